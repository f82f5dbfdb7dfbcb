package rendertest

import (
	"encoding/xml"
	"io"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/tertulia-go/tertulia/render/atom"
	"github.com/tertulia-go/tertulia/render/view"
)

// AtomLink is a link of a feed.
type AtomLink struct {
	Rel      string `xml:"rel,attr"`
	Type     string `xml:"type,attr"`
	Hreflang string `xml:"hreflang,attr"`
	Href     string `xml:"href,attr"`
}

// AtomWords are XHTML in a feed.
type AtomWords struct {
	XML string `xml:",innerxml"`
}

// AtomFeed is a feed as a reader of feeds sees it.
type AtomFeed struct {
	XMLName xml.Name   `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string     `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	ID      string     `xml:"id"`
	Title   string     `xml:"title"`
	Updated time.Time  `xml:"updated"`
	Author  string     `xml:"author>name"`
	Links   []AtomLink `xml:"link"`
	Entries []struct {
		Lang  string `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
		ID    string `xml:"id"`
		Title struct {
			Lang  string `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
			Words string `xml:",chardata"`
		} `xml:"title"`
		Updated time.Time  `xml:"updated"`
		Authors []string   `xml:"author>name"`
		Links   []AtomLink `xml:"link"`
		Summary AtomWords  `xml:"summary"`
		Content AtomWords  `xml:"content"`
	} `xml:"entry"`
}

// FeedOf prints a feed and reads it.
func FeedOf(t testing.TB, s *Site, about atom.Feed, views ...view.View) (f AtomFeed) {
	t.Helper()
	require.NoError(t, xml.Unmarshal([]byte(Printed(t, func(w io.Writer) error { return s.Atom(w, about, views...) })), &f))
	return f
}
