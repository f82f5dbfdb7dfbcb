// Package sitemap tells search engines which pages a site has, each in the
// languages in which it is written (sitemaps.org; Google Search Central, "Localized
// versions of your pages").
package sitemap

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/internal/escape"
)

// Most is how many pages one sitemap may name.
const Most = 50_000

// Page is an address that search engines may know.
type Page struct {
	URL     string // in full
	Updated time.Time
	// Alternates are the same page in each language in which it is written, this one
	// included; nil: it is in one.
	Alternates []Alternate
	Default    string // of them, the one for readers of other languages; "": there is none
}

// Alternate is a page in one language.
type Alternate struct {
	Lang language.Tag
	URL  string // in full
}

// of returns the sitemap of at most [Most] pages.
func of(pages []Page) []byte {
	m := escape.Markup{B: []byte(declaration)}
	m.Lit("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n")
	for i := range pages {
		page(&m, &pages[i])
	}
	m.Lit("</urlset>\n")
	return m.B
}

const declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

func page(m *escape.Markup, p *Page) {
	m.Lit("<url>")
	element(m, "loc", p.URL)
	if !p.Updated.IsZero() {
		element(m, "lastmod", p.Updated.UTC().Format(time.RFC3339))
	}
	for _, a := range p.Alternates {
		alternate(m, a.Lang.String(), a.URL)
	}
	if p.Default != "" {
		alternate(m, "x-default", p.Default)
	}
	m.Lit("</url>\n")
}

func element(m *escape.Markup, name escape.Literal, text string) {
	m.Lit("<")
	m.Lit(name)
	m.Lit(">")
	m.Text(text)
	m.Lit("</")
	m.Lit(name)
	m.Lit(">")
}

func alternate(m *escape.Markup, lang, address string) {
	m.Lit("<xhtml:link rel=\"alternate\"")
	m.Attr("hreflang", lang)
	m.Attr("href", address)
	m.Lit("/>")
}

// index returns the index of sitemaps at the addresses given.
func index(sitemaps []string) []byte {
	m := escape.Markup{B: []byte(declaration)}
	m.Lit("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
	for _, address := range sitemaps {
		m.Lit("<sitemap>")
		element(&m, "loc", address)
		m.Lit("</sitemap>\n")
	}
	m.Lit("</sitemapindex>\n")
	return m.B
}

// A File is one of the files that name the pages of a site.
type File struct {
	Path string // "/sitemap.xml"
	Body []byte
}

// Files returns the files that name all pages of a site at an address that has no
// slash at its end: one, or where there are too many pages for one an index and
// the sitemaps that it names. /sitemap.xml is the first.
func Files(site string, pages []Page) []File {
	const first = "/sitemap.xml"
	if len(pages) <= Most {
		return []File{{first, of(pages)}}
	}
	var names []string
	files := make([]File, 1, 2+len(pages)/Most)
	for part := range slices.Chunk(pages, Most) {
		name := "/sitemap-" + strconv.Itoa(len(files)) + ".xml"
		names = append(names, site+name)
		files = append(files, File{name, of(part)})
	}
	files[0] = File{first, index(names)}
	return files
}

var paths = regexp.MustCompile(`^/sitemap(-[1-9][0-9]*)?\.xml$`)

// IsPath reports whether a path is one of those that [Files] uses.
func IsPath(p string) bool { return paths.MatchString(p) }

// Robots returns a robots.txt that lets everybody in and names the sitemap of a
// site at an address that has no slash at its end; "": it is not known, and nothing
// is named.
func Robots(site string) []byte {
	robots := "User-agent: *\nDisallow:\n"
	if site != "" {
		robots += fmt.Sprintf("\nSitemap: %s/sitemap.xml\n", site)
	}
	return []byte(robots)
}
