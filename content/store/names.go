package store

import (
	"fmt"
	"path"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Names knows the paths of a store and which further ones would be twins: equal
// to a path or to one of its folders but for the case of letters, or a file
// where a folder is. The zero value is empty. It is not safe for concurrent use.
type Names struct {
	taken map[string]name // by what a file system that ignores case takes for the same
}

type name struct {
	spelled string
	file    bool
	users   int // how many paths stand at or below the name
}

func fold(path string) string { return norm.NFC.String(cases.Fold().String(path)) }

// Add takes a path, or returns a [*PathError] if it is a twin and takes nothing.
// A path must not be added twice.
func (n *Names) Add(added string) error {
	for at, file := added, true; at != "."; at, file = path.Dir(at), false {
		if there, ok := n.taken[fold(at)]; ok && (there.spelled != at || there.file || file) {
			return &PathError{Path: added, Err: fmt.Errorf("%w %q", ErrTwin, there.spelled)}
		}
	}
	if n.taken == nil {
		n.taken = map[string]name{}
	}
	for at, file := added, true; at != "."; at, file = path.Dir(at), false {
		n.taken[fold(at)] = name{spelled: at, file: file, users: n.taken[fold(at)].users + 1}
	}
	return nil
}

// Remove gives up a path that was added.
func (n *Names) Remove(removed string) {
	for at := removed; at != "."; at = path.Dir(at) {
		there := n.taken[fold(at)]
		there.users--
		if there.users > 0 {
			n.taken[fold(at)] = there
		} else {
			delete(n.taken, fold(at))
		}
	}
}
