package render

import (
	"cmp"
	"html/template"
	"slices"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/internal/escape"
	"github.com/tertulia-go/tertulia/render/view"
)

func (m *markup) jsonLD(v view.View) {
	m.Lit("<script type=\"application/ld+json\">")
	m.B = m.p.appendJSONLD(m.B, v)
	m.Lit("</script>\n")
}

func (p *Printer) appendJSONLD(b []byte, v view.View) []byte {
	j := jsonLD{b: b, base: v.ViewBase(), long: &p.markdown}
	switch v := v.(type) {
	case *view.Event:
		j.event(v)
	case *view.Program:
		j.organizationPage(v)
	case *view.Speaker:
		j.personPage(v)
	case *view.Series:
		j.seriesPage(v)
	case *view.List:
		j.listPage(v)
	default:
		j.webPage()
	}
	return j.b
}

// context opens the root of a document.
func (j *jsonLD) context(class escape.Literal) {
	j.b = append(j.b, '{')
	j.lit("@context", "https://schema.org")
	j.lit("@type", class)
}

func (j *jsonLD) event(v *view.Event) {
	j.context("Event")
	j.name(v.Title)
	j.text("disambiguatingDescription", v.Subtitle)
	j.description(v.Description, v.Summary)
	j.url("url", v.URL)
	j.image("image", v.Image)
	j.when(v.Facts.When, v.Facts.EndPrecision)
	j.schedule(v)
	j.previous(v)
	j.status(v.Facts.Statuses)
	j.attendance(v.Facts.Attendance)
	j.location(v.Facts.Attendance, v.URL, v.Setting.Venue, nil, v.Setting.Online)
	j.tags("inLanguage", v.Facts.Spoken)
	j.organizations(v.Hosts)
	j.people("performer", v.Participants, performs)
	j.people("translator", v.Participants, interprets)
	if v.Series != nil {
		j.key("superEvent")
		j.begin("EventSeries")
		j.name(v.Series.Label)
		j.url("url", v.Series.URL)
		j.end()
	}
	j.subEvents(v)
	j.works(v.Works)
	j.media(v.Media, v.Facts.Recording)
	if !slices.Contains(v.Facts.Statuses, event.Cancelled) { // to which nobody is sold a ticket
		j.offers(v.Facts.Registration, v.URL)
	}
	j.keywords(v.Topics)
	if len(v.Audience) > 0 {
		j.key("audience")
		j.begin("Audience")
		j.text("audienceType", v.Audience)
		j.end()
	}
	j.end()
}

func (j *jsonLD) organizationPage(v *view.Program) {
	j.context("Organization")
	j.program(&v.Institution, v.URL)
	j.description(v.Description, v.Summary)
	j.end()
}

func (j *jsonLD) personPage(v *view.Speaker) {
	j.context("Person")
	j.person(&v.Profile, v.URL)
	if v.Bio != nil {
		j.markdown("description", v.Bio)
	}
	j.end()
}

// webPage is a page of which nothing else is known.
func (j *jsonLD) webPage() {
	j.context("WebPage")
	card := &j.base.Card
	j.name(card.Title)
	j.description(card.Long, card.Summary)
	j.url("url", j.base.URL)
	j.image("image", card.Image)
	j.end()
}

func (j *jsonLD) description(md *view.Markdown, summary view.Text) {
	if md != nil {
		j.markdown("description", md)
		return
	}
	j.text("description", summary)
}

func (j *jsonLD) image(name escape.Literal, i *view.Image) {
	if i == nil || !reaches(j.base, i) {
		return
	}
	j.key(name)
	j.begin("ImageObject")
	j.url("url", i.Src)
	j.text("caption", i.Alt)
	j.text("creditText", i.Creditor)
	j.pixels("width", i.Width)
	j.pixels("height", i.Height)
	j.end()
}

