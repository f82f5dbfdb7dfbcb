package content

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"time"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/speaker"
)

// The format of the files follows from the tables of the model: a field is a
// key, its type says how the value is written. Here stands what the files have
// besides. The words for each key are messages key.<table>.<field>, or
// key.<field> where several tables say the same. The loader, the JSON Schema and
// the tables of docs/content.md and docs/content.es.md all come from here.

// forms are the fields that are written in a way of their own, by table and
// field.
var forms = map[string]form{
	"site.fallback":  {value: policy},
	"site.languages": {value: languagesOfSite},

	"when.start": {value: start, before: &zoneOfDates},
	"when.end":   {value: end},
	"when.doors": {value: minute},

	"image.src": {whole: picture},

	"event.draft":      {value: notIn},
	"event.aliases":    {whole: aliases},
	"event.status":     {alone: true},
	"occasion.status":  {alone: true},
	"panel.status":     {alone: true},
	"exception.status": {alone: true},
	"repeat.days":      {value: repeatDay, alone: true},
	"repeat.until":     {value: day},
	"exception.day":    {value: day},
	"panel.room":       {alone: true},
	"registration.fee": {alone: true},

	"venue.country": {value: coded("^([A-Za-z]{2})?$")},
	"fee.currency":  {value: coded("^[A-Z]{3}$")},

	"event.lang":   {value: langOfFile},
	"speaker.lang": {value: langOfFile},
	"program.lang": {value: langOfFile},
	"venue.lang":   {value: langOfFile},
	"series.lang":  {value: langOfFile},

	"participant.speaker": {lifted: true, byIDOnly: true},
	"host.program":        {lifted: true},
	"program.parent":      {byIDOnly: true},
}

// A form is how the files write a field where its type does not say.
type form struct {
	value    *format // instead of the one of the type
	before   *extra  // a key that stands before the field's own, and that others apply
	whole    *format // instead of a list of values
	alone    bool    // a list of one may be written as its only value
	lifted   bool    // a thing whose keys may stand among those around it
	byIDOnly bool    // a thing that has a file, or is lifted, and is not written below its key
}

// scalars are the maps that may be written as a scalar, which stands for one of
// their fields.
var scalars = map[string]string{"shown-zone": "zone", "name": "display", "host": "program", "exception": "day"}

// inFilesOnly are the fields of a thing that it has only in a file of its own.
var inFilesOnly = []string{"lang", "parent", "positions", field.ExtraPrefix}

// leftOut are the fields that have no key, and why.
var leftOut = map[string]string{
	"panel.when.zone":  "the clock is that of the event",
	"panel.when.doors": "the doors are those of the event",

	"exception.when.zone":  "the clock is that of the event",
	"exception.when.daily": "what is repeated is not daily",
	"exception.when.doors": "the doors are those of the event",
}

