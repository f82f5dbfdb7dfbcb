package fieldtest

import (
	"fmt"
	"slices"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// Filled returns a pointer to a value of a table's type, with a value in every
// row of the table and of the tables below it, one item in every list, and a
// thing inside one of its kind only once. No two texts are alike. Composites are left
// empty, and so is the word that may stand in place of a value, which is not
// absent here: a filled value is nearly valid.
func Filled(t *field.Table) any {
	f := &filler{}
	value := t.New()
	f.fields(t, value)
	return value
}

type filler struct {
	made int            // so many values
	open []*field.Table // of the values around the one that is filled
}

func (f *filler) fields(t *field.Table, owner any) {
	f.open = append(f.open, t)
	for i := range t.Fields {
		row := &t.Fields[i]
		around := slices.Index(f.open, row.Table)
		if again := around >= 0 && slices.Contains(f.open[around+1:], row.Table); again || row.Type == field.TypeComposite {
			continue
		}
		f.value(row, row.Make(owner))
	}
	f.open = f.open[:len(f.open)-1]
}

func (f *filler) value(row *field.Field, value any) {
	f.made++
	switch v := value.(type) {
	case *i18n.Text:
		*v = f.text(row.Type)
	case *field.Term:
		v.Label = f.text(row.Type)
		if len(row.Words) > 0 {
			v.ID = row.Words[0]
		}
	case *string:
		*v = f.string(row.Type)
	case *language.Tag:
		*v = language.Spanish
	case *[]language.Tag:
		*v = []language.Tag{language.Spanish, language.English}
	case *bool:
		*v = true
	case *int:
		*v = f.made
	case *float64:
		*v = float64(f.made) / 100
	case *time.Time:
		*v = time.Date(2027, 3, 9, 9, f.made, 0, 0, time.UTC)
	case *field.Moment:
		*v = field.Minute(time.Date(2027, 3, 9, 9, f.made, 0, 0, time.UTC))
	case *field.Schedule:
		*v = field.Schedule{language.Spanish: time.Date(2027, 3, 9, 9, f.made, 0, 0, time.UTC)}
	case *field.Extra: // is no struct: tests of what is in it stand with it
	case **time.Location:
		*v = time.UTC
	default:
		if row.Type == field.TypeWord {
			row.SetWord(value, row.Words[0])
			return
		}
		f.fields(row.Table, value)
	}
}

func (f *filler) text(t field.Type) i18n.Text {
	form := "%s %d"
	switch t {
	case field.TypeAddresses:
		form = "https://example.org/%s/%d"
	case field.TypeSlugs:
		form = "%s-%d"
	}
	return i18n.Text{language.Spanish: fmt.Sprintf(form, "texto", f.made), language.English: fmt.Sprintf(form, "text", f.made)}
}

func (f *filler) string(t field.Type) string {
	switch t {
	case field.TypeURL, field.TypePicture:
		return fmt.Sprintf("https://example.org/%d", f.made)
	case field.TypeEmail:
		return fmt.Sprintf("archive-%d@example.org", f.made)
	case field.TypeID:
		return fmt.Sprintf("id-%d", f.made)
	}
	return fmt.Sprintf("string %d", f.made)
}
