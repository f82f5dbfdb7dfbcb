package i18n

import (
	"strings"

	"golang.org/x/text/language"
)

// maxAccept bounds how much of one wish Match reads, in bytes.
const maxAccept = 1 << 10

// Match returns the language of the site that serves a reader best. The wishes
// come in order of weight, each a language tag or a whole Accept-Language
// header (RFC 9110 section 12.5.4): usually the ?lang= parameter, a cookie,
// then the header. The first wish that the site can meet decides.
//
// A wish is met by a language that its reader is highly likely to understand
// (es-AR and gl by es), else by one they may. What is empty, malformed or past
// the first 1,024 bytes of a wish is passed over. With no wish met it is the
// site's main language; Match never returns a language that the site does not
// publish.
func (c *Catalog) Match(accept ...string) language.Tag {
	for _, wish := range accept {
		if tag, ok := c.match(wish); ok {
			return tag
		}
	}
	return c.languages[0]
}

func (c *Catalog) match(wish string) (language.Tag, bool) {
	if len(wish) > maxAccept {
		wish = wish[:strings.LastIndexByte(wish[:maxAccept], ',')+1]
		wish = strings.TrimSuffix(wish, ",")
	}
	if wish == "" {
		return language.Und, false
	}
	wanted, _, err := language.ParseAcceptLanguage(wish)
	if err != nil {
		return language.Und, false
	}
	// One language after the other: handed all at once, the matcher prefers an
	// exact second choice over a close first one.
	for _, least := range []language.Confidence{language.High, language.Low} {
		for _, tag := range wanted {
			if _, i, confidence := c.matcher.Match(tag); confidence >= least {
				return c.languages[i], true
			}
		}
	}
	return language.Und, false
}
