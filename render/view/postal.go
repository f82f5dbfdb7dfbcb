package view

import "strings"

// postalFormats are how the lines with the city are written in a country, in the
// letters of libaddressinput: %C the city, %S the state or province, %Z the postal
// code, %n a new line. They are its "fmt" (github.com/google/libaddressinput,
// region data), without the lines of name and street, which come before, and
// without prefixes that only mail from abroad has.
var postalFormats = map[string]string{
	// The Americas
	"AR": "%Z %C%n%S", "BB": "%C, %S %Z", "BM": "%C %Z", "BO": "%C", "BR": "%C-%S%n%Z", "BS": "%C, %S",
	"CA": "%C %S %Z", "CL": "%Z %C%n%S", "CO": "%C, %S, %Z", "CR": "%S, %C%n%Z", "CU": "%C %S%n%Z", "DO": "%Z %C",
	"EC": "%Z%n%C", "FK": "%C%n%Z", "GF": "%Z %C", "GP": "%Z %C", "GT": "%Z-%C", "HN": "%C, %S%n%Z", "HT": "%Z %C",
	"JM": "%C%n%S", "KY": "%C%n%S %Z", "MQ": "%Z %C", "MX": "%Z %C, %S", "NI": "%Z%n%C, %S", "PA": "%C%n%S",
	"PE": "%C %Z%n%S", "PM": "%Z %C", "PR": "%C, PR %Z", "PY": "%Z %C", "SR": "%C%n%S", "SV": "%Z-%C%n%S",
	"TC": "%C%n%Z", "US": "%C, %S %Z", "UY": "%Z %C %S", "VE": "%C %Z, %S", "VG": "%C%n%Z", "VI": "%C, VI %Z",
	// Europe and its neighbours
	"AD": "%Z %C", "AL": "%Z%n%C", "AT": "%Z %C", "BA": "%Z %C", "BE": "%Z %C", "BG": "%Z %C", "BY": "%Z, %C%n%S", "CH": "%Z %C",
	"CY": "%Z %C", "CZ": "%Z %C", "DE": "%Z %C", "DK": "%Z %C", "EE": "%Z %C %S", "ES": "%Z %C %S", "FI": "%Z %C", "FO": "%Z %C",
	"FR": "%Z %C", "GB": "%C%n%Z", "GE": "%Z %C", "GG": "%C%n%Z", "GI": "%C%n%Z", "GR": "%Z %C", "HR": "%Z %C", "HU": "%C%n%Z",
	"IE": "%C%n%S%n%Z", "IM": "%C%n%Z", "IS": "%Z %C", "IT": "%Z %C %S", "JE": "%C%n%Z", "LI": "%Z %C", "LT": "%Z %C %S", "LU": "%Z %C",
	"LV": "%S%n%C, %Z", "MA": "%Z %C", "MC": "%Z %C", "MD": "%Z %C", "ME": "%Z %C", "MK": "%Z %C", "MT": "%C %Z", "NL": "%Z %C",
	"NO": "%Z %C", "PL": "%Z %C", "PT": "%Z %C", "RO": "%Z %S %C", "RS": "%Z %C", "RU": "%C%n%S%n%Z", "SE": "%Z %C", "SI": "%Z %C",
	"SK": "%Z %C", "SM": "%Z %C", "TN": "%Z %C", "TR": "%Z %C/%S", "UA": "%C%n%S%n%Z", "VA": "%Z %C", "XK": "%Z %C",
	// Others that guests come from
	"AU": "%C %S %Z", "CN": "%S%C, %Z", "IL": "%C %Z", "IN": "%C %Z%n%S", "JP": "%C, %S%n%Z", "KR": "%C %S%n%Z", "NZ": "%C %Z",
	"PH": "%Z %C%n%S", "TW": "%C, %S %Z", "ZA": "%C%n%Z",
}

// anyCountry is the form for a country that is not known or has none above.
const anyCountry = "%Z %C%n%S"

// cityLines are the lines of an address with the city, the region and the postal
// code, as they are written in its country. What has no place there stands in a line
// of its own: nothing is lost.
func (r *resolver) cityLines(v *Venue) []Text {
	format, ok := postalFormats[v.Facts.Country]
	if !ok {
		format = anyCountry
	}
	rest := map[byte]Text{'C': v.City, 'S': v.Region, 'Z': v.PostalCode}
	var lines []Text
	for line := range strings.SplitSeq(format, "%n") {
		if t := r.cityLine(line, rest); len(t) > 0 {
			lines = append(lines, t)
		}
	}
	for _, field := range []byte("CSZ") {
		if t := rest[field]; len(t) > 0 {
			lines = append(lines, t)
		}
	}
	return lines
}

// cityLine fills in one line of a format, and takes what it has written from what is
// to be written. Words of a format stand before a field, and only behind another.
func (r *resolver) cityLine(format string, rest map[byte]Text) Text {
	var line Text
	for {
		between, after, found := strings.Cut(format, "%")
		if !found || after == "" {
			return line
		}
		field := after[0]
		format = after[1:]
		t := rest[field]
		delete(rest, field)
		switch {
		case len(t) == 0:
		case len(line) == 0:
			line = t
		default:
			line = r.joined(line, Text{{Value: between}}, t)
		}
	}
}
