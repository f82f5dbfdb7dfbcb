package sitemap_test

import (
	"encoding/xml"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/site/internal/sitemap"
)

const site = "https://example.org"

// read is what another program finds in a sitemap.
type read struct {
	XMLName xml.Name
	URLs    []struct {
		Loc     string `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 loc"`
		LastMod string `xml:"lastmod"`
		Links   []struct {
			Rel  string `xml:"rel,attr"`
			Lang string `xml:"hreflang,attr"`
			Href string `xml:"href,attr"`
		} `xml:"http://www.w3.org/1999/xhtml link"`
	} `xml:"url"`
	Maps []struct {
		Loc string `xml:"loc"`
	} `xml:"sitemap"`
}

func parse(t *testing.T, body []byte) (r read) {
	t.Helper()
	require.NoError(t, xml.Unmarshal(body, &r), string(body))
	return r
}

func TestASitemapNamesEachPageInItsLanguages(t *testing.T) {
	t.Parallel()
	hostile := site + `/es/?a=1&b="<x>'`
	files := sitemap.Files(site, []sitemap.Page{
		{
			URL: site + "/es/a/", Updated: time.Date(2027, 3, 9, 12, 0, 0, 0, time.FixedZone("", -5*60*60)), Default: site + "/es/a/",
			Alternates: []sitemap.Alternate{{Lang: language.Spanish, URL: site + "/es/a/"}, {Lang: language.English, URL: site + "/en/a/"}},
		},
		{URL: hostile},
	})
	require.Len(t, files, 1)
	assert.Equal(t, "/sitemap.xml", files[0].Path)
	found := parse(t, files[0].Body)
	require.Len(t, found.URLs, 2)
	assert.Equal(t, site+"/es/a/", found.URLs[0].Loc)
	assert.Equal(t, "2027-03-09T17:00:00Z", found.URLs[0].LastMod)
	var links []string
	for _, l := range found.URLs[0].Links {
		links = append(links, l.Rel+" "+l.Lang+" "+l.Href)
	}
	assert.Equal(t, []string{"alternate es " + site + "/es/a/", "alternate en " + site + "/en/a/", "alternate x-default " + site + "/es/a/"}, links)
	assert.Equal(t, hostile, found.URLs[1].Loc)
	assert.Empty(t, found.URLs[1].LastMod)
	assert.Empty(t, found.URLs[1].Links)
}

func TestManyPagesStandInSeveralSitemaps(t *testing.T) {
	t.Parallel()
	pages := make([]sitemap.Page, 2*sitemap.Most+1)
	for i := range pages {
		pages[i].URL = fmt.Sprintf("%s/%d", site, i)
	}
	files := sitemap.Files(site, pages)
	require.Len(t, files, 4)
	index := parse(t, files[0].Body)
	assert.Equal(t, "sitemapindex", index.XMLName.Local)
	seen := 0
	for i, m := range index.Maps {
		assert.Equal(t, site+files[i+1].Path, m.Loc)
		part := parse(t, files[i+1].Body)
		assert.LessOrEqual(t, len(part.URLs), sitemap.Most)
		assert.Equal(t, pages[seen].URL, part.URLs[0].Loc)
		seen += len(part.URLs)
	}
	assert.Equal(t, len(pages), seen)

	files = sitemap.Files(site, pages[:sitemap.Most])
	assert.Len(t, files, 1)
}

func TestASiteWithoutPagesHasASitemap(t *testing.T) {
	t.Parallel()
	files := sitemap.Files(site, nil)
	assert.Empty(t, parse(t, files[0].Body).URLs)
}

func TestRobots(t *testing.T) {
	t.Parallel()
	assert.Equal(t, "User-agent: *\nDisallow:\n\nSitemap: https://example.org/sitemap.xml\n", string(sitemap.Robots(site)))
	assert.Equal(t, "User-agent: *\nDisallow:\n", string(sitemap.Robots("")))
}
