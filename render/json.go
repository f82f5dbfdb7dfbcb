package render

import (
	"html/template"
	"io"
	"reflect"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/address"
	"github.com/tertulia-go/tertulia/internal/escape"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render/view"
)

// JSON writes v as JSON for other programs (RFC 8259): an app, a screen in the
// lobby, another site. It has all that the view has, words for readers and facts
// in codes, but what serves only printers. It is one document without a line
// break, and safe inside a script element. [WriteJSONSchema] describes it, and
// docs/outputs.md shows it.
//
// Members are called as the fields of the view are, in lower case
// (fallback_note). What is empty, zero or false is left out. A text is
// {"text", "lang"}, with "fallback": true where the reader has no words of their
// own, and an array of such parts where there are several; Markdown is
// {"markdown", "lang"}, in which a link without an address is its words. Times are RFC 3339 with the name of their zone, as
// precise as they are known: 2027-03-09 is a day. Addresses are absolute where
// that of the site is known. Members may be added, not changed.
//
// Of a view of a site's own type it writes what every view has, as of a
// [view.Page]. The only errors are those of w and [view.ErrNoView].
func (p *Printer) JSON(w io.Writer, v view.View) error {
	return p.write(w, v, func(b []byte) []byte {
		j := jsonView{b: b, base: v.ViewBase()}
		shape, ok := jsonShapes().views[reflect.TypeOf(v)]
		if !ok {
			v = &view.Page{Base: *j.base}
			shape = jsonShapes().views[reflect.TypeOf(v)]
		}
		j.object(func() {
			j.member("type", shape.name)
			j.members(shape.members, reflect.ValueOf(v).Elem())
		})
		return append(j.b, '\n')
	})
}

// noMembers are the fields of views that are no members of their JSON, each with
// the reason.
var noMembers = map[string]string{
	"view.Base.Words":              "labels of printers",
	"view.Base.Extra":              "a site's own fields are for its own markup",
	"view.Venue.Extra":             "a site's own fields are for its own markup",
	"view.Base.Marks":              "marks of printers; a text says its language",
	"view.Base.BaseURL":            "addresses are absolute",
	"view.Markdown.Anchor":         "ids are made by whoever makes HTML of the Markdown",
	"view.Markdown.Depth":          "levels are those of whoever makes HTML of the Markdown",
	"view.Detail.List":             "how printers set it",
	"view.Part.Foreign":            "lang says it",
	"view.Person.Initials":         "name says them",
	"view.ListedEvent.Leaf":        "when says it",
	"view.Event.Calendars":         "what a site offers on its pages",
	"view.EventFacts.EndPrecision": "stands in when",
}

// renamedInJSON are the members that are not called as their fields are.
var renamedInJSON = map[string]string{
	"view.Base.Kind": "of", // an event has a kind, too
}

// inJSON writes the members that are not the value of one field.
var inJSON = map[string]func(j *jsonView, owner any){
	"view.EventFacts.When": func(j *jsonView, owner any) {
		facts := owner.(*view.EventFacts)
		j.when(&facts.When, facts.EndPrecision)
	},
	"notice.Recording.URL": func(j *jsonView, owner any) { // as it was written
		url := address.Link(owner.(*notice.Recording).URL)
		j.url(&url)
	},
}

// jsonView is a view as JSON under construction. Its methods write nothing for
// what is empty, so that it leaves no trace.
type jsonView struct {
	b    []byte
	base *view.Base
}

// members writes the members of a struct, each with a comma before it.
func (j *jsonView) members(members []jsonMember, owner reflect.Value) {
	for i := range members {
		m := &members[i]
		if m.name == "" { // what is embedded, whose members stand among the others
			m.write(j, owner)
			continue
		}
		before := len(j.b)
		j.b = append(append(append(j.b, ',', '"'), m.name...), '"', ':')
		named := len(j.b)
		if m.write(j, owner); len(j.b) == named {
			j.b = j.b[:before]
		}
	}
}

// object makes an object of members that have a comma before each.
func (j *jsonView) object(members func()) {
	before := len(j.b)
	if members(); len(j.b) > before {
		j.b[before] = '{'
		j.b = append(j.b, '}')
	}
}

