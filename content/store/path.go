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

// Why a path is refused: causes of a [*PathError].
var (
	ErrPathForm      = errors.New("not a path inside the site")
	ErrPathLong      = fmt.Errorf("longer than %d bytes", MaxPath)
	ErrPathAccents   = errors.New("its accents are not composed (NFC)")
	ErrPathCharacter = errors.New("holds a character that not every file system takes")
	ErrNameDot       = errors.New("a name begins with a dot")
	ErrNameEnd       = errors.New("a name ends in a dot or a space")
	ErrNameLong      = fmt.Errorf("a name is longer than %d bytes", MaxName)
	ErrTwin          = errors.New("cannot stand beside") // and the path of which it would be a twin
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
		return ErrPathForm
	case len(path) > MaxPath:
		return ErrPathLong
	case !norm.NFC.IsNormalString(path):
		return ErrPathAccents
	case strings.ContainsFunc(path, func(r rune) bool {
		return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune(`\:*?"<>|`, r)
	}):
		return ErrPathCharacter
	}
	for name := range strings.SplitSeq(path, "/") {
		switch {
		case strings.HasPrefix(name, "."):
			return ErrNameDot
		case strings.HasSuffix(name, ".") || strings.HasSuffix(name, " "):
			return ErrNameEnd
		case len(name) > MaxName:
			return ErrNameLong
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
