package exchange

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/i18n"
)

// A Translator is a machine that translates: a service, or a program beside the site.
// None comes with the library.
type Translator interface {
	// Translate returns the translation of each text, in their order, with the Markdown
	// that the text has. A text that it leaves "" has no translation.
	Translate(ctx context.Context, texts []string, from, to language.Tag) ([]string, error)
}

// ErrTranslator says that a [Translator] did not return one translation for each text.
var ErrTranslator = errors.New("not one translation for each text")

// untranslated are the units that a machine may translate: those without a target, since
// what somebody has written is never written over.
func (j *Job) untranslated() (all []*Unit) {
	for i := range j.Units {
		if i18n.Blank(j.Units[i].Target) && !i18n.Blank(j.Units[i].Source) {
			all = append(all, &j.Units[i])
		}
	}
	return all
}

// Words returns how many words [Job.Translate] would ask for, which many translators
// are paid by: runs of letters between white space, in the units without a target.
func (j *Job) Words() int {
	words := 0
	for _, u := range j.untranslated() {
		words += len(strings.Fields(u.Source))
	}
	return words
}

// Translate asks a machine for the units without a target, and gives them what it
// answers, marked as made by a machine: [Import] records that in the lock, and the texts
// count as such until somebody accepts them. Units that have a target stay as they
// are. The job is unchanged where there is an error: that of the translator, or one
// that wraps [ErrTranslator]. Nothing is asked where all units have targets.
func (j *Job) Translate(ctx context.Context, by Translator) error {
	units := j.untranslated()
	if len(units) == 0 {
		return nil
	}
	texts := make([]string, len(units))
	for i, u := range units {
		texts[i] = u.Source
	}
	translated, err := by.Translate(ctx, texts, j.From, j.To)
	if err != nil {
		return fmt.Errorf("translate from %s into %s: %w", j.From, j.To, err)
	}
	if len(translated) != len(units) {
		return fmt.Errorf("translate from %s into %s: %w: %d for %d", j.From, j.To, ErrTranslator, len(translated), len(units))
	}
	for i, u := range units {
		if !i18n.Blank(translated[i]) {
			u.Target, u.State, u.Unfinished = translated[i], translation.MachineMade, false
		}
	}
	return nil
}
