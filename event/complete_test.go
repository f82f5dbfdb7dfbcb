package event_test

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
	"github.com/tertulia-go/tertulia/notice"
)

func TestRequireCompleteNamesLanguagesThatReadersWouldGetAsCodes(t *testing.T) {
	t.Parallel()
	site := fstest.MapFS{"es.yaml": {Data: []byte("language.qab: lengua de señas del taller\n")}}
	catalog, err := i18n.Load(tags(en, es), locales.FS, site)
	require.NoError(t, err)
	tag := language.Make
	e := plan(notice.Plan{
		Spoken:         tags(es, tag("qab"), tag("luo")), // luo is its name in Spanish, too
		Interpretation: []notice.Interpretation{{Into: tags(tag("qac")), From: tags(tag("qad"))}},
		Sign:           []notice.Sign{{Language: mfs}, {Language: tag("csd")}},
		Captions:       []notice.Captions{{Language: tag("qac")}}, // said once
		Materials:      tags(tag("qae-MX")),
	}, notice.Plan{Questions: tags(tag("qaf")), Recording: &notice.Recording{Languages: tags(tag("qag")), Captions: tags(tag("qah"))}})
	e.Media = []event.Media{{Language: tag("qai"), URL: "https://example.org"}}
	e.Online = []event.OnlineLink{{Language: tag("qaj")}}
	lacks := func(path, tag string) []string {
		var lines []string
		for _, reader := range []string{"en", "es"} {
			lines = append(lines, path+": "+tag+" has no name in "+reader+": give the catalog a message language."+tag)
		}
		return lines
	}
	want := []string{"event 0: languages.spoken: qab has no name in en: give the catalog a message language.qab"}
	for _, place := range [][2]string{
		{"languages.materials", "qae-MX"},
		{"languages.interpretation[0].into", "qac"},
		{"languages.interpretation[0].from", "qad"},
		{"languages.sign[1].language", "csd"},
		{"panels[0].languages.questions", "qaf"},
		{"panels[0].languages.recording.languages", "qag"},
		{"panels[0].languages.recording.captions", "qah"},
		{"media[0].language", "qai"},
		{"online[0].language", "qaj"},
	} {
		want = append(want, lacks(place[0], place[1])...)
	}
	err = event.RequireComplete(catalog, nil, e)
	assert.ElementsMatch(t, want, faults(err))

	inSpanish := plan(notice.Plan{Spoken: tags(es, tag("qab"))})
	assert.NoError(t, event.RequireComplete(catalog, tags(es), inSpanish))
}

func TestRequireCompleteIsOfWhatTheCatalogPublishes(t *testing.T) {
	t.Parallel()
	assert.EqualError(t, event.RequireComplete(nil, nil), "no catalog")
	catalog, err := i18n.Load(tags(en), locales.FS)
	require.NoError(t, err)
	inEnglish := &event.Event{ID: "e", Title: i18n.Text{en: "Open Archives"}}
	assert.NoError(t, event.RequireComplete(catalog, nil, inEnglish))
	assert.NoError(t, event.RequireComplete(catalog, nil), "no event lacks anything")
	assert.Equal(t, []string{"es: the catalog does not publish it", "e: title: not written in es"},
		faults(event.RequireComplete(catalog, tags(es), inEnglish)))
	assert.Equal(t, []string{"event 1: event: required"}, faults(event.RequireComplete(catalog, nil, inEnglish, nil)))
}
