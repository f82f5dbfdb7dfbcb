package site_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/tertulia-go/tertulia/site"
)

func TestTopicsThatAreCalledTheSameAreOne(t *testing.T) {
	t.Parallel()
	s := siteOf(t, archive(
		"events/a.yaml", "title: Uno\ntopics: [{es: Agua}]\nkind: {es: Taller}\n",
		"events/b.yaml", "title: Dos\ntopics: [{es: Agua, en: Water}]\nkind: workshop\n",
		"events/c.yaml", "title: Tres\ntopics: [{en: Water}, {es: Radio}]\nkind: {en: Stroll}\n",
		"events/d.yaml", "title: Cuatro\ntopics: [{es: Radiodifusión, en: Radio}]\n",
		"events/secret.yaml", "title: Secreto\ndraft: true\ntopics: [{es: Radio, en: Radio}]\n",
	), site.Options{})
	for path, want := range map[string]string{
		"/es/eventos/tema/agua/": "Uno Dos Tres", "/en/events/topic/water/": "Uno Dos Tres",
		"/es/eventos/tipo/taller/": "Uno Dos", "/en/events/kind/workshop/": "Uno Dos",
		"/es/eventos/tema/radio/": "Tres", "/es/eventos/tema/radiodifusion/": "Cuatro",
		"/en/events/topic/radio/": "Cuatro", "/en/events/topic/radio-2/": "Tres",
	} {
		body := ask(t, s, path).Body.String()
		for _, title := range []string{"Uno", "Dos", "Tres", "Cuatro"} {
			assert.Equal(t, strings.Contains(want, title), strings.Contains(body, title), "%s: %s", path, title)
		}
	}
	es, en := ask(t, s, "/es/eventos/tema/agua/").Body.String(), ask(t, s, "/en/events/topic/water/").Body.String()
	assert.Contains(t, es, `hreflang="en" href="https://example.org/en/events/topic/water/"`, "the same in both languages")
	assert.Contains(t, en, `hreflang="es" href="https://example.org/es/eventos/tema/agua/"`)
	assert.Contains(t, en, "<h1>Water</h1>", "the words of a reader's language, whoever has left these out")
	all := ask(t, s, "/en/events/").Body.String()
	assert.Contains(t, all, `<a href="/en/events/topic/radio-2/" lang="es">Radio</a>`, "words of another language are marked")
	stroll := ask(t, s, "/es/eventos/tipo/stroll/").Body.String()
	assert.Contains(t, stroll, `<h1><span lang="en">Stroll</span></h1>`)
	assert.Contains(t, stroll, `<title lang="en">Stroll`)
	assert.Contains(t, ask(t, s, "/en/events/?topic=water").Body.String(), `hreflang="es" href="/es/eventos/?topic=agua"`, "by what it is called in every language")
}

func TestATopicHasOneKeyWhicheverEventComesFirst(t *testing.T) {
	t.Parallel()
	for _, order := range [][2]string{{"a", "b"}, {"b", "a"}} {
		s := siteOf(t, archive("events/"+order[0]+".yaml", "title: Uno\ntopics: [{es: El agua, en: Water}]\n", "events/"+order[1]+".yaml", "title: Dos\ntopics: [{es: Agua, en: Water}]\n",
			"events/c.yaml", "title: Tres\ntopics: [{fr: Eau}]\n"), site.Options{})
		body := ask(t, s, "/en/events/?topic=agua").Body.String()
		assert.Contains(t, body, "Uno", "the first of those of the first language of the site")
		assert.Contains(t, body, "Dos")
		assert.Contains(t, ask(t, s, "/es/eventos/tema/eau/").Body.String(), "Tres", "in a language that is none of the site")
	}
}

func TestPlacesProgramsAndSeriesOfOneNameHaveListsOfTheirOwn(t *testing.T) {
	t.Parallel()
	s := siteOf(t, archive(
		"events/a.yaml", "title: Uno\nvenue: hall-1\nseries: talks-1\nhosts: [house-1]\n", "events/b.yaml", "title: Dos\nvenue: hall-2\nseries: talks-2\nhosts: [house-2]\n",
		"venues/hall-1.yaml", "name: Auditorio\n", "venues/hall-2.yaml", "name: Auditorio\n", "series/talks-1.yaml", "name: Charlas\n", "series/talks-2.yaml", "name: Charlas\n",
		"programs/house-1.yaml", "name: Casa\n", "programs/house-2.yaml", "name: Casa\n",
	), site.Options{})
	for _, path := range []string{"/es/eventos/lugar/auditorio/", "/es/eventos/ciclo/charlas/", "/es/eventos/programa/casa/"} {
		body := ask(t, s, path).Body.String()
		assert.Contains(t, body, "Uno", path)
		assert.NotContains(t, body, "Dos", path)
	}
	for _, path := range []string{"/es/eventos/lugar/hall-2/", "/es/eventos/ciclo/talks-2/", "/es/eventos/programa/house-2/"} {
		assert.Equal(t, http.StatusOK, ask(t, s, path).Code, path)
	}
}

