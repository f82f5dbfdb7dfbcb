package view

import (
	"iter"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
)

// Panels are the sessions of an event, in the order of the page.
type Panels []Panel

// Days yields the sessions by days, with what stands over them: "", before the
// others, for those that need no day or of which nobody knows it.
func (p Panels) Days() iter.Seq2[string, Panels] {
	return func(yield func(string, Panels) bool) {
		for len(p) > 0 {
			n := 1
			for n < len(p) && p[n].Day == p[0].Day {
				n++
			}
			if !yield(p[0].Day, p[:n]) {
				return
			}
			p = p[n:]
		}
	}
}

// Abreast yields the sessions, which are those of one day, as they stand beside each
// other: together those that are on at overlapping times in several rooms, with the
// place of the room of each among theirs, from 1; all others with nil, one below the
// other. Rooms keep the order in which the day first names them.
func (p Panels) Abreast() iter.Seq2[Panels, []int] {
	return func(yield func(Panels, []int) bool) {
		var rooms []int // of all sessions, once two of them overlap
		for from := 0; from < len(p); {
			to := from + p[from:].overlapping()
			var places []int
			if to-from > 1 {
				if rooms == nil {
					rooms = p.rooms()
				}
				places = placesOf(rooms[from:to])
			}
			if !yield(p[from:to], places) {
				return
			}
			from = to
		}
	}
}

// overlapping is how many sessions from the first on are on at overlapping times,
// each in a known room: at least the first.
func (p Panels) overlapping() int {
	var end time.Time
	for n := range p {
		w := p[n].When
		known := len(p[n].Rooms) > 0 && w != nil && !w.Superseded && w.Facts.Precision == i18n.Minute && w.Facts.End.After(w.Facts.Start)
		if !known || n > 0 && !w.Facts.Start.Before(end) {
			return max(n, 1)
		}
		if w.Facts.End.After(end) {
			end = w.Facts.End
		}
	}
	return len(p)
}

// rooms numbers the rooms of sessions in the order in which they are first named.
func (p Panels) rooms() []int {
	rooms, known := make([]int, len(p)), make(map[string]int)
	for i := range p {
		room := p[i].room()
		if known[room] == 0 {
			known[room] = len(known) + 1
		}
		rooms[i] = known[room]
	}
	return rooms
}

// placesOf numbers rooms from 1 without gaps; nil if there is only one.
func placesOf(rooms []int) []int {
	used := slices.Clone(rooms)
	slices.Sort(used)
	used = slices.Compact(used)
	if len(used) < 2 {
		return nil
	}
	places := make([]int, len(rooms))
	for i, room := range rooms {
		place, _ := slices.BinarySearch(used, room)
		places[i] = place + 1
	}
	return places
}

// room is the words of the rooms of a session and of its venue.
func (p *Panel) room() string {
	var b strings.Builder
	for _, room := range p.Rooms {
		b.WriteString(room.String())
		b.WriteByte('\n')
	}
	if p.Venue != nil {
		b.WriteString(p.Venue.Name.String())
	}
	return b.String()
}

// End is the value of a datetime attribute when the session ends, as precise as it
// is known; "" where nobody knows, and where it does not take place then.
func (p *Panel) End() string {
	if p.When == nil || p.When.Superseded || p.Facts.Off || p.When.Facts.Precision != i18n.Minute {
		return ""
	}
	return p.When.End()
}

// Panel is one session.
type Panel struct {
	Anchor string // id of its element
	Title  Text   // the label of its kind, if it has none of its own
	Kind   Text
	Day    string // on which it is, "" where the event has said so; its When leaves it out
	When   *When
	// Status is what has become of the session alone, in a word: "Cancelled".
	Status       Text
	StatusNote   Text
	Rooms        []Text
	Venue        *Venue
	Notices      Notices
	Abstract     *Markdown
	Participants Participants
	// WorksLabel and MediaLabel stand over Works and Media, where a session has
	// such.
	WorksLabel Text
	Works      []Work
	MediaLabel Text
	Media      []Media

	Setting Setting // as on its date
	// CalendarNotices are what its entry in a calendar tells, where those of
	// the event are not read.
	CalendarNotices Notices
	// Headline is its title and that of the event, with what has become of either,
	// for a calendar; "" without a day.
	Headline Text
	Facts    PanelFacts
}

// PanelFacts are what a session states in codes.
type PanelFacts struct {
	Spoken    []language.Tag // its own, or the event's
	Recording *Recording     // its own
	Statuses  []event.Status // its own; nil: as planned, or as the event
	Off       bool           // it does not take place then, though the event does
}
