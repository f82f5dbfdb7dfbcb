package view

import (
	"html/template"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/address"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/speaker"
)

func (views *Views) newSpeaker(s *speaker.Speaker, tag language.Tag) *Speaker {
	r := views.resolver(tag, "speaker", s.ID)
	v := &Speaker{}
	known := r.person(s)
	v.Positions = known.positions.use(r)
	person := *known.person.use(r)
	person.Page = ""
	v.Person = &person
	v.Bio = r.markdown(s.Bio, 0, "")
	v.Card = Card{Type: "profile", Long: v.Bio, Image: v.Photo}
	switch { // what stands for a name that nobody knows
	case v.Name != "" && !v.IsNative():
		v.Card.Title = r.unlocalized(v.Name)
	case len(v.Native) > 0:
		v.Card.Title = v.Native
	case len(v.Positions) > 0:
		v.Card.Title = v.Positions[0].Headline()
	}
	r.base(&v.Base, field.Ref{Kind: field.Speaker, ID: s.ID}, nil, i18n.Same(s.Name.Full()))
	v.Extra = r.extra(s.Extra)
	return v
}

// participants resolves the people of a section whose heading is depth levels
// below that of the view. Where everybody takes part in one way, it is not said
// of each.
func (r *resolver) participants(participants []event.Participant, everybody event.Attendance, tense notice.Tense, depth int) Participants {
	if len(participants) == 0 {
		return nil
	}
	view := make(Participants, 0, len(participants))
	for i := range participants {
		p := &participants[i]
		view = view[:len(view)+1] // in place: a participant is large
		v := &view[len(view)-1]
		v.Group = r.name(p.Group)
		v.Role = r.term("role.", p.Role, roleVariant(p))
		v.Attendance = r.appearance(p.Attendance, everybody)
		v.Facts = ParticipantFacts{p.Role.ID, p.Status}
		v.Status = r.participantStatus(p, tense)
		if p.Speaker != nil {
			known := r.person(p.Speaker)
			if len(p.Positions) > 0 {
				v.Positions = r.positionsOf(p.Positions)
			} else {
				v.Positions = known.positions.use(r)
			}
			v.Person = known.person.use(r)
			if len(p.Speaker.Bio) > 0 && !slices.Contains(r.bioPrinted, p.Speaker) { // a life is told once
				r.bioPrinted = append(r.bioPrinted, p.Speaker)
				v.Bio = r.markdown(p.Speaker.Bio, depth, "")
			}
		} else {
			v.Person, v.Positions = r.nobody, r.positionsOf(p.Positions)
		}
		if v.empty() { // invalid, or hidden by the site's policy
			*v = Participant{}
			view = view[:len(view)-1]
		}
	}
	if len(view) > 1 || depth > 1 { // among others, or in a programme, a life opens for whoever asks
		for i := range view {
			if view[i].Bio != nil {
				view[i].BioLabel = r.labels.biography
			}
		}
	}
	return view
}

// isGroup reports whether words for several people stand instead of a name.
func isGroup(p *event.Participant) bool { return p.Speaker == nil && !p.Group.IsZero() }

// roleVariant names the form of a role: that of several people, of a woman or of
// a man.
func roleVariant(p *event.Participant) string {
	if isGroup(p) {
		return "plural"
	}
	return string(p.Gender())
}

// participantStatus says whether somebody comes, or came. Whether that is to be
// confirmed nobody asks any more when all is over.
func (r *resolver) participantStatus(p *event.Participant, tense notice.Tense) Text {
	over := tense == notice.Past
	switch {
	case p.Status == "", p.Status == event.Confirmed, over && p.Status != event.ParticipantCancelled:
		return nil
	case isGroup(p) && over:
		return r.participantWords(p.Status, "plural-past")
	case isGroup(p):
		return r.participantWords(p.Status, "plural")
	case over:
		return r.participantWords(p.Status, "past")
	}
	return r.message("participant."+string(p.Status), nil)
}

func (r *resolver) participantWords(s event.ParticipantStatus, variant string) Text {
	return r.textOf(r.l.Variant("participant."+string(s), variant, nil))
}

