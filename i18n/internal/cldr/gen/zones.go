package main

import (
	"fmt"
	"slices"
	"strings"
)

// zones returns the leaves of CLDR's tree of zones ("America", "Argentina",
// "Rio_Gallegos"), by their whole name.
func zones(tree node) map[string]node {
	all := map[string]node{}
	var walk func(prefix string, n node)
	walk = func(prefix string, n node) {
		for name := range n {
			if child := n.at(name); child["_type"] == "zone" {
				all[prefix+name] = child
			} else if child != nil {
				walk(prefix+name+"/", child)
			}
		}
	}
	walk("", tree)
	return all
}

// worldZones returns what zones.txt says, which is the same in every language:
// by the name of a zone its CLDR id or its facts, and by "golden/" and a metazone
// the zone that stands for it, in the world or in one region.
func worldZones(src source) (map[string]string, error) {
	tz, err := src.read("cldr-bcp47/bcp47/timezone.json")
	if err != nil {
		return nil, err
	}
	meta, err := src.supplemental("metaZones")
	if err != nil {
		return nil, err
	}
	primary, err := src.supplemental("primaryZones")
	if err != nil {
		return nil, err
	}

	type zone struct{ id, iana, region string }
	var all []zone
	perRegion := map[string]int{}
	lines := map[string]string{}
	keys := tz.at("keyword", "u", "tz")
	for code := range keys {
		n := keys.at(code)
		if n == nil || n["_deprecated"] == true || n.text("_alias") == "" {
			continue
		}
		names := strings.Fields(n.text("_alias"))
		z := zone{id: names[0], iana: n.text("_iana"), region: n.text("_region")}
		if z.iana == "" {
			z.iana = z.id
		}
		if inWorld := code == "utc" || code == "gmt" || code == "unk" || strings.HasPrefix(z.id, "Etc/"); z.region == "" && !inWorld {
			z.region = strings.ToUpper(code[:2])
		}
		perRegion[z.region]++
		all = append(all, z)
		for _, alias := range names[1:] {
			lines[alias] = "=" + z.id
		}
	}
	for _, z := range all {
		only := ""
		if perRegion[z.region] == 1 || primary.text("primaryZones", z.region) == z.id {
			only = "!"
		}
		used, err := metazones(meta.at("metaZones", "metazoneInfo", "timezone"), z.id)
		if err != nil {
			return nil, err
		}
		lines[z.id] = strings.Join([]string{z.iana, z.region + only, used}, "|")
	}
	list, _ := meta.at("metaZones")["metazones"].([]any)
	for _, entry := range list {
		m := node(entry.(map[string]any)).at("mapZone")
		key := "golden/" + m.text("_other")
		if region := m.text("_territory"); region != "001" {
			key += "/" + region
		}
		lines[key] = m.text("_type")
	}
	return lines, nil
}

// metazones returns the metazones that a zone has used, with the moments (UTC)
// that part them: "Europe_Western<1984-03-16 00:00<Europe_Central". Between two
// moments there may be none.
func metazones(tree node, id string) (string, error) {
	path := strings.Split(id, "/")
	last := len(path) - 1
	list, _ := tree.at(path[:last]...)[path[last]].([]any)
	var b strings.Builder
	end := ""
	for _, entry := range list {
		m := node(entry.(map[string]any)).at("usesMetazone")
		if from := m.text("_from"); from != end {
			b.WriteString("<" + from + "<") // none until then
		}
		b.WriteString(m.text("_mzone"))
		if end = m.text("_to"); end != "" {
			b.WriteString("<" + end + "<")
		}
	}
	s := b.String()
	moments := []string{}
	for i, p := range strings.Split(s, "<") {
		if i%2 == 1 {
			moments = append(moments, p)
		}
	}
	if !slices.IsSorted(moments) {
		return "", fmt.Errorf("zone %s: the moments %v are not in order", id, moments)
	}
	return s, nil
}
