package i18n

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n/internal/cldr"
)

// codesWithSource are the codes of which docs/cldr.md says where their names come from.
func codesWithSource(t *testing.T) []string {
	t.Helper()
	manual, err := os.ReadFile("../docs/cldr.md")
	require.NoError(t, err)
	_, table, ok := strings.Cut(string(manual), "| languages of | source | codes |\n")
	require.True(t, ok)
	table, _, ok = strings.Cut(table, "\n\n")
	require.True(t, ok)
	var codes []string
	for row := range strings.Lines(table) {
		cells := strings.Split(row, "|")
		for _, code := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(cells[len(cells)-2], -1) {
			codes = append(codes, code[1])
		}
	}
	slices.Sort(codes)
	return codes
}

// writtenCodes are the codes of languages.txt.
func writtenCodes(t *testing.T) []string {
	t.Helper()
	file, err := os.ReadFile("internal/cldr/languages.txt")
	require.NoError(t, err)
	var codes []string
	for line := range strings.Lines(string(file)) {
		if code, _, ok := strings.Cut(line, "\t"); ok {
			codes = append(codes, code)
		}
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

func TestEveryNameOfALanguageHasASource(t *testing.T) {
	t.Parallel()
	assert.Equal(t, writtenCodes(t), codesWithSource(t))
}

func TestLanguagesOfTheAmericasAndSpainHaveNamesInSpanishAndEnglish(t *testing.T) {
	t.Parallel()
	spanish, english := reader("es"), reader("en")
	codes := writtenCodes(t)
	assert.Greater(t, len(codes), 500)
	for _, code := range codes {
		tag, err := language.Parse(code)
		require.NoError(t, err, "no code of a language: %s", code)
		assert.Equal(t, code, strings.ToLower(Canonical(tag).String()), "its canonical form")
		for _, l := range []*Localizer{spanish, english} {
			assert.True(t, l.HasLanguageName(tag), "%s in %s", code, l.Tag())
			assert.NotContains(t, l.LanguageName(tag), "(", "%s in %s", code, l.Tag())
		}
	}
}

func TestNoTwoLanguagesHaveOneName(t *testing.T) {
	t.Parallel()
	seen := make(map[string]string)
	for _, code := range writtenCodes(t) {
		for _, locale := range []string{"es", "en", "es-ES"} {
			tag := language.MustParse(code)
			base, _, _ := tag.Raw()
			name := locale + ": " + reader(locale).LanguageName(tag)
			assert.Contains(t, []string{"", base.String()}, seen[name], "%s is also %s", code, name)
			seen[name] = base.String()
		}
	}
}

func TestLanguagesAreCalledAsTheirSpeakersCallThem(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string][2]string{
		"arn": {"mapudungun", "Mapudungun"}, "guc": {"wayuunaiki", "Wayuunaiki"}, "nah": {"náhuatl", "Nahuatl"}, "kek": {"q’eqchi’", "Q’eqchi’"},
		"quc": {"k’iche’", "K’iche’"}, "ay": {"aimara", "Aymara"}, "gn": {"guaraní", "Guarani"}, "hch": {"wixárika", "Wixárika"},
		"tar": {"rarámuri", "Rarámuri"}, "nv": {"navajo", "Navajo"}, "iu": {"inuktitut", "Inuktitut"}, "haw": {"hawaiano", "Hawaiian"},
		"ca-valencia": {"valenciano", "Valencian"}, "oc-ES": {"aranés", "Aranese"}, "oc-aranes": {"aranés", "Aranese"}, "ast": {"asturiano", "Asturian"}, "vec-BR": {"talián", "Talian"},
	} {
		assert.Equal(t, want[0], reader("es").LanguageName(language.MustParse(tag)), tag)
		assert.Equal(t, want[1], reader("en").LanguageName(language.MustParse(tag)), tag)
	}
}

func TestLanguageNamed(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"quechua": "qu", "Náhuatl": "nah", "nahuatl": "nah", "catalán": "ca", "CATALAN": "ca", "guaraní": "gn", "aimara": "ay", "Aymara": "ay",
		"mapudungun": "arn", "mapuche": "arn", "q'eqchi'": "kek", "euskara": "eu", "português": "pt", "valenciano": "ca-valencia",
		"lengua de señas  colombiana": "csn", "lengua de signos española": "ssp", "chino tradicional": "zh-Hant",
		"klingonés antiguo": "und", "": "und", "¿?": "und",
	} {
		assert.Equal(t, want, LanguageNamed(name).String(), name)
	}
}

func TestHasLanguageName(t *testing.T) {
	t.Parallel()
	assert.True(t, reader("es").HasLanguageName(language.MustParse("mam")), "a name that is spelt as its code")
	assert.True(t, reader("es").HasLanguageName(language.MustParse("quc-GT")))
	assert.False(t, reader("es").HasLanguageName(language.MustParse("mpm")))
	assert.False(t, reader("qu").HasLanguageName(language.Spanish), "a language without tables")
}

func TestNamesOfLanguagesAreFoundInEveryLocale(t *testing.T) {
	t.Parallel()
	found := make(map[string]int)
	for code, name := range cldr.LanguageNames() {
		require.NotEmpty(t, name)
		if code == "pt" {
			found[name]++
		}
	}
	assert.Equal(t, map[string]int{"portugués": 2, "portuguès": 1, "Portuguese": 1, "portugesa": 1, "portugais": 1, "português": 1}, found, "portugués in Spanish and Galician")
}

func TestWhatIsKnownToBeCanonicalIs(t *testing.T) {
	t.Parallel()
	for _, tag := range knownCanonical {
		canonical, err := (language.BCP47 | language.Legacy).Canonicalize(tag)
		require.NoError(t, err)
		assert.Equal(t, canonical, tag)
	}
}
