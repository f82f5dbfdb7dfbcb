package content_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

func TestAPlainPageIsChangedInTheFileOfItsLanguage(t *testing.T) {
	t.Parallel()
	const file = "pages/about.es.md"
	cases := []struct{ name, before, cell, value, file, after string }{
		{"the title", "# Uno\n\nTexto.\n", "title@es", "Dos: tres", file, "# Dos: tres\n\nTexto.\n"},
		{"the title, with all that stands around", "\ufeff\r\n#  Uno  ##\r\nTexto.\r\n", "title@es", "Dos", file, "\ufeff\r\n#  Dos  ##\r\nTexto.\r\n"},
		{"the body", "\n# Uno #\n\n\nTexto.\n", "body@es", "Otro.\n\nY más.", file, "\n# Uno #\n\n\nOtro.\n\nY más."},
		{"the body, as Windows writes it", "# Uno\r\n\r\nTexto.\r\n", "body@es", "Otro.\r\nY más.\r\n", file, "# Uno\r\n\r\nOtro.\r\nY más.\r\n"},
		{"a body that was not there", "# Uno", "body@es", "Texto.\n", file, "# Uno\n\nTexto.\n"},
		{"no body", "# Uno\n\nTexto.\n", "body@es", " ", file, "# Uno\n"},
		{"another language", "# Uno\n\nTexto.\n", "title@en", "One", "pages/about.en.md", "# One\n"},
		{"a body that begins with a heading", "# Uno\n\n# Dos\n", "title@es", "Tres", file, "# Tres\n\n# Dos\n"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			files := folder(file, tc.before)
			written, err := setting(t, files, "page/about#"+tc.cell, tc.value)
			require.NoError(t, err)
			delete(written, "locks/page/about.lock") // of addresses, which have tests of their own
			assert.Equal(t, map[string]string{tc.file: tc.after}, written)
			value, err := again(t, files, written).Value(cellOf(t, "page/about#"+tc.cell))
			require.NoError(t, err)
			assert.Equal(t, strings.TrimSpace(strings.ReplaceAll(tc.value, "\r\n", "\n")), strings.TrimSpace(value))
		})
	}
}

func TestAChangeOfAPageThatIsRefused(t *testing.T) {
	t.Parallel()
	loaded, _ := content.LoadSound(folder("pages/about.es.md", "# Uno\n\nTexto.\n", "pages/about.en.md", "# One\n", "pages/other.es.md", "# Dos\n\n# Tres\n", "pages/broken.es.md", "# \xff\n"))
	for _, tc := range []struct {
		name, cell, value string
		cause             error
		want              string
	}{
		{"no title", "page/about#title@es", "", field.ErrRequired, "pages/about.es.md:1:1: a page begins with its title"},
		{"no title, and a heading in the body", "page/other#title@es", "", content.ErrByHand, "pages/other.es.md:1:1: title@es: this cannot be changed here"},
		{"a title in two lines", "page/about#title@es", "A\nB", content.ErrByHand, "pages/about.es.md:1:1: title@es: this cannot be changed here"},
		{"a title that would be taken for a closed one", "page/about#title@es", "C #", content.ErrByHand, "pages/about.es.md:1:1: title@es: this cannot be changed here"},
		{"a text without a title", "page/other#body@en", "Text.", field.ErrRequired, "pages/other.en.md:1:1: a page begins with its title"},
		{"no language", "page/about#title", "A", content.ErrUnstated, "pages/about.es.md:1:1: title: this text may be in several languages: name one, such as page/about#title@es"},
		{"every language", "page/about#title@und", "A", field.ErrLanguage, `pages/about.es.md:1:1: title@und: the site is not in the language "und"`},
		{"a language that the site has not", "page/about#title@fr", "A", field.ErrLanguage, `pages/about.es.md:1:1: title@fr: the site is not in the language "fr"`},
		{"a field that is none", "page/about#slug@es", "a", field.ErrNotFound, "pages/about.es.md:1:1: slug@es: nothing is named so: page/about#slug@es"},
		{"an item", "page/about#body[a]@es", "a", field.ErrNotFound, "pages/about.es.md:1:1: body[a]@es: nothing is named so"},
		{"the address of another", "page/about#title@es", "¡Dos!", field.ErrDuplicate, `pages/about.es.md:1:1: title: the address "dos" in Spanish is also that of pages/other.es.md`},
		{"a link that leads nowhere", "page/about#body@es", "\n[a](event:none)", nil, `pages/about.es.md:3:5: "event:none" leads nowhere`},
		{"no UTF-8", "page/about#body@es", "\xff", i18n.ErrEncoding, "pages/about.es.md:1:1: body@es: "},
		{"a control character", "page/about#body@es", "a\x07", nil, "pages/about.es.md:3:2: holds a character that no page can print: U+0007"},
		{"a file that is no text now", "page/broken#title@es", "A", nil, "pages/broken.es.md:1:3: "},
		{"a page that is not there", "page/none#title@es", "A", field.ErrNotFound, "page/none: title@es: there is no such thing here"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			files, err := loaded.Apply(content.Set{Cell: cellOf(t, tc.cell), Value: tc.value})
			assert.Empty(t, files)
			require.Error(t, err)
			assert.True(t, strings.HasPrefix(err.Error(), tc.want), err.Error())
			if tc.cause != nil {
				assert.ErrorIs(t, err, tc.cause)
			}
		})
	}
	title := cellOf(t, "page/about#title@es")
	_, err := loaded.Apply(content.Set{Cell: title, Value: "Tres", Base: content.Base("Cero")})
	var conflict *content.ConflictError
	require.ErrorAs(t, err, &conflict)
	assert.Equal(t, "Uno", conflict.Now)
	_, err = loaded.Apply(content.Set{Cell: title, Value: "A"}, content.Set{Cell: title, Value: "B"})
	assert.ErrorIs(t, err, content.ErrSameCell)
	_, err = loaded.Apply(content.Add{List: title, Value: "A"})
	assert.ErrorIs(t, err, field.ErrFormat)
	_, err = loaded.Apply(content.Move{Item: title, To: 1})
	assert.ErrorIs(t, err, field.ErrFormat)
}

