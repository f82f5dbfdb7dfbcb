package i18n

import (
	"golang.org/x/text/language"
)

// MessageText is a message in one language as its file writes it.
type MessageText struct {
	ID          string
	Description string            // for translators; "": none
	Lang        language.Tag      // of the file
	File        string            // name inside its file system; "": in none
	Forms       map[string]string // by plural form; only "other" where the message has no others
}

// MessageText returns a message as readers of tag get it from the catalog of tag or
// of one of its CLDR parents, false where none of these has it. The value is the
// caller's own.
func (c *Catalog) MessageText(tag language.Tag, id string) (MessageText, bool) {
	m := c.messageOf(Canonical(tag), id)
	if m == nil {
		return MessageText{}, false
	}
	forms := make(map[string]string)
	for _, name := range formNames {
		if text := *m.form(name); text != "" {
			forms[name] = text
		}
	}
	return MessageText{ID: id, Description: m.source.Description, Lang: m.lang, File: m.file, Forms: forms}, true
}

// Arguments returns the names of the arguments of the message, sorted; the error is
// what [Load] would say of it, a [*LoadError].
func (t MessageText) Arguments() ([]string, error) {
	m := &message{id: t.ID, lang: t.Lang, file: t.File}
	m.source.ID = t.ID
	for _, name := range formNames {
		*m.form(name) = t.Forms[name]
	}
	if err := m.compile(&templates{lang: t.Lang}); err != nil {
		return nil, err
	}
	return m.arguments, nil
}
