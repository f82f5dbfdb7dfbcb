package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// intervalFormats are CLDR's intervalFormats: by skeleton, then by the letter
// of the largest field in which the two ends differ.
type intervalFormats struct {
	fallback   string
	bySkeleton map[string]map[string]string
}

func intervals(n node) intervalFormats {
	f := intervalFormats{fallback: n.text("intervalFormatFallback"), bySkeleton: map[string]map[string]string{}}
	for skeleton := range n {
		if p := n.at(skeleton).texts(); len(p) > 0 {
			f.bySkeleton[skeleton] = p
		}
	}
	return f
}

// patterns returns the patterns for each of the fields that may be the largest
// that differs, with "|" between all halves.
func (f intervalFormats) patterns(asked skeleton, fields string) (string, error) {
	asked = asked.normalized()
	all := make([]string, len(fields))
	for i := range len(fields) {
		var err error
		if all[i], err = f.pattern(asked, fields[i]); err != nil {
			return "", err
		}
	}
	return strings.TrimRight(strings.Join(all, "|"), "|"), nil
}

// pattern returns the two halves of the interval pattern for the asked fields
// when field is the largest that differs, with "|" between them; "" where the
// two ends are to be written out and joined by the fallback. It follows ICU's
// DateIntervalFormat::setIntervalPattern.
func (f intervalFormats) pattern(asked skeleton, field byte) (string, error) {
	best := f.nearest(asked)
	if best == "" {
		return "|", nil
	}
	pattern := f.bySkeleton[best][string(field)]
	switch {
	case pattern != "":
	case field == 'a': // a 24-hour clock does not tell the two apart
		return "|", nil
	case ignored(parseSkeleton(best), field): // the two ends look alike
		return "|", nil
	case asked[field] == 0: // 30 December to 2 January: the year has to be said
		wider := string(field) + best
		if f.bySkeleton[wider] == nil && field == 'y' && best == asked.String() {
			k := asked.clone()
			k['y'] = 1
			wider = f.nearest(k)
		}
		pattern = f.bySkeleton[wider][string(field)]
	}
	if pattern == "" {
		return "|", nil
	}
	first, second, err := halves(widen(pattern, asked, parseSkeleton(best)))
	if err != nil {
		return "", err
	}
	return first + "|" + second, nil
}

// normalized returns the skeleton without the widths that an interval pattern
// has of its own, as ICU's getDateTimeSkeleton does: numbers, and the
// abbreviated weekday.
func (k skeleton) normalized() skeleton {
	n := k.clone()
	for letter, width := range k {
		switch {
		case letter == 'y' || letter == 'M' && width > 2 || letter == 'E' && width > 3:
		default:
			n[letter] = 1
		}
	}
	return n
}

// nearest returns the skeleton with the same fields and the nearest widths, ""
// if there is none.
func (f intervalFormats) nearest(asked skeleton) string {
	best, least := "", 0
	for _, s := range slices.Sorted(maps.Keys(f.bySkeleton)) {
		k := parseSkeleton(s)
		if !k.sameFields(asked) {
			continue
		}
		sum := 0
		for letter, width := range asked {
			if letter == 'M' && (width <= 2) != (k[letter] <= 2) {
				sum += 0x100
			} else {
				sum += max(width-k[letter], k[letter]-width)
			}
		}
		if best == "" || sum < least {
			best, least = s, sum
		}
	}
	return best
}

// ignored reports whether a difference in field cannot be seen in the fields
// of the skeleton, which are all larger.
func ignored(k skeleton, field byte) bool {
	const bySize = "yMdahHms"
	for letter := range k {
		if letter == 'E' {
			letter = 'd'
		}
		if strings.IndexByte(bySize, letter) >= strings.IndexByte(bySize, field) {
			return false
		}
	}
	return true
}

// widen makes the fields of an interval pattern as wide as asked for, where
// they stand in the width of the skeleton under which it was found.
func widen(pattern string, asked, found skeleton) string {
	var b strings.Builder
	for _, t := range tokens(pattern) {
		text := t.text
		if t.field {
			letter := canonical(text[0])
			same := len(text) == found[letter] || letter == 'E' && len(text) <= 3 && found[letter] <= 3
			if same && asked[letter] > len(text) {
				text = strings.Repeat(text[:1], asked[letter])
			}
		}
		b.WriteString(text)
	}
	return b.String()
}

// halves cuts an interval pattern before the first field that comes a second
// time.
func halves(pattern string) (first, second string, err error) {
	seen := map[byte]bool{}
	at := 0
	for _, t := range tokens(pattern) {
		if t.field {
			letter := canonical(t.text[0])
			if seen[letter] {
				return pattern[:at], pattern[at:], nil
			}
			seen[letter] = true
		}
		at += len(t.text)
	}
	return "", "", fmt.Errorf("the interval pattern %q has only one end", pattern)
}
