package render

import (
	"html/template"
	"strconv"
)

// html writes an event. What is empty has no element.
func (v *EventView) html(m *markup) {
	m.open("event", &v.Base)
	m.lit("<header class=\"tt-header\">\n")
	m.element("<p class=\"tt-kind\"", v.Kind, "</p>\n")
	m.heading(v.doc.level, v.Title)
	m.element("<p class=\"tt-subtitle\"", v.Subtitle, "</p>\n")
	m.lit("</header>\n")
	v.status(m)
	m.element("<p class=\"tt-fallback\" role=\"note\"", v.FallbackNote, "</p>\n")
	m.notices(v.Notices)
	v.facts(m)
	m.image(v.Image)
	if v.Description != nil {
		m.prose("<div class=\"tt-description\"", v.Description, "</div>\n")
	} else {
		m.element("<p class=\"tt-description\"", v.Summary, "</p>\n")
	}
	m.section("participants", v.doc, len(v.Participants), "participants.heading", func() { m.participants(v.Participants) })
	m.section("panels", v.doc, len(v.Panels), "panels.heading", func() { m.panels(v.Panels) })
	m.section("works", v.doc, len(v.Works), "works.heading", func() { m.works(v.Works) })
	m.section("media", v.doc, len(v.Media), "media.heading", func() { m.media(v.Media) })
	m.hosts(v.Hosts)
	m.lit("</article>\n")
}

func (v *ProgramView) html(m *markup) {
	m.open("program", &v.Base)
	m.lit("<header class=\"tt-header\">\n")
	m.headingOf(v.Base.doc.level, func() { m.programName(&v.Program) })
	m.lit("</header>\n")
	m.element("<p class=\"tt-fallback\" role=\"note\"", v.FallbackNote, "</p>\n")
	m.programBody(&v.Program)
	m.lit("</article>\n")
}

func (v *SpeakerView) html(m *markup) {
	m.open("speaker", &v.Base)
	m.lit("<header class=\"tt-header\">\n")
	m.headingOf(v.doc.level, func() { m.name(&v.Person, v.title()) })
	m.lit("</header>\n")
	m.element("<p class=\"tt-fallback\" role=\"note\"", v.FallbackNote, "</p>\n")
	m.image(v.Photo)
	m.positions(v.positionsBelow())
	m.bio(&v.Person)
	m.lit("</article>\n")
}

// open begins the root of a fragment, which always states its language.
func (m *markup) open(kind literal, b *Base) {
	m.lit("<article class=\"tt tt-")
	m.lit(kind)
	m.lit("\"")
	m.attr("id", b.Anchor)
	m.attr("lang", b.doc.lang)
	m.attr("dir", b.Dir)
	m.lit(">\n")
}

var headings = [...]struct{ open, close literal }{
	{"<h1", "</h1>\n"}, {"<h2", "</h2>\n"}, {"<h3", "</h3>\n"}, {"<h4", "</h4>\n"}, {"<h5", "</h5>\n"}, {"<h6", "</h6>\n"},
}

func (m *markup) heading(level int, t Text) {
	h := headings[min(level, 6)-1]
	m.element(h.open, t, h.close)
}

// headingOf writes a heading whose words are markup.
func (m *markup) headingOf(level int, words func()) {
	h := headings[min(level, 6)-1]
	m.lit(h.open)
	m.lit(">")
	words()
	m.lit(h.close)
}

// section writes a section with its heading, if it has n items or more.
func (m *markup) section(name literal, d *document, n int, heading string, body func()) {
	if n == 0 {
		return
	}
	m.lit("<section class=\"tt-")
	m.lit(name)
	m.lit("\">\n")
	m.label(d, d.level+1, heading)
	body()
	m.lit("</section>\n")
}

// label writes a heading that is a message.
func (m *markup) label(d *document, level int, id string) {
	h := headings[min(level, 6)-1]
	m.lit(h.open)
	m.message(d, id)
	m.lit(h.close)
}

