package splice

import (
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"

	"github.com/tertulia-go/tertulia/internal/rounds"
)

// places is a document with a comment at every place at which one can stand, and
// every style.
const places = `# above all

# above a
a: plain text   # beside a
# below a
b: # beside the key
  # above es
  es: "double"  # beside es
  # above en
  en: 'single ''quote'''
  # below en
c: | # beside the bar
  # no comment
  Text
    deeper

  last

d: >-
  folded and
  folded

# above the list
e: # beside e
  # above the first
  - one # beside one
  # above the second
  - {two: 2, "three": [x, w], four} # beside two
  # above the third
  - five: 5 # beside five
    # above six
    six: # nothing
  -
    - deep
f: [ # open
  a, # after a
  b
] # close
g:
- x
- w
h: plain over
  two lines
i: [{j: k, l: m}, {j: p, l: []}, {}]
empty:
tagged: !!str 12
` + "ñ: [é, \"ü\"] # ñ\nlast: end"

// documents are what is edited: the documents of this test, and the example files.
func documents(t testing.TB) map[string]string {
	all := map[string]string{
		"places":           places,
		"Windows":          strings.ReplaceAll(places, "\n", "\r\n"),
		"byte order mark":  "\ufeff" + places + "\n",
		"marks inside":     strings.ReplaceAll(places, "plain", "\ufeffpl\ufeffain"),
		"four spaces":      "a:\n    b:\n        - c: |-\n              text\n          d: e\n        - f\nz: {}\n",
		"keeps lines":      "a: |+\n  text\n\n\nb: >+\n  fold\n\n\nc: d\n",
		"ends in an empty": "a: b\nc:",
		"line separators":  "a: \"x\u2028  y\"\nb: c\nd: 'p\u2029q'\ne: f\n",
	}
	examples := os.DirFS("../../../examples/content")
	require.NoError(t, fs.WalkDir(examples, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && path.Ext(name) == ".yaml" {
			data, err := fs.ReadFile(examples, name)
			require.NoError(t, err)
			all[name] = string(data)
		}
		return err
	}))
	return all
}

// each shows every value of a document.
func each(n *yaml.Node, at []Step, show func(n *yaml.Node, at []Step)) {
	if len(at) > 0 {
		show(n, at)
	}
	for i := 0; i < len(n.Content); i++ {
		step := Item(i)
		if n.Kind == yaml.MappingNode {
			step = Key(n.Content[i].Value)
			i++
		}
		each(n.Content[i], append(at[:len(at):len(at)], step), show)
	}
}

// some shows the values of a document, and of a long one a share: to try each place
// of a file takes the square of its size.
func some(d *Document, show func(n *yaml.Node, at []Step)) {
	seen, step := 0, rounds.Of(1, 1+len(d.data)/250)
	each(d.root, nil, func(n *yaml.Node, at []Step) {
		if seen++; seen%step == 0 {
			show(n, at)
		}
	})
}

var hostile = []string{
	"plain", "con: dos", "# no", "- item", `"quoted"`, "it's", "!!str x", "| bar", "> fold", "  leading", "trailing  ", "tab\there", "\ttab",
	"line\nline", "line\n\nline\n", "line\n\n\n", "  deep\nnot\n", "\nfirst empty", "NO", "yes", "12:30", "1.10", "007", "2027-03-09", "null", "~", "", " ", "\n",
	"مرحبا بالعالم", "a\u2028b", "a\u2029\nb", "🎭", "{a: b}", "[x]", "a, b", "a]", "*alias", "&anchor", "%directive", "@at", "`tick`", "a #b", "a:", ":a", "-", "?", "--- a", "---", "...", "<<",
	"\ufeffmark", "back\\slash", "a\u00a0b", "\u200b", "e\u0301", strings.Repeat("long ", 300),
}

func TestAnEditSaysWhatIsWantedAndCanBeUndone(t *testing.T) {
	t.Parallel()
	for name, text := range documents(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, err := Parse([]byte(text))
			require.NoError(t, err)
			seen := 0
			some(d, func(n *yaml.Node, at []Step) {
				if n.Kind != yaml.ScalarNode {
					return
				}
				seen++
				for i, value := range hostile {
					if path.Ext(name) == ".yaml" && i%9 != seen%9 {
						continue // an example file has many places like this one
					}
					edited, err := d.Replace(Text(value, n.Style), at...)
					if !assert.NoError(t, err, "%v %q", at, value) {
						continue
					}
					assert.Equal(t, value, edited.At(at...).Value)
					assert.Equal(t, comments(text), comments(string(edited.data)), "%v %q", at, value)
					if n.Style&yaml.TaggedStyle != 0 || isFolded(d, n, at) || isAbsent(n) {
						continue
					}
					undone, err := edited.Replace(n, at...)
					if assert.NoError(t, err, "%v %q", at, value) {
						assert.Equal(t, text, string(undone.data), "%v %q", at, value)
					}
				}
			})
		})
	}
}

// comments are those of the tests, by their words.
func comments(text string) int {
	n := 0
	for _, word := range []string{"# above", "# beside", "# below", "# open", "# after", "# close", "# nothing", "# written"} {
		n += strings.Count(text, word)
	}
	return n
}

