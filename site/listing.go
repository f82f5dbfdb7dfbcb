package site

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render/view"
	"github.com/tertulia-go/tertulia/speaker"
)

// by is what lists are narrowed by.
type by string

const (
	byTopic    by = "topic"
	byProgram  by = "program"
	bySeries   by = "series"
	byPlace    by = "place"
	byMonth    by = "month"
	byKind     by = "kind"
	byFollowed by = "followed" // what one can follow in the language of the page
)

// ways are what lists are narrowed by, in the order of the page.
var ways = []by{byTopic, byKind, byProgram, bySeries, byPlace, byMonth}

// A listing is the events of one topic, month and so on.
type listing struct {
	by     by
	key    string // among those of its way; that of the same topic in another language
	slug   string
	label  view.Text
	thing  field.Ref      // the program, series or place whose slug it has; zero: of none
	events []*event.Event // in the order of those of the shelf
}

// has returns what reports whether an event is one of the listing.
func (l *listing) has() func(*event.Event) bool {
	all := make(map[*event.Event]bool, len(l.events))
	for _, ev := range l.events {
		all[ev] = true
	}
	return func(ev *event.Event) bool { return all[ev] }
}

// id names a listing among the pages of a language.
func (l *listing) id() string { return string(l.by) + "/" + l.key }

// path is the address of a listing with a slug, which it may have had before.
func (l *listing) path(b *addressBook, slug string) string {
	if l.by == byFollowed {
		return b.to(b.words["path.events"], b.words["path.followed"])
	}
	return b.to(b.words["path.events"], b.words["path.by."+string(l.by)], slug)
}

// newListings returns the lists that published events of a language make, each in
// the order of its label. What is called by nothing in that language makes none where
// the site shows no other.
func (e *edition) newListings(s *shelf) []*listing {
	type name struct {
		by  by
		key string
	}
	found := make(map[name]*listing)
	add := func(ev *event.Event, way by, key string, label func() i18n.Localized) *listing {
		l := found[name{way, key}]
		if l == nil {
			l = &listing{by: way, key: key}
			found[name{way, key}] = l
		}
		if len(l.label) == 0 || l.label[0].Foreign { // another event may say it in this language
			if words := label(); words.Source != i18n.Fallback || len(l.label) == 0 && e.folder.Settings.Fallback != i18n.Hide {
				l.label = textOf(words)
			}
		}
		if n := len(l.events); n == 0 || l.events[n-1] != ev {
			l.events = append(l.events, ev)
		}
		return l
	}
	of := func(ev *event.Event, way by, kind kind, id string, name i18n.Text) {
		l := add(ev, way, id, func() i18n.Localized { return s.l.Text(name) })
		l.thing = field.Ref{Kind: kind, ID: id}
	}
	for _, ev := range s.events {
		for _, t := range ev.Topics {
			add(ev, byTopic, e.topics.key(t), func() i18n.Localized { return e.topics.labelOf(s.l, t) })
		}
		add(ev, byKind, e.kinds.key(ev.Kind), func() i18n.Localized { return e.kinds.labelOf(s.l, ev.Kind) })
		for _, p := range programsOf(ev) {
			of(ev, byProgram, field.Program, p.ID, p.Name)
		}
		if row := ev.Series; row != nil {
			of(ev, bySeries, field.Series, row.ID, row.Name)
		}
		for _, v := range venuesOf(ev) {
			of(ev, byPlace, field.Venue, v.ID, v.Name)
		}
		for _, month := range monthsOf(ev) {
			add(ev, byMonth, month, func() i18n.Localized { return monthOf(s.l, month) })
		}
		if isFollowed(ev, s.lang) {
			add(ev, byFollowed, "language", func() i18n.Localized {
				return s.l.Message("site.followed", i18n.Args{"Language": s.l.LanguageName(s.lang)})
			})
		}
	}
	for of, l := range found {
		switch {
		case of.key == "" || len(l.label) == 0:
			delete(found, of)
		case l.by == byMonth:
			l.slug = l.key
		case l.thing != (field.Ref{}):
			l.slug = e.folder.Slug(l.thing, s.lang)
		}
	}
	all := slices.SortedFunc(maps.Values(found), func(a, b *listing) int {
		if order := strings.Compare(string(a.by), string(b.by)); order != 0 {
			return order
		}
		if a.by == byMonth {
			return strings.Compare(a.key, b.key)
		}
		return cmp.Or(s.l.Compare(a.label.String(), b.label.String()), strings.Compare(a.key, b.key))
	})
	taken := make(map[[2]string]bool)
	settle := func(foreign bool) {
		for _, l := range all {
			if l.label[0].Foreign != foreign {
				continue
			}
			wanted := cmp.Or(l.slug, i18n.Slug(l.label.String()))
			l.slug = wanted
			for n := 2; l.slug != "" && taken[[2]string{string(l.by), l.slug}]; n++ {
				l.slug = wanted + "-" + strconv.Itoa(n)
			}
			taken[[2]string{string(l.by), l.slug}] = true
		}
	}
	settle(false)
	settle(true) // another may be called so, in the language of the readers
	return slices.DeleteFunc(all, func(l *listing) bool { return l.slug == "" })
}

