package i18n

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func at(year, month, day, hour, minute int) time.Time {
	return time.Date(year, time.Month(month), day, hour, minute, 0, 0, time.UTC)
}

func TestDate(t *testing.T) {
	t.Parallel()
	day := at(2027, 3, 9, 9, 0)
	for name, c := range map[string]struct {
		tag   string
		style DateStyle
		t     time.Time
		want  string
	}{
		"the zero style is long":                       {"es", DateLong, day, "9 de marzo de 2027"},
		"English of the United States":                 {"en-US", DateLong, day, "March 9, 2027"},
		"English of Britain":                           {"en-GB", DateLong, day, "9 March 2027"},
		"with the weekday":                             {"es-AR", DateFull, day, "martes, 9 de marzo de 2027"},
		"with an abbreviated month":                    {"es-CL", DateYMMMD, day, "9 mar 2027"},
		"month and year":                               {"es-MX", DateYMMMM, day, "marzo de 2027"},
		"the weekday alone":                            {"en", DateEEEE, day, "Tuesday"},
		"a month within a date has its preposition":    {"ca", DateLong, day, "9 de març del 2027"},
		"Portuguese":                                   {"pt", DateLong, day, "9 de março de 2027"},
		"French":                                       {"fr", DateFull, day, "mardi 9 mars 2027"},
		"Galician":                                     {"gl", DateLong, day, "9 de marzo de 2027"},
		"Basque":                                       {"eu", DateLong, day, "2027(e)ko martxoaren 9(a)"},
		"a language without tables has ISO 8601":       {"de", DateLong, day, "2027-03-09"},
		"to the month where the style has no day":      {"de", DateYMMMM, day, "2027-03"},
		"and four digits of the year":                  {"de", DateLong, at(33, 4, 3, 0, 0), "0033-04-03"},
		"a style that is not defined is long":          {"es", DateStyle(200), day, "9 de marzo de 2027"},
		"nor is one that the package keeps to itself":  {"es", dateD, day, "9 de marzo de 2027"},
		"a zero time is nothing":                       {"es", DateLong, time.Time{}, ""},
		"a year before Christ is counted from there":   {"es", DateLong, at(-43, 3, 15, 0, 0), "15 de marzo de 44"},
		"a year of five digits":                        {"en", DateLong, at(12027, 3, 9, 0, 0), "March 9, 12027"},
		"the date is that of the location, not of UTC": {"en", DateLong, at(2027, 3, 9, 1, 0).In(time.FixedZone("", -3600*5)), "March 8, 2027"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, reader(c.tag).Date(c.t, c.style))
		})
	}
}

func TestDateTime(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		tag   string
		style DateStyle
		hour  int
		want  string
	}{
		"several hours are plural":              {"es", DateLong, 9, "9 de marzo de 2027 a las 9:00"},
		"one o'clock is singular":               {"es", DateLong, 1, "9 de marzo de 2027 a la 1:00"},
		"thirteen hours are plural":             {"es", DateLong, 13, "9 de marzo de 2027 a las 13:00"},
		"unless they are said as one":           {"es-MX", DateLong, 13, "9 de marzo de 2027 a la 1:00 p.m."},
		"eleven is plural":                      {"es-MX", DateLong, 11, "9 de marzo de 2027 a las 11:00 a.m."},
		"twenty-one is plural":                  {"es", DateLong, 21, "9 de marzo de 2027 a las 21:00"},
		"the full date has a comma":             {"es", DateFull, 1, "martes, 9 de marzo de 2027, 1:00"},
		"a skeleton goes by its width":          {"es", DateMMMMD, 1, "9 de marzo a la 1:00"},
		"within a sentence it has none":         {"es", DateInSentence, 9, "martes 9 de marzo de 2027 a las 9:00"},
		"nor elsewhere in America":              {"es-AR", DateInSentence, 1, "martes 9 de marzo de 2027 a la 1:00 a. m."},
		"which is Spanish":                      {"en", DateInSentence, 9, "Tuesday, March 9, 2027 at 9:00 AM"},
		"and not Portuguese":                    {"pt", DateInSentence, 9, "terça-feira, 9 de março de 2027 às 09:00"},
		"an abbreviated month has a comma":      {"es", DateYMMMD, 9, "9 mar 2027, 9:00"},
		"English has at":                        {"en", DateFull, 1, "Tuesday, March 9, 2027 at 1:00 AM"},
		"Catalan has a singular too":            {"ca", DateLong, 1, "9 de març del 2027, a la 1:00"},
		"and Portuguese":                        {"pt", DateLong, 1, "9 de março de 2027 à 01:00"},
		"Basque has parentheses":                {"eu", DateLong, 9, "2027(e)ko martxoaren 9(a) (09:00)"},
		"a language without tables has a space": {"de", DateLong, 9, "2027-03-09 09:00"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, fold.Replace(reader(c.tag).DateTime(at(2027, 3, 9, c.hour, 0), c.style)))
		})
	}
	assert.Empty(t, reader("es").DateTime(time.Time{}, DateLong))
}

func TestZeroLocalizerHasISOFormats(t *testing.T) {
	t.Parallel()
	var l Localizer
	assert.Equal(t, "2027-03-09", l.Date(at(2027, 3, 9, 9, 0), DateLong))
	assert.Equal(t, "2027-03-09 09:00–11:00", l.Span(at(2027, 3, 9, 9, 0), at(2027, 3, 9, 11, 0), Minute, DateLong))
	assert.Equal(t, "a, b", l.And("a", "b"))
	assert.Equal(t, "1000000", l.Number(1000000))
	assert.Negative(t, l.Compare("a", "b"))
}

func TestDatetime(t *testing.T) {
	t.Parallel()
	bogota := time.FixedZone("", -5*3600)
	day := time.Date(2027, 3, 9, 9, 0, 0, 0, bogota)
	for name, c := range map[string]struct {
		t    time.Time
		p    Precision
		want string
	}{
		"to the minute, with the offset": {day, Minute, "2027-03-09T09:00-05:00"},
		"in UTC":                         {at(2027, 3, 9, 9, 0), Minute, "2027-03-09T09:00Z"},
		"to the day":                     {day, Day, "2027-03-09"},
		"to the month":                   {day, Month, "2027-03"},
		"nothing":                        {time.Time{}, Minute, ""},
		"an offset of seconds is none that HTML has":  {time.Date(1880, 3, 9, 9, 0, 0, 0, time.FixedZone("LMT", -17762)), Minute, "1880-03-09T13:56Z"},
		"nor one of more than a day":                  {time.Date(2027, 3, 9, 9, 0, 0, 0, time.FixedZone("", 25*3600)), Minute, "2027-03-08T08:00Z"},
		"a year before 1 cannot be said":              {at(0, 3, 9, 9, 0), Day, ""},
		"a precision that is not defined is a minute": {at(2027, 3, 9, 9, 0), Precision(9), "2027-03-09T09:00Z"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, Datetime(c.t, c.p))
		})
	}
}
