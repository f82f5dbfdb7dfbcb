package terminal_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/internal/terminal"
)

func TestLine(t *testing.T) {
	cases := []struct{ name, in, want string }{
		{"words", "«Poesía»: 120\u00a0000 — 👩\u200d🏫 村上春樹", "«Poesía»: 120\u00a0000 — 👩\u200d🏫 村上春樹"},
		{"ESC", "\x1b[31mx", `\x1b[31mx`},
		{"the title of a window", "\x1b]0;x\x07", `\x1b]0;x\a`},
		{"CSI in one byte", "\u009b2Jx", `\u009b2Jx`},
		{"a line end", "a\n::error::b", `a\n::error::b`},
		{"other line ends", "a\rb\u0085c\u2028d\u2029", `a\rb\u0085c\u2028d\u2029`},
		{"an override", "a\u202egpj", `a\u202egpj`},
		{"an isolate and a mark", "\u2066a\u200e", `\u2066a\u200e`},
		{"a space of no width", "a\u200bb", `a\u200bb`},
		{"bytes that are no text", "a\xff\xfeb", `a\xff\xfeb`},
		{"a command in the middle", "a ##[error]b", `a ##\x5berror]b`},
		{"nothing", "", ""},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) { assert.Equal(t, tc.want, terminal.Line(tc.in)) })
	}
}

func TestPlace(t *testing.T) {
	assert.Equal(t, "events/a.yaml", terminal.Place("events/a.yaml"))
	assert.Equal(t, "./::error file=x::y.yaml", terminal.Place("::error file=x::y.yaml"))
	assert.Equal(t, `./\n ::error::y.yaml`, terminal.Place("\n ::error::y.yaml"))
}

// FuzzLine: the oracle is what a terminal acts on, and that JSON is read back as
// what was written.
func FuzzLine(f *testing.F) {
	f.Add("«Poesía»")
	f.Add("\x1b]8;;x\x07\u202e\U000e0001\n##[error]")
	f.Fuzz(func(t *testing.T, s string) {
		var b bytes.Buffer
		require.NoError(t, terminal.JSON(&b, []string{s}))
		for _, out := range []string{terminal.Line(s), terminal.Place(s), strings.ReplaceAll(b.String(), "\n", "")} {
			assert.True(t, utf8.ValidString(out))
			assert.NotContains(t, out, "##[")
			for _, r := range out {
				assert.False(t, r < ' ' || 0x7F <= r && r < 0xA0 || 0x202A <= r && r <= 0x202E || 0x2066 <= r && r <= 0x2069 ||
					r == 0x200E || r == 0x200F || r == 0x061C || r == 0x2028 || r == 0x2029, "%q of %q", r, out)
			}
		}
		assert.False(t, strings.HasPrefix(strings.TrimSpace(terminal.Place(s)), "::"))
		var back []string
		require.NoError(t, json.Unmarshal(b.Bytes(), &back))
		if utf8.ValidString(s) {
			assert.Equal(t, []string{s}, back)
		}
	})
}
