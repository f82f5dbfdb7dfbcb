package view_test

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/internal/rounds"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render/view"
)

// plansOfSpeech yields every combination of facts about what is spoken and
// interpreted, also those that Validate refuses.
func plansOfSpeech(yield func(notice.Plan) bool) {
	ways := []notice.Interpretation{
		{}, {Mode: notice.Simultaneous, Delivery: notice.Headsets}, {Mode: notice.Consecutive, Delivery: notice.App},
		{Mode: notice.Whispered, Delivery: notice.VideoCall},
	}
	for _, spoken := range [][]language.Tag{nil, {es}, {en}, {pt}, {mul}, {es, en}, {es, en, pt}, {es, mfs}} {
		for _, choice := range []bool{false, true} {
			plan := notice.Plan{Spoken: spoken, SpeakersChoice: choice}
			if !yield(plan) {
				return
			}
			plan.NoInterpretation = true
			if !yield(plan) {
				return
			}
			plan.NoInterpretation = false
			for _, into := range [][]language.Tag{{en}, {es, en}, {pt, ase}, {es, en, pt}} {
				for _, from := range [][]language.Tag{nil, {es}, {es, mfs}} {
					for _, way := range ways {
						way.Into, way.From = into, from
						for _, terms := range provisions() {
							in := way
							in.Provision, in.Deadline, in.Contact = terms.Provision, terms.Deadline, terms.Contact
							plan.Interpretation = []notice.Interpretation{in}
							if !yield(plan) {
								return
							}
						}
					}
				}
			}
		}
	}
}

func provisions() []notice.Sign {
	all := []notice.Sign{{}, {Provision: notice.Provided}, {Provision: notice.Planned}}
	for _, p := range []notice.Provision{notice.OnRequest, notice.Conditional} {
		for _, d := range []field.Moment{{}, deadline, noon}[:2+len(all)%2] { // an hour for one of them
			for _, c := range []field.Contact{{}, {Email: "acceso@example.org"}, {Name: i18n.Same("Ana Sanjuán")}} {
				all = append(all, notice.Sign{Provision: p, Deadline: d, Contact: c})
			}
		}
	}
	return all
}

// otherPlans are combinations of the other facts, each topic on its own.
func otherPlans() []notice.Plan {
	plans := []notice.Plan{
		{}, {NoSign: true}, {NoCaptions: true}, {NoRecording: true},
		{Materials: tagsOf(es)}, {Materials: tagsOf(en, pt)}, {Questions: tagsOf(es)}, {Questions: tagsOf(es, en, mfs)},
	}
	for _, s := range provisions() {
		s.Language = ase
		plans = append(plans, notice.Plan{Sign: []notice.Sign{s}}, notice.Plan{Sign: []notice.Sign{s, {Language: mfs}}})
	}
	kinds := []notice.CaptionKind{"", notice.LiveCaptions, notice.AutomaticCaptions, notice.PreparedCaptions}
	for i, kind := range kinds {
		for _, other := range kinds[i:] {
			plans = append(plans, notice.Plan{Captions: []notice.Captions{{Language: es, Kind: kind}, {Language: en, Kind: other}}})
		}
	}
	for _, spoken := range [][]language.Tag{nil, {es}, {es, en}} {
		for _, captions := range [][]language.Tag{nil, {en}, {pt, fr}} {
			for _, url := range []string{"", "https://example.org/v"} {
				for _, stream := range []bool{false, true} {
					plans = append(plans, notice.Plan{Recording: &notice.Recording{Languages: spoken, Captions: captions, URL: url, Stream: stream}})
				}
			}
		}
	}
	return plans
}

// with joins a plan of speech and another.
func with(speech, other notice.Plan) notice.Plan {
	other.Spoken, other.SpeakersChoice = speech.Spoken, speech.SpeakersChoice
	other.Interpretation, other.NoInterpretation = speech.Interpretation, speech.NoInterpretation
	return other
}

// A claim is something that a sentence says, in any of the languages, and
// whether the facts do. The words are parts of sentences in small letters.
type claim struct {
	name  string
	words string // separated by |
	true  func(l notice.Plan) bool
}

// says reports whether a text in small letters has one of the words.
func says(lower, words string) bool {
	for w := range strings.SplitSeq(words, "|") {
		if strings.Contains(lower, w) {
			return true
		}
	}
	return false
}

func interpreted(is func(notice.Interpretation) bool) func(notice.Plan) bool {
	return func(l notice.Plan) bool { return slices.ContainsFunc(l.Interpretation, is) }
}

// asked says whether a service with one of the provisions is among the facts.
func asked(p ...notice.Provision) func(notice.Plan) bool {
	return func(l notice.Plan) bool {
		return slices.ContainsFunc(l.Interpretation, func(in notice.Interpretation) bool { return slices.Contains(p, in.Provision) }) ||
			slices.ContainsFunc(l.Sign, func(s notice.Sign) bool { return slices.Contains(p, s.Provision) })
	}
}

func captioned(kind notice.CaptionKind) func(notice.Plan) bool {
	return func(l notice.Plan) bool {
		return slices.ContainsFunc(l.Captions, func(c notice.Captions) bool { return c.Kind == kind })
	}
}

