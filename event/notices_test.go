package event_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/notice"
)

var (
	en, es, pt, fr = language.English, language.Spanish, language.Portuguese, language.French
	mfs            = language.Make("mfs")
)

func tags(t ...language.Tag) []language.Tag { return t }

// held is an event on 9 March 2027 from 10 to 12.
func held(l notice.Plan, panels ...*event.Panel) *event.Event {
	return &event.Event{Title: title(), When: event.When{Start: day(9, 10), End: day(9, 12)}, Languages: l, Panels: panels}
}

func session(l notice.Plan) *event.Panel { return &event.Panel{Title: title(), Languages: l} }

func into(tags ...language.Tag) notice.Interpretation { return notice.Interpretation{Into: tags} }

func TestLevel(t *testing.T) {
	on := func(in notice.Interpretation, p notice.Provision) []notice.Interpretation {
		in.Provision = p
		return []notice.Interpretation{in}
	}
	cases := []struct {
		name   string
		plan   notice.Plan
		reader string
		now    time.Time
		want   notice.Level
	}{
		{"spoken", notice.Plan{Spoken: tags(es)}, "es", day(1, 0), notice.Info},
		{"spoken in the reader's region", notice.Plan{Spoken: tags(es)}, "es-MX", day(1, 0), notice.Info},
		{"spoken as in another region", notice.Plan{Spoken: tags(language.Make("es-AR"))}, "es-ES", day(1, 0), notice.Info},
		{"not spoken", notice.Plan{Spoken: tags(es)}, "en", day(1, 0), notice.Important},
		{"not spoken, running", notice.Plan{Spoken: tags(es)}, "en", day(9, 11), notice.Important},
		{"not spoken, over", notice.Plan{Spoken: tags(es)}, "en", day(10, 0), notice.Info},
		{"interpreted into", notice.Plan{Spoken: tags(es), Interpretation: on(into(en), "")}, "en-GB", day(1, 0), notice.Info},
		{"interpreted into another", notice.Plan{Spoken: tags(es), Interpretation: on(into(fr), notice.Provided)}, "en", day(1, 0), notice.Important},
		{"on request does not lower it", notice.Plan{Spoken: tags(es), Interpretation: on(into(en), notice.OnRequest)}, "en", day(1, 0), notice.Important},
		{"planned does not lower it", notice.Plan{Spoken: tags(es), Interpretation: on(into(en), notice.Planned)}, "en", day(1, 0), notice.Important},
		{"conditional does not lower it", notice.Plan{Spoken: tags(es), Interpretation: on(into(en), notice.Conditional)}, "en", day(1, 0), notice.Important},
		{"several, and it is not known whether they are interpreted", notice.Plan{Spoken: tags(es, en)}, "es", day(1, 0), notice.Info},
		{"several, and none is interpreted", notice.Plan{Spoken: tags(es, en), NoInterpretation: true}, "es", day(1, 0), notice.Important},
		{"one as in two regions, and none is interpreted", notice.Plan{Spoken: tags(es, language.Make("es-MX")), NoInterpretation: true}, "es", day(1, 0), notice.Info},
		{"several, and none was interpreted", notice.Plan{Spoken: tags(es, en), NoInterpretation: true}, "es", day(10, 0), notice.Info},
		{"one that is spoken, and none is interpreted", notice.Plan{Spoken: tags(es), NoInterpretation: true}, "es", day(1, 0), notice.Info},
		{"it is not known what is spoken", notice.Plan{NoInterpretation: true}, "en", day(1, 0), notice.Info},
		{"speakers choose", notice.Plan{SpeakersChoice: true}, "en", day(1, 0), notice.Info},
		{"speakers choose, and none is interpreted", notice.Plan{SpeakersChoice: true, NoInterpretation: true}, "en", day(1, 0), notice.Important},
		{"several that nobody lists", notice.Plan{Spoken: tags(language.Make("mul"))}, "en", day(1, 0), notice.Info},
		{"several that nobody lists, and none is interpreted", notice.Plan{Spoken: tags(language.Make("mul")), NoInterpretation: true}, "en", day(1, 0), notice.Info},
		{"a reader of no language", notice.Plan{Spoken: tags(en)}, "und", day(1, 0), notice.Important},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			notices := held(tc.plan).Notices(language.Make(tc.reader), tc.now)
			require.NotEmpty(t, notices)
			assert.Equal(t, tc.want, notices[0].Level)
			for _, n := range notices[1:] {
				assert.Equal(t, notice.Info, n.Level, "of %s", n.Topic)
			}
		})
	}
}

