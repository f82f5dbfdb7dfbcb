package exchange_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/exchange"
	"github.com/tertulia-go/tertulia/content/translation"
)

func TestPOAsItIsWritten(t *testing.T) {
	t.Parallel()
	job := three()
	job.Units[0].Source = "Uno \"dos\"\ntres\n"
	assert.Equal(t, `msgid ""
msgstr ""
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Language: en\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"X-Source-Language: es\n"

#. A note.
#. tertulia: source `+job.Units[0].Fingerprint+`, target -
#: events/a.yaml
msgctxt "event/a#title"
msgid ""
"Uno \"dos\"\n"
"tres\n"
msgstr ""

#. A note.
#. tertulia: source `+job.Units[1].Fingerprint+`, target `+job.Units[1].Base+`
#: events/a.yaml
#, fuzzy
msgctxt "event/a#summary"
msgid "Una"
msgstr "One"

#. A note.
#. tertulia: machine-made
#. tertulia: source `+job.Units[2].Fingerprint+`, target `+job.Units[2].Base+`
#: events/a.yaml
#, fuzzy
msgctxt "event/a#audience"
msgid "Todos"
msgstr "All"

#. A note.
#. tertulia: source `+job.Units[3].Fingerprint+`, target `+job.Units[3].Base+`
#: events/a.yaml
msgctxt "event/a#subtitle"
msgid "Dos"
msgstr "Two"
`, written(t, formats[3], job))
}

const poHeader = "msgid \"\"\nmsgstr \"Language: en\\n\"\n\"X-Source-Language: es\\n\"\n"

func TestWhatToolsWriteIntoPO(t *testing.T) {
	t.Parallel()
	type read struct {
		Source, Target, Note string
		State                translation.State
		Unfinished           bool
	}
	cases := []struct {
		name, entry string
		want        read
	}{
		{"a translation", "msgctxt \"event/a#title\"\nmsgid \"Uno\"\nmsgstr \"One\"\n", read{"Uno", "One", "", translation.Present, false}},
		{"lines that are cut", "msgctxt \"event/a#title\"\nmsgid \"\"\n\"Uno \"\n\"dos\"\nmsgstr \"One \"\n\"two\"", read{"Uno dos", "One two", "", translation.Present, false}},
		{"escapes", `msgctxt "event/a#title"` + "\n" + `msgid "a\tb\\n\"c\""` + "\n" + `msgstr "d\ne"`, read{"a\tb\\n\"c\"", "d\ne", "", translation.Present, false}},
		{"what the translator doubts", "#, fuzzy\nmsgctxt \"event/a#title\"\nmsgid \"Uno\"\nmsgstr \"One\"\n", read{"Uno", "One", "", translation.Stale, true}},
		{"several flags", "#, c-format, fuzzy\nmsgctxt \"event/a#title\"\nmsgid \"Uno\"\nmsgstr \"One\"\n", read{"Uno", "One", "", translation.Stale, true}},
		{"what a machine made", "#. tertulia: machine-made\n#, fuzzy\nmsgctxt \"event/a#title\"\nmsgid \"Uno\"\nmsgstr \"One\"\n", read{"Uno", "One", "", translation.MachineMade, false}},
		{"what a machine made and somebody has read", "#. tertulia: machine-made\nmsgctxt \"event/a#title\"\nmsgid \"Uno\"\nmsgstr \"One\"\n", read{"Uno", "One", "", translation.Present, false}},
		{"former sources, obsolete entries and notes of the translator", "# mine\n#. A\n#. B\n#| msgid \"Old\"\nmsgctxt \"event/a#title\"\nmsgid \"Uno\"\nmsgstr \"One\"\n\n#~ msgid \"Gone\"\n#~ msgstr \"Gone\"\n", read{"Uno", "One", "A\nB", translation.Present, false}},
		{"the ends of lines of Windows", "msgctxt \"event/a#title\"\r\nmsgid \"Uno\"\r\nmsgstr \"One\"\r\n", read{"Uno", "One", "", translation.Present, false}},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			for _, between := range []string{"", "\n", "\ufeff"} { // what stands before the entry
				file := poHeader + between + tc.entry
				if between == "\ufeff" {
					file = between + poHeader + "\n" + tc.entry
				}
				job, err := exchange.ReadPO(strings.NewReader(file))
				require.NoError(t, err)
				require.Len(t, job.Units, 1)
				u := job.Units[0]
				assert.Equal(t, tc.want, read{u.Source, u.Target, u.Note, u.State, u.Unfinished})
			}
		})
	}
}

func TestPOThatIsRefused(t *testing.T) {
	t.Parallel()
	cases := []struct{ name, file, want string }{
		{"nothing", "", "the file does not say from which language it is translated into which"},
		{"no header", "msgctxt \"event/a#title\"\nmsgid \"Uno\"\nmsgstr \"One\"\n", "the file does not say from which language it is translated into which"},
		{"an entry without a name", poHeader + "\nmsgid \"Uno\"\nmsgstr \"One\"\n", `"" names no text: want event/ID#title`},
		{"plural forms", poHeader + "\nmsgid \"Uno\"\nmsgid_plural \"Dos\"\n", `this is no file of translations: msgid_plural "Dos"`},
		{"quotes that do not end", poHeader + "\nmsgid \"Uno\n", `this is no file of translations: msgid "Uno`},
		{"a quote inside quotes", poHeader + "\nmsgid \"a\"b\"\n", `this is no file of translations: msgid "a"b"`},
		{"an escape that is none", poHeader + "\nmsgid \"a\\xb\"\n", `this is no file of translations: msgid "a\xb"`},
		{"words of no keyword", "\"a\"\n", `this is no file of translations: "a"`},
		{"no UTF-8", poHeader + "\nmsgid \"\xe9\"\n", "this is no file of translations: text is not UTF-8"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			_, err := exchange.ReadPO(strings.NewReader(tc.file))
			var found content.Errors
			require.ErrorAs(t, err, &found)
			assert.Equal(t, tc.want, found[0].Message(nil))
		})
	}
}

func FuzzReadPO(f *testing.F) {
	f.Add([]byte(written(f, formats[3], three())))
	f.Add([]byte(poHeader + "\n#, fuzzy\nmsgctxt \"event/a#title\"\nmsgid \"Charla & más\"\nmsgstr \"Talk\\n\"\n"))
	fuzzed(f, exchange.ReadPO)
}
