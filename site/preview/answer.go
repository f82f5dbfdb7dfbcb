package preview

import (
	"bytes"
	"context"
	"embed"
	"fmt"
	"html/template"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/render"
	"github.com/tertulia-go/tertulia/render/view"
	"github.com/tertulia-go/tertulia/site"
)

// The addresses of the preview's own.
const (
	own         = "/+/" // and the path of a page: both languages of it
	changesPath = own + "changes"
	scriptPath  = own + "preview.js"
	stylePath   = own + "preview.css"
)

// policy is what a page of the preview's own may do: as much as one of the site.
const policy = "default-src 'none'; style-src 'self'; img-src 'self' https: data:; font-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"

//go:embed markup
var markup embed.FS

var pages = template.Must(template.ParseFS(markup, "markup/*.html"))

// ServeHTTP answers the pages of the site with a bar of the preview's own; the
// query ?at=2027-03-10 (or with an hour, 2027-03-10T19:00, in the zone of the
// site) shows these and the following as on another date, ?at= as now.
func (p *Preview) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	switch r.URL.Path {
	case changesPath:
		p.tellChanges(w, r)
		return
	case scriptPath, stylePath:
		http.ServeFileFS(w, r, markup, "markup/"+strings.TrimPrefix(r.URL.Path, own))
		return
	}
	st, _ := p.current()
	bar := p.newBar(st, r)
	if st.site == nil {
		p.write(w, http.StatusInternalServerError, "broken.html", bar)
		return
	}
	at, asked := momentOf(w, r, st)
	if asked != nil && at.IsZero() {
		bar.Faults = append(bar.Faults, p.say("preview.at.wrong", i18n.Args{"Value": *asked}))
	}
	shown := st.site
	if !at.IsZero() {
		bar.At = at.Format(hour)
		pinned, err := p.siteAt(st, at)
		if err != nil {
			bar.Faults = append(bar.Faults, p.told(err)...)
		} else {
			shown = pinned
		}
	}
	if path, both := strings.CutPrefix(r.URL.Path, own); both {
		p.answerBoth(w, shown, "/"+path, bar)
		return
	}
	p.answerPage(w, r, shown, bar)
}

// tellChanges tells the versions of the folder as they come (server-sent events of
// the HTML standard).
func (p *Preview) tellChanges(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	for {
		st, changed := p.current()
		if _, err := fmt.Fprintf(w, "data: %s\n\n", st.version); err != nil {
			return // nobody reads any more
		}
		if err := http.NewResponseController(w).Flush(); err != nil {
			return
		}
		select {
		case <-changed:
		case <-r.Context().Done():
			return
		}
	}
}

// bar is what the preview shows on a page.
type bar struct {
	p       *Preview
	Lang    string
	Version string
	Faults  []string
	Former  bool   // the page is as it was before these
	Path    string // of the page itself
	Both    string // of both languages; "": it is they
	At      string // the date as on which the page is shown; "": now
}

// Say returns words of the preview.
func (b *bar) Say(id string) string { return b.p.say(id, nil) }

func (p *Preview) say(id string, args i18n.Args) string { return p.words.Message(id, args).Value }

func (p *Preview) newBar(st state, r *http.Request) *bar {
	b := &bar{p: p, Lang: p.words.Tag().String(), Version: st.version, Faults: slices.Clone(st.faults), Former: st.former, Path: r.URL.Path}
	if !strings.HasPrefix(r.URL.Path, own) {
		b.Both = own + strings.TrimPrefix(r.URL.Path, "/")
	}
	return b
}

const (
	dateCookie = "tertulia_at"
	day        = "2006-01-02"
	hour       = "2006-01-02T15:04" // what a field for dates and hours gives
)

// momentOf is the moment as on which pages are asked for, and what was asked; zero
// for what is no moment, and nil for now. It is remembered.
func momentOf(w http.ResponseWriter, r *http.Request, st state) (at time.Time, asked *string) {
	query := r.URL.Query()
	if query.Has("at") {
		value := query.Get("at")
		asked = &value
		http.SetCookie(w, &http.Cookie{Name: dateCookie, Value: url.QueryEscape(value), Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode})
	} else if c, err := r.Cookie(dateCookie); err == nil {
		if value, err := url.QueryUnescape(c.Value); err == nil {
			asked = &value
		}
	}
	if asked == nil || *asked == "" {
		return time.Time{}, nil
	}
	zone := st.folder.Settings.Zone
	if zone == nil {
		zone = time.Local
	}
	if at, err := time.ParseInLocation(day, *asked, zone); err == nil {
		return at.Add(12 * time.Hour), asked // midday
	}
	for _, layout := range []string{hour, time.RFC3339} {
		if at, err := time.ParseInLocation(layout, *asked, zone); err == nil {
			return at, asked
		}
	}
	return time.Time{}, asked
}

// page is what the site answers, in memory.
type page struct {
	header http.Header
	status int
	body   bytes.Buffer
	failed error // why there is no page
}

// asking is the key of the page that a request asks for.
type asking struct{}

// failed notes why a page cannot be made.
func failed(r *http.Request, err error) {
	if a, ok := r.Context().Value(asking{}).(*page); ok {
		a.failed = err
	}
}

func (a *page) Header() http.Header         { return a.header }
func (a *page) WriteHeader(status int)      { a.status = status }
func (a *page) Write(b []byte) (int, error) { return a.body.Write(b) }

func (a *page) isHTML() bool { return strings.HasPrefix(a.header.Get("Content-Type"), "text/html") }

