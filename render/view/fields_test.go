package view_test

import (
	"html/template"
	"maps"
	"reflect"
	"regexp"
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
	"github.com/tertulia-go/tertulia/internal/fieldtest"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render/view"
	"github.com/tertulia-go/tertulia/speaker"
)

// unseen are the texts of the model that no view holds, each with the reason.
var unseen = map[string]string{
	"event.Event.Venue.ID":          "a venue has no page",
	"event.Event.Dates.Venue.ID":    "a venue has no page",
	"event.Event.Panels.Venue.ID":   "a venue has no page",
	"event.Event.Previous.Venue.ID": "a venue has no page",

	"event.Event.Previous.Venue.Map":           "nobody is to find the way to where the event is not",
	"event.Event.Previous.Venue.Accessibility": "nobody is to find the way to where the event is not",
	"event.Event.Previous.Online.URL":          "nobody is to find the way to where the event is not",
	"event.Event.Previous.Online.Label":        "nobody is to find the way to where the event is not",

	"event.Event.Previous.StatusNote": "what was before has no status",
	"event.Event.Aliases":             "former addresses lead to the page, they are not on it",

	"event.Event.Hosts.Program.Parent.Summary":     "what a program is a part of is named, not described",
	"event.Event.Hosts.Program.Parent.Description": "what a program is a part of is named, not described",
	"event.Event.Hosts.Program.Parent.Logo.Src":    "what a program is a part of is named, not described",
	"event.Event.Hosts.Program.Parent.Logo.Alt":    "what a program is a part of is named, not described",
	"event.Event.Hosts.Program.Parent.Logo.Credit": "what a program is a part of is named, not described",
	"event.Program.Parent.Summary":                 "what a program is a part of is named, not described",
	"event.Program.Parent.Description":             "what a program is a part of is named, not described",
	"event.Program.Parent.Logo.Src":                "what a program is a part of is named, not described",
	"event.Program.Parent.Logo.Alt":                "what a program is a part of is named, not described",
	"event.Program.Parent.Logo.Credit":             "what a program is a part of is named, not described",

	"event.Event.Series.Description": "a series is named; its own view describes it"}

// TestEveryTextOfTheModelIsInAView fills every text and every string of the model
// with words of its own, and looks for the words in the views. What stands among
// the facts about languages does not count: a reader sees sentences.
//
// For a field that is in no view: resolve it in render/view/resolve_*.go into a
// field of the view, or say above why it is for nobody's eyes.
func TestEveryTextOfTheModelIsInAView(t *testing.T) {
	t.Parallel()
	used := map[string]bool{}
	check := func(views func(*rendertest.Site) (things []any, all []view.View)) {
		texts := map[string][]string{}
		var seen strings.Builder
		for _, site := range []*rendertest.Site{linkedByEverything(t), rendertest.New(t, rendertest.NewCatalog(t), view.Options{Now: rendertest.Before})} {
			things, all := views(site)
			for i, thing := range things {
				v := reflect.ValueOf(thing)
				walkWords(v.Type().Elem().String(), v, func(path, words string) { texts[path] = append(texts[path], words) })
				walkWords("", reflect.ValueOf(all[i]), func(_, words string) { seen.WriteString(words + "\n") })
			}
		}
		for _, path := range slices.Sorted(maps.Keys(texts)) {
			found := slices.ContainsFunc(texts[path], func(words string) bool {
				return regexp.MustCompile(`(?i)\b` + regexp.QuoteMeta(words) + `\b`).MatchString(seen.String())
			})
			if unseen[path] != "" {
				used[path] = true
				assert.False(t, found, "%s is in a view after all", path)
			} else {
				assert.True(t, found, "%s is in no view", path)
			}
		}
	}
	check(func(s *rendertest.Site) (things []any, views []view.View) {
		for _, e := range filledEvents() {
			things, views = append(things, e), append(views, s.ViewOf(t, e, language.Spanish))
		}
		return things, views
	})
	check(func(s *rendertest.Site) ([]any, []view.View) {
		p := fieldtest.Filled(event.ProgramFields()).(*event.Program)
		v, err := s.Program(p, language.Spanish)
		require.NoError(t, err)
		return []any{p}, []view.View{v}
	})
	check(func(s *rendertest.Site) (things []any, views []view.View) {
		for range 2 {
			p := fieldtest.Filled(speaker.Fields()).(*speaker.Speaker)
			if len(things) > 0 {
				p.Name.Display = "" // instead of which the parts are printed
			}
			v, err := s.Speaker(p, language.Spanish)
			require.NoError(t, err)
			things, views = append(things, p), append(views, v)
		}
		return things, views
	})
	check(func(s *rendertest.Site) ([]any, []view.View) {
		series := fieldtest.Filled(event.SeriesFields()).(*event.Series)
		v, err := s.Series(series, nil, language.Spanish)
		require.NoError(t, err)
		return []any{series}, []view.View{v}
	})
	check(func(s *rendertest.Site) ([]any, []view.View) {
		p := fieldtest.Filled(event.PageFields()).(*event.Page)
		v, err := s.PlainPage(p, language.Spanish)
		require.NoError(t, err)
		return []any{p}, []view.View{v}
	})
	for path := range unseen {
		assert.True(t, used[path], "%s: the exception is none: there is no such field", path)
	}
}