// isFolded reports whether a text stands in lines that are not those of its
// value.
func isFolded(d *Document, n *yaml.Node, at []Step) bool {
	source := string(d.Source(at...))
	return n.Style&yaml.LiteralStyle == 0 && strings.ContainsAny(source, "\n\r\u2028\u2029\ufeff")
}

// What is edited together is as what is edited one after the other.
func TestEditsMadeTogether(t *testing.T) {
	t.Parallel()
	for name, text := range documents(t) {
		d, err := Parse([]byte(text))
		require.NoError(t, err)
		one, together := d, d.Together()
		edits := 0
		some(d, func(n *yaml.Node, at []Step) {
			value := Text("con: «dos» "+strconv.Itoa(edits), n.Style)
			switch {
			case n.Kind == yaml.MappingNode:
				key := "new" + strconv.Itoa(edits)
				place := edits % (len(n.Content)/2 + 1)
				next, err := one.InsertKey(place, key, value, at...)
				if err != nil {
					return
				}
				one = next
				_, err = together.InsertKey(place, key, value, at...)
				require.NoError(t, err)
			case n.Kind == yaml.ScalarNode && edits%3 > 0:
				next, err := one.Replace(value, at...)
				if err != nil {
					return
				}
				one = next
				same, err := together.Replace(value, at...)
				require.NoError(t, err)
				require.Same(t, together, same)
			}
			edits++
		})
		made, err := together.Made()
		if err != nil {
			require.ErrorIs(t, err, ErrUnsafe)
			t.Log(name, "one after the other")
			continue
		}
		assert.Equal(t, string(one.Bytes()), string(made.Bytes()), name)
	}
	d, err := Parse([]byte("a: {b: c}\n"))
	require.NoError(t, err)
	together := d.Together()
	for _, key := range []string{"d", "e"} {
		_, err := together.InsertKey(1, key, Text("x", 0), Key("a"))
		require.NoError(t, err)
	}
	_, err = together.Made()
	assert.ErrorIs(t, err, ErrUnsafe, "both at one place")
	several, err := Parse([]byte("a: 1\nb: 2\nc: 3\n"))
	require.NoError(t, err)
	together = several.Together()
	_, err = together.InsertKey(1, "x", Text("v", 0))
	require.NoError(t, err)
	_, err = together.Replace(Text("z", 0), Key("c"))
	require.NoError(t, err)
	made, err := together.Made()
	require.NoError(t, err, "one moves what the other changes")
	assert.Equal(t, "a: 1\nx: v\nb: 2\nc: z\n", string(made.Bytes()))
	assert.Equal(t, "a: {b: c}\n", string(d.Bytes()))
}

func TestWhatIsPutInCanBeTakenOut(t *testing.T) {
	t.Parallel()
	values := map[string]*yaml.Node{
		"word":  Text("word", 0),
		"lines": Text("one\ntwo\n", 0),
		"map":   Map(0, Text("es", 0), Text("uno", 0), Text("en", 0), Text("one\ntwo\n", 0)),
		"flow":  Map(yaml.FlowStyle, Text("es", 0), Text("uno, dos", 0), Text("en", 0), List(0, Text("x", 0))),
		"list":  List(0, Text("a", 0), Map(0, Text("k", 0), Text("v", 0), Text("w", 0), List(0, Text("b", 0))), List(0, Text("c", 0))),
	}
	for name, text := range documents(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, err := Parse([]byte(text))
			require.NoError(t, err)
			some(d, func(n *yaml.Node, at []Step) {
				if n.Kind == yaml.ScalarNode {
					return
				}
				for kind, value := range values {
					for i := 0; i <= len(n.Content); i += rounds.Of(1, 1+len(n.Content)/6) {
						var edited *Document
						var err error
						step := Item(i)
						switch {
						case n.Kind == yaml.SequenceNode:
							edited, err = d.InsertItem(i, value, at...)
						case i > len(n.Content)/2:
							continue
						default:
							step = Key("new-key")
							edited, err = d.InsertKey(i, "new-key", value, at...)
						}
						if !assert.NoError(t, err, "%v %d %s", at, i, kind) {
							continue
						}
						assert.Equal(t, comments(text), comments(string(edited.data)), "%v %d %s", at, i, kind)
						undone, err := edited.Remove(append(at[:len(at):len(at)], step)...)
						if assert.NoError(t, err, "%v %d %s: %s", at, i, kind, edited.data) {
							assert.Equal(t, text, string(undone.data), "%v %d %s", at, i, kind)
						}
					}
				}
			})
		})
	}
}

func TestWhateverIsTakenOutTheRestStays(t *testing.T) {
	t.Parallel()
	for name, text := range documents(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, err := Parse([]byte(text))
			require.NoError(t, err)
			some(d, func(n *yaml.Node, at []Step) {
				edited, err := d.Remove(at...)
				if len(at) == 1 && len(d.root.Content) == 2 {
					assert.ErrorIs(t, err, ErrUnsafe, "an empty document is no map")
					return
				}
				if assert.NoError(t, err, "%v", at) {
					assert.Less(t, len(edited.data), len(text))
				}
			})
		})
	}
}