// fetch asks the site for a path, all of it and as it is.
func fetch(r *http.Request, s *site.Site, path string) *page {
	a := &page{header: make(http.Header), status: http.StatusOK}
	asked := r.Clone(context.WithValue(r.Context(), asking{}, a))
	query := r.URL.Query()
	query.Del("at")
	asked.URL = &url.URL{Path: path, RawQuery: query.Encode()}
	asked.Header.Del("Accept-Encoding")
	asked.Header.Del("If-None-Match")
	s.ServeHTTP(a, asked)
	return a
}

// answerPage answers what the site does, with the bar if it is a page.
func (p *Preview) answerPage(w http.ResponseWriter, r *http.Request, s *site.Site, b *bar) {
	a := fetch(r, s, r.URL.Path)
	if a.failed != nil {
		b.Faults = append(b.Faults, p.told(a.failed)...)
		p.write(w, a.status, "broken.html", b)
		return
	}
	body := a.body.Bytes()
	if a.isHTML() && r.Method == http.MethodGet {
		var shown bytes.Buffer
		if err := pages.ExecuteTemplate(&shown, "bar.html", b); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		end := bytes.LastIndex(body, []byte("</body>"))
		if end < 0 {
			end = len(body)
		}
		body = bytes.Join([][]byte{body[:end], shown.Bytes(), body[end:]}, nil)
	}
	maps.DeleteFunc(a.header, func(name string, _ []string) bool {
		return name == "Etag" || name == "Content-Length" || name == "Cache-Control"
	})
	for name, values := range a.header {
		w.Header()[name] = append(w.Header()[name], values...)
	}
	w.WriteHeader(a.status)
	w.Write(body) // whoever has gone away gets nothing
}

// both is a page in two of its languages, side by side.
type both struct {
	*bar
	Title string
	Style template.URL
	Pages []inLanguage
	Table template.HTML
}

// inLanguage is a page in one language.
type inLanguage struct {
	Lang, Name, Path string
	Both             string // the page beside this one; "": it is shown already
}

// answerBoth answers a page in its languages, side by side: in that of the path, and in
// the first of the site, or where these are one in the next.
func (p *Preview) answerBoth(w http.ResponseWriter, s *site.Site, path string, b *bar) {
	shown, status := both{bar: b, Title: path}, http.StatusOK
	pages, err := s.Translations(path)
	if err == nil && len(pages) > 0 {
		shown.Table, err = p.tableOf(pages, path, &shown)
	}
	switch {
	case err != nil:
		status = http.StatusInternalServerError
		b.Faults = append(b.Faults, p.told(err)...)
	case len(pages) == 0:
		status = http.StatusNotFound
		b.Faults = append(b.Faults, p.say("preview.nowhere", i18n.Args{"Path": path}))
	}
	p.write(w, status, "both.html", shown)
}

// tableOf prints the translations of a page that are compared, and tells shown which
// there are.
func (p *Preview) tableOf(all []site.Translation, path string, shown *both) (template.HTML, error) {
	asked := max(0, slices.IndexFunc(all, func(t site.Translation) bool { return t.Path == path }))
	other := 0
	if asked == 0 {
		other = min(1, len(all)-1)
	}
	left, right := min(asked, other), max(asked, other)
	shown.Style = all[0].Stylesheet
	for i, t := range all {
		one := inLanguage{Lang: t.Lang.String(), Name: p.words.LanguageName(t.Lang), Path: t.Path}
		if i != left && i != right {
			one.Both = own + strings.TrimPrefix(t.Path, "/")
		}
		shown.Pages = append(shown.Pages, one)
	}
	var printer render.Printer
	var table bytes.Buffer
	err := error(nil)
	if left == right {
		err = printer.HTML(&table, all[left].View)
	} else {
		st, _ := p.current()
		err = printer.SideBySide(&table, all[left].View, all[right].View, p.markOf(st.folder, all[left].View.ViewBase()))
	}
	return template.HTML(table.String()), err
}

// markOf says how the texts of a thing stand in a language, the worst where a row has
// several.
func (p *Preview) markOf(folder *content.Folder, thing *view.Base) render.Mark {
	only := func(yield func(translation.Thing) bool) {
		for t := range folder.Things() {
			if t.Table.Kind == thing.Kind && folder.Thing(field.Ref{Kind: thing.Kind, ID: thing.ID}) == t.Value {
				yield(t)
				return
			}
		}
	}
	texts := folder.Survey().Texts(only)
	worst := []translation.State{translation.Missing, translation.Stale, translation.MachineMade, translation.SameAsSource}
	return func(name string, lang language.Tag) view.Text {
		found := len(worst)
		for _, t := range texts {
			inside, ok := strings.CutPrefix(t.Path.String(), name)
			if i := slices.Index(worst, t.State); ok && i >= 0 && t.Lang == lang && (inside == "" || inside[0] == '.' || inside[0] == '[') {
				found = min(found, i)
			}
		}
		if found == len(worst) {
			return nil
		}
		m := p.words.Message("preview.state."+string(worst[found]), nil)
		return view.Text{{Value: m.Value, Lang: m.Lang, Foreign: m.Lang != lang}}
	}
}

// write answers a page of the preview's own.
func (p *Preview) write(w http.ResponseWriter, status int, name string, data any) {
	var body bytes.Buffer
	if err := pages.ExecuteTemplate(&body, name, data); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", policy)
	w.WriteHeader(status)
	w.Write(body.Bytes()) // whoever has gone away gets nothing
}
