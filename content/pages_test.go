package content_test

import (
	"crypto/sha256"
	"encoding/hex"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

func TestAPlainPageIsAFileForEachLanguage(t *testing.T) {
	t.Parallel()
	f := load(t,
		"pages/about.es.md", "\n# Quiénes somos #\n\nUna casa.\r\n\r\n# Dónde\n",
		"pages/about.en.md", "# C#\nA house.",
		"pages/contact.es.md", "# Contacto",
		"pages/photo.jpg", "", "pages/.draft.md", "",
	)
	assert.Equal(t, []*event.Page{
		{ID: "about",
			Title: i18n.Text{language.Spanish: "Quiénes somos", language.English: "C#"},
			Body:  i18n.Text{language.Spanish: "Una casa.\n\n# Dónde\n", language.English: "A house."}},
		{ID: "contact", Title: i18n.Text{language.Spanish: "Contacto"}},
	}, f.Pages)
	assert.Empty(t, f.Warnings)
	contact := field.Ref{Kind: field.Page, ID: "contact"}
	assert.Equal(t, "pages/contact.es.md", f.File(contact))
	assert.Equal(t, "pages/about.en.md", f.FileIn(field.Ref{Kind: field.Page, ID: "about"}, language.English))
	assert.Equal(t, "pages/contact.es.md", f.FileIn(contact, language.English))

	var missing content.Errors
	require.ErrorAs(t, f.Incomplete(), &missing)
	require.Len(t, missing, 1)
	assert.Equal(t, "pages/contact.es.md", missing[0].File)
	assert.Equal(t, "title", missing[0].Path.String())
}

func TestWhatIsWrongWithPlainPages(t *testing.T) {
	t.Parallel()
	const untitled = `a page begins with its title: write it as a heading, such as "# About us", before everything else`
	cases := []struct {
		name  string
		files []string
		want  string
	}{
		{"no title", []string{"pages/a.es.md", "\nHola\n# Título"}, "pages/a.es.md:2:1: " + untitled},
		{"an empty file", []string{"pages/a.es.md", ""}, "pages/a.es.md:1:1: " + untitled},
		{"a title without words", []string{"pages/a.es.md", "# ##\nHola"}, "pages/a.es.md:1:1: " + untitled},
		{"no language", []string{"pages/about.md", "# A"}, "pages/about.md: no text is read from a file of this name: want about.es.md"},
		{"a language that is none", []string{"pages/a.español.md", "# A"}, `pages/a.español.md: "español" is not a language tag, such as es, en or pt-BR; did you mean "es"?`},
		{"YAML", []string{"pages/about.yaml", "title: A"}, "pages/about.yaml: no text is read from a file of this name: want about.es.md"},
		{"a name with capitals", []string{"pages/About.es.md", "# A"}, `pages/About.es.md: "About" cannot be an id: want small letters a to z, digits, ".", "_" and "-"; did you mean "about"?`},
		{"a language twice", []string{"pages/a.es.md", "# A", "pages/a.es-Latn.md", "# B"}, `pages/a.es.md: "es" is the language "es-Latn" written in another way`},
		{"one address twice", []string{"pages/a.es.md", "# Uno", "pages/b.es.md", "# ¡Uno!"},
			`pages/b.es.md: title: the address "uno" in Spanish is also that of pages/a.es.md: give one of the two another heading`},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			_, err := content.Load(folder(tc.files...))
			assert.Equal(t, []string{tc.want}, faults(t, err))
		})
	}
}

func TestAPageWithAFaultInOneLanguageIsLeftOut(t *testing.T) {
	t.Parallel()
	f, wrong := content.LoadSound(folder("pages/a.es.md", "# A", "pages/a.en.md", "B", "pages/c.es.md", "# C"))
	assert.Equal(t, 1, wrong.Faults())
	require.Len(t, f.Pages, 1)
	assert.Equal(t, "c", f.Pages[0].ID)
}

func TestAnAddressOfABuiltInPageIsRefused(t *testing.T) {
	t.Parallel()
	f := load(t, "pages/about.es.md", "# Eventos\n\ntitle: x\n", "pages/about.en.md", "# About", "events/a.yaml", "title: {es: Todo, en: All}\nslug: {es: pasados}\n", "venues/v.yaml", "name: Pasados\n")
	taken := func(kind field.Kind, tag language.Tag, slug string) bool {
		return tag == language.Spanish && (kind == field.Page && slug == "eventos" || slug == "pasados")
	}
	err := f.TakenAddresses(taken)
	assert.EqualError(t, err, `events/a.yaml:2:7: slug: the address "pasados" in Spanish is that of a page which the site makes itself: give this event another slug
pages/about.es.md: title: the address "eventos" in Spanish is that of a page which the site makes itself: give this one another heading`)
	assert.ErrorIs(t, err, field.ErrDuplicate)
	assert.NoError(t, f.TakenAddresses(func(field.Kind, language.Tag, string) bool { return false }))
}

func TestAStaleTranslationOfAPageIsInTheFileOfItsLanguage(t *testing.T) {
	t.Parallel()
	lines := "page/about title en 0000000000000000 " + fingerprintOf("About") + "\n"
	f := load(t, "pages/about.es.md", "# Quiénes somos", "pages/about.en.md", "# About", "locks/page/about.lock", lines)
	var stale content.Errors
	require.ErrorAs(t, f.Incomplete(), &stale)
	require.Len(t, stale, 1)
	assert.Equal(t, "error.translation.stale", stale[0].ID)
	assert.Equal(t, "pages/about.en.md", stale[0].File)
}

// fingerprintOf is what a lock says of a text without runs of white space.
func fingerprintOf(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:8])
}