// examples are values of keys, in YAML, that say more than those of the type.
var examples = map[string]string{
	"site.name":                 `{en: City Archive, es: Archivo de la Ciudad}`,
	"site.base_url":             `https://example.org`,
	"site.languages":            `[es, en]`,
	"site.zone":                 `America/New_York`,
	"site.fallback":             `hide`,
	"site.theme":                `{accent: "#1a4d8f"}`,
	"theme.accent":              `"#1a4d8f"`,
	"theme.accent_dark":         `"#9cc4ff"`,
	"theme.font":                `none`,
	"theme.logo":                `{src: logo.svg, alt: {en: City Archive, es: Archivo de la Ciudad}}`,
	"event.lang":                `es`,
	"event.draft":               `[en]`,
	"event.publish":             `2027-02-01 09:00`,
	"event.title":               `{en: Open Archives, es: Archivos abiertos}`,
	"event.subtitle":            `{en: A conversation, es: Una conversación}`,
	"event.slug":                `{en: open-archives, es: archivos-abiertos}`,
	"event.aliases":             `{es: [archivos-vivos, archivos], en: living-archives}`,
	"event.practical":           `{en: Bring *an ID*., es: Traiga *una identificación*.}`,
	"event.kind":                `panel`,
	"event.status":              `[rescheduled, moved-online]`,
	"event.status_note":         `{en: The new date stands., es: La nueva fecha es definitiva.}`,
	"event.attendance":          `hybrid`,
	"when.zone":                 `America/Bogota`,
	"when.start":                `2027-03-09 09:00`,
	"when.end":                  `2027-03-09 11:00`,
	"when.daily":                `true`,
	"when.doors":                `2027-03-09 08:30`,
	"event.repeat":              `{every: week, until: 2027-12-16, except: [2027-10-14]}`,
	"repeat.every":              `month`,
	"repeat.interval":           `2`,
	"repeat.days":               `[first tuesday, last friday]`,
	"repeat.until":              `2027-12-16`,
	"repeat.except":             `[2027-10-14, {day: 2027-10-21, status: cancelled}]`,
	"exception.day":             `2027-10-21`,
	"exception.status":          `cancelled`,
	"exception.status_note":     `{en: The library is closed., es: La biblioteca está cerrada.}`,
	"event.dates":               `[{start: 2027-03-09 09:00}, {start: 2027-03-16 09:00}]`,
	"event.previous":            `{start: 2027-02-09 09:00}`,
	"event.show_zones":          `[America/Costa_Rica, {zone: America/New_York, label: Washington}]`,
	"event.languages":           `{spoken: [es], interpretation: none}`,
	"event.summary":             `{en: What records teach., es: Lo que enseñan los registros.}`,
	"event.description":         `{en: In *March*., es: En *marzo*.}`,
	"event.hosts":               `[{name: City Archive}, {program: {name: A foundation}, relation: sponsored-by}]`,
	"event.participants":        `[{name: Ana Díaz, role: moderator}]`,
	"event.panels":              `[{id: opening, kind: welcome, start: 2027-03-09 09:15}]`,
	"event.venue":               `{name: National Library, country: MX}`,
	"event.online":              `[{url: https://example.org/live, language: es}]`,
	"event.registration":        `{required: true, fee: free}`,
	"event.works":               `[{title: Pedro Páramo, author: Juan Rulfo}]`,
	"event.media":               `[{kind: video, url: https://example.org/video}]`,
	"event.topics":              `[{en: Public safety, es: Seguridad ciudadana}]`,
	"event.series":              `{name: {en: Archive Nights, es: Noches de archivo}}`,
	"event.audience":            `{en: Teachers, es: Docentes}`,
	"event.accessibility":       `{en: Step-free., es: Sin escalones.}`,
	"event.image":               `{src: photo.jpg, alt: {en: A shelf, es: Un estante}}`,
	"event.contact":             `{email: archive@example.org}`,
	"event.updated":             `2027-02-01`,
	"event.sequence":            `1`,
	"speaker.lang":              `es`,
	"speaker.name":              `{given: Ana María, family: Sanjuán}`,
	"speaker.gender":            `feminine`,
	"speaker.bio":               `{en: Reads *archives*., es: Lee *archivos*.}`,
	"speaker.photo":             `{src: ana.jpg, alt: {en: Ana at a desk, es: Ana ante un escritorio}}`,
	"speaker.links":             `[{url: https://example.org, label: Blog}]`,
	"speaker.languages":         `[es, en]`,
	"speaker.positions":         `[{title: {en: Columnist, es: Columnista}, organization: El Diario}]`,
	"program.lang":              `es`,
	"program.name":              `{en: City Archive, es: Archivo de la Ciudad}`,
	"program.acronym":           `{en: CA, es: AC}`,
	"program.summary":           `{en: Keeps records., es: Guarda registros.}`,
	"program.description":       `{en: Since *1821*., es: Desde *1821*.}`,
	"program.url":               `{en: https://example.org/en, es: https://example.org/es}`,
	"program.logo":              `{src: logo.svg, alt: {en: A key, es: Una llave}}`,
	"program.parent":            `city-archive`,
	"venue.lang":                `es`,
	"venue.name":                `{en: National Library, es: Biblioteca Nacional}`,
	"venue.room":                `{en: Main Hall, es: Sala principal}`,
	"venue.address":             `501 W 165th St.`,
	"venue.city":                `{en: Mexico City, es: Ciudad de México}`,
	"venue.region":              `NY`,
	"venue.postal_code":         `"10032"`,
	"venue.country":             `MX`,
	"venue.map":                 `https://maps.example.org/library`,
	"venue.geo":                 `{latitude: 19.43, longitude: -99.13}`,
	"venue.accessibility":       `{en: Step-free., es: Sin escalones.}`,
	"series.lang":               `es`,
	"series.name":               `{en: Archive Nights, es: Noches de archivo}`,
	"series.description":        `{en: Every *March*., es: Cada *marzo*.}`,
	"series.url":                `https://example.org/nights`,
	"occasion.id":               `matinee`,
	"occasion.status":           `cancelled`,
	"occasion.status_note":      `{en: Tickets stay valid., es: Las entradas siguen valiendo.}`,
	"occasion.attendance":       `online`,
	"occasion.venue":            `{name: National Library, country: MX}`,
	"occasion.online":           `[{url: https://example.org/live, language: es}]`,
	"shown-zone.zone":           `America/New_York`,
	"shown-zone.label":          `Washington`,
	"languages.spoken":          `[es]`,
	"languages.speakers_choice": `true`,
	"languages.interpretation":  `[{into: [en], mode: simultaneous}]`,
	"languages.sign":            `[{language: ase}]`,
	"languages.captions":        `[{language: es, kind: live}]`,
	"languages.materials":       `[es, en]`,
	"languages.questions":       `[es, en]`,
	"languages.recording":       `{languages: [es], captions: [en]}`,
	"languages.note":            `{en: Bring headphones., es: Traiga audífonos.}`,
	"host.program":              `{name: City Archive}`,
	"host.relation":             `sponsored-by`,
	"participant.speaker":       `ana-diaz`,
	"participant.group":         `{en: The three campaigns, es: Las tres campañas}`,
	"participant.role":          `moderator`,
	"participant.status":        `to-be-confirmed`,
	"participant.attendance":    `online`,
	"participant.positions":     `[{title: {en: Columnist, es: Columnista}}]`,
	"panel.id":                  `opening`,
	"panel.title":               `{en: Opening, es: Apertura}`,
	"panel.kind":                `keynote`,
	"panel.status":              `cancelled`,
	"panel.status_note":         `{en: The speaker is ill., es: El ponente está enfermo.}`,
	"panel.abstract":            `{en: In *brief*., es: En *breve*.}`,
	"panel.languages":           `{spoken: [en]}`,
	"panel.room":                `[Auditorium, Gallery 2]`,
	"panel.venue":               `{name: National Library, country: MX}`,
	"panel.participants":        `[{name: Ana Díaz, role: moderator}]`,
	"panel.works":               `[{title: Pedro Páramo, author: Juan Rulfo}]`,
	"panel.media":               `[{kind: video, url: https://example.org/video}]`,
	"online.url":                `https://example.org/live`,
	"online.language":           `es`,
	"online.label":              `{en: Live stream, es: Transmisión en vivo}`,
	"registration.url":          `https://example.org/register`,
	"registration.required":     `true`,
	"registration.status":       `waiting-list`,
	"registration.opens":        `2027-02-01`,
	"registration.closes":       `2027-03-08 18:00`,
	"registration.capacity":     `120`,
	"registration.fee":          `[{name: {en: Students, es: Estudiantes}, price: 180, currency: USD}]`,
	"registration.note":         `{en: Bring an ID., es: Traiga una identificación.}`,
	"work.title":                `Pedro Páramo`,
	"work.author":               `Juan Rulfo`,
	"work.url":                  `https://example.org/book`,
	"media.kind":                `video`,
	"media.url":                 `https://example.org/video`,
	"media.title":               `{en: The talk, es: La charla}`,
	"media.language":            `es`,
	"media.captions":            `[en]`,
	"image.src":                 `photo.jpg`,
	"image.alt":                 `{en: A shelf, es: Un estante}`,
	"image.credit":              `Ana Díaz`,
	"image.width":               `800`,
	"image.height":              `600`,
	"contact.name":              `{en: Press office, es: Oficina de prensa}`,
	"contact.email":             `archive@example.org`,
	"contact.phone":             `+52 55 5555 0100`,
	"name.prefix":               `{en: Ambassador, es: embajadora}`,
	"name.given":                `Ana María`,
	"name.family":               `de la Cruz`,
	"name.suffix":               `Jr.`,
	"name.display":              `Murakami Haruki`,
	"name.native":               `{ja: 村上春樹}`,
	"link.url":                  `https://example.org`,
	"link.label":                `Blog`,
	"position.title":            `{en: Director, es: Directora}`,
	"position.organization":     `{en: National Library, es: Biblioteca Nacional}`,
	"position.place":            `{en: Peru, es: Perú}`,
	"geo.latitude":              `19.43`,
	"geo.longitude":             `-99.13`,
	"interpretation.into":       `[en]`,
	"interpretation.from":       `[es]`,
	"interpretation.mode":       `simultaneous`,
	"interpretation.provision":  `on-request`,
	"interpretation.delivery":   `headsets`,
	"interpretation.deadline":   `2027-03-03`,
	"interpretation.contact":    `{email: languages@example.org}`,
	"interpretation.note":       `{en: Bring an ID., es: Traiga una identificación.}`,
	"sign.language":             `ase`,
	"sign.provision":            `on-request`,
	"sign.deadline":             `2027-03-03`,
	"sign.contact":              `{email: access@example.org}`,
	"sign.note":                 `{en: In the first rows., es: En las primeras filas.}`,
	"captions.language":         `es`,
	"captions.kind":             `live`,
	"recording.languages":       `[es]`,
	"recording.captions":        `[en]`,
	"recording.url":             `https://example.org/video`,
	"recording.stream":          `true`,
	"fee.name":                  `{en: Students, es: Estudiantes}`,
	"fee.price":                 `180`,
	"fee.currency":              `USD`,
	"fee.availability":          `sold-out`,
}

