package i18n

import "golang.org/x/text/language"

// Direction returns the direction in which the script of tag runs, as the
// HTML dir attribute spells it: "rtl" or "ltr", and "auto" for [language.Und].
// A tag without a script gets the likely one (CLDR likelySubtags).
func Direction(tag language.Tag) string {
	if tag == language.Und {
		return "auto"
	}
	script, _ := tag.Script()
	switch script.String() {
	// The right-to-left scripts in modern use (CLDR scriptMetadata).
	case "Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi":
		return "rtl"
	}
	return "ltr"
}
