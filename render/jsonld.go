package render

import (
	"cmp"
	"html/template"
	"io"
	"iter"
	"slices"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
)

// JSONLD writes v as structured data of schema.org: an Event with its panels
// and dates, an Organization or a Person. It is one JSON document without a
// line break, and safe inside a script element. The only errors are those of w.
//
// A text in another language than the reader's says which
// ({"@language": …, "@value": …}); inLanguage is what is spoken on stage.
// Addresses are absolute: see [Options].BaseURL.
func (r *Renderer) JSONLD(w io.Writer, v View) error {
	if err := ready(v); err != nil {
		return err
	}
	return r.write(w, func(b []byte) []byte { return append(appendJSONLD(b, v), '\n') })
}

// JSONLD returns the structured data in its script element, for the head or
// the body of a page.
func (v *EventView) JSONLD() template.HTML { return dropPart(v, (*markup).jsonLD) }

// JSONLD is [EventView.JSONLD] of a program.
func (v *ProgramView) JSONLD() template.HTML { return dropPart(v, (*markup).jsonLD) }

// JSONLD is [EventView.JSONLD] of a speaker.
func (v *SpeakerView) JSONLD() template.HTML { return dropPart(v, (*markup).jsonLD) }

func (m *markup) jsonLD(v View) {
	m.lit("<script type=\"application/ld+json\">")
	m.b = appendJSONLD(m.b, v)
	m.lit("</script>\n")
}

func appendJSONLD(b []byte, v View) []byte {
	j := jsonLD{b, v.base().doc}
	v.jsonLD(&j)
	return j.b
}

// context opens the root of a document.
func (j *jsonLD) context(class literal) {
	j.b = append(j.b, '{')
	j.lit("@context", "https://schema.org")
	j.lit("@type", class)
}

func (v *EventView) jsonLD(j *jsonLD) {
	j.context("Event")
	j.text("name", v.Title)
	j.text("disambiguatingDescription", v.Subtitle)
	j.description(v.Description, v.Summary)
	j.url("url", v.URL)
	j.image("image", v.Image)
	j.when(v.known.when, v.known.end)
	j.previous(v)
	j.status(v.known.statuses)
	j.attendance(v.known.attendance)
	j.location(v.Venue, nil, v.Online)
	j.tags("inLanguage", v.known.spoken)
	j.organizations(v.Hosts)
	j.people("performer", v.Participants, (*Participant).performs)
	j.people("translator", v.Participants, (*Participant).interprets)
	if v.Series != nil {
		j.key("superEvent")
		j.begin("EventSeries")
		j.text("name", v.Series.Label)
		j.url("url", v.Series.URL)
		j.end()
	}
	j.subEvents(v)
	j.works(v.Works)
	j.media(v.Media, v.known.recording)
	j.offers(v.Registration)
	j.keywords(v.Topics)
	if len(v.Audience) > 0 {
		j.key("audience")
		j.begin("Audience")
		j.text("audienceType", v.Audience)
		j.end()
	}
	j.end()
}

func (v *ProgramView) jsonLD(j *jsonLD) {
	j.context("Organization")
	j.program(&v.Program, v.Base.URL)
	j.description(v.Description, v.Summary)
	j.end()
}

func (v *SpeakerView) jsonLD(j *jsonLD) {
	j.context("Person")
	j.person(&v.Person, v.Base.URL)
	if v.Bio != nil {
		j.markdown("description", v.Bio)
	}
	j.end()
}

func (j *jsonLD) description(md *Markdown, summary Text) {
	if md != nil {
		j.markdown("description", md)
		return
	}
	j.text("description", summary)
}

func (j *jsonLD) image(name literal, i *Image) {
	if i == nil || !j.doc.reaches(i) {
		return
	}
	j.key(name)
	j.begin("ImageObject")
	j.url("url", i.Src)
	j.text("caption", i.Alt)
	j.text("creditText", i.credit)
	j.pixels("width", i.Width)
	j.pixels("height", i.Height)
	j.end()
}

// pixels writes a length; E37 is a pixel (UN/CEFACT Recommendation 20).
func (j *jsonLD) pixels(name literal, n int) {
	if n > 0 {
		j.key(name)
		j.begin("QuantitativeValue")
		j.int("value", n)
		j.lit("unitCode", "E37")
		j.end()
	}
}

