package translation_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/speaker"
)

func TestWhatIsOddAboutATextAndItsTranslation(t *testing.T) {
	t.Parallel()
	bogota := time.FixedZone("-05", -5*60*60)
	e := &event.Event{ID: "e", When: event.When{Start: time.Date(2027, 3, 9, 18, 0, 0, 0, bogota), End: time.Date(2027, 3, 11, 20, 30, 0, 0, bogota)},
		Participants: []event.Participant{{Speaker: &speaker.Speaker{ID: "ana", Name: speaker.Name{Given: "Ana María", Family: "Sanjuán"}}}}}
	facts := translation.Thing{Table: event.Fields(), Value: e}.Facts()
	cases := []struct {
		name, source, translation string
		want                      []translation.Difference
	}{
		{"nothing", "El 9 de marzo de 2027 a las 18:00, Ana María Sanjuán.", "On March 9, 2027 at 6 p.m., Ana María Sanjuán.", nil},
		{"a day within the event", "El 10 de marzo.", "On the 10th of March.", nil},
		{"the last day", "Hasta el 11 de marzo.", "Until 11 March.", nil},
		{"a day that the event has left", "El 12 de marzo.", "On 12 March.", []translation.Difference{translation.Dates}},
		{"a day of another year", "Fundado el 12 de mayo de 1950.", "Founded on May 12, 1950.", nil},
		{"a number before a word that is no month", "Caben 30 personas.", "Only 30 may attend.", nil},
		{"an hour that is none of the event's", "A las 19:00.", "At 7 pm.", []translation.Difference{translation.Dates}},
		{"how long something lasts", "Dura 3 h.", "It takes 3 h.", nil},
		{"a name without its accent", "Con Ana María Sanjuán.", "With Ana María Sanjuan.", []translation.Difference{translation.Names}},
		{"a name with another letter", "Con Ana María Sanjuán.", "With Ana Marta Sanjuán.", []translation.Difference{translation.Names}},
		{"a name in capitals", "SANJUÁN", "Sanjuán", nil},
		{"a word that is like a name", "La maría.", "The Maria.", []translation.Difference{translation.Names}},
		{"no point at the end", "Una charla.", "A talk", []translation.Difference{translation.Punctuation}},
		{"marks around the point", "Una «charla.»", "A \"talk.\"", nil},
		{"the same words", "Una charla", " Una  charla ", []translation.Difference{translation.Same}},
		{"a source that was copied into the translation", "La charla es en el museo y en la plaza", "La charla es en el museo, y en la plaza", []translation.Difference{translation.Language}},
		{"a quotation in the other language", "El libro «The house of the river» es de la editora y está en la biblioteca.", "The book “La casa del río” is by the editor, and it is in the library.", nil},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			assert.Equal(t, tc.want, facts.Differences(tc.source, tc.translation, language.Spanish, language.English, false))
		})
	}
	person := translation.Thing{Table: speaker.Fields(), Value: e.Participants[0].Speaker}.Facts()
	assert.Equal(t, []translation.Difference{translation.Names}, person.Differences("Ana María Sanjuán lee.", "Ana María Sanjuan reads.", language.Spanish, language.English, false), "in a biography")
	assert.Nil(t, person.Differences("El 12 de marzo a las 19:00", "On 12 March at 7 pm", language.Spanish, language.English, false), "a person has no days")
	assert.Nil(t, translation.Facts{}.Differences("El 12 de marzo a las 19:00", "On 12 March at 7 pm", language.Spanish, language.English, false), "nothing is known")
}

func TestWhatIsMeantIsNotReportedUntilOneOfTheTextsChanges(t *testing.T) {
	t.Parallel()
	talk := titled("Charla 1", "Talk 2")
	differences := func(lock *translation.Lock, es, en string) (all []translation.Difference) {
		for _, d := range (translation.Survey{Languages: spanishAndEnglish, Lock: lock}).Disagreements(titled(es, en)) {
			all = append(all, d.Difference)
		}
		return all
	}
	lock := relocked(t, nil, talk, translation.Marks{})
	assert.Equal(t, []translation.Difference{translation.Numbers}, differences(lock, "Charla 1", "Talk 2"))

	written := lines(t, lock)[0]
	var silent translation.Lock
	assert.Empty(t, silent.Read([]byte(written+" ok=numbers\n"), refOfE))
	assert.Empty(t, differences(&silent, "Charla 1", "Talk 2"))
	again := relocked(t, &silent, talk, translation.Marks{Accept: []string{"event/e"}})
	assert.Equal(t, written+" ok=numbers", strings.Join(lines(t, again), "\n"), "an update keeps the word")
	machine := relocked(t, &silent, talk, translation.Marks{Machine: []string{"event/e"}})
	assert.Equal(t, written+" machine ok=numbers", strings.Join(lines(t, machine), "\n"))
	assert.Equal(t, []translation.Difference{translation.Numbers}, differences(&silent, "Charla 1", "Talk 3"))
	marked := relocked(t, &silent, talk, translation.Marks{Meant: map[string][]translation.Difference{
		"event/e#title@en": {translation.Same, translation.Numbers}, "event/e": {translation.Dates},
	}})
	assert.Equal(t, written+" ok=dates,numbers,same", strings.Join(lines(t, marked), "\n"), "what somebody says is added")
	_, err := translation.Survey{Languages: spanishAndEnglish}.Relock(talk, translation.Marks{Meant: map[string][]translation.Difference{"event/z": {translation.Same}}})
	assert.ErrorContains(t, err, `"event/z"`)
	assert.NotContains(t, strings.Join(lines(t, relocked(t, &silent, titled("Charla 1", "Talk 3"), translation.Marks{})), "\n"), "ok=")

	var wrong translation.Lock
	assert.Len(t, wrong.Read([]byte(written+" ok=number\n"), refOfE), 1, "a word that is none")
}

func TestWhatIsOutOfDateOrWrittenOnceDisagreesWithNothing(t *testing.T) {
	t.Parallel()
	lock := relocked(t, nil, titled("Charla 1", "Talk 1"), translation.Marks{})
	survey := translation.Survey{Languages: spanishAndEnglish, Lock: lock}
	assert.Empty(t, survey.Disagreements(titled("Charla 2", "Talk 1")))
	e := &event.Event{ID: "e", Title: i18n.Text{language.Und: "Wikipedia"}}
	assert.Empty(t, survey.Disagreements(slices.Values([]translation.Thing{{Table: event.Fields(), Value: e}})))
}
