package content_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/png"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/synth"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/speaker"
)

const site = "name: {en: Archive, es: Archivo}\nlanguages: [es, en]\nzone: America/New_York\n"

// folder is a content folder of pairs of names and texts, with a site.yaml.
func folder(pairs ...string) fstest.MapFS {
	fsys := fstest.MapFS{"site.yaml": {Data: []byte(site)}}
	for i := 0; i < len(pairs); i += 2 {
		fsys[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return fsys
}

func load(t testing.TB, pairs ...string) *content.Folder {
	t.Helper()
	f, err := content.Load(folder(pairs...))
	require.NoError(t, err)
	return f
}

// faults are the lines of an error, warnings included.
func faults(t testing.TB, err error) []string {
	t.Helper()
	if err == nil {
		return nil
	}
	var list content.Errors
	require.True(t, errors.As(err, &list))
	return strings.Split(list.Error(), "\n")
}

func in(zone string, year int, month time.Month, day, hour, minute int) time.Time {
	location, err := time.LoadLocation(zone)
	if err != nil {
		panic(err)
	}
	return time.Date(year, month, day, hour, minute, 0, 0, location)
}

func both(en, es string) i18n.Text {
	return i18n.Text{language.English: en, language.Spanish: es}
}

func TestLoad(t *testing.T) {
	t.Parallel()
	f := load(t,
		"events/open-archives/event.yaml", `
title: {en: Open Archives, es: Archivos abiertos}
kind: panel
status: [rescheduled, moved-online]
previous: {start: 2027-02-09 09:00}
start: 2027-03-09 09:00
end: "2027-03-09 11:00"
zone: America/Bogota
show_zones: [America/Costa_Rica, {zone: America/New_York, label: Washington}]
languages: {spoken: es, interpretation: none, sign: [{language: ase}]}
hosts:
  - archive
  - {program: archive, relation: sponsored-by}
  - {name: In place}
participants:
  - {speaker: ana, role: moderator, status: to-be-confirmed}
  - {name: {given: Luis, family: Paz}, gender: masculine}
  - positions: [{title: {en: Columnist, es: Columnista}}]
panels:
  - {id: opening, kind: keynote, room: [Auditorium, Gallery 2]}
attendance: hybrid
online: [{url: https://example.org/live}]
venue: hall
registration: {required: true, closes: 2027-03-08, fee: free}
series: nights
`,
		"events/open-archives/description.es.md", "Un *texto*.\n",
		"speakers/ana.yaml", "name: Ana Díaz\nbio: {en: Reads., es: Lee.}\n",
		"programs/archive.yaml", "lang: es\nname: Archivo\nparent: city\n",
		"programs/city.yaml", "name: {en: City, es: Ciudad}\n",
		"venues/hall.yaml", "name: Hall\ncountry: NO\n",
		"series/nights.yaml", "name: Nights\n",
		"messages/es.yaml", "page.read-more: Más\n",
	)
	assert.Empty(t, f.Warnings)
	assert.Equal(t, content.Settings{
		Name: both("Archive", "Archivo"), Languages: []language.Tag{language.Spanish, language.English},
		Zone: f.Settings.Zone, Fallback: i18n.Show,
	}, f.Settings)
	assert.Equal(t, "America/New_York", f.Settings.Zone.String())

	city := &event.Program{ID: "city", Name: both("City", "Ciudad")}
	archive := &event.Program{ID: "archive", Lang: language.Spanish, Name: i18n.Text{language.Spanish: "Archivo"}, Parent: city}
	ana := &speaker.Speaker{ID: "ana", Name: speaker.Name{Display: "Ana Díaz"}, Bio: both("Reads.", "Lee.")}
	hall := &event.Venue{ID: "hall", Name: i18n.Same("Hall"), Country: "NO"}
	nights := &event.Series{ID: "nights", Name: i18n.Same("Nights")}
	bogota := in("America/Bogota", 2027, 3, 9, 9, 0)
	want := &event.Event{
		ID: "open-archives", Title: both("Open Archives", "Archivos abiertos"),
		Description: i18n.Text{language.Spanish: "Un *texto*.\n"},
		Kind:        field.Term{ID: "panel"},
		Status:      []event.Status{event.Rescheduled, event.MovedOnline},
		Attendance:  event.Hybrid,
		Previous:    &event.Occurrence{When: event.When{Start: in("America/Bogota", 2027, 2, 9, 9, 0)}},
		When:        event.When{Start: bogota, End: bogota.Add(2 * time.Hour)},
		ShowZones: []event.Zone{{Location: in("America/Costa_Rica", 2027, 1, 1, 0, 0).Location()},
			{Location: f.Settings.Zone, Label: i18n.Same("Washington")}},
		Languages: notice.Plan{Spoken: []language.Tag{language.Spanish}, NoInterpretation: true,
			Sign: []notice.Sign{{Language: language.MustParse("ase")}}},
		Hosts: []event.Hosting{{Program: archive}, {Program: archive, Relation: field.Term{ID: "sponsored-by"}},
			{Program: &event.Program{Name: i18n.Same("In place")}}},
		Participants: []event.Participant{
			{Speaker: ana, Role: field.Term{ID: "moderator"}, Status: event.ToBeConfirmed},
			{Speaker: &speaker.Speaker{Name: speaker.Name{Given: "Luis", Family: "Paz"}, Gender: speaker.Masculine}},
			{Positions: []speaker.Position{{Title: both("Columnist", "Columnista")}}},
		},
		Panels:       []*event.Panel{{ID: "opening", Kind: field.Term{ID: "keynote"}, Rooms: []i18n.Text{i18n.Same("Auditorium"), i18n.Same("Gallery 2")}}},
		Venue:        hall,
		Online:       []event.OnlineLink{{URL: "https://example.org/live"}},
		Registration: &event.Registration{Required: true, Free: true, Closes: field.Day(in("America/Bogota", 2027, 3, 8, 0, 0))},
		Series:       nights,
	}
	assert.Equal(t, []*event.Event{want}, f.Events)
	assert.Equal(t, []*event.Program{archive, city}, f.Programs)
	assert.Equal(t, []*speaker.Speaker{ana}, f.Speakers)
	assert.Equal(t, []*event.Venue{hall}, f.Venues)
	assert.Equal(t, []*event.Series{nights}, f.Series)
	assert.Same(t, f.Programs[0], f.Events[0].Hosts[1].Program)
	assert.Same(t, f.Programs[1], f.Programs[0].Parent)
	assert.Equal(t, "events/open-archives/event.yaml", f.File(field.Ref{Kind: field.Event, ID: "open-archives"}))
	catalog, err := i18n.Load(f.Settings.Languages, f.Messages)
	require.NoError(t, err)
	assert.Equal(t, "Más", catalog.Localizer(language.Spanish).Message("page.read-more", nil).Value)
}

func TestAFolderWithoutMessagesHasAnEmptyFileSystemOfThem(t *testing.T) {
	t.Parallel()
	names, err := fs.Glob(load(t).Messages, "*")
	require.NoError(t, err)
	assert.Empty(t, names)
}

// titled is an event file with more lines.
func titled(more string) string { return "title: {en: T, es: T}\n" + more }

func TestWhatIsWrongInAnEvent(t *testing.T) {
	t.Parallel()
	const file = "events/e.yaml"
	cases := []struct {
		name, data string
		want       []string
	}{
		{"an unknown key", "titel: x", []string{
			`events/e.yaml:1:1: titel: unknown key "titel"; did you mean "title"?`,
			"events/e.yaml:1:1: title: required"}},
		{"an unknown key that is like no other", titled("colour: red"), []string{`events/e.yaml:2:1: colour: unknown key "colour"`}},
		{"a duplicate key", titled("kind: panel\nkind: talk"), []string{`events/e.yaml:3:1: "kind" is written twice, first in line 2`}},
		{"a duplicate language", "title: {en: A, en: B}", []string{`events/e.yaml:1:16: "en" is written twice, first in line 1`}},
		{"two spellings of one language", "title: {es: A, es-Latn: B}",
			[]string{`events/e.yaml:1:16: title.es-Latn: "es-Latn" is the language "es" written in another way`}},
		{"a list for a text", "title: [a, b]", []string{"events/e.yaml:1:8: title: want a text, or a map of languages such as {en: …, es: …}"}},
		{"a map for a string", titled("contact: {email: {en: a@example.org}}"), []string{"events/e.yaml:2:18: contact.email: want one text"}},
		{"a text for a map", titled("registration: free"), []string{"events/e.yaml:2:15: registration: want a map of keys: write {fee: free}"}},
		{"a text for a list", titled("panels: none"), []string{"events/e.yaml:2:9: panels: want a list, such as [a, b], or lines that begin with a dash"}},
		{"words for a number", titled("sequence: first"), []string{`events/e.yaml:2:11: sequence: "first" is not a number`}},
		{"a boolean for a text", "title: true", []string{"events/e.yaml:1:8: title: true means something else to YAML: put it in quotes if it is a text"}},
		{"NO for a boolean", titled("draft: NO"), []string{`events/e.yaml:2:8: draft: "NO" is neither true nor false; did you mean "false"?`}},
		{"a list for an id", titled("hosts: [[a]]"), []string{"events/e.yaml:2:9: hosts[1]: want a map of keys"}},
		{"nothing in a list of texts, and a fault after it", titled("panels:\n  - title: T\n    room:\n      -\n      - \"a\\u0007\""), []string{
			"events/e.yaml:5:8: panels[1].room[1]: required",
			"events/e.yaml:6:9: panels[1].room[2]: holds a character that no page can print: U+0007"}},
		{"nothing in a list of maps, and faults of the model after it", titled("media:\n  -\n  - {url: \"javascript:a\"}\n  - {url: \"https://example.org\"}\npanels:\n  - title: T\n  -\n  - {room: A}\n"), []string{
			"events/e.yaml:3:4: media[1]: required",
			`events/e.yaml:4:11: media[2].url: "javascript:a" is no address to link to: want http, https, mailto or tel, or a path of the site such as /registration/`,
			"events/e.yaml:8:4: panels[2]: required",
			"events/e.yaml:9:5: panels[3].title: required"}},
		{"nothing in a list", titled("topics:\n  - a\n  -"), []string{"events/e.yaml:4:4: topics[2]: required"}},

		{"former slugs that are none", titled("aliases: {es: [viejo título, archivos], en: Old, fr: [null]}"), []string{
			`events/e.yaml:2:16: aliases.es[1]: "viejo título" cannot be part of an address: want lower-case letters without accents and digits, joined by "-"; did you mean "viejo-titulo"?`,
			`events/e.yaml:2:45: aliases.en: "Old" cannot be part of an address: want lower-case letters without accents and digits, joined by "-"; did you mean "old"?`,
			`events/e.yaml:2:55: aliases.fr[1]: required`}},
		{"a word of a list in Spanish", titled("registration: {status: lista de espera}"), []string{
			`events/e.yaml:2:24: registration.status: unknown word "lista de espera": want open, not-yet, full, waiting-list, closed; did you mean "waiting-list"?`}},
		{"keys of a site's own that nobody could name", titled("x-: a\nx-año: 2027\nx-sala: {es: A, piso 2: B}"), []string{
			`events/e.yaml:2:1: x-: unknown key "x-"`,
			`events/e.yaml:3:8: x-año: "x-año" cannot be the name of a key: use letters a to z, digits, "_" and "-"`,
			`events/e.yaml:4:17: x-sala.piso 2: "piso 2" cannot be the name of a key: use letters a to z, digits, "_" and "-"`}},
		{"a key of a site's own in what has no file", titled("contact: {x-fax: 1}\nvenue: {name: A, x-piso: 2}"), []string{
			`events/e.yaml:2:11: contact.x-fax: unknown key "x-fax"`,
			`events/e.yaml:3:18: venue.x-piso: unknown key "x-piso"`}},
		{"a word for yes in place of true", titled("draft: yes"), []string{`events/e.yaml:2:8: draft: "yes" is neither true nor false; did you mean "true"?`}},
		{"a draft in a language that is none", titled("draft: [inglés]"), []string{`events/e.yaml:2:9: draft[1]: "inglés" is not a language tag, such as es, en or pt-BR; did you mean "en"?`}},
		{"a publication whose day nobody knows", titled("publish: {es: 2027-02, en: mañana}"), []string{
			`events/e.yaml:2:15: publish.es: "2027-02" is not written as dates must be: write 2027-03-09 09:00, or 2027-03-09`,
			`events/e.yaml:2:28: publish.en: "mañana" is not written as dates must be: write 2027-03-09 09:00, or 2027-03-09`}},
		{"daily hours that are not known", titled("start: 2027-03-09\nend: 2027-03-12\ndaily: true"),
			[]string{"events/e.yaml:4:8: daily: needs the hours of a day: write start and end with their hours"}},
		{"daily hours past midnight", titled("start: 2027-03-09 20:00\nend: 2027-03-12 02:00\ndaily: true"),
			[]string{"events/e.yaml:3:6: end: the hours of each day have to end on the same day, after the hour of the start; what goes on past midnight is a weekly repeat"}},
		{"a status of what was before", titled("previous: {start: 2027-03-09, status: cancelled}"),
			[]string{"events/e.yaml:2:39: previous.status: what was before has no status: the status of the event says what has become of it"}},
		{"a rule in Spanish", titled("start: 2027-03-09\nrepeat: {cada: semana, every: semana, days: [martes, primer martes, el último viernes del mes]}"),
			[]string{
				`events/e.yaml:3:10: repeat.cada: unknown key "cada"; did you mean "every"?`,
				`events/e.yaml:3:31: repeat.every: unknown word "semana": want week, month; did you mean "week"?`,
				`events/e.yaml:3:46: repeat.days[1]: "martes" is no day of a rule: write thursday, first tuesday or last friday; did you mean "tuesday"?`,
				`events/e.yaml:3:54: repeat.days[2]: "primer martes" is no day of a rule: write thursday, first tuesday or last friday; did you mean "first tuesday"?`,
				`events/e.yaml:3:69: repeat.days[3]: "el último viernes del mes" is no day of a rule: write thursday, first tuesday or last friday; did you mean "last friday"?`,
			}},
		{"a rule whose until is no day", titled("start: 2027-03-09\nrepeat: {every: week, until: 2027-05}"),
			[]string{`events/e.yaml:3:30: repeat.until: "2027-05" is not a whole day: write 2027-03-09`}},
		{"a rule that does not hold at the start", titled("start: 2027-03-09\nrepeat: {every: week, days: thursday}"),
			[]string{"events/e.yaml:2:8: start: 2027-03-09 does not fall on the days of repeat: start is the first time that the event is held"}},
		{"a rule with days of a month in a week, and the other way round", titled("start: 2027-03-09\nrepeat: {every: week, days: first tuesday}"),
			[]string{`events/e.yaml:3:29: repeat.days[1]: a week has only one such day: write "first tuesday" in a rule for every month, or the day alone`}},
		{"exceptions that are none", titled("start: 2027-03-09\nrepeat: {every: week, except: [2027-03-10, {day: 2027-03-16, start: 2027-03-17}, {day: 2027-03-18}]}"),
			[]string{
				"events/e.yaml:3:32: repeat.except[1]: by the rule nothing is held on 2027-03-10 anyway",
				"events/e.yaml:3:88: repeat.except[3].day: by the rule nothing is held on 2027-03-18 anyway",
			}},
		{"a rule and sessions", titled("start: 2027-03-09\nrepeat: {every: week}\npanels: [{title: A, start: 2027-03-09 10:00}]"),
			[]string{"events/e.yaml:4:28: panels[1].start: a session of an event that is repeated has no time of its own"}},
		{"an hour of a rule that the clocks skip", titled("start: 2027-03-07 02:30\nrepeat: {every: week}"),
			[]string{"events/e.yaml:3:9: repeat: on one of the days the clocks skip this hour: put that day into except"}},

		{"a local time that is skipped", titled("start: 2024-03-10 02:30"),
			[]string{"events/e.yaml:2:8: start: 2024-03-10 02:30 does not exist in America/New_York: clocks are put forward from 02:00 to 03:00"}},
		{"a local time that is skipped, in years to come", titled("zone: America/Santiago\nstart: 2045-09-03 00:30"),
			[]string{"events/e.yaml:3:8: start: 2045-09-03 00:30 does not exist in America/Santiago: clocks are put forward from 00:00 to 01:00"}},
		{"a local time that comes twice", titled("start: 2024-11-03 01:30"),
			[]string{`events/e.yaml:2:8: start: 2024-11-03 01:30 happens twice in America/New_York: write "2024-11-03 01:30 -04:00" before the clocks are put back, or "2024-11-03 01:30 -05:00" after`}},
		{"an offset that the zone does not have", titled("start: 2024-11-03 01:30 -03:00"),
			[]string{"events/e.yaml:2:8: start: -03:00 is not an offset of America/New_York at that time: want -04:00"}},
		{"an unknown zone", titled("zone: America/Bogotá\nstart: 2027-03-09"),
			[]string{`events/e.yaml:2:7: zone: unknown time zone "America/Bogotá": write the one of a city, such as America/New_York; did you mean "America/Bogota"?`}},
		{"a city for a zone", titled("zone: New York"),
			[]string{`events/e.yaml:2:7: zone: unknown time zone "New York": write the one of a city, such as America/New_York; did you mean "America/New_York"?`}},
		{"an abbreviation for a zone", titled("zone: EST"),
			[]string{`events/e.yaml:2:7: zone: unknown time zone "EST": write the one of a city, such as America/New_York`}},
		{"words for a date", titled("start: 5 de marzo"),
			[]string{`events/e.yaml:2:8: start: "5 de marzo" is not written as dates must be: write 2027-03-09 09:00, 2027-03-09 if the hour is not known, 2027-03 if the day is not, or to-be-confirmed`}},
		{"a misspelt word for a date", titled("start: to-be-confirmd"),
			[]string{`events/e.yaml:2:8: start: "to-be-confirmd" is not written as dates must be: write 2027-03-09 09:00, 2027-03-09 if the hour is not known, 2027-03 if the day is not, or to-be-confirmed; did you mean "to-be-confirmed"?`}},
		{"a year for a date", titled("start: 2027"),
			[]string{`events/e.yaml:2:8: start: "2027" is not written as dates must be: write 2027-03-09 09:00, 2027-03-09 if the hour is not known, 2027-03 if the day is not, or to-be-confirmed`}},
		{"year 0", titled("start: 0000-03-09"), []string{"events/e.yaml:2:8: start: the year is not one from 1 to 9999"}},
		{"a year of five digits", titled("start: 12027-03-09 09:00"), []string{"events/e.yaml:2:8: start: the year is not one from 1 to 9999"}},
		{"a sequence over that of RFC 5545", titled("sequence: 2147483648"), []string{"events/e.yaml:2:11: sequence: want a whole number from 0 to 2147483647"}},
		{"a sequence below zero", titled("sequence: -1"), []string{"events/e.yaml:2:11: sequence: want a whole number from 0 to 2147483647"}},
		{"a number that nothing can hold", titled("sequence: 99999999999999999999"), []string{`events/e.yaml:2:11: sequence: "99999999999999999999" is a larger number than can be kept`}},
		{"a day that does not exist", titled("start: 2027-02-30"), []string{`events/e.yaml:2:8: start: "2027-02-30" is no day or hour that exists`}},
		{"an hour that does not exist", titled("start: 2027-02-03 24:00"), []string{`events/e.yaml:2:8: start: "2027-02-03 24:00" does not exist: what goes on past midnight has the date of the next day: write 2027-02-04 00:00`}},
		{"an hour that is only an hour", titled("start: 2027-03-09 09:00\nend: 11:00"),
			[]string{`events/e.yaml:3:6: end: "11:00" has no day: write it with its day, such as 2027-03-09 11:00`}},
		{"end before start", titled("start: 2027-03-09 11:00\nend: 2027-03-09 09:00"), []string{"events/e.yaml:3:6: end: ends before it starts: if it goes on past midnight, write the date of the next day, 2027-03-10 09:00"}},
		{"an end without a start", titled("end: 2027-03-09 09:00"), []string{"events/e.yaml:1:1: start: required"}},
		{"an end less precise than the start", titled("start: 2027-03-09 09:00\nend: 2027-03-11"),
			[]string{`events/e.yaml:3:6: end: "2027-03-11" is not written as precisely as start: write both with the hour, both as days or both as months`}},
		{"doors after the start", titled("start: 2027-03-09 09:00\ndoors: 2027-03-09 10:00"), []string{"events/e.yaml:3:8: doors: doors open after the start"}},
		{"doors without an hour", titled("start: 2027-03-09 09:00\ndoors: 2027-03-09"), []string{`events/e.yaml:3:8: doors: "2027-03-09" has no hour: write 2027-03-09 09:00`}},
		{"a month for a deadline", titled("registration: {closes: 2027-03}"),
			[]string{`events/e.yaml:2:24: registration.closes: "2027-03" is not written as dates must be: write 2027-03-09 09:00, or 2027-03-09`}},
		{"registration closes before it opens", titled("registration: {opens: 2027-03-02, closes: 2027-03-01}"),
			[]string{"events/e.yaml:2:43: registration.closes: closes before it opens"}},
		{"an end on a day before the start", titled("start: 2027-03-09 11:00\nend: 2027-03-08 09:00"), []string{"events/e.yaml:3:6: end: ends before it starts"}},
		{"doors without a day", titled("start: 2027-03-09 10:00\ndoors: 09:30"), []string{`events/e.yaml:3:8: doors: "09:30" has no day: write it with its day, such as 2027-03-09 09:30`}},
		{"words for doors", titled("doors: temprano"), []string{`events/e.yaml:2:8: doors: "temprano" is not written as dates must be: write 2027-03-09 09:00`}},
		{"an hour of the next day", titled("start: 2027-12-31 21:00\nend: 2027-12-31 25:30"),
			[]string{`events/e.yaml:3:6: end: "2027-12-31 25:30" does not exist: what goes on past midnight has the date of the next day: write 2028-01-01 01:30`}},
		{"dates beside a start", titled("start: 2027-03-09\ndates: [{start: 2027-03-09}]"), []string{"events/e.yaml:3:8: dates: an event has either dates or a start"}},

		{"an id that points nowhere", titled("hosts: [nobody]"), []string{`events/e.yaml:2:9: hosts[1]: "nobody" is not the id of any file in programs/`}},
		{"an id that is misspelt", titled("participants: [{speaker: anna-diaz}]"),
			[]string{`events/e.yaml:2:26: participants[1].speaker: "anna-diaz" is not the id of any file in speakers/; did you mean "ana-diaz"?`}},
		{"an id, and the same in place", titled("participants: [{speaker: ana-diaz, name: Ana}]"),
			[]string{`events/e.yaml:2:26: participants[1].speaker: "speaker" names a file; what is written here beside it belongs there`}},
		{"a language tag that is not one", "title: {en: A, english: B}",
			[]string{`events/e.yaml:1:16: title.english: "english" is not a language tag, such as es, en or pt-BR; did you mean "en"?`}},
		{"a spoken language that is not one", titled("languages: {spoken: [Spanish]}"),
			[]string{`events/e.yaml:2:22: languages.spoken[1]: "Spanish" is not a language tag, such as es, en or pt-BR; did you mean "es"?`}},
		{"und for a spoken language", titled("languages: {spoken: und}"),
			[]string{`events/e.yaml:2:21: languages.spoken: "und" is not a language tag, such as es, en or pt-BR`}},
		{"a language twice", titled("languages: {spoken: [es, es]}"), []string{"events/e.yaml:2:21: languages.spoken: Spanish is named twice"}},
		{"no title", "kind: panel", []string{"events/e.yaml:1:1: title: required"}},
		{"a blank title", `title: " "`, []string{"events/e.yaml:1:8: title: required"}},
		{"a title of spaces of no width", "title: \u200b\u180e", []string{"events/e.yaml:1:8: title: required"}},
		{"a title of an escaped byte order mark", `title: "\uFEFF"`, []string{"events/e.yaml:1:8: title: required"}},
		{"a title of a filler of Hangul in one language", "title: {es: \u3164}", []string{"events/e.yaml:1:8: title: required"}},
		{"an empty title", "title:", []string{"events/e.yaml:1:1: title: required"}},
		{"a panel without a title", titled("panels: [{room: A}]"), []string{"events/e.yaml:2:10: panels[1].title: required"}},
		{"two panels of one id", titled("panels: [{id: a, title: A}, {id: a, title: B}]"), []string{`events/e.yaml:2:34: panels[2].id: the id "a" is used twice`}},
		{"a text with a comma that is not in quotes", "title: {es: Solo en español, con subtítulo}", []string{
			`events/e.yaml:1:30: title.con subtítulo: "con subtítulo" is not a language tag, such as es or en: a text with a comma goes in quotes`}},
		{"a merge that nobody finished", "<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> b\n", []string{
			"events/e.yaml:1:1: git left the marks of a merge here: choose what is right and delete the lines of <<<<<<<, ======= and >>>>>>>"}},
		{"a name in place that cannot be printed is said once", titled(`hosts: [{name: "a\u0007"}]`), []string{
			"events/e.yaml:2:16: hosts[1].name: holds a character that no page can print: U+0007"}},
		{"a wrong address in place is named as it is written", titled(`hosts: [{name: A, url: "ftp://x"}]`), []string{
			`events/e.yaml:2:24: hosts[1].url: "ftp://x" is no address to link to: want http, https, mailto or tel, or a path of the site such as /registration/`}},
		{"nobody", titled("participants: [{role: moderator}]"), []string{"events/e.yaml:2:16: participants[1]: a participant needs a speaker, a group or a position"}},
		{"a person and a group", titled("participants: [{name: Ana, group: All}]"), []string{"events/e.yaml:2:35: participants[1].group: a participant is either a speaker or a group"}},
		{"an unknown role", titled("participants: [{name: Ana, role: moderador}]"),
			[]string{`events/e.yaml:2:34: participants[1].role: unknown word "moderador": give it a label, such as {en: …, es: …}; did you mean "moderator"?`}},
		{"an unknown word", titled("attendance: in person"),
			[]string{`events/e.yaml:2:13: attendance: unknown word "in person": want in-person, online, hybrid; did you mean "in-person"?`}},
		{"a word in Spanish", titled("attendance: presencial"),
			[]string{`events/e.yaml:2:13: attendance: unknown word "presencial": want in-person, online, hybrid; did you mean "in-person"?`}},
		{"a word that is misspelt", titled("participants: [{name: Ana, status: to-be-confirmd}]"),
			[]string{`events/e.yaml:2:36: participants[1].status: unknown word "to-be-confirmd": want confirmed, to-be-confirmed, invited, cancelled; did you mean "to-be-confirmed"?`}},
		{"scheduled and cancelled", titled("status: [scheduled, cancelled]"), []string{`events/e.yaml:2:9: status: "scheduled" cannot stand beside another status`}},
		{"a URL with another scheme", titled(`media: [{url: "javascript:alert(1)"}]`),
			[]string{`events/e.yaml:2:15: media[1].url: "javascript:alert(1)" is no address to link to: want http, https, mailto or tel, or a path of the site such as /registration/`}},
		{"a URL with another scheme in one language", titled(`registration: {url: {en: "https://example.org", es: "ftp://example.org"}}`),
			[]string{`events/e.yaml:2:53: registration.url.es: "ftp://example.org" is no address to link to: want http, https, mailto or tel, or a path of the site such as /registration/`}},
		{"a picture with another scheme", titled("image: {src: 'data:x'}"), []string{`events/e.yaml:2:14: image.src: "data:x" is no address of a picture: want http, https or a path`}},
		{"a user and a password in a URL", titled("media: [{url: 'https://ana:secreto@example.org'}]"),
			[]string{`events/e.yaml:2:15: media[1].url: "https://ana:secreto@example.org" names a user or a password, which everybody would see: leave out what stands before the @`}},
		{"a host after three slashes", titled("registration: {url: ///evil.example/x}"),
			[]string{`events/e.yaml:2:21: registration.url: "///evil.example/x" is no address to link to: want http, https, mailto or tel, or a path of the site such as /registration/`}},
		{"a host that is none", titled("media: [{url: 'https://example..org'}]"),
			[]string{`events/e.yaml:2:15: media[1].url: "https://example..org" names no host that can exist: want one such as https://example.org`}},
		{"a port over 65,535", titled("media: [{url: 'https://example.org:65536'}]"),
			[]string{`events/e.yaml:2:15: media[1].url: "https://example.org:65536" has a port that does not exist: want 1 to 65535, or none`}},
		{"a bidi control in a URL", titled("media: [{url: 'https://example.org/\u200fx'}]"),
			[]string{"events/e.yaml:2:15: media[1].url: an address has no spaces, no backslashes and no characters that nobody sees: U+200F"}},
		{"a bidi control in a URL of one language", titled("registration: {url: {es: 'https://example.org/\u200fx'}}"),
			[]string{"events/e.yaml:2:26: registration.url.es: an address has no spaces, no backslashes and no characters that nobody sees: U+200F"}},
		{"a header in a mailto", titled("online: [{url: 'mailto:a@example.org?bcc=b@example.org'}]"),
			[]string{`events/e.yaml:2:16: online[1].url: "mailto:a@example.org?bcc=b@example.org" is not written as the address of a mailbox must be, such as mailto:archive@example.org, with a subject and a body on one line at most`}},
		{"an empty mailto", titled("online: [{url: 'mailto:'}]"),
			[]string{`events/e.yaml:2:16: online[1].url: "mailto:" is not written as the address of a mailbox must be, such as mailto:archive@example.org, with a subject and a body on one line at most`}},
		{"letters for a telephone", titled("online: [{url: 'tel:llame'}]"),
			[]string{`events/e.yaml:2:16: online[1].url: "tel:llame" is not written as a telephone number must be, such as tel:+525555550100`}},
		{"an address without its scheme", titled("media: [{url: www.example.org/video}]"),
			[]string{`events/e.yaml:2:15: media[1].url: "www.example.org/video" is no address to link to: want http, https, mailto or tel, or a path of the site such as /registration/; did you mean "https://www.example.org/video"?`}},
		{"a mailbox for an address", titled("registration: {url: archivo@example.org}"),
			[]string{`events/e.yaml:2:21: registration.url: "archivo@example.org" is no address to link to: want http, https, mailto or tel, or a path of the site such as /registration/; did you mean "mailto:archivo@example.org"?`}},
		{"a mail address that is none", titled("contact: {email: archive at example}"), []string{`events/e.yaml:2:18: contact.email: "archive at example" is not a mail address`}},
		{"a country by its name", titled("venue: {country: Norway}"), []string{`events/e.yaml:2:18: venue.country: "Norway" is not a country code of two letters, such as MX`}},
		{"a price with its currency", titled("registration: {fee: [{price: 180 USD, currency: usd}]}"), []string{
			`events/e.yaml:2:30: registration.fee[1].price: "180 USD" is not a price: want a number without a sign and without a separator of thousands, such as 120000 or 12.50`,
			`events/e.yaml:2:49: registration.fee[1].currency: "usd" is not a currency code of three capitals, such as USD`}},
		{"a price with its thousands set apart", titled("registration: {fee: [{price: 120.000, currency: COP}, {price: \"12.500\", currency: KWD}]}"), []string{
			"events/e.yaml:2:30: registration.fee[1].price: \"120.000\" has three decimals, which this currency does not have: is it 120\u00a0000? Write it without setting the thousands apart: 120000"}},
		{"not on the earth", titled("venue: {geo: {latitude: 91, longitude: 0}}"), []string{"events/e.yaml:2:14: venue.geo: not a point on the earth"}},
		{"a slug with spaces", titled("slug: Open Archives"), []string{`events/e.yaml:2:7: slug: "Open Archives" cannot be part of an address: want lower-case letters without accents and digits, joined by "-"; did you mean "open-archives"?`}},
		{"a slug with an eñe", titled("slug: {es: año-nuevo}"), []string{`events/e.yaml:2:7: slug: "año-nuevo" cannot be part of an address: want lower-case letters without accents and digits, joined by "-"; did you mean "ano-nuevo"?`}},
		{"a slug without letters", titled("slug: '¿?'"), []string{`events/e.yaml:2:7: slug: "¿?" cannot be part of an address: want lower-case letters without accents and digits, joined by "-"`}},
		{"a slug that climbs", titled("slug: ../../etc"), []string{`events/e.yaml:2:7: slug: "../../etc" cannot be part of an address: want lower-case letters without accents and digits, joined by "-"; did you mean "etc"?`}},
		{"an escaped control character", `title: "a\u202Eb"`, []string{"events/e.yaml:1:8: title: holds a character that no page can print: U+202E"}},

		{"an alias bomb", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\ntitle: T", []string{
			`events/e.yaml:1:1: a: unknown key "a"`,
			"events/e.yaml:1:4: anchors and aliases (& and *) are not allowed: write the value out, or give it a file of its own and name its id",
			`events/e.yaml:2:1: b: unknown key "b"`,
			"events/e.yaml:2:4: anchors and aliases (& and *) are not allowed: write the value out, or give it a file of its own and name its id",
			"events/e.yaml:2:8: anchors and aliases (& and *) are not allowed: write the value out, or give it a file of its own and name its id",
			"events/e.yaml:2:12: anchors and aliases (& and *) are not allowed: write the value out, or give it a file of its own and name its id",
			`events/e.yaml:3:1: c: unknown key "c"`,
			"events/e.yaml:3:5: anchors and aliases (& and *) are not allowed: write the value out, or give it a file of its own and name its id",
			"events/e.yaml:3:9: anchors and aliases (& and *) are not allowed: write the value out, or give it a file of its own and name its id"}},
		{"an alias for a value", "title: &t T\nsubtitle: *t", []string{
			"events/e.yaml:1:8: anchors and aliases (& and *) are not allowed: write the value out, or give it a file of its own and name its id",
			"events/e.yaml:2:11: anchors and aliases (& and *) are not allowed: write the value out, or give it a file of its own and name its id"}},
		{"an asterisk without quotes", "title: *Open* archives", []string{
			`events/e.yaml:1:8: a text that begins with * goes in straight quotes (")`}},
		{"a merge key", titled("<<: {kind: panel}"), []string{"events/e.yaml:2:1: a key is a word, written once before its colon"}},
		{"a list for a key", titled("? [a]\n: b"), []string{"events/e.yaml:2:3: a key is a word, written once before its colon"}},
		{"a tag", titled("subtitle: !!binary aGk="), []string{"events/e.yaml:2:11: YAML tags (!!binary) are not allowed"}},
		{"20,000 nested brackets", titled("topics: " + strings.Repeat("[", 20_000)), []string{"events/e.yaml:2:41: nested more than 32 deep"}},
		{"a colon in a text", "title: Archives: a talk", []string{"events/e.yaml:1:16: wrong indentation, or a text with a colon that is not in quotes"}},
		{"a tab", titled("venue:\n\tname: x"), []string{"events/e.yaml:3:1: there is a tab here: indent with spaces"}},
		{"a tab after a text", titled("venue:\n  name: x\n\tcity: y"), []string{"events/e.yaml:4:1: there is a tab here: indent with spaces"}},
		{"a sign that begins no text", titled("subtitle: @casa"), []string{`events/e.yaml:2:11: no text can begin with this character: put the text in straight quotes (")`}},
		{"a dash that begins a text", titled("subtitle: - x"), []string{`events/e.yaml:2:11: no text can begin with this character: put the text in straight quotes (")`}},
		{"no space after a colon", titled("start:2027-03-05\nend: 2027-03-06"), []string{`events/e.yaml:2:1: a space is missing after the colon: write "start: …"`}},
		{"no space after the first colon", "title:Uno\nkind: talk", []string{`events/e.yaml:1:1: a space is missing after the colon: write "title: …"`}},
		{"no space after the only colon", "title:Uno", []string{`events/e.yaml:1:1: a space is missing after the colon: write "title: …"`}},
		{"no space after a colon in a list", titled("panels:\n  - title:A\n    room: B"), []string{`events/e.yaml:3:5: a space is missing after the colon: write "title: …"`}},
		{"no space after the only colon of a map", titled("venue:\n  name:Biblioteca"), []string{`events/e.yaml:3:3: venue: a space is missing after the colon: write "name: …"`}},
		{"no space after a colon in braces", "title: {es:Uno, en: One}\nvenue: {name:A, city: B}", []string{
			`events/e.yaml:1:9: title.es:Uno: a space is missing after the colon: write "es: …"`,
			`events/e.yaml:2:9: venue: a space is missing after the colon: write "name: …"`}},
		{"a dash one space further", titled("panels:\n  - title: A\n   - title: B"), []string{
			"events/e.yaml:4:4: wrong indentation: the dashes of a list stand one below the other, and so do the keys of a map"}},
		{"a dash one space back", titled("panels:\n  - title: A\n - title: B"), []string{
			"events/e.yaml:4:2: wrong indentation: the dashes of a list stand one below the other, and so do the keys of a map"}},
		{"a first line that is indented", " title: A\nkind: talk", []string{
			"events/e.yaml:2:1: wrong indentation: the dashes of a list stand one below the other, and so do the keys of a map"}},
		{"words after a quote", `title: "Uno" y dos`, []string{"events/e.yaml:1:14: nothing can follow here: put the whole text in quotes, those around it of another kind than those in it"}},
		{"curly quotes around a colon", "title: “Uno: dos”", []string{`events/e.yaml:1:12: the quotes “ and ” are letters to YAML: use straight quotes (")`}},
		{"curly quotes around a comma", "title: {es: “Uno, dos”, en: One}", []string{`events/e.yaml:1:19: title.dos”: the quotes “ and ” are letters to YAML: use straight quotes (")`}},
		{"a quote that is not closed", titled("subtitle: \"x\nkind: panel"), []string{"events/e.yaml:2:11: the closing quote is missing"}},
		{"a brace that is not closed", titled("venue: {name: x"), []string{`events/e.yaml:2:8: a bracket or brace is not closed, or a comma is missing before this`}},
		{"an address with a number sign in braces", titled("venue: {address: Carrera 4 # 10-20, city: Bogotá}\nkind: panel"), []string{
			`events/e.yaml:3:1: a bracket or brace is not closed, for what follows # in line 2 is a comment: if it belongs to the text, put the whole text in straight quotes (")`}},
		{"a number sign in quotes and a comment of its own are not to blame", titled("venue: {address: \"Carrera 4 # 10-20\", \n  # de siempre # 5\n  name: [x}"), []string{
			`events/e.yaml:4:11: a bracket or brace is not closed, or a comma is missing before this`}},
		{"two documents", titled("---\ntitle: x"), []string{"events/e.yaml:2:1: one document per file: --- stands once at most"}},
		{"two documents, each with its marks", "# a\n---\ntitle: |\n  ---\n---\ntitle: x", []string{"events/e.yaml:5:1: one document per file: --- stands once at most"}},
		{"something after the end of the document", titled("...\n\n# a\ntitle: x"), []string{"events/e.yaml:5:1: one document per file: --- stands once at most"}},
		{"an empty file", "", []string{"events/e.yaml: the file is empty"}},
		{"a comment alone", "# later\n", []string{"events/e.yaml: the file is empty"}},
		{"a list for the file", "- a", []string{"events/e.yaml:1:1: want a map of keys"}},
		{"not UTF-8", "title: Educaci\xf3n", []string{"events/e.yaml:1:15: the file is not UTF-8 text"}},
		{"UTF-16", "\xff\xfet\x00", []string{"events/e.yaml: the file is UTF-16: save it as UTF-8"}},
		{"a control character", "title: a\x00b", []string{"events/e.yaml:1:9: holds a character that no page can print: U+0000"}},
		{"a list of 340,000 items", titled("topics: [" + strings.Repeat("a, ", 340_000) + "a]"), []string{"events/e.yaml: more than 50000 values and commas: divide the file, or put long texts beside it"}},
		{"a file over the limit", titled("# " + strings.Repeat("x", content.MaxFile)), []string{"events/e.yaml: the file is over 1048576 bytes"}},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			f, err := content.Load(folder(file, tc.data, "speakers/ana-diaz.yaml", "name: Ana Díaz"))
			assert.Nil(t, f)
			assert.Equal(t, tc.want, faults(t, err))
		})
	}
}

