package site

import _ "embed"

// The scripts of pages: what shows what is found (the word SEARCH stands for the name of
// the script that finds, which is of package search), what marks the sessions that are
// on, and what remembers the language that a reader chooses. Without any of them a
// page says the same and leads to the same, but for what a static site finds.
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
