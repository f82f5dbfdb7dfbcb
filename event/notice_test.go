package event_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
)

var (
	en, es, pt, fr = language.English, language.Spanish, language.Portuguese, language.French
	mfs            = language.Make("mfs")
)

func tags(t ...language.Tag) []language.Tag { return t }

// held is an event on 9 March 2027 from 10 to 12.
func held(l event.Languages, panels ...*event.Panel) *event.Event {
	return &event.Event{Title: title(), When: event.When{Start: day(9, 10), End: day(9, 12)}, Languages: l, Panels: panels}
}

func session(l event.Languages) *event.Panel { return &event.Panel{Title: title(), Languages: l} }

func into(tags ...language.Tag) event.Interpretation { return event.Interpretation{Into: tags} }

func TestLevel(t *testing.T) {
	on := func(in event.Interpretation, p event.Provision) []event.Interpretation {
		in.Provision = p
		return []event.Interpretation{in}
	}
	cases := []struct {
		name   string
		plan   event.Languages
		reader string
		now    time.Time
		want   event.Level
	}{
		{"spoken", event.Languages{Spoken: tags(es)}, "es", day(1, 0), event.Info},
		{"spoken in the reader's region", event.Languages{Spoken: tags(es)}, "es-MX", day(1, 0), event.Info},
		{"spoken as in another region", event.Languages{Spoken: tags(language.Make("es-AR"))}, "es-ES", day(1, 0), event.Info},
		{"not spoken", event.Languages{Spoken: tags(es)}, "en", day(1, 0), event.Important},
		{"not spoken, running", event.Languages{Spoken: tags(es)}, "en", day(9, 11), event.Important},
		{"not spoken, over", event.Languages{Spoken: tags(es)}, "en", day(10, 0), event.Info},
		{"interpreted into", event.Languages{Spoken: tags(es), Interpretation: on(into(en), "")}, "en-GB", day(1, 0), event.Info},
		{"interpreted into another", event.Languages{Spoken: tags(es), Interpretation: on(into(fr), event.Provided)}, "en", day(1, 0), event.Important},
		{"on request does not lower it", event.Languages{Spoken: tags(es), Interpretation: on(into(en), event.OnRequest)}, "en", day(1, 0), event.Important},
		{"planned does not lower it", event.Languages{Spoken: tags(es), Interpretation: on(into(en), event.Planned)}, "en", day(1, 0), event.Important},
		{"conditional does not lower it", event.Languages{Spoken: tags(es), Interpretation: on(into(en), event.Conditional)}, "en", day(1, 0), event.Important},
		{"several, and it is not known whether they are interpreted", event.Languages{Spoken: tags(es, en)}, "es", day(1, 0), event.Info},
		{"several, and none is interpreted", event.Languages{Spoken: tags(es, en), NoInterpretation: true}, "es", day(1, 0), event.Important},
		{"one as in two regions, and none is interpreted", event.Languages{Spoken: tags(es, language.Make("es-MX")), NoInterpretation: true}, "es", day(1, 0), event.Info},
		{"several, and none was interpreted", event.Languages{Spoken: tags(es, en), NoInterpretation: true}, "es", day(10, 0), event.Info},
		{"one that is spoken, and none is interpreted", event.Languages{Spoken: tags(es), NoInterpretation: true}, "es", day(1, 0), event.Info},
		{"it is not known what is spoken", event.Languages{NoInterpretation: true}, "en", day(1, 0), event.Info},
		{"speakers choose", event.Languages{SpeakersChoice: true}, "en", day(1, 0), event.Info},
		{"speakers choose, and none is interpreted", event.Languages{SpeakersChoice: true, NoInterpretation: true}, "en", day(1, 0), event.Important},
		{"several that nobody lists", event.Languages{Spoken: tags(language.Make("mul"))}, "en", day(1, 0), event.Info},
		{"several that nobody lists, and none is interpreted", event.Languages{Spoken: tags(language.Make("mul")), NoInterpretation: true}, "en", day(1, 0), event.Info},
		{"a reader of no language", event.Languages{Spoken: tags(en)}, "und", day(1, 0), event.Important},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			notices := held(tc.plan).Notices(language.Make(tc.reader), tc.now)
			require.NotEmpty(t, notices)
			assert.Equal(t, tc.want, notices[0].Level)
			for _, n := range notices[1:] {
				assert.Equal(t, event.Info, n.Level, "of %s", n.Topic)
			}
		})
	}
}

