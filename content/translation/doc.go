// Package translation says which texts of any content are missing, stale or
// machine-made in which language, wherever the content is kept: a [Survey] of
// [Thing] values, and the [Lock] that remembers what each translation was made
// from.
package translation
