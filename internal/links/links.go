// Package links finds the dead links of a site that has been written as files: in
// pages, style sheets, calendars, feeds, site maps and redirects. It asks no server:
// what leads to other sites is left alone.
//
// The rules, of which each holds for every file:
//
//  1. An attribute of a page that holds an address (href, src, srcset and the like) is
//     a link, and so is url() in a style sheet, and what a line of _redirects leads to.
//  2. In all other text, whatever begins with the address of the site is a link: in a
//     calendar, a feed, a site map, JSON, Markdown, the words of a page. Its fragment
//     may name a thing, and is not followed.
//  3. A link leads to a file, or to the index.html of a folder, as web servers answer.
//     Its query does not matter; its fragment is an id in the page.
package links

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// Dead is a link that leads nowhere, and where it stands.
type Dead struct {
	File         string // inside the site, with slashes
	Line, Column int    // from 1, columns in characters; those of the element, in a page
	Link         string // as it is written
	Reason       Reason
}

// Reason is why a link leads nowhere.
type Reason int

// The reasons.
const (
	Missing   Reason = iota + 1 // there is no such file
	Fragment                    // the page has no element with this id
	Malformed                   // it is no address
)

// Report is what has been found.
type Report struct {
	// Base is the address of the site; "": not known, so that only links that do not
	// name it have been followed.
	Base  string
	Links int // that lead into the site
	Dead  []Dead
}

// ErrBase says that something is not the address of a site.
var ErrBase = errors.New("want the address of a site, https://example.org")

// maxFile bounds what is read of one file, in bytes.
const maxFile = 256 << 20

// Check goes through the files of a site. The base is the address at which the site
// is published, with the path below which it is mounted; if it is "", the line
// "Sitemap:" of robots.txt says it, if there is one. An error is a file that cannot be
// read, or ErrBase.
func Check(site fs.FS, base string) (Report, error) {
	c := &checker{site: site, files: make(map[string]bool), ids: make(map[string]map[string]bool)}
	err := fs.WalkDir(site, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			c.files[name] = true
		}
		return err
	})
	if err != nil {
		return Report{}, err
	}
	if base == "" {
		base = baseOf(site)
	}
	if c.base, err = parseBase(base); err != nil {
		return Report{}, err
	}
	c.begin = []byte("://" + c.base.Host + c.base.EscapedPath())
	c.report.Base = strings.TrimRight(base, "/")
	for name := range c.files {
		if read := readers[path.Ext(name)]; read != nil {
			if err := c.read(name, read); err != nil {
				return Report{}, err
			}
		}
	}
	if c.files[redirectsFile] {
		if err := c.read(redirectsFile, (*document).redirects); err != nil {
			return Report{}, err
		}
	}
	for _, w := range c.waiting {
		if !c.ids[w.target][w.id] {
			c.report.Dead = append(c.report.Dead, w.Dead)
		}
	}
	slices.SortFunc(c.report.Dead, func(a, b Dead) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), strings.Compare(a.Link, b.Link))
	})
	c.report.Dead = slices.Compact(c.report.Dead) // as src and srcset of one picture
	return c.report, nil
}

// redirectsFile is read by Netlify and Cloudflare Pages.
const redirectsFile = "_redirects"

// readers are what finds the links of a file, by the end of its name.
var readers = map[string]func(*document){
	".html": (*document).page, ".css": (*document).sheet,
	".ics": (*document).calendar, ".atom": (*document).text, ".xml": (*document).text, ".json": (*document).text,
	".md": (*document).text, ".txt": (*document).text, ".svg": (*document).text,
}

// checker knows what there is in a site.
type checker struct {
	site    fs.FS
	base    *url.URL // without a slash at its end
	begin   []byte   // how the addresses of the site begin, after their scheme
	files   map[string]bool
	ids     map[string]map[string]bool // by page
	waiting []waiting                  // for the ids of other pages
	report  Report
}

// waiting is a link to an element, dead if there is none.
type waiting struct {
	Dead
	target, id string
}

// nowhere stands for the host of a site whose address is not known.
const nowhere = "site.invalid" // RFC 2606, 2

