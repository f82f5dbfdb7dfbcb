package field_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/tertulia-go/tertulia/field"
)

func TestAddressesThatAPageMayLeadTo(t *testing.T) {
	cases := []struct {
		name, address string
		link, picture bool
	}{
		{"https", "https://example.org/a?b=c&d#e", true, true},
		{"letters of any language", "https://example.org/año", true, true},
		{"a scheme in capitals", "HTTPS://example.org/", true, true},
		{"a port", "http://example.org:8080", true, true},
		{"mail", "mailto:a@example.org", true, false},
		{"a telephone", "tel:+525555550100", true, false},
		{"a path", "photo.jpg", false, true},
		{"a path from the root", "/photo.jpg", false, true},
		{"a script", "javascript:alert(1)", false, false},
		{"a script in capitals", "JavaScript:alert(1)", false, false},
		{"data", "data:image/png;base64,AA", false, false},
		{"without a host", "https:///photo.jpg", false, false},
		{"a scheme alone", "https://", false, false},
		{"a host that begins with a mark", "https://.example.org", false, false},
		{"a host without its scheme", "//example.org/photo.jpg", false, false},
		{"a backslash, which a browser reads as a slash", `https:\\example.org`, false, false},
		{"a backslash in a path", `/\example.org/photo.jpg`, false, false},
		{"a tab, which a browser drops", "java\tscript:alert(1)", false, false},
		{"a line end", "https://example.org/\na", false, false},
		{"a space", "https://example.org/a b", false, false},
		{"a control character", "https://example.org/\x7f", false, false},
		{"what is no text", "https://example.org/\xff", false, false},
		{"a percent sign alone", "https://example.org/%zz", false, false},
		{"nothing", "", false, false},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			for _, check := range []struct {
				err  error
				safe bool
			}{{field.CheckURL(tc.address), tc.link}, {field.CheckSource(tc.address), tc.picture}} {
				if check.safe {
					assert.NoError(t, check.err)
				} else {
					assert.ErrorIs(t, check.err, field.ErrURL)
				}
			}
		})
	}
}
