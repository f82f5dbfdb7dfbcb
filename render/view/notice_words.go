package view

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/address"
	"github.com/tertulia-go/tertulia/notice"
)

// noticeWords turns a fact into a sentence and a label for the reader.
//
// The words are messages notice.…, a whole sentence for each case on which its
// grammar depends. What stands in a sentence as an argument is a list of
// languages or a phrase about interpretation, captions or a recording. Where
// the reader's language lacks any of them, sentence and label are wholly in
// the language that has it: a sentence in two is neither.
func (r *resolver) noticeWords(n notice.Facts) (sentence, label i18n.Localized) {
	w := noticeWriter{r: r, l: r.l}
	sentence, label = w.words(n)
	if w.foreign != language.Und {
		w = noticeWriter{r: r, l: r.catalog.Localizer(w.foreign)}
		sentence, label = w.words(n)
		sentence.Source, label.Source = i18n.Fallback, i18n.Fallback
	}
	if !n.Note.IsZero() {
		return r.choose(n.Note), capitalized(label)
	}
	return capitalized(sentence), capitalized(label)
}

// capitalized gives the first letter of a sentence its capital: an argument
// may stand there, and names of languages have none in Spanish.
func capitalized(l i18n.Localized) i18n.Localized {
	r, size := utf8.DecodeRuneInString(l.Value)
	if upper := unicode.ToUpper(r); upper != r && size > 0 {
		l.Value = string(upper) + l.Value[size:]
	}
	return l
}

// A noticeWriter writes in one language, and remembers in which other one it
// had to look for a message.
type noticeWriter struct {
	r       *resolver
	l       *i18n.Localizer
	foreign language.Tag
}

func (w *noticeWriter) message(id string, args i18n.Args) i18n.Localized {
	return w.remember(w.l.Message(id, args))
}

func (w *noticeWriter) variant(id, variant string, args i18n.Args) string {
	return w.remember(w.l.Variant(id, variant, args)).Value
}

func (w *noticeWriter) phrase(id string, args i18n.Args) string {
	return w.message(id, args).Value
}

func (w *noticeWriter) remember(l i18n.Localized) i18n.Localized {
	if l.Source == i18n.Fallback {
		w.foreign = l.Lang
	}
	return l
}

// words writes what the facts say, in the tense they are in, and the same in a
// few words without one. An editor's note is not its business.
func (w *noticeWriter) words(n notice.Facts) (sentence, label i18n.Localized) {
	switch n.Topic {
	case notice.AboutSpoken:
		return w.spoken(n)
	case notice.AboutInterpretation:
		if n.None {
			return w.none(n, "notice.interpretation.none.", "notice.label.interpretation.none")
		}
		phrase, brief := w.interpretation(n.Interpretation)
		if n.Closed { // how it would have been done no longer matters
			phrase = brief
		}
		return w.provision(n, phrase, brief)
	case notice.AboutSessions:
		return w.sessions(n)
	case notice.AboutSign:
		if n.None {
			return w.none(n, "notice.sign.none.", "notice.label.sign.none")
		}
		phrase := w.phrase("notice.sign.phrase", w.languages(n.Languages))
		return w.provision(n, phrase, phrase)
	case notice.AboutCaptions:
		if n.None {
			return w.none(n, "notice.captions.none.", "notice.label.captions.none")
		}
		phrase := w.captions(n.Captions)
		return w.message("notice.captions."+n.Tense.String(), i18n.Args{"Captions": phrase}), w.alone(phrase)
	case notice.AboutMaterials:
		args := w.languages(n.Languages)
		id := "notice.materials.only"
		if n.Served {
			id = "notice.materials.served"
		}
		return w.message(id, args), w.message("notice.label.materials", args)
	case notice.AboutQuestions:
		args := i18n.Args{"In": w.l.Or(w.forms("in", n.Languages)...)}
		return w.message("notice.questions."+n.Tense.String(), args), w.message("notice.label.questions", args)
	case notice.AboutRecording:
		if n.None {
			return w.none(n, "notice.recording.none.", "notice.label.recording.none")
		}
		return w.recording(n)
	}
	return sentence, label
}

// none writes what takes no arguments: mostly, that there is none.
func (w *noticeWriter) none(n notice.Facts, id, labelID string) (sentence, label i18n.Localized) {
	return w.message(id+n.Tense.String(), nil), w.message(labelID, nil)
}

// alone is a phrase that stands for a label.
func (w *noticeWriter) alone(phrase string) i18n.Localized {
	return i18n.Localized{Value: phrase, Lang: w.l.Tag(), Source: i18n.Exact}
}

