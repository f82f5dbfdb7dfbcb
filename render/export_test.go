package render

// NoMembers are the fields of views that are no members of their JSON, each with
// the reason.
var NoMembers = noMembers
