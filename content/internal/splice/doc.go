// Package splice edits one YAML document in place: an edit changes the bytes of
// what it edits and no others, so that comments, quotes, blank lines, indents and
// the order of keys stay as their author left them. It knows YAML, and nothing of
// what the document is about.
package splice
