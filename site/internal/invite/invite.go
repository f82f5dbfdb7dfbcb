// Package invite says what a reader takes along from the page of an event:
// addresses that put it into a calendar on the web, and words to paste into a
// message.
package invite

import (
	"net/url"
	"strings"
	"time"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/escape"
	"github.com/tertulia-go/tertulia/render/view"
)

// The limits of what an address holds, in characters: servers refuse long ones.
const (
	maxTitle   = 200
	maxPlace   = 300
	maxDetails = 600
)

// Google returns the address at which Google Calendar has an event filled in. It is
// "" for an event of which the address cannot tell the truth: one that is over,
// cancelled or without a day, and one that is held more than once, for which there
// is the calendar file.
func Google(v *view.Event) string {
	when, ok := onlyTime(v)
	if !ok {
		return ""
	}
	form, start, end := "20060102T150405Z", when.Start.UTC(), when.End.UTC()
	if when.Precision == i18n.Day {
		form, start, end = "20060102", when.Start, dayAfter(when)
	} else if when.End.IsZero() {
		end = start
	}
	return "https://calendar.google.com/calendar/render?" + url.Values{
		"action":   {"TEMPLATE"},
		"text":     {cut(v.Headline.String(), maxTitle)},
		"dates":    {start.Format(form) + "/" + end.Format(form)},
		"ctz":      {when.Start.Location().String()},
		"location": {cut(place(v), maxPlace)},
		"details":  {details(v)},
	}.Encode()
}

// Outlook is [Google] for the calendar of Outlook.com.
func Outlook(v *view.Event) string {
	when, ok := onlyTime(v)
	if !ok {
		return ""
	}
	values := url.Values{
		"path":     {"/calendar/action/compose"},
		"rru":      {"addevent"},
		"subject":  {cut(v.Headline.String(), maxTitle)},
		"startdt":  {when.Start.UTC().Format(time.RFC3339)},
		"location": {cut(place(v), maxPlace)},
		"body":     {details(v)},
	}
	switch {
	case when.Precision == i18n.Day:
		values.Set("allday", "true")
		values.Set("startdt", when.Start.Format(time.DateOnly))
		values.Set("enddt", dayAfter(when).Format(time.DateOnly))
	case !when.End.IsZero():
		values.Set("enddt", when.End.UTC().Format(time.RFC3339))
	}
	return "https://outlook.live.com/calendar/0/deeplink/compose?" + values.Encode()
}

// Webcal returns an address as the calendars of Apple and others take it to
// subscribe to what is there. It is "" for what is no address of http or https.
func Webcal(address string) string {
	for _, scheme := range []string{"https://", "http://"} {
		if rest, ok := strings.CutPrefix(address, scheme); ok && rest != "" {
			return "webcal://" + rest
		}
	}
	return ""
}

// Text returns an event as one tells of it in a message, a line each: what it is
// called, when and where it is, and its address. What is not known has no line.
func Text(v *view.Event) string {
	var lines []string
	for _, line := range []string{v.Headline.String(), v.When.String(), place(v), address(v)} {
		if line = escape.OneLine(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// onlyTime returns the time of an event that is held once, if one can still go.
func onlyTime(v *view.Event) (when event.When, ok bool) {
	entries := v.Entries(false)
	if !v.Open || len(entries) != 1 || entries[0].Off {
		return event.When{}, false
	}
	w := entries[0].When
	return w.Facts, w.Repeat == nil && !w.Superseded && !w.Facts.Daily
}

// dayAfter returns the first day on which an event of days is over.
func dayAfter(when event.When) time.Time {
	if when.End.IsZero() {
		return when.Start.AddDate(0, 0, 1)
	}
	return when.End.AddDate(0, 0, 1)
}

// place returns where one goes, or if one goes nowhere how one takes part.
func place(v *view.Event) string {
	if v.Setting.Venue == nil {
		return v.Attendance.String()
	}
	lines := make([]string, len(v.Setting.Venue.Lines))
	for i, line := range v.Setting.Venue.Lines {
		lines[i] = line.String()
	}
	return strings.Join(lines, ", ")
}

func details(v *view.Event) string {
	return strings.TrimSpace(cut(v.Summary.String(), maxDetails) + "\n\n" + address(v))
}

// address returns where the page is, "" if the site has not told.
func address(v *view.Event) string {
	origin, rest := v.Absolute(v.URL)
	return origin + rest
}

// cut returns words in one line of at most so many characters.
func cut(s string, most int) string {
	s = escape.OneLine(s)
	n := 0
	for i := range s {
		if n++; n > most {
			return strings.TrimSpace(s[:i]) + "…"
		}
	}
	return s
}
