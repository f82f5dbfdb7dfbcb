package markdown

import (
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/rounds"
)

// A shape is a text that says one thing again and again: before, unit as often as
// fits, after.
type shape struct{ before, unit, after string }

func (s shape) repeated(size int) string {
	return s.before + strings.Repeat(s.unit, max(1, (size-len(s.before)-len(s.after))/len(s.unit))) + s.after
}

// tooDear are shapes of which a long text would take more time or memory than its
// size explains.
var tooDear = map[string]shape{
	"items in each other":          {"", "1. ", ""},
	"quotes in items in items":     {"", "1. > - ", ""},
	"destinations in each other":   {"", "[a](", ""},
	"destinations without an end":  {"", "[a](<", ""},
	"emphasis that crosses":        {"", "*a_", ""},
	"emphasis without an end":      {"", "**a ", ""},
	"emphasis in each other":       {"", "*a ", strings.Repeat("a* ", 400)},
	"strikethrough without an end": {"", "~~a ", ""},
	"references":                   {"[a]: /b\n\n", "[a]", ""},
	"titles without an end":        {"", "[a]: b \"\n", ""},
	"definitions":                  {"", "[a]: b\n", ""},
	"pictures without an end":      {"", "![a](b ", ""},
	"code without an end":          {"", "` a `` ", ""},
	"markup without an end":        {"", "<a b='", ""},
	"cells that nobody wrote":      {"|" + strings.Repeat("a|", 500) + "\n|" + strings.Repeat("-|", 500) + "\n", "|\n", ""},
	"cells":                        {"|a|b|\n|-|-|\n", "|a|b|\n", ""},
	"items":                        {"", "- a\n", ""},
	"items without words":          {"", "-\n", ""},
	"lists":                        {"", "- a\n+ b\n", ""},
	"headings":                     {"", "# a\n", ""},
	"paragraphs":                   {"", "a\n\n", ""},
	"lines of a deep item":         {stairs(45), strings.Repeat("  ", 45) + "b\n\n", ""},
	"blank lines in a deep item":   {stairs(45), "\n", "b"},
	"items ever deeper":            {stairs(700), "a\n", ""},
	"mailboxes":                    {"", "a@b.example ", ""},
	"brackets":                     {"", "a]", ""},
}

// cheap are shapes that are read whole at any size.
var cheap = map[string]shape{
	"words":                       {"", "a b c d e f g h ", ""},
	"one word":                    {"", "a", ""},
	"lines":                       {"", strings.Repeat("palabra ", 9) + "\n", ""},
	"hard line breaks":            {"", strings.Repeat("palabra ", 9) + " \n", ""},
	"paragraphs of links":         {"", "Vea *[el programa](https://example.org/programa)*, " + strings.Repeat("que es largo ", 20) + "\n\n", ""},
	"a bibliography":              {"", "- Rulfo, Juan: *Pedro Páramo*. México, Fondo de Cultura Económica, 1955. " + strings.Repeat("Una nota. ", 15) + "[Leer](https://example.org/x)\n", ""},
	"code":                        {"```\n", "  if x { return strings.Repeat(words, 3) } // of which a line is long\n", "```\n"},
	"escapes":                     {"", `\*`, ""},
	"character references":        {"", "&amp;", ""},
	"blank lines":                 {"a", "\n", "b"},
	"rules":                       {"", "a " + strings.Repeat("b ", 40) + "\n\n---\n\n", ""},
	"an open comment":             {"", "<!-- ", ""},
	"open brackets of an address": {"[a](b", "(", ""},
}

// stairs are items in each other, a line for each.
func stairs(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return b.String()
}

// conversions are all that is made of a text.
var conversions = map[string]func(source string) string{
	"HTML":    func(source string) string { return toHTML(source, Section{Level: 1, Anchor: "a"}) },
	"words":   func(s string) string { return toWords(s, "https://example.org") },
	"gist":    toGist,
	"rewrite": func(source string) string { return rewrite(source, 1, "https://example.org") },
}

// inProportion checks that nothing that is made of a text takes more memory than
// its size explains, and never more than is written down.
func inProportion(t testing.TB, source string) {
	const (
		most    = 100 << 20
		perByte = 700 // an item of two bytes, and what stands for it
		fixed   = 1 << 20
	)
	for name, convert := range conversions {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		runtime.KeepAlive(convert(source))
		runtime.ReadMemStats(&after)
		assert.LessOrEqual(t, after.TotalAlloc-before.TotalAlloc, uint64(under*min(most, fixed+perByte*len(source))), "%s of %d bytes", name, len(source))
	}
}

func TestWhatATextCostsIsInProportionToItsSize(t *testing.T) {
	for _, shapes := range []map[string]shape{tooDear, cheap} {
		for name, s := range shapes {
			t.Run(name, func(t *testing.T) {
				for _, size := range []int{90_000, 20_000, i18n.MaxText}[:rounds.Of(3, 1)] { // FuzzCost begins with 20,000
					inProportion(t, s.repeated(size))
				}
			})
		}
	}
}

func TestATextThatWouldCostTooMuchIsPrintedAsItWasWritten(t *testing.T) {
	for name, s := range tooDear {
		source := s.repeated(i18n.MaxText)
		assert.Nil(t, parse([]byte(source)), name)
		assert.True(t, strings.HasPrefix(toHTML(source, Section{}), "<pre>"), name)
	}
	for name, s := range cheap {
		assert.NotNil(t, parse([]byte(s.repeated(i18n.MaxText))), name)
	}
}

func TestItemsInEachOtherAreReadAsDeepAsPeopleWrite(t *testing.T) {
	for _, s := range []string{stairs(30), strings.Repeat("> ", 60) + "a", strings.Repeat("1. ", 40) + "a", strings.Repeat("- ", 300)} {
		assert.NotNil(t, parse([]byte(s)), s)
	}
	for _, s := range []string{stairs(60), strings.Repeat("> ", 120) + "a", strings.Repeat("1. ", 60) + "a", strings.Repeat("*a **b ", 60) + strings.Repeat("b** a* ", 60)} {
		assert.Nil(t, parse([]byte(s)), s)
	}
}

// FuzzCost repeats any bytes in a text. The oracle is proportion.
func FuzzCost(f *testing.F) {
	for _, shapes := range []map[string]shape{tooDear, cheap} {
		for _, name := range slices.Sorted(maps.Keys(shapes)) {
			s := shapes[name]
			f.Add(s.before, s.unit, s.after, uint32(20_000))
		}
	}
	f.Fuzz(func(t *testing.T, before, unit, after string, size uint32) {
		if unit == "" || len(before)+len(unit)+len(after) > 1<<16 {
			return
		}
		inProportion(t, shape{before, unit, after}.repeated(int(size%i18n.MaxText)))
	})
}

// BenchmarkGrowth converts texts of each shape in three sizes: the time for a byte
// must not grow with the size beyond what a text may cost.
func BenchmarkGrowth(b *testing.B) {
	for _, shapes := range []map[string]shape{tooDear, cheap} {
		for _, name := range slices.Sorted(maps.Keys(shapes)) {
			for _, to := range slices.Sorted(maps.Keys(conversions)) {
				for _, size := range []int{1 << 14, 1 << 17, i18n.MaxText} {
					source := shapes[name].repeated(size)
					b.Run(fmt.Sprintf("%s/%s/%d", name, to, size), func(b *testing.B) {
						b.SetBytes(int64(len(source)))
						b.ReportAllocs()
						for b.Loop() {
							runtime.KeepAlive(conversions[to](source))
						}
					})
				}
			}
		}
	}
}
