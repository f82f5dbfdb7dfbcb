package speaker

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// Name is the name of a person. The zero value is a name that nobody knows.
type Name struct {
	Prefix  i18n.Text // "Ambassador"; printed before the name
	Given   string
	Family  string    // with its particles: "de la Cruz"
	Suffix  string    // "Jr."
	Display string    // in print instead of given, family and suffix; "": those
	Native  i18n.Text // in its own script; printed with its language beside the name
}

var nameFields = field.NewTable("name", field.About[Name]{},
	field.Words("prefix", func(n *Name) *i18n.Text { return &n.Prefix }),
	field.String("given", func(n *Name) *string { return &n.Given }),
	field.String("family", func(n *Name) *string { return &n.Family }),
	field.String("suffix", func(n *Name) *string { return &n.Suffix }),
	field.String("display", func(n *Name) *string { return &n.Display }),
	field.Native("native", func(n *Name) *i18n.Text { return &n.Native }),
)

// IsZero reports whether there is nothing to print. A prefix alone is no name.
func (n Name) IsZero() bool { return n.Full() == "" && n.Native.IsZero() }

// Full returns the name as it is printed, without its prefix.
func (n Name) Full() string {
	if !i18n.Blank(n.Display) {
		return n.Display
	}
	size := len(n.Given) + len(n.Family) + len(n.Suffix)
	if size == len(n.Given) || size == len(n.Family) {
		if one := cmp.Or(n.Given, n.Family); !i18n.Blank(one) {
			return strings.TrimSpace(one) // without a copy
		}
		return ""
	}
	var b strings.Builder
	b.Grow(size + 2)
	for _, part := range []string{n.Given, n.Family, n.Suffix} {
		if part = strings.TrimSpace(part); i18n.Blank(part) {
			continue
		}
		if b.Len() > 0 && part[0] != ',' { // "Smith, Jr."
			b.WriteByte(' ')
		}
		b.WriteString(part)
	}
	return b.String()
}

// Initials are the first letters of the given and the family name, in the order of
// Full and without particles: "MV" of María del Carmen de la Vega. Of a name in one
// piece they are those of its first and last word; of no name "".
func (n Name) Initials() string {
	words := strings.Fields(n.Full())
	if given, family := strings.Fields(n.Given), strings.Fields(withoutParticles(n.Family)); n.Display == "" && len(given) > 0 && len(family) > 0 {
		words = []string{given[0], family[0]}
	} else if len(words) > 2 {
		words = []string{words[0], words[len(words)-1]}
	}
	var initials strings.Builder
	for _, word := range words {
		if i := strings.IndexFunc(word, unicode.IsLetter); i >= 0 {
			r, _ := utf8.DecodeRuneInString(word[i:])
			initials.WriteRune(unicode.ToUpper(r))
		}
	}
	return initials.String()
}

// Compare orders two names as a list of people in the reader's language: by
// family name, then given name, in that language's collation. Particles in
// lower case do not count ("de la Cruz" stands under C), as Spanish and
// English indexes do. A name without a family name sorts by what is printed.
func Compare(l *i18n.Localizer, a, b Name) int {
	return cmp.Or(
		l.Compare(a.sortKey(), b.sortKey()),
		l.Compare(a.Given, b.Given),
		strings.Compare(a.Full(), b.Full()),
	)
}

func (n Name) sortKey() string {
	if n.Family == "" {
		return n.Full()
	}
	return withoutParticles(n.Family)
}

// withoutParticles cuts the leading words in lower case, and returns family
// itself if all of it is.
func withoutParticles(family string) string {
	rest := strings.TrimSpace(family)
	for {
		if r, _ := utf8.DecodeRuneInString(rest); !unicode.IsLower(r) {
			return rest
		}
		i := strings.IndexFunc(rest, unicode.IsSpace)
		if i < 0 {
			return family
		}
		rest = strings.TrimSpace(rest[i:])
	}
}
