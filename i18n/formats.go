package i18n

import (
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/tertulia-go/tertulia/i18n/internal/cldr"
	"golang.org/x/text/language"
)

// formats are the tables of one language, made ready for printing. They are
// immutable; what is remembered between calls is safe for concurrent use.
type formats struct {
	tables *cldr.Locale

	months  [2][2][12]string // in a date, on its own; abbreviated, wide
	days    [2][2][7]string  // likewise, from Sunday
	periods [2]string        // a. m., p. m.

	dates       [dateStyles]datePattern
	clock       clockPattern
	twelveHours bool // of the clock

	atTime      [4]glue // a date and a time, by the width of the date
	atOneOClock [4]glue // likewise, when the clock says one
	withTimes   glue    // a date and a range of times
	ends        glue    // two ends of a range that share nothing

	lists [listKinds]listGlue

	money         moneyPattern
	group         string // between groups of digits
	minus         string
	leastGrouped  int // digits that must stand before the group
	firstGroup    int
	furtherGroups int

	gmt       [2]string // before and after the offset
	ahead     string    // sign and separator of an offset
	behind    string
	separator string

	collators     sync.Pool // of *collate.Collator, which is not safe for concurrent use
	zones         sync.Map  // of *namedZone, by the names of locations
	zoneLocations sync.Map  // of *time.Location, by CLDR's id of a zone that golden ones are compared with
}

// datePattern prints one date, and a range by the largest field in which its
// ends differ.
type datePattern struct {
	one              pattern
	year, month, day interval
	showsDay         bool
	width            width
}

// clockPattern prints one time, and a range whose ends differ in the half of
// the day, in the hour or in the minute.
type clockPattern struct {
	one                pattern
	half, hour, minute interval
}

// width is how long a date is; the words that lead to a time go by it.
type width uint8

const (
	wide width = iota // full: with the day of the week
	long
	medium
	short
)

var widths = [...]string{wide: "full", long: "long", medium: "medium", short: "short"}

func newFormats(tag language.Tag) *formats {
	t := cldr.Find(tag)
	f := &formats{tables: t}
	for i, context := range []string{"format", "stand-alone"} {
		for j, w := range []string{"abbreviated", "wide"} {
			copy(f.months[i][j][:], cldr.Parts(t.Format("months/"+context+"/"+w), 12))
			copy(f.days[i][j][:], cldr.Parts(t.Format("days/"+context+"/"+w), 7))
		}
	}
	copy(f.periods[:], cldr.Parts(t.Format("periods"), 2))

	for style, key := range dateKeys {
		one := compile(t.Format("date/" + key.name))
		ends := intervals(t.Format("dates/" + key.name))
		f.dates[style] = datePattern{one, ends[0], ends[1], ends[2], one.has("dEc"), key.width}
	}
	if t.Language() == "es" {
		f.dates[DateInSentence].one = f.dates[DateInSentence].one.withoutComma()
	}
	f.twelveHours = t.Format("cycle") == "12"
	ends := intervals(t.Format("times"))
	f.clock = clockPattern{compile(t.Format("time")), ends[0], ends[1], ends[2]}
	for w, key := range widths {
		f.atTime[w] = newGlue(t.Format("datetime/" + key))
		f.atOneOClock[w] = f.atTime[w].atOneOClock()
	}
	f.withTimes = newGlue(t.Format("datetimes"))
	f.ends = newGlue(t.Format("range"))

	for kind, key := range listKeys {
		copy(f.lists[kind][:], cldr.Parts(t.Format("list/"+key), 4))
	}

	f.money = newMoneyPattern(t.Format("number/money"))
	f.group, f.minus = t.Format("number/group"), t.Format("number/minus")
	f.leastGrouped = atoi(t.Format("number/least"))
	sizes := cldr.Parts(t.Format("number/sizes"), 2)
	f.firstGroup, f.furtherGroups = atoi(sizes[0]), atoi(sizes[1])

	f.gmt[0], f.gmt[1], _ = strings.Cut(t.Format("gmt"), "{0}")
	ahead, behind, _ := strings.Cut(t.Format("gmt/hours"), ";")
	f.ahead, f.separator, _ = strings.Cut(ahead, "HH")
	f.separator = strings.TrimSuffix(f.separator, "mm")
	f.behind, _, _ = strings.Cut(behind, "HH")

	return f
}

func atoi(s string) int {
	n := 0
	for i := range len(s) {
		n = 10*n + int(s[i]-'0')
	}
	return n
}

// printing returns the formats of the reader's language; those of no language for a
// zero Localizer.
func (l *Localizer) printing() *formats {
	if l.formats == nil {
		return newFormats(language.Und)
	}
	return l.formats
}

// pattern is a pattern of CLDR (UTS #35, part 4, "Date Format Patterns"), cut
// into fields and words.
type pattern []part

type part struct {
	words  string
	letter byte // of the field; 0 for words
	width  int
}

