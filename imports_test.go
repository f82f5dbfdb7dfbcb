package tertulia_test

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const module = "github.com/tertulia-go/tertulia"

// listed is what go list says of a package.
type listed struct {
	ImportPath string
	Imports    []string
	Deps       []string
}

func listPackages(t *testing.T, patterns ...string) []listed {
	t.Helper()
	out, err := exec.Command("go", append([]string{"list", "-json=ImportPath,Imports,Deps"}, patterns...)...).Output()
	require.NoError(t, err)
	var packages []listed
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		err := decoder.Decode(&p)
		if errors.Is(err, io.EOF) {
			return packages
		}
		require.NoError(t, err)
		packages = append(packages, p)
	}
}

// mayImport is the table of the design: what a package imports besides the
// standard library. Nothing stands above what it imports, so that no arrow runs
// up and there is no circle. Packages that are not listed may import anything.
var mayImport = map[string][]string{
	"":                  {},
	"i18n":              {"golang.org/x/text", "github.com/nicksnyder/go-i18n/v2", "go.yaml.in/yaml/v4", module + "/i18n/internal/cldr", module + "/internal/memo"},
	"locales":           {},
	"field":             {"golang.org/x/text/language", module + "/i18n"},
	"speaker":           {"golang.org/x/text/language", module + "/i18n", module + "/field"},
	"notice":            {"golang.org/x/text/language", module + "/i18n", module + "/field"},
	"event":             {"golang.org/x/text/language", "github.com/teambition/rrule-go", module + "/i18n", module + "/field", module + "/speaker", module + "/notice"},
	"internal/escape":   {module + "/i18n"},
	"internal/terminal": {},
	"internal/memo":     {},
	// External and site addresses, by the rules of the model.
	"internal/address": {module + "/field"},
	// The links of files, whoever wrote these.
	"internal/links":  {"golang.org/x/net/html"},
	"render/markdown": {"github.com/yuin/goldmark", module + "/field", module + "/i18n", module + "/internal/address", module + "/internal/escape", module + "/internal/memo"},
	"render/view": {
		"golang.org/x/text/language", module + "/i18n", module + "/field", module + "/speaker", module + "/notice", module + "/event", module + "/render/markdown",
		module + "/internal/address", module + "/internal/escape", module + "/internal/memo",
	},
	"render": {
		"golang.org/x/text/language", "github.com/rivo/uniseg", module + "/event", module + "/field", module + "/notice", module + "/i18n",
		module + "/render/view", module + "/render/markdown", module + "/internal/address", module + "/internal/escape", module + "/internal/memo",
	},
	"render/ical": {
		"golang.org/x/text/language", module + "/event", module + "/i18n", module + "/render", module + "/render/view",
		module + "/render/markdown", module + "/internal/address", module + "/internal/escape",
	},
	"render/atom": {
		"golang.org/x/text/language", module + "/render/view", module + "/render/markdown", module + "/internal/address", module + "/internal/escape",
	},
	"content/translation":     {"golang.org/x/text/language", module + "/i18n", module + "/field", module + "/speaker", module + "/event"},
	"content/internal/splice": {"go.yaml.in/yaml/v4", module + "/i18n"},
	"content": {
		"golang.org/x/text/language", "go.yaml.in/yaml/v4", module + "/i18n", module + "/field", module + "/speaker", module + "/notice",
		module + "/event", module + "/content/translation", module + "/content/internal/splice", module + "/internal/terminal",
	},
	"content/exchange": {
		"go.yaml.in/yaml/v4", "golang.org/x/text/language", module + "/content", module + "/content/internal/splice", module + "/content/translation",
		module + "/event", module + "/field", module + "/i18n", module + "/speaker",
	},
	"content/search": {
		"golang.org/x/text", module + "/content", module + "/event", module + "/field", module + "/i18n", module + "/speaker",
	},
	"content/store":        {"golang.org/x/text"},
	"content/live":         {module + "/content", module + "/content/store"},
	"content/store/dir":    {module + "/content/store", module + "/content/store/internal/index", module + "/content/store/internal/poll"},
	"content/store/sqlite": {"modernc.org/sqlite", module + "/content/store", module + "/content/store/internal/poll", module + "/content/store/internal/tables"},
	"content/store/postgres": {
		"github.com/jackc/pgx/v5", module + "/content/store", module + "/content/store/internal/poll", module + "/content/store/internal/tables",
	},
	// What every store has to know and to do.
	"content/store/internal/index": {module + "/content/store"},
	"content/store/internal/poll":  {module + "/content/store"},
	// What stores in databases with SQL have in common.
	"content/store/internal/tables": {module + "/content/store", module + "/content/store/internal/index", module + "/content/store/internal/poll"},
	"content/store/storetest":       {"github.com/stretchr/testify", module + "/content/store", module + "/internal/rounds"},
	"site": {
		"golang.org/x/text/language", module + "/content", module + "/content/search", module + "/render", module + "/render/atom", module + "/render/ical",
		module + "/render/view", module + "/event", module + "/field", module + "/notice", module + "/speaker", module + "/i18n", module + "/locales",
		module + "/site/internal/answer", module + "/site/internal/card", module + "/site/internal/fingerprint", module + "/site/internal/invite", module + "/site/internal/nearby", module + "/site/internal/output", module + "/site/internal/picture", module + "/site/internal/qrcode", module + "/site/internal/sitemap", module + "/site/internal/static",
	},
	"site/preview": {
		"github.com/fsnotify/fsnotify", "golang.org/x/text/language", module + "/content", module + "/content/translation", module + "/field", module + "/i18n",
		module + "/locales", module + "/render", module + "/render/view", module + "/site",
	},
	// A site as files: their folder, and what web servers are told of them.
	"site/internal/static":  {module + "/site/internal/hosting", module + "/site/internal/output"},
	"site/internal/output":  {},
	"site/internal/hosting": {},
	// What the pages of a site need besides views and printers.
	"site/internal/answer":  {},
	"site/internal/invite":  {module + "/event", module + "/i18n", module + "/internal/escape", module + "/render/view"},
	"site/internal/sitemap": {"golang.org/x/text/language", module + "/internal/escape"},
	// What a file of it was made of.
	"site/internal/fingerprint": {"golang.org/x/text/language"},
	"site/internal/picture":     {"golang.org/x/image", module + "/field"},
	"site/internal/qrcode":      {"github.com/piglig/go-qr", module + "/internal/escape"},
	"site/internal/card":        {"golang.org/x/image", "golang.org/x/text/unicode/norm", module + "/content", module + "/field"},
}

