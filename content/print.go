package content

import (
	"io"
	"path"
	"strconv"
	"strings"

	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/terminal"
)

// Under returns the faults with the names that their files have where the
// folder is at dir.
func (list Errors) Under(dir string) Errors {
	moved := make(Errors, len(list))
	for i, e := range list {
		there := *e
		there.File = path.Join(dir, e.File)
		moved[i] = &there
	}
	return moved
}

// WriteText writes one line per fault in the language of reader, English for a
// nil one: file:line:column: field: what. A warning says so before the field.
func (list Errors) WriteText(w io.Writer, reader *i18n.Localizer) error {
	var b strings.Builder
	for _, e := range list {
		b.WriteString(e.line(reader) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteJSON writes the faults as one JSON array of objects with the members
// file, line, column, field, severity ("error" or "warning"), code, message
// and suggestion. Line and column are 0 and field and suggestion are "" where
// there is none; items are counted from 1. Members may be added, not changed; docs/content.md has them.
// Whatever a terminal would act on is escaped.
func (list Errors) WriteJSON(w io.Writer, reader *i18n.Localizer) error {
	type object struct {
		File       string `json:"file"`
		Line       int    `json:"line"`
		Column     int    `json:"column"`
		Field      string `json:"field"`
		Severity   string `json:"severity"`
		Code       string `json:"code"`
		Message    string `json:"message"`
		Suggestion string `json:"suggestion"`
	}
	objects := make([]object, len(list))
	for i, e := range list {
		objects[i] = object{e.File, e.Line, e.Column, e.Path.Ordinals(), e.severity(), e.ID, e.Message(reader), e.Suggestion}
	}
	return terminal.JSON(w, objects)
}

// WriteGitHub writes the faults as workflow commands, which a GitHub run shows
// as annotations of the changed lines. It takes file names to be relative to the
// root of the repository ([Errors.Under]).
func (list Errors) WriteGitHub(w io.Writer, reader *i18n.Localizer) error {
	// https://github.com/actions/toolkit, packages/core/src/command.ts
	data := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	var b strings.Builder
	for _, e := range list {
		b.WriteString("::" + e.severity() + " file=" + property.Replace(terminal.Line(e.File)))
		if e.Line > 0 {
			b.WriteString(",line=" + strconv.Itoa(e.Line) + ",col=" + strconv.Itoa(e.Column))
		}
		what := e.Message(reader)
		if len(e.Path) > 0 {
			what = e.field() + ": " + what
		}
		b.WriteString("::" + data.Replace(what) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (e *Error) severity() string {
	if e.Warning {
		return "warning"
	}
	return "error"
}
