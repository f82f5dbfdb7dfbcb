package event_test

import (
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/speaker"
)

func title() i18n.Text { return i18n.Same("Archivos abiertos") }

func day(d, hour int) time.Time { return time.Date(2027, 3, d, hour, 0, 0, 0, time.UTC) }

// plan is an event with languages, and with panels.
func plan(l notice.Plan, panels ...notice.Plan) *event.Event {
	e := held(l)
	for _, p := range panels {
		e.Panels = append(e.Panels, session(p))
	}
	return e
}

// faults splits a joined error into its lines, one fault each.
func faults(err error) []string {
	if err == nil {
		return nil
	}
	return strings.Split(err.Error(), "\n")
}

func TestValidate(t *testing.T) {
	t.Parallel()
	for _, tc := range invalid() {
		t.Run(tc.name, func(t *testing.T) {
			err := tc.e.Validate().Err()
			assert.Equal(t, tc.want, faults(err))
			if tc.is != nil {
				assert.ErrorIs(t, err, tc.is)
				var fault *field.Fault
				assert.ErrorAs(t, err, &fault)
			}
		})
	}
}

// Whoever puts faults in other words wants a reason for each, and no other.
func TestEveryFaultHasAReason(t *testing.T) {
	t.Parallel()
	given := make(map[field.Reason]bool)
	for _, tc := range invalid() {
		for _, fault := range tc.e.Validate() {
			given[fault.Reason] = true
		}
	}
	assert.ElementsMatch(t, field.Reasons(), slices.Collect(maps.Keys(given)))
}

func TestWhatAFaultIsAbout(t *testing.T) {
	t.Parallel()
	wrong := plan(notice.Plan{Spoken: tags(es), Interpretation: []notice.Interpretation{into(es)}}).Validate()
	require.Len(t, wrong, 1)
	assert.Equal(t, field.IntoItself, wrong[0].Reason)
	assert.Equal(t, tags(es), wrong[0].Languages)
	wrong = (&event.Event{Title: title(), Attendance: "telepathy"}).Validate()
	require.Len(t, wrong, 1)
	assert.Equal(t, []string{"in-person", "online", "hybrid"}, wrong[0].Words)
}

type validation struct {
	name string
	e    *event.Event
	want []string
	is   error
}

