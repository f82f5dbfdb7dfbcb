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
		_ = l.DateTime(benchStart, DateLong)
	}
}

func BenchmarkSpan(b *testing.B) {
	l := reader("es-MX")
	b.ReportAllocs()
	for b.Loop() {
		_ = l.Span(benchStart, benchEnd, Minute, DateLong)
	}
}

func BenchmarkZone(b *testing.B) {
	l := reader("es-MX")
	zone, err := LoadZone("America/New_York")
	require.NoError(b, err)
	t := benchStart.In(zone)
	for _, style := range []ZoneStyle{ZoneLong, ZoneLongGeneric} {
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

func TestFormatsAllocateOnce(t *testing.T) {
	l := reader("es-AR")
	zone, err := LoadZone("America/Tijuana")
	require.NoError(t, err)
	start := time.Date(2027, 3, 9, 9, 0, 0, 0, zone)
	for _, end := range []time.Time{start, start.Add(time.Hour), start.Add(14 * time.Hour), start.AddDate(0, 1, 3)} {
		for name, format := range map[string]func(){
			"Date":         func() { _ = l.Date(start, DateFull) },
			"Time":         func() { _ = l.Time(start) },
			"DateTime":     func() { _ = l.DateTime(start, DateLong) },
			"TimeRange":    func() { _ = l.TimeRange(start, end) },
			"Span, Minute": func() { _ = l.Span(start, end, Minute, DateLong) },
			"Span, Day":    func() { _ = l.Span(start, end, Day, DateLong) },
			"Zone":         func() { _ = l.Zone(start, ZoneLongGeneric) },
			"Number":       func() { _ = l.Number(-1234567) },
		} {
			assert.LessOrEqual(t, testing.AllocsPerRun(50, format), 1.0, name)
		}
	}
}
