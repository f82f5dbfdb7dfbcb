package view

import (
	"strings"
	"unicode/utf8"

	"github.com/tertulia-go/tertulia/internal/escape"
	"github.com/tertulia-go/tertulia/render/markdown"
)

// A Card is what a page is called and shows of itself where somebody links to
// it: in its head, in search results, in feeds.
type Card struct {
	Type    string // og:type, as "website" or "profile"; "": website
	Title   Text
	Summary Text
	Long    *Markdown // its beginning stands in for a summary
	Image   *Image
}

// Gist returns a sentence or two about the page: the summary, else how the long
// text begins, in whole words and one line.
func (c *Card) Gist(words *markdown.Converter) Text {
	if len(c.Summary) > 0 || c.Long == nil {
		return c.Summary
	}
	part := c.Long.Part
	part.Value = shortened(words.Gist(part.Value), maxGist)
	return Text{part}
}

// maxGist is how much of a description search engines and cards show.
const maxGist = 200

// shortened returns at most n characters of s, in one line and whole words.
func shortened(s string, n int) string {
	if len(s) > 8*n { // what follows is never looked at
		s = s[:8*n]
		for !utf8.ValidString(s) {
			s = s[:len(s)-1]
		}
	}
	s = escape.OneLine(s)
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	cut := 0
	for i := range s {
		if n--; n == 0 {
			break
		}
		if s[i] == ' ' {
			cut = i
		}
	}
	if cut == 0 {
		return ""
	}
	return strings.TrimRight(s[:cut], " ,;:.–—") + "…"
}
