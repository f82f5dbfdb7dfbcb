package exchange

import (
	"iter"
	"path"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/internal/splice"
	"github.com/tertulia-go/tertulia/content/translation"
	"github.com/tertulia-go/tertulia/field"
)

// formerTexts are what the files of a folder said before. The lock has only the
// fingerprint of the source from which a translation was made: the text with this
// fingerprint is looked for, wherever it stood in the file.
type formerTexts struct {
	folder *content.Folder
	former func(file string) iter.Seq[[]byte] // nil: nobody knows
	files  map[string]map[string]string       // by name: the texts by their fingerprints
}

// find returns the source from which a translation that is out of date was made, "" where
// it is not known.
func (f *formerTexts) find(t translation.Text) string {
	if t.MadeFrom() == "" || f.former == nil {
		return ""
	}
	file := f.folder.FileIn(t.Ref, t.Source)
	beside := path.Join(path.Dir(file), t.Path.Last()+"."+t.Source.String()+".md") // where it may stand instead
	for _, name := range []string{file, beside} {
		if text := f.in(name)[t.MadeFrom()]; text != "" {
			return text
		}
	}
	return ""
}

// in returns the texts that a file has had, the newest of each fingerprint.
func (f *formerTexts) in(name string) map[string]string {
	texts, known := f.files[name]
	if known {
		return texts
	}
	texts = make(map[string]string)
	for body := range f.former(name) {
		for text := range textsIn(name, string(body)) {
			if fingerprint := field.Fingerprint(text); texts[fingerprint] == "" {
				texts[fingerprint] = text
			}
		}
	}
	if f.files == nil {
		f.files = make(map[string]map[string]string)
	}
	f.files[name] = texts
	return texts
}

// textsIn yields every text in a file of content, and of a page its title and its body.
func textsIn(name, body string) iter.Seq[string] {
	return func(yield func(string) bool) {
		body = strings.ReplaceAll(strings.TrimPrefix(body, string(byteOrderMark)), "\r\n", "\n")
		if path.Ext(name) == ".md" {
			heading, rest, _ := strings.Cut(strings.TrimLeft(body, "\n"), "\n")
			_ = yield(body) && yield(strings.Trim(heading, "# ")) && yield(strings.TrimLeft(rest, "\n"))
			return
		}
		root, err := splice.Load([]byte(body))
		if err != nil {
			return
		}
		scalars(root, yield)
	}
}

// scalars shows every scalar until somebody has seen enough.
func scalars(n *yaml.Node, show func(string) bool) bool {
	if n.Kind == yaml.ScalarNode {
		return show(n.Value)
	}
	for _, item := range n.Content {
		if !scalars(item, show) {
			return false
		}
	}
	return true
}