func TestNoticesAreSilentWithoutFacts(t *testing.T) {
	var none *event.Event
	assert.Empty(t, none.Notices(es, day(1, 0)))
	assert.Empty(t, none.PanelNotices(session(notice.Plan{}), es, day(1, 0)))
	assert.Empty(t, held(notice.Plan{}).Notices(es, day(1, 0)))
	assert.Empty(t, held(notice.Plan{}).PanelNotices(nil, es, day(1, 0)))
	cancelled := held(notice.Plan{Spoken: tags(es), Note: title()}, session(notice.Plan{Spoken: tags(en)}))
	cancelled.Status = []event.Status{event.Cancelled, event.MovedOnline}
	assert.Empty(t, cancelled.Notices(es, day(1, 0)))
	assert.Empty(t, cancelled.PanelNotices(cancelled.Panels[0], es, day(1, 0)))
	// What Validate refuses is not said.
	odd := held(notice.Plan{
		Interpretation: []notice.Interpretation{{Into: tags(en), Provision: "perhaps"}, {}},
		Sign:           []notice.Sign{{Language: mfs, Provision: "perhaps"}},
	}, nil)
	assert.Empty(t, odd.Notices(es, day(1, 0)))
}

func TestInterpretationIsToldAsOneService(t *testing.T) {
	spoken := tags(es, en)
	from := func(f, i language.Tag) notice.Interpretation {
		return notice.Interpretation{From: tags(f), Into: tags(i), Mode: notice.Simultaneous}
	}
	cases := []struct {
		name   string
		spoken []language.Tag
		in     []notice.Interpretation
		want   []notice.Interpreted
	}{
		{"into two languages, in two entries", tags(fr), []notice.Interpretation{into(es), into(en), into(es)},
			[]notice.Interpreted{{Into: tags(es, en)}}},
		{"in two modes", tags(fr), []notice.Interpretation{into(es), {Into: tags(en), Mode: notice.Whispered}},
			[]notice.Interpreted{{Into: tags(es)}, {Into: tags(en), Mode: notice.Whispered}}},
		{"both ways, in one entry", spoken, []notice.Interpretation{into(en, es)},
			[]notice.Interpreted{{Direction: notice.BothWays, Into: spoken}}},
		{"both ways, in two entries", spoken, []notice.Interpretation{from(es, en), from(en, es)},
			[]notice.Interpreted{{Direction: notice.BothWays, Into: spoken, Mode: notice.Simultaneous}}},
		{"one way", spoken, []notice.Interpretation{from(es, en)},
			[]notice.Interpreted{{From: tags(es), Into: tags(en), Mode: notice.Simultaneous}}},
		{"among all", tags(es, en, pt), []notice.Interpretation{into(pt, en, es)},
			[]notice.Interpreted{{Direction: notice.AmongAll, Into: tags(es, en, pt)}}},
		{"among two of three", tags(es, en, pt), []notice.Interpretation{into(en, es)},
			[]notice.Interpreted{{Into: tags(en, es)}}},
		{"both ways and into a third", spoken, []notice.Interpretation{into(es, en, pt)},
			[]notice.Interpreted{{Into: tags(es, en, pt)}}},
		{"from all that is spoken", spoken, []notice.Interpretation{{From: tags(en, es), Into: tags(pt)}},
			[]notice.Interpreted{{Into: tags(pt)}}},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			given := fmt.Sprint(tc.in)
			notices := held(notice.Plan{Spoken: tc.spoken, Interpretation: tc.in}).Notices(es, day(1, 0))
			require.Len(t, notices, 1)
			assert.Equal(t, tc.want, notices[0].Interpretation)
			assert.Equal(t, given, fmt.Sprint(tc.in), "the plan stays as it was")
		})
	}
}

