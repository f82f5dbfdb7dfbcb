package view

import (
	"maps"
	"slices"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// maxExtraDepth is how far values of a site's own are resolved: a map that holds
// itself has no end.
const maxExtraDepth = 32

// extra resolves what a site says in fields of its own. The note on other
// languages does not count it: only the site's own markup shows it.
func (r *resolver) extra(values field.Extra) Extra {
	if len(values) == 0 {
		return nil
	}
	var resolved map[string]any
	r.unprinted(func() { resolved = r.extraMap(values, 0) })
	return resolved
}

func (r *resolver) extraMap(values map[string]any, depth int) map[string]any {
	resolved := make(map[string]any, len(values))
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if v := r.extraValue(values[name], depth); v != nil {
			resolved[name] = v
		}
	}
	return resolved
}

func (r *resolver) extraValue(value any, depth int) any {
	if depth > maxExtraDepth {
		return nil
	}
	switch v := value.(type) {
	case i18n.Text:
		if t := r.text(v); len(t) > 0 {
			return t
		}
		return nil
	case map[string]any:
		return r.extraMap(v, depth+1)
	case []any:
		items := make([]any, 0, len(v))
		for _, item := range v {
			if item = r.extraValue(item, depth+1); item != nil {
				items = append(items, item)
			}
		}
		return items
	}
	return value
}
