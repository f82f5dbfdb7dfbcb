// Package fingerprint says in a few characters what a value holds, through all
// that it points to, so that a later process can tell whether something is made of
// the same as before.
package fingerprint

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"math"
	"reflect"
	"slices"
	"sync"
	"time"

	"golang.org/x/text/language"
)

// Maker makes fingerprints. What several values point to is looked at once, so a
// Maker belongs to one state of the content, which it keeps in memory. The zero
// value is ready. It is safe for concurrent use.
type Maker struct {
	known sync.Map // from a pointer to its sum
}

// A sum is the hash of what a pointer leads to.
type sum [sha256.Size]byte

// Of returns the fingerprint of values. Values that hold the same have the same one,
// in every process; those that do not have another. Unlike what holds nothing, what
// cannot be told from others, as a function, has none: "".
func (m *Maker) Of(values ...any) string {
	w := walk{maker: m, ok: true}
	for _, v := range values {
		w.value(reflect.ValueOf(v), 0)
	}
	if !w.ok {
		return ""
	}
	s := sha256.Sum256(w.b)
	return base64.RawURLEncoding.EncodeToString(s[:16])
}

// A walk writes values one after another, each so that its end is known.
type walk struct {
	maker *Maker
	b     []byte
	ok    bool
}

// maxDepth is deeper than content nests. What goes on has a circle in it.
const maxDepth = 64

func (w *walk) value(v reflect.Value, depth int) {
	if depth > maxDepth {
		w.ok = false
		return
	}
	w.b = append(w.b, byte(v.Kind()))
	if v.IsValid() && v.CanInterface() && w.leaf(v) {
		return
	}
	switch v.Kind() {
	case reflect.Invalid: // nil
	case reflect.String:
		w.text(v.String())
	case reflect.Bool:
		w.flag(v.Bool())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		w.b = binary.AppendVarint(w.b, v.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		w.b = binary.AppendUvarint(w.b, v.Uint())
	case reflect.Float32, reflect.Float64:
		w.b = binary.BigEndian.AppendUint64(w.b, math.Float64bits(v.Float()))
	case reflect.Pointer:
		w.pointer(v, depth)
	case reflect.Interface:
		w.value(v.Elem(), depth+1)
	case reflect.Struct:
		for i := range v.NumField() {
			w.value(v.Field(i), depth+1)
		}
	case reflect.Slice, reflect.Array:
		w.b = binary.AppendUvarint(w.b, uint64(v.Len()))
		for i := range v.Len() {
			w.value(v.Index(i), depth+1)
		}
	case reflect.Map:
		w.entries(v, depth)
	default:
		w.ok = false
	}
}

// leaf writes values of types that say more than their fields do.
func (w *walk) leaf(v reflect.Value) bool {
	switch v.Type() {
	case timeType:
		t := v.Interface().(time.Time)
		w.b = binary.AppendVarint(w.b, t.Unix())
		w.b = binary.AppendVarint(w.b, int64(t.Nanosecond()))
		w.text(t.Location().String())
	case locationType:
		location := v.Interface().(*time.Location)
		w.flag(location != nil)
		w.text(location.String()) // of nil, UTC
	case tagType:
		w.text(v.Interface().(language.Tag).String())
	default:
		return false
	}
	return true
}

var (
	timeType     = reflect.TypeFor[time.Time]()
	locationType = reflect.TypeFor[*time.Location]()
	tagType      = reflect.TypeFor[language.Tag]()
)

func (w *walk) flag(b bool) {
	if b {
		w.b = append(w.b, 1)
	} else {
		w.b = append(w.b, 0)
	}
}

func (w *walk) text(s string) {
	w.b = append(binary.AppendUvarint(w.b, uint64(len(s))), s...)
}

// pointer writes the sum of what v leads to.
func (w *walk) pointer(v reflect.Value, depth int) {
	w.flag(!v.IsNil())
	if v.IsNil() {
		return
	}
	key := place{v.Type(), v.Pointer()}
	known, ok := w.maker.known.Load(key)
	if !ok {
		inner := walk{maker: w.maker, ok: true}
		inner.value(v.Elem(), depth+1)
		if !inner.ok {
			w.ok = false
			return
		}
		known = sum(sha256.Sum256(inner.b))
		w.maker.known.Store(key, known)
	}
	s := known.(sum)
	w.b = append(w.b, s[:]...)
}

// place is a pointer, of a type: a struct and its first field stand in one place.
type place struct {
	of reflect.Type
	at uintptr
}

// entries writes a map in an order that does not depend on chance.
func (w *walk) entries(v reflect.Value, depth int) {
	each := make([][]byte, 0, v.Len())
	for entries := v.MapRange(); entries.Next(); {
		one := walk{maker: w.maker, ok: true}
		one.value(entries.Key(), depth+1)
		one.value(entries.Value(), depth+1)
		w.ok = w.ok && one.ok
		each = append(each, one.b)
	}
	slices.SortFunc(each, bytes.Compare)
	w.b = binary.AppendUvarint(w.b, uint64(len(each)))
	for _, one := range each {
		w.b = append(w.b, one...)
	}
}
