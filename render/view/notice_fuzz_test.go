package view_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/rounds"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render/view"
)

// A picker makes choices as bytes tell it; when they run out, the first one.
type picker []byte

func pick[T any](p *picker, options ...T) T {
	if len(*p) == 0 {
		return options[0]
	}
	b := (*p)[0]
	*p = (*p)[1:]
	return options[int(b)%len(options)]
}

// tags picks languages, each at most once.
func (p *picker) tags(least int) []language.Tag {
	var tags []language.Tag
	for _, tag := range tagsOf(es, en, pt, fr, mfs, ase) {
		if pick(p, false, true) {
			tags = append(tags, tag)
		}
	}
	if len(tags) == 0 && pick(p, false, false, false, true) {
		return tagsOf(mul)
	}
	if len(tags) < least {
		tags = append(tags, pick(p, en, es, pt))
	}
	return tags
}

func (p *picker) terms() notice.Sign {
	return notice.Sign{
		Provision: pick(p, notice.Provision(""), notice.Provided, notice.OnRequest, notice.Conditional, notice.Planned),
		Deadline:  pick(p, field.Moment{}, deadline, noon),
		Contact:   pick(p, field.Contact{}, field.Contact{Email: "acceso@example.org"}, field.Contact{Name: i18n.Same("Ana Sanjuán")}),
	}
}

func (p *picker) plan() notice.Plan {
	plan := notice.Plan{Spoken: p.tags(0), SpeakersChoice: pick(p, false, true), Materials: p.tags(0), Questions: p.tags(0)}
	for range pick(p, 0, 1, 2, 3) {
		terms := p.terms()
		plan.Interpretation = append(plan.Interpretation, notice.Interpretation{
			Into: p.tags(1), From: p.tags(0),
			Mode:      pick(p, "", notice.Simultaneous, notice.Consecutive, notice.Whispered),
			Delivery:  pick(p, "", notice.Headsets, notice.VideoCall, notice.App),
			Provision: terms.Provision, Deadline: terms.Deadline, Contact: terms.Contact,
		})
	}
	plan.NoInterpretation = len(plan.Interpretation) == 0 && pick(p, false, true)
	for range pick(p, 0, 1, 2) {
		sign := p.terms()
		sign.Language = pick(p, ase, mfs)
		plan.Sign = append(plan.Sign, sign)
	}
	plan.NoSign = len(plan.Sign) == 0 && pick(p, false, true)
	for range pick(p, 0, 1, 2, 3) {
		plan.Captions = append(plan.Captions, notice.Captions{
			Language: pick(p, es, en, pt, fr),
			Kind:     pick(p, "", notice.LiveCaptions, notice.AutomaticCaptions, notice.PreparedCaptions),
		})
	}
	plan.NoCaptions = len(plan.Captions) == 0 && pick(p, false, true)
	switch pick(p, 0, 1, 2) {
	case 1:
		plan.NoRecording = true
	case 2:
		plan.Recording = &notice.Recording{
			Languages: p.tags(0), Captions: p.tags(0), Stream: pick(p, false, true), URL: pick(p, "", "https://example.org/v"),
		}
	}
	return plan
}

// Whatever the plan of an event and of its panels, even one that Validate
// refuses, the notices of each are whole and true sentences.
func FuzzNotices(f *testing.F) {
	random := rand.New(rand.NewPCG(1, 2))
	for range rounds.Of(2000, 600) {
		choices := make([]byte, 160)
		for i := range choices {
			choices[i] = byte(random.Uint32())
		}
		f.Add(choices)
	}
	catalog := thirdLanguage(f)
	f.Fuzz(func(t *testing.T, choices []byte) {
		p := picker(choices)
		reader, now := pick(&p, en, es, pt), pick(&p, monthBefore, dayBefore, halfway, monthAfter)
		e := about(p.plan())
		for range pick(&p, 0, 1, 2) {
			e.Panels = append(e.Panels, &event.Panel{Title: i18n.Same("1"), Languages: p.plan()})
		}
		v := noticesOf(t, catalog, e, reader, now)
		var signed []language.Tag
		check := func(notices view.Notices, plan, whole notice.Plan) {
			said := map[string]bool{}
			for _, n := range notices {
				require.False(t, said[n.Sentence.String()], "%q is said twice of %+v", n.Sentence, plan)
				said[n.Sentence.String()] = true
				if n.Topic == notice.AboutSessions { // about all panels, not about one plan
					require.NotEmpty(t, e.Panels)
					if slices.Contains(n.Facts.Varies, notice.AboutSign) { // each panel tells of its own
						signed = append(signed, ase, mfs)
					}
					continue
				}
				if n.Topic == notice.AboutSign {
					signed = append(signed, n.Facts.Languages...)
				}
				if fault := faultOf(n, plan, whole, reader, now); fault != "" {
					t.Fatalf("%s: %s\n%q [%s]\n%+v", reader, fault, n.Sentence, n.Label, plan)
				}
			}
		}
		check(v.Notices, e.Languages.Shared(e.PanelPlans(), e.Tense(now)), e.Languages)
		for _, s := range e.Languages.Sign {
			require.True(t, now.Equal(monthAfter) || slices.Contains(signed, s.Language), "%s is left out", s.Language)
		}
		for i, panel := range v.Panels {
			whole := e.Panels[i].Languages.Inherit(e.Languages)
			check(panel.Notices, whole, whole)
			for _, n := range v.Notices {
				require.False(t, denies(whole, n, now), "panel %d of %+v denies %q: %+v", i+1, e.Languages, n.Sentence, whole)
			}
		}
	})
}

