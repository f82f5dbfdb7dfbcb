package cldr

import "strings"

// Correction is a place where CLDR is not good language, and what the
// tables say instead. The tables keep CLDR's own words, so that a test can
// tell when CLDR has mended the place and the correction has to go.
type Correction struct {
	Key      string // of the formats; "dates/" is every key that begins so
	CLDR     string // a part of CLDR's value
	Better   string // what takes its place
	Why      string
	Observed []string // the locales that say so themselves
}

// Corrections returns all corrections of the formats.
func Corrections() []Correction {
	return corrections[:]
}

var corrections = [...]Correction{
	{
		Key: "range", CLDR: "{0} a el {1}", Better: "{0} al {1}",
		Why:      "Spanish contracts a and el, as es-CO does here",
		Observed: []string{"es-AR", "es-CL"},
	},
	{
		Key: "dates/", CLDR: "d\u2009MMM", Better: "d MMM",
		Why:      "a plain space parts day and month",
		Observed: []string{"en-GB", "fr-CA"},
	},
	{
		Key: "dates/", CLDR: "MMM –\u2009", Better: "MMM\u2009–\u2009",
		Why:      "the thin space that stands between day and month belongs before the dash",
		Observed: []string{"en-GB", "fr-CA"},
	},
}

func (c *Correction) applies(key string) bool {
	return key == c.Key || strings.HasSuffix(c.Key, "/") && strings.HasPrefix(key, c.Key)
}

func corrected(key, value string) string {
	for i := range corrections {
		if c := &corrections[i]; c.applies(key) {
			value = strings.ReplaceAll(value, c.CLDR, c.Better)
		}
	}
	return value
}
