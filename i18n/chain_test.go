package i18n_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
)

// text writes each language's own tag as its words, so that a test reads as
// what was chosen.
func text(tags ...string) i18n.Text {
	t := i18n.Text{}
	for _, tag := range tags {
		t[language.Make(tag)] = tag
	}
	return t
}

func TestChain(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name, site, reader string
		text               i18n.Text
		value, lang        string
		source             i18n.Source
	}{
		{"own language", "en es", "es", text("en", "es"), "es", "es", i18n.Exact},
		{"own region", "en es", "es-MX", text("en", "es", "es-MX"), "es-MX", "es-MX", i18n.Exact},
		{"a reader in Mexico reads Latin American Spanish", "en es", "es-MX", text("en", "es", "es-419"), "es-419", "es-419", i18n.Parent},
		{"a reader in Mexico reads Spanish, not the site's English", "en es", "es-MX", text("en", "es"), "es", "es", i18n.Parent},
		{"a reader in Argentina gets no Mexican words where there are plain ones", "en es", "es-AR", text("en", "es", "es-MX"), "es", "es", i18n.Parent},
		{"a reader in Argentina reads Mexican Spanish before English", "en es", "es-AR", text("en", "es-MX"), "es-MX", "es-MX", i18n.Sibling},
		{"a reader of Spanish reads that of Spain before English", "en es", "es", text("en", "es-ES"), "es-ES", "es-ES", i18n.Sibling},
		{"the same in every language comes before another region's", "en es", "es-MX", text("und", "es-ES"), "und", "und", i18n.Exact},
		{"the reader's own comes before what is the same in every language", "en es", "es-MX", text("und", "es"), "es", "es", i18n.Parent},
		{"a reader of Galician is highly likely to read Spanish", "en es", "gl", text("en", "es"), "es", "es", i18n.Fallback},
		{"a reader of Quechua is highly likely to read Spanish", "en es", "qu", text("en", "es"), "es", "es", i18n.Fallback},
		{"CLDR does not say that Catalan readers read Spanish", "en es", "ca", text("en", "es"), "en", "en", i18n.Fallback},
		{"a reader of German gets the site's main language", "es en", "de", text("en", "es"), "es", "es", i18n.Fallback},
		{"and the next where that is missing", "es en", "de", text("en", "fr"), "en", "en", i18n.Fallback},
		{"a reader in Brazil gets the Portuguese the site does not list", "en es", "pt-BR", text("en", "es", "pt"), "pt", "pt", i18n.Parent},
		{"a reader in Brazil without Portuguese gets the main language", "en es", "pt-BR", text("en", "es"), "en", "en", i18n.Fallback},
		{"British words count as the site's English", "en es", "de", text("en-GB", "es"), "en-GB", "en-GB", i18n.Fallback},
		{"a language the site does not list is the last, sorted", "en es", "es", text("nl", "ar"), "ar", "ar", i18n.Fallback},
		{"two scripts of one language are two languages", "en", "zh-Hant", text("en", "zh-Hans"), "en", "en", i18n.Fallback},
		{"a reader of no stated language gets the main one", "es en", "und", text("en", "es"), "es", "es", i18n.Fallback},
		{"a key that is not canonical is found", "en es", "es-MX", text("en", "es-Latn"), "es-Latn", "es", i18n.Parent},
		{"blank is not written", "en es", "es", i18n.Text{language.Spanish: " \n\t", language.English: "en"}, "en", "en", i18n.Fallback},
		{"nothing is missing", "en es", "es", nil, "", "und", i18n.Missing},
		{"nothing but blanks is missing", "en es", "es", i18n.Text{language.Spanish: ""}, "", "und", i18n.Missing},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			got := load(t, tc.site).Localizer(language.Make(tc.reader)).Text(tc.text)
			assert.Equal(t, i18n.Localized{Value: tc.value, Lang: language.Make(tc.lang), Source: tc.source}, got)
		})
	}
}

