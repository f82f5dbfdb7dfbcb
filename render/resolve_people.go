package render

import (
	"html/template"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/speaker"
)

func (r *Renderer) newSpeakerView(s *speaker.Speaker, tag language.Tag) *SpeakerView {
	d := r.newDocument(tag, "speaker", s.ID)
	v := &SpeakerView{ID: s.ID}
	d.person(&v.Person, s, s.Positions)
	v.Page = ""
	v.Bio = d.markdown(s.Bio, d.level, placeOf{})
	switch {
	case v.Name != "":
		v.called = d.unlocalized(v.Name)
	case len(v.Native) > 0:
		v.called = v.Native
	case len(v.Positions) > 0:
		v.called = v.Positions[0].headline()
	}
	v.Base = d.base(Ref{Kind: SpeakerRef, ID: s.ID}, nil, i18n.Same(s.Name.Full()))
	return v
}

func (v *SpeakerView) title() Text { return v.called }

// participants resolves the people of a section whose heading has the level
// given.
func (d *document) participants(participants []event.Participant, mode event.Attendance, level int) Participants {
	if len(participants) == 0 {
		return nil
	}
	view := make(Participants, 0, len(participants))
	for i := range participants {
		p := &participants[i]
		positions := p.AllPositions()
		view = view[:len(view)+1] // in place: a participant is large
		v := &view[len(view)-1]
		v.Group = d.name(p.Group)
		v.Role = d.term("role.", p.Role, string(p.Gender()))
		v.Attendance = d.appearance(p.Attendance, mode)
		v.role = p.Role.ID
		v.status = p.Status
		if p.Status != "" && p.Status != event.Confirmed {
			v.Status = d.message("participant."+string(p.Status), nil)
		}
		if p.Speaker != nil {
			d.person(&v.Person, p.Speaker, positions)
			if len(p.Speaker.Bio) > 0 && !slices.Contains(d.told, p.Speaker) { // a life is told once
				d.told = append(d.told, p.Speaker)
				v.Bio = d.markdown(p.Speaker.Bio, level, placeOf{})
			}
		} else {
			v.Positions = d.positions(positions)
		}
		if v.empty() { // invalid, or hidden by the site's policy
			*v = Participant{}
			view = view[:len(view)-1]
		}
	}
	return view
}

// empty reports whether nothing would stand on the page.
func (p *Participant) empty() bool {
	return p.nameless() && len(p.Positions) == 0 && len(p.Role) == 0
}

// appearance says how somebody takes part, where that is not how everybody
// does.
func (d *document) appearance(a, mode event.Attendance) Text {
	if a == "" || a == mode {
		return nil
	}
	return d.attendance("participant.", a)
}

// person resolves s into p, which is zero.
func (d *document) person(p *Person, s *speaker.Speaker, positions []speaker.Position) {
	p.Name = strings.TrimSpace(s.Name.Full())
	p.Positions = d.positions(positions)
	p.Photo = d.image(s.Photo)
	if d.r.options.Link != nil {
		p.Page = d.linkSlug(Ref{Kind: SpeakerRef, ID: s.ID, Slug: i18n.Slug(p.Name)}, d.l)
	}
	if p.Name != "" {
		// It begins a line, where Spanish writes "Embajadora" with a capital too.
		if prefix := d.l.Text(s.Name.Prefix); prefix.Source != i18n.Fallback || d.r.options.Fallback != i18n.Hide {
			p.Prefix = d.keep(capitalized(prefix))
		}
	}
	p.Native = d.native(s.Name.Native, p.Name)
	for _, l := range s.Links {
		if u := safe(l.URL); u != "" {
			label := d.text(l.Label)
			if len(label) == 0 {
				label = d.unlocalized(host(l.URL))
			}
			p.Links = append(p.Links, Link{u, label})
		}
	}
}

// native is the name in its own script, which is always marked.
func (d *document) native(t i18n.Text, printed string) Text {
	l := d.l.Text(t)
	if l.Value == printed {
		return nil
	}
	if l.Lang != language.Und {
		l.Source = i18n.Sibling
	}
	return d.keep(l)
}

// original is what has a name in a language of its own, such as a book. In
// another than the reader's it is marked for machines, but it is no passage
// that waits for a translation.
func (d *document) original(t i18n.Text) Text {
	l := d.l.Text(t)
	if l.Source == i18n.Fallback {
		l.Source = i18n.Sibling
	}
	return d.keep(l)
}

