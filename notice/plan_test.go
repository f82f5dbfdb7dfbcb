package notice_test

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/tertulia-go/tertulia/internal/fieldtest"
	"github.com/tertulia-go/tertulia/notice"
)

func TestEveryFieldOfAPlanHasARow(t *testing.T) {
	assert.Empty(t, fieldtest.Forgotten(nil, notice.PlanFields()))
}

// A plan knows something as soon as one of its fields does, whichever it is.
func TestAPlanWithOneFactIsNotZero(t *testing.T) {
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
