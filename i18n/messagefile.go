package i18n

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"
)

// parseMessages reads a go-i18n message file in YAML: a map from ids to texts,
// or to maps of plural forms with a description for translators. Maps may nest;
// their keys are then joined by dots. It is read as nodes, so that each fault
// has its line.
func parseMessages(file string, tag language.Tag, data []byte) ([]*message, error) {
	data = bytes.ReplaceAll(data, []byte("\ufeff"), nil) // past the first of its buffers, the YAML package loses its place at them
	var document yaml.Node
	if err := yaml.Unmarshal(data, &document); err != nil {
		return nil, &LoadError{File: file, Err: err}
	}
	if len(document.Content) == 0 {
		return nil, nil
	}
	p := &messageParser{file: file, lang: tag, lines: make(map[string]int), templates: templates{lang: tag}}
	p.entries("", document.Content[0])
	return p.messages, errors.Join(p.errs...)
}

type messageParser struct {
	file      string
	lang      language.Tag
	messages  []*message
	lines     map[string]int // where each id was first seen
	templates templates
	errs      []error
}

func (p *messageParser) fault(node *yaml.Node, id string, err error) {
	p.errs = append(p.errs, &LoadError{File: p.file, Line: node.Line, Column: node.Column, ID: id, Err: err})
}

// entries reads a map of ids.
func (p *messageParser) entries(prefix string, node *yaml.Node) {
	if node.Kind != yaml.MappingNode {
		p.fault(node, prefix, errors.New("want a map of message ids"))
		return
	}
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, value := node.Content[i], node.Content[i+1]
		id := key.Value
		if prefix != "" {
			id = prefix + "." + id
		}
		switch {
		case value.Kind == yaml.MappingNode && !isMessage(value):
			p.entries(id, value)
		default:
			p.message(id, key, value)
		}
	}
}

// isMessage reports whether a map holds the text of a message and not more ids
// (go-i18n's rule: one of its own keys with a string).
func isMessage(node *yaml.Node) bool {
	for i := 0; i+1 < len(node.Content); i += 2 {
		if IsMessageKey(node.Content[i].Value) && node.Content[i+1].Kind == yaml.ScalarNode {
			return true
		}
	}
	return false
}

// IsMessageKey reports whether a key in a message file is a part of a message, and no more of
// an id: a plural form of CLDR, "description" or "hash".
func IsMessageKey(key string) bool {
	return key == "description" || key == "hash" || slices.Contains(formNames, key)
}

func (p *messageParser) message(id string, key, value *yaml.Node) {
	if line, seen := p.lines[id]; seen {
		p.fault(key, id, fmt.Errorf("defined twice, first in line %d", line))
		return
	}
	p.lines[id] = key.Line
	m := &message{id: id, lang: p.lang, file: p.file, line: key.Line, column: key.Column}
	m.source.ID = id
	switch value.Kind {
	case yaml.ScalarNode:
		m.source.Other = strings.TrimSpace(value.Value)
	case yaml.MappingNode:
		for i := 0; i+1 < len(value.Content); i += 2 {
			p.form(m, value.Content[i], value.Content[i+1])
		}
	default:
		p.fault(value, id, errors.New("want a text or a map of plural forms"))
		return
	}
	if err := m.compile(&p.templates); err != nil {
		p.errs = append(p.errs, err)
		return
	}
	p.messages = append(p.messages, m)
}

func (p *messageParser) form(m *message, key, value *yaml.Node) {
	if value.Kind != yaml.ScalarNode {
		p.fault(value, m.id, fmt.Errorf("%s: want a text", key.Value))
		return
	}
	text := strings.TrimSpace(value.Value)
	switch form := m.form(key.Value); {
	case form != nil:
		*form = text
	case key.Value == "description":
		m.source.Description = text
	case key.Value == "hash":
		m.source.Hash = text
	default:
		p.fault(key, m.id, fmt.Errorf("unknown key %q", key.Value))
	}
}
