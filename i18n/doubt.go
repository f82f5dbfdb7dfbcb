package i18n

import (
	"regexp"
	"slices"
	"strings"
)

// Doubt is something odd in a message that a site adds to the built-in ones.
// Nothing is refused for it: a site may have messages of its own.
type Doubt struct {
	File         string // name inside its file system
	Line, Column int    // from 1
	ID           string // of the message

	// What is odd is one of these; with neither, no message of that id was
	// there to be replaced.

	Argument string // the message that is replaced prints it, this one does not
	Braces   string // "{Zone}": looks like an argument, and is printed as it is
}

// Doubts returns what is odd in the messages of all file systems but the
// first that [Load] was given, in the order of files and lines; nil if there
// is nothing. Arguments are compared with those of the message in the same
// language or in a CLDR parent of it.
func (c *Catalog) Doubts() []Doubt { return slices.Clone(c.doubts) }

// lookAt keeps the doubts about messages before they replace others.
func (c *Catalog) lookAt(added []*message, known knownArguments) {
	for _, m := range added {
		found := func(argument, braces string) {
			c.doubts = append(c.doubts, Doubt{m.file, m.line, m.column, m.id, argument, braces})
		}
		if !known.defined(m.id) && !known.defined(baseID(m.id)) && !hasTables(m.id) {
			found("", "")
		}
		if replaced := c.messageOf(m.lang, m.id); replaced != nil {
			for _, name := range replaced.arguments {
				if !slices.Contains(m.arguments, name) {
					found(name, "")
				}
			}
		}
		for _, name := range formNames {
			if braces := singleBraces.FindString(templateAction.ReplaceAllString(*m.form(name), "")); braces != "" {
				found("", braces)
				break
			}
		}
	}
}

var (
	templateAction = regexp.MustCompile(`(?s)\{\{.*?\}\}`)
	singleBraces   = regexp.MustCompile(`\{ *\.?\w+ *\}`)
)

// defined reports whether an earlier file system defines the message.
func (k knownArguments) defined(id string) bool { return k[id] != nil && k[id].closed }

// hasTables reports whether a message is of a family that has tables behind it,
// so that any language may leave it out or add to it.
func hasTables(id string) bool {
	for _, family := range []string{"language.", "region.", "span."} {
		if strings.HasPrefix(id, family) {
			return true
		}
	}
	return false
}