func TestPackagesImportOnlyWhatTheDesignAllows(t *testing.T) {
	checked := 0
	for _, p := range listPackages(t, "./...") {
		name := strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, module), "/")
		allowed, ok := mayImport[name]
		if !ok {
			continue
		}
		checked++
		for _, imported := range p.Imports {
			if !strings.Contains(strings.Split(imported, "/")[0], ".") {
				continue // the standard library
			}
			assert.True(t, slices.ContainsFunc(allowed, func(a string) bool {
				return imported == a || strings.HasPrefix(imported, a+"/") && !strings.HasPrefix(a, module)
			}), "%s imports %s", p.ImportPath, imported)
		}
	}
	assert.GreaterOrEqual(t, checked, 13)
}

func TestTheDesignNamesEachPackage(t *testing.T) {
	design, err := os.ReadFile("docs/design.md")
	require.NoError(t, err)
	for _, p := range listPackages(t, "./...") {
		name := strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, module), "/")
		if name == "" || strings.Contains("/"+name+"/", "/internal/") || strings.HasPrefix(name, "examples/") {
			continue
		}
		assert.Contains(t, string(design), "`"+name+"`", "the table of packages lacks one")
		_, hasArrows := mayImport[name]
		assert.True(t, hasArrows || strings.HasPrefix(name, "cmd/"), "%s may import anything", name)
	}
}

func TestPackagesDoNotReachWhatTheyMustNotLink(t *testing.T) {
	// Of each package: what it must not reach, however far.
	const goldmark = "github.com/yuin/goldmark"
	forbidden := map[string][]string{
		"i18n":            {module + "/locales", "html/template", "net/http", "database/sql"},
		"speaker":         {module + "/render", module + "/locales", "html/template", "net", "database/sql"},
		"event":           {module + "/render", module + "/locales", "html/template", "net", "database/sql"},
		"render/markdown": {module + "/locales", module + "/content", module + "/render/view", module + "/render"},
		"render/view":     {module + "/locales", module + "/content", module + "/site", module + "/render", "net/http", "database/sql"},
		"render":          {module + "/locales", module + "/content", module + "/site", module + "/render/ical", module + "/render/atom", "net/http", "database/sql"},
		"render/ical":     {module + "/locales", module + "/content", module + "/site", module + "/render/atom", "net/http", "database/sql"},
		"render/atom":     {module + "/locales", module + "/content", module + "/site", module + "/render", module + "/render/ical", "net/http", "database/sql"},
		"content":         {module + "/locales", module + "/render", module + "/site", "net/http", "database/sql", goldmark},
	}
	for _, p := range listPackages(t, "./...") {
		name := strings.TrimPrefix(p.ImportPath, module+"/")
		for _, bad := range forbidden[name] {
			assert.NotContains(t, p.Deps, bad, "%s reaches %s", name, bad)
		}
		if name != "i18n" {
			assert.NotContains(t, p.Imports, "github.com/nicksnyder/go-i18n/v2/i18n", "only i18n imports go-i18n")
		}
		if name != "render/markdown" && name != "internal/rendertest" { // which reads what has been printed
			assert.NotContains(t, p.Imports, goldmark, "only render/markdown imports goldmark")
		}
		if !strings.HasPrefix(name, "content/store") && name != "content/live" && !strings.HasPrefix(name, "cmd/") && !strings.HasPrefix(name, "examples/") {
			assert.NotContains(t, p.Deps, module+"/content/store", "%s reaches the stores", name)
		}
		if name != "event" {
			assert.NotContains(t, p.Imports, "github.com/teambition/rrule-go", "only event imports rrule-go")
		}
		if !strings.HasPrefix(name, "cmd/") && !strings.HasPrefix(name, "examples/") && name != "site" && name != "site/preview" {
			assert.NotContains(t, p.Deps, module+"/site", "%s reaches the site", name)
		}
	}
}
