package i18n

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
)

// The floor of the benchmarks is BenchmarkTimeFormat: a date, by the standard
// library, in English. The target is at most four times its time.

var (
	benchStart = time.Date(2027, 3, 9, 9, 0, 0, 0, time.UTC)
	benchEnd   = time.Date(2027, 3, 9, 11, 0, 0, 0, time.UTC)
)

func BenchmarkTimeFormat(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_ = benchStart.Format("Monday, January 2, 2006")
	}
}

func BenchmarkDate(b *testing.B) {
	l := reader("es-MX")
	b.ReportAllocs()
	for b.Loop() {
		_ = l.Date(benchStart, DateFull)
	}
}

func BenchmarkAppendDate(b *testing.B) {
	l := reader("es-MX")
	buf := make([]byte, 0, 64)
	b.ReportAllocs()
	for b.Loop() {
		buf = l.AppendDate(buf[:0], benchStart, DateFull)
	}
}

func BenchmarkTimeFormatDateTime(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_ = benchStart.Format("January 2, 2006 at 3:04 PM")
	}
}

func BenchmarkDateTime(b *testing.B) {
	l := reader("es-MX")
	b.ReportAllocs()
	for b.Loop() {
		_ = l.DateTime(benchStart, DateLong, ClockStyle{})
	}
}

func BenchmarkSpan(b *testing.B) {
	l := reader("es-MX")
	b.ReportAllocs()
	for b.Loop() {
		_ = l.Span(benchStart, benchEnd, Minute, DateLong, ClockStyle{})
	}
}

func BenchmarkZone(b *testing.B) {
	l := reader("es-MX")
	zone, err := LoadZone("America/New_York")
	require.NoError(b, err)
	t := benchStart.In(zone)
	for _, style := range []ZoneStyle{ZoneLong, ZoneLongGeneric, ZoneShortOffset} {
		b.Run(fmt.Sprint(style), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_ = l.Zone(t, style)
			}
		})
	}
}

func BenchmarkLanguageName(b *testing.B) {
	l := reader("es-MX")
	b.ReportAllocs()
	for b.Loop() {
		_ = l.LanguageName(language.AmericanEnglish)
	}
}

func BenchmarkCompare(b *testing.B) {
	l := reader("es-MX")
	b.ReportAllocs()
	for b.Loop() {
		_ = l.Compare("Núñez", "Nuñez")
	}
}

// BenchmarkNewLocalizer is what the first reader of a language costs that the
// site does not list. With hostile ones it is every reader.
func BenchmarkNewLocalizer(b *testing.B) {
	c := recent(b)
	for _, tag := range []string{"es-MX", "de", "zh-Hant-HK"} {
		parsed := language.MustParse(tag)
		b.Run(tag, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_ = newLocalizer(c, parsed)
			}
		})
	}
}

func TestStringFormsAllocateOnceAndAppendFormsNever(t *testing.T) {
	l := reader("es-AR")
	zone, err := LoadZone("America/Tijuana")
	require.NoError(t, err)
	start := time.Date(2027, 3, 9, 9, 0, 0, 0, zone)
	later := []time.Time{start, start.Add(time.Hour), start.Add(14 * time.Hour), start.AddDate(0, 1, 3)}
	for _, end := range later {
		for name, pair := range map[string][2]func(buf []byte){
			"Date": {
				func([]byte) { _ = l.Date(start, DateFull) },
				func(buf []byte) { l.AppendDate(buf, start, DateFull) },
			},
			"Time": {
				func([]byte) { _ = l.Time(start, ClockStyle{}) },
				func(buf []byte) { l.AppendTime(buf, start, ClockStyle{}) },
			},
			"DateTime": {
				func([]byte) { _ = l.DateTime(start, DateLong, ClockStyle{}) },
				func(buf []byte) { l.AppendDateTime(buf, start, DateLong, ClockStyle{}) },
			},
			"DateRange": {
				func([]byte) { _ = l.DateRange(start, end, DateLong) },
				func(buf []byte) { l.AppendDateRange(buf, start, end, DateLong) },
			},
			"TimeRange": {
				func([]byte) { _ = l.TimeRange(start, end, ClockStyle{}) },
				func(buf []byte) { l.AppendTimeRange(buf, start, end, ClockStyle{}) },
			},
			"DateTimeRange": {
				func([]byte) { _ = l.DateTimeRange(start, end, DateLong, ClockStyle{}) },
				func(buf []byte) { l.AppendDateTimeRange(buf, start, end, DateLong, ClockStyle{}) },
			},
			"Span": {
				func([]byte) { _ = l.Span(start, end, Minute, DateLong, ClockStyle{}) },
				func(buf []byte) { l.AppendSpan(buf, start, end, Minute, DateLong, ClockStyle{}) },
			},
			"Zone": {
				func([]byte) { _ = l.Zone(start, ZoneLongGeneric) },
				func(buf []byte) { l.AppendZone(buf, start, ZoneLongGeneric) },
			},
			"Number": {
				func([]byte) { _ = l.Number(-1234567) },
				func(buf []byte) { l.AppendNumber(buf, -1234567) },
			},
		} {
			buf := make([]byte, 0, 256)
			assert.LessOrEqual(t, testing.AllocsPerRun(50, func() { pair[0](buf) }), 1.0, name)
			assert.Zero(t, testing.AllocsPerRun(50, func() { pair[1](buf) }), "Append%s", name)
		}
	}
}
