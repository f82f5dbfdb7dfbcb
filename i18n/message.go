package i18n

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	goi18n "github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// Args are the arguments of a message by name, as its text writes them:
// {{.Language}} is the argument "Language". The integer "Count" chooses the
// plural form. A [Localized] keeps its language in [Localizer.Parts] and
// prints its value elsewhere.
type Args map[string]any

// message is one message in one language, compiled: segments where it is
// made of words and plain arguments, otherwise go-i18n's own template.
type message struct {
	id        string
	lang      language.Tag
	source    goi18n.Message
	arguments []string  // names, sorted
	segments  []segment // nil: template
	label     string    // all of it, where it has no arguments; else ""
	template  *goi18n.Localizer

	file         string
	line, column int
}

// segment is a run of words, or an argument.
type segment struct {
	words    string
	argument string // "": words
}

// countArgument is the argument that chooses the plural form.
const countArgument = "Count"

func (m *message) fault(err error) error {
	return &LoadError{File: m.file, Line: m.line, Column: m.column, ID: m.id, Err: err}
}

// formNames are the plural forms of CLDR.
var formNames = []string{"zero", "one", "two", "few", "many", "other"}

// form returns the text of one plural form, nil for any other name.
func (m *message) form(name string) *string {
	s := &m.source
	switch name {
	case "zero":
		return &s.Zero
	case "one":
		return &s.One
	case "two":
		return &s.Two
	case "few":
		return &s.Few
	case "many":
		return &s.Many
	case "other":
		return &s.Other
	}
	return nil
}

// plural reports whether the message has other forms than "other".
func (m *message) plural() bool {
	return slices.ContainsFunc(formNames, func(name string) bool { return name != "other" && *m.form(name) != "" })
}

// compile prepares m and proves that it can be printed. What is more than words and plain
// arguments is handed to the templates of its language.
func (m *message) compile(templates *templates) error {
	if m.source.Other == "" {
		return m.fault(errors.New(`no text: a message needs at least the form "other"`))
	}
	plain := !m.plural()
	for _, name := range formNames {
		text := *m.form(name)
		if text == "" {
			continue
		}
		form, err := parseForm(m.id, text)
		if err != nil {
			return m.fault(fmt.Errorf("form %q: %w", name, err))
		}
		for _, argument := range form.arguments {
			if !slices.Contains(m.arguments, argument) {
				m.arguments = append(m.arguments, argument)
			}
		}
		if name == "other" && plain {
			m.segments, plain = form.segments, form.segments != nil
		}
	}
	if m.plural() && !slices.Contains(m.arguments, countArgument) {
		m.arguments = append(m.arguments, countArgument)
	}
	slices.Sort(m.arguments)
	if plain {
		if len(m.segments) == 1 {
			m.label = m.segments[0].words
		}
		return nil
	}
	var err error
	if m.template, err = templates.add(&m.source); err != nil {
		return m.fault(err)
	}
	return m.tryOut()
}

// templates hands messages of one language to go-i18n, which parses and executes what is
// more than words and plain arguments, and knows the plural rules. To make its table of
// these takes it longer than many messages, so that a file has one.
type templates struct {
	lang      language.Tag
	rules     language.Tag // lang, or one that has the plural rules of lang
	bundle    *goi18n.Bundle
	localizer *goi18n.Localizer
}

// add returns what prints the message, and the others of its file.
func (t *templates) add(source *goi18n.Message) (*goi18n.Localizer, error) {
	if t.bundle == nil {
		t.rules, t.bundle = t.lang, goi18n.NewBundle(t.lang)
		if t.bundle.AddMessages(t.rules) != nil {
			// A language without plural rules has the root's, which is the one form
			// "other" (CLDR plurals.xml, root), as Japanese has.
			t.rules = language.Japanese
			t.bundle = goi18n.NewBundle(t.rules)
		}
		t.localizer = goi18n.NewLocalizer(t.bundle, t.rules.String())
	}
	return t.localizer, t.bundle.AddMessages(t.rules, source)
}

// tryOut executes a template with sample arguments: words, and numbers for
// what compares or counts.
func (m *message) tryOut() error {
	var errs []error
	for _, sample := range []any{"x", 2} {
		args := make(Args, len(m.arguments))
		for _, name := range m.arguments {
			args[name] = sample
		}
		if m.plural() {
			args[countArgument] = 2
		}
		_, err := m.execute(args)
		if err == nil {
			return nil
		}
		errs = append(errs, err)
	}
	return m.fault(errs[0])
}

func (m *message) execute(args Args) (string, error) {
	data := make(Args, len(args)) // so that the arguments of other messages can stay on the stack
	for name, value := range args {
		data[name] = value
	}
	config := &goi18n.LocalizeConfig{MessageID: m.id, TemplateData: data}
	if m.plural() {
		config.PluralCount = args[countArgument]
	}
	s, err := m.template.Localize(config)
	if err != nil {
		return "", err
	}
	if strings.Contains(s, "<no value>") {
		return "", errors.New("an argument has no value")
	}
	return s, nil
}

