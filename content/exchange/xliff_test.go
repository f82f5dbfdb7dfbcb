package exchange_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/exchange"
	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/field"
)

// three are units in three states.
func three() *exchange.Job {
	unit := func(name, source, target string, state translation.State) exchange.Unit {
		u := exchange.Unit{Name: field.Place{Ref: field.Ref{Kind: field.Event, ID: "a"}, Path: field.Fields(name)}, File: "events/a.yaml", Note: "A note.", Source: source, Target: target, State: state}
		u.Fingerprint = field.Fingerprint(source)
		if target != "" {
			u.Base = content.Base(target)
		}
		return u
	}
	return &exchange.Job{From: language.Spanish, To: language.English, Units: []exchange.Unit{
		unit("title", "Charla & más", "", translation.Missing),
		unit("summary", "Una", "One", translation.Stale),
		unit("audience", "Todos", "All", translation.MachineMade),
		unit("subtitle", "Dos", "Two", translation.Present),
	}}
}

const talkBase = "tertulia: source 62ee2a38a8ba5ba8, target -"

func TestXLIFFAsItIsWritten(t *testing.T) {
	t.Parallel()
	job := three()
	job.Units = job.Units[:3]
	base := func(i int) string {
		u := job.Units[i]
		if u.Base == "" {
			return "tertulia: source " + u.Fingerprint + ", target -"
		}
		return "tertulia: source " + u.Fingerprint + ", target " + u.Base
	}
	assert.Equal(t, `<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="events/a.yaml" source-language="es" target-language="en" datatype="plaintext">
<body>
<trans-unit id="event/a#title" xml:space="preserve">
<source>Charla &amp; más</source>
<note from="developer">A note.</note>
<note from="developer">`+base(0)+`</note>
</trans-unit>
<trans-unit id="event/a#summary" xml:space="preserve">
<source>Una</source>
<target state="needs-translation">One</target>
<note from="developer">A note.</note>
<note from="developer">`+base(1)+`</note>
</trans-unit>
<trans-unit id="event/a#audience" xml:space="preserve">
<source>Todos</source>
<target state="needs-review-translation" state-qualifier="mt-suggestion">All</target>
<note from="developer">A note.</note>
<note from="developer">`+base(2)+`</note>
</trans-unit>
</body>
</file>
</xliff>
`, written(t, formats[0], job))
}

func TestOnlyWhatPeopleMadeIsApprovedAndOnlyOnRequest(t *testing.T) {
	t.Parallel()
	job := three()
	assert.NotContains(t, written(t, formats[0], job), "approved")
	job.Approved = true
	assert.Equal(t, 1, strings.Count(written(t, formats[0], job), ` approved="yes"`))
	assert.Contains(t, written(t, formats[0], job), `<trans-unit id="event/a#subtitle" approved="yes" xml:space="preserve">`)
}

// xliff12 is a file with one unit of XLIFF 1.2, and xliff21 one of XLIFF 2.1.
func xliff12(unit string) string {
	return `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="x" source-language="es" target-language="en"><body>` + unit + `</body></file></xliff>`
}

func xliff21(unit string) string {
	return `<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="es" trgLang="en"><file id="f1">` + unit + `</file></xliff>`
}

func TestWhatToolsWriteIntoXLIFF(t *testing.T) {
	t.Parallel()
	type read struct {
		Source, Target, Note string
		State                translation.State
		Unfinished           bool
	}
	cases := []struct {
		name, file string
		want       read
	}{
		{"a translation", xliff12(`<trans-unit id="event/a#title"><source>Uno</source><target state="final">One</target></trans-unit>`), read{"Uno", "One", "", translation.Present, false}},
		{"one without a state", xliff12(`<trans-unit id="event/a#title"><source>Uno</source><target>One</target></trans-unit>`), read{"Uno", "One", "", translation.Present, false}},
		{"in a group", xliff12(`<group><trans-unit id="event/a#title"><source>Uno</source><target>One</target></trans-unit></group>`), read{"Uno", "One", "", translation.Present, false}},
		{"one that somebody is to review", xliff12(`<trans-unit id="event/a#title"><source>Uno</source><target state="needs-review-translation">One</target></trans-unit>`), read{"Uno", "One", "", translation.Present, true}},
		{"one by a machine", xliff12(`<trans-unit id="event/a#title"><source>Uno</source><target state="needs-review-translation" state-qualifier="leveraged-mt">One</target></trans-unit>`), read{"Uno", "One", "", translation.MachineMade, false}},
		{"a suggestion beside it", xliff12(`<trans-unit id="event/a#title"><source>Uno</source><alt-trans><source>Dos</source><target>Two</target></alt-trans></trans-unit>`), read{"Uno", "", "", translation.Missing, false}},
		{"segments that are marked", xliff12(`<trans-unit id="event/a#title"><source>Uno. Dos.</source><seg-source><mrk mtype="seg">Uno.</mrk> <mrk mtype="seg">Dos.</mrk></seg-source><target><mrk mtype="seg">One.</mrk> <mrk mtype="seg">Two.</mrk></target></trans-unit>`), read{"Uno. Dos.", "One. Two.", "", translation.Present, false}},
		{"CDATA", xliff12(`<trans-unit id="event/a#title"><source><![CDATA[<b>]]></source><target>&lt;c&#62;</target></trans-unit>`), read{"<b>", "<c>", "", translation.Present, false}},
		{"elements of another vocabulary", xliff12(`<trans-unit id="event/a#title"><source>Uno</source><x:target xmlns:x="urn:x">Nine</x:target><target>One</target><x:note xmlns:x="urn:x">Nine</x:note></trans-unit>`), read{"Uno", "One", "", translation.Present, false}},
		{"notes of several people", xliff12(`<trans-unit id="event/a#title"><source>Uno</source><target>One</target><note from="developer">A
` + talkBase + `</note><note>B</note></trans-unit>`), read{"Uno", "One", "A\nB", translation.Present, false}},
		{"a translation in XLIFF 2", xliff21(`<unit id="u1" name="event/a#title"><segment state="final"><source>Uno</source><target>One</target></segment></unit>`), read{"Uno", "One", "", translation.Present, false}},
		{"several segments", xliff21(`<unit id="u1" name="event/a#title"><segment><source>Uno.</source><target>One.</target></segment><ignorable><source> </source></ignorable><segment><source>Dos.</source><target>Two.</target></segment></unit>`), read{"Uno. Dos.", "One. Two.", "", translation.Present, false}},
		{"one that a machine made, as it left", xliff21(`<unit id="u1" name="event/a#title"><segment state="translated" subState="tertulia:machine-made"><source>Uno</source><target>One</target></segment></unit>`), read{"Uno", "One", "", translation.MachineMade, false}},
		{"one that a machine made, reviewed", xliff21(`<unit id="u1" name="event/a#title"><segment state="reviewed" subState="tertulia:machine-made"><source>Uno</source><target>One</target></segment></unit>`), read{"Uno", "One", "", translation.Present, false}},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			job, err := exchange.ReadXLIFF(strings.NewReader(tc.file))
			require.NoError(t, err)
			require.Len(t, job.Units, 1)
			u := job.Units[0]
			assert.Equal(t, tc.want, read{u.Source, u.Target, u.Note, u.State, u.Unfinished})
		})
	}
}

