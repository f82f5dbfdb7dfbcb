package event

import (
	"github.com/tertulia-go/tertulia/i18n"
)

// SlugFor returns the last part of the address of e for the readers of l, and
// the field that the slug comes from ("slug" or "title"). The one that is written
// for the readers comes first; then what is made of a title that is written for
// the readers; then the same in the order in which the readers see other
// languages. It is "" for an event without either.
//
// Whoever makes addresses asks here: the loader that refuses two events with one
// address, views, and sites.
func (e *Event) SlugFor(l *i18n.Localizer) (slug, field string) {
	return slugFor(l, e.Slug, e.Title)
}

// SlugOf is [Event.SlugFor] for anything with a slug of its own, which may be
// nil, and a title or a name.
func SlugOf(l *i18n.Localizer, own, title i18n.Text) string {
	slug, _ := slugFor(l, own, title)
	return slug
}

// FormerSlugs returns what the last part of the address of e has been for the
// readers of l, as [Event.SlugFor] has what it is. A slug in another language has
// been theirs only if they see the title in another language, too.
func (e *Event) FormerSlugs(l *i18n.Localizer) []string {
	var all []string
	translated := l.Text(e.Title).Source != i18n.Fallback
	for _, alias := range e.Aliases {
		was := l.Text(alias)
		if slug := i18n.Slug(was.Value); slug != "" && (was.Source != i18n.Fallback || !translated) {
			all = append(all, slug)
		}
	}
	return all
}

func slugFor(l *i18n.Localizer, own, title i18n.Text) (slug, field string) {
	bySlug, byTitle := l.Text(own), l.Text(title)
	ofSlug, ofTitle := i18n.Slug(bySlug.Value), i18n.Slug(byTitle.Value)
	switch {
	case ofSlug != "" && (bySlug.Source != i18n.Fallback || byTitle.Source == i18n.Fallback || ofTitle == ""):
		return ofSlug, "slug"
	case ofTitle != "":
		return ofTitle, "title"
	}
	return "", ""
}
