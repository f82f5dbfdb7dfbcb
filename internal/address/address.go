// Package address says to which addresses a page may lead, and how they are
// written where they are read away from it.
package address

import (
	"html/template"
	"net/url"
	"strings"

	"github.com/tertulia-go/tertulia/field"
)

// Link returns u if content may link to it, else "": an address elsewhere, or a
// path of the site that begins with a slash.
func Link(u string) template.URL {
	if u == "" || field.CheckLink(u) != nil {
		return ""
	}
	return template.URL(u)
}

// SiteOrExternal returns an address of the site or of any other, "" if a page
// must not lead there.
func SiteOrExternal(u string) template.URL {
	if field.CheckPath(u) != nil && field.CheckURL(u) != nil {
		return ""
	}
	return template.URL(u)
}

// HasScheme reports whether u begins with a scheme (RFC 3986 section 3.1).
func HasScheme(u string) bool {
	i := strings.IndexAny(u, ":/?#")
	return i > 0 && u[i] == ':'
}

// Absolute returns u as it is followed from elsewhere, in two pieces so that
// nothing is copied. The base is the address of the site, http or https; page,
// on which u stands, may be relative to it. Both pieces are empty for a path
// where the base is.
func Absolute(base string, page, u template.URL) (origin, rest string) {
	if u == "" || HasScheme(string(u)) {
		return "", string(u)
	}
	if origin = Origin(base); origin == "" {
		return "", ""
	}
	if u[0] == '/' && !strings.HasPrefix(string(u), "//") {
		return origin, string(u)
	}
	site, err := url.Parse(base)
	if err != nil {
		return "", ""
	}
	from, err := site.Parse(string(page))
	if err != nil {
		return "", ""
	}
	there, err := from.Parse(string(u))
	if err != nil {
		return "", ""
	}
	return "", there.String()
}

// Origin returns the scheme and host of an address, "" for one without.
func Origin(u string) string {
	scheme, rest, ok := strings.Cut(u, "://")
	if !ok {
		return ""
	}
	host, _, _ := strings.Cut(rest, "/")
	return u[:len(scheme)+len("://")+len(host)]
}

// Site returns the host and path of the address of a site, as they stand in
// ids: without a port, and without a slash at the end.
func Site(base string) string {
	u, err := url.Parse(base)
	if err != nil {
		return ""
	}
	return u.Hostname() + strings.TrimSuffix(u.EscapedPath(), "/")
}
