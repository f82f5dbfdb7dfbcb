package render

import (
	"bytes"
	"cmp"
	"html/template"
	"slices"
	"strconv"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/escape"
	"github.com/tertulia-go/tertulia/render/view"
)

// fragment writes a view as its own element. What is empty has no element.
func (m *markup) fragment(v view.View) {
	switch v := v.(type) {
	case *view.Event:
		m.event(v)
	case *view.Program:
		m.program(v)
	case *view.Speaker:
		m.speaker(v)
	case *view.Series:
		m.series(v)
	case *view.List:
		m.list(v)
	case *view.Page:
		m.plainPage(v)
	default:
		m.plain(v.ViewBase())
	}
}

// event writes in three parts what a reader asks first, the facts with the way in,
// and all else, so that a sheet can set the facts beside the rest.
func (m *markup) event(v *view.Event) {
	m.open("event", &v.Base)
	m.Lit("<div class=\"tt-lead\">\n<header class=\"tt-header\">\n")
	m.group("<p class=\"tt-kind\">", func() {
		m.spans(v.Kind)
		if len(v.Kind) > 0 {
			m.note(v.Over)
		} else {
			m.spans(v.Over)
		}
	}, "</p>\n")
	m.heading(m.level, v.Title)
	m.element("<p class=\"tt-subtitle\"", v.Subtitle, "</p>\n")
	m.Lit("</header>\n")
	m.status(v)
	m.fallbackNote(&v.Base)
	m.toldInFull(v.Notices)
	m.Lit("</div>\n")
	m.group("<div class=\"tt-aside\">\n", func() {
		of, link := v.WayIn()
		m.apart = &wayIn{of, link}
		m.group("<div class=\"tt-card\">\n", func() { m.card(v) }, "</div>\n")
		m.group("<div class=\"tt-way-in\">\n", func() { m.invitation(v) }, "</div>\n")
		m.apart = nil
	}, "</div>\n")
	m.group("<div class=\"tt-body\">\n", func() { m.eventBody(v) }, "</div>\n")
	m.Lit("</article>\n")
}

// card writes the facts that decide whether one comes.
func (m *markup) card(v *view.Event) {
	const facts = "<dl class=\"tt-facts\">\n"
	if spokenInBrief(v.Notices) {
		m.facts(facts, v.Details, view.First)
		m.brief(v.Notices, v.Words.Told)
		m.facts(facts, v.Details, view.Then)
	} else { // what is left of the languages can wait
		m.facts(facts, v.Details, view.First, view.Then)
		m.brief(v.Notices, v.Words.Told)
	}
	if m.apart.URL != "" {
		m.calendars(v.Calendars)
	}
}

// invitation writes why one cannot register as things are, and the one thing to do: to
// register, to follow online, or to put the event into a calendar.
func (m *markup) invitation(v *view.Event) {
	if v.Registration != nil {
		m.element("<p class=\"tt-state\"", v.Registration.State, "</p>\n")
	}
	switch {
	case m.apart.URL == "":
		m.calendars(v.Calendars)
	case m.apart.of == view.DetailRegistration:
		m.registerLink(m.apart.URL, m.apart.Label)
		m.Lit("\n")
	default:
		m.onlineLink(m.apart.URL, m.apart.Label)
		m.Lit("\n")
	}
}

func (m *markup) eventBody(v *view.Event) {
	for i := range bodyParts {
		if part := &bodyParts[i]; part.is(v) {
			part.write(m, v)
		}
		if bodyParts[i].name == partDescription {
			m.facts("<dl class=\"tt-facts tt-later\">\n", v.Details, view.Later)
		}
	}
}

// The parts of an event's body that are more than one field beside another language.
const (
	partDescription  = "description"
	partPanels       = "panels"
	partParticipants = "participants"
)

// A bodyPart is something that an event says below its facts.
type bodyPart struct {
	name  string
	is    func(*view.Event) bool
	write func(*markup, *view.Event)
}

