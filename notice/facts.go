package notice

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// Facts are one thing to tell the readers of one language about the languages
// of an event or a panel: facts, no words. Package view turns such facts into a
// sentence and a label with the words of a catalog; a site may as well make
// its own sentence of them.
//
// What is not known is the zero value and is not to be said. The slices are
// the model's own where nothing had to be computed: do not change them.
type Facts struct {
	Topic Topic
	Level Level
	Scope Scope
	Tense Tense

	// Served says that the reader's language is among those of the notice, by
	// its base (es-MX is served by es): spoken or interpreted into for
	// AboutSpoken, where only what is provided counts; that of the materials,
	// questions, captions or recording for the others. Materials and questions
	// in languages that nobody lists (mul) are not "only" in others.
	Served bool
	// None says that it is stated that there is none: no interpretation with
	// AboutSpoken, AboutInterpretation and AboutSessions (at the event itself),
	// else none of the topic.
	None bool

	// Languages are those spoken, interpreted into for AboutSign, and those of
	// materials, questions and recording.
	Languages      []language.Tag
	SpeakersChoice bool // each speaks the language they choose
	// Interpretation is all that is provided for AboutSpoken. For
	// AboutInterpretation it is one service, since the words for two agree in
	// number; all that share a deadline where it has passed, and all that a
	// note is about.
	Interpretation []Interpreted

	// The provision of interpretation or of a sign language; the rest is for
	// OnRequest and Conditional.
	Provision Provision
	Deadline  field.Moment  // to ask for it; zero: none
	Closed    bool          // the deadline has passed
	Contact   field.Contact // whom to ask

	Captions  []Captions
	Recording *Recording
	Varies    Topic // with AboutSessions: AboutSpoken or AboutInterpretation

	// Note is an editor's own words. Where it is not zero it stands instead of
	// the sentence; the facts beside it are those that it is about.
	Note i18n.Text
}

// Topic is what a [Facts] is about.
type Topic string

const (
	AboutSpoken         Topic = "spoken"         // what is spoken, and the interpretation that is provided
	AboutInterpretation Topic = "interpretation" // that which is not simply provided, or whose spoken languages are not known
	AboutSessions       Topic = "sessions"       // that panels differ
	AboutSign           Topic = "sign"
	AboutCaptions       Topic = "captions"
	AboutMaterials      Topic = "materials"
	AboutQuestions      Topic = "questions"
	AboutRecording      Topic = "recording"
)

// Level is how much a [Facts] matters to its reader.
type Level uint8

const (
	// Info is the zero value.
	Info Level = iota
	// Important is a notice before or during the event for a reader whose
	// language is neither spoken nor interpreted into, or about several spoken
	// languages of which it is stated that there is no interpretation. Of
	// languages that nobody lists (mul) nobody knows, and it is not important.
	Important
)

// String returns "info" or "important".
func (l Level) String() string { return name(l, "info", "important") }

// Scope is what a [Facts] speaks of.
type Scope uint8

const (
	OfEvent Scope = iota // the zero value
	OfPanel
)

// String returns "event" or "panel".
func (s Scope) String() string { return name(s, "event", "panel") }

// Tense is when the event or panel of a [Facts] is, seen from its reader.
type Tense uint8

const (
	// Future, the zero value, is also the tense of what has no date.
	Future Tense = iota
	Present
	Past
)

// String returns "future", "present" or "past".
func (t Tense) String() string { return name(t, "future", "present", "past") }

func name[E ~uint8](e E, names ...string) string {
	if int(e) < len(names) {
		return names[e]
	}
	return fmt.Sprintf("%T(%d)", e, uint8(e))
}

// Reading is who reads, when, and the tense of what the reader is told about.
type Reading struct {
	Reader language.Tag
	Now    time.Time
	Tense  Tense
	// Undated says that what the reader is told about is postponed and nobody
	// knows to when. Deadlines before the time that was given up do not count:
	// they are neither told nor over.
	Undated bool
}

// OfOccasion returns what to tell a reader about the languages of an event whose
// plan and whose sessions' own plans are given, the spoken ones first. The
// rules:
//
//  1. A fact that is not known makes no notice. What is cancelled is not asked
//     about.
//  2. Interpretation that is provided stands with the spoken languages;
//     interpretation on request, planned or conditional has notices of its
//     own, one for each service, before and during the event.
//  3. The level is [Important] by the rule there; interpretation that is not
//     simply provided does not lower it.
//  4. An editor's note stands instead of every notice about what is spoken and
//     interpreted. Notes of a single interpretation or sign language follow
//     theirs, before and during the event.
//  5. Where sessions are known to differ in what is spoken or interpreted, the
//     event says so.
func OfOccasion(plan Plan, sessions []Plan, r Reading) []Facts {
	t := teller{reader: base(r.Reader), now: r.Now, scope: OfEvent, tense: r.Tense, undated: r.Undated}
	t.spoken(plan, nil)
	if varies := varies(plan, sessions, t.tense); varies != "" && plan.Note.IsZero() {
		n := t.notice(AboutSessions)
		n.Varies = varies
		n.None = plan.none()
		t.add(n)
	}
	t.sign(plan, nil)
	t.captions(plan)
	t.materials(plan)
	t.questions(plan)
	t.recording(plan)
	return t.notices
}

