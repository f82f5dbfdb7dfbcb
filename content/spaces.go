package content

import (
	"strings"
	"unicode"

	"github.com/tertulia-go/tertulia/i18n"
)

// oddSpace returns the first character of s that looks like a space and is none,
// or that nobody sees, as word processors and web pages leave them; 0 if there is
// none. Words and keys that hold one look right and are wrong.
func oddSpace(s string) rune {
	for _, r := range s {
		if r > unicode.MaxASCII && i18n.Blank(string(r)) {
			return r
		}
	}
	return 0
}

// noBreak are the spaces at which no line breaks.
const noBreak = "\u00a0\u202f\u2007\u2060"

// blame makes e say that an odd space is to blame for what is wrong with s, if there
// is one: no message shows the difference otherwise.
func (e *Error) blame(s string) *Error {
	r := oddSpace(s)
	if r == 0 {
		return e
	}
	e.ID, e.Args, e.Suggestion = "error.invisible", i18n.Args{"Detail": codePoint(r)}, ""
	if strings.ContainsRune(noBreak, r) {
		e.ID = "error.space.no-break"
	}
	return e
}

// marksBefore is what stands at the beginning of a line, and where YAML wants
// spaces that are spaces: the indent, and what follows a dash or a colon.
func marksBefore(line string) string {
	rest := strings.TrimLeft(line, " \t-")
	key, after, found := strings.Cut(rest, ":")
	if !found {
		key, after = "", rest
	}
	value := strings.TrimLeftFunc(after, func(r rune) bool { return i18n.Blank(string(r)) })
	name := strings.TrimLeftFunc(key, func(r rune) bool { return i18n.Blank(string(r)) })
	return line[:len(line)-len(rest)] + key[:len(key)-len(name)] + after[:len(after)-len(value)]
}
