package content

import (
	"html"
	"regexp"

	"go.yaml.in/yaml/v4"

	"github.com/tertulia-go/tertulia/field"
)

var (
	entity = regexp.MustCompile(`&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)
	tagged = regexp.MustCompile(`(?i)<!--|</?(?:a|abbr|b|big|blockquote|br|button|center|cite|code|div|em|embed|font|form|h[1-6]|hr|i|iframe|img|input|li|` +
		`link|meta|object|ol|p|pre|q|s|script|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|th|thead|tr|u|ul|video)(?:\s[^<>]*)?/?>`)
	codeOfMarkdown = regexp.MustCompile("(?s)```.*?```|`[^`\n]*`")
)

// foundHTML returns the first piece of HTML in a text, "" if there is none: pages
// print it as it is written, or leave it out of Markdown. Markdown has entities of
// its own, and code that shows how HTML is written.
func foundHTML(s string, markdown bool) string {
	if markdown {
		return tagged.FindString(codeOfMarkdown.ReplaceAllString(s, ""))
	}
	for _, e := range entity.FindAllString(s, -1) {
		if html.UnescapeString(e) != e {
			return e
		}
	}
	return tagged.FindString(s)
}

// doubtHTML warns of HTML in a text, which has been pasted from a page.
func (d *decoder) doubtHTML(n *yaml.Node, f *field.Field, s string) {
	if found := foundHTML(s, f != nil && f.Type == field.TypeMarkdown); found != "" {
		d.warn(n, "warning.html", "Value", found)
	}
}
