package fieldtest_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/fieldtest"
)

type box struct {
	Label i18n.Text
	Lid   lid
	Lock  *lock
	inner string
}

type lid struct{ Colour, Shape i18n.Text }

type lock struct{ Key string }

var (
	lidFields = field.NewTable("lid", field.About[lid]{},
		field.Words("colour", func(l *lid) *i18n.Text { return &l.Colour }),
		field.Words("shape", func(l *lid) *i18n.Text { return &l.Colour }), // as one copies a line and forgets its end
	)
	boxFields = field.NewTable("box", field.About[box]{},
		field.Words("label", func(b *box) *i18n.Text { return &b.Label }),
		field.Struct("lid", func(b *box) *lid { return &b.Lid }, lidFields),
	)
)

func TestForgottenNamesWhatNoRowLeadsTo(t *testing.T) {
	assert.Equal(t, []string{
		`fieldtest_test.lid.Shape: no row in field.NewTable("lid", …), which stands beside the type`,
		`fieldtest_test.box.Lock: no row in field.NewTable("box", …), which stands beside the type`,
		"fieldtest_test.lock.Key: fieldtest_test.lock has no table (field.NewTable) that a row leads to",
	}, fieldtest.Forgotten(nil, boxFields))
}

func TestAnExceptionThatIsNoneIsNamed(t *testing.T) {
	assert.Equal(t, []string{
		"fieldtest_test.box.Handle: the exception is none: there is no such field, or it has a row",
		"fieldtest_test.box.Label: the exception is none: there is no such field, or it has a row",
	}, fieldtest.Forgotten(map[string]string{
		"fieldtest_test.lid.Shape": "…", "fieldtest_test.box.Lock": "…", "fieldtest_test.lock.Key": "…",
		"fieldtest_test.box.Label": "…", "fieldtest_test.box.Handle": "…",
	}, boxFields))
}

func TestFilledFillsEveryRow(t *testing.T) {
	b := fieldtest.Filled(boxFields).(*box)
	assert.NotEmpty(t, b.Label)
	assert.NotEmpty(t, b.Lid.Colour)
	assert.NotEqual(t, b.Label, b.Lid.Colour)
	assert.Nil(t, b.Lock, "which has no row")
	assert.Empty(t, b.inner)
}
