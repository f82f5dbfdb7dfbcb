package notice_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/notice"
)

var (
	en, es, pt, fr = language.English, language.Spanish, language.Portuguese, language.French
	mfs, mul       = language.Make("mfs"), language.Make("mul")
)

func tags(t ...language.Tag) []language.Tag { return t }

func day(d, hour int) time.Time { return time.Date(2027, 3, d, hour, 0, 0, 0, time.UTC) }

// note is what an editor says of a plan or a service.
func note() i18n.Text { return i18n.Same("Cabina al fondo.") }

func into(tags ...language.Tag) notice.Interpretation { return notice.Interpretation{Into: tags} }

func list(in ...notice.Interpretation) []notice.Interpretation { return in }

// as returns interpretation with a provision.
func as(p notice.Provision, in notice.Interpretation) notice.Interpretation {
	in.Provision = p
	return in
}

// before is a reader before the event.
func before(reader language.Tag) notice.Reading {
	return notice.Reading{Reader: reader, Now: day(1, 0), Tense: notice.Future}
}

// topics says what notices are about.
func topics(notices []notice.Facts) []notice.Topic {
	var all []notice.Topic
	for _, n := range notices {
		all = append(all, n.Topic)
	}
	return all
}

func TestLevel(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name   string
		plan   notice.Plan
		reader string
		tense  notice.Tense
		want   notice.Level
	}{
		{"spoken", notice.Plan{Spoken: tags(es)}, "es", notice.Future, notice.Info},
		{"spoken in the reader's region", notice.Plan{Spoken: tags(es)}, "es-MX", notice.Future, notice.Info},
		{"spoken as in another region", notice.Plan{Spoken: tags(language.Make("es-AR"))}, "es-ES", notice.Future, notice.Info},
		{"not spoken", notice.Plan{Spoken: tags(es)}, "en", notice.Future, notice.Important},
		{"not spoken, running", notice.Plan{Spoken: tags(es)}, "en", notice.Present, notice.Important},
		{"not spoken, over", notice.Plan{Spoken: tags(es)}, "en", notice.Past, notice.Info},
		{"interpreted into", notice.Plan{Spoken: tags(es), Interpretation: list(into(en))}, "en-GB", notice.Future, notice.Info},
		{"interpreted into another", notice.Plan{Spoken: tags(es), Interpretation: list(as(notice.Provided, into(fr)))}, "en", notice.Future, notice.Important},
		{"on request does not lower it", notice.Plan{Spoken: tags(es), Interpretation: list(as(notice.OnRequest, into(en)))}, "en", notice.Future, notice.Important},
		{"planned does not lower it", notice.Plan{Spoken: tags(es), Interpretation: list(as(notice.Planned, into(en)))}, "en", notice.Future, notice.Important},
		{"conditional does not lower it", notice.Plan{Spoken: tags(es), Interpretation: list(as(notice.Conditional, into(en)))}, "en", notice.Future, notice.Important},
		{"several, and it is not known whether they are interpreted", notice.Plan{Spoken: tags(es, en)}, "es", notice.Future, notice.Info},
		{"several, and none is interpreted", notice.Plan{Spoken: tags(es, en), NoInterpretation: true}, "es", notice.Future, notice.Important},
		{"one as in two regions, and none is interpreted", notice.Plan{Spoken: tags(es, language.Make("es-MX")), NoInterpretation: true}, "es", notice.Future, notice.Info},
		{"several, and none was interpreted", notice.Plan{Spoken: tags(es, en), NoInterpretation: true}, "es", notice.Past, notice.Info},
		{"one that is spoken, and none is interpreted", notice.Plan{Spoken: tags(es), NoInterpretation: true}, "es", notice.Future, notice.Info},
		{"it is not known what is spoken", notice.Plan{NoInterpretation: true}, "en", notice.Future, notice.Info},
		{"speakers choose", notice.Plan{SpeakersChoice: true}, "en", notice.Future, notice.Info},
		{"speakers choose, and none is interpreted", notice.Plan{SpeakersChoice: true, NoInterpretation: true}, "en", notice.Future, notice.Important},
		{"several that nobody lists", notice.Plan{Spoken: tags(language.Make("mul"))}, "en", notice.Future, notice.Info},
		{"several that nobody lists, and none is interpreted", notice.Plan{Spoken: tags(language.Make("mul")), NoInterpretation: true}, "en", notice.Future, notice.Info},
		{"a reader of no language", notice.Plan{Spoken: tags(en)}, "und", notice.Future, notice.Important},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			notices := notice.OfOccasion(tc.plan, nil, notice.Reading{Reader: language.Make(tc.reader), Now: day(1, 0), Tense: tc.tense})
			require.NotEmpty(t, notices)
			assert.Equal(t, tc.want, notices[0].Level)
			for _, n := range notices[1:] {
				assert.Equal(t, notice.Info, n.Level, "of %s", n.Topic)
			}
		})
	}
}

