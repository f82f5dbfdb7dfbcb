package i18n

import (
	"fmt"
	"strings"
	"time"

	"github.com/tertulia-go/tertulia/i18n/internal/cldr"
)

// LoadZone returns the location of an IANA name, an old one too: an area and a
// place (America/Bogota), or UTC. Unlike [time.LoadLocation] it refuses "" and
// "Local", which mean something else on each machine, names that are no place
// and do not follow its clocks (EST, GMT), and names of files that are no zone.
// It reads the time zone database of the system each time; a program that runs
// where there is none imports time/tzdata.
func LoadZone(name string) (*time.Location, error) {
	zone, known := cldr.FindZone(name)
	area, _, isPlace := strings.Cut(name, "/")
	if !isPlace && name != "UTC" || !known && !zoneAreas[area] {
		return nil, fmt.Errorf("unknown time zone %q", name)
	}
	location, err := time.LoadLocation(name)
	if err != nil && known { // a database without the old names, or older than the new one
		for _, other := range [...]string{zone.IANA, zone.ID} {
			if location, err = time.LoadLocation(other); err == nil {
				break
			}
		}
	}
	if err != nil {
		return nil, fmt.Errorf("unknown time zone %q: %w", name, err)
	}
	return location, nil
}

// zoneAreas begin the names of zones that may be newer than the tables.
var zoneAreas = map[string]bool{
	"Africa": true, "America": true, "Antarctica": true, "Asia": true, "Atlantic": true,
	"Australia": true, "Europe": true, "Indian": true, "Pacific": true,
}

// saving reports whether daylight saving time holds at t. The IANA data calls
// the winter of Dublin the saving one, with a negative saving; CLDR's names,
// and people, mean the time that is ahead of the other.
func saving(t time.Time) bool {
	next, changes := nextChange(t)
	if t.IsDST() {
		return !changes || offset(t) >= offset(next)
	}
	if !changes || !next.IsDST() || offset(t) <= offset(next) {
		return false
	}
	const year = 366 * 24 * time.Hour
	last, changed := lastChange(t)
	return changed && next.Sub(last) < year
}

func offset(t time.Time) int {
	_, seconds := t.Zone()
	return seconds
}

// nextChange returns the moment at which the clock is next changed after t, if
// ever. Where the IANA data has rules and not moments, ZoneBounds may stop at
// the end of a year, and on the last day of a leap year before t itself.
func nextChange(t time.Time) (time.Time, bool) {
	now := t
	for range 4 {
		_, end := now.ZoneBounds()
		switch {
		case end.IsZero():
			return time.Time{}, false
		case offset(end) != offset(t) || end.IsDST() != t.IsDST():
			return end, true
		case end.After(now):
			now = end
		default:
			now = now.Add(24 * time.Hour)
		}
	}
	return time.Time{}, false
}

// lastChange returns the moment at which the clock was last changed before t.
func lastChange(t time.Time) (time.Time, bool) {
	now := t
	for range 4 {
		start, _ := now.ZoneBounds()
		if start.IsZero() {
			return time.Time{}, false
		}
		now = start.Add(-time.Second)
		if offset(now) != offset(t) || now.IsDST() != t.IsDST() {
			return start, true
		}
	}
	return time.Time{}, false
}