func TestWhatIsWrongInAFolder(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name  string
		files []string
		want  []string
	}{
		{"the same slug twice", []string{"events/a.yaml", "title: A\nslug: {es: x, en: y}", "events/b.yaml", "title: B\nslug: {es: x, en: z}"},
			[]string{`events/b.yaml:2:7: slug: the address "x" in Spanish is also that of events/a.yaml: give one of the two another slug`}},
		{"one address by a fallback", []string{"events/a.yaml", "title: {es: Uno}\nslug: {es: taller}", "events/b.yaml", "title: {en: Two}\nslug: {en: taller}"},
			[]string{`events/b.yaml:2:7: slug: the address "taller" in Spanish is also that of events/a.yaml: give one of the two another slug`}},
		{"the same title twice", []string{"events/a.yaml", "title: {es: Charla, en: Talk}", "events/b.yaml", "title: {es: ¡Charla!, en: A talk}"},
			[]string{`events/b.yaml:1:8: title: the address "charla" in Spanish is also that of events/a.yaml: give one of the two another slug`}},
		{"an id twice", []string{"events/a.yaml", "title: A", "events/a/event.yaml", "title: B"}, []string{`events/a.yaml: the id "a" is also that of events/a/event.yaml`}},
		{"a file name that is no id", []string{"speakers/Ana Díaz.yaml", "name: Ana"},
			[]string{`speakers/Ana Díaz.yaml: "Ana Díaz" cannot be an id: want small letters a to z, digits, ".", "_" and "-"`}},
		{"a file name with a capital", []string{"speakers/Ana.yaml", "name: Ana"},
			[]string{`speakers/Ana.yaml: "Ana" cannot be an id: want small letters a to z, digits, ".", "_" and "-"; did you mean "ana"?`}},
		{"another extension", []string{"events/a.yml", "title: A"}, []string{"events/a.yml: content files end in .yaml: rename it to a.yaml"}},
		{"a file of an event with another name", []string{"events/foro/foro.yaml", "title: A"}, []string{"events/foro/foro.yaml: in a folder of events/ the file is called event.yaml"}},
		{"a folder without its file", []string{"events/a/photo.jpg", ""}, []string{"events/a: event.yaml is missing"}},
		{"a text beside the file with another name", []string{"events/a/event.yaml", "title: A", "events/a/descripcion.es.md", "x"},
			[]string{"events/a/descripcion.es.md: no text is read from a file of this name: want description.es.md"}},
		{"a text beside the file in no language", []string{"events/a/event.yaml", "title: A", "events/a/description.spanish.md", "x"},
			[]string{`events/a/description.spanish.md: "spanish" is not a language tag, such as es, en or pt-BR; did you mean "es"?`}},
		{"a text in the file and beside it", []string{"speakers/ana/speaker.yaml", "name: Ana\nbio: {es: Lee.}", "speakers/ana/bio.es.md", "x"},
			[]string{"speakers/ana/speaker.yaml:2:11: bio: written here and in speakers/ana/bio.es.md"}},
		{"a program that is its own parent", []string{"programs/a.yaml", "name: A\nparent: b", "programs/b.yaml", "name: B\nparent: a"},
			[]string{"programs/a.yaml:2:9: parent: is its own parent", "programs/b.yaml:2:9: parent: is its own parent"}},
		{"what is wrong in a program is said once", []string{"programs/a.yaml", "summary: {en: x}", "events/e.yaml", "title: E\nhosts: [a]"},
			[]string{"programs/a.yaml:1:1: name: required"}},
		{"a message that does not parse", []string{"messages/es.yaml", "a:\n  other: '{{.B'"},
			[]string{`messages/es.yaml:1:1: a: form "other": template: a:1: unclosed action`}},
		{"a message that calls itself", []string{"messages/es.yaml", "a: 'x{{template \"a\" .}}'"},
			[]string{`messages/es.yaml:1:1: a: a message cannot use "template": it prints arguments, and chooses between texts with if, else and with`}},
		{"messages that are no YAML", []string{"messages/es.yaml", "a: b\nc: d: e"},
			[]string{"messages/es.yaml:2:5: wrong indentation, or a text with a colon that is not in quotes"}},
		{"the faults of messages beside a file that is no YAML", []string{"messages/en.yaml", "a: b: c", "messages/es.yaml", "a: '{{.B'"},
			[]string{"messages/en.yaml:1:5: wrong indentation, or a text with a colon that is not in quotes",
				`messages/es.yaml:1:1: a: form "other": template: a:1: unclosed action`}},
		{"faults beside files that cannot be parsed", []string{"site.yaml", "name: A: B", "events/a.yaml", "title: A: B", "events/b.yaml", "title: B\nstart: 2027-03-09\nkind: [x]", "speakers/c.yaml", "name: {"},
			[]string{
				"events/a.yaml:1:9: wrong indentation, or a text with a colon that is not in quotes",
				"events/b.yaml:3:7: kind: want a text, or a map of languages such as {en: …, es: …}",
				"site.yaml:1:8: wrong indentation, or a text with a colon that is not in quotes",
				"speakers/c.yaml:2:1: a bracket or brace is not closed, or a comma is missing before this"}},
		{"a merge that nobody finished", []string{"locks/event/e.lock", "# x\n<<<<<<< HEAD\n"},
			[]string{"locks/event/e.lock:2:1: git left the marks of a merge here: choose what is right and delete the lines of <<<<<<<, ======= and >>>>>>>"}},
		{"no languages", []string{"site.yaml", "name: A"}, []string{"site.yaml:1:1: languages: required"}},
		{"an empty list of languages", []string{"site.yaml", "name: A\nlanguages: []"}, []string{"site.yaml:2:12: languages: required"}},
		{"a site's language twice", []string{"site.yaml", "name: A\nlanguages: [es, es]"}, []string{"site.yaml:2:12: languages: Spanish is named twice"}},
		{"a site's address without a scheme", []string{"site.yaml", "name: A\nlanguages: es\nbase_url: example.org"},
			[]string{`site.yaml:3:11: base_url: "example.org" is not the address of a site: want https or http, such as https://example.org`}},
		{"a site's address with a password", []string{"site.yaml", "name: A\nlanguages: es\nbase_url: https://ana:secreto@example.org"},
			[]string{`site.yaml:3:11: base_url: "https://ana:secreto@example.org" names a user or a password, which everybody would see: leave out what stands before the @`}},
		{"an unknown policy", []string{"site.yaml", "name: A\nlanguages: es\nfallback: shown"},
			[]string{`site.yaml:3:11: fallback: unknown word "shown": want show, hide, refuse; did you mean "show"?`}},
		{"no zone anywhere", []string{"site.yaml", "name: A\nlanguages: es", "events/e.yaml", "title: E\nstart: 2027-03-09"},
			[]string{"events/e.yaml:2:8: start: a date needs a time zone: give zone here or in site.yaml"}},
		{"a wrong zone of the site is said once", []string{"site.yaml", "name: A\nlanguages: es\nzone: Bogota", "events/e.yaml", "title: E\nstart: 2027-03-09"},
			[]string{`site.yaml:3:7: zone: unknown time zone "Bogota": write the one of a city, such as America/New_York; did you mean "America/Bogota"?`}},
		{"everything at once, sorted", []string{"events/b.yaml", "title: [x]\nkind: [x]", "events/a.yaml", "titel: A", "speakers/z.yaml", "nombre: Z"}, []string{
			`events/a.yaml:1:1: titel: unknown key "titel"; did you mean "title"?`,
			"events/a.yaml:1:1: title: required",
			"events/b.yaml:1:8: title: want a text, or a map of languages such as {en: …, es: …}",
			"events/b.yaml:2:7: kind: want a text, or a map of languages such as {en: …, es: …}",
			`speakers/z.yaml:1:1: nombre: unknown key "nombre"; did you mean "name"?`}},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			f, err := content.Load(folder(tc.files...))
			assert.Nil(t, f)
			assert.Equal(t, tc.want, faults(t, err))
		})
	}
}

