package i18n

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"text/template/parse"
)

// ActionError says that a message does what no message may: its cost would not
// be in proportion to its length.
type ActionError struct{ Action string }

// Error returns what the message does, in English.
func (e *ActionError) Error() string {
	return fmt.Sprintf("a message cannot use %q: it prints arguments, and chooses between texts with if, else and with", e.Action)
}

// functions are those of text/template that a message may call. The others make
// texts of texts, which can double with each call.
var functions = []string{"and", "or", "not", "eq", "ne", "lt", "le", "gt", "ge", "len", "index", "slice"}

// formatsOne reports whether a call formats one argument in few places, as
// {{.Count | printf "%02d"}} does: the one use of printf whose cost is bounded.
func formatsOne(call []parse.Node) bool {
	if len(call) < 2 {
		return false
	}
	name, isName := call[0].(*parse.IdentifierNode)
	format, isText := call[1].(*parse.StringNode)
	return isName && name.Ident == "printf" && isText && oneVerb.MatchString(format.Text)
}

var oneVerb = regexp.MustCompile(`^[^%]*%[-+# 0]*[0-9]{0,2}(?:\.[0-9]{0,2})?[A-Za-z][^%]*$`)

// maxActions is the number of {{…}} in one form of a message, which is also how
// deep they can nest.
const maxActions = 100

// parsedForm is one form of a message: its segments, nil where it is more than words and
// plain arguments, and the names of its arguments.
type parsedForm struct {
	segments  []segment
	arguments []string
}

// parseForm parses one form of a message. A message that calls itself, or that repeats
// something, is refused: text/template would stop it only after 100,000 calls, and 100 MiB.
func parseForm(id, text string) (parsedForm, error) {
	if strings.Count(text, "{{") > maxActions {
		return parsedForm{}, fmt.Errorf("more than %d actions", maxActions)
	}
	if form, ok := parsePlain(text); ok {
		return form, nil
	}
	return parseTemplate(id, text)
}

func parseTemplate(id, text string) (parsedForm, error) {
	trees, err := parse.Parse(id, text, "", "", builtins)
	if err != nil {
		return parsedForm{}, err
	}
	for name := range trees {
		if name != id {
			return parsedForm{}, &ActionError{"define"}
		}
	}
	root := trees[id].Root
	return parsedForm{segmentsOf(root), argumentsOf(root)}, forbidden(root)
}

// parsePlain parses what nearly every message is, words and arguments as {{.Name}}, at a
// tenth of the cost of text/template; it returns false for any other text.
func parsePlain(text string) (form parsedForm, ok bool) {
	for text != "" {
		words, rest, hasAction := strings.Cut(text, "{{")
		if words != "" {
			form.segments = append(form.segments, segment{words: words})
		}
		if !hasAction {
			break
		}
		action, after, closed := strings.Cut(rest, "}}")
		name, isField := strings.CutPrefix(strings.Trim(action, " "), ".")
		if !closed || !isField || !isPlainName(name) {
			return parsedForm{}, false
		}
		form.segments = append(form.segments, segment{argument: name})
		form.arguments = append(form.arguments, name)
		text = after
	}
	return form, form.segments != nil
}

func isPlainName(name string) bool {
	for i := range len(name) {
		switch c := name[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', c == '_', i > 0 && '0' <= c && c <= '9':
		default:
			return false
		}
	}
	return name != ""
}

// builtins has the names of all functions of text/template: [forbidden] says which
// of these no message may call. Parsing with text/template itself would make such a
// table for each form of each message.
var builtins = func() map[string]any {
	names := make(map[string]any)
	for _, name := range append([]string{"call", "html", "js", "print", "printf", "println", "urlquery"}, functions...) {
		names[name] = true
	}
	return names
}()

// forbidden returns an [*ActionError] for the first thing below n that a message
// may not do, and nil if there is none.
func forbidden(n parse.Node) (err error) {
	all := func(nodes ...parse.Node) {
		for _, node := range nodes {
			if err == nil {
				err = forbidden(node)
			}
		}
	}
	branch := func(b *parse.BranchNode) {
		all(b.Pipe, b.List)
		if b.ElseList != nil {
			all(b.ElseList)
		}
	}
	switch n := n.(type) {
	case *parse.TemplateNode:
		return &ActionError{"template"}
	case *parse.RangeNode:
		return &ActionError{"range"}
	case *parse.IdentifierNode:
		if !slices.Contains(functions, n.Ident) {
			return &ActionError{n.Ident}
		}
	case *parse.ListNode:
		all(n.Nodes...)
	case *parse.ActionNode:
		all(n.Pipe)
	case *parse.IfNode:
		branch(&n.BranchNode)
	case *parse.WithNode:
		branch(&n.BranchNode)
	case *parse.PipeNode:
		for _, command := range n.Cmds {
			args := command.Args
			if formatsOne(args) {
				args = args[2:]
			}
			all(args...)
		}
	case *parse.ChainNode:
		all(n.Node)
	}
	return err
}
