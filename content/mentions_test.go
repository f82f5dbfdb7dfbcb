package content_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/field"
)

func TestADeadLinkIsAFaultAtItsPlace(t *testing.T) {
	t.Parallel()
	nowhere := func(value, folder string) string {
		return `"` + value + `" leads nowhere: no file in ` + folder + `/ has this id`
	}
	cases := []struct {
		name  string
		files []string
		want  []string
	}{
		{"in a block", []string{"events/e.yaml", "title: {en: T, es: T}\ndescription:\n  es: |\n    Uno.\n\n    Véase [el ñandú](event:f).\n  en: T\n"},
			[]string{"events/e.yaml:6:22: description.es: " + nowhere("event:f", "events") + `; did you mean "event:e"?`}},
		{"in quotes", []string{"events/e.yaml", titled("practical: {es: '[a](event:e)', en: \"x\\n[a](venue:hall)\"}")},
			[]string{"events/e.yaml:2:45: practical.en: " + nowhere("venue:hall", "venues")}},
		{"in a panel", []string{"events/e.yaml", titled("panels:\n- title: {en: T, es: T}\n  abstract: {en: A, es: '[a](series:x)'}")},
			[]string{"events/e.yaml:4:30: panels[1].abstract.es: " + nowhere("series:x", "series")}},
		{"beside the file", []string{"events/e/event.yaml", titled(""), "events/e/description.es.md", "Uno\r\n\n- [a](event:e), [b](<program:rigths>)", "programs/rights.yaml", "name: x"},
			[]string{"events/e/description.es.md:3:21: " + nowhere("program:rigths", "programs") + `; did you mean "program:rights"?`}},
		{"in a plain page", []string{"pages/about.es.md", "# Título\n\n[a](page:about)\n[b](page:abuot)"},
			[]string{"pages/about.es.md:4:5: " + nowhere("page:abuot", "pages") + `; did you mean "page:about"?`}},
		{"to another kind of thing", []string{"speakers/ana-diaz.yaml", "name: Ana\nbio: {es: '[a](event:ana-diaz)', en: a}"},
			[]string{"speakers/ana-diaz.yaml:2:16: bio.es: " + nowhere("event:ana-diaz", "events") + `; did you mean "speaker:ana-diaz"?`}},
		{"after the same address in code", []string{"pages/about.es.md", "# T\n`event:x` [a](event:x)"},
			[]string{"pages/about.es.md:2:15: " + nowhere("event:x", "events")}},
		{"after the same address in another text", []string{"events/e.yaml", "title: {en: T, es: T}\nsummary: {en: event:nobody, es: event:nobody}\ndescription: {en: T, es: '`event:z` [a](event:nobody) [b](event:nobody)'}"},
			[]string{"events/e.yaml:3:41: description.es: " + nowhere("event:nobody", "events"), "events/e.yaml:3:59: description.es: " + nowhere("event:nobody", "events")}},
		{"written with escapes", []string{"events/e.yaml", titled("description: {en: T, es: \"[a](event:nobod\\x79)\"}")},
			[]string{"events/e.yaml:2:26: description.es: " + nowhere("event:nobody", "events")}},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			_, err := content.Load(folder(tc.files...))
			assert.Equal(t, tc.want, faults(t, err))
		})
	}
}

func TestALinkToWhatIsThereIsNoFault(t *testing.T) {
	t.Parallel()
	f := load(t,
		"speakers/ana.yaml", "name: Ana\nbio: {es: '[a](event:e) [b](page:about)', en: '[a](event:e)'}", // read before what they name
		"events/e.yaml", titled("description: {es: '[a](speaker:ana) `[b](event:nobody)`', en: '![a](event:nobody)'}\nsummary: {es: '[a](event:nobody)', en: b}"),
		"pages/about.es.md", "# T\n[a](event:e)",
	)
	assert.Empty(t, f.Warnings)
	assert.Same(t, f.Speakers[0], f.Thing(field.Ref{Kind: field.Speaker, ID: "ana"}))
	assert.Same(t, f.Events[0], f.Thing(field.Ref{Kind: field.Event, ID: "e"}))
	assert.Same(t, f.Pages[0], f.Thing(field.Ref{Kind: field.Page, ID: "about"}))
	for _, ref := range []field.Ref{{Kind: field.Event, ID: "ana"}, {Kind: field.Venue, ID: "hall"}, {Kind: "topic", ID: "e"}, {}} {
		assert.Nil(t, f.Thing(ref))
	}
}

func TestAFileOfDeadLinksIsNotReadToItsEnd(t *testing.T) {
	t.Parallel()
	links := strings.Repeat("[a](event:nobody) ", content.MaxFile/18-10)
	_, err := content.Load(folder("pages/about.es.md", "# T\n"+links, "events/e.yaml", titled("description: {en: T, es: '"+links[:40_000*18]+"'}")))
	var list content.Errors
	require.ErrorAs(t, err, &list)
	assert.Len(t, list, 2002)
}
