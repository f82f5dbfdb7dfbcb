package main

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// values returns everything the tables say of one locale, by the keys that
// package cldr documents.
func values(src source, tag string) (map[string]string, error) {
	v := map[string]string{}
	for _, part := range []func(map[string]string, source, string) error{dates, zoneNames, displayNames, lists, numbers, money} {
		if err := part(v, src, tag); err != nil {
			return nil, err
		}
	}
	for k, s := range v {
		switch {
		case s == "" || s == inheritNothing:
			delete(v, k)
		case strings.ContainsAny(k+s, "\n\t"):
			return nil, fmt.Errorf("%s: %q does not fit the format of the tables", k, s)
		case strings.HasPrefix(k, "date/") || strings.HasPrefix(k, "dates/") || k == "time" || k == "times":
			for _, t := range tokens(s) {
				if t.field && !strings.Contains(printed, t.text[:1]) {
					return nil, fmt.Errorf("%s: package i18n does not know the field %s of the pattern %q", k, t.text, s)
				}
			}
		}
	}
	return v, nil
}

// printed are the letters of the fields that package i18n prints.
const printed = "yMLdEcHhKkmsa"

// skeletons are the date styles that are asked for by their fields. yMd is
// the date that goes before a time where a range of times spans several days.
var skeletons = []string{"yMMMM", "yMMMd", "MMMMd", "MMMMEEEEd", "EEEE", "d", "yMd"}

var (
	widths = []string{"full", "long", "medium", "short"}
	days   = []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}
	months = []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"}
)

func dates(v map[string]string, src source, tag string) error {
	file, err := src.main("cldr-dates-full", tag, "ca-gregorian")
	if err != nil {
		return err
	}
	gregorian := file.at("dates", "calendars", "gregorian")
	for _, context := range []string{"format", "stand-alone"} {
		for _, width := range []string{"wide", "abbreviated"} {
			v["months/"+context+"/"+width] = join(gregorian.at("months", context, width), months)
			v["days/"+context+"/"+width] = join(gregorian.at("days", context, width), days)
		}
	}
	v["periods"] = join(gregorian.at("dayPeriods", "format", "abbreviated"), []string{"am", "pm"})

	formats := gregorian.at("dateTimeFormats")
	available := formats.at("availableFormats").texts()
	for _, width := range widths {
		p := gregorian.text("dateFormats", width)
		if s := skeletonOf(p).String(); available[s] == "" {
			available[s] = p
		}
	}
	between := intervals(formats.at("intervalFormats"))
	date := func(key, skeleton, pattern string) error {
		v["date/"+key] = pattern
		var err error
		v["dates/"+key], err = between.patterns(parseSkeleton(skeleton), "yMd")
		return err
	}
	for _, width := range widths {
		v["datetime/"+width] = gregorian.text("dateTimeFormats-atTime", "standard", width)
	}
	for _, width := range []string{"full", "long"} {
		p := gregorian.text("dateFormats", width)
		if err := date(width, skeletonOf(p).String(), p); err != nil {
			return err
		}
	}
	for _, s := range skeletons {
		p, err := bestPattern(parseSkeleton(s), available)
		if err != nil {
			return err
		}
		if err := date(s, s, p); err != nil {
			return err
		}
	}
	v["datetimes"] = formats.text("medium") // ICU's DateIntervalFormat takes this one for every width
	v["range"] = between.fallback

	return times(v, gregorian, between)
}

// times adds the pattern of the clock, alone and as ranges, and whether its hours
// run to 12 or to 24.
func times(v map[string]string, gregorian node, between intervalFormats) error {
	pattern := gregorian.text("timeFormats", "short")
	skeleton := skeletonOf(pattern)
	skeleton.drop('a')
	hour := hourLetter(skeleton)
	v["cycle"] = map[byte]string{'h': "12", 'H': "24"}[hour]
	v["time"] = pattern
	var err error
	v["times"], err = between.patterns(skeleton, "a"+string(hour)+"m")
	return err
}

func join(n node, keys []string) string {
	parts := make([]string, len(keys))
	for i, k := range keys {
		parts[i] = n.text(k)
	}
	return strings.Join(parts, "|")
}

