package render_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/render/view"
)

func TestAPlainPageIsItsTitleAndItsText(t *testing.T) {
	t.Parallel()
	s := rendertest.NewSite(t)
	v, err := s.PlainPage(&event.Page{ID: "about", Title: rendertest.Both("About <us>", "Quiénes somos"),
		Body: i18n.Text{language.English: "A *house*.\n\n## Visits\n\nDaily."}}, language.English)
	require.NoError(t, err)
	var page, text, markdown strings.Builder
	require.NoError(t, s.HTML(&page, v))
	require.NoError(t, s.Text(&text, v))
	require.NoError(t, s.Markdown(&markdown, v))
	assert.Contains(t, page.String(), "<h1>About &lt;us&gt;</h1>")
	assert.Contains(t, page.String(), "<p>A <em>house</em>.</p>")
	assert.Contains(t, page.String(), ">Visits</h2>")
	assert.Equal(t, "About <us>\n==========\n\nA house.\n\nVisits\n------\n\nDaily.\n", text.String())
	assert.Equal(t, "# About \\<us>\n\nA *house*.\n\n## Visits\n\nDaily.\n", markdown.String())
	document := jsonOf(t, v)
	assert.Equal(t, "page", document["type"])
	assert.Contains(t, document, "text")

	v, err = s.PlainPage(&event.Page{ID: "about", Title: rendertest.Both("About us", "Quiénes somos"), Body: i18n.Text{language.English: "A house."}}, language.Spanish)
	require.NoError(t, err)
	page.Reset()
	require.NoError(t, s.HTML(&page, v))
	assert.Contains(t, page.String(), `<div class="tt-description" lang="en">`, "a text in another language is marked")
	assert.Contains(t, page.String(), "tt-fallback")

	v.Body = "<p>of the site</p>"
	page.Reset()
	require.NoError(t, s.HTML(&page, v))
	assert.Equal(t, "<p>of the site</p>", page.String())
}

func TestAPlainPageIsRefusedAsOtherThingsAre(t *testing.T) {
	t.Parallel()
	views, err := view.New(rendertest.NewCatalog(t), view.Options{Fallback: i18n.Refuse, Now: rendertest.Before})
	require.NoError(t, err)
	_, err = views.PlainPage(&event.Page{Title: i18n.Text{language.Spanish: "Quiénes somos"}}, language.English)
	require.ErrorIs(t, err, view.ErrRefused)
	_, err = views.PlainPage(nil, language.English)
	assert.Error(t, err)
}