func compile(s string) pattern {
	var p pattern
	words := ""
	flush := func() {
		if words != "" {
			p = append(p, part{words: words})
			words = ""
		}
	}
	for len(s) > 0 {
		c := s[0]
		switch {
		case c == '\'':
			quoted, rest, _ := strings.Cut(s[1:], "'")
			if quoted == "" {
				quoted = "'" // two of them are one
			}
			words, s = words+quoted, rest
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
			flush()
			n := len(s) - len(strings.TrimLeft(s, s[:1]))
			p = append(p, part{letter: c, width: n})
			s = s[n:]
		default:
			words, s = words+s[:1], s[1:]
		}
	}
	flush()
	return p
}

// has reports whether the pattern has a field of one of the letters.
func (p pattern) has(letters string) bool {
	for _, part := range p {
		if part.letter != 0 && strings.IndexByte(letters, part.letter) >= 0 {
			return true
		}
	}
	return false
}

// withoutComma returns the pattern without the comma after the day of the week.
func (p pattern) withoutComma() pattern {
	p = slices.Clone(p)
	for i := 1; i < len(p); i++ {
		if p[i-1].letter == 'E' && p[i].words == ", " {
			p[i].words = " "
		}
	}
	return p
}

// append prints t.
func (f *formats) append(dst []byte, p pattern, t time.Time) []byte {
	year, month, day := t.Date()
	hour, minute, second := t.Clock()
	for i := range p {
		part := &p[i]
		switch part.letter {
		case 0:
			dst = append(dst, part.words...)
		case 'd':
			dst = appendInt(dst, day, part.width)
		case 'y':
			if year <= 0 {
				year = 1 - year // the year of its era, like CLDR
			}
			if part.width == 2 {
				year %= 100
			}
			dst = appendInt(dst, year, part.width)
		case 'M', 'L':
			names := &f.months[index(part.letter == 'L')][index(part.width > 3)]
			if part.width < 3 {
				dst = appendInt(dst, int(month), part.width)
			} else {
				dst = append(dst, names[month-1]...)
			}
		case 'E', 'c':
			dst = append(dst, f.days[index(part.letter == 'c')][index(part.width > 3)][t.Weekday()]...)
		case 'H':
			dst = appendInt(dst, hour, part.width)
		case 'h':
			dst = appendInt(dst, (hour+11)%12+1, part.width)
		case 'K':
			dst = appendInt(dst, hour%12, part.width)
		case 'k':
			dst = appendInt(dst, (hour+23)%24+1, part.width)
		case 'm':
			dst = appendInt(dst, minute, part.width)
		case 's':
			dst = appendInt(dst, second, part.width)
		case 'a':
			dst = append(dst, f.periods[hour/12]...)
		}
	}
	return dst
}

func index(b bool) int {
	if b {
		return 1
	}
	return 0
}

// appendInt prints n, which is not negative, in at least so many digits.
func appendInt(dst []byte, n, digits int) []byte {
	if n < 100 && digits <= 2 { // as all but years are
		if n >= 10 || digits == 2 {
			dst = append(dst, byte('0'+n/10))
		}
		return append(dst, byte('0'+n%10))
	}
	var buf [20]byte
	i := len(buf)
	for n > 0 || digits > 0 || i == len(buf) {
		i--
		buf[i] = byte('0' + n%10)
		n /= 10
		digits--
	}
	return append(dst, buf[i:]...)
}

// interval is the two halves of an interval pattern. One without halves
// says that the two ends have to be written out.
type interval struct{ start, end pattern }

// intervals reads up to three intervals.
func intervals(value string) [3]interval {
	var all [3]interval
	halves := cldr.Parts(value, 6)
	for i := range all {
		all[i] = interval{compile(halves[2*i]), compile(halves[2*i+1])}
	}
	return all
}

func (f *formats) appendInterval(dst []byte, i interval, start, end time.Time) []byte {
	return f.append(f.append(dst, i.start, start), i.end, end)
}

// glue joins two texts by a pattern of CLDR's such as "{1} 'at' {0}".
type glue struct {
	words    [3]string // before, between and after
	reversed bool      // {1} comes first
}

func newGlue(s string) glue {
	s = strings.ReplaceAll(s, "'", "")
	first, second := strings.Index(s, "{0}"), strings.Index(s, "{1}")
	g := glue{reversed: second < first}
	if first < 0 || second < 0 {
		return g
	}
	left, right := min(first, second), max(first, second)
	g.words = [3]string{s[:left], s[left+3 : right], s[right+3:]}
	return g
}

// oneOClock has the words before a time of day in the languages in which one
// o'clock takes others, for being singular: CLDR has one pattern for all hours.
var oneOClock = [...]struct{ many, one string }{
	{"a las ", "a la "}, // Spanish
	{"a les ", "a la "}, // Catalan
	{"às ", "à "},       // Portuguese
}

func (g glue) atOneOClock() glue {
	for _, w := range oneOClock {
		if before, ok := strings.CutSuffix(g.words[1], w.many); ok {
			g.words[1] = before + w.one
		}
	}
	return g
}