func TestEachServiceHasASentenceOfItsOwn(t *testing.T) {
	modes := func(p notice.Provision, deadline field.Moment) []notice.Interpretation {
		return []notice.Interpretation{
			{Into: tags(en), Mode: notice.Simultaneous, Provision: p, Deadline: deadline},
			{Into: tags(fr), Mode: notice.Consecutive, Provision: p, Deadline: deadline},
		}
	}
	for _, p := range []notice.Provision{notice.Provided, notice.OnRequest, notice.Conditional, notice.Planned} {
		t.Run(string(p), func(t *testing.T) {
			notices := held(notice.Plan{Interpretation: modes(p, field.Moment{})}).Notices(fr, day(1, 0))
			require.Equal(t, []notice.Topic{notice.AboutInterpretation, notice.AboutInterpretation}, topics(notices))
			assert.Equal(t, []notice.Interpreted{{Into: tags(en), Mode: notice.Simultaneous}}, notices[0].Interpretation)
			assert.Equal(t, []notice.Interpreted{{Into: tags(fr), Mode: notice.Consecutive}}, notices[1].Interpretation)
			assert.Equal(t, []bool{false, true}, []bool{notices[0].Served, notices[1].Served})
		})
	}
	t.Run("with what is spoken they are one sentence", func(t *testing.T) {
		notices := held(notice.Plan{Spoken: tags(es), Interpretation: modes(notice.Provided, field.Moment{})}).Notices(fr, day(1, 0))
		require.Len(t, notices, 1)
		assert.Len(t, notices[0].Interpretation, 2)
	})
	t.Run("too late for both is said once", func(t *testing.T) {
		notices := held(notice.Plan{Interpretation: modes(notice.OnRequest, field.Day(day(3, 0)))}).Notices(fr, day(5, 0))
		require.Len(t, notices, 1)
		assert.Len(t, notices[0].Interpretation, 2)
	})
}

func TestDeadline(t *testing.T) {
	ask := func(deadline field.Moment) *event.Event {
		in := into(en)
		in.Provision, in.Deadline = notice.OnRequest, deadline
		return held(notice.Plan{Interpretation: []notice.Interpretation{in}})
	}
	bogota := time.FixedZone("", -5*3600)
	cases := []struct {
		name     string
		deadline field.Moment
		now      time.Time
		closed   bool
	}{
		{"none", field.Moment{}, day(9, 11), false},
		{"a day is in time until it ends", field.Day(day(3, 0)), day(4, 0).Add(-1), false},
		{"a day that is over", field.Day(day(3, 0)), day(4, 0), true},
		{"a day ends where the event is", field.Day(time.Date(2027, 3, 3, 0, 0, 0, 0, bogota)), day(4, 4), false},
		{"an hour", field.Minute(day(3, 18)), day(3, 18).Add(-1), false},
		{"an hour that has struck", field.Minute(day(3, 18)), day(3, 18), true},
		{"midnight is an hour like any other", field.Minute(day(3, 0)), day(3, 0), true},
		{"the last minute of a day is an hour like any other", field.Minute(day(4, 0).Add(-time.Minute)), day(4, 0).Add(-time.Minute), true},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			notices := ask(tc.deadline).Notices(es, tc.now)
			require.Len(t, notices, 1)
			assert.Equal(t, tc.closed, notices[0].Closed)
			assert.Equal(t, tc.deadline, notices[0].Deadline)
		})
	}
	assert.Empty(t, ask(field.Day(day(3, 0))).Notices(es, day(10, 0)), "nobody asks for anything after the event")
}

// topics says what notices are about.
func topics(notices []notice.Facts) []notice.Topic {
	var all []notice.Topic
	for _, n := range notices {
		all = append(all, n.Topic)
	}
	return all
}

