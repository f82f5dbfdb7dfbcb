package cldr

import (
	"strings"
	"time"
)

// A Zone is a time zone as CLDR knows it.
type Zone struct {
	ID      string // CLDR's own id, by which it has names: America/Buenos_Aires
	IANA    string // the name in the IANA database: America/Argentina/Buenos_Aires
	Region  string // the country in upper case; "" for zones of the world
	Primary bool   // the country has no other, or this one stands for it
	used    string // metazones and the moments that part them
}

// FindZone returns the zone of any IANA name, an old one too.
func FindZone(name string) (Zone, bool) {
	zones := worldSection("zones")
	value, ok := zones.find(name)
	if id, alias := strings.CutPrefix(value, "="); alias {
		name = id
		value, ok = zones.find(id)
	}
	if !ok {
		return Zone{}, false
	}
	z := Zone{ID: name}
	z.IANA, value, _ = strings.Cut(value, "|")
	z.Region, z.used, _ = strings.Cut(value, "|")
	z.Region, z.Primary = strings.CutSuffix(z.Region, "!")
	return z, true
}

// Metazone returns the metazone that the zone uses at t, "" if none.
func (z Zone) Metazone(t time.Time) string {
	var buf [24]byte
	now := string(t.UTC().AppendFormat(buf[:0], "2006-01-02 15:04"))
	rest := z.used
	for {
		metazone, after, more := strings.Cut(rest, "<")
		until, next, _ := strings.Cut(after, "<")
		if !more || now < until {
			return metazone
		}
		rest = next
	}
}

// Golden returns the id of the zone whose clock a metazone means: that of the
// region if it has one, else that of the world.
func Golden(metazone, region string) string {
	golden := worldSection("golden")
	if id, ok := golden.find(metazone + "/" + region); ok {
		return id
	}
	id, _ := golden.find(metazone)
	return id
}

// worldSection returns a section that no locale owns; they end the tables.
func worldSection(name string) section {
	i := strings.LastIndex(tables, "\n["+name+"]\n")
	s := tables[i+len(name)+4:]
	if end := strings.Index(s, "\n["); end >= 0 {
		s = s[:end+1]
	}
	return section(s)
}
