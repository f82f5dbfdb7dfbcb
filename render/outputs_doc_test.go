package render_test

import (
	"html/template"
	"io"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/golden"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render/atom"
	"github.com/tertulia-go/tertulia/render/ical"
	"github.com/tertulia-go/tertulia/render/view"
)

// everything is an event in which no field of the model is empty, so that each
// can be changed. It is not valid: some fields exclude each other.
func everything(t testing.TB) *event.Event {
	e := rendertest.Specimen(t, rendertest.Harmless)
	e.Venue.Geo = &event.Geo{Latitude: 1, Longitude: 2}
	e.Languages.Interpretation[0].From = []language.Tag{language.Spanish}
	e.Languages.Interpretation[0].Contact.Phone = "+1 202 555 0101"
	e.Languages.Sign[0].Deadline = field.Minute(e.When.Start.AddDate(0, 0, -1))
	e.Languages.Sign[0].Contact = field.Contact{Name: rendertest.Both("sign EN", "sign ES"), Email: "sign@example.org"}
	e.Languages.Sign[0].Provision = notice.OnRequest
	e.Dates = []event.Occurrence{{When: e.When, Attendance: event.InPerson, Venue: &event.Venue{Name: rendertest.Both("date EN", "date ES")}, Online: []event.OnlineLink{{URL: "https://example.org/date"}}}}
	e.Series.Description = rendertest.Both("series EN", "series ES")
	e.Participants[0].Speaker.Languages = []language.Tag{language.Spanish}
	e.Kind.Label = nil
	e.DraftIn, e.Publish = []language.Tag{language.Portuguese}, field.Schedule{language.Und: rendertest.Before()}
	e.Dates = append(e.Dates, event.Occurrence{When: event.When{Start: e.When.Start.AddDate(0, 0, 7), End: e.When.End.AddDate(0, 0, 7)}}) // so that not all of it is cancelled
	e.Aliases = []i18n.Text{rendertest.Both("former-en", "former-es")}
	e.Extra = field.Extra{"x-sponsor": "x"}
	e.Dates[0].Status, e.Panels[0].Status = []event.Status{event.Cancelled}, []event.Status{event.Cancelled}
	e.Dates[0].StatusNote, e.Panels[0].StatusNote = rendertest.Both("why EN", "why ES"), rendertest.Both("why EN", "why ES")
	return e
}

// daily is everything, at the same hours of three days.
func daily(t testing.TB) *event.Event {
	e := everything(t)
	e.Dates, e.Panels = nil, nil
	e.When.End, e.When.Daily = e.When.End.AddDate(0, 0, 2), true
	return e
}

// repeated is everything, again and again.
func repeated(t testing.TB) *event.Event {
	e := everything(t)
	e.Dates, e.Panels = nil, nil
	e.Registration.Status = event.RegistrationFull
	day := e.When.Start.AddDate(0, 0, 7)
	e.Repeat = &event.Repeat{
		Every: event.Week, Interval: 1, Days: []event.RepeatDay{event.RepeatDay(strings.ToLower(day.Weekday().String()))}, Until: day.AddDate(0, 0, 70),
		Except: []event.Exception{
			{Day: day},
			{Day: day.AddDate(0, 0, 7), Status: []event.Status{event.Cancelled}, StatusNote: rendertest.Both("why EN", "why ES")},
			{Day: day.AddDate(0, 0, 14), When: event.When{Start: day.AddDate(0, 0, 15), End: day.AddDate(0, 0, 15).Add(time.Hour)}},
		},
	}
	return e
}

// bases are events whose fields do not hide one another: in the first an
// editor's note and interpretation stand before what is stated not to be.
var bases = []func(t testing.TB) *event.Event{
	everything,
	repeated,
	daily,
	func(t testing.TB) *event.Event { // nothing is known but what is spoken
		e := everything(t)
		e.Languages = notice.Plan{Spoken: []language.Tag{language.English, language.Spanish}}
		e.Panels = nil
		return e
	},
}

// A leaf is one value in the model, and a way to change it.
type leaf struct {
	field  string // "Venue.Room"
	change func()
}

