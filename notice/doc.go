// Package notice says in which languages something is held, and what of it to
// tell which reader: a [Plan], and the [Facts] that follow from the plan. It has
// no words and no clock; who asks hands in the reader, the time and the tense
// ([Reading]).
package notice
