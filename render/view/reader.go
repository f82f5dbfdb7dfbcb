package view

import (
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
)

// A reader is what all views for readers of one language have in common. Only
// what it remembers of marks changes after it has been made.
type reader struct {
	catalog *i18n.Catalog
	l       *i18n.Localizer
	tag     language.Tag
	dir     Direction
	lang    string // tag as the lang attribute spells it
	locale  string // the same for Open Graph

	styles     dateStyles
	words      Words
	nobody     *Person // of whom nothing is known
	labels     labels
	alternates []Alternate // without their addresses
	marks      []Mark      // for words and labels that fell back

	mu    sync.Mutex
	known map[language.Tag]string // marks for content
}

// labels stand beside content, besides those in [Words]. They are no passages of
// the page: the note on other languages does not count them.
type labels struct {
	when, next, dates, originalDates, changes, where  Text
	registration, fees, free, series, topics, contact Text
	speakers                                          Text   // the heading, where all speak
	plain                                             []Text // of plainDetails, in their order
	// Words of lists.
	over, empty Text
	// Words of links.
	readMore, showMap, register, joinWaitingList Text
	biography                                    Text // of what opens to it
}

// maxReaders bounds the languages that are remembered: anybody may ask for any.
const maxReaders = 64

// reader returns what views for readers of a language have in common.
func (views *Views) reader(tag language.Tag) *reader {
	if tag == language.Und { // nobody reads it: the site's main language
		tag = views.catalog.Match()
	}
	views.mu.RLock()
	r := views.readers[tag]
	views.mu.RUnlock()
	if r != nil {
		return r
	}
	r = newReader(views.catalog, views.options.SiteName, tag)
	r.styles = dateStylesOf(&views.options)
	views.mu.Lock()
	defer views.mu.Unlock()
	if views.readers == nil || len(views.readers) >= maxReaders {
		views.readers = make(map[language.Tag]*reader)
	}
	views.readers[tag] = r
	return r
}

func newReader(catalog *i18n.Catalog, site i18n.Text, tag language.Tag) *reader {
	l := catalog.Localizer(tag)
	r := &reader{catalog: catalog, l: l, tag: l.Tag(), lang: l.Tag().String(), nobody: &Person{}, dir: directionOf(l.Tag()), locale: locale(l.Tag())}
	say := func(id string) Text { return r.label(l.Message(id, nil)) }
	r.words = Words{
		SiteName:      Same(l.Text(site).Value),
		Languages:     say("page.languages"),
		Told:          say("notice.heading"),
		Participants:  say("participants.heading"),
		Panels:        say("panels.heading"),
		Works:         say("works.heading"),
		Practical:     say("practical.heading"),
		Media:         say("media.heading"),
		Events:        say("series.events"),
		Date:          say("when.date"),
		Original:      say("when.original"),
		Previous:      say("when.previous"),
		Online:        say("where.online"),
		Attendance:    say("attendance.heading"),
		Accessibility: say("accessibility.heading"),
	}
	r.labels = labels{
		when:            say("when.heading"),
		next:            say("when.next"),
		dates:           say("when.dates"),
		changes:         say("when.changes"),
		originalDates:   say("when.original-dates"),
		where:           say("where.heading"),
		registration:    say("registration.heading"),
		fees:            say("fee.heading"),
		free:            say("fee.free"),
		series:          say("series.heading"),
		topics:          say("topics.heading"),
		contact:         say("contact.heading"),
		speakers:        r.label(l.Variant("participants.heading", "speakers", nil)),
		over:            say("list.over"),
		empty:           say("list.empty"),
		readMore:        say("page.read-more"),
		biography:       say("participant.biography"),
		showMap:         say("where.map"),
		register:        say("registration.link"),
		joinWaitingList: say("registration.link.waiting-list"),
	}
	for _, plain := range plainDetails {
		r.labels.plain = append(r.labels.plain, say(plain.label))
	}
	for _, other := range catalog.Languages() {
		if other != r.tag {
			r.alternates = append(r.alternates, r.alternate(other))
		}
	}
	return r
}