// monthOf is what a month is called, 2027-10.
func monthOf(l *i18n.Localizer, month string) i18n.Localized {
	first, err := time.Parse("2006-01", month)
	if err != nil {
		return i18n.Localized{}
	}
	return i18n.Localized{Value: l.Date(first, i18n.DateYMMMM), Lang: l.Tag(), Source: i18n.Exact}
}

// programsOf are those that hold an event, each once.
func programsOf(e *event.Event) []*event.Program {
	var all []*event.Program
	for _, h := range e.Hosts {
		if p := h.Program; p != nil && !slices.Contains(all, p) {
			all = append(all, p)
		}
	}
	return all
}

// maxMonths bounds in how many months an event is listed.
const maxMonths = 36

// monthsOf are the months in which an event takes place, as 2027-10.
func monthsOf(e *event.Event) []string {
	var months []string
	add := func(t time.Time) {
		if m := t.Format("2006-01"); len(months) < maxMonths && !slices.Contains(months, m) {
			months = append(months, m)
		}
	}
	for _, i := range e.Instances(time.Time{}) {
		if i.Start.IsZero() || i.Start.Year() < 1 || i.Start.Year() > 9999 {
			continue
		}
		add(i.Start)
		last := i.Start
		if !i.End.IsZero() {
			last = i.End.In(i.Start.Location())
		}
		for t := i.Start.AddDate(0, 0, 1-i.Start.Day()).AddDate(0, 1, 0); !t.After(last) && len(months) < maxMonths; t = t.AddDate(0, 1, 0) {
			add(t)
		}
	}
	return months
}

// isFollowed reports whether one can follow an event, or one of its sessions, in a
// language: it is spoken, interpreted or captioned.
func isFollowed(e *event.Event, tag language.Tag) bool {
	plans := append([]notice.Plan{e.Languages}, e.PanelPlans()...)
	return slices.ContainsFunc(plans, func(p notice.Plan) bool { return serves(&p, tag) })
}

func serves(p *notice.Plan, tag language.Tag) bool {
	base, _ := tag.Base()
	is := func(other language.Tag) bool { b, _ := other.Base(); return b == base }
	return slices.ContainsFunc(p.Spoken, is) ||
		slices.ContainsFunc(p.Interpretation, func(i notice.Interpretation) bool {
			return (i.Provision == "" || i.Provision == notice.Provided) && slices.ContainsFunc(i.Into, is)
		}) ||
		slices.ContainsFunc(p.Captions, func(c notice.Captions) bool { return is(c.Language) })
}

// peopleOf are those who take part in an event, each once.
func peopleOf(e *event.Event) []*speaker.Speaker {
	var all []*speaker.Speaker
	add := func(participants []event.Participant) {
		for i := range participants {
			if s := participants[i].Speaker; s != nil && !slices.Contains(all, s) {
				all = append(all, s)
			}
		}
	}
	add(e.Participants)
	for _, p := range e.Panels {
		if p != nil {
			add(p.Participants)
		}
	}
	return all
}

// venuesOf are the places of an event, its dates and its sessions, each once.
func venuesOf(e *event.Event) []*event.Venue {
	if e.OnlineOnly() {
		return nil
	}
	var all []*event.Venue
	add := func(v *event.Venue) {
		if v != nil && !slices.Contains(all, v) {
			all = append(all, v)
		}
	}
	add(e.Venue)
	for i := range e.Dates {
		add(e.Dates[i].Venue)
	}
	for _, p := range e.Panels {
		if p != nil {
			add(p.Venue)
		}
	}
	return all
}