// leaves returns the values below v.
func leaves(t testing.TB, named string, v reflect.Value) []leaf {
	t.Helper()
	set := func(x any) []leaf {
		return []leaf{{named, func() { v.Set(reflect.ValueOf(x).Convert(v.Type())) }}}
	}
	switch old := v.Interface().(type) {
	case i18n.Text:
		changed := i18n.Text{}
		if old == nil { // a field that the specimen does not know yet
			changed = rendertest.Both("other", "otra")
		}
		for tag, s := range old {
			changed[tag] = changedString(named, s)
		}
		return set(changed)
	case time.Time:
		return set(old.Add(25 * time.Hour))
	case field.Moment:
		return set(field.Minute(old.Add(25 * time.Hour)))
	case language.Tag:
		return set(language.French)
	case *time.Location:
		return set(time.FixedZone("elsewhere", 3600))
	case i18n.Precision:
		return set(i18n.Day)
	case field.Schedule:
		return set(field.Schedule{language.Und: rendertest.Before().AddDate(0, 0, 1)})
	case field.Extra:
		return set(field.Extra{"x-sponsor": "other"})
	case field.Term: // a word is one value
		changed := field.Term{ID: changedString(named, old.ID)}
		if !old.Label.IsZero() {
			changed = field.Term{ID: old.ID, Label: rendertest.Both("other", "otra")}
		}
		return set(changed)
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return nil
		}
		return leaves(t, named, v.Elem())
	case reflect.Struct:
		var all []leaf
		for i := range v.NumField() {
			f := v.Type().Field(i)
			name := v.Type().Name() + "." + f.Name
			all = append(all, leaves(t, name, v.Field(i))...)
		}
		return all
	case reflect.Slice:
		var all []leaf
		for i := range v.Len() {
			all = append(all, leaves(t, named, v.Index(i))...)
		}
		return all
	case reflect.String:
		return set(changedString(named, v.String()))
	case reflect.Bool:
		return set(!v.Bool())
	case reflect.Int:
		return set(v.Int() + 1)
	case reflect.Float64:
		return set(v.Float() + 1)
	}
	t.Fatalf("%s: a %s is not known here", named, v.Type())
	return nil
}

// words that only take certain values, each with two of them.
var twoWords = map[string][2]string{
	"Repeat.Every": {"month", "week"}, "Repeat.Days": {"sunday", "monday"}, "Exception.Status": {"postponed", "cancelled"},
	"Occurrence.Status": {"postponed", "cancelled"}, "Panel.Status": {"postponed", "cancelled"}, "Registration.Status": {"closed", "full"},
	"Event.Status": {"cancelled", "postponed"}, "Event.Attendance": {"online", "in-person"}, "Occurrence.Attendance": {"online", "in-person"},
	"Participant.Attendance": {"in-person", "online"}, "Participant.Status": {"invited", "to-be-confirmed"},
	"Media.Kind": {"document", "video"}, "Fee.Availability": {"in-stock", "sold-out"}, "Interpretation.Mode": {"consecutive", "simultaneous"},
	"Interpretation.Provision": {"planned", "on-request"}, "Interpretation.Delivery": {"app", "headsets"}, "Sign.Provision": {"planned", "on-request"},
	"Captions.Kind": {"automatic", "live"}, "Speaker.Gender": {"masculine", "feminine"}, "Venue.Country": {"AR", "MX"}, "Fee.Currency": {"EUR", "USD"},
	"Event.Kind": {"keynote", "panel"}, "Panel.Kind": {"keynote", "panel"}, "Participant.Role": {"interpreter", "moderator"},
	"Hosting.Relation": {"supported-by", "in-partnership-with"}, "Contact.Phone": {"+1 202 555 0199", "+1 202 555 0100"}, "Fee.Price": {"181", "180"}, "Contact.Email": {"other@example.org", "info@example.org"},
}

func changedString(name, s string) string {
	if words, ok := twoWords[name]; ok {
		if s == words[0] {
			return words[1]
		}
		return words[0]
	}
	return s + "x"
}

// columns are the outputs of the table in docs/outputs.md.
var columns = []struct {
	name  string
	print func(r *rendertest.Site, w io.Writer, v *view.Event) error
}{
	{"HTML", func(r *rendertest.Site, w io.Writer, v *view.Event) error { return r.HTML(w, v) }},
	{"Text", func(r *rendertest.Site, w io.Writer, v *view.Event) error { return r.Text(w, v) }},
	{"Markdown", printMarkdown},
	{"JSON", printJSON},
	{"JSON-LD", printJSONLD},
	{"iCalendar", func(r *rendertest.Site, w io.Writer, v *view.Event) error {
		return r.Calendar(w, ical.Calendar{Panels: true}, v)
	}},
	{"Atom", func(r *rendertest.Site, w io.Writer, v *view.Event) error {
		return r.Atom(w, atom.Feed{About: r.Titled(i18n.Same("Events"))}, v)
	}},
	{"Cards", func(r *rendertest.Site, w io.Writer, v *view.Event) error {
		head, err := r.Printer.Funcs()["head"].(func(view.View) (template.HTML, error))(v)
		if err != nil {
			return err
		}
		_, err = io.WriteString(w, string(head))
		return err
	}},
}

