package view

import (
	"html/template"
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
	r := views.resolver(tag, "speaker", s.ID, 1, 0)
	v := &Speaker{}
	r.person(&v.Person, s, s.Positions)
	v.Page = ""
	v.Bio = r.markdown(s.Bio, 0, "")
	card := Card{Type: "profile", Long: v.Bio, Image: v.Photo}
	switch { // what stands for a name that nobody knows
	case v.Name != "" && !v.IsNative():
		card.Title = r.unlocalized(v.Name)
	case len(v.Native) > 0:
		card.Title = v.Native
	case len(v.Positions) > 0:
		card.Title = v.Positions[0].Headline()
	}
	v.Base = r.base(field.Ref{Kind: field.Speaker, ID: s.ID}, nil, i18n.Same(s.Name.Full()), card)
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
		positions := p.AllPositions()
		view = view[:len(view)+1] // in place: a participant is large
		v := &view[len(view)-1]
		v.Group = r.name(p.Group)
		v.Role = r.term("role.", p.Role, roleVariant(p))
		v.Attendance = r.appearance(p.Attendance, everybody)
		v.Facts = ParticipantFacts{p.Role.ID, p.Status}
		v.Status = r.participantStatus(p, tense)
		if p.Speaker != nil {
			r.person(&v.Person, p.Speaker, positions)
			if len(p.Speaker.Bio) > 0 && !slices.Contains(r.bioPrinted, p.Speaker) { // a life is told once
				r.bioPrinted = append(r.bioPrinted, p.Speaker)
				v.Bio = r.markdown(p.Speaker.Bio, depth, "")
			}
		} else {
			v.Positions = r.positionsOf(positions)
		}
		if v.empty() { // invalid, or hidden by the site's policy
			*v = Participant{}
			view = view[:len(view)-1]
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

// person resolves s into p, which is zero.
func (r *resolver) person(p *Person, s *speaker.Speaker, positions []speaker.Position) {
	p.Name = strings.TrimSpace(s.Name.Full())
	p.Positions = r.positionsOf(positions)
	p.Photo = r.image(s.Photo)
	if r.options.Link != nil {
		p.Page = r.link(field.Ref{Kind: field.Speaker, ID: s.ID}, nil, i18n.Same(p.Name), r.l)
	}
	if p.Name != "" {
		// It begins a line, where Spanish writes "Embajadora" with a capital too.
		if prefix := r.l.Text(s.Name.Prefix); prefix.Source != i18n.Fallback || r.options.Fallback != i18n.Hide {
			p.Prefix = r.textOf(capitalized(prefix))
		}
	}
	p.Native = r.native(s.Name.Native, p.Name)
	for _, l := range s.Links {
		if u := address.External(l.URL); u != "" {
			label := r.text(l.Label)
			if len(label) == 0 {
				label = r.unlocalized(host(l.URL))
			}
			p.Links = append(p.Links, Link{u, label})
		}
	}
}

// native is the name in its own script, which is always marked. Of one that is
// the same in every language there is nothing to mark where it has been printed.
func (r *resolver) native(t i18n.Text, printed string) Text {
	l := r.l.Text(t)
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
	r := views.resolver(tag, "program", p.ID, 0, 0)
	v := &Program{Institution: r.institution(p, 0)}
	v.Page = ""
	v.Base = r.base(field.Ref{Kind: field.Program, ID: p.ID}, nil, p.Name, Card{Title: v.Name, Summary: v.Summary, Long: v.Description, Image: v.Logo})
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
		hosts[i].Programs = append(hosts[i].Programs, r.institution(h.Program, 2))
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

// institution resolves a program whose own heading is depth levels below that
// of the view.
func (r *resolver) institution(p *event.Program, depth int) Institution {
	v := r.institutionName(p)
	v.Summary = r.text(p.Summary)
	v.Description = r.markdown(p.Description, depth, "")
	v.Logo = r.image(p.Logo)
	// Parents are named, not described; a cycle is cut where it closes.
	line := &v
	seen := []*event.Program{p}
	for parent := p.Parent; parent != nil && !slices.Contains(seen, parent); parent = parent.Parent {
		above := r.institutionName(parent)
		line.Parent = &above
		line = &above
		seen = append(seen, parent)
	}
	return v
}

func (r *resolver) institutionName(p *event.Program) Institution {
	v := Institution{
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
	page := r.l.Text(t)
	if u = address.External(page.Value); u == "" {
		return "", lang, nil
	}
	if page.Source == i18n.Fallback {
		lang = page.Lang
	}
	return u, lang, r.labels.readMore
}

func (r *resolver) image(image *field.Image) *Image {
	if image == nil || field.CheckSource(image.Src) != nil {
		return nil
	}
	v := &Image{Src: template.URL(image.Src), Alt: r.text(image.Alt), Width: image.Width, Height: image.Height}
	if credit := r.l.Text(image.Credit); credit.Source != i18n.Missing {
		v.Credit = r.sentence("image.credit", i18n.Args{"Credit": credit})
		v.Creditor = r.textOf(credit)
	}
	return v
}
