package site

import (
	"slices"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/render/view"
)

// settleLanguages tells machines of those pages only that are translations: a page
// that is wholly in another language is marked, and leads to the original.
func (e *edition) settleLanguages(out *Page, p *page) {
	b := out.View.ViewBase()
	written := func(tag language.Tag) bool { return isTranslated(p, tag) }
	b.Alternates = slices.DeleteFunc(b.Alternates, func(a view.Alternate) bool { return !written(a.Lang) })
	if main := e.languages[0]; !written(main) {
		b.Default = ""
	}
	if p.thing == nil || written(p.shelf.lang) || len(b.Alternates) == 0 {
		return
	}
	original := b.Alternates[0]
	out.NoIndex = true
	out.Note = p.shelf.words("site.fallback", i18n.Args{"Languages": p.shelf.l.LanguageName(original.Lang)})
	b.URL, b.Alternates, b.Default, b.FallbackNote = original.URL, nil, "", nil
}

// isTranslated reports whether anything of the words of a thing is written in a
// language. Pages of the site's own are in all of them.
func isTranslated(p *page, tag language.Tag) bool {
	var texts []i18n.Text
	switch thing := p.thing.(type) {
	case *event.Event:
		texts = []i18n.Text{thing.Title, thing.Summary, thing.Description}
	case *event.Program:
		texts = []i18n.Text{thing.Name, thing.Summary, thing.Description}
	case *event.Series:
		texts = []i18n.Text{thing.Name, thing.Description}
	case *event.Page:
		texts = []i18n.Text{thing.Title, thing.Body}
	default: // names of people and places are the same
		return true
	}
	return slices.ContainsFunc(texts, func(t i18n.Text) bool { _, ok := t.WrittenFor(tag); return ok })
}