// spoken writes about what is spoken, and about the interpretation that is
// provided.
func (w *noticeWriter) spoken(n notice.Facts) (sentence, label i18n.Localized) {
	id, important, labelID := "notice.spoken.", "notice.spoken.important.", "notice.label.spoken."
	args := w.languages(n.Languages)
	brief := i18n.Args{"Languages": args["Languages"]}
	switch {
	case len(n.Languages) == 0 && !n.SpeakersChoice: // there is only a note
		label = w.message("notice.label.languages", nil)
		return sentence, label
	case len(n.Languages) == 0:
		id, important, labelID = "notice.choice.", "notice.choice.important.", "notice.label.choice."
	case n.SpeakersChoice:
		id, important, labelID = "notice.choice.among.", "notice.choice.among.important.", "notice.label.choice.among."
		args, brief = w.choice(n.Languages)
	case n.Scope == notice.OfPanel:
		id, important = "notice.session.", "notice.session.important."
	}
	if n.Level == notice.Important {
		id = important
	}
	kind := "in"
	switch {
	case len(n.Interpretation) > 0:
		kind = "with"
		args["Interpretation"], brief["Interpretation"] = w.interpretation(n.Interpretation)
	case n.None:
		kind = "none"
	}
	return w.message(id+kind+"."+n.Tense.String(), args), w.message(labelID+kind, brief)
}

// choice writes the languages among which each speaker chooses: where there is
// only one, there are others.
func (w *noticeWriter) choice(tags []language.Tag) (args, brief i18n.Args) {
	in, names := w.forms("in", tags), make([]string, len(tags))
	for i, tag := range tags {
		names[i] = w.name(tag)
	}
	if len(tags) == 1 {
		another := w.phrase("notice.choice.another", nil)
		in, names = append(in, w.phrase("in", i18n.Args{"Language": another})), append(names, another)
	}
	return i18n.Args{"In": w.l.Or(in...)}, i18n.Args{"Languages": w.l.Or(names...)}
}

// sessions writes in what sessions differ.
func (w *noticeWriter) sessions(n notice.Facts) (sentence, label i18n.Localized) {
	tense := n.Tense.String()
	if n.Sessions > 0 {
		args := w.languages(n.Languages)
		args["Count"] = n.Sessions
		return w.message("notice.sessions.in."+tense, args), w.message("notice.label.sessions.in", args)
	}
	if len(n.Varies) == 1 {
		topic := thing(n.Varies[0])
		return w.message("notice.sessions."+topic+"."+tense, nil), w.message("notice.label.sessions."+topic, nil)
	}
	things := make([]string, len(n.Varies))
	for i, topic := range n.Varies {
		things[i] = w.phrase("notice.sessions.thing."+thing(topic), nil)
	}
	args := i18n.Args{"Things": w.l.And(things...)}
	return w.message("notice.sessions.several."+tense, args), w.message("notice.label.sessions.several", args)
}

// thing is the word by which the ids of messages name that in which sessions
// differ.
func thing(topic notice.Topic) string {
	if topic == notice.AboutSpoken {
		return "languages"
	}
	return string(topic)
}

// provision writes about interpretation, spoken or signed, by how a reader
// comes by it. Whom to ask without an address has a sentence of its own, since
// no language says "ask" before each name in the same way.
func (w *noticeWriter) provision(n notice.Facts, interpretation, brief string) (sentence, label i18n.Localized) {
	if !n.Note.IsZero() { // the sentence before has the label of the service
		return sentence, w.message("notice.label.note", i18n.Args{"Interpretation": brief})
	}
	sentence, label = w.provided(n, interpretation, brief)
	if name := w.contact(n.Contact); name != "" && !n.Closed {
		sentence = w.message("notice.ask.name", i18n.Args{"Sentence": capitalized(sentence).Value, "Name": name})
	}
	return sentence, label
}

func (w *noticeWriter) provided(n notice.Facts, interpretation, brief string) (sentence, label i18n.Localized) {
	args, inBrief := i18n.Args{"Interpretation": interpretation}, i18n.Args{"Interpretation": brief}
	how := "plain"
	if ask := w.ask(n.Contact); ask != "" {
		args["Ask"] = ask
		how = "ask"
	}
	if !n.Deadline.IsZero() {
		args["Date"] = w.deadline(n)
		if how == "plain" {
			how = "by"
		} else {
			how = "ask-by"
		}
	}
	switch {
	case n.Closed:
		return w.message("notice.closed", args), w.message("notice.label.closed", inBrief)
	case n.Provision == notice.OnRequest:
		return w.message("notice.request."+how+"."+n.Tense.String(), args), w.message("notice.label.request", inBrief)
	case n.Provision == notice.Conditional:
		return w.message("notice.conditional."+how, args), w.message("notice.label.conditional", inBrief)
	case n.Provision == notice.Planned:
		return w.message("notice.planned", args), w.message("notice.label.planned", inBrief)
	}
	return w.message("notice.provided."+n.Tense.String(), args), w.alone(brief)
}

