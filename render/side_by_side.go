package render

import (
	_ "embed"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/internal/escape"
	"github.com/tertulia-go/tertulia/render/view"
)

// ErrNoPair says that two views are not those of one thing in two languages.
var ErrNoPair = errors.New("not one thing in two languages")

// sideBySideSheet is what a table of two languages needs besides the theme.
//
//go:embed side_by_side.css
var sideBySideSheet string

// SideBySideStyleSheet returns the style sheet of what [Printer.SideBySide] writes, which stands after
// [StyleSheet]: no page has such a table, so that none holds these rules.
func SideBySideStyleSheet() string { return sideBySideSheet }

// A Mark says how the translation of a field stands, in a few words for whoever
// proof-reads: "stale". No text: there is nothing to say, as of a name that the
// function does not know. The language is that of the column.
//
// A field is called as in content where a row holds one field: title, subtitle,
// description, practical, panels[opening]. A detail is called by its
// [view.DetailName].
type Mark func(field string, lang language.Tag) view.Text

// SideBySide writes two views of one thing as a table with a column for each
// language and a row for each field, for proof-reading and for readers who expect
// both. Each cell states its language; what only one of the views has stands beside
// an empty cell. With [SideBySideStyleSheet] the cells of a row stand one below the other
// on a narrow screen. Without a mark (nil) there is only what the views say.
//
// The views are those of the same kind and id for readers of two languages, so that
// no id stands twice on the page. The errors are those of w, [view.ErrNoView] and
// [ErrNoPair].
func (p *Printer) SideBySide(w io.Writer, a, b view.View, mark Mark) error {
	if err := checkPair(a, b); err != nil {
		return err
	}
	return p.markup(w, a, func(m *markup) { m.sideBySide(a, b, mark) })
}

// SideBySideText writes what [Printer.Text] writes of two views of one thing, the
// second below the first: the text part of a mail whose other part is of
// [Printer.SideBySide]. Whoever reads one language reads it without a break. The
// errors are those of SideBySide.
func (p *Printer) SideBySideText(w io.Writer, a, b view.View) error {
	if err := checkPair(a, b); err != nil {
		return err
	}
	if err := p.Text(w, a); err != nil {
		return err
	}
	if _, err := io.WriteString(w, "\n* * *\n\n"); err != nil {
		return err
	}
	return p.Text(w, b)
}

func checkPair(a, b view.View) error {
	for _, v := range []view.View{a, b} {
		if err := view.Check(v); err != nil {
			return fmt.Errorf("render: %w", err)
		}
	}
	x, y := a.ViewBase(), b.ViewBase()
	if x.Kind != y.Kind || x.ID != y.ID || x.Lang == y.Lang {
		return fmt.Errorf("render: %s %q in %s and %s %q in %s: %w", x.Kind, x.ID, x.Lang, y.Kind, y.ID, y.Lang, ErrNoPair)
	}
	return nil
}

// sideBySide writes the table. Where nothing stands in a row there is no row.
func (m *markup) sideBySide(a, b view.View, mark Mark) {
	columns := [2]*view.Base{a.ViewBase(), b.ViewBase()}
	m.Lit("<table class=\"tt tt-side-by-side\">\n<thead>\n<tr>\n")
	for i, v := range []view.View{a, b} {
		m.Lit("<th scope=\"col\"")
		if anchor := columns[i].Anchor; anchor != "" {
			m.Attr("id", anchor)
		}
		m.langOf(columns[i])
		m.Lit(">\n")
		m.heading(m.level, titleOf(v))
		m.mark(mark, "title", columns[i].Lang)
		m.Lit("</th>\n")
	}
	m.Lit("</tr>\n</thead>\n<tbody>\n")
	for _, row := range aligned(m.fields(a), m.fields(b)) {
		begin, written := len(m.B), false
		m.Lit("<tr>\n")
		for i, f := range row {
			m.Lit("<td")
			m.langOf(columns[i])
			m.Lit(">")
			if f != nil && m.group("\n", f.write, "") {
				written = true
				m.mark(mark, f.name, columns[i].Lang)
			}
			m.Lit("</td>\n")
		}
		m.Lit("</tr>\n")
		if !written {
			m.B = m.B[:begin]
		}
	}
	m.Lit("</tbody>\n</table>\n")
}

func (m *markup) mark(mark Mark, field string, lang language.Tag) {
	if mark != nil {
		m.element("<p class=\"tt-mark\"", mark(field, lang), "</p>\n")
	}
}

func titleOf(v view.View) view.Text {
	if e, ok := v.(*view.Event); ok {
		return e.Title
	}
	return v.ViewBase().Card.Title
}

// A fieldPart is what a view says of one field.
type fieldPart struct {
	name  string
	nth   int // among those of the same name, in a view that somebody made by hand
	write func()
}

