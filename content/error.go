package content

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/terminal"
)

// Error is one fault, or one warning, and its place. It is made by [Load] and
// is not changed afterwards.
type Error struct {
	File         string     // name inside the folder, with slashes
	Line, Column int        // from 1, columns in characters; 0: the file as a whole
	Path         field.Path // to the field, printed with items counted from 1; empty: the file as a whole
	Warning      bool       // the content can be published as it is

	ID         string    // of the message that says what is wrong: "error.key.unknown"
	Args       i18n.Args // of that message
	Suggestion string    // what may have been meant; "": nothing is near
	Err        error     // the cause outside this package; nil: none
}

// Error returns the fault in English as file:line:column: field: what, which
// editors and terminals make clickable.
// A warning says so before the field.
func (e *Error) Error() string { return e.line(nil) }

// Unwrap returns the cause, so that errors.Is finds [field.ErrRequired] and its
// like.
func (e *Error) Unwrap() error { return e.Err }

// Message returns what is wrong in the language of the reader, without its
// place, on one line; what is written in the file and would do something to a
// terminal is escaped in it. The words are those of [Messages]; they are in English for a nil
// reader, and where the reader's catalog does not have them.
func (e *Error) Message(reader *i18n.Localizer) string {
	what := say(reader, e.ID, e.Args)
	if e.Suggestion != "" {
		what += say(reader, "error.suggestion", i18n.Args{"Suggestion": e.Suggestion})
	}
	return terminal.Line(what)
}

func (e *Error) line(reader *i18n.Localizer) string {
	var b strings.Builder
	b.WriteString(terminal.Place(e.File))
	if e.Line > 0 {
		fmt.Fprintf(&b, ":%d:%d", e.Line, e.Column)
	}
	if e.Warning {
		b.WriteString(": " + say(reader, "error.warning", nil))
	}
	if len(e.Path) > 0 {
		b.WriteString(": " + e.field())
	}
	b.WriteString(": " + e.Message(reader))
	return b.String()
}

// field is the path for people, who may have written anything for a key.
func (e *Error) field() string { return shorten(terminal.Line(e.Path.Ordinals())) }

// Errors is every fault of a folder, sorted by file, line and column, with its
// warnings among them. It is the error that [Load] returns.
type Errors []*Error

// Error returns one line per fault, in English.
func (list Errors) Error() string {
	lines := make([]string, len(list))
	for i, e := range list {
		lines[i] = e.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the faults one by one, for errors.Is and errors.As.
func (list Errors) Unwrap() []error {
	errs := make([]error, len(list))
	for i, e := range list {
		errs[i] = e
	}
	return errs
}

// Faults returns how many of list are more than warnings.
func (list Errors) Faults() int {
	n := 0
	for _, e := range list {
		if !e.Warning {
			n++
		}
	}
	return n
}

func (list Errors) sort() {
	slices.SortStableFunc(list, func(a, b *Error) int {
		return cmp.Or(
			strings.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			strings.Compare(a.Path.Places(), b.Path.Places()),
			strings.Compare(a.ID, b.ID),
		)
	})
}