func TestNothingIsToldWithoutFacts(t *testing.T) {
	t.Parallel()
	assert.Empty(t, notice.OfOccasion(notice.Plan{}, []notice.Plan{{}}, before(es)))
	assert.Empty(t, notice.OfSession(notice.Plan{}, notice.Plan{}, before(es)))
	assert.Empty(t, notice.OfSession(notice.Plan{}, notice.Plan{Spoken: tags(es)}, before(es)), "what the event says is not said again")
	// What validation refuses is not said.
	assert.Empty(t, notice.OfOccasion(notice.Plan{
		Interpretation: list(as("perhaps", into(en)), notice.Interpretation{}),
		Sign:           []notice.Sign{{Language: mfs, Provision: "perhaps"}},
	}, nil, before(es)))
}

func TestInterpretationIsToldAsOneService(t *testing.T) {
	t.Parallel()
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
		{"between two of three", tags(es, en, pt), []notice.Interpretation{from(pt, es), from(es, pt)},
			[]notice.Interpreted{{Direction: notice.Between, From: tags(pt, es), Into: tags(pt, es), Mode: notice.Simultaneous}}},
		{"between two of three, in one entry", tags(es, en, pt), []notice.Interpretation{{From: tags(pt, es), Into: tags(es, pt)}},
			[]notice.Interpreted{{Direction: notice.Between, From: tags(pt, es), Into: tags(pt, es)}}},
		{"between two of three, and from the third", tags(es, en, pt), []notice.Interpretation{from(pt, es), from(en, es), from(es, pt)},
			[]notice.Interpreted{{Direction: notice.Between, From: tags(pt, es), Into: tags(pt, es), Mode: notice.Simultaneous},
				{From: tags(en), Into: tags(es), Mode: notice.Simultaneous}}},
		{"between two, and nobody knows what is spoken", nil, []notice.Interpretation{from(pt, es), from(es, pt)},
			[]notice.Interpreted{{Direction: notice.Between, From: tags(pt, es), Into: tags(pt, es), Mode: notice.Simultaneous}}},
		{"among three of four", tags(es, en, pt, fr), []notice.Interpretation{{From: tags(es, en, pt), Into: tags(es, en, pt)}},
			[]notice.Interpreted{{Direction: notice.Between, From: tags(es, en, pt), Into: tags(es, en, pt)}}},
		{"from languages that nobody lists", tags(mul), []notice.Interpretation{from(mul, es)},
			[]notice.Interpreted{{Into: tags(es), Mode: notice.Simultaneous}}},
		{"into languages that nobody lists", tags(mul), []notice.Interpretation{into(mul)}, []notice.Interpreted{{}}},
		{"from one into languages that nobody lists", tags(mul), []notice.Interpretation{from(es, mul)},
			[]notice.Interpreted{{From: tags(es), Mode: notice.Simultaneous}}},
		{"from all that is spoken", spoken, []notice.Interpretation{{From: tags(en, es), Into: tags(pt)}},
			[]notice.Interpreted{{Into: tags(pt)}}},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			given := fmt.Sprint(tc.in)
			notices := notice.OfOccasion(notice.Plan{Spoken: tc.spoken, Interpretation: tc.in}, nil, before(es))
			require.Len(t, notices, 1)
			assert.Equal(t, tc.want, notices[0].Interpretation)
			assert.Equal(t, given, fmt.Sprint(tc.in), "the plan stays as it was")
		})
	}
}

