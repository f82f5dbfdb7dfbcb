package view_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/render/view"
)

// idForm is what a message id looks like in the code, and a family of ids: a
// literal that ends in a dot or a hyphen.
var idForm = regexp.MustCompile(`^[a-z-]+(\.[a-z-]+)*\.[a-z-]*$`)

// TestMessageIDsAreThoseInTheCode reads the literals of the package: each that
// looks like an id is in MessageIDs, and each id there is in the code, itself
// or as one of a family, which is a literal that it begins with.
func TestMessageIDsAreThoseInTheCode(t *testing.T) {
	known := map[string]bool{}
	for _, id := range view.MessageIDs() {
		known[id] = true
	}
	used := map[string]bool{}
	entries, err := os.ReadDir(".")
	require.NoError(t, err)
	for _, entry := range entries {
		name := entry.Name()
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || name == "messages.go" || name == "rich_results.go" { // which names properties
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING {
				if s, err := strconv.Unquote(literal.Value); err == nil && idForm.MatchString(s) {
					used[s] = true
				}
			}
			return true
		})
	}
	for literal := range used {
		if literal == "www." || literal == "language." {
			continue // what a link without words is called without; names of languages are i18n's own
		}
		found := known[literal]
		if strings.HasSuffix(literal, ".") {
			for id := range known {
				found = found || strings.HasPrefix(id, literal)
			}
		}
		assert.True(t, found, "%q is used and not in MessageIDs", literal)
	}
	for id := range known {
		found := used[id] || id == "media.in-subtitled" || !strings.Contains(id, ".") // into, from, in, number
		for i := range id {
			found = found || id[i] == '.' && used[id[:i+1]]
		}
		assert.True(t, found, "%q is in MessageIDs and not used", id)
	}
}

// TestCatalogsHoldTheMessagesAndNoOthers is the other way.
func TestCatalogsHoldTheMessagesAndNoOthers(t *testing.T) {
	known := map[string]bool{}
	for _, id := range view.MessageIDs() {
		known[id] = true
	}
	inCatalog := map[string]bool{}
	for _, id := range rendertest.NewCatalog(t).IDs() {
		inCatalog[id] = true
		base := id[:max(strings.LastIndexByte(id, '.'), 0)]
		family := strings.SplitN(id, ".", 2)[0]
		switch family {
		case "language", "span": // i18n's own
		case "error", "cli", "content": // of content and of the command
		default:
			assert.True(t, known[id] || known[base], "%q is in a catalog and not used", id)
		}
	}
	for id := range known {
		assert.True(t, inCatalog[id], "%q is used and in no catalog", id)
	}
}
