package exchange

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// Taking says how translations are taken. The zero value refuses what was made from
// a source that has changed since.
type Taking struct {
	Stale   bool // takes such translations too: they stay out of date
	Machine bool // a machine made all of them, whatever the file says
}

// Outcome is what becomes of a [Job] that came back. Nothing is written yet.
type Outcome struct {
	Files []content.File // to be written, all of them; none: nothing changes
	// Found is what was refused and, as warnings, what is odd; each with the line of
	// the file that was read, and without its name ([content.Errors.Under] adds it).
	Found content.Errors
	// How many units are written, are as they were, have no translation, and are
	// left for their translator to finish.
	Written, Unchanged, Empty, Unfinished int
}

// StaleError says that the source of a translation has changed since.
type StaleError struct {
	Name field.Place // of the text in all its languages
	Was  string      // from which the translation was made
	Now  string
	Want string // the translation
}

// Error returns the name of the text and what is wrong.
func (e *StaleError) Error() string {
	return fmt.Sprintf("%s: the source has changed since", e.Name)
}

// Import returns what becomes of the folder's files by translations that came back.
// Of a unit that is refused nothing is written, and the rest is. Its cause is a
// [*StaleError], a [*content.ConflictError], or what [content.Folder.Apply] says. The
// error says that the languages are not two of the site.
func Import(folder *content.Folder, job *Job, taking Taking) (*Outcome, error) {
	if err := job.checkLanguages(folder); err != nil {
		return nil, err
	}
	r := &returned{folder: folder, job: job, taking: taking, here: make(map[string]text), seen: make(map[string]bool)}
	r.look()
	for i := range job.Units {
		r.unit(&job.Units[i])
	}
	if err := r.apply(); err != nil {
		return nil, err
	}
	return &r.outcome, nil
}

// A text is one of the folder, as it is now.
type text struct {
	translation.Text
	facts translation.Facts // of its thing
}

// returned is a job that came back.
type returned struct {
	folder  *content.Folder
	job     *Job
	taking  Taking
	here    map[string]text // by name
	seen    map[string]bool // names of units
	taken   []taken
	outcome Outcome
}

// taken is a unit that is to be written.
type taken struct {
	unit *Unit
	set  content.Set
}

// look finds the texts of the things that the job names.
func (r *returned) look() {
	named := make(map[field.Ref]bool)
	for _, u := range r.job.Units {
		named[u.Name.Ref] = true
	}
	for thing := range r.folder.Things() {
		texts := textsOf(r.folder, thing, r.job.To)
		if len(texts) == 0 || !named[texts[0].Ref] {
			continue
		}
		facts := thing.Facts()
		for _, t := range texts {
			r.here[t.Place.String()] = text{t, facts}
		}
	}
}

// unit takes a unit, or counts or refuses it.
func (r *returned) unit(u *Unit) {
	here, known := r.here[u.Name.String()]
	var now *standing
	if known && here.Source == r.job.From {
		words, cell := here.Translation()
		now = &standing{here.Original(), words, cell}
	}
	want, madeFrom, ok := r.decided(u, now)
	if ok && u.brokenTag != "" {
		r.refuse(u, "error.exchange.tags", field.ErrFormat, "Marks", u.brokenTag)
		return
	}
	if !ok || r.isBroken(u, here, want) {
		return
	}
	r.taken = append(r.taken, taken{u, content.Set{Cell: now.cell, Value: want, Base: content.Base(now.target),
		Made: content.Made{Machine: r.taking.Machine || u.State == translation.MachineMade, From: madeFrom}}})
}

// A standing is a text and its translation as they are here.
type standing struct {
	source, target string
	cell           field.Place // in which the translation is, or would be
}

