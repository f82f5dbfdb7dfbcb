package i18n

import (
	"strconv"
	"strings"
)

// Number returns an integer with its digits in groups, as the reader's
// language writes them: 1000 and 10.000 in es, 1,000 in es-MX, 10 000 in fr. A
// language without tables gets plain digits.
func (l *Localizer) Number(n int64) string {
	f := l.printing()
	var buf [48]byte
	b := buf[:0]
	rest := uint64(n)
	if n < 0 {
		b = append(b, f.minus...)
		rest = -rest
	}
	var all [20]byte
	digits := strconv.AppendUint(all[:0], rest, 10)
	grouped := f.firstGroup > 0 && len(digits) >= f.firstGroup+f.leastGrouped
	for i, d := range digits {
		left := len(digits) - i // digits from this one on
		if grouped && i > 0 && (left == f.firstGroup || left > f.firstGroup && (left-f.firstGroup)%f.furtherGroups == 0) {
			b = append(b, f.group...)
		}
		b = append(b, d)
	}
	return string(b)
}

// Decimal returns a decimal number, written with a point and without groups
// ("1250.50"), as the reader's language writes it: 1250,50 in es, 1,250.50 in
// es-MX. What is not such a number comes back as it is. Digits after the point
// are kept as they are given.
func (l *Localizer) Decimal(s string) string {
	whole, fraction, hasFraction := strings.Cut(s, ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil || strings.ContainsFunc(fraction, func(r rune) bool { return r < '0' || r > '9' }) {
		return s
	}
	if !hasFraction {
		return l.Number(n)
	}
	// In every locale of the tables, groups by comma go with a decimal point,
	// and others with a decimal comma (CLDR numbers, symbols).
	mark := ","
	if group := l.printing().group; group == "," || group == "" {
		mark = "."
	}
	return l.Number(n) + mark + fraction
}