func (d *document) positions(positions []speaker.Position) []Position {
	if len(positions) == 0 {
		return nil
	}
	from := len(d.stances)
	for i := range positions {
		p := &positions[i]
		v := Position{Title: d.text(p.Title), Organization: d.text(p.Organization), Place: d.text(p.Place)}
		if len(v.Title)+len(v.Organization)+len(v.Place) > 0 {
			d.stances = append(d.stances, v)
		}
	}
	return d.stances[from:len(d.stances):len(d.stances)]
}

// headline is the first part of a position that is known.
func (p Position) headline() Text {
	for _, t := range p.texts() {
		if len(t) > 0 {
			return t
		}
	}
	return nil
}

// below is what headline has left.
func (p Position) below() Position {
	switch {
	case len(p.Title) > 0:
		p.Title = nil
	case len(p.Organization) > 0:
		p.Organization = nil
	default:
		p.Place = nil
	}
	return p
}

// positionsBelow are the positions of somebody without the words that have stood
// for a name.
func (p *Person) positionsBelow() []Position {
	if !p.nameless() || len(p.Positions) == 0 {
		return p.Positions
	}
	below := p.Positions[0].below()
	if len(below.headline()) == 0 {
		return p.Positions[1:]
	}
	return append([]Position{below}, p.Positions[1:]...)
}

func (p Position) texts() [3]Text { return [3]Text{p.Title, p.Organization, p.Place} }

func (r *Renderer) newProgramView(p *event.Program, tag language.Tag) *ProgramView {
	d := r.newDocument(tag, "program", p.ID)
	v := &ProgramView{ID: p.ID, Program: d.program(p, d.level)}
	v.Page = ""
	v.Base = d.base(Ref{Kind: ProgramRef, ID: p.ID}, nil, p.Name)
	return v
}

func (v *ProgramView) title() Text { return v.Name }

// hosts groups programs by relation, in the order in which relations appear.
func (d *document) hosts(hostings []event.Hosting) Hosts {
	var hosts Hosts
	var relations []string // of the groups
	for _, h := range hostings {
		if h.Program == nil {
			continue
		}
		if h.Relation.IsZero() {
			h.Relation.ID = "hosted-by"
		}
		relation := d.term("relation.", h.Relation, "")
		i := slices.Index(relations, relation.String())
		if i < 0 {
			i = len(hosts)
			hosts = append(hosts, HostGroup{Relation: relation, doc: d, relation: h.Relation.ID})
			relations = append(relations, relation.String())
		}
		hosts[i].Programs = append(hosts[i].Programs, d.program(h.Program, d.level+2))
	}
	return hosts
}

// program resolves a program whose own heading has the level given.
func (d *document) program(p *event.Program, level int) Program {
	v := d.programLine(p)
	v.Summary = d.text(p.Summary)
	v.Description = d.markdown(p.Description, level, placeOf{})
	v.Logo = d.image(p.Logo)
	// Parents are named, not described; a cycle is cut where it closes.
	line := &v
	seen := []*event.Program{p}
	for parent := p.Parent; parent != nil && !slices.Contains(seen, parent); parent = parent.Parent {
		above := d.programLine(parent)
		line.Parent = &above
		line = &above
		seen = append(seen, parent)
	}
	return v
}

func (d *document) programLine(p *event.Program) Program {
	v := Program{
		Name:    d.name(p.Name),
		Acronym: d.text(p.Acronym),
		Page:    d.link(Ref{Kind: ProgramRef, ID: p.ID}, nil, p.Name, d.l),
		doc:     d,
	}
	u := d.l.Text(p.URL)
	if v.URL = safe(u.Value); v.URL != "" && u.Source == i18n.Fallback {
		v.URLLang = u.Lang
	}
	return v
}

func (d *document) image(image *field.Image) *Image {
	if image == nil || field.CheckSource(image.Src) != nil {
		return nil
	}
	v := &Image{Src: template.URL(image.Src), Alt: d.text(image.Alt), Width: image.Width, Height: image.Height}
	if credit := d.l.Text(image.Credit); credit.Source != i18n.Missing {
		v.Credit = d.sentence("image.credit", i18n.Args{"Credit": credit})
		v.credit = d.keep(credit)
	}
	return v
}
