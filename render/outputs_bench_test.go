package render_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/render/atom"
	"github.com/tertulia-go/tertulia/render/view"
	"golang.org/x/text/language"
)

func benchPrint(b *testing.B, print func(r *rendertest.Site, w io.Writer, v *view.Event) error) {
	r, v := benchView(b)
	var out bytes.Buffer
	require.NoError(b, print(r, &out, v))
	b.SetBytes(int64(out.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if err := print(r, io.Discard, v); err != nil {
			b.Fatal(err)
		}
	}
}

func printJSON(r *rendertest.Site, w io.Writer, v *view.Event) error { return r.Printer.JSON(w, v) }

func printJSONLD(r *rendertest.Site, w io.Writer, v *view.Event) error { return r.JSONLD(w, v) }

func printICalendar(r *rendertest.Site, w io.Writer, v *view.Event) error {
	return r.ICalendar(w, v)
}

func printMarkdown(r *rendertest.Site, w io.Writer, v *view.Event) error {
	return r.Markdown(w, v)
}

func printText(r *rendertest.Site, w io.Writer, v *view.Event) error { return r.Text(w, v) }

func BenchmarkJSON(b *testing.B)      { benchPrint(b, printJSON) }
func BenchmarkJSONLD(b *testing.B)    { benchPrint(b, printJSONLD) }
func BenchmarkICalendar(b *testing.B) { benchPrint(b, printICalendar) }
func BenchmarkMarkdown(b *testing.B)  { benchPrint(b, printMarkdown) }

// BenchmarkText prints what BenchmarkHTML prints, which is its floor: each
// remembers what it has made of long texts, and here of what is wrapped, too.
func BenchmarkText(b *testing.B) { benchPrint(b, printText) }

// fourOf are four events that say the same: none may be in a feed twice.
func fourOf(v *view.Event) []view.View {
	four := make([]view.View, 4)
	for i := range four {
		one := *v
		one.ID += "-" + strconv.Itoa(i)
		four[i] = &one
	}
	return four
}

func BenchmarkAtom(b *testing.B) {
	r := rendertest.NewSite(b)
	v := r.ViewOf(b, benchEvent(b), language.Spanish)
	about := atom.Feed{About: r.Titled(rendertest.Both("Events", "Actividades"))}
	var out bytes.Buffer
	entries := fourOf(v)
	require.NoError(b, r.Atom(&out, about, entries...))
	b.SetBytes(int64(out.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if err := r.Atom(io.Discard, about, entries...); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPage prints a full page, with its cards and structured data.
func BenchmarkPage(b *testing.B) {
	benchPrint(b, func(r *rendertest.Site, w io.Writer, v *view.Event) error { return r.Page(w, v) })
}

// The document as a struct, with what the event of the benchmarks has.
type (
	jsonThing struct {
		Context             string        `json:"@context,omitempty"`
		Type                string        `json:"@type"`
		Name                string        `json:"name,omitempty"`
		Disambiguating      string        `json:"disambiguatingDescription,omitempty"`
		Description         string        `json:"description,omitempty"`
		HonorificPrefix     string        `json:"honorificPrefix,omitempty"`
		URL                 string        `json:"url,omitempty"`
		JobTitle            string        `json:"jobTitle,omitempty"`
		Affiliation         *jsonThing    `json:"affiliation,omitempty"`
		StartDate           string        `json:"startDate,omitempty"`
		EndDate             string        `json:"endDate,omitempty"`
		EventStatus         string        `json:"eventStatus,omitempty"`
		EventAttendanceMode string        `json:"eventAttendanceMode,omitempty"`
		Location            jsonLocations `json:"location,omitempty"`
		InLanguage          string        `json:"inLanguage,omitempty"`
		Organizer           *jsonThing    `json:"organizer,omitempty"`
		Performer           []jsonThing   `json:"performer,omitempty"`
		SubEvent            []jsonThing   `json:"subEvent,omitempty"`
		Offers              *jsonThing    `json:"offers,omitempty"`
		Availability        string        `json:"availability,omitempty"`
		Keywords            []string      `json:"keywords,omitempty"`
		Address             *jsonAddress  `json:"address,omitempty"`
	}
	jsonAddress struct {
		Type            string `json:"@type"`
		ExtendedAddress string `json:"extendedAddress,omitempty"`
		StreetAddress   string `json:"streetAddress,omitempty"`
		AddressLocality string `json:"addressLocality,omitempty"`
		AddressCountry  string `json:"addressCountry,omitempty"`
	}
)

// jsonLocations is a place, or the place of an organization in a word.
type jsonLocations = json.RawMessage

// BenchmarkJSONLDFloor encodes the same document by encoding/json.
func BenchmarkJSONLDFloor(b *testing.B) {
	r, v := benchView(b)
	var ours bytes.Buffer
	require.NoError(b, r.JSONLD(&ours, v))
	var doc jsonThing
	d := json.NewDecoder(bytes.NewReader(ours.Bytes()))
	d.DisallowUnknownFields()
	require.NoError(b, d.Decode(&doc))
	var theirs bytes.Buffer
	require.NoError(b, json.NewEncoder(&theirs).Encode(doc))
	require.Equal(b, len(ours.Bytes()), theirs.Len(), "the same document")
	b.SetBytes(int64(theirs.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if err := json.NewEncoder(io.Discard).Encode(doc); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkJSONFloor encodes the same document by encoding/json, from a struct of
// the same shape.
func BenchmarkJSONFloor(b *testing.B) {
	r, v := benchView(b)
	var ours bytes.Buffer
	require.NoError(b, printJSON(r, &ours, v))
	var document any
	require.NoError(b, json.Unmarshal(ours.Bytes(), &document))
	value := reflect.New(structFor(document))
	require.NoError(b, json.Unmarshal(ours.Bytes(), value.Interface()))
	var theirs bytes.Buffer
	require.NoError(b, json.NewEncoder(&theirs).Encode(value.Interface()))
	require.Equal(b, ours.Len(), theirs.Len(), "the same document")
	b.SetBytes(int64(theirs.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if err := json.NewEncoder(io.Discard).Encode(value.Interface()); err != nil {
			b.Fatal(err)
		}
	}
}

// structFor returns a type of Go that holds JSON values, with all members that
// any of those has. Values of different kinds are held as they stand.
func structFor(values ...any) reflect.Type {
	members := map[string][]any{}
	var items []any
	kinds := map[reflect.Kind]bool{}
	for _, value := range values {
		kinds[reflect.TypeOf(value).Kind()] = true
		switch value := value.(type) {
		case map[string]any:
			for name, member := range value {
				members[name] = append(members[name], member)
			}
		case []any:
			items = append(items, value...)
		}
	}
	switch {
	case len(kinds) > 1:
		return reflect.TypeFor[json.RawMessage]()
	case kinds[reflect.Slice]:
		return reflect.SliceOf(structFor(items...))
	case !kinds[reflect.Map]:
		return reflect.TypeOf(values[0])
	}
	var fields []reflect.StructField
	for _, name := range slices.Sorted(maps.Keys(members)) {
		typ := structFor(members[name]...)
		if typ.Kind() == reflect.Struct {
			typ = reflect.PointerTo(typ)
		}
		fields = append(fields, reflect.StructField{
			Name: fmt.Sprintf("F%d", len(fields)), Type: typ, Tag: reflect.StructTag(`json:"` + name + `,omitempty"`),
		})
	}
	return reflect.StructOf(fields)
}

// BenchmarkICalendarFloor appends the same unfolded lines, with escaping and
// folding, by hand.
func BenchmarkICalendarFloor(b *testing.B) {
	r, v := benchView(b)
	var ours bytes.Buffer
	require.NoError(b, r.ICalendar(&ours, v))
	var lines [][2]string // what stands before the value, and the value unescaped
	unfolded := strings.ReplaceAll(ours.String(), "\r\n ", "")
	for line := range strings.SplitSeq(strings.TrimSuffix(unfolded, "\r\n"), "\r\n") {
		name, value, _ := strings.Cut(line, ":")
		lines = append(lines, [2]string{name + ":", value})
		if slices.Contains(rendertest.ICSWords, strings.SplitN(name, ";", 2)[0]) && !strings.Contains(name, "CATEGORIES") {
			lines[len(lines)-1][1] = rendertest.UnescapeICS(b, value)
		} else {
			lines[len(lines)-1] = [2]string{line, ""}
		}
	}
	var out []byte
	write := func() {
		out = out[:0]
		for _, line := range lines {
			room := 75
			put := func(s string) {
				for len(s) > room {
					cut := room
					for cut > 0 && s[cut]&0xC0 == 0x80 {
						cut--
					}
					out = append(append(out, s[:cut]...), "\r\n "...)
					s, room = s[cut:], 74
				}
				out = append(out, s...)
				room -= len(s)
			}
			put(line[0])
			value, done := line[1], 0
			for i := range len(value) {
				instead := ""
				switch value[i] {
				case '\n':
					instead = `\n`
				case ',':
					instead = `\,`
				case ';':
					instead = `\;`
				case '\\':
					instead = `\\`
				default:
					continue
				}
				put(value[done:i])
				put(instead)
				done = i + 1
			}
			put(value[done:])
			out = append(out, '\r', '\n')
		}
	}
	write()
	require.Equal(b, ours.String(), string(out))
	b.SetBytes(int64(len(out)))
	b.ReportAllocs()
	for b.Loop() {
		write()
		if _, err := io.Discard.Write(out); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAtomFloor appends the same bytes by hand: markup as it is, words
// with the escaping of XML.
func BenchmarkAtomFloor(b *testing.B) {
	r := rendertest.NewSite(b)
	v := r.ViewOf(b, benchEvent(b), language.Spanish)
	var ours bytes.Buffer
	require.NoError(b, r.Atom(&ours, atom.Feed{About: r.Titled(rendertest.Both("Events", "Actividades"))}, fourOf(v)...))
	pieces := cut(b, r, ours.String(), v)
	var out []byte
	write := func() {
		out = out[:0]
		for _, p := range pieces {
			if p.words {
				out = appendEscapedByHand(out, p.s)
			} else {
				out = append(out, p.s...)
			}
		}
	}
	write()
	require.Equal(b, ours.String(), string(out))
	b.SetBytes(int64(len(out)))
	b.ReportAllocs()
	for b.Loop() {
		write()
	}
}

// BenchmarkMarkdownFloor appends the same lines by hand: long texts, which are
// remembered, as they are, and of the others each byte that escaping looks at.
func BenchmarkMarkdownFloor(b *testing.B) {
	r, v := benchView(b)
	var ours bytes.Buffer
	require.NoError(b, r.Markdown(&ours, v))
	type line struct {
		prose bool
		s     string
	}
	var lines []line
	long := 0
	for s := range strings.Lines(ours.String()) {
		prose := strings.Contains(s, "Este es el párrafo")
		if prose {
			long++
		}
		lines = append(lines, line{prose, s})
	}
	require.Equal(b, 14+4+3*3, long)
	var out []byte
	write := func() (marks int) {
		out = out[:0]
		for _, line := range lines {
			if !line.prose {
				for i := range len(line.s) {
					switch line.s[i] {
					case '\\', '`', '*', '_', '[', ']', '<', '~', '&', '!':
						marks++
					}
				}
			}
			out = append(out, line.s...)
		}
		return marks
	}
	require.Positive(b, write())
	require.Equal(b, ours.String(), string(out))
	b.SetBytes(int64(len(out)))
	b.ReportAllocs()
	for b.Loop() {
		write()
	}
}