// ask writes at which address to ask for something; "" if there is none.
func (w *noticeWriter) ask(c field.Contact) string {
	switch {
	case c.Email != "" && c.Phone != "":
		return w.phrase("notice.ask.both", i18n.Args{"Email": c.Email, "Phone": c.Phone})
	case c.Email != "":
		return w.phrase("notice.ask.email", i18n.Args{"Email": c.Email})
	case c.Phone != "":
		return w.phrase("notice.ask.phone", i18n.Args{"Phone": c.Phone})
	}
	return ""
}

// contact is the name of whom to ask where there is no address, if the reader
// can read it; without the period of an abbreviation, since one follows.
func (w *noticeWriter) contact(c field.Contact) string {
	name := w.l.Text(c.Name)
	if c.Email != "" || c.Phone != "" || name.Source == i18n.Missing || name.Source == i18n.Fallback {
		return ""
	}
	return strings.TrimSuffix(name.Value, ".")
}

// deadline writes a day, or an hour with its zone: those who ask do not stand
// where the event is.
func (w *noticeWriter) deadline(n notice.Facts) string {
	return w.r.momentInSentence(w.l, n.Deadline, true)
}

// interpretation writes the list of phrases about spoken interpretation, and
// the same without saying how it is done.
func (w *noticeWriter) interpretation(list []notice.Interpreted) (whole, brief string) {
	if len(list) == 1 {
		return w.interpreted(list[0])
	}
	phrases := make([]string, len(list))
	for i, in := range list {
		phrases[i], _ = w.interpreted(in)
	}
	bare := withoutModes(list)
	briefs := make([]string, len(bare))
	for i, in := range bare {
		_, briefs[i] = w.interpreted(in)
	}
	return w.join(phrases, slices.ContainsFunc(list, listsLanguages)), w.join(briefs, slices.ContainsFunc(bare, listsLanguages))
}

// listsLanguages reports whether the phrase about interpretation has a list of
// languages in it.
func listsLanguages(in notice.Interpreted) bool {
	named := in.Direction == notice.OneWay || in.Direction == notice.Between
	return named && (len(in.From) > 1 || len(in.Into) > 1)
}

// join writes a list of phrases, some of which may have lists in them.
func (w *noticeWriter) join(phrases []string, lists bool) string {
	if lists {
		return w.l.AndLists(phrases...)
	}
	return w.l.And(phrases...)
}

// withoutModes leaves out how interpretation is done, and joins what then is
// the same.
func withoutModes(list []notice.Interpreted) []notice.Interpreted {
	var bare []notice.Interpreted
	for _, in := range list {
		in.Mode, in.Delivery = "", ""
		i := slices.IndexFunc(bare, func(b notice.Interpreted) bool {
			return b.Direction == in.Direction && slices.Equal(b.From, in.From)
		})
		if i < 0 {
			bare = append(bare, in)
			continue
		}
		bare[i].Into = slices.Clone(bare[i].Into)
		for _, tag := range in.Into {
			if !slices.Contains(bare[i].Into, tag) {
				bare[i].Into = append(bare[i].Into, tag)
			}
		}
	}
	return bare
}

func (w *noticeWriter) interpreted(in notice.Interpreted) (whole, brief string) {
	args := i18n.Args{"Mode": w.phrase("notice.mode.unspecified", nil)}
	id := "notice.direction.into"
	switch {
	case in.Direction == notice.BothWays:
		id = "notice.direction.both"
	case in.Direction == notice.AmongAll:
		id = "notice.direction.among"
		number := strconv.Itoa(len(in.Into))
		args["Number"] = w.variant("number", number, i18n.Args{"Number": number})
	case in.Direction == notice.Between:
		id = "notice.direction.between"
		if len(in.Into) > 2 {
			id = "notice.direction.between-several"
		}
		args["Languages"] = w.and(in.Into)
	default:
		if len(in.From) > 0 {
			args["From"] = w.each("from", in.From)
		}
		if len(in.Into) > 0 {
			args["Into"] = w.each("into", in.Into)
		}
		switch {
		case len(in.Into) == 0 && len(in.From) == 0:
			id = "notice.direction.unlisted"
		case len(in.Into) == 0:
			id = "notice.direction.from"
		case len(in.From) > 0:
			id = "notice.direction.from-into"
		}
	}
	brief = w.phrase(id, args)
	whole = brief
	switch in.Mode {
	case notice.Simultaneous, notice.Consecutive, notice.Whispered:
		args["Mode"] = w.phrase("notice.mode."+string(in.Mode), nil)
		whole = w.phrase(id, args)
	}
	switch in.Delivery {
	case notice.Headsets, notice.VideoCall, notice.App:
		whole = w.variant("notice.delivery."+string(in.Delivery), channels(in), i18n.Args{"Interpretation": whole})
	}
	return whole, brief
}

