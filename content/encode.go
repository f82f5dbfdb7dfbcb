package content

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content/internal/splice"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/speaker"
)

// Encode returns the file of a thing: a pointer to an [event.Event], a
// [speaker.Speaker], or an [event.Program], [event.Venue] or [event.Series]. Read
// again it is the same thing. What it refers to is written by its id, and in place
// if it has none. Its own id is the name of its file ([Create]).
//
// Dates are written on the clock of the zone that the event, or the occasion,
// begins in, and read again in that zone. What the files cannot hold is an error
// with its place in the model, all of it at once: seconds, a zone without a name, a
// label beside a word of a vocabulary, fields that have no place where a thing is
// written in another. Validity is not looked at: see [event.Event.Validate].
func Encode(thing any) ([]byte, error) {
	table, ok := tableOf(thing)
	if !ok {
		return nil, fmt.Errorf("%T has no file", thing)
	}
	e := &encoder{}
	n := e.file(table, thing)
	if len(e.faults) > 0 {
		return nil, e.faults.Err()
	}
	return splice.Render(n), nil
}

// tableOf returns the table of a thing that has a file.
func tableOf(thing any) (*field.Table, bool) {
	switch t := thing.(type) {
	case *event.Event:
		return event.Fields(), t != nil
	case *speaker.Speaker:
		return speaker.Fields(), t != nil
	case *event.Program:
		return event.ProgramFields(), t != nil
	case *event.Venue:
		return event.VenueFields(), t != nil
	case *event.Series:
		return event.SeriesFields(), t != nil
	}
	return nil, false
}

// An encoder writes one file.
type encoder struct {
	lang   language.Tag   // of plain texts
	zone   *time.Location // of dates
	path   field.Path
	faults field.Faults
}

var errUnwritable = errors.New("the files cannot hold it")

func (e *encoder) fault(why string) {
	e.faults = append(e.faults, &field.Fault{Path: e.path.Join(), Err: fmt.Errorf("%w: %s", errUnwritable, why)})
}

func (e *encoder) within(s field.Step, write func()) {
	e.path = append(e.path, s)
	write()
	e.path = e.path[:len(e.path)-1]
}

// file writes the map that a file is.
func (e *encoder) file(table *field.Table, thing any) *yaml.Node {
	if lang := table.Find("lang"); lang != nil && table.Kind != "" {
		e.lang = *lang.Value(thing).(*language.Tag)
	}
	n := e.mapOf(table, thing, false)
	for i := 1; i < len(n.Content); i += 2 {
		arrange(n.Content[i])
	}
	return n
}

// mapOf writes the fields of a value.
func (e *encoder) mapOf(table *field.Table, value any, inPlace bool) *yaml.Node {
	n := splice.Map(0)
	outer := e.zone
	e.fields(n, table.Name, table, value, inPlace && table.Kind != "")
	e.zone = outer
	return n
}

// fields adds the keys of a value to a map that has a name.
func (e *encoder) fields(n *yaml.Node, name string, table *field.Table, owner any, inPlace bool) {
	zone := e.zoneFor(name, table, owner)
	for i := range table.Fields {
		f := &table.Fields[i]
		if f.Type == field.TypeInline {
			if zone != nil && forms[f.Table.Name+"."+f.Table.Fields[0].Name].before != nil {
				n.Content = append(n.Content, splice.Text(zoneOfDates.name, 0), splice.Text(zone.String(), 0))
			}
			e.fields(n, name, f.Table, f.Value(owner), false)
			continue
		}
		form := forms[table.Name+"."+f.Name]
		_, out := leftOut[name+"."+table.Name+"."+f.Name]
		hidden := out || inPlace && slices.Contains(inFilesOnly, f.Name)
		switch {
		case f.Type == field.TypeID && table.Kind != "":
			continue
		case f.Type == field.TypeExtra:
			extra := *f.Value(owner).(*field.Extra)
			if hidden && len(extra) > 0 {
				e.fault("a thing written in another has no fields of the site's own")
			} else if !hidden {
				e.extras(n, extra)
			}
			continue
		}
		e.within(field.Step{Field: f.Name}, func() {
			if form.lifted && f.Value(owner) != nil && f.Table.Kind != "" && idOf(f.Table, f.Value(owner)) == "" {
				e.fields(n, name, f.Table, f.Value(owner), true)
				return
			}
			value := e.value(f, form, owner)
			switch {
			case value == nil:
			case hidden:
				e.fault("it has no key here")
			default:
				n.Content = append(n.Content, splice.Text(f.Name, 0), value)
			}
		})
	}
}

