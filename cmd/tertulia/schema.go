package main

import (
	"slices"
	"strings"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/i18n"
)

// schema prints the JSON Schema of a kind of file.
func (p *program) schema(args []string) error {
	kinds, err := p.parse(p.flags(), args, 1, 1)
	if err != nil {
		return err
	}
	if !slices.Contains(content.FileKinds(), kinds[0]) {
		return &usageError{"schema.kind", i18n.Args{"Kind": kinds[0], "Words": strings.Join(content.FileKinds(), ", ")}}
	}
	return content.WriteSchema(p.stdout, kinds[0], p.words)
}
