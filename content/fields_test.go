package content

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/internal/fieldtest"
	"github.com/tertulia-go/tertulia/speaker"
)

// readKey reads a value of a key, in YAML, into a new value of a table.
func readKey(t *testing.T, table *field.Table, k *key, value string) any {
	t.Helper()
	d := &decoder{
		index: index{
			{Kind: field.Speaker, ID: "ana-diaz"}:     &speaker.Speaker{},
			{Kind: field.Program, ID: "city-archive"}: &event.Program{},
		},
		zones: &zones{known: make(map[string]*time.Location)},
		scope: scope{zone: time.UTC},
	}
	root := d.parse([]byte(k.name + ": " + value))
	require.Empty(t, d.errs)
	owner := table.New()
	d.enter(k.name)
	k.read(d, valueOf(root, k.name), owner)
	require.Empty(t, d.errs)
	return owner
}

// rows are the rows of a table, and of those whose fields stand among its own,
// each with the way from the owner of the table to the owner of the row.
func rows(table *field.Table, show func(name string, f *field.Field, of func(owner any) any)) {
	for i := range table.Fields {
		f := &table.Fields[i]
		if f.Type == field.TypeInline {
			rows(f.Table, func(name string, inner *field.Field, of func(any) any) {
				show(f.Table.Name+"."+inner.Name, inner, func(owner any) any { return of(f.Value(owner)) })
			})
			continue
		}
		show(f.Name, f, func(owner any) any { return owner })
	}
}

// changed are the rows of a table in which two values differ.
func changed(table *field.Table, a, b any) (names []string) {
	rows(table, func(name string, f *field.Field, of func(any) any) {
		if f.Type != field.TypeComposite && !reflect.DeepEqual(f.Ref(of(a)), f.Ref(of(b))) {
			names = append(names, name)
		}
	})
	return names
}

func TestEveryFieldOfTheSettingsHasARow(t *testing.T) {
	t.Parallel()
	assert.Empty(t, fieldtest.Forgotten(map[string]string{"content.Settings.Fallback": "the composite fallback", "field.Image.File": "where the file is that image.src leads to"}, settingsFields))
}

// A row that has no key of its own is in leftOut, or in inFilesOnly where the
// thing is written in place; the id of a thing is the name of its file.
func TestEveryFieldHasAKeyThatSetsItAlone(t *testing.T) {
	t.Parallel()
	used := make(map[string]bool)
	keyOf := func(m *mapping, name string, f *field.Field) *key {
		place := m.find(f.Name)
		if !assert.GreaterOrEqual(t, place, 0, "%s.%s has no key: see formats.keys, or leftOut", m.name, name) {
			return nil
		}
		return &m.keys[place]
	}
	isName := func(table *field.Table, f *field.Field) bool { return f.Type == field.TypeID && table.Kind != "" }
	for at, m := range book().maps {
		fresh := at.table.New()
		rows(at.table, func(name string, f *field.Field, of func(any) any) {
			switch left := m.name + "." + name; {
			case isName(at.table, f):
				return
			case leftOut[left] != "":
				used[left] = true
				assert.Negative(t, m.find(f.Name), "%s has a key, and is in leftOut", left)
				return
			case at.inPlace && slices.Contains(inFilesOnly, name):
				used[name] = true
				assert.Negative(t, m.find(f.Name), "%s has a key, and is in inFilesOnly", left)
				return
			}
			k := keyOf(m, name, f)
			if k == nil || f.Type == field.TypeComposite {
				return
			}
			assert.Equal(t, []string{name}, changed(at.table, fresh, readKey(t, at.table, k, k.example)), "what is set by %s: %s", k.name, k.example)
			if f.Or != "" {
				stated := readKey(t, at.table, k, f.Or)
				assert.True(t, *f.Stated(of(stated)), "%s.%s: %s", m.name, name, f.Or)
				assert.Empty(t, changed(at.table, fresh, stated), "what is set by %s: %s", k.name, f.Or)
			}
			if !forms[at.table.Name+"."+name].lifted {
				return
			}
			rows(f.Table, func(inner string, lifted *field.Field, _ func(any) any) {
				if slices.Contains(inFilesOnly, inner) {
					used[inner] = true
					return
				}
				if isName(f.Table, lifted) {
					return
				}
				if k := keyOf(m, name+"."+inner, lifted); k != nil {
					value := readKey(t, at.table, k, k.example)
					assert.Equal(t, []string{name}, changed(at.table, fresh, value), "what is set by %s: %s", k.name, k.example)
					assert.Equal(t, []string{inner}, changed(f.Table, f.Table.New(), f.Value(of(value))), "what is set by %s: %s", k.name, k.example)
				}
			})
		})
	}
	used["panel.when.zone"], used["exception.when.zone"] = true, true // they stand before a composite, and are no rows
	assert.ElementsMatch(t, slices.Concat(slices.Collect(maps.Keys(leftOut)), inFilesOnly), slices.Collect(maps.Keys(used)),
		"leftOut or inFilesOnly names what would have no key anyway")
}

