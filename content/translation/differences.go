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

var (
	linkForm     = regexp.MustCompile(`!?\[(?:\\.|[^\]\\])*\](?:\(|\[)|<(?:https?://|mailto:)[^>\s]*>`)
	codeForm     = regexp.MustCompile("(?s)```.*?```|``.+?``|`[^`]+`")
	emphasisForm = regexp.MustCompile(`\\.|[*_]+`)
	headingForm  = regexp.MustCompile(`(?m)^ {0,3}(#{1,6})[ \t]`)
	addressForm  = regexp.MustCompile(`https?://[^\s<>()\[\]"“”«»]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+`)
	hourForm     = regexp.MustCompile(`\b(\d{1,2})(?:[:.h](\d{2}))?(?:[\s\x{A0}\x{202F}]*([ap])\.?[\s\x{A0}\x{202F}]*m\b|[\s\x{A0}\x{202F}]*h\b)|\b(\d{1,2}):(\d{2})\b`)
	numberForm   = regexp.MustCompile(`\d+(?:[.,'\x{A0}\x{202F}]\d+)*`)
)

func links(text string) counted {
	return counted{"": len(linkForm.FindAllString(codeForm.ReplaceAllString(text, ""), -1))}
}

func code(text string) counted { return count(codeForm.FindAllString(text, -1)) }

// emphasis counts the marks that begin or end words in italics or bold: those that
// touch a word, and are not inside one.
func emphasis(text string) counted {
	text = addressForm.ReplaceAllString(codeForm.ReplaceAllString(text, "x"), "x")
	c := make(counted)
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
	for _, m := range headingForm.FindAllStringSubmatch(codeForm.ReplaceAllString(text, ""), -1) {
		c[m[1]]++
	}
	return c
}

func addresses(text string) counted {
	c := make(counted)
	for _, address := range addressForm.FindAllString(text, -1) {
		c[strings.TrimRight(address, ".,;:!?*_")]++
	}
	return c
}

// numbers counts hours by their minutes on a clock of 12 hours, and other numbers
// by their digits.
func numbers(text string) counted {
	text = addressForm.ReplaceAllString(text, "")
	c := make(counted)
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

func count(all []string) counted {
	c := make(counted)
	for _, one := range all {
		c[one]++
	}
	return c
}
