package content

import (
	"embed"
	"io/fs"
	"maps"
	"sync"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
)

//go:embed messages
var messageFiles embed.FS

// Messages returns the words of faults and warnings, in English and Spanish,
// for [i18n.Load]. They are for people who edit content: a program that shows
// faults in their language hands them over, and a site need not have them.
func Messages() fs.FS {
	sub, err := fs.Sub(messageFiles, "messages")
	if err != nil { // the name is a valid one
		return embed.FS{}
	}
	return sub
}

// english says what is wrong to those who have no catalog.
var english = sync.OnceValue(func() *i18n.Localizer {
	catalog, err := i18n.Load([]language.Tag{language.English}, Messages())
	if err != nil { // a test loads them
		return nil
	}
	return catalog.Localizer(language.English)
})

// say returns a message to the reader, in English if the reader's catalog does
// not have it or there is no reader.
// Languages among the arguments are named in the language of the message.
func say(reader *i18n.Localizer, id string, args i18n.Args) string {
	if reader != nil {
		if m := reader.Message(id, named(args, reader)); m.Value != "" {
			return m.Value
		}
	}
	return english().Message(id, named(args, english())).Value
}

// named returns args with the names of the languages that are among them.
func named(args i18n.Args, reader *i18n.Localizer) i18n.Args {
	args = maps.Clone(args)
	for name, value := range args {
		switch value := value.(type) {
		case language.Tag:
			args[name] = reader.LanguageName(value)
		case []language.Tag:
			names := make([]string, len(value))
			for i, tag := range value {
				names[i] = reader.LanguageName(tag)
			}
			args[name] = reader.And(names...)
		}
	}
	return args
}