func TestAFolderWithoutASiteFile(t *testing.T) {
	t.Parallel()
	_, err := content.Load(fstest.MapFS{})
	assert.EqualError(t, err, "site.yaml: site.yaml is missing")
}

func TestWarnings(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name  string
		files []string
		want  []string
	}{
		{"prose that is the same in every language", []string{"events/e.yaml", "title: E\nsummary: A talk about archives."},
			[]string{"events/e.yaml:2:10: warning: summary: is this the same in every language? Write it as {en: …, es: …}, or say lang at the top of the file"}},
		{"prose in the language of the file is fine", []string{"events/e.yaml", "lang: en\ntitle: E\nsummary: A talk about archives."}, nil},
		{"two panels in one room", []string{"events/e.yaml", titled(`
panels:
  - {title: A, start: 2027-03-09 09:00, end: 2027-03-09 10:00, room: {en: Hall, es: Salón}}
  - {title: B, start: 2027-03-09 09:30, end: 2027-03-09 11:00, room: [X, {es: Salón, en: Hall}]}
  - {title: C, start: 2027-03-09 10:00, end: 2027-03-09 11:00, room: Y}
  - {title: D, start: 2027-03-09 11:00, room: X}`)},
			[]string{"events/e.yaml:5:23: warning: panels[2].start: in the same room at the same time as panels[1]"}},
		{"a panel outside its event", []string{"events/e.yaml", titled(`
start: 2027-03-09 09:00
end: 2027-03-09 11:00
panels:
  - {title: A, start: 2027-03-09 08:00}
  - {title: B, start: 2027-03-09 10:00, end: 2027-03-09 12:00}
  - {title: C, start: 2027-03-09}
  - {title: D}`)},
			[]string{
				"events/e.yaml:6:23: warning: panels[1].start: takes place outside the time of its event",
				"events/e.yaml:7:23: warning: panels[2].start: takes place outside the time of its event"}},
		{"panels on the days of a congress", []string{"events/e.yaml", titled(`
start: 2027-03-09
end: 2027-03-11
panels: [{title: A, start: 2027-03-11 20:00, end: 2027-03-11 23:00}]`)}, nil},
		{"a venue that was left there when the event moved online", []string{"events/e.yaml", titled("status: moved-online\nvenue: {name: Here}")},
			[]string{"events/e.yaml:3:8: warning: venue: the event is online only, so nobody is told of this place"}},
		{"rooms of sessions that were left there when the event moved online", []string{"events/e.yaml", titled("status: moved-online\npanels: [{title: A, room: Here, venue: {name: Here}}]")},
			[]string{
				"events/e.yaml:3:27: warning: panels[1].room: the event is online only, so nobody is told of this place",
				"events/e.yaml:3:40: warning: panels[1].venue: the event is online only, so nobody is told of this place",
			}},
		{"a venue of an event that is online and in a room", []string{"events/e.yaml", titled("attendance: hybrid\nstatus: moved-online\nvenue: {name: Here}\nonline: [{label: Zoom}]")}, nil},
		{"a venue for one date of an online event", []string{"events/e.yaml", titled(`
attendance: online
dates: [{start: 2027-03-09 08:00, attendance: in-person}, {start: 2027-03-10 08:00}]
venue: {name: Here}`)}, nil},
		{"an address that is cut at its number sign", []string{"events/e.yaml", titled("venue:\n  name: {es: Sala # 3, en: Room\n    }\n  address: Calle 10 # 4-69\n  city: Bogotá # la capital\n  region: \"D. C.\" # 11\n  postal_code: 111711 #2")},
			[]string{
				`events/e.yaml:3:14: warning: venue.name.es: what follows # is a comment and is not printed: if it belongs to the text, put the whole text in straight quotes (")`,
				`events/e.yaml:5:12: warning: venue.address: what follows # is a comment and is not printed: if it belongs to the text, put the whole text in straight quotes (")`,
				`events/e.yaml:8:16: warning: venue.postal_code: what follows # is a comment and is not printed: if it belongs to the text, put the whole text in straight quotes (")`}},
		{"a name that is cut at its number sign", []string{"speakers/a.yaml", "name: Colectivo #7"},
			[]string{`speakers/a.yaml:1:7: warning: name: what follows # is a comment and is not printed: if it belongs to the text, put the whole text in straight quotes (")`}},
		{"HTML in texts", []string{"events/e.yaml", titled("subtitle: {es: T&eacute; con <strong>Ana</strong>, en: Tea &#x26; <3}\naudience: {es: \"AT&T; Q&A &amp; a < b\", en: a <b}\ndescription: {es: 'Con &eacute; y `<br>` y <br/>', en: '&eacute; <https://example.org>'}\nparticipants: [{name: {given: Mar&iacute;a}}]\nmedia: [{url: 'https://example.org/?a=b&copy;=c'}]")},
			[]string{
				`events/e.yaml:2:16: warning: subtitle.es: "&eacute;" is HTML, which is not read here: write the character itself, or Markdown where a text may have it`,
				`events/e.yaml:2:56: warning: subtitle.en: "&#x26;" is HTML, which is not read here: write the character itself, or Markdown where a text may have it`,
				`events/e.yaml:3:16: warning: audience.es: "&amp;" is HTML, which is not read here: write the character itself, or Markdown where a text may have it`,
				`events/e.yaml:4:19: warning: description.es: "<br/>" is HTML, which is not read here: write the character itself, or Markdown where a text may have it`,
				`events/e.yaml:5:31: warning: participants[1].name.given: "&iacute;" is HTML, which is not read here: write the character itself, or Markdown where a text may have it`}},
		{"HTML in a text beside its file", []string{"events/e/event.yaml", titled(""), "events/e/description.es.md", "Uno.\n\n<div class='a'>Dos</div>\n"},
			[]string{`events/e/description.es.md:3:1: warning: "<div class='a'>" is HTML, which is not read here: write the character itself, or Markdown where a text may have it`}},
		{"a picture of 40,000 x 40,000", []string{"events/e/event.yaml", titled("image: {src: big.png}"), "events/e/big.png", string(pngHeader(40_000, 40_000)),
			"events/f.yaml", "title: F\nimage: {src: f.png}", "events/f.png", string(pngHeader(8_000, 6_000))},
			[]string{"events/e/event.yaml:2:14: warning: image.src: events/e/big.png has more than 50 megapixels or 32 MiB: the site does not show it; make it smaller"}},
		{"a picture that is not there", []string{"events/e/event.yaml", titled("image: {src: cover.jpg}\nhosts: [{name: A, logo: {src: ../logo.png?v=2}}]"), "events/e/Cover.JPG", "", "events/f.yaml", "title: F\nimage: {src: f%20g.jpg}", "events/f g.jpg", ""},
			[]string{
				"events/e/event.yaml:2:14: warning: image.src: there is no file events/e/cover.jpg: a picture stands beside the file that names it",
				"events/e/event.yaml:3:31: warning: hosts[1].logo.src: there is no file events/logo.png: a picture stands beside the file that names it", "events/f.yaml:2:14: warning: image.src: events/f g.jpg cannot be read as a picture"}},
		{"a picture of the site, and one elsewhere", []string{"events/e.yaml", titled("image: {src: /img/a.jpg}\nhosts: [{name: A, logo: {src: 'https://example.org/a.png'}}]")}, nil},
		{"no date of the last change where feeds are made", []string{"site.yaml", site + "base_url: https://example.org\n", "events/d.yaml", "title: D\ndraft: true", "events/e.yaml", "title: E", "events/f.yaml", "title: F\nupdated: 2027-03-09"},
			[]string{`events/e.yaml:1:1: warning: without "updated", calendars and feeds do not know that something has changed`}},
		{"a hybrid event without a link", []string{"events/e.yaml", titled("attendance: hybrid"), "events/f.yaml", "title: F\nattendance: hybrid\nonline: [{label: Zoom}]", "events/g.yaml", "title: G\nattendance: hybrid\nlanguages: {recording: {url: 'https://example.org', stream: true}}"},
			[]string{`events/e.yaml:2:13: warning: attendance: one can follow it from afar, and no link says where: write it in "online"; without its address, if that is not known yet`}},
		{"a folder with a misspelt name", []string{"event/e.yaml", ""}, []string{`event: warning: this folder is not read; did you mean "events"?`}},
		{"folders with Spanish names", []string{"lugares/a.yaml", "", "personas/b/c.jpg", "", "fichas/d.yaml", "", "fotos/e.jpg", ""}, []string{
			"fichas: warning: this folder is not read",
			`lugares: warning: this folder is not read; did you mean "venues"?`,
			`personas: warning: this folder is not read; did you mean "speakers"?`}},
		{"YAML files beside site.yaml", []string{"evento.yaml", "", "charla.yaml", "", "sitio.yml", ""}, []string{
			"charla.yaml: warning: this file is not read",
			`evento.yaml: warning: this file is not read; did you mean "events/evento.yaml"?`,
			`sitio.yml: warning: this file is not read; did you mean "site.yaml"?`}},
		{"a file that is no content", []string{"events/notes.txt", "", "events/.DS_Store", "", "events/e.yaml~", "", "README.md", ""},
			[]string{"events/notes.txt: warning: this file is not read"}},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			f, err := content.Load(folder(tc.files...))
			require.NoError(t, err)
			var got []string
			for _, w := range f.Warnings {
				got = append(got, w.Error())
			}
			assert.Equal(t, tc.want, got)
		})
	}
}

