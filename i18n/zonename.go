package i18n

import (
	"strings"
	"time"

	"github.com/tertulia-go/tertulia/i18n/internal/cldr"
)

// ZoneStyle is a form in which a time zone is printed. Where a zone has no
// name in it, CLDR's next best stands in (UTS #35, part 4, "Using Time Zone
// Names"): of ZoneLong the offset, GMT-05:00; of ZoneLongGeneric the name of the
// place, hora de Perú.
type ZoneStyle uint8

const (
	// ZoneLong is the zero value, the name that holds at the moment: hora
	// estándar oriental, Eastern Daylight Time.
	ZoneLong ZoneStyle = iota
	// ZoneLongGeneric is the name for the whole year: hora oriental, Eastern Time.
	ZoneLongGeneric
)

// Zone returns the time zone of t's location at t, "" for a zero t. The
// location is known by its IANA name, of which old ones count as well
// (America/Buenos_Aires). A location without such a name, time.Local for one,
// gets its offset.
func (l *Localizer) Zone(t time.Time, s ZoneStyle) string {
	if t.IsZero() {
		return ""
	}
	f := l.printing()
	zone := f.zoneOf(t)
	if zone != nil && s != ZoneLongGeneric {
		if name := zone.specificName(t); name != "" {
			return name
		}
	}
	var buf [96]byte
	name := buf[:0]
	if zone != nil && s == ZoneLongGeneric {
		name = f.appendGeneric(name, zone, t)
	}
	if len(name) == 0 {
		name = f.appendOffset(name, t)
	}
	return string(name)
}

// namedZone is a zone with its names, looked up once for a language.
type namedZone struct {
	cldr.Zone
	uses []namedUse
}

// namedUse are the names of a zone while it uses a metazone.
type namedUse struct {
	cldr.Use
	standard, daylight string
}

// at returns what the zone uses at t.
func (z *namedZone) at(t time.Time) *namedUse {
	last := len(z.uses) - 1
	for i := range last {
		if t.Before(z.uses[i].Until) {
			return &z.uses[i]
		}
	}
	return &z.uses[last]
}

func (z *namedZone) specificName(t time.Time) string {
	if saving(t) {
		return z.at(t).daylight
	}
	return z.at(t).standard
}

// zoneOf returns the zone of t's location, nil for one that is not known. A
// fixed zone with an abbreviation for a name (time.Parse makes such) is what its
// offset says, no place.
func (f *formats) zoneOf(t time.Time) *namedZone {
	name := t.Location().String()
	if !strings.Contains(name, "/") {
		start, end := t.ZoneBounds()
		if start.IsZero() && end.IsZero() && (offset(t) != 0 || name != "UTC" && name != "GMT") {
			return nil
		}
	}
	if known, ok := f.zones.Load(name); ok {
		return known.(*namedZone)
	}
	zone, ok := cldr.FindZone(name)
	if !ok {
		return nil
	}
	named := &namedZone{Zone: zone}
	for _, use := range zone.Uses() {
		named.uses = append(named.uses, namedUse{
			use, f.zoneOrMetazoneName(zone, use.Metazone, standard), f.zoneOrMetazoneName(zone, use.Metazone, daylight),
		})
	}
	f.zones.Store(strings.Clone(name), named) // as many as there are in the tables
	return named
}

// The names of a zone, in the order of the tables.
const (
	generic = iota
	standard
	daylight
)

// zoneName returns one of the names of a zone or metazone, "" if it has none.
func (f *formats) zoneName(id string, kind int) string {
	names := f.tables.Name(cldr.Zones, id)
	for ; kind > 0; kind-- {
		_, names, _ = strings.Cut(names, "|")
	}
	name, _, _ := strings.Cut(names, "|")
	return name
}

// zoneOrMetazoneName returns a name of the zone itself, else of its metazone at t.
func (f *formats) zoneOrMetazoneName(zone cldr.Zone, metazone string, kind int) string {
	if name := f.zoneName(zone.ID, kind); name != "" || metazone == "" {
		return name
	}
	return f.zoneName(metazone, kind)
}