func TestAPageIsMadeRenamedAndRemoved(t *testing.T) {
	t.Parallel()
	files := folder("pages/about.es.md", "# Uno\n\n[aquí](page:about)\n", "pages/about.en.md", "# One\n", "events/e.yaml", "title: A\nlang: es\nsummary: B\ndescription: '[a](page:about)'\n", "locks/event/other.lock", "")
	loaded, err := content.Load(files)
	require.NoError(t, err)
	about := field.Ref{Kind: field.Page, ID: "about"}

	_, err = loaded.Apply(content.Remove{Place: field.Place{Ref: about}})
	assert.ErrorIs(t, err, content.ErrReferred)
	written, err := applied(loaded, content.Rename{From: about, ID: "us"})
	require.NoError(t, err)
	lock := written["locks/page/us.lock"]
	delete(written, "locks/page/us.lock")
	assert.Equal(t, map[string]string{
		"pages/about.es.md": "removed", "pages/about.en.md": "removed",
		"pages/us.es.md": "# Uno\n\n[aquí](page:us)\n", "pages/us.en.md": "# One\n",
		"events/e.yaml": "title: A\nlang: es\nsummary: B\ndescription: '[a](page:us)'\n",
	}, written)
	assert.Contains(t, lock, "page/us title en ")

	spanish, english := language.Spanish, language.English
	contact := &event.Page{ID: "contact", Title: i18n.Text{spanish: "Contacto", english: "Contact"}, Body: i18n.Text{spanish: "Calle 1.\n"}}
	written, err = applied(loaded, content.Create{Thing: contact})
	require.NoError(t, err)
	assert.Contains(t, written["locks/page/contact.lock"], "page/contact title en ")
	assert.Equal(t, "# Contacto\n\nCalle 1.\n", written["pages/contact.es.md"])
	assert.Equal(t, "# Contact\n", written["pages/contact.en.md"])
	loaded = again(t, files, written)
	assert.Equal(t, contact, loaded.Pages[1])

	written, err = applied(loaded, content.Remove{Place: cellOf(t, "page/contact#title@en")})
	require.NoError(t, err)
	assert.Equal(t, "removed", written["pages/contact.en.md"], "a language without a text")
	written, err = applied(loaded, content.Remove{Place: field.Place{Ref: field.Ref{Kind: field.Page, ID: "contact"}}})
	require.NoError(t, err)
	assert.Equal(t, map[string]string{"pages/contact.es.md": "removed", "pages/contact.en.md": "removed", "locks/page/contact.lock": "removed"}, written)
	_, err = loaded.Apply(content.Remove{Place: cellOf(t, "page/contact#body@es")}, content.Remove{Place: cellOf(t, "page/contact#title@es")}, content.Remove{Place: cellOf(t, "page/contact#title@en")})
	assert.ErrorIs(t, err, field.ErrRequired, "the last language is the page")

	for _, wrong := range []*event.Page{{ID: "none"}, {ID: "about", Title: i18n.Text{spanish: "Otra"}}, {ID: "No", Title: i18n.Text{spanish: "Otra"}}, {ID: "same", Title: i18n.Same("Otra")}, {ID: "twin", Title: i18n.Text{english: "One"}}, nil} {
		_, err = loaded.Apply(content.Create{Thing: wrong})
		assert.Error(t, err, "%v", wrong)
	}
}

// FuzzSetPage gives a page of any file any words. The oracle is the loader: what it
// reads afterwards is those words, and the other text as it was.
func FuzzSetPage(f *testing.F) {
	f.Add("# Uno\n\nTexto.\n", "Dos #", true)
	f.Add("\ufeff\r\n# Uno ##\r\nTexto", "# A\n\n", false)
	f.Add("\n \n# # #\n\n\n#\n", "", true)
	f.Fuzz(func(t *testing.T, file, value string, isTitle bool) {
		files := folder("pages/a.es.md", file)
		before, err := content.Load(files)
		if err != nil {
			return
		}
		cell, other := "page/a#body@es", "page/a#title@es"
		if isTitle {
			cell, other = other, cell
		}
		stays, err := before.Value(cellOf(t, other))
		require.NoError(t, err)
		written, err := applied(before, content.Set{Cell: cellOf(t, cell), Value: value})
		if err != nil {
			var list content.Errors
			require.ErrorAs(t, err, &list)
			return
		}
		after := again(t, files, written)
		now, err := after.Value(cellOf(t, cell))
		require.NoError(t, err)
		assert.Equal(t, strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(value, "\r\n", "\n"), "\ufeff", "")), strings.TrimSpace(now))
		still, err := after.Value(cellOf(t, other))
		require.NoError(t, err)
		assert.Equal(t, stays, still)
	})
}