// exampleOf is a value that shows how a type is written.
func exampleOf(f *field.Field) string {
	switch f.Type {
	case field.TypeExtra:
		return "{en: Coffee, es: Café}"
	case field.TypeProse:
		return "{en: In brief., es: En breve.}"
	case field.TypeMarkdown:
		return "{en: In *brief*., es: En *breve*.}"
	case field.TypeAddresses, field.TypeURL:
		return "https://example.org"
	case field.TypeBool:
		return "true"
	case field.TypeInt, field.TypeFloat:
		return "1"
	case field.TypeTag:
		return "es"
	case field.TypeTags:
		return "[es, en]"
	case field.TypeTime, field.TypeMoment:
		return "2027-02-01"
	case field.TypeWord, field.TypeTerm:
		if len(f.Words) > 0 {
			return f.Words[0]
		}
	}
	return "{en: Open, es: Abierto}"
}

// settingsFields is the table of [Settings].
var settingsFields = field.NewTable("site", field.About[Settings]{Kind: field.Site},
	field.Words("name", func(s *Settings) *i18n.Text { return &s.Name }).Require(),
	field.URL("base_url", func(s *Settings) *string { return &s.BaseURL }),
	field.Tags("languages", func(s *Settings) *[]language.Tag { return &s.Languages }).Require(),
	field.Zone("zone", func(s *Settings) **time.Location { return &s.Zone }),
	field.Composite[Settings]("fallback"),
	field.Struct("theme", func(s *Settings) *Theme { return &s.Theme }, themeFields),
	field.Word("weekdays", func(s *Settings) *Weekdays { return &s.Weekdays }, NoWeekdays),
	field.Extras(func(s *Settings) *field.Extra { return &s.Extra }),
)

