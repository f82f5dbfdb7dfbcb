// Package static writes a site as files for any web server: its pages, a page for
// each address that has moved, and what servers are told of them.
package static

import (
	"context"
	"errors"
	"fmt"
	"html"
	"io/fs"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/tertulia-go/tertulia/site/internal/hosting"
	"github.com/tertulia-go/tertulia/site/internal/output"
)

// Site is what is written.
type Site struct {
	At    time.Time // as of which the pages are
	Pages []Page
	Moved []Moved
	// MountedAt is the path below which the folder is served, "/archive"; "": at the
	// root of its host.
	MountedAt string
}

// Page is what one path of the site answers: a page, a calendar, a style sheet.
type Page struct {
	Path   string      // below the place where the site is mounted, with %xx; "/es/eventos/" is a folder's index
	Header http.Header // as a server answers, of one value each
	// Key and Make are those of an output.File.
	Key  string
	Make func() (body []byte, until time.Time, err error)
}

// Moved is an address that leads to another one.
type Moved struct {
	From, To string // paths, as in Page
	Lang     string // of the page that it leads to
	Title    string // of that page
	// As is what stands at To where no page can lead on to it, as to a calendar: it
	// stands at From, too. Nil: a page leads on.
	As *Page
}

// ErrPath says that a page cannot be a file.
var ErrPath = errors.New("no file can have this path")

// Write writes the site into a folder, as output.Write does.
func (s *Site) Write(ctx context.Context, dir string, progress func(done, all int)) (output.Summary, error) {
	var files []output.File
	var errs []error
	for _, p := range s.Pages {
		name, err := fileName(p.Path)
		if err != nil {
			errs = append(errs, err)
		}
		files = append(files, output.File{Name: name, Key: p.Key, Make: p.Make})
	}
	for _, m := range s.Moved {
		name, err := fileName(m.From)
		if err != nil {
			errs = append(errs, err)
		}
		if m.As != nil {
			files = append(files, output.File{Name: name, Key: m.As.Key, Make: m.As.Make})
			continue
		}
		files = append(files, holding(name, m.page(s.MountedAt)))
	}
	if err := errors.Join(errs...); err != nil {
		return output.Summary{}, err
	}
	redirects := s.redirects()
	files = append(files,
		holding(hosting.HeadersFile, hosting.Headers(s.MountedAt, s.headers())),
		holding(hosting.RedirectsFile, hosting.Redirects(redirects)),
		holding(hosting.NginxFile, hosting.Nginx(redirects)),
		holding(hosting.ApacheFile, hosting.Apache(redirects)),
	)
	return output.Write(ctx, dir, s.At, files, progress)
}

// IsOwn reports whether a file of that name is written beside the pages: what servers
// are told, what is said of an address that leads nowhere, and what the build
// remembers.
func IsOwn(name string) bool {
	return slices.Contains([]string{"404.html", hosting.HeadersFile, hosting.RedirectsFile, hosting.NginxFile, hosting.ApacheFile, output.ManifestName}, name)
}

// holding is a file that is short to make and depends on no clock.
func holding(name string, body []byte) output.File {
	return output.File{Name: name, Make: func() ([]byte, time.Time, error) { return body, time.Time{}, nil }}
}

func (s *Site) redirects() []hosting.Redirect {
	all := make([]hosting.Redirect, len(s.Moved))
	for i, m := range s.Moved {
		all[i] = hosting.Redirect{From: s.MountedAt + m.From, To: s.MountedAt + m.To}
	}
	return all
}

func (s *Site) headers() []hosting.File {
	all := make([]hosting.File, len(s.Pages))
	for i, p := range s.Pages {
		all[i] = hosting.File{Path: p.Path, Header: p.Header}
	}
	return all
}

// page is for servers that know of no redirects.
func (m *Moved) page(mountedAt string) []byte {
	to, title := html.EscapeString(mountedAt+m.To), html.EscapeString(m.Title)
	return fmt.Appendf(nil, `<!DOCTYPE html>
<html lang="%s">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%s</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="%s">
<meta http-equiv="refresh" content="0; url=%s">
</head>
<body>
<p><a href="%s">%s</a></p>
</body>
</html>
`, html.EscapeString(m.Lang), title, to, to, to, title)
}

// fileName returns the name of the file that holds what a path answers: that of
// /es/eventos/ is es/eventos/index.html.
func fileName(p string) (string, error) {
	decoded, err := url.PathUnescape(p)
	name, rooted := strings.CutPrefix(decoded, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if err != nil || !rooted || !fs.ValidPath(name) || strings.ContainsAny(name, "\\\x00") {
		return "", fmt.Errorf("%q: %w", p, ErrPath)
	}
	return name, nil
}
