package rendertest

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/speaker"
)

// A Filler gives the content of each field of a specimen by its name.
type Filler struct {
	Text  func(name string) i18n.Text // words by language
	Prose func(name string) i18n.Text // Markdown
	Plain func(name string) string    // what is the same in every language
}

// Harmless fills every field with its own name.
var Harmless = Filler{
	Text:  func(name string) i18n.Text { return Both(name+" EN", name+" ES") },
	Prose: func(name string) i18n.Text { return Both("About **"+name+"** EN.", "Sobre **"+name+"** ES.") },
	Plain: func(name string) string { return name },
}

// Specimen is an event in which every text is filled, and each other field that
// changes an output. A text that is not named here is filled by the table of its
// type.
func Specimen(t testing.TB, f Filler) *event.Event {
	t.Helper()
	zone := NewYork(t)
	madrid, err := time.LoadLocation("Europe/Madrid")
	require.NoError(t, err)
	at := func(day, hour int) time.Time { return time.Date(2027, 3, day, hour, 0, 0, 0, zone) }
	image := func(name string) *field.Image {
		return &field.Image{Src: "photo.jpg", Alt: f.Text(name + ".alt"), Credit: f.Text(name + ".credit"), Width: 400, Height: 300}
	}
	positions := func(name string) []speaker.Position {
		return []speaker.Position{{Title: f.Text(name + ".title"), Organization: f.Text(name + ".organization"), Place: f.Text(name + ".place")}}
	}
	person := func(name string) *speaker.Speaker {
		return &speaker.Speaker{
			ID: name,
			Name: speaker.Name{
				Prefix: f.Text(name + ".prefix"), Given: f.Plain(name + ".given"), Family: f.Plain(name + ".family"),
				Suffix: f.Plain(name + ".suffix"), Native: i18n.Text{language.Arabic: f.Plain("آنا")},
			},
			Gender:    speaker.Feminine,
			Positions: positions(name),
			Bio:       f.Prose(name + ".bio"),
			Photo:     image(name),
			Links:     []field.Link{{URL: "https://example.org/" + name, Label: f.Text(name + ".link")}, {URL: "https://www.example.net/"}},
		}
	}
	venue := func(name string) *event.Venue {
		return &event.Venue{
			Name: f.Text(name + ".name"), Room: f.Text(name + ".room"), Address: f.Text(name + ".address"),
			City: f.Text(name + ".city"), Region: f.Text(name + ".region"), PostalCode: f.Plain(name + ".postal"),
			Country: "MX", Map: "https://example.org/map", Accessibility: f.Text(name + ".accessibility"),
		}
	}
	online := []event.OnlineLink{
		{URL: "https://example.org/live", Label: f.Text("online.label")},
		{URL: "https://example.org/live-en", Language: language.English},
		{URL: "https://example.org/live-any"},
		{},
	}
	works := []event.Work{{Title: f.Text("work.title"), Author: f.Plain("work.author"), URL: "https://example.org/book"}}
	media := []event.Media{
		{URL: "https://example.org/video", Kind: event.Video, Title: f.Text("media.title"), Language: language.Spanish, Captions: []language.Tag{language.English}},
		{URL: "https://example.org/slides", Kind: event.Slides},
		{URL: "https://example.org/audio", Kind: event.Audio, Captions: []language.Tag{language.English}},
	}
	before := event.Occurrence{
		When: event.When{Start: at(2, 9), End: at(2, 11)}, Attendance: event.InPerson, Venue: venue("previous"), Online: online[:1],
	}
	parent := &event.Program{ID: "parent", Name: f.Text("parent.name"), Acronym: f.Text("parent.acronym")}
	e := &event.Event{
		ID: "specimen", Lang: language.English, Slug: f.Text("slug"),
		Title: f.Text("title"), Subtitle: f.Text("subtitle"), Summary: f.Text("summary"), Description: f.Prose("description"),
		Kind:   field.Term{ID: "conference"},
		Status: []event.Status{event.Rescheduled, event.MovedOnline}, StatusNote: f.Text("status_note"),
		Attendance: event.Hybrid,
		When:       event.When{Start: at(9, 9), End: at(9, 11), Doors: at(9, 8)},
		Previous:   &before,
		Languages: notice.Plan{
			Spoken: []language.Tag{language.Spanish},
			Interpretation: []notice.Interpretation{{
				Into: []language.Tag{language.English}, Mode: notice.Simultaneous, Provision: notice.OnRequest, Delivery: notice.Headsets,
				Deadline: field.Minute(at(3, 12)), Contact: field.Contact{Name: f.Text("interpretation.contact"), Email: "lenguas@example.org"},
				Note: f.Text("interpretation.note"),
			}},
			Sign:      []notice.Sign{{Language: language.Make("ase"), Note: f.Text("sign.note")}},
			Captions:  []notice.Captions{{Language: language.English, Kind: notice.LiveCaptions}},
			Materials: []language.Tag{language.Spanish},
			Questions: []language.Tag{language.Spanish, language.English},
			Recording: &notice.Recording{Languages: []language.Tag{language.Spanish}, Captions: []language.Tag{language.English}, URL: "https://example.org/recording"},
		},
		Venue: venue("venue"), Online: online,
		Hosts: []event.Hosting{
			{Program: &event.Program{
				ID: "host", Name: f.Text("host.name"), Acronym: f.Text("host.acronym"), Summary: f.Text("host.summary"),
				Description: f.Prose("host.description"), URL: i18n.Text{language.English: "https://example.org/host"},
				Parent: parent, Logo: image("host.logo"),
			}},
			{Program: &event.Program{Name: f.Text("sponsor.name"), Summary: f.Text("sponsor.summary")}, Relation: field.Term{ID: "sponsored-by"}},
			{Program: &event.Program{Name: f.Text("friend.name")}, Relation: field.Term{ID: "friend", Label: f.Text("friend.relation")}},
		},
		Participants: []event.Participant{
			{Speaker: person("ana"), Role: field.Term{ID: "moderator"}, Status: event.ToBeConfirmed, Attendance: event.Online},
			{Speaker: person("luz"), Role: field.Term{ID: "bard", Label: f.Text("role.label")}, Positions: positions("luz.here")},
			{Group: f.Text("group")},
			{Positions: positions("nobody")},
			{Speaker: &speaker.Speaker{Name: speaker.Name{Display: f.Plain("display")}}},
		},
		Panels: []*event.Panel{
			{
				ID: "opening", Title: f.Text("panel.title"), Kind: field.Term{ID: "keynote"}, When: event.When{Start: at(9, 9), End: at(9, 10)},
				Abstract: f.Prose("panel.abstract"), Rooms: []i18n.Text{f.Text("panel.room"), f.Text("panel.room2")}, Venue: venue("panel.venue"),
				Languages:    notice.Plan{Spoken: []language.Tag{language.English}, Note: f.Text("panel.languages.note")},
				Participants: []event.Participant{{Speaker: person("eva")}}, Works: works, Media: media,
			},
			{Kind: field.Term{ID: "break"}, When: event.When{ToBeConfirmed: true}},
		},
		Series:   &event.Series{ID: "series", Name: f.Text("series.name"), URL: i18n.Same("https://example.org/series")},
		Topics:   []field.Term{{Label: f.Text("topic1")}, {Label: f.Text("topic2")}},
		Audience: f.Text("audience"), Accessibility: f.Text("accessibility"),
		Works: works, Media: media,
		Registration: &event.Registration{
			URL: i18n.Same("https://example.org/register"), Required: true, Opens: field.Minute(Before().AddDate(0, 0, -1).In(at(1, 9).Location())), Closes: field.Minute(at(8, 18)), Capacity: 120,
			Fees: []event.Fee{{Name: f.Text("fee.name"), Price: "180", Currency: "USD", Availability: event.SoldOut}, {Price: "90", Currency: "USD", Availability: event.InStock}},
			Note: f.Text("registration.note"),
		},
		Contact:   field.Contact{Name: f.Text("contact.name"), Email: "info@example.org", Phone: "+1 202 555 0100"},
		Image:     image("image"),
		ShowZones: []event.Zone{{Location: madrid}, {Location: zone, Label: f.Text("zone.label")}},
		Updated:   at(1, 9), Sequence: 1,
	}
	f.complete(e)
	return e
}