// appendGeneric follows ICU's TimeZoneGenericNames: the generic name, the
// standard one where the clock does not change around t, with the place where
// the clock differs from that of the metazone, or the name of the place alone.
func (f *formats) appendGeneric(dst []byte, named *namedZone, t time.Time) []byte {
	zone := named.Zone
	if name := f.zoneName(zone.ID, generic); name != "" {
		return append(dst, name...)
	}
	use := named.at(t)
	if use.Metazone == "" {
		return f.appendPlace(dst, zone)
	}
	metazone := use.Metazone
	name := f.zoneName(metazone, generic)
	if s := use.standard; s != "" && s != name && !changesAround(t) {
		return append(dst, s...)
	}
	if name == "" {
		return f.appendPlace(dst, zone)
	}
	golden := cldr.Golden(metazone, f.tables.Region())
	if golden == "" || golden == zone.ID || f.sameTime(golden, t) {
		return append(dst, name...)
	}
	place := f.place(zone, zone.ID == cldr.Golden(metazone, zone.Region))
	before, rest, _ := strings.Cut(f.tables.Format("gmt/partial"), "{1}")
	between, after, _ := strings.Cut(rest, "{0}")
	for _, s := range [...]string{before, name, between, place, after} {
		dst = append(dst, s...)
	}
	return dst
}

// changesAround reports whether daylight saving time holds at t or within half
// a year of it.
func changesAround(t time.Time) bool {
	const halfYear = 184 * 24 * time.Hour
	if saving(t) {
		return true
	}
	last, changed := lastChange(t)
	next, changes := nextChange(t)
	return changed && t.Sub(last) < halfYear && saving(last.Add(-time.Second)) ||
		changes && next.Sub(t) < halfYear && saving(next)
}

// sameTime reports whether the clock in the zone id agrees with that of t when
// it shows the same.
func (f *formats) sameTime(id string, t time.Time) bool {
	location, ok := f.zoneLocations.Load(id)
	if !ok {
		loaded, err := LoadZone(id)
		if err != nil {
			return true // nothing tells them apart
		}
		location, _ = f.zoneLocations.LoadOrStore(id, loaded)
	}
	year, month, day := t.Date()
	hour, minute, second := t.Clock()
	other := time.Date(year, month, day, hour, minute, second, 0, location.(*time.Location))
	return other.Equal(t.Truncate(time.Second)) && saving(other) == saving(t)
}

// appendPlace appends the name of the country where it has one time, else of
// the city: hora de Perú, hora de Nueva York. Zones of no country have none.
func (f *formats) appendPlace(dst []byte, zone cldr.Zone) []byte {
	before, after, ok := strings.Cut(f.tables.Format("gmt/region"), "{0}")
	if zone.Region == "" || !ok {
		return dst
	}
	dst = append(append(dst, before...), f.place(zone, zone.Primary)...)
	return append(dst, after...)
}

func (f *formats) place(zone cldr.Zone, country bool) string {
	if country && zone.Region != "" {
		return f.regionName(zone.Region)
	}
	if city := f.tables.Name(cldr.Cities, zone.ID); city != "" {
		return city
	}
	return strings.ReplaceAll(zone.ID[strings.LastIndexByte(zone.ID, '/')+1:], "_", " ")
}

// appendOffset prints the long localized GMT format of UTS #35. ICU 78 writes a
// zero offset out, GMT+00:00.
func (f *formats) appendOffset(dst []byte, t time.Time) []byte {
	seconds := offset(t)
	sign := f.ahead
	if seconds < 0 {
		sign, seconds = f.behind, -seconds
	}
	dst = append(append(dst, f.gmt[0]...), sign...)
	hours, minutes, seconds := seconds/3600, seconds/60%60, seconds%60
	dst = appendInt(dst, hours, 2)
	dst = appendInt(append(dst, f.separator...), minutes, 2)
	if seconds != 0 {
		dst = appendInt(append(dst, f.separator...), seconds, 2)
	}
	return append(dst, f.gmt[1]...)
}
