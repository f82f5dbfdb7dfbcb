package i18n

import (
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
)

func TestDateRange(t *testing.T) {
	t.Parallel()
	start := at(2026, 3, 5, 18, 0)
	for name, c := range map[string]struct {
		tag   string
		end   time.Time
		style DateStyle
		want  string
	}{
		"shares month and year":                    {"es", at(2026, 3, 8, 0, 0), DateLong, "5–8 de marzo de 2026"},
		"shares the year":                          {"es", at(2026, 4, 2, 0, 0), DateLong, "5 de marzo – 2 de abril de 2026"},
		"shares nothing":                           {"es", at(2027, 1, 2, 0, 0), DateLong, "5 de marzo de 2026 – 2 de enero de 2027"},
		"is one day":                               {"es", at(2026, 3, 5, 23, 0), DateLong, "5 de marzo de 2026"},
		"has no end":                               {"es", time.Time{}, DateLong, "5 de marzo de 2026"},
		"ends before it starts":                    {"es", at(2026, 3, 1, 0, 0), DateLong, "5 de marzo de 2026"},
		"says the year of a style without one":     {"es", at(2027, 3, 5, 0, 0), DateMMMMD, "5 de marzo de 2026 – 5 de marzo de 2027"},
		"of months shares the year":                {"es", at(2026, 4, 2, 0, 0), DateYMMMM, "marzo–abril de 2026"},
		"of days within a month is the month":      {"es", at(2026, 3, 8, 0, 0), DateYMMMM, "marzo de 2026"},
		"of weekdays":                              {"es", at(2026, 3, 8, 0, 0), DateEEEE, "jueves – domingo"},
		"in English":                               {"en", at(2026, 3, 8, 0, 0), DateLong, "March 5 – 8, 2026"},
		"the thin space before the dash of en-GB":  {"en-GB", at(2026, 3, 8, 0, 0), DateFull, "Thursday 5 March – Sunday 8 March 2026"},
		"the contraction of Argentina":             {"es-AR", at(2026, 4, 2, 0, 0), DateYMMMD, "5 de mar al 2 de abr de 2026"},
		"in Catalan":                               {"ca", at(2026, 3, 8, 0, 0), DateLong, "5–8 de març del 2026"},
		"a language without tables has both dates": {"de", at(2026, 3, 8, 0, 0), DateLong, "2026-03-05 – 2026-03-08"},
	} {
		t.Run(name, func(t *testing.T) {
			got := dateRange(reader(c.tag), start, c.end, c.style)
			assert.Equal(t, c.want, fold.Replace(got))
			if c.tag == "en-GB" {
				assert.Contains(t, got, "5 March\u2009–\u2009Sunday", "CLDR 48 has the first thin space after the day")
			}
		})
	}
}

func TestRangesPrintTheirEndInTheLocationOfTheirStart(t *testing.T) {
	t.Parallel()
	lima := time.FixedZone("", -5*3600)
	start := time.Date(2026, 3, 5, 18, 0, 0, 0, lima)
	end := at(2026, 3, 6, 1, 0) // 20:00 in Lima
	l := reader("es")
	assert.Equal(t, "5 de marzo de 2026", l.Span(start, end, Day, DateLong))
	assert.Equal(t, "18:00–20:00", l.TimeRange(start, end))
	assert.Equal(t, "5 de marzo de 2026, 18:00–20:00", l.Span(start, end, Minute, DateLong))
}