// aligned pairs what is of one field, in the order of a; what only b has stands
// after what it follows there. Nothing is left out and nothing stands twice.
func aligned(a, b []fieldPart) [][2]*fieldPart {
	type key struct {
		name string
		nth  int
	}
	places := func(parts []fieldPart) map[key]int {
		at := make(map[key]int, len(parts))
		for i := range parts {
			at[key{parts[i].name, parts[i].nth}] = i
		}
		return at
	}
	inA, inB := places(a), places(b)
	var rows [][2]*fieldPart
	next := 0 // in b
	onlyB := func(until int) {
		for ; next < until; next++ {
			if _, also := inA[key{b[next].name, b[next].nth}]; !also {
				rows = append(rows, [2]*fieldPart{nil, &b[next]})
			}
		}
	}
	for i := range a {
		k, also := inB[key{a[i].name, a[i].nth}]
		if !also {
			rows = append(rows, [2]*fieldPart{&a[i], nil})
			continue
		}
		onlyB(k)
		rows = append(rows, [2]*fieldPart{&a[i], &b[k]})
	}
	onlyB(len(b))
	return rows
}

// fields are the parts of a view below its title, in the order of its page.
func (m *markup) fields(v view.View) []fieldPart {
	var parts []fieldPart
	times := make(map[string]int)
	add := func(name string, write func()) {
		parts = append(parts, fieldPart{name, times[name], write})
		times[name]++
	}
	base := v.ViewBase()
	if e, ok := v.(*view.Event); ok {
		add("kind", func() { m.element("<p class=\"tt-kind\"", e.Kind, "</p>\n") })
		add("over", func() { m.element("<p", e.Over, "</p>\n") })
		add("subtitle", func() { m.element("<p class=\"tt-subtitle\"", e.Subtitle, "</p>\n") })
		add("status", func() { m.status(e) })
	}
	add("fallback", func() { m.fallbackNote(base) })
	switch v := v.(type) {
	case *view.Event:
		m.eventFields(v, add)
	case *view.Program:
		add("description", func() { m.programBody(&v.Institution) })
	case *view.Speaker:
		person := personOf(&v.Profile)
		add("photo", func() { m.image(person.Photo) })
		add("positions", func() { m.positions(v.PositionsBelow()) })
		add("bio", func() { m.life(v.Bio, person.Links) })
	case *view.Series:
		add("description", func() { m.about(v.Description, nil) })
		add("url", func() { m.website(v.Website, v.WebsiteLang, v.ReadMore, v.Name) })
		if len(v.Events) > 0 {
			add("events", func() { m.heading(m.level+1, v.Words.Events) })
			m.listedFields(m.level+2, v.Events, add)
		}
	case *view.List:
		add("summary", func() { m.about(nil, v.Summary) })
		add("empty", func() { m.element("<p", v.Empty, "</p>\n") })
		m.listedFields(m.level+1, v.Events, add)
	case *view.Page:
		add("text", func() { m.about(v.Text, nil) })
		add("body", func() { m.Lit(escape.Literal(v.Body)) })
	default:
		add("image", func() { m.image(base.Card.Image) })
		add("description", func() { m.about(base.Card.Long, base.Card.Summary) })
	}
	return parts
}

func (m *markup) eventFields(v *view.Event, add func(name string, write func())) {
	add("languages", func() {
		for i := range v.Notices {
			m.notice(&v.Notices[i])
		}
	})
	for i := range v.Details {
		d := &v.Details[i]
		add(string(d.Name), func() { m.group("<dl class=\"tt-facts\">\n", func() { m.detail(d) }, "</dl>\n") })
	}
	for _, part := range bodyParts {
		switch {
		case !part.is(v):
		case part.name == partPanels:
			add(part.name, func() { m.heading(m.level+1, v.Words.Panels) })
			m.panelFields(v, add)
		case part.name == partParticipants:
			add(part.name, func() { m.heading(m.level+1, v.Words.Participants) })
			for i := range v.Participants {
				add(part.name+"["+strconv.Itoa(i)+"]", func() { m.participants(v.Participants[i:i+1], true) })
			}
		default:
			add(part.name, func() { part.write(m, v) })
		}
	}
}

// panelFields are the days and under each its sessions, each by its id.
func (m *markup) panelFields(v *view.Event, add func(name string, write func())) {
	for day, sessions := range v.Panels.Days() {
		level := m.level + 2
		if day != "" {
			first := panelID(sessions[0].Anchor, v.Anchor) // a day of which both have the first session is the same
			add("panels["+first+"].day", func() { m.headingOf(m.level+2, func() { m.Text(day) }) })
			level++
		}
		for k := range sessions {
			s := &sessions[k]
			add("panels["+panelID(s.Anchor, v.Anchor)+"]", func() {
				m.Lit("<ol class=\"tt-sessions\">\n")
				m.panel(s, 0, true, level)
				m.Lit("</ol>\n")
			})
		}
	}
}

// panelID is the id of a session, else its place from 0 as in a path of package field.
func panelID(anchor, event string) string {
	if id, named := strings.CutPrefix(anchor, event+"-panel-"); named {
		return id
	}
	if n, err := strconv.Atoi(strings.TrimPrefix(anchor, event+"-session-")); err == nil {
		return strconv.Itoa(n - 1)
	}
	return ""
}

// listedFields are events by their ids, as the list for one reader can leave out an
// event that is not in their language.
func (m *markup) listedFields(level int, events view.ListedEvents, add func(name string, write func())) {
	for i := range events {
		add("events["+events[i].Facts.ID+"]", func() { m.listedEvents(level, events[i:i+1]) })
	}
}
