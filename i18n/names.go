package i18n

import (
	"strings"

	"github.com/tertulia-go/tertulia/i18n/internal/cldr"
	"golang.org/x/text/language"
)

// LanguageName returns the name of a language in the reader's: español de
// México, Mexican Spanish. The catalog's message language.<tag> comes first
// if it is in the reader's language, then the name that the tables have
// (docs/cldr.md says whose), then the code of the language.
func (l *Localizer) LanguageName(tag language.Tag) string {
	if name := l.languageMessage(tag); name != "" {
		return name
	}
	f := l.printing()
	base, script, region := tag.Raw()
	code := base.String()
	hasScript, hasRegion := script.String() != "Zzzz", region.String() != "ZZ"
	variants := tag.Variants()
	name := ""
	if len(variants) == 1 { // ca-valencia
		if name = f.name(cldr.Languages, code+"-"+variants[0].String()); name != "" {
			variants = nil
		}
	}
	// The longest that has a name: zh-Hant-HK, zh-Hant, zh-HK.
	if name == "" && hasScript && hasRegion {
		name = f.name(cldr.Languages, code+"-"+script.String()+"-"+region.String())
		hasScript, hasRegion = name == "", name == ""
	}
	if name == "" && hasScript {
		name = f.name(cldr.Languages, code+"-"+script.String())
		hasScript = name == ""
	}
	if name == "" && hasRegion {
		name = f.name(cldr.Languages, code+"-"+region.String())
		hasRegion = name == ""
	}
	if name == "" {
		name = f.name(cldr.Languages, code)
	}
	if name == "" {
		name = code
	}
	var qualifiers []string
	if hasScript {
		qualifiers = append(qualifiers, f.nameOrCode(cldr.Scripts, script.String()))
	}
	if hasRegion {
		qualifiers = append(qualifiers, f.regionName(region.String()))
	}
	for _, v := range variants {
		qualifiers = append(qualifiers, f.nameOrCode(cldr.Variants, strings.ToUpper(v.String())))
	}
	if len(qualifiers) == 0 {
		return name
	}
	join := func(pattern, a, b string) string {
		return strings.NewReplacer("{0}", a, "{1}", b).Replace(f.tables.Format(pattern))
	}
	all := ""
	for i, q := range qualifiers {
		q = strings.NewReplacer("(", "[", ")", "]").Replace(q)
		if i == 0 {
			all = q
		} else {
			all = join("names/separator", all, q)
		}
	}
	return join("names", strings.NewReplacer("(", "[", ")", "]").Replace(name), all)
}

// HasLanguageName reports whether the reader's language has a name for a
// language. If not, [Localizer.LanguageName] is its code, which no reader
// understands.
func (l *Localizer) HasLanguageName(tag language.Tag) bool {
	base, _, _ := tag.Raw()
	return l.languageMessage(tag) != "" || l.printing().name(cldr.Languages, base.String()) != ""
}

// languageMessage returns the name that the catalog gives a language, "" if it
// gives none in the reader's.
func (l *Localizer) languageMessage(tag language.Tag) string {
	var buf [64]byte
	id := append(append(buf[:0], "language."...), tag.String()...)
	for _, w := range l.wordings {
		if m := w.messages[string(id)]; m != nil && w.source.ForReader() {
			if name, ok := m.format(nil); ok && name != "" {
				return name
			}
		}
	}
	return ""
}

// LanguageNamed returns the language that is called name in some language that
// has tables, the Spanish and the English ones among them: quechua, Náhuatl,
// catalan. Capitals, accents and apostrophes make no difference. It is Und where
// none is so called. It looks at each name of the tables, which takes
// milliseconds, and is meant for what somebody has written in place of a tag.
func LanguageNamed(name string) language.Tag {
	wanted, found := Slug(name), ""
	if wanted == "" {
		return language.Und
	}
	for code, called := range cldr.LanguageNames() {
		if (found == "" || len(code) < len(found)) && Slug(called) == wanted {
			found = code
		}
	}
	return language.Make(found)
}

// RegionName returns the name of a country or region in the reader's language:
// México, Latinoamérica; its code where the language has none.
func (l *Localizer) RegionName(region language.Region) string {
	return l.printing().regionName(region.String())
}

func (f *formats) regionName(code string) string { return f.nameOrCode(cldr.Regions, code) }

// nameOrCode returns the name of a code, the code where it has none.
func (f *formats) nameOrCode(g cldr.Group, code string) string {
	if name := f.name(g, code); name != "" {
		return name
	}
	return code
}

// name returns the name of a code in whatever case, "" where it has none.
func (f *formats) name(g cldr.Group, code string) string {
	var buf [32]byte
	key := append(buf[:0], code...)
	for i, c := range key {
		if 'A' <= c && c <= 'Z' {
			key[i] += 'a' - 'A'
		}
	}
	return f.tables.Name(g, string(key))
}
