package render_test

import (
	"io"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render/view"
	"github.com/tertulia-go/tertulia/speaker"
)

// printedAll are a view in the formats in which people read it, by name.
func printedAll(t testing.TB, r *rendertest.Site, v *view.Event) map[string]string {
	return map[string]string{
		"HTML":      rendertest.Printed(t, func(w io.Writer) error { return r.HTML(w, v) }),
		"text":      rendertest.Printed(t, func(w io.Writer) error { return r.Text(w, v) }),
		"Markdown":  rendertest.Printed(t, func(w io.Writer) error { return r.Markdown(w, v) }),
		"iCalendar": rendertest.ParseICS(t, rendertest.Printed(t, func(w io.Writer) error { return r.ICalendar(w, v) })).All("VEVENT")[0].Get("DESCRIPTION"),
	}
}

func TestAGroupHasPluralWords(t *testing.T) {
	r := siteAt(t, rendertest.Before())
	after := siteAt(t, time.Date(2027, 4, 1, 0, 0, 0, 0, time.UTC))
	for _, tc := range []struct {
		role           string
		status         event.ParticipantStatus
		es, en, esPast string
	}{
		{"panelist", "", "Panelistas", "Panelists", "Panelistas"},
		{"moderator", "", "Moderan", "Moderators", "Moderan"},
		{"interpreter", "", "Intérpretes", "Interpreters", "Intérpretes"},
		{"panelist", event.ParticipantCancelled, "Panelistas · No participarán", "Panelists · Will not take part", "Panelistas · No participaron"},
	} {
		e := talkWith()
		e.Participants = []event.Participant{{Group: rendertest.Both("Students", "Estudiantes"), Role: field.Term{ID: tc.role}, Status: tc.status}}
		text := func(r *rendertest.Site, tag language.Tag) string {
			return printedAll(t, r, r.ViewOf(t, e, tag))["text"]
		}
		assert.Contains(t, text(r, language.Spanish), "Estudiantes · "+tc.es+"\n")
		assert.Contains(t, text(r, language.English), "Students · "+tc.en+"\n")
		assert.Contains(t, text(after, language.Spanish), "Estudiantes · "+tc.esPast+"\n")
	}
}

func TestWhoDidNotComeDidNotTakePart(t *testing.T) {
	e := talkWith()
	who := func(name string, status event.ParticipantStatus) event.Participant {
		return event.Participant{Speaker: &speaker.Speaker{Name: speaker.Name{Display: name}}, Status: status}
	}
	e.Participants = []event.Participant{who("Ana", event.ParticipantCancelled), who("Luz", event.Invited), who("Eva", event.ToBeConfirmed)}
	e.Panels = []*event.Panel{{Title: i18n.Same("Panel"), When: event.When{ToBeConfirmed: true}}}
	r := siteAt(t, rendertest.Before())
	for format, said := range printedAll(t, r, r.ViewOf(t, e, language.Spanish)) {
		assert.Contains(t, said, "No participará", format)
		assert.Contains(t, said, "Invitación enviada", format)
		assert.Contains(t, said, "Por confirmar", format)
	}
	r = siteAt(t, time.Date(2027, 4, 1, 0, 0, 0, 0, time.UTC))
	for format, said := range printedAll(t, r, r.ViewOf(t, e, language.Spanish)) {
		assert.Contains(t, said, "No participó", format)
		assert.NotContains(t, said, "Invitación", format)
		assert.NotContains(t, said, "confirmar", format)
	}
}

func TestAStreamThatIsOverIsNoLink(t *testing.T) {
	e := talkWith()
	e.Languages.Recording = &notice.Recording{URL: "https://example.org/live", Stream: true}
	r := siteAt(t, rendertest.Before())
	assert.Contains(t, rendertest.Printed(t, func(w io.Writer) error { return r.Page(w, r.ViewOf(t, e, language.Spanish)) }), "https://example.org/live")
	r = siteAt(t, time.Date(2027, 4, 1, 0, 0, 0, 0, time.UTC))
	assert.NotContains(t, rendertest.Printed(t, func(w io.Writer) error { return r.Page(w, r.ViewOf(t, e, language.Spanish)) }), "https://example.org/live")
	e.Languages.Recording.Stream = false
	assert.Contains(t, rendertest.Printed(t, func(w io.Writer) error { return r.Page(w, r.ViewOf(t, e, language.Spanish)) }), "https://example.org/live")
}

