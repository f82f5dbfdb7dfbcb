package content

import (
	"errors"
	"io/fs"
	"iter"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// Catalog returns the words with which the folder's pages are printed, in its
// languages: those given, which are the built-in ones (locales.FS), and then the
// folder's own messages. The warnings say what is odd in the folder's own: an
// id that no word given has, an argument that is left out. An error is an
// [Errors] with the places that the folder's messages have.
func (f *Folder) Catalog(words ...fs.FS) (catalog *i18n.Catalog, warnings Errors, err error) {
	catalog, err = i18n.Load(f.Settings.Languages, append(slices.Clone(words), f.Messages)...)
	if err != nil {
		return nil, nil, messageErrors(err)
	}
	return catalog, messageDoubts(catalog), nil
}

// messageErrors returns what is wrong with the site's own words, as
// [i18n.Load] reports it, with the places that they have in the folder. Nil
// gives none.
func messageErrors(err error) Errors {
	var joined interface{ Unwrap() []error }
	var at *i18n.LoadError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &at) && error(at) == err:
		e := &Error{File: path.Join(messagesFolder, at.File), Line: at.Line, Column: at.Column, Path: field.Fields(at.ID), Err: err}
		var argument *i18n.ArgumentError
		var action *i18n.ActionError
		switch {
		case errors.As(err, &argument):
			e.ID, e.Args = "error.message.argument", i18n.Args{"Argument": argument.Name}
		case errors.As(err, &action):
			e.ID, e.Args = "error.message.action", i18n.Args{"Action": action.Action}
		default:
			e.ID, e.Args = "error.message", i18n.Args{"Detail": at.Err.Error()}
		}
		return Errors{e}
	case errors.As(err, &joined):
		var all Errors
		for _, e := range joined.Unwrap() {
			all = append(all, messageErrors(e)...)
		}
		return all
	}
	return Errors{{File: messagesFolder, ID: "error.message", Args: i18n.Args{"Detail": err.Error()}, Err: err}}
}

// messageDoubts returns warnings of what is odd in the site's own words, once
// they are loaded into a catalog after the built-in ones: an id that no
// built-in message has and that is near one of theirs or of one family with
// it (an id of another family is the site's own), an argument that is left
// out, and {Name} where {{.Name}} was meant. It returns nil where nothing is.
func messageDoubts(catalog *i18n.Catalog) Errors {
	doubts := catalog.Doubts()
	unknown := make(map[string]bool)
	for _, doubt := range doubts {
		if doubt.Argument == "" && doubt.Braces == "" {
			unknown[doubt.ID] = true
		}
	}
	known := slices.DeleteFunc(catalog.IDs(), func(id string) bool { return unknown[id] })
	var all Errors
	for _, doubt := range doubts {
		e := &Error{File: path.Join(messagesFolder, doubt.File), Line: doubt.Line, Column: doubt.Column, Path: field.Fields(doubt.ID), Warning: true}
		switch {
		case doubt.Argument != "":
			e.ID, e.Args = "warning.message.argument", i18n.Args{"Argument": "{{." + doubt.Argument + "}}"}
		case doubt.Braces != "":
			name := strings.Trim(doubt.Braces, "{ .}")
			e.ID, e.Args = "warning.message.braces", i18n.Args{"Value": doubt.Braces, "Want": "{{." + name + "}}"}
		default:
			family, _, _ := strings.Cut(doubt.ID, ".")
			e.ID, e.Suggestion = "warning.message.unknown", nearest(doubt.ID, slices.Values(known))
			if e.Suggestion == "" && !slices.ContainsFunc(known, func(id string) bool { return strings.HasPrefix(id, family+".") }) {
				continue
			}
		}
		all = append(all, e)
	}
	all.sort()
	return all
}

// UnnamedLanguages returns a warning for each place where the content names a
// language, or is written in it, of which readers of the site would get the
// code, for want of a name in the catalog that the pages are printed with; nil
// where there is none. It walks through all of the content, so [Folder.Catalog]
// leaves it to those who want to know.
func (f *Folder) UnnamedLanguages(catalog *i18n.Catalog) Errors {
	lacking := make(map[language.Tag][]language.Tag) // the site's languages in which one has no name
	var all Errors
	for thing := range f.Things() {
		var root *yaml.Node // of the thing's file, which few need
		for n := range (field.Walk{Own: true}).Nodes(thing.Table, thing.Value) {
			for at, tag := range languagesOf(n) {
				readers, known := lacking[tag]
				if !known {
					readers = readersWithout(catalog, tag)
					lacking[tag] = readers
				}
				if len(readers) == 0 {
					continue
				}
				e := &Error{File: f.File(n.Ref), Path: n.Path().Join(at...), Warning: true, ID: "warning.language.unnamed",
					Args: i18n.Args{"Code": tag.String(), "Languages": readers}}
				if root == nil {
					root = parseAgain(f.fsys, e.File)
				}
				if root != nil {
					e.Path = asWritten(root, e.Path)
					place, _ := locate(root, e.Path)
					e.Line, e.Column = place.Line, place.Column
				}
				all = append(all, e)
			}
		}
	}
	all.sort()
	return all
}

// languagesOf yields the languages that a node names or is written in, each
// after the way to it from the node. Names in their own script are left out:
// nobody says in which language they are.
func languagesOf(n *field.Node) iter.Seq2[field.Path, language.Tag] {
	return func(yield func(field.Path, language.Tag) bool) {
		for i, tag := range n.Tags() {
			var at field.Path
			if n.Field.Type == field.TypeTags {
				at = field.Path{field.Item(i, "")}
			}
			if !yield(at, tag) {
				return
			}
		}
		if text := n.Text(); text != nil && n.Field.Type != field.TypeNative {
			for tag := range *text {
				if tag != language.Und && !yield(field.Path{{Lang: tag.String()}}, tag) {
					return
				}
			}
		}
	}
}

// readersWithout returns the languages of the site in which a language has no
// name.
func readersWithout(catalog *i18n.Catalog, tag language.Tag) []language.Tag {
	return slices.DeleteFunc(catalog.Languages(), func(reader language.Tag) bool {
		return catalog.Localizer(reader).HasLanguageName(tag)
	})
}