func zoneNames(v map[string]string, src source, tag string) error {
	file, err := src.main("cldr-dates-full", tag, "timeZoneNames")
	if err != nil {
		return err
	}
	names := file.at("dates", "timeZoneNames")
	v["gmt"] = names.text("gmtFormat")
	v["gmt/hours"] = names.text("hourFormat")
	v["gmt/region"] = names.text("regionFormat")
	v["gmt/partial"] = names.text("fallbackFormat")
	for zone, n := range zones(names.at("zone")) {
		v["city/"+zone] = n.text("exemplarCity")
		v["zone/"+zone] = zoneName(n)
	}
	for metazone := range names.at("metazone") {
		v["zone/"+metazone] = zoneName(names.at("metazone", metazone))
	}
	return nil
}

// zoneName returns the long names of a zone or metazone; those that are missing
// at the end leave no trace.
func zoneName(n node) string {
	kinds := []string{"generic", "standard", "daylight"}
	return strings.TrimRight(strings.ReplaceAll(join(n.at("long"), kinds), inheritNothing, ""), "|")
}

// inheritNothing is CLDR's mark for a value that is not to be inherited.
const inheritNothing = "∅∅∅"

func displayNames(v map[string]string, src source, tag string) error {
	file, err := src.main("cldr-localenames-full", tag, "localeDisplayNames")
	if err != nil {
		return err
	}
	pattern := file.at("localeDisplayNames", "localeDisplayPattern")
	v["names"] = pattern.text("localePattern")
	v["names/separator"] = pattern.text("localeSeparator")
	for file, key := range map[string]string{"languages": "language", "territories": "region", "scripts": "script", "variants": "variant"} {
		names, err := src.main("cldr-localenames-full", tag, file)
		if errors.Is(err, fs.ErrNotExist) {
			continue // gl has no names of variants, gn none of regions
		}
		if err != nil {
			return err
		}
		for code, name := range names.at("localeDisplayNames", file).texts() {
			if name != code { // no name at all
				v[key+"/"+strings.ToLower(code)] = name
			}
		}
	}
	return nil
}

// lists adds what stands between the items of lists: of two, after the first
// of several, after the others and before the last.
func lists(v map[string]string, src source, tag string) error {
	file, err := src.main("cldr-misc-full", tag, "listPatterns")
	if err != nil {
		return err
	}
	for key, kind := range map[string]string{"and": "standard", "or": "or"} {
		n := file.at("listPatterns", "listPattern-type-"+kind)
		var glue []string
		for _, place := range []string{"2", "start", "middle", "end"} {
			between, before := strings.CutPrefix(n.text(place), "{0}")
			between, after := strings.CutSuffix(between, "{1}")
			if !before || !after {
				return fmt.Errorf("the list pattern %q is of a form that package i18n does not know", n.text(place))
			}
			glue = append(glue, between)
		}
		v["list/"+key] = strings.Join(glue, "|")
	}
	return nil
}

func numbers(v map[string]string, src source, tag string) error {
	file, err := src.main("cldr-numbers-full", tag, "numbers")
	if err != nil {
		return err
	}
	n := file.at("numbers")
	if system := n.text("defaultNumberingSystem"); system != "latn" {
		return fmt.Errorf("numbers are written in %s: package i18n knows only European digits", system)
	}
	v["number/group"] = n.text("symbols-numberSystem-latn", "group")
	v["number/minus"] = n.text("symbols-numberSystem-latn", "minusSign")
	v["number/least"] = n.text("minimumGroupingDigits")
	integer, _, _ := strings.Cut(n.text("decimalFormats-numberSystem-latn", "standard"), ".")
	groups := strings.Split(integer, ",")
	slices.Reverse(groups)
	second := groups[0]
	if len(groups) > 2 {
		second = groups[1] // en-IN: 12,34,567
	}
	v["number/sizes"] = fmt.Sprint(len(groups[0]), "|", len(second))
	v["number/money"], _, _ = strings.Cut(n.text("currencyFormats-numberSystem-latn", "standard"), ";")
	return nil
}

// money adds what the readers of a locale write for a currency, where that is not
// its code.
func money(v map[string]string, src source, tag string) error {
	file, err := src.main("cldr-numbers-full", tag, "currencies")
	if err != nil {
		return err
	}
	currencies := file.at("numbers", "currencies")
	for code := range currencies {
		v["currency/"+code] = currencies.text(code, "symbol")
	}
	return nil
}
