// Package cldr holds what the Unicode CLDR says of dates, times, zones, lists,
// numbers and names in the languages that package i18n formats, and finds it
// by locale. It formats nothing itself.
//
// The data is tables.txt, zones.txt and currencies.txt, written by gen and linked into the program as they are:
// nothing is decoded when the program starts, and a name is found by bisecting
// the lines of its section. A section holds the differences of one locale from
// its parent:
//
//	[es-MX]es-419                       the formats of es-MX, whose parent is es-419
//	months/format/abbreviated	ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic
//	[es-MX region]                      the names of regions; likewise city, currency, language, script, variant and zone
//	ba	Bosnia y Herzegovina
//
// A line is a key, a tab and a value; the lines of a section are sorted by the
// bytes of their keys. An empty value takes away what the parent has. A value of
// several parts has "|" between them. The keys are those of gen/values.go.
//
// languages.txt has the same form and is written by people: names of languages
// that win over CLDR's for the same locale.
package cldr

//go:generate go run ./gen

import (
	_ "embed"
	"iter"
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// Version is the version of CLDR from which the tables were generated.
const Version = "48.2.0"

//go:embed tables.txt
var tables string

//go:embed languages.txt
var languages string

// Group is a kind of names, each with sections of its own.
type Group string

// The groups of names, with the codes by which they are found.
const (
	Currencies Group = "currency" // what is written for the code of ISO 4217, in upper case: MXN
	Cities     Group = "city"     // CLDR's id of a zone: America/Buenos_Aires
	Languages  Group = "language" // a language, alone or with script or region: pt, pt-br, zh-hans
	Regions    Group = "region"   // mx, 419
	Scripts    Group = "script"   // latn
	Variants   Group = "variant"  // valencia
	Zones      Group = "zone"     // a metazone or zone; its long names, the generic, the standard and the daylight one
)

// Locale finds the values of one locale, its own first, then those of its
// parents. It is immutable.
type Locale struct {
	language string
	region   string
	chain    []sections
}

// sections are the sections of one locale by their group; the formats have none.
type sections map[Group]section

// Find returns the tables for a tag: those of the language in its region, or
// of its CLDR parent. For a language without tables it returns ones that hold
// ISO 8601 dates, lists with commas and no names. It takes some tens of
// microseconds and is meant to be called once for each reader's language.
func Find(tag language.Tag) *Locale {
	base, _, region := tag.Raw()
	likely, _ := tag.Region()
	l := &Locale{language: base.String(), region: likely.String()}
	name := l.language
	if region.String() != "ZZ" {
		name += "-" + region.String()
	}
	hasTables := false
	for name != "" {
		if s, _, ok := read(languages, name); ok {
			l.chain = append(l.chain, s)
		}
		s, parent, ok := read(tables, name)
		switch {
		case ok:
			hasTables = true
			l.chain = append(l.chain, s)
			name = parent
		case name != l.language:
			name = l.language
		default:
			name = ""
		}
	}
	if !hasTables {
		s, _, _ := read(iso, "und")
		l.language, l.chain = "und", append(l.chain, s)
	}
	return l
}

// Language returns the language whose tables these are: the base of the tag
// that was asked for, or und if it has none.
func (l *Locale) Language() string { return l.language }

// Region returns the region of the tag that was asked for, or the likeliest
// for its language.
func (l *Locale) Region() string { return l.region }

// Format returns the value of a key of the formats, "" if there is none.
func (l *Locale) Format(key string) string {
	value, _ := l.find("", key)
	return corrected(key, value)
}

// Name returns the name of a code in a group, "" if there is none.
// Codes are in lower case, save those of cities, currencies and zones.
func (l *Locale) Name(g Group, code string) string {
	value, _ := l.find(g, code)
	return value
}

// LanguageNames yields every name of a language, in any locale, after the code of
// the language in lower case: first those that people have written, then CLDR's.
func LanguageNames() iter.Seq2[string, string] {
	return func(yield func(code, name string) bool) {
		for _, text := range []string{languages, tables} {
			named := false
			for line := range strings.Lines(text) {
				line = strings.TrimSuffix(line, "\n")
				if strings.HasPrefix(line, "[") {
					named = strings.HasSuffix(line, " "+string(Languages)+"]")
					continue
				}
				code, name, ok := strings.Cut(line, "\t")
				if named && ok && name != "" && !yield(code, name) {
					return
				}
			}
		}
	}
}

func (l *Locale) find(g Group, key string) (string, bool) {
	for _, s := range l.chain {
		if value, ok := s[g].find(key); ok {
			return value, true
		}
	}
	return "", false
}

// read returns the sections of a locale and its parent. It looks for the bracket
// and not for the start of a line, which stands in front of thousands of others:
// no value has the name of a locale in brackets.
func read(tables, name string) (s sections, parent string, ok bool) {
	_, rest, ok := strings.Cut(tables, "["+name+"]")
	if !ok {
		return nil, "", false
	}
	s = sections{}
	parent, rest, _ = strings.Cut(rest, "\n")
	group := Group("")
	for {
		end := len(rest)
		if strings.HasPrefix(rest, "[") {
			end = 0
		} else if i := strings.Index(rest, "\n["); i >= 0 {
			end = i + 1
		}
		s[group] = section(rest[:end])
		var header string
		header, rest, _ = strings.Cut(rest[end:], "]\n")
		header, found := strings.CutPrefix(header, "["+name+" ")
		if !found {
			return s, parent, true
		}
		group = Group(header)
	}
}

// section is lines of key, tab and value, sorted by key.
type section string

// find returns the value of a key. It allocates nothing.
func (s section) find(key string) (string, bool) {
	low, high := 0, len(s) // the line is in s[low:high]
	for low < high {
		middle := low + strings.LastIndexByte(string(s[low:(low+high)/2]), '\n') + 1
		line := string(s[middle:high])
		if i := strings.IndexByte(line, '\n'); i >= 0 {
			line = line[:i]
		}
		k, value, _ := strings.Cut(line, "\t")
		switch {
		case k == key:
			return value, true
		case k < key:
			low = middle + len(line) + 1
		default:
			high = middle
		}
	}
	return "", false
}

// Parts cuts a value of several parts; missing ones at the end are empty.
func Parts(value string, n int) []string {
	parts := strings.Split(value, "|")
	return slices.Grow(parts, n)[:max(n, len(parts))]
}

// iso is what stands in for the tables of a language that has none.
const iso = `
[und]
cycle	24
date/EEEE	yyyy-MM-dd
date/MMMMEEEEd	yyyy-MM-dd
date/MMMMd	yyyy-MM-dd
date/d	yyyy-MM-dd
date/full	yyyy-MM-dd
date/long	yyyy-MM-dd
date/yMMMM	yyyy-MM
date/yMMMd	yyyy-MM-dd
date/yMd	yyyy-MM-dd
datetime/full	{1} {0}
datetime/long	{1} {0}
datetime/medium	{1} {0}
datetime/short	{1} {0}
datetimes	{1} {0}
gmt	GMT{0}
gmt/hours	+HH:mm;-HH:mm
gmt/partial	{1} ({0})
list/and	, |, |, |, 
list/or	, |, |, |, 
names	{0} ({1})
names/separator	{0}, {1}
number/minus	-
range	{0} – {1}
time	HH:mm
times	||HH:mm–|HH:mm|HH:mm–|HH:mm
`
