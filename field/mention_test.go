package field_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/tertulia-go/tertulia/field"
)

func TestALinkInMarkdownNamesAThing(t *testing.T) {
	cases := []struct {
		name, markdown string
		want           string // the addresses of all mentions
	}{
		{"no link", "event:open-archives", ""},
		{"a link", "Vea [el congreso](event:open-archives).", "event:open-archives"},
		{"every kind", "[a](event:a) [b](speaker:b) [c](program:c) [d](series:d) [e](venue:e) [f](page:f)", "event:a speaker:b program:c series:d venue:e page:f"},
		{"a title", `[a](event:a "El congreso") [b](event:b 'b')`, "event:a event:b"},
		{"angle brackets", "[a](<event:a>) [b](<event:b)", "<event:a>"},
		{"space around it", "[a]( event:a\n)", "event:a"},
		{"words with marks", "[*a* [b] `]`](event:a)", "event:a"},
		{"a picture in a link", "[![alt](a.jpg)](event:a)", "event:a"},
		{"a thing that nobody can name so", "[a](event:Open_Archives/x)", "event:Open_Archives/x"},
		{"no id", "[a](event:)", "event:"},
		{"a picture", "![a](event:a)", ""},
		{"an address elsewhere", "[a](https://example.org) [b](mailto:a@example.org) [c](/event:a)", ""},
		{"no kind of things", "[a](calendar:a) [b](Event:b)", ""},
		{"code", "`[a](event:a)` and\n```\n[b](event:b)\n```\n[c](event:c)", "event:c"},
		{"an escaped bracket", `\[a\](event:a) [b\](event:b)`, ""},
		{"no words before it", "](event:a)", ""},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			var addresses []string
			for _, m := range field.Mentions(tc.markdown) {
				address := tc.markdown[m.Start:m.End]
				assert.Equal(t, string(m.Kind)+":"+m.ID, strings.Trim(address, "<>"))
				addresses = append(addresses, address)
			}
			assert.Equal(t, tc.want, strings.Join(addresses, " "))
		})
	}
}

// FuzzMentions wants that a mention can be exchanged for another and nothing else
// is then another.
func FuzzMentions(f *testing.F) {
	for _, seed := range []string{"[a](event:a)", "[a](<page:a>) `[b](event:b)`", "![a](event:a) [", "\\[a](venue: 'x' [b](series:b \"c\")"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, markdown string) {
		var b strings.Builder
		done := 0
		found := field.Mentions(markdown)
		for _, m := range found {
			assert.Contains(t, field.Kinds(), m.Kind)
			b.WriteString(markdown[done:m.Start] + "speaker:ana-diaz")
			done = m.End
		}
		b.WriteString(markdown[done:])
		again := field.Mentions(b.String())
		if assert.Len(t, again, len(found)) {
			for _, m := range again {
				assert.Equal(t, field.Ref{Kind: field.Speaker, ID: "ana-diaz"}, m.Ref)
			}
		}
	})
}
