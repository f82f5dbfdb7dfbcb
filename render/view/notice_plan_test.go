package view_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/notice"
)

// A planFile is a plan as content files spell it, with the panels of its event.
type planFile struct {
	Spoken         []string
	SpeakersChoice bool `yaml:"speakers_choice"`
	Interpretation orNone[[]struct {
		Into, From                []string
		Mode, Provision, Delivery string
		Deadline                  string
		Contact                   contactFile
		Note                      map[string]string
	}]
	Sign orNone[[]struct {
		Language, Provision, Deadline string
		Contact                       contactFile
		Note                          map[string]string
	}]
	Captions             orNone[[]struct{ Language, Kind string }]
	Materials, Questions []string
	Recording            orNone[*struct {
		Languages, Captions []string
		URL                 string
		Stream              bool
	}]
	Note   map[string]string
	Status []string
	Panels []planFile
}

type contactFile struct {
	Name         map[string]string
	Email, Phone string
}

// orNone is a value, or the word none.
type orNone[T any] struct {
	value T
	none  bool
}

func (o *orNone[T]) UnmarshalYAML(node *yaml.Node) error {
	if o.none = node.Value == "none"; o.none {
		return nil
	}
	return node.Decode(&o.value)
}

// readPlan returns an event with the plan.
func readPlan(t *testing.T, name, text string) *event.Event {
	t.Helper()
	var file planFile
	require.NoError(t, yaml.Unmarshal([]byte(text), &file), name)
	plan := file.languages(t)
	var panels []notice.Plan
	for _, p := range file.Panels {
		panels = append(panels, p.languages(t))
	}
	e := about(plan, panels...)
	for _, s := range file.Status {
		e.Status = append(e.Status, event.Status(s))
	}
	return e
}

func (f planFile) languages(t *testing.T) notice.Plan {
	l := notice.Plan{
		Spoken: readTags(f.Spoken), SpeakersChoice: f.SpeakersChoice,
		NoInterpretation: f.Interpretation.none, NoSign: f.Sign.none, NoCaptions: f.Captions.none, NoRecording: f.Recording.none,
		Materials: readTags(f.Materials), Questions: readTags(f.Questions), Note: readText(f.Note),
	}
	for _, in := range f.Interpretation.value {
		l.Interpretation = append(l.Interpretation, notice.Interpretation{
			Into: readTags(in.Into), From: readTags(in.From), Mode: notice.Mode(in.Mode), Provision: notice.Provision(in.Provision),
			Delivery: notice.Delivery(in.Delivery), Deadline: readDeadline(t, in.Deadline), Contact: in.Contact.contact(), Note: readText(in.Note),
		})
	}
	for _, s := range f.Sign.value {
		l.Sign = append(l.Sign, notice.Sign{
			Language: language.Make(s.Language), Provision: notice.Provision(s.Provision), Deadline: readDeadline(t, s.Deadline),
			Contact: s.Contact.contact(), Note: readText(s.Note),
		})
	}
	for _, c := range f.Captions.value {
		l.Captions = append(l.Captions, notice.Captions{Language: language.Make(c.Language), Kind: notice.CaptionKind(c.Kind)})
	}
	if r := f.Recording.value; r != nil {
		l.Recording = &notice.Recording{Languages: readTags(r.Languages), Captions: readTags(r.Captions), URL: r.URL, Stream: r.Stream}
	}
	return l
}

func (c contactFile) contact() field.Contact {
	return field.Contact{Name: readText(c.Name), Email: c.Email, Phone: c.Phone}
}

func readTags(names []string) []language.Tag {
	var tags []language.Tag
	for _, name := range names {
		tags = append(tags, language.Make(name))
	}
	return tags
}

func readText(words map[string]string) i18n.Text {
	var text i18n.Text
	for name, s := range words {
		if text == nil {
			text = i18n.Text{}
		}
		text[language.Make(name)] = s
	}
	return text
}

// readDeadline reads a day, or a day and an hour on the clocks of New York.
func readDeadline(t *testing.T, s string) field.Moment {
	switch {
	case s == "":
		return field.Moment{}
	case !strings.Contains(s, " "):
		day, err := time.Parse(time.DateOnly, s)
		require.NoError(t, err)
		return field.Day(day)
	}
	newYork, err := time.LoadLocation("America/New_York")
	require.NoError(t, err)
	hour, err := time.ParseInLocation("2006-01-02 15:04", s, newYork)
	require.NoError(t, err)
	return field.Minute(hour)
}
