package links

import (
	"bytes"
	"iter"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// page follows the links of HTML, and remembers its ids.
func (d *document) page() {
	ids := make(map[string]bool)
	d.ids[d.name] = ids
	z := html.NewTokenizer(bytes.NewReader(d.body))
	inStyle := false
	for offset := 0; ; offset += len(z.Raw()) {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.TextToken:
			raw := z.Raw()
			if inStyle {
				d.inSheet(offset, raw)
			}
			d.inText(offset, raw)
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			inStyle = token.Data == "style"
			d.element(offset, token, ids)
		case html.EndTagToken:
			inStyle = false
		}
	}
}

// element follows the links in the attributes of an element, and takes its id.
func (d *document) element(offset int, e html.Token, ids map[string]bool) {
	attributes := make(map[string]string, len(e.Attr))
	for _, a := range e.Attr {
		if _, again := attributes[a.Key]; !again { // the first holds
			attributes[a.Key] = a.Val
		}
	}
	for name, value := range attributes {
		switch name {
		case "id":
			ids[value] = true
		case "name":
			if e.Data == "a" {
				ids[value] = true
			}
		case "href":
			if e.Data == "base" { // HTML Standard, 4.2.3
				if at, err := d.at.Parse(strings.TrimSpace(value)); err == nil {
					d.at = at
				}
				continue
			}
			d.follow(offset, value)
		case "src", "poster", "action", "formaction", "data-index": // the last is the site's own: of what its script searches
			d.follow(offset, value)
		case "data":
			if e.Data == "object" {
				d.follow(offset, value)
			}
		case "srcset", "imagesrcset":
			for link := range candidates(value) {
				d.follow(offset, link)
			}
		case "content":
			if strings.EqualFold(attributes["http-equiv"], "refresh") {
				if _, link, ok := strings.Cut(value, "url="); ok {
					d.follow(offset, link)
				}
				continue
			}
			for _, a := range d.addresses([]byte(value)) {
				d.follow(offset, a.link)
			}
		}
	}
}

// candidates are the addresses in a srcset (HTML Standard, 4.8.4.2).
func candidates(srcset string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for rest := srcset; ; {
			rest = strings.TrimLeft(rest, " \t\n\f\r,")
			if rest == "" {
				return
			}
			end := strings.IndexAny(rest+" ", " \t\n\f\r")
			link := strings.TrimRight(rest[:end], ",")
			if !yield(link) {
				return
			}
			if rest = rest[end:]; len(link) == end { // a description follows
				_, rest, _ = strings.Cut(rest, ",")
			}
		}
	}
}

// inURL finds url() in CSS, with quotes or without.
var inURL = regexp.MustCompile(`url\(\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^"'()\s]+))\s*\)`)

// sheet follows the links of a style sheet.
func (d *document) sheet() { d.inSheet(0, d.body) }

func (d *document) inSheet(offset int, css []byte) {
	for _, found := range inURL.FindAllSubmatchIndex(css, -1) {
		for group := 2; group < len(found); group += 2 {
			if begin, end := found[group], found[group+1]; begin >= 0 {
				d.follow(offset+begin, string(css[begin:end]))
			}
		}
	}
}

// text follows what begins with the address of the site.
func (d *document) text() { d.inText(0, d.body) }

func (d *document) inText(offset int, text []byte) {
	for _, a := range d.addresses(text) {
		d.follow(offset+a.offset, a.link)
	}
}

// fold is where a calendar breaks a line, which may be anywhere (RFC 5545, 3.1).
const fold = "\r\n "

// calendar follows what begins with the address of the site, wherever its lines break.
func (d *document) calendar() {
	parts := bytes.Split(d.body, []byte(fold))
	unfolded, part := 0, 0 // where the next part begins
	for _, a := range d.addresses(bytes.Join(parts, nil)) {
		for unfolded+len(parts[part]) <= a.offset {
			unfolded += len(parts[part])
			part++
		}
		d.follow(a.offset+part*len(fold), a.link)
	}
}

// address is one that stands in a text.
type address struct {
	offset int
	link   string
}

// addresses returns those in a text that begin with that of the site.
func (d *document) addresses(text []byte) []address {
	if d.base.Host == nowhere {
		return nil
	}
	var all []address
	for at := 0; ; {
		i := bytes.Index(text[at:], d.begin)
		if i < 0 {
			return all
		}
		begin := at + i
		at = begin + len(d.begin)
		for begin > 0 && 'a' <= text[begin-1] && text[begin-1] <= 'z' { // the scheme
			begin--
		}
		if end := bytes.IndexAny(text[at:], afterAddress); end >= 0 {
			at += end
		} else {
			at = len(text)
		}
		all = append(all, address{begin, string(bytes.TrimRight(text[begin:at], ".,;:!?*"))})
	}
}

// afterAddress are the characters that do not stand in an address as the site prints
// one, in none of its formats, and the one before a fragment: in feeds and structured
// data, addresses with fragments are names of things that are on no page. A query may
// be cut, which does not matter.
const afterAddress = " \t\r\n\"'<>()[]{}|\\^`&#"
