package field

import (
	"regexp"
	"strings"
)

// Mention is a link to a thing in Markdown, which names the thing by its id:
// [texto](event:open-archives).
type Mention struct {
	Ref
	Start, End int // of the address, with its angle brackets if it has any, in bytes of the text
}

// Mentions returns the links to things in Markdown, in their order. They are
// inline links (CommonMark section 6.3); code between backticks holds none.
func Mentions(markdown string) []Mention {
	if !mayMention(markdown) {
		return nil
	}
	var found []Mention
	var open []byte // the first characters of brackets that are not closed yet
	for _, at := range mentionToken.FindAllStringSubmatchIndex(markdown, -1) {
		token := markdown[at[0]:at[1]]
		switch {
		case token == "[" || token == "![":
			open = append(open, token[0])
		case token[0] == ']' && len(open) > 0:
			isPicture := open[len(open)-1] == '!'
			open = open[:len(open)-1]
			if isLink := at[2] >= 0; isLink && !isPicture {
				address := strings.Trim(markdown[at[2]:at[3]], "<>")
				kind, id, _ := strings.Cut(address, ":")
				found = append(found, Mention{Ref{Kind(kind), id}, at[2], at[3]})
			}
		}
	}
	return found
}

// mayMention reports whether a kind stands where the address of a link begins. It
// spares nearly every text a closer look.
func mayMention(markdown string) bool {
	for {
		_, rest, more := strings.Cut(markdown, "](")
		if !more {
			return false
		}
		address := strings.TrimLeft(rest, " \t\n<")
		for _, kind := range kinds {
			if strings.HasPrefix(address, string(kind)) {
				return true
			}
		}
		markdown = rest
	}
}

// mentionToken is what [Mentions] stops at: code; escaped characters; brackets,
// the last with the address that makes a link of it, which is a kind and an id.
var mentionToken = regexp.MustCompile("(?s)```.*?```|`[^`\n]*`|" + `\\.|!?\[|` +
	`\]\([ \t\n]*(` + addressPattern() + `|<` + addressPattern() + `>)(?:[ \t\n]+(?:"[^"]*"|'[^']*'))?[ \t\n]*\)|\]`)

// addressPattern matches the address of a thing.
func addressPattern() string {
	var kinds []string
	for _, k := range Kinds() {
		kinds = append(kinds, string(k))
	}
	return "(?:" + strings.Join(kinds, "|") + `):[^\s()<>"'\\]*`
}
