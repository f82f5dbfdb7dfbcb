package render

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
)

func (d *document) works(works []event.Work) []Work {
	var view []Work
	for _, w := range works {
		if t := d.original(w.Title); len(t) > 0 {
			view = append(view, Work{Title: t, Author: strings.TrimSpace(w.Author), URL: safe(w.URL)})
		}
	}
	return view
}

func (d *document) media(media []event.Media) []Media {
	var view []Media
	for _, m := range media {
		u := safe(m.URL)
		if u == "" {
			continue
		}
		kind := m.Kind
		if kind == "" {
			kind = "link"
		}
		title := d.l.Text(m.Title)
		if title.Source == i18n.Missing {
			title = d.l.Message("media."+string(kind), nil)
		}
		view = append(view, Media{
			URL: u, Lang: m.Language, Title: d.mediaTitle(title, m),
			kind: m.Kind, name: d.keep(title), captions: slices.Clone(m.Captions),
		})
	}
	return view
}

// mediaTitle says in words in which language a recording is and which
// subtitles it has.
func (d *document) mediaTitle(title i18n.Localized, m event.Media) Text {
	args := i18n.Args{"Title": title}
	id := ""
	if m.Language != language.Und {
		id = "media.in"
		args["Language"] = d.l.LanguageName(m.Language)
	}
	if len(m.Captions) > 0 {
		names := make([]string, len(m.Captions))
		for i, tag := range m.Captions {
			names[i] = d.l.LanguageName(tag)
		}
		args["Captions"] = d.l.And(names...)
		if id += "-subtitled"; m.Language == language.Und {
			id = "media.subtitled"
		}
	}
	if id == "" {
		return d.keep(title)
	}
	return d.sentence(id, args)
}
