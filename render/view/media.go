package view

import (
	"html/template"

	"github.com/tertulia-go/tertulia/event"
	"golang.org/x/text/language"
)

// Recording is where a recording or a stream is found.
type Recording struct {
	URL       template.URL
	Languages []language.Tag
	Captions  []language.Tag
	Stream    bool
}

// Work is a book, film or report that is presented.
type Work struct {
	Title  Text
	Author string
	URL    template.URL
}

// Media is a recording or document.
type Media struct {
	URL   template.URL
	Title Text // with its language and subtitles in words
	Name  Text // the title alone
	Lang  language.Tag
	Facts MediaFacts
}

// MediaFacts are what a recording or document states in codes.
type MediaFacts struct {
	Kind     event.MediaKind
	Captions []language.Tag
}

// Image is a picture.
type Image struct {
	Src           template.URL
	Alt           Text // empty: decorative
	Credit        Text
	Creditor      Text // the name alone
	Width, Height int
	// Sizes are the widths in which the site has it, the narrowest first; nil: only
	// as it is.
	Sizes []ImageSize
}

// ImageSize is a picture in one width.
type ImageSize struct {
	URL   template.URL
	Width int // in pixels
}
