package escape

import (
	"strings"

	"github.com/tertulia-go/tertulia/i18n"
)

// OneLine returns s without line breaks, runs of spaces, and what cannot be
// printed. No-break spaces are kept.
func OneLine(s string) string {
	if isOneLine(s) {
		return s
	}
	var b strings.Builder
	for word := range strings.FieldsFuncSeq(s, breaks) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		for _, r := range word { // what is not UTF-8 ranges as U+FFFD
			if !i18n.Unprintable(r) {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// InLine is [OneLine] for words that stand between others, from which a space
// may part them.
func InLine(s string) string {
	line := OneLine(s)
	if line == s {
		return s
	}
	if trimmed := strings.TrimLeftFunc(s, breaks); len(trimmed) < len(s) {
		line = " " + line
	}
	if trimmed := strings.TrimRightFunc(s, breaks); 0 < len(trimmed) && len(trimmed) < len(s) {
		line += " "
	}
	return line
}

// breaks reports whether r parts words: a space that may be broken at, or a
// line end.
func breaks(r rune) bool {
	return r == ' ' || '\t' <= r && r <= '\r' || r == '\u2028' || r == '\u2029'
}

func isOneLine(s string) bool {
	if s == "" {
		return true
	}
	if s[0] == ' ' || s[len(s)-1] == ' ' || strings.Contains(s, "  ") {
		return false
	}
	for i := lineClasses.Plain(s, 0); i < len(s); i = lineClasses.Plain(s, i) {
		r, size, printed := lineClasses.Next(s[i:])
		if !printed || breaks(r) {
			return false
		}
		i += size
	}
	return true
}

// lineClasses single out what a line cannot hold.
var lineClasses = NewClasses("\t\n")
