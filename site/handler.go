package site

import (
	"cmp"
	"html/template"
	"io/fs"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/site/internal/answer"
	"github.com/tertulia-go/tertulia/site/internal/sitemap"
)

// policy is what browsers let a page do: nothing from elsewhere but pictures, and no
// script or style that stands in the page.
const policy = "default-src 'none'; style-src 'self'; img-src 'self' https: data:; font-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"

// cookie remembers the language that a reader chose, by ?lang= or by a link to a page
// in another language, which a script sees (scripts/choose.js).
const cookie = "tertulia_lang"

// ServeHTTP answers every path below the place where the site is mounted
// ([Options].BaseURL). At / it chooses a language by the query (?lang=en, which is
// remembered), the cookie and Accept-Language; no other path depends on who asks.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	st := s.state.Load()
	now := st.options.now()
	e, err := st.at(now)
	if err != nil {
		st.fail(w, r, err)
		return
	}
	path, below := strings.CutPrefix(r.URL.Path, st.below)
	if !below || path != "" && path[0] != '/' {
		e.notFound().Serve(w, r, now)
		return
	}
	if path == "" || path == "/" {
		e.choose(w, r)
		return
	}
	if r.URL.RawQuery != "" {
		a, err := e.search(path, r.URL.Query())
		if err != nil {
			st.fail(w, r, err)
			return
		}
		if a != nil {
			a.Serve(w, r, now)
			return
		}
	}
	a, err := e.answerAt(path, now)
	switch {
	case err != nil:
		st.fail(w, r, err)
	case a != nil:
		a.Serve(w, r, now)
	case e.pageAt(path+"/").page != nil:
		st.redirect(w, r, path+"/")
	case e.movedTo(path) != "":
		st.redirect(w, r, e.movedTo(path))
	default:
		e.notFoundFor(path).Serve(w, r, now)
	}
}

// fail answers that a page cannot be made, and tells the site why.
func (st *state) fail(w http.ResponseWriter, r *http.Request, err error) {
	if st.options.Failed != nil {
		st.options.Failed(r, err)
	}
	http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
}

// movedTo is the path of what has stood at a path before, a page or a form of it; ""
// if nothing has.
func (e *edition) movedTo(path string) string {
	for _, page := range []string{path, path + "/"} {
		if p := e.turned(e.moved, page); p.page != nil {
			return e.pathOf(p.page, p.number)
		}
	}
	if f, p := e.formIn(e.moved, path); f != nil {
		return beside(e.pathOf(p.page, p.number), f.extension)
	}
	return ""
}

// redirect leads to another path of the site for good, with what is asked of it.
func (st *state) redirect(w http.ResponseWriter, r *http.Request, path string) {
	to := st.mounted + escaped(path)
	if query := r.URL.Query().Encode(); query != "" {
		to += "?" + query
	}
	w.Header().Set("Location", to)
	w.Header().Set("Cache-Control", "max-age=3600")
	w.WriteHeader(http.StatusMovedPermanently)
}

// choose leads a reader to the first page in a language that the reader knows.
func (e *edition) choose(w http.ResponseWriter, r *http.Request) {
	chosen := r.URL.Query().Get("lang")
	remembered := ""
	if c, err := r.Cookie(cookie); err == nil {
		remembered = c.Value
	}
	tag := e.catalog.Match(chosen, remembered, strings.Join(r.Header.Values("Accept-Language"), ","))
	h := w.Header()
	h.Add("Vary", "Accept-Language")
	h.Add("Vary", "Cookie")
	h.Set("Cache-Control", "no-cache")
	if chosen != "" && e.isChoice(chosen, tag) {
		http.SetCookie(w, &http.Cookie{Name: cookie, Value: tag.String(), Path: e.mounted + "/", MaxAge: 365 * 24 * 3600, SameSite: http.SameSiteLaxMode})
	}
	h.Set("Location", e.mounted+e.shelfOf(tag).book.to())
	w.WriteHeader(http.StatusFound)
}

// isChoice reports whether what a reader asked for is a language of the site, whatever
// else the reader would take: what means nothing is not remembered.
func (e *edition) isChoice(asked string, tag language.Tag) bool {
	for _, s := range e.shelves {
		if e.catalog.Match(asked, s.lang.String()) != tag {
			return false
		}
	}
	return true
}

// answerAt returns the answer of a path, nil if there is none. It depends on nothing
// but the path and the moment.
func (e *edition) answerAt(path string, now time.Time) (*answer.Answer, error) {
	return e.answers.get(path, now, func() (*answer.Answer, error) { return e.newAnswer(path, now) })
}

// newAnswer makes the answer of a path, as answerAt returns it.
func (e *edition) newAnswer(path string, now time.Time) (*answer.Answer, error) {
	if p := e.pageAt(path); p.page != nil {
		return e.answerPage(p)
	}
	if f, p := e.formAt(path); f != nil {
		return e.answerOf(f, p)
	}
	if a, err := e.answerIndex(path, now); a != nil || err != nil {
		return a, err
	}
	return e.answerFile(path)
}

