// Package hosting writes what web servers are told of a built site besides its
// files: which addresses lead elsewhere, and which headers stand with which
// answers.
//
// Netlify, Cloudflare Pages and others read _redirects and _headers. For nginx and
// Apache there are maps, whose first lines say how they are included.
package hosting

import (
	"bytes"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// The files that are written.
const (
	RedirectsFile = "_redirects"
	HeadersFile   = "_headers"
	NginxFile     = "redirects.nginx.conf"
	ApacheFile    = "redirects.apache.txt"
)

// Redirect is an address that has moved for good. Both are paths of the site,
// written as in an address: what is no ASCII, and what has a meaning there, as
// %xx.
type Redirect struct{ From, To string }

// Redirects returns the file _redirects.
func Redirects(all []Redirect) []byte {
	var b bytes.Buffer
	for _, r := range all {
		fmt.Fprintf(&b, "%s %s 301\n", r.From, r.To)
	}
	return b.Bytes()
}

// Nginx returns a map for nginx, which compares paths as they are when they have
// been decoded (ngx_http_map_module).
func Nginx(all []Redirect) []byte {
	var b bytes.Buffer
	b.WriteString("# http: include this file. server: if ($tertulia_moved) { return 301 $tertulia_moved; }\n")
	b.WriteString("map $uri $tertulia_moved {\n\tdefault \"\";\n")
	quoted := strings.NewReplacer(`\`, `\\`, `"`, `\"`)
	for _, r := range all {
		if from, ok := decoded(r.From); ok {
			fmt.Fprintf(&b, "\t\"%s\" \"%s\";\n", quoted.Replace(from), r.To)
		}
	}
	b.WriteString("}\n")
	return b.Bytes()
}

// Apache returns a map for Apache (mod_rewrite, RewriteMap of type txt), which
// compares paths as they are when they have been decoded.
func Apache(all []Redirect) []byte {
	var b bytes.Buffer
	b.WriteString("# RewriteMap tertulia \"txt:/path/of/this/file\"\n")
	b.WriteString("# RewriteCond ${tertulia:%{REQUEST_URI}} ^(/.+)$\n# RewriteRule ^ %1 [R=301,L,NE]\n")
	for _, r := range all {
		if from, ok := decoded(r.From); ok {
			fmt.Fprintf(&b, "%s %s\n", from, r.To)
		}
	}
	return b.Bytes()
}

// decoded returns a path without its %xx. One with a space or a line end, which no
// map can hold, is not ok.
func decoded(p string) (path string, ok bool) {
	path, err := url.PathUnescape(p)
	return path, err == nil && !strings.ContainsFunc(path, func(r rune) bool { return r <= ' ' || r == 0x7F })
}

// File is an answer of the site.
type File struct {
	Path   string
	Header http.Header // of one value each
}

// Headers returns the file _headers. Servers join the values of all rules that
// hold for a path, so no header stands in two of them: what all files have in common is said
// of /*, what all below a folder of the first level have of /folder/*. What differs
// from file to file has no rule, for such a thing is said in the file itself; but what
// browsers let it do is said of each file by its name. The media type is what a server
// makes of the name. Paths are below the one at which the site is mounted, "" for the root
// of its host.
func Headers(mountedAt string, files []File) []byte {
	folders := make(map[string][]http.Header)
	for _, f := range files {
		folder := firstFolder(f.Path)
		folders[folder] = append(folders[folder], f.Header)
	}
	told := make(map[string]http.Header) // of each folder, what rules say of all that is in it
	var common []http.Header
	for _, folder := range slices.Sorted(maps.Keys(folders)) {
		common = append(common, shared(folders[folder]))
	}
	everywhere := shared(common)
	var b bytes.Buffer
	writeRule(&b, mountedAt+"/*", everywhere)
	for i, folder := range slices.Sorted(maps.Keys(folders)) {
		for name := range everywhere {
			delete(common[i], name)
		}
		if folder != "/" { // a rule for the files of the first level would hold for all
			writeRule(&b, mountedAt+folder+"*", common[i])
			told[folder] = common[i]
		}
	}
	for _, f := range files {
		own := f.Header[policy]
		if len(own) > 0 && len(everywhere[policy]) == 0 && len(told[firstFolder(f.Path)][policy]) == 0 {
			writeRule(&b, mountedAt+f.Path, http.Header{policy: own})
		}
	}
	return b.Bytes()
}

const policy = "Content-Security-Policy"

func firstFolder(p string) string {
	first, _, ok := strings.Cut(strings.TrimPrefix(p, "/"), "/")
	if !ok {
		return "/"
	}
	return "/" + first + "/"
}

// shared returns the headers that all have, with the same value.
func shared(all []http.Header) http.Header {
	if len(all) == 0 {
		return http.Header{}
	}
	common := maps.Clone(all[0])
	if common == nil {
		return http.Header{}
	}
	delete(common, "Content-Type")
	for _, other := range all[1:] {
		maps.DeleteFunc(common, func(name string, values []string) bool { return !slices.Equal(other[name], values) })
	}
	return common
}

func writeRule(b *bytes.Buffer, pattern string, header http.Header) {
	if len(header) == 0 {
		return
	}
	fmt.Fprintln(b, pattern)
	for _, name := range slices.Sorted(maps.Keys(header)) {
		fmt.Fprintf(b, "  %s: %s\n", name, strings.Join(header[name], ", "))
	}
}