func (v *EventView) status(m *markup) {
	if len(v.Statuses) == 0 && len(v.StatusNote) == 0 {
		return
	}
	m.lit("<div class=\"tt-status\" role=\"note\">\n")
	for _, s := range v.Statuses {
		m.element("<p class=\"tt-stated\"", s, "</p>\n")
	}
	m.element("<p", v.StatusNote, "</p>\n")
	m.lit("</div>\n")
}

// facts writes when, where and how as a list of terms.
func (v *EventView) facts(m *markup) {
	f := factList{m: m, d: v.doc}
	if v.When != nil {
		f.fact(v.When.label(), func() { m.when(v.When) })
	}
	if len(v.Dates) > 0 {
		f.term(v.datesLabel())
		for i := range v.Dates {
			f.definition(func() { m.occurrence(&v.Dates[i], v.doc, v.Open) })
		}
	}
	if v.Previous != nil {
		f.fact("when.previous", func() { m.occurrence(v.Previous, v.doc, v.Open) })
	}
	if v.Venue != nil {
		f.fact("where.heading", func() { m.venue(v.Venue, v.doc) })
	}
	if v.Open && len(v.Online) > 0 {
		f.term("where.online")
		for _, o := range v.Online {
			f.definition(func() { m.onlineLink(o) })
		}
	}
	f.text("attendance.heading", v.Attendance)
	if v.Open && v.Registration != nil {
		f.fact("registration.heading", func() { m.registration(v.Registration, v.doc) })
		if len(v.Registration.Fees) > 0 {
			f.term("fee.heading")
			for _, fee := range v.Registration.Fees {
				f.definition(func() { m.fee(fee) })
			}
		}
	}
	if v.Series != nil {
		f.fact("series.heading", func() { m.link(*v.Series) })
	}
	if len(v.Topics) > 0 {
		f.fact("topics.heading", func() {
			for i, t := range v.Topics {
				if i > 0 {
					m.lit(" · ")
				}
				m.spans(t)
			}
		})
	}
	f.text("audience.heading", v.Audience)
	f.text("accessibility.heading", v.Accessibility)
	if v.Venue != nil && len(v.Venue.Accessibility) > 0 {
		if len(v.Accessibility) == 0 {
			f.term("accessibility.heading")
		}
		f.definition(func() { m.spans(v.Venue.Accessibility) })
	}
	if v.Contact != nil {
		f.fact("contact.heading", func() { m.contact(v.Contact) })
	}
	f.close()
}

// A factList is a dl that is opened by its first fact.
type factList struct {
	m    *markup
	d    *document
	open bool
}

func (f *factList) term(id string) {
	if !f.open {
		f.m.lit("<dl class=\"tt-facts\">\n")
		f.open = true
	}
	f.m.lit("<dt")
	f.m.message(f.d, id)
	f.m.lit("</dt>\n")
}

// message writes the lang of a message, ">", and its words, after an open tag
// without its ">".
func (m *markup) message(d *document, id string) {
	words := d.l.Message(id, nil)
	m.lit(d.attr(words.Lang, words.Source))
	m.lit(">")
	m.text(words.Value)
}

func (f *factList) definition(body func()) (written bool) {
	return f.m.group("<dd>", body, "</dd>\n")
}

// fact writes a term with its definition, and nothing where that is empty.
func (f *factList) fact(id string, body func()) {
	before, open := len(f.m.b), f.open
	f.term(id)
	if !f.definition(body) {
		f.m.b, f.open = f.m.b[:before], open
	}
}

func (f *factList) text(id string, t Text) {
	if len(t) > 0 {
		f.fact(id, func() { f.m.spans(t) })
	}
}

func (f *factList) close() {
	if f.open {
		f.m.lit("</dl>\n")
	}
}

func (m *markup) when(w *When) {
	if len(w.ToBeConfirmed) > 0 {
		m.spans(w.ToBeConfirmed)
		return
	}
	m.lit("<time")
	m.attr("datetime", w.Start())
	m.lit(">")
	m.text(w.Text)
	m.lit("</time>")
	if len(w.Doors) > 0 {
		m.lit("<br>")
		m.spans(w.Doors)
	}
	for _, z := range w.Zones {
		m.lit("<br>")
		m.spans(z)
	}
}

