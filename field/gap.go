package field

import (
	"fmt"

	"golang.org/x/text/language"
)

// Gap is a text that is not written for the readers of a language.
type Gap struct {
	Place Place // of the text
	Root  Path  // the way to the text from what was searched
	Lang  language.Tag
}

// String returns the place, with items counted from 0, and the language.
func (g Gap) String() string { return fmt.Sprintf("%s: not written in %s", g.Root.Places(), g.Lang) }

// Gaps returns the texts of a value, and of the things that it refers to, that
// lack one of the languages, in the order of [Walk.Texts]. A text that nobody has
// written is no gap. An empty result says that readers of these languages see
// nothing in another.
func Gaps(t *Table, root any, languages ...language.Tag) []Gap {
	var gaps []Gap
	for n, text := range (Walk{}).Texts(t, root) {
		for _, tag := range languages {
			if _, ok := text.WrittenFor(tag); !ok && !text.IsZero() {
				gaps = append(gaps, Gap{n.Place(), n.Root.Join(), tag})
			}
		}
	}
	return gaps
}