// complete reports whether args has every argument of m.
func (m *message) complete(args Args) bool {
	for _, name := range m.arguments {
		if args[name] == nil {
			return false
		}
	}
	return true
}

// format prints m; ok is false if an argument is missing or does not fit.
func (m *message) format(args Args) (s string, ok bool) {
	if m.label != "" {
		return m.label, true
	}
	if m.segments == nil {
		if !m.complete(args) {
			return "", false
		}
		s, err := m.execute(args)
		if strings.HasSuffix(s, "..") && !strings.HasSuffix(s, "...") {
			s = s[:len(s)-1]
		}
		return s, err == nil
	}
	b := make([]byte, 0, 256) // on the stack for nearly every message
	for _, seg := range m.segments {
		if seg.argument == "" {
			b = append(b, seg.after(string(b[max(0, len(b)-1):]))...)
			continue
		}
		value := args[seg.argument]
		if value == nil {
			return "", false
		}
		b = appendArgument(b, value)
	}
	return string(b), true
}

// after returns the words of s as they follow other words: the point of an
// abbreviation ends the sentence too: "a las 5:00 p. m." (Diccionario panhispánico de
// dudas, "punto").
func (s segment) after(before string) string {
	if strings.HasSuffix(before, ".") && strings.HasPrefix(s.words, ".") && !strings.HasPrefix(s.words, "..") {
		return s.words[1:]
	}
	return s.words
}

func appendArgument(b []byte, value any) []byte {
	switch v := value.(type) {
	case string:
		return append(b, v...)
	case Localized:
		return append(b, v.Value...)
	case int:
		return strconv.AppendInt(b, int64(v), 10)
	}
	return fmt.Append(b, value)
}

// segmentsOf returns the segments of a parsed message, nil if it holds anything but words
// and plain arguments.
func segmentsOf(root *parse.ListNode) []segment {
	segments := make([]segment, 0, len(root.Nodes))
	for _, node := range root.Nodes {
		switch node := node.(type) {
		case *parse.TextNode:
			segments = append(segments, segment{words: string(node.Text)})
		case *parse.ActionNode:
			if len(node.Pipe.Decl) > 0 || len(node.Pipe.Cmds) != 1 || len(node.Pipe.Cmds[0].Args) != 1 {
				return nil
			}
			field, ok := node.Pipe.Cmds[0].Args[0].(*parse.FieldNode)
			if !ok || len(field.Ident) != 1 {
				return nil
			}
			segments = append(segments, segment{argument: field.Ident[0]})
		default:
			return nil
		}
	}
	return segments
}

// argumentsOf returns the names of the arguments that a parsed message uses.
func argumentsOf(node parse.Node) []string {
	var names []string
	var walk func(parse.Node)
	list := func(nodes ...*parse.ListNode) {
		for _, l := range nodes {
			if l != nil {
				for _, n := range l.Nodes {
					walk(n)
				}
			}
		}
	}
	walk = func(node parse.Node) {
		switch n := node.(type) {
		case *parse.ListNode:
			list(n)
		case *parse.ActionNode:
			walk(n.Pipe)
		case *parse.IfNode:
			walk(n.Pipe)
			list(n.List, n.ElseList)
		case *parse.WithNode:
			walk(n.Pipe)
			list(n.List, n.ElseList)
		case *parse.PipeNode:
			for _, cmd := range n.Cmds {
				for _, arg := range cmd.Args {
					walk(arg)
				}
			}
		case *parse.ChainNode:
			walk(n.Node)
		case *parse.FieldNode:
			names = append(names, n.Ident[0])
		case *parse.VariableNode: // $.Language
			if len(n.Ident) > 1 && n.Ident[0] == "$" {
				names = append(names, n.Ident[1])
			}
		}
	}
	walk(node)
	return names
}

// missingForms returns the plural forms that the language of m distinguishes
// between whole numbers and m does not have. A message without any has none to
// miss.
func (m *message) missingForms() []string {
	if !m.plural() {
		return nil
	}
	var missing []string
	for _, name := range PluralForms(m.lang) {
		if *m.form(name) == "" {
			missing = append(missing, name)
		}
	}
	return missing
}

// PluralForms returns the plural forms (CLDR: zero, one, two, few, many, other) that
// tag distinguishes between whole numbers, sorted by name. A language without plural
// rules has "other".
func PluralForms(tag language.Tag) []string {
	m := message{source: goi18n.Message{ID: "form"}}
	for _, name := range formNames {
		*m.form(name) = name
	}
	asked, err := (&templates{lang: tag}).add(&m.source)
	if err != nil {
		return nil
	}
	var forms []string
	ask := func(n int) { // go-i18n's rules know by example
		form, err := asked.Localize(&goi18n.LocalizeConfig{MessageID: "form", PluralCount: n})
		if err == nil && !slices.Contains(forms, form) {
			forms = append(forms, form)
		}
	}
	for n := range 201 { // CLDR rules look at n mod 100 and at whole millions
		ask(n)
	}
	ask(1_000_000)
	slices.Sort(forms)
	return forms
}
