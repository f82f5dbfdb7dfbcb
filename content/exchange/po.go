package exchange

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// WritePO writes the job as PO, for the tools of gettext. A translation that is out of
// date, or made by a machine, is fuzzy.
func (j *Job) WritePO(w io.Writer) error {
	b := bufio.NewWriter(w)
	plurals := ""
	if rule := pluralRules[j.To]; rule != "" {
		plurals = "\"Plural-Forms: " + rule + "\\n\"\n"
	}
	fmt.Fprintf(b, "msgid \"\"\nmsgstr \"\"\n\"MIME-Version: 1.0\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Content-Transfer-Encoding: 8bit\\n\"\n\"Language: %s\\n\"\n%s\"%s%s\\n\"\n",
		j.To, plurals, sourceHeader, j.From)
	for _, u := range j.Units {
		b.WriteByte('\n')
		for line := range strings.SplitSeq(u.Note, "\n") {
			fmt.Fprintf(b, "#. %s\n", line)
		}
		if u.State == translation.MachineMade {
			fmt.Fprintf(b, "#. %s\n", machineLine)
		}
		fmt.Fprintf(b, "#. %s\n#: %s\n", u.origin(), u.File)
		if u.State == translation.Stale || u.State == translation.MachineMade {
			b.WriteString("#, fuzzy\n")
		}
		if u.Previous != "" {
			fmt.Fprintf(b, "#| msgid %s\n", strings.ReplaceAll(inPO(u.Previous), "\n", "\n#| "))
		}
		fmt.Fprintf(b, "msgctxt %s\nmsgid %s\nmsgstr %s\n", inPO(u.Name.String()), inPO(u.Source), inPO(u.Target))
	}
	return b.Flush()
}

// pluralRules are the headers that tools of gettext want, by language (gettext manual,
// section "Plural forms"). No unit has plural forms, and a language without a rule here
// has no such header.
var pluralRules = map[language.Tag]string{
	language.English: oneOrMore, language.Spanish: oneOrMore, language.Catalan: oneOrMore,
	language.MustParse("gl"): oneOrMore, language.MustParse("eu"): oneOrMore, language.EuropeanPortuguese: oneOrMore,
	language.French: upToOne, language.Portuguese: upToOne, language.BrazilianPortuguese: upToOne,
}

const (
	oneOrMore = "nplurals=2; plural=(n != 1);"
	upToOne   = "nplurals=2; plural=(n > 1);"
)

const (
	sourceHeader = "X-Source-Language: "
	machineLine  = "tertulia: machine-made"
)

// inPO returns a text in quotes, one line of it in each.
func inPO(text string) string {
	lines := strings.SplitAfter(text, "\n")
	for i, line := range lines {
		lines[i] = `"` + poEscapes.Replace(line) + `"`
	}
	if len(lines) == 1 {
		return lines[0]
	}
	if lines[len(lines)-1] == `""` { // after the last line
		lines = lines[:len(lines)-1]
	}
	return "\"\"\n" + strings.Join(lines, "\n")
}

var poEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`, "\r", `\r`)

// ReadPO reads PO. What is fuzzy counts as unfinished, unless a machine made it. Faults are
// as in [ReadXLIFF].
func ReadPO(r io.Reader) (*Job, error) {
	p := &po{reading: newReading(r)}
	p.read()
	return p.result()
}

// po is a PO file that is being read.
type po struct {
	*reading
	entry *entry
}

// An entry is what stands between two blank lines, or after another translation.
type entry struct {
	line      int
	notes     []string
	file      string
	isFuzzy   bool
	isMachine bool
	words     map[string]*strings.Builder // by their keyword
	last      *strings.Builder            // of the keyword that was read last
}

// The keywords of entries.
const (
	msgctxt = "msgctxt"
	msgid   = "msgid"
	msgstr  = "msgstr"
)

func (p *po) read() {
	lines := bufio.NewScanner(p.bytes)
	lines.Buffer(nil, maxPart)
	for p.canGoOn() {
		if p.entry == nil {
			p.bytes.part = 0
		}
		if !lines.Scan() {
			break
		}
		p.line, p.column = p.line+1, 1
		line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), string(byteOrderMark)))
		if lines.Err() != nil { // it ends where reading ended
			break
		}
		if !utf8.ValidString(line) {
			p.fault("error.exchange.file", i18n.ErrEncoding, "Detail", i18n.ErrEncoding.Error())
			return
		}
		if !p.lineOf(line) {
			p.fault("error.exchange.file", field.ErrFormat, "Detail", brief(line))
			return
		}
	}
	err := lines.Err()
	if errors.Is(err, bufio.ErrTooLong) {
		err = errLimit
	}
	if p.isRead(err) {
		p.end()
	}
}

// lineOf reads one line, and reports whether it is one.
func (p *po) lineOf(line string) bool {
	keyword, rest, _ := strings.Cut(line, " ")
	switch {
	case line == "":
		p.end()
	case strings.HasPrefix(line, "#"):
		p.comment(line)
	case line[0] == '"':
		return p.entry != nil && p.entry.last != nil && p.quoted(line)
	case keyword == msgctxt || keyword == msgid || keyword == msgstr:
		if e := p.entry; e != nil && (e.words[keyword] != nil || e.words[msgstr] != nil) {
			p.end()
		}
		e := p.begun()
		e.last = &strings.Builder{}
		e.words[keyword] = e.last
		return p.quoted(strings.TrimSpace(rest))
	default:
		return false
	}
	return true
}

// begun returns the entry that a line is of.
func (p *po) begun() *entry {
	if p.entry == nil {
		p.bytes.part = 0
		p.entry = &entry{line: p.line, words: make(map[string]*strings.Builder)}
	}
	return p.entry
}

// comment reads what stands beside an entry. Obsolete entries (#~), former sources (#|)
// and notes of translators are nobody's.
func (p *po) comment(line string) {
	if e := p.entry; e != nil && e.words[msgstr] != nil {
		p.end()
	}
	if len(line) < 2 || line[1] != '.' && line[1] != ':' && line[1] != ',' {
		return
	}
	e, rest := p.begun(), strings.TrimPrefix(line[2:], " ")
	switch {
	case line[1] == ':':
		e.file = rest
	case line[1] == ',':
		for flag := range strings.SplitSeq(rest, ",") {
			e.isFuzzy = e.isFuzzy || strings.TrimSpace(flag) == "fuzzy"
		}
	case rest == machineLine:
		e.isMachine = true
	default:
		e.notes = append(e.notes, rest)
	}
}

// quoted adds the words between quotes to those of the last keyword, and reports whether
// they are such words.
func (p *po) quoted(line string) bool {
	if len(line) < 2 || line[0] != '"' || line[len(line)-1] != '"' {
		return false
	}
	rest := line[1 : len(line)-1]
	for rest != "" {
		before, after, escaped := strings.Cut(rest, `\`)
		if strings.Contains(before, `"`) || escaped && after == "" {
			return false
		}
		p.entry.last.WriteString(before)
		if !escaped {
			return true
		}
		at := strings.IndexByte(`nt"\r`, after[0])
		if at < 0 {
			return false
		}
		p.entry.last.WriteByte("\n\t\"\\\r"[at])
		rest = after[1:]
	}
	return true
}

// end makes a unit of the entry that was read.
func (p *po) end() {
	e := p.entry
	if p.entry = nil; e == nil || e.words[msgstr] == nil {
		return // comments alone
	}
	said := func(keyword string) string {
		if b := e.words[keyword]; b != nil {
			return b.String()
		}
		return ""
	}
	if e.words[msgctxt] == nil && said(msgid) == "" {
		p.header(said(msgstr))
		return
	}
	line := p.line
	p.line = e.line
	u, ok := p.begin(said(msgctxt))
	p.line = line
	if !ok {
		return
	}
	u.File, u.Source, u.Target = e.file, said(msgid), said(msgstr)
	u.readNotes(e.notes)
	switch {
	case u.Target == "":
		u.State = translation.Missing
	case e.isFuzzy && e.isMachine:
		u.State = translation.MachineMade
	case e.isFuzzy:
		u.State, u.Unfinished = translation.Stale, true
	default:
		u.State = translation.Present
	}
	p.job.Units = append(p.job.Units, u)
}

// header reads from which language the file is, and into which.
func (p *po) header(lines string) {
	for line := range strings.SplitSeq(lines, "\n") {
		if to, is := strings.CutPrefix(line, "Language: "); is {
			p.language(&p.job.To, strings.ReplaceAll(to, "_", "-"))
		} else if from, is := strings.CutPrefix(line, sourceHeader); is {
			p.language(&p.job.From, from)
		}
	}
}