// invalid are events with what is wrong with each, and some with which nothing
// is.
func invalid() []validation {
	weekly := event.Repeat{Every: event.Week}
	everyRepeatDay := strings.Join(event.Fields().Find("repeat").Table.Find("days").Words, ", ")
	newYork, err := time.LoadLocation("America/New_York")
	if err != nil {
		panic(err)
	}
	cyclic := &event.Program{Name: title()}
	cyclic.Parent = cyclic
	return []validation{
		{"nothing", nil, []string{"event: required"}, field.ErrRequired},
		{"an empty event", &event.Event{}, []string{"title: required"}, field.ErrRequired},
		{"a title is enough", &event.Event{Title: title()}, nil, nil},
		{"a blank title is none", &event.Event{Title: i18n.Text{language.Spanish: " \n"}}, []string{"title: required"}, field.ErrRequired},
		{"a title of which nobody sees anything is none", &event.Event{Title: i18n.Text{language.Spanish: "\u200b\ufeff\u2060\u180e\u00ad\ufe0f", language.English: "\u3164\u115f\u2800\u200e"}},
			[]string{"title: required"}, field.ErrRequired},
		{"a title of a sign that joins others is one", &event.Event{Title: i18n.Same("\u0600")}, nil, nil},
		{"a name of which nobody sees anything", &event.Event{Title: title(), Participants: []event.Participant{{Speaker: &speaker.Speaker{Name: speaker.Name{Given: "\u200b"}}}}},
			[]string{"participants[0]: required: a name, a group or a position"}, field.ErrRequired},
		{"all at once, with their fields", &event.Event{
			Attendance: "telepathy",
			Panels:     []*event.Panel{{Title: title()}, nil, {}},
		}, []string{
			"title: required",
			`attendance: unknown word "telepathy": want in-person, online, hybrid`,
			"panels[1]: required",
			"panels[2].title: required",
		}, field.ErrUnknownWord},
		{"two spellings of one language", &event.Event{Title: i18n.Text{language.Spanish: "a", language.Make("es-Latn"): "b"}},
			[]string{"title: two spellings of one language: es and es-Latn"}, i18n.ErrCollision},
		{"a control character", &event.Event{Title: i18n.Text{language.Spanish: "a\x00b"}},
			[]string{"title: es: control character: U+0000 at byte 1"}, i18n.ErrControl},
		{"a name that turns the text around", &event.Event{Title: title(), Participants: []event.Participant{
			{Speaker: &speaker.Speaker{Name: speaker.Name{Given: "Ana\u202E"}}}}},
			[]string{"participants[0].speaker.name.given: und: control character: U+202E at byte 3"}, i18n.ErrControl},
		{"too long", &event.Event{Title: i18n.Same(strings.Repeat("x", 10<<20))},
			[]string{"title: und: text is too long: 10485760 bytes, at most 1048576"}, i18n.ErrTooLong},
		{"not UTF-8", &event.Event{Title: i18n.Same("\xff")}, []string{"title: und: text is not UTF-8"}, i18n.ErrEncoding},
		{"a script for a URL", &event.Event{Title: title(), Media: []event.Media{{URL: "javascript:alert(1)"}}},
			[]string{`media[0].url: not a safe URL: scheme "javascript"; want http, https, mailto or tel`}, field.ErrURL},
		{"ends before it starts", &event.Event{Title: title(), When: event.When{Start: day(9, 11), End: day(9, 9)}},
			[]string{"end: out of order: before start"}, field.ErrOrder},
		{"ends on the day it starts", &event.Event{Title: title(), When: event.When{Start: day(9, 11), End: day(9, 0), Precision: i18n.Day}}, nil, nil},
		{"daily without an end", &event.Event{Title: title(), When: event.When{Start: day(9, 10), Daily: true}},
			[]string{"daily: required: the hours of a day are its start and its end"}, field.ErrRequired},
		{"daily without hours", &event.Event{Title: title(), When: event.When{Start: day(9, 0), End: day(11, 0), Precision: i18n.Day, Daily: true}},
			[]string{"daily: required: the hours of a day are its start and its end"}, field.ErrRequired},
		{"daily without a start", &event.Event{Title: title(), When: event.When{Daily: true}}, []string{"start: required"}, field.ErrRequired},
		{"daily past midnight", &event.Event{Title: title(), When: event.When{Start: day(9, 20), End: day(12, 2), Daily: true}},
			[]string{"end: out of order: the hour is not after that of the start"}, field.ErrOrder},
		{"daily on one day", &event.Event{Title: title(), When: event.When{Start: day(9, 10), End: day(9, 18), Daily: true}}, nil, nil},
		{"a rule and dates", repeated(day(4, 19), weekly, func(e *event.Event) { e.Dates = []event.Occurrence{{}} }),
			[]string{"dates: conflict: an event is repeated or has dates"}, field.ErrConflict},
		{"a rule and daily hours", repeated(day(4, 19), weekly, func(e *event.Event) { e.When.End, e.When.Daily = day(4, 21), true }),
			[]string{"daily: conflict: an event is repeated or daily"}, field.ErrConflict},
		{"a rule and a session with a time of its own", repeated(day(4, 19), weekly, func(e *event.Event) {
			e.Panels = []*event.Panel{{Title: title()}, nil, {Title: title(), When: event.When{Start: day(4, 20)}}}
		}),
			[]string{"panels[2].start: conflict: a session of a repeated event has no time of its own", "panels[1]: required"}, field.ErrConflict},
		{"a rule without a start", repeated(time.Time{}, weekly), []string{"start: required"}, field.ErrRequired},
		{"a rule of which only the month is known", repeated(day(1, 0), weekly, func(e *event.Event) { e.When.Precision = i18n.Month }),
			[]string{"start: required: the day of the first instance"}, field.ErrRequired},
		{"a rule that says nothing", repeated(day(4, 19), event.Repeat{}), []string{"repeat.every: required"}, field.ErrRequired},
		{"a start that is not on the rule", repeated(day(4, 19), event.Repeat{Every: event.Week, Days: []event.RepeatDay{"friday"}}),
			[]string{"start: conflict: the rule has no instance at the start"}, field.ErrConflict},
		{"a rule that is over before it begins", repeated(day(4, 19), event.Repeat{Every: event.Week, Until: day(3, 0)}),
			[]string{"repeat.until: out of order: before the start"}, field.ErrOrder},
		{"a rule that is wrong throughout", repeated(day(4, 19), event.Repeat{Every: event.Week, Interval: 100, Days: []event.RepeatDay{"thursday", "thursday", "first thursday", "jueves"}}),
			[]string{
				"repeat.interval: malformed: 100 is more than 99",
				"repeat.days[1]: used twice: thursday",
				"repeat.days[2]: conflict: a week has one thursday",
				"repeat.days[3]: unknown word \"jueves\": want " + everyRepeatDay,
			}, field.ErrFormat},
		{"a weekday of a month without its number", repeated(day(4, 19), event.Repeat{Every: event.Month, Days: []event.RepeatDay{"thursday"}}),
			[]string{"repeat.days[0]: required: which thursday of the month"}, field.ErrRequired},
		{"exceptions that are none", repeated(day(4, 19), event.Repeat{Every: event.Week, Until: day(40, 0), Except: []event.Exception{
			{Day: day(11, 0)}, {Day: day(12, 0)}, {Day: day(11, 0)}, {}, {Day: day(18, 0), Status: []event.Status{event.Scheduled, event.Cancelled}}}}),
			[]string{
				"repeat.except[1].day: conflict: the rule has no instance on 2027-03-12",
				"repeat.except[2].day: used twice: 2027-03-11",
				"repeat.except[3].day: required",
				"repeat.except[4].status: conflict: scheduled stands beside another status",
			}, field.ErrConflict},
		{"more instances than anybody wants", repeated(day(4, 19), event.Repeat{Every: event.Week, Until: day(4, 0).AddDate(30, 0, 0)}),
			[]string{"repeat.until: malformed: more than 1000 instances"}, field.ErrFormat},
		{"a rule without an end", repeated(day(4, 19), weekly), nil, nil},
		{"an hour that the clocks skip", repeated(time.Date(2027, 3, 7, 2, 30, 0, 0, newYork), weekly), []string{"repeat: out of order: the clocks skip 2027-03-14 02:30"}, field.ErrOrder},
		{"dates beside a start", &event.Event{Title: title(), When: event.When{Start: day(9, 11)}, Dates: []event.Occurrence{{}}},
			[]string{"dates: conflict: an event has either dates or a start"}, field.ErrConflict},
		{"none, and given", &event.Event{Title: title(), Languages: notice.Plan{NoInterpretation: true,
			Interpretation: []notice.Interpretation{{}}}},
			[]string{"languages.interpretation: conflict: stated to be none, and given", "languages.interpretation[0].into: required"}, field.ErrConflict},
		{"und is not spoken", &event.Event{Title: title(), Languages: notice.Plan{Spoken: []language.Tag{language.Und}}},
			[]string{"languages.spoken: not a language to name here: und"}, field.ErrLanguage},
		{"what is no language is not spoken", plan(notice.Plan{Spoken: tags(language.Make("zxx"), language.Make("mis"))}),
			[]string{"languages.spoken: not a language to name here: zxx", "languages.spoken: not a language to name here: mis"}, field.ErrLanguage},
		{"several languages that nobody lists", plan(notice.Plan{Spoken: tags(language.Make("mul")), Materials: tags(es, language.Make("mul"))}),
			[]string{"languages.materials: conflict: mul stands for languages that nobody lists, and others are listed"}, field.ErrConflict},
		{"a spoken language is not signed", plan(notice.Plan{Sign: []notice.Sign{{Language: es}, {Language: mfs}, {Language: language.Make("sgn")}, {Language: language.Make("qab")}}}),
			[]string{"languages.sign[0].language: conflict: es is not a sign language"}, field.ErrConflict},
		{"no language is not signed", plan(notice.Plan{Sign: []notice.Sign{{}, {Language: language.Make("mul")}}}),
			[]string{"languages.sign[0].language: required", "languages.sign[1].language: not a language to name here: mul; sgn is any sign language"}, field.ErrLanguage},
		{"captions are not signed", plan(notice.Plan{Captions: []notice.Captions{{Language: mfs}, {Language: es}, {}}, Recording: &notice.Recording{Captions: tags(es, mfs)}}),
			[]string{
				"languages.captions[0].language: conflict: mfs is a sign language, and captions are written",
				"languages.captions[2].language: required",
				"languages.recording.captions: conflict: mfs is a sign language, and captions are written",
			}, field.ErrConflict},
		{"interpretation into all that is spoken", plan(notice.Plan{Spoken: tags(es), Interpretation: []notice.Interpretation{into(en, es)}}),
			[]string{"languages.interpretation[0].into: conflict: es is interpreted into es: say from which other language"}, field.ErrConflict},
		{"interpretation into the sign language that is spoken", plan(notice.Plan{Spoken: tags(mfs), Interpretation: []notice.Interpretation{into(mfs)}}),
			[]string{"languages.interpretation[0].into: conflict: mfs is interpreted into mfs: say from which other language"}, field.ErrConflict},
		{"interpretation of a panel into what it inherits", plan(notice.Plan{Spoken: tags(es)}, notice.Plan{Interpretation: []notice.Interpretation{into(es)}}),
			[]string{"panels[0].languages.interpretation[0].into: conflict: es is interpreted into es: say from which other language"}, field.ErrConflict},
		{"interpretation into one of what may be spoken", plan(notice.Plan{Spoken: tags(es), SpeakersChoice: true, Interpretation: []notice.Interpretation{into(es)}},
			notice.Plan{Spoken: tags(es), Interpretation: []notice.Interpretation{{Into: tags(es), From: tags(en)}}},
			notice.Plan{Spoken: tags(language.Make("mul")), Interpretation: []notice.Interpretation{into(es)}}), nil, nil},
		{"interpretation that is provided and on request", plan(notice.Plan{Spoken: tags(es, fr), Interpretation: []notice.Interpretation{
			into(en, pt), {Into: tags(en), Provision: notice.OnRequest, Mode: notice.Whispered}}}),
			[]string{"languages.interpretation[1].provision: conflict: interpretation into en is provided, and it is not certain"}, field.ErrConflict},
		{"interpretation that is provided from one language and on request from another", plan(notice.Plan{Spoken: tags(es, fr), Interpretation: []notice.Interpretation{
			{Into: tags(en), From: tags(es)}, {Into: tags(en), From: tags(fr), Provision: notice.OnRequest}}}), nil, nil},
		{"a sign language that is provided and on request", plan(notice.Plan{Sign: []notice.Sign{{Language: mfs, Provision: notice.Provided}, {Language: mfs, Provision: notice.Planned}}}),
			[]string{"languages.sign[1].provision: conflict: interpretation into mfs is provided, and it is not certain"}, field.ErrConflict},
		{"a deadline when all is over", plan(notice.Plan{
			Interpretation: []notice.Interpretation{{Into: tags(en), Provision: notice.OnRequest, Deadline: field.Minute(day(9, 12))}},
			Sign:           []notice.Sign{{Language: mfs, Provision: notice.Conditional, Deadline: field.Minute(day(10, 0))}},
		}), []string{"languages.interpretation[0].deadline: out of order: after the end", "languages.sign[0].deadline: out of order: after the end"}, field.ErrOrder},
		{"a deadline on the last day", plan(notice.Plan{Interpretation: []notice.Interpretation{{Into: tags(en), Provision: notice.OnRequest, Deadline: field.Minute(day(9, 0))}}}), nil, nil},
		{"a deadline when the panel is over", &event.Event{Title: title(), Panels: []*event.Panel{{Title: title(), When: event.When{Start: day(9, 10), End: day(9, 11)},
			Languages: notice.Plan{Interpretation: []notice.Interpretation{{Into: tags(en), Provision: notice.OnRequest, Deadline: field.Minute(day(9, 11))}}}}}},
			[]string{"panels[0].languages.interpretation[0].deadline: out of order: after the end"}, field.ErrOrder},
		{"a deadline after the date that was given up", &event.Event{Title: title(), Status: []event.Status{event.Postponed}, When: event.When{Start: day(9, 10)},
			Languages: notice.Plan{Interpretation: []notice.Interpretation{{Into: tags(en), Provision: notice.OnRequest, Deadline: field.Minute(day(20, 0))}}}}, nil, nil},
		{"a deadline between two dates", &event.Event{Title: title(), Dates: []event.Occurrence{{When: event.When{Start: day(9, 10)}}, {When: event.When{Start: day(16, 10)}}},
			Languages: notice.Plan{Interpretation: []notice.Interpretation{{Into: tags(en), Provision: notice.OnRequest, Deadline: field.Minute(day(12, 0))}}}}, nil, nil},
		{"a word of one's own needs a label", &event.Event{Title: title(), Kind: field.Term{ID: "tertulia"}},
			[]string{`kind: unknown word "tertulia": give it a label, such as {en: …, es: …}`}, field.ErrUnknownWord},
		{"a word with a label", &event.Event{Title: title(), Kind: field.Term{ID: "tertulia", Label: i18n.Same("Tertulia")}}, nil, nil},
		{"a participant who is nobody", &event.Event{Title: title(), Participants: []event.Participant{{}}},
			[]string{"participants[0]: required: a name, a group or a position"}, field.ErrRequired},
		{"a program that is its own parent", &event.Event{Title: title(), Hosts: []event.Hosting{{Program: cyclic}}},
			[]string{"hosts[0].program.parent: is its own parent"}, field.ErrCycle},
		{"a line break in an address", &event.Event{Title: title(), Contact: field.Contact{Email: "a@example.org\r\nBcc: b@example.org"}},
			[]string{`contact.email: malformed: "a@example.org\r\nBcc: b@example.org" is not an address`}, field.ErrFormat},
		{"two panels with one id", &event.Event{Title: title(), Panels: []*event.Panel{{ID: "a", Title: title()}, {ID: "a", Title: title()}}},
			[]string{`panels[1].id: used twice: "a"`}, field.ErrDuplicate},
		{"two dates with one id", &event.Event{Title: title(), Dates: []event.Occurrence{{ID: "a"}, {ID: "a"}}},
			[]string{`dates[1].id: used twice: "a"`}, field.ErrDuplicate},
		{"a language twice", plan(notice.Plan{Spoken: tags(es, es)}), []string{"languages.spoken: not a language to name here: es is named twice"}, field.ErrLanguage},
		{"scheduled and cancelled", &event.Event{Title: title(), Status: []event.Status{event.Scheduled, event.Cancelled}},
			[]string{"status: conflict: scheduled stands beside another status"}, field.ErrConflict},
		{"a date that is scheduled and cancelled", &event.Event{Title: title(), Dates: []event.Occurrence{{Status: []event.Status{event.Scheduled, event.Cancelled}}}},
			[]string{"dates[0].status: conflict: scheduled stands beside another status"}, field.ErrConflict},
		{"a session that is scheduled and postponed", &event.Event{Title: title(), Panels: []*event.Panel{{Title: title(), Status: []event.Status{event.Scheduled, event.Postponed}}}},
			[]string{"panels[0].status: conflict: scheduled stands beside another status"}, field.ErrConflict},
		{"moved online and in person", &event.Event{Title: title(), Attendance: event.InPerson, Status: []event.Status{event.MovedOnline}},
			[]string{"attendance: conflict: it has moved online"}, field.ErrConflict},
		{"a status of what was before", &event.Event{Title: title(), Previous: &event.Occurrence{Status: []event.Status{event.Cancelled}}},
			[]string{"previous.status: conflict: what was before has no status"}, field.ErrConflict},
		{"a deadline after the session that was given up", &event.Event{Title: title(), When: event.When{Start: day(20, 10)}, Panels: []*event.Panel{{
			Title: title(), When: event.When{Start: day(9, 10)}, Status: []event.Status{event.Postponed},
			Languages: notice.Plan{Interpretation: []notice.Interpretation{{Into: tags(en), Provision: notice.OnRequest, Deadline: field.Minute(day(15, 0))}}}}}}, nil, nil},
		{"a person and a group", &event.Event{Title: title(), Participants: []event.Participant{
			{Speaker: &speaker.Speaker{Name: speaker.Name{Given: "Ana"}}, Group: title()}}},
			[]string{"participants[0].group: conflict: a participant is a speaker or a group"}, field.ErrConflict},
		{"a time that is wrong throughout", &event.Event{Title: title(), When: event.When{Start: day(9, 11).AddDate(10000, 0, 0), Doors: day(9, 12).AddDate(10000, 0, 0), ToBeConfirmed: true}},
			[]string{"doors: out of order: after start", "start: conflict: given and to be confirmed", "start: malformed: year 12027", "doors: malformed: year 12027"}, field.ErrFormat},
		{"the year of an end", &event.Event{Title: title(), When: event.When{Start: day(9, 11), End: day(9, 12).AddDate(9000, 0, 0)}},
			[]string{"end: malformed: year 11027"}, field.ErrFormat},
		{"dates beside a start that is to be confirmed", &event.Event{Title: title(), When: event.When{ToBeConfirmed: true}, Dates: []event.Occurrence{{When: event.When{Start: day(9, 10)}}}},
			[]string{"dates: conflict: an event has either dates or a start"}, field.ErrConflict},
		{"an end of which nobody knows the start", &event.Event{Title: title(), When: event.When{End: day(9, 12)}}, []string{"start: required"}, field.ErrRequired},
		{"doors on a day whose hour is not known", &event.Event{Title: title(), When: event.When{Start: day(9, 0), Precision: i18n.Day, Doors: day(9, 18)}}, nil, nil},
		{"a registration that opens and closes in one moment", &event.Event{Title: title(), Registration: &event.Registration{Opens: field.Minute(day(9, 0)), Closes: field.Minute(day(9, 0))}}, nil, nil},
		{"a registration that closes on the day on which it opens", &event.Event{Title: title(), Registration: &event.Registration{Opens: field.Minute(day(9, 18)), Closes: field.Day(day(9, 0))}}, nil, nil},
		{"a deadline of a panel whose date was given up", &event.Event{Title: title(), Status: []event.Status{event.Postponed}, Panels: []*event.Panel{{Title: title(), When: event.When{Start: day(9, 10), End: day(9, 11)},
			Languages: notice.Plan{Interpretation: []notice.Interpretation{{Into: tags(en), Provision: notice.OnRequest, Deadline: field.Minute(day(20, 0))}}}}}}, nil, nil},
		{"a country by three letters", &event.Event{Title: title(), Venue: &event.Venue{Country: "ARG"}}, []string{`venue.country: malformed: "ARG" is not a country code of two letters`}, field.ErrFormat},
		{"a union for a country", &event.Event{Title: title(), Venue: &event.Venue{Country: "EU"}}, []string{`venue.country: malformed: "EU" is not a country code of two letters`}, field.ErrFormat},
		{"the edges of the earth", &event.Event{Title: title(), Panels: []*event.Panel{
			{Title: title(), Venue: &event.Venue{Geo: &event.Geo{Latitude: -90, Longitude: -180}}}, {Title: title(), Venue: &event.Venue{Geo: &event.Geo{Latitude: 90, Longitude: 180}}},
			{Title: title(), Venue: &event.Venue{Geo: &event.Geo{Latitude: -90.1}}}, {Title: title(), Venue: &event.Venue{Geo: &event.Geo{Longitude: 180.1}}},
			{Title: title(), Venue: &event.Venue{Geo: &event.Geo{Latitude: 90.1}}}, {Title: title(), Venue: &event.Venue{Geo: &event.Geo{Longitude: -180.1}}},
			{Title: title(), Venue: &event.Venue{Geo: &event.Geo{Latitude: math.NaN()}}}}},
			[]string{
				"panels[2].venue.geo: malformed: not a point on the earth", "panels[3].venue.geo: malformed: not a point on the earth",
				"panels[4].venue.geo: malformed: not a point on the earth", "panels[5].venue.geo: malformed: not a point on the earth",
				"panels[6].venue.geo: malformed: not a point on the earth",
			}, field.ErrFormat},
		{"a price that nobody pays", &event.Event{Title: title(), Registration: &event.Registration{Fees: []event.Fee{
			{Price: "999999999999", Currency: "USD"}, {Price: "1000000000000", Currency: "USD"}}}},
			[]string{`registration.fee[1].price: malformed: "1000000000000" is not a decimal number`}, field.ErrFormat},
		{"a person who is known by a position", &event.Event{Title: title(), Participants: []event.Participant{
			{Speaker: &speaker.Speaker{Positions: []speaker.Position{{Title: title()}}}}}}, nil, nil},
		{"the first precision that is none", &event.Event{Title: title(), When: event.When{Start: day(9, 11), Precision: i18n.Month + 1}}, []string{"precision: unknown word 3"}, field.ErrUnknownWord},
		{"a precision that is none", &event.Event{Title: title(), When: event.When{Start: day(9, 11), Precision: 9}}, []string{"precision: unknown word 9"}, field.ErrUnknownWord},
		{"an id with a space", &event.Event{ID: "a b", Title: title()}, []string{`id: malformed: "a b" is not letters a to z, digits, '.', '_' and '-'`}, field.ErrFormat},
		{"a venue that is nowhere", &event.Event{Title: title(), Venue: &event.Venue{Country: "Norway", Geo: &event.Geo{Latitude: 91}}},
			[]string{`venue.country: malformed: "Norway" is not a country code of two letters`, "venue.geo: malformed: not a point on the earth"}, field.ErrFormat},
		{"a registration that is wrong throughout", &event.Event{Title: title(), Registration: &event.Registration{
			Capacity: -1, Free: true, Opens: field.Minute(day(9, 0)), Closes: field.Day(day(8, 0)), Fees: []event.Fee{{Price: "180 USD", Currency: "usd"}}}},
			[]string{
				"registration.closes: out of order: before it opens",
				"registration.fee: conflict: stated to be free, and given",
				"registration.capacity: malformed: below zero",
				`registration.fee[0].price: malformed: "180 USD" is not a decimal number`,
				`registration.fee[0].currency: malformed: "usd" is not a currency code of three capitals`,
			}, field.ErrFormat},
		{"a price with its thousands set apart", &event.Event{Title: title(), Registration: &event.Registration{
			Fees: []event.Fee{{Price: "120.000", Currency: "COP"}, {Price: "12.500", Currency: "KWD"}, {Price: "12.50", Currency: "USD"}, {Price: "120.000"}}}},
			[]string{
				`registration.fee[0].price: malformed: "120.000" has three decimals, and "COP" has two at most`,
				`registration.fee[3].price: malformed: "120.000" has three decimals, and "" has two at most`,
				"registration.fee[3].currency: required",
			}, field.ErrFormat},
		{"addresses that are none", &event.Event{Title: title(), Media: []event.Media{
			{URL: "https://example.org/%zz"}, {URL: "https://example.org/\u0085"}, {URL: "https://example..org"}, {URL: "https://example.org:65536"},
			{URL: "https://ana:secreto@example.org"}, {URL: "mailto:"}, {URL: "tel:llame"}, {URL: "///evil.example/x"}, {URL: "/inscripcion/"},
		}}, []string{
			`media[0].url: not a safe URL: invalid URL escape "%zz"`,
			"media[1].url: not a safe URL: U+0085 at byte 20",
			`media[2].url: not a safe URL: "example..org" is not a host`,
			"media[3].url: not a safe URL: port 65536; want 1 to 65535",
			`media[4].url: not a safe URL: names a user of "example.org"`,
			`media[5].url: not a safe URL: "" is not a mailbox`,
			`media[6].url: not a safe URL: "tel:llame" is not a telephone number`,
			`media[7].url: not a safe URL: "///evil.example/x" is not a path`,
		}, field.ErrURL},
		{"a sequence that no calendar can write", &event.Event{Title: title(), Sequence: 1 << 31},
			[]string{"sequence: malformed: 2147483648 is over 2147483647"}, field.ErrFormat},
		{"the last sequence that a calendar can write", &event.Event{Title: title(), Sequence: 1<<31 - 1}, nil, nil},
		{"a year out of range, wherever a time stands", &event.Event{Title: title(), Updated: day(9, 9).AddDate(8000, 0, 0),
			When:         event.When{Start: day(9, 11).AddDate(-3000, 0, 0), Doors: day(9, 10).AddDate(-3000, 0, 0)},
			Registration: &event.Registration{Opens: field.Day(day(9, 9).AddDate(8000, 0, 0))}},
			[]string{
				"start: malformed: year -973", "doors: malformed: year -973",
				"registration.opens: malformed: year 10027", "updated: malformed: year 10027",
			}, field.ErrFormat},
		{"a height below zero", &event.Event{Title: title(), Image: &field.Image{Src: "a.jpg", Width: 1, Height: -1}},
			[]string{"image.height: malformed: below zero"}, field.ErrFormat},
		{"a slug that is written otherwise", &event.Event{Title: title(), Slug: i18n.Text{language.Spanish: "Año Nuevo", language.English: "new-year"}},
			[]string{`slug: malformed: "Año Nuevo"; want "ano-nuevo"`}, field.ErrFormat},
		{"a picture that is a script", &event.Event{Title: title(), Image: &field.Image{Src: "data:x"}},
			[]string{`image.src: not a safe URL: "data:x" is neither http, https nor a path`}, field.ErrURL},
	}
}