func TestTimeRange(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		tag        string
		start, end time.Time
		want       string
	}{
		"24 hours":                            {"es", at(2027, 3, 9, 9, 0), at(2027, 3, 9, 11, 0), "9:00–11:00"},
		"12 hours say their half once":        {"es-US", at(2027, 3, 9, 9, 0), at(2027, 3, 9, 11, 0), "9:00–11:00 a.m."},
		"12 hours of two halves":              {"en", at(2027, 3, 9, 9, 0), at(2027, 3, 9, 13, 0), "9:00 AM – 1:00 PM"},
		"minutes":                             {"en", at(2027, 3, 9, 9, 0), at(2027, 3, 9, 9, 30), "9:00 – 9:30 AM"},
		"Colombia says a":                     {"es-CO", at(2027, 3, 9, 9, 0), at(2027, 3, 9, 11, 0), "9:00 a 11:00 a. m."},
		"equal ends are one time":             {"es", at(2027, 3, 9, 9, 0), at(2027, 3, 9, 9, 0), "9:00"},
		"ends that differ in seconds":         {"es", at(2027, 3, 9, 9, 0), at(2027, 3, 9, 9, 0).Add(time.Second), "9:00"},
		"without an end it is the start":      {"es", at(2027, 3, 9, 9, 0), time.Time{}, "9:00"},
		"an evening past midnight":            {"es", at(2027, 3, 9, 22, 30), at(2027, 3, 10, 1, 0), "22:30–1:00"},
		"an evening past midnight in 12":      {"en", at(2027, 3, 9, 22, 30), at(2027, 3, 10, 1, 0), "10:30 PM – 1:00 AM"},
		"until midnight":                      {"es", at(2027, 3, 9, 20, 0), at(2027, 3, 10, 0, 0), "20:00–0:00"},
		"past the end of a year":              {"es", at(2027, 12, 31, 22, 0), at(2028, 1, 1, 5, 59), "22:00–5:59"},
		"until the morning it has both dates": {"es", at(2027, 3, 9, 22, 0), at(2027, 3, 10, 6, 0), "9/3/2027, 22:00 – 10/3/2027, 6:00"},
		"from one small hour to another":      {"es", at(2027, 3, 9, 2, 0), at(2027, 3, 10, 1, 0), "9/3/2027, 2:00 – 10/3/2027, 1:00"},
		"several days have both dates":        {"es-MX", at(2027, 3, 9, 9, 0), at(2027, 3, 12, 11, 0), "9/3/2027, 9:00 a.m. – 12/3/2027, 11:00 a.m."},
		"never a el":                          {"es-CL", at(2027, 3, 9, 9, 0), at(2027, 3, 12, 11, 0), "09-03-2027, 9:00 a. m. al 12-03-2027, 11:00 a. m."},
		"without a start there is nothing":    {"es", time.Time{}, at(2027, 3, 9, 9, 0), ""},
		"a language without tables":           {"de", at(2027, 3, 9, 9, 0), at(2027, 3, 9, 11, 0), "09:00–11:00"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, fold.Replace(reader(c.tag).TimeRange(c.start, c.end)))
		})
	}
}

