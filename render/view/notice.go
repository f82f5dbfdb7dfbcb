package view

import (
	"html/template"
	"strings"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/memo"
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
	// "": there is none, [field.CheckURL] refuses it, or the stream is over.
	URL   template.URL
	Facts notice.Facts
}

// String returns the sentences of the notices.
func (n Notices) String() string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(n[i].Sentence.String())
	}
	return b.String()
}

// Important reports whether the notice is one that its reader should not miss.
func (n Notice) Important() bool { return n.Level == notice.Important }

// InFull reports whether a page shows the sentence at once, since its reader
// should not miss it or it leads somewhere. For the others [Notice.Brief] will
// do until the reader asks for more.
func (n Notice) InFull() bool { return n.Important() || n.URL != "" }

// Brief returns the label, or the sentence of a notice that has none.
func (n Notice) Brief() Text {
	if len(n.Label) > 0 {
		return n.Label
	}
	return n.Sentence
}

func (r *resolver) eventNotices(e *event.Event) Notices {
	if e.CalledOff() {
		return nil
	}
	reading := r.reading(e.Tense(r.now), e.Undated())
	plan, sessions := r.readable(e.Languages), e.PanelPlans()
	key := r.noticeKey(reading, notice.OfEvent)
	key.plan(&plan)
	for i := range sessions {
		key.plan(&sessions[i])
	}
	return r.notices(key, func() []notice.Facts { return notice.OfOccasion(plan, sessions, reading) })
}

// eventFacts are the facts of which the notices of an event are made.
func (r *resolver) eventFacts(e *event.Event) []notice.Facts {
	if e.CalledOff() {
		return nil
	}
	return notice.OfOccasion(r.readable(e.Languages), e.PanelPlans(), r.reading(e.Tense(r.now), e.Undated()))
}

// sharedPlan is what the notices of an event tell of its plan, for those of its
// panels to tell the rest; nil if no panel has a plan of its own.
func (r *resolver) sharedPlan(e *event.Event) *notice.Plan {
	sessions := e.PanelPlans()
	if len(sessions) == 0 {
		return nil
	}
	shared := r.readable(e.Languages).Shared(sessions, e.Tense(r.now))
	return &shared
}

func (r *resolver) panelNotices(e *event.Event, p *event.Panel, shared *notice.Plan) Notices {
	if shared == nil || p.HasStatus(event.Cancelled) || e.CalledOff() {
		return nil
	}
	whole := r.readable(p.Languages).Inherit(r.readable(e.Languages))
	return r.sessionNotices(whole, *shared, r.reading(e.PanelTense(p, r.now), e.PanelUndated(p)))
}

// calendarNotices are those of the panels of an event as one reads of each
// alone: all that there is to tell about its languages. Those of panels without a
// plan of their own are the same for each tense.
type calendarNotices struct {
	r       *resolver
	e       *event.Event
	byTense [notice.Past + 1]Notices
	known   [notice.Past + 1]bool
}

func (c *calendarNotices) of(p *event.Panel) Notices {
	if p.HasStatus(event.Cancelled) || c.e.CalledOff() {
		return nil
	}
	tense := c.e.PanelTense(p, c.r.now)
	own := !p.Languages.IsZero() || len(p.Status) > 0
	if !own && c.known[tense] {
		return c.byTense[tense]
	}
	plan, reading := c.r.readable(c.e.Languages), c.r.reading(tense, c.e.PanelUndated(p))
	if own {
		plan = c.r.readable(p.Languages).Inherit(plan)
	}
	notices := c.r.sessionNotices(plan, notice.Plan{}, reading)
	if !own {
		c.byTense[tense], c.known[tense] = notices, true
	}
	return notices
}

func (r *resolver) sessionNotices(plan, of notice.Plan, reading notice.Reading) Notices {
	key := r.noticeKey(reading, notice.OfPanel)
	key.plan(&plan)
	key.plan(&of)
	return r.notices(key, func() []notice.Facts { return notice.OfSession(plan, of, reading) })
}

func (r *resolver) reading(tense notice.Tense, isUndated bool) notice.Reading {
	return notice.Reading{Reader: r.tag, Now: r.now, Tense: tense, Undated: isUndated}
}

func (r *resolver) noticeKey(reading notice.Reading, scope notice.Scope) noticeKey {
	key := noticeKey{b: r.keyRoom[:0]}
	key.string(r.lang)
	key.count(int(scope))
	key.reading(&reading)
	return key
}

// readable returns a plan without an editor's note that the site hides from this
// reader, so that the generated sentences take its place.
func (r *resolver) readable(plan notice.Plan) notice.Plan {
	if r.hides(plan.Note) {
		plan.Note = nil
	}
	return plan
}

// hides reports whether the site's policy hides a text from the reader.
func (r *resolver) hides(t i18n.Text) bool {
	return r.views.options.Fallback == i18n.Hide && r.choose(t).Source == i18n.Fallback
}

// notices returns what is told in words. These are made once for each plan and
// tense, and for all events with such a plan.
func (r *resolver) notices(key noticeKey, tell func() []notice.Facts) Notices {
	if key.unique {
		return r.newNotices(tell())
	}
	return memo.GetBytes(&r.views.shared.notices, key.b, func() (*shared[Notices], int) {
		notices := share(r, func(r *resolver) Notices { return r.newNotices(tell()) })
		return &notices, (1 + len(notices.part)) * sharedSize
	}).use(r)
}

func (r *resolver) newNotices(facts []notice.Facts) Notices {
	if len(facts) == 0 {
		return nil
	}
	notices := make(Notices, 0, len(facts))
	for _, fact := range facts {
		if r.hides(fact.Note) {
			continue
		}
		sentence, label := r.noticeWords(fact)
		if words := r.textOf(sentence); len(words) > 0 {
			n := Notice{
				Topic: fact.Topic, Level: fact.Level, LevelName: r.message("notice.level."+fact.Level.String(), nil),
				Sentence: words, Label: r.textOf(label), Facts: fact,
			}
			n.URL = recordingURL(fact.Recording, fact.Tense)
			notices = append(notices, n)
		}
	}
	return notices
}