// filed are the tables of what has files of its own.
func filed() []*field.Table {
	return []*field.Table{settingsFields, event.Fields(), speaker.Fields(), event.ProgramFields(), event.VenueFields(), event.SeriesFields()}
}

// book is the format as a whole: a map for each table, and another for each
// thing that is written in place. It is made once and read only.
var book = sync.OnceValue(func() *formats {
	b := &formats{maps: make(map[mapKey]*mapping)}
	for _, table := range filed() {
		b.mapping(table, false)
	}
	return b
})

type formats struct{ maps map[mapKey]*mapping }

type mapKey struct {
	table   *field.Table
	inPlace bool
}

// inFile returns the map that a file with such a thing is.
func inFile(table *field.Table) *mapping { return book().maps[mapKey{table, false}] }

func (b *formats) mapping(table *field.Table, inPlace bool) *mapping {
	at := mapKey{table, inPlace && table.Kind != ""}
	if m, done := b.maps[at]; done {
		return m
	}
	m := &mapping{name: table.Name}
	if at.inPlace {
		m.name += "-in-place"
	}
	b.maps[at] = m // before its keys, which may lead back to it
	b.keys(m, table, at.inPlace)
	return m
}

// keys adds the keys of a table to a map.
func (b *formats) keys(m *mapping, table *field.Table, inPlace bool) {
	for i := range table.Fields {
		f := &table.Fields[i]
		name := table.Name + "." + f.Name
		form := forms[name]
		switch {
		case f.Type == field.TypeID && table.Kind != "", // the name of the file
			inPlace && slices.Contains(inFilesOnly, f.Name):
			continue
		case f.Type == field.TypeInline:
			b.inline(m, f)
			continue
		case form.lifted:
			b.lift(m, f)
		}
		if form.before != nil {
			m.keys = append(m.keys, key{name: form.before.name, words: table.Name, read: form.before.read, format: form.before.format, applied: true, example: examples[table.Name+"."+form.before.name]})
		}
		m.keys = append(m.keys, b.key(table, f, form))
	}
}

