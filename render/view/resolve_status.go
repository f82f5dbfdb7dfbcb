package view

import (
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/notice"
)

// statuses say what has become of an event in one sentence, in the tense of the
// event where the language has a sentence for that. Of an event as planned there
// is none.
func (r *resolver) statuses(e *event.Event) []Text {
	id := statusID(e)
	if id == "" {
		return nil
	}
	if t := r.textOf(r.l.Variant("status."+id, e.Tense(r.now).String(), nil)); len(t) > 0 {
		return []Text{t}
	}
	return nil
}

// headline is the title of an event as it travels without the page: with what
// readers must know before they go.
func (r *resolver) headline(e *event.Event, title Text) Text {
	return r.titled(r.eventLabel(e), title)
}

// titled is a title behind what has become of what it names, if anything has.
func (r *resolver) titled(label i18n.Localized, title Text) Text {
	if len(title) == 0 || label.Value == "" {
		return title
	}
	if t := title[0]; t.Foreign || len(title) > 1 {
		return r.joined(r.sentence("status.titled", i18n.Args{"Status": label, "Title": i18n.Localized{Value: t.Value, Lang: t.Lang, Source: t.Source}}), title[1:])
	}
	return r.message("status.titled", i18n.Args{"Status": label.Value, "Title": title.String()})
}

// eventLabel says in a word what has become of an event. Of one that took place in
// the end its title says enough.
func (r *resolver) eventLabel(e *event.Event) i18n.Localized {
	id := statusID(e)
	if id == "" || id != string(event.Cancelled) && e.Tense(r.now) == notice.Past {
		return i18n.Localized{}
	}
	return r.l.Message("status.label."+id, nil)
}

// partLabel says in a word what has become of one of the dates or sessions of an
// event.
func (r *resolver) partLabel(part statused) i18n.Localized {
	id := statusID(part)
	if id == "" {
		return i18n.Localized{}
	}
	return r.l.Message("status.part."+id, nil)
}

// labelOf says in a word what has become of a part of an event, in whose tense; of
// the event, if something has.
func (r *resolver) labelOf(e *event.Event, part statused, tense notice.Tense) i18n.Localized {
	if label := r.eventLabel(e); label.Value != "" {
		return label
	}
	if tense == notice.Past && !part.HasStatus(event.Cancelled) {
		return i18n.Localized{}
	}
	return r.partLabel(part)
}

// statused is an event, one of its dates or a session.
type statused interface {
	HasStatus(s event.Status) bool
}

// statusID names what has become of something in ids of messages, "" for what is
// as planned. What is cancelled is nothing else besides, and what has a new date
// is no longer postponed; either may have moved online too.
func statusID(of statused) string {
	if of.HasStatus(event.Cancelled) {
		return string(event.Cancelled)
	}
	var id event.Status
	switch {
	case of.HasStatus(event.Rescheduled):
		id = event.Rescheduled
	case of.HasStatus(event.Postponed):
		id = event.Postponed
	}
	moved := event.MovedOnline
	if e, ok := of.(*event.Event); ok && e.Attendance == event.Hybrid { // and one may still come
		moved = "moved-hybrid"
	}
	switch {
	case !of.HasStatus(event.MovedOnline):
		return string(id)
	case id == "":
		return string(moved)
	}
	return string(id + "-" + moved)
}
