package i18n

import "strconv"

// Number returns an integer with its digits in groups, as the reader's
// language writes them: 1000 and 10.000 in es, 1,000 in es-MX, 10 000 in fr. A
// language without tables gets plain digits.
func (l *Localizer) Number(n int64) string {
	var buf [48]byte
	return string(l.AppendNumber(buf[:0], n))
}

// AppendNumber appends what [Localizer.Number] returns. It allocates nothing
// but room in dst.
func (l *Localizer) AppendNumber(dst []byte, n int64) []byte {
	f := l.in()
	rest := uint64(n)
	if n < 0 {
		dst = append(dst, f.minus...)
		rest = -rest
	}
	var buf [20]byte
	digits := strconv.AppendUint(buf[:0], rest, 10)
	grouped := f.firstGroup > 0 && len(digits) >= f.firstGroup+f.leastGrouped
	for i, d := range digits {
		left := len(digits) - i // digits from this one on
		if grouped && i > 0 && (left == f.firstGroup || left > f.firstGroup && (left-f.firstGroup)%f.furtherGroups == 0) {
			dst = append(dst, f.group...)
		}
		dst = append(dst, d)
	}
	return dst
}