// inline adds the keys of a struct whose fields stand among those around it.
func (b *formats) inline(m *mapping, f *field.Field) {
	inner := &mapping{}
	b.keys(inner, f.Table, false)
	for _, k := range inner.keys {
		if _, no := leftOut[m.name+"."+f.Table.Name+"."+k.name]; no {
			continue
		}
		read := k.read
		k.read = func(d *decoder, n *yaml.Node, owner any) { read(d, n, f.Value(owner)) }
		m.keys = append(m.keys, k)
	}
}

// lift adds the keys of a thing that is written in the map of another, which
// has it once one of the keys is there.
func (b *formats) lift(m *mapping, f *field.Field) {
	inner := &mapping{}
	b.keys(inner, f.Table, true)
	for _, k := range inner.keys {
		read := k.read
		k.required = false
		k.read = func(d *decoder, n *yaml.Node, owner any) { read(d, n, f.Make(owner)) }
		m.keys = append(m.keys, k)
	}
}

func (b *formats) key(table *field.Table, f *field.Field, form form) key {
	name := table.Name + "." + f.Name
	k := key{name: f.Name, words: table.Name, required: f.Required, example: cmp.Or(examples[name], exampleOf(f))}
	one := form.value
	if one == nil {
		one = b.formatOf(f, form)
	}
	switch {
	case form.whole != nil:
		k.format = form.whole
		k.read = func(d *decoder, n *yaml.Node, owner any) { form.whole.read(d, n, f, owner) }
	case !f.List:
		k.format = one
		k.read = func(d *decoder, n *yaml.Node, owner any) { one.read(d, n, f, f.Make(owner)) }
	case form.alone:
		k.format = &format{description: orList(one.description)}
		k.read = func(d *decoder, n *yaml.Node, owner any) { readOneOrMore(d, n, f, owner, one) }
	default:
		k.format = &format{description: listOf(one.description)}
		k.read = func(d *decoder, n *yaml.Node, owner any) { readList(d, n, f, owner, one) }
	}
	if f.Type == field.TypeThing {
		k.read = func(d *decoder, n *yaml.Node, owner any) { one.read(d, n, f, owner) }
	}
	if form.lifted {
		k.read = unlessInPlace(f, k.read)
	}
	if f.Or != "" {
		k = or(f, k)
	}
	return k
}

// or allows the word of a field in place of what the key holds.
func or(f *field.Field, k key) key {
	read := k.read
	word := exactly(f.Or)
	states := func(n *yaml.Node) bool { return is(n, f.Or) }
	if f.Or == "true" { // which YAML has a value for, and for its opposite
		word = boolean.description
		states = func(n *yaml.Node) bool { return n.Tag == "!!bool" }
	}
	k.format = &format{description: either(word, k.format.description)}
	k.read = func(d *decoder, n *yaml.Node, owner any) {
		if states(n) {
			*f.Stated(owner) = !strings.EqualFold(n.Value, "false")
			return
		}
		if isScalar(n) && slices.Contains(meantOr[f.Or], plainly(n.Value)) {
			d.fault(n, "error.word.want", "Value", n.Value, "Want", f.Or)
			return
		}
		read(d, n, owner)
	}
	return k
}

