package i18n

import "time"

// Time returns the time of day of t in its own location, in hours and minutes;
// "" for a zero t. Hours run to 12 or to 24, as the language has them (CLDR's
// short time format): 18:30 in es and es-ES, 6:30 p. m. in most of America.
//
// CLDR's spaces are kept: the one in 6:30 p. m. is not to be broken (U+202F or
// U+00A0). A language without tables gets 24 hours and two digits.
func (l *Localizer) Time(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	f := l.printing()
	var buf [32]byte
	return string(f.append(buf[:0], f.clock.one, t))
}