// bodyParts are all of them, in the order of its page.
var bodyParts = []bodyPart{
	{"image", func(v *view.Event) bool { return v.Image != nil }, func(m *markup, v *view.Event) { m.image(v.Image) }},
	{partDescription, func(*view.Event) bool { return true }, func(m *markup, v *view.Event) { m.about(v.Description, v.Summary) }},
	{"practical", func(v *view.Event) bool { return v.Practical != nil }, func(m *markup, v *view.Event) {
		m.section("practical", v.Words.Practical, func() { m.prose("<div", v.Practical, "</div>\n") })
	}},
	{partPanels, func(v *view.Event) bool { return len(v.Panels) > 0 }, func(m *markup, v *view.Event) {
		m.section(partPanels, v.Words.Panels, func() { m.panels(v.Panels) })
	}},
	{partParticipants, func(v *view.Event) bool { return len(v.Participants) > 0 }, func(m *markup, v *view.Event) {
		m.section(partParticipants, v.Words.Participants, func() { m.participants(v.Participants, true) })
	}},
	{"works", func(v *view.Event) bool { return len(v.Works) > 0 }, func(m *markup, v *view.Event) {
		m.section("works", v.Words.Works, func() { m.works(v.Works) })
	}},
	{"media", func(v *view.Event) bool { return len(v.Media) > 0 }, func(m *markup, v *view.Event) {
		m.section("media", v.Words.Media, func() { m.media(v.Media) })
	}},
	{"hosts", func(v *view.Event) bool { return len(v.Hosts) > 0 }, func(m *markup, v *view.Event) { m.hosts(v.Hosts) }},
}

func (m *markup) program(v *view.Program) {
	m.open("program", &v.Base)
	m.Lit("<header class=\"tt-header\">\n")
	m.headingOf(m.level, func() { m.programName(&v.Institution) })
	m.Lit("</header>\n")
	m.fallbackNote(&v.Base)
	m.programBody(&v.Institution)
	m.Lit("</article>\n")
}

// plainPage writes the body that a site has made, else the title and the text.
func (m *markup) plainPage(v *view.Page) {
	if v.Body != "" || v.Text == nil {
		m.Lit(escape.Literal(v.Body))
		return
	}
	m.open("plain", &v.Base)
	m.Lit("<header class=\"tt-header\">\n")
	m.heading(m.level, v.Card.Title)
	m.Lit("</header>\n")
	m.fallbackNote(&v.Base)
	m.about(v.Text, nil)
	m.Lit("</article>\n")
}

func (m *markup) speaker(v *view.Speaker) {
	m.open("speaker", &v.Base)
	m.Lit("<header class=\"tt-header\">\n")
	person := personOf(&v.Profile)
	m.headingOf(m.level, func() { m.name(person, v.Card.Title) })
	m.Lit("</header>\n")
	m.fallbackNote(&v.Base)
	m.image(person.Photo)
	m.positions(v.PositionsBelow())
	m.life(v.Bio, person.Links)
	m.Lit("</article>\n")
}

// plain writes a view of which nothing else is known.
func (m *markup) plain(b *view.Base) {
	m.open("plain", b)
	m.Lit("<header class=\"tt-header\">\n")
	m.heading(m.level, b.Card.Title)
	m.Lit("</header>\n")
	m.fallbackNote(b)
	m.image(b.Card.Image)
	m.about(b.Card.Long, b.Card.Summary)
	m.Lit("</article>\n")
}

// open begins the root of a fragment, which always states its language.
func (m *markup) open(kind escape.Literal, b *view.Base) {
	m.Lit("<article class=\"tt tt-")
	m.Lit(kind)
	m.Lit("\"")
	if b.Anchor != "" {
		m.Attr("id", b.Anchor)
	}
	m.langOf(b)
	m.Lit(">\n")
}

// langOf states the language of a view on the element that is being opened.
func (m *markup) langOf(b *view.Base) {
	m.Attr("lang", b.Lang.String())
	if b.Dir != 0 {
		m.Attr("dir", b.Dir.String())
	}
}

var headings = [...]struct{ open, close escape.Literal }{
	{"<h1", "</h1>\n"}, {"<h2", "</h2>\n"}, {"<h3", "</h3>\n"}, {"<h4", "</h4>\n"}, {"<h5", "</h5>\n"}, {"<h6", "</h6>\n"},
}

func (m *markup) heading(level int, t view.Text) {
	h := headings[min(level, 6)-1]
	m.element(h.open, t, h.close)
}

// headingOf writes a heading whose words are markup.
func (m *markup) headingOf(level int, words func()) {
	h := headings[min(level, 6)-1]
	m.Lit(h.open)
	m.Lit(">")
	words()
	m.Lit(h.close)
}