func TestEachServiceHasASentenceOfItsOwn(t *testing.T) {
	t.Parallel()
	modes := func(p notice.Provision, deadline field.Moment) []notice.Interpretation {
		return []notice.Interpretation{
			{Into: tags(en), Mode: notice.Simultaneous, Provision: p, Deadline: deadline},
			{Into: tags(fr), Mode: notice.Consecutive, Provision: p, Deadline: deadline},
		}
	}
	for _, p := range []notice.Provision{notice.Provided, notice.OnRequest, notice.Conditional, notice.Planned} {
		t.Run(string(p), func(t *testing.T) {
			notices := notice.OfOccasion(notice.Plan{Interpretation: modes(p, field.Moment{})}, nil, before(fr))
			require.Equal(t, []notice.Topic{notice.AboutInterpretation, notice.AboutInterpretation}, topics(notices))
			assert.Equal(t, []notice.Interpreted{{Into: tags(en), Mode: notice.Simultaneous}}, notices[0].Interpretation)
			assert.Equal(t, []notice.Interpreted{{Into: tags(fr), Mode: notice.Consecutive}}, notices[1].Interpretation)
			assert.Equal(t, []bool{false, true}, []bool{notices[0].Served, notices[1].Served})
		})
	}
	t.Run("with what is spoken they are one sentence", func(t *testing.T) {
		notices := notice.OfOccasion(notice.Plan{Spoken: tags(es), Interpretation: modes(notice.Provided, field.Moment{})}, nil, before(fr))
		require.Len(t, notices, 1)
		assert.Len(t, notices[0].Interpretation, 2)
	})
	t.Run("too late for both is said once", func(t *testing.T) {
		notices := notice.OfOccasion(notice.Plan{Interpretation: modes(notice.OnRequest, field.Day(day(3, 0)))}, nil, notice.Reading{Reader: fr, Now: day(5, 0)})
		require.Len(t, notices, 1)
		assert.Len(t, notices[0].Interpretation, 2)
	})
}

func TestDeadline(t *testing.T) {
	t.Parallel()
	ask := func(deadline field.Moment, now time.Time, tense notice.Tense) []notice.Facts {
		in := as(notice.OnRequest, into(en))
		in.Deadline = deadline
		return notice.OfOccasion(notice.Plan{Interpretation: list(in)}, nil, notice.Reading{Reader: es, Now: now, Tense: tense})
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
			notices := ask(tc.deadline, tc.now, notice.Future)
			require.Len(t, notices, 1)
			assert.Equal(t, tc.closed, notices[0].Closed)
			assert.Equal(t, tc.deadline, notices[0].Deadline)
		})
	}
	assert.Empty(t, ask(field.Day(day(3, 0)), day(10, 0), notice.Past), "nobody asks for anything after the event")
}

func TestSessionsInheritAndDoNotRepeat(t *testing.T) {
	t.Parallel()
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
		{"a note", notice.Plan{Note: note()}, []notice.Topic{notice.AboutSpoken}},
		{"interpretation on request is not to be had here", notice.Plan{Interpretation: []notice.Interpretation{
			{Into: tags(pt), Mode: notice.Simultaneous}}}, []notice.Topic{notice.AboutSpoken}},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			notices := notice.OfSession(tc.own, of, before(es))
			assert.Equal(t, tc.want, topics(notices))
			for _, n := range notices {
				assert.Equal(t, notice.OfPanel, n.Scope)
			}
		})
	}
}

