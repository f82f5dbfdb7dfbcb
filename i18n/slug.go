package i18n

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Slug returns s as the last part of an address: lower-case letters and digits
// without accents, in words joined by hyphens ("Educación: ¿qué año?" becomes
// "educacion-que-ano", "3.º Congreso" "3o-congreso"). Latin letters become those of
// ASCII; letters of other scripts are kept. A slug is its own slug. It is "" if s has
// neither letters nor digits. It ends with the word in which it reaches 80
// bytes, and reads no more than the first 1,024 bytes of s.
func Slug(s string) string {
	const enough, most = 80, 1024
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "")
	}
	var b strings.Builder
	gap := false
letters:
	for _, r := range norm.NFKD.String(latin.Replace(s)) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' || r == 'ʼ': // accents; l'aigua is one word
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() >= enough {
				break letters
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
	return norm.NFC.String(b.String())
}

// latin spells Latin letters that no accent makes, and takes the point out of
// ordinals: 3.º is 3o.
var latin = strings.NewReplacer(".º", "o", ".ª", "a", "ø", "o", "Ø", "O", "ł", "l", "Ł", "L", "ß", "ss", "ẞ", "SS", "đ", "d", "Đ", "D",
	"ð", "d", "Ð", "D", "þ", "th", "Þ", "TH", "æ", "ae", "Æ", "AE", "œ", "oe", "Œ", "OE", "ħ", "h", "Ħ", "H", "ŧ", "t", "Ŧ", "T",
	"ı", "i", "ŋ", "n", "Ŋ", "N", "ĸ", "k", "ɨ", "i", "Ɨ", "I", "ʉ", "u", "Ʉ", "U")
