package field_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/field"
)

func TestAddressesThatAreRefused(t *testing.T) {
	cases := []struct {
		name, address string
		want          field.Reason
	}{
		{"a script", "javascript:alert(1)", field.URLUnsafe},
		{"no scheme", "www.example.org", field.URLUnsafe},
		{"nothing", "", field.URLUnsafe},
		{"a host after two slashes", "//evil.example", field.URLUnsafe},
		{"a host after three slashes", "///evil.example/x", field.URLUnsafe},
		{"a host after four slashes", "////evil.example/x", field.URLUnsafe},
		{"a backslash for a slash", `/\evil.example`, field.URLCharacter},
		{"backslashes after the scheme", `https:\\evil.example`, field.URLCharacter},
		{"a backslash before the host", `https://example.org\@evil.example`, field.URLCharacter},
		{"a space", "https://example.org/a b", field.URLCharacter},
		{"a line end", "https://example.org/\nx", field.URLCharacter},
		{"a tab in the scheme", "java\tscript:alert(1)", field.URLCharacter},
		{"a control", "https://example.org/\x01", field.URLCharacter},
		{"U+0085", "https://example.org/\u0085x", field.URLCharacter},
		{"DEL", "https://example.org/\x7f", field.URLCharacter},
		{"a bidi override", "https://example.org/\u202egpj.exe", field.URLCharacter},
		{"a bidi isolate", "https://example.org/\u2066x", field.URLCharacter},
		{"a bidi mark", "https://example.org/\u200ex", field.URLCharacter},
		{"a space of no width", "https://exam\u200bple.org", field.URLCharacter},
		{"a byte order mark", "\ufeffhttps://example.org", field.URLCharacter},
		{"a no-break space", "https://example.org/\u00a0x", field.URLCharacter},
		{"a line separator", "https://example.org/\u2028x", field.URLCharacter},
		{"half a character", "https://example.org/\xff", field.URLCharacter},
		{"a percent sign without digits", "https://example.org/%zz", field.URLMalformed},
		{"a user and a password", "https://user:password@example.org/", field.URLUser},
		{"a user alone", "https://example.org@evil.example/", field.URLUser},
		{"no host", "https://", field.URLHost},
		{"no host before a path", "https:///evil.example/x", field.URLHost},
		{"a path for a host", "https:/evil.example", field.URLHost},
		{"a host without slashes", "https:evil.example", field.URLHost},
		{"a port for a host", "https://:80/", field.URLHost},
		{"a dot for a host", "https://./", field.URLHost},
		{"two dots in a host", "https://example..org", field.URLHost},
		{"a dot before a host", "https://.example.org", field.URLHost},
		{"a hyphen at the end of a label", "https://example-.org", field.URLHost},
		{"an asterisk in a host", "https://*.example.org", field.URLHost},
		{"a comma in a host", "https://example,org", field.URLHost},
		{"a full-width dot in a host", "https://example．org", field.URLHost},
		{"a host of digits", "https://1234/", field.URLHost},
		{"half an address for a host", "https://127.1/", field.URLHost},
		{"an address in hexadecimal for a host", "https://0x7f.0.0.1/", field.URLHost},
		{"an address of five bytes", "https://1.2.3.4.5/", field.URLHost},
		{"a label of 64 letters", "https://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.org", field.URLHost},
		{"a port over 65,535", "https://example.org:65536/", field.URLPort},
		{"a port of many digits", "https://example.org:99999999999999999999/", field.URLPort},
		{"port 0", "https://example.org:0/", field.URLPort},
		{"a port that is none", "https://example.org:http/", field.URLMalformed},
		{"nobody to write to", "mailto:", field.URLMail},
		{"nobody to write to, with a subject", "mailto:?subject=x", field.URLMail},
		{"a word to write to", "mailto:archive", field.URLMail},
		{"a header after an escaped line end", "mailto:a@example.org%0d%0abcc:b@example.org", field.URLMail},
		{"a header after an escaped line end in the subject", "mailto:a@example.org?subject=x%0D%0Abcc:b@example.org", field.URLMail},
		{"a blind copy", "mailto:a@example.org?bcc=b@example.org", field.URLMail},
		{"a blind copy in capitals", "mailto:a@example.org?subject=x&BCC=b@example.org", field.URLMail},
		{"a copy", "mailto:a@example.org?cc=b@example.org", field.URLMail},
		{"a second addressee in a header", "mailto:a@example.org?to=b@example.org", field.URLMail},
		{"an attachment", "mailto:a@example.org?attach=/etc/passwd", field.URLMail},
		{"two subjects", "mailto:a@example.org?subject=x&subject=y", field.URLMail},
		{"letters for a number", "tel:llame-ya", field.URLPhone},
		{"no number", "tel:", field.URLPhone},
		{"a number with slashes", "tel://5550100", field.URLPhone},
		{"a number with a query", "tel:5550100?x=y", field.URLPhone},
		{"an escaped line end in a number", "tel:5550100%0d", field.URLPhone},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			for _, check := range []func(string) error{field.CheckURL, field.CheckLink} {
				err := check(tc.address)
				var unsafe *field.URLError
				require.ErrorAs(t, err, &unsafe)
				assert.Equal(t, tc.want, unsafe.Reason, err.Error())
				assert.ErrorIs(t, err, field.ErrURL)
			}
		})
	}
}