// array makes an array of items.
func (j *jsonView) array(n int, item func(i int)) {
	before := len(j.b)
	for i := range n {
		at := len(j.b)
		j.b = append(j.b, ',')
		if item(i); len(j.b) == at+1 {
			j.b = j.b[:at]
		}
	}
	if len(j.b) > before {
		j.b[before] = '['
		j.b = append(j.b, ']')
	}
}

func (j *jsonView) string(s string) {
	if s != "" {
		j.b = appendJSON(j.b, s)
	}
}

// member writes words or a code as a member of an object.
func (j *jsonView) member(name escape.Literal, s string) {
	if s != "" {
		j.b = append(append(append(j.b, ',', '"'), name...), '"', ':')
		j.b = appendJSON(j.b, s)
	}
}

// isTrue writes a member that is true.
func (j *jsonView) isTrue(name escape.Literal) {
	j.b = append(append(append(j.b, ',', '"'), name...), `":true`...)
}

func (j *jsonView) text(t *view.Text) {
	switch parts := *t; len(parts) {
	case 0:
	case 1:
		j.part("text", &parts[0])
	default:
		j.array(len(parts), func(i int) { j.part("text", &parts[i]) })
	}
}

// part writes words with their language; without one they are the same in every
// language.
func (j *jsonView) part(name escape.Literal, p *view.Part) {
	if p.Value == "" {
		return
	}
	j.object(func() {
		j.member(name, p.Value)
		if p.Lang != language.Und {
			j.member("lang", p.Lang.String())
		}
		j.member("dir", p.Dir.String())
		if p.FellBack() {
			j.isTrue("fallback")
		}
	})
}

func (j *jsonView) markdown(m *view.Markdown) { j.part("markdown", &m.Part) }

// content writes a text in all its languages, which stands among facts.
func (j *jsonView) content(t *i18n.Text) {
	j.object(func() {
		for _, tag := range t.Languages() {
			j.b = append(j.b, ',')
			j.b = appendJSON(j.b, tag.String())
			j.b = append(j.b, ':')
			j.b = appendJSON(j.b, (*t)[tag])
		}
	})
}

func (j *jsonView) tag(tag *language.Tag) {
	if *tag != language.Und {
		j.string(tag.String())
	}
}

// url writes an address, absolute where that of the site is known.
func (j *jsonView) url(u *template.URL) {
	if origin, rest := j.base.Absolute(*u); rest != "" {
		j.b = append(j.b, '"')
		j.b = appendJSONEscaped(j.b, origin)
		j.b = appendJSONEscaped(j.b, rest)
		j.b = append(j.b, '"')
		return
	}
	j.string(string(*u))
}

func (j *jsonView) instant(t *time.Time) { j.time(*t, i18n.Minute) }

// time writes a time as precisely as it is known.
func (j *jsonView) time(t time.Time, p i18n.Precision) {
	if dated(t) {
		j.b = append(appendTime(append(j.b, '"'), t, p), '"')
	}
}

// timeMember is time for a member.
func (j *jsonView) timeMember(name escape.Literal, t time.Time, p i18n.Precision) {
	if dated(t) {
		j.b = append(append(append(j.b, ',', '"'), name...), '"', ':')
		j.time(t, p)
	}
}

func (j *jsonView) moment(m *field.Moment) {
	if dated(m.Time) {
		j.object(func() {
			j.timeMember("time", m.Time, m.Precision)
			j.member("precision", jsonPrecision(m.Precision))
			j.member("zone", m.Location().String())
		})
	}
}

// when writes when something is, as far as it is known.
func (j *jsonView) when(w *event.When, end i18n.Precision) {
	j.object(func() {
		j.timeMember("start", w.Start, w.Precision)
		j.timeMember("end", w.End, end)
		j.timeMember("doors", w.Doors, i18n.Minute)
		if dated(w.Start) {
			j.member("precision", jsonPrecision(w.Precision))
			if dated(w.End) && end != w.Precision {
				j.member("end_precision", jsonPrecision(end))
			}
			j.member("zone", w.Start.Location().String())
		}
		if w.Daily {
			j.isTrue("daily")
		}
		if w.ToBeConfirmed {
			j.isTrue("to_be_confirmed")
		}
	})
}

func jsonPrecision(p i18n.Precision) string {
	switch p {
	case i18n.Day:
		return "day"
	case i18n.Month:
		return "month"
	}
	return "minute"
}
