package site

import (
	"cmp"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/render/view"
)

// Options are what a site decides. The zero value is a good default.
type Options struct {
	// BaseURL is the address at which the site is published, in place of base_url in
	// site.yaml. Its path, if it has one, is where the site is mounted in a larger
	// one: every address of the site begins with it.
	BaseURL string
	// Now is the clock that decides between "will be" and "was". If nil, it is
	// time.Now.
	Now func() time.Time
	// MaxAge is how long others may keep a page at most. If zero, a minute; if
	// negative, they ask each time.
	MaxAge time.Duration
	// AllowOrigin is the origin of whose pages scripts may read the .json of this
	// site ("*": of all), as Access-Control-Allow-Origin. If empty, none may.
	AllowOrigin string
	// Drafts shows what is not published yet, with a mark, for whoever proof-reads.
	Drafts bool
	// Cache is a folder of the machine in which the sizes of pictures are kept. If
	// empty, at most 64 MiB of such sizes are kept in memory.
	Cache string
	// PageSize is how many events a page of a list has. If zero, 24.
	PageSize int
	// CalendarSize is how many events a calendar to subscribe to has at most: the next
	// that are to come and, if there is room, the last of those that were over in the
	// last year. If zero, 300, which is below the megabyte that Google Calendar takes.
	CalendarSize int
	// FeedSize is how many events a feed has at most, those that were updated last. If
	// zero, 50.
	FeedSize int
	// Failed is told why a request cannot be answered, as for a template that fails;
	// readers get a 500 without the reason. If nil, nobody is told. It is called by
	// several at once.
	Failed func(r *http.Request, err error)
}

func (o Options) now() time.Time {
	if o.Now == nil {
		return time.Now()
	}
	return o.Now()
}

func (o Options) pageSize() int { return max(cmp.Or(o.PageSize, 24), 1) }

func (o Options) calendarSize() int { return max(cmp.Or(o.CalendarSize, 300), 1) }

func (o Options) feedSize() int { return max(cmp.Or(o.FeedSize, 50), 1) }

func (o Options) maxAge() time.Duration { return max(cmp.Or(o.MaxAge, time.Minute), 0) }

// Site is a site. It is an [http.Handler], safe for concurrent use.
type Site struct {
	options Options
	state   atomic.Pointer[state]
}

// New returns the site of a folder of content. The files are those of the folder:
// pictures, templates/*.html and static/ are read from them as they are asked for,
// so they stay open as long as the site is used.
//
// What cannot be a site is an error: addresses that two pages share, templates that
// cannot be parsed, words that the catalog lacks. All of it is returned at once.
func New(folder *content.Folder, files fs.FS, o Options) (*Site, error) {
	s := &Site{options: o}
	return s, s.Swap(folder, files)
}

// Swap takes the next state of the content. Requests that are being answered are
// answered from the one before, and no page is of both. If the next state is no
// site, the error says why, and the one before stays.
func (s *Site) Swap(folder *content.Folder, files fs.FS) error {
	if folder == nil {
		return errors.New("site: no folder")
	}
	next, err := newState(folder, files, s.options, s.state.Load())
	if err != nil {
		return fmt.Errorf("site: %w", err)
	}
	s.state.Store(next)
	return nil
}

// ErrBaseURL says that [Options].BaseURL is not the address of a site.
var ErrBaseURL = errors.New("not the address of a site: want https or http, such as https://example.org")

// address is where a site is published.
type address struct {
	base    string // in full, without a slash at its end; "": not known
	mounted string // the path of it as it stands in links: "", "/agenda"
	below   string // the same as in URL.Path
}

func addressOf(base string) (address, error) {
	if base == "" {
		return address{}, nil
	}
	u, err := url.Parse(base)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return address{}, fmt.Errorf("%q: %w", base, ErrBaseURL)
	}
	below := strings.TrimSuffix(path.Clean("/"+u.Path), "/") // "//a" would be another host
	mounted := escaped(below)
	return address{base: u.Scheme + "://" + u.Host + mounted, mounted: mounted, below: below}, nil
}

// Translation is a page in one language.
type Translation struct {
	Lang       language.Tag
	Path       string       // as in URL.Path
	Stylesheet template.URL // of the pages of the site
	// View is what the page is about. In a page that is a list of links, or about a
	// place, it holds these as markup.
	View view.View
}

// Translations returns the page of a path in each language of the site, in the order of
// the languages: also where it is shown in another language, and nothing where there is
// none. For what is no page, it is nil.
func (s *Site) Translations(path string) ([]Translation, error) {
	st := s.state.Load()
	e, err := st.at(st.options.now())
	if err != nil {
		return nil, fmt.Errorf("site: %w", err)
	}
	at, ok := strings.CutPrefix(path, st.below)
	p := e.pageAt(at).page
	if !ok || p == nil {
		return nil, nil
	}
	var all []Translation
	for _, shelf := range e.shelves {
		other := e.pageOf(p.kind, p.id, shelf.lang)
		if other == nil {
			continue
		}
		page, err := e.newPage(shows{page: other})
		if err == nil {
			err = e.templates.complete(page)
		}
		if err != nil {
			return nil, fmt.Errorf("site: %w", err)
		}
		all = append(all, Translation{Lang: shelf.lang, Path: st.below + other.path, Stylesheet: page.Stylesheet, View: page.View})
	}
	return all, nil
}
