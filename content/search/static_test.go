package search

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/internal/golden"
)

var built = time.Date(2027, 3, 1, 12, 0, 0, 0, time.UTC)

var vocabulary = strings.Fields(`Lápices lápiz niño nino Muñoz canción canciones países país archivos Archivo agua aguas
	mes meses ñandú Ñandúes pingüino ção São João l'eau œuvre straße ΣΟΦΟΣ Москва İstanbul ﬁesta ①② ２０２７ 2027 10:30 co-op 文学 g̃uarani 🎉 voz voces luz lucen tés`)

// someFolder is content of every kind of time, in words on which folding shows.
func someFolder(t *testing.T, random *rand.Rand) *content.Folder {
	t.Helper()
	text := func(count int) string {
		chosen := make([]string, count)
		for i := range chosen {
			chosen[i] = vocabulary[random.IntN(len(vocabulary))]
		}
		quoted, err := json.Marshal(strings.Join(chosen, " "))
		require.NoError(t, err)
		return string(quoted)
	}
	files := fstest.MapFS{"site.yaml": {Data: []byte("name: Casa\nlanguages: [es, en]\nzone: America/Bogota\n")}}
	for i := range 6 {
		files[fmt.Sprintf("speakers/s%d.yaml", i)] = &fstest.MapFile{Data: []byte("name: {given: " + text(1) + ", family: " + text(1) + "}\nbio: {es: " + text(5) + "}\n")}
	}
	times := []string{
		"", "status: cancelled\nstart: 2027-03-09 18:00\n", "start: 2027-03-%02d 18:00\n", "start: 2027-02-%02d\n", "start: 2027-03-01 06:30\nend: 2027-03-01 09:%02d\n",
		"start: 2027-02-20 10:00\nend: 2027-03-%02d 17:00\ndaily: true\n", "start: 2027-03-04 10:00\nend: 2027-03-04 11:00\nrepeat: {every: week, days: [thursday]}\n",
		"start: 2026-03-05 10:00\nrepeat: {every: week, days: [thursday], until: 2026-06-%02d}\n", "dates: [{start: 2027-02-03 10:00}, {start: 2027-03-%02d 10:00}]\n",
	}
	for i := range 40 {
		when := times[i%len(times)]
		if strings.Contains(when, "%") {
			when = fmt.Sprintf(when, 3+random.IntN(24))
		}
		files[fmt.Sprintf("events/e%02d.yaml", i)] = &fstest.MapFile{Data: []byte(fmt.Sprintf("title: {es: %s}\nsummary: {es: %s}\nparticipants: [{speaker: s%d}]\n%s", text(3), text(8), random.IntN(6), when))}
	}
	f, err := content.Load(files)
	require.NoError(t, err)
	return f
}

func someQuery(random *rand.Rand) string {
	var all []string
	for range 1 + random.IntN(3) {
		word := []rune(vocabulary[random.IntN(len(vocabulary))])
		switch random.IntN(5) {
		case 0:
			word = word[:1+random.IntN(len(word))]
		case 1:
			word = []rune(strings.ToUpper(string(word)))
		case 2:
			word = []rune(withoutTilde(string(word)))
		case 3:
			word = append(word, []rune{'s', 'e', ' ', '\u0303', '·', '…'}[random.IntN(6)])
		}
		all = append(all, string(word))
	}
	return strings.Join(all, " ")
}

// answer is what is found by a query.
type answer struct {
	Query string   `json:"query"`
	Now   int64    `json:"now"` // in milliseconds
	Limit int      `json:"limit"`
	Found []string `json:"found"`
}

