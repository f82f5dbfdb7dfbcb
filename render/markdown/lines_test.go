package markdown_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/tertulia-go/tertulia/render/markdown"
)

func TestMarkdownAsWords(t *testing.T) {
	cases := []struct{ name, markdown, want string }{
		{"emphasis goes", "Una *charla* **abierta** con `código`", "Una charla abierta con código"},
		{"a link has its address", "Vea [el programa](https://example.org/p) aquí", "Vea el programa (https://example.org/p) aquí"},
		{"an unsafe link has its words", "Vea [esto](javascript:x)", "Vea esto"},
		{"a bare address", "https://example.org/p", "https://example.org/p"},
		{"a list", "- uno\n- dos\n  que sigue\n", "- uno\n- dos que sigue"},
		{"an ordered list", "3. tres\n4. cuatro\n", "3. tres\n4. cuatro"},
		{"lists in lists", "- uno\n  - dos\n", "- uno\n  - dos"},
		{"a quotation", "> dicho\n> así\n", "> dicho así"},
		{"a heading", "# Mañana\n\nCafé", "Mañana\n\nCafé"},
		{"code", "Código:\n\n```\na  b\n```", "Código:\n\n    a  b"},
		{"a rule", "a\n\n***\n\nb", "a\n\n* * *\n\nb"},
		{"a table", "| a | b |\n|---|---|\n| 1 | 2 |", "a | b\n1 | 2"},
		{"a hard break", "a\\\nb", "a\nb"},
		{"raw HTML is words", "a <b>c</b>", "a <b>c</b>"},
		{"escapes and references", `\*a\* &amp; &ntilde;`, "*a* & ñ"},
		{"control characters go", "a\x00b\u202ec", "abc"},
	}
	var c markdown.Converter
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) { assert.Equal(t, tc.want, c.Words(tc.markdown, "")) })
	}
}

func TestLinesSayWhatStandsBeforeThem(t *testing.T) {
	assert.Equal(t, []markdown.Line{
		{Kind: markdown.Heading, Words: "Uno"},
		{Kind: markdown.Empty},
		{First: "> - ", Rest: ">   ", Words: "dos"},
		{First: ">   - ", Rest: ">     ", Words: "tres"},
		{Kind: markdown.Empty},
		{Kind: markdown.Code, Words: "    cuatro"},
	}, markdown.Lines("# Uno\n\n> - dos\n>   - tres\n\n```\ncuatro\n```\n", ""))
}

func TestAnItemThatBeginsWithAHeadingKeepsItsMark(t *testing.T) {
	var c markdown.Converter
	assert.Equal(t, "- uno\n\n- Dos\n\n  tres", c.Words("- uno\n\n- # Dos\n\n  tres", ""))
}

func TestAPathBecomesAnAddressWhereItIsReadElsewhere(t *testing.T) {
	var c markdown.Converter
	const text = "[Uno](/uno/), [dos](https://other.example/), [tres](), [/uno/](/uno/), [cuatro](</a b>)"
	assert.Equal(t, "Uno (https://example.org/uno/), dos (https://other.example/), tres, /uno/ (https://example.org/uno/), cuatro (https://example.org/a%20b)", c.Words(text, "https://example.org/agenda"))
	assert.Equal(t, "Uno (/uno/), dos (https://other.example/), tres, /uno/, cuatro (/a%20b)", c.Words(text, ""), "where nobody knows the address of the site")
}
