package render_test

import (
	"bytes"
	"io"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/speaker"
)

// A path of the site is a path on its pages, and an address wherever it leaves
// these.
func TestAPathOfTheSiteIsAbsoluteWhereItLeavesThePage(t *testing.T) {
	t.Parallel()
	r := rendertest.NewSite(t)
	e := &event.Event{
		ID: "e", Title: rendertest.Both("Talk", "Charla"),
		Registration: &event.Registration{URL: i18n.Same("/inscripcion/")},
		Online:       []event.OnlineLink{{URL: "/en-vivo/"}},
		Media:        []event.Media{{Kind: event.Document, URL: "/static/programa.pdf"}},
		Participants: []event.Participant{{Speaker: &speaker.Speaker{
			Name: speaker.Name{Given: "Ana"}, Links: []field.Link{{URL: "/ana/"}}}}},
	}
	v := r.ViewOf(t, e, language.Spanish)
	paths := []string{"/inscripcion/", "/en-vivo/", "/static/programa.pdf", "/ana/"}
	for name, print := range map[string]func(io.Writer) error{
		"text":     func(w io.Writer) error { return r.Printer.Text(w, v) },
		"Markdown": func(w io.Writer) error { return r.Printer.Markdown(w, v) },
		"JSON":     func(w io.Writer) error { return r.Printer.JSON(w, v) },
		"JSON-LD":  func(w io.Writer) error { return r.Printer.JSONLD(w, v) },
	} {
		out := rendertest.Printed(t, print)
		for _, path := range paths {
			assert.Contains(t, out, "https://example.org"+path, name)
			assert.NotContains(t, out, `"`+path, name)
			assert.NotContains(t, out, "("+path, name)
		}
	}
	var page bytes.Buffer
	require.NoError(t, r.HTML(&page, v))
	for _, path := range paths {
		assert.Contains(t, page.String(), `href="`+path+`"`)
	}
}

// What is not one number is printed as text, and an extension is dialled.
func TestAPhoneThatIsNoNumberIsText(t *testing.T) {
	t.Parallel()
	r := rendertest.NewSite(t)
	for phone, want := range map[string]string{
		"+57 601 555 0100 ext. 12": `<a href="tel:+576015550100;ext=12">+57 601 555 0100 ext. 12</a>`,
		"555 0100 o 555 0101":      `<dd>555 0100 o 555 0101</dd>`,
	} {
		v := r.ViewOf(t, &event.Event{Title: i18n.Same("x"), Contact: field.Contact{Phone: phone}}, language.Spanish)
		assert.Contains(t, rendertest.Printed(t, func(w io.Writer) error { return r.HTML(w, v) }), want)
	}
}
