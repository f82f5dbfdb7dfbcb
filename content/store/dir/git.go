package dir

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// repository is the git work tree that the folder is, or is in.
type repository struct {
	folder string
	prefix string // of the folder in the work tree: empty or with a slash at its end
}

// gitPatience is how long one run of the program may take.
const gitPatience = 30 * time.Second

// manyPaths are more than are named to the program one by one.
const manyPaths = 100

// findRepository returns nil where the folder is in no work tree, or there is no git.
func findRepository(folder string) (*repository, error) {
	if _, err := exec.LookPath("git"); err != nil {
		return nil, nil
	}
	folder, err := filepath.Abs(folder)
	if err != nil {
		return nil, err
	}
	r := &repository{folder: folder}
	out, err := r.git(context.Background(), nil, "rev-parse", "--is-inside-work-tree", "--show-prefix")
	if err != nil {
		if strings.Contains(err.Error(), "not a git repository") {
			return nil, nil
		}
		return nil, err
	}
	inside, prefix, _ := strings.Cut(string(out), "\n")
	if inside != "true" {
		return nil, nil
	}
	r.prefix = strings.TrimSuffix(prefix, "\n")
	return r, nil
}

// git runs the program with nothing of the user's that would run, ask, sign or
// print something else.
func (r *repository) git(ctx context.Context, stdin []byte, args ...string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, gitPatience)
	defer cancel()
	settings := []string{"-C", r.folder, "--no-pager", "--literal-pathspecs"}
	for _, setting := range []string{
		"core.hooksPath=" + os.DevNull, "core.fsmonitor=false", "core.fsync=committed", "core.filesRefLockTimeout=5000",
		"commit.gpgSign=false", "log.showSignature=false", "log.diffMerges=separate", "log.follow=false", "i18n.logOutputEncoding=UTF-8", "gc.auto=0",
	} {
		settings = append(settings, "-c", setting)
	}
	cmd := exec.CommandContext(ctx, "git", append(settings, args...)...)
	for _, variable := range os.Environ() {
		// Where the repository and the index are is the folder's to say, not of the program that started this one.
		if !strings.HasPrefix(variable, "GIT_") || strings.HasPrefix(variable, "GIT_CONFIG_") {
			cmd.Env = append(cmd.Env, variable)
		}
	}
	cmd.Env = append(cmd.Env, "LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0")
	cmd.Stdin = bytes.NewReader(stdin)
	out, err := cmd.Output()
	if ctx.Err() != nil {
		return nil, fmt.Errorf("git %s: %w", args[0], ctx.Err())
	}
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		return nil, &GitError{Command: args[0], Words: string(bytes.TrimSpace(exit.Stderr)), Err: err}
	}
	return out, err
}

// GitError says that git has refused something.
type GitError struct {
	Command string // rev-parse
	Words   string // what it said
	Err     error
}

func (e *GitError) Error() string { return fmt.Sprintf("git %s: %v: %s", e.Command, e.Err, e.Words) }

// Unwrap returns how the program ended.
func (e *GitError) Unwrap() error { return e.Err }

// head returns the commit that is checked out, empty before the first.
func (r *repository) head(ctx context.Context) (string, error) {
	out, err := r.git(ctx, nil, "rev-parse", "--quiet", "--verify", "HEAD^{commit}")
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) && exit.ExitCode() == 1 {
		return "", nil
	}
	return strings.TrimSpace(string(out)), err
}

// uncommitted returns those of the paths that differ between the last commit, the
// index and the folder.
func (r *repository) uncommitted(ctx context.Context, paths []string) ([]string, error) {
	args := []string{"status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--"}
	if len(paths) > manyPaths {
		args = append(args, ".")
	} else {
		args = append(args, paths...)
	}
	out, err := r.git(ctx, nil, args...)
	if err != nil {
		return nil, err
	}
	differs := map[string]bool{}
	for line := range strings.SplitSeq(string(out), "\x00") {
		if len(line) > 3 { // two letters and a space stand before the path
			differs[strings.TrimPrefix(line[3:], r.prefix)] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(paths), func(path string) bool { return !differs[path] }), nil
}
