package site

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestASheetIsServedWithoutItsLayoutAndWithAllElse(t *testing.T) {
	t.Parallel()
	const written = `.a :is(b, c) > d,
.e + f:hover {
  /* why */
  margin: 0.5rem calc(10.5px + 0.5rem);
  background:
    red,
    blue;
  content: "·\a0" / "";
}
@media screen and (min-width: 60rem) {
  .g {
    --tt-x: #ffffff;
  }
}
`
	assert.Equal(t, `.a :is(b,c)>d,.e + f:hover{margin:.5rem calc(10.5px + .5rem);background:red,blue;content:"·\a0" / ""}`+
		`@media screen and (min-width:60rem){.g{--tt-x:#ffffff}}`, withoutLayout(written))
}
