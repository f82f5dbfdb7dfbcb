package render

import (
	"html/template"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// Head returns the elements that tell machines of the page, for a site's own
// head, where its title and style sheets stand:
//
//   - description, canonical address, and the same page in other languages
//     (hreflang; x-default is the site's main language);
//   - the event's calendar file, if [Options].Link has one ([CalendarRef]);
//   - cards: Open Graph and Twitter.
//
// The words of a meta element that are in another language carry its lang.
// Cards hold absolute addresses only: see [Options].BaseURL. Structured data is
// apart, in [EventView.JSONLD].
func (v *EventView) Head() template.HTML { return dropPart(v, (*markup).head) }

// Head is [EventView.Head] of a program.
func (v *ProgramView) Head() template.HTML { return dropPart(v, (*markup).head) }

// Head is [EventView.Head] of a speaker.
func (v *SpeakerView) Head() template.HTML { return dropPart(v, (*markup).head) }

// A card is what a page shows of itself where somebody links to it.
type card struct {
	class   literal // og:type
	title   Text
	summary Text
	long    *Markdown // whose beginning stands in for a summary
	image   *Image
}

func (v *EventView) card() card {
	return card{"website", v.Title, v.Summary, v.Description, v.Image}
}

func (v *ProgramView) card() card {
	return card{"website", v.Name, v.Summary, v.Description, v.Logo}
}

func (v *SpeakerView) card() card { return card{"profile", v.title(), nil, v.Bio, v.Photo} }

// gist is a sentence or two about the page.
func (c card) gist() Text {
	if len(c.summary) > 0 || c.long == nil {
		return c.summary
	}
	part := c.long.Part
	part.Value = shorten(c.long.words, maxGist)
	return Text{part}
}

// maxGist is how much of a description search engines and cards show.
const maxGist = 200

// shorten returns at most n characters of s, in one line and whole words.
func shorten(s string, n int) string {
	if len(s) > 8*n { // what follows is never looked at
		s = s[:8*n]
		for !utf8.ValidString(s) {
			s = s[:len(s)-1]
		}
	}
	s = oneLine(s)
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	cut := 0
	for i := range s {
		if n--; n == 0 {
			break
		}
		if s[i] == ' ' {
			cut = i
		}
	}
	if cut == 0 {
		return ""
	}
	return strings.TrimRight(s[:cut], " ,;:.–—") + "…"
}

func (m *markup) head(v View) {
	b := v.base()
	d := b.doc
	c := v.card()
	gist := c.gist()
	m.meta("name", "description", gist)
	m.linkTo("canonical", "", d, b.URL)
	m.alternateLinks(b)
	m.linkTo("alternate", "text/calendar", d, d.calendar)

	m.property("og:type", string(c.class))
	m.meta("property", "og:title", c.title)
	m.meta("property", "og:description", gist)
	m.property("og:site_name", d.l.Text(d.r.options.SiteName).Value)
	m.address("og:url", d, b.URL)
	locales := []string{locale(d.tag)}
	m.property("og:locale", locales[0])
	for _, a := range b.Alternates {
		if other := locale(a.Lang); !slices.Contains(locales, other) {
			locales = append(locales, other)
			m.property("og:locale:alternate", other)
		}
	}
	shown := c.image != nil && d.reaches(c.image)
	if shown {
		m.address("og:image", d, c.image.Src)
		m.meta("property", "og:image:alt", c.image.Alt)
		if c.image.Width > 0 && c.image.Height > 0 {
			m.property("og:image:width", strconv.Itoa(c.image.Width))
			m.property("og:image:height", strconv.Itoa(c.image.Height))
		}
		m.lit("<meta name=\"twitter:card\" content=\"summary_large_image\">\n")
		m.meta("name", "twitter:image:alt", c.image.Alt) // the others Twitter takes from Open Graph
		return
	}
	m.lit("<meta name=\"twitter:card\" content=\"summary\">\n")
}

// locale returns a language as Open Graph writes it: with a territory, which
// for Latin America is LA. Spanish without a territory is American, as the words
// of package locales are.
func locale(tag language.Tag) string {
	if tag == language.Spanish {
		tag = language.LatinAmericanSpanish
	}
	base, _ := tag.Base()
	region, confidence := tag.Region()
	switch {
	case region.String() == "419":
		return base.String() + "_LA"
	case confidence == language.No || !region.IsCountry():
		return base.String()
	}
	return base.String() + "_" + region.String()
}

// meta writes words for machines, with their language if it is not the page's.
func (m *markup) meta(kind, name literal, t Text) {
	content := oneLine(t.String())
	if content == "" {
		return
	}
	m.lit("<meta ")
	m.lit(kind)
	m.lit("=\"")
	m.lit(name)
	m.lit("\"")
	if len(t) == 1 && t[0].foreign() {
		m.attr("lang", t[0].Lang().String())
	}
	m.attr("content", content)
	m.lit(">\n")
}

// property writes a property of a card that has no language.
func (m *markup) property(name literal, value string) {
	if value != "" {
		m.lit("<meta property=\"")
		m.lit(name)
		m.lit("\"")
		m.attr("content", value)
		m.lit(">\n")
	}
}

// address writes a property of a card that is an address.
func (m *markup) address(name literal, d *document, u template.URL) {
	if origin, rest := d.absolute(u); rest != "" {
		m.lit("<meta property=\"")
		m.lit(name)
		m.lit("\"")
		m.urlAttr("content", origin, rest)
		m.lit(">\n")
	}
}

// linkTo writes a link element; the address is absolute if the site's is known.
func (m *markup) linkTo(rel, class literal, d *document, u template.URL) {
	if u == "" {
		return
	}
	m.lit("<link rel=\"")
	m.lit(rel)
	m.lit("\"")
	if class != "" {
		m.attr("type", string(class))
	}
	m.href(d, u)
	m.lit(">\n")
}

// href writes an address in full, or as a path where the site's is not known.
func (m *markup) href(d *document, u template.URL) {
	origin, rest := d.absolute(u)
	if rest == "" {
		rest = string(u)
	}
	m.urlAttr("href", origin, rest)
}

func (m *markup) urlAttr(name literal, origin, rest string) {
	m.lit(" ")
	m.lit(name)
	m.lit("=\"")
	m.text(origin)
	m.text(rest)
	m.lit("\"")
}

// alternateLinks tells machines of the same page in each language, this one
// included.
func (m *markup) alternateLinks(b *Base) {
	if len(b.Alternates) == 0 || b.URL == "" {
		return
	}
	link := func(lang string, u template.URL) {
		m.lit("<link rel=\"alternate\"")
		m.attr("hreflang", lang)
		m.href(b.doc, u)
		m.lit(">\n")
	}
	main := b.doc.r.catalog.Languages()[0]
	first := b.URL
	link(b.doc.lang, b.URL)
	for _, a := range b.Alternates {
		link(a.Lang.String(), a.URL)
		if a.Lang == main {
			first = a.URL
		}
	}
	if b.Lang == main || first != b.URL {
		link("x-default", first)
	}
}
