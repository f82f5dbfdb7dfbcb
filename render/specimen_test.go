package render_test

import (
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

// A filler gives the content of each field of a specimen by its name.
type filler struct {
	text  func(field string) i18n.Text // words by language
	prose func(field string) i18n.Text // Markdown
	plain func(field string) string    // what is the same in every language
}

// harmless fills every field with its own name.
var harmless = filler{
	text:  func(field string) i18n.Text { return both(field+" EN", field+" ES") },
	prose: func(field string) i18n.Text { return both("About **"+field+"** EN.", "Sobre **"+field+"** ES.") },
	plain: func(field string) string { return field },
}

// specimen is an event in which every field is filled.
func specimen(t testing.TB, f filler) *event.Event {
	t.Helper()
	zone := newYork(t)
	madrid, err := time.LoadLocation("Europe/Madrid")
	require.NoError(t, err)
	at := func(day, hour int) time.Time { return time.Date(2027, 3, day, hour, 0, 0, 0, zone) }
	image := func(name string) *field.Image {
		return &field.Image{Src: "photo.jpg", Alt: f.text(name + ".alt"), Credit: f.text(name + ".credit"), Width: 400, Height: 300}
	}
	positions := func(name string) []speaker.Position {
		return []speaker.Position{{Title: f.text(name + ".title"), Organization: f.text(name + ".organization"), Place: f.text(name + ".place")}}
	}
	person := func(name string) *speaker.Speaker {
		return &speaker.Speaker{
			ID: name,
			Name: speaker.Name{
				Prefix: f.text(name + ".prefix"), Given: f.plain(name + ".given"), Family: f.plain(name + ".family"),
				Suffix: f.plain(name + ".suffix"), Native: i18n.Text{language.Arabic: f.plain("آنا")},
			},
			Gender:    speaker.Feminine,
			Positions: positions(name),
			Bio:       f.prose(name + ".bio"),
			Photo:     image(name),
			Links:     []field.Link{{URL: "https://example.org/" + name, Label: f.text(name + ".link")}, {URL: "https://www.example.net/"}},
		}
	}
	venue := func(name string) *event.Venue {
		return &event.Venue{
			Name: f.text(name + ".name"), Room: f.text(name + ".room"), Address: f.text(name + ".address"),
			City: f.text(name + ".city"), Region: f.text(name + ".region"), PostalCode: f.plain(name + ".postal"),
			Country: "MX", Map: "https://example.org/map", Accessibility: f.text(name + ".accessibility"),
		}
	}
	online := []event.OnlineLink{
		{URL: "https://example.org/live", Label: f.text("online.label")},
		{URL: "https://example.org/live-en", Language: language.English},
		{URL: "https://example.org/live-any"},
		{},
	}
	works := []event.Work{{Title: f.text("work.title"), Author: f.plain("work.author"), URL: "https://example.org/book"}}
	media := []event.Media{
		{URL: "https://example.org/video", Kind: event.Video, Title: f.text("media.title"), Language: language.Spanish, Captions: []language.Tag{language.English}},
		{URL: "https://example.org/slides", Kind: event.Slides},
		{URL: "https://example.org/audio", Kind: event.Audio, Captions: []language.Tag{language.English}},
	}
	before := event.Occurrence{
		When: event.When{Start: at(2, 9), End: at(2, 11)}, Attendance: event.InPerson, Venue: venue("previous"), Online: online[:1],
	}
	parent := &event.Program{ID: "parent", Name: f.text("parent.name"), Acronym: f.text("parent.acronym")}
	return &event.Event{
		ID: "specimen", Lang: language.English, Slug: f.text("slug"),
		Title: f.text("title"), Subtitle: f.text("subtitle"), Summary: f.text("summary"), Description: f.prose("description"),
		Kind:   field.Term{ID: "conference"},
		Status: []event.Status{event.Rescheduled, event.MovedOnline}, StatusNote: f.text("status_note"),
		Attendance: event.Hybrid,
		When:       event.When{Start: at(9, 9), End: at(9, 11), Doors: at(9, 8)},
		Previous:   &before,
		Languages: notice.Plan{
			Spoken: []language.Tag{language.Spanish},
			Interpretation: []notice.Interpretation{{
				Into: []language.Tag{language.English}, Mode: notice.Simultaneous, Provision: notice.OnRequest, Delivery: notice.Headsets,
				Deadline: field.Minute(at(3, 12)), Contact: field.Contact{Name: f.text("interpretation.contact"), Email: "lenguas@example.org"},
				Note: f.text("interpretation.note"),
			}},
			Sign:      []notice.Sign{{Language: language.Make("ase"), Note: f.text("sign.note")}},
			Captions:  []notice.Captions{{Language: language.English, Kind: notice.LiveCaptions}},
			Materials: []language.Tag{language.Spanish},
			Questions: []language.Tag{language.Spanish, language.English},
			Recording: &notice.Recording{Languages: []language.Tag{language.Spanish}, Captions: []language.Tag{language.English}, URL: "https://example.org/recording"},
		},
		Venue: venue("venue"), Online: online,
		Hosts: []event.Hosting{
			{Program: &event.Program{
				ID: "host", Name: f.text("host.name"), Acronym: f.text("host.acronym"), Summary: f.text("host.summary"),
				Description: f.prose("host.description"), URL: i18n.Text{language.English: "https://example.org/host"},
				Parent: parent, Logo: image("host.logo"),
			}},
			{Program: &event.Program{Name: f.text("sponsor.name"), Summary: f.text("sponsor.summary")}, Relation: field.Term{ID: "sponsored-by"}},
			{Program: &event.Program{Name: f.text("friend.name")}, Relation: field.Term{ID: "friend", Label: f.text("friend.relation")}},
		},
		Participants: []event.Participant{
			{Speaker: person("ana"), Role: field.Term{ID: "moderator"}, Status: event.ToBeConfirmed, Attendance: event.Online},
			{Speaker: person("luz"), Role: field.Term{ID: "bard", Label: f.text("role.label")}, Positions: positions("luz.here")},
			{Group: f.text("group")},
			{Positions: positions("nobody")},
			{Speaker: &speaker.Speaker{Name: speaker.Name{Display: f.plain("display")}}},
		},
		Panels: []*event.Panel{
			{
				ID: "opening", Title: f.text("panel.title"), Kind: field.Term{ID: "keynote"}, When: event.When{Start: at(9, 9), End: at(9, 10)},
				Abstract: f.prose("panel.abstract"), Rooms: []i18n.Text{f.text("panel.room"), f.text("panel.room2")}, Venue: venue("panel.venue"),
				Languages:    notice.Plan{Spoken: []language.Tag{language.English}, Note: f.text("panel.languages.note")},
				Participants: []event.Participant{{Speaker: person("eva")}}, Works: works, Media: media,
			},
			{Kind: field.Term{ID: "break"}, When: event.When{ToBeConfirmed: true}},
		},
		Series:   &event.Series{ID: "series", Name: f.text("series.name"), URL: i18n.Same("https://example.org/series")},
		Topics:   []field.Term{{Label: f.text("topic1")}, {Label: f.text("topic2")}},
		Audience: f.text("audience"), Accessibility: f.text("accessibility"),
		Works: works, Media: media,
		Registration: &event.Registration{
			URL: i18n.Same("https://example.org/register"), Required: true, Opens: field.Minute(at(1, 9)), Closes: field.Minute(at(8, 18)), Capacity: 120,
			Fees: []event.Fee{{Name: f.text("fee.name"), Price: "180", Currency: "USD", Availability: event.SoldOut}},
			Note: f.text("registration.note"),
		},
		Contact:   field.Contact{Name: f.text("contact.name"), Email: "info@example.org", Phone: "+1 202 555 0100"},
		Image:     image("image"),
		ShowZones: []event.Zone{{Location: madrid}, {Location: zone, Label: f.text("zone.label")}},
		Updated:   at(1, 9), Sequence: 1,
	}
}
