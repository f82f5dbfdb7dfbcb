package i18n

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Slug returns s as the last part of an address: lower-case letters and digits
// without accents, in words joined by hyphens ("Educación: ¿qué año?" becomes
// "educacion-que-ano"). Letters of other scripts are kept. It is "" if s has
// neither letters nor digits. It ends with the word in which it reaches 80
// bytes, and reads no more than the first 1,024 bytes of s.
func Slug(s string) string {
	const enough, most = 80, 1024
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "")
	}
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’': // accents; l'aigua is one word
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() >= enough {
				return b.String()
			}
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		default:
			gap = true
		}
	}
	return b.String()
}
