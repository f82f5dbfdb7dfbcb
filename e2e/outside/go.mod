// A module of its own, as a site that imports the library is. The check copies it away, points
// a replace directive at this repository, and runs it.
module example.org/outside

go 1.26.6