// section writes a section with its heading.
func (m *markup) section(name escape.Literal, heading view.Text, body func()) {
	m.Lit("<section class=\"tt-")
	m.Lit(name)
	m.Lit("\">\n")
	m.heading(m.level+1, heading)
	body()
	m.Lit("</section>\n")
}

func (m *markup) status(v *view.Event) {
	if len(v.Statuses) == 0 && len(v.StatusNote) == 0 {
		return
	}
	if slices.ContainsFunc(v.Facts.Statuses, func(s event.Status) bool { return s == event.Cancelled || s == event.Postponed }) {
		m.Lit("<div class=\"tt-status tt-off\" role=\"note\">\n") // nobody is to go there then
	} else {
		m.Lit("<div class=\"tt-status\" role=\"note\">\n")
	}
	for _, s := range v.Statuses {
		m.element("<p class=\"tt-stated\"", s, "</p>\n")
	}
	m.element("<p", v.StatusNote, "</p>\n")
	m.Lit("</div>\n")
}

func (m *markup) fallbackNote(b *view.Base) {
	m.element("<p class=\"tt-fallback\" role=\"note\"", b.FallbackNote, "</p>\n")
}

// about writes a long text, or the summary that stands in for it.
func (m *markup) about(long *view.Markdown, summary view.Text) {
	if long != nil {
		m.prose("<div class=\"tt-description\"", long, "</div>\n")
		return
	}
	m.element("<p class=\"tt-description\"", summary, "</p>\n")
}

// details writes when, where and how as a list of terms.
func (m *markup) details(details []view.Detail) {
	m.facts("<dl class=\"tt-facts\">\n", details, view.First, view.Then, view.Later)
}

// facts writes the details of some ranks.
func (m *markup) facts(open escape.Literal, details []view.Detail, ranks ...view.Rank) {
	m.group(open, func() {
		for i := range details {
			if slices.Contains(ranks, details[i].Rank()) {
				m.detail(&details[i])
			}
		}
	}, "</dl>\n")
}

// calendars writes links that open, without script.
func (m *markup) calendars(c *view.Calendars) {
	if c == nil || len(c.Links) == 0 {
		return
	}
	m.Lit("<details class=\"tt-calendars\">\n")
	m.element("<summary", c.Label, "</summary>\n")
	m.Lit("<ul>\n")
	for _, l := range c.Links {
		m.Lit("<li>")
		m.link(l.URL, l.Label)
		m.Lit("</li>\n")
	}
	m.Lit("</ul>\n</details>\n")
}

// detail writes a term with its definitions, and nothing where they are empty.
func (m *markup) detail(d *view.Detail) {
	begin, written := len(m.B), false
	m.Lit("<dt")
	m.langAttr(d.Label)
	m.Lit(">")
	m.words(d.Label)
	m.Lit("</dt>\n")
	for i := range d.Items {
		if m.group(definition(d.Name, &d.Items[i]), func() { m.item(d.Name, &d.Items[i]) }, "</dd>\n") {
			written = true
		}
	}
	if !written {
		m.B = m.B[:begin]
	}
}

// definition opens what stands below a term: one of several dates has its own look, and
// is struck where the event does not take place then.
func definition(name view.DetailName, item *view.Item) escape.Literal {
	switch {
	case name != view.DetailDates && name != view.DetailNext:
		return "<dd>"
	case item.Occurrence != nil && item.Occurrence.Facts.Off:
		return "<dd class=\"tt-date tt-gone\">"
	}
	return "<dd class=\"tt-date\">"
}

func (m *markup) item(name view.DetailName, item *view.Item) {
	switch {
	case name == view.DetailOnline:
		if m.apart == nil || item.URL == "" || item.URL != m.apart.URL {
			m.onlineLink(item.URL, item.Text)
		}
	case item.When != nil:
		m.when(item.When)
	case item.Occurrence != nil:
		m.occurrence(item.Occurrence)
	case item.Venue != nil:
		m.venue(item.Venue)
	case item.Registration != nil:
		m.registration(item.Registration)
	case item.Contact != nil:
		m.contact(item.Contact)
	default:
		m.link(item.URL, item.Text)
	}
}

func (m *markup) when(w *view.When) { m.whenUntil(w, "") }