func TestSessionsThatAreWrittenInAnotherWayAreNotAnnounced(t *testing.T) {
	t.Parallel()
	from := func(f, i language.Tag) notice.Interpretation {
		return notice.Interpretation{From: tags(f), Into: tags(i)}
	}
	asked := func(in notice.Interpretation) notice.Interpretation { return as(notice.OnRequest, in) }
	noted := func(in notice.Interpretation) notice.Interpretation {
		in.Note = note()
		return in
	}
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
			of := notice.Plan{Spoken: tc.spoken, Interpretation: tc.of}
			for _, spoken := range [][]language.Tag{nil, tc.spoken} { // the session may say so or not
				own := notice.Plan{Spoken: spoken, Interpretation: tc.own}
				notices := notice.OfSession(own, of, before(en))
				assert.Equal(t, tc.want, topics(notices))
				for _, n := range notices {
					assert.NotEmpty(t, n.Note, "only the note is said")
				}
				assert.NotContains(t, topics(notice.OfOccasion(of, []notice.Plan{own}, before(en))), notice.AboutSessions)
			}
		})
	}

	t.Run("with something new, of which alone they tell", func(t *testing.T) {
		own := notice.Plan{Interpretation: list(asked(into(en)), as(notice.Planned, into(fr)))}
		notices := notice.OfSession(own, notice.Plan{Spoken: tags(es), Interpretation: list(asked(into(en)))}, before(en))
		require.Equal(t, []notice.Topic{notice.AboutInterpretation}, topics(notices))
		assert.Equal(t, notice.Planned, notices[0].Provision)
	})
	t.Run("of sign languages, with a note", func(t *testing.T) {
		own := notice.Plan{Sign: []notice.Sign{{Language: mfs, Note: note()}, {Language: mfs}}}
		notices := notice.OfSession(own, notice.Plan{Sign: []notice.Sign{{Language: mfs, Provision: notice.Provided}}}, before(es))
		require.Equal(t, []notice.Topic{notice.AboutSign}, topics(notices))
		assert.Equal(t, note(), notices[0].Note)
	})
	t.Run("twice", func(t *testing.T) {
		own := notice.Plan{Captions: []notice.Captions{{Language: es}, {Language: es}}, Materials: tags(es, es)}
		assert.Empty(t, notice.OfSession(own, notice.Plan{Captions: []notice.Captions{{Language: es}}, Materials: tags(es)}, before(es)))
	})
}

func TestAnEventSaysInWhatItsSessionsDiffer(t *testing.T) {
	t.Parallel()
	inSpanish, inEnglish := notice.Plan{Spoken: tags(es)}, notice.Plan{Spoken: tags(en)}
	interpreted := notice.Plan{Interpretation: []notice.Interpretation{into(en)}}
	none := notice.Plan{NoInterpretation: true}
	both := notice.Plan{Spoken: tags(es), Interpretation: []notice.Interpretation{into(en)}}
	captioned := notice.Plan{Captions: []notice.Captions{{Language: es}}}
	signed := func(p notice.Provision) notice.Plan {
		return notice.Plan{Sign: []notice.Sign{{Language: mfs, Provision: p}}}
	}
	varies := func(topics ...notice.Topic) notice.Facts {
		return notice.Facts{Topic: notice.AboutSessions, Varies: topics}
	}
	some := func(count int, languages ...language.Tag) notice.Facts {
		n := varies(notice.AboutSpoken)
		n.Sessions, n.Languages = count, languages
		return n
	}
	cases := []struct {
		name     string
		of       notice.Plan
		sessions []notice.Plan
		want     []notice.Facts
	}{
		{"no sessions", inSpanish, nil, nil},
		{"all as the event", inSpanish, []notice.Plan{{}, inSpanish}, nil},
		{"all alike, and the event says nothing", notice.Plan{}, []notice.Plan{inSpanish, inSpanish}, nil},
		{"one is known", notice.Plan{}, []notice.Plan{inSpanish, {}}, nil},
		{"two languages", notice.Plan{}, []notice.Plan{inSpanish, {}, inEnglish}, []notice.Facts{varies(notice.AboutSpoken)}},
		{"one unlike the event", inSpanish, []notice.Plan{{}, inEnglish}, []notice.Facts{some(1, en)}},
		{"two unlike the event, alike", inSpanish, []notice.Plan{inEnglish, inSpanish, inEnglish}, []notice.Facts{some(2, en)}},
		{"two unlike the event, unlike each other", inSpanish, []notice.Plan{inEnglish, {Spoken: tags(pt)}}, []notice.Facts{varies(notice.AboutSpoken)}},
		{"speakers choose in one", inSpanish, []notice.Plan{{SpeakersChoice: true}}, []notice.Facts{varies(notice.AboutSpoken)}},
		{"two kinds of interpretation", inSpanish, []notice.Plan{interpreted, none}, []notice.Facts{varies(notice.AboutInterpretation)}},
		{"interpretation is known of one", inSpanish, []notice.Plan{interpreted, {}}, nil},
		{"language and interpretation", inSpanish, []notice.Plan{interpreted, none, inEnglish}, []notice.Facts{some(1, en), varies(notice.AboutInterpretation)}},
		{"into the language that elsewhere is spoken", both, []notice.Plan{{Spoken: tags(en), Interpretation: []notice.Interpretation{into(es)}}}, []notice.Facts{some(1, en)}},
		{"language, and none is interpreted there", both, []notice.Plan{{Spoken: tags(en), NoInterpretation: true}}, []notice.Facts{some(1, en), varies(notice.AboutInterpretation)}},
		{"Spanish of another region is Spanish", inSpanish, []notice.Plan{{Spoken: tags(language.Make("es-MX"))}}, nil},
		{"and is interpreted as Spanish is", both, []notice.Plan{{Spoken: tags(language.Make("es-MX")), Interpretation: []notice.Interpretation{into(en)}}}, nil},
		{"a note on interpretation does not count", both, []notice.Plan{{Interpretation: []notice.Interpretation{{Into: tags(en), Note: note()}}}}, nil},
		{"captions in one, and nobody knows of the others", inSpanish, []notice.Plan{captioned, {}}, nil},
		{"no captions in one", captioned, []notice.Plan{{NoCaptions: true}}, []notice.Facts{varies(notice.AboutCaptions)}},
		{"captions in one of two", notice.Plan{}, []notice.Plan{captioned, {NoCaptions: true}}, []notice.Facts{varies(notice.AboutCaptions)}},
		{"a sign language on request in one", signed(notice.Provided), []notice.Plan{signed(notice.OnRequest)}, []notice.Facts{varies(notice.AboutSign)}},
		{"a sign language that is provided, in other words", signed(notice.Provided), []notice.Plan{signed("")}, nil},
		{"everything", notice.Plan{Spoken: tags(es), Interpretation: []notice.Interpretation{into(en)}, NoSign: true, NoCaptions: true},
			[]notice.Plan{{NoInterpretation: true, Sign: signed("").Sign, Captions: captioned.Captions}, inEnglish, {Spoken: tags(pt)}},
			[]notice.Facts{varies(notice.AboutSpoken, notice.AboutInterpretation, notice.AboutSign, notice.AboutCaptions)}},
		{"recordings, of which each session tells", notice.Plan{NoRecording: true}, []notice.Plan{{Recording: &notice.Recording{}}}, nil},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			var got []notice.Facts
			for _, n := range notice.OfOccasion(tc.of, tc.sessions, before(pt)) {
				if n.Topic == notice.AboutSessions {
					n.Served = false
					got = append(got, n)
				}
			}
			assert.Equal(t, tc.want, got)
		})
	}
}

