// Command store keeps a site in a SQLite database: a form changes one text of one event,
// shows the three texts when two people change it at once, and the site follows.
package main

import (
	"context"
	"embed"
	"errors"
	"html/template"
	"io/fs"
	"log"
	"net/http"
	"sync"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/content/store/sqlite"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/site"
)

//go:embed content/site.yaml content/events
var first embed.FS // what the database has at first

//go:embed form.html
var page string

var form = template.Must(template.New("form").Parse(page))

var title = func() field.Place { p, _ := field.ParsePlace("event/river-songs#title@es"); return p }()

type app struct {
	store  store.Store
	mu     sync.Mutex // guards folder
	folder *content.Folder
	site   *site.Site
}

func main() {
	database, err := sqlite.Open("site.db", sqlite.Options{})
	if err != nil {
		log.Fatal(err)
	}
	a, err := open(context.Background(), database, site.Options{BaseURL: "http://localhost:8080"})
	if err != nil {
		log.Fatal(err)
	}
	go a.follow(context.Background())
	log.Fatal(http.ListenAndServe("localhost:8080", a.handler()))
}

func open(ctx context.Context, s store.Store, o site.Options) (*app, error) {
	_, err := store.Edit(ctx, s, store.Meta{Message: "the first files"}, func(now *store.Snapshot) (changes []store.Change, err error) {
		if len(now.Paths()) > 0 {
			return nil, nil
		}
		files, err := fs.Sub(first, "content")
		for _, name := range []string{"site.yaml", "events/river-songs.yaml"} {
			body, missing := fs.ReadFile(files, name)
			changes, err = append(changes, now.Write(name, body)), errors.Join(err, missing)
		}
		return changes, err
	})
	if err != nil {
		return nil, err
	}
	now, err := s.Snapshot(ctx)
	if err != nil {
		return nil, err
	}
	folder, err := content.Load(now)
	if err != nil {
		return nil, err
	}
	shown, err := site.New(folder, now, o)
	return &app{store: s, folder: folder, site: shown}, err
}

func (a *app) handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", a.site)
	mux.HandleFunc("GET /edit", func(w http.ResponseWriter, r *http.Request) { a.show(w, http.StatusOK, answer{Author: "Ana"}) })
	mux.HandleFunc("POST /edit", a.save)
	return http.NewCrossOriginProtection().Handler(mux) // no form of another site is taken
}

// follow shows what others write into the database; what is wrong keeps the last good site.
func (a *app) follow(ctx context.Context) {
	for _, err := range a.store.Watch(ctx, "") {
		if err := errors.Join(err, a.refresh(ctx)); err != nil {
			log.Print(err)
		}
	}
}

// refresh reads only the files that have changed.
func (a *app) refresh(ctx context.Context) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	now, err := a.store.Snapshot(ctx)
	if err != nil {
		return err
	}
	folder, err := content.Reload(a.folder, now)
	if err != nil {
		return err
	}
	a.folder = folder
	return a.site.Swap(folder, now)
}

// edit makes changes of what is in the database now.
func (a *app) edit(ctx context.Context, meta store.Meta, changes ...content.Change) error {
	_, err := store.Edit(ctx, a.store, meta, func(now *store.Snapshot) ([]store.Change, error) {
		a.mu.Lock()
		defer a.mu.Unlock()
		folder, err := content.Reload(a.folder, now)
		if err != nil {
			return nil, err
		}
		files, relied, err := folder.Plan(changes...)
		var written []store.Change
		for _, file := range files {
			written = append(written, now.Write(file.Name, file.Data))
		}
		for _, name := range relied {
			written = append(written, now.Require(name))
		}
		return written, err
	})
	return errors.Join(err, a.refresh(ctx))
}

// answer is what the form shows.
type answer struct {
	Now, Value, Was, Author string // Now: what the next saving is made from
	Conflict                *content.ConflictError
	Fault                   string
}

func (a *app) save(w http.ResponseWriter, r *http.Request) {
	want, was, author := r.FormValue("title"), r.FormValue("base"), r.FormValue("author")
	err := a.edit(r.Context(), store.Meta{Author: author, Message: "title"}, content.Set{Cell: title, Value: want, Base: content.Base(was)})
	var conflict *content.ConflictError
	var wrong content.Errors
	switch {
	case err == nil:
		http.Redirect(w, r, "/es/eventos/canciones/", http.StatusSeeOther)
	case errors.As(err, &conflict):
		a.show(w, http.StatusConflict, answer{Value: want, Was: was, Author: author, Conflict: conflict})
	case errors.As(err, &wrong):
		a.show(w, http.StatusUnprocessableEntity, answer{Value: want, Author: author, Fault: wrong.Error()})
	default:
		log.Print(err)
		http.Error(w, "no se pudo guardar", http.StatusInternalServerError)
	}
}

// show answers the form, made from the title that there is now.
func (a *app) show(w http.ResponseWriter, status int, shown answer) {
	a.mu.Lock()
	for _, e := range a.folder.Events {
		if e.ID == title.Ref.ID {
			shown.Now = e.Title[a.folder.Settings.Languages[0]]
		}
	}
	a.mu.Unlock()
	if shown.Conflict != nil {
		shown.Now = shown.Conflict.Now // as it is shown beside the others
	}
	if shown.Value == "" {
		shown.Value = shown.Now
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	if err := form.Execute(w, shown); err != nil {
		log.Print(err)
	}
}
