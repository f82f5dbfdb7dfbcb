package content_test

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/i18n"
)

// Names of files and keys are anybody's, and people read them on a terminal and in
// the log of a workflow.
func TestNothingInAFolderActsOnATerminal(t *testing.T) {
	hostile := []string{"\x1b[2J", "\x1b]0;x\x07", "\u009b31m", "\u202e", "\u2066", "\u200f", "\n::error::x", "\r", "\u2028", "##[error]x"}
	files := folder("::error::x.yaml", "", "\n::error file=y::z.yaml", "")
	for _, h := range hostile {
		files["events/"+strings.ReplaceAll(h, "/", "")+".yaml"] = &fstest.MapFile{Data: []byte("title: T")}
		files["events/e"+strings.ReplaceAll(h, "/", "")+"/x.yaml"] = &fstest.MapFile{}
		quoted, err := json.Marshal(h)
		require.NoError(t, err)
		files["speakers/a.yaml"] = &fstest.MapFile{Data: append(fileOf(files, "speakers/a.yaml"), []byte(string(quoted)+": a\n")...)}
		files["speakers/b.yaml"] = &fstest.MapFile{Data: append(fileOf(files, "speakers/b.yaml"), []byte("name"+string(h[len(h)-1])+": a\n")...)}
		files["venues/v.yaml"] = &fstest.MapFile{Data: append(fileOf(files, "venues/v.yaml"), []byte("- "+string(quoted)+"\n")...)}
		files["programs/"+string(rune('a'+len(files)%26))+".yaml"] = &fstest.MapFile{Data: []byte("name: " + string(quoted) + "\nurl: " + string(quoted) + "\nparent: " + string(quoted))}
	}
	_, err := content.Load(files)
	var list content.Errors
	require.ErrorAs(t, err, &list)
	list = list.Under(".")
	for name, write := range map[string]func(io.Writer, *i18n.Localizer) error{"text": list.WriteText, "json": list.WriteJSON, "github": list.WriteGitHub} {
		for _, reader := range []*i18n.Localizer{nil, editors(t).Localizer(language.Spanish)} {
			var b bytes.Buffer
			require.NoError(t, write(&b, reader))
			lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
			if name != "json" {
				assert.Len(t, lines, len(list), name)
			}
			for i, line := range lines {
				assert.NotContains(t, line, "##[", name)
				assert.Equal(t, name == "github", strings.HasPrefix(strings.TrimSpace(line), "::"), "%s: %s", name, line)
				for _, r := range line {
					assert.True(t, unicode.IsPrint(r) || unicode.Is(unicode.Zs, r), "%s, line %d: %q", name, i, r)
				}
			}
		}
	}
	for i, line := range strings.Split(list.Error(), "\n") {
		assert.Equal(t, line, list[i].Error())
	}
}

func fileOf(files fstest.MapFS, name string) []byte {
	if f := files[name]; f != nil {
		return f.Data
	}
	return nil
}

func TestAKeyThatIsLongIsNotPrintedWhole(t *testing.T) {
	_, err := content.Load(folder("events/e.yaml", titled(strings.Repeat("a", 100_000)+": b")))
	assert.Less(t, len(err.Error()), 500)
}