func TestNoticesAreSilentWithoutFacts(t *testing.T) {
	var none *event.Event
	assert.Empty(t, none.Notices(es, day(1, 0)))
	assert.Empty(t, none.PanelNotices(session(event.Languages{}), es, day(1, 0)))
	assert.Empty(t, held(event.Languages{}).Notices(es, day(1, 0)))
	assert.Empty(t, held(event.Languages{}).PanelNotices(nil, es, day(1, 0)))
	cancelled := held(event.Languages{Spoken: tags(es), Note: title()}, session(event.Languages{Spoken: tags(en)}))
	cancelled.Status = []event.Status{event.Cancelled, event.MovedOnline}
	assert.Empty(t, cancelled.Notices(es, day(1, 0)))
	assert.Empty(t, cancelled.PanelNotices(cancelled.Panels[0], es, day(1, 0)))
	// What Validate refuses is not said.
	odd := held(event.Languages{
		Interpretation: []event.Interpretation{{Into: tags(en), Provision: "perhaps"}, {}},
		Sign:           []event.Sign{{Language: mfs, Provision: "perhaps"}},
	}, nil)
	assert.Empty(t, odd.Notices(es, day(1, 0)))
}

func TestInterpretationIsToldAsOneService(t *testing.T) {
	spoken := tags(es, en)
	from := func(f, i language.Tag) event.Interpretation {
		return event.Interpretation{From: tags(f), Into: tags(i), Mode: event.Simultaneous}
	}
	cases := []struct {
		name   string
		spoken []language.Tag
		in     []event.Interpretation
		want   []event.Interpreted
	}{
		{"into two languages, in two entries", tags(fr), []event.Interpretation{into(es), into(en), into(es)},
			[]event.Interpreted{{Into: tags(es, en)}}},
		{"in two modes", tags(fr), []event.Interpretation{into(es), {Into: tags(en), Mode: event.Whispered}},
			[]event.Interpreted{{Into: tags(es)}, {Into: tags(en), Mode: event.Whispered}}},
		{"both ways, in one entry", spoken, []event.Interpretation{into(en, es)},
			[]event.Interpreted{{Direction: event.BothWays, Into: spoken}}},
		{"both ways, in two entries", spoken, []event.Interpretation{from(es, en), from(en, es)},
			[]event.Interpreted{{Direction: event.BothWays, Into: spoken, Mode: event.Simultaneous}}},
		{"one way", spoken, []event.Interpretation{from(es, en)},
			[]event.Interpreted{{From: tags(es), Into: tags(en), Mode: event.Simultaneous}}},
		{"among all", tags(es, en, pt), []event.Interpretation{into(pt, en, es)},
			[]event.Interpreted{{Direction: event.AmongAll, Into: tags(es, en, pt)}}},
		{"among two of three", tags(es, en, pt), []event.Interpretation{into(en, es)},
			[]event.Interpreted{{Into: tags(en, es)}}},
		{"both ways and into a third", spoken, []event.Interpretation{into(es, en, pt)},
			[]event.Interpreted{{Into: tags(es, en, pt)}}},
		{"from all that is spoken", spoken, []event.Interpretation{{From: tags(en, es), Into: tags(pt)}},
			[]event.Interpreted{{Into: tags(pt)}}},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			given := fmt.Sprint(tc.in)
			notices := held(event.Languages{Spoken: tc.spoken, Interpretation: tc.in}).Notices(es, day(1, 0))
			require.Len(t, notices, 1)
			assert.Equal(t, tc.want, notices[0].Interpretation)
			assert.Equal(t, given, fmt.Sprint(tc.in), "the plan stays as it was")
		})
	}
}

