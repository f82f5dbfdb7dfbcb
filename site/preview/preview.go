// Package preview shows a folder of content as a site while somebody writes in it:
// drafts too, what is wrong with its place, two languages side by side, as on
// another date, and anew after each change.
//
//	p, err := preview.Open("content", preview.Options{})
//	go p.Follow(ctx)
//	http.ListenAndServe("127.0.0.1:8080", p)
//
// It is for the one who writes, not for readers: whoever can reach it sees drafts.
// Its own addresses begin with /+/.
package preview

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
	"github.com/tertulia-go/tertulia/site"
)

// Options are what a preview is given. The zero value is useful.
type Options struct {
	// Site is what the site decides. Drafts are always shown, nothing is kept by
	// browsers, and the reason of what fails is in the answer.
	Site site.Options
	// Language is that of the person who writes, in which faults are told; English if
	// there are no words in it.
	Language language.Tag
	// Every is how often the folder is looked through, for changes of which the system
	// does not tell. If zero, 2 s.
	Every time.Duration
}

// Preview shows a folder. It is an [http.Handler], safe for concurrent use.
type Preview struct {
	dir     string
	root    *os.Root // nil: the files are handed over with Show
	options Options
	words   *i18n.Localizer
	seen    string // the stamp of what has been read; only Follow changes it

	mu      sync.Mutex
	state   state
	changed chan struct{} // closed when there is another state
	pinned  pinned
}

// state is what the folder was when it was read.
type state struct {
	version string
	folder  *content.Folder // of the site
	files   fs.FS           // of the folder
	site    *site.Site      // the last that there could be; nil: there has been none
	faults  []string        // what is wrong now, each with its place
	former  bool            // the site is as it was before that
}

// pinned is the site as on the date that was asked for last.
type pinned struct {
	folder *content.Folder
	at     time.Time
	site   *site.Site
}

//go:embed messages
var messages embed.FS

// Open reads a folder. What is wrong in it is no error: it is shown. Whoever opens a
// preview closes it.
func Open(dir string, o Options) (*Preview, error) {
	p, err := newPreview(o)
	if err != nil {
		return nil, err
	}
	if p.root, err = os.OpenRoot(dir); err != nil {
		return nil, fmt.Errorf("preview: %w", err)
	}
	p.dir = dir
	p.look()
	return p, nil
}

// New shows files that are kept anywhere, as they are now; [Preview.Show] tells it of
// others. It needs no Follow, and is not closed.
func New(files fs.FS, o Options) (*Preview, error) {
	p, err := newPreview(o)
	if err != nil {
		return nil, err
	}
	p.Show(files)
	return p, nil
}

func newPreview(o Options) (*Preview, error) {
	own, err := fs.Sub(messages, "messages")
	if err != nil {
		return nil, err
	}
	catalog, err := i18n.Load([]language.Tag{language.English, language.Spanish}, locales.FS, content.Messages(), own)
	if err != nil {
		return nil, err
	}
	if o.Every <= 0 {
		o.Every = 2 * time.Second
	}
	o.Site.Drafts, o.Site.MaxAge, o.Site.Failed = true, -1, failed
	return &Preview{options: o, changed: make(chan struct{}), words: catalog.Localizer(catalog.Match(o.Language.String()))}, nil
}

// Close gives the folder free. Nothing is answered afterwards.
func (p *Preview) Close() error { return p.root.Close() }

// Show shows other files. It is called by one goroutine at a time.
func (p *Preview) Show(files fs.FS) {
	before, _ := p.current()
	next := state{version: strconv.FormatInt(time.Now().UnixNano(), 36), folder: before.folder, files: before.files, site: before.site, former: before.site != nil}
	folder, err := load(before.folder, files)
	next.faults = p.told(err)
	if folder != nil {
		shown, err := before.site, error(nil)
		if shown == nil {
			shown, err = site.New(folder, files, p.options.Site)
		} else {
			err = shown.Swap(folder, files)
		}
		if err == nil {
			next.folder, next.files, next.site, next.former = folder, files, shown, false
		} else {
			next.faults = append(next.faults, p.told(err)...)
		}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.state = next
	close(p.changed)
	p.changed = make(chan struct{})
}

// load returns the folder of files, of which it reads only those that are others than
// those of the folder before, and what is wrong in it. Where nothing can be shown
// already, there is a folder of what is right.
func load(before *content.Folder, files fs.FS) (*content.Folder, error) {
	if before != nil {
		return content.Reload(before, files)
	}
	folder, found := content.LoadSound(files)
	return folder, found
}

// current returns the state, and what is closed when there is another.
func (p *Preview) current() (state, <-chan struct{}) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.state, p.changed
}

// siteAt is the site as on another date.
func (p *Preview) siteAt(st state, at time.Time) (*site.Site, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if known := p.pinned; known.folder == st.folder && known.at.Equal(at) {
		return known.site, nil
	}
	options := p.options.Site
	options.Now = func() time.Time { return at }
	s, err := site.New(st.folder, st.files, options)
	if err != nil {
		return nil, err
	}
	p.pinned = pinned{st.folder, at, s}
	return s, nil
}

// maxFaults bounds how many faults a page shows.
const maxFaults = 50

// told is what is wrong, a line each; nothing for a nil error.
func (p *Preview) told(err error) []string {
	if err == nil {
		return nil
	}
	var list, faults content.Errors
	if !errors.As(err, &list) {
		return []string{err.Error()}
	}
	for _, e := range list {
		if !e.Warning && len(faults) < maxFaults {
			faults = append(faults, e)
		}
	}
	var lines []string
	for _, e := range faults {
		var b strings.Builder
		if err := (content.Errors{e}).WriteText(&b, p.words); err != nil {
			return append(lines, err.Error())
		}
		lines = append(lines, strings.TrimSpace(b.String()))
	}
	return lines
}
