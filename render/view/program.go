package view

import (
	"html/template"
	"iter"

	"golang.org/x/text/language"
)

// Program is a program as one reader sees it.
type Program struct {
	Base
	Institution
}

// ViewBase implements [View].
func (v *Program) ViewBase() *Base {
	if v == nil {
		return nil
	}
	return &v.Base
}

// Institution is a program wherever it is named. All views for one reader have
// the same one: do not change it.
type Institution struct {
	Name        Text
	Acronym     Text
	Summary     Text
	Description *Markdown
	Website     template.URL // of its own
	WebsiteLang language.Tag // in which that page is, if it is not the reader's; else Und
	ReadMore    Text         // words of the link to Website
	Page        template.URL // of the program on this site
	Parent      *Institution
	Logo        *Image
}

// Hosts are the programs that stand behind an event, in groups of one
// relation.
type Hosts []HostGroup

// HostGroup is the programs in one relation to an event.
type HostGroup struct {
	Relation Text // "Hosted by"
	Programs []*Institution
	Facts    HostFacts
}

// HostFacts are what a relation states in codes.
type HostFacts struct {
	Relation string // id of its term
	Standing Standing
}

// Standing is how programs stand to an event, of what machines tell apart.
type Standing string

const (
	Contributor Standing = "contributor" // whoever is neither of the others
	Organizer   Standing = "organizer"
	Sponsor     Standing = "sponsor"
)

// Organizers yields the programs that hold an event, without its sponsors.
func (h Hosts) Organizers() iter.Seq[*Institution] {
	return func(yield func(*Institution) bool) {
		for i := range h {
			for k := range h[i].Programs {
				if h[i].Facts.Standing == Organizer && !yield(h[i].Programs[k]) {
					return
				}
			}
		}
	}
}