func TestDates(t *testing.T) {
	t.Parallel()
	const newYork = "America/New_York"
	cases := []struct {
		name, yaml string
		want       event.When
	}{
		{"the hour known", "start: 2027-03-09 09:00", event.When{Start: in(newYork, 2027, 3, 9, 9, 0)}},
		{"in quotes", "start: '2027-03-09 09:00'", event.When{Start: in(newYork, 2027, 3, 9, 9, 0)}},
		{"with a T and one digit", "start: 2027-03-09T9:00", event.When{Start: in(newYork, 2027, 3, 9, 9, 0)}},
		{"in another zone, given after", "start: 2027-03-09 09:00\nzone: America/Lima", event.When{Start: in("America/Lima", 2027, 3, 9, 9, 0)}},
		{"the hour unknown", "start: 2027-03-09", event.When{Start: in(newYork, 2027, 3, 9, 0, 0), Precision: i18n.Day}},
		{"the day unknown", "start: 2027-03\nend: 2027-04",
			event.When{Start: in(newYork, 2027, 3, 1, 0, 0), End: in(newYork, 2027, 4, 1, 0, 0), Precision: i18n.Month}},
		{"ends on the day it starts", "start: 2027-03-09\nend: 2027-03-09",
			event.When{Start: in(newYork, 2027, 3, 9, 0, 0), End: in(newYork, 2027, 3, 9, 0, 0), Precision: i18n.Day}},
		{"to be confirmed", "start: to-be-confirmed", event.When{ToBeConfirmed: true}},
		{"unknown", "", event.When{}},
		{"empty", "start:", event.When{}},
		{"before the clocks are put back", "start: 2024-11-03 01:30 -04:00", event.When{Start: time.Unix(1730611800, 0).In(in(newYork, 1, 1, 1, 0, 0).Location())}},
		{"after the clocks are put back", "start: 2024-11-03 01:30 -05:00", event.When{Start: time.Unix(1730615400, 0).In(in(newYork, 1, 1, 1, 0, 0).Location())}},
		{"a day that has no midnight", "zone: America/Sao_Paulo\nstart: 2018-11-04", event.When{Start: in("America/Sao_Paulo", 2018, 11, 4, 1, 0), Precision: i18n.Day}},
		{"a day that has no midnight, and the day before", "zone: America/Sao_Paulo\nstart: 2017-10-14\nend: 2017-10-15",
			event.When{Start: in("America/Sao_Paulo", 2017, 10, 14, 0, 0), End: in("America/Sao_Paulo", 2017, 10, 15, 1, 0), Precision: i18n.Day}},
		{"a day that has no midnight, elsewhere", "zone: America/Asuncion\nstart: 2017-10-01",
			event.When{Start: in("America/Asuncion", 2017, 10, 1, 1, 0), Precision: i18n.Day}},
		{"doors", "start: 2027-03-09 09:00\ndoors: 2027-03-09 08:30", event.When{Start: in(newYork, 2027, 3, 9, 9, 0), Doors: in(newYork, 2027, 3, 9, 8, 30)}},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			assert.Equal(t, tc.want, load(t, "events/e.yaml", titled(tc.yaml)).Events[0].When)
		})
	}
}