func (m *markup) occurrence(o *Occurrence, d *document, open bool) {
	begin := len(m.b)
	line := func(write func()) {
		var newLine literal
		if len(m.b) > begin {
			newLine = "<br>"
		}
		m.group(newLine, write, "")
	}
	if o.When != nil {
		line(func() { m.when(o.When) })
	}
	line(func() { m.spans(o.Attendance) })
	if o.Venue != nil {
		line(func() { m.venue(o.Venue, d) })
		line(func() { m.spans(o.Venue.Accessibility) })
	}
	for _, l := range o.Online {
		if !open {
			break
		}
		line(func() { m.onlineLink(l) })
	}
}

func (m *markup) venue(v *Venue, d *document) {
	m.place(v)
	if v.Map != "" {
		m.lit(" <a class=\"tt-map\"")
		m.url("href", v.Map)
		m.message(d, "where.map")
		m.hiddenName(v.Name)
		m.lit("</a>")
	}
}

// place writes a venue in one line.
func (m *markup) place(v *Venue) {
	first := true
	for _, t := range v.lines() {
		if len(t) == 0 {
			continue
		}
		if !first {
			m.lit(", ")
		}
		first = false
		m.spans(t)
	}
}

func (m *markup) onlineLink(o OnlineLink) { m.link(Link{o.URL, o.Label}) }

// link writes a link, or only its words where it leads nowhere.
func (m *markup) link(l Link) {
	if l.URL == "" {
		m.spans(l.Label)
		return
	}
	m.lit("<a")
	m.url("href", l.URL)
	m.langAttr(l.Label)
	m.lit(">")
	m.words(l.Label)
	m.lit("</a>")
}

// hiddenName completes the words of a link for those who hear it: ": Name",
// in the language of the name.
func (m *markup) hiddenName(name Text) {
	if len(name) == 0 {
		return
	}
	m.lit("<span class=\"tt-hidden\">: ")
	m.spans(name)
	m.lit("</span>")
}

func (m *markup) registration(r *Registration, d *document) {
	first := true
	space := func() {
		if !first {
			m.lit(" ")
		}
		first = false
	}
	for _, s := range r.Sentences {
		space()
		m.spans(s)
	}
	if len(r.Note) > 0 {
		space()
		m.spans(r.Note)
	}
	if r.URL != "" {
		space()
		m.lit("<a class=\"tt-register\"")
		m.url("href", r.URL)
		m.message(d, "registration.link")
		m.lit("</a>")
	}
}

func (m *markup) fee(f Fee) {
	if len(f.Name) > 0 {
		m.spans(f.Name)
		m.lit(": ")
	}
	m.text(f.Amount)
	if len(f.Availability) > 0 {
		m.lit(" (")
		m.spans(f.Availability)
		m.lit(")")
	}
}

func (m *markup) contact(c *Contact) {
	first := true
	comma := func() {
		if !first {
			m.lit(", ")
		}
		first = false
	}
	if len(c.Name) > 0 {
		comma()
		m.spans(c.Name)
	}
	for _, a := range []struct {
		words string
		url   template.URL
	}{{c.Email, c.EmailURL}, {c.Phone, c.PhoneNumber}} {
		if a.words == "" {
			continue
		}
		comma()
		if a.url == "" {
			m.text(a.words)
			continue
		}
		m.lit("<a")
		m.url("href", a.url)
		m.lit(">")
		m.text(a.words)
		m.lit("</a>")
	}
}

func (m *markup) image(i *Image) {
	if i == nil {
		return
	}
	m.lit("<figure class=\"tt-image\"><img")
	m.url("src", i.Src)
	m.attr("alt", i.Alt.String())
	m.langAttr(i.Alt)
	if i.Width > 0 && i.Height > 0 {
		m.attr("width", strconv.Itoa(i.Width))
		m.attr("height", strconv.Itoa(i.Height))
	}
	m.lit(" loading=\"lazy\">")
	m.element("<figcaption", i.Credit, "</figcaption>")
	m.lit("</figure>\n")
}