// whenUntil writes a time; with its end in an attribute, unless that is "".
func (m *markup) whenUntil(w *view.When, end string) {
	if len(w.ToBeConfirmed) > 0 {
		m.spans(w.ToBeConfirmed)
		return
	}
	var newLine escape.Literal
	switch {
	case w.Text == "":
	case w.Repeat != nil: // a rule is no time
		m.unbroken(w.Text)
		newLine = "<br>"
	default:
		m.Lit("<time datetime=\"")
		m.B = i18n.AppendDatetime(m.B, w.Facts.Start, w.Facts.Precision)
		m.Lit("\"")
		if end != "" {
			m.Attr("data-end", end)
		}
		m.Lit(">")
		if end == "" {
			m.unbroken(w.Text)
		} else { // in the column of a programme
			m.Text(w.Text)
		}
		m.Lit("</time>")
		newLine = "<br>"
	}
	if len(w.Doors) > 0 {
		m.Lit(newLine)
		m.spans(w.Doors)
	}
	for _, z := range w.Zones {
		m.Lit("<br>")
		m.spans(z)
	}
}

func (m *markup) occurrence(o *view.Occurrence) {
	begin := len(m.B)
	line := func(write func()) {
		var newLine escape.Literal
		if len(m.B) > begin {
			newLine = "<br>"
		}
		m.group(newLine, write, "")
	}
	line(func() {
		if o.When != nil {
			m.when(o.When)
		}
		m.note(o.Mark)
	})
	line(func() { m.spans(o.StatusNote) })
	line(func() { m.spans(o.Attendance) })
	if o.Venue != nil {
		line(func() { m.venue(o.Venue) })
		line(func() { m.spans(o.Venue.Accessibility) })
	}
	for _, l := range o.Online {
		line(func() { m.onlineLink(l.URL, l.Label) })
	}
}

// note writes a word about what stands before.
func (m *markup) note(t view.Text) { m.element(" <span class=\"tt-note\"", t, "</span>") }

func (m *markup) venue(v *view.Venue) {
	for i, line := range v.Lines {
		if i > 0 {
			m.Lit(", ")
		}
		m.addressLine(line)
	}
	if v.Map != "" {
		m.Lit(" <a class=\"tt-map\"")
		m.url("href", v.Map)
		m.langAttr(v.MapLabel)
		m.Lit(">")
		m.words(v.MapLabel)
		m.hiddenName(v.Name)
		m.Lit("</a>")
	}
}

// addressLine writes part of an address, in which no line ends between "#" and its
// number: Carrera 5 # 8-20.
func (m *markup) addressLine(t view.Text) {
	begin := len(m.B)
	m.spans(t)
	if i := bytes.Index(m.B[begin:], []byte("# ")); i >= 0 {
		i += begin + len("#")
		m.B = slices.Replace(m.B, i, i+1, []byte("\u00a0")...)
	}
}

// link writes a link, or only its words where it leads nowhere. Without words
// the address stands for them.
func (m *markup) link(u template.URL, words view.Text) {
	if u == "" {
		m.spans(words)
		return
	}
	m.Lit("<a")
	m.url("href", u)
	m.langAttr(words)
	m.Lit(">")
	if len(words) == 0 {
		m.Text(string(u))
	}
	m.words(words)
	m.Lit("</a>")
}

// onlineLink writes where one follows an event: on paper with its address.
func (m *markup) onlineLink(u template.URL, words view.Text) {
	begin := len(m.B)
	m.link(u, words)
	if u != "" {
		m.B = slices.Insert(m.B, begin+len("<a"), []byte(" class=\"tt-online\"")...)
	}
}

// hiddenName completes the words of a link for those who hear it: ": Name",
// in the language of the name.
func (m *markup) hiddenName(name view.Text) {
	if len(name) == 0 {
		return
	}
	m.Lit("<span class=\"tt-hidden\">: ")
	m.spans(name)
	m.Lit("</span>")
}

// registration writes the link before what else there is to know: who has decided
// to come looks for nothing else. Both it and why one cannot register may stand apart.
func (m *markup) registration(r *view.Registration) {
	begin := len(m.B)
	sentence := func(t view.Text) {
		if len(t) == 0 {
			return
		}
		if len(m.B) > begin {
			m.Lit(" ")
		}
		m.spans(t)
	}
	if m.apart == nil {
		if r.URL != "" {
			m.registerLink(r.URL, r.Label)
		}
		sentence(r.State)
	}
	for _, s := range r.Sentences {
		sentence(s)
	}
	sentence(r.Note)
}

