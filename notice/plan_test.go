package notice_test

import (
	"reflect"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/internal/fieldtest"
	"github.com/tertulia-go/tertulia/notice"
)

func TestEveryFieldOfAPlanHasARow(t *testing.T) {
	t.Parallel()
	assert.Empty(t, fieldtest.Forgotten(nil, notice.PlanFields()))
}

// A plan knows something as soon as one of its fields does, whichever it is.
func TestAPlanWithOneFactIsNotZero(t *testing.T) {
	t.Parallel()
	assert.True(t, notice.Plan{}.IsZero())
	for i := range notice.PlanFields().Fields {
		f := &notice.PlanFields().Fields[i]
		given, full := new(notice.Plan), fieldtest.Filled(notice.PlanFields())
		reflect.ValueOf(f.Ref(given)).Elem().Set(reflect.ValueOf(f.Ref(full)).Elem())
		assert.False(t, given.IsZero(), f.Name)
		if stated := f.Stated(given); stated != nil {
			none := new(notice.Plan)
			*f.Stated(none) = true
			assert.False(t, none.IsZero(), "%s: %s", f.Name, f.Or)
		}
	}
}

func TestASessionInheritsEveryFact(t *testing.T) {
	t.Parallel()
	full := *fieldtest.Filled(notice.PlanFields()).(*notice.Plan)
	assert.Equal(t, full, notice.Plan{}.Inherit(full))
	assert.Equal(t, full, full.Inherit(notice.Plan{}))
	none := notice.Plan{NoInterpretation: true, NoSign: true, NoCaptions: true, NoRecording: true}
	assert.Equal(t, none, notice.Plan{}.Inherit(none))
	inherited := none.Inherit(full)
	assert.Empty(t, inherited.Interpretation, "what is stated to be none is not inherited")
	assert.Empty(t, inherited.Sign)
	assert.Empty(t, inherited.Captions)
	assert.Nil(t, inherited.Recording)
}

func TestTheNoteOfAnEventIsNotAboutInterpretationOfTheSessionsOwn(t *testing.T) {
	t.Parallel()
	of := notice.Plan{Spoken: tags(es), Note: note()}
	assert.Equal(t, note(), notice.Plan{Questions: tags(en)}.Inherit(of).Note)
	assert.Nil(t, notice.Plan{Interpretation: list(into(en))}.Inherit(of).Note)
	assert.Nil(t, notice.Plan{NoInterpretation: true}.Inherit(of).Note)
	assert.Nil(t, notice.Plan{Spoken: tags(es)}.Inherit(of).Note)
}

func TestWhatIsWrongBetweenTheServicesOfAPlan(t *testing.T) {
	t.Parallel()
	asked := func(deadline field.Moment) notice.Plan {
		return notice.Plan{
			Interpretation: list(notice.Interpretation{Into: tags(en), Provision: notice.OnRequest, Deadline: deadline}),
			Sign:           []notice.Sign{{Language: mfs, Provision: notice.OnRequest, Deadline: deadline}},
		}
	}
	late := "interpretation[0].deadline: out of order: after the end\nsign[0].deadline: out of order: after the end"
	cases := []struct {
		name string
		plan notice.Plan
		over time.Time
		want string
	}{
		{"the day on which all is over", asked(field.Day(day(9, 0))), day(9, 12), late},
		{"the last day, until whose end all lasts", asked(field.Day(day(9, 0))), day(10, 0), ""},
		{"the last minute", asked(field.Minute(day(9, 12).Add(-time.Minute))), day(9, 12), ""},
		{"the moment when all is over", asked(field.Minute(day(9, 12))), day(9, 12), late},
		{"nobody knows when all is over", asked(field.Day(day(9, 0))), time.Time{}, ""},
		{"one of two ways is certain and not", notice.Plan{Interpretation: list(
			notice.Interpretation{Into: tags(en), From: tags(es)},
			notice.Interpretation{Into: tags(en), From: tags(es, fr), Provision: notice.Planned})}, time.Time{},
			"interpretation[1].provision: conflict: interpretation into en is provided, and it is not certain"},
		{"a sign language twice, on like terms", notice.Plan{Sign: []notice.Sign{{Language: mfs}, {Language: mfs, Provision: notice.Provided}}}, time.Time{}, ""},
		{"two sign languages, on other terms", notice.Plan{Sign: []notice.Sign{{Language: mfs}, {Language: language.Make("ase"), Provision: notice.Planned}}}, time.Time{}, ""},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) { assert.Equal(t, tc.want, tc.plan.Faults(tc.plan, tc.over).String()) })
	}
}
