package render_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/internal/golden"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/render/atom"
	"github.com/tertulia-go/tertulia/render/ical"
	"github.com/tertulia-go/tertulia/render/view"
)

// A format is an output that a machine reads, and a reader of it written for
// these tests: it returns every name and value, in order.
type format struct {
	name  string
	print func(r *rendertest.Site, w io.Writer, v *view.Event) error
	parse func(t testing.TB, s string) []string
}

var formats = []format{
	{"json", printJSON, parseJSON},
	{"jsonld", printJSONLD, parseJSON},
	{"ics", func(r *rendertest.Site, w io.Writer, v *view.Event) error {
		return r.Calendar(w, ical.Calendar{About: r.Titled(rendertest.Both("Calendar", "Calendario")), Panels: true}, v)
	}, rendertest.FlattenICS},
	{"atom", func(r *rendertest.Site, w io.Writer, v *view.Event) error {
		return r.Atom(w, atom.Feed{About: r.Titled(rendertest.Both("Events", "Actividades")), Source: "/feed.atom"}, v)
	}, parseXML},
	{"md", func(r *rendertest.Site, w io.Writer, v *view.Event) error { return r.Markdown(w, v) }, parseMarkdown},
}

func parseJSON(t testing.TB, s string) []string {
	t.Helper()
	var lines []string
	var walk func(path string, v any)
	walk = func(path string, v any) {
		switch v := v.(type) {
		case map[string]any:
			keys := make([]string, 0, len(v))
			for k := range v {
				keys = append(keys, k)
			}
			slices.Sort(keys)
			for _, k := range keys {
				walk(path+"."+k, v[k])
			}
		case []any:
			for i, item := range v {
				walk(fmt.Sprintf("%s[%d]", path, i), item)
			}
		default:
			lines = append(lines, fmt.Sprintf("%s=%v", path, v))
		}
	}
	var v any
	require.NoError(t, json.Unmarshal([]byte(s), &v), "%.300s", s)
	walk("", v)
	return lines
}

func parseXML(t testing.TB, s string) []string {
	t.Helper()
	var lines []string
	d := xml.NewDecoder(strings.NewReader(s))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return lines
		}
		require.NoError(t, err, "%.300s", s)
		switch token := token.(type) {
		case xml.StartElement:
			lines = append(lines, "<"+token.Name.Local)
			for _, a := range token.Attr {
				lines = append(lines, a.Name.Space+a.Name.Local+"="+a.Value)
			}
		case xml.EndElement:
			lines = append(lines, ">"+token.Name.Local)
		case xml.CharData:
			if strings.TrimSpace(string(token)) != "" {
				lines = append(lines, string(token))
			}
		}
	}
}

// parseMarkdown returns the blocks, links and words of a Markdown text.
func parseMarkdown(t testing.TB, s string) []string {
	t.Helper()
	source := []byte(s)
	var lines []string
	words := ""
	flush := func() {
		if strings.TrimSpace(words) != "" {
			lines = append(lines, words)
		}
		words = ""
	}
	root := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Parser().Parse(text.NewReader(source))
	err := ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			if entering {
				words += rendertest.WordsOf(n, source)
				if n.SoftLineBreak() || n.HardLineBreak() {
					words += " "
				}
			}
		case *ast.String:
			if entering {
				words += string(n.Value)
			}
		case *ast.Link:
			flush()
			if entering {
				lines = append(lines, "link "+string(n.Destination))
			}
		default:
			flush()
			if entering {
				lines = append(lines, n.Kind().String())
			}
		}
		return ast.WalkContinue, nil
	})
	require.NoError(t, err)
	return lines
}

const placeholder = "PLACEHOLDER"

// assertSameFields prints an event whose every word holds s, reads the output
// back, and wants the fields of one whose words hold a placeholder instead.
func assertSameFields(t testing.TB, r *rendertest.Site, tag language.Tag, s string, want map[string][]string) {
	t.Helper()
	v := r.ViewOf(t, rendertest.Filled(t, s), tag)
	for _, f := range formats {
		out := rendertest.Printed(t, func(w io.Writer) error { return f.print(r, w, v) })
		assert.True(t, utf8.ValidString(out), f.name)
		got := f.parse(t, out)
		template := want[f.name]
		if !assert.Len(t, got, len(template), "%s of %.80q has other fields", f.name, s) {
			for i := range min(len(got), len(template)) {
				if expected := strings.ReplaceAll(template[i], placeholder, rendertest.Cleaned(s)); rendertest.Unspaced(got[i]) != rendertest.Unspaced(expected) {
					t.Fatalf("first at %d:\n got %.300q\nwant %.300q", i, got[i], expected)
				}
			}
			t.FailNow()
		}
		for i := range got {
			expected := strings.ReplaceAll(template[i], placeholder, rendertest.Cleaned(s))
			if f.name != "json" && f.name != "jsonld" { // whose strings are exact
				expected, got[i] = rendertest.Unspaced(expected), rendertest.Unspaced(got[i])
			}
			require.Equal(t, expected, got[i], "%s", f.name)
		}
	}
}