// repeated is an event that comes again by a rule.
func repeated(start time.Time, r event.Repeat, and ...func(*event.Event)) *event.Event {
	e := &event.Event{Title: title(), When: event.When{Start: start}, Repeat: &r}
	for _, do := range and {
		do(e)
	}
	return e
}

func TestTexts(t *testing.T) {
	t.Parallel()
	host := &event.Program{ID: "archive", Name: title()}
	e := &event.Event{
		ID: "open", Title: title(),
		Hosts:  []event.Hosting{{Program: host}, {Program: host}},
		Topics: []field.Term{{Label: title()}, {Label: title()}},
		Panels: []*event.Panel{{ID: "opening", Abstract: i18n.Same("*words*"), Participants: []event.Participant{
			{Speaker: &speaker.Speaker{ID: "ana", Bio: i18n.Same("…")}, Positions: []speaker.Position{{Title: i18n.Same("Chair")}}},
		}}},
	}
	var names, places []string
	texts := field.Walk{Languages: tags(es, en)}.Texts(event.Fields(), e)
	for n, text := range texts {
		if !text.IsZero() {
			names, places = append(names, n.Place().String()), append(places, n.Root.Places())
		}
	}
	assert.Equal(t, []string{
		"event/open#title",
		"program/archive#name",
		"event/open#panels[opening].abstract",
		"speaker/ana#bio",
		"event/open#panels[opening].participants[ana].positions[~f56648cd].title",
		"event/open#topics[~88167cbc]",
		"event/open#topics[~88167cbc+2]",
	}, names)
	assert.Equal(t, []string{
		"title", "hosts[0].program.name", "panels[0].abstract", "panels[0].participants[0].speaker.bio",
		"panels[0].participants[0].positions[0].title", "topics[0]", "topics[1]",
	}, places)
	for range texts {
		break // a walk can be left
	}
}