// complete fills, where it stands first, each text that no value in e has: a new
// field is tried in every output without being named above.
func (f Filler) complete(e *event.Event) {
	filled := make(map[*field.Field]bool)
	for n, text := range (field.Walk{}).Texts(event.Fields(), e) {
		filled[n.Field] = filled[n.Field] || !text.IsZero()
	}
	for n := range (field.Walk{}).Texts(event.Fields(), e) {
		if filled[n.Field] || n.Field.Type == field.TypeTerm { // words stand for the word's id
			continue
		}
		fill := f.Text
		if n.Field.Type == field.TypeMarkdown {
			fill = f.Prose
		}
		*n.Text() = fill(n.Root.String())
		filled[n.Field] = true
	}
	e.Previous.StatusNote = nil // which it cannot have
}

// Hostile is content that means harm to one format or another.
var Hostile = []string{
	`<script>alert(1)</script>`,
	`"><img src=x onerror=alert(1)>`,
	`' onmouseover='alert(1)`,
	`</title></style></textarea><svg onload=alert(1)>`,
	`<!--`, `-->`, `]]>`, `<![CDATA[`,
	"a\r\nSet-Cookie: x", "\x00\x01\x1f\x7f\u0080", "\u2028\u2029", "\ufeff\uffff\ufffe",
	"\u202ereversed\u202c", "\u2066isolated", "\xff\xfe invalid \xc3",
	`{{.}}{{template "x"}}`, `&lt;b&gt;&amp;#39;`, `javascript:alert(1)`, strings.Repeat("long", 5000),
	"*[x](javascript:alert(1))*", "# heading\n\n- list\n", "العربية", "`", `\`,
}

// Filled is a specimen whose words are all s. Long texts stay as they are:
// Markdown may make elements of its own, see the tests of package render.
func Filled(t testing.TB, s string) *event.Event {
	f := Harmless
	f.Text = func(name string) i18n.Text { return Both("x"+s+name, "y"+s+name) }
	f.Plain = func(name string) string { return "z" + s + name }
	return Specimen(t, f)
}