// OfSession returns what to tell about the languages of a session beside what
// is told of its event, whose plan of is: only what differs, however it is
// written, or the whole of what is interpreted where the session lacks something
// of its event and has nothing new. The rules are those of [OfOccasion]. With
// a zero plan of the event it is all that there is to tell.
func OfSession(session, of Plan, r Reading) []Facts {
	if session.IsZero() {
		return nil
	}
	t := teller{reader: base(r.Reader), now: r.Now, scope: OfPanel, tense: r.Tense, undated: r.Undated}
	whole := session.Inherit(of)
	if session.knowsSpoken() || session.knowsInterpretation() || !session.Note.IsZero() {
		t.spoken(whole, &of)
	}
	t.sign(whole, &of)
	if whole.NoCaptions != of.NoCaptions || !sameSet(whole.Captions, of.Captions, sameCaptions) {
		t.captions(whole)
	}
	if !sameTags(whole.Materials, of.Materials) {
		t.materials(whole)
	}
	if !sameTags(whole.Questions, of.Questions) {
		t.questions(whole)
	}
	if whole.NoRecording != of.NoRecording || !sameRecording(whole.Recording, of.Recording) {
		t.recording(whole)
	}
	return t.notices
}

// A teller collects the notices of one plan for one reader.
type teller struct {
	reader  language.Base
	now     time.Time
	scope   Scope
	tense   Tense
	undated bool
	notices []Facts
}

func (t *teller) notice(topic Topic) Facts {
	return Facts{Topic: topic, Scope: t.scope, Tense: t.tense}
}

func (t *teller) add(n Facts) { t.notices = append(t.notices, n) }

// serves reports whether the reader's language is among tags.
func (t *teller) serves(tags []language.Tag) bool {
	return slices.ContainsFunc(tags, func(tag language.Tag) bool { return base(tag) == t.reader })
}

func (t *teller) interpreted(told []Interpreted) bool {
	return slices.ContainsFunc(told, func(in Interpreted) bool { return t.serves(in.Into) })
}

func sameBase(a, b language.Tag) bool { return base(a) == base(b) }

// base is the language of a tag without script, region and the rest.
func base(tag language.Tag) language.Base {
	b, _, _ := i18n.Canonical(tag).Raw()
	return b
}

// relevant leaves out, when it is over, what was never certain.
func relevant[T any](t *teller, groups []group[T]) []group[T] {
	if t.tense != Past {
		return groups
	}
	return slices.DeleteFunc(groups, func(g group[T]) bool { return g.provision != Provided })
}

// spoken tells of what is spoken and interpreted, except for what readers know
// from the plan of the event; a nil one says nothing.
func (t *teller) spoken(l Plan, of *Plan) {
	n := t.notice(AboutSpoken)
	n.Languages, n.SpeakersChoice, n.Note = l.Spoken, l.SpeakersChoice, l.Note
	n.None = l.none()
	groups := relevant(t, interpreting(l))
	inOwnWords := !l.Note.IsZero()
	saidAlready := false
	if of != nil {
		lacks := beside(groups, relevant(t, interpreting(*of)), sameWays(l, *of))
		saidAlready = sameSentence(l, *of) && (inOwnWords || !lacks)
	}
	for _, g := range groups {
		if g.provision == Provided { // there is one such group at most
			n.Interpretation = g.told
		}
	}
	n.Served = t.serves(l.Spoken) || t.interpreted(n.Interpretation)
	if t.tense != Past && (len(l.Spoken) > 0 && !n.Served && !unlisted(l.Spoken) || n.None && mixed(l)) {
		n.Level = Important
	}
	switch {
	case saidAlready:
	case inOwnWords, len(l.Spoken) > 0, l.SpeakersChoice:
		t.add(n)
	default:
		n.Topic = AboutInterpretation
		if n.None {
			t.add(n)
		}
		t.services(n, n.Interpretation)
	}
	if l.SpeakersChoice && len(l.Spoken) > 0 && !inOwnWords && !saidAlready {
		choice := t.notice(AboutSpoken)
		choice.SpeakersChoice = true
		t.add(choice)
	}
	if t.tense == Past {
		return
	}
	for _, g := range groups {
		if g.provision != Provided && !inOwnWords && !g.said {
			n := t.notice(AboutInterpretation)
			t.ask(&n, g.terms)
			if n.Closed {
				n.Interpretation, n.Served = g.told, t.interpreted(g.told)
				t.add(n)
			} else {
				t.services(n, g.told)
			}
		}
		for _, note := range g.notes {
			n := t.notice(AboutInterpretation)
			n.Interpretation, n.Provision, n.Note = g.told, g.provision, note
			t.add(n)
		}
	}
}