func TestXLIFFThatIsRefused(t *testing.T) {
	t.Parallel()
	unit := `<trans-unit id="event/a#title"><source>Uno</source><target>One</target></trans-unit>`
	cases := []struct{ name, file, want string }{
		{"nothing", "", "x.xlf:1:1: the file does not say from which language it is translated into which"},
		{"no XML", "hello", "x.xlf:1:6: the file does not say from which language it is translated into which"},
		{"another vocabulary", "<html/>", "x.xlf:1:1: this is no file of translations: <html>"},
		{"half of a file", xliff12(unit)[:150], "x.xlf:1:1: this is no file of translations: unexpected EOF"},
		{"a DTD", `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>` + xliff12(unit), "x.xlf:1:1: the file has a DTD, which nobody needs and which is not read"},
		{"an entity that is none of XML", "\n" + xliff12(`<trans-unit id="event/a#title"><source>&b;</source></trans-unit>`), "x.xlf:2:1: this is no file of translations: invalid character entity &b;"},
		{"a character that is none of XML", xliff12("<trans-unit id=\"event/a#title\"><source>a\x00</source></trans-unit>"), "x.xlf:1:1: this is no file of translations: illegal character code U+0000"},
		{"another encoding", `<?xml version="1.0" encoding="UTF-16"?>` + xliff12(unit), "x.xlf:1:1: this is no file of translations: xml: encoding \"UTF-16\" declared but Decoder.CharsetReader is nil"},
		{"elements too deep", xliff12(strings.Repeat("<group>", 40) + unit), "x.xlf:1:338: elements stand too deep in one another"},
		{"elements too deep in a unit", xliff12(`<trans-unit id="event/a#title"><target>` + strings.Repeat("<mrk>", 40)), "x.xlf:1:314: elements stand too deep in one another"},
		{"a name that is none", xliff12(`<trans-unit id="17"><source>Uno</source></trans-unit>`), "x.xlf:1:135: \"17\" names no text: want event/ID#title"},
		{"the name of a thing", xliff12(`<trans-unit id="event/a"><source>Uno</source></trans-unit>`), "x.xlf:1:135: \"event/a\" names no text: want event/ID#title"},
		{"markup as elements", xliff12(`<trans-unit id="event/a#title"><source>Uno</source><target><mrk>a<g id="1">b</g></mrk></target></trans-unit>`), "x.xlf:1:186: <g> stands in a translation: markup is written as Markdown, as in the source"},
		{"a language that is none", strings.Replace(xliff12(unit), `"en"`, `"x y"`, 1), "x.xlf:1:68: \"x y\" is no language, or another one than in the rest of the file"},
		{"two languages", strings.Replace(xliff12(unit), `</file>`, `</file><file target-language="fr"></file>`, 1), "x.xlf:1:233: \"fr\" is no language, or another one than in the rest of the file"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			job, err := exchange.ReadXLIFF(strings.NewReader(tc.file))
			assert.Nil(t, job)
			var found content.Errors
			require.ErrorAs(t, err, &found)
			first, _, _ := strings.Cut(found.Under("x.xlf").Error(), "\n")
			assert.Equal(t, tc.want, first)
		})
	}
}

func TestFaultsAreNotReportedWithoutEnd(t *testing.T) {
	t.Parallel()
	_, err := exchange.ReadXLIFF(strings.NewReader(xliff12(strings.Repeat("<unit/>", 5000))))
	var found content.Errors
	require.ErrorAs(t, err, &found)
	assert.Len(t, found, 1000)
}

func FuzzReadXLIFF(f *testing.F) {
	for _, as := range formats[:2] {
		var b strings.Builder
		require.NoError(f, as.write(three(), &b))
		f.Add([]byte(b.String()))
		f.Add([]byte(strings.ReplaceAll(b.String(), "One", "Two *x* 3")))
	}
	f.Add([]byte(xliff12(fmt.Sprintf(`<trans-unit id="event/a#title"><source>Charla &amp; más</source><target>%s</target></trans-unit>`, "Talk"))))
	fuzzed(f, exchange.ReadXLIFF)
}