// zoneFor sets the zone of the dates of a map that can have one, and returns what is to
// be written: nil where the map cannot have one, or has that of the map around it.
func (e *encoder) zoneFor(name string, table *field.Table, owner any) *time.Location {
	hasZone := slices.ContainsFunc(table.Fields, func(f field.Field) bool {
		if f.Type != field.TypeInline || forms[f.Table.Name+"."+f.Table.Fields[0].Name].before == nil {
			return false
		}
		_, no := leftOut[name+"."+f.Table.Name+"."+zoneOfDates.name]
		return !no
	})
	if !hasZone {
		return nil
	}
	zone := zoneOf(table, owner)
	if zone == nil || e.zone != nil && zone.String() == e.zone.String() {
		return nil
	}
	e.zone = zone
	if _, err := i18n.LoadZone(zone.String()); err != nil {
		e.fault("the time zone " + strconv.Quote(zone.String()) + " has no name that others know")
	}
	return zone
}

// zoneOf returns the zone in which a value begins, else that of any other date in
// it; nil if there is none.
func zoneOf(table *field.Table, owner any) *time.Location {
	var first *time.Location
	for n := range (field.Walk{Own: true}).Nodes(table, owner) {
		var at time.Time
		switch value := n.Value.(type) {
		case *event.When:
			if at = value.Start; at.IsZero() {
				at = value.End
			}
		case *time.Time:
			at = *value
		case *field.Moment:
			at = value.Time
		case *field.Schedule:
			for _, t := range *value {
				at = t
			}
		}
		if at.IsZero() {
			continue
		}
		if n.Field.Type == field.TypeComposite {
			return at.Location()
		}
		if first == nil {
			first = at.Location()
		}
	}
	return first
}

// value writes a field, nil if there is nothing to write.
func (e *encoder) value(f *field.Field, form form, owner any) *yaml.Node {
	if stated := f.Stated(owner); stated != nil && *stated {
		if f.Or == "true" {
			return plain("!!bool", "true")
		}
		return splice.Text(f.Or, 0)
	}
	if form.whole != nil && f.List {
		return e.aliases(f, owner)
	}
	if !f.List {
		if f.Type == field.TypeComposite {
			return e.whenPart(f.Name, owner)
		}
		value := f.Value(owner)
		if value == nil {
			return nil
		}
		n := e.one(f, form, value)
		isPointer := reflect.TypeOf(f.Ref(owner)).Elem().Kind() == reflect.Pointer
		if n != nil && n.Kind == yaml.MappingNode && len(n.Content) == 0 && !isPointer {
			return nil
		}
		return n
	}
	if f.Len(owner) == 0 {
		return nil
	}
	list := splice.List(0)
	for i := range f.Len(owner) {
		e.within(field.Item(i, ""), func() {
			item := f.Item(owner, i)
			if item == nil {
				e.fault("nothing stands in a list")
				return
			}
			n := e.one(f, form, item)
			if n == nil {
				e.fault("an item says nothing")
				return
			}
			list.Content = append(list.Content, n)
		})
	}
	if form.alone && len(list.Content) == 1 {
		return list.Content[0]
	}
	return list
}

func plain(tag, value string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: value}
}

// word is a scalar that is no text of readers: a date, a code, an id.
func word(value string) *yaml.Node {
	n := plain("!!str", value)
	if value == "" {
		return nil
	}
	return n
}

