package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/links"
)

// deadLinks are the messages of what is wrong with a link.
var deadLinks = map[links.Reason]string{
	links.Missing: "links.missing", links.Fragment: "links.fragment", links.Malformed: "links.malformed",
}

// checkLinks prints the links of a built site that lead nowhere.
func (p *program) checkLinks(dir, base, format string) error {
	if err := isFolder(dir); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close() // which was only read
	fsys, done := p.watch(root.FS())
	report, err := links.Check(fsys, base)
	done()
	if errors.Is(err, links.ErrBase) {
		return &usageError{"links.base", i18n.Args{"Value": base}}
	} else if err != nil {
		return err
	}
	var found content.Errors
	for _, d := range report.Dead {
		found = append(found, &content.Error{
			File: d.File, Line: d.Line, Column: d.Column, ID: deadLinks[d.Reason], Args: i18n.Args{"Link": d.Link},
		})
	}
	return p.tellFound(found.Under(filepath.ToSlash(dir)), format, func() {
		fmt.Fprintln(p.stdout, p.in(green, p.say("links.clean", i18n.Args{"Count": report.Links})))
		if report.Base == "" {
			fmt.Fprintln(p.stdout, p.in(yellow, p.say("links.unknown-base", nil)))
		}
	})
}