func TestWrittenFor(t *testing.T) {
	t.Parallel()
	site := load(t, "en es")
	cases := []struct {
		name, reader string
		text         i18n.Text
		key          string // "": not written
	}{
		{"in the language", "es", text("es", "en"), "es"},
		{"in its CLDR parent", "es-MX", text("es", "en"), "es"},
		{"in the nearest of them", "es-MX", text("es", "es-419"), "es-419"},
		{"the same in every language", "es", text("und", "en"), "und"},
		{"as another region writes it", "es-MX", text("es-ES", "en"), "es-ES"},
		{"as a region writes it, for a reader of no stated one", "es", text("es-ES"), "es-ES"},
		{"for several other regions the first", "es-MX", text("es-ES", "es-AR"), "es-AR"},
		{"Portuguese is not Spanish", "es", text("pt"), ""},
		{"a language that is understood is another one", "gl", text("es"), ""},
		{"two scripts of one language are two languages", "zh-Hant", text("zh-Hans"), ""},
		{"what is in another language is not written", "en", text("es"), ""},
		{"what is blank is not written", "es", i18n.Text{language.Spanish: " \n"}, ""},
		{"nothing is not written", "es", nil, ""},
		{"for no stated language only what is the same in all", "und", text("es"), ""},
		{"the same in every language is for no stated language", "und", text("und"), "und"},
		{"a key that is not canonical is found", "es-MX", text("es-Latn"), "es-Latn"},
		{"and a language that is not canonical", "es-Latn-MX", text("es"), "es"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			key, ok := tc.text.WrittenFor(language.Make(tc.reader))
			assert.Equal(t, tc.key != "", ok)
			assert.Equal(t, language.Make(tc.key), key)
			if ok {
				seen := site.Localizer(language.Make(tc.reader)).Text(tc.text)
				assert.Equal(t, tc.text[key], seen.Value, "it is what the reader sees")
			}
		})
	}
	key, _ := text("es-ES", "es-AR").WrittenFor(language.Make("es-MX"), tags("en es-ES es-AR")...)
	assert.Equal(t, language.EuropeanSpanish, key, "the order of the site's languages decides")
}

// FuzzWrittenFor holds that a text is written for exactly those readers who see
// it without a note, and that it is what they see.
func FuzzWrittenFor(f *testing.F) {
	c := load(f, "en es es-ES")
	f.Add("es-MX", "es-ES", "hola", "es-AR", "che")
	f.Add("gl", "und", "", "es", "hola")
	f.Fuzz(func(t *testing.T, reader, tag1, s1, tag2, s2 string) {
		txt := i18n.Text{language.Make(tag1): s1, language.Make(tag2): s2}
		seen := c.Localizer(language.Make(reader)).Text(txt)
		key, ok := txt.WrittenFor(language.Make(reader), c.Languages()...)
		assert.Equal(t, seen.Source.ForReader(), ok)
		if ok {
			assert.Equal(t, seen.Value, txt[key])
		}
	})
}

// BenchmarkWrittenFor asks what the status of a site asks of each text.
func BenchmarkWrittenFor(b *testing.B) {
	both := i18n.Text{language.English: "Archives", language.Spanish: "Archivos"}
	for name, bc := range map[string]struct {
		text   i18n.Text
		reader string
	}{
		"in the language":   {both, "es"},
		"in its parent":     {both, "es-MX"},
		"in every language": {i18n.Same("Archivo"), "es"},
		"in another":        {i18n.Text{language.English: "Archives"}, "es"},
	} {
		reader := language.Make(bc.reader)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				bc.text.WrittenFor(reader)
			}
		})
	}
}