// previous is the date that a rescheduled event had; schema.org has it for no
// other.
func (j *jsonLD) previous(v *EventView) {
	if v.Previous != nil && v.Previous.When != nil && slices.Contains(v.known.statuses, event.Rescheduled) {
		before := v.Previous.When.known
		j.time("previousStartDate", before.Start, before.Precision)
	}
}

func (j *jsonLD) status(statuses []event.Status) {
	l := j.list("eventStatus")
	for _, s := range statuses {
		if class := statusClass(s); class != "" {
			j.item(&l)
			j.constant(class)
		}
	}
	if l.n == 0 {
		j.item(&l)
		j.constant("https://schema.org/EventScheduled")
	}
	j.endList(l)
}

func statusClass(s event.Status) literal {
	switch s {
	case event.Cancelled:
		return "https://schema.org/EventCancelled"
	case event.Postponed:
		return "https://schema.org/EventPostponed"
	case event.Rescheduled:
		return "https://schema.org/EventRescheduled"
	case event.MovedOnline:
		return "https://schema.org/EventMovedOnline"
	}
	return ""
}

// constant writes a value that is a name of schema.org.
func (j *jsonLD) constant(name literal) {
	j.b = append(j.b, '"')
	j.b = append(j.b, name...)
	j.b = append(j.b, '"')
}

func (j *jsonLD) attendance(a event.Attendance) {
	switch a {
	case event.InPerson:
		j.lit("eventAttendanceMode", "https://schema.org/OfflineEventAttendanceMode")
	case event.Online:
		j.lit("eventAttendanceMode", "https://schema.org/OnlineEventAttendanceMode")
	case event.Hybrid:
		j.lit("eventAttendanceMode", "https://schema.org/MixedEventAttendanceMode")
	}
}

func (j *jsonLD) location(v *Venue, rooms []Text, online []OnlineLink) {
	l := j.list("location")
	if v != nil || len(rooms) > 0 {
		j.item(&l)
		j.place(v, rooms)
	}
	for _, o := range online {
		j.item(&l)
		j.begin("VirtualLocation")
		j.url("url", o.URL)
		if len(o.name) > 0 {
			j.text("name", o.name)
		} else {
			j.text("description", o.Label) // "Join online" is no name
		}
		j.end()
	}
	j.endList(l)
}

func (j *jsonLD) place(v *Venue, rooms []Text) {
	j.begin("Place")
	defer j.end()
	if v == nil {
		v = &Venue{}
	}
	if len(rooms) == 0 && len(v.Room) > 0 {
		rooms = []Text{v.Room}
	}
	j.text("name", v.Name)
	if len(rooms) > 0 || v.hasAddress() {
		j.key("address")
		j.begin("PostalAddress")
		l := j.list("extendedAddress")
		for _, room := range rooms {
			j.item(&l)
			j.value(room)
		}
		j.endList(l)
		j.text("streetAddress", v.Address)
		j.text("addressLocality", v.City)
		j.text("addressRegion", v.Region)
		j.text("postalCode", v.PostalCode)
		j.string("addressCountry", v.country)
		j.end()
	}
	if v.geo != nil {
		j.key("geo")
		j.begin("GeoCoordinates")
		j.float("latitude", v.geo.Latitude)
		j.float("longitude", v.geo.Longitude)
		j.end()
	}
	j.url("hasMap", v.Map)
}

func (v *Venue) hasAddress() bool {
	return len(v.Address)+len(v.City)+len(v.Region)+len(v.PostalCode)+len(v.country) > 0
}

// organizations writes the hosts under the property that their relation to the
// event has in schema.org: a word of one's own is a contributor.
func (j *jsonLD) organizations(hosts Hosts) {
	for _, property := range []literal{"organizer", "sponsor", "contributor"} {
		l := j.list(property)
		for i := range hosts {
			if hosts[i].property() != property {
				continue
			}
			for k := range hosts[i].Programs {
				j.item(&l)
				j.organization(&hosts[i].Programs[k])
			}
		}
		j.endList(l)
	}
}

func (g *HostGroup) property() literal {
	switch g.relation {
	case "hosted-by", "co-hosted-by", "in-partnership-with":
		return "organizer"
	case "sponsored-by", "supported-by":
		return "sponsor"
	}
	return "contributor"
}

