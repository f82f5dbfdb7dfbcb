// Package answer gives the answer of a site to a request: the same bytes to
// everybody who asks for the same, compressed once, and none to whoever has them
// already (RFC 9110).
package answer

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Answer is what a path answers, whoever asks. It is not changed any more, and safe
// for concurrent use.
type Answer struct {
	Status int         // 0: OK
	Header http.Header // what kind of thing it is, in which language; not what Serve sets
	Body   []byte
	// Until is the moment from which on the body may be another; zero: it depends on
	// no clock.
	Until time.Time
	// MaxAge is how long others may keep it at most. A zero one asks them to ask each
	// time, and so does every status but OK.
	MaxAge time.Duration
	// Compressed says that the body is compressed as it is: a picture, a film. Of such
	// a body parts can be asked for (RFC 9110, section 14).
	Compressed bool
	// Modified is when a file was changed; zero: it is none, or nobody knows.
	Modified time.Time

	once   sync.Once
	tag    string // the hash of the body
	zipped []byte // nil: it is not worth while
}

// worthwhile is the size, in bytes, below which compressing takes more than it
// gives.
const worthwhile = 512

func (a *Answer) prepare() {
	a.once.Do(func() {
		s := sha256.Sum256(a.Body)
		a.tag = base64.RawURLEncoding.EncodeToString(s[:12])
		if a.Compressed || len(a.Body) < worthwhile {
			return
		}
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		z.Write(a.Body) // a buffer takes everything
		z.Close()
		if b.Len() < len(a.Body) {
			a.zipped = b.Bytes()
		}
	})
}

// Serve gives the answer at a moment. It answers GET and HEAD, and tells others so.
func (a *Answer) Serve(w http.ResponseWriter, r *http.Request, now time.Time) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		w.WriteHeader(http.StatusMethodNotAllowed)
		return
	}
	a.prepare()
	h := w.Header()
	for name, values := range a.Header {
		h[name] = slices.Clip(values) // whoever adds one does not add it to the answer
	}
	h.Set("Cache-Control", a.cacheControl(now))
	body, tag := a.Body, `"`+a.tag+`"`
	if a.Compressed && a.status() == http.StatusOK {
		h.Set("ETag", tag)
		http.ServeContent(w, r, "", a.Modified, bytes.NewReader(body))
		return
	}
	if !a.Modified.IsZero() {
		h.Set("Last-Modified", a.Modified.UTC().Format(http.TimeFormat))
	}
	if a.zipped != nil {
		h.Add("Vary", "Accept-Encoding")
		if acceptsGzip(r.Header.Values("Accept-Encoding")) {
			body, tag = a.zipped, `"`+a.tag+`-gzip"`
			h.Set("Content-Encoding", "gzip")
		}
	}
	if a.status() == http.StatusOK {
		h.Set("ETag", tag)
		if matches(r.Header.Values("If-None-Match"), tag) {
			h.Del("Content-Encoding")
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(a.status())
	if r.Method == http.MethodGet {
		w.Write(body) // whoever has gone away gets nothing
	}
}

func (a *Answer) status() int {
	if a.Status == 0 {
		return http.StatusOK
	}
	return a.Status
}

// cacheControl lets nobody keep an answer for longer than it holds.
func (a *Answer) cacheControl(now time.Time) string {
	age := a.MaxAge
	if !a.Until.IsZero() {
		age = min(age, a.Until.Sub(now))
	}
	if a.status() != http.StatusOK || age < time.Second {
		return "no-cache"
	}
	return fmt.Sprintf("max-age=%d", age/time.Second)
}

// maxValues bounds how much of a header is read, in bytes.
const maxValues = 4 << 10

// items yields the parts of a header that is a list, without the spaces around them.
func items(values []string) []string {
	all := strings.Join(values, ",")
	parts := strings.Split(all[:min(len(all), maxValues)], ",")
	for i := range parts {
		parts[i] = strings.Trim(parts[i], " \t")
	}
	return parts
}

// acceptsGzip reads Accept-Encoding (RFC 9110, section 12.5.3).
func acceptsGzip(values []string) bool {
	any := false
	for _, item := range items(values) {
		coding, weight, _ := strings.Cut(item, ";")
		coding, wanted := strings.ToLower(strings.TrimSpace(coding)), !isZero(weight)
		switch coding {
		case "gzip", "x-gzip":
			return wanted
		case "*":
			any = wanted
		}
	}
	return any
}

// isZero reports whether a parameter is a weight of nothing: q=0, q=0.000.
func isZero(parameter string) bool {
	name, value, _ := strings.Cut(strings.ReplaceAll(parameter, " ", ""), "=")
	q, err := strconv.ParseFloat(value, 64)
	return strings.EqualFold(name, "q") && err == nil && q == 0
}

// matches reads If-None-Match, whose comparison is weak (RFC 9110, section 13.1.2).
func matches(values []string, tag string) bool {
	if len(values) == 0 {
		return false
	}
	for _, item := range items(values) {
		if item == "*" || strings.TrimPrefix(item, "W/") == tag {
			return true
		}
	}
	return false
}
