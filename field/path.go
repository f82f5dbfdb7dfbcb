package field

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Kind is a kind of thing that the content names by id.
type Kind string

// The kinds of things.
const (
	Event   Kind = "event"
	Speaker Kind = "speaker"
	Program Kind = "program"
	Venue   Kind = "venue"
	Series  Kind = "series"
	Page    Kind = "page"
)

// Site is the kind of what is said of all things together. There is one of it, which
// needs no id, and to which nothing refers: it is none of [Kinds].
const Site Kind = "site"

// Kinds returns every kind, in the order in which lists name the things.
func Kinds() []Kind { return slices.Clone(kinds) }

var kinds = []Kind{Event, Speaker, Program, Venue, Series, Page}

// Ref names a thing. Without an ID it is one that is written in place and that
// nobody can refer to.
type Ref struct {
	Kind Kind
	ID   string
}

// String returns the notation of a thing: event/open-archives, or site.
func (r Ref) String() string {
	if r == (Ref{Kind: Site}) {
		return string(Site)
	}
	return string(r.Kind) + "/" + r.ID
}

// Step leads from a value to one inside it: to a field by its name, to an item
// of a list, or to one language of a text.
type Step struct {
	Field string // "title"; "": the step leads to an item or a language
	Lang  string // "es", "und": a language of the text above; "": none
	ID    string // of an item: its name among those of its list; "": it has none
	Index int    // of an item: its place from 0, -1 if only its name is known
}

// Item returns the step to an item of a list.
func Item(index int, id string) Step { return Step{Index: index, ID: id} }

func (s Step) isItem() bool { return s.Field == "" && s.Lang == "" }

// Path leads from a thing to a place in it. The empty path is the thing itself.
// It has one notation:
//
//	panels[opening].title@es
//
// An item is named by its id, by what it refers to, or by the fingerprint of
// its words ([Walk].Languages).
type Path []Step

// Fields returns a path that leads through fields only.
func Fields(names ...string) Path {
	path := make(Path, len(names))
	for i, name := range names {
		path[i] = Step{Field: name}
	}
	return path
}

// String returns the notation of p. An item that has no name is written by its
// place, which [ParsePath] takes for a name.
func (p Path) String() string {
	return p.print(func(s Step) string {
		if s.ID == "" {
			return strconv.Itoa(s.Index)
		}
		return s.ID
	})
}

// Places returns p with the place of each item, counted from 0 as programs do:
// panels[2].title. It changes when items move.
func (p Path) Places() string {
	return p.print(func(s Step) string {
		if s.Index < 0 {
			return s.ID
		}
		return strconv.Itoa(s.Index)
	})
}

// Ordinals returns p with the items counted as people count them: the third panel
// is panels[3]. It is for those who read what is wrong with a file.
func (p Path) Ordinals() string {
	return p.print(func(s Step) string {
		if s.Index < 0 {
			return s.ID
		}
		return strconv.Itoa(s.Index + 1)
	})
}

// Slot returns p with nothing in the place of items that have no id of their
// own: topics[]. Items may move, and change their words, and stay in their slot.
func (p Path) Slot() string {
	return p.print(func(s Step) string {
		if strings.HasPrefix(s.ID, fingerprintMark) {
			return ""
		}
		return s.ID
	})
}

func (p Path) print(item func(Step) string) string {
	if len(p) == 1 && p[0].Field != "" {
		return p[0].Field // most paths, without a copy
	}
	var b strings.Builder
	for i, s := range p {
		switch {
		case s.Lang != "":
			b.WriteString("@" + s.Lang)
		case s.Field == "":
			b.WriteString("[" + item(s) + "]")
		case i > 0:
			b.WriteString("." + s.Field)
		default:
			b.WriteString(s.Field)
		}
	}
	return b.String()
}

// Join returns p with further steps. It shares no memory with p.
func (p Path) Join(steps ...Step) Path { return slices.Concat(p, steps) }

// Within reports whether p is above or leads through it.
func (p Path) Within(above Path) bool {
	return len(p) >= len(above) && slices.EqualFunc(p[:len(above)], above, Step.same)
}

// same reports whether two steps lead to one place.
func (s Step) same(o Step) bool {
	if s.isItem() && o.isItem() && s.Index >= 0 && o.Index >= 0 {
		return s.Index == o.Index
	}
	return s.Field == o.Field && s.Lang == o.Lang && s.ID == o.ID
}

// Last returns the name of the last field that p leads through, "" if there is
// none.
func (p Path) Last() string {
	for i := len(p) - 1; i >= 0; i-- {
		if p[i].Field != "" {
			return p[i].Field
		}
	}
	return ""
}

// ParsePath reads the notation of a path. What is no path gives an error that
// wraps [ErrFormat].
func ParsePath(s string) (Path, error) {
	var path Path
	rest := s
	for rest != "" {
		step, after, ok := parseStep(rest, len(path) == 0)
		if !ok || len(path) > 0 && path[len(path)-1].Lang != "" {
			return nil, fmt.Errorf("path %.80q: %w at %.20q", s, ErrFormat, rest)
		}
		path = append(path, step)
		rest = after
	}
	return path, nil
}

// parseStep reads the first step of s.
func parseStep(s string, first bool) (step Step, rest string, ok bool) {
	switch {
	case s[0] == '[' && !first:
		id, rest, closed := strings.Cut(s[1:], "]")
		return Step{ID: id, Index: -1}, rest, closed && isName(id, "~+._-")
	case s[0] == '@' && !first:
		return Step{Lang: s[1:]}, "", isName(s[1:], "-")
	case s[0] == '.' && !first:
		s = s[1:]
	case !first:
		return step, s, false
	}
	end := strings.IndexAny(s, ".[@")
	if end < 0 {
		end = len(s)
	}
	return Step{Field: s[:end]}, s[end:], isName(s[:end], "_-")
}

// isName reports whether s is letters, digits and the marks given, and not
// empty.
func isName(s, marks string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && strings.IndexByte(marks, c) < 0 {
			return false
		}
	}
	return s != ""
}

// isID reports whether s may be the id of a thing or of an item.
func isID(s string) bool { return isName(s, "._-") && isName(s[:1], "") }

// Place is a place in a named thing, in the one notation that files, the
// command, faults and editors share:
//
//	event/open-archives#panels[opening].title@es
//	site#name@es
type Place struct {
	Ref  Ref
	Path Path // empty: the thing itself
}

// String returns the notation of p.
func (p Place) String() string {
	if len(p.Path) == 0 {
		return p.Ref.String()
	}
	return p.Ref.String() + "#" + p.Path.String()
}

// ParsePlace reads the notation of a place. What is no place gives an error
// that wraps [ErrFormat].
func ParsePlace(s string) (Place, error) {
	thing, rest, hash := strings.Cut(s, "#")
	kind, id, ok := strings.Cut(thing, "/")
	isSite := thing == string(Site)
	if !isSite && (!ok || !slices.Contains(Kinds(), Kind(kind)) || !isID(id)) || hash && rest == "" {
		return Place{}, fmt.Errorf("place %.80q: %w: want kind/id#path", s, ErrFormat)
	}
	path, err := ParsePath(rest)
	if err != nil {
		return Place{}, err
	}
	return Place{Ref{Kind(kind), id}, path}, nil
}