// TestAScriptFindsTheSame writes down what Go finds and how Go folds, which e2e/search.mjs
// asks the script.
func TestAScriptFindsTheSame(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 14))
	x := New(someFolder(t, random), language.Spanish, built)
	index, err := x.Static(built, func(ref field.Ref) Shown { return Shown{Title: "«" + ref.ID + "»", Address: "/es/" + ref.ID + "/"} })
	require.NoError(t, err)

	queries := []string{
		"", " ", "¿…?", "lapiz", "lápiz ", "a", "ñ", "n", "nino", "niño", "nin\u0303o", "s0", strings.Repeat("agua ", 13) + "zzz", strings.Repeat("agua ", 11) + "zzz",
		strings.Repeat("🎉", 100) + "agua", "agua " + strings.Repeat("-", 395) + "zzz", "agua " + strings.Repeat("-", 394) + "ñ", "constructor", "__proto__ agua",
	}
	for range 300 {
		queries = append(queries, someQuery(random))
	}
	var times []int64 // at which something is just over
	for _, thing := range x.things {
		if known := thing.static(built, func(field.Ref) Shown { return Shown{} }).Times; known != nil {
			for _, next := range *known {
				if next[1] < built.AddDate(1, 0, 0).UnixMilli() {
					times = append(times, next[1])
				}
			}
		}
	}
	var out strings.Builder
	fmt.Fprintf(&out, "{\"index\":%s,\n\"answers\":[\n", index)
	write := func(v any, last bool) {
		line, err := json.Marshal(v)
		require.NoError(t, err)
		out.Write(line)
		if !last {
			out.WriteByte(',')
		}
		out.WriteByte('\n')
	}
	found := 0
	for i, query := range queries {
		a := answer{query, built.Add(time.Duration(random.IntN(30*24*60)) * time.Minute).UnixMilli(), random.IntN(60), []string{}}
		if i%3 == 0 {
			a.Now = times[random.IntN(len(times))]
		}
		for _, hit := range x.Find(query, time.UnixMilli(a.Now), a.Limit) {
			a.Found = append(a.Found, hit.Thing.String())
		}
		found += len(a.Found)
		write(a, i == len(queries)-1)
	}
	assert.Greater(t, found, 500, "the queries find something")
	out.WriteString("],\n\"folded\":[\n")
	ranges := [][2]rune{{0x20, 0x600}, {0x900, 0x980}, {0x1e00, 0x2200}, {0x2460, 0x2500}, {0x3040, 0x3100}, {0x4e00, 0x4e40}, {0xac00, 0xac40}, {0xf900, 0xf940}, {0xfb00, 0xfb40}, {0xff00, 0xfff0}, {0x1d400, 0x1d440}, {0x1f300, 0x1f340}}
	for i, r := range ranges {
		for from := r[0]; from < r[1]; from += 0x40 {
			text := foldable(from, min(from+0x40, r[1]))
			write([]any{text, words(text, 1000)}, i == len(ranges)-1 && from+0x40 >= r[1])
		}
	}
	out.WriteString("]}\n")
	golden.File(t, filepath.Join("testdata", "static.json"), []byte(out.String()))
}

// foldable is a text of the characters from one up to another, each alone and behind an
// n. A browser may know characters that are newer than Go's.
func foldable(from, to rune) string {
	var text strings.Builder
	for r := from; r < to; r++ {
		if unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.C) {
			fmt.Fprintf(&text, " %c n%[1]c", r)
		}
	}
	return text.String()
}

func TestAStaticIndexIsTheSameEachTime(t *testing.T) {
	f := someFolder(t, rand.New(rand.NewPCG(1, 1)))
	show := func(field.Ref) Shown { return Shown{} }
	want, err := New(f, language.Spanish, built).Static(built, show)
	require.NoError(t, err)
	got, err := New(f, language.Spanish, built).Static(built, show)
	require.NoError(t, err)
	assert.Equal(t, string(want), string(got))
}

func TestAStaticIndexOfNothing(t *testing.T) {
	got, err := new(Index).Static(built, nil)
	require.NoError(t, err)
	assert.JSONEq(t, `{"limits": {"bytes": 400, "words": 12, "stem": 3}, "things": [], "words": {}}`, string(got))
}
