package site

import (
	"slices"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/render/view"
)

// NavLink is a link of the main navigation.
type NavLink struct {
	view.Link
	Current bool // the page is this one, or below it

	kind, things kind
	id           string // of the plain page; "": a list
}

// navigation leads to the lists of everything that the site has, and to the plain
// pages.
func (e *edition) navigation(s *shelf) []NavLink {
	var links []NavLink
	for _, section := range sections {
		if section.kind == events || len(s.items[section.kind]) > 0 {
			list := e.pageOf(section.kind, "", s.lang)
			links = append(links, NavLink{Link: e.linkTo(list, e.headingOf(list, s)), kind: section.kind, things: section.things})
		}
	}
	for _, p := range e.folder.Pages {
		if plain := e.pageOf(field.Page, p.ID, s.lang); plain != nil {
			links = append(links, NavLink{Link: e.linkTo(plain, textOf(s.l.Text(p.Title))), kind: field.Page, id: p.ID})
		}
	}
	return links
}

// navigationOn is the navigation as it stands on a page.
func (s *shelf) navigationOn(p *page) []NavLink {
	links := slices.Clone(s.more)
	for i := range links {
		l := &links[i]
		l.Current = p.kind == l.kind && (l.id == "" || l.id == p.id) || p.kind == l.things || l.kind == events && slices.Contains([]kind{past, year, narrowed}, p.kind)
	}
	return links
}

// crumbs lead from the first page to the one above a page.
func (e *edition) crumbs(p *page) []view.Link {
	s := p.shelf
	if p.kind == home {
		return nil
	}
	to := func(k kind) view.Link {
		above := e.pageOf(k, "", s.lang)
		return e.linkTo(above, e.headingOf(above, s))
	}
	crumbs := []view.Link{to(home)}
	crumbs[0].Label = s.words("site.home", nil)
	switch p.kind {
	case past, narrowed:
		crumbs = append(crumbs, to(events))
	case year:
		crumbs = append(crumbs, to(events), to(past))
	}
	for _, section := range sections {
		if section.things == p.kind {
			crumbs = append(crumbs, to(section.kind))
		}
	}
	return crumbs
}