// registerLink writes where one registers: on paper with its address.
func (m *markup) registerLink(u template.URL, words view.Text) {
	m.Lit("<a class=\"tt-register\"")
	m.url("href", u)
	m.langAttr(words)
	m.Lit(">")
	m.words(words)
	m.Lit("</a>")
}

func (m *markup) contact(c *view.Contact) {
	first := true
	comma := func() {
		if !first {
			m.Lit(", ")
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
			m.Text(a.words)
			continue
		}
		m.Lit("<a")
		m.url("href", a.url)
		m.Lit(">")
		m.Text(a.words)
		m.Lit("</a>")
	}
}

func (m *markup) image(i *view.Image) {
	if i == nil {
		return
	}
	m.Lit("<figure class=\"tt-image\"><img")
	m.url("src", i.Src)
	m.sizes(i)
	m.Attr("alt", i.Alt.String())
	m.langAttr(i.Alt)
	if i.Width > 0 && i.Height > 0 {
		m.Attr("width", strconv.Itoa(i.Width))
		m.Attr("height", strconv.Itoa(i.Height))
	}
	m.Lit(" loading=\"lazy\">")
	m.element("<figcaption", i.Credit, "</figcaption>")
	m.Lit("</figure>\n")
}

// sizes writes in which widths there is a picture, for browsers to choose: on a wide
// page no picture is wider than long texts are.
func (m *markup) sizes(i *view.Image) {
	if len(i.Sizes) == 0 {
		return
	}
	m.Lit(" srcset=\"")
	for k, size := range i.Sizes {
		if k > 0 {
			m.Lit(", ")
		}
		m.Text(string(size.URL))
		m.Lit(" ")
		m.Text(strconv.Itoa(size.Width))
		m.Lit("w")
	}
	m.Lit("\" sizes=\"(min-width: 60rem) 44rem, 100vw\"")
}

// prose writes converted Markdown in an element that carries its language.
func (m *markup) prose(open escape.Literal, md *view.Markdown, close escape.Literal) {
	m.Lit(open)
	m.partAttr(md.Part)
	m.Lit(">\n")
	m.markdown(md)
	m.Lit(close)
}

// panels writes sessions, under their days where they have some.
func (m *markup) panels(panels view.Panels) {
	m.days(panels)
	for day, sessions := range panels.Days() {
		level := m.level + 2
		if day != "" {
			m.headingOf(level, func() { m.Text(day) })
			level++
		}
		m.Lit("<ol class=\"tt-sessions\">\n")
		for together, rooms := range sessions.Abreast() {
			m.abreast(together, rooms, level)
		}
		m.Lit("</ol>\n")
	}
}

// days leads to the first session of each day, where there are several.
func (m *markup) days(panels view.Panels) {
	n := 0
	for day := range panels.Days() {
		if day != "" {
			n++
		}
	}
	if n < 2 {
		return
	}
	m.Lit("<p class=\"tt-days\">")
	for day, sessions := range panels.Days() {
		if day != "" {
			m.Lit("<a")
			m.Attr("href", "#"+sessions[0].Anchor)
			m.Lit(">")
			m.Text(day)
			m.Lit("</a> ")
		}
	}
	m.Lit("</p>\n")
}

// maxRooms is how many rooms the sheet has a column for; sessions in more stand in
// the order of their times.
const maxRooms = 3

// abreast writes a session, or as one item those that are on at the same time, each
// with the number of its room for the sheet. A time that all share is said once.
func (m *markup) abreast(sessions view.Panels, rooms []int, level int) {
	if len(rooms) == 0 {
		for i := range sessions {
			m.panel(&sessions[i], 0, true, level)
		}
		return
	}
	m.Lit("<li class=\"tt-abreast\">\n")
	shared := !slices.ContainsFunc(sessions, func(p view.Panel) bool { return !sameTime(p.When, sessions[0].When) })
	if shared {
		end := ""
		for i := range sessions {
			end = cmp.Or(end, sessions[i].End()) // that of one that takes place
		}
		m.Lit("<p class=\"tt-when\">")
		m.whenUntil(sessions[0].When, end)
		m.Lit("</p>\n")
	}
	m.Lit("<ol class=\"tt-rooms")
	if n := slices.Max(rooms); n <= maxRooms {
		m.numbered(" tt-rooms-", n)
	} else {
		rooms = make([]int, len(rooms))
	}
	m.Lit("\">\n")
	for i := range sessions {
		m.panel(&sessions[i], rooms[i], !shared, level)
	}
	m.Lit("</ol>\n</li>\n")
}