// headingOf is the heading over the people of an event: that of speakers only
// where all of them speak.
func (r *resolver) headingOf(e *event.Event) Text {
	performed := slices.Contains([]string{"concert", "screening", "exhibition", "ceremony"}, e.Kind.ID)
	for i := range e.Participants {
		p := &e.Participants[i]
		switch {
		case isGroup(p), p.Role.ID == "interpreter", !p.Role.Label.IsZero(), performed && p.Role.ID == "":
			return r.words.Participants
		}
	}
	return r.labels.speakers
}

// empty reports whether nothing would stand on the page.
func (p *Participant) empty() bool {
	return !p.Named() && len(p.Positions) == 0 && len(p.Role) == 0
}

// appearance says how somebody takes part, where that is not how everybody
// does.
func (r *resolver) appearance(a, everybody event.Attendance) Text {
	if a == "" || a == everybody {
		return nil
	}
	return r.attendance("participant.", a)
}

// sharedPerson is somebody as all views for a reader show them. For an event
// they may have other positions.
type sharedPerson struct {
	positions shared[[]Position]
	person    shared[*Person]
}

func (r *resolver) person(s *speaker.Speaker) *sharedPerson {
	return r.views.shared.people.Get(readerOf[speaker.Speaker]{r.reader, s}, func() (*sharedPerson, int) {
		return &sharedPerson{
			share(r, func(r *resolver) []Position { return r.positionsOf(s.Positions) }),
			share(r, func(r *resolver) *Person { return r.newPerson(s) }),
		}, sharedSize
	})
}

func (r *resolver) newPerson(s *speaker.Speaker) *Person {
	p := &Person{Name: strings.TrimSpace(s.Name.Full()), Photo: r.image(s.Photo)}
	if r.views.options.Link != nil {
		p.Page = r.link(field.Ref{Kind: field.Speaker, ID: s.ID}, nil, i18n.Same(p.Name), r.l)
	}
	if p.Name != "" {
		// It begins a line, where Spanish writes "Embajadora" with a capital too.
		if prefix := r.choose(s.Name.Prefix); prefix.Source != i18n.Fallback || r.views.options.Fallback != i18n.Hide {
			p.Prefix = r.textOf(capitalized(prefix))
		}
	}
	p.Native = r.native(s.Name.Native, p.Name)
	if p.Photo == nil {
		p.Initials = s.Name.Initials()
	}
	for _, l := range s.Links {
		if u := address.Link(l.URL); u != "" {
			label := r.text(l.Label)
			if len(label) == 0 {
				label = r.unlocalized(host(l.URL))
			}
			p.Links = append(p.Links, Link{u, label})
		}
	}
	return p
}

// native is the name in its own script, which is always marked. Of one that is
// the same in every language there is nothing to mark where it has been printed.
func (r *resolver) native(t i18n.Text, printed string) Text {
	l := r.choose(t)
	if l.Value == printed && l.Lang == language.Und {
		return nil
	}
	if l.Lang != language.Und {
		l.Source = i18n.Sibling
	}
	return r.textOf(l)
}

func (r *resolver) positionsOf(positions []speaker.Position) []Position {
	if len(positions) == 0 {
		return nil
	}
	from := len(r.positions)
	for i := range positions {
		p := &positions[i]
		v := Position{Title: r.text(p.Title), Organization: r.text(p.Organization), Place: r.text(p.Place)}
		if len(v.Title)+len(v.Organization)+len(v.Place) > 0 {
			r.positions = append(r.positions, v)
		}
	}
	return r.positions[from:len(r.positions):len(r.positions)]
}

func (views *Views) newProgram(p *event.Program, tag language.Tag) *Program {
	r := views.resolver(tag, "program", p.ID)
	v := &Program{Institution: *r.institution(p)}
	v.Page = ""
	if v.Description != nil {
		description := *v.Description
		description.Depth = 0
		v.Description = &description
	}
	v.Card = Card{Title: v.Name, Summary: v.Summary, Long: v.Description, Image: v.Logo}
	r.base(&v.Base, field.Ref{Kind: field.Program, ID: p.ID}, nil, p.Name)
	v.Extra = r.extra(p.Extra)
	return v
}

