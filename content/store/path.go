package store

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Limits of paths, in bytes: what every file system takes.
const (
	MaxPath = 1024
	MaxName = 255
)

// CheckPath returns a [*PathError] if no store takes the path: one that is not
// in the form of [fs.ValidPath], has a name that begins with a dot (a store's own
// files stand there, and git's), that is longer than 255 bytes or that Windows
// cannot write, or whose accents are not composed (NFC), since a twin of it
// would look the same.
func CheckPath(path string) error {
	if err := pathFault(path); err != nil {
		return &PathError{Path: path, Err: err}
	}
	return nil
}

func pathFault(path string) error {
	switch {
	case !fs.ValidPath(path) || path == ".":
		return errors.New("not a path inside the site")
	case len(path) > MaxPath:
		return fmt.Errorf("longer than %d bytes", MaxPath)
	case !norm.NFC.IsNormalString(path):
		return errors.New("its accents are not composed (NFC)")
	case strings.ContainsFunc(path, func(r rune) bool {
		return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune(`\:*?"<>|`, r)
	}):
		return errors.New("holds a character that not every file system takes")
	}
	for name := range strings.SplitSeq(path, "/") {
		switch {
		case strings.HasPrefix(name, "."):
			return errors.New("a name begins with a dot")
		case strings.HasSuffix(name, ".") || strings.HasSuffix(name, " "):
			return errors.New("a name ends in a dot or a space")
		case len(name) > MaxName:
			return fmt.Errorf("a name is longer than %d bytes", MaxName)
		}
	}
	return nil
}

// CheckChanges returns a [*PathError], joined with others, for each change that
// is wrong whatever the store holds: by its path or its size, because it both
// writes and removes, removes what must not exist, or because another change has
// the same path.
func CheckChanges(changes []Change) error {
	var faults []error
	seen := map[string]bool{}
	for _, c := range changes {
		fault := pathFault(c.Path)
		switch {
		case fault != nil:
		case len(c.Body) > MaxFile:
			fault = ErrTooLarge
		case c.Delete && c.Body != nil:
			fault = errors.New("is to be written and removed at once")
		case c.Delete && c.Base == "":
			fault = errors.New("is to be removed and must not exist")
		case seen[c.Path]:
			fault = errors.New("is changed twice")
		}
		seen[c.Path] = true
		if fault != nil {
			faults = append(faults, &PathError{Path: c.Path, Err: fault})
		}
	}
	return errors.Join(faults...)
}
