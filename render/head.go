package render

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"github.com/tertulia-go/tertulia/internal/address"
	"github.com/tertulia-go/tertulia/internal/escape"
	"github.com/tertulia-go/tertulia/render/view"
)

// head writes the elements that tell machines of a page:
//
//   - description, canonical address, and the same page in other languages
//     (hreflang; x-default is the site's main language);
//   - the event's calendar file, if the site has one;
//   - cards: Open Graph and Twitter.
//
// The words of a meta element that are in another language carry its lang.
// Cards hold absolute addresses only.
func (m *markup) head(b *view.Base) {
	gist := b.Card.Gist(&m.p.markdown)
	m.meta("name", "description", gist)
	m.linkTo("canonical", "", b, b.URL)
	m.alternateLinks(b)
	m.linkTo("alternate", "text/calendar", b, b.Calendar)

	class := b.Card.Type
	if class == "" {
		class = "website"
	}
	m.property("og:type", class)
	m.meta("property", "og:title", b.Card.Title)
	m.meta("property", "og:description", gist)
	m.property("og:site_name", b.Words.SiteName.String())
	m.address("og:url", b, b.URL)
	m.locales(b)
	m.cardImage(b)
}

func (m *markup) locales(b *view.Base) {
	m.property("og:locale", b.Locale)
	for i, a := range b.Alternates {
		said := a.Locale == b.Locale || slices.ContainsFunc(b.Alternates[:i], func(other view.Alternate) bool { return other.Locale == a.Locale })
		if !said {
			m.property("og:locale:alternate", a.Locale)
		}
	}
}

func (m *markup) cardImage(b *view.Base) {
	image := b.Card.Image
	if image == nil || !reaches(b, image) || isDrawing(image) {
		m.Lit("<meta name=\"twitter:card\" content=\"summary\">\n")
		return
	}
	m.address("og:image", b, image.Src)
	m.meta("property", "og:image:alt", image.Alt)
	if image.Width > 0 && image.Height > 0 {
		m.property("og:image:width", strconv.Itoa(image.Width))
		m.property("og:image:height", strconv.Itoa(image.Height))
	}
	m.Lit("<meta name=\"twitter:card\" content=\"summary_large_image\">\n")
	m.meta("name", "twitter:image:alt", image.Alt) // the others Twitter takes from Open Graph
}

// isDrawing reports whether a picture is an SVG, which no card shows.
func isDrawing(i *view.Image) bool {
	path, _, _ := strings.Cut(string(i.Src), "?")
	path, _, _ = strings.Cut(path, "#")
	return len(path) > 4 && strings.EqualFold(path[len(path)-4:], ".svg")
}

// reaches reports whether a picture can be shown elsewhere.
func reaches(b *view.Base, i *view.Image) bool {
	if b.URL == "" && !address.HasScheme(string(i.Src)) && !strings.HasPrefix(string(i.Src), "/") {
		return false // nobody knows from where the path leads on
	}
	_, rest := b.Absolute(i.Src)
	return rest != ""
}

// alternateLinks tells machines of the same page in each language, this one
// included.
func (m *markup) alternateLinks(b *view.Base) {
	if len(b.Alternates) == 0 || b.URL == "" {
		return
	}
	link := func(lang string, u template.URL) {
		m.Lit("<link rel=\"alternate\"")
		m.Attr("hreflang", lang)
		m.href(b, u)
		m.Lit(">\n")
	}
	link(b.Lang.String(), b.URL)
	for _, a := range b.Alternates {
		link(a.Lang.String(), a.URL)
	}
	if b.Default != "" {
		link("x-default", b.Default)
	}
}

// meta writes words for machines, with their language if it is not the page's.
func (m *markup) meta(kind, name escape.Literal, t view.Text) {
	content := escape.OneLine(t.String())
	if content == "" {
		return
	}
	m.Lit("<meta ")
	m.Lit(kind)
	m.Lit("=\"")
	m.Lit(name)
	m.Lit("\"")
	if len(t) == 1 && t[0].Foreign {
		m.Attr("lang", t[0].Lang.String())
	}
	m.Attr("content", content)
	m.Lit(">\n")
}

// property writes a property of a card that has no language.
func (m *markup) property(name escape.Literal, value string) {
	if value != "" {
		m.Lit("<meta property=\"")
		m.Lit(name)
		m.Lit("\"")
		m.Attr("content", value)
		m.Lit(">\n")
	}
}

// address writes a property of a card that is an address.
func (m *markup) address(name escape.Literal, b *view.Base, u template.URL) {
	if origin, rest := b.Absolute(u); rest != "" {
		m.Lit("<meta property=\"")
		m.Lit(name)
		m.Lit("\"")
		m.urlAttr("content", origin, rest)
		m.Lit(">\n")
	}
}

// linkTo writes a link element; the address is absolute if the site's is known.
func (m *markup) linkTo(rel, class escape.Literal, b *view.Base, u template.URL) {
	if u == "" {
		return
	}
	m.Lit("<link rel=\"")
	m.Lit(rel)
	m.Lit("\"")
	if class != "" {
		m.Attr("type", string(class))
	}
	m.href(b, u)
	m.Lit(">\n")
}

// href writes an address in full, or as a path where the site's is not known.
func (m *markup) href(b *view.Base, u template.URL) {
	origin, rest := b.Absolute(u)
	if rest == "" {
		rest = string(u)
	}
	m.urlAttr("href", origin, rest)
}

func (m *markup) urlAttr(name escape.Literal, origin, rest string) {
	m.Lit(" ")
	m.Lit(name)
	m.Lit("=\"")
	m.Text(origin)
	m.Text(rest)
	m.Lit("\"")
}
