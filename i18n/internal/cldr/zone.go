package cldr

import (
	_ "embed"
	"strings"
	"time"
)

// zones is one section for the whole world; its first line, a comment, sorts first.
//
//go:embed zones.txt
var zones string

// Zone is a time zone as CLDR knows it.
type Zone struct {
	ID      string // CLDR's own id, by which it has names: America/Buenos_Aires
	IANA    string // the name in the IANA database: America/Argentina/Buenos_Aires
	Region  string // the country in upper case; "" for zones of the world
	Primary bool   // the country has no other, or this one stands for it
	used    string // metazones and the moments that part them
}

// FindZone returns the zone of any IANA name, an old one too.
func FindZone(name string) (Zone, bool) {
	value, _ := section(zones).find(name)
	if id, alias := strings.CutPrefix(value, "="); alias {
		name = id
		value, _ = section(zones).find(id)
	}
	z := Zone{ID: name}
	var ok bool
	if z.IANA, value, ok = strings.Cut(value, "|"); !ok {
		return Zone{}, false // unknown, or a line of another kind
	}
	z.Region, z.used, _ = strings.Cut(value, "|")
	z.Region, z.Primary = strings.CutSuffix(z.Region, "!")
	return z, true
}

// Use is a metazone that a zone uses until a moment.
type Use struct {
	Metazone string    // "": none
	Until    time.Time // zero: for good
}

// Uses returns the metazones of the zone in their order, the one that it uses
// for good at the end.
func (z Zone) Uses() []Use {
	var uses []Use
	rest := z.used
	for {
		metazone, after, more := strings.Cut(rest, "<")
		if !more {
			return append(uses, Use{Metazone: metazone})
		}
		var until string
		until, rest, _ = strings.Cut(after, "<")
		moment, err := time.Parse("2006-01-02 15:04", until)
		if err == nil { // as in all of the tables, which a test reads
			uses = append(uses, Use{metazone, moment})
		}
	}
}

// Golden returns the id of the zone whose clock a metazone means: that of the
// region if it has one, else that of the world.
func Golden(metazone, region string) string {
	var buf [64]byte
	key := append(append(buf[:0], "golden/"...), metazone...)
	inWorld := len(key)
	key = append(append(key, '/'), region...)
	if id, ok := section(zones).find(string(key)); ok {
		return id
	}
	id, _ := section(zones).find(string(key[:inWorld]))
	return id
}