// prose writes converted Markdown in an element that carries its language.
func (m *markup) prose(open literal, md *Markdown, close literal) {
	m.lit(open)
	m.lit(md.attr())
	m.lit(">\n")
	m.html(md.html)
	m.lit(close)
}

func (m *markup) participants(participants Participants) {
	m.lit("<ul class=\"tt-people\">\n")
	for i := range participants {
		m.lit("<li>")
		m.participant(&participants[i])
		m.lit("</li>\n")
	}
	m.lit("</ul>\n")
}

func (m *markup) participant(p *Participant) {
	m.image(p.Photo)
	m.lit("<p class=\"tt-who\">")
	switch {
	case p.Name != "" || len(p.Native) > 0:
		m.name(&p.Person, nil)
	case len(p.Group) > 0:
		m.lit("<b class=\"tt-name\"")
		m.langAttr(p.Group)
		m.lit(">")
		m.words(p.Group)
		m.lit("</b>")
	case len(p.Positions) > 0: // nobody's name is known: what they are stands for it
		m.element("<b class=\"tt-name\"", p.Positions[0].headline(), "</b>")
	}
	m.element(" <span class=\"tt-role\"", p.Role, "</span>")
	m.element(" <span class=\"tt-note\"", p.Attendance, "</span>")
	m.element(" <span class=\"tt-note\"", p.Status, "</span>")
	m.lit("</p>\n")
	if len(p.Group) > 0 {
		m.positions(p.Positions)
	} else {
		m.positions(p.positionsBelow())
	}
	m.bio(&p.Person)
}

// name writes a name, which no browser is to translate, in isolation from the
// direction of its surroundings. A speaker without any is called by words.
func (m *markup) name(p *Person, words Text) {
	if p.nameless() {
		m.spans(words)
		return
	}
	if len(p.Prefix) > 0 {
		m.spans(p.Prefix)
		m.lit(" ")
	}
	if p.Page != "" {
		m.lit("<a")
		m.url("href", p.Page)
		m.lit(">")
	}
	if p.Name != "" {
		m.lit("<bdi class=\"tt-name\" translate=\"no\">")
		m.text(p.Name)
		m.lit("</bdi>")
	}
	if len(p.Native) > 0 {
		if p.Name != "" {
			m.lit(" ")
		}
		m.element("<bdi class=\"tt-native\" translate=\"no\"", p.Native, "</bdi>")
	}
	if p.Page != "" {
		m.lit("</a>")
	}
}

func (m *markup) positions(positions []Position) {
	for _, p := range positions {
		m.lit("<p class=\"tt-position\">")
		m.position(p)
		m.lit("</p>\n")
	}
}

func (m *markup) position(p Position) {
	first := true
	for _, t := range p.texts() {
		if len(t) == 0 {
			continue
		}
		if !first {
			m.lit(", ")
		}
		first = false
		m.spans(t)
	}
}

func (m *markup) bio(p *Person) {
	if p.Bio != nil {
		m.prose("<div class=\"tt-bio\"", p.Bio, "</div>\n")
	}
	if len(p.Links) == 0 {
		return
	}
	m.lit("<p class=\"tt-links\">")
	for i, l := range p.Links {
		if i > 0 {
			m.lit(" · ")
		}
		m.link(l)
	}
	m.lit("</p>\n")
}

func (m *markup) panels(panels Panels) {
	m.lit("<ol class=\"tt-sessions\">\n")
	for i := range panels {
		m.panel(&panels[i])
	}
	m.lit("</ol>\n")
}

func (m *markup) panel(p *Panel) {
	m.lit("<li")
	m.attr("id", p.Anchor)
	m.lit(">\n")
	if p.When != nil {
		m.lit("<p class=\"tt-when\">")
		m.when(p.When)
		m.lit("</p>\n")
	}
	m.heading(p.doc.level+2, p.Title)
	m.element("<p class=\"tt-kind\"", p.Kind, "</p>\n")
	m.where(p)
	m.notices(p.Notices)
	if p.Abstract != nil {
		m.prose("<div class=\"tt-abstract\"", p.Abstract, "</div>\n")
	}
	if len(p.Participants) > 0 {
		m.participants(p.Participants)
	}
	if len(p.Works) > 0 {
		m.works(p.Works)
	}
	if len(p.Media) > 0 {
		m.media(p.Media)
	}
	m.lit("</li>\n")
}

