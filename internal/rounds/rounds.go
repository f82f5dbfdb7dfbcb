// Package rounds says how long a long test runs: whole where the environment asks
// for all, else a share of it, so that whoever changes a line waits for seconds.
package rounds

import "os"

// Variable is the environment variable with which, set to anything, every round is run.
const Variable = "TERTULIA_TEST_FULL"

// Of returns full where [Variable] is set, else few.
func Of(full, few int) int {
	if os.Getenv(Variable) != "" {
		return full
	}
	return few
}