func TestPanelsInheritAndDoNotRepeat(t *testing.T) {
	of := notice.Plan{
		Spoken:         tags(es, en),
		Interpretation: []notice.Interpretation{{Into: tags(pt), Mode: notice.Simultaneous}, {Into: tags(fr), Provision: notice.OnRequest}},
		Sign:           []notice.Sign{{Language: mfs}},
		Captions:       []notice.Captions{{Language: es, Kind: notice.LiveCaptions}, {Language: en}},
		Materials:      tags(es, en),
		Questions:      tags(es),
		Recording:      &notice.Recording{Languages: tags(es)},
	}
	cases := []struct {
		name string
		own  notice.Plan
		want []notice.Topic
	}{
		{"nothing of its own", notice.Plan{}, nil},
		{"the same in another order", notice.Plan{
			Spoken:         tags(en, es),
			Interpretation: []notice.Interpretation{{Into: tags(fr), Provision: notice.OnRequest}, {Into: tags(pt), Mode: notice.Simultaneous, Provision: notice.Provided}},
			Sign:           []notice.Sign{{Language: mfs, Provision: notice.Provided}},
			Captions:       []notice.Captions{{Language: en}, {Language: es, Kind: notice.LiveCaptions}},
			Materials:      tags(en, es),
			Recording:      &notice.Recording{Languages: tags(es)},
		}, nil},
		{"spoken replaces interpretation, too", notice.Plan{Spoken: tags(es, en)}, []notice.Topic{notice.AboutSpoken}},
		{"another language", notice.Plan{Spoken: tags(pt)}, []notice.Topic{notice.AboutSpoken}},
		{"nothing is interpreted", notice.Plan{NoInterpretation: true}, []notice.Topic{notice.AboutSpoken}},
		{"other interpretation", notice.Plan{Interpretation: []notice.Interpretation{into(pt)}}, []notice.Topic{notice.AboutSpoken}},
		{"other interpretation on request only", notice.Plan{Interpretation: []notice.Interpretation{
			{Into: tags(pt), Mode: notice.Simultaneous}, {Into: tags(language.German), Provision: notice.OnRequest}}}, []notice.Topic{notice.AboutInterpretation}},
		{"no sign language", notice.Plan{NoSign: true}, []notice.Topic{notice.AboutSign}},
		{"other captions", notice.Plan{Captions: []notice.Captions{{Language: es, Kind: notice.LiveCaptions}}}, []notice.Topic{notice.AboutCaptions}},
		{"other materials and questions", notice.Plan{Materials: tags(pt), Questions: tags(pt)}, []notice.Topic{notice.AboutMaterials, notice.AboutQuestions}},
		{"a stream", notice.Plan{Recording: &notice.Recording{Languages: tags(es), Stream: true}}, []notice.Topic{notice.AboutRecording}},
		{"no recording", notice.Plan{NoRecording: true}, []notice.Topic{notice.AboutRecording}},
		{"a note", notice.Plan{Note: title()}, []notice.Topic{notice.AboutSpoken}},
		{"interpretation on request is not to be had here", notice.Plan{Interpretation: []notice.Interpretation{
			{Into: tags(pt), Mode: notice.Simultaneous}}}, []notice.Topic{notice.AboutSpoken}},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			p := session(tc.own)
			notices := held(of, p).PanelNotices(p, es, day(1, 0))
			assert.Equal(t, tc.want, topics(notices))
			for _, n := range notices {
				assert.Equal(t, notice.OfPanel, n.Scope)
			}
		})
	}

	t.Run("in its own time", func(t *testing.T) {
		p := session(notice.Plan{Spoken: tags(pt)})
		p.When = event.When{Start: day(9, 10), End: day(9, 11)}
		e := held(of, p)
		assert.Equal(t, notice.Past, e.PanelNotices(p, es, day(9, 11))[0].Tense)
		assert.Equal(t, notice.Present, e.Notices(es, day(9, 11))[0].Tense)
		p.When = event.When{ToBeConfirmed: true}
		assert.Equal(t, notice.Present, e.PanelNotices(p, es, day(9, 11))[0].Tense)
	})
}