func TestEachServiceHasASentenceOfItsOwn(t *testing.T) {
	modes := func(p event.Provision, deadline time.Time) []event.Interpretation {
		return []event.Interpretation{
			{Into: tags(en), Mode: event.Simultaneous, Provision: p, Deadline: deadline},
			{Into: tags(fr), Mode: event.Consecutive, Provision: p, Deadline: deadline},
		}
	}
	for _, p := range []event.Provision{event.Provided, event.OnRequest, event.Conditional, event.Planned} {
		t.Run(string(p), func(t *testing.T) {
			notices := held(event.Languages{Interpretation: modes(p, time.Time{})}).Notices(fr, day(1, 0))
			require.Equal(t, []event.Topic{event.AboutInterpretation, event.AboutInterpretation}, topics(notices))
			assert.Equal(t, []event.Interpreted{{Into: tags(en), Mode: event.Simultaneous}}, notices[0].Interpretation)
			assert.Equal(t, []event.Interpreted{{Into: tags(fr), Mode: event.Consecutive}}, notices[1].Interpretation)
			assert.Equal(t, []bool{false, true}, []bool{notices[0].Served, notices[1].Served})
		})
	}
	t.Run("with what is spoken they are one sentence", func(t *testing.T) {
		notices := held(event.Languages{Spoken: tags(es), Interpretation: modes(event.Provided, time.Time{})}).Notices(fr, day(1, 0))
		require.Len(t, notices, 1)
		assert.Len(t, notices[0].Interpretation, 2)
	})
	t.Run("too late for both is said once", func(t *testing.T) {
		notices := held(event.Languages{Interpretation: modes(event.OnRequest, day(3, 0))}).Notices(fr, day(5, 0))
		require.Len(t, notices, 1)
		assert.Len(t, notices[0].Interpretation, 2)
	})
}

func TestDeadline(t *testing.T) {
	ask := func(deadline time.Time) *event.Event {
		in := into(en)
		in.Provision, in.Deadline = event.OnRequest, deadline
		return held(event.Languages{Interpretation: []event.Interpretation{in}})
	}
	bogota := time.FixedZone("", -5*3600)
	cases := []struct {
		name     string
		deadline time.Time
		now      time.Time
		closed   bool
	}{
		{"none", time.Time{}, day(9, 11), false},
		{"a day is in time until it ends", day(3, 0), day(4, 0).Add(-1), false},
		{"a day that is over", day(3, 0), day(4, 0), true},
		{"a day ends where the event is", time.Date(2027, 3, 3, 0, 0, 0, 0, bogota), day(4, 4), false},
		{"an hour", day(3, 18), day(3, 18).Add(-1), false},
		{"an hour that has struck", day(3, 18), day(3, 18), true},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			notices := ask(tc.deadline).Notices(es, tc.now)
			require.Len(t, notices, 1)
			assert.Equal(t, tc.closed, notices[0].Closed)
			assert.Equal(t, strings.Contains(tc.name, "day"), event.NamesDay(notices[0].Deadline))
		})
	}
	assert.Empty(t, ask(day(3, 0)).Notices(es, day(10, 0)), "nobody asks for anything after the event")
}

// topics says what notices are about.
func topics(notices []event.Notice) []event.Topic {
	var all []event.Topic
	for _, n := range notices {
		all = append(all, n.Topic)
	}
	return all
}