func TestAnEventTellsNothingThatASessionDenies(t *testing.T) {
	t.Parallel()
	plan := notice.Plan{
		Spoken: tags(es), Interpretation: list(into(en)), Sign: []notice.Sign{{Language: mfs}},
		Captions: []notice.Captions{{Language: es}}, Materials: tags(es), NoRecording: true,
	}
	none := notice.Plan{NoInterpretation: true, NoSign: true, NoCaptions: true, Materials: tags(en), Recording: &notice.Recording{}}
	sessions := []notice.Plan{none, {}}

	notices := notice.OfOccasion(plan, sessions, before(en))
	assert.Equal(t, []notice.Topic{notice.AboutSpoken, notice.AboutSessions, notice.AboutMaterials}, topics(notices))
	assert.Empty(t, notices[0].Interpretation)
	assert.True(t, notices[2].Served, "Spanish is not the only language of the materials")

	shared := plan.Shared(sessions, notice.Future)
	for i, want := range [][]notice.Topic{
		{notice.AboutSpoken, notice.AboutSign, notice.AboutCaptions, notice.AboutMaterials, notice.AboutRecording},
		{notice.AboutSpoken, notice.AboutSign, notice.AboutCaptions, notice.AboutRecording},
	} {
		assert.Equal(t, want, topics(notice.OfSession(sessions[i].Inherit(plan), shared, before(en))))
	}
	assert.Equal(t, plan, plan.Shared([]notice.Plan{{}, plan}, notice.Future), "all is told where all have it")
}

