package content

import (
	"iter"
	"strings"
)

// nearest returns the candidate that word is most likely a misspelling of, or
// "" if none is near: at most a third of its letters may differ, or it is the
// beginning of the candidate. Of equally near ones the first in the alphabet
// wins. It is never word itself, which is what is wrong.
func nearest(word string, candidates iter.Seq[string]) string {
	lower := strings.ToLower(word)
	best, limit := "", max(1, len(word)/3)+1
	for candidate := range candidates {
		if candidate == word {
			continue
		}
		d := distance(lower, strings.ToLower(candidate), limit)
		if len(word) > 3 && strings.HasPrefix(candidate, lower) {
			d = 1
		}
		if d < limit || d == limit && best != "" && candidate < best {
			best, limit = candidate, d
		}
	}
	return best
}

// maxSpelling is the length from which on words are not compared.
const maxSpelling = 64

// distance is the number of letters to insert, delete, change or swap with
// their neighbour (optimal string alignment) to turn a into b, or more than
// limit if it is over limit.
func distance(a, b string, limit int) int {
	if len(a) > maxSpelling || len(b) > maxSpelling || len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	var rows [3][maxSpelling + 1]int
	before, last, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			changed := last[j-1]
			if a[i-1] != b[j-1] {
				changed++
			}
			row[j] = min(changed, last[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
