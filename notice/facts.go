package notice

import (
	"fmt"
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
	// in languages that nobody lists (mul) are not "only" in others, nor are
	// those of an event whose sessions have others.
	Served bool
	// None says that it is stated that there is none: no interpretation with
	// AboutSpoken and AboutInterpretation, else none of the topic.
	None bool

	// Languages are those spoken, interpreted into for AboutSign, those of
	// materials, questions and recording, and those in which some sessions are
	// held for AboutSessions (nil: they have no languages in common).
	Languages []language.Tag
	// SpeakersChoice says that each speaks the language they choose: one of
	// Languages where there are several, that or another one where there is
	// one, and any where there is none.
	SpeakersChoice bool
	// Interpretation is all that is provided for AboutSpoken. For
	// AboutInterpretation it is one service, since the words for two agree in
	// number; all that share a deadline where it has passed, and all that a
	// note is about.
	Interpretation []Interpreted

	// The provision of interpretation or of a sign language; the rest is for
	// OnRequest and Conditional. Of several that share a deadline that has passed
	// it is OnRequest, without a contact, where they differ.
	Provision Provision
	Deadline  field.Moment  // to ask for it; zero: none
	Closed    bool          // the deadline has passed
	Contact   field.Contact // whom to ask

	Captions  []Captions
	Recording *Recording
	// Varies is in what sessions differ, with AboutSessions: AboutSpoken,
	// AboutInterpretation, AboutSign, AboutCaptions, in this order.
	Varies   []Topic
	Sessions int // how many sessions are held in Languages, with AboutSessions

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
//  5. Where sessions are known to differ in what is spoken or interpreted, in
//     sign languages or captions, the event says in what, and tells nothing
//     that one of them denies ([Plan.Shared]).
func OfOccasion(plan Plan, sessions []Plan, r Reading) []Facts {
	t := newTeller(OfEvent, r)
	plan = r.known(plan)
	shared := plan.Shared(sessions, r.Tense)
	t.spoken(shared, plan, nil)
	t.sessions(plan, sessions, differing(plan, sessions, r.Tense))
	t.sign(shared, nil)
	t.captions(shared)
	t.materials(shared, sessions)
	t.questions(shared)
	t.recording(shared)
	return t.notices
}

// OfSession returns what to tell about the languages of a session beside what
// is told of its event, which of is: only what differs, however it is written, or
// the whole of what is interpreted where the session lacks something of its
// event and has nothing new. The rules are those of [OfOccasion]. An event whose
// sessions differ does not tell its whole plan: then the session is its plan as it
// inherits the event's ([Plan.Inherit]), and of is [Plan.Shared]. With a zero
// plan of the event it is all that there is to tell.
func OfSession(session, of Plan, r Reading) []Facts {
	if session.IsZero() {
		return nil
	}
	t := newTeller(OfPanel, r)
	session, of = r.known(session), r.known(of)
	whole := session.Inherit(of)
	if session.knowsSpoken() || session.knowsInterpretation() || !session.Note.IsZero() {
		t.spoken(whole, whole, &of)
	}
	t.sign(whole, &of)
	if whole.NoCaptions != of.NoCaptions || !sameSet(whole.Captions, of.Captions, sameCaptions) {
		t.captions(whole)
	}
	if !sameTags(whole.Materials, of.Materials) {
		t.materials(whole, nil)
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
	notices []Facts
}

func newTeller(scope Scope, r Reading) teller {
	return teller{reader: base(r.Reader), now: r.Now, scope: scope, tense: r.Tense}
}

// known returns a plan without the deadlines of what was to be at a time that
// no longer holds.
func (r Reading) known(plan Plan) Plan {
	if !r.Undated {
		return plan
	}
	plan.Interpretation, plan.Sign = slices.Clone(plan.Interpretation), slices.Clone(plan.Sign)
	for i := range plan.Interpretation {
		plan.Interpretation[i].Deadline = field.Moment{}
	}
	for i := range plan.Sign {
		plan.Sign[i].Deadline = field.Moment{}
	}
	return plan
}

func (t *teller) notice(topic Topic) Facts {
	return Facts{Topic: topic, Scope: t.scope, Tense: t.tense}
}

func (t *teller) add(n Facts) { t.notices = append(t.notices, n) }

// serves reports whether the reader's language is among tags.
func (t *teller) serves(tags []language.Tag) bool {
	return slices.ContainsFunc(tags, func(tag language.Tag) bool { return base(tag) == t.reader })
}

// follows reports whether the reader's language is spoken, or interpretation
// into it is provided.
func (t *teller) follows(l Plan) bool {
	return t.serves(l.Spoken) || slices.ContainsFunc(l.Interpretation, func(in Interpretation) bool {
		return newTerms(in.Provision, in.Deadline, in.Contact).provision == Provided && t.serves(in.Into)
	})
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
// from the plan of the event; a nil one says nothing. How much it matters is
// judged by the whole plan, of which l is what is told here.
func (t *teller) spoken(l, whole Plan, of *Plan) {
	n := t.notice(AboutSpoken)
	n.Languages, n.SpeakersChoice, n.Note = l.Spoken, l.SpeakersChoice, l.Note
	if l.SpeakersChoice && unlisted(l.Spoken) { // the choice says that already
		n.Languages = nil
	}
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
	n.Served = t.follows(whole)
	if t.tense != Past && (len(l.Spoken) > 0 && !n.Served && !unlisted(l.Spoken) || whole.none() && mixed(l)) {
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
	if t.tense == Past {
		return
	}
	for _, g := range groups {
		if g.provision != Provided && !inOwnWords && !g.said {
			n := t.notice(AboutInterpretation)
			t.ask(&n, g.terms)
			if n.Closed {
				n.Interpretation, n.Served = g.told, t.interpreted(g.told)
				t.addClosed(n)
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

// addClosed adds what one can no longer ask for, to that of the same deadline if
// there is some: on which terms it was no longer matters.
func (t *teller) addClosed(n Facts) {
	i := slices.IndexFunc(t.notices, func(o Facts) bool {
		return o.Closed && o.Topic == n.Topic && o.Note.IsZero() && sameMoment(o.Deadline, n.Deadline)
	})
	if i < 0 {
		t.add(n)
		return
	}
	other := &t.notices[i]
	if other.Provision != n.Provision || !sameContact(other.Contact, n.Contact) {
		other.Provision, other.Contact = OnRequest, field.Contact{}
	}
	other.Interpretation = slices.Concat(other.Interpretation, n.Interpretation)
	other.Served = other.Served || n.Served
	languages := slices.Clone(other.Languages)
	for _, tag := range n.Languages {
		if !hasTag(languages, tag) {
			languages = append(languages, tag)
		}
	}
	other.Languages = languages
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
	n.Deadline, n.Contact = s.deadline, s.contact
	n.Closed = s.deadline.Passed(t.now)
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
		switch {
		case g.said:
		case n.Closed:
			t.addClosed(n)
		default:
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

func (t *teller) materials(l Plan, sessions []Plan) {
	others := slices.ContainsFunc(sessions, func(s Plan) bool { return !within(s.Materials, l.Materials) })
	t.written(AboutMaterials, l.Materials, others)
}

func (t *teller) questions(l Plan) { t.written(AboutQuestions, l.Questions, false) }

// written tells of languages in which something is written; others says that
// there are more than these.
func (t *teller) written(topic Topic, tags []language.Tag, others bool) {
	if len(tags) == 0 {
		return
	}
	n := t.notice(topic)
	n.Languages, n.Served = tags, t.serves(tags) || unlisted(tags) || others
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
