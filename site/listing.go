package site

import (
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/notice"
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
	label  string
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

// path is the end of the address of a listing.
func (l *listing) path(b *addressBook) []string {
	if l.by == byFollowed {
		return []string{b.words["path.followed"]}
	}
	return []string{b.words["path.by."+string(l.by)], l.slug}
}

// newListings returns the lists that published events of a language make, each in
// the order of its label.
func newListings(s *shelf) []*listing {
	found := make(map[string]*listing)
	members := make(map[string][]*event.Event) // by the id of the listing
	for _, e := range s.events {
		add := func(way by, key string, label func() string) {
			if key == "" {
				return
			}
			l := &listing{by: way, key: key}
			id := l.id()
			if row := members[id]; len(row) == 0 || row[len(row)-1] != e {
				members[id] = append(row, e)
			}
			if found[id] != nil {
				return
			}
			l.label = label()
			if l.slug = i18n.Slug(l.label); way == byMonth {
				l.slug = key
			}
			if l.slug != "" {
				found[id] = l
			}
		}
		for _, t := range e.Topics {
			add(byTopic, topicKey(t), func() string { return s.l.Text(t.Label).Value })
		}
		kind, label := kindOf(s.l, e)
		add(byKind, kind, func() string { return label })
		for _, p := range programsOf(e) {
			add(byProgram, p.ID, func() string { return s.l.Text(p.Name).Value })
		}
		if row := e.Series; row != nil {
			add(bySeries, row.ID, func() string { return s.l.Text(row.Name).Value })
		}
		for _, v := range venuesOf(e) {
			add(byPlace, v.ID, func() string { return s.l.Text(v.Name).Value })
		}
		for _, month := range monthsOf(e) {
			first, err := time.Parse("2006-01", month)
			if err == nil {
				add(byMonth, month, func() string { return s.l.Date(first, i18n.DateYMMMM) })
			}
		}
		if isFollowed(e, s.lang) {
			add(byFollowed, "language", func() string {
				return s.l.Message("site.followed", i18n.Args{"Language": s.l.LanguageName(s.lang)}).Value
			})
		}
	}
	all := make([]*listing, 0, len(found))
	for id, l := range found {
		l.events = members[id]
		all = append(all, l)
	}
	slices.SortFunc(all, func(a, b *listing) int {
		if a.by != b.by {
			return strings.Compare(string(a.by), string(b.by))
		}
		if a.by == byMonth {
			return strings.Compare(a.key, b.key)
		}
		if order := s.l.Compare(a.label, b.label); order != 0 {
			return order
		}
		return strings.Compare(a.key, b.key)
	})
	return all
}

// topicKey is what two topics have in common that are one: their id, else their
// words in any language.
func topicKey(t field.Term) string {
	if t.ID != "" {
		return t.ID
	}
	tags := t.Label.Languages()
	if len(tags) == 0 {
		return ""
	}
	return i18n.Slug(t.Label[tags[0]])
}

// kindOf is the kind of an event, and its label.
func kindOf(l *i18n.Localizer, e *event.Event) (key, label string) {
	if e.Kind.ID != "" {
		if label = l.Text(e.Kind.Label).Value; label == "" {
			label = l.Message("kind."+e.Kind.ID, nil).Value
		}
		return e.Kind.ID, label
	}
	return topicKey(e.Kind), l.Text(e.Kind.Label).Value
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
