package field

import (
	"errors"
	"fmt"
	"slices"
)

// Why a path does not lead to one place.
var (
	// ErrNotFound says that nothing has the name.
	ErrNotFound = errors.New("nothing is named so")
	// ErrAmbiguous says that several items of a list have the name.
	ErrAmbiguous = errors.New("several items are named so")
)

// FindError says how far a path leads, and why no further.
type FindError struct {
	Path Path  // up to the step that leads nowhere, or to several places
	Err  error // [ErrNotFound] or [ErrAmbiguous]
}

// Error returns the path and why it leads no further:
// "panels[closing]: nothing is named so".
func (e *FindError) Error() string { return fmt.Sprintf("%.80s: %s", e.Path.String(), e.Err) }

// Unwrap returns why the path leads no further.
func (e *FindError) Unwrap() error { return e.Err }

// Find returns the node at the end of a path from root, as [ParsePath] reads
// one. An item is found by the name that the walk gives it, wherever it stands, and
// by its place only if the step has no name; without [Walk].Languages some items
// have no name. A path that ends in a language leads to the text that may have
// it. The fields of what is absent are not found, nor is anything else that is not
// walked. The error is a [*FindError]; the empty path leads to no node.
func (w Walk) Find(t *Table, root any, path Path) (*Node, error) {
	steps := slices.Clone(path)
	if last := len(path) - 1; last >= 0 && path[last].Lang != "" {
		steps = steps[:last]
	}
	for i := range steps {
		if steps[i].ID != "" {
			steps[i].Index = -1 // items may have moved
		}
	}
	var found Node
	met := make([]int, len(steps)+1) // by their number, how many places the first steps lead to
	for n := range w.Nodes(t, root) {
		if depth := len(n.Root); depth <= len(steps) && n.Root.Within(steps[:depth]) {
			if met[depth]++; depth == len(steps) {
				found = *n
				found.Root = slices.Clone(n.Root) // which the walk uses again
			}
		}
	}
	for i := 1; i < len(met); i++ {
		switch {
		case met[i] == 0:
			return nil, &FindError{path[:i].Join(), ErrNotFound}
		case met[i] > 1:
			return nil, &FindError{path[:i].Join(), ErrAmbiguous}
		}
	}
	if len(steps) == 0 || len(steps) < len(path) && found.Text() == nil {
		return nil, &FindError{path.Join(), ErrNotFound}
	}
	return &found, nil
}
