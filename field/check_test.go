package field_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// A shelf is a type with what no type of the model has: a list that must be
// there, and a year.
type shelf struct {
	Books []i18n.Text
	Built time.Time
}

var shelfFields = field.NewTable("shelf", field.About[shelf]{},
	field.WordsList("books", func(s *shelf) *[]i18n.Text { return &s.Books }).Require(),
	field.Time("built", func(s *shelf) *time.Time { return &s.Built }),
)

func TestWhatAValueMustHave(t *testing.T) {
	books := []i18n.Text{i18n.Same("Pedro Páramo")}
	year := func(y int) time.Time { return time.Date(y, 7, 1, 0, 0, 0, 0, time.UTC) }
	cases := []struct {
		name  string
		value *shelf
		want  string
	}{
		{"all is there", &shelf{Books: books, Built: year(1922)}, ""},
		{"no value", nil, "shelf: required"},
		{"a list without items", &shelf{Books: []i18n.Text{}}, "books: required"},
		{"a year that is not known", &shelf{Books: books}, ""},
		{"the first year", &shelf{Books: books, Built: year(1)}, ""},
		{"a year before the first", &shelf{Books: books, Built: year(0)}, "built: malformed: year 0"},
		{"the last year", &shelf{Books: books, Built: year(9999)}, ""},
		{"a year after the last", &shelf{Books: books, Built: year(10000)}, "built: malformed: year 10000"},
		{"a text that cannot be printed", &shelf{Books: append(books, i18n.Same("\x00"))}, "books[1]: und: control character: U+0000 at byte 0"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			assert.Equal(t, tc.want, field.Validate(shelfFields, tc.value, field.Walk{}).String())
		})
	}
}

func TestMoments(t *testing.T) {
	bogota := time.FixedZone("", -5*3600)
	at := func(day, hour int) time.Time { return time.Date(2027, 3, day, hour, 0, 0, 0, bogota) }
	cases := []struct {
		name   string
		moment field.Moment
		over   time.Time
	}{
		{"not known", field.Moment{}, time.Time{}},
		{"not known, of a day", field.Day(time.Time{}), time.Time{}},
		{"a minute", field.Minute(at(3, 18)), at(3, 18)},
		{"midnight", field.Minute(at(3, 0)), at(3, 0)},
		{"a day ends where it is", field.Day(at(3, 0)), at(4, 0)},
		{"the last day of a month", field.Day(at(31, 0)), at(32, 0)},
		{"a month", field.Moment{Time: at(1, 0), Precision: i18n.Month}, at(32, 0)},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			assert.Equal(t, tc.over, tc.moment.Over())
			assert.False(t, tc.moment.Passed(tc.over.Add(-1)))
			assert.Equal(t, !tc.moment.IsZero(), tc.moment.Passed(at(40, 0)))
			assert.Equal(t, !tc.moment.IsZero(), tc.moment.Passed(tc.over))
		})
	}
}

func TestSignLanguages(t *testing.T) {
	cases := []struct {
		tag            string
		signed, spoken bool
	}{
		{"es", false, true},
		{"es-MX", false, true},
		{"ase", true, false},
		{"mfs-MX", true, false},
		{"sgn", true, false},
		{"sgn-MX", true, false}, // mfs, as it was written before
		{"qab", false, false},   // a private code: nobody knows
		{"nah", false, false},
	}
	for _, tc := range cases {
		t.Run(tc.tag, func(t *testing.T) {
			tag := language.Make(tc.tag)
			assert.Equal(t, tc.signed, field.IsSigned(tag))
			assert.Equal(t, tc.spoken, field.IsSpoken(tag))
		})
	}
}

func TestATableFindsAFieldThatStandsAmongItsOwn(t *testing.T) {
	assert.Equal(t, "title", event.Fields().Find("title").Name)
	assert.Equal(t, "doors", event.Fields().Find("doors").Name)
	assert.Nil(t, event.Fields().Find("titel"))
}
