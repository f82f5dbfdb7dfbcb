// Package escape puts words where a format allows no others than its own: what
// the printers share of it, in HTML and XML, in one line, in Markdown.
//
// Each format escapes other bytes, and all of them in the same way: they look
// for the next byte that asks for something, and copy what is before it.
package escape

import (
	"strings"
	"unicode/utf8"

	"github.com/tertulia-go/tertulia/i18n"
)

// Literal is text written in this module, which no printer escapes. Untyped
// constants are of this type by themselves; no string of content is.
type Literal string

// Classes say what each byte asks for in one format.
type Classes [256]byte

// What a byte asks for. Most bytes ask for nothing.
const (
	plainByte = iota
	pairByte  // begins a printable rune of two bytes
	escapeByte
	controlByte
	runeByte // begins any other rune, or none
)

// NewClasses returns the classes of a format that escapes the bytes given,
// besides what no format writes.
func NewClasses(bytes string) *Classes {
	var class Classes
	for b := range class {
		switch {
		case strings.IndexByte(bytes, byte(b)) >= 0:
			class[b] = escapeByte
		case b == '\t' || b == '\n':
		case b < 0x20 || b == 0x7F:
			class[b] = controlByte
		case 0xC3 <= b && b <= 0xDF: // U+00C0 to U+07FF
			class[b] = pairByte
		case b >= 0x80:
			class[b] = runeByte
		}
	}
	return &class
}

// Plain returns where the bytes from i on that stay as they are end.
func (c *Classes) Plain(s string, i int) int {
	for {
		for i+4 <= len(s) && c[s[i]]|c[s[i+1]]|c[s[i+2]]|c[s[i+3]] == plainByte {
			i += 4
		}
		for i < len(s) && c[s[i]] == plainByte {
			i++
		}
		if i+1 >= len(s) || c[s[i]] != pairByte || s[i+1]&0xC0 != 0x80 {
			return i
		}
		i += 2
	}
}

// Next returns the first rune of s, its size in bytes, and whether it is
// printed, as it is or escaped: it is not if it is unprintable, or
// utf8.RuneError for bytes that are not UTF-8.
func (c *Classes) Next(s string) (r rune, size int, printed bool) {
	switch c[s[0]] {
	case controlByte:
		return rune(s[0]), 1, false
	case pairByte, runeByte:
		r, size = utf8.DecodeRuneInString(s)
		return r, size, !i18n.Unprintable(r) && (r != utf8.RuneError || size > 1)
	}
	return rune(s[0]), 1, true
}
