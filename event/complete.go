package event

import (
	"errors"
	"fmt"
	"slices"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// RequireComplete returns everything that keeps events from being published
// whole in the given languages: messages that the catalog lacks
// ([i18n.Catalog.Gaps]), faults ([Event.Validate]), texts that are not
// written ([Gaps]), and languages of whose name a reader would get a code: give
// the catalog a message language.<tag>. In a language in which an event is a
// draft ([Event.IsDraft]) nothing of it is missing. Call it in a test of your site:
//
//	require.NoError(t, event.RequireComplete(catalog, nil, events...))
//
// Without languages it is those that the catalog publishes; one that it does
// not publish is an error, and so is a nil catalog.
func RequireComplete(catalog *i18n.Catalog, languages []language.Tag, events ...*Event) error {
	if catalog == nil {
		return errors.New("no catalog")
	}
	published := catalog.Languages()
	if len(languages) == 0 {
		languages = published
	}
	var errs []error
	for _, tag := range languages {
		if !slices.Contains(published, i18n.Canonical(tag)) {
			errs = append(errs, fmt.Errorf("%s: the catalog does not publish it", tag))
		}
	}
	for _, gap := range catalog.Gaps() {
		if slices.ContainsFunc(languages, func(tag language.Tag) bool { return i18n.Canonical(tag) == gap.Lang }) {
			errs = append(errs, errors.New(gap.String()))
		}
	}
	for i, e := range events {
		if err := complete(catalog, e, languages); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", nameOf(e, i), err))
		}
	}
	return errors.Join(errs...)
}

func complete(catalog *i18n.Catalog, e *Event, languages []language.Tag) error {
	errs := []error{e.Validate().Err()}
	if e != nil {
		public := slices.DeleteFunc(slices.Clone(languages), e.IsDraft)
		for _, gap := range field.Gaps(eventFields, e, public...) {
			errs = append(errs, errors.New(gap.String()))
		}
		errs = append(errs, unnamedLanguages(catalog, e, public)...)
	}
	return errors.Join(errs...)
}

// unnamedLanguages returns an error for each language that is named in e, in a
// plan or elsewhere, for each of the readers who would get its code, at its
// first place.
func unnamedLanguages(catalog *i18n.Catalog, e *Event, readers []language.Tag) []error {
	var errs []error
	seen := map[language.Tag]bool{language.Und: true} // which Validate refuses
	for n := range (field.Walk{}).Nodes(eventFields, e) {
		for _, tag := range n.Tags() {
			if tag = i18n.Canonical(tag); seen[tag] {
				continue
			}
			seen[tag] = true
			for _, reader := range readers {
				if !catalog.Localizer(reader).HasLanguageName(tag) {
					errs = append(errs, fmt.Errorf("%s: %s has no name in %s: give the catalog a message language.%s", n.Root.Places(), tag, reader, tag))
				}
			}
		}
	}
	return errs
}

func nameOf(e *Event, i int) string {
	if e == nil || e.ID == "" {
		return fmt.Sprintf("event %d", i)
	}
	return e.ID
}
