package field

import (
	"regexp"
	"strings"
)

// PhoneURL returns the address that calls a telephone number as people write it
// (RFC 3966), and "" for what is not one number: two of them, letters that stand
// for digits, words beside it. A page prints that as text.
//
//	+57 601 555 0100 ext. 12    tel:+576015550100;ext=12
//	+44 (0)20 7946 0958         tel:+442079460958
func PhoneURL(phone string) string {
	parts := phoneForm.FindStringSubmatch(phone)
	if parts == nil {
		return ""
	}
	plus, number, extension := parts[1], parts[2], parts[3]
	if plus != "" {
		number = strings.Replace(number, "(0)", "", 1) // dialled only where there is no country code
	}
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, number)
	const shortest, longest = 3, 15 // 911; E.164 section 6.2.1
	if len(digits) < shortest || len(digits) > longest {
		return ""
	}
	if extension != "" {
		extension = ";ext=" + extension
	}
	return "tel:" + plus + digits + extension
}

var phoneForm = regexp.MustCompile(`^\s*(\+?)([ \x{A0}\x{202F}0-9().\x{2010}-\x{2013}-]*?)` +
	`(?:[ \x{A0}\x{202F},;]*(?i:ext|extensión|extension|anexo|interno|int|ramal|x)\.?:?[ \x{A0}]*([0-9]{1,7}))?\s*$`)
