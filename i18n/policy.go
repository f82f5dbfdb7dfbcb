package i18n

import "fmt"

// Policy says what a site does with text that its reader's language lacks.
type Policy uint8

const (
	// Show, the zero value, shows the text in another language, marked as such.
	Show Policy = iota
	// Hide leaves the field out.
	Hide
	// Refuse does not publish in that language: rendering is an error that
	// names every missing field.
	Refuse
)

// String returns the word that a site's configuration uses for p.
func (p Policy) String() string {
	switch p {
	case Show:
		return "show"
	case Hide:
		return "hide"
	case Refuse:
		return "refuse"
	}
	return fmt.Sprintf("policy(%d)", uint8(p))
}

// ParsePolicy returns the policy that s names, and [Show] for an empty s. It
// is the inverse of [Policy.String].
func ParsePolicy(s string) (Policy, error) {
	switch s {
	case "", "show":
		return Show, nil
	case "hide":
		return Hide, nil
	case "refuse":
		return Refuse, nil
	}
	return Show, fmt.Errorf("fallback policy %q: want show, hide or refuse", s)
}
