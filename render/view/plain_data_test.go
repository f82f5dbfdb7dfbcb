package view_test

import (
	"reflect"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/render/view"
)

// TestViewsArePlainData walks the types of the views: a program outside can
// make one, and none leads back to whoever made it.
func TestViewsArePlainData(t *testing.T) {
	seen := map[reflect.Type]bool{}
	var walk func(where string, typ reflect.Type)
	walk = func(where string, typ reflect.Type) {
		if seen[typ] {
			return
		}
		seen[typ] = true
		if typ == reflect.TypeFor[view.Extra]() { // whatever a site writes
			return
		}
		switch typ.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Array:
			walk(where, typ.Elem())
		case reflect.Struct:
			switch typ {
			case reflect.TypeFor[time.Time](), reflect.TypeFor[language.Tag](): // values, whatever is inside
				return
			}
			assert.Contains(t, typ.PkgPath(), "tertulia", "%s is a %s", where, typ)
			assert.NotContains(t, []string{"Views", "Options", "Catalog", "Localizer"}, typ.Name(), where)
			for i := range typ.NumField() {
				f := typ.Field(i)
				name := typ.Name() + "." + f.Name
				assert.True(t, f.IsExported(), "%s cannot be read outside", name)
				walk(name, f.Type)
			}
		case reflect.Map: // a text of the model, which stands in the facts of notices
			walk(where, typ.Elem())
		case reflect.Func, reflect.Interface, reflect.Chan, reflect.UnsafePointer:
			t.Errorf("%s is a %s", where, typ.Kind())
		}
	}
	for _, v := range []any{view.Event{}, view.Program{}, view.Speaker{}, view.Series{}, view.List{}, view.Page{}, view.Entry{}} {
		walk("", reflect.TypeOf(v))
	}
	assert.Greater(t, len(seen), 40)
}

// TestNoNameOfAViewIsAmbiguous holds that a template can name every field: two
// at the same depth would hide each other.
func TestNoNameOfAViewIsAmbiguous(t *testing.T) {
	for _, v := range []any{view.Event{}, view.Program{}, view.Speaker{}, view.Series{}, view.List{}, view.Page{}, view.Participant{}, view.Profile{}} {
		typ := reflect.TypeOf(v)
		for i := range typ.NumField() {
			embedded := typ.Field(i)
			if !embedded.Anonymous {
				continue
			}
			fields := embedded.Type
			if fields.Kind() == reflect.Pointer {
				fields = fields.Elem()
			}
			for k := range fields.NumField() {
				name := fields.Field(k).Name
				_, ok := typ.FieldByName(name)
				assert.True(t, ok, "%s.%s", typ.Name(), name)
			}
		}
	}
}
