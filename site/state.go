package site

import (
	"cmp"
	"embed"
	"errors"
	"io/fs"
	"sync"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
	"github.com/tertulia-go/tertulia/render"
	"github.com/tertulia-go/tertulia/site/internal/picture"
)

//go:embed messages
var messageFiles embed.FS

// Messages returns the words of the pages of a site, in Spanish and English, to be
// given to [i18n.Load] between those of package locales and a folder's own.
func Messages() fs.FS {
	files, err := fs.Sub(messageFiles, "messages")
	if err != nil {
		return embed.FS{} // which it never is
	}
	return files
}

// state is one state of the content with all that follows from it, whatever the
// clock says.
type state struct {
	options Options
	address
	folder    *content.Folder
	files     fs.FS
	catalog   *i18n.Catalog
	languages []language.Tag
	*markup
	pictures *picture.Store

	mu      sync.Mutex
	current *edition
}

// newState returns the state of a folder, which shares the sizes of pictures with
// the one before, if there is any.
func newState(folder *content.Folder, files fs.FS, o Options, before *state) (*state, error) {
	at, err := addressOf(cmp.Or(o.BaseURL, folder.Settings.BaseURL))
	if err != nil {
		return nil, err
	}
	catalog, err := newCatalog(folder)
	if err != nil {
		return nil, err
	}
	own, err := newMarkup(folder, files, catalog)
	if err != nil {
		return nil, err
	}
	pictures := picture.New(files, picture.Options{Cache: o.Cache})
	if before != nil {
		pictures = before.pictures.Over(files)
	}
	st := &state{options: o, address: at, folder: folder, files: files, catalog: catalog, languages: catalog.Languages(), markup: own, pictures: pictures}
	_, err = st.at(o.now())
	return st, err
}

// markup is what the pages of a site are printed with, and the files that stand beside
// the pages.
type markup struct {
	printer   *render.Printer
	templates *templates
	assets    map[string]*asset // by path
	own       map[string]string // the paths of the site's own assets, by how they begin
}

// newMarkup reads the files of a site that are no content. What keeps the folder from
// being a site is found all at once.
func newMarkup(folder *content.Folder, files fs.FS, catalog *i18n.Catalog) (*markup, error) {
	m := &markup{printer: &render.Printer{}}
	var found content.Errors
	if err := checkAddresses(folder, catalog); err != nil && !errors.As(err, &found) {
		return nil, err
	}
	var err error
	if m.assets, m.own, err = readAssets(files, &folder.Settings.Theme); err != nil {
		return nil, err
	}
	found = append(found, misplaced(m.assets, catalog.Languages())...)
	var wrong content.Errors
	if m.templates, wrong, err = parseTemplates(files, m.printer); err != nil {
		return nil, err
	}
	if found = append(found, wrong...); len(found) > 0 {
		return nil, found
	}
	return m, nil
}

// newCatalog loads the words of the pages of a folder's site.
func newCatalog(folder *content.Folder) (*i18n.Catalog, error) {
	return i18n.Load(folder.Settings.Languages, locales.FS, Messages(), folder.Messages)
}

// at returns the edition of a moment.
func (st *state) at(now time.Time) (*edition, error) {
	st.mu.Lock()
	defer st.mu.Unlock()
	if e := st.current; e != nil && !now.Before(e.from) && (e.until.IsZero() || now.Before(e.until)) {
		return e, nil
	}
	e, err := newEdition(st, now)
	if err == nil {
		st.current = e
	}
	return e, err
}