// pageAt returns the page of a path, which may be a further page of a list.
func (e *edition) pageAt(path string) shows { return e.turned(e.pages, path) }

// turned returns the page of a path among pages by their paths. It may be a further
// page of a list.
func (e *edition) turned(pages map[string]*page, path string) shows {
	if p := pages[path]; p != nil {
		return shows{page: p}
	}
	rest, last := "", ""
	if i := strings.LastIndexByte(strings.TrimSuffix(path, "/"), '/'); i > 0 && strings.HasSuffix(path, "/") {
		rest, last = path[:i+1], path[i+1:len(path)-1]
	}
	n, err := strconv.Atoi(last)
	if err != nil || n < 2 || strconv.Itoa(n) != last {
		return shows{}
	}
	for _, s := range e.shelves {
		list, ok := strings.CutSuffix(rest, s.book.words["path.page"]+"/")
		p := pages[list]
		if ok && p != nil && p.shelf == s && p.isListed() && n <= e.pagesOf(shows{page: p}, e.options.now()) {
			return shows{page: p, number: n}
		}
	}
	return shows{}
}

func (e *edition) answerPage(p shows) (*answer.Answer, error) {
	page, err := e.newPage(p)
	if err != nil {
		return nil, err
	}
	body, err := e.templates.execute(page)
	if err != nil {
		return nil, err
	}
	return &answer.Answer{Header: e.pageHeader(p.shelf.lang), Body: body, Until: e.noLaterThan(page.View.ViewBase().Until), MaxAge: e.options.maxAge()}, nil
}

// pageHeader is that of all pages in a language, which share it.
func (e *edition) pageHeader(lang language.Tag) http.Header {
	return e.headers.get(headerOf{lang: lang}, func() http.Header {
		return guarded(http.Header{"Content-Type": {"text/html; charset=utf-8"}, "Content-Language": {lang.String()}}, policy)
	})
}

// guarded adds to a header what keeps an answer from harm: browsers take it for nothing but
// its media type, tell other sites no more than where somebody comes from, and let it do
// what a policy allows. Without a policy nothing is said of that.
func guarded(header http.Header, policy string) http.Header {
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "strict-origin-when-cross-origin")
	if policy != "" {
		header.Set("Content-Security-Policy", policy)
	}
	return header
}

// headerOf is what has one header: a form, or if it is nil a page, in a language.
type headerOf struct {
	form *form
	lang language.Tag
}

// answerFile answers an asset, a picture, the sitemap, robots.txt.
func (e *edition) answerFile(path string) (*answer.Answer, error) {
	switch {
	case path == "/robots.txt" && e.assets[path] == nil:
		return plain("text/plain; charset=utf-8", sitemap.Robots(e.base)), nil
	case strings.HasPrefix(path, "/sitemap") && e.base != "":
		for _, f := range sitemap.Files(e.base, e.sitemap()) {
			if f.Path == path {
				a := plain("application/xml", f.Body)
				a.Until, a.MaxAge = e.until, e.options.maxAge()
				return a, nil
			}
		}
	}
	a := e.assets[path]
	switch {
	case a != nil:
	case strings.HasPrefix(path, picturePath):
		return e.answerPicture(path)
	case strings.HasPrefix(path, cardPath):
		return e.answerCard(path)
	default:
		return nil, nil
	}
	body, err := a.bytes(e.files)
	if err != nil {
		return nil, err
	}
	header := a.header()
	header.Set("Content-Type", a.kind)
	out := &answer.Answer{Header: header, Body: body}
	if info, err := fs.Stat(e.files, a.file); a.file != "" && err == nil {
		out.Modified = info.ModTime()
	}
	out.MaxAge = e.options.maxAge()
	if a.kept {
		out.MaxAge = unchanging
	}
	out.Compressed = isCompressed(a.kind)
	return out, nil
}

// isCompressed reports whether files of a media type are compressed as they are.
func isCompressed(mediaType string) bool {
	for _, kind := range []string{"image/", "font/", "video/", "audio/", "application/pdf", "application/zip"} {
		if strings.HasPrefix(mediaType, kind) {
			return mediaType != "image/svg+xml"
		}
	}
	return false
}

func plain(mediaType string, body []byte) *answer.Answer {
	return &answer.Answer{Header: guarded(http.Header{"Content-Type": {mediaType}}, policy), Body: body}
}

// notFoundFor is the answer for a path that leads nowhere, in the language in which
// the path begins.
func (e *edition) notFoundFor(path string) *answer.Answer {
	for _, s := range e.shelves {
		if strings.HasPrefix(path, s.book.to()) {
			return e.missing(s)
		}
	}
	return e.notFound()
}

func (e *edition) notFound() *answer.Answer { return e.missing(e.shelves[0]) }