// hosts groups programs by relation, in the order in which relations appear.
func (r *resolver) hosts(hostings []event.Hosting) Hosts {
	var hosts Hosts
	var relations []string // of the groups
	for _, h := range hostings {
		if h.Program == nil {
			continue
		}
		if h.Relation.IsZero() {
			h.Relation.ID = "hosted-by"
		}
		relation := r.term("relation.", h.Relation, "")
		i := slices.Index(relations, relation.String())
		if i < 0 {
			i = len(hosts)
			hosts = append(hosts, HostGroup{Relation: relation, Facts: HostFacts{h.Relation.ID, standingOf(h.Relation.ID)}})
			relations = append(relations, relation.String())
		}
		hosts[i].Programs = append(hosts[i].Programs, r.institution(h.Program))
	}
	return hosts
}

// standingOf is how programs in a relation stand to an event. A word of one's
// own says nothing to machines.
func standingOf(relation string) Standing {
	switch relation {
	case "hosted-by", "co-hosted-by", "in-partnership-with":
		return Organizer
	case "sponsored-by", "supported-by":
		return Sponsor
	}
	return Contributor
}

// institution returns a program as all views for the reader show it among the
// hosts of an event, where its heading is two levels below that of the view.
func (r *resolver) institution(p *event.Program) *Institution {
	resolve := func() (*shared[*Institution], int) {
		institution := share(r, func(r *resolver) *Institution { return r.newInstitution(p) })
		return &institution, sharedSize
	}
	institution := r.views.shared.programs.Get(readerOf[event.Program]{r.reader, p}, resolve)
	if institution.isOver(r.now) {
		institution, _ = resolve()
	}
	return institution.use(r)
}

func (r *resolver) newInstitution(p *event.Program) *Institution {
	v := r.institutionName(p)
	v.Summary = r.text(p.Summary)
	v.Description = r.markdown(p.Description, 2, "")
	v.Logo = r.image(p.Logo)
	// Parents are named, not described; a cycle is cut where it closes.
	line := v
	seen := []*event.Program{p}
	for parent := p.Parent; parent != nil && !slices.Contains(seen, parent); parent = parent.Parent {
		line.Parent = r.institutionName(parent)
		line = line.Parent
		seen = append(seen, parent)
	}
	return v
}

func (r *resolver) institutionName(p *event.Program) *Institution {
	v := &Institution{
		Name:    r.name(p.Name),
		Acronym: r.text(p.Acronym),
		Page:    r.link(field.Ref{Kind: field.Program, ID: p.ID}, nil, p.Name, r.l),
	}
	v.Website, v.WebsiteLang, v.ReadMore = r.website(p.URL)
	return v
}

// website is a page elsewhere, the language of the page if it is not the
// reader's, and the words of the link.
func (r *resolver) website(t i18n.Text) (u template.URL, lang language.Tag, readMore Text) {
	page := r.choose(t)
	if u = address.Link(page.Value); u == "" {
		return "", lang, nil
	}
	if page.Source == i18n.Fallback {
		lang = page.Lang
	}
	return u, lang, r.labels.readMore
}

// isLabelled matches a credit that says itself what it is: "Foto: Ana Díaz", "© Ana".
var isLabelled = regexp.MustCompile(`(?i)^\s*((photo|foto|image|imag|ilustra|illustra|cr[eé]dit|cortes|courtesy|dise[nñ]|design|dibuj|drawing)[\pL ]{0,24}:|©|\(c\))`)

func (r *resolver) image(image *field.Image) *Image {
	if image == nil || field.CheckSource(image.Src) != nil {
		return nil
	}
	v := &Image{Src: template.URL(image.Src), Alt: r.text(image.Alt), Width: image.Width, Height: image.Height}
	if image.File != "" && r.views.options.Picture != nil {
		found := r.views.options.Picture(*image)
		if found.Src == "" {
			return nil
		}
		v.Src = template.URL(found.Src)
		if found.Width > 0 && found.Height > 0 {
			v.Width, v.Height = found.Width, found.Height
		}
		for _, size := range found.Sizes {
			v.Sizes = append(v.Sizes, ImageSize{template.URL(size.Src), size.Width})
		}
	}
	if credit := r.choose(image.Credit); credit.Source != i18n.Missing {
		v.Creditor = r.textOf(credit)
		if v.Credit = v.Creditor; !isLabelled.MatchString(credit.Value) {
			v.Credit = r.sentence("image.credit", i18n.Args{"Credit": credit})
		}
	}
	return v
}
