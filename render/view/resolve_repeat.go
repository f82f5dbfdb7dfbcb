package view

import (
	"slices"
	"time"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
)

// daily is the hours of each of several days in words, "" if the reader's
// language has none for that: "del 14 al 16 de mayo de 2027, todos los días de
// 10:00 a 18:00".
func (r *resolver) daily(w event.When, zone bool) string {
	if !w.Daily || w.End.IsZero() || sameDay(w.Start, w.End.In(w.Start.Location())) {
		return ""
	}
	hours, ok := r.hoursInSentence(w.First(), w, zone)
	if !ok {
		return ""
	}
	days := r.l.Span(w.Start, w.End, i18n.Day, i18n.DateLong)
	return r.own("when.daily", i18n.Args{"Days": days, "Hours": hours})
}

// repeated resolves the time of an event that is repeated: its rule in a
// sentence. A language without words for that gets the first instance.
func (r *resolver) repeated(e *event.Event) *When {
	v := r.when(e.When, e)
	if v == nil || e.When.Start.IsZero() {
		return v
	}
	rule := e.Repeat
	v.Repeat = &Repeat{rule.Every, rule.Interval, slices.Clone(rule.Days), rule.Until, e.Skipped()}
	if words := r.ruleInWords(e); words != "" {
		v.Text, v.Zones = words, nil
	}
	return v
}

// ruleInWords is the rule of a repeated event with its hours, its first and last
// day, and the days on which it is not held.
func (r *resolver) ruleInWords(e *event.Event) string {
	w, rule := e.When, e.Repeat
	days := r.ruleDays(w, rule)
	period := r.until(w.Start, rule.Until)
	if days == "" || period == "" {
		return ""
	}
	args := i18n.Args{"Rule": days, "Period": period}
	if w.Precision == i18n.Minute {
		hours, ok := r.hoursInSentence(w, event.When{Start: w.Start, End: rule.Until}, r.needZone(e.Attendance))
		if !ok {
			return ""
		}
		args["Hours"] = hours
	}
	id := "repeat.days"
	if args["Hours"] != nil {
		id = "repeat.hours"
	}
	words := r.own(id, args)
	if skipped := r.exceptDays(e); skipped != "" && words != "" {
		words = r.own("repeat.except", i18n.Args{"Rule": words, "Days": skipped})
	}
	return capitalized(i18n.Localized{Value: words}).Value
}

// ruleDays is on which days a rule has instances: "todos los jueves", "el primer
// martes de cada mes".
func (r *resolver) ruleDays(first event.When, rule *event.Repeat) string {
	interval := max(rule.Interval, 1)
	number := r.l.Number(int64(interval))
	number = r.l.Variant("number", number, i18n.Args{"Number": number}).Value
	args := i18n.Args{"Count": interval, "Number": number}
	family := "repeat." + string(rule.Every)
	if rule.Every == event.Month && len(rule.Days) == 0 {
		args["Day"] = r.l.Number(int64(first.Start.Day()))
		return r.interval(family+".date", interval, args)
	}
	days := rule.Days
	if len(days) == 0 {
		days = []event.RepeatDay{weekdayOf(first.Start.Weekday())}
	}
	if family == "repeat.week" && interval == 1 {
		if words := r.wholeWeek(days); words != "" {
			return words
		}
	}
	singular, plural := make([]string, 0, len(days)), make([]string, 0, len(days))
	for _, d := range days {
		one, several := r.ruleDay(d)
		if one == "" {
			return ""
		}
		singular, plural = append(singular, one), append(plural, several)
	}
	args["Day"], args["Days"] = r.l.And(singular...), r.l.And(plural...)
	return r.interval(family, interval, args)
}

// interval says every how many weeks or months: some languages have words of
// their own for every second.
func (r *resolver) interval(id string, interval int, args i18n.Args) string {
	if words := r.l.Variant(id, string(rune('0'+min(interval, 9))), args); interval <= 9 && words.Source.ForReader() {
		return words.Value
	}
	return r.own(id, args)
}

