package field

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ErrURL says that an address is none that a page may lead to.
var ErrURL = errors.New("not a safe URL")

// URLError says why an address is refused. It wraps [ErrURL].
type URLError struct {
	Reason    Reason // [URLUnsafe] or its like
	Character rune   // that is not allowed; 0: there is another reason
	detail    string
}

// Error returns the reason in English.
func (e *URLError) Error() string { return ErrURL.Error() + ": " + e.detail }

// Unwrap returns [ErrURL].
func (e *URLError) Unwrap() error { return ErrURL }

func urlError(reason Reason, format string, args ...any) error {
	return &URLError{Reason: reason, detail: fmt.Sprintf(format, args...)}
}

// CheckLink returns what is wrong with an address that content links to: it is
// one that [CheckURL] takes, or a path of the site itself, which begins with a
// slash: /inscripcion/. The error is a [*URLError].
func CheckLink(s string) error {
	if strings.HasPrefix(s, "/") {
		return CheckPath(s)
	}
	return CheckURL(s)
}

// CheckURL returns what is wrong with an address that a reader may follow from
// anywhere: it must parse (RFC 3986), be absolute, and have one of the schemes
// http, https, mailto and tel. An http address names a host that can be one and
// nobody who logs in there; a mailto one names mailboxes, and at most a subject
// and a body (RFC 6068 section 4); a tel one is a number (RFC 3966). The error is
// a [*URLError].
func CheckURL(s string) error {
	if plainURL(s) {
		return nil
	}
	u, err := parseURL(s)
	if err != nil {
		return err
	}
	switch u.Scheme {
	case "http", "https":
		return checkAuthority(u)
	case "mailto":
		return checkMailto(u)
	case "tel":
		if !telForm.MatchString(u.Opaque) || u.RawQuery != "" || u.Fragment != "" {
			return urlError(URLPhone, "%.60q is not a telephone number", s)
		}
		return nil
	case "":
		return urlError(URLUnsafe, "%.60q has no scheme; want https://…", s)
	}
	return urlError(URLUnsafe, "scheme %.60q; want http, https, mailto or tel", u.Scheme)
}

// CheckPath returns what is wrong with a path of the site, from its root or
// relative to the page. What begins with two slashes is none: browsers take the
// next word for a host, after three slashes too (WHATWG URL section 4.4). The
// error is a [*URLError].
func CheckPath(s string) error {
	u, err := parseURL(s)
	switch {
	case err != nil:
		return err
	case s == "":
		return urlError(URLUnsafe, "empty")
	case u.Scheme != "" || u.Host != "" || strings.HasPrefix(s, "//"):
		return urlError(URLUnsafe, "%.60q is not a path", s)
	}
	return nil
}

// CheckSource returns what is wrong with the address of a picture: it is http
// or https, or a path ([CheckPath]). The error is a [*URLError].
func CheckSource(s string) error {
	u, err := parseURL(s)
	switch {
	case err != nil:
		return err
	case u.Scheme == "http" || u.Scheme == "https":
		return CheckURL(s)
	case u.Scheme != "":
		return urlError(PictureUnsafe, "%.60q is neither http, https nor a path", s)
	}
	if err := CheckPath(s); err != nil {
		return urlError(PictureUnsafe, "%.60q is neither http, https nor a path", s)
	}
	return nil
}

// parseURL parses what means one thing to every parser: browsers drop tabs and
// line ends and read \ as / (WHATWG URL section 4.4), net/url does not; and what
// nobody sees, or what turns the direction of the rest, hides where one goes.
func parseURL(s string) (*url.URL, error) {
	if i := strings.IndexFunc(s, isHidden); i >= 0 {
		r, _ := utf8.DecodeRuneInString(s[i:])
		return nil, &URLError{URLCharacter, r, fmt.Sprintf("%U at byte %d", r, i)}
	}
	u, err := url.Parse(s)
	if err != nil {
		var bare *url.Error
		if errors.As(err, &bare) {
			err = bare.Err
		}
		return nil, urlError(URLMalformed, "%.80s", err)
	}
	return u, nil
}

func isHidden(r rune) bool {
	return r == ' ' || r == '\\' || r == utf8.RuneError || !unicode.IsPrint(r)
}

