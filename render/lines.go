package render

import (
	"bytes"

	"github.com/tertulia-go/tertulia/internal/escape"
	"github.com/tertulia-go/tertulia/render/view"
)

// Lines are parts of a view in the words of [Printer.Text], for formats that
// hold such words: in lines that are not wrapped, ended by line feeds, without
// anything under headings.
type Lines struct{ text plainText }

// NewLines returns lines of the view with the base given. What is written is
// appended to b.
func NewLines(b []byte, base *view.Base) *Lines {
	return &Lines{plainText{wording: wording{b: b, base: base}, width: -1, bare: true}}
}

// Bytes returns what has been written.
func (l *Lines) Bytes() []byte { return l.text.b }

// Reset forgets what has been written, and uses its memory again.
func (l *Lines) Reset() { l.text.b = l.text.b[:0] }

// Trim takes away the line feeds at the end.
func (l *Lines) Trim() { l.text.b = bytes.TrimRight(l.text.b, "\n") }

// Blank writes an empty line, unless there is one or nothing stands above it.
func (l *Lines) Blank() { l.text.blank() }

// Text writes a text as a line, if it is not empty.
func (l *Lines) Text(t view.Text) { l.text.line(t) }

// Words writes words as a line as they are, if there are any.
func (l *Lines) Words(s string) { l.text.sentence(s) }

// Texts writes texts as one line with a separator between. Neighbours in one
// other language get one mark.
func (l *Lines) Texts(separator string, texts ...view.Text) {
	l.text.paragraph("", func() { l.text.passage(escape.Literal(separator), texts...) })
}

// Details writes facts under their labels.
func (l *Lines) Details(details []view.Detail) { l.text.details(details) }

// Participants writes who takes part, a line each.
func (l *Lines) Participants(participants view.Participants) {
	for i := range participants {
		l.text.paragraph("- ", func() { l.text.participant(&participants[i], "", "") })
	}
}

// Hosts writes who holds an event and who else stands behind it, a line for each
// relation.
func (l *Lines) Hosts(hosts view.Hosts) {
	for i := range hosts {
		l.text.fact(hosts[i].Relation, func() {
			for k := range hosts[i].Programs {
				l.text.separatedText(", ", hosts[i].Programs[k].Name)
			}
		})
	}
}

// Sessions writes when each panel is, under its day where it has one.
func (l *Lines) Sessions(panels view.Panels) {
	for day, sessions := range panels.Days() {
		l.Words(day)
		for i := range sessions {
			l.session(&sessions[i])
		}
	}
}

func (l *Lines) session(panel *view.Panel) {
	l.text.paragraph("- ", func() {
		l.text.panelWhen(panel)
		l.text.separatedText(" · ", panel.Title)
		l.text.separatedText(" · ", panel.Kind)
	})
}

// EndLine ends a line that stands elsewhere: what follows begins a new one.
func (l *Lines) EndLine() { l.text.b = append(l.text.b, '\n') }
