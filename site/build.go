package site

import (
	"bytes"
	"context"
	"fmt"
	"html/template"
	"maps"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/site/internal/output"
	"github.com/tertulia-go/tertulia/site/internal/picture"
	"github.com/tertulia-go/tertulia/site/internal/sitemap"
	"github.com/tertulia-go/tertulia/site/internal/static"
	"github.com/tertulia-go/tertulia/speaker"
)

var (
	// ErrForeign says that a folder is not empty, and that no build has written it.
	ErrForeign = output.ErrForeign
	// ErrTaken says that a file that no build wrote stands where one has to be.
	ErrTaken = output.ErrTaken
)

// Built is what a build did.
type Built struct {
	Pages     int // in all languages
	Files     int // that the folder holds now
	Bytes     int64
	Written   int       // files whose bytes are others than before
	Untouched int       // files that were made again, and equal
	Kept      int       // files that did not have to be made
	Removed   int       // files of an earlier build that are gone
	Until     time.Time // the first moment at which the folder may say what no longer holds; zero: it holds
}

// Build writes the site into a folder, as any web server serves it: the same bytes
// that the handler answers, but for /, where readers choose a language. Files whose
// bytes are the same are left as they are, what an earlier build wrote and is gone is
// removed, and nothing else ever. The progress may be nil.
//
// A folder that is not empty and not of a build is refused ([ErrForeign]).
func (s *Site) Build(ctx context.Context, dir string, progress func(done, all int)) (Built, error) {
	st := s.state.Load()
	now := st.options.now()
	e, err := st.at(now)
	if err != nil {
		return Built{}, fmt.Errorf("site: %w", err)
	}
	made, err := e.newMaterials(now)
	if err != nil {
		return Built{}, fmt.Errorf("site: %w", err)
	}
	folder := static.Site{At: now, MountedAt: st.mounted}
	folder.Pages = e.filedAll(e.paths(), now, made)
	if e.base != "" {
		for _, f := range sitemap.Files(e.base, e.sitemap()) {
			folder.Pages = append(folder.Pages, static.Page{Path: f.Path, Header: e.fileHeader(f.Path), Make: func() ([]byte, time.Time, error) { return f.Body, e.until, nil }})
		}
	}
	for _, path := range slices.Sorted(maps.Keys(e.moved)) {
		to := e.moved[path]
		present := e.pathsOf(to, to.path)
		for i, from := range e.pathsOf(to, path) {
			moved := static.Moved{From: escaped(from), To: escaped(present[i]), Lang: to.shelf.lang.String(), Title: e.nameOf(to, to.shelf).String()}
			if !strings.HasSuffix(from, "/") { // from which no page can lead on
				form := e.filed(present[i], now, made)
				moved.As = &form
			}
			folder.Moved = append(folder.Moved, moved)
		}
	}
	chooser, err := e.chooser()
	if err != nil {
		return Built{}, fmt.Errorf("site: %w", err)
	}
	folder.Pages = append(folder.Pages,
		static.Page{Path: "/", Header: e.pageHeader(e.shelves[0].lang), Make: func() ([]byte, time.Time, error) { return chooser, time.Time{}, nil }},
		static.Page{Path: "/404.html", Header: e.pageHeader(e.shelves[0].lang), Make: func() ([]byte, time.Time, error) {
			return e.notFound().Body, time.Time{}, nil
		}})
	folder.Pages = append(folder.Pages, e.filedAll(append(e.picturePaths(), e.cardPaths()...), now, made)...)
	done, err := folder.Write(ctx, dir, progress)
	if err != nil {
		return Built{}, fmt.Errorf("site: %w", err)
	}
	return Built{Pages: len(e.pages), Files: done.Files, Bytes: done.Bytes, Written: done.Written, Untouched: done.Untouched, Kept: done.Kept, Removed: done.Removed, Until: done.Until}, nil
}

// filedAll is what paths answer, as files, whose keys are made on all processors.
func (e *edition) filedAll(paths []string, now time.Time, made *materials) []static.Page {
	all := make([]static.Page, len(paths))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(paths); i = int(next.Add(1)) - 1 {
				all[i] = e.filed(paths[i], now, made)
			}
		})
	}
	workers.Wait()
	return all
}