func TestDeadlinesOfWhatIsPostponedDoNotCount(t *testing.T) {
	t.Parallel()
	asked := func(deadline int, tag language.Tag) notice.Interpretation {
		return notice.Interpretation{Into: tags(tag), Provision: notice.OnRequest, Deadline: field.Day(day(deadline, 0))}
	}
	plan := notice.Plan{
		Interpretation: list(asked(3, en), asked(4, fr)),
		Sign:           []notice.Sign{{Language: mfs, Provision: notice.Conditional, Deadline: field.Day(day(3, 0))}},
	}
	undated := notice.Reading{Reader: es, Now: day(8, 0), Undated: true}
	notices := notice.OfOccasion(plan, nil, undated)
	require.Equal(t, []notice.Topic{notice.AboutInterpretation, notice.AboutSign}, topics(notices), "both are had on the same terms")
	for _, n := range notices {
		assert.False(t, n.Closed)
		assert.True(t, n.Deadline.IsZero())
	}
	assert.Empty(t, notice.OfSession(notice.Plan{Interpretation: list(asked(5, en), asked(5, fr))}, plan, undated), "nor do they make a difference")
	assert.Equal(t, field.Day(day(3, 0)), plan.Sign[0].Deadline, "the plan stays as it was")
}

func TestWhatWasNeverCertainDoesNotVaryAfterwards(t *testing.T) {
	t.Parallel()
	plan := notice.Plan{Spoken: tags(es), Interpretation: list(into(en), as(notice.OnRequest, into(fr)))}
	sessions := []notice.Plan{{Interpretation: list(into(en))}}
	assert.Contains(t, topics(notice.OfOccasion(plan, sessions, before(es))), notice.AboutSessions)
	after := notice.Reading{Reader: es, Now: day(10, 0), Tense: notice.Past}
	assert.Equal(t, []notice.Topic{notice.AboutSpoken}, topics(notice.OfOccasion(plan, sessions, after)))
}

func TestAnEditorsNoteStandsForWhatIsSpokenAndInterpreted(t *testing.T) {
	t.Parallel()
	said := i18n.Same("Se habla, se traduce.")
	plan := notice.Plan{
		Spoken: tags(es, en), SpeakersChoice: true, Note: said,
		Interpretation: []notice.Interpretation{{Into: tags(pt), Provision: notice.OnRequest, Note: note()}},
		Captions:       []notice.Captions{{Language: es}},
	}
	inFrench, withoutCaptions := notice.Plan{Spoken: tags(fr)}, notice.Plan{NoCaptions: true}

	notices := notice.OfOccasion(plan, []notice.Plan{inFrench, withoutCaptions}, before(fr))
	assert.Equal(t, []notice.Topic{notice.AboutSpoken, notice.AboutInterpretation, notice.AboutSessions}, topics(notices))
	assert.Equal(t, []notice.Topic{notice.AboutCaptions}, notices[2].Varies, "what the note is about is not said beside it")
	assert.Equal(t, said, notices[0].Note)
	assert.Equal(t, notice.Important, notices[0].Level, "the note is as important as the sentence it replaces")
	assert.Equal(t, tags(es, en), notices[0].Languages, "the facts stay")
	assert.Equal(t, note(), notices[1].Note)

	other := notice.OfSession(inFrench, plan, before(fr))
	assert.Equal(t, []notice.Topic{notice.AboutSpoken}, topics(other))
	assert.Empty(t, other[0].Note, "the note of the event is not about this session")
	assert.Equal(t, []notice.Topic{notice.AboutCaptions}, topics(notice.OfSession(withoutCaptions, plan, before(fr))))
}

// told is what there is to tell of a plan before the event.
func told(plan notice.Plan, reader language.Tag) []notice.Facts {
	return notice.OfOccasion(plan, nil, before(reader))
}