func TestKeysOfASitesOwn(t *testing.T) {
	t.Parallel()
	f := load(t, "site.yaml", site+"x-lema: {es: Leer, en: Read}\n", "events/e.yaml", titled(`x-age: 18
x-code: 007
x-price: 12.5
x-indoors: true
x-fallback: {en: Rain, fr: Pluie}
x-nothing:
x-menu:
  title: {en: Coffee, es: Café}
  prices: [1, 2.50, "3", {en: free, es: gratis}]
`), "speakers/s.yaml", "name: A\nx-orcid: 0000-0001\n", "programs/p.yaml", "name: A\nx-a: [b]\n", "venues/v.yaml", "name: A\nx-a: {b: c}\n", "series/s.yaml", "name: A\nx-a: b\n")
	assert.Equal(t, field.Extra{"x-lema": i18n.Text{language.Spanish: "Leer", language.English: "Read"}}, f.Settings.Extra)
	assert.Equal(t, field.Extra{
		"x-age": 18, "x-code": "007", "x-price": 12.5, "x-indoors": true,
		"x-fallback": map[string]any{"en": "Rain", "fr": "Pluie"}, // fr is no language of the site
		"x-menu": map[string]any{
			"title":  i18n.Text{language.English: "Coffee", language.Spanish: "Café"},
			"prices": []any{1, 2.5, "3", i18n.Text{language.English: "free", language.Spanish: "gratis"}},
		},
	}, f.Events[0].Extra)
	assert.Equal(t, field.Extra{"x-orcid": "0000-0001"}, f.Speakers[0].Extra)
	assert.Equal(t, field.Extra{"x-a": []any{"b"}}, f.Programs[0].Extra)
	assert.Equal(t, field.Extra{"x-a": map[string]any{"b": "c"}}, f.Venues[0].Extra)
	assert.Equal(t, field.Extra{"x-a": "b"}, f.Series[0].Extra)
}