// services adds n once for each service.
func (t *teller) services(n Facts, told []Interpreted) {
	for i := range told {
		n.Interpretation = told[i : i+1 : i+1]
		n.Served = t.interpreted(n.Interpretation)
		t.add(n)
	}
}

// mixed reports whether more than one language may be heard.
func mixed(l Plan) bool {
	return l.SpeakersChoice || slices.ContainsFunc(l.Spoken, func(tag language.Tag) bool {
		return base(tag) != base(l.Spoken[0])
	})
}

// ask fills in what a reader has to know to ask for a service.
func (t *teller) ask(n *Facts, s terms) {
	n.Provision = s.provision
	if s.provision != OnRequest && s.provision != Conditional {
		return
	}
	n.Contact = s.contact
	if !t.undated {
		n.Deadline, n.Closed = s.deadline, s.deadline.Passed(t.now)
	}
}

// sign tells of sign languages, except for what readers know from the plan of
// the event; a nil one says nothing.
func (t *teller) sign(l Plan, of *Plan) {
	if len(l.Sign) == 0 {
		if l.NoSign && (of == nil || !of.NoSign) {
			n := t.notice(AboutSign)
			n.None = true
			t.add(n)
		}
		return
	}
	groups := relevant(t, signing(l.Sign))
	if of != nil {
		beside(groups, relevant(t, signing(of.Sign)), sameTags)
	}
	for _, g := range groups {
		n := t.notice(AboutSign)
		n.Languages = g.told
		t.ask(&n, g.terms)
		if !g.said {
			t.add(n)
		}
		if t.tense == Past {
			continue
		}
		for _, note := range g.notes {
			n.Note = note
			t.add(n)
		}
	}
}

func (t *teller) captions(l Plan) {
	n := t.notice(AboutCaptions)
	n.Captions = l.Captions
	n.None = l.NoCaptions && len(l.Captions) == 0
	n.Served = slices.ContainsFunc(l.Captions, func(c Captions) bool { return base(c.Language) == t.reader })
	if n.None || len(n.Captions) > 0 {
		t.add(n)
	}
}

func (t *teller) materials(l Plan) { t.written(AboutMaterials, l.Materials) }
func (t *teller) questions(l Plan) { t.written(AboutQuestions, l.Questions) }

func (t *teller) written(topic Topic, tags []language.Tag) {
	if len(tags) == 0 {
		return
	}
	n := t.notice(topic)
	n.Languages, n.Served = tags, t.serves(tags) || unlisted(tags)
	t.add(n)
}

func (t *teller) recording(l Plan) {
	n := t.notice(AboutRecording)
	switch {
	case l.Recording != nil:
		n.Recording, n.Languages = l.Recording, l.Recording.Languages
		n.Served = t.serves(l.Recording.Languages) || t.serves(l.Recording.Captions)
	case l.NoRecording:
		n.None = true
	default:
		return
	}
	t.add(n)
}

// varies returns in what sessions are known to differ from each other or from
// their event: AboutSpoken, else AboutInterpretation, else "". Of two of which
// one is not known nobody can say that they differ. Languages are compared by
// their base, as readers are served by it. When all is over, what was never
// certain no longer counts.
func varies(plan Plan, sessions []Plan, tense Tense) Topic {
	told := func(l leg) (leg, bool) {
		if tense == Past && l.provision != Provided {
			return l, false
		}
		return byBase(l)
	}
	spoken, interpreted := plan, plan
	var varies Topic
	for _, session := range sessions {
		if session.IsZero() {
			continue
		}
		own := session.Inherit(plan)
		if own.knowsSpoken() {
			if spoken.knowsSpoken() && (own.SpeakersChoice != spoken.SpeakersChoice || !sameSet(own.Spoken, spoken.Spoken, sameBase)) {
				return AboutSpoken
			}
			spoken = own
		}
		if own.knowsInterpretation() {
			if interpreted.knowsInterpretation() && !maps.Equal(legs(own, told), legs(interpreted, told)) {
				varies = AboutInterpretation
			}
			interpreted = own
		}
	}
	return varies
}
