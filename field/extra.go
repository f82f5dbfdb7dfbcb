package field

import (
	"maps"
	"slices"

	"github.com/tertulia-go/tertulia/i18n"
)

// Extra is what a site says of a thing in fields of its own, whose names begin
// with [ExtraPrefix]. A value is a string, a bool, an int, a float64, an
// [i18n.Text], a []any or a map[string]any of such values. Nothing of this module
// prints them; their texts are translated like others.
type Extra map[string]any

// ExtraPrefix begins the names of a site's own fields.
const ExtraPrefix = "x-"

// Extras is an [Extra]. In its place the walk shows what is in it: each value by
// the type that it has.
func Extras[T any](at func(*T) *Extra) Of[T] { return plain(TypeExtra, ExtraPrefix, at) }

// The fields that stand for the values of an [Extra], whose names are in the path.
var (
	extraText   = &Field{Name: ExtraPrefix, Type: TypeWords}
	extraString = &Field{Name: ExtraPrefix, Type: TypeString}
	extraOther  = &Field{Name: ExtraPrefix, Type: TypeExtra}
)

// maxExtraDepth is how far the values of an [Extra] are walked: a map that holds
// itself has no end.
const maxExtraDepth = 32

// extra walks the values of a site's own in the order of their names.
func (w *walker) extra(owner any, values map[string]any, depth int) {
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if w.ended {
			return
		}
		w.enter(Step{Field: name})
		w.extraValue(owner, values[name], depth)
		w.leave()
	}
}

func (w *walker) extraValue(owner, value any, depth int) {
	switch v := value.(type) {
	case i18n.Text: // a copy that shares its words with the one that is kept
		w.show(extraText, owner, &v)
	case string:
		w.show(extraString, owner, &v)
	case map[string]any:
		w.show(extraOther, owner, &v)
		if depth < maxExtraDepth {
			w.extra(owner, v, depth+1)
		}
	case []any:
		w.show(extraOther, owner, &v)
		names := w.newNames()
		for i, item := range v {
			if w.ended || depth == maxExtraDepth {
				return
			}
			w.enter(Item(i, names.of(extraWords(item))))
			w.extraValue(owner, item, depth+1)
			w.leave()
		}
	default:
		w.show(extraOther, owner, &v)
	}
}

// extraWords is the text or string that a value is, by which an item is named.
func extraWords(value any) i18n.Text {
	switch v := value.(type) {
	case i18n.Text:
		return v
	case string:
		return i18n.Same(v)
	}
	return nil
}
