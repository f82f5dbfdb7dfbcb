package field

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// ErrURL says that an address is none that a page may lead to.
var ErrURL = errors.New("not a safe URL")

// CheckURL returns what is wrong with an address that a reader may follow: it
// must parse (RFC 3986), be absolute, and have one of the schemes http, https,
// mailto and tel. The error wraps [ErrURL].
func CheckURL(s string) error {
	if plainURL(s) {
		return nil
	}
	u, err := parseURL(s)
	if err != nil {
		return err
	}
	switch {
	case u.Scheme == "":
		return fmt.Errorf("%w: %.60q has no scheme; want https://…", ErrURL, s)
	case !slices.Contains([]string{"http", "https", "mailto", "tel"}, u.Scheme):
		return fmt.Errorf("%w: scheme %.60q; want http, https, mailto or tel", ErrURL, u.Scheme)
	case strings.HasPrefix(u.Scheme, "http") && u.Host == "":
		return fmt.Errorf("%w: %.60q has no host", ErrURL, s)
	}
	return nil
}

// CheckSource returns what is wrong with the address of a picture: it is
// http or https, or a path relative to the page. The error wraps [ErrURL].
func CheckSource(s string) error {
	u, err := parseURL(s)
	if err != nil {
		return err
	}
	switch {
	case u.Scheme == "http" || u.Scheme == "https":
		return CheckURL(s)
	case u.Scheme != "" || u.Host != "":
		return fmt.Errorf("%w: %.60q is neither http, https nor a path", ErrURL, s)
	case s == "":
		return fmt.Errorf("%w: empty", ErrURL)
	}
	return nil
}

func parseURL(s string) (*url.URL, error) {
	// What parsers disagree about is refused: a browser drops tabs and line
	// ends and reads \ as /, net/url does not (WHATWG URL section 4.4).
	if i := strings.IndexFunc(s, func(r rune) bool { return r <= ' ' || r == '\\' || r == 0x7F || r == 0xFFFD }); i >= 0 {
		return nil, fmt.Errorf("%w: %q at byte %d", ErrURL, s[i:i+1], i)
	}
	u, err := url.Parse(s)
	if err != nil {
		var bare *url.Error
		if errors.As(err, &bare) {
			err = bare.Err
		}
		return nil, fmt.Errorf("%w: %w", ErrURL, err)
	}
	return u, nil
}

// plainURL reports whether s is certainly a safe address: http or https, a
// host, and only characters that mean one thing to every parser. It spares
// nearly every address a parse; what it does not accept may still be safe.
func plainURL(s string) bool {
	rest, ok := strings.CutPrefix(s, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(s, "http://")
	}
	if !ok || rest == "" || !isPlain(rest[0]) {
		return false
	}
	for i := range len(rest) {
		if c := rest[i]; !isPlain(c) && c != '.' && c != '-' && c != '/' && c != '_' && c != '?' && c != '=' && c != '&' {
			return false
		}
	}
	return true
}

func isPlain(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}
