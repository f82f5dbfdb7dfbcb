package exchange

import (
	"maps"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

func message(id string, pairs ...string) i18n.MessageText {
	t := i18n.MessageText{ID: id, Lang: language.Portuguese, Forms: make(map[string]string)}
	for i := 0; i < len(pairs); i += 2 {
		t.Forms[pairs[i]] = pairs[i+1]
	}
	return t
}

func TestAMessageFileKeepsEveryOtherByte(t *testing.T) {
	t.Parallel()
	const file = "# Nossas palavras.\n\nclub:   # o clube\n    motto:  'Ler'   # curto\n    books: {one: um livro,   other: \"{{.Count}} livros\"}\n\n\nother.id:\n    other: |\n        Duas\n        linhas\nplain:   word # fim\n"
	texts := []i18n.MessageText{
		message("club.motto", "other", "Leia: sempre"),
		message("club.books", "one", "um livro", "many", "{{.Count}} de livros", "other", "{{.Count}} volumes"),
		message("plain", "one", "a", "other", "b"),
		message("new.words", "other", "Duas palavras"),
		message("new.word", "other", "Palavra"),
	}
	want := strings.NewReplacer(
		"'Ler'", "'Leia: sempre'", `"{{.Count}} livros"}`, `"{{.Count}} volumes", many: "{{.Count}} de livros"}`,
		"plain:   word # fim\n", "plain: # fim\n    one: a\n    other: b\nnew.words:\n    other: \"Duas palavras\"\nnew.word:\n    other: Palavra\n",
	).Replace(file)
	for _, lines := range []string{"\n", "\r\n"} {
		got, err := editMessages([]byte(strings.ReplaceAll(file, "\n", lines)), texts)
		require.NoError(t, err)
		assert.Equal(t, strings.ReplaceAll(want, "\n", lines), string(got))
	}
	same, err := editMessages([]byte(file), []i18n.MessageText{message("club.motto", "other", "Ler"), message("club.books", "one", "um livro", "other", "{{.Count}} livros")})
	require.NoError(t, err)
	assert.Equal(t, file, string(same), "what is as it was")

	for _, empty := range []string{"", "# Ours.\n", "\n\n"} {
		got, err := editMessages([]byte(empty), texts[3:4])
		require.NoError(t, err)
		assert.Equal(t, empty+"new.words:\n  other: \"Duas palavras\"\n", string(got))
	}
	for _, wrong := range []string{"- a\n", "a: &b c\nd: *b\n", "a: [", "new:\n  words:\n    more: A\n"} {
		_, err := editMessages([]byte(wrong), []i18n.MessageText{message("new.words", "other", "A"), message("new", "other", "B")})
		assert.Error(t, err, wrong)
	}
}

// FuzzEditMessages puts a text under an id into any message file. The oracle is
// [i18n.Load]: the message has the text, and every other message is as it was.
func FuzzEditMessages(f *testing.F) {
	f.Add("# a\nclub:\n  motto: Ler # short\n  books: {one: um, other: dois}\n", "club.motto", "Leia: isto")
	f.Add("club.motto: Ler\n", "club.books", "{{.Count}} livros")
	f.Add("a: |\n  x\n\n\nb: {description: d, other: y}", "b", " \u2028\n- x")
	f.Add("{a: b}", "c", "'\"")
	f.Fuzz(func(t *testing.T, file, id, text string) {
		before, err := loadedMessages(file)
		if err != nil || !utf8.ValidString(text) || strings.TrimSpace(text) != text {
			return
		}
		wanted := message(id, "other", text)
		_, noName := field.ParsePlace(nameOf(id, otherForm).String())
		if _, err := wanted.Arguments(); err != nil || noName != nil {
			return
		}
		edited, err := editMessages([]byte(file), []i18n.MessageText{wanted})
		if err != nil {
			return
		}
		after, err := loadedMessages(string(edited))
		if err != nil { // the text may be none that a message has, or the id be more ids
			_, alone := loadedMessages("x: " + string(mustRender(t, text)))
			require.Error(t, alone, "%q becomes %q: %v", file, edited, err)
			return
		}
		if forms := before[id]; forms == nil || len(forms) == 1 || forms["other"] != "" {
			assert.Equal(t, text, after[id]["other"], "%q becomes %q", file, edited)
		}
		delete(before, id)
		delete(after, id)
		assert.Equal(t, before, after, "%q becomes %q", file, edited)
	})
}

func mustRender(t *testing.T, text string) []byte {
	data, err := editMessages(nil, []i18n.MessageText{message("x", "other", text)})
	require.NoError(t, err)
	_, value, _ := strings.Cut(string(data), "other:")
	return []byte(value)
}

// loadedMessages returns the plural forms of all messages of a file.
func loadedMessages(file string) (map[string]map[string]string, error) {
	catalog, err := i18n.Load([]language.Tag{language.Portuguese}, fstest.MapFS{"pt.yaml": {Data: []byte(file)}})
	if err != nil {
		return nil, err
	}
	all := make(map[string]map[string]string)
	for _, id := range catalog.IDs() {
		text, _ := catalog.MessageText(language.Portuguese, id)
		all[id] = maps.Clone(text.Forms)
	}
	return all, nil
}
