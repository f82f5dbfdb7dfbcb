package site

import (
	_ "embed"
	"strings"

	"github.com/tertulia-go/tertulia/content/search"
)

// The scripts of pages. Without any of them a page says and leads to the same, but for
// words that a static site looks for.
var (
	//go:embed scripts/find.js
	findScript string
	//go:embed scripts/now.js
	nowScript []byte
	//go:embed scripts/choose.js
	chooseScript []byte
)

const (
	searchPath = "/assets/search-"
	findPath   = "/assets/find-"
	nowPath    = "/assets/now-"
	choosePath = "/assets/choose-"
)

// scripts are those of pages, by the paths at which they are kept: the one that finds,
// the one that shows what is found, the one that marks the sessions that are on, and
// the one that remembers the language that a reader chooses.
func scripts() map[string][]byte {
	finds := search.Script()
	name := searchPath + hashOf(finds) + ".js"
	shows := []byte(strings.Replace(findScript, "SEARCH", strings.TrimPrefix(name, "/assets/"), 1))
	all := map[string][]byte{name: finds}
	for path, body := range map[string][]byte{findPath: shows, nowPath: nowScript, choosePath: chooseScript} {
		all[path+hashOf(body)+".js"] = body
	}
	return all
}
