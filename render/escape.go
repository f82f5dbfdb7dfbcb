package render

import (
	"strings"
	"unicode/utf8"

	"github.com/tertulia-go/tertulia/i18n"
)

// Each format escapes other bytes, and all of them in the same way: they look
// for the next byte that asks for something, and copy what is before it.

// byteClasses say what each byte asks for in one format.
type byteClasses [256]byte

// What a byte asks for. Most bytes ask for nothing.
const (
	plainByte = iota
	pairByte  // begins a printable rune of two bytes
	escapeByte
	controlByte
	runeByte // begins any other rune, or none
)

// escapes are the classes of a format that escapes the bytes given, besides
// what no format writes.
func escapes(bytes string) *byteClasses {
	var class byteClasses
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

// plain returns where the bytes from i on that stay as they are end.
func (c *byteClasses) plain(s string, i int) int {
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

// next returns the first rune of s, its size in bytes, and whether it is
// printed, as it is or escaped: it is not if it is unprintable, or
// utf8.RuneError for bytes that are not UTF-8.
func (c *byteClasses) next(s string) (r rune, size int, printed bool) {
	switch c[s[0]] {
	case controlByte:
		return rune(s[0]), 1, false
	case pairByte, runeByte:
		r, size = utf8.DecodeRuneInString(s)
		return r, size, !i18n.Unprintable(r) && (r != utf8.RuneError || size > 1)
	}
	return rune(s[0]), 1, true
}