// channels returns the variant of words about how interpretation is heard:
// "several" where each of several languages has a channel of its own, else "".
func channels(in notice.Interpreted) string {
	if len(in.Into) == 1 && in.Into[0] != multiple {
		return ""
	}
	return "several"
}

// multiple is the tag for languages that nobody lists.
var multiple = language.Make("mul")

// captions writes the list of phrases about captions, one for each kind, in
// the order in which the kinds first come.
func (w *noticeWriter) captions(list []notice.Captions) string {
	var kinds, phrases []string
	languages := map[string][]language.Tag{}
	for _, c := range list {
		kind := "unspecified"
		switch c.Kind {
		case notice.LiveCaptions, notice.AutomaticCaptions, notice.PreparedCaptions:
			kind = string(c.Kind)
		}
		if !slices.Contains(kinds, kind) {
			kinds = append(kinds, kind)
		}
		if !slices.Contains(languages[kind], c.Language) {
			languages[kind] = append(languages[kind], c.Language)
		}
	}
	lists := false
	for _, kind := range kinds {
		lists = lists || len(languages[kind]) > 1
		phrases = append(phrases, w.phrase("notice.caption."+kind, i18n.Args{"Languages": w.and(languages[kind])}))
	}
	return w.join(phrases, lists)
}

func (w *noticeWriter) recording(n notice.Facts) (sentence, label i18n.Localized) {
	id, idWithForm, kind := "notice.recording.", "notice.recording.form.", "later"
	labelID, labelIDWithForm := "notice.label.recording", "notice.label.recording-form"
	switch {
	case n.Recording.Stream:
		id, idWithForm, kind = "notice.stream.", "notice.stream.form.", n.Tense.String()
		labelID, labelIDWithForm = "notice.label.stream", "notice.label.stream-form"
	case address.Link(n.Recording.URL) != "": // what nobody can reach is not available
		kind = "available"
	case n.Tense == notice.Past:
		kind = "awaited"
	}
	form := w.form(n.Recording)
	if form == "" {
		return w.message(id+kind, nil), w.message(labelID, nil)
	}
	args := i18n.Args{"Form": form}
	return w.message(idWithForm+kind, args), w.message(labelIDWithForm, args)
}

// form writes the languages and subtitles of a recording, as far as they are
// known.
func (w *noticeWriter) form(r *notice.Recording) string {
	args, variant := i18n.Args{}, ""
	if len(r.Captions) == 1 {
		variant = i18n.Canonical(r.Captions[0]).String()
	}
	if len(r.Languages) > 0 {
		args["Languages"] = w.and(r.Languages)
	}
	if len(r.Captions) > 0 {
		args["Captions"] = w.and(r.Captions)
	}
	switch {
	case len(args) == 2:
		return w.variant("notice.form.in-subtitled", variant, args)
	case len(r.Languages) > 0:
		return w.phrase("notice.form.in", args)
	case len(r.Captions) > 0:
		return w.variant("notice.form.subtitled", variant, args)
	}
	return ""
}

func (w *noticeWriter) languages(tags []language.Tag) i18n.Args {
	return i18n.Args{"Languages": w.and(tags)}
}

func (w *noticeWriter) and(tags []language.Tag) string {
	if len(tags) == 1 {
		return w.name(tags[0])
	}
	names := make([]string, len(tags))
	for i, tag := range tags {
		names[i] = w.name(tag)
	}
	return w.l.And(names...)
}

// each writes a list of languages, each in the form that the message id gives
// it.
func (w *noticeWriter) each(id string, tags []language.Tag) string {
	forms := w.forms(id, tags)
	if len(forms) == 1 {
		return forms[0]
	}
	return w.l.And(forms...)
}

// forms writes every language by one of the messages into, from and in, in the
// variant that the catalog may have for it, else for the language without a
// region.
func (w *noticeWriter) forms(id string, tags []language.Tag) []string {
	forms := make([]string, len(tags))
	for i, tag := range tags {
		tag = i18n.Canonical(tag)
		args := i18n.Args{"Language": w.name(tag)}
		forms[i] = w.variant(id, tag.String(), args)
		if base, _ := tag.Base(); base.String() != tag.String() && forms[i] == w.phrase(id, args) {
			forms[i] = w.variant(id, base.String(), args)
		}
	}
	return forms
}

// name writes the name of a language, with the acronym by which those who
// sign know it.
func (w *noticeWriter) name(tag language.Tag) string {
	tag = i18n.Canonical(tag)
	name := w.l.LanguageName(tag)
	acronym := w.l.Message("language."+tag.String()+".acronym", nil) // few have one
	if acronym.Value == "" || acronym.Source == i18n.Fallback {
		return name
	}
	return w.phrase("notice.acronym", i18n.Args{"Language": name, "Acronym": acronym.Value})
}