// where writes the rooms of a session and its venue.
func (m *markup) where(p *Panel) {
	m.group("<p class=\"tt-where\">", func() {
		var comma literal
		for _, room := range p.Rooms {
			m.lit(comma)
			m.spans(room)
			comma = ", "
		}
		if p.Venue != nil {
			m.group(comma, func() { m.venue(p.Venue, p.doc) }, "")
		}
	}, "</p>\n")
	if p.Venue != nil {
		m.element("<p class=\"tt-where\"", p.Venue.Accessibility, "</p>\n")
	}
}

func (m *markup) works(works []Work) {
	m.lit("<ul class=\"tt-list\">\n")
	for _, w := range works {
		m.lit("<li>")
		if w.URL != "" {
			m.lit("<a")
			m.url("href", w.URL)
			m.lit(">")
		}
		m.element("<cite", w.Title, "</cite>")
		if w.URL != "" {
			m.lit("</a>")
		}
		if w.Author != "" {
			m.lit(", <bdi translate=\"no\">")
			m.text(w.Author)
			m.lit("</bdi>")
		}
		m.lit("</li>\n")
	}
	m.lit("</ul>\n")
}

func (m *markup) media(media []Media) {
	m.lit("<ul class=\"tt-list\">\n")
	for _, item := range media {
		m.lit("<li><a")
		m.url("href", item.URL)
		if hreflang := item.Lang.String(); hreflang != "und" {
			m.attr("hreflang", hreflang)
		}
		m.langAttr(item.Title)
		m.lit(">")
		m.words(item.Title)
		m.lit("</a></li>\n")
	}
	m.lit("</ul>\n")
}

func (m *markup) hosts(hosts Hosts) {
	for i := range hosts {
		level := hosts[i].doc.level + 1
		m.lit("<section class=\"tt-hosts\">\n")
		m.heading(level, hosts[i].Relation)
		for j := range hosts[i].Programs {
			p := &hosts[i].Programs[j]
			m.lit("<div class=\"tt-host\">\n")
			m.headingOf(level+1, func() { m.programName(p) })
			m.programBody(p)
			m.lit("</div>\n")
		}
		m.lit("</section>\n")
	}
}

func (m *markup) programName(p *Program) {
	if p.Page != "" {
		m.link(Link{p.Page, p.Name})
	} else {
		m.spans(p.Name)
	}
	if len(p.Acronym) > 0 {
		m.lit(" (")
		m.spans(p.Acronym)
		m.lit(")")
	}
}

func (m *markup) programBody(p *Program) {
	m.image(p.Logo)
	if p.Parent != nil {
		m.lit("<p class=\"tt-parent\">")
		for parent := p.Parent; parent != nil; parent = parent.Parent {
			if parent != p.Parent {
				m.lit(" · ")
			}
			m.programName(parent)
		}
		m.lit("</p>\n")
	}
	if p.Description != nil {
		m.prose("<div class=\"tt-description\"", p.Description, "</div>\n")
	} else {
		m.element("<p class=\"tt-description\"", p.Summary, "</p>\n")
	}
	if p.URL == "" {
		return
	}
	m.lit("<p class=\"tt-more\"><a")
	m.url("href", p.URL)
	if hreflang := p.URLLang.String(); hreflang != "und" {
		m.attr("hreflang", hreflang)
	}
	// What is read stands in the link, hidden from view and in its own
	// language, since an aria-label has only one (WCAG 2.2 criteria 2.4.4, 2.5.3
	// and 3.1.2).
	m.message(p.doc, "page.read-more")
	m.hiddenName(p.Name)
	m.lit("</a></p>\n")
}