// observed returns, for each field of the model, the outputs that change with
// it.
func observed(t *testing.T) map[string][]string {
	r := rendertest.NewDraftSite(t)
	// print prints an event in all formats but those in which its field was seen.
	print := func(e *event.Event, seen []string) []string {
		v := r.ViewOf(t, e, language.Spanish)
		all := make([]string, len(columns))
		for i, c := range columns {
			if !slices.Contains(seen, c.name) {
				all[i] = rendertest.Printed(t, func(w io.Writer) error { return c.print(r, w, v) })
			}
		}
		return all
	}
	got := map[string][]string{}
	for _, base := range bases {
		before := print(base(t), nil)
		n := len(leaves(t, "", reflect.ValueOf(base(t))))
		for i := range n {
			e := base(t)
			leaf := leaves(t, "", reflect.ValueOf(e))[i]
			if len(got[leaf.field]) == len(columns) {
				continue
			}
			leaf.change()
			seen := got[leaf.field]
			changed := append([]string{}, seen...)
			for j, after := range print(e, seen) {
				if name := columns[j].name; after != before[j] && !slices.Contains(seen, name) {
					changed = append(changed, name)
				}
			}
			got[leaf.field] = changed
		}
	}
	return got
}

// fieldsOf adds the fields of a type of the model that hold a value.
func fieldsOf(typ reflect.Type, all map[string]bool) {
	for i := range typ.NumField() {
		f := typ.Field(i)
		inner := f.Type
		for inner.Kind() == reflect.Pointer || inner.Kind() == reflect.Slice {
			inner = inner.Elem()
		}
		if !ofTheModel(inner) || inner == reflect.TypeFor[field.Term]() {
			all[typ.Name()+"."+f.Name] = true
		} else if inner != typ { // a program has a parent
			fieldsOf(inner, all)
		}
	}
}

func ofTheModel(typ reflect.Type) bool {
	return typ.Kind() == reflect.Struct && typ != reflect.TypeFor[field.Moment]() &&
		strings.HasPrefix(typ.PkgPath(), strings.TrimSuffix(reflect.TypeFor[event.Event]().PkgPath(), "event"))
}

// TestTheTableOfOutputsIsTrue compares the table of docs/outputs.md with what the
// outputs do. With -update it writes the rows and cells that are missing.
func TestTheTableOfOutputsIsTrue(t *testing.T) {
	t.Parallel()
	const file = "../docs/outputs.md"
	doc, err := os.ReadFile(file)
	require.NoError(t, err)
	got := observed(t)
	all := map[string]bool{}
	fieldsOf(reflect.TypeFor[event.Event](), all)
	for field := range all {
		if _, ok := got[field]; !ok {
			t.Errorf("%s: no event of this test has it", field)
		}
	}
	golden.File(t, file, []byte(tableOfOutputs(string(doc), all, got)))
}

// tableOfOutputs returns a document whose table has a row for each field, and a
// word where an output changes with the field: the word it had, else "yes".
func tableOfOutputs(doc string, fields map[string]bool, changes map[string][]string) string {
	row := func(field string, cells []string) string {
		out := "| `" + field + "` |"
		for i, c := range columns {
			switch {
			case !slices.Contains(changes[field], c.name):
				out += " – |"
			case i < len(cells) && cells[i] != "–":
				out += " " + cells[i] + " |"
			default:
				out += " yes |"
			}
		}
		return out + "\n"
	}
	var out []string
	last := map[string]int{} // after which line the rows of a type end
	missing := maps.Clone(fields)
	for line := range strings.Lines(doc) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		name, isField := strings.CutPrefix(cells[0], "`")
		if len(cells) != len(columns)+1 || !isField {
			out = append(out, line)
			continue
		}
		name = strings.TrimSuffix(name, "`")
		if !fields[name] {
			continue
		}
		delete(missing, name)
		out = append(out, row(name, cells[1:]))
		last[typeIn(name)], last[""] = len(out), len(out)
	}
	for _, name := range slices.Sorted(maps.Keys(missing)) {
		at, ok := last[typeIn(name)]
		if !ok {
			at = last[""]
		}
		out[at-1] += row(name, nil)
	}
	return strings.Join(out, "")
}

// typeIn is the type in the name of a field: "Venue" in "Venue.Room".
func typeIn(field string) string {
	name, _, _ := strings.Cut(field, ".")
	return name
}