func TestPanelsThatAreWrittenInAnotherWayAreNotAnnounced(t *testing.T) {
	from := func(f, i language.Tag) notice.Interpretation {
		return notice.Interpretation{From: tags(f), Into: tags(i)}
	}
	asked := func(in notice.Interpretation) notice.Interpretation {
		in.Provision = notice.OnRequest
		return in
	}
	noted := func(in notice.Interpretation) notice.Interpretation {
		in.Note = title()
		return in
	}
	list := func(in ...notice.Interpretation) []notice.Interpretation { return in }
	cases := []struct {
		name   string
		spoken []language.Tag
		of     []notice.Interpretation
		own    []notice.Interpretation
		want   []notice.Topic
	}{
		{"with its source written out", tags(es), list(into(en)), list(from(es, en)), nil},
		{"with its sources, of which one is the target", tags(es, en), list(into(en)), list(from(es, en)), nil},
		{"in two entries", tags(es), list(into(en, fr)), list(into(fr), into(en)), nil},
		{"in two directions", tags(es, en), list(into(en, es)), list(from(es, en), from(en, es)), nil},
		{"twice", tags(es), list(into(en)), list(into(en), into(en)), nil},
		{"on request, in two entries", tags(es), list(asked(into(en, fr))), list(asked(into(fr)), asked(from(es, en))), nil},
		{"with a note", tags(es), list(into(en)), list(noted(into(en))), []notice.Topic{notice.AboutInterpretation}},
		{"with a note, on request", tags(es), list(asked(into(en))), list(asked(noted(into(en)))), []notice.Topic{notice.AboutInterpretation}},
		{"with the note of the event", tags(es), list(noted(into(en))), list(noted(from(es, en))), nil},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			for _, spoken := range [][]language.Tag{nil, tc.spoken} { // the panel may say so or not
				p := session(notice.Plan{Spoken: spoken, Interpretation: tc.own})
				e := held(notice.Plan{Spoken: tc.spoken, Interpretation: tc.of}, p)
				notices := e.PanelNotices(p, en, day(1, 0))
				assert.Equal(t, tc.want, topics(notices))
				for _, n := range notices {
					assert.NotEmpty(t, n.Note, "only the note is said")
				}
				assert.NotContains(t, topics(e.Notices(en, day(1, 0))), notice.AboutSessions)
			}
		})
	}

	t.Run("with something new, of which alone they tell", func(t *testing.T) {
		planned := notice.Interpretation{Into: tags(fr), Provision: notice.Planned}
		p := session(notice.Plan{Interpretation: list(asked(into(en)), planned)})
		notices := held(notice.Plan{Spoken: tags(es), Interpretation: list(asked(into(en)))}, p).PanelNotices(p, en, day(1, 0))
		require.Equal(t, []notice.Topic{notice.AboutInterpretation}, topics(notices))
		assert.Equal(t, notice.Planned, notices[0].Provision)
	})
	t.Run("of sign languages, with a note", func(t *testing.T) {
		p := session(notice.Plan{Sign: []notice.Sign{{Language: mfs, Note: title()}, {Language: mfs}}})
		notices := held(notice.Plan{Sign: []notice.Sign{{Language: mfs, Provision: notice.Provided}}}, p).PanelNotices(p, es, day(1, 0))
		require.Equal(t, []notice.Topic{notice.AboutSign}, topics(notices))
		assert.Equal(t, title(), notices[0].Note)
	})
	t.Run("twice", func(t *testing.T) {
		p := session(notice.Plan{Captions: []notice.Captions{{Language: es}, {Language: es}}, Materials: tags(es, es)})
		assert.Empty(t, held(notice.Plan{Captions: []notice.Captions{{Language: es}}, Materials: tags(es)}, p).PanelNotices(p, es, day(1, 0)))
	})
}