func TestPanelsInheritAndDoNotRepeat(t *testing.T) {
	of := event.Languages{
		Spoken:         tags(es, en),
		Interpretation: []event.Interpretation{{Into: tags(pt), Mode: event.Simultaneous}, {Into: tags(fr), Provision: event.OnRequest}},
		Sign:           []event.Sign{{Language: mfs}},
		Captions:       []event.Captions{{Language: es, Kind: event.LiveCaptions}, {Language: en}},
		Materials:      tags(es, en),
		Questions:      tags(es),
		Recording:      &event.Recording{Languages: tags(es)},
	}
	cases := []struct {
		name string
		own  event.Languages
		want []event.Topic
	}{
		{"nothing of its own", event.Languages{}, nil},
		{"the same in another order", event.Languages{
			Spoken:         tags(en, es),
			Interpretation: []event.Interpretation{{Into: tags(fr), Provision: event.OnRequest}, {Into: tags(pt), Mode: event.Simultaneous, Provision: event.Provided}},
			Sign:           []event.Sign{{Language: mfs, Provision: event.Provided}},
			Captions:       []event.Captions{{Language: en}, {Language: es, Kind: event.LiveCaptions}},
			Materials:      tags(en, es),
			Recording:      &event.Recording{Languages: tags(es)},
		}, nil},
		{"spoken replaces interpretation, too", event.Languages{Spoken: tags(es, en)}, []event.Topic{event.AboutSpoken}},
		{"another language", event.Languages{Spoken: tags(pt)}, []event.Topic{event.AboutSpoken}},
		{"nothing is interpreted", event.Languages{NoInterpretation: true}, []event.Topic{event.AboutSpoken}},
		{"other interpretation", event.Languages{Interpretation: []event.Interpretation{into(pt)}}, []event.Topic{event.AboutSpoken}},
		{"other interpretation on request only", event.Languages{Interpretation: []event.Interpretation{
			{Into: tags(pt), Mode: event.Simultaneous}, {Into: tags(language.German), Provision: event.OnRequest}}}, []event.Topic{event.AboutInterpretation}},
		{"no sign language", event.Languages{NoSign: true}, []event.Topic{event.AboutSign}},
		{"other captions", event.Languages{Captions: []event.Captions{{Language: es, Kind: event.LiveCaptions}}}, []event.Topic{event.AboutCaptions}},
		{"other materials and questions", event.Languages{Materials: tags(pt), Questions: tags(pt)}, []event.Topic{event.AboutMaterials, event.AboutQuestions}},
		{"a stream", event.Languages{Recording: &event.Recording{Languages: tags(es), Stream: true}}, []event.Topic{event.AboutRecording}},
		{"no recording", event.Languages{NoRecording: true}, []event.Topic{event.AboutRecording}},
		{"a note", event.Languages{Note: title()}, []event.Topic{event.AboutSpoken}},
		{"interpretation on request is not to be had here", event.Languages{Interpretation: []event.Interpretation{
			{Into: tags(pt), Mode: event.Simultaneous}}}, []event.Topic{event.AboutSpoken}},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			p := session(tc.own)
			notices := held(of, p).PanelNotices(p, es, day(1, 0))
			assert.Equal(t, tc.want, topics(notices))
			for _, n := range notices {
				assert.Equal(t, event.OfPanel, n.Scope)
			}
		})
	}

	t.Run("in its own time", func(t *testing.T) {
		p := session(event.Languages{Spoken: tags(pt)})
		p.When = event.When{Start: day(9, 10), End: day(9, 11)}
		e := held(of, p)
		assert.Equal(t, event.Past, e.PanelNotices(p, es, day(9, 11))[0].Tense)
		assert.Equal(t, event.Present, e.Notices(es, day(9, 11))[0].Tense)
		p.When = event.When{ToBeConfirmed: true}
		assert.Equal(t, event.Present, e.PanelNotices(p, es, day(9, 11))[0].Tense)
	})
}