// one writes a value by its type.
func (e *encoder) one(f *field.Field, form form, value any) *yaml.Node {
	switch v := value.(type) {
	case *i18n.Text:
		if f.Type == field.TypeAddresses || f.Type == field.TypeSlugs {
			return e.text(*v, language.Und)
		}
		return e.text(*v, e.lang)
	case *field.Term:
		return e.term(f, *v)
	case *string:
		if *v == "" {
			return nil
		}
		return splice.Text(*v, 0)
	case *language.Tag:
		if *v == language.Und {
			return nil
		}
		return splice.Text(v.String(), 0)
	case *[]language.Tag:
		if len(*v) == 0 {
			return nil
		}
		list := splice.List(0)
		for _, tag := range *v {
			list.Content = append(list.Content, splice.Text(tag.String(), 0))
		}
		return list
	case *bool:
		if !*v {
			return nil
		}
		return plain("!!bool", "true")
	case *int:
		if *v == 0 && !f.Required {
			return nil
		}
		return plain("!!int", strconv.Itoa(*v))
	case *float64:
		if *v == 0 && !f.Required {
			return nil
		}
		return number(*v)
	case *time.Time:
		return e.date(*v, precisionOf(form, *v, e.zone))
	case *field.Moment:
		return e.date(v.Time, v.Precision)
	case *field.Schedule:
		return e.schedule(*v)
	case **time.Location:
		if *v == nil {
			return nil
		}
		return word((*v).String())
	}
	switch {
	case f.Type == field.TypeWord:
		return word(f.Word(value))
	case f.Type == field.TypeThing:
		id := idOf(f.Table, value)
		if id == "" && form.byIDOnly {
			e.fault("it has no id to name it by")
			return nil
		}
		if id != "" {
			return splice.Text(id, 0)
		}
	}
	n := e.mapOf(f.Table, value, f.Type == field.TypeThing)
	if short, has := scalars[f.Table.Name]; has && len(n.Content) == 2 && n.Content[0].Value == short && isScalar(n.Content[1]) {
		return n.Content[1]
	}
	return n
}

func number(v float64) *yaml.Node {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return plain("!!float", s)
}

// text writes a text in a file whose plain texts are in a language.
func (e *encoder) text(t i18n.Text, lang language.Tag) *yaml.Node {
	tags := t.Languages()
	if len(tags) == 0 {
		return nil
	}
	if len(tags) == 1 && tags[0] == language.Und && lang == language.Und {
		return splice.Text(t[language.Und], 0)
	}
	n := splice.Map(0)
	for _, tag := range tags {
		n.Content = append(n.Content, splice.Text(tag.String(), 0), splice.Text(t[tag], 0))
	}
	return n
}

func (e *encoder) term(f *field.Field, t field.Term) *yaml.Node {
	switch {
	case t.ID == "" && f.Words == nil:
		return e.text(t.Label, e.lang)
	case t.ID == "": // a plain text would be taken for a word
		if label, only := t.Label[language.Und]; only && len(t.Label) == 1 {
			return splice.Map(0, splice.Text(sameInEveryLanguage, 0), splice.Text(label, 0))
		}
		return e.text(t.Label, e.lang)
	case !t.Label.IsZero() || !slices.Contains(f.Words, t.ID):
		e.fault("a word of the vocabulary stands alone, and a label has no id")
		return nil
	}
	return word(t.ID)
}

// whenPart writes the beginning or the end of a time.
func (e *encoder) whenPart(name string, owner any) *yaml.Node {
	when := owner.(*event.When)
	switch {
	case name == "end":
		return e.date(when.End, when.Precision)
	case when.ToBeConfirmed && when.Start.IsZero():
		return word(toBeConfirmed)
	case when.ToBeConfirmed:
		e.fault("a start that is known is not to be confirmed")
	}
	return e.date(when.Start, when.Precision)
}

// precisionOf is how a point in time is written: the beginning of a day as the day,
// where the key takes days.
func precisionOf(form form, t time.Time, zone *time.Location) i18n.Precision {
	if form.value == minute || form.value != day && zone != nil && !i18n.StartOfDay(t.In(zone).Year(), t.In(zone).Month(), t.In(zone).Day(), zone).Equal(t) {
		return i18n.Minute
	}
	return i18n.Day
}

func (e *encoder) date(t time.Time, p i18n.Precision) *yaml.Node {
	if t.IsZero() {
		return nil
	}
	if e.zone != nil {
		t = t.In(e.zone)
	}
	switch p {
	case i18n.Day:
		return date(t.Format("2006-01-02"))
	case i18n.Month:
		return date(t.Format("2006-01"))
	}
	if t.Second() != 0 || t.Nanosecond() != 0 {
		e.fault("seconds")
	}
	layout := "2006-01-02 15:04"
	year, month, day := t.Date()
	wall := time.Date(year, month, day, t.Hour(), t.Minute(), 0, 0, time.UTC)
	if shown := i18n.WhenShown(wall, t.Location()); !shown.Second.IsZero() {
		layout += " -07:00" // which of two equal times
	}
	return date(t.Format(layout))
}

