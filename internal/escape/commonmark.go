package escape

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/tertulia-go/tertulia/i18n"
)

// commonMarkClasses escape for words that mean nothing in Markdown (CommonMark
// section 2.4, GitHub Flavored Markdown for ~).
var commonMarkClasses = NewClasses("\\`*_[]<~&!\t\n")

// AppendCommonMark appends words that mean nothing in Markdown, in one line.
// What has a meaning only where a line begins is left to [CommonMarkLine]. If
// joined, other words may follow at once.
func AppendCommonMark(b []byte, s string, joined bool) []byte {
	done := 0
	for i := commonMarkClasses.Plain(s, 0); i < len(s); i = commonMarkClasses.Plain(s, i) {
		r, size, printed := commonMarkClasses.Next(s[i:])
		instead := ""
		switch {
		case breaks(r):
			instead = " "
		case !printed && r == utf8.RuneError:
			instead = "\uFFFD"
		case !printed:
		case size > 1 || r == '&' && !reference(s[i:], joined) || r == '!' && i+1 < len(s) && s[i+1] != '[':
			i += size
			continue
		default:
			b = append(append(b, s[done:i]...), '\\')
			done = i // what is escaped stands for itself
			i += size
			continue
		}
		b = append(append(b, s[done:i]...), instead...)
		i += size
		done = i
	}
	return append(b, s[done:]...)
}

// reference reports whether s, which begins with an ampersand, begins with what
// may become a character reference, when what cannot be printed is left out. If
// joined, the words that follow s may complete it.
func reference(s string, joined bool) bool {
	for i, r := range s[1:] {
		switch {
		case r == ';':
			return i > 0
		case r != '#' && (r < '0' || r > '9') && (r|0x20 < 'a' || r|0x20 > 'z') && !i18n.Unprintable(r):
			return false
		}
	}
	return joined
}

// AppendDestination appends an address as the destination of a link (CommonMark
// section 6.3).
func AppendDestination(b []byte, u string) []byte {
	for i := range len(u) {
		c := u[i]
		switch {
		case c <= ' ' || c == 0x7F || strings.IndexByte("()<>\\`", c) >= 0:
			b = append(b, '%', "0123456789ABCDEF"[c>>4], "0123456789ABCDEF"[c&0xF])
			continue
		case c == '&' && reference(u[i:], false) || c == '*' || c == '_' || c == '~':
			b = append(b, '\\')
		}
		b = append(b, c)
	}
	return b
}

// CommonMarkLine escapes what has a meaning only where a line begins, in a line
// of b that begins at start and is not empty: headings, underlines of headings,
// items of lists, quotes (CommonMark section 4 and 5), the rules of tables.
func CommonMarkLine(b []byte, start int) []byte {
	line := b[start:]
	switch line[0] {
	case '#', '+', '-', '=', '>', '|':
		return slices.Insert(b, start, '\\')
	}
	if len(line) > 1 && line[0] == ':' && line[1] == '-' {
		return slices.Insert(b, start, '\\')
	}
	digits := 0
	for digits < len(line) && line[digits] >= '0' && line[digits] <= '9' {
		digits++
	}
	if digits > 0 && digits < len(line) && (line[digits] == '.' || line[digits] == ')') {
		return slices.Insert(b, start+digits, '\\')
	}
	return b
}

// CommonMarkHeading escapes the end of a heading, the last line of b: a run of
// number signs would close it (CommonMark section 4.2).
func CommonMarkHeading(b []byte) []byte {
	if last := len(b) - 1; b[last] == '#' {
		return append(b[:last], "\\#"...)
	}
	return b
}
