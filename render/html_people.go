package render

import (
	"html/template"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/render/view"
)

// participants writes people; as cards with the initials of those without a photo, if they
// have a name, which the sheet puts in its place. A session has room for words only.
func (m *markup) participants(participants view.Participants, cards bool) {
	m.Lit("<ul class=\"tt-people\">\n")
	for i := range participants {
		m.Lit("<li")
		if person := personOf(&participants[i].Profile); cards && person.Photo == nil {
			m.Attr("data-initials", person.Initials)
		}
		m.Lit(">")
		m.participant(&participants[i], cards)
		m.Lit("</li>\n")
	}
	m.Lit("</ul>\n")
}

func (m *markup) participant(p *view.Participant, card bool) {
	below := p.Positions
	person := personOf(&p.Profile)
	if card {
		m.image(person.Photo)
	}
	m.Lit("<p class=\"tt-who\">")
	switch {
	case person.Named():
		m.name(person, nil)
	case len(p.Group) > 0:
		m.Lit("<b")
		m.langAttr(p.Group)
		m.Lit(">")
		m.words(p.Group)
		m.Lit("</b>")
	case len(p.Positions) > 0: // nobody's name is known, and what they are is no name
		m.Lit("<span class=\"tt-position\">")
		m.position(p.Positions[0])
		m.Lit("</span>")
		below = below[1:]
	}
	m.element(" <span class=\"tt-role\"", p.Role, "</span>")
	m.element(" <span class=\"tt-note\"", p.Attendance, "</span>")
	m.element(" <span class=\"tt-note\"", p.Status, "</span>")
	m.Lit("</p>\n")
	m.positions(below)
	if p.Bio != nil && len(p.BioLabel) > 0 {
		m.foldedBio(p, person)
		m.life(nil, person.Links)
		return
	}
	m.life(p.Bio, person.Links)
}

// foldedBio writes a life that opens, without script. Its label says whose it is to
// those who hear one after the other.
func (m *markup) foldedBio(p *view.Participant, person *view.Person) {
	m.Lit("<details class=\"tt-life\">\n<summary")
	m.langAttr(p.BioLabel)
	m.Lit(">")
	m.words(p.BioLabel)
	switch {
	case person.Name != "":
		m.Lit("<span class=\"tt-hidden\">: <bdi translate=\"no\">")
		m.Text(person.Name)
		m.Lit("</bdi></span>")
	case len(person.Native) > 0:
		m.hiddenName(person.Native)
	}
	m.Lit("</summary>\n")
	m.prose("<div class=\"tt-bio\"", p.Bio, "</div>\n")
	m.Lit("</details>\n")
}

// name writes a name, which no browser is to translate, in isolation from the
// direction of its surroundings. A speaker without any is called by words.
func (m *markup) name(p *view.Person, words view.Text) {
	if !p.Named() {
		m.spans(words)
		return
	}
	if len(p.Prefix) > 0 {
		m.spans(p.Prefix)
		m.Lit(" ")
	}
	if p.Page != "" {
		m.Lit("<a")
		m.url("href", p.Page)
		m.Lit(">")
	}
	if p.IsNative() {
		m.element("<bdi translate=\"no\"", p.Native, "</bdi>")
	} else if p.Name != "" {
		m.Lit("<bdi translate=\"no\">")
		m.Text(p.Name)
		m.Lit("</bdi>")
	}
	if len(p.Native) > 0 && !p.IsNative() {
		if p.Name != "" {
			m.Lit(" ")
		}
		m.element("<bdi class=\"tt-native\" translate=\"no\"", p.Native, "</bdi>")
	}
	if p.Page != "" {
		m.Lit("</a>")
	}
}

func (m *markup) positions(positions []view.Position) {
	for _, p := range positions {
		m.Lit("<p class=\"tt-position\">")
		m.position(p)
		m.Lit("</p>\n")
	}
}

func (m *markup) position(p view.Position) {
	first := true
	for _, t := range p.Texts() {
		if len(t) == 0 {
			continue
		}
		if !first {
			m.Lit(", ")
		}
		first = false
		m.spans(t)
	}
}

// life writes what is told of a person.
func (m *markup) life(bio *view.Markdown, links []view.Link) {
	if bio != nil {
		m.prose("<div class=\"tt-bio\"", bio, "</div>\n")
	}
	if len(links) == 0 {
		return
	}
	m.Lit("<p class=\"tt-links\">")
	for i, l := range links {
		if i > 0 {
			m.Lit(" · ")
		}
		m.link(l.URL, l.Label)
	}
	m.Lit("</p>\n")
}

func (m *markup) hosts(hosts view.Hosts) {
	if len(hosts) == 0 {
		return
	}
	m.Lit("<div class=\"tt-organizers\">\n")
	for i := range hosts {
		level := m.level + 1
		m.Lit("<section class=\"tt-hosts\">\n")
		m.heading(level, hosts[i].Relation)
		for j := range hosts[i].Programs {
			p := hosts[i].Programs[j]
			m.Lit("<div class=\"tt-host\">\n")
			m.headingOf(level+1, func() { m.programName(p) })
			m.programBody(p)
			m.Lit("</div>\n")
		}
		m.Lit("</section>\n")
	}
	m.Lit("</div>\n")
}

func (m *markup) programName(p *view.Institution) {
	if p.Page != "" {
		m.link(p.Page, p.Name)
	} else {
		m.spans(p.Name)
	}
	if len(p.Acronym) > 0 {
		m.Lit(" (")
		m.spans(p.Acronym)
		m.Lit(")")
	}
}

func (m *markup) programBody(p *view.Institution) {
	m.image(p.Logo)
	if p.Parent != nil {
		m.Lit("<p class=\"tt-parent\">")
		for parent := p.Parent; parent != nil; parent = parent.Parent {
			if parent != p.Parent {
				m.Lit(" · ")
			}
			m.programName(parent)
		}
		m.Lit("</p>\n")
	}
	m.about(p.Description, p.Summary)
	m.website(p.Website, p.WebsiteLang, p.ReadMore, p.Name)
}

// website leads to the page of a name elsewhere, if there is one.
func (m *markup) website(u template.URL, lang language.Tag, readMore, name view.Text) {
	if u == "" {
		return
	}
	m.Lit("<p class=\"tt-more\"><a")
	m.url("href", u)
	if hreflang := lang.String(); hreflang != "und" {
		m.Attr("hreflang", hreflang)
	}
	// What is read stands in the link, hidden from view and in its own
	// language, since an aria-label has only one (WCAG 2.2 criteria 2.4.4, 2.5.3
	// and 3.1.2).
	m.langAttr(readMore)
	m.Lit(">")
	m.words(readMore)
	m.hiddenName(name)
	m.Lit("</a></p>\n")
}
