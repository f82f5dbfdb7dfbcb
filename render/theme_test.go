package render_test

import (
	"io"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render"
	"github.com/tertulia-go/tertulia/render/view"
)

func TestTheSheetAndAPageKeepTheirBudgets(t *testing.T) {
	t.Parallel()
	assert.LessOrEqual(t, len(render.StyleSheet()), 25_000)
	page := pageOf(t, rendertest.NewSiteWithoutAddress(t), rendertest.Filled(t, ""), language.Spanish)
	assert.True(t, strings.Contains(page, render.StyleSheet()), "the page holds the sheet")
	assert.LessOrEqual(t, len(page), 60_000)
}

func TestTheManualsNameEachPropertyOfTheSheet(t *testing.T) {
	t.Parallel()
	sheet := render.StyleSheet()
	light := sheet[:strings.Index(sheet, "@media")]
	for _, name := range []string{"../docs/theme.md", "../docs/theme.es.md"} {
		manual, err := os.ReadFile(name)
		require.NoError(t, err)
		var said, set []string
		for _, m := range regexp.MustCompile("(?m)^\\| `(--tt-[a-z-]+)`").FindAllStringSubmatch(string(manual), -1) {
			said = append(said, m[1])
		}
		for _, m := range regexp.MustCompile(`(?m)^  (--tt-[a-z-]+):`).FindAllStringSubmatch(light, -1) {
			set = append(set, m[1])
		}
		assert.ElementsMatch(t, set, said, name)
	}
}

func TestAPageHasNoStyleOfItsOwnOnAnyElement(t *testing.T) {
	t.Parallel()
	page := pageOf(t, rendertest.NewSiteWithoutAddress(t), rendertest.Filled(t, ""), language.Spanish)
	walkDOM(t, page, func(_ int, n *html.Node) { assert.Empty(t, attr(n, "style"), "%s", n.Data) })
}

var colorRule = regexp.MustCompile(`--(tt-[a-z-]+): #([0-9a-f]{6});`)

// colorsOf are the colors of the custom properties in a part of the sheet.
func colorsOf(t *testing.T, css string) map[string]string {
	t.Helper()
	colors := map[string]string{}
	for _, m := range colorRule.FindAllStringSubmatch(css, -1) {
		colors[m[1]] = m[2]
	}
	require.NotEmpty(t, colors)
	return colors
}

