package translation

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/speaker"
)

// Facts are what is known of a thing that its texts may say too: its days and hours, and the
// names of those who take part in it. The zero value knows nothing. They are for one
// goroutine at a time.
type Facts struct {
	names   [][]namePart
	right   map[string]bool // each part of a name, as it is spelled and in capitals
	days    map[[2]int]bool // months and days of the month
	years   map[int]bool
	minutes map[int]bool // of the day
	months  map[language.Tag][]string

	clocks []event.Zone // beside that of a moment
}

// Facts returns what is known of the thing: of whatever it is, the people and the moments
// that its fields name, of a person the own name, and of an event each of its days.
func (t Thing) Facts() Facts {
	f := Facts{days: make(map[[2]int]bool), years: make(map[int]bool), minutes: make(map[int]bool), months: make(map[language.Tag][]string)}
	switch thing := t.Value.(type) {
	case *speaker.Speaker:
		f.name(thing.Name.Full())
	case *event.Event:
		f.clocks = thing.ShowZones
		f.when(thing.When)
		if thing.Previous != nil {
			f.when(thing.Previous.When)
		}
		for _, i := range thing.Instances(time.Time{}) {
			f.when(i.When)
		}
		for _, p := range thing.Panels {
			if p != nil {
				f.when(p.When)
			}
		}
	}
	for n := range (field.Walk{Own: true}).Nodes(t.Table, t.Value) {
		switch value := n.Value.(type) {
		case *speaker.Speaker:
			f.name(value.Name.Full())
		case *time.Time:
			f.moment(*value, i18n.Minute)
		case *field.Moment:
			f.moment(value.Time, value.Precision)
		}
	}
	return f
}

// A namePart is one word of a name.
type namePart struct{ word, slug string }

func (f *Facts) name(full string) {
	var name []namePart
	for _, word := range wordsOf(full) {
		name = append(name, namePart{word, i18n.Slug(word)})
		if f.right == nil {
			f.right = make(map[string]bool)
		}
		f.right[word], f.right[strings.ToUpper(word)] = true, true
	}
	f.names = append(f.names, name)
}

// when adds the days from the first to the last, and the hours.
func (f *Facts) when(w event.When) {
	if w.Start.IsZero() {
		return
	}
	const most = 400 // days: nobody names each day of what is longer
	over := w.OverAtEarliest()
	day := w.Start
	for n := 0; n == 0 || n < most && day.Before(over); n++ {
		f.day(day)
		day = day.AddDate(0, 0, 1)
	}
	for _, at := range []time.Time{w.Start, w.End, w.Doors} {
		f.moment(at, w.Precision)
	}
}

func (f *Facts) day(day time.Time) {
	f.days[[2]int{int(day.Month()), day.Day()}] = true
	f.years[day.Year()] = true
}

// moment adds a moment as the clocks of the thing have it.
func (f *Facts) moment(at time.Time, p i18n.Precision) {
	if at.IsZero() {
		return
	}
	f.day(at)
	if p != i18n.Minute {
		return
	}
	f.minutes[at.Hour()*60+at.Minute()] = true
	for _, zone := range f.clocks {
		if zone.Location != nil {
			at := at.In(zone.Location)
			f.minutes[at.Hour()*60+at.Minute()] = true
		}
	}
}

// Differences returns what a text of the thing and its translation do not have in common,
// as [Differences] does, and what is odd in either: dates and hours that are none of the
// thing's, names that are spelled otherwise, another mark at the end, the same words, or
// words that are plainly in another language.
func (f Facts) Differences(source, translation string, from, to language.Tag, isMarkdown bool) []Difference {
	found := Differences(source, translation, isMarkdown)
	add := func(d Difference, is bool) {
		if is {
			found = append(found, d)
		}
	}
	add(Dates, f.isOtherDate(source, from) || f.isOtherDate(translation, to))
	add(Names, f.isMisspelled(source) || f.isMisspelled(translation))
	add(Punctuation, endOf(source) != endOf(translation))
	add(Same, field.Fingerprint(source) == field.Fingerprint(translation))
	add(Language, isIn(source, from) || isIn(translation, to))
	return found
}

// isOtherDate reports whether a text has a day or an hour that is none of the thing's. Days of
// years in which it does not take place are of something else.
func (f Facts) isOtherDate(text string, tag language.Tag) bool {
	text = addressForm.replace(text, "")
	if len(f.days) > 0 {
		for _, m := range dateForm.findAll(text) {
			month := slices.Index(f.monthsOf(tag), m[2]+m[3])
			day, _ := strconv.Atoi(m[1] + m[4]) // one of the two is empty, the other is digits
			year, err := strconv.Atoi(m[5])
			if month >= 0 && (err != nil || f.years[year]) && !f.days[[2]int{month + 1, day}] {
				return true
			}
		}
	}
	if len(f.minutes) == 0 {
		return false
	}
	for _, m := range hourForm.findAll(text) {
		if m[2]+m[3]+m[5] == "" {
			continue // "3 h" may be how long something lasts
		}
		hour, _ := strconv.Atoi(m[1] + m[4])
		minute, _ := strconv.Atoi(m[2] + m[5])
		at := hour%12*60 + minute
		if !f.minutes[at] && !f.minutes[at+12*60] {
			return true
		}
	}
	return false
}