func (e *edition) missing(s *shelf) *answer.Answer {
	a, err := e.answers.get("missing "+s.lang.String(), e.options.now(), func() (*answer.Answer, error) {
		return e.answerPage(shows{page: &page{kind: missing, shelf: s}})
	})
	if err != nil {
		a = plain("text/plain; charset=utf-8", []byte(http.StatusText(http.StatusNotFound)+"\n"))
	}
	return &answer.Answer{Status: http.StatusNotFound, Header: a.Header, Body: a.Body}
}

// search answers a list that a query narrows further: by several things at once. It is
// nil for a path that is no list, or a query that is not about one.
func (e *edition) search(path string, query url.Values) (*answer.Answer, error) {
	p := e.pageAt(path)
	f := (*form)(nil)
	if p.page == nil {
		f, p = e.formAt(path)
	}
	if p.page == nil || !p.isListed() {
		return nil, nil
	}
	p.asked = make(url.Values)
	var wanted []func(*event.Event) bool
	for _, way := range append([]by{byFollowed}, ways...) {
		for _, key := range query[string(way)][:min(len(query[string(way)]), maxAsked)] {
			l := e.listingOf(p.shelf, way, key)
			p.asked.Add(string(way), cmp.Or(l.key, key))
			wanted = append(wanted, l.has())
		}
	}
	words := clipped(strings.TrimSpace(query.Get("q")), maxWords)
	if words != "" {
		p.asked.Set("q", words)
		wanted = append(wanted, e.found(p.shelf, words))
	}
	p.number, _ = strconv.Atoi(query.Get("page"))
	if len(wanted) == 0 && !query.Has("page") {
		return nil, nil
	}
	p.of = func(ev *event.Event) bool {
		for _, has := range wanted {
			if !has(ev) {
				return false
			}
		}
		return true
	}
	p.number = min(max(p.number, 1), e.pagesOf(p, e.options.now()))
	if f != nil {
		return e.answerOf(f, p)
	}
	return e.answerNarrowed(p, words)
}

const (
	// maxAsked bounds by how many things of a way a query may narrow a list; those that
	// follow are not read.
	maxAsked = 8
	// maxWords bounds the words that are looked for, in characters, as the form does.
	maxWords = 200
)

// clipped is at most the first characters of a string.
func clipped(s string, most int) string {
	for i := range s {
		if most--; most < 0 {
			return s[:i]
		}
	}
	return s
}

// listingOf returns the listing that a query names by its key, its slug or one that it has
// had before; an empty one if there is none.
func (e *edition) listingOf(s *shelf, way by, name string) *listing {
	var former *listing
	for _, l := range s.lists {
		switch {
		case l.by != way:
		case l.key == name || l.slug == name:
			return l
		case l.thing != (field.Ref{}) && slices.Contains(e.folder.FormerSlugs(l.thing, s.lang), name):
			former = l
		}
	}
	return cmp.Or(former, &listing{})
}

// answerNarrowed is a page of a list that a query narrows, by words among others: not
// one for search engines.
func (e *edition) answerNarrowed(p shows, words string) (*answer.Answer, error) {
	page, err := e.newPage(p)
	if err != nil {
		return nil, err
	}
	page.NoIndex = true
	for i := range page.Languages {
		if len(p.asked) > 0 {
			page.Languages[i].URL += template.URL("?" + p.asked.Encode())
		}
	}
	if page.Search != nil {
		page.Search.Words = words
	}
	if len(page.Empty) > 0 && words != "" {
		page.Empty = p.shelf.words("site.search.nothing", nil)
	}
	body, err := e.templates.execute(page)
	if err != nil {
		return nil, err
	}
	return &answer.Answer{Header: e.pageHeader(p.shelf.lang), Body: body, Until: e.noLaterThan(page.View.ViewBase().Until)}, nil
}

// sitemap names the pages that search engines may know.
func (e *edition) sitemap() []sitemap.Page {
	var all []sitemap.Page
	for _, path := range slices.Sorted(maps.Keys(e.pages)) {
		p := e.pages[path]
		if p.thing != nil && !isTranslated(p, p.shelf.lang) {
			continue
		}
		entry := sitemap.Page{URL: e.base + escaped(p.path)}
		if ev, ok := p.thing.(*event.Event); ok {
			entry.Updated = ev.Updated
		}
		for _, s := range e.shelves {
			if other := e.pageOf(p.kind, p.id, s.lang); other != nil && (p.thing == nil || isTranslated(other, s.lang)) {
				u := e.base + escaped(other.path)
				entry.Alternates = append(entry.Alternates, sitemap.Alternate{Lang: s.lang, URL: u})
				if s == e.shelves[0] {
					entry.Default = u
				}
			}
		}
		if len(entry.Alternates) < 2 {
			entry.Alternates, entry.Default = nil, ""
		}
		all = append(all, entry)
	}
	return all
}
