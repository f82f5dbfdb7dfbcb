package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/tertulia-go/tertulia/content/internal/splice"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// editMessages returns a message file, empty where there is none yet, in which texts
// stand: those that it has are replaced, and the others are added at its end. Every other
// byte stays.
func editMessages(file []byte, texts []i18n.MessageText) ([]byte, error) {
	if !holdsWords(file) {
		if len(file) > 0 && !bytes.HasSuffix(file, []byte("\n")) {
			file = append(file[:len(file):len(file)], '\n')
		}
		data := append(file[:len(file):len(file)], splice.Render(newMessages(texts))...)
		_, err := splice.Parse(data)
		return data, err
	}
	doc, err := splice.Parse(file)
	if err != nil {
		return nil, err
	}
	var edits []messageChange
	var added []i18n.MessageText
	for _, t := range texts {
		if changes, has := changesOf(doc.Root(), nil, "", t); has {
			edits = append(edits, changes...)
		} else if valueOf(doc.Root(), t.ID) != nil { // a map of more ids
			return nil, fmt.Errorf("%s: %w", t.ID, field.ErrDuplicate)
		} else {
			added = append(added, t)
		}
	}
	if doc, err = changed(doc, edits); err != nil {
		return nil, err
	}
	if len(added) > 0 {
		if doc, err = doc.InsertKeys(len(doc.Root().Content)/2, newMessages(added)); err != nil {
			return nil, err
		}
	}
	return doc.Bytes(), nil
}

// holdsWords reports whether a file has more than comments.
func holdsWords(file []byte) bool {
	for line := range bytes.Lines(bytes.TrimPrefix(file, byteOrderMark)) {
		if line = bytes.TrimSpace(line); len(line) > 0 && line[0] != '#' {
			return true
		}
	}
	return false
}

// newMessages is a map of messages by id.
func newMessages(texts []i18n.MessageText) *yaml.Node {
	var pairs []*yaml.Node
	for _, t := range texts {
		value := newForms(t)
		if t.Description != "" {
			value.Content = append([]*yaml.Node{splice.Text("description", 0), messageText(t.Description, 0)}, value.Content...)
		}
		pairs = append(pairs, splice.Text(t.ID, 0), value)
	}
	return splice.Map(0, pairs...)
}

func newForms(t i18n.MessageText) *yaml.Node {
	var pairs []*yaml.Node
	for _, form := range formsOf(t) {
		pairs = append(pairs, splice.Text(form, 0), messageText(t.Forms[form], 0))
	}
	return splice.Map(0, pairs...)
}

// formsOf returns the plural forms that a text has, in their order.
func formsOf(t i18n.MessageText) []string {
	return slices.DeleteFunc([]string{"zero", "one", "two", "few", "many", otherForm}, func(form string) bool {
		_, has := t.Forms[form]
		return !has
	})
}

// messageText is a text in a file of messages: in quotes, unless it is one word or stands in
// the place of something else.
func messageText(text string, like yaml.Style) *yaml.Node {
	if like == 0 && strings.ContainsAny(text, " \n{}") {
		like = yaml.DoubleQuotedStyle
	}
	return splice.Text(text, like)
}

// A messageChange is an edit of a file of messages.
type messageChange func(*splice.Document) (*splice.Document, error)

// changesOf returns what gives the file a text, wherever below a map its message is
// nested; false where the file does not have the message.
func changesOf(in *yaml.Node, path []splice.Step, prefix string, t i18n.MessageText) (changes []messageChange, has bool) {
	for i := 0; i+1 < len(in.Content); i += 2 {
		key, value := in.Content[i].Value, in.Content[i+1]
		at := append(path[:len(path):len(path)], splice.Key(key))
		id := key
		if prefix != "" {
			id = prefix + "." + key
		}
		switch {
		case value.Kind == yaml.MappingNode && !isMessage(value):
			if changes, has = changesOf(value, at, id, t); has {
				return changes, true
			}
		case id != t.ID:
		case value.Kind != yaml.MappingNode && len(t.Forms) == 1:
			return replaced(value, at, t.Forms[otherForm]), true
		case value.Kind != yaml.MappingNode:
			return []messageChange{func(doc *splice.Document) (*splice.Document, error) { return doc.Replace(newForms(t), at...) }}, true
		default:
			missing := splice.Map(0)
			for _, form := range formsOf(t) {
				to := append(at[:len(at):len(at)], splice.Key(form))
				if old := valueOf(value, form); old != nil {
					changes = append(changes, replaced(old, to, t.Forms[form])...)
				} else {
					missing.Content = append(missing.Content, splice.Text(form, 0), messageText(t.Forms[form], 0))
				}
			}
			if len(missing.Content) > 0 {
				changes = append(changes, func(doc *splice.Document) (*splice.Document, error) {
					return doc.InsertKeys(len(value.Content)/2, missing, at...)
				})
			}
			return changes, true
		}
	}
	return nil, false
}

// isMessage reports whether a map is a message, and not more ids.
func isMessage(n *yaml.Node) bool {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if i18n.IsMessageKey(n.Content[i].Value) && n.Content[i+1].Kind == yaml.ScalarNode {
			return true
		}
	}
	return false
}

func valueOf(in *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(in.Content); i += 2 {
		if in.Content[i].Value == key {
			return in.Content[i+1]
		}
	}
	return nil
}

// replaced is the change of one text to another, none where it is the same.
func replaced(old *yaml.Node, at []splice.Step, text string) []messageChange {
	if strings.TrimSpace(old.Value) == text {
		return nil
	}
	return []messageChange{func(doc *splice.Document) (*splice.Document, error) {
		return doc.Replace(messageText(text, old.Style), at...)
	}}
}

// changed makes changes together, which reads the file once, and where that cannot be half
// of them after the other half.
func changed(doc *splice.Document, changes []messageChange) (*splice.Document, error) {
	switch len(changes) {
	case 0:
		return doc, nil
	case 1:
		return changes[0](doc)
	}
	together := doc.Together()
	for _, change := range changes {
		if _, err := change(together); err != nil {
			return nil, err
		}
	}
	made, err := together.Made()
	if !errors.Is(err, splice.ErrUnsafe) {
		return made, err
	}
	half := len(changes) / 2
	if doc, err = changed(doc, changes[:half]); err != nil {
		return nil, err
	}
	return changed(doc, changes[half:])
}

// unreadable puts what is wrong with a file of messages as [i18n.Load] does.
func unreadable(name string, err error) error {
	return &i18n.LoadError{File: name, Err: fmt.Errorf("it cannot be changed: %w", err)}
}