// organizers yields the programs that hold an event, without its sponsors.
func (v *EventView) organizers() iter.Seq[*Program] {
	return func(yield func(*Program) bool) {
		for i := range v.Hosts {
			for k := range v.Hosts[i].Programs {
				if v.Hosts[i].property() == "organizer" && !yield(&v.Hosts[i].Programs[k]) {
					return
				}
			}
		}
	}
}

func (j *jsonLD) organization(p *Program) {
	j.begin("Organization")
	j.program(p, p.Page)
	j.end()
}

// program writes what an organization is called and where it is found: on its
// own pages, else on this site's.
func (j *jsonLD) program(p *Program, page template.URL) {
	j.text("name", p.Name)
	j.text("alternateName", p.Acronym)
	if p.URL != "" {
		page = p.URL
	}
	j.url("url", page)
	j.image("logo", p.Logo)
	if p.Parent != nil {
		j.key("parentOrganization")
		j.organization(p.Parent)
	}
}

// performs reports whether somebody takes part for certain. Who is only
// invited, or not yet confirmed, is not announced to machines, which have no
// word for it.
func (p *Participant) performs() bool {
	return p.role != "interpreter" && p.certain()
}

func (p *Participant) interprets() bool {
	return p.role == "interpreter" && p.certain()
}

func (p *Participant) certain() bool { return p.status == "" || p.status == event.Confirmed }

// nameless reports whether neither somebody nor a group is named.
func (p *Participant) nameless() bool { return p.Person.nameless() && len(p.Group) == 0 }

// nameless reports whether nobody's name is known.
func (p *Person) nameless() bool { return p.Name == "" && len(p.Native) == 0 }

func (j *jsonLD) people(name literal, participants Participants, which func(*Participant) bool) {
	l := j.list(name)
	for i := range participants {
		p := &participants[i]
		if !which(p) || p.nameless() && len(p.Positions) == 0 {
			continue
		}
		j.item(&l)
		if len(p.Group) > 0 && p.Name == "" {
			j.begin("Organization")
			j.text("name", p.Group)
			j.end()
			continue
		}
		j.begin("Person")
		j.person(&p.Person, p.Page)
		j.end()
	}
	j.endList(l)
}

func (j *jsonLD) person(p *Person, page template.URL) {
	if p.Name == "" {
		j.text("name", p.Native)
	} else {
		j.string("name", p.Name)
		j.text("alternateName", p.Native)
	}
	j.text("honorificPrefix", p.Prefix)
	j.url("url", page)
	j.image("image", p.Photo)
	l := j.list("jobTitle")
	for i := range p.Positions {
		if len(p.Positions[i].Title) > 0 {
			j.item(&l)
			j.value(p.Positions[i].Title)
		}
	}
	j.endList(l)
	l = j.list("affiliation")
	for i := range p.Positions {
		if position := &p.Positions[i]; len(position.Organization) > 0 {
			j.item(&l)
			j.begin("Organization")
			j.text("name", position.Organization)
			j.text("location", position.Place)
			j.end()
		}
	}
	j.endList(l)
	l = j.list("workLocation")
	for i := range p.Positions {
		if position := &p.Positions[i]; len(position.Organization) == 0 && len(position.Place) > 0 {
			j.item(&l)
			j.begin("Place")
			j.text("name", position.Place)
			j.end()
		}
	}
	j.endList(l)
	l = j.list("sameAs")
	for _, link := range p.Links {
		j.item(&l)
		j.b = appendJSON(j.b, string(link.URL))
	}
	j.endList(l)
}

// value is text as an item of a list.
func (j *jsonLD) value(t Text) {
	if len(t) != 1 || !t[0].foreign() {
		j.b = appendJSON(j.b, t.String())
		return
	}
	j.tagged(t[0], t[0].Value)
}

func (j *jsonLD) subEvents(v *EventView) {
	l := j.list("subEvent")
	for i := range v.Dates {
		o := &v.Dates[i]
		if o.When == nil {
			continue
		}
		j.item(&l)
		j.begin("Event")
		j.text("name", v.Title)
		j.when(o.When.known, o.When.known.Precision)
		j.status(v.known.statuses)
		j.attendance(cmp.Or(o.attendance, v.known.attendance))
		j.location(o.place, nil, o.join)
		j.tags("inLanguage", v.known.spoken)
		j.end()
	}
	for i := range v.Panels {
		j.item(&l)
		j.panel(&v.Panels[i], v)
	}
	j.endList(l)
}