func TestTextsOfASitesOwnAreTranslatedLikeOthers(t *testing.T) {
	t.Parallel()
	f := load(t, "events/e.yaml", "title: {es: A, en: A}\nx-menu: {title: {es: Café}, note: [{es: Solo hoy, en: }]}\n")
	assert.EqualError(t, f.Incomplete(), "events/e.yaml:2:17: x-menu.title: not written in English\nevents/e.yaml:2:55: x-menu.note[1]: not written in English")
}

func TestFormerSlugs(t *testing.T) {
	t.Parallel()
	for written, want := range map[string][]i18n.Text{
		"archivos":                                {i18n.Same("archivos")},
		"[archivos, archivos-vivos]":              {i18n.Same("archivos"), i18n.Same("archivos-vivos")},
		"{es: [archivos, archivos-vivos], en: a}": {{language.Spanish: "archivos"}, {language.Spanish: "archivos-vivos"}, {language.English: "a"}},
		"": nil,
	} {
		e := load(t, "events/e.yaml", "lang: es\n"+titled("aliases: "+written)).Events[0]
		assert.Equal(t, want, e.Aliases, written)
	}
}

func TestARuleInAFile(t *testing.T) {
	t.Parallel()
	e := load(t, "events/e.yaml", titled("start: 2027-10-07 19:00\nend: 2027-10-07 21:00\n"+
		"repeat: {every: week, interval: 2, days: [thursday], until: 2027-12-16, "+
		"except: [2027-10-21, {day: 2027-11-04, status: cancelled, status_note: {en: Closed.}}, {day: 2027-11-18, start: 2027-11-19 19:00}]}")).Events[0]
	at := func(month time.Month, day, hour int) time.Time {
		return in("America/New_York", 2027, month, day, hour, 0)
	}
	assert.Equal(t, &event.Repeat{
		Every: event.Week, Interval: 2, Days: []event.RepeatDay{"thursday"}, Until: at(12, 16, 0),
		Except: []event.Exception{
			{Day: at(10, 21, 0)},
			{Day: at(11, 4, 0), Status: []event.Status{event.Cancelled}, StatusNote: i18n.Text{language.English: "Closed."}},
			{Day: at(11, 18, 0), When: event.When{Start: at(11, 19, 19)}},
		},
	}, e.Repeat)
	assert.Len(t, e.Instances(time.Time{}), 5)
}