// filed is what a path answers, as a file. It is not kept: nobody asks for it again.
func (e *edition) filed(path string, now time.Time, made *materials) static.Page {
	return static.Page{Path: escaped(path), Header: e.fileHeader(path), Key: made.keyOf(path), Make: func() ([]byte, time.Time, error) {
		a, err := e.newAnswer(path, now)
		if err == nil && a == nil {
			err = fmt.Errorf("%s: there is no such page", path)
		}
		if err != nil {
			return nil, time.Time{}, err
		}
		return a.Body, a.Until, nil
	}}
}

// fileHeader is what a server says of a path that is built, besides its type.
func (e *edition) fileHeader(path string) http.Header {
	if p := e.pageAt(path); p.page != nil {
		return e.pageHeader(p.shelf.lang)
	}
	if f, p := e.formAt(path); f != nil {
		return e.formHeader(f, p.shelf.lang)
	}
	if a := e.assets[path]; a != nil {
		header := a.header()
		if a.kept {
			header.Set("Cache-Control", forever)
		}
		return header
	}
	if strings.HasPrefix(path, picturePath) || strings.HasPrefix(path, cardPath) {
		return pictured
	}
	return other
}

// pictured is said of every picture and card, other of what a site answers besides.
var (
	pictured = guarded(http.Header{"Cache-Control": {forever}}, picture.Policy)
	other    = guarded(make(http.Header), policy)
)

// unchanging is how long an answer is kept that has all that it holds in its address, and
// forever what a server says of it.
const unchanging = 365 * 24 * time.Hour

var forever = fmt.Sprintf("max-age=%d, immutable", int(unchanging.Seconds()))

// paths are all that the site answers but pictures, sorted: pages, their other forms,
// the further pages of lists, files.
func (e *edition) paths() []string {
	var all []string
	for path, p := range e.pages {
		all = append(all, e.pathsOf(p, path)...)
	}
	for path := range e.assets {
		all = append(all, path)
	}
	for _, s := range e.shelves {
		all = append(all, s.book.to()+indexName)
	}
	if e.assets["/robots.txt"] == nil {
		all = append(all, "/robots.txt")
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// tableOf returns the table of a thing, nil for what is none.
func tableOf(thing any) *field.Table {
	switch thing.(type) {
	case *event.Event:
		return event.Fields()
	case *speaker.Speaker:
		return speaker.Fields()
	case *event.Program:
		return event.ProgramFields()
	case *event.Series:
		return event.SeriesFields()
	case *event.Venue:
		return event.VenueFields()
	case *event.Page:
		return event.PageFields()
	}
	return nil
}

// chooser is the page at / of a built site: a link to each language.
func (e *edition) chooser() ([]byte, error) {
	type choice struct{ Lang, Name, URL string }
	var choices []choice
	for _, s := range e.shelves {
		choices = append(choices, choice{s.lang.String(), capitalized(s.l.LanguageName(s.lang)), e.mounted + s.book.to()})
	}
	main := e.shelves[0]
	var b bytes.Buffer
	err := chooserTemplate.Execute(&b, map[string]any{
		"Lang": main.lang.String(), "Name": main.l.Text(e.folder.Settings.Name).Value, "Choices": choices, "Style": e.kept(stylePath),
	})
	return b.Bytes(), err
}

var chooserTemplate = template.Must(template.New("chooser").Parse(`<!DOCTYPE html>
<html lang="{{.Lang}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Name}}</title>
{{range .Choices}}<link rel="alternate" hreflang="{{.Lang}}" href="{{.URL}}">
{{end}}<link rel="stylesheet" href="{{.Style}}">
</head>
<body class="tt-page tt-site">
<main class="tt">
<h1>{{.Name}}</h1>
<ul class="tt-items">{{range .Choices}}
<li><a href="{{.URL}}" hreflang="{{.Lang}}" lang="{{.Lang}}">{{.Name}}</a></li>{{end}}
</ul>
</main>
</body>
</html>
`))
