package output

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"time"
)

// ManifestName is the file that says what a build wrote.
const ManifestName = ".tertulia-build.json"

// manifest is what a build wrote, for the next build and for whoever starts it.
// Members may be added, not changed.
type manifest struct {
	Generator string    `json:"generator"` // "tertulia"
	At        time.Time `json:"at"`        // the moment as of which the site was built
	// Until is the moment from which on the folder may say something that no
	// longer holds, and has to be built again; nil: it holds until the content
	// changes.
	Until *time.Time `json:"until,omitempty"`
	Files []entry    `json:"files"` // sorted by name
}

// entry is a file that a build wrote.
type entry struct {
	Name string `json:"name"` // with slashes, below the folder
	Size int    `json:"size"`
	// Key stands for all that the file was made of: while it is the same, so is
	// the file. "" stands for nothing.
	Key string `json:"key,omitempty"`
	// Until is the moment from which on the file may say something else; nil: it
	// depends on no clock.
	Until *time.Time `json:"until,omitempty"`
	// Unfinished says that a build began to write the file: it is ours, and nobody
	// knows whether it is the old or the new one. It has no key then.
	Unfinished bool `json:"unfinished,omitempty"`
}

const generator = "tertulia"

// ErrForeign says that a folder holds files and no build wrote it.
var ErrForeign = errors.New("the folder is not empty, and no build has written it")

// readManifest returns what the last build wrote into a folder, by name, and when
// the folder was complete. A folder that is empty has nothing; one that holds
// files, and no manifest that can be read, is ErrForeign.
func readManifest(root *os.Root) (last manifest, complete time.Time, err error) {
	body, err := root.ReadFile(ManifestName)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		items, err := fs.ReadDir(root.FS(), ".")
		if err == nil && len(items) > 0 {
			err = ErrForeign
		}
		return manifest{}, time.Time{}, err
	case err != nil:
		return manifest{}, time.Time{}, err
	}
	if err := json.Unmarshal(body, &last); err != nil {
		return manifest{}, time.Time{}, fmt.Errorf("%s: %w", ManifestName, err)
	}
	if last.Generator != generator {
		return manifest{}, time.Time{}, ErrForeign
	}
	info, err := root.Stat(ManifestName)
	if err != nil {
		return manifest{}, time.Time{}, err
	}
	return last, info.ModTime(), nil
}

// encode returns m as indented JSON: one that a person can read and git compare.
func (m *manifest) encode() ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("{\n")
	for _, member := range []struct {
		name  string
		value any
	}{{"generator", m.Generator}, {"at", m.At}, {"until", m.Until}} {
		value, err := json.Marshal(member.value)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "  %q: %s,\n", member.name, value)
	}
	b.WriteString("  \"files\": [")
	for i := range m.Files {
		line, err := json.Marshal(&m.Files[i])
		if err != nil {
			return nil, err
		}
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString("\n    ")
		b.Write(line)
	}
	b.WriteString("\n  ]\n}\n")
	return b.Bytes(), nil
}

// sortedEntries returns entries by their names.
func sortedEntries(byName map[string]entry) []entry {
	names := slices.Sorted(maps.Keys(byName))
	entries := make([]entry, len(names))
	for i, name := range names {
		entries[i] = byName[name]
	}
	return entries
}
