//go:build !race

package markdown

// under is one without the race detector: see race_test.go.
const under = 1