func TestSpan(t *testing.T) {
	t.Parallel()
	start := at(2027, 3, 9, 9, 0)
	for name, c := range map[string]struct {
		tag        string
		start, end time.Time
		precision  Precision
		want       string
	}{
		"a morning":                         {"es", start, at(2027, 3, 9, 11, 0), Minute, "9 de marzo de 2027, 9:00–11:00"},
		"a morning in English":              {"en", start, at(2027, 3, 9, 11, 0), Minute, "March 9, 2027, 9:00 – 11:00 AM"},
		"a morning in Basque":               {"eu", start, at(2027, 3, 9, 11, 0), Minute, "2027(e)ko martxoaren 9(a) (09:00–11:00)"},
		"no end":                            {"es", start, time.Time{}, Minute, "9 de marzo de 2027 a las 9:00"},
		"an end that is the start":          {"es", start, start, Minute, "9 de marzo de 2027 a las 9:00"},
		"past midnight":                     {"es", at(2027, 3, 9, 22, 30), at(2027, 3, 10, 1, 0), Minute, "9 de marzo de 2027, 22:30–1:00"},
		"past midnight in English":          {"en", at(2027, 3, 9, 22, 30), at(2027, 3, 10, 1, 0), Minute, "March 9, 2027, 10:30 PM – 1:00 AM"},
		"several days with times":           {"es", start, at(2027, 3, 12, 13, 0), Minute, "9 de marzo de 2027 a las 9:00 – 12 de marzo de 2027 a las 13:00"},
		"one o'clock at either end":         {"es-CL", at(2027, 3, 9, 13, 0), at(2027, 3, 12, 13, 0), Minute, "9 de marzo de 2027 a la 1:00 p. m. – 12 de marzo de 2027 a la 1:00 p. m."},
		"a day":                             {"es", start, time.Time{}, Day, "9 de marzo de 2027"},
		"a day that ends on itself":         {"es", start, at(2027, 3, 9, 0, 0), Day, "9 de marzo de 2027"},
		"days, the last one included":       {"es", start, at(2027, 3, 12, 0, 0), Day, "9–12 de marzo de 2027"},
		"a night is two days to the day":    {"es", at(2027, 3, 9, 22, 30), at(2027, 3, 10, 1, 0), Day, "9–10 de marzo de 2027"},
		"a month":                           {"es", start, time.Time{}, Month, "marzo de 2027"},
		"months":                            {"es", start, at(2027, 4, 1, 0, 0), Month, "marzo–abril de 2027"},
		"months of two years":               {"en", start, at(2028, 1, 1, 0, 0), Month, "March 2027 – January 2028"},
		"nothing is known":                  {"es", time.Time{}, start, Minute, ""},
		"a month without tables":            {"de", start, time.Time{}, Month, "2027-03"},
		"an evening without tables":         {"de", at(2027, 3, 9, 22, 30), at(2027, 3, 10, 1, 0), Minute, "2027-03-09 22:30–01:00"},
		"several days without tables":       {"de", start, at(2027, 3, 12, 13, 0), Minute, "2027-03-09 09:00 – 2027-03-12 13:00"},
		"days with their times in Colombia": {"es-CO", start, at(2027, 3, 12, 13, 0), Minute, "9 de marzo de 2027 a las 9:00 a. m. – 12 de marzo de 2027 a la 1:00 p. m."},
		"days in Chile":                     {"es-CL", start, at(2027, 3, 12, 13, 0), Day, "9–12 de marzo de 2027"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, fold.Replace(reader(c.tag).Span(c.start, c.end, c.precision, DateLong)))
		})
	}
}