// unlessInPlace refuses a key that names a thing which lifted keys, read
// before, have written already: what another file says is not changed here.
func unlessInPlace(f *field.Field, read func(*decoder, *yaml.Node, any)) func(*decoder, *yaml.Node, any) {
	return func(d *decoder, n *yaml.Node, owner any) {
		if f.Value(owner) != nil {
			d.fault(n, "error.conflict.in-place", "Key", f.Name).Err = field.ErrConflict
			return
		}
		read(d, n, owner)
	}
}

// formatOf returns how a value of the field's type is written.
func (b *formats) formatOf(f *field.Field, form form) *format {
	switch f.Type {
	case field.TypeStruct:
		m := b.mapping(f.Table, false)
		whole := &format{m.readValue, m.description()}
		if short, ok := scalars[f.Table.Name]; ok {
			return scalarOr(b.scalar(f.Table, short), whole)
		}
		return whole
	case field.TypeThing:
		if form.byIDOnly {
			return byID(f.Kind)
		}
		m := b.mapping(f.Table, true)
		return scalarOr(byID(f.Kind), &format{func(d *decoder, n *yaml.Node, f *field.Field, owner any) {
			m.read(d, n, f.Make(owner))
		}, m.description()})
	}
	return formatsOfTypes(f)
}

// scalar returns how a map is written as a scalar.
func (b *formats) scalar(table *field.Table, name string) *format {
	inner := table.Find(name)
	one := forms[table.Name+"."+name].value
	if one == nil {
		one = b.formatOf(inner, form{byIDOnly: true})
	}
	return &format{func(d *decoder, n *yaml.Node, _ *field.Field, value any) {
		if inner.Type == field.TypeThing {
			one.read(d, n, inner, value)
			return
		}
		one.read(d, n, inner, inner.Make(value))
	}, one.description}
}

// FolderOf returns the folder in which things of a kind have their files: "events".
func FolderOf(kind field.Kind) string {
	if kind == field.Series {
		return "series"
	}
	return string(kind) + "s"
}

// byID is a thing that has a file of its own.
func byID(kind field.Kind) *format {
	folder := FolderOf(kind)
	return &format{func(d *decoder, n *yaml.Node, f *field.Field, owner any) {
		id, ok := d.word(n, "error.want.id")
		if !ok {
			return
		}
		ref := field.Ref{Kind: kind, ID: id}
		if thing := d.index.find(ref); thing != nil {
			d.needs = append(d.needs, ref)
			f.SetThing(owner, thing)
		} else if !d.withoutSpace(n) {
			d.unknownID(n, id, kind, f)
		}
	}, describeWith("value.id", i18n.Args{"Folder": folder}, object{"type": "string"})}
}

// unknownID reports what names no file: with the id of what is so called, or with
// how it is written in place.
func (d *decoder) unknownID(n *yaml.Node, id string, kind field.Kind, f *field.Field) {
	e := d.fault(n, "error.id.unknown", "Value", id, "Folder", FolderOf(kind))
	if e.ID != "error.id.unknown" {
		return
	}
	if e.Suggestion = d.named(kind, id); e.Suggestion == "" {
		e.Suggestion = d.meant(id, d.index.ids(kind))
	}
	inPlace := kind != field.Speaker && f.Name != "parent"
	if e.Suggestion == "" && inPlace && !idForm.MatchString(id) {
		e.ID, e.Args["Want"] = "error.id.name", "{name: "+inline(id)+"}"
	}
}

// langOfFile is the language of the plain texts of a file.
var langOfFile = &format{func(d *decoder, n *yaml.Node, f *field.Field, value any) {
	tag.read(d, n, f, value)
	d.lang = *value.(*language.Tag)
}, tag.description}

var policy = &format{func(d *decoder, n *yaml.Node, _ *field.Field, value any) {
	s, ok := d.word(n, "error.want.string")
	if !ok {
		return
	}
	if !slices.Contains(policies, s) {
		d.unknownWord(n, s, policies)
		return
	}
	value.(*Settings).Fallback, _ = i18n.ParsePolicy(s) // one of the three
}, enum(policies)}

var policies = []string{"show", "hide", "refuse"}

// words of a key, in the language of the reader.
func (k key) what(reader *i18n.Localizer) string {
	return cmp.Or(say(reader, "key."+k.words+"."+k.name, nil), say(reader, "key."+k.name, nil))
}