func (j *jsonLD) panel(p *Panel, v *EventView) {
	j.begin("Event")
	j.text("name", p.Title)
	if p.Abstract != nil {
		j.markdown("description", p.Abstract)
	}
	if v.URL != "" {
		j.anchor("url", v.URL, p.Anchor)
	}
	if p.When != nil {
		j.when(p.When.known, p.When.known.Precision)
	}
	j.status(v.known.statuses)
	j.location(p.place, p.Rooms, p.join)
	j.tags("inLanguage", p.spoken)
	j.people("performer", p.Participants, (*Participant).performs)
	j.people("translator", p.Participants, (*Participant).interprets)
	j.works(p.Works)
	j.media(p.Media, p.recording)
	j.end()
}

func (j *jsonLD) works(works []Work) {
	l := j.list("workFeatured")
	for _, w := range works {
		j.item(&l)
		j.begin("CreativeWork")
		j.text("name", w.Title)
		j.string("creditText", w.Author)
		j.url("url", w.URL)
		j.end()
	}
	j.endList(l)
}

// media writes recordings, and what else there is to read about an event.
func (j *jsonLD) media(media []Media, r *recording) {
	l := j.list("recordedIn")
	for i := range media {
		if class := media[i].kind; class == event.Video || class == event.Audio {
			j.item(&l)
			j.medium(&media[i])
		}
	}
	if r != nil && r.url != "" {
		j.item(&l)
		j.begin("VideoObject")
		j.url("url", r.url)
		j.tags("inLanguage", r.languages)
		if r.stream || len(r.captions) > 0 {
			j.key("publication")
			j.begin("BroadcastEvent")
			if r.stream {
				j.bool("isLiveBroadcast", true)
			}
			j.tags("subtitleLanguage", r.captions)
			j.end()
		}
		j.end()
	}
	j.endList(l)
	l = j.list("subjectOf")
	for i := range media {
		if class := media[i].kind; class != event.Video && class != event.Audio {
			j.item(&l)
			j.medium(&media[i])
		}
	}
	j.endList(l)
}

func (j *jsonLD) medium(m *Media) {
	j.begin(mediaClass(m.kind))
	j.text("name", m.name)
	j.url("url", m.URL)
	j.tags("inLanguage", []language.Tag{m.Lang})
	// schema.org has subtitleLanguage for what is broadcast, not for the file.
	if len(m.captions) > 0 {
		j.key("publication")
		j.begin("BroadcastEvent")
		j.tags("subtitleLanguage", m.captions)
		j.end()
	}
	j.end()
}

func mediaClass(kind event.MediaKind) literal {
	switch kind {
	case event.Video:
		return "VideoObject"
	case event.Audio:
		return "AudioObject"
	case event.Photos:
		return "ImageGallery"
	case event.Document:
		return "DigitalDocument"
	case event.Slides:
		return "PresentationDigitalDocument"
	}
	return "CreativeWork"
}

func (j *jsonLD) offers(r *Registration) {
	if r == nil {
		return
	}
	j.int("maximumAttendeeCapacity", r.capacity)
	if r.free {
		j.bool("isAccessibleForFree", true)
	}
	l := j.list("offers")
	for i := range r.Fees {
		fee := &r.Fees[i]
		j.item(&l)
		j.begin("Offer")
		j.text("name", fee.Name)
		j.string("price", fee.price)
		j.string("priceCurrency", fee.currency)
		switch fee.availability {
		case event.InStock:
			j.lit("availability", "https://schema.org/InStock")
		case event.SoldOut:
			j.lit("availability", "https://schema.org/SoldOut")
		case event.PreSale:
			j.lit("availability", "https://schema.org/PreSale")
		}
		j.terms(r)
	}
	if l.n == 0 && (r.free || r.URL != "" || len(r.Note) > 0) {
		j.item(&l)
		j.begin("Offer")
		if r.free {
			j.lit("price", "0")
		}
		j.terms(r)
	}
	j.endList(l)
}

// terms ends an offer with what all offers of an event have.
func (j *jsonLD) terms(r *Registration) {
	j.text("description", r.Note)
	j.url("url", r.URL)
	j.moment("validFrom", r.opens)
	j.moment("validThrough", r.closes)
	j.end()
}

func (j *jsonLD) keywords(topics []Text) {
	l := j.list("keywords")
	for _, t := range topics {
		j.item(&l)
		j.value(t)
	}
	j.endList(l)
}