// dateForm is a day with a word that may be a month: "9 de marzo de 2027", "9th of March",
// "March 9, 2027".
var dateForm = newForm(digits, `(?:\b(\d{1,2})(?:st|nd|rd|th|\.?º)?(?:\s+(?:de|of))?\s+(\pL{3,})|(\pL{3,})\s+(\d{1,2})(?:st|nd|rd|th)?\b)(?:,?\s+(?:de\s+|del\s+)?(\d{4})\b)?`)

// monthsOf returns the names of the months in a language, nil where it has no tables.
func (f Facts) monthsOf(tag language.Tag) []string {
	if months, known := f.months[tag]; known {
		return months
	}
	catalog, err := i18n.Load([]language.Tag{tag})
	if err != nil {
		return nil
	}
	words := catalog.Localizer(tag)
	var months []string
	for month := time.January; month <= time.December; month++ {
		longest := ""
		for _, word := range wordsOf(words.Date(time.Date(2027, month, 9, 0, 0, 0, 0, time.UTC), i18n.DateMMMMD)) {
			if len(word) > len(longest) {
				longest = word
			}
		}
		months = append(months, longest)
	}
	f.months[tag] = months
	return months
}

// isMisspelled reports whether a text has the name of somebody in another spelling: with
// other accents, or with one letter more, less or another beside a part of the name that is right.
func (f Facts) isMisspelled(text string) bool {
	if len(f.right) == 0 {
		return false
	}
	words := wordsOf(addressForm.replace(text, ""))
	slugs := make([]string, len(words)) // of those that may be meant for a part of a name; "": of the others
	for i, word := range words {
		if !f.right[word] && isCapital(word) {
			slugs[i] = i18n.Slug(word)
		}
	}
	isOther := func(i int, part namePart) bool {
		return i >= 0 && i < len(words) && slugs[i] != "" && len(part.word) >= 4
	}
	for i, word := range words {
		for _, name := range f.names {
			for k, part := range name {
				if isOther(i, part) && slugs[i] == part.slug {
					return true
				}
				if word != part.word {
					continue
				}
				if k+1 < len(name) && isOther(i+1, name[k+1]) && isNear(slugs[i+1], name[k+1].slug) ||
					k > 0 && isOther(i-1, name[k-1]) && isNear(slugs[i-1], name[k-1].slug) {
					return true
				}
			}
		}
	}
	return false
}

func wordsOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
}

func isCapital(word string) bool {
	for _, r := range word {
		return unicode.IsUpper(r)
	}
	return false
}

// isNear reports whether two words differ in one letter at most.
func isNear(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch len(b) - len(a) {
	case 0:
		return i == len(a) || a[i+1:] == b[i+1:]
	case 1:
		return a[i:] == b[i+1:]
	}
	return false
}

// endOf is the mark that ends a text, "" if none does: quotes, brackets and emphasis
// around it are no such marks.
func endOf(text string) string {
	text = strings.TrimRight(text, " \t\n\u00a0\"'”’»)]*_")
	for _, mark := range []string{".", "…", "!", "?", ":", ";", ","} {
		if strings.HasSuffix(text, mark) {
			return mark
		}
	}
	return ""
}

// functionWords are words without which hardly a sentence is written, and which the
// other of the two languages does not have.
var functionWords = map[language.Tag][]string{
	language.Spanish: strings.Fields("el la los las del al una unos unas que y en por para con se su sus es son fue como más pero este esta estos estas desde entre sobre sin hasta lo le les muy también qué quién cuándo dónde nos donde cuando o de un"),
	language.English: strings.Fields("the of and to is are was were with for that this these those from by on at it its as be has have an or what who when where which their they we you your our will not but into about between in"),
}

// isIn reports whether a text in one language is plainly in another. It knows Spanish
// and English only, and says nothing of texts with too few words.
func isIn(text string, stated language.Tag) bool {
	base, _ := stated.Base()
	own := language.Make(base.String())
	if functionWords[own] == nil {
		return false
	}
	text = addressForm.replace(codeForm.replace(text, ""), "")
	count := make(map[language.Tag]int)
	for _, word := range wordsOf(text) {
		for tag, known := range functionWords {
			if slices.Contains(known, strings.ToLower(word)) {
				count[tag]++
			}
		}
	}
	for tag, n := range count {
		if tag != own && n >= 3 && n > 3*count[own] {
			return true
		}
	}
	return false
}
