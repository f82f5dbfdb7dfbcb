package i18n

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"
)

// MessageText is a message in one language as its file writes it.
type MessageText struct {
	ID          string
	Description string            // for translators; "": none
	Lang        language.Tag      // of the file
	File        string            // name inside its file system; "": in none
	Forms       map[string]string // by plural form; only "other" where the message has no others
}

// MessageText returns a message as readers of tag get it from the catalog of tag or
// of one of its CLDR parents, false where none of these has it. The value is the
// caller's own.
func (c *Catalog) MessageText(tag language.Tag, id string) (MessageText, bool) {
	m := c.messageOf(Canonical(tag), id)
	if m == nil {
		return MessageText{}, false
	}
	forms := m.forms()
	maps.DeleteFunc(forms, func(_, text string) bool { return text == "" })
	return MessageText{ID: id, Description: m.source.Description, Lang: m.lang, File: m.file, Forms: forms}, true
}

// Arguments returns the names of the arguments of the message, sorted; the error is
// what [Load] would say of it, a [*LoadError].
func (t MessageText) Arguments() ([]string, error) {
	m := &message{id: t.ID, lang: t.Lang, file: t.File}
	m.source.ID = t.ID
	m.source.Zero, m.source.One, m.source.Two = t.Forms["zero"], t.Forms["one"], t.Forms["two"]
	m.source.Few, m.source.Many, m.source.Other = t.Forms["few"], t.Forms["many"], t.Forms["other"]
	if err := m.compile(&templates{lang: t.Lang}); err != nil {
		return nil, err
	}
	return m.arguments, nil
}

// EditMessages returns a message file (name, of one language, nil where there is none
// yet) in which the texts stand: those that it has are replaced, and the others are
// added at its end. What the file says besides, and its comments, stay. The error is
// that of [Load].
func EditMessages(name string, file []byte, texts ...MessageText) ([]byte, error) {
	var document yaml.Node
	if err := yaml.Unmarshal(file, &document); err != nil {
		return nil, &LoadError{File: name, Err: err}
	}
	if len(document.Content) == 0 {
		document = yaml.Node{Kind: yaml.DocumentNode, Content: []*yaml.Node{{Kind: yaml.MappingNode}}}
	}
	root := document.Content[0]
	if root.Kind != yaml.MappingNode {
		return nil, &LoadError{File: name, Line: root.Line, Column: root.Column, Err: errors.New("want a map of message ids")}
	}
	for i := range texts {
		if !replaceMessage(root, "", &texts[i]) {
			value := &yaml.Node{Kind: yaml.MappingNode}
			if texts[i].Description != "" {
				setKey(value, "description", texts[i].Description)
			}
			texts[i].write(value)
			root.Content = append(root.Content, textNode(texts[i].ID), value)
		}
	}
	var b bytes.Buffer
	encoder := yaml.NewEncoder(&b)
	encoder.SetIndent(2)
	if err := errors.Join(encoder.Encode(&document), encoder.Close()); err != nil {
		return nil, err
	}
	tag := language.Und
	if len(texts) > 0 {
		tag = texts[0].Lang
	}
	if _, err := parseMessages(name, tag, b.Bytes()); err != nil { // what is written can be read
		return nil, err
	}
	return b.Bytes(), nil
}

// replaceMessage replaces a message below node, wherever it is nested, and reports
// whether it is there.
func replaceMessage(node *yaml.Node, prefix string, t *MessageText) bool {
	for i := 0; i+1 < len(node.Content); i += 2 {
		id, value := prefix+node.Content[i].Value, node.Content[i+1]
		switch nested := value.Kind == yaml.MappingNode && !isMessage(value); {
		case nested && strings.HasPrefix(t.ID, id+"."):
			if replaceMessage(value, id+".", t) {
				return true
			}
		case !nested && id == t.ID:
			switch {
			case value.Kind == yaml.MappingNode:
				t.write(value)
			case len(t.Forms) == 1:
				setText(value, t.Forms["other"])
			default:
				node.Content[i+1] = &yaml.Node{Kind: yaml.MappingNode}
				t.write(node.Content[i+1])
			}
			return true
		}
	}
	return false
}

// write puts the forms of t into the map of a message.
func (t *MessageText) write(node *yaml.Node) {
	for _, form := range slices.Sorted(maps.Keys(t.Forms)) {
		setKey(node, form, t.Forms[form])
	}
}

// setKey gives a key of a map a text, which keeps its comments.
func setKey(node *yaml.Node, key, text string) {
	for i := 0; i+1 < len(node.Content); i += 2 {
		if node.Content[i].Value == key {
			setText(node.Content[i+1], text)
			return
		}
	}
	node.Content = append(node.Content, textNode(key), textNode(text))
}

// setText gives a text node, which keeps its comments, another text.
func setText(node *yaml.Node, text string) {
	if strings.TrimSpace(node.Value) != text {
		node.Value, node.Tag, node.Style = text, "!!str", textNode(text).Style
	}
}

func textNode(text string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text}
	if strings.ContainsAny(text, " \n{}") {
		n.Style = yaml.DoubleQuotedStyle
	}
	return n
}
