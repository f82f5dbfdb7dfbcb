package i18n

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestCompare(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		tag    string
		sorted []string
	}{
		"ñ is a letter between n and o":             {"es", []string{"Nogal", "Nube", "Núñez", "Ñandú", "Oca"}},
		"and in the other regions":                  {"es-MX", []string{"nz", "ña", "o"}},
		"accents come second":                       {"es", []string{"Perez", "Pérez", "Pereza"}},
		"case comes third":                          {"es", []string{"mar", "Mar", "mara"}},
		"ch and ll are no letters":                  {"es", []string{"ca", "ch", "ci", "la", "ll", "lo"}},
		"English has no letter ñ":                   {"en", []string{"Nube", "Ñuble", "Nuñez"}},
		"capitals do not come first as bytes would": {"en", []string{"abc", "Abd", "abe"}},
	} {
		t.Run(name, func(t *testing.T) {
			l := reader(c.tag)
			got := slices.Clone(c.sorted)
			slices.Reverse(got)
			slices.SortFunc(got, l.Compare)
			assert.Equal(t, c.sorted, got)
		})
	}
	assert.Zero(t, reader("es").Compare("Núñez", "Núñez"))
	assert.Negative(t, reader("es").Compare("Nunez", "Núnez"))
	assert.Negative(t, reader("es").Compare("Núnez", "Núñez"), "another letter, not an accent")
}

// Run with -race.
func TestOneLocalizerServesManyReaders(t *testing.T) {
	t.Parallel()
	l := reader("es-MX")
	start, end := at(2027, 3, 9, 9, 0), at(2027, 3, 12, 11, 0)
	ask := func() string {
		names := []string{"Ñandú", "Núñez", "Oca", "Nuñez", "Nogal"}
		slices.SortFunc(names, l.Compare)
		tijuana := start.In(zone(t, "America/Tijuana"))
		return strings.Join([]string{
			l.And(names...), l.Span(start, end, Minute, DateFull), l.TimeRange(start, end),
			l.Zone(tijuana, ZoneLong), l.Zone(tijuana, ZoneLongGeneric),
			l.LanguageName(l.tag), l.Number(123456),
		}, "\n")
	}
	want := ask()
	var readers sync.WaitGroup
	for range 64 {
		readers.Go(func() {
			for range 20 {
				assert.Equal(t, want, ask())
			}
		})
	}
	readers.Wait()
}
