package hosting_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/tertulia-go/tertulia/site/internal/hosting"
)

var moved = []hosting.Redirect{
	{From: "/es/eventos/viejo/", To: "/es/eventos/nuevo/"},
	{From: "/es/eventos/%D0%B0%D1%80/", To: "/es/eventos/%D1%8F/"},
	{From: `/es/a"b%5C/`, To: "/es/c/"},
}

func TestRedirects(t *testing.T) {
	t.Parallel()
	assert.Equal(t, "/es/eventos/viejo/ /es/eventos/nuevo/ 301\n/es/eventos/%D0%B0%D1%80/ /es/eventos/%D1%8F/ 301\n/es/a\"b%5C/ /es/c/ 301\n",
		string(hosting.Redirects(moved)))
	assert.Equal(t, `# http: include this file. server: if ($tertulia_moved) { return 301 $tertulia_moved; }
map $uri $tertulia_moved {
	default "";
	"/es/eventos/viejo/" "/es/eventos/nuevo/";
	"/es/eventos/ар/" "/es/eventos/%D1%8F/";
	"/es/a\"b\\/" "/es/c/";
}
`, string(hosting.Nginx(moved)))
	assert.Equal(t, `# RewriteMap tertulia "txt:/path/of/this/file"
# RewriteCond ${tertulia:%{REQUEST_URI}} ^(/.+)$
# RewriteRule ^ %1 [R=301,L,NE]
/es/eventos/viejo/ /es/eventos/nuevo/
/es/eventos/ар/ /es/eventos/%D1%8F/
/es/a"b\/ /es/c/
`, string(hosting.Apache(moved)))
}

func TestAMapHoldsNoPathThatWouldAddALineToIt(t *testing.T) {
	t.Parallel()
	hostile := []hosting.Redirect{{From: "/a%0A/b", To: "/c"}, {From: "/a%20b", To: "/c"}}
	assert.Equal(t, string(hosting.Apache(nil)), string(hosting.Apache(hostile)))
	assert.Equal(t, string(hosting.Nginx(nil)), string(hosting.Nginx(hostile)))
}

func TestHeadersStandInOneRuleEach(t *testing.T) {
	t.Parallel()
	page := func(lang string) http.Header {
		return http.Header{"Content-Language": {lang}, "X-Content-Type-Options": {"nosniff"}, "Cache-Control": {"max-age=60"}}
	}
	asset := http.Header{"X-Content-Type-Options": {"nosniff"}, "Cache-Control": {"max-age=31536000, immutable"}}
	assert.Equal(t, `/*
  X-Content-Type-Options: nosniff
/assets/*
  Cache-Control: max-age=31536000, immutable
/en/*
  Cache-Control: max-age=60
/es/*
  Cache-Control: max-age=60
  Content-Language: es
`, string(hosting.Headers("", []hosting.File{
		{Path: "/", Header: http.Header{"X-Content-Type-Options": {"nosniff"}, "Vary": {"Cookie"}}},
		{Path: "/es/", Header: page("es")},
		{Path: "/es/eventos/", Header: page("es")},
		{Path: "/en/", Header: page("en")},
		{Path: "/en/events/only-in-spanish/", Header: page("es")},
		{Path: "/assets/a.css", Header: asset},
	})))
	assert.Equal(t, "/archivo/*\n  Content-Language: es\n", string(hosting.Headers("/archivo", []hosting.File{{Path: "/es/", Header: http.Header{"Content-Language": {"es"}}}})))
	assert.Empty(t, hosting.Headers("", nil))
}

func TestADrawingAmongOtherFilesKeepsItsPolicy(t *testing.T) {
	t.Parallel()
	script := http.Header{"Content-Type": {"text/javascript"}}
	drawing := http.Header{"Content-Type": {"image/svg+xml"}, "Content-Security-Policy": {"sandbox"}}
	assert.Equal(t, "/site/assets/b.svg\n  Content-Security-Policy: sandbox\n/site/c.svg\n  Content-Security-Policy: sandbox\n", string(hosting.Headers("/site", []hosting.File{
		{Path: "/assets/a.js", Header: script}, {Path: "/assets/b.svg", Header: drawing}, {Path: "/c.svg", Header: drawing}, {Path: "/d.js", Header: script},
	})))
	assert.Equal(t, "/*\n  Content-Security-Policy: sandbox\n", string(hosting.Headers("", []hosting.File{{Path: "/assets/b.svg", Header: drawing}, {Path: "/c.svg", Header: drawing}})))
}