func TestAnItemIsMovedAndMovedBack(t *testing.T) {
	t.Parallel()
	for name, text := range documents(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, err := Parse([]byte(text))
			require.NoError(t, err)
			some(d, func(n *yaml.Node, at []Step) {
				if n.Kind != yaml.SequenceNode {
					return
				}
				step := rounds.Of(1, 1+len(n.Content)/6)
				for from := 0; from < len(n.Content); from += step {
					for to := 0; to < len(n.Content); to += step {
						moved, err := d.Move(from, to, at...)
						if !assert.NoError(t, err, "%v %d %d", at, from, to) {
							continue
						}
						back, err := moved.Move(to, from, at...)
						if assert.NoError(t, err, "%v %d %d: %s", at, from, to, moved.data) {
							assert.Equal(t, text, string(back.data), "%v %d %d", at, from, to)
						}
					}
				}
			})
		})
	}
}

func TestWhatIsWrittenAnewSaysTheSame(t *testing.T) {
	t.Parallel()
	for name, text := range documents(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, err := Parse([]byte(text))
			require.NoError(t, err)
			written := Render(d.root)
			again, err := Parse(written)
			require.NoError(t, err, "%s", written)
			assert.True(t, equal(d.root, again.root), "%s", written)
		})
	}
}

func TestATextKeepsTheIndentThatItHas(t *testing.T) {
	t.Parallel()
	d, err := Parse([]byte("a:\n    b: |  # beside\n      one\n      two\nc: d\n"))
	require.NoError(t, err)
	edited, err := d.Replace(Text("three\n  four\n", yaml.LiteralStyle), Key("a"), Key("b"))
	require.NoError(t, err)
	assert.Equal(t, "a:\n    b: |  # beside\n      three\n        four\nc: d\n", string(edited.Bytes()))
}

func TestAnchorsAreRefused(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"a: &x b\nc: *x\n", "a: [&x {b: c}, *x]\n"} {
		_, err := Parse([]byte(text))
		assert.ErrorIs(t, err, ErrUnsafe)
	}
	for _, text := range []string{"- a\n", "text\n", ""} {
		_, err := Parse([]byte(text))
		assert.Error(t, err, text)
	}
}

func TestAPathThatLeadsNowhere(t *testing.T) {
	t.Parallel()
	d, err := Parse([]byte("a: [b]\nc: d\n"))
	require.NoError(t, err)
	for _, at := range [][]Step{nil, {Key("x")}, {Item(0)}, {Key("a"), Item(1)}, {Key("a"), Item(-1)}, {Key("c"), Key("d")}, {Key("a"), Item(0), Item(0)}} {
		_, err := d.Replace(Text("x", 0), at...)
		assert.ErrorIs(t, err, ErrNoPlace, at)
		_, err = d.Remove(at...)
		assert.ErrorIs(t, err, ErrNoPlace, at)
	}
	_, err = d.InsertItem(0, Text("x", 0), Key("c"))
	assert.ErrorIs(t, err, ErrNoPlace)
	_, err = d.InsertKey(3, "k", Text("x", 0))
	assert.ErrorIs(t, err, ErrNoPlace)
	_, err = d.Move(0, 1, Key("a"))
	assert.ErrorIs(t, err, ErrNoPlace)
}

// FuzzReplace puts any text into any place of any document. The oracle is the YAML
// package: the place has the text, and all others have theirs.
func FuzzReplace(f *testing.F) {
	for _, value := range hostile {
		f.Add(places, value, uint8(len(value)), uint8(0))
	}
	f.Add("?", "x", uint8(0), uint8(0))
	f.Add("a: {b: [c, 'd']}\n", "x\ny", uint8(2), uint8(4))
	f.Add(": {b: [c, 'd']}\na: b\n", "x", uint8(2), uint8(4))
	f.Fuzz(func(t *testing.T, text, value string, which, style uint8) {
		d, err := Parse([]byte(text))
		if err != nil {
			return
		}
		var paths [][]Step
		each(d.root, nil, func(n *yaml.Node, at []Step) {
			if d.At(at...) == n { // and not a key without a name, or one that is there twice
				paths = append(paths, at)
			}
		})
		if len(paths) == 0 {
			return
		}
		at := paths[int(which)%len(paths)]
		edited, err := d.Replace(Text(value, yaml.Style(style)&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle)), at...)
		if err != nil {
			assert.ErrorIs(t, err, ErrUnsafe, strconv.Quote(text))
			return
		}
		var got, want []string
		each(edited.root, nil, func(n *yaml.Node, at []Step) {
			if n.Kind == yaml.ScalarNode {
				got = append(got, n.Value)
			}
		})
		*d.At(at...) = *Text(value, 0)
		each(d.root, nil, func(n *yaml.Node, at []Step) {
			if n.Kind == yaml.ScalarNode {
				want = append(want, n.Value)
			}
		})
		assert.Equal(t, want, got)
	})
}
