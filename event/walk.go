package event

import (
	"iter"
	"strconv"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/speaker"
)

// Field is the place of one text.
type Field struct {
	Owner Owner
	// Path leads from the root of the walk to the text by position:
	// "panels[2].title". It is what errors name.
	Path string
	// Key leads from the owner to the text by ids, where there are any:
	// "panels[opening].title". It stays when panels move.
	Key string
	// Markdown says that the text is Markdown.
	Markdown bool
	// Address says that the text is a URL or part of one, not words.
	Address bool
}

// Owner is the thing that a text belongs to, with its own file where content
// is kept in files.
type Owner struct {
	Kind string       // "event", "speaker", "program", "venue", "series"
	ID   string       // "": written in place
	Lang language.Tag // in which its texts were first written; Und: not said
}

// Texts returns every text that is printed with e, with its place, in the
// order in which a page prints them: the event's own and those of the people,
// programs and places it names, each of these once.
func Texts(e *Event) iter.Seq2[Field, i18n.Text] { return texts(func(w *walk) { w.event(e) }) }

// SpeakerTexts returns every text of s, with its place.
func SpeakerTexts(s *speaker.Speaker) iter.Seq2[Field, i18n.Text] {
	return texts(func(w *walk) { w.speaker(place{}, s) })
}

// ProgramTexts returns every text of p and of its parents, with its place.
func ProgramTexts(p *Program) iter.Seq2[Field, i18n.Text] {
	return texts(func(w *walk) { w.program(place{}, p) })
}

// VenueTexts returns every text of v, with its place.
func VenueTexts(v *Venue) iter.Seq2[Field, i18n.Text] {
	return texts(func(w *walk) { w.venue(place{}, v) })
}

// SeriesTexts returns every text of s, with its place.
func SeriesTexts(s *Series) iter.Seq2[Field, i18n.Text] {
	return texts(func(w *walk) { w.series(place{}, s) })
}

func texts(root func(*walk)) iter.Seq2[Field, i18n.Text] {
	return func(yield func(Field, i18n.Text) bool) {
		w := &walk{seen: make(map[any]bool)}
		w.visit = func(p place, node any) bool {
			field := Field{Owner: p.owner, Path: p.path, Key: p.key}
			var text i18n.Text
			switch node := node.(type) {
			case i18n.Text:
				text = node
			case markdown:
				text, field.Markdown = i18n.Text(node), true
			case address:
				text, field.Address = i18n.Text(node), true
			default:
				return true
			}
			return len(text) == 0 || yield(field, text)
		}
		root(w)
	}
}

// A walk goes through the model and shows every node to visit, parents before
// children. It is the one enumeration behind texts and validation.
type walk struct {
	visit func(place, any) bool // false ends the walk
	seen  map[any]bool          // what may be reached twice is shown once
	own   bool                  // leave out what has an id of its own
	ended bool
}

// The kinds of nodes that have no type of their own in the model.
type (
	markdown i18n.Text // words with markup
	address  i18n.Text // a URL by language
	link     string    // a URL
	plain    string    // words or numbers that are the same in every language
)

// A place is where a node stands.
type place struct {
	owner     Owner
	path, key string
}

func (p place) field(name string) place {
	p.path = join(p.path, name)
	p.key = join(p.key, name)
	return p
}

// item is the i-th element of a list, whose key is its id if it has one.
func (p place) item(name string, i int, id string) place {
	position := strconv.Itoa(i)
	if id == "" {
		id = position
	}
	p.path = join(p.path, name) + "[" + position + "]"
	p.key = join(p.key, name) + "[" + id + "]"
	return p
}