// decided is the rule of what becomes of a unit, given what stands here; nil: nothing has
// its name. It returns the words that are wanted, and the fingerprint of the source from
// which they were made where that is another now; or false, after it has counted or refused
// the unit.
func (r *returned) decided(u *Unit, here *standing) (want, madeFrom string, ok bool) {
	name := u.Name.String()
	twice := r.seen[name]
	r.seen[name] = true
	switch {
	case i18n.Blank(u.Target):
		r.outcome.Empty++
		return "", "", false
	case here == nil:
		r.refuse(u, "error.exchange.name", field.ErrNotFound)
		return "", "", false
	case twice:
		r.refuse(u, "error.exchange.twice", field.ErrDuplicate)
		return "", "", false
	}
	want = withMarginsOf(here.source, u.Target)
	fingerprint := u.Fingerprint
	if fingerprint == "" { // the note is lost
		fingerprint = field.Fingerprint(u.Source)
	}
	if fingerprint != field.Fingerprint(here.source) {
		madeFrom = fingerprint
	}
	switch {
	case trimmed(u.Target) == trimmed(here.target) || u.Base != "" && (content.Base(u.Target) == u.Base || content.Base(want) == u.Base):
		r.outcome.Unchanged++
	case u.Unfinished:
		r.outcome.Unfinished++
	case u.Base != baseOf(here.target):
		r.refuse(u, "error.exchange.conflict", &content.ConflictError{Cell: here.cell, Base: u.Base, Now: here.target, Want: want}, "Now", here.target, "Source", here.source)
	case madeFrom != "" && !r.taking.Stale:
		r.refuse(u, "error.exchange.source", &StaleError{u.Name, u.Source, here.source, want}, "Was", u.Source, "Now", here.source)
	default:
		return want, madeFrom, true
	}
	return "", "", false
}

// isBroken compares a translation with its source, and reports whether it cannot be
// published. A text that is out of date is compared with the one it was made from.
func (r *returned) isBroken(u *Unit, here text, want string) bool {
	source := u.Source
	if field.Fingerprint(source) == field.Fingerprint(here.Original()) {
		source = here.Original()
	}
	isBroken := false
	for _, d := range here.facts.Differences(source, want, r.job.From, r.job.To, here.IsMarkdown) {
		if d.IsMarkup() {
			r.refuse(u, differ[d], field.ErrFormat)
			isBroken = true
		} else {
			r.found(u, differ[d], nil).Warning = true
		}
	}
	return isBroken
}

// differ are the messages that say in what a translation differs from its source.
var differ = map[translation.Difference]string{
	translation.Links:     "error.exchange.links",
	translation.Code:      "error.exchange.code",
	translation.Emphasis:  "error.exchange.emphasis",
	translation.Headings:  "error.exchange.headings",
	translation.Numbers:   "warning.exchange.numbers",
	translation.Addresses: "warning.exchange.addresses",

	translation.Dates:       "warning.exchange.dates",
	translation.Names:       "warning.exchange.names",
	translation.Punctuation: "warning.exchange.punctuation",
	translation.Same:        "warning.exchange.same",
	translation.Language:    "warning.exchange.language",
}

// apply makes changes of what is taken. What cannot be written is refused, alone: first
// what its own thing cannot have, then what several things cannot have together.
func (r *returned) apply() error {
	files, err := r.folder.Apply(changes(r.taken)...)
	if err != nil {
		if err := r.eachThing(); err != nil {
			return err
		}
		files, err = r.folder.Apply(changes(r.taken)...)
	}
	for err != nil {
		if err := r.together(err); err != nil {
			return err
		}
		files, err = r.folder.Apply(changes(r.taken)...)
	}
	r.outcome.Files, r.outcome.Written = files, len(r.taken)
	return nil
}

// eachThing leaves of each thing what can be written if nothing else is.
func (r *returned) eachThing() error {
	of := make(map[field.Ref][]taken)
	var order []field.Ref
	for _, t := range r.taken {
		ref := t.unit.Name.Ref
		if of[ref] == nil {
			order = append(order, ref)
		}
		of[ref] = append(of[ref], t)
	}
	r.taken = r.taken[:0]
	for _, ref := range order {
		rest, err := r.possible(of[ref])
		if err != nil {
			return err
		}
		r.taken = append(r.taken, rest...)
	}
	return nil
}

