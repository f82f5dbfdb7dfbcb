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
// readers must know before they go. Of an event that took place in the end the
// title says enough.
func (r *resolver) headline(e *event.Event, title Text) Text {
	id := statusID(e)
	if len(title) == 0 || id == "" || id != string(event.Cancelled) && e.Tense(r.now) == notice.Past {
		return title
	}
	status := r.l.Message("status.label."+id, nil)
	if !title[0].Foreign {
		return r.message("status.titled", i18n.Args{"Status": status.Value, "Title": title.String()})
	}
	return r.sentence("status.titled", i18n.Args{"Status": status, "Title": r.l.Text(e.Title)})
}

// statusID names what has become of an event in ids of messages, "" for an event
// as planned. What is cancelled is nothing else besides, and what has a new date
// is no longer postponed; either may have moved online too.
func statusID(e *event.Event) string {
	if e.HasStatus(event.Cancelled) {
		return string(event.Cancelled)
	}
	var id event.Status
	switch {
	case e.HasStatus(event.Rescheduled):
		id = event.Rescheduled
	case e.HasStatus(event.Postponed):
		id = event.Postponed
	}
	switch {
	case !e.HasStatus(event.MovedOnline):
		return string(id)
	case id == "":
		return string(event.MovedOnline)
	}
	return string(id + "-" + event.MovedOnline)
}
