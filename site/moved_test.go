package site_test

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/site"
)

// archive is a site of a few lines, with files of a test's own: name, text, name, text.
func archive(files ...string) fstest.MapFS {
	all := fstest.MapFS{"site.yaml": {Data: []byte("name: {es: Archivo, en: Archive}\nbase_url: https://example.org\nlanguages: [es, en]\nzone: America/Bogota\n")}}
	for i := 0; i+1 < len(files); i += 2 {
		all[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return all
}

func TestAFormerAddressLeadsToThePresentOne(t *testing.T) {
	t.Parallel()
	s := siteOf(t, archive(
		"events/water.yaml", "title: {es: Agua, en: Water}\naliases: {es: [el-agua, en-uso], en: the-water}\nstart: 2027-05-09 18:00\n",
		"events/land.yaml", "title: {es: Tierra}\naliases: {es: la-tierra}\nstart: 2027-05-09 18:00\n",
		"events/air.yaml", "title: {es: Aire, en: Air}\naliases: air-2027\nstart: 2027-05-09 18:00\n",
		"events/in-use.yaml", "title: {es: En uso, en: In use}\nstart: 2027-05-09 18:00\n",
		"events/draft.yaml", "title: {es: Borrador, en: Draft}\naliases: {es: esbozo}\ndraft: true\nstart: 2027-05-09 18:00\n",
	), site.Options{BaseURL: "https://example.org/agenda"})
	for _, c := range []struct{ name, from, to string }{
		{"in the language of the page", "/es/eventos/el-agua/", "/es/eventos/agua/"},
		{"without a slash", "/en/events/the-water", "/en/events/water/"},
		{"the same in every language", "/es/eventos/air-2027/", "/es/eventos/aire/"},
		{"of a page that has no translation", "/en/events/la-tierra/", "/en/events/tierra/"},
	} {
		w := ask(t, s, "/agenda"+c.from)
		assert.Equal(t, http.StatusMovedPermanently, w.Code, c.name)
		assert.Equal(t, "/agenda"+c.to, w.Header().Get("Location"), c.name)
	}
	for name, path := range map[string]string{
		"in another language": "/en/events/el-agua/", "a draft": "/es/eventos/esbozo/", "of another kind": "/es/personas/el-agua/",
	} {
		assert.Equal(t, http.StatusNotFound, ask(t, s, "/agenda"+path).Code, name)
	}
	assert.Equal(t, http.StatusOK, ask(t, s, "/agenda/es/eventos/en-uso/").Code, "an address that is in use again")

	dir := t.TempDir()
	_, err := s.Build(t.Context(), dir, nil)
	require.NoError(t, err)
	redirects, err := os.ReadFile(filepath.Join(dir, "_redirects"))
	require.NoError(t, err)
	assert.Equal(t, `/agenda/en/events/air-2027/ /agenda/en/events/air/ 301
/agenda/en/events/la-tierra/ /agenda/en/events/tierra/ 301
/agenda/en/events/the-water/ /agenda/en/events/water/ 301
/agenda/es/eventos/air-2027/ /agenda/es/eventos/aire/ 301
/agenda/es/eventos/el-agua/ /agenda/es/eventos/agua/ 301
/agenda/es/eventos/la-tierra/ /agenda/es/eventos/tierra/ 301
`, onlyPages(string(redirects)))
	page, err := os.ReadFile(filepath.Join(dir, "es/eventos/el-agua/index.html"))
	require.NoError(t, err)
	assert.Contains(t, string(page), `<a href="/agenda/es/eventos/agua/">Agua</a>`)
}

// onlyPages are the lines of _redirects about pages.
func onlyPages(redirects string) string {
	var b strings.Builder
	for line := range strings.Lines(redirects) {
		if from, _, _ := strings.Cut(line, " "); strings.HasSuffix(from, "/") {
			b.WriteString(line)
		}
	}
	return b.String()
}

func TestEachAddressThatAThingHasHadLeadsToIt(t *testing.T) {
	t.Parallel()
	s := siteOf(t, archive(
		"events/water.yaml", "title: {es: Agua, en: Water}\nseries: rivers\nvenue: hall\nhosts: [archive]\nparticipants: [{speaker: ana, role: speaker}]\nstart: 2027-05-09 18:00\n",
		"events/land.yaml", "title: {es: Tierra, en: Land}\nstart: 2027-05-09 18:00\n",
		"events/draft.yaml", "title: {es: Borrador, en: Draft}\ndraft: true\nstart: 2027-05-09 18:00\n",
		"series/rivers.yaml", "name: {es: Ríos, en: Rivers}\n", "venues/hall.yaml", "name: {es: Sala, en: Hall}\n",
		"programs/archive.yaml", "name: {es: Archivo, en: Archive}\n", "speakers/ana.yaml", "name: Ana Díaz\n",
		"pages/about.es.md", "# Nosotros\n",
		"locks/series/rivers.lock", "series/rivers es los-rios\n",
		"slugs.lock", `event/water es agua
event/water es agua-vieja
event/water es el-agua
event/water es tierra
event/water es eventos
event/land es el-agua
event/water en the-water
event/water fr leau
event/draft es esbozo
event/gone es ida
venue/hall en the-hall
program/archive es el-archivo
speaker/ana es ana
page/about es quienes-somos
`), site.Options{})
	for from, to := range map[string]string{
		"/es/eventos/agua-vieja/": "/es/eventos/agua/", "/es/eventos/el-agua/": "/es/eventos/tierra/", "/en/events/the-water/": "/en/events/water/", "/es/ciclos/los-rios/": "/es/ciclos/rios/",
		"/en/places/the-hall": "/en/places/hall/", "/es/programas/el-archivo/": "/es/programas/archivo/", "/es/personas/ana/": "/es/personas/ana-diaz/",
		"/es/quienes-somos/": "/es/nosotros/", "/es/eventos/agua-vieja.ics": "/es/eventos/agua.ics", "/es/eventos/agua-vieja.json": "/es/eventos/agua.json",
		"/es/eventos/agua-vieja.md": "/es/eventos/agua.md", "/es/eventos/el-agua.md": "/es/eventos/tierra.md", "/es/ciclos/los-rios.ics": "/es/ciclos/rios.ics", "/es/ciclos/los-rios.atom": "/es/ciclos/rios.atom",
	} {
		w := ask(t, s, from)
		assert.Equal(t, http.StatusMovedPermanently, w.Code, from)
		assert.Equal(t, to, w.Header().Get("Location"), from)
		if _, isForm := strings.CutSuffix(to, "/"); !isForm {
			assert.Equal(t, http.StatusOK, ask(t, s, to).Code, to)
		}
	}
	for _, path := range []string{"/es/eventos/esbozo/", "/es/eventos/ida/", "/es/eventos/leau/", "/es/personas/ana.ics", "/es/quienes-somos.md", "/es/eventos/el-agua.x", "/es/eventos/esbozo.ics"} {
		assert.Equal(t, http.StatusNotFound, ask(t, s, path).Code, path)
	}
	assert.Equal(t, http.StatusOK, ask(t, s, "/es/eventos/tierra/").Code, "an address that is another's now")

	dir := t.TempDir()
	_, err := s.Build(t.Context(), dir, nil)
	require.NoError(t, err)
	for _, name := range []string{"_redirects", "redirects.nginx.conf", "redirects.apache.txt"} {
		text, err := os.ReadFile(filepath.Join(dir, name))
		require.NoError(t, err)
		for _, moved := range []string{"/es/ciclos/los-rios/", "/es/ciclos/los-rios.ics", "/es/eventos/agua-vieja.md", "/es/quienes-somos/"} {
			assert.Contains(t, string(text), moved, name)
		}
	}
	was, err := os.ReadFile(filepath.Join(dir, "es/ciclos/los-rios.ics"))
	require.NoError(t, err)
	assert.Equal(t, ask(t, s, "/es/ciclos/rios.ics").Body.String(), string(was), "a calendar that somebody subscribes to goes on")
}

func TestNamesakesKeepTheirAddresses(t *testing.T) {
	t.Parallel()
	files := archive(
		"events/a.yaml", "title: A\ndraft: true\nparticipants: [{speaker: ana-1, role: speaker}]\nstart: 2027-05-09 18:00\n",
		"events/b.yaml", "title: B\nparticipants: [{speaker: ana-2, role: speaker}]\nstart: 2027-05-09 18:00\n",
		"speakers/ana-1.yaml", "name: Ana Díaz\n", "speakers/ana-2.yaml", "name: Ana Díaz\n")
	s := siteOf(t, files, site.Options{})
	assert.Equal(t, http.StatusOK, ask(t, s, "/es/personas/ana-2/").Code)
	assert.Equal(t, http.StatusNotFound, ask(t, s, "/es/personas/ana-diaz/").Code, "one whom no published event names has it")
	files["events/a.yaml"].Data = []byte("title: A\nparticipants: [{speaker: ana-1, role: speaker}]\nstart: 2027-05-09 18:00\n")
	s = siteOf(t, files, site.Options{})
	assert.Equal(t, http.StatusOK, ask(t, s, "/es/personas/ana-2/").Code, "it stays when the other is published")
	assert.Equal(t, http.StatusOK, ask(t, s, "/es/personas/ana-diaz/").Code)
}

func TestAListOfWhatBelongsToAThingLeadsOnFromItsFormerAddresses(t *testing.T) {
	t.Parallel()
	files := archive("series/rivers.yaml", "name: {es: Ríos, en: Rivers}\n", "venues/hall.yaml", "name: {es: Sala, en: Hall}\n", "programs/archive.yaml", "name: {es: Archivo, en: Archive}\n",
		"series/seas.yaml", "name: {es: Mares, en: Seas}\n",
		"slugs.lock", "series/rivers es los-rios\nseries/rivers es mares\nvenue/hall en the-hall\nprogram/archive es el-archivo\nseries/gone es idos\n")
	for _, id := range []string{"a", "b", "c"} {
		files["events/"+id+".yaml"] = &fstest.MapFile{Data: []byte("title: " + id + "\nseries: rivers\nvenue: hall\nhosts: [archive]\nstart: 2027-05-09 18:00\n")}
	}
	files["events/d.yaml"] = &fstest.MapFile{Data: []byte("title: d\nseries: seas\nstart: 2027-05-09 18:00\n")}
	s := siteOf(t, files, site.Options{PageSize: 2, BaseURL: "https://example.org/agenda"})
	moved := map[string]string{
		"/es/eventos/ciclo/los-rios/": "/es/eventos/ciclo/rios/", "/es/eventos/ciclo/los-rios": "/es/eventos/ciclo/rios/", "/es/eventos/ciclo/los-rios.json": "/es/eventos/ciclo/rios.json",
		"/es/eventos/ciclo/los-rios/pagina/2/": "/es/eventos/ciclo/rios/pagina/2/", "/es/eventos/ciclo/los-rios/pagina/2.json": "/es/eventos/ciclo/rios/pagina/2.json",
		"/es/eventos/programa/el-archivo/": "/es/eventos/programa/archivo/", "/en/events/place/the-hall/": "/en/events/place/hall/", "/es/ciclos/los-rios.atom": "/es/ciclos/rios.atom",
	}
	for from, to := range moved {
		w := ask(t, s, "/agenda"+from)
		assert.Equal(t, http.StatusMovedPermanently, w.Code, from)
		assert.Equal(t, "/agenda"+to, w.Header().Get("Location"), from)
		assert.Equal(t, http.StatusOK, ask(t, s, "/agenda"+to).Code, to)
	}
	assert.Equal(t, http.StatusOK, ask(t, s, "/agenda/es/eventos/ciclo/mares/").Code, "an address that is another's now")
	for _, path := range []string{"/es/eventos/ciclo/idos/", "/es/eventos/ciclo/los-rios/pagina/3/", "/es/eventos/ciclo/los-rios.ics", "/es/eventos/lugar/los-rios/"} {
		assert.Equal(t, http.StatusNotFound, ask(t, s, "/agenda"+path).Code, path)
	}
	assert.Equal(t, "/agenda/es/eventos/ciclo/rios/?kind=a%26b&q=r%C3%ADo", ask(t, s, "/agenda/es/eventos/ciclo/los-rios/?q=r%C3%ADo&kind=a%26b").Header().Get("Location"), "with what is asked of it")
	assert.Equal(t, "/agenda/es/eventos/?q=a", ask(t, s, "/agenda/es/eventos?q=a").Header().Get("Location"))
	assert.Contains(t, ask(t, s, "/agenda/es/eventos/?series=los-rios").Body.String(), "/es/eventos/a/", "a query, too")
	assert.NotContains(t, ask(t, s, "/agenda/es/eventos/?series=mares").Body.String(), "/es/eventos/a/")

	dir := t.TempDir()
	_, err := s.Build(t.Context(), dir, nil)
	require.NoError(t, err)
	built := tree(t, dir)
	for from, to := range moved {
		if page, isPage := strings.CutSuffix(from, "/"); isPage {
			assert.Contains(t, built[page[1:]+"/index.html"], `<a href="/agenda`+to+`">`, from)
		} else if strings.Contains(from, ".") {
			assert.Equal(t, ask(t, s, "/agenda"+to).Body.String(), built[from[1:]], from)
		}
		for _, name := range []string{"_redirects", "redirects.nginx.conf", "redirects.apache.txt"} {
			assert.Contains(t, built[name], "/agenda"+from, name)
		}
	}
}
