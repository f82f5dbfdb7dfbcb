package translation_test

import (
	"bytes"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

var refOfE = field.Ref{Kind: field.Event, ID: "e"}

// titled are things of one event with a title.
func titled(es, en string) iter.Seq[translation.Thing] {
	e := &event.Event{ID: "e", Title: i18n.Text{language.Spanish: es, language.English: en}}
	return slices.Values([]translation.Thing{{Table: event.Fields(), Value: e}})
}

func relocked(t *testing.T, before *translation.Lock, things iter.Seq[translation.Thing], marks translation.Marks) *translation.Lock {
	t.Helper()
	lock, err := translation.Survey{Languages: spanishAndEnglish, Lock: before}.Relock(things, marks)
	require.NoError(t, err)
	return lock
}

func stateInEnglish(lock *translation.Lock, things iter.Seq[translation.Thing]) translation.State {
	return translation.Survey{Languages: spanishAndEnglish, Lock: lock}.Texts(things, language.English)[0].State
}

// lines are those of a lock without its heading.
func lines(t *testing.T, lock *translation.Lock) []string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, lock.WriteThing(&b, refOfE))
	return strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")[1:]
}

func TestWhatAMachineMadeIsStaleWhenItsSourceChanges(t *testing.T) {
	t.Parallel()
	lock := relocked(t, nil, titled("Charla", "Talk"), translation.Marks{Machine: []string{"event/e"}})
	assert.Equal(t, translation.MachineMade, stateInEnglish(lock, titled("Charla", "Talk")))
	assert.Equal(t, translation.Stale, stateInEnglish(lock, titled("Plática", "Talk")))
	lock = relocked(t, lock, titled("Plática", "Talk"), translation.Marks{})
	assert.Equal(t, translation.Stale, stateInEnglish(lock, titled("Plática", "Talk")), "an update does not accept")
	assert.Equal(t, translation.MachineMade, stateInEnglish(lock, titled("Charla", "Talk")), "the source is as it was")
}

func TestATranslationThatFitsTwoSourcesIsOfEach(t *testing.T) {
	t.Parallel()
	var lock translation.Lock
	for _, source := range []string{"Charla", "Plática"} {
		for _, line := range lines(t, relocked(t, nil, titled(source, "Talk"), translation.Marks{})) {
			assert.Empty(t, lock.Read([]byte(line), refOfE))
		}
	}
	assert.Equal(t, translation.Present, stateInEnglish(&lock, titled("Charla", "Talk")))
	assert.Equal(t, translation.Present, stateInEnglish(&lock, titled("Plática", "Talk")))
	assert.Equal(t, translation.Stale, stateInEnglish(&lock, titled("Discusión", "Talk")))
}

func TestALineThatAMergeHasDoubledIsOne(t *testing.T) {
	t.Parallel()
	once := lines(t, relocked(t, nil, titled("Charla", "Talk"), translation.Marks{}))
	require.Len(t, once, 1)
	var lock translation.Lock
	assert.Empty(t, lock.Read([]byte(once[0]+"\n"+once[0]+"\r\n"), refOfE))
	assert.Equal(t, once, lines(t, &lock))
}

func TestTheFileOfOneThingHasNoLinesOfAnother(t *testing.T) {
	t.Parallel()
	other := "event/f title en 17bcc6fa36e1f876 8b12507783d5beca\n"
	var one, all translation.Lock
	wrong := one.Read([]byte("# a comment\n"+other), refOfE)
	require.Len(t, wrong, 1)
	assert.EqualError(t, wrong[0], "line 2 is no line of a lock")
	assert.Empty(t, one.Things())
	assert.Empty(t, all.Read([]byte(other), field.Ref{}))
	assert.Equal(t, []field.Ref{{Kind: field.Event, ID: "f"}}, all.Things())
}

func TestALineLongerThanAnyIsRefused(t *testing.T) {
	t.Parallel()
	var lock translation.Lock
	wrong := lock.Read([]byte(strings.Repeat("x", 1<<20)), refOfE)
	require.Len(t, wrong, 1)
	assert.Zero(t, wrong[0].Line)
}

func TestDropForgetsOneThing(t *testing.T) {
	t.Parallel()
	var lock translation.Lock
	assert.Empty(t, lock.Read([]byte("event/e title en 17bcc6fa36e1f876 8b12507783d5beca\nspeaker/e bio en 17bcc6fa36e1f876 8b12507783d5beca\n"), field.Ref{}))
	lock.Drop(refOfE)
	assert.Equal(t, []field.Ref{{Kind: field.Speaker, ID: "e"}}, lock.Things())
}

func TestMarks(t *testing.T) {
	t.Parallel()
	things := titled("Charla", "Talk")
	cases := []struct {
		name  string
		marks translation.Marks
		wrong string
	}{
		{"two that name one text", translation.Marks{Machine: []string{"event/e", "event/e#title"}}, ""},
		{"a language", translation.Marks{Machine: []string{"event/e#title@en"}}, ""},
		{"another language", translation.Marks{Machine: []string{"event/e#title@gl"}}, `"event/e#title@gl" names no text of this folder`},
		{"another thing", translation.Marks{Accept: []string{"event/f"}}, `"event/f" names no text of this folder`},
		{"another field", translation.Marks{Accept: []string{"event/e#summary"}}, `"event/e#summary" names no text of this folder`},
		{"what is no place", translation.Marks{Accept: []string{"title"}}, `"title" names no text of this folder`},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			lock, err := translation.Survey{Languages: spanishAndEnglish}.Relock(things, tc.marks)
			if tc.wrong != "" {
				assert.EqualError(t, err, tc.wrong)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, translation.MachineMade, stateInEnglish(lock, things))
		})
	}
}

func TestALanguageIsOneHoweverItIsSpelt(t *testing.T) {
	t.Parallel()
	texts := translation.Survey{Languages: spanishAndEnglish}.Texts(titled("Charla", ""), language.Make("es-Latn"))
	require.Len(t, texts, 1)
	assert.Equal(t, language.Spanish, texts[0].Lang)
	assert.Equal(t, translation.Present, texts[0].State)
}
