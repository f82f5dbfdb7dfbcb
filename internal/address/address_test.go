package address

import (
	"html/template"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestAbsolute(t *testing.T) {
	cases := []struct {
		name, base, page, u, want string
	}{
		{"an address is complete", "https://example.org/a/", "/es/x", "https://other.example/y", "https://other.example/y"},
		{"a mailbox too", "", "", "mailto:a@example.org", "mailto:a@example.org"},
		{"a path of the host", "https://example.org:8080/a/", "/es/x", "/y.jpg", "https://example.org:8080/y.jpg"},
		{"a path beside the page", "https://example.org/a/", "/es/x", "y.jpg", "https://example.org/es/y.jpg"},
		{"a path beside a page that has none", "https://example.org/a/", "", "y.jpg", "https://example.org/a/y.jpg"},
		{"the site is not known", "", "/es/x", "/y.jpg", ""},
		{"nothing", "https://example.org", "", "", ""},
		{"a base that is none", "example.org", "", "/y", ""},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			origin, rest := Absolute(tc.base, template.URL(tc.page), template.URL(tc.u))
			assert.Equal(t, tc.want, origin+rest)
		})
	}
}

func TestWhereAPageMayLead(t *testing.T) {
	for u, want := range map[string][2]string{ // a link of content, an address of the site or any other
		"https://example.org/": {"https://example.org/", "https://example.org/"},
		"/es/x":                {"/es/x", "/es/x"},
		"photo.jpg":            {"", "photo.jpg"},
		"javascript:alert(1)":  {"", ""},
		`/\evil.example`:       {"", ""},
		"":                     {"", ""},
	} {
		assert.Equal(t, want, [2]string{string(Link(u)), string(SiteOrExternal(u))}, u)
	}
}

func TestTheNameOfASiteInIDs(t *testing.T) {
	assert.Equal(t, "example.org/archive", Site("https://example.org:8080/archive/"))
	assert.Equal(t, "https://example.org:8080", Origin("https://example.org:8080/archive/"))
	assert.Empty(t, Site(""))
	assert.Empty(t, Origin("/x"))
}
