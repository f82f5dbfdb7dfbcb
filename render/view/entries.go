package view

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
)

// An Entry is what a calendar holds of an event in one place: the event itself,
// one of its dates, or a session.
type Entry struct {
	// Part names the entry among those of the event, and stays when others are
	// added or deleted. It is "" for the event itself.
	Part string
	// Day is the entry of the day on which a session is; nil: there is none.
	Day   *Entry
	Panel *Panel // nil: the event or one of its dates

	// Headline is what the entry is called: the title, a session's before that of
	// its event, with what has become of it.
	Headline Text
	// Status is what has become of the date or session alone, and StatusNote an
	// editor's words about that.
	Status, StatusNote Text
	Statuses           []event.Status // its own; nil: those of the event
	Off                bool           // it does not take place then, though the event does
	// Original is the start that the rule gives to the instance of a repeated event
	// which the entry stands for; zero: it stands for none.
	Original time.Time

	When    *When // its day is known
	Setting Setting
	Online  []OnlineLink // of the setting, where one can still take part
	Rooms   []Text       // instead of that of the venue
	Notices Notices
	// Details are those for which a calendar has no place of its own: not when
	// and where.
	Details []Detail
	// Sessions are the program of the entry: of a date those that are on it, where
	// each session is on one, else all. A session has none.
	Sessions Panels
}

// Details of entries only.
const (
	DetailDoors DetailName = "doors"
	DetailMap   DetailName = "map"
)

// Entries returns what a calendar holds of an event, each with a day that is
// known: the event, its dates, and its sessions if panels are asked for.
func (v *Event) Entries(panels bool) []Entry {
	most := 1 + len(v.Dates)
	if panels {
		most += len(v.Panels)
	}
	entries := make([]Entry, 0, most) // none moves: sessions lead to others
	if v.When.DayKnown() {
		entries = append(entries, Entry{Headline: v.Headline, When: v.When, Setting: v.Setting, Notices: v.Notices})
	}
	parts := v.dateParts()
	var dates map[int]int // entries by date
	if len(v.Dates) > 0 {
		dates = make(map[int]int, len(v.Dates))
	}
	for i := range v.Dates {
		if o := &v.Dates[i]; o.When.DayKnown() {
			dates[i] = len(entries)
			e := Entry{
				Part: parts[i], Headline: o.Headline, StatusNote: o.StatusNote, Statuses: o.Facts.Statuses, Off: o.Facts.Off, Original: o.Facts.Original,
				When: o.When, Setting: o.Setting, Notices: v.Notices,
			}
			if len(e.Statuses) > 0 {
				e.Status = o.Mark
			}
			if e.Off {
				e.Notices = nil
			}
			entries = append(entries, e)
		}
	}
	days := len(entries)
	onDates := v.datesOfPanels()
	v.shareOut(entries, dates, onDates)
	for i := range v.Panels {
		p := &v.Panels[i]
		if !panels || !p.When.DayKnown() {
			continue
		}
		e := Entry{
			Part: strings.TrimPrefix(p.Anchor, v.Anchor+"-"), Panel: p,
			Headline: p.Headline, Status: p.Status, StatusNote: p.StatusNote, Statuses: p.Facts.Statuses, Off: p.Facts.Off,
			When: p.When, Setting: p.Setting, Rooms: p.Rooms, Notices: p.CalendarNotices,
		}
		if date, ok := dates[onDates[i]]; ok {
			e.Day = &entries[date]
		} else if days > 0 && entries[0].Part == "" {
			e.Day = &entries[0]
		}
		entries = append(entries, e)
	}
	for i := range entries {
		e := &entries[i]
		if v.Open && !e.Off {
			e.Online = e.Setting.Online
		}
		if i > 0 && e.sameDetails(&entries[i-1]) {
			e.Details = entries[i-1].Details
		} else {
			e.Details = v.entryDetails(e)
		}
	}
	return entries
}