// possible returns those of the units of a thing that can be written together: it halves
// them until those that cannot stand alone, and refuses these.
func (r *returned) possible(of []taken) ([]taken, error) {
	_, err := r.folder.Apply(changes(of)...)
	if err == nil {
		return of, nil
	}
	if len(of) == 1 {
		return nil, r.impossible(of[0].unit, err)
	}
	half := len(of) / 2
	first, err := r.possible(of[:half:half])
	if err != nil {
		return nil, err
	}
	second, err := r.possible(of[half:])
	if err != nil {
		return nil, err
	}
	if _, err := r.folder.Apply(changes(append(first, second...))...); err != nil { // each half alone
		for _, t := range second {
			if err := r.impossible(t.unit, err); err != nil {
				return nil, err
			}
		}
		return first, nil
	}
	return append(first, second...), nil
}

// together refuses the units of which faults tell that stand between things: of those in
// the file of a fault the one at its place, or else all. It returns what is no fault.
func (r *returned) together(err error) error {
	var faults content.Errors
	if !errors.As(err, &faults) {
		return err
	}
	of := make(map[string][]*taken) // by the file of the thing, then by the place in it
	for i := range r.taken {
		t := &r.taken[i]
		file := r.folder.File(t.unit.Name.Ref)
		at := file + "#" + t.unit.Name.Path.String()
		of[file], of[at] = append(of[file], t), append(of[at], t)
	}
	refused := make(map[*Unit]bool)
	for _, fault := range faults {
		units := of[fault.File+"#"+fault.Path.String()]
		if units == nil {
			units = of[fault.File]
		}
		for _, t := range units {
			if !refused[t.unit] {
				refused[t.unit] = true
				if err := r.impossible(t.unit, content.Errors{fault}); err != nil {
					return err
				}
			}
		}
	}
	if len(refused) == 0 {
		return err
	}
	r.taken = slices.DeleteFunc(r.taken, func(t taken) bool { return refused[t.unit] })
	return nil
}

func changes(of []taken) []content.Change {
	all := make([]content.Change, len(of))
	for i, t := range of {
		all[i] = t.set
	}
	return all
}

// impossible refuses a unit for what [content.Folder.Apply] says of it, and returns
// what is no fault of its words.
func (r *returned) impossible(u *Unit, err error) error {
	var faults content.Errors
	if !errors.As(err, &faults) {
		return err
	}
	for _, fault := range faults {
		here := *fault
		here.File, here.Line, here.Column = "", u.Line, u.Column
		r.outcome.Found = append(r.outcome.Found, &here)
	}
	return nil
}

func (r *returned) refuse(u *Unit, id string, cause error, pairs ...string) {
	r.found(u, id, cause, pairs...)
}

// found reports something of a unit, at its place in the file that was read.
func (r *returned) found(u *Unit, id string, cause error, pairs ...string) *content.Error {
	place := field.Place{Ref: u.Name.Ref, Path: u.Name.Path.Join(field.Step{Lang: r.job.To.String()})}
	e := &content.Error{Line: u.Line, Column: u.Column, ID: id, Err: cause,
		Args: i18n.Args{"Place": place.String(), "Target": brief(u.Target)}}
	for i := 0; i < len(pairs); i += 2 {
		e.Args[pairs[i]] = brief(pairs[i+1])
	}
	r.outcome.Found = append(r.outcome.Found, e)
	return e
}

// brief cuts a text for a line of a report; causes have all of it.
func brief(text string) string {
	const most = 200
	runes := 0
	for i := range text {
		if runes++; runes > most {
			return text[:i] + "…"
		}
	}
	return text
}

func baseOf(target string) string {
	if target == "" {
		return ""
	}
	return content.Base(target)
}

// trimmed is a text without the white space around it, which tools do not keep.
func trimmed(text string) string {
	return strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
}

// withMarginsOf returns a translation with the white space that stands around its
// source.
func withMarginsOf(source, target string) string {
	core := strings.TrimSpace(source)
	before, after, _ := strings.Cut(source, core)
	return before + trimmed(target) + after
}
