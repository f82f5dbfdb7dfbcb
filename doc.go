// Package tertulia documents a library with which a Go site publishes one
// event honestly in Spanish and English: every text says which language it is
// in, every event says in which languages it is held, and both sentences are
// right in both languages.
package tertulia