// checkAuthority checks what stands between the slashes of an http address.
func checkAuthority(u *url.URL) error {
	port, err := strconv.Atoi(u.Port())
	switch {
	case u.User != nil:
		return urlError(URLUser, "names a user of %.60q", u.Host)
	case u.Host == "":
		return urlError(URLHost, "%.60q has no host", u)
	case !isHost(u.Hostname()):
		return urlError(URLHost, "%.60q is not a host", u.Hostname())
	case u.Port() != "" && (err != nil || port < 1 || port > 65_535):
		return urlError(URLPort, "port %.20s; want 1 to 65535", u.Port())
	}
	return nil
}

// isHost reports whether s can be the name or address of a host: labels of
// letters, digits and hyphens joined by dots (RFC 1123 section 2.1, in any script),
// with underscores, which some have; or an address. A name whose last label is a
// number is an address to browsers (WHATWG URL section 3.5).
func isHost(s string) bool {
	if strings.Contains(s, ":") {
		address, err := netip.ParseAddr(s)
		return err == nil && address.Zone() == ""
	}
	s = strings.TrimSuffix(s, ".")
	if len(s) > 253 {
		return false
	}
	if isNumber(s[strings.LastIndexByte(s, '.')+1:]) {
		address, err := netip.ParseAddr(s)
		return err == nil && address.Is4()
	}
	for label := range strings.SplitSeq(s, ".") {
		if label == "" || len(label) > 63 || label[0] == '-' || label[len(label)-1] == '-' {
			return false
		}
		for _, r := range label {
			if r != '-' && r != '_' && !unicode.In(r, unicode.L, unicode.M, unicode.Nd) {
				return false
			}
		}
	}
	return true
}

// isNumber reports whether a browser takes a label for a number (WHATWG URL
// section 3.5): digits, or 0x and hexadecimal ones.
func isNumber(label string) bool {
	digits, hex := strings.CutPrefix(strings.ToLower(label), "0x")
	if hex {
		return strings.Trim(digits, "0123456789abcdef") == ""
	}
	return label != "" && strings.Trim(label, "0123456789") == ""
}

// checkMailto checks the mailboxes and headers of a mailto address. No header
// but the subject and the body is anybody's to set, and none holds a line end,
// after which another would begin.
func checkMailto(u *url.URL) error {
	to, err := url.PathUnescape(u.Opaque)
	if err != nil {
		return urlError(URLMail, "%.80s", err)
	}
	for mailbox := range strings.SplitSeq(to, ",") {
		if !emailForm.MatchString(mailbox) {
			return urlError(URLMail, "%.60q is not a mailbox", mailbox)
		}
	}
	headers, err := url.ParseQuery(strings.ReplaceAll(u.RawQuery, "+", "%2B"))
	if err != nil || u.Fragment != "" {
		return urlError(URLMail, "%.60q are not the headers of a mail", u.RawQuery)
	}
	for name, values := range headers {
		if !slices.Contains([]string{"subject", "body"}, strings.ToLower(name)) || len(values) != 1 {
			return urlError(URLMail, "header %.60q; want one subject and one body at most", name)
		}
		if strings.ContainsFunc(values[0], func(r rune) bool { return r != ' ' && isHidden(r) && r != '\\' }) {
			return urlError(URLMail, "the %s holds a character that cannot be printed", name)
		}
	}
	return nil
}

// telForm is a number as RFC 3966 section 3 writes it, with what sets its digits
// apart and its parameters, such as an extension.
var telForm = regexp.MustCompile(`^\+?[-.()*]*[0-9][-0-9.()*]*(;[A-Za-z0-9-]+(=[A-Za-z0-9.+-]+)?)*$`)

// plainURL reports whether s is certainly a safe address: http or https, a
// host of letters and digits, and only characters that mean one thing to every
// parser. It spares nearly every address a parse; what it does not accept may
// still be safe.
func plainURL(s string) bool {
	rest, ok := strings.CutPrefix(s, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(s, "http://")
	}
	if !ok {
		return false
	}
	end := strings.IndexAny(rest, "/?")
	if end < 0 {
		end = len(rest)
	}
	for i := end; i < len(rest); i++ {
		if c := rest[i]; !isPlain(c) && c != '.' && c != '-' && c != '/' && c != '_' && c != '?' && c != '=' && c != '&' {
			return false
		}
	}
	label := 0
	for i := range end {
		switch c := rest[i]; {
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
			label++
		case c == '.' && label > 0:
			label = 0
		default:
			return false
		}
		if label > 63 {
			return false
		}
	}
	return label > 0 && end <= 253
}

func isPlain(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}
