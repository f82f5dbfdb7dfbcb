package content

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// LockFile is the name of the lock file in the folder.
const LockFile = "translations.lock"

// Lock remembers from which source text each translation was made. It is kept
// in [LockFile], one line per text and language, sorted, so that git merges it
// line by line:
//
//	event/open-archives panels[opening].title en 1f0c9a52d7e0b3aa 77e1b0c4d2f59813
//
// is the owner, the field, the language, the fingerprint of the source text,
// that of the translation, and "machine" if a machine made it. Fields are named
// by ids; what has none is written [] and told apart by its fingerprints, never
// by its position, so that texts may move. The same line twice, as a merge may
// leave it, is one. The zero value is a lock without lines.
type Lock struct {
	lines map[lockKey][]lockLine
}

type lockKey struct{ owner, field, lang string }

type lockLine struct {
	source, translation string // fingerprints
	machine             bool
}

// fingerprint is the same for texts that differ only in white space.
func fingerprint(text string) string {
	sum := sha256.Sum256([]byte(strings.Join(strings.Fields(text), " ")))
	return hex.EncodeToString(sum[:8])
}

var position = regexp.MustCompile(`\[[0-9]+\]`)

// withoutPositions is the name of a field in the lock.
func withoutPositions(key string) string { return position.ReplaceAllString(key, "[]") }

// find returns the line of a translation: one that has both fingerprints, or
// else the translation's, or else the source's. A translation that was made
// from another source is still that, even if the lock knows this source too,
// as after a merge that took each from another side.
func (l *Lock) find(k lockKey, source, translation string) (line lockLine, found bool) {
	if l == nil {
		return line, false
	}
	lines := l.lines[k]
	for _, fits := range []func(lockLine) bool{
		func(line lockLine) bool { return line.source == source && line.translation == translation },
		func(line lockLine) bool { return line.translation == translation },
		func(line lockLine) bool { return line.source == source },
	} {
		if i := slices.IndexFunc(lines, fits); i >= 0 {
			return lines[i], true
		}
	}
	return line, false
}

func (l *Lock) add(k lockKey, line lockLine) {
	if l.lines == nil {
		l.lines = make(map[lockKey][]lockLine)
	}
	if !slices.Contains(l.lines[k], line) {
		l.lines[k] = append(l.lines[k], line)
	}
}

const lockHeading = "# Which source text each translation was made from. Written by \"tertulia status --update\"; keep it in git.\n"

// WriteTo writes the lock as its file has it.
func (l *Lock) WriteTo(w io.Writer) (int64, error) {
	var lines []string
	for k, list := range l.lines {
		for _, line := range list {
			s := strings.Join([]string{k.owner, k.field, k.lang, line.source, line.translation}, " ")
			if line.machine {
				s += " machine"
			}
			lines = append(lines, s)
		}
	}
	slices.Sort(lines)
	var b bytes.Buffer
	b.WriteString(lockHeading)
	for _, line := range lines {
		b.WriteString(line + "\n")
	}
	return b.WriteTo(w)
}

var lockLineForm = regexp.MustCompile(`^([a-z]+/\S+) (\S+) (\S+) ([0-9a-f]{16}) ([0-9a-f]{16})( machine)?$`)

// maxLock bounds the lock file, in bytes: some 100 for each of a site's texts.
const maxLock = 64 << 20

func (l *loader) lock() {
	d := &decoder{file: LockFile}
	if _, err := fs.Lstat(l.fsys, LockFile); err != nil {
		return // there is none
	}
	data, ok := d.open(l.fsys, maxLock)
	if ok {
		l.folder.Lock = d.lock(data)
	}
	l.errs = append(l.errs, d.errs...)
}

// lock reads a lock file. Lines that are none are reported.
func (d *decoder) lock(data []byte) *Lock {
	lock := &Lock{}
	if n := mergeMark(data); n > 0 {
		d.fault(&yaml.Node{Line: n, Column: 1}, "error.merge")
		return lock
	}
	lines := bufio.NewScanner(bytes.NewReader(data))
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSuffix(lines.Text(), "\r")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		m := lockLineForm.FindStringSubmatch(line)
		if m == nil {
			d.fault(&yaml.Node{Line: n, Column: 1}, "error.lock")
			continue
		}
		lock.add(lockKey{m[1], m[2], m[3]}, lockLine{m[4], m[5], m[6] != ""})
	}
	if lines.Err() != nil { // a line longer than any
		d.fault(nil, "error.lock")
	}
	return lock
}
