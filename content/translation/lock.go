package translation

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/tertulia-go/tertulia/field"
)

// Lock remembers from which source text each translation was made. It is kept
// beside the content, a file for each thing, one line per text and language,
// sorted, so that git merges it line by line and no two edits of different
// things meet in one file:
//
//	event/open-archives panels[opening].title en 1f0c9a52d7e0b3aa 77e1b0c4d2f59813
//
// is the thing, the field, the language, the fingerprint of the source text,
// that of the translation, "machine" if a machine made it, and "ok=numbers,dates" where
// somebody has written that these differences ([Difference]) are meant. Fields are named
// by ids; what has none is written [] and told apart by its fingerprints, never
// by its position, so that texts may move. The same line twice, as a merge may
// leave it, is one. The zero value is a lock without lines.
type Lock struct {
	lines map[field.Ref]map[slot][]line // by the thing that the slot is in
}

// A slot is where translations into one language stand: items of a list that
// have no id share it.
type slot struct {
	thing       field.Ref
	field, lang string
}

type line struct {
	source, translation string // fingerprints
	machine             bool
	ok                  string // differences that somebody has said are meant, with commas between
}

// find returns the line of a translation: one that says that it was made from
// this source, or else from another. A translation that was made from another
// source is still that, even if the lock knows this source too, as after a merge
// that took each from another side.
func (l *Lock) find(at slot, source, translation string) (found line, ok bool) {
	if l == nil {
		return found, false
	}
	for _, one := range l.lines[at.thing][at] {
		if one.translation == translation {
			found, ok = one, true
			if one.source == source {
				break
			}
		}
	}
	return found, ok
}

// meant returns the differences of a text and its translation that somebody has said are
// meant, sorted and with commas between. They hold until one of the two changes.
func (l *Lock) meant(at slot, source, translation string) string {
	if l == nil {
		return ""
	}
	var words []string
	for _, one := range l.lines[at.thing][at] {
		if one.source == source && one.translation == translation && one.ok != "" {
			words = append(words, strings.Split(one.ok, ",")...)
		}
	}
	return joined("", words)
}

// joined returns words with commas between and further words, sorted.
func joined[Word ~string](words string, further []Word) string {
	all := strings.FieldsFunc(words, func(r rune) bool { return r == ',' })
	for _, word := range further {
		all = append(all, string(word))
	}
	slices.Sort(all)
	return strings.Join(slices.Compact(all), ",")
}

// areDifferences reports whether words with commas between, or none, name differences.
func areDifferences(words string) bool {
	for word := range strings.SplitSeq(words, ",") {
		if words != "" && !slices.Contains(AllDifferences(), Difference(word)) {
			return false
		}
	}
	return true
}

func (l *Lock) add(at slot, one line) {
	if l.lines == nil {
		l.lines = make(map[field.Ref]map[slot][]line)
	}
	of := l.lines[at.thing]
	if of == nil {
		of = make(map[slot][]line)
		l.lines[at.thing] = of
	}
	if !slices.Contains(of[at], one) {
		of[at] = append(of[at], one)
	}
}

// Things returns the things of which the lock has lines, sorted. A nil lock has
// none.
func (l *Lock) Things() []field.Ref {
	if l == nil {
		return nil
	}
	return slices.SortedFunc(maps.Keys(l.lines), func(a, b field.Ref) int { return strings.Compare(a.String(), b.String()) })
}

// Has reports whether the lock has lines of a thing. A nil lock has none.
func (l *Lock) Has(thing field.Ref) bool { return l != nil && len(l.lines[thing]) > 0 }

// heading is the first line of the file of a lock.
const heading = "# Which source text each translation was made from. Written by \"tertulia status --update\"; keep it in git.\n"

// WriteThing writes the lines of one thing as its file has them.
func (l *Lock) WriteThing(w io.Writer, thing field.Ref) error {
	var lines []string
	for at, list := range l.lines[thing] {
		for _, one := range list {
			s := strings.Join([]string{thing.String(), at.field, at.lang, one.source, one.translation}, " ")
			if one.machine {
				s += " machine"
			}
			if one.ok != "" {
				s += " ok=" + one.ok
			}
			lines = append(lines, s+"\n")
		}
	}
	slices.Sort(lines)
	_, err := io.WriteString(w, heading+strings.Join(lines, ""))
	return err
}

var lineForm = regexp.MustCompile(`^(site|[a-z]+/\S+) (\S+) (\S+) ([0-9a-f]{16}) ([0-9a-f]{16})( machine)?(?: ok=([a-z]+(?:,[a-z]+)*))?$`)

// LineError says that a line of a lock is none.
type LineError struct{ Line int } // from 1; 0: a line longer than any

func (e *LineError) Error() string { return fmt.Sprintf("line %d is no line of a lock", e.Line) }

// Read adds the lines of a file to the lock. A file of one thing adds only lines
// of that thing, and the lines of any thing are in a file of a zero one, which
// is a lock as it was kept before. Lines that are none are returned.
func (l *Lock) Read(data []byte, thing field.Ref) []*LineError {
	var wrong []*LineError
	lines := bufio.NewScanner(bytes.NewReader(data))
	for n := 1; lines.Scan(); n++ {
		written := strings.TrimSuffix(lines.Text(), "\r")
		if written == "" || strings.HasPrefix(written, "#") {
			continue
		}
		m := lineForm.FindStringSubmatch(written)
		if m == nil || !areDifferences(m[7]) || thing != (field.Ref{}) && m[1] != thing.String() {
			wrong = append(wrong, &LineError{n})
			continue
		}
		kind, id, _ := strings.Cut(m[1], "/")
		l.add(slot{field.Ref{Kind: field.Kind(kind), ID: id}, m[2], m[3]}, line{m[4], m[5], m[6] != "", m[7]})
	}
	if lines.Err() != nil {
		wrong = append(wrong, &LineError{})
	}
	return wrong
}

// Drop removes the lines of a thing.
func (l *Lock) Drop(thing field.Ref) {
	delete(l.lines, thing)
}

// Clone returns a lock with the same lines.
func (l *Lock) Clone() *Lock {
	c := &Lock{lines: make(map[field.Ref]map[slot][]line, len(l.lines))}
	for thing, of := range l.lines {
		c.lines[thing] = make(map[slot][]line, len(of))
		for at, lines := range of {
			c.lines[thing][at] = slices.Clone(lines)
		}
	}
	return c
}

// Add adds the lines of another lock.
func (l *Lock) Add(other *Lock) {
	for _, of := range other.lines {
		for at, lines := range of {
			for _, one := range lines {
				l.add(at, one)
			}
		}
	}
}

// Rename gives the lines of a thing to another ref.
func (l *Lock) Rename(from, to field.Ref) {
	if from == to {
		return
	}
	of := l.lines[from]
	if len(of) == 0 {
		return
	}
	delete(l.lines, from)
	renamed := make(map[slot][]line, len(of))
	for at, lines := range of {
		renamed[slot{to, at.field, at.lang}] = lines
	}
	l.lines[to] = renamed
}

// RenameItem gives the lines of all texts in an item of a list to the name that the
// item has now: both are slots ([field.Path.Slot]).
func (l *Lock) RenameItem(thing field.Ref, from, to string) {
	of := l.lines[thing]
	for at, lines := range maps.Clone(of) {
		if rest, is := strings.CutPrefix(at.field, from); is {
			delete(of, at)
			of[slot{thing, to + rest, at.lang}] = lines
		}
	}
}