// pixels writes a length; E37 is a pixel (UN/CEFACT Recommendation 20).
func (j *jsonLD) pixels(name escape.Literal, n int) {
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
func (j *jsonLD) previous(v *view.Event) {
	if v.Previous != nil && v.Previous.When != nil && slices.Contains(v.Facts.Statuses, event.Rescheduled) {
		before := v.Previous.When.Facts
		j.time("previousStartDate", before.Start, before.Precision)
	}
}

// status writes whether an event takes place as planned.
func (j *jsonLD) status(statuses []event.Status) {
	if !j.changes(statuses) {
		j.lit("eventStatus", "https://schema.org/EventScheduled")
	}
}

// changes writes what has become of a part of an event, and reports whether there is
// something: a part of which nothing is said is scheduled, like the whole.
func (j *jsonLD) changes(statuses []event.Status) bool {
	l := j.list("eventStatus")
	for _, s := range statuses {
		if class := statusClass(s); class != "" {
			j.item(&l)
			j.constant(class)
		}
	}
	j.endList(l)
	return l.n > 0
}

// ownStatuses are those of a part of an event: what the event is, cancelled or not,
// its parts are too.
func ownStatuses(whole, own []event.Status) []event.Status {
	if len(own) == 0 || slices.Contains(whole, event.Cancelled) {
		return whole
	}
	return own
}

func statusClass(s event.Status) escape.Literal {
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
func (j *jsonLD) constant(name escape.Literal) {
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

// location is where one takes part who does so in that way. Where no link is
// known, whoever follows from afar begins at the page of the event.
func (j *jsonLD) location(a event.Attendance, page template.URL, v *view.Venue, rooms []view.Text, online []view.OnlineLink) {
	l := j.list("location")
	if v != nil || len(rooms) > 0 {
		j.item(&l)
		j.place(v, rooms)
	}
	for _, o := range online {
		j.item(&l)
		j.begin("VirtualLocation")
		if o.URL != "" {
			j.url("url", o.URL)
		} else { // until people know, the page tells it
			j.url("url", page)
		}
		if len(o.Name) > 0 {
			j.name(o.Name)
		} else {
			j.text("description", o.Label) // "Join online" is no name
		}
		j.end()
	}
	if _, known := j.base.Absolute(page); known != "" && len(online) == 0 && (a == event.Online || a == event.Hybrid) {
		j.item(&l)
		j.begin("VirtualLocation")
		j.url("url", page)
		j.end()
	}
	j.endList(l)
}

func (j *jsonLD) place(v *view.Venue, rooms []view.Text) {
	j.begin("Place")
	defer j.end()
	if v == nil {
		v = &view.Venue{}
	}
	if len(rooms) == 0 && len(v.Room) > 0 {
		rooms = []view.Text{v.Room}
	}
	j.name(v.Name)
	if len(rooms) > 0 || hasAddress(v) {
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
		j.string("addressCountry", v.Facts.Country)
		j.end()
	}
	if v.Facts.Geo != nil {
		j.key("geo")
		j.begin("GeoCoordinates")
		j.float("latitude", v.Facts.Geo.Latitude)
		j.float("longitude", v.Facts.Geo.Longitude)
		j.end()
	}
	j.url("hasMap", v.Map)
}

func hasAddress(v *view.Venue) bool {
	return len(v.Address)+len(v.City)+len(v.Region)+len(v.PostalCode)+len(v.Facts.Country) > 0
}

// organizations writes the hosts under the property that their relation to the
// event has in schema.org: a word of one's own is a contributor.
func (j *jsonLD) organizations(hosts view.Hosts) {
	for _, property := range []escape.Literal{"organizer", "sponsor", "contributor"} {
		l := j.list(property)
		for i := range hosts {
			if string(hosts[i].Facts.Standing) != string(property) {
				continue
			}
			for k := range hosts[i].Programs {
				j.item(&l)
				j.organization(hosts[i].Programs[k])
			}
		}
		j.endList(l)
	}
}

func (j *jsonLD) organization(p *view.Institution) {
	j.begin("Organization")
	j.program(p, p.Page)
	j.end()
}

// program writes what an organization is called and where it is found: on its
// own pages, else on this site's.
func (j *jsonLD) program(p *view.Institution, page template.URL) {
	j.name(p.Name)
	j.text("alternateName", p.Acronym)
	if p.Website != "" {
		page = p.Website
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
func performs(p *view.Participant) bool { return p.Facts.Role != "interpreter" && certain(p) }

func interprets(p *view.Participant) bool { return p.Facts.Role == "interpreter" && certain(p) }

func certain(p *view.Participant) bool {
	return p.Facts.Status == "" || p.Facts.Status == event.Confirmed
}

func (j *jsonLD) people(name escape.Literal, participants view.Participants, which func(*view.Participant) bool) {
	l := j.list(name)
	for i := range participants {
		p := &participants[i]
		if !which(p) || !p.Named() {
			continue
		}
		j.item(&l)
		person := personOf(&p.Profile)
		if len(p.Group) > 0 && person.Name == "" {
			j.begin("Organization")
			j.name(p.Group)
			j.end()
			continue
		}
		j.begin("Person")
		if j.told[person] {
			j.called(person, person.Page)
		} else {
			j.person(&p.Profile, person.Page)
		}
		j.end()
	}
	j.endList(l)
}

func (j *jsonLD) person(p *view.Profile, page template.URL) {
	person := personOf(p)
	j.called(person, page)
	j.image("image", person.Photo)
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
			j.name(position.Organization)
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
			j.name(position.Place)
			j.end()
		}
	}
	j.endList(l)
	l = j.list("sameAs")
	for _, link := range person.Links {
		if origin, rest := j.base.Absolute(link.URL); rest != "" {
			j.item(&l)
			j.b = appendJSON(j.b, origin+rest)
		}
	}
	j.endList(l)
}

// called writes what somebody is called, and where more is told of them.
func (j *jsonLD) called(person *view.Person, page template.URL) {
	switch {
	case person.Name == "":
		j.name(person.Native)
	case person.IsNative():
		j.string("name", person.Name)
	default:
		j.string("name", person.Name)
		j.text("alternateName", person.Native)
	}
	j.text("honorificPrefix", person.Prefix)
	j.url("url", page)
}

// value is text as an item of a list.
func (j *jsonLD) value(t view.Text) {
	if len(t) != 1 || !t[0].Foreign {
		j.b = appendJSON(j.b, t.String())
		return
	}
	j.tagged(t[0], t[0].Value)
}

func (j *jsonLD) subEvents(v *view.Event) {
	l := j.list("subEvent")
	for i := range v.Dates {
		o := &v.Dates[i]
		if o.When == nil {
			continue
		}
		j.item(&l)
		j.begin("Event")
		j.name(v.Title)
		j.when(o.When.Facts, o.When.Facts.Precision)
		j.changes(ownStatuses(v.Facts.Statuses, o.Facts.Statuses))
		j.attendance(cmp.Or(o.Facts.Attendance, v.Facts.Attendance))
		j.location(cmp.Or(o.Facts.Attendance, v.Facts.Attendance), v.URL, o.Setting.Venue, nil, o.Setting.Online)
		j.tags("inLanguage", v.Facts.Spoken)
		j.end()
	}
	j.told = peopleOf(v)
	for i := range v.Panels {
		j.item(&l)
		j.panel(&v.Panels[i], v)
	}
	j.told = nil
	j.endList(l)
}

// peopleOf are those of whom an event itself tells; its sessions need only name them.
func peopleOf(v *view.Event) map[*view.Person]bool {
	if !slices.ContainsFunc(v.Panels, func(p view.Panel) bool { return len(p.Participants) > 0 }) {
		return nil
	}
	people := make(map[*view.Person]bool, len(v.Participants))
	for i := range v.Participants {
		if p := &v.Participants[i]; (performs(p) || interprets(p)) && p.Person.Named() {
			people[p.Person] = true
		}
	}
	return people
}

func (j *jsonLD) panel(p *view.Panel, v *view.Event) {
	j.begin("Event")
	j.name(p.Title)
	if p.Abstract != nil {
		j.markdown("description", p.Abstract)
	}
	if v.URL != "" {
		j.anchor("url", v.URL, p.Anchor)
	}
	if p.When != nil {
		j.when(p.When.Facts, p.When.Facts.Precision)
	}
	j.changes(ownStatuses(v.Facts.Statuses, p.Facts.Statuses))
	j.location("", v.URL, p.Setting.Venue, p.Rooms, p.Setting.Online)
	j.tags("inLanguage", p.Facts.Spoken)
	j.people("performer", p.Participants, performs)
	j.people("translator", p.Participants, interprets)
	j.works(p.Works)
	j.media(p.Media, p.Facts.Recording)
	j.end()
}

func (j *jsonLD) works(works []view.Work) {
	l := j.list("workFeatured")
	for _, w := range works {
		j.item(&l)
		j.begin("CreativeWork")
		j.name(w.Title)
		j.string("creditText", w.Author)
		j.url("url", w.URL)
		j.end()
	}
	j.endList(l)
}

// media writes recordings, and what else there is to read about an event.
func (j *jsonLD) media(media []view.Media, r *view.Recording) {
	l := j.list("recordedIn")
	for i := range media {
		if class := media[i].Facts.Kind; class == event.Video || class == event.Audio {
			j.item(&l)
			j.medium(&media[i])
		}
	}
	if r != nil && r.URL != "" {
		j.item(&l)
		j.begin("VideoObject")
		j.url("url", r.URL)
		j.tags("inLanguage", r.Languages)
		if r.Stream || len(r.Captions) > 0 {
			j.key("publication")
			j.begin("BroadcastEvent")
			if r.Stream {
				j.bool("isLiveBroadcast", true)
			}
			j.tags("subtitleLanguage", r.Captions)
			j.end()
		}
		j.end()
	}
	j.endList(l)
	l = j.list("subjectOf")
	for i := range media {
		if class := media[i].Facts.Kind; class != event.Video && class != event.Audio {
			j.item(&l)
			j.medium(&media[i])
		}
	}
	j.endList(l)
}

func (j *jsonLD) medium(m *view.Media) {
	j.begin(mediaClass(m.Facts.Kind))
	j.name(m.Name)
	j.url("url", m.URL)
	j.tags("inLanguage", []language.Tag{m.Lang})
	// schema.org has subtitleLanguage for what is broadcast, not for the file.
	if len(m.Facts.Captions) > 0 {
		j.key("publication")
		j.begin("BroadcastEvent")
		j.tags("subtitleLanguage", m.Facts.Captions)
		j.end()
	}
	j.end()
}

func mediaClass(kind event.MediaKind) escape.Literal {
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

// offers writes how one gets in. Where nobody is called to register, the page of the
// event says why.
func (j *jsonLD) offers(r *view.Registration, page template.URL) {
	if r == nil {
		return
	}
	j.int("maximumAttendeeCapacity", r.Facts.Capacity)
	if r.Facts.Free {
		j.bool("isAccessibleForFree", true)
	}
	l := j.list("offers")
	for i := range r.Fees {
		fee := &r.Fees[i]
		j.item(&l)
		j.begin("Offer")
		j.name(fee.Name)
		j.string("price", fee.Facts.Price)
		j.string("priceCurrency", fee.Facts.Currency)
		j.availability(r.Facts.Status, fee.Facts.Availability)
		j.terms(r, page)
	}
	if l.n == 0 && (r.Facts.Free || r.URL != "" || len(r.Note) > 0) {
		j.item(&l)
		j.begin("Offer")
		if r.Facts.Free {
			j.lit("price", "0")
		}
		j.availability(r.Facts.Status, "")
		j.terms(r, page)
	}
	j.endList(l)
}

// availability says whether an offer can be had: as the registration stands, unless
// it is open, and as its own price says.
func (j *jsonLD) availability(status event.RegistrationStatus, own event.Availability) {
	switch {
	case status == event.RegistrationClosed:
		j.lit("availability", "https://schema.org/Discontinued")
	case status == event.RegistrationFull || own == event.SoldOut:
		j.lit("availability", "https://schema.org/SoldOut")
	case status == event.RegistrationWaitingList:
		j.lit("availability", "https://schema.org/BackOrder")
	case status == event.RegistrationNotYet:
		j.lit("availability", "https://schema.org/PreOrder")
	case own == event.PreSale:
		j.lit("availability", "https://schema.org/PreSale")
	case own == event.InStock || status == event.RegistrationOpen:
		j.lit("availability", "https://schema.org/InStock")
	}
}

// terms ends an offer with what all offers of an event have.
func (j *jsonLD) terms(r *view.Registration, page template.URL) {
	j.text("description", r.Note)
	j.url("url", cmp.Or(r.URL, page))
	j.time("validFrom", r.Facts.Opens.Time, r.Facts.Opens.Precision)
	j.time("validThrough", r.Facts.Closes.Time, r.Facts.Closes.Precision)
	j.end()
}

func (j *jsonLD) keywords(topics []view.Text) {
	l := j.list("keywords")
	for _, t := range topics {
		j.item(&l)
		j.value(t)
	}
	j.endList(l)
}