func TestMatch(t *testing.T) {
	t.Parallel()
	long := "en-US;q=0.1"
	for len(long) < 2000 {
		long += ",de;q=0.1"
	}
	cases := []struct {
		name, site string
		accept     []string
		want       string
	}{
		{"the header of a browser", "en es", []string{"es-MX,es;q=0.9,en;q=0.8"}, "es"},
		{"the parameter wins over the cookie, the cookie over the header", "en es", []string{"es", "en", "en"}, "es"},
		{"an empty parameter is no wish", "en es", []string{"", "es", "en"}, "es"},
		{"a wish for what the site lacks leaves it to the next", "en es", []string{"fr", "es"}, "es"},
		{"a close first choice wins over an exact second", "en es", []string{"es-AR,en;q=0.9"}, "es"},
		{"Galician is served by Spanish", "en es", []string{"gl,en;q=0.5"}, "es"},
		{"Portuguese is not", "en es", []string{"pt-BR"}, "en"},
		{"weights count", "en es", []string{"en;q=0.2, es;q=0.8"}, "es"},
		{"what is refused does not", "es en", []string{"es;q=0, en"}, "en"},
		{"any language is the main one", "es en", []string{"*"}, "es"},
		{"no wish at all", "es en", nil, "es"},
		{"only what the site publishes", "es-MX en", []string{"es-ES"}, "es-MX"},
		{"nonsense", "es en", []string{"\x00\xff;q=x", "e n", "-", ";;;,,,", "💥"}, "es"},
		{"und", "es en", []string{"und"}, "es"},
		{"only the first 1,024 bytes are read", "es en", []string{long}, "en"},
		{"a wish that is one long word is passed over", "es en", []string{string(make([]byte, 5000)), "en"}, "en"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			assert.Equal(t, language.Make(tc.want), load(t, tc.site).Match(tc.accept...))
		})
	}
}

// FuzzMatch holds that no wish leads out of the site's languages.
func FuzzMatch(f *testing.F) {
	c := load(f, "es-MX en gl")
	for _, seed := range []string{"es", "en-GB,en;q=0.9", "*", "x-private", "i-klingon", "a-b-c-d", "es-u-ca-buddhist"} {
		f.Add(seed, seed)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		assert.Contains(t, c.Languages(), c.Match(a, b))
	})
}

// FuzzText holds that a text with anything written is never missing, that what
// is chosen is one of its values, and that the answer is the same twice.
func FuzzText(f *testing.F) {
	c := load(f, "en es")
	f.Add("es-MX", "es", "hola", "en", "hello")
	f.Add("x-foo", "und", "", "zz", " ")
	f.Fuzz(func(t *testing.T, reader, tag1, s1, tag2, s2 string) {
		txt := i18n.Text{language.Make(tag1): s1, language.Make(tag2): s2}
		l := c.Localizer(language.Make(reader))
		got := l.Text(txt)
		assert.Equal(t, txt.IsZero(), got.Source == i18n.Missing)
		if got.Source != i18n.Missing {
			values := []string{}
			for _, v := range txt {
				values = append(values, v)
			}
			assert.Contains(t, values, got.Value)
		}
		assert.Equal(t, got, l.Text(txt))
	})
}

func TestCanonical(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"es-Latn": "es", "es-Latn-MX": "es-MX", "iw": "he", "es-MX-u-ca-buddhist": "es-MX",
		"zh-Hant": "zh-Hant", "sr-Latn": "sr-Latn", "ca-valencia": "ca-valencia", "und": "und", "x-own": "x-own",
	} {
		assert.Equal(t, language.Make(want), i18n.Canonical(language.Make(in)), in)
	}
	txt, err := text("es-Latn", "en").Canonical()
	assert.NoError(t, err)
	assert.Equal(t, i18n.Text{language.Spanish: "es-Latn", language.English: "en"}, txt)
	_, err = text("es-Latn", "es").Canonical()
	assert.ErrorIs(t, err, i18n.ErrCollision)
}

func TestDirection(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string]string{"es": "ltr", "ar": "rtl", "he": "rtl", "az-Arab": "rtl", "ur": "rtl", "und": "auto"} {
		assert.Equal(t, want, i18n.Direction(language.Make(tag)), tag)
	}
}

func TestSlug(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Educación: ¿qué año?": "educacion-que-ano", "  Archivos — abiertos ": "archivos-abiertos", "L’aigua": "laigua",
		"東京": "東京", "¿?": "", "": "", "10 años": "10-anos",
	} {
		assert.Equal(t, want, i18n.Slug(in), in)
	}
}

func TestPolicy(t *testing.T) {
	t.Parallel()
	for _, p := range []i18n.Policy{i18n.Show, i18n.Hide, i18n.Refuse} {
		got, err := i18n.ParsePolicy(p.String())
		assert.NoError(t, err)
		assert.Equal(t, p, got)
	}
	_, err := i18n.ParsePolicy("perhaps")
	assert.EqualError(t, err, `fallback policy "perhaps": want show, hide or refuse`)
}
