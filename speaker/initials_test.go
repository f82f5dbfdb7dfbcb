package speaker_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/tertulia-go/tertulia/speaker"
)

func TestInitialsAreThoseOfTheGivenAndTheFamilyName(t *testing.T) {
	t.Parallel()
	for want, name := range map[string]speaker.Name{
		"RQ": {Given: "Rosaura", Family: "Quispe Mamani"},
		"MV": {Given: "María del Carmen", Family: "de la Vega Ruiz"},
		"ÍO": {Given: "íñigo", Family: "Ossorio", Suffix: "Jr."},
		"LO": {Display: "Luz de la Orilla"},
		"O":  {Family: "Ocampo"},
		"水遥": {Display: "水島 遥"},
		"":   {Prefix: nil},
	} {
		assert.Equal(t, want, name.Initials(), name.Full())
	}
}