// owned begins the keys of a thing of its own.
func (p place) owned(kind, id string, lang language.Tag) place {
	if id == "" && p.path != "" { // written in place: its texts are its parent's
		return p
	}
	p.owner = Owner{kind, id, lang}
	p.key = ""
	return p
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

func (w *walk) show(p place, node any) {
	if !w.ended && !w.visit(p, node) {
		w.ended = true
	}
}

// first reports whether node, which has that id, is to be shown, and for the
// first time.
func (w *walk) first(node any, id string) bool {
	if w.own && id != "" || w.seen[node] {
		return false
	}
	w.seen[node] = true
	return !w.ended
}

func (w *walk) event(e *Event) {
	p := place{owner: Owner{"event", e.ID, e.Lang}}
	w.show(p, e)
	w.show(p.field("slug"), address(e.Slug))
	w.show(p.field("title"), e.Title)
	w.show(p.field("subtitle"), e.Subtitle)
	w.show(p.field("summary"), e.Summary)
	w.show(p.field("description"), markdown(e.Description))
	w.term(p.field("kind"), e.Kind, kinds)
	w.show(p.field("status_note"), e.StatusNote)
	w.show(p, e.When)
	for i, o := range e.Dates {
		w.occurrence(p.item("dates", i, o.ID), o)
	}
	if e.Previous != nil {
		w.occurrence(p.field("previous"), *e.Previous)
	}
	w.languages(p.field("languages"), e.Languages)
	w.venue(p.field("venue"), e.Venue)
	w.online(p, e.Online)
	for i, h := range e.Hosts {
		host := p.item("hosts", i, "")
		w.show(host, h)
		w.program(host.field("program"), h.Program)
		w.term(host.field("relation"), h.Relation, relations)
	}
	w.participants(p, e.Participants)
	for i, panel := range e.Panels {
		w.panel(p, i, panel)
	}
	w.series(p.field("series"), e.Series)
	for i, t := range e.Topics {
		w.term(p.item("topics", i, t.ID), t, nil)
	}
	w.show(p.field("audience"), e.Audience)
	w.show(p.field("accessibility"), e.Accessibility)
	w.works(p, e.Works)
	w.registration(p.field("registration"), e.Registration)
	w.media(p, e.Media)
	w.contact(p.field("contact"), e.Contact)
	w.image(p.field("image"), e.Image)
	for i, z := range e.ShowZones {
		zone := p.item("show_zones", i, "")
		w.show(zone, z)
		w.show(zone.field("label"), z.Label)
	}
}

func (w *walk) panel(p place, i int, panel *Panel) {
	if panel == nil {
		w.show(p.item("panels", i, ""), panel)
		return
	}
	p = p.item("panels", i, panel.ID)
	w.show(p, panel)
	w.show(p.field("title"), panel.Title)
	w.show(p.field("abstract"), markdown(panel.Abstract))
	w.term(p.field("kind"), panel.Kind, kinds)
	w.show(p, panel.When)
	w.languages(p.field("languages"), panel.Languages)
	w.venue(p.field("venue"), panel.Venue)
	for j, room := range panel.Rooms {
		w.show(p.item("room", j, ""), room)
	}
	w.participants(p, panel.Participants)
	w.works(p, panel.Works)
	w.media(p, panel.Media)
}

func (w *walk) occurrence(p place, o Occurrence) {
	w.show(p, o)
	w.show(p, o.When)
	w.venue(p.field("venue"), o.Venue)
	w.online(p, o.Online)
}

func (w *walk) languages(p place, l Languages) {
	w.show(p, l)
	for i, in := range l.Interpretation {
		item := p.item("interpretation", i, "")
		w.show(item, in)
		w.contact(item.field("contact"), in.Contact)
		w.show(item.field("note"), in.Note)
	}
	for i, s := range l.Sign {
		item := p.item("sign", i, tagID(s.Language))
		w.show(item, s)
		w.contact(item.field("contact"), s.Contact)
		w.show(item.field("note"), s.Note)
	}
	for i, c := range l.Captions {
		w.show(p.item("captions", i, tagID(c.Language)), c)
	}
	if l.Recording != nil {
		w.show(p.field("recording"), l.Recording)
		w.show(p.field("recording").field("url"), link(l.Recording.URL))
	}
	w.show(p.field("note"), l.Note)
}

func tagID(tag language.Tag) string {
	if tag == language.Und {
		return ""
	}
	return tag.String()
}

func (w *walk) venue(p place, v *Venue) {
	if v == nil || !w.first(v, v.ID) {
		return
	}
	p = p.owned("venue", v.ID, v.Lang)
	w.show(p, v)
	w.show(p.field("name"), v.Name)
	w.show(p.field("room"), v.Room)
	w.show(p.field("address"), v.Address)
	w.show(p.field("city"), v.City)
	w.show(p.field("region"), v.Region)
	w.show(p.field("postal_code"), plain(v.PostalCode))
	w.show(p.field("map"), link(v.Map))
	w.show(p.field("accessibility"), v.Accessibility)
}

func (w *walk) online(p place, links []OnlineLink) {
	for i, o := range links {
		item := p.item("online", i, "")
		w.show(item, o)
		w.show(item.field("url"), link(o.URL))
		w.show(item.field("label"), o.Label)
	}
}

func (w *walk) program(p place, program *Program) {
	if program == nil || !w.first(program, program.ID) {
		return
	}
	p = p.owned("program", program.ID, program.Lang)
	w.show(p, program)
	w.show(p.field("name"), program.Name)
	w.show(p.field("acronym"), program.Acronym)
	w.show(p.field("summary"), program.Summary)
	w.show(p.field("description"), markdown(program.Description))
	w.show(p.field("url"), address(program.URL))
	w.image(p.field("logo"), program.Logo)
	w.program(p.field("parent"), program.Parent)
}

func (w *walk) series(p place, s *Series) {
	if s == nil || !w.first(s, s.ID) {
		return
	}
	p = p.owned("series", s.ID, s.Lang)
	w.show(p, s)
	w.show(p.field("name"), s.Name)
	w.show(p.field("description"), markdown(s.Description))
	w.show(p.field("url"), address(s.URL))
}

func (w *walk) participants(p place, participants []Participant) {
	for i, participant := range participants {
		id := ""
		if participant.Speaker != nil {
			id = participant.Speaker.ID
		}
		item := p.item("participants", i, id)
		w.show(item, participant)
		w.speaker(item.field("speaker"), participant.Speaker)
		w.show(item.field("group"), participant.Group)
		w.term(item.field("role"), participant.Role, roles)
		w.positions(item, participant.Positions)
	}
}

func (w *walk) speaker(p place, s *speaker.Speaker) {
	if s == nil || !w.first(s, s.ID) {
		return
	}
	p = p.owned("speaker", s.ID, s.Lang)
	w.show(p, s)
	name := p.field("name")
	w.show(name.field("prefix"), s.Name.Prefix)
	w.show(name.field("given"), plain(s.Name.Given))
	w.show(name.field("family"), plain(s.Name.Family))
	w.show(name.field("suffix"), plain(s.Name.Suffix))
	w.show(name.field("display"), plain(s.Name.Display))
	// The name in its own script is not to be translated: nobody misses it in
	// Spanish, so it is checked but is no text of the event.
	w.show(name.field("native"), native(s.Name.Native))
	w.positions(p, s.Positions)
	w.show(p.field("bio"), markdown(s.Bio))
	w.image(p.field("photo"), s.Photo)
	for i, l := range s.Links {
		item := p.item("links", i, "")
		w.show(item, l)
		w.show(item.field("url"), link(l.URL))
		w.show(item.field("label"), l.Label)
	}
}

// native is a name in its own script.
type native i18n.Text

func (w *walk) positions(p place, positions []speaker.Position) {
	for i, position := range positions {
		item := p.item("positions", i, "")
		w.show(item, position)
		w.show(item.field("title"), position.Title)
		w.show(item.field("organization"), position.Organization)
		w.show(item.field("place"), position.Place)
	}
}

func (w *walk) works(p place, works []Work) {
	for i, work := range works {
		item := p.item("works", i, "")
		w.show(item, work)
		w.show(item.field("title"), work.Title)
		w.show(item.field("author"), plain(work.Author))
		w.show(item.field("url"), link(work.URL))
	}
}

func (w *walk) media(p place, media []Media) {
	for i, m := range media {
		item := p.item("media", i, "")
		w.show(item, m)
		w.show(item.field("url"), link(m.URL))
		w.show(item.field("title"), m.Title)
	}
}

func (w *walk) registration(p place, r *Registration) {
	if r == nil {
		return
	}
	w.show(p, r)
	w.show(p.field("url"), address(r.URL))
	w.show(p.field("note"), r.Note)
	for i, fee := range r.Fees {
		item := p.item("fee", i, "")
		w.show(item, fee)
		w.show(item.field("name"), fee.Name)
	}
}

func (w *walk) contact(p place, c Contact) {
	w.show(p, c)
	w.show(p.field("name"), c.Name)
	w.show(p.field("phone"), plain(c.Phone))
}

func (w *walk) image(p place, image *Image) {
	if image == nil {
		return
	}
	w.show(p, image)
	w.show(p.field("alt"), image.Alt)
	w.show(p.field("credit"), image.Credit)
}

// word is a Term with the vocabulary it comes from.
type word struct {
	Term
	known []string // nil: a label is required
}

func (w *walk) term(p place, t Term, known []string) {
	w.show(p, word{t, known})
	w.show(p, t.Label)
}
