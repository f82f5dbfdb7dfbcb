// Command site is a larger program with a bilingual site of events at /agenda/, in its own layout.
package main

import (
	"embed"
	"fmt"
	"io/fs"
	"log"
	"net/http"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/site"
)

//go:embed content
var files embed.FS

func main() {
	h, err := handler(site.Options{BaseURL: "http://localhost:8080/agenda"})
	if err == nil {
		err = http.ListenAndServe("localhost:8080", h)
	}
	log.Fatal(err)
}

func handler(o site.Options) (http.Handler, error) {
	folder, err := fs.Sub(files, "content")
	if err != nil {
		return nil, err
	}
	loaded, err := content.Load(folder)
	if err != nil {
		return nil, err
	}
	agenda, err := site.New(loaded, folder, o)
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "the rest of the program") })
	mux.Handle("/agenda/", agenda)
	return mux, err
}
