// Package terminal says what the names and words of others look like on a
// terminal and in the log of a workflow, which act on some of them.
package terminal

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Line returns s as words on one line. What a terminal acts on or does not show
// is escaped as Go does it: the controls that begin ESC and OSC sequences, line
// ends, what turns the direction of the rest, spaces of no width. So is what a log
// of GitHub takes for a command in the middle of a line (##[).
func Line(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, s[0])
		case acts(r):
			b.WriteString(strings.Trim(strconv.QuoteRuneToASCII(r), "'"))
		default:
			b.WriteString(s[:size])
		}
		s = s[size:]
	}
	return strings.ReplaceAll(b.String(), command, `##\x5b`)
}

// Place returns the name of a file as [Line] does, for the beginning of a line:
// one that begins with two colons would be a command of a workflow
// (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
func Place(file string) string {
	if strings.HasPrefix(strings.TrimLeftFunc(file, unicode.IsSpace), "::") {
		file = "./" + file
	}
	return Line(file)
}

const command = "##["

func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= 0x7F || c == '[' && strings.HasSuffix(s[:i+1], command) {
			return !strings.Contains(s, command) && strings.IndexFunc(s, acts) < 0 && utf8.ValidString(s)
		}
	}
	return true
}

// acts reports whether a terminal acts on r or does not show it. Letters of some
// scripts and pictures are joined by the two joiners, which it shows so.
func acts(r rune) bool {
	const nonJoiner, joiner = '\u200c', '\u200d'
	return !unicode.IsPrint(r) && !unicode.Is(unicode.Zs, r) && r != nonJoiner && r != joiner
}

// JSON writes a value as JSON on lines of its own. The strings in it are what they
// are, and the same is escaped as in [Line].
func JSON(w io.Writer, value any) error {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return err
	}
	var out strings.Builder
	for _, r := range strings.ReplaceAll(b.String(), command, `##\u005b`) {
		switch {
		case r == '\n' || !acts(r):
			out.WriteRune(r)
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&out, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&out, `\u%04x`, r)
		}
	}
	_, err := io.WriteString(w, out.String())
	return err
}