// luminance is the relative luminance of WCAG 2.2.
func luminance(t *testing.T, color string) float64 {
	t.Helper()
	var sum float64
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(color[2*i:2*i+2], 16, 8)
		require.NoError(t, err)
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// WCAG 2.2, 1.4.3 for words and 1.4.11 for marks.
func TestColorsCanBeToldApartInLightDarkAndPrint(t *testing.T) {
	t.Parallel()
	sheet := render.StyleSheet()
	dark := strings.Index(sheet, "@media (prefers-color-scheme: dark)")
	page := strings.Index(sheet, ".tt-page {")
	printed := strings.Index(sheet, "@media print")
	require.True(t, 0 < dark && dark < page && page < printed)
	for scheme, css := range map[string]string{"light": sheet[:dark], "dark": sheet[dark:page], "print": sheet[printed:]} {
		colors := colorsOf(t, css)
		for _, tc := range []struct {
			ink, ground string
			least       float64
		}{
			{"tt-ink", "tt-paper", 7}, {"tt-ink", "tt-raised", 7}, {"tt-ink", "tt-warn", 7},
			{"tt-soft", "tt-paper", 4.5}, {"tt-soft", "tt-raised", 4.5},
			{"tt-accent", "tt-paper", 4.5}, {"tt-accent", "tt-raised", 4.5}, {"tt-accent", "tt-warn", 4.5},
			{"tt-on-accent", "tt-accent", 4.5}, {"tt-warn-line", "tt-warn", 3},
		} {
			if scheme == "print" && tc.ink == "tt-on-accent" { // nothing is filled on paper
				continue
			}
			require.Contains(t, colors, tc.ink)
			require.Contains(t, colors, tc.ground)
			assert.GreaterOrEqual(t, contrast(t, colors[tc.ink], colors[tc.ground]), tc.least, "%s: %s on %s", scheme, tc.ink, tc.ground)
		}
	}
}

func TestALanguageNoticeThatConcernsTheReaderStandsAboveTheFactsAndIsNotFolded(t *testing.T) {
	t.Parallel()
	e := rendertest.Filled(t, "")
	e.Languages = notice.Plan{Spoken: []language.Tag{language.Spanish}, NoInterpretation: true}
	e.Status, e.Panels, e.StatusNote = nil, nil, i18n.Text{}
	r := rendertest.NewSiteWithoutAddress(t)

	english := pageOf(t, r, e, language.English)
	important, card := strings.Index(english, "tt-important\" role"), strings.Index(english, `<div class="tt-card">`)
	require.Positive(t, important)
	require.Positive(t, card)
	assert.Less(t, important, card)
	assert.Equal(t, 0, strings.Count(english, `<details class="tt-told">`))

	spanish := pageOf(t, r, e, language.Spanish)
	assert.Equal(t, 0, strings.Count(spanish, "tt-important\" role"))
	assert.Equal(t, 1, strings.Count(spanish, "<details class=\"tt-told\">\n<summary>\n<span class=\"tt-label\">Idiomas</span>\n<b>Español · sin interpretación</b></summary>\n"))
}

func TestInWhichLanguageAnEventIsHeldStandsBeforeHowOneGetsInWhereNoNoticeHasSaidSo(t *testing.T) {
	t.Parallel()
	e := rendertest.Filled(t, "")
	e.Languages = notice.Plan{Spoken: []language.Tag{language.Spanish}, NoInterpretation: true, NoSign: true}
	e.Status, e.Panels, e.StatusNote = nil, nil, i18n.Text{}
	r := rendertest.NewSiteWithoutAddress(t)
	for reader, before := range map[language.Tag]bool{language.Spanish: true, language.English: false} {
		page := pageOf(t, r, e, reader)
		labels, way := strings.Index(page, `<details class="tt-told">`), strings.Index(page, map[bool]string{true: "<dt>Inscripción", false: "<dt>Registration"}[before])
		require.Positive(t, labels, reader)
		require.Positive(t, way, reader)
		assert.Equal(t, before, labels < way, reader)
	}
}

// wayIn is what a page has for somebody who has decided to come.
func wayIn(t *testing.T, e *event.Event, reader language.Tag, change func(*view.Event)) string {
	t.Helper()
	r := rendertest.NewSiteWithoutAddress(t)
	v := r.ViewOf(t, e, reader)
	change(v)
	page := rendertest.Printed(t, func(w io.Writer) error { return r.HTML(w, v) })
	_, way, found := strings.Cut(page, "<div class=\"tt-way-in\">\n")
	if !found {
		return ""
	}
	way, _, _ = strings.Cut(way, "</div>\n")
	for link := range strings.Lines(way) {
		assert.Equal(t, 1, strings.Count(page, link), "it stands once")
	}
	return way
}

func TestThereIsOneWayInAndWhyOneCannotRegisterStandsAboveIt(t *testing.T) {
	t.Parallel()
	calendars := &view.Calendars{Label: view.Same("Calendars"), Links: []view.Link{{URL: "https://example.org/e.ics", Label: view.Same("File")}}}
	const (
		register = "<a class=\"tt-register\" href=\"https://example.org/register\">Register</a>\n"
		calendar = "<details class=\"tt-calendars\">\n<summary>Calendars</summary>\n<ul>\n<li><a href=\"https://example.org/e.ics\">File</a></li>\n</ul>\n</details>\n"
	)
	online := func(address, words string) string {
		return "<a class=\"tt-online\" href=\"https://example.org/" + address + "\">" + words + "</a>\n"
	}
	spanish, english := event.OnlineLink{URL: "https://example.org/es", Language: language.Spanish}, event.OnlineLink{URL: "https://example.org/en", Language: language.English}
	for name, tc := range map[string]struct {
		terms  event.Registration
		online []event.OnlineLink
		want   string
	}{
		"to register":                       {event.Registration{URL: i18n.Same("https://example.org/register")}, []event.OnlineLink{english}, register},
		"in the reader's language":          {event.Registration{}, []event.OnlineLink{spanish, english}, online("en", "Join online in English")},
		"in another":                        {event.Registration{}, []event.OnlineLink{{Language: language.English}, spanish}, online("es", "Join online in Spanish")},
		"into a calendar":                   {event.Registration{}, nil, calendar},
		"no place, but a channel":           {event.Registration{URL: i18n.Same("https://example.org/register"), Status: event.RegistrationFull}, []event.OnlineLink{english}, "<p class=\"tt-state\">No places are left.</p>\n" + online("en", "Join online in English")},
		"no place":                          {event.Registration{Status: event.RegistrationFull}, nil, "<p class=\"tt-state\">No places are left.</p>\n" + calendar},
		"too late":                          {event.Registration{Status: event.RegistrationClosed}, nil, "<p class=\"tt-state\">Registration is closed.</p>\n" + calendar},
		"a list to wait on":                 {event.Registration{URL: i18n.Same("https://example.org/register"), Status: event.RegistrationWaitingList}, nil, "<p class=\"tt-state\">No places are left; there is a waiting list.</p>\n" + strings.Replace(register, ">Register<", ">Join the waiting list<", 1)},
		"too early, and nobody knows until": {event.Registration{Status: event.RegistrationNotYet}, nil, "<p class=\"tt-state\">Registration is not open yet.</p>\n" + calendar},
	} {
		e := &event.Event{ID: "e", Title: i18n.Same("T"), When: event.When{Start: rendertest.Before().AddDate(0, 1, 0)}, Attendance: event.Hybrid, Online: tc.online, Registration: &tc.terms}
		assert.Equal(t, tc.want, wayIn(t, e, language.English, func(v *view.Event) { v.Calendars = calendars }), name)
	}
	later := &event.Event{ID: "e", Title: i18n.Same("T"), When: event.When{Start: rendertest.Before().AddDate(0, 1, 0)}, Attendance: event.Online, Online: []event.OnlineLink{{}}}
	assert.Contains(t, pageOf(t, rendertest.NewSiteWithoutAddress(t), later, language.English), "<dt>Online</dt>\n<dd>The link will be announced.</dd>")
	over := &event.Event{ID: "e", Title: i18n.Same("T"), When: event.When{Start: rendertest.Before().AddDate(0, -1, 0)}, Online: []event.OnlineLink{english}}
	assert.Empty(t, wayIn(t, over, language.English, func(*view.Event) {}))
}
