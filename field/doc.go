// Package field holds what all things of the content have in common: how a
// place in them is named, what can be wrong there, which addresses are safe,
// and the small values that several of them share.
//
// It knows no event and no speaker. The packages of the model build on it.
package field
