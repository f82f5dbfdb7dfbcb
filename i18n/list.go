package i18n

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// listKind is what a list says of its items: that all of them count, or that
// one of them does.
type listKind uint8

const (
	listAnd listKind = iota
	listOr
	listKinds
)

var listKeys = [listKinds]string{listAnd: "and", listOr: "or"}

// And returns items as a list: Ana, Luis y Eva. Nothing is "", one item is
// itself. In Spanish y becomes e, and o u, before the same sound: Luis e
// Inés, uno u otro.
func (l *Localizer) And(items ...string) string { return l.printing().list(listAnd, items) }

// AndLists returns items in which there are lists as a list: with a comma
// before the last y, too, which would else be taken for one of theirs (en español
// e inglés, y subtítulos en portugués y francés).
func (l *Localizer) AndLists(items ...string) string {
	last := len(items) - 1
	if last < 1 {
		return l.And(items...)
	}
	f := l.printing()
	all := items[0]
	for i, item := range items[1:] {
		glue := f.listGlue(listAnd, i+1, len(items), item)
		if i+1 == last && strings.HasPrefix(glue, " ") {
			glue = strings.TrimRight(f.lists[listAnd][1], " ") + glue
		}
		all += glue + item
	}
	return all
}

// Or returns items as alternatives, like [Localizer.And]: Ana, Luis o Eva.
func (l *Localizer) Or(items ...string) string { return l.printing().list(listOr, items) }

func (f *formats) list(kind listKind, items []string) string {
	if len(items) == 0 {
		return ""
	}
	if len(items) == 1 {
		return items[0]
	}
	size := 0
	for _, item := range items {
		size += len(item) + len(" and ")
	}
	b := make([]byte, 0, size)
	for i, item := range items {
		b = append(b, f.listGlue(kind, i, len(items), item)...)
		b = append(b, item...)
	}
	return string(b)
}

// listGlue is what stands between the items of a list: of two, after the
// first of several, after the others and before the last.
type listGlue [4]string

// listGlue returns what stands before item i of n.
func (f *formats) listGlue(kind listKind, i, n int, item string) string {
	g := &f.lists[kind]
	switch {
	case i == 0:
		return ""
	case n == 2:
		return f.euphonic(g[0], item)
	case i == n-1:
		return f.euphonic(g[3], item)
	case i == 1:
		return g[1]
	}
	return g[2]
}

// euphonic changes the Spanish y and o before a word that begins with their
// sound (Real Academia Española, Diccionario panhispánico de dudas, y and o).
// ICU does it before letters without an accent only.
func (f *formats) euphonic(glue, item string) string {
	if f.tables.Language() != "es" {
		return glue
	}
	switch {
	case glue == " y " && soundsLikeI(item):
		return " e "
	case glue == " o " && soundsLikeO(item):
		return " u "
	}
	return glue
}

// soundsLikeI reports whether a word begins with the sound of i, alone: Inés,
// Íñigo, hijo; not hielo, hiato, yo. A y before a consonant stays with y, as in ICU.
func soundsLikeI(s string) bool {
	s = afterOpening(s)
	if first, _ := vowel(s); first == 'i' {
		return true
	}
	s, ok := afterH(s)
	first, rest := vowel(s)
	if !ok || first != 'i' {
		return false
	}
	if s[0] != 'i' && s[0] != 'I' {
		return true // híades: the accent makes a syllable of it
	}
	next, _ := vowel(rest)
	return next != 'a' && next != 'e'
}

// soundsLikeO reports whether a word or number begins with the sound of o:
// otro, Óscar, hora, 8, 80, 11, 11 000; not 110.
func soundsLikeO(s string) bool {
	s = afterOpening(s)
	if strings.HasPrefix(s, "8") {
		return true
	}
	if strings.HasPrefix(s, "11") {
		return integerDigits(s)%3 == 2 // once, once mil, once millones
	}
	if h, ok := afterH(s); ok {
		s = h
	}
	first, _ := vowel(s)
	return first == 'o'
}

// afterH returns s without the h with which it begins, and whether it does.
func afterH(s string) (string, bool) {
	if s == "" || s[0] != 'h' && s[0] != 'H' {
		return s, false
	}
	return s[1:], true
}

// afterOpening returns s without the marks and spaces before its first word:
// « ¡ ( and the like, and the marks that give a direction.
func afterOpening(s string) string {
	return strings.TrimLeftFunc(s, func(r rune) bool {
		return unicode.In(r, unicode.Ps, unicode.Pi, unicode.Cf, unicode.Zs) || strings.ContainsRune(`¡¿"'’”»*_`, r)
	})
}

// vowel returns the plain lower-case vowel with which s begins, 0 if it begins
// with none, and what follows.
func vowel(s string) (byte, string) {
	r, size := utf8.DecodeRuneInString(s)
	rest := s[size:]
	for _, v := range [...]string{"aAáÁàÀâÂäÄãÃ", "eEéÉèÈêÊëË", "iIíÍìÌîÎïÏ", "oOóÓòÒôÔöÖõÕøØ"} {
		if r != utf8.RuneError && strings.ContainsRune(v, r) {
			return v[0], rest
		}
	}
	return 0, rest
}

// integerDigits counts the digits of the integer with which s begins, over the
// separators of its groups.
func integerDigits(s string) int {
	digits := func(s string) int {
		n := 0
		for n < len(s) && '0' <= s[n] && s[n] <= '9' {
			n++
		}
		return n
	}
	n := digits(s)
	for s = s[n:]; ; s = s[3:] {
		r, size := utf8.DecodeRuneInString(s)
		if !strings.ContainsRune(".,’ \u00A0\u202F\u2009", r) || r == utf8.RuneError {
			return n
		}
		if s = s[size:]; digits(s) != 3 {
			return n
		}
		n += 3
	}
}
