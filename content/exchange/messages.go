package exchange

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// ExportMessages returns the messages that a catalog has in one language (or in a CLDR
// parent of it) on their way into another, which the catalog need not have: one unit for
// each plural form of the target's language, named for the message and its form
// ("site#messages.page.speakers.few"). A form that the source does not have is translated
// from its "other". Left out are messages whose ids no name can carry: those with
// other characters than ASCII letters, digits, dots, "-" and "_".
func ExportMessages(catalog *i18n.Catalog, from, to language.Tag) *Job {
	job := &Job{From: i18n.Canonical(from), To: i18n.Canonical(to)}
	for m := range messagesOf(catalog, job) {
		for _, form := range m.forms {
			u := Unit{Name: nameOf(m.ID, form), File: m.File, Note: m.Description, Source: m.source(form), State: translation.Missing}
			if len(m.forms) > 1 {
				u.Note = strings.TrimSpace(u.Note + " · " + form)
			}
			u.Fingerprint = field.Fingerprint(u.Source)
			if u.Target = m.target.Forms[form]; u.Target != "" {
				u.State, u.Base = translation.Present, content.Base(u.Target)
			}
			job.Units = append(job.Units, u)
		}
	}
	return job
}

// catalogMessage is a message in two languages.
type catalogMessage struct {
	i18n.MessageText                  // in the language of the source
	target           i18n.MessageText // zero: there is none
	forms            []string         // that the target's language has
}

// source returns the words from which a form is translated.
func (m *catalogMessage) source(form string) string {
	if text := m.Forms[form]; text != "" {
		return text
	}
	return m.Forms[otherForm]
}

// The plural form that every message has, and the argument that chooses among forms.
const (
	otherForm     = "other"
	countArgument = "Count"
)

// messagesOf yields the messages of a catalog for the languages of a job, by id.
func messagesOf(catalog *i18n.Catalog, job *Job) func(yield func(*catalogMessage) bool) {
	plural := i18n.PluralForms(job.To)
	if !slices.Contains(plural, otherForm) { // Polish has it for fractions alone
		plural = append(plural, otherForm)
	}
	return func(yield func(*catalogMessage) bool) {
		for _, id := range catalog.IDs() {
			source, has := catalog.MessageText(job.From, id)
			if _, err := field.ParsePlace(nameOf(id, otherForm).String()); err != nil || !has {
				continue
			}
			m := &catalogMessage{MessageText: source, forms: []string{otherForm}}
			if len(source.Forms) > 1 {
				m.forms = plural
			}
			m.target, _ = catalog.MessageText(job.To, id)
			if !yield(m) {
				return
			}
		}
	}
}

func nameOf(id, form string) field.Place {
	path := field.Path{{Field: "messages"}}
	for part := range strings.SplitSeq(id, ".") {
		path = append(path, field.Step{Field: part})
	}
	return field.Place{Ref: field.Ref{Kind: field.Site}, Path: append(path, field.Step{Field: form})}
}

// ImportMessages returns what becomes of a message file by translations that came back
// for a catalog, in which the file has been read: name is what the file is called
// (messages/pt.yaml), and file what it holds, nil where there is none. Of a unit that is
// refused nothing is written; its cause is a [*StaleError], a [*content.ConflictError],
// or wraps an error of package field. Whether a machine made a text is not recorded.
// The error is that of a file that is no message file.
func ImportMessages(catalog *i18n.Catalog, job *Job, taking Taking, name string, file []byte) (*Outcome, error) {
	r := &returned{job: job, taking: taking, seen: make(map[string]bool)}
	here := make(map[string]messageForm)
	for m := range messagesOf(catalog, job) {
		for _, form := range m.forms {
			here[nameOf(m.ID, form).String()] = messageForm{m, form}
		}
	}
	edits := make(map[string]*messageEdit)
	for i := range job.Units {
		r.message(&job.Units[i], here, edits)
	}
	var texts []i18n.MessageText
	for _, id := range slices.Sorted(maps.Keys(edits)) {
		edit := edits[id]
		if _, err := edit.text.Arguments(); err != nil { // the forms alone are right: "other" is missing
			for _, u := range edit.units {
				r.refuse(u, "error.exchange.form", field.ErrRequired)
			}
			continue
		}
		texts = append(texts, edit.text)
		r.outcome.Written += len(edit.units)
	}
	if len(texts) == 0 {
		return &r.outcome, nil
	}
	data, err := editMessages(file, texts)
	if err != nil {
		return nil, unreadable(name, err)
	}
	r.outcome.Files = []content.File{{Name: name, Data: data}}
	return &r.outcome, nil
}

// messageForm is one plural form of a message.
type messageForm struct {
	*catalogMessage
	form string
}

// messageEdit is a message that is to be written, with the units that change it.
type messageEdit struct {
	text  i18n.MessageText
	units []*Unit
}

// message takes a unit of a catalog, or counts or refuses it.
func (r *returned) message(u *Unit, all map[string]messageForm, edits map[string]*messageEdit) {
	here, known := all[u.Name.String()]
	var now *standing
	if known {
		now = &standing{here.source(here.form), here.target.Forms[here.form], u.Name}
	}
	want, _, ok := r.decided(u, now)
	if !ok {
		return
	}
	if !here.hasArguments(want) {
		r.refuse(u, "error.exchange.arguments", field.ErrFormat, "Was", now.source)
		return
	}
	edit := edits[here.ID]
	if edit == nil {
		edit = &messageEdit{text: i18n.MessageText{ID: here.ID, Description: here.Description, Lang: r.job.To, Forms: make(map[string]string)}}
		maps.Copy(edit.text.Forms, here.target.Forms)
		edits[here.ID] = edit
	}
	edit.text.Forms[here.form] = want
	edit.units = append(edit.units, u)
}

// hasArguments reports whether a translation is a message with the arguments of its
// source. The number may be added where forms count: "one" is 0 and 1 in French, and
// 1 alone in English.
func (f messageForm) hasArguments(want string) bool {
	arguments := func(text string) ([]string, error) {
		return i18n.MessageText{ID: f.ID, Lang: f.Lang, Forms: map[string]string{otherForm: text}}.Arguments()
	}
	has, err := arguments(want)
	if err != nil {
		return false
	}
	needed, err := arguments(f.source(f.form))
	if len(f.Forms) > 1 && !slices.Contains(needed, countArgument) {
		has = slices.DeleteFunc(has, func(name string) bool { return name == countArgument })
	}
	return err == nil && slices.Equal(has, needed)
}