func TestWhatIsToldOfEachFact(t *testing.T) {
	t.Parallel()
	office := field.Contact{Email: "languages@example.org"}
	cases := []struct {
		name   string
		plan   notice.Plan
		reader language.Tag
		want   []notice.Facts
	}{
		{"each speaks as they choose", notice.Plan{SpeakersChoice: true}, en,
			[]notice.Facts{{Topic: notice.AboutSpoken, SpeakersChoice: true}}},
		{"each chooses what is known to be spoken, or another language", notice.Plan{SpeakersChoice: true, Spoken: tags(en)}, en,
			[]notice.Facts{{Topic: notice.AboutSpoken, SpeakersChoice: true, Languages: tags(en), Served: true}}},
		{"each chooses, among languages that nobody lists", notice.Plan{SpeakersChoice: true, Spoken: tags(mul)}, en,
			[]notice.Facts{{Topic: notice.AboutSpoken, SpeakersChoice: true}}},
		{"whom to ask for interpretation", notice.Plan{Interpretation: list(notice.Interpretation{Into: tags(en), Provision: notice.OnRequest, Contact: office})}, en,
			[]notice.Facts{{Topic: notice.AboutInterpretation, Provision: notice.OnRequest, Contact: office, Served: true, Interpretation: []notice.Interpreted{{Into: tags(en)}}}}},
		{"whom to tell that one needs a sign language", notice.Plan{Sign: []notice.Sign{{Language: mfs, Provision: notice.Conditional, Contact: office, Deadline: field.Day(day(3, 0))}}}, en,
			[]notice.Facts{{Topic: notice.AboutSign, Languages: tags(mfs), Provision: notice.Conditional, Contact: office, Deadline: field.Day(day(3, 0))}}},
		{"nobody has to ask for what is planned", notice.Plan{Sign: []notice.Sign{{Language: mfs, Provision: notice.Planned, Contact: office}}}, en,
			[]notice.Facts{{Topic: notice.AboutSign, Languages: tags(mfs), Provision: notice.Planned}}},
		{"a sign language twice", notice.Plan{Sign: []notice.Sign{{Language: mfs}, {Language: mfs}}}, en,
			[]notice.Facts{{Topic: notice.AboutSign, Languages: tags(mfs), Provision: notice.Provided}}},
		{"no sign language", notice.Plan{NoSign: true}, en, []notice.Facts{{Topic: notice.AboutSign, None: true}}},
		{"captions in the reader's language", notice.Plan{Captions: []notice.Captions{{Language: es}, {Language: language.Make("en-GB")}}}, en,
			[]notice.Facts{{Topic: notice.AboutCaptions, Served: true, Captions: []notice.Captions{{Language: es}, {Language: language.Make("en-GB")}}}}},
		{"captions in another", notice.Plan{Captions: []notice.Captions{{Language: es}}}, en,
			[]notice.Facts{{Topic: notice.AboutCaptions, Captions: []notice.Captions{{Language: es}}}}},
		{"captions, and none", notice.Plan{NoCaptions: true, Captions: []notice.Captions{{Language: es}}}, en,
			[]notice.Facts{{Topic: notice.AboutCaptions, Captions: []notice.Captions{{Language: es}}}}},
		{"materials in languages that nobody lists", notice.Plan{Materials: tags(mul)}, en,
			[]notice.Facts{{Topic: notice.AboutMaterials, Languages: tags(mul), Served: true}}},
		{"questions in another language", notice.Plan{Questions: tags(es)}, en,
			[]notice.Facts{{Topic: notice.AboutQuestions, Languages: tags(es)}}},
		{"a recording with subtitles", notice.Plan{Recording: &notice.Recording{Languages: tags(es), Captions: tags(en)}}, en,
			[]notice.Facts{{Topic: notice.AboutRecording, Languages: tags(es), Served: true, Recording: &notice.Recording{Languages: tags(es), Captions: tags(en)}}}},
		{"no recording", notice.Plan{NoRecording: true}, en, []notice.Facts{{Topic: notice.AboutRecording, None: true}}},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) { assert.Equal(t, tc.want, told(tc.plan, tc.reader)) })
	}
}