func TestAddressesThatAreTaken(t *testing.T) {
	for _, address := range []string{
		"https://example.org", "http://example.org/", "HTTPS://EXAMPLE.ORG/A", "https://example.org:8080/a?b=c&d=e#f", "https://example.org.",
		"http://localhost:1313/", "https://192.0.2.1/", "https://[2001:db8::1]:443/", "https://my_site.example.org/", "https://xn--espaa-rta.example",
		"https://españa.example/ñandú", "https://例え.jp/", "https://example.org/a(b)?c=%F0%9F%8E%89", "https://example.org/🎉", "https://example.org/a//b@c:d",
		"mailto:archive@example.org", "mailto:a@example.org,b@example.org", "mailto:a@example.org?subject=Charla%20%C2%BFd%C3%B3nde%3F&body=Hola",
		"tel:+576015550100", "tel:+57-601-555-0100;ext=12", "tel:911", "tel:(601)555.0100",
	} {
		t.Run(address, func(t *testing.T) {
			assert.NoError(t, field.CheckURL(address))
			assert.NoError(t, field.CheckLink(address))
		})
	}
}

func TestALinkMayLeadIntoTheSite(t *testing.T) {
	for _, path := range []string{"/", "/inscripcion/", "/a?b=c#d", "/año/", "/a//b"} {
		assert.NoError(t, field.CheckLink(path), path)
		assert.NoError(t, field.CheckPath(path), path)
		assert.NoError(t, field.CheckSource(path), path)
		assert.Error(t, field.CheckURL(path), path)
	}
	for _, path := range []string{"inscripcion/", "../a", "#a", "?a"} {
		assert.Error(t, field.CheckLink(path), "relative to what? %s", path)
		assert.NoError(t, field.CheckPath(path), path)
	}
}

func TestTheAddressOfAPicture(t *testing.T) {
	for _, source := range []string{"cover.jpg", "../covers/año.jpg", "/static/a.png", "https://example.org/a.jpg"} {
		assert.NoError(t, field.CheckSource(source), source)
	}
	for source, want := range map[string]field.Reason{
		"data:image/png;base64,x": field.PictureUnsafe, "mailto:a@example.org": field.PictureUnsafe, "": field.PictureUnsafe,
		"///evil.example/a.jpg": field.PictureUnsafe, "//evil.example/a.jpg": field.PictureUnsafe,
		`/\evil.example/a.jpg`: field.URLCharacter, "https://u:p@example.org/a.jpg": field.URLUser, "http://example.org:70000/a.jpg": field.URLPort,
	} {
		var unsafe *field.URLError
		require.True(t, errors.As(field.CheckSource(source), &unsafe), source)
		assert.Equal(t, want, unsafe.Reason, source)
	}
}
