// Package fieldtest holds what the tests of several packages ask of the tables
// of the model: whether each field of each type has a row, and a value in which
// every row is filled.
package fieldtest

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/tertulia-go/tertulia/field"
)

// atoms are the fields of values that have no table because they are one value
// to whoever goes through a table.
var atoms = map[string]string{
	"field.Term.ID":          "field.TypeTerm is the word and its label",
	"field.Term.Label":       "field.TypeTerm is the word and its label",
	"field.Moment.Time":      "field.TypeMoment is the time and its precision",
	"field.Moment.Precision": "field.TypeMoment is the time and its precision",
}

// Forgotten returns a line for each exported field that is reachable from the
// type of a table and has no row in the table of its own type, unless it is
// among the exceptions, which have a reason for each: "event.When.Start". A line
// for an exception that is none stands there, too.
func Forgotten(exceptions map[string]string, roots ...*field.Table) []string {
	g := guard{tables: make(map[reflect.Type]*field.Table), seen: make(map[reflect.Type]bool), used: make(map[string]bool), exceptions: exceptions}
	for _, root := range roots {
		g.collect(root)
	}
	for _, root := range roots {
		g.visit(typeOf(root))
	}
	for _, name := range slices.Sorted(maps.Keys(exceptions)) {
		if !g.used[name] {
			g.lines = append(g.lines, name+": the exception is none: there is no such field, or it has a row")
		}
	}
	return g.lines
}

// typeOf is the struct that a table is about.
func typeOf(t *field.Table) reflect.Type { return reflect.TypeOf(t.New()).Elem() }

type guard struct {
	tables     map[reflect.Type]*field.Table
	seen       map[reflect.Type]bool
	exceptions map[string]string
	used       map[string]bool
	lines      []string
}

// collect finds the tables that a table leads to.
func (g *guard) collect(t *field.Table) {
	if g.tables[typeOf(t)] != nil {
		return
	}
	g.tables[typeOf(t)] = t
	for i := range t.Fields {
		if inner := t.Fields[i].Table; inner != nil {
			g.collect(inner)
		}
	}
}

// visit looks at the fields of a type of this module, and at those inside them.
func (g *guard) visit(t reflect.Type) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || !strings.HasPrefix(t.PkgPath(), "github.com/tertulia-go/tertulia/") || g.seen[t] {
		return
	}
	g.seen[t] = true
	rows := g.rows(t)
	for i := range t.NumField() {
		f := t.Field(i)
		if f.IsExported() {
			g.check(t, f, rows)
			g.visit(f.Type)
		}
	}
}

// A place is a part of a struct.
type place struct {
	offset uintptr
	typ    reflect.Type
}

// rows are the parts of a struct that the rows of its table lead to.
func (g *guard) rows(t reflect.Type) map[place]bool {
	rows := make(map[place]bool)
	table := g.tables[t]
	if table == nil {
		return rows
	}
	owner := table.New()
	base := reflect.ValueOf(owner).Pointer()
	add := func(ref any) {
		at := reflect.ValueOf(ref)
		rows[place{at.Pointer() - base, at.Type().Elem()}] = true
	}
	for i := range table.Fields {
		f := &table.Fields[i]
		add(f.Ref(owner))
		if stated := f.Stated(owner); stated != nil {
			add(stated)
		}
	}
	return rows
}

func (g *guard) check(t reflect.Type, f reflect.StructField, rows map[place]bool) {
	name := t.String() + "." + f.Name
	switch _, excepted := g.exceptions[name]; {
	case rows[place{f.Offset, f.Type}], atoms[name] != "":
	case excepted:
		g.used[name] = true
	case g.tables[t] == nil:
		g.lines = append(g.lines, fmt.Sprintf("%s: %s has no table (field.NewTable) that a row leads to", name, t))
	default:
		g.lines = append(g.lines, fmt.Sprintf("%s: no row in field.NewTable(%q, …), which stands beside the type", name, g.tables[t].Name))
	}
}