func TestNoMapHasAKeyTwice(t *testing.T) {
	t.Parallel()
	for _, m := range book().maps {
		for i, k := range m.keys {
			assert.Equal(t, i, m.find(k.name), "%s has two keys %s: only the first is read", m.name, k.name)
		}
	}
}

// What the files have besides the tables is written down by name, and no name
// may outlive what it names.
func TestTheFormatNamesOnlyWhatIsThere(t *testing.T) {
	t.Parallel()
	tables, named, keys := make(map[string]*field.Table), make(map[string]bool), make(map[string]bool)
	var collect func(table *field.Table)
	collect = func(table *field.Table) {
		if other := tables[table.Name]; other != nil {
			assert.Same(t, table, other, "two tables are named %s", table.Name)
			return
		}
		tables[table.Name] = table
		for i := range table.Fields {
			f := &table.Fields[i]
			named[table.Name+"."+f.Name] = true
			if f.Table != nil {
				collect(f.Table)
			}
		}
	}
	for _, table := range filed() {
		collect(table)
	}
	for _, m := range book().maps {
		for _, k := range m.keys {
			keys[k.words+"."+k.name] = true
		}
	}
	for name := range forms {
		assert.True(t, named[name], "forms has %s, and no table does", name)
	}
	for table, name := range scalars {
		if assert.NotNil(t, tables[table], "scalars has %s, and there is no such table", table) {
			assert.NotNil(t, tables[table].Find(name), "scalars has %s.%s, and the table does not", table, name)
		}
	}
	for name := range examples {
		assert.True(t, keys[name], "examples has %s, and no map has the key", name)
	}
}

// Every key has an example that can be read, and words in every language of the
// manual; no words are of a key that is gone.
func TestTheExamplesAndTheWordsOfKeys(t *testing.T) {
	t.Parallel()
	english, spanish := editor(t, "en"), editor(t, "es")
	words := make(map[string]bool)
	for at, m := range book().maps {
		for i := range m.keys {
			k := &m.keys[i]
			t.Run(m.name+"."+k.name, func(t *testing.T) {
				value := readKey(t, at.table, k, k.example)
				if k.name != "zone" { // it is in the dates
					assert.NotEqual(t, at.table.New(), value, "nothing was set by %s", k.example)
				}
				lacks := fmt.Sprintf("content/messages lacks key.%s.%s (or key.%s, if other tables say the same) in ", k.words, k.name, k.name)
				assert.NotEmpty(t, k.what(english), lacks+"English: en.yaml")
				assert.NotEqual(t, k.what(english), k.what(spanish), lacks+"Spanish: es.yaml")
			})
			words["key."+k.words+"."+k.name], words["key."+k.name] = true, true
		}
	}
	for _, id := range editors(t).IDs() {
		assert.True(t, words[id] || !strings.HasPrefix(id, "key."), "content/messages has %s, and no map has the key", id)
	}
}
