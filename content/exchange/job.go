package exchange

import (
	"fmt"
	"iter"
	"regexp"
	"slices"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// Job is texts of one language on their way into another, and back.
type Job struct {
	From, To language.Tag
	Units    []Unit // in the order of [content.Folder.Things]
	// OtherSource is how many of the chosen texts were left out because they were
	// first written in another language than From. Files do not carry it.
	OtherSource int
	// Approved says that [Job.WriteXLIFF] marks translations that are neither stale nor
	// made by a machine as approved, so that tools lock them. False: nothing is.
	Approved bool
	// Inline says that XLIFF has the marks of Markdown as tags among the words, which
	// tools keep from being changed. False: as plain text. Other formats have no tags.
	Inline bool
	// CopySource says that [Job.WriteXLIFF] writes the source as the target of what is
	// missing, for tools that show only what has a target. Where it comes back as it is,
	// nobody has translated it. False: what is missing has no target.
	CopySource bool
}

// Unit is one text of a [Job].
type Unit struct {
	Name   field.Place       // of the text in all its languages
	File   string            // of the content, in which the text stands
	Note   string            // what the text is, for the translator
	Source string            // the words to translate
	Target string            // their translation; "": there is none
	State  translation.State // of the target: Missing, Stale, MachineMade, SameAsSource or Present
	// Previous is the source from which a translation was made that is out of date; "":
	// it is not known. What was read does not have it.
	Previous string
	// Unfinished says that the translator is not done with the target. Only what
	// was read has it.
	Unfinished bool
	// Fingerprint and Base are of the source ([field.Fingerprint]) and of the target
	// ([content.Base]) as they left. Base is "" where there was no target.
	Fingerprint, Base string
	// IsMarkdown says that the text has markup. What was read does not have it.
	IsMarkdown bool
	brokenTag  string // the marks of a tag that does not stand in the target as in the source
	// Line and Column are the place in the file that was read, from 1.
	Line, Column int
}

// Selection says which texts are sent. The zero value but for To is every text of a
// folder that was first written in its main language.
type Selection struct {
	To     language.Tag        // a language of the site
	From   language.Tag        // Und: the site's main language
	Only   []translation.State // empty: texts in every state
	Events []string            // ids, of events whose own texts are sent, and those of what they refer to; empty: everything
	// Before leaves only events that can be attended between Now and then, and what
	// they refer to. Zero: everything, whenever it is.
	Before, Now time.Time
	// Words are in the language of notes for translators, with [content.Messages]. Nil:
	// notes say only to what a text belongs.
	Words *i18n.Localizer
	// Former yields what a file of the folder said before, the newest first, for
	// [Unit.Previous] (content/store.Former does so where a store has a history). Nil: nobody knows.
	Former func(file string) iter.Seq[[]byte]
}

// Export returns the chosen texts of a folder. A language that the site does not have
// is an error that wraps [field.ErrLanguage], an event that it does not have one that
// wraps [field.ErrNotFound].
func Export(folder *content.Folder, s Selection) (*Job, error) {
	job := &Job{From: i18n.Canonical(s.From), To: i18n.Canonical(s.To)}
	if s.From == language.Und {
		job.From = i18n.Canonical(folder.Settings.Languages[0])
	}
	if err := job.checkLanguages(folder); err != nil {
		return nil, err
	}
	chosen, err := s.things(folder)
	if err != nil {
		return nil, err
	}
	former := &formerTexts{folder: folder, former: s.Former}
	for thing := range folder.Things() {
		texts := textsOf(folder, thing, job.To)
		if len(texts) == 0 || chosen != nil && !chosen[texts[0].Ref] {
			continue
		}
		notes := notes{thing: thing, site: folder.Settings.Languages, words: s.Words}
		for _, t := range texts {
			switch {
			case t.State == translation.SameEverywhere || t.Source == job.To || len(s.Only) > 0 && !slices.Contains(s.Only, t.State):
			case t.Source != job.From:
				job.OtherSource++
			default:
				u := Unit{Name: t.Place, File: folder.FileIn(t.Ref, t.Source), Note: notes.of(t), Source: t.Original(), State: t.State, IsMarkdown: t.IsMarkdown}
				u.Fingerprint = field.Fingerprint(u.Source)
				if u.Target, _ = t.Translation(); u.Target != "" {
					u.Base = content.Base(u.Target)
				}
				u.Previous = former.find(t)
				job.Units = append(job.Units, u)
			}
		}
	}
	return job, nil
}

// checkLanguages refuses languages that are not two of the site.
func (j *Job) checkLanguages(folder *content.Folder) error {
	for _, tag := range []language.Tag{j.From, j.To} {
		if !slices.ContainsFunc(folder.Settings.Languages, func(of language.Tag) bool { return i18n.Canonical(of) == tag }) {
			return fmt.Errorf("%w: %s is none of the site", field.ErrLanguage, tag)
		}
	}
	if j.From == j.To {
		return fmt.Errorf("%w: from %s into the same", field.ErrLanguage, j.To)
	}
	return nil
}

// textsOf returns the texts of a thing in one language.
func textsOf(folder *content.Folder, thing translation.Thing, to language.Tag) []translation.Text {
	return folder.Survey().Texts(slices.Values([]translation.Thing{thing}), to)
}

// things returns the things whose texts are chosen, nil for all.
func (s Selection) things(folder *content.Folder) (map[field.Ref]bool, error) {
	for _, id := range s.Events {
		if !slices.ContainsFunc(folder.Events, func(e *event.Event) bool { return e.ID == id }) {
			return nil, fmt.Errorf("event/%s: %w", id, field.ErrNotFound)
		}
	}
	if len(s.Events) == 0 && s.Before.IsZero() {
		return nil, nil
	}
	chosen := make(map[field.Ref]bool)
	for _, e := range folder.Events {
		if len(s.Events) > 0 && !slices.Contains(s.Events, e.ID) {
			continue
		}
		if next, ok := e.Next(s.Now); !s.Before.IsZero() && (!ok || !next.When.Start.Before(s.Before)) {
			continue
		}
		for n := range (field.Walk{}).Nodes(event.Fields(), e) {
			chosen[n.Ref] = true
		}
	}
	return chosen, nil
}

// origin is what a file says of the state in which a unit left, in one line that
// every format keeps among its notes.
func (u *Unit) origin() string {
	base := u.Base
	if base == "" {
		base = "-"
	}
	return "tertulia: source " + u.Fingerprint + ", target " + base
}

var originForm = regexp.MustCompile(`^\s*tertulia: source ([0-9a-f]{16}), target (-|[0-9a-f]{64})\s*$`)

// readOrigin reads a line of notes, and reports whether it is that of [Unit.origin].
func (u *Unit) readOrigin(line string) bool {
	m := originForm.FindStringSubmatch(line)
	if m == nil {
		return false
	}
	u.Fingerprint, u.Base = m[1], m[2]
	if u.Base == "-" {
		u.Base = ""
	}
	return true
}