func TestGaps(t *testing.T) {
	t.Parallel()
	e := &event.Event{
		Title:    i18n.Text{language.English: "Open Archives", language.Spanish: "Archivos abiertos"},
		Subtitle: i18n.Text{language.Spanish: "Una charla"},
		Summary:  i18n.Same("1821–2021"),
		// An address, a slug and a name in its own script are nothing to translate.
		Slug:         i18n.Text{language.Spanish: "archivos"},
		Registration: &event.Registration{URL: i18n.Text{language.Spanish: "https://example.org/es"}},
		Participants: []event.Participant{{Speaker: &speaker.Speaker{Name: speaker.Name{Native: i18n.Text{language.Japanese: "村上春樹"}}}}},
	}
	var got []string
	for _, g := range field.Gaps(event.Fields(), e, language.English, language.Make("es-MX")) {
		got = append(got, g.String())
	}
	assert.Equal(t, []string{"subtitle: not written in en"}, got)
}

func TestTextAsAnotherRegionWritesItIsNoGap(t *testing.T) {
	e := &event.Event{ID: "e", Title: i18n.Text{language.EuropeanSpanish: "Archivos"}}
	assert.Empty(t, field.Gaps(event.Fields(), e, language.Make("es-MX"), language.Spanish))
	assert.Len(t, field.Gaps(event.Fields(), e, language.Make("gl"), language.Portuguese), 2, "to understand a language is not to read one's own")
}