func TestWhatEditorsAndSystemsDoToFiles(t *testing.T) {
	t.Parallel()
	want := load(t, "events/e.yaml", "title: {es: Añó}\ndescription:\n  es: |\n    Uno.\n\n    Dos.\n").Events
	for name, data := range map[string]string{
		"a byte order mark": "\ufefftitle: {es: Añó}\ndescription:\n  es: |\n    Uno.\n\n    Dos.\n",
		"CRLF":              "title: {es: Añó}\r\ndescription:\r\n  es: |\r\n    Uno.\r\n\r\n    Dos.\r\n",
		"both":              "\ufefftitle: {es: Añó}\r\ndescription:\r\n  es: |\r\n    Uno.\r\n\r\n    Dos.\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, want, load(t, "events/e.yaml", data).Events)
		})
	}
	t.Run("both in a text beside the file", func(t *testing.T) {
		f := load(t, "events/e/event.yaml", "title: {es: Añó}", "events/e/description.es.md", "\ufeffUno.\r\n\r\nDos.\r\n")
		assert.Equal(t, want, f.Events)
	})
}

// The YAML package loses its place at a mark with which it fills its buffer, at
// about byte 508.
func TestAByteOrderMarkHasTheSameEffectWhereverItStands(t *testing.T) {
	const data = "lang: es\ntitle: Añó\nsummary: Uno\ndescription: |\n  Dos.\n\n  Tres.\n"
	want := load(t, "events/e.yaml", data).Events
	for i := range len(data) + 1 {
		if !utf8.RuneStart((data + " ")[i]) {
			continue
		}
		assert.Equal(t, want, load(t, "events/e.yaml", data[:i]+"\ufeff"+data[i:]).Events, "at byte %d", i)
	}
	for before := 480; before < 540; before++ {
		comment := "#" + strings.Repeat("x", before) + "\n"
		marked := load(t, "events/e.yaml", comment+"title: {es: Uno\ufeff,\n\ufeff  en: One}\nkind: talk\n\ufeffsubtitle: Dos\n").Events
		require.Equal(t, load(t, "events/e.yaml", "title: {es: Uno, en: One}\nkind: talk\nsubtitle: Dos\n").Events, marked, "after %d bytes", before)
	}
	long := "# " + strings.Repeat("x", 504) + "\n"
	f := load(t, "messages/es.yaml", long+"\ufeffpage.read-more: Más\nclub.motto: Leer\n")
	catalog, err := i18n.Load(f.Settings.Languages, f.Messages)
	require.NoError(t, err)
	assert.Equal(t, []string{"club.motto", "page.read-more"}, catalog.IDs())
}

func TestValuesStayAsTheyAreWritten(t *testing.T) {
	t.Parallel()
	f := load(t, "events/e.yaml", `
title: 1984
venue: {name: NO, country: NO, postal_code: 01067, region: 1_000}
contact: {phone: +52 55 5555 0100}
`)
	e := f.Events[0]
	assert.Equal(t, i18n.Same("1984"), e.Title)
	assert.Equal(t, &event.Venue{Name: i18n.Same("NO"), Country: "NO", PostalCode: "01067", Region: i18n.Same("1_000")}, e.Venue)
	assert.Equal(t, "+52 55 5555 0100", e.Contact.Phone)
}

func TestLanguageOfTheFile(t *testing.T) {
	t.Parallel()
	f := load(t, "events/e.yaml", `
title: Archivos abiertos
slug: archivos
lang: es
registration: {url: https://example.org}
participants: [{name: {prefix: embajadora, family: Paz}}]
contact: {name: {und: OpenLab}}
`)
	e := f.Events[0]
	assert.Equal(t, i18n.Same("OpenLab"), e.Contact.Name)
	assert.Equal(t, language.Spanish, e.Lang)
	assert.Equal(t, i18n.Text{language.Spanish: "Archivos abiertos"}, e.Title)
	assert.Equal(t, i18n.Text{language.Spanish: "embajadora"}, e.Participants[0].Speaker.Name.Prefix)
	assert.Equal(t, i18n.Same("archivos"), e.Slug, "an address is in no language")
	assert.Equal(t, i18n.Same("https://example.org"), e.Registration.URL)
}

// A slug in one language is not the address of a page in another that has a title
// of its own.
func TestASlugInOneLanguageIsNoAddressInAnother(t *testing.T) {
	load(t, "events/a.yaml", "title: {es: Uno, en: One}\nslug: {es: taller}", "events/b.yaml", "title: {es: Dos, en: Two}\nslug: {en: taller}")
}

func TestAPathOfTheSiteIsALink(t *testing.T) {
	f := load(t, "events/e.yaml", titled("registration: {url: {es: /inscripcion/, en: /registration/}}\nmedia: [{url: /video/}]\nonline: [{url: /en-vivo/}]\nvenue: {name: A, map: /mapa/}"))
	assert.Equal(t, both("/registration/", "/inscripcion/"), f.Events[0].Registration.URL)
	assert.Equal(t, "/video/", f.Events[0].Media[0].URL)
}