var claims = []claim{
	{"interpretation", "interpret", func(l notice.Plan) bool {
		return l.NoInterpretation || len(l.Interpretation) > 0 || len(l.Sign) > 0 || l.NoSign
	}},
	{"no interpretation", "no interpretation|sin interpretación|no habrá interpretación|no hay interpretación|no hubo interpretación|sem interpretação", func(l notice.Plan) bool { return l.NoInterpretation || l.NoSign }},
	{"simultaneous", "simult", interpreted(func(in notice.Interpretation) bool { return in.Mode == notice.Simultaneous })},
	{"consecutive", "consecutiv", interpreted(func(in notice.Interpretation) bool { return in.Mode == notice.Consecutive })},
	{"whispered", "whisper|susurr|sussurr", interpreted(func(in notice.Interpretation) bool { return in.Mode == notice.Whispered })},
	{"headsets", "headset|auricular|fones", interpreted(func(in notice.Interpretation) bool { return in.Delivery == notice.Headsets })},
	{"video call", "video", interpreted(func(in notice.Interpretation) bool { return in.Delivery == notice.VideoCall })},
	{"app", "an app|aplicación|aplicativo", interpreted(func(in notice.Interpretation) bool { return in.Delivery == notice.App })},
	{"request", "request|ask by|solici", asked(notice.OnRequest, notice.Conditional)},
	{"planned", "planned|previst", asked(notice.Planned)},
	{"enough people", "enough people|suficiente", asked(notice.Conditional)},
	{"an address", "@|sanjuán", asked(notice.OnRequest, notice.Conditional)},
	{"a date", "2027", asked(notice.OnRequest, notice.Conditional)},
	{"choice", "choice|preferencia|preferência", func(l notice.Plan) bool { return l.SpeakersChoice }},
	{"captions", "caption|subtitle|subtítulos|legendas", func(l notice.Plan) bool {
		return l.NoCaptions || len(l.Captions) > 0 || l.Recording != nil && len(l.Recording.Captions) > 0
	}},
	{"live captions", "live captions|subtítulos en vivo|legendas ao vivo", captioned(notice.LiveCaptions)},
	{"automatic captions", "autom", captioned(notice.AutomaticCaptions)},
	{"prepared captions", "prepar", captioned(notice.PreparedCaptions)},
	{"materials", "material|materiai", func(l notice.Plan) bool { return len(l.Materials) > 0 }},
	{"questions", "question|pregunta|pergunta", func(l notice.Plan) bool { return len(l.Questions) > 0 }},
	{"a recording", "recording|grabación|gravação", func(l notice.Plan) bool {
		return l.NoRecording || l.Recording != nil && !l.Recording.Stream
	}},
	{"a stream", "stream|transmi", func(l notice.Plan) bool { return l.Recording != nil && l.Recording.Stream }},
}

// What no sentence says before the event is over, or after.
const (
	pastWords   = " was | were | could | used |realizó|expresó|hubo |pudieron| foi |houve |expressou"
	comingWords = " will | being | using |please|realizará|realizando|expresará|habrá|podrán|tenga en cuenta|será|haverá|observe que"
	closedWords = "deadline|plazo|prazo"
)

var important = map[language.Tag]string{en: "Please note that ", es: "Tenga en cuenta que ", pt: "Observe que "}

func TestEveryPlanGivesWholeAndTrueSentences(t *testing.T) {
	t.Parallel()
	portuguese := thirdLanguage(t)
	moments := []time.Time{monthBefore, dayBefore, halfway, monthAfter}
	var now time.Time
	r := rendertest.New(t, portuguese, view.Options{Now: func() time.Time { return now }})
	others := otherPlans()
	i, each := 0, rounds.Of(1, 5)
	for speech := range plansOfSpeech {
		i++
		if i%each != 0 {
			continue
		}
		plan := with(speech, others[i%len(others)])
		e := about(plan)
		for k, reader := range tagsOf(en, es, pt) {
			now = moments[(i+k)%len(moments)]
			v, err := r.Event(e, reader)
			require.NoError(t, err)
			for _, n := range v.Notices {
				if fault := faultOf(n, plan, plan, reader, now); fault != "" {
					t.Fatalf("%s: %s\n%q [%s]\n%+v", reader, fault, n.Sentence, n.Label, plan)
				}
			}
		}
	}
	require.Greater(t, i, 20*each*len(others), "each of the other plans has stood beside many plans of speech")
}

