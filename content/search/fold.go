package search

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// words returns the words of a text in lower case and without accents, at most
// limit of them. The ñ stays: whether it is apart from n is decided by whoever asks.
func words(text string, limit int) []string {
	// Decomposed first, so that an accent is no letter of its own.
	text = strings.ToLower(norm.NFKD.String(text))
	var found []string
	var word []rune
	end := func() {
		if len(word) > 0 {
			found = append(found, string(word))
			word = word[:0]
		}
	}
	for _, r := range text {
		if len(found) == limit {
			return found
		}
		switch {
		case r == '\u0303' && len(word) > 0 && word[len(word)-1] == 'n':
			word[len(word)-1] = 'ñ'
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			word = append(word, r)
		default:
			end()
		}
	}
	if len(found) < limit {
		end()
	}
	return found
}

// withoutTilde returns a word as somebody types it who has no ñ.
func withoutTilde(word string) string { return strings.ReplaceAll(word, "ñ", "n") }

// shortestStem is how many letters a stem has at least: "mes" is a singular.
const shortestStem = 3

// stem returns what the singular and the plural of a folded word share, in
// Spanish and in English: archivo and archivos, lapiz and lapices, cancion and
// canciones, pais and paises. It is no word, and is only compared with other stems.
func stem(word string) string {
	letters := []rune(word)
	for len(letters) > shortestStem {
		last := letters[len(letters)-1]
		if last != 's' && last != 'e' {
			break
		}
		letters = letters[:len(letters)-1]
		if last == 'e' && letters[len(letters)-1] == 'c' {
			letters[len(letters)-1] = 'z'
		}
	}
	return string(letters)
}