// shareOut gives each entry of a date or of the whole event its sessions, which are
// on the dates given.
func (v *Event) shareOut(entries []Entry, dates map[int]int, onDates []int) {
	all := slices.ContainsFunc(onDates, func(date int) bool { _, ok := dates[date]; return !ok })
	for i := range entries {
		if all || entries[i].Part == "" {
			entries[i].Sessions = v.Panels
		}
	}
	if all {
		return
	}
	for i, date := range onDates {
		if e := &entries[dates[date]]; e.Part != "" {
			e.Sessions = append(e.Sessions, v.Panels[i])
		}
	}
}

// sameDetails reports whether two entries of an event are known to have the same
// details: as most sessions do, which are where the event is.
func (e *Entry) sameDetails(other *Entry) bool {
	return e.plain() && other.plain() && e.Setting.Venue == other.Setting.Venue &&
		sameSlice(e.Setting.Attendance, other.Setting.Attendance) && sameSlice(e.Online, other.Online)
}

// plain reports whether an entry has nothing to tell of its time.
func (e *Entry) plain() bool { return !e.When.Superseded && len(e.When.Doors) == 0 }

// sameSlice reports whether two slices are one.
func sameSlice[T any](a, b []T) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// entryDetails are those of an event for who takes part in one entry of it.
func (v *Event) entryDetails(e *Entry) []Detail {
	d := newDetailList(len(v.Details)+2, 2+len(e.Online))
	if e.When.Superseded {
		at := e.When.Text
		switch { // a session leaves out its day
		case e.Panel != nil && e.Panel.Day != "":
			at = e.Panel.Day
		case e.Panel != nil && v.When != nil:
			at = v.When.Text
		}
		d.add(DetailWhen, v.Words.Original, Item{Text: Same(at)})
	}
	if len(e.When.Doors) > 0 {
		d.add(DetailDoors, nil, Item{Text: e.When.Doors})
	}
	setting, accessibility := false, false
	for i := range v.Details {
		name := v.Details[i].Name
		switch name {
		case DetailWhen, DetailNext, DetailDates, DetailWhere, DetailOnline, DetailAttendance: // have their own place, or are the entry's own
			continue
		case DetailRegistration:
			d.details = append(d.details, v.Details[i])
			continue
		}
		if !setting {
			setting = true
			d.setting(e, &v.Words)
		}
		if !accessibility && (name == DetailAccessibility || name == DetailContact) {
			accessibility = true
			d.accessibility(&v.Words, v.Accessibility, e.Setting.Venue)
		}
		if name != DetailAccessibility {
			d.details = append(d.details, v.Details[i])
		}
	}
	if !setting {
		d.setting(e, &v.Words)
	}
	if !accessibility {
		d.accessibility(&v.Words, v.Accessibility, e.Setting.Venue)
	}
	return d.details
}

// setting adds where and how one takes part in an entry.
func (d *detailList) setting(e *Entry, words *Words) {
	if venue := e.Setting.Venue; venue != nil && venue.Map != "" {
		d.add(DetailMap, venue.MapLabel, Item{URL: venue.Map})
	}
	d.add(DetailOnline, words.Online, linkItems(e.Online)...)
	d.text(DetailAttendance, words.Attendance, e.Setting.Attendance)
}

// dateParts name the dates that have an entry: by their IDs, else by their
// start, so that a name stays when another date is added or deleted. Of several
// at the same time the later ones are counted.
func (v *Event) dateParts() []string {
	if len(v.Dates) == 0 {
		return nil
	}
	parts := make([]string, len(v.Dates))
	at := make(map[string]int)
	for i := range v.Dates {
		o := &v.Dates[i]
		switch {
		case !o.When.DayKnown(), !o.Facts.Original.IsZero(): // a calendar knows an instance by its event
			continue
		case o.Facts.ID != "":
			parts[i] = "date-" + o.Facts.ID
			continue
		case o.When.Facts.Precision == i18n.Day:
			parts[i] = "at-" + o.When.Facts.Start.Format("20060102")
		default:
			parts[i] = "at-" + o.When.Facts.Start.UTC().Format("20060102T150405Z")
		}
		at[parts[i]]++
		if n := at[parts[i]]; n > 1 {
			parts[i] += "-" + strconv.Itoa(n)
		}
	}
	return parts
}