// date is a date as it is written: a day is one for YAML too.
func date(value string) *yaml.Node {
	if len(value) == len("2006-01-02") {
		return plain("!!timestamp", value)
	}
	return plain("!!str", value)
}

func (e *encoder) schedule(s field.Schedule) *yaml.Node {
	if len(s) == 0 {
		return nil
	}
	write := func(tag language.Tag) *yaml.Node { return e.date(s[tag], precisionOf(form{}, s[tag], e.zone)) }
	if _, only := s[language.Und]; only && len(s) == 1 {
		return write(language.Und)
	}
	n := splice.Map(0)
	for _, tag := range sortedTags(maps.Keys(s)) {
		n.Content = append(n.Content, splice.Text(tag.String(), 0), write(tag))
	}
	return n
}

func sortedTags(tags func(func(language.Tag) bool)) []language.Tag {
	return slices.SortedFunc(tags, func(a, b language.Tag) int { return strings.Compare(a.String(), b.String()) })
}

// aliases writes slugs: each under its language, if it has one.
func (e *encoder) aliases(f *field.Field, owner any) *yaml.Node {
	var order []language.Tag
	lists := make(map[language.Tag]*yaml.Node)
	for i := range f.Len(owner) {
		text := *f.Item(owner, i).(*i18n.Text)
		for _, tag := range text.Languages() {
			if lists[tag] == nil {
				lists[tag] = splice.List(0)
				order = append(order, tag)
			}
			lists[tag].Content = append(lists[tag].Content, splice.Text(text[tag], 0))
		}
	}
	switch {
	case len(order) == 0:
		return nil
	case len(order) == 1 && order[0] == language.Und:
		return lists[language.Und]
	}
	n := splice.Map(0)
	for _, tag := range order {
		n.Content = append(n.Content, splice.Text(tag.String(), 0), lists[tag])
	}
	return n
}

// extras writes the fields of a site's own.
func (e *encoder) extras(n *yaml.Node, values map[string]any) {
	for _, name := range slices.Sorted(maps.Keys(values)) {
		e.within(field.Step{Field: name}, func() {
			if value := e.extra(values[name]); value != nil {
				n.Content = append(n.Content, splice.Text(name, 0), value)
			}
		})
	}
}

func (e *encoder) extra(value any) *yaml.Node {
	switch v := value.(type) {
	case i18n.Text:
		n := splice.Map(0)
		for _, tag := range v.Languages() {
			n.Content = append(n.Content, splice.Text(tag.String(), 0), splice.Text(v[tag], 0))
		}
		return n
	case string:
		return splice.Text(v, 0)
	case bool:
		return plain("!!bool", strconv.FormatBool(v))
	case int:
		return plain("!!int", strconv.Itoa(v))
	case float64:
		return number(v)
	case []any:
		list := splice.List(0)
		for _, item := range v {
			if n := e.extra(item); n != nil {
				list.Content = append(list.Content, n)
			}
		}
		return list
	case map[string]any:
		n := splice.Map(0)
		e.extras(n, v)
		return n
	}
	e.fault(fmt.Sprintf("a %T", value))
	return nil
}

// arrange writes what is short in one line, and the maps of a list in a line each.
func arrange(n *yaml.Node) {
	if n.Kind == yaml.ScalarNode {
		return
	}
	hasMaps := n.Kind == yaml.SequenceNode && slices.ContainsFunc(n.Content, func(item *yaml.Node) bool { return item.Kind == yaml.MappingNode && len(item.Content) > 2 })
	if width(n) <= longLine && !hasMaps {
		n.Style = yaml.FlowStyle
		return
	}
	for _, item := range n.Content {
		arrange(item)
	}
}

// width is about how long a value is in one line; what has several is longer than
// any.
func width(n *yaml.Node) int {
	const marks = 2
	if strings.Contains(n.Value, "\n") {
		return 2 * longLine
	}
	sum := len(n.Value) + marks
	for _, item := range n.Content {
		sum += width(item)
	}
	return sum
}