// faultOf returns what is wrong with a notice, or "". The plan is what is told
// of the whole one.
func faultOf(n view.Notice, plan, whole notice.Plan, reader language.Tag, now time.Time) string {
	sentence, label := n.Sentence.String(), n.Label.String()
	lower := strings.ToLower(sentence)
	for _, s := range []string{sentence, label} {
		switch r, _ := utf8.DecodeRuneInString(s); {
		case s == "" || strings.TrimSpace(s) != s:
			return "empty or with space around it"
		case strings.Contains(s, "  ") || strings.Contains(s, " ,") || strings.Contains(s, " ."):
			return "space where none belongs"
		case strings.ContainsAny(s, "{}<>%"):
			return "a placeholder"
		case unicode.IsLower(r):
			return "begins with a small letter"
		}
		words := strings.ToLower(s)
		for _, c := range claims {
			if says(words, c.words) && !c.true(plan) {
				return "claims " + c.name
			}
		}
	}
	switch {
	case len(n.Facts.Interpretation) < 2 && n.Topic != notice.AboutRecording && strings.Count(lower, nameOf[reader][mul]) > 1:
		return "says several languages twice"
	case n.Sentence.Lang() != reader:
		return "not in the reader's language"
	case !strings.HasSuffix(sentence, ".") || strings.HasSuffix(sentence, ".."):
		return "does not end in a period"
	case strings.HasSuffix(label, "."):
		return "a label is no sentence"
	case now.Equal(monthAfter) && says(lower, comingWords):
		return "speaks of the future after the event"
	case !now.Equal(monthAfter) && !says(lower, closedWords) && says(lower, pastWords):
		return "speaks of the past before the event is over"
	case strings.HasPrefix(sentence, important[reader]) != n.Important():
		return "level and words differ"
	case n.Topic == notice.AboutSpoken && len(n.Facts.Languages) > 0 && n.Important() != mattersTo(reader, whole, now):
		return "not the level it should have"
	}
	return misnamed(n, plan, reader)
}

// mattersTo is the rule of the level, written down a second time.
func mattersTo(reader language.Tag, plan notice.Plan, now time.Time) bool {
	served := slices.Contains(plan.Spoken, reader)
	for _, in := range plan.Interpretation {
		if (in.Provision == "" || in.Provision == notice.Provided) && slices.Contains(in.Into, reader) {
			served = true
		}
	}
	served = served || slices.Equal(plan.Spoken, tagsOf(mul)) // nobody knows
	return now.Before(monthAfter) && (!served || plan.NoInterpretation && (len(plan.Spoken) > 1 || plan.SpeakersChoice))
}

// nameOf are the names of the languages of these tests.
var nameOf = map[language.Tag]map[language.Tag]string{
	en: {es: "Spanish", en: "English", pt: "Portuguese", fr: "French", ase: "American Sign Language (ASL)", mfs: "Mexican Sign Language (LSM)", mul: "several languages"},
	es: {es: "español", en: "inglés", pt: "portugués", fr: "francés", ase: "lengua de señas americana (ASL)", mfs: "lengua de señas mexicana (LSM)", mul: "varios idiomas"},
	pt: {es: "espanhol", en: "inglês", pt: "português", fr: "francês", ase: "língua de sinais americana (ASL)", mfs: "língua de sinais mexicana (LSM)", mul: "vários idiomas"},
}

// misnamed says which language a sentence names without reason, or leaves out.
func misnamed(n view.Notice, plan notice.Plan, reader language.Tag) string {
	must, may := map[language.Tag]bool{}, map[language.Tag]bool{}
	add := func(to map[language.Tag]bool, tags ...language.Tag) {
		for _, tag := range tags {
			to[tag], may[tag] = true, true
		}
	}
	provided := func(p notice.Provision) bool { return p == "" || p == notice.Provided }
	switch n.Topic {
	case notice.AboutSpoken:
		if len(n.Facts.Languages) > 0 { // else any, as the speakers choose
			add(must, plan.Spoken...)
		}
		for _, in := range plan.Interpretation {
			if provided(in.Provision) {
				add(must, in.Into...)
				add(may, in.From...)
			}
		}
	case notice.AboutInterpretation:
		for _, in := range plan.Interpretation {
			if provided(in.Provision) == provided(n.Facts.Provision) {
				add(may, in.Into...)
				add(may, in.From...)
			}
		}
		for _, in := range n.Facts.Interpretation {
			if in.Direction == notice.OneWay {
				add(must, in.Into...)
			}
		}
	case notice.AboutSign:
		add(must, n.Facts.Languages...)
		for _, tag := range n.Facts.Languages {
			if !slices.ContainsFunc(plan.Sign, func(s notice.Sign) bool {
				return s.Language == tag && (s.Provision == n.Facts.Provision || n.Facts.Closed && !provided(s.Provision) || provided(s.Provision) && provided(n.Facts.Provision))
			}) {
				return "nobody interprets into " + tag.String() + " on these terms"
			}
		}
	case notice.AboutCaptions:
		for _, c := range plan.Captions {
			add(must, c.Language)
		}
	case notice.AboutMaterials:
		add(must, plan.Materials...)
	case notice.AboutQuestions:
		add(must, plan.Questions...)
	case notice.AboutRecording:
		if plan.Recording != nil {
			add(must, plan.Recording.Languages...)
			add(must, plan.Recording.Captions...)
		}
	}
	for tag, name := range nameOf[reader] {
		switch said := strings.Contains(strings.ToLower(n.Sentence.String()), strings.ToLower(name)); {
		case said && !may[tag]:
			return "names " + name
		case !said && must[tag]:
			return "does not name " + name
		}
	}
	return ""
}
