package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// skeleton is a set of fields with their widths, by CLDR's letters (UTS #35,
// part 4, "Matching skeletons"); the stand-alone letters L and c count as M and E.
type skeleton map[byte]int

func parseSkeleton(s string) skeleton {
	k := skeleton{}
	for i := range len(s) {
		k[s[i]]++
	}
	return k
}

// skeletonOf returns the skeleton of a pattern.
func skeletonOf(pattern string) skeleton {
	k := skeleton{}
	for _, t := range tokens(pattern) {
		if t.field {
			k[canonical(t.text[0])] = len(t.text)
		}
	}
	return k
}

func canonical(letter byte) byte {
	switch letter {
	case 'L':
		return 'M'
	case 'c':
		return 'E'
	}
	return letter
}

func (k skeleton) String() string {
	var b strings.Builder
	for _, letter := range []byte("GyMEdhHmsa") {
		b.WriteString(strings.Repeat(string(letter), k[letter]))
	}
	return b.String()
}

func (k skeleton) clone() skeleton  { return maps.Clone(k) }
func (k skeleton) drop(letter byte) { delete(k, letter) }

func hourLetter(k skeleton) byte {
	if k['h'] > 0 {
		return 'h'
	}
	return 'H'
}

// sameFields reports whether both have the same fields, of whatever width.
func (k skeleton) sameFields(other skeleton) bool {
	return slices.Equal(slices.Sorted(maps.Keys(k)), slices.Sorted(maps.Keys(other)))
}

// token is a field of a pattern ("MMMM") or the text between two fields, as
// it stands there with its quotes.
type token struct {
	text  string
	field bool
}

func tokens(pattern string) []token {
	var all []token
	for i := 0; i < len(pattern); {
		j := i + 1
		isLetter := func(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
		switch {
		case pattern[i] == '\'':
			for j < len(pattern) && pattern[j] != '\'' {
				j++
			}
			j++
			all = append(all, token{text: pattern[i:j]})
		case isLetter(pattern[i]):
			for j < len(pattern) && pattern[j] == pattern[i] {
				j++
			}
			all = append(all, token{text: pattern[i:j], field: true})
		default:
			for j < len(pattern) && pattern[j] != '\'' && !isLetter(pattern[j]) {
				j++
			}
			all = append(all, token{text: pattern[i:j]})
		}
		i = j
	}
	return all
}

// kind is the kind of a field as ICU's DateTimePatternGenerator measures it:
// numbers from 0x100 up by width, texts from -0x103 (abbreviated) down.
func kind(letter byte, width int) int {
	switch {
	case letter == 'E' && width <= 3:
		return -0x103
	case letter == 'E' || letter == 'M' && width > 2:
		return -0x100 - width
	}
	return 0x100 + width
}

func distance(a, b skeleton) int {
	sum := 0
	for letter, width := range a {
		d := kind(letter, width) - kind(letter, b[letter])
		sum += max(d, -d)
	}
	return sum
}

// bestPattern returns the pattern for the asked fields from CLDR's
// availableFormats: the nearest, with its fields widened to those asked for,
// as ICU's DateTimePatternGenerator does.
func bestPattern(asked skeleton, available map[string]string) (string, error) {
	best, found := skeleton(nil), ""
	for _, s := range slices.Sorted(maps.Keys(available)) {
		if k := parseSkeleton(s); k.sameFields(asked) && (best == nil || distance(asked, k) < distance(asked, best)) {
			best, found = k, s
		}
	}
	if best == nil {
		return "", fmt.Errorf("no pattern for the skeleton %s", asked)
	}
	var b strings.Builder
	for _, t := range tokens(available[found]) {
		letter := byte(0)
		if t.field {
			letter = canonical(t.text[0])
		}
		want := asked[letter]
		if letter == 'E' {
			want = max(want, 3)
		}
		number := func(letter byte, width int) bool { return kind(letter, width) > 0 }
		if want == 0 || best[letter] == want || number(letter, len(t.text)) != number(letter, want) {
			b.WriteString(t.text) // the pattern knows better: yMd may well be dd/MM/y
		} else {
			b.WriteString(strings.Repeat(t.text[:1], want))
		}
	}
	return b.String(), nil
}