func TestADraftIsNotAmongThePublished(t *testing.T) {
	t.Parallel()
	f := load(t, "events/a.yaml", "title: A\ndraft: true", "events/b.yaml", "title: B\ndraft: [en]", "events/c.yaml", "title: C\ndraft: false",
		"events/d.yaml", "title: D\ndraft: en-US\npublish: {es: 2027-02-01, en: 2027-03-01 09:00}", "events/e.yaml", "title: E\npublish: 2027-02-01")
	published := func(month time.Month, day, hour int, tag language.Tag) (ids []string) {
		for _, e := range f.Published(in("America/New_York", 2027, month, day, hour, 0), tag) {
			ids = append(ids, e.ID)
		}
		return ids
	}
	assert.Equal(t, []string{"b", "c"}, published(1, 31, 23, language.Spanish))
	assert.Equal(t, []string{"b", "c", "d", "e"}, published(2, 1, 0, language.Spanish), "the day of publication begins at midnight")
	assert.Equal(t, []string{"b", "c", "d", "e"}, published(2, 1, 0, language.MustParse("es-MX")))
	assert.Equal(t, []string{"c", "e"}, published(3, 1, 8, language.English))
	assert.Equal(t, []string{"c", "d", "e"}, published(3, 1, 9, language.English), "a draft in en-US is none in en")
	assert.Equal(t, []string{"c", "e"}, published(3, 1, 9, language.AmericanEnglish))
	assert.Len(t, f.Events, 5)
}

func TestSymbolicLinks(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		return // making a link takes a privilege there
	}
	outside := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(outside, "e.yaml"), []byte("title: E"), 0o600))
	write := func(t *testing.T, links map[string]string) string {
		dir := t.TempDir()
		require.NoError(t, os.WriteFile(filepath.Join(dir, "site.yaml"), []byte(site), 0o600))
		for _, sub := range []string{"events", "static"} {
			require.NoError(t, os.Mkdir(filepath.Join(dir, sub), 0o700))
		}
		require.NoError(t, os.WriteFile(filepath.Join(dir, "static", "in.yaml"), []byte("title: In"), 0o600))
		for name, target := range links {
			require.NoError(t, os.Symlink(target, filepath.Join(dir, filepath.FromSlash(name))))
		}
		return dir
	}
	cases := []struct {
		name  string
		links map[string]string
		want  []string
	}{
		{"a link inside the folder", map[string]string{"events/e.yaml": "../static/in.yaml"}, nil},
		{"a link out of the folder", map[string]string{"events/e.yaml": filepath.Join(outside, "e.yaml")},
			[]string{"events/e.yaml: the link leads out of the folder"}},
		{"a link that climbs out", map[string]string{"events/e.yaml": "../../elsewhere/e.yaml"},
			[]string{"events/e.yaml: the link leads out of the folder"}},
		{"a link to a link that leads out", map[string]string{"events/e.yaml": "../static/out.yaml", "static/out.yaml": filepath.Join(outside, "e.yaml")},
			[]string{"events/e.yaml: the link leads out of the folder"}},
		{"a circle", map[string]string{"events/e.yaml": "e.yaml"}, []string{"events/e.yaml: the link leads out of the folder"}},
		{"a folder of an event elsewhere", map[string]string{"events/etc": outside}, []string{"events/etc: the link leads out of the folder"}},
		{"a folder elsewhere", map[string]string{"speakers": outside}, []string{"speakers: the link leads out of the folder"}},
		{"messages elsewhere", map[string]string{"messages": outside}, []string{"messages: the link leads out of the folder"}},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			dir := write(t, tc.links)
			root, err := os.OpenRoot(dir)
			require.NoError(t, err)
			defer root.Close()
			for _, fsys := range []fs.FS{os.DirFS(dir), root.FS()} {
				_, err := content.Load(fsys)
				assert.Equal(t, tc.want, faults(t, err))
			}
		})
	}
}

func TestLoadIsTheSameEveryTime(t *testing.T) {
	t.Parallel()
	files := folder()
	for _, id := range strings.Split("abcdefghijklmnopqrstuvwxyz", "") {
		maps.Copy(files, folder("events/"+id+".yaml", "titel: x\nkind: y\nhosts: [z]"))
	}
	_, first := content.Load(files)
	for range 10 {
		_, err := content.Load(files)
		assert.Equal(t, first, err)
	}
}

func TestTheFolderOfTheBenchmarksIsClean(t *testing.T) {
	t.Parallel()
	f, err := content.Load(synth.Folder(20))
	require.NoError(t, err)
	assert.Len(t, f.Events, 20)
	assert.Empty(t, f.Warnings)
	assert.NoError(t, f.Incomplete())
}

func TestAFileThatIsWrongThroughoutIsNotReadToItsEnd(t *testing.T) {
	t.Parallel()
	_, err := content.Load(folder("events/e.yaml", titled("hosts:\n"+strings.Repeat("- archives\n", 5000)), "programs/archive.yaml", "name: A"))
	got := faults(t, err)
	require.Len(t, got, 1001)
	assert.Equal(t, "events/e.yaml: the file has 1000 faults or more: these are the first", got[0])
	assert.Equal(t, `events/e.yaml:3:3: hosts[1]: "archives" is not the id of any file in programs/; did you mean "archive"?`, got[1])
	assert.Equal(t, `events/e.yaml:1002:3: hosts[1000]: "archives" is not the id of any file in programs/`, got[1000], "the search ends before")
}

func TestManyWarningsAreNoFault(t *testing.T) {
	t.Parallel()
	f := load(t, "events/e.yaml", titled("panels:\n"+strings.Repeat("- {title: A, abstract: Prose.}\n", 2000)))
	assert.Len(t, f.Events[0].Panels, 2000)
	assert.Len(t, f.Warnings, 2000)
}

func TestErrorsWrapTheirCauses(t *testing.T) {
	t.Parallel()
	_, err := content.Load(folder("events/e.yaml", "start: 2027-03-09 09:00\nend: 2027-03-08 09:00\nkind: fiesta"))
	assert.ErrorIs(t, err, field.ErrRequired)
	assert.ErrorIs(t, err, field.ErrOrder)
	assert.ErrorIs(t, err, field.ErrUnknownWord)
	var first *content.Error
	require.ErrorAs(t, err, &first)
	assert.Equal(t, 1, first.Line)
}

func TestWriteErrors(t *testing.T) {
	t.Parallel()
	_, err := content.Load(folder("events/e.yaml", "title: E\nsummary: x\nkind: \"100%, a:b\\nc\"", "events/f.yml", ""))
	var list content.Errors
	require.ErrorAs(t, err, &list)
	assert.Equal(t, 2, list.Faults())
	var text, github, json bytes.Buffer
	require.NoError(t, list.WriteText(&text, nil))
	require.NoError(t, list.Under("sitio").WriteGitHub(&github, nil))
	require.NoError(t, list.WriteJSON(&json, nil))
	assert.Equal(t, `events/e.yaml:2:10: warning: summary: is this the same in every language? Write it as {en: …, es: …}, or say lang at the top of the file
events/e.yaml:3:7: kind: unknown word "100%, a:b…": give it a label, such as {en: …, es: …}
events/f.yml: content files end in .yaml: rename it to f.yaml
`, text.String())
	assert.Equal(t, `::warning file=sitio/events/e.yaml,line=2,col=10::summary: is this the same in every language? Write it as {en: …, es: …}, or say lang at the top of the file
::error file=sitio/events/e.yaml,line=3,col=7::kind: unknown word "100%25, a:b…": give it a label, such as {en: …, es: …}
::error file=sitio/events/f.yml::content files end in .yaml: rename it to f.yaml
`, github.String())
	assert.JSONEq(t, `[
  {"file": "events/e.yaml", "line": 2, "column": 10, "field": "summary", "severity": "warning", "code": "warning.prose",
   "message": "is this the same in every language? Write it as {en: …, es: …}, or say lang at the top of the file", "suggestion": ""},
  {"file": "events/e.yaml", "line": 3, "column": 7, "field": "kind", "severity": "error", "code": "error.word.label",
   "message": "unknown word \"100%, a:b…\": give it a label, such as {en: …, es: …}", "suggestion": ""},
  {"file": "events/f.yml", "line": 0, "column": 0, "field": "", "severity": "error", "code": "error.file.extension",
   "message": "content files end in .yaml: rename it to f.yaml", "suggestion": ""}
]`, json.String())
}

// The zone of an event is that of all its dates, wherever they stand.
func TestTheZoneOfAnEventIsThatOfWhenItIsPublished(t *testing.T) {
	t.Parallel()
	folder, err := content.Load(fstest.MapFS{
		"site.yaml":     {Data: []byte("name: A\nlanguages: [es]\n")},
		"events/a.yaml": {Data: []byte("title: {es: A}\npublish: 2027-02-01 09:00\nzone: America/Bogota\n")},
	})
	require.NoError(t, err)
	require.Equal(t, time.Date(2027, 2, 1, 14, 0, 0, 0, time.UTC), folder.Events[0].Publish[language.Und].UTC())
}

func TestThePictureBesideItsFileIsMeasured(t *testing.T) {
	t.Parallel()
	var picture bytes.Buffer
	require.NoError(t, png.Encode(&picture, image.NewGray(image.Rect(0, 0, 640, 400))))
	folder, err := content.Load(fstest.MapFS{
		"site.yaml":           {Data: []byte("name: A\nlanguages: [es]\n")},
		"events/a/event.yaml": {Data: []byte("title: A\nimage: {src: cover.png}\n")},
		"events/a/cover.png":  {Data: picture.Bytes()},
		"events/b.yaml":       {Data: []byte("title: B\nimage: {src: a/cover.png, width: 320, height: 200}\n")},
		"events/c.yaml":       {Data: []byte("title: C\nimage: {src: https://example.org/c.png}\n")},
	})
	require.NoError(t, err)
	at := func(i int) field.Image { return *folder.Events[i].Image }
	assert.Equal(t, field.Image{Src: "cover.png", Width: 640, Height: 400, File: "events/a/cover.png"}, at(0))
	assert.Equal(t, field.Image{Src: "a/cover.png", Width: 320, Height: 200, File: "events/a/cover.png"}, at(1), "what is written stands")
	assert.Equal(t, field.Image{Src: "https://example.org/c.png"}, at(2))
}

// pngHeader is how a PNG of a size begins (PNG, 5.2 and 11.2.2).
func pngHeader(width, height uint32) []byte {
	header := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32([]byte("IHDR"), width), height)
	header = append(header, 8, 2, 0, 0, 0)
	file := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), header...)
	return binary.BigEndian.AppendUint32(file, crc32.ChecksumIEEE(header))
}