func TestASiteThatHidesOtherLanguagesHasNoListsCalledInOne(t *testing.T) {
	t.Parallel()
	s := siteOf(t, archive("events/a.yaml", "title: {es: Uno, en: One}\ntopics: [{es: Agua}, {es: Mar, en: Sea}]\n", "events/b.yaml", "title: {es: Dos, en: Two}\ntopics: [{es: Mar}]\n", "events/0.yaml", "title: {es: Cero, en: Zero}\ntopics: [{es: Mar}]\n",
		"site.yaml", "name: {es: Archivo, en: Archive}\nlanguages: [es, en]\nfallback: hide\n"), site.Options{})
	assert.Equal(t, http.StatusOK, ask(t, s, "/es/eventos/tema/agua/").Code)
	sea := ask(t, s, "/en/events/topic/sea/").Body.String()
	for _, title := range []string{"Zero", "One", "Two"} {
		assert.Contains(t, sea, title, "whoever has left the translation out")
	}
	assert.Equal(t, http.StatusNotFound, ask(t, s, "/en/events/topic/agua/").Code)
}

func TestWhatOneCanFollowIsCertain(t *testing.T) {
	t.Parallel()
	s := siteOf(t, archive(
		"events/a.yaml", "title: Hablado\nlanguages: {spoken: [es]}\n", "events/b.yaml", "title: Interpretado\nlanguages: {spoken: [en], interpretation: [{into: [es]}]}\n",
		"events/c.yaml", "title: Subtitulado\nlanguages: {spoken: [en], captions: [{language: es}]}\n", "events/d.yaml", "title: Prometido\nlanguages: {spoken: [en], interpretation: [{into: [es], provision: planned}]}\n",
		"events/e.yaml", "title: Sesionado\nlanguages: {spoken: [en]}\npanels: [{title: Uno, languages: {spoken: [es]}}]\n", "events/f.yaml", "title: Ajeno\nlanguages: {spoken: [en]}\n", "events/g.yaml", "title: Callado\n",
	), site.Options{})
	body := ask(t, s, "/es/eventos/en-espanol/").Body.String()
	for title, want := range map[string]bool{"Hablado": true, "Interpretado": true, "Subtitulado": true, "Sesionado": true, "Prometido": false, "Ajeno": false, "Callado": false} {
		assert.Equal(t, want, strings.Contains(body, title), title)
	}
}

func TestWhatOneSubscribesToEndsAYearAfterItWas(t *testing.T) {
	t.Parallel()
	s := siteOf(t, archive("events/a.yaml", "title: Reciente\nstart: 2026-02-02 18:00\nend: 2026-02-02 19:00\n", "events/b.yaml", "title: Antiguo\nstart: 2026-01-31 18:00\nend: 2026-01-31 19:00\n"), site.Options{})
	calendar := ask(t, s, "/es/eventos.ics").Body.String()
	assert.Contains(t, calendar, "SUMMARY:Reciente")
	assert.NotContains(t, calendar, "Antiguo")
	assert.Contains(t, calendar, "REFRESH-INTERVAL;VALUE=DURATION:PT360M", "how often calendars ask again")
	feed := ask(t, s, "/es/eventos.atom").Body.String()
	assert.Contains(t, feed, "Reciente")
	assert.NotContains(t, feed, "Antiguo")
}

func TestWhatStandsAroundAnEventAndAPerson(t *testing.T) {
	t.Parallel()
	s := siteOf(t, archive("speakers/ana.yaml", "name: Ana Díaz\n", "series/rivers.yaml", "name: Ríos\n",
		"events/a.yaml", "title: Uno\nstart: 2027-01-02 18:00\nend: 2027-01-02 19:00\nseries: rivers\nparticipants: [{speaker: ana, role: speaker}]\n",
		"events/b.yaml", "title: Dos\nstart: 2027-05-02 18:00\nseries: rivers\nparticipants: [{speaker: ana, role: speaker}]\n"), site.Options{})
	b := ask(t, s, "/es/eventos/dos/").Body.String()
	assert.Contains(t, b, `<a href="webcal://example.org/es/eventos/dos.ics">Apple</a>`)
	assert.Contains(t, b, `<span>Anterior</span> <a href="/es/eventos/uno/">Uno</a>`)
	ana := ask(t, s, "/es/personas/ana-diaz/").Body.String()
	coming, over, found := strings.Cut(ana, "<h2>Eventos pasados</h2>")
	assert.True(t, found)
	assert.Contains(t, coming, "Dos")
	assert.Contains(t, over, "Uno")
	assert.Contains(t, ana, `href="/es/ciclos/"`)
	assert.NotContains(t, ana, `href="/es/lugares/"`, "the navigation leads to no list of nothing")
}
