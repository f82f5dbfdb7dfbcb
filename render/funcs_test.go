package render_test

import (
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/internal/rendertest"
)

// TestBuiltInPartsAreThoseOfTheWholePage drops each part of an event with every
// field into a template.
func TestBuiltInPartsAreThoseOfTheWholePage(t *testing.T) {
	r := rendertest.NewSite(t)
	v := r.ViewOf(t, rendertest.Specimen(t, rendertest.Harmless), language.English)
	whole := rendertest.Printed(t, func(w io.Writer) error { return r.HTML(w, v) })
	for name, part := range map[string]any{
		"a text": v.StatusNote, "a long text": v.Description, "a time": v.When, "a venue": v.Venue, "people": v.Participants, "sessions": v.Panels, "hosts": v.Hosts, "works": v.Works, "media": v.Media,
		"a picture": v.Image, "the view": v,
	} {
		got := r.Part(t, part)
		assert.NotEmpty(t, got, name)
		assert.Contains(t, whole, got, name)
	}
	for name, part := range map[string]any{"notices": v.Notices, "details": v.Details} { // which stand apart on the page
		for line := range strings.Lines(r.Part(t, part)) {
			if way, registers := strings.CutPrefix(line, "<dd><a class=\"tt-register\""); registers { // which stands apart of them
				link, _, _ := strings.Cut(way, "</a>")
				line = "<a class=\"tt-register\"" + link + "</a>\n"
			}
			assert.Contains(t, whole, line, name)
		}
	}
	assert.Equal(t, "<h4>", regexp.MustCompile("<h.>").FindString(r.Executed(t, "{{under 3 .Participants}}{{under 2 .Panels}}", v)))
	assert.Equal(t, `<time datetime="2027-03-09T09:00-05:00">to 2027-03-09T11:00-05:00</time>`,
		r.Executed(t, `{{with .When}}<time datetime="{{.Start}}">to {{.End}}</time>{{end}}`, v))
	assert.Equal(t, "About **description** EN.", r.Executed(t, "{{.Description}}", v))
	assert.Equal(t, "ltr", r.Executed(t, "{{.Dir}}", v))
}

func TestAPartInAnotherDirectionSaysSo(t *testing.T) {
	r := rendertest.NewSite(t)
	v := r.ViewOf(t, rendertest.Specimen(t, rendertest.Harmless), language.English)
	native := v.Participants[0].Native
	assert.Equal(t, `<b lang="ar" dir="rtl">`+native.String()+"</b>", r.Executed(t, "<b{{.Attr}}>{{.}}</b>", native))
	assert.Equal(t, language.Arabic, native.Lang())
}
