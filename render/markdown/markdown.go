// Package markdown turns Markdown that nobody trusts into HTML, into words, and
// into Markdown again: CommonMark with tables, strikethrough and bare links,
// without raw HTML, and with links only to where a page may lead.
//
//	var c markdown.Converter
//	c.HTML("Vea *[el programa](/programa)*", markdown.Section{Level: 2})
//	c.Words("Vea *[el programa](/programa)*", "https://example.org") // Vea el programa (https://example.org/programa)
//
// What holds for each of the three:
//
//  1. Raw HTML is words.
//  2. An address that [field.CheckURL] refuses and that is no path of the site
//     is left out; the words of its link stay.
//  3. Headings stand below that of their section, without leaving out a level.
//  4. What a text costs is in proportion to its size: one that would cost more is
//     printed as it was written.
package markdown

import (
	"html/template"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/address"
	"github.com/tertulia-go/tertulia/internal/memo"
)

// Section is where a text stands on a page.
type Section struct {
	// Level is that of the heading above the text, 1 to 6.
	Level int
	// Anchor begins the ids of the headings in the text. If empty, they have
	// none, as in a text that may stand on a page twice.
	Anchor string
}

// A Converter remembers what has been made of a text, within a bound: what is
// in use stays. It is safe for concurrent use. The zero value is ready.
type Converter struct{ texts memo.Memo[form, string] }

// A form is a text and what is made of it.
type form struct {
	kind   formKind
	source string
	with   string // what else it depends on
	level  int    // of the heading above
}

type formKind uint8

const (
	asHTML formKind = iota
	asWords
	asGist
	asMarkdown
)

// text returns a text in a form, made once.
func (c *Converter) text(f form, convert func() string) string {
	return c.texts.Get(f, func() (string, int) {
		made := convert()
		return made, len(f.source) + len(made)
	})
}

// HTML returns a text as markup, to stand in an element that carries its
// language.
func (c *Converter) HTML(source string, s Section) template.HTML {
	return template.HTML(c.text(form{asHTML, source, s.Anchor, s.Level}, func() string { return toHTML(source, s) }))
}

// Words returns a text without its markup, in lines that are not wrapped, and
// without a line feed at the end. Paths in it become addresses against that of the
// site; without one they stay.
func (c *Converter) Words(source, site string) string {
	return c.text(form{kind: asWords, source: source, with: site}, func() string { return toWords(source, site) })
}

// Gist is Words without the addresses of links, for where nobody can follow
// them.
func (c *Converter) Gist(source string) string {
	return c.text(form{kind: asGist, source: source}, func() string { return toGist(source) })
}

// Rewrite returns a text as Markdown for elsewhere, in whole lines, below a
// heading of the level given. Paths in it become addresses against that of the
// site; without one they stay.
func (c *Converter) Rewrite(source string, level int, site string) string {
	return c.text(form{asMarkdown, source, site, level}, func() string { return rewrite(source, level, site) })
}

// markdownParser is shared: it keeps nothing of what it reads.
var markdownParser parser.Parser = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Linkify), goldmark.WithParserOptions(metered...),
).Parser()

// parse returns nil for a text that costs more than what people write.
func parse(source []byte) ast.Node {
	m := newMeter()
	if len(source) > i18n.MaxText || !m.spendLines(source) || m.spent() {
		return nil
	}
	pc := parser.NewContext()
	pc.Set(meterKey, m)
	root := markdownParser.Parse(text.NewReader(source), parser.WithContext(pc))
	if m.spent() || isDeeper(root, maxDepth) {
		return nil
	}
	return root
}

// lineFeeds ends lines in one way.
var lineFeeds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// printable returns s without what cannot be printed, as UTF-8 in lines that
// end in line feeds.
func printable(s string) string {
	if i18n.CheckString(s) == nil {
		return s
	}
	return strings.Map(func(r rune) rune {
		if i18n.Unprintable(r) {
			return -1
		}
		return r
	}, lineFeeds.Replace(strings.ToValidUTF8(s, "\uFFFD")))
}

// destination returns where a link leads, "" if a page must not lead there.
func destination(raw []byte) template.URL {
	return address.SiteOrExternal(string(util.URLEscape(raw, true)))
}

// autoDestination is [destination] of an address that stands for itself.
func autoDestination(n *ast.AutoLink, source []byte) template.URL {
	u := string(n.URL(source))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(u), "mailto:") {
		u = "mailto:" + u
	}
	return destination([]byte(u))
}

// imageSource returns where a picture is found, "" if a page must not show it.
func imageSource(raw []byte) template.URL {
	src := string(util.URLEscape(raw, true))
	if field.CheckSource(src) != nil {
		return ""
	}
	return template.URL(src)
}

// plain returns the words of a node without their markup.
func plain(n ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			b.Write(words(n, source))
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(n.Value)
		case *ast.AutoLink:
			b.Write(n.Label(source))
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// rawHTML returns a block of HTML as it was written.
func rawHTML(n *ast.HTMLBlock, source []byte) string {
	raw := n.Lines().Value(source)
	if n.HasClosure() {
		raw = append(raw[:len(raw):len(raw)], n.ClosureLine.Value(source)...)
	}
	return strings.TrimSpace(string(raw))
}
