package card_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/internal/golden"
	"github.com/tertulia-go/tertulia/site/internal/card"
)

var archives = card.Card{
	Site: "Casa de la Memoria", Title: "Archivos abiertos, ciudades abiertas",
	When: "martes, 9 de marzo de 2027, 18:00 (hora de Colombia)", Where: "Biblioteca Nacional de Colombia, Bogotá",
	Notice: "Este evento se realizará en español, sin interpretación.",
}

func paint(t testing.TB, c card.Card) []byte {
	t.Helper()
	p, err := card.New()
	require.NoError(t, err)
	body, err := p.Paint(c)
	require.NoError(t, err)
	return body
}

func decode(t testing.TB, body []byte) *image.Paletted {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(body))
	require.NoError(t, err)
	return m.(*image.Paletted)
}

func TestCardsLookAsTheyHaveBeenLookedAt(t *testing.T) {
	for name, c := range map[string]card.Card{
		"archives": archives,
		"guarani": {
			Site: "Instituto de la Lengua", Title: "Ñe’ẽ porã: taller de g̃uarani — ¿cómo traducir «aguyje» al português?",
			When: "sábado, 6 de marzo", Where: "Asunción", Notice: strings.Repeat("Se realizará en guaraní, con interpretación. ", 3),
			Accent: "#ffdc3c",
		},
		"long": {Site: "Casa", Title: strings.Repeat("Seguridad ciudadana y democracia en América Latina. ", 6), Accent: "#0a3c78"},
	} {
		t.Run(name, func(t *testing.T) {
			golden.File(t, filepath.Join("testdata", name+".png"), paint(t, c))
		})
	}
}

func TestTheSameCardGivesTheSameBytes(t *testing.T) {
	p, err := card.New()
	require.NoError(t, err)
	other := card.Card{Site: "Otra casa", Title: strings.Repeat("Otro título ", 9), Accent: "#ffdc3c"}
	want := map[card.Card][]byte{archives: paint(t, archives), other: paint(t, other)}
	var painting sync.WaitGroup
	for range 4 {
		painting.Go(func() {
			for _, c := range []card.Card{archives, other, archives} { // of which the next has nothing of the one before
				got, err := p.Paint(c)
				assert.NoError(t, err)
				assert.True(t, bytes.Equal(want[c], got), c.Title)
			}
		})
	}
	painting.Wait()
}

func TestWhatCannotBeWritten(t *testing.T) {
	for _, tc := range []struct {
		name    string
		c, same card.Card
	}{
		{"a title in another script: the site stands in its place", card.Card{Site: "Casa", Title: "شعر عربي", When: "lunes"}, card.Card{Title: "Casa", When: "lunes"}},
		{"a title of which a word is in another script", card.Card{Site: "Casa", Title: "La poesía de محمود درويش"}, card.Card{Title: "Casa"}},
		{"no title", card.Card{Site: "Casa"}, card.Card{Title: "Casa"}},
		{"a title of emoji", card.Card{Site: "Casa", Title: "🎉🎉"}, card.Card{Title: "Casa"}},
		{"emoji are left out alone", card.Card{Title: "Fiesta 🎉 con 👩🏽‍🎓 1️⃣ 🇨🇴"}, card.Card{Title: "Fiesta con 1"}},
		{"a place in another script", card.Card{Title: "Poesía", Where: "القاهرة"}, card.Card{Title: "Poesía"}},
		{"characters that turn the direction", card.Card{Title: "Ar\u202echivos\u200b \u2066a\u2069"}, card.Card{Title: "Archivos a"}},
		{"control characters and bytes that are no text", card.Card{Title: "Ar\x00chi\x1bvos\xff"}, card.Card{Title: "Archivos"}},
		{"accents that stand apart", card.Card{Title: "Cancio\u0301n de nin\u0303o"}, card.Card{Title: "Canción de niño"}},
		{"what is far beyond the end of a card", card.Card{Title: strings.Repeat("de ", 300) + "شعر"}, card.Card{Title: strings.Repeat("de ", 300)}},
		{"white space", card.Card{Title: "  Archivos\n\t abiertos\u00a0"}, card.Card{Title: "Archivos abiertos"}},
		{"half a notice", card.Card{Title: "Agua", Notice: strings.Repeat("Se realizará en guaraní, con interpretación. ", 9)}, card.Card{Title: "Agua"}},
		{"half a date", card.Card{Title: "Agua", When: strings.Repeat("lunes y martes ", 20)}, card.Card{Title: "Agua"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			assert.True(t, bytes.Equal(paint(t, tc.same), paint(t, tc.c)))
		})
	}
}

