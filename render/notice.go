package render

import (
	"html/template"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/notice"
)

// Notices are what an event or a panel says of its languages.
type Notices []Notice

// Notice is one thing that it says, in a sentence and in a few words. A site
// with words of its own finds the facts beside them.
type Notice struct {
	Topic     notice.Topic
	Level     notice.Level
	LevelName Text // "Important": what the icon beside the sentence says
	Sentence  Text // an editor's own words, where there are any
	Label     Text // "Spanish · interpretation into English"
	// URL is where the recording or stream is of which the sentence speaks;
	// "": there is none, or [field.CheckURL] refuses it.
	URL   template.URL
	Facts notice.Facts
}

// Important reports whether the notice is one that its reader should not miss.
func (n Notice) Important() bool { return n.Level == notice.Important }

func (d *document) eventNotices(e *event.Event) Notices {
	if e.HasStatus(event.Cancelled) {
		return nil
	}
	return d.notices(notice.OfOccasion(d.readable(e.Languages), e.PanelPlans(), d.reading(e.Tense(d.now))))
}

func (d *document) panelNotices(e *event.Event, p *event.Panel) Notices {
	if e.HasStatus(event.Cancelled) {
		return nil
	}
	return d.notices(notice.OfSession(d.readable(p.Languages), d.readable(e.Languages), d.reading(e.PanelTense(p, d.now))))
}

func (d *document) reading(tense notice.Tense) notice.Reading {
	return notice.Reading{Reader: d.tag, Now: d.now, Tense: tense}
}

// A session is a panel as one reads of it alone: all that there is to tell about
// its languages. What sessions take from their event is put in words once for
// each tense.
type sessions struct {
	d    *document
	e    *event.Event
	told map[notice.Tense]Notices
}

func (s *sessions) notices(p *event.Panel) Notices {
	if s.e.HasStatus(event.Cancelled) {
		return nil
	}
	tense := s.e.PanelTense(p, s.d.now)
	whole := s.d.readable(p.Languages).Inherit(s.d.readable(s.e.Languages))
	if !p.Languages.IsZero() {
		return s.d.notices(notice.OfSession(whole, notice.Plan{}, s.d.reading(tense)))
	}
	if _, ok := s.told[tense]; !ok {
		if s.told == nil {
			s.told = make(map[notice.Tense]Notices)
		}
		s.told[tense] = s.d.notices(notice.OfSession(whole, notice.Plan{}, s.d.reading(tense)))
	}
	return s.told[tense]
}

// readable returns a plan without an editor's note that the site hides from this
// reader, so that the generated sentences take its place.
func (d *document) readable(plan notice.Plan) notice.Plan {
	if d.hides(plan.Note) {
		plan.Note = nil
	}
	return plan
}

// hides reports whether the site's policy hides a text from the reader.
func (d *document) hides(t i18n.Text) bool {
	return d.r.options.Fallback == i18n.Hide && d.l.Text(t).Source == i18n.Fallback
}

func (d *document) notices(facts []notice.Facts) Notices {
	if len(facts) == 0 {
		return nil
	}
	notices := make(Notices, 0, len(facts))
	for _, n := range facts {
		if d.hides(n.Note) {
			continue
		}
		sentence, label := noticeWords(d.r.catalog, d.l, n)
		if words := d.keep(sentence); len(words) > 0 {
			notice := Notice{
				Topic: n.Topic, Level: n.Level, LevelName: d.message("notice.level."+n.Level.String(), nil),
				Sentence: words, Label: d.keep(label), Facts: n,
			}
			if n.Recording != nil {
				notice.URL = safe(n.Recording.URL)
			}
			notices = append(notices, notice)
		}
	}
	return notices
}

// notices writes each notice as a note (WAI-ARIA 1.2, role note) with an icon
// whose text alternative is the level, since color alone says nothing to some
// readers (WCAG 2.2, 1.1.1 and 1.4.1). Where the sentence leads somewhere it is
// the link, whole: read by itself in a list of links it still says what is
// there (2.4.4 and 2.4.9).
func (m *markup) notices(notices Notices) {
	for _, n := range notices {
		if n.Important() {
			m.lit("<p class=\"tt-notice tt-important\" role=\"note\">")
		} else {
			m.lit("<p class=\"tt-notice\" role=\"note\">")
		}
		m.noticeIcon(n)
		m.lit("<span")
		m.langAttr(n.Sentence)
		m.lit(">")
		if n.URL != "" {
			m.lit("<a")
			m.url("href", n.URL)
			m.lit(">")
			m.words(n.Sentence)
			m.lit("</a>")
		} else {
			m.words(n.Sentence)
		}
		m.lit("</span></p>\n")
	}
}

func (m *markup) noticeIcon(n Notice) {
	m.lit("<svg class=\"tt-icon\" role=\"img\"")
	m.langAttr(n.LevelName)
	m.attr("aria-label", n.LevelName.String())
	m.lit(" viewBox=\"0 0 24 24\" width=\"20\" height=\"20\">")
	if n.Important() {
		m.lit("<path d=\"M12 3 1.5 21h21zm-1 7h2v5h-2zm0 6.5h2v2h-2z\"")
	} else {
		m.lit("<path d=\"M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20zm-1 5h2v2h-2zm0 4h2v6h-2z\"")
	}
	m.lit(" fill=\"currentColor\" fill-rule=\"evenodd\"/></svg> ")
}