// linkedByEverything is a site whose addresses hold all that there is to tell.
func linkedByEverything(t *testing.T) *rendertest.Site {
	return rendertest.New(t, rendertest.NewCatalog(t), view.Options{Now: rendertest.Before, Link: func(ref view.Ref) string {
		return "/" + ref.Lang.String() + "/" + string(ref.Kind) + "/" + ref.ID + "/" + ref.Slug
	}})
}

// filledEvents are events in which every text is filled, and in each stands
// aside what hides other texts in the one before.
func filledEvents() []*event.Event {
	events := make([]*event.Event, 4)
	for i := range events {
		e := fieldtest.Filled(event.Fields()).(*event.Event)
		e.Draft, e.DraftIn, e.Publish = false, nil, nil
		e.When, e.Dates[0].When, e.Previous.When, e.Panels[0].When = day(20), day(20), day(19), day(20)
		e.Repeat.Except[0].Day, e.Repeat.Until = day(27).Start, time.Time{}
		e.When.Precision = i18n.Minute // so that other clocks show something
		for _, v := range []*event.Venue{e.Venue, e.Dates[0].Venue, e.Previous.Venue, e.Panels[0].Venue} {
			v.Country = "MX"
		}
		if i < len(events)-1 {
			e.Repeat = nil
		} else {
			e.Dates = nil
		}
		events[i] = e
	}
	for i, e := range events[1:] {
		for _, p := range []*event.Participant{&e.Participants[0], &e.Panels[0].Participants[0]} {
			p.Positions, p.Speaker.Name.Display = nil, ""
		}
		for _, plan := range []*notice.Plan{&e.Languages, &e.Panels[0].Languages} {
			plan.Note = nil
			interpretation, sign := &plan.Interpretation[0], &plan.Sign[0]
			interpretation.Into = tagsOf(pt)
			for _, service := range []struct {
				provision *notice.Provision
				deadline  *field.Moment
				contact   *field.Contact
			}{{&interpretation.Provision, &interpretation.Deadline, &interpretation.Contact}, {&sign.Provision, &sign.Deadline, &sign.Contact}} {
				*service.provision = notice.OnRequest
				if i > 0 { // who has no address is asked for by name
					service.contact.Email, service.contact.Phone = "", ""
				}
			}
		}
	}
	return events
}

// walkWords yields the words of every text and string below v, with the way to
// the words.
func walkWords(path string, v reflect.Value, yield func(path, words string)) {
	switch value := v.Interface().(type) {
	case i18n.Text:
		yield(path, value[language.Spanish])
		return
	case notice.Facts:
		return
	case string, template.URL:
		yield(path, v.String())
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			walkWords(path, v.Elem(), yield)
		}
	case reflect.Slice:
		for i := range v.Len() {
			walkWords(path, v.Index(i), yield)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			switch f := v.Type().Field(i); {
			case f.Anonymous:
				walkWords(path, v.Field(i), yield)
			case f.IsExported():
				walkWords(path+"."+f.Name, v.Field(i), yield)
			}
		}
	}
}