func TestACardWithoutWordsIsOfOneColor(t *testing.T) {
	m := decode(t, paint(t, card.Card{Accent: "#010203"}))
	assert.Equal(t, image.Rect(0, 0, card.Width, card.Height), m.Bounds())
	assert.Equal(t, make([]byte, card.Width*card.Height), m.Pix)
	assert.Equal(t, color.RGBA{1, 2, 3, 255}, m.Palette[0])
}

func TestAnAccentThatIsNoColorIsAnError(t *testing.T) {
	p, err := card.New()
	require.NoError(t, err)
	for _, accent := range []string{"red", "#12345", "#12345g", "#1234567", strings.Repeat("#", 1000)} {
		body, err := p.Paint(card.Card{Title: "Agua", Accent: accent})
		assert.ErrorIs(t, err, field.ErrFormat)
		assert.Less(t, len(err.Error()), 200)
		assert.Nil(t, body)
	}
}

func TestLongTextsStayOnTheCard(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("a", 3000), strings.Repeat("Ñandú ", 500), strings.Repeat("W", 40), "una " + strings.Repeat("palabra", 60), strings.Repeat("a ", 3000),
		strings.Repeat("Ẫ", 200), strings.Repeat("«", 200), strings.Repeat("j", 5000), strings.Repeat("o\u0303\u0323", 200), "\u0303\u0323",
	} {
		for _, c := range []card.Card{{Title: text}, {Site: text, Title: text, When: text, Where: text, Notice: text}, {Where: text}} {
			assertBorder(t, decode(t, paint(t, c)), "%.20q", text)
		}
	}
}

// assertBorder holds that no letter comes near to the edges, which networks cut.
func assertBorder(t testing.TB, m *image.Paletted, about ...any) {
	t.Helper()
	const border = 24
	inside := image.Rect(0, 0, card.Width, card.Height).Inset(border)
	inked := 0
	for i, shade := range m.Pix {
		if shade%8 != 0 && !image.Pt(i%card.Width, i/card.Width).In(inside) {
			inked++
		}
	}
	assert.Zero(t, inked, about...)
}

func TestTheNameIsMadeOfAllThatACardSays(t *testing.T) {
	names := map[string]string{archives.Name(): "as it is"}
	for i := range reflect.TypeFor[card.Card]().NumField() {
		c := archives
		said := reflect.ValueOf(&c).Elem().Field(i)
		said.SetString(said.String() + "x")
		name := c.Name()
		assert.Regexp(t, `^[0-9a-f]{16}\.png$`, name)
		names[name] = reflect.TypeFor[card.Card]().Field(i).Name
	}
	assert.Len(t, names, 1+reflect.TypeFor[card.Card]().NumField(), "%v", names)
	assert.NotEqual(t, card.Card{Site: "a", Title: "b c"}.Name(), card.Card{Site: "a b", Title: "c"}.Name())
}

// FuzzPaint holds that any words give a card of the one size, within its edges, and the
// same when it is painted again.
func FuzzPaint(f *testing.F) {
	f.Add("Casa", "Archivos abiertos", "lunes", "Bogotá", "en español", uint32(0x0a3c78))
	f.Add("", "شعر 🎉 g̃", strings.Repeat("a", 400), "\u0303", "\xff\u202e", uint32(0xffdc3c))
	f.Fuzz(func(t *testing.T, site, title, when, where, notice string, accent uint32) {
		c := card.Card{Site: site, Title: title, When: when, Where: where, Notice: notice, Accent: fmt.Sprintf("#%06x", accent&0xffffff)}
		body := paint(t, c)
		m := decode(t, body)
		assert.Equal(t, image.Rect(0, 0, card.Width, card.Height), m.Bounds())
		assert.True(t, bytes.Equal(body, paint(t, c)))
		assertBorder(t, m)
	})
}

func Example() {
	painter, err := card.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	body, err := painter.Paint(card.Card{
		Site: "Casa de la Memoria", Title: "Archivos abiertos", When: "martes, 9 de marzo de 2027, 18:00",
		Where: "Bogotá", Notice: "Se realizará en español.",
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	config, err := png.DecodeConfig(bytes.NewReader(body))
	fmt.Println(config.Width, config.Height, err)
	// Output: 1200 630 <nil>
}

// BenchmarkPaint paints a card beside the floor: writing the same points as a PNG.
func BenchmarkPaint(b *testing.B) {
	p, err := card.New()
	require.NoError(b, err)
	m := decode(b, paint(b, archives))
	b.Run("paint", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, err := p.Paint(archives)
			require.NoError(b, err)
		}
	})
	b.Run("floor", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var out bytes.Buffer
			require.NoError(b, (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&out, m))
		}
	})
}
