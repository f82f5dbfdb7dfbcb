package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// source reads the npm packages cldr-* in dir.
type source struct{ dir string }

// node is an object of CLDR's JSON: strings and further nodes.
type node map[string]any

func (s source) read(path string) (node, error) {
	b, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(path)))
	if err != nil {
		return nil, err
	}
	var n node
	if err := json.Unmarshal(b, &n); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return n, nil
}

// main reads one file of one locale, such as cldr-dates-full and ca-gregorian.
func (s source) main(pkg, tag, file string) (node, error) {
	n, err := s.read(pkg + "/main/" + tag + "/" + file + ".json")
	if err != nil {
		return nil, err
	}
	return n.at("main", tag), nil
}

func (s source) supplemental(file string) (node, error) {
	n, err := s.read("cldr-core/supplemental/" + file + ".json")
	if err != nil {
		return nil, err
	}
	return n.at("supplemental"), nil
}

// at returns the node at the end of the path, nil where there is none.
func (n node) at(path ...string) node {
	for _, p := range path {
		m, _ := n[p].(map[string]any)
		n = m
	}
	return n
}

// text returns the string at the end of the path, "" where there is none.
func (n node) text(path ...string) string {
	last := len(path) - 1
	s, _ := n.at(path[:last]...)[path[last]].(string)
	return s
}

// texts returns the strings of the node; CLDR's variants of a name
// ("US-alt-short") and plural forms ("yw-count-one") are left out.
func (n node) texts() map[string]string {
	m := map[string]string{}
	for k, v := range n {
		if s, ok := v.(string); ok && !strings.Contains(k, "-alt-") && !strings.Contains(k, "-count-") && !strings.Contains(k, "-menu-") {
			m[k] = s
		}
	}
	return m
}

func (s source) version() (string, error) {
	n, err := s.read("cldr-core/package.json")
	return n.text("version"), err
}

// parents returns the parents that are not found by cutting the tag
// (cldr-core/supplemental/parentLocales.json).
func (s source) parents() (map[string]string, error) {
	n, err := s.supplemental("parentLocales")
	return n.at("parentLocales", "parentLocale").texts(), err
}

var oneLocale = regexp.MustCompile(`^([a-z]+)(-([A-Z]{2}|[0-9]{3}))?$`)

// locales returns the locales of the languages that CLDR has data of.
func (s source) locales() ([]string, error) {
	dirs, err := os.ReadDir(filepath.Join(s.dir, "cldr-dates-full", "main"))
	if err != nil {
		return nil, err
	}
	var tags []string
	for _, d := range dirs {
		if m := oneLocale.FindStringSubmatch(d.Name()); m != nil && slices.Contains(languages, m[1]) {
			tags = append(tags, d.Name())
		}
	}
	return tags, nil
}