func TestAnEventSaysThatItsPanelsDiffer(t *testing.T) {
	inSpanish, inEnglish := notice.Plan{Spoken: tags(es)}, notice.Plan{Spoken: tags(en)}
	interpreted := notice.Plan{Interpretation: []notice.Interpretation{into(en)}}
	none := notice.Plan{NoInterpretation: true}
	cases := []struct {
		name   string
		of     notice.Plan
		panels []notice.Plan
		want   notice.Topic
	}{
		{"no panels", inSpanish, nil, ""},
		{"all as the event", inSpanish, []notice.Plan{{}, inSpanish}, ""},
		{"all alike, and the event says nothing", notice.Plan{}, []notice.Plan{inSpanish, inSpanish}, ""},
		{"one is known", notice.Plan{}, []notice.Plan{inSpanish, {}}, ""},
		{"two languages", notice.Plan{}, []notice.Plan{inSpanish, {}, inEnglish}, notice.AboutSpoken},
		{"one unlike the event", inSpanish, []notice.Plan{{}, inEnglish}, notice.AboutSpoken},
		{"speakers choose in one", inSpanish, []notice.Plan{{SpeakersChoice: true}}, notice.AboutSpoken},
		{"two kinds of interpretation", inSpanish, []notice.Plan{interpreted, none}, notice.AboutInterpretation},
		{"interpretation is known of one", inSpanish, []notice.Plan{interpreted, {}}, ""},
		{"language and interpretation", inSpanish, []notice.Plan{interpreted, none, inEnglish}, notice.AboutSpoken},
		{"Spanish of another region is Spanish", inSpanish, []notice.Plan{{Spoken: tags(language.Make("es-MX"))}}, ""},
		{"and is interpreted as Spanish is", notice.Plan{Spoken: tags(es), Interpretation: []notice.Interpretation{into(en)}},
			[]notice.Plan{{Spoken: tags(language.Make("es-MX")), Interpretation: []notice.Interpretation{into(en)}}}, ""},
		{"a note on interpretation does not count", notice.Plan{Spoken: tags(es), Interpretation: []notice.Interpretation{into(en)}},
			[]notice.Plan{{Interpretation: []notice.Interpretation{{Into: tags(en), Note: title()}}}}, ""},
		{"captions do not count", inSpanish, []notice.Plan{{NoCaptions: true}}, ""},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			e := held(tc.of, nil)
			for _, l := range tc.panels {
				e.Panels = append(e.Panels, session(l))
			}
			var varies notice.Topic
			for _, n := range e.Notices(es, day(1, 0)) {
				if n.Topic == notice.AboutSessions {
					varies = n.Varies
				}
			}
			assert.Equal(t, tc.want, varies)
		})
	}
}

func TestWhatWasNeverCertainDoesNotVaryAfterwards(t *testing.T) {
	asked := into(fr)
	asked.Provision = notice.OnRequest
	e := plan(notice.Plan{Spoken: tags(es), Interpretation: []notice.Interpretation{into(en), asked}},
		notice.Plan{Interpretation: []notice.Interpretation{into(en)}})
	assert.Contains(t, topics(e.Notices(es, day(1, 0))), notice.AboutSessions)
	assert.Equal(t, []notice.Topic{notice.AboutSpoken}, topics(e.Notices(es, day(10, 0))))
}

func TestAnEditorsNoteStandsForWhatIsSpokenAndInterpreted(t *testing.T) {
	note := i18n.Same("Se habla, se traduce.")
	e := held(notice.Plan{
		Spoken: tags(es, en), SpeakersChoice: true, Note: note,
		Interpretation: []notice.Interpretation{{Into: tags(pt), Provision: notice.OnRequest, Note: i18n.Same("Cabina al fondo.")}},
		Captions:       []notice.Captions{{Language: es}},
	}, session(notice.Plan{Spoken: tags(fr)}), session(notice.Plan{NoCaptions: true}))

	notices := e.Notices(fr, day(1, 0))
	assert.Equal(t, []notice.Topic{notice.AboutSpoken, notice.AboutInterpretation, notice.AboutCaptions}, topics(notices))
	assert.Equal(t, note, notices[0].Note)
	assert.Equal(t, notice.Important, notices[0].Level, "the note is as important as the sentence it replaces")
	assert.Equal(t, tags(es, en), notices[0].Languages, "the facts stay")
	assert.Equal(t, i18n.Same("Cabina al fondo."), notices[1].Note)

	other := e.PanelNotices(e.Panels[0], fr, day(1, 0))
	assert.Equal(t, []notice.Topic{notice.AboutSpoken}, topics(other))
	assert.Empty(t, other[0].Note, "the note of the event is not about this session")
	assert.Equal(t, []notice.Topic{notice.AboutCaptions}, topics(e.PanelNotices(e.Panels[1], fr, day(1, 0))))
}

func ExampleEvent_Notices() {
	e := &event.Event{Languages: notice.Plan{
		Spoken:         []language.Tag{language.Spanish},
		Interpretation: []notice.Interpretation{{Into: []language.Tag{language.English}, Provision: notice.OnRequest}},
	}}
	for _, n := range e.Notices(language.English, time.Now()) {
		fmt.Println(n.Topic, n.Level, n.Tense, n.Served)
	}
	// Output:
	// spoken important future false
	// interpretation info future true
}
