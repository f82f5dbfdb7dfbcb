package exchange

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// The columns of a table that are named by no language. The words to translate are in
// the first of the others, and the translation in the second.
const (
	columnID     = "id"
	columnFile   = "where"
	columnNote   = "advice"
	columnState  = "state"
	columnOrigin = "fingerprint"
)

var byteOrderMark = []byte("\ufeff")

// WriteCSV writes the job as a table for spreadsheets: UTF-8 with a byte order mark, by
// which they know it, and every cell in quotes. A cell that a spreadsheet would take for
// a formula begins with an apostrophe, which [ReadCSV] takes away.
func (j *Job) WriteCSV(w io.Writer) error {
	b := bufio.NewWriter(w)
	row := func(cells ...string) {
		for i, cell := range cells {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(`"` + strings.ReplaceAll(guarded(cell), `"`, `""`) + `"`)
		}
		b.WriteString("\r\n") // RFC 4180
	}
	b.Write(byteOrderMark)
	row(columnID, columnFile, columnNote, j.From.String(), j.To.String(), columnState, columnOrigin)
	for _, u := range j.Units {
		row(u.Name.String(), u.File, u.Note, u.Source, u.Target, string(u.State), u.origin())
	}
	return b.Flush()
}

// formulaMarks begin what spreadsheets take for a formula, and the apostrophe by which
// they know that there is none.
const formulaMarks = "=+-@\t\r'"

func guarded(cell string) string {
	if cell != "" && strings.IndexByte(formulaMarks, cell[0]) >= 0 {
		return "'" + cell
	}
	return cell
}

func unguarded(cell string) string {
	if len(cell) > 1 && cell[0] == '\'' && strings.IndexByte(formulaMarks, cell[1]) >= 0 {
		return cell[1:]
	}
	return cell
}

// ReadCSV reads a table as [Job.WriteCSV] writes it and spreadsheets save it: with
// commas, semicolons or tabs, in any order of columns. Faults are as in [ReadXLIFF].
func ReadCSV(r io.Reader) (*Job, error) {
	t := &table{reading: newReading(r)}
	t.read()
	return t.result()
}

// table is a table that is being read.
type table struct {
	*reading
	columns map[string]int
	from    int // the column of the source
	to      int // and that of the target
}

func (t *table) read() {
	buffered := bufio.NewReader(t.bytes)
	if mark, _ := buffered.Peek(len(byteOrderMark)); bytes.Equal(mark, byteOrderMark) {
		_, _ = buffered.Discard(len(byteOrderMark)) // they are there
	}
	rows := csv.NewReader(buffered)
	start, _ := buffered.Peek(buffered.Size()) // an error is met again by the first read
	rows.Comma, rows.FieldsPerRecord = separatorOf(start), -1
	for n := 0; t.canGoOn(); n++ {
		t.bytes.part = 0
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		if !t.isRead(err) {
			return
		}
		t.line, t.column = rows.FieldPos(0)
		switch {
		case !utf8.ValidString(strings.Join(row, "")):
			t.fault("error.exchange.file", i18n.ErrEncoding, "Detail", i18n.ErrEncoding.Error())
			return
		case n == 0:
			if !t.heading(row) {
				return
			}
		default:
			t.row(row)
		}
	}
}

// separatorOf returns what separates the cells of the first line.
func separatorOf(start []byte) rune {
	line, _, _ := bytes.Cut(start, []byte("\n"))
	best, most := ',', 0
	for _, c := range ",;\t" {
		if n := bytes.Count(line, []byte(string(c))); n > most {
			best, most = c, n
		}
	}
	return best
}

// heading reads which column is which, false after reporting that they are not.
func (t *table) heading(row []string) bool {
	t.columns = make(map[string]int)
	var languages []int
	for i, name := range row {
		switch name = strings.TrimSpace(name); name {
		case "":
		case columnID, columnFile, columnNote, columnState, columnOrigin:
			t.columns[name] = i
		default:
			languages = append(languages, i)
		}
	}
	if _, has := t.columns[columnID]; !has || len(languages) != 2 {
		t.fault("error.exchange.columns", field.ErrFormat)
		return false
	}
	t.from, t.to = languages[0], languages[1]
	t.language(&t.job.From, strings.TrimSpace(row[t.from]))
	t.language(&t.job.To, strings.TrimSpace(row[t.to]))
	return true
}

func (t *table) row(row []string) {
	at := func(i int) string {
		if i < len(row) {
			return unguarded(row[i])
		}
		return ""
	}
	named := func(name string) string {
		if i, has := t.columns[name]; has {
			return at(i)
		}
		return ""
	}
	if !slices.ContainsFunc(row, func(cell string) bool { return cell != "" }) {
		return
	}
	u, ok := t.begin(strings.TrimSpace(named(columnID)))
	if !ok {
		return
	}
	u.File, u.Note, u.Source, u.Target = named(columnFile), named(columnNote), at(t.from), at(t.to)
	u.readOrigin(named(columnOrigin))
	switch state := translation.State(named(columnState)); {
	case u.Target == "":
		u.State = translation.Missing
	case slices.Contains([]translation.State{translation.MachineMade, translation.Stale}, state):
		u.State = state
	default:
		u.State = translation.Present
	}
	t.job.Units = append(t.job.Units, u)
}
