// Command store shows a site that is kept in a SQLite database, and a form that changes one
// text of one event in it. Two people who change it at once see all three texts. Fill the
// database first:
//
//	tertulia store import examples/store/content --store sqlite:site.db
//	go run ./examples/store
package main

import (
	"context"
	_ "embed"
	"errors"
	"html/template"
	"log"
	"net/http"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/live"
	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/content/store/sqlite"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/site"
)

//go:embed form.html
var markup string

var form = template.Must(template.New("form").Parse(markup))

// title is the text that the form changes.
var title = field.Place{Ref: field.Ref{Kind: field.Event, ID: "river-songs"}, Path: field.Path{{Field: "title"}, {Lang: "es"}}}

func main() {
	ctx := context.Background()
	database, err := sqlite.Open("site.db", sqlite.Options{})
	if err != nil {
		log.Fatal(err)
	}
	a, err := open(ctx, database, site.Options{BaseURL: "http://localhost:8080"})
	if err != nil {
		log.Fatal(err)
	}
	go func() { // others write into the database as well
		for err := range a.content.Follow(ctx) {
			if err != nil {
				log.Print(err)
			}
		}
	}()
	log.Fatal(http.ListenAndServe("localhost:8080", a.handler()))
}

type app struct {
	content *live.Content
	site    *site.Site
}

// open makes the site of what is in the store, and the next one when that is another.
func open(ctx context.Context, s store.Store, o site.Options) (a *app, err error) {
	a = &app{}
	a.content, err = live.Open(ctx, s, func(now live.State) (err error) {
		switch {
		case now.Found.Faults() > 0:
			return now.Found // the site stays as it was
		case a.site == nil:
			a.site, err = site.New(now.Folder, now.Files, o)
			return err
		}
		return a.site.Swap(now.Folder, now.Files)
	})
	return a, err
}

func (a *app) handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", a.site)
	mux.HandleFunc("GET /edit", func(w http.ResponseWriter, r *http.Request) {
		value, err := a.content.Now().Folder.Value(title)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		show(w, http.StatusOK, answer{Now: value, Value: value, Author: "Ana"})
	})
	mux.HandleFunc("POST /edit", a.save)
	return http.NewCrossOriginProtection().Handler(mux) // no form of another site is taken
}

// answer is what the form shows.
type answer struct {
	Now, Value, Was, Author string // Now: what the next saving is made from
	Conflict                *content.ConflictError
	Fault                   string
}

func (a *app) save(w http.ResponseWriter, r *http.Request) {
	want, was, author := r.FormValue("title"), r.FormValue("base"), r.FormValue("author")
	_, err := a.content.Apply(r.Context(), store.Meta{Author: author, Message: "title"}, content.Set{Cell: title, Value: want, Base: content.Base(was)})
	var conflict *content.ConflictError
	var wrong content.Errors
	switch {
	case err == nil:
		http.Redirect(w, r, "/es/eventos/canciones/", http.StatusSeeOther)
	case errors.As(err, &conflict):
		show(w, http.StatusConflict, answer{Now: conflict.Now, Value: want, Was: was, Author: author, Conflict: conflict})
	case errors.As(err, &wrong):
		show(w, http.StatusUnprocessableEntity, answer{Now: was, Value: want, Author: author, Fault: wrong.Error()})
	default:
		log.Print(err)
		http.Error(w, "no se pudo guardar", http.StatusInternalServerError)
	}
}

func show(w http.ResponseWriter, status int, shown answer) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	if err := form.Execute(w, shown); err != nil {
		log.Print(err)
	}
}