func TestWhatIsAskedForOnOtherTermsIsAnotherService(t *testing.T) {
	t.Parallel()
	asked := func(deadline field.Moment, contact field.Contact, tag language.Tag) notice.Interpretation {
		return notice.Interpretation{Into: tags(tag), Provision: notice.OnRequest, Deadline: deadline, Contact: contact}
	}
	office, desk := field.Contact{Email: "a@example.org"}, field.Contact{Email: "b@example.org"}
	midnight, phone := day(3, 0), field.Contact{Email: "a@example.org", Phone: "1"}
	cases := []struct {
		name string
		one  notice.Interpretation
		same bool
	}{
		{"the same terms", asked(field.Day(midnight), office, fr), true},
		{"another contact", asked(field.Day(midnight), desk, fr), false},
		{"another telephone", asked(field.Day(midnight), phone, fr), false},
		{"the day's first minute, and the day", asked(field.Minute(midnight), office, fr), false},
		{"another deadline", asked(field.Day(day(4, 0)), office, fr), false},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			plan := notice.Plan{Interpretation: list(asked(field.Day(midnight), office, en), tc.one)}
			var services [][]notice.Interpreted
			for _, n := range told(plan, es) {
				services = append(services, n.Interpretation)
			}
			want := [][]notice.Interpreted{{{Into: tags(en)}}, {{Into: tags(fr)}}}
			if tc.same {
				want = [][]notice.Interpreted{{{Into: tags(en, fr)}}}
			}
			assert.Equal(t, want, services)
		})
	}
	t.Run("how it is heard", func(t *testing.T) {
		plan := notice.Plan{Spoken: tags(es), Interpretation: list(
			notice.Interpretation{Into: tags(en), Delivery: notice.Headsets}, notice.Interpretation{Into: tags(fr), Delivery: notice.App})}
		assert.Len(t, told(plan, en)[0].Interpretation, 2)
	})
}

func TestWhatIsToldChangesNoPlan(t *testing.T) {
	t.Parallel()
	two := tags(en, pt) // of which an entry has the first, with room for one more
	told(notice.Plan{Spoken: tags(es), Interpretation: []notice.Interpretation{{Into: two[:1]}, {Into: tags(fr)}}}, en)
	assert.Equal(t, tags(en, pt), two)
}

func TestNotesOfServicesAreOfNoUseAfterwards(t *testing.T) {
	t.Parallel()
	plan := notice.Plan{
		Spoken:         tags(es),
		Interpretation: list(notice.Interpretation{Into: tags(en), Note: note()}),
		Sign:           []notice.Sign{{Language: mfs, Note: note()}},
	}
	assert.Equal(t, []notice.Topic{notice.AboutSpoken, notice.AboutInterpretation, notice.AboutSign, notice.AboutSign}, topics(told(plan, en)))
	after := notice.OfOccasion(plan, nil, notice.Reading{Reader: en, Now: day(10, 0), Tense: notice.Past})
	assert.Equal(t, []notice.Topic{notice.AboutSpoken, notice.AboutSign}, topics(after))
}

func TestASessionTellsWhateverDiffers(t *testing.T) {
	t.Parallel()
	recorded := func(r notice.Recording) notice.Plan { return notice.Plan{Recording: &r} }
	of := notice.Recording{Languages: tags(es), Captions: tags(en), URL: "https://example.org/video"}
	captioned := func(kind notice.CaptionKind) notice.Plan {
		return notice.Plan{Captions: []notice.Captions{{Language: es, Kind: kind}}}
	}
	cases := []struct {
		name    string
		own, of notice.Plan
		want    []notice.Topic
	}{
		{"the same recording", recorded(of), recorded(of), nil},
		{"a recording elsewhere", recorded(notice.Recording{Languages: of.Languages, Captions: of.Captions}), recorded(of), []notice.Topic{notice.AboutRecording}},
		{"a recording without subtitles", recorded(notice.Recording{Languages: of.Languages, URL: of.URL}), recorded(of), []notice.Topic{notice.AboutRecording}},
		{"a recording in another language", recorded(notice.Recording{Languages: tags(en), Captions: of.Captions, URL: of.URL}), recorded(of), []notice.Topic{notice.AboutRecording}},
		{"captions of another kind", captioned(notice.LiveCaptions), captioned(notice.AutomaticCaptions), []notice.Topic{notice.AboutCaptions}},
		{"no sign language, like its event", notice.Plan{NoSign: true}, notice.Plan{NoSign: true}, nil},
		{"that it is not known whether there is interpretation", notice.Plan{Spoken: tags(es)}, notice.Plan{Spoken: tags(es), NoInterpretation: true}, []notice.Topic{notice.AboutSpoken}},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) { assert.Equal(t, tc.want, topics(notice.OfSession(tc.own, tc.of, before(en)))) })
	}
}