func TestPanelsThatAreWrittenInAnotherWayAreNotAnnounced(t *testing.T) {
	from := func(f, i language.Tag) event.Interpretation {
		return event.Interpretation{From: tags(f), Into: tags(i)}
	}
	asked := func(in event.Interpretation) event.Interpretation {
		in.Provision = event.OnRequest
		return in
	}
	noted := func(in event.Interpretation) event.Interpretation {
		in.Note = title()
		return in
	}
	list := func(in ...event.Interpretation) []event.Interpretation { return in }
	cases := []struct {
		name   string
		spoken []language.Tag
		of     []event.Interpretation
		own    []event.Interpretation
		want   []event.Topic
	}{
		{"with its source written out", tags(es), list(into(en)), list(from(es, en)), nil},
		{"with its sources, of which one is the target", tags(es, en), list(into(en)), list(from(es, en)), nil},
		{"in two entries", tags(es), list(into(en, fr)), list(into(fr), into(en)), nil},
		{"in two directions", tags(es, en), list(into(en, es)), list(from(es, en), from(en, es)), nil},
		{"twice", tags(es), list(into(en)), list(into(en), into(en)), nil},
		{"on request, in two entries", tags(es), list(asked(into(en, fr))), list(asked(into(fr)), asked(from(es, en))), nil},
		{"with a note", tags(es), list(into(en)), list(noted(into(en))), []event.Topic{event.AboutInterpretation}},
		{"with a note, on request", tags(es), list(asked(into(en))), list(asked(noted(into(en)))), []event.Topic{event.AboutInterpretation}},
		{"with the note of the event", tags(es), list(noted(into(en))), list(noted(from(es, en))), nil},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			for _, spoken := range [][]language.Tag{nil, tc.spoken} { // the panel may say so or not
				p := session(event.Languages{Spoken: spoken, Interpretation: tc.own})
				e := held(event.Languages{Spoken: tc.spoken, Interpretation: tc.of}, p)
				notices := e.PanelNotices(p, en, day(1, 0))
				assert.Equal(t, tc.want, topics(notices))
				for _, n := range notices {
					assert.NotEmpty(t, n.Note, "only the note is said")
				}
				assert.NotContains(t, topics(e.Notices(en, day(1, 0))), event.AboutSessions)
			}
		})
	}

	t.Run("with something new, of which alone they tell", func(t *testing.T) {
		planned := event.Interpretation{Into: tags(fr), Provision: event.Planned}
		p := session(event.Languages{Interpretation: list(asked(into(en)), planned)})
		notices := held(event.Languages{Spoken: tags(es), Interpretation: list(asked(into(en)))}, p).PanelNotices(p, en, day(1, 0))
		require.Equal(t, []event.Topic{event.AboutInterpretation}, topics(notices))
		assert.Equal(t, event.Planned, notices[0].Provision)
	})
	t.Run("of sign languages, with a note", func(t *testing.T) {
		p := session(event.Languages{Sign: []event.Sign{{Language: mfs, Note: title()}, {Language: mfs}}})
		notices := held(event.Languages{Sign: []event.Sign{{Language: mfs, Provision: event.Provided}}}, p).PanelNotices(p, es, day(1, 0))
		require.Equal(t, []event.Topic{event.AboutSign}, topics(notices))
		assert.Equal(t, title(), notices[0].Note)
	})
	t.Run("twice", func(t *testing.T) {
		p := session(event.Languages{Captions: []event.Captions{{Language: es}, {Language: es}}, Materials: tags(es, es)})
		assert.Empty(t, held(event.Languages{Captions: []event.Captions{{Language: es}}, Materials: tags(es)}, p).PanelNotices(p, es, day(1, 0)))
	})
}

