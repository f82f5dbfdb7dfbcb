package postgres

// Migrations returns the steps from each version of the tables to the next.
func Migrations() []string { return migrations }
