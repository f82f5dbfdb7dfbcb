package translation

import (
	"maps"
	"regexp"
	"strconv"
	"strings"
)

// Difference is what a text and its translation do not have in common, and should.
type Difference string

// The differences. Those of markup break the page; the others may be meant.
const (
	Links     Difference = "links"     // the number of links and pictures
	Code      Difference = "code"      // words in `code`, which nobody translates
	Emphasis  Difference = "emphasis"  // how often words are set in *italics* or **bold**
	Headings  Difference = "headings"  // how many headings of which level
	Numbers   Difference = "numbers"   // numbers and hours, however each language writes them
	Addresses Difference = "addresses" // of pages and mailboxes

	Dates       Difference = "dates"       // a day or an hour that is none of the event's
	Names       Difference = "names"       // somebody's name in another spelling
	Punctuation Difference = "punctuation" // the mark at the end
	Same        Difference = "same"        // the same words in both languages
	Language    Difference = "language"    // words plainly in another language
)

// AllDifferences returns every difference, in the order in which they are found.
func AllDifferences() []Difference {
	return []Difference{Links, Code, Emphasis, Headings, Numbers, Addresses, Dates, Names, Punctuation, Same, Language}
}

// IsMarkup reports whether the difference is one of Markdown.
func (d Difference) IsMarkup() bool {
	return d == Links || d == Code || d == Emphasis || d == Headings
}

// Differences returns what a text and its translation do not have in common, nil
// where there is nothing. Only Markdown has markup. Hours are equal on clocks of 12
// and of 24 hours ("18:00", "6 p.m."), numbers whatever stands between their
// digits ("1.250,50", "1,250.50").
func Differences(source, translation string, isMarkdown bool) []Difference {
	var found []Difference
	compare := func(d Difference, of func(string) counted) {
		if !maps.Equal(of(source), of(translation)) {
			found = append(found, d)
		}
	}
	if isMarkdown {
		compare(Links, links)
		compare(Code, code)
		compare(Emphasis, emphasis)
		compare(Headings, headings)
	}
	compare(Numbers, numbers)
	compare(Addresses, addresses)
	return found
}

// counted is how often each of several things occurs.
type counted map[string]int

// A form is a regular expression, and characters of which it needs one: most texts have
// none, and are not looked through.
type form struct {
	needs string
	*regexp.Regexp
}

const digits = "0123456789"

func newForm(needs, pattern string) form { return form{needs, regexp.MustCompile(pattern)} }

// findAll returns the submatches of all that is of the form.
func (f form) findAll(text string) [][]string {
	if !strings.ContainsAny(text, f.needs) {
		return nil
	}
	return f.FindAllStringSubmatch(text, -1)
}

// replace returns a text with words in the place of all that is of the form.
func (f form) replace(text, words string) string {
	if !strings.ContainsAny(text, f.needs) {
		return text
	}
	return f.ReplaceAllString(text, words)
}

var (
	linkForm     = newForm("[<", `!?\[(?:\\.|[^\]\\])*\](?:\(|\[)|<(?:https?://|mailto:)[^>\s]*>`)
	codeForm     = newForm("`", "(?s)```.*?```|``.+?``|`[^`]+`")
	emphasisForm = newForm("*_", `\\.|[*_]+`)
	headingForm  = newForm("#", `(?m)^ {0,3}(#{1,6})[ \t]`)
	addressForm  = newForm("/@", `https?://[^\s<>()\[\]"“”«»]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+`)
	hourForm     = newForm(digits, `\b(\d{1,2})(?:[:.h](\d{2}))?(?:[\s\x{A0}\x{202F}]*([ap])\.?[\s\x{A0}\x{202F}]*m\b|[\s\x{A0}\x{202F}]*h\b)|\b(\d{1,2}):(\d{2})\b`)
	numberForm   = newForm(digits, `\d+(?:[.,'\x{A0}\x{202F}]\d+)*`)
)

func links(text string) counted {
	return counted{"": len(linkForm.findAll(codeForm.replace(text, "")))}
}

func code(text string) counted {
	c := make(counted)
	for _, m := range codeForm.findAll(text) {
		c[m[0]]++
	}
	return c
}

// emphasis counts the marks that begin or end words in italics or bold: those that
// touch a word, and are not inside one.
func emphasis(text string) counted {
	text = addressForm.replace(codeForm.replace(text, "x"), "x")
	c := make(counted)
	if !strings.ContainsAny(text, emphasisForm.needs) {
		return c
	}
	for _, at := range emphasisForm.FindAllStringIndex(text, -1) {
		mark := text[at[0]:at[1]]
		before, after := edge(text[:at[0]], false), edge(text[at[1]:], true)
		if mark[0] == '\\' || before == ' ' && after == ' ' || mark[0] == '_' && before == 'x' && after == 'x' {
			continue
		}
		c[strconv.Itoa(len(mark))]++
	}
	return c
}

// edge is ' ' for a text that has white space, or nothing, at its end or its
// beginning; '.' for an ASCII sign, and 'x' for anything else.
func edge(text string, first bool) byte {
	if text == "" {
		return ' '
	}
	b := text[len(text)-1]
	if first {
		b = text[0]
	}
	switch {
	case b == ' ' || b == '\n' || b == '\t':
		return ' '
	case b < 0x80 && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", b) >= 0:
		return '.'
	}
	return 'x'
}

func headings(text string) counted {
	c := make(counted)
	for _, m := range headingForm.findAll(codeForm.replace(text, "")) {
		c[m[1]]++
	}
	return c
}

func addresses(text string) counted {
	c := make(counted)
	for _, m := range addressForm.findAll(text) {
		c[strings.TrimRight(m[0], ".,;:!?*_")]++
	}
	return c
}

// numbers counts hours by their minutes on a clock of 12 hours, and other numbers
// by their digits.
func numbers(text string) counted {
	text = addressForm.replace(text, "")
	c := make(counted)
	if !strings.ContainsAny(text, digits) {
		return c
	}
	text = hourForm.ReplaceAllStringFunc(text, func(written string) string {
		m := hourForm.FindStringSubmatch(written)
		hour, _ := strconv.Atoi(m[1] + m[4]) // one of the two is empty, the other is digits
		minute, _ := strconv.Atoi(m[2] + m[5])
		c["at "+strconv.Itoa(hour%12*60+minute)]++
		return ""
	})
	for _, number := range numberForm.FindAllString(text, -1) {
		c[strings.Map(func(r rune) rune {
			if r < '0' || r > '9' {
				return -1
			}
			return r
		}, number)]++
	}
	return c
}