func TestValidateVenueAndSeries(t *testing.T) {
	t.Parallel()
	assert.Empty(t, (&event.Venue{Country: "NO"}).Validate())
	assert.Equal(t, `country: malformed: "Norway" is not a country code of two letters`,
		(&event.Venue{ID: "hall", Country: "Norway"}).Validate().String())
	assert.Equal(t, "name: required", (&event.Series{ID: "nights"}).Validate().String())
	assert.ErrorIs(t, (*event.Venue)(nil).Validate().Err(), field.ErrRequired)
	assert.ErrorIs(t, (*event.Series)(nil).Validate().Err(), field.ErrRequired)
}

func TestValidateOwn(t *testing.T) {
	t.Parallel()
	e := &event.Event{
		Title:  title(),
		Venue:  &event.Venue{ID: "hall", Country: "Norway"},
		Hosts:  []event.Hosting{{Program: &event.Program{ID: "archive"}}, {Program: &event.Program{}}},
		Series: &event.Series{ID: "nights"},
		Participants: []event.Participant{
			{Speaker: &speaker.Speaker{ID: "ana", Name: speaker.Name{Given: "Ana"}, Gender: "f"}},
			{Speaker: &speaker.Speaker{ID: "nobody"}},
		},
	}
	assert.Equal(t, []string{
		"hosts[1].program.name: required",
		"participants[1]: required: a name, a group or a position",
	}, faults(e.ValidateOwn().Err()), "what has an id is left out, its part in the event is not")
	assert.Len(t, faults(e.Validate().Err()), 6)
	assert.ErrorIs(t, (*event.Event)(nil).ValidateOwn().Err(), field.ErrRequired)
}

