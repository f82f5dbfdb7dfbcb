package content

import (
	"errors"
	"iter"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
)

// validated reports what the model's own validation found, at the places where
// the file has it. Left out is what another file is to blame for, and what
// follows from a fault that is reported already.
func (d *decoder) validated(root *yaml.Node, err error) {
	faults := fieldErrors(err)
	if len(faults) == 0 {
		return
	}
	follows := following(d.errs)
	for _, f := range faults {
		if d.full() {
			break
		}
		path := asWritten(root, parsePath(f.Path))
		n, foreign := locate(root, path)
		if foreign || follows(fieldOf(path)) {
			continue
		}
		d.path = path
		id, pairs := explain(f, path, n)
		d.fault(n, id, pairs...).Err = f.Err
	}
	d.path = nil
}

// fieldErrors takes apart what Validate has joined.
func fieldErrors(err error) []*event.FieldError {
	var joined interface{ Unwrap() []error }
	var field *event.FieldError
	switch {
	case err == nil:
	case errors.As(err, &field) && error(field) == err:
		return []*event.FieldError{field}
	case errors.As(err, &joined):
		var all []*event.FieldError
		for _, e := range joined.Unwrap() {
			all = append(all, fieldErrors(e)...)
		}
		return all
	}
	return nil
}

var pathSteps = regexp.MustCompile(`[^.\[\]]+`)

// parsePath is the inverse of fieldOf.
func parsePath(path string) []step {
	var steps []step
	for _, at := range pathSteps.FindAllStringIndex(path, -1) {
		word := path[at[0]:at[1]]
		if at[0] > 0 && path[at[0]-1] == '[' {
			place, _ := strconv.Atoi(word) // written by event
			steps = append(steps, step{place: place})
			continue
		}
		steps = append(steps, step{key: word})
	}
	return steps
}

// asWritten leaves out of a path what the file does not have where a speaker or
// a program is written in the map of a participant or a host: the name of
// hosts[0].program is hosts[0].name there.
func asWritten(root *yaml.Node, path []step) []step {
	for i, s := range path[:max(0, len(path)-1)] {
		if s.key != "speaker" && s.key != "program" {
			continue
		}
		if above, foreign := locate(root, path[:i]); !foreign && above.Kind == yaml.MappingNode && valueOf(above, s.key) == nil {
			return slices.Delete(slices.Clone(path), i, i+1)
		}
	}
	return path
}

// locate returns the node at path, or the nearest one above it. A path that
// leads on through an id leads into another file.
func locate(n *yaml.Node, path []step) (at *yaml.Node, foreign bool) {
	for i, s := range path {
		switch {
		case isScalar(n):
			return n, s.key != ""
		case s.key == "" && n.Kind == yaml.SequenceNode && s.place < len(n.Content):
			n = n.Content[s.place]
		case s.key != "" && n.Kind == yaml.MappingNode:
			value := valueOf(n, s.key)
			if value == nil && i+1 < len(path) {
				continue // written in place: a speaker's keys in those of a participant
			}
			if value != nil {
				n = value
			}
		}
	}
	return n, false
}

func valueOf(n *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// following reports whether something at a path, above it or below it, is
// wrong already.
func following(reported Errors) func(path string) bool {
	wrong, above := make(map[string]bool), make(map[string]bool)
	for _, e := range reported {
		if !e.Warning {
			wrong[e.Field] = true
			for path := range ancestors(e.Field) {
				above[path] = true
			}
		}
	}
	return func(path string) bool {
		if wrong[path] || above[path] {
			return true
		}
		for ancestor := range ancestors(path) {
			if wrong[ancestor] {
				return true
			}
		}
		return false
	}
}

// ancestors are the paths above path, without the root.
func ancestors(path string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for {
			i := strings.LastIndexAny(path, ".[")
			if i <= 0 || !yield(path[:i]) {
				return
			}
			path = path[:i]
		}
	}
}

// explanations are the messages for what event finds, by its error and the
// last key of the path; "" is any key.
var explanations = []struct {
	is      error
	key, id string
}{
	{event.ErrRequired, "participants", "error.required.person"},
	{event.ErrRequired, "", "error.required"},
	{event.ErrConflict, "dates", "error.conflict.dates"},
	{event.ErrConflict, "status", "error.conflict.status"},
	{event.ErrConflict, "group", "error.conflict.group"},
	{event.ErrConflict, "fee", "error.conflict.fee"},
	{event.ErrOrder, "end", "error.order.end"},
	{event.ErrOrder, "doors", "error.order.doors"},
	{event.ErrOrder, "closes", "error.order.closes"},
	{event.ErrFormat, "email", "error.email"},
	{event.ErrFormat, "id", "error.format.id"},
	{event.ErrFormat, "country", "error.format.country"},
	{event.ErrFormat, "geo", "error.format.geo"},
	{event.ErrFormat, "price", "error.format.price"},
	{event.ErrFormat, "currency", "error.format.currency"},
	{event.ErrFormat, "capacity", "error.format.capacity"},
	{event.ErrFormat, "sequence", "error.format.sequence"},
	{event.ErrFormat, "width", "error.format.width"},
	{event.ErrDuplicate, "id", "error.id.twice.list"},
	{event.ErrLanguage, "", "error.language.twice"},
	{event.ErrURL, "src", "error.url.picture"},
	{event.ErrURL, "", "error.url"},
	{i18n.ErrTooLong, "", "error.text.long"},
}

func explain(f *event.FieldError, path []step, n *yaml.Node) (id string, pairs []string) {
	key := ""
	for _, s := range path {
		if s.key != "" {
			key = s.key
		}
	}
	pairs = []string{"Value", n.Value, "Limit", strconv.Itoa(i18n.MaxText), "Detail", f.Err.Error()}
	for _, e := range explanations {
		if errors.Is(f.Err, e.is) && (e.key == "" || e.key == key) {
			return e.id, pairs
		}
	}
	return "error.format", pairs
}
