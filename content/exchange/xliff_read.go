package exchange

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/field"
)

// maxDepth is how deep elements stand in elements.
const maxDepth = 32

// ReadXLIFF reads XLIFF, 1.2 or 2.x. All that is wrong is returned at once as
// [content.Errors], whose files have no name.
func ReadXLIFF(r io.Reader) (*Job, error) {
	x := &xliff{reading: newReading(r)}
	x.tokens = xml.NewDecoder(x.bytes)
	x.read()
	return x.result()
}

// xliff is a file of XLIFF that is being read.
type xliff struct {
	*reading
	tokens *xml.Decoder
	file   string // of the content
	parts  int    // elements in the unit that is being read
	tags   *tags  // of that unit
}

// An element is what stands between two tags, without what is of another vocabulary.
type element struct {
	name         string
	attributes   map[string]string
	children     []*element
	content      []*element // and the words between them, which have no name
	text         string     // all words in it
	line, column int
}

// read reads everything down to units, which are elements as a whole.
func (x *xliff) read() {
	depth := 0
	for x.canGoOn() {
		x.bytes.part, x.parts = 0, 0
		token, ok := x.next()
		if !ok {
			return
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch name := token.Name.Local; {
			case depth == 0 && name != "xliff":
				x.fault("error.exchange.file", field.ErrFormat, "Detail", "<"+brief(name)+">")
				return
			case name == "trans-unit" || name == "unit":
				e := x.element(token, depth)
				if e == nil {
					return
				}
				x.unit(e)
				continue
			case name == "xliff":
				x.languages(attributesOf(token), "srcLang", "trgLang")
			case name == "file":
				attributes := attributesOf(token)
				x.file = attributes["original"]
				x.languages(attributes, "source-language", "target-language")
			}
			if depth++; depth > maxDepth {
				x.fault("error.exchange.depth", field.ErrFormat)
				return
			}
		case xml.EndElement:
			depth--
		}
	}
}

// next returns the next tag or words; false at the end, and after reporting what is no
// XML.
func (x *xliff) next() (xml.Token, bool) {
	line, column := x.tokens.InputPos()
	token, err := x.tokens.Token()
	if _, words := token.(xml.CharData); !words {
		x.line, x.column = line, column
	}
	if errors.Is(err, io.EOF) {
		return nil, false
	}
	if !x.isRead(err) {
		return nil, false
	}
	if _, is := token.(xml.Directive); is {
		x.fault("error.exchange.doctype", field.ErrFormat)
		return nil, false
	}
	return token, true
}

// element reads an element to its end, nil after reporting why it cannot be read.
func (x *xliff) element(start xml.StartElement, depth int) *element {
	e := &element{name: start.Name.Local, attributes: attributesOf(start), line: x.line, column: x.column}
	if depth > maxDepth {
		x.fault("error.exchange.depth", field.ErrFormat)
		return nil
	}
	if x.parts++; x.parts > maxParts {
		x.fault("error.exchange.elements", field.ErrFormat, "Limit", strconv.Itoa(maxParts))
		return nil
	}
	var text strings.Builder
	for {
		token, ok := x.next()
		if !ok {
			return nil
		}
		switch token := token.(type) {
		case xml.CharData:
			text.Write(token)
			e.content = append(e.content, &element{text: string(token)})
		case xml.EndElement:
			e.text = text.String()
			return e
		case xml.StartElement:
			child := x.element(token, depth+1)
			if child == nil {
				return nil
			}
			if token.Name.Space == start.Name.Space {
				e.children, e.content = append(e.children, child), append(e.content, child)
				text.WriteString(child.text)
			}
		}
	}
}

func attributesOf(start xml.StartElement) map[string]string {
	all := make(map[string]string, len(start.Attr))
	for _, a := range start.Attr {
		if a.Name.Space == "" {
			all[a.Name.Local] = a.Value
		}
	}
	return all
}

// languages reads from which language a file is, and into which.
func (x *xliff) languages(attributes map[string]string, from, to string) {
	if written, given := attributes[from]; given {
		x.language(&x.job.From, written)
	}
	if written, given := attributes[to]; given {
		x.language(&x.job.To, written)
	}
}

// unit reads a unit of either version. Suggestions that stand beside its target are not
// of it.
func (x *xliff) unit(e *element) {
	x.line, x.column = e.line, e.column
	name := e.attributes["id"]
	if e.name == "unit" {
		name = e.attributes["name"]
	}
	u, ok := x.begin(name)
	if !ok {
		return
	}
	u.File, u.State = x.file, translation.Missing
	x.tags = newTags(e)
	var notes []string
	isCopy := false // of its source, as it was exported
	for _, child := range e.children {
		switch child.name {
		case "source":
			u.Source = x.source(child)
		case "target":
			isCopy = child.attributes["state"] == stateNew
			x.target(&u, child, child.attributes["state"], slices.Contains(byMachine, child.attributes["state-qualifier"]))
		case "segment", "ignorable":
			x.segment(&u, child)
		case "note":
			notes = append(notes, child.text)
		case "notes":
			for _, n := range child.children {
				notes = append(notes, n.text)
			}
		}
	}
	u.readNotes(notes)
	if isCopy && field.Fingerprint(u.Target) == field.Fingerprint(u.Source) {
		u.Target, u.State = "", translation.Missing
	}
	if u.Target != "" {
		u.brokenTag = x.tags.broken()
	}
	x.job.Units = append(x.job.Units, u)
}

// source reads the words from which somebody has translated.
func (x *xliff) source(e *element) string {
	var words strings.Builder
	if unknown := x.tags.read(e, &x.tags.source, &words); unknown != "" {
		return e.text
	}
	return words.String()
}

// byMachine are the state-qualifiers of what a machine made (XLIFF 1.2, section
// "state-qualifier").
var byMachine = []string{"mt-suggestion", "leveraged-mt"}

// segment reads a part of a unit of XLIFF 2: tools may have cut it into several.
func (x *xliff) segment(u *Unit, e *element) {
	source, before := "", len(x.tags.source)
	for _, child := range e.children {
		switch child.name {
		case "source":
			source = x.source(child)
			u.Source += source
		case "target":
			_, sub, _ := strings.Cut(e.attributes["subState"], ":")
			x.target(u, child, e.attributes["state"], sub == subStateMachine && e.attributes["state"] == "translated")
			source = ""
		}
	}
	if e.name == "ignorable" { // what stands between segments, and has no target of its own
		u.Target += source
		if source != "" {
			x.tags.target = append(x.tags.target, x.tags.source[before:]...)
		}
	}
}

// target reads what a translator has written.
func (x *xliff) target(u *Unit, e *element, state string, isByMachine bool) {
	var words strings.Builder
	if unknown := x.tags.read(e, &x.tags.target, &words); unknown != "" {
		x.line, x.column = e.line, e.column
		x.fault("error.exchange.inline", field.ErrFormat, "Element", brief(unknown))
	}
	u.Target += words.String()
	switch {
	case isByMachine:
		u.State = translation.MachineMade
	case state == "needs-translation" || state == "initial":
		u.State = translation.Stale
	default:
		u.State, u.Unfinished = translation.Present, strings.HasPrefix(state, "needs-review")
	}
}

// readNotes reads the lines of notes, among them that of [Unit.origin].
func (u *Unit) readNotes(notes []string) {
	var own []string
	for _, note := range notes {
		lines := strings.Split(note, "\n")
		lines = slices.DeleteFunc(lines, u.readOrigin)
		if len(lines) > 0 {
			own = append(own, strings.Join(lines, "\n"))
		}
	}
	u.Note = strings.Join(own, "\n")
}
