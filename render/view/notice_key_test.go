package view

import (
	"bytes"
	"reflect"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/notice"
)

// TestNoticesAreRememberedUnderAllOfAReading sets each field of a reading, and
// wants another key for each but the reader, who is in the key by name, and the
// moment.
func TestNoticesAreRememberedUnderAllOfAReading(t *testing.T) {
	var zero noticeKey
	zero.reading(&notice.Reading{})
	for i := range reflect.TypeFor[notice.Reading]().NumField() {
		var r notice.Reading
		name := reflect.TypeFor[notice.Reading]().Field(i).Name
		switch v := reflect.ValueOf(&r).Elem().Field(i); {
		case name == "Reader" || name == "Now":
			continue
		case v.Kind() == reflect.Bool:
			v.SetBool(true)
		default:
			v.SetUint(1)
		}
		var k noticeKey
		k.reading(&r)
		assert.NotEqual(t, zero.b, k.b, "%s makes no difference", name)
	}
}

// TestNoticesAreRememberedUnderAllOfAPlan sets each field of a plan, and wants
// another key for each, or none.
func TestNoticesAreRememberedUnderAllOfAPlan(t *testing.T) {
	keyOf := func(p *notice.Plan) noticeKey {
		var k noticeKey
		k.plan(p)
		return k
	}
	items := func() *notice.Plan {
		return &notice.Plan{
			Interpretation: make([]notice.Interpretation, 1), Sign: make([]notice.Sign, 1),
			Captions: make([]notice.Captions, 1), Recording: &notice.Recording{},
		}
	}
	keys := [][]byte{keyOf(&notice.Plan{}).b, keyOf(items()).b}
	fields := 0
	var walk func(name string, at func(*notice.Plan) reflect.Value, plan func() *notice.Plan)
	walk = func(name string, at func(*notice.Plan) reflect.Value, plan func() *notice.Plan) {
		p := plan()
		v := at(p)
		_, isTag := v.Interface().(language.Tag)
		_, isTime := v.Interface().(time.Time)
		switch {
		case isTag:
			v.Set(reflect.ValueOf(language.Catalan))
		case isTime:
			v.Set(reflect.ValueOf(time.Unix(1, 0)))
		case v.Kind() == reflect.Struct:
			for i := range v.NumField() {
				walk(name+"."+v.Type().Field(i).Name, func(p *notice.Plan) reflect.Value { return at(p).Field(i) }, plan)
			}
			return
		case v.Kind() == reflect.Pointer && !v.IsNil():
			walk(name, func(p *notice.Plan) reflect.Value { return at(p).Elem() }, plan)
			return
		case v.Kind() == reflect.Slice && v.Len() > 0:
			walk(name+"[]", func(p *notice.Plan) reflect.Value { return at(p).Index(0) }, plan)
			v.SetLen(0)
		case v.Kind() == reflect.Slice:
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		case v.Type() == reflect.TypeFor[i18n.Text]():
			v.Set(reflect.ValueOf(i18n.Same("x")))
		case v.Kind() == reflect.String:
			v.SetString("x")
		case v.Kind() == reflect.Bool:
			v.SetBool(true)
		case v.Kind() == reflect.Uint8: // the precision of a deadline that there is not
			return
		default:
			t.Fatalf("%s is a %s", name, v.Type())
		}
		fields++
		key := keyOf(p)
		if key.unique {
			return
		}
		for _, other := range keys {
			assert.False(t, bytes.Equal(other, key.b), "%s makes no difference", name)
		}
		keys = append(keys, key.b)
	}
	walk("plan", func(p *notice.Plan) reflect.Value { return reflect.ValueOf(p).Elem() }, items)
	assert.Greater(t, fields, 30)
}