// label makes a text of words of the library.
func (r *reader) label(words i18n.Localized) Text {
	p := Part{Value: strings.TrimSpace(words.Value), Lang: words.Lang, Source: words.Source}
	if p.Value == "" {
		return nil
	}
	if p.Source == i18n.Fallback || p.Source == i18n.Sibling {
		p.Foreign, p.Dir = true, r.dirOf(p.Lang)
	}
	if p.FellBack() && markOf(r.marks, p.Lang) == "" {
		r.marks = append(r.marks, Mark{p.Lang, r.mark(p.Lang)})
	}
	return Text{p}
}

// dirOf is the direction of words in another language, zero where it is that of
// the page.
func (r *reader) dirOf(tag language.Tag) Direction {
	if dir := directionOf(tag); dir != r.dir {
		return dir
	}
	return 0
}

// alternate is the link to a page in another language, in that language.
func (r *reader) alternate(tag language.Tag) Alternate {
	there := r.catalog.Localizer(tag)
	name := there.LanguageName(r.shortTag(tag))
	label := there.Message("page.read-in", i18n.Args{"Language": name})
	switch label.Source {
	case i18n.Exact, i18n.Parent: // es-MX reads Spanish
	default: // the catalog has no words in that language
		label.Value = name
	}
	label.Lang = tag
	// Machines are told its language, the reader needs no note.
	label.Source = i18n.Sibling
	return Alternate{Lang: tag, Locale: locale(tag), Label: r.label(label)}
}

// shortTag is a language of the site by which it is known among the others:
// without its region where no other is of the same language.
func (r *reader) shortTag(tag language.Tag) language.Tag {
	base, _ := tag.Base()
	for _, other := range r.catalog.Languages() {
		if otherBase, _ := other.Base(); other != tag && otherBase == base {
			return tag
		}
	}
	if script, confidence := tag.Script(); confidence == language.Exact { // zh-Hant is not read as zh
		if short, err := language.Compose(base, script); err == nil {
			return short
		}
	}
	return language.Make(base.String())
}

// mark names the language of a passage: "[en inglés]".
func (r *reader) mark(lang language.Tag) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	if mark, ok := r.known[lang]; ok {
		return mark
	}
	words := r.inOneLanguage("fallback.mark", func(l *i18n.Localizer) i18n.Args {
		return i18n.Args{"Language": l.LanguageName(lang)}
	})
	// No-break spaces keep the mark in one piece.
	mark := strings.ReplaceAll(words.Value, " ", "\u00a0")
	if r.known == nil {
		r.known = make(map[language.Tag]string)
	}
	r.known[lang] = mark
	return mark
}

func markOf(marks []Mark, lang language.Tag) string {
	for i := range marks {
		if marks[i].Lang == lang {
			return marks[i].Text
		}
	}
	return ""
}

// inOneLanguage returns a message whose arguments are words of the library
// too. Where the message comes in another language, so do they: a sentence in
// two languages is in neither.
func (r *reader) inOneLanguage(id string, args func(*i18n.Localizer) i18n.Args) i18n.Localized {
	message := r.l.Message(id, args(r.l))
	if message.Source == i18n.Fallback {
		there := r.catalog.Localizer(message.Lang)
		message.Value = there.Message(id, args(there)).Value
	}
	return message
}

// locale returns a language as Open Graph writes it: with a territory, which
// for Latin America is LA. Spanish without a territory is American, as the words
// of package locales are.
func locale(tag language.Tag) string {
	if tag == language.Spanish {
		tag = language.LatinAmericanSpanish
	}
	base, _ := tag.Base()
	region, confidence := tag.Region()
	switch {
	case region.String() == "419":
		return base.String() + "_LA"
	case confidence == language.No || !region.IsCountry():
		return base.String()
	}
	return base.String() + "_" + region.String()
}
