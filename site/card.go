package site

import (
	"html/template"
	"net/http"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/render/view"
	"github.com/tertulia-go/tertulia/site/internal/answer"
	"github.com/tertulia-go/tertulia/site/internal/card"
	"github.com/tertulia-go/tertulia/site/internal/picture"
)

const cardPath = "/cards/"

// cards are the pictures that stand for events without one of their own where their
// addresses are shared. They are drawn when somebody asks for one that a page names.
type cards struct {
	painter func() (*card.Painter, error)

	mu    sync.Mutex
	named map[string]card.Card // by path
}

func newCards() *cards {
	return &cards{painter: sync.OnceValues(card.New), named: make(map[string]card.Card)}
}

// cardOf is the card of an event, as its page names it; nil where it has a picture of
// its own, or where nobody knows the address of the site.
func (e *edition) cardOf(v *view.Event) *view.Image {
	if e.base == "" || v.Image != nil {
		return nil
	}
	c := card.Card{Site: v.Words.SiteName.String(), Title: v.Headline.String(), When: v.When.String(), Accent: e.folder.Settings.Theme.Accent}
	if v.Next != nil {
		c.When = v.Next.String()
	}
	if v.Venue != nil && len(v.Venue.Name) > 0 {
		c.Where = v.Venue.Name.String()
		if len(v.Venue.City) > 0 {
			c.Where += ", " + v.Venue.City.String()
		}
	} else if len(v.Attendance) > 0 {
		c.Where = v.Attendance.String()
	}
	if len(v.Notices) > 0 {
		c.Notice = v.Notices[0].Sentence.String()
	}
	path := cardPath + c.Name()
	e.cards.mu.Lock()
	e.cards.named[path] = c
	e.cards.mu.Unlock()
	return &view.Image{Src: template.URL(e.mounted + path), Alt: v.Headline, Width: card.Width, Height: card.Height}
}

// answerCard answers a card by its path, nil if no page names one so.
func (e *edition) answerCard(path string) (*answer.Answer, error) {
	e.cards.mu.Lock()
	c, ok := e.cards.named[path]
	e.cards.mu.Unlock()
	if !ok {
		return nil, nil
	}
	painter, err := e.cards.painter()
	if err != nil {
		return nil, err
	}
	body, err := painter.Paint(c)
	if err != nil {
		return nil, err
	}
	return &answer.Answer{
		Header: guarded(http.Header{"Content-Type": {"image/png"}}, picture.Policy),
		Body:   body, MaxAge: unchanging, Compressed: true,
	}, nil
}

// cardPaths are the addresses of the cards of what is published.
func (e *edition) cardPaths() []string {
	var paths []string
	for _, s := range e.shelves {
		for _, ev := range s.events {
			if path := e.cardPathOf(ev, s.lang); path != "" {
				paths = append(paths, path)
			}
		}
	}
	return paths
}

func (e *edition) cardPathOf(ev *event.Event, tag language.Tag) string {
	v, err := e.eventView(ev, tag)
	if err != nil {
		return ""
	}
	if image := e.cardOf(v); image != nil {
		return strings.TrimPrefix(string(image.Src), e.mounted)
	}
	return ""
}
