package view

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/address"
)

func (r *resolver) works(works []event.Work) []Work {
	var view []Work
	for _, w := range works {
		if t := r.ownTitle(w.Title); len(t) > 0 {
			view = append(view, Work{Title: t, Author: strings.TrimSpace(w.Author), URL: address.Link(w.URL)})
		}
	}
	return view
}

func (r *resolver) media(media []event.Media) []Media {
	var view []Media
	for _, m := range media {
		u := address.Link(m.URL)
		if u == "" {
			continue
		}
		kind := m.Kind
		if kind == "" {
			kind = "link"
		}
		title := r.choose(m.Title)
		if title.Source == i18n.Missing {
			title = r.l.Message("media."+string(kind), nil)
		}
		view = append(view, Media{
			URL: u, Lang: m.Language, Title: r.mediaTitle(title, m), Name: r.textOf(title),
			Facts: MediaFacts{m.Kind, slices.Clone(m.Captions)},
		})
	}
	return view
}

// mediaTitle says in words in which language a recording is and which
// subtitles it has.
func (r *resolver) mediaTitle(title i18n.Localized, m event.Media) Text {
	args := i18n.Args{"Title": title}
	id := ""
	if m.Language != language.Und {
		id = "media.in"
		args["Language"] = r.l.LanguageName(m.Language)
	}
	if len(m.Captions) > 0 {
		names := make([]string, len(m.Captions))
		for i, tag := range m.Captions {
			names[i] = r.l.LanguageName(tag)
		}
		args["Captions"] = r.l.And(names...)
		if id += "-subtitled"; m.Language == language.Und {
			id = "media.subtitled"
		}
	}
	if id == "" {
		return r.textOf(title)
	}
	return r.sentence(id, args)
}
