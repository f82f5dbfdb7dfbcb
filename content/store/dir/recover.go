package dir

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/tertulia-go/tertulia/content/store"
)

// InterruptedError says that a process was stopped within an Apply, which has now
// been finished but for files that somebody has edited since. Such a file is left
// as it was edited. Whoever uses the folder next gets the error, once: the call
// that returns it has done nothing else.
type InterruptedError struct {
	Files []Interrupted // at least one
}

// Interrupted is a file that was edited before an interrupted change of it was made.
type Interrupted struct {
	store.Conflict
	Kept string // where in the folder the body stands that was to be written; empty: the file was to be removed
}

func (e *InterruptedError) Error() string {
	var lines []string
	for _, file := range e.Files {
		line := fmt.Sprintf("%s: edited before an interrupted change of it was made", file.Path)
		if file.Kept != "" {
			line += ", which is kept in " + file.Kept
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

const keptPrefix = own + "/kept-"

// recover finishes the changes of a journal that somebody has left.
func (s *Store) recover(ctx context.Context) error {
	left, err := s.left()
	if err != nil || left == nil {
		return err
	}
	var interrupted InterruptedError
	made := intent{Meta: left.Meta}
	for _, m := range left.Moves {
		now, err := s.finishOne(m)
		if err != nil {
			return fmt.Errorf("finishing a change: %w", err)
		}
		if now == nil {
			made.Moves = append(made.Moves, m)
			continue
		}
		interrupted.Files = append(interrupted.Files, *now)
	}
	if err := s.end(ctx, made, nil); err != nil {
		return fmt.Errorf("finishing a change: %w", err)
	}
	if interrupted.Files != nil {
		return &interrupted
	}
	return nil
}

// left returns what a journal holds, and nil if there is no journal.
func (s *Store) left() (*intent, error) {
	line, err := s.root.ReadFile(journal)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var in intent
	if err := json.Unmarshal(line, &in); err != nil {
		return nil, fmt.Errorf("%s: %w", journal, err)
	}
	for _, m := range in.Moves {
		// Somebody else may have put the journal there.
		if err := store.CheckPath(m.Path); err != nil {
			return nil, fmt.Errorf("%s: %w", journal, err)
		}
		if m.Staged != "" && (!strings.HasPrefix(m.Staged, bodyPrefix) || strings.Count(m.Staged, "/") > 1) {
			return nil, fmt.Errorf("%s: %q is no body", journal, m.Staged)
		}
	}
	return &in, nil
}

// revision reads which revision a path has now, whatever the index knows.
func (s *Store) revision(name string) (store.Rev, error) {
	stat, err := s.stat(name)
	if err != nil || stat == nil {
		return "", err
	}
	if err := ordinary(name, stat); err != nil {
		return "", err
	}
	body, err := s.root.ReadFile(name)
	if err != nil {
		return "", err
	}
	return store.RevOf(body), nil
}

// finishOne makes a change unless it is made, or returns what stands in its way.
func (s *Store) finishOne(m move) (*Interrupted, error) {
	now, err := s.revision(m.Path)
	if err != nil || now == m.New {
		return nil, err
	}
	in := &Interrupted{Conflict: store.Conflict{Path: m.Path, Base: m.Old, Now: now}}
	if m.Staged != "" {
		in.Kept = keptPrefix + string(m.New)
	}
	switch {
	case s.stands(in.Kept):
		return in, nil // kept by one who was interrupted in turn
	case m.Staged != "" && !s.stands(m.Staged):
		return nil, nil // the change was made, and the file was edited afterwards
	}
	if now == m.Old {
		return nil, s.move(m)
	}
	if m.Staged == "" {
		return in, nil
	}
	return in, s.root.Rename(m.Staged, in.Kept)
}

func (s *Store) stands(name string) bool {
	_, err := s.root.Lstat(name)
	return name != "" && err == nil
}
