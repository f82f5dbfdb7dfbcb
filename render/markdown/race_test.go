//go:build race

package markdown

// under is how many times as much memory is taken under the race detector, where a
// sync.Pool forgets at random what it holds.
const under = 4