func TestAnEventSaysThatItsPanelsDiffer(t *testing.T) {
	inSpanish, inEnglish := event.Languages{Spoken: tags(es)}, event.Languages{Spoken: tags(en)}
	interpreted := event.Languages{Interpretation: []event.Interpretation{into(en)}}
	none := event.Languages{NoInterpretation: true}
	cases := []struct {
		name   string
		of     event.Languages
		panels []event.Languages
		want   event.Topic
	}{
		{"no panels", inSpanish, nil, ""},
		{"all as the event", inSpanish, []event.Languages{{}, inSpanish}, ""},
		{"all alike, and the event says nothing", event.Languages{}, []event.Languages{inSpanish, inSpanish}, ""},
		{"one is known", event.Languages{}, []event.Languages{inSpanish, {}}, ""},
		{"two languages", event.Languages{}, []event.Languages{inSpanish, {}, inEnglish}, event.AboutSpoken},
		{"one unlike the event", inSpanish, []event.Languages{{}, inEnglish}, event.AboutSpoken},
		{"speakers choose in one", inSpanish, []event.Languages{{SpeakersChoice: true}}, event.AboutSpoken},
		{"two kinds of interpretation", inSpanish, []event.Languages{interpreted, none}, event.AboutInterpretation},
		{"interpretation is known of one", inSpanish, []event.Languages{interpreted, {}}, ""},
		{"language and interpretation", inSpanish, []event.Languages{interpreted, none, inEnglish}, event.AboutSpoken},
		{"Spanish of another region is Spanish", inSpanish, []event.Languages{{Spoken: tags(language.Make("es-MX"))}}, ""},
		{"and is interpreted as Spanish is", event.Languages{Spoken: tags(es), Interpretation: []event.Interpretation{into(en)}},
			[]event.Languages{{Spoken: tags(language.Make("es-MX")), Interpretation: []event.Interpretation{into(en)}}}, ""},
		{"a note on interpretation does not count", event.Languages{Spoken: tags(es), Interpretation: []event.Interpretation{into(en)}},
			[]event.Languages{{Interpretation: []event.Interpretation{{Into: tags(en), Note: title()}}}}, ""},
		{"captions do not count", inSpanish, []event.Languages{{NoCaptions: true}}, ""},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			e := held(tc.of, nil)
			for _, l := range tc.panels {
				e.Panels = append(e.Panels, session(l))
			}
			var varies event.Topic
			for _, n := range e.Notices(es, day(1, 0)) {
				if n.Topic == event.AboutSessions {
					varies = n.Varies
				}
			}
			assert.Equal(t, tc.want, varies)
		})
	}
}

func TestWhatWasNeverCertainDoesNotVaryAfterwards(t *testing.T) {
	asked := into(fr)
	asked.Provision = event.OnRequest
	e := plan(event.Languages{Spoken: tags(es), Interpretation: []event.Interpretation{into(en), asked}},
		event.Languages{Interpretation: []event.Interpretation{into(en)}})
	assert.Contains(t, topics(e.Notices(es, day(1, 0))), event.AboutSessions)
	assert.Equal(t, []event.Topic{event.AboutSpoken}, topics(e.Notices(es, day(10, 0))))
}

func TestAnEditorsNoteStandsForWhatIsSpokenAndInterpreted(t *testing.T) {
	note := i18n.Same("Se habla, se traduce.")
	e := held(event.Languages{
		Spoken: tags(es, en), SpeakersChoice: true, Note: note,
		Interpretation: []event.Interpretation{{Into: tags(pt), Provision: event.OnRequest, Note: i18n.Same("Cabina al fondo.")}},
		Captions:       []event.Captions{{Language: es}},
	}, session(event.Languages{Spoken: tags(fr)}), session(event.Languages{NoCaptions: true}))

	notices := e.Notices(fr, day(1, 0))
	assert.Equal(t, []event.Topic{event.AboutSpoken, event.AboutInterpretation, event.AboutCaptions}, topics(notices))
	assert.Equal(t, note, notices[0].Note)
	assert.Equal(t, event.Important, notices[0].Level, "the note is as important as the sentence it replaces")
	assert.Equal(t, tags(es, en), notices[0].Languages, "the facts stay")
	assert.Equal(t, i18n.Same("Cabina al fondo."), notices[1].Note)

	other := e.PanelNotices(e.Panels[0], fr, day(1, 0))
	assert.Equal(t, []event.Topic{event.AboutSpoken}, topics(other))
	assert.Empty(t, other[0].Note, "the note of the event is not about this session")
	assert.Equal(t, []event.Topic{event.AboutCaptions}, topics(e.PanelNotices(e.Panels[1], fr, day(1, 0))))
}

func ExampleEvent_Notices() {
	e := &event.Event{Languages: event.Languages{
		Spoken:         []language.Tag{language.Spanish},
		Interpretation: []event.Interpretation{{Into: []language.Tag{language.English}, Provision: event.OnRequest}},
	}}
	for _, n := range e.Notices(language.English, time.Now()) {
		fmt.Println(n.Topic, n.Level, n.Tense, n.Served)
	}
	// Output:
	// spoken important future false
	// interpretation info future true
}
