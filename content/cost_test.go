package content_test

import (
	"bytes"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/internal/rounds"
)

// shapes are event files, or files of messages, that say one thing again and
// again: before, unit as often as fits, after.
var shapes = map[string]struct{ before, unit, after string }{
	"items in brackets":   {"title: T\ntopics: [", "a,", "a]\n"},
	"items of their own":  {"title: T\ntopics:\n", "- a\n", ""},
	"items without value": {"title: T\ntopics:\n", "-\n", ""},
	"items in items":      {"title: T\ntopics:\n", "- - - - - - - - - - -\n", ""},
	"keys in braces":      {"title: T\nvenue: {", "a,", "a}\n"},
	"keys of one name":    {"title: T\n", "a:\n", ""},
	"explicit keys":       {"title: T\n", "? a\n", ""},
	"keys in quotes":      {"title: T\nvenue: {", "\"a\":b,", "a: b}\n"},
	"dates":               {"title: T\nzone: UTC\ndates: [", "{start: 2027-03-09},", "{start: 2027-03-09}]\n"},
	"participants":        {"title: T\nparticipants: [", "{name: A},", "{name: A}]\n"},
	"languages":           {"title: T\nlanguages: {materials: [", "es,", "es]}\n"},
	"comments":            {"title: T\n", "# x\n\n", ""},
	"comments in a list":  {"title: T\ntopics: [a", "\n#", "\n]\n"},
	"lines of a text":     {"title:\n", " a\n", ""},
	"blank lines":         {"title: T\n", "\n", ""},
	"escapes":             {"title: \"a", "\\n", "\"\n"},
	"anchors":             {"title: T\ntopics: [", "&a b,", "a]\n"},
	"documents":           {"title: T\n", "---\n", ""},
	"brackets":            {"title: T\ntopics: ", "[", "\n"},
	"colons":              {"title: T\nsubtitle: ", "a: ", "\n"},
	"a long key":          {"title: T\n", "a", ": b\n"},
	"a long date":         {"title: T\nstart: ", "9", "\n"},
	"a long address":      {"title: T\nmedia: [{url: 'https://", "a.", "'}]\n"},
}

// repeated returns a file of about a size.
func repeated(before, unit, after string, size int) string {
	return before + strings.Repeat(unit, max(0, size-len(before)-len(after))/len(unit)) + after
}

// spent returns how many bytes Load takes from memory for files of content and of
// messages, whatever it says of them.
func spent(event, messages string) uint64 {
	files := folder("events/e.yaml", event, "messages/es.yaml", messages)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if f, err := content.Load(files); err == nil {
		runtime.KeepAlive(f)
	}
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// inProportion checks that a file takes no more memory than its size explains, and
// never more than is written down.
func inProportion(t testing.TB, event, messages string) {
	const (
		most    = 100 << 20
		perByte = 600 // a value of two bytes, and what stands for it; a fault and its place
		fixed   = 4 << 20
	)
	size := uint64(len(event) + len(messages))
	got := spent(event, messages)
	assert.LessOrEqual(t, got, min(most, fixed+perByte*size), "%d bytes of content", size)
}

func TestWhatAFileCostsIsInProportionToItsSize(t *testing.T) {
	for name, s := range shapes {
		t.Run(name, func(t *testing.T) {
			for _, size := range []int{content.MaxFile, 20_000, 90_000}[:rounds.Of(3, 1)] { // FuzzCost begins with 50,000
				inProportion(t, repeated(s.before, s.unit, s.after, size), "a: b\n")
			}
		})
	}
}

func TestAFileOfMessagesCostsInProportionToItsSize(t *testing.T) {
	for name, text := range map[string]string{
		"calls itself": `x{{template "a" .}}`, "counts": `{{range 1000000000}}x{{end}}`, "is full of conditions": strings.Repeat("{{if .A}}", 30_000),
		"is full of parentheses": "{{" + strings.Repeat("(", 30_000), "prints in many places": `{{printf "%999999999d" 1}}`,
		"is long": strings.Repeat("{{.A}} a ", 11), "doubles": "{{$a := print .B .B}}" + strings.Repeat("{{$a = print $a $a}}", 60) + "{{$a}}",
	} {
		t.Run(name, func(t *testing.T) { inProportion(t, "title: T\n", "a: '"+text+"'\n") })
	}
}

// FuzzCost repeats any bytes in a file of content and in a message. The oracle is
// proportion: Load takes no more memory than the size explains.
func FuzzCost(f *testing.F) {
	for _, name := range slices.Sorted(maps.Keys(shapes)) {
		s := shapes[name]
		f.Add([]byte(s.before), []byte(s.unit), []byte(s.after), uint32(50_000))
	}
	f.Add([]byte("a: '"), []byte("{{if .A}}"), []byte("'"), uint32(5_000))
	f.Fuzz(func(t *testing.T, before, unit, after []byte, size uint32) {
		if len(unit) == 0 || len(before)+len(after) > 1<<16 {
			return
		}
		file := repeated(string(before), string(unit), string(after), int(size)%(content.MaxFile+1))
		inProportion(t, file, file)
	})
}

// BenchmarkLoadGrowth loads files of each shape in three sizes: the time for a
// byte must not grow with the size.
func BenchmarkLoadGrowth(b *testing.B) {
	for _, name := range slices.Sorted(maps.Keys(shapes)) {
		for _, size := range []int{1 << 14, 1 << 17, 1 << 20} {
			s := shapes[name]
			data := []byte(repeated(s.before, s.unit, s.after, size))
			b.Run(fmt.Sprintf("%s/%d", name, size), func(b *testing.B) {
				files := folder("events/e.yaml", "")
				files["events/e.yaml"].Data = bytes.Clone(data)
				b.SetBytes(int64(len(data)))
				b.ReportAllocs()
				for b.Loop() {
					if loaded, err := content.Load(files); err == nil {
						runtime.KeepAlive(loaded)
					}
				}
			})
		}
	}
}
