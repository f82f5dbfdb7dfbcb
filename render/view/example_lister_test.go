package view_test

import (
	"fmt"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
	"github.com/tertulia-go/tertulia/render/view"
)

func ExampleLister() {
	catalog, err := i18n.Load([]language.Tag{language.Spanish, language.English}, locales.FS)
	if err != nil {
		fmt.Println(err)
		return
	}
	now := func() time.Time { return time.Date(2027, 3, 1, 12, 0, 0, 0, time.UTC) }
	views, err := view.New(catalog, view.Options{Now: now})
	if err != nil {
		fmt.Println(err)
		return
	}
	on := func(day int, title string) *event.Event {
		return &event.Event{ID: title, Title: i18n.Same(title), When: event.When{Start: time.Date(2027, 3, day, 18, 0, 0, 0, time.UTC)}}
	}
	agua, libros := on(9, "Agua"), on(4, "Libros")
	lister := views.NewLister() // for as long as the events stay as they are
	for heading, events := range [][]*event.Event{{agua, libros}, {agua}} {
		list, err := lister.List(view.About{Title: i18n.Same(fmt.Sprint("Lista ", heading+1))}, events, language.Spanish)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(list.Title)
		for _, e := range list.Events {
			fmt.Println("-", e.Title, e.When.Text)
		}
	}
	// Output:
	// Lista 1
	// - Libros jueves, 4 de marzo de 2027, 18:00 (tiempo universal coordinado)
	// - Agua martes, 9 de marzo de 2027, 18:00 (tiempo universal coordinado)
	// Lista 2
	// - Agua martes, 9 de marzo de 2027, 18:00 (tiempo universal coordinado)
}