func templates(t testing.TB, r *rendertest.Site, tag language.Tag) map[string][]string {
	t.Helper()
	v := r.ViewOf(t, rendertest.Filled(t, placeholder), tag)
	want := map[string][]string{}
	for _, f := range formats {
		want[f.name] = f.parse(t, rendertest.Printed(t, func(w io.Writer) error { return f.print(r, w, v) }))
		require.Greater(t, strings.Count(strings.Join(want[f.name], "\n"), placeholder), 10, f.name)
	}
	return want
}

func TestContentIsReadBackFromEveryOutput(t *testing.T) {
	t.Parallel()
	r := rendertest.NewSite(t)
	for _, tag := range []language.Tag{language.English, language.Spanish} {
		want := templates(t, r, tag)
		for _, s := range append(rendertest.Hostile, "; , : = \" ^ ^n ^' \\n \\;", "END:VEVENT", "\r\nEND:VEVENT\r\nATTENDEE:mailto:x@example.org", "a\rb", "] ](x) [a](b) ![i](j)", "1. a\n2) b\n+ c\n===\n---", "| a | b |\n|---|---|", "~~~\ncode\n~~~", "&copy; &#35; &", "!", "*a* _b_ __c__ ~~d~~", "é", "\U0001F3DB\uFE0F", "\xef\r\xbe") {
			assertSameFields(t, r, tag, s[:min(len(s), 500)], want) // in some 200 fields
		}
	}
}

func FuzzContentIsReadBackFromEveryOutput(f *testing.F) {
	for _, s := range rendertest.Hostile {
		f.Add(s)
	}
	r := rendertest.NewSite(f)
	want := templates(f, r, language.English)
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 1000 || strings.Contains(s, placeholder) {
			return
		}
		assertSameFields(t, r, language.English, s, want)
	})
}

func TestOutputsOfAnEventWithEveryField(t *testing.T) {
	r := rendertest.NewSite(t)
	for _, tag := range []language.Tag{language.English, language.Spanish} {
		v := r.ViewOf(t, rendertest.Specimen(t, rendertest.Harmless), tag)
		for _, f := range formats {
			out := rendertest.Printed(t, func(w io.Writer) error { return f.print(r, w, v) })
			if f.name == "json" || f.name == "jsonld" {
				var pretty bytes.Buffer
				require.NoError(t, json.Indent(&pretty, []byte(out), "", "  "))
				out = pretty.String()
			}
			golden.File(t, "testdata/outputs/specimen."+tag.String()+"."+f.name, []byte(out))
		}
		golden.File(t, "testdata/outputs/specimen."+tag.String()+".head.html", []byte(r.Head(t, v)))
	}
}

func TestTheSameViewPrintsTheSameBytes(t *testing.T) {
	r := rendertest.NewSite(t)
	v := r.ViewOf(t, rendertest.Specimen(t, rendertest.Harmless), language.Spanish)
	for _, f := range formats {
		first := rendertest.Printed(t, func(w io.Writer) error { return f.print(r, w, v) })
		assert.Equal(t, first, rendertest.Printed(t, func(w io.Writer) error { return f.print(r, w, v) }), f.name)
	}
}

func TestOutputsArePrintedFromManyGoroutines(t *testing.T) {
	r := rendertest.NewSite(t)
	v := r.ViewOf(t, rendertest.Specimen(t, rendertest.Harmless), language.Spanish)
	var want []string
	for _, f := range formats {
		want = append(want, rendertest.Printed(t, func(w io.Writer) error { return f.print(r, w, v) }))
	}
	fresh := rendertest.NewSite(t) // which remembers nothing yet
	v = fresh.ViewOf(t, rendertest.Specimen(t, rendertest.Harmless), language.Spanish)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for i, f := range formats {
				var b bytes.Buffer
				assert.NoError(t, f.print(fresh, &b, v))
				assert.Equal(t, want[i], b.String(), f.name)
			}
		})
	}
	group.Wait()
}