func parseBase(base string) (*url.URL, error) {
	u, err := url.Parse(cmp.Or(base, "http://"+nowhere))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil, fmt.Errorf("%q: %w", base, ErrBase)
	}
	return &url.URL{Scheme: u.Scheme, Host: u.Host, Path: strings.TrimRight(u.Path, "/")}, nil
}

// baseOf is the address that robots.txt says (RFC 9309, 2.2.4 and sitemaps.org).
func baseOf(site fs.FS) string {
	body, err := fs.ReadFile(site, "robots.txt")
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(body)) {
		name, value, _ := strings.Cut(line, ":")
		if base, ok := strings.CutSuffix(strings.TrimSpace(value), "/sitemap.xml"); ok && strings.EqualFold(strings.TrimSpace(name), "sitemap") {
			return base
		}
	}
	return ""
}

// read goes through one file.
func (c *checker) read(name string, links func(*document)) error {
	info, err := fs.Stat(c.site, name)
	if err == nil && info.Size() > maxFile {
		err = &fs.PathError{Op: "read", Path: name, Err: fmt.Errorf("larger than %d MiB", maxFile>>20)}
	}
	var body []byte
	if err == nil {
		body, err = fs.ReadFile(c.site, name)
	}
	if err != nil {
		return err
	}
	// An index is at the address of its folder.
	at := &url.URL{Scheme: c.base.Scheme, Host: c.base.Host, Path: c.base.Path + "/" + strings.TrimSuffix(name, "index.html")}
	links(&document{checker: c, name: name, at: at, body: body, line: 1, column: 1})
	return nil
}

// document is a file that is gone through from its beginning to its end.
type document struct {
	*checker
	name string
	at   *url.URL // relative links begin there
	body []byte

	offset, line, column int // how far places have been counted
}

// dead is a link that stands at an offset, which is not before that of the last call.
func (d *document) dead(offset int, link string, reason Reason) Dead {
	for d.offset < offset {
		r, size := utf8.DecodeRune(d.body[d.offset:])
		d.offset += size
		if d.column++; r == '\n' {
			d.line, d.column = d.line+1, 1
		}
	}
	return Dead{File: d.name, Line: d.line, Column: d.column, Link: link, Reason: reason}
}

// follow goes after a link that stands at an offset.
func (d *document) follow(offset int, link string) {
	// White space around an address does not belong to it (URL Standard, 4.4).
	trimmed := strings.TrimSpace(link)
	ref, err := url.Parse(trimmed)
	if err != nil {
		d.report.Dead = append(d.report.Dead, d.dead(offset, link, Malformed))
		return
	}
	ref.RawPath = "" // "%2e" is a dot, and leads nowhere else (URL Standard, 4.1)
	to := d.at.ResolveReference(ref)
	below, ok := strings.CutPrefix(to.Path, d.base.Path)
	switch {
	case to.Scheme != "http" && to.Scheme != "https" && to.Scheme != "webcal": // which is http for calendars
		return
	case !strings.EqualFold(to.Host, d.base.Host), !ok, below != "" && below[0] != '/':
		return // another site
	}
	d.report.Links++
	target := strings.TrimPrefix(below, "/")
	if target == "" || strings.HasSuffix(target, "/") {
		target += "index.html"
	} else if !d.files[target] { // a server leads from a folder to its address with a slash
		target += "/index.html"
	}
	if !d.files[target] {
		d.report.Dead = append(d.report.Dead, d.dead(offset, link, Missing))
		return
	}
	id, _, _ := strings.Cut(to.Fragment, ":~:")                 // text fragments are the reader's
	if id != "" && id != "top" && path.Ext(target) == ".html" { // HTML Standard, 7.4.6.4
		d.waiting = append(d.waiting, waiting{d.dead(offset, link, Fragment), target, id})
	}
}

// redirects follows what the lines of _redirects lead to: from, to, status.
func (d *document) redirects() {
	offset := 0
	for line := range bytes.Lines(d.body) {
		if fields := strings.Fields(string(line)); len(fields) > 1 && !strings.HasPrefix(fields[0], "#") {
			d.follow(offset, fields[1])
		}
		offset += len(line)
	}
}