// denies reports whether what a panel is known to have makes a notice of its
// event untrue. When all is over nobody knows what became of what was not certain.
func denies(panel notice.Plan, n view.Notice, now time.Time) bool {
	if now.Equal(monthAfter) {
		panel.Interpretation = slices.DeleteFunc(slices.Clone(panel.Interpretation), func(in notice.Interpretation) bool {
			return in.Provision != "" && in.Provision != notice.Provided
		})
		panel.Sign = slices.DeleteFunc(slices.Clone(panel.Sign), func(s notice.Sign) bool { return s.Provision != "" && s.Provision != notice.Provided })
	}
	interpreted := len(panel.Interpretation) > 0
	switch n.Topic {
	case notice.AboutSpoken, notice.AboutInterpretation:
		return n.Facts.None && interpreted || len(n.Facts.Interpretation) > 0 && panel.NoInterpretation && !interpreted
	case notice.AboutSign:
		if n.Facts.None {
			return len(panel.Sign) > 0
		}
		return slices.ContainsFunc(n.Facts.Languages, func(tag language.Tag) bool {
			return !slices.ContainsFunc(panel.Sign, func(s notice.Sign) bool { return s.Language == tag })
		})
	case notice.AboutCaptions:
		return n.Facts.None == (len(panel.Captions) > 0) || slices.ContainsFunc(n.Facts.Captions, func(c notice.Captions) bool {
			return !slices.Contains(panel.Captions, c)
		})
	case notice.AboutRecording:
		return n.Facts.None == (panel.Recording != nil)
	}
	return false
}

// inOtherWords writes a plan in another way: an entry for each language that is
// interpreted into, with its sources written out, everything twice and in the
// other order.
func inOtherWords(l notice.Plan) notice.Plan {
	sources := l.Spoken
	if l.SpeakersChoice || slices.Equal(l.Spoken, tagsOf(mul)) {
		sources = nil // others may be heard
	}
	var entries []notice.Interpretation
	for _, in := range l.Interpretation {
		if len(in.From) == 0 {
			in.From = twice(sources)
		}
		for _, tag := range in.Into {
			one := in
			one.Into = tagsOf(tag)
			entries = append(entries, one)
		}
	}
	l.Spoken, l.Interpretation = twice(l.Spoken)[:len(l.Spoken)], twice(entries) // nobody may name what is spoken twice
	l.Sign, l.Captions, l.Materials, l.Questions = twice(l.Sign), twice(l.Captions), twice(l.Materials), twice(l.Questions)
	if r := l.Recording; r != nil {
		l.Recording = &notice.Recording{Languages: twice(r.Languages), Captions: twice(r.Captions), URL: r.URL, Stream: r.Stream}
	}
	return l
}

func twice[T any](list []T) []T {
	reversed := slices.Clone(list)
	slices.Reverse(reversed)
	return append(reversed, list...)
}

// A panel that says what its event says, in whatever words, has nothing to
// add, and no event says of such panels that they vary.
func FuzzPanelsInOtherWords(f *testing.F) {
	random := rand.New(rand.NewPCG(3, 4))
	for range rounds.Of(1000, 300) {
		choices := make([]byte, 80)
		for i := range choices {
			choices[i] = byte(random.Uint32())
		}
		f.Add(choices)
	}
	catalog := builtIn(f)
	f.Fuzz(func(t *testing.T, choices []byte) {
		p := picker(choices)
		reader, now := pick(&p, en, es), pick(&p, monthBefore, dayBefore, halfway, monthAfter)
		plan := p.plan()
		v := noticesOf(t, catalog, about(plan, inOtherWords(plan), plan, notice.Plan{}), reader, now)
		for _, panel := range v.Panels {
			require.Empty(t, sentences(panel.Notices), "%+v", plan)
		}
		for _, n := range v.Notices {
			require.NotEqual(t, notice.AboutSessions, n.Topic, "%+v", plan)
		}
	})
}