func TestRangesOfDaysAreProseInSpanish(t *testing.T) {
	t.Parallel()
	catalog, err := Load([]language.Tag{language.Spanish, language.English}, fstest.MapFS{
		"es.yaml": {Data: []byte("span.prose: {description: d, other: 'del {{.Start}} al {{.End}}'}")},
		"en.yaml": {Data: []byte("x: {description: d, other: x}")},
	})
	require.NoError(t, err)
	start := at(2027, 3, 30, 18, 0)
	for name, c := range map[string]struct {
		tag       string
		end       time.Time
		precision Precision
		style     DateStyle
		want      string
	}{
		"days of a month":                         {"es", at(2027, 3, 31, 0, 0), Day, DateLong, "del 30 al 31 de marzo de 2027"},
		"days of a year":                          {"es", at(2027, 4, 2, 0, 0), Day, DateLong, "del 30 de marzo al 2 de abril de 2027"},
		"days of two years":                       {"es", at(2028, 1, 2, 0, 0), Day, DateLong, "del 30 de marzo de 2027 al 2 de enero de 2028"},
		"days have no weekdays in prose":          {"es", at(2027, 4, 2, 0, 0), Day, DateFull, "del 30 de marzo al 2 de abril de 2027"},
		"one day has its weekday":                 {"es", at(2027, 3, 30, 0, 0), Day, DateFull, "martes, 30 de marzo de 2027"},
		"hours of two years":                      {"es", at(2028, 1, 2, 13, 0), Minute, DateFull, "del 30 de marzo de 2027 a las 18:00 al 2 de enero de 2028 a las 13:00"},
		"hours of a year, which is said once":     {"es", at(2027, 4, 2, 13, 0), Minute, DateFull, "del 30 de marzo a las 18:00 al 2 de abril de 2027 a las 13:00"},
		"hours of a month, which is said twice":   {"es", at(2027, 3, 31, 13, 0), Minute, DateFull, "del 30 de marzo a las 18:00 al 31 de marzo de 2027 a las 13:00"},
		"one o'clock":                             {"es", at(2027, 4, 2, 1, 0), Minute, DateFull, "del 30 de marzo a las 18:00 al 2 de abril de 2027 a la 1:00"},
		"an evening past midnight is a day":       {"es", at(2027, 3, 31, 1, 0), Minute, DateFull, "martes, 30 de marzo de 2027, 18:00–1:00"},
		"in Argentina":                            {"es-AR", at(2027, 4, 2, 0, 0), Day, DateFull, "del 30 de marzo al 2 de abril de 2027"},
		"in Colombia, with the halves of the day": {"es-CO", at(2027, 4, 2, 13, 0), Minute, DateFull, "del 30 de marzo a las 6:00 p. m. al 2 de abril de 2027 a la 1:00 p. m."},
		"months have none":                        {"es", at(2027, 4, 2, 0, 0), Month, DateFull, "marzo–abril de 2027"},
		"English has no such words":               {"en", at(2027, 4, 2, 0, 0), Day, DateLong, "March 30 – April 2, 2027"},
		"and weekdays":                            {"en", at(2027, 4, 2, 0, 0), Day, DateFull, "Tuesday, March 30 – Friday, April 2, 2027"},
		"with its hours":                          {"en", at(2027, 4, 2, 13, 0), Minute, DateFull, "Tuesday, March 30, 2027 at 6:00 PM – Friday, April 2, 2027 at 1:00 PM"},
	} {
		t.Run(name, func(t *testing.T) {
			got := catalog.Localizer(language.MustParse(c.tag)).Span(start, c.end, c.precision, c.style)
			assert.Equal(t, c.want, fold.Replace(got))
		})
	}
}

func TestOneHourStandsAfterTheWeekdayAsSeveralDo(t *testing.T) {
	t.Parallel()
	start := at(2027, 7, 10, 18, 0)
	for tag, want := range map[string]string{
		"es":    "sábado, 10 de julio de 2027, 18:00",
		"es-MX": "sábado, 10 de julio de 2027, 6:00 p.m.",
		"en":    "Saturday, July 10, 2027, 6:00 PM",
		"pt":    "sábado, 10 de julho de 2027 18:00",
		"fr":    "samedi 10 juillet 2027, 18:00",
		"ca":    "dissabte, 10 de juliol del 2027, 18:00",
		"gl":    "sábado, 10 de xullo de 2027, 18:00",
		"eu":    "2027(e)ko uztailaren 10(a), larunbata (18:00)",
		"de":    "2027-07-10 18:00",
	} {
		assert.Equal(t, want, fold.Replace(reader(tag).Span(start, time.Time{}, Minute, DateFull)), tag)
	}
}

func TestMonthsHaveNoArticle(t *testing.T) {
	t.Parallel()
	march, april := at(2027, 3, 1, 0, 0), at(2027, 4, 1, 0, 0)
	for reader, want := range map[string]string{
		"es": "marzo–abril de 2027", "es-AR": "marzo a abril de 2027", "es-CL": "marzo–abril de 2027",
	} {
		c, err := Load([]language.Tag{language.Make(reader)})
		require.NoError(t, err)
		got := c.Localizer(language.Make(reader)).Span(march, april, Month, DateLong)
		assert.Equal(t, want, got, reader)
		got = c.Localizer(language.Make(reader)).Span(march, april.AddDate(1, 0, 0), Month, DateLong)
		assert.NotContains(t, got, " al ", reader)
	}
}