// sameTime reports whether one line says when two sessions are.
func sameTime(a, b *view.When) bool {
	plain := func(w *view.When) bool { return len(w.Doors) == 0 && len(w.Zones) == 0 }
	return a.Text == b.Text && plain(a) && plain(b)
}

// numbered writes a class that ends in a number.
func (m *markup) numbered(class escape.Literal, n int) {
	m.Lit(class)
	m.B = strconv.AppendInt(m.B, int64(n), 10)
}

// panel writes a session; with its time, unless that has been said.
func (m *markup) panel(p *view.Panel, room int, timed bool, level int) {
	m.Lit("<li")
	m.Attr("id", p.Anchor)
	switch {
	case room > 0:
		m.Lit(" class=\"")
		m.numbered("tt-room-", room)
		if p.Facts.Off {
			m.Lit(" tt-gone")
		}
		m.Lit("\"")
	case p.Facts.Off:
		m.Lit(" class=\"tt-gone\"")
	}
	m.Lit(">\n")
	m.group("<p class=\"tt-when\">", func() {
		if timed && p.When != nil {
			m.whenUntil(p.When, p.End()) // which a script looks for
		}
		m.note(p.Status)
	}, "</p>\n")
	m.Lit("<div class=\"tt-session\">\n")
	m.element("<p class=\"tt-kind\"", p.Kind, "</p>\n")
	m.heading(level, p.Title)
	m.element("<p", p.StatusNote, "</p>\n")
	m.where(p)
	m.notices(p.Notices)
	if p.Abstract != nil {
		m.prose("<div class=\"tt-abstract\"", p.Abstract, "</div>\n")
	}
	if len(p.Participants) > 0 {
		m.participants(p.Participants, false)
	}
	if len(p.Works) > 0 {
		m.element("<p class=\"tt-label\"", p.WorksLabel, "</p>\n")
		m.works(p.Works)
	}
	if len(p.Media) > 0 {
		m.element("<p class=\"tt-label\"", p.MediaLabel, "</p>\n")
		m.media(p.Media)
	}
	m.Lit("</div>\n</li>\n")
}

// where writes the rooms of a session and its venue.
func (m *markup) where(p *view.Panel) {
	m.group("<p class=\"tt-where\">", func() {
		var comma escape.Literal
		for _, room := range p.Rooms {
			m.Lit(comma)
			m.spans(room)
			comma = ", "
		}
		if p.Venue != nil {
			m.group(comma, func() { m.venue(p.Venue) }, "")
		}
	}, "</p>\n")
	if p.Venue != nil {
		m.element("<p class=\"tt-where\"", p.Venue.Accessibility, "</p>\n")
	}
}

func (m *markup) works(works []view.Work) {
	m.Lit("<ul class=\"tt-list\">\n")
	for _, w := range works {
		m.Lit("<li>")
		if w.URL != "" {
			m.Lit("<a")
			m.url("href", w.URL)
			m.Lit(">")
		}
		m.element("<cite", w.Title, "</cite>")
		if w.URL != "" {
			m.Lit("</a>")
		}
		if w.Author != "" {
			m.Lit(", <bdi translate=\"no\">")
			m.Text(w.Author)
			m.Lit("</bdi>")
		}
		m.Lit("</li>\n")
	}
	m.Lit("</ul>\n")
}

func (m *markup) media(media []view.Media) {
	m.Lit("<ul class=\"tt-list\">\n")
	for _, item := range media {
		m.Lit("<li><a")
		m.url("href", item.URL)
		if hreflang := item.Lang.String(); hreflang != "und" {
			m.Attr("hreflang", hreflang)
		}
		m.langAttr(item.Title)
		m.Lit(">")
		m.words(item.Title)
		m.Lit("</a></li>\n")
	}
	m.Lit("</ul>\n")
}
