package exchange

import (
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"strconv"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// The limits of a file that is read.
const (
	MaxFile  = 256 << 20 // bytes: some 30,000 events with all of their texts
	MaxUnits = 1 << 20
	maxPart  = 12 * i18n.MaxText // bytes of a unit: every character of its two texts may be "&quot;"
	maxParts = 1 << 16           // elements in a unit
	maxFound = 1000              // faults that are reported
)

// A reading is a file on its way to a [Job], in any format.
type reading struct {
	bytes        *limitedReader
	job          *Job
	line, column int // of what is being read
	found        content.Errors
}

func newReading(r io.Reader) *reading {
	return &reading{bytes: &limitedReader{r: r, left: MaxFile}, job: &Job{}}
}

// result returns what was read, or all that is wrong.
func (r *reading) result() (*Job, error) {
	if len(r.found) == 0 && (r.job.To == language.Und || r.job.From == language.Und) {
		r.fault("error.exchange.languages", field.ErrLanguage)
	}
	if len(r.found) > 0 {
		return nil, r.found
	}
	return r.job, nil
}

// fault reports something at the place of the reader. Further than so many nobody
// reads.
func (r *reading) fault(id string, cause error, pairs ...string) {
	if len(r.found) >= maxFound {
		return
	}
	e := &content.Error{Line: r.line, Column: r.column, ID: id, Err: cause, Args: i18n.Args{}}
	for i := 0; i < len(pairs); i += 2 {
		e.Args[pairs[i]] = pairs[i+1]
	}
	r.found = append(r.found, e)
}

// canGoOn reports whether there may be more units, and reports where there may not.
func (r *reading) canGoOn() bool {
	if len(r.job.Units) <= MaxUnits {
		return true
	}
	r.fault("error.exchange.units", nil, "Limit", strconv.Itoa(MaxUnits))
	return false
}

// begin returns a unit of a name, false after reporting that it is none.
func (r *reading) begin(name string) (Unit, bool) {
	place, err := field.ParsePlace(name)
	if err != nil || len(place.Path) == 0 {
		r.fault("error.exchange.id", field.ErrFormat, "Value", brief(name))
		return Unit{}, false
	}
	return Unit{Name: place, Line: r.line, Column: r.column}, true
}

// language reads the name of a language. All parts of a file are of the same.
func (r *reading) language(tag *language.Tag, written string) {
	read, err := language.Parse(written)
	if read = i18n.Canonical(read); err != nil || *tag != language.Und && *tag != read {
		r.fault("error.exchange.language", field.ErrLanguage, "Value", brief(written))
		return
	}
	*tag = read
}

// isRead reports whether something could be read, and reports where it could not.
func (r *reading) isRead(err error) bool {
	var noXML *xml.SyntaxError
	var noTable *csv.ParseError
	switch {
	case err == nil:
		return true
	case errors.Is(err, errLimit):
		r.fault("error.exchange.size", err, "Limit", r.bytes.passed())
		return false
	case errors.As(err, &noXML):
		r.line, r.column, err = noXML.Line, 1, errors.New(noXML.Msg)
	case errors.As(err, &noTable):
		r.line, r.column, err = noTable.Line, noTable.Column, noTable.Err
	}
	r.fault("error.exchange.file", field.ErrFormat, "Detail", brief(err.Error()))
	return false
}

// A limitedReader reads so many bytes, and of one part of them at most [maxPart].
type limitedReader struct {
	r          io.Reader
	left, part int
}

var errLimit = errors.New("too long")

func (l *limitedReader) Read(p []byte) (int, error) {
	if l.left < 0 || l.part > maxPart {
		return 0, errLimit
	}
	n, err := l.r.Read(p)
	l.left -= n
	l.part += n
	return n, err
}

// passed is the limit that was passed.
func (l *limitedReader) passed() string {
	if l.left < 0 {
		return strconv.Itoa(MaxFile)
	}
	return strconv.Itoa(maxPart)
}