// wholeWeek has words for every day, and for those from Monday to Friday.
func (r *resolver) wholeWeek(days []event.RepeatDay) string {
	var is [7]bool
	for _, d := range days {
		if ordinal, day, ok := d.Parts(); ok && ordinal == 0 {
			is[day] = true
		}
	}
	switch is {
	case [7]bool{true, true, true, true, true, true, true}:
		return r.own("repeat.every-day", nil)
	case [7]bool{false, true, true, true, true, true, false}:
		return r.own("repeat.workdays", nil)
	}
	return ""
}

// ruleDay is a day of a rule, and several such days: "sábado" and "sábados"; "el
// primer martes".
func (r *resolver) ruleDay(d event.RepeatDay) (one, several string) {
	ordinal, day, ok := d.Parts()
	if !ok {
		return "", ""
	}
	id := "weekday." + string(weekdayOf(day))
	one, several = r.own(id, i18n.Args{"Count": 1}), r.own(id, i18n.Args{"Count": 2})
	if ordinal == 0 {
		return one, several
	}
	which := [...]string{"first", "second", "third", "fourth"}
	id = "repeat.ordinal.last"
	if ordinal > 0 {
		id = "repeat.ordinal." + which[ordinal-1]
	}
	one = r.own(id, i18n.Args{"Day": one})
	return one, one
}

func weekdayOf(day time.Weekday) event.RepeatDay {
	return [...]event.RepeatDay{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}[day]
}

// until says from when until when a rule holds. That it has no end is said.
func (r *resolver) until(first, last time.Time) string {
	if last.IsZero() {
		return r.own("repeat.endless", i18n.Args{"Date": r.l.Date(first, i18n.DateLong)})
	}
	year, month, day := last.Date()
	return r.l.Span(first, i18n.StartOfDay(year, month, day, first.Location()), i18n.Day, i18n.DateLong)
}

// exceptDays are the days on which there is no instance, with their year where the
// rule does not say it.
func (r *resolver) exceptDays(e *event.Event) string {
	style := i18n.DateMMMMD
	if e.Repeat.Until.IsZero() || e.Repeat.Until.Year() != e.When.Start.Year() {
		style = i18n.DateLong
	}
	skipped := e.Skipped()
	slices.SortFunc(skipped, time.Time.Compare)
	days := make([]string, 0, len(skipped))
	for _, t := range skipped {
		days = append(days, r.own("repeat.except-day", i18n.Args{"Date": r.l.Date(t, style)}))
	}
	return r.l.And(days...)
}

// hoursInSentence writes hours as they stand in a sentence, with the zone that
// holds over the whole time where the reader needs its name: "de 10:00 a 18:00". ok
// is false if the language has no words for that.
func (r *resolver) hoursInSentence(w, whole event.When, zone bool) (words string, ok bool) {
	words = r.l.Time(w.Start)
	if !w.End.IsZero() {
		end := r.l.Time(w.End.In(w.Start.Location()))
		words = r.own("when.from-to", i18n.Args{"Hours": r.hours(w), "Start": words, "End": end})
	}
	if words == "" {
		return "", false
	}
	if zone {
		words = zoned(r.l, words, r.zoneName(r.l, whole))
	}
	return words, true
}

// own is a message in the reader's language, "" if that has no such words: half a
// sentence in another would say nothing.
func (r *resolver) own(id string, args i18n.Args) string {
	words := r.l.Message(id, args)
	if !words.Source.ForReader() {
		return ""
	}
	return words.Value
}

// next resolves the instance of a repeated event that one can attend next, nil if
// there is none.
func (r *resolver) next(e *event.Event) *When {
	next, ok := e.Next(r.now)
	if !ok || e.Repeat == nil {
		return nil
	}
	v := r.when(next.When, e)
	v.Label, v.Doors = r.labels.next, nil // the rule says when they open
	return v
}