func TestAPositionIsNotPrintedAsAName(t *testing.T) {
	e := talkWith()
	e.Participants = []event.Participant{{Role: field.Term{ID: "panelist"}, Speaker: &speaker.Speaker{Positions: []speaker.Position{{Title: i18n.Same("Directora"), Organization: i18n.Same("Archivo")}}}}}
	r := siteAt(t, rendertest.Before())
	v := r.ViewOf(t, e, language.Spanish)
	said := printedAll(t, r, v)
	assert.Contains(t, said["HTML"], `<p class="tt-who"><span class="tt-position">Directora, Archivo</span> <span class="tt-role">Panelista</span></p>`)
	assert.Contains(t, said["Markdown"], "- Directora, Archivo · Panelista\n")
	assert.NotContains(t, rendertest.Printed(t, func(w io.Writer) error { return r.JSONLD(w, v) }), "performer", "nobody's name is known")
}

func TestTheHeadingOverPeopleSaysSpeakersOnlyOfThose(t *testing.T) {
	ana := &speaker.Speaker{Name: speaker.Name{Display: "Ana"}}
	speaks := event.Participant{Speaker: ana, Role: field.Term{ID: "keynote"}}
	for _, tc := range []struct {
		name, kind string
		others     []event.Participant
		want       string
	}{
		{"a talk", "talk", nil, "Speakers"},
		{"nobody says in which role", "", []event.Participant{{Speaker: ana}}, "Speakers"},
		{"interpreters", "talk", []event.Participant{{Speaker: ana, Role: field.Term{ID: "interpreter"}}}, "Participants"},
		{"a role of one's own", "talk", []event.Participant{{Speaker: ana, Role: field.Term{Label: i18n.Same("Piano")}}}, "Participants"},
		{"a group", "talk", []event.Participant{{Group: i18n.Same("Trío")}}, "Participants"},
		{"musicians", "concert", []event.Participant{{Speaker: ana}}, "Participants"},
	} {
		e := talkWith()
		e.Kind = field.Term{ID: tc.kind}
		e.Participants = append([]event.Participant{speaks}, tc.others...)
		r := siteAt(t, rendertest.Before())
		assert.Equal(t, tc.want, r.ViewOf(t, e, language.English).Words.Participants.String(), tc.name)
		assert.Equal(t, "Participantes", r.ViewOf(t, e, language.Spanish).Words.Participants.String(), tc.name)
	}
}

func TestANativeNameKeepsItsLanguage(t *testing.T) {
	e := talkWith()
	e.Participants = []event.Participant{{Speaker: &speaker.Speaker{Name: speaker.Name{Display: "آنا", Native: i18n.Text{language.Persian: "آنا"}}}}}
	r := siteAt(t, rendertest.Before())
	v := r.ViewOf(t, e, language.Spanish)
	said := printedAll(t, r, v)
	assert.Contains(t, said["HTML"], `<bdi translate="no" lang="fa" dir="rtl">آنا</bdi></p>`)
	assert.Contains(t, said["text"], "- آنا\n", "once")
	assert.NotContains(t, rendertest.Printed(t, func(w io.Writer) error { return r.JSONLD(w, v) }), "alternateName")
}

func TestABiographyIsToldAtOnceOfWhoIsAloneAndOpensElsewhere(t *testing.T) {
	r := rendertest.NewSite(t)
	who := func(name string) event.Participant {
		return event.Participant{Speaker: &speaker.Speaker{Name: speaker.Name{Display: name}, Bio: i18n.Same("The life of " + name)}}
	}
	html := func(e *event.Event) string { return printedAll(t, r, r.ViewOf(t, e, language.Spanish))["HTML"] }
	e := talkWith()
	e.Participants = []event.Participant{who("Ana")}
	alone := html(e)
	assert.Contains(t, alone, "The life of Ana")
	assert.NotContains(t, alone, "tt-life")
	e.Participants = append(e.Participants, who("Luz"))
	assert.Contains(t, html(e), "<summary>Biografía<span class=\"tt-hidden\">: <bdi translate=\"no\">Luz</bdi></span></summary>\n<div class=\"tt-bio\">\n<p>The life of Luz</p>")
	e.Participants = nil
	e.Panels = []*event.Panel{{Title: i18n.Same("Panel"), Participants: []event.Participant{who("Eva")}}}
	assert.Contains(t, html(e), "<details class=\"tt-life\">", "in a programme nobody looks for a life")
}