func TestAFaultInSomethingHugeIsShort(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 1<<20)
	e := &event.Event{
		ID: long + "/", Title: title(), Attendance: event.Attendance(long), Kind: field.Term{ID: long},
		Contact: field.Contact{Email: long}, Media: []event.Media{{URL: long}}, Venue: &event.Venue{Country: long},
	}
	assert.Less(t, len(e.Validate().String()), 2000)
}

func TestTheStatusOfAnEvent(t *testing.T) {
	t.Parallel()
	assert.True(t, (&event.Event{}).HasStatus(event.Scheduled), "an event of which nobody says anything else")
	moved := &event.Event{Status: []event.Status{event.Rescheduled, event.MovedOnline}}
	assert.True(t, moved.HasStatus(event.MovedOnline))
	assert.False(t, moved.HasStatus(event.Scheduled))
	assert.False(t, moved.HasStatus(event.Cancelled))
}

func TestThePositionsOfAParticipant(t *testing.T) {
	t.Parallel()
	own := []speaker.Position{{Title: i18n.Same("Presidenta")}}
	ana := &speaker.Speaker{Positions: []speaker.Position{{Title: i18n.Same("Directora")}}, Gender: speaker.Feminine}
	assert.Equal(t, own, event.Participant{Speaker: ana, Positions: own}.AllPositions())
	assert.Equal(t, ana.Positions, event.Participant{Speaker: ana}.AllPositions())
	assert.Equal(t, own, event.Participant{Positions: own}.AllPositions())
	assert.Empty(t, event.Participant{}.AllPositions())
	assert.Equal(t, speaker.Feminine, event.Participant{Speaker: ana}.Gender())
	assert.Equal(t, speaker.Unstated, event.Participant{}.Gender())
}
