package card

import (
	"bytes"
	"image"
	"image/png"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// FuzzEncode holds that any points come back as they were, decoded by the standard
// library: rows made of some bytes, repeated in several ways.
func FuzzEncode(f *testing.F) {
	f.Add([]byte{0}, uint8(0))
	f.Add([]byte{0x88, 0x8f, 0xff, 0x07}, uint8(1))
	f.Add([]byte("Archivos abiertos, ciudades abiertas"), uint8(7))
	f.Add(bytes.Repeat([]byte{1, 2, 3, 3, 3, 3}, 101), uint8(255))
	f.Add(slices.Concat(bytes.Repeat([]byte{9}, 2*rowBytes+1), bytes.Repeat([]byte{1, 2}, 300)), uint8(3))
	f.Fuzz(func(t *testing.T, seed []byte, step uint8) {
		if len(seed) == 0 {
			seed = []byte{0}
		}
		var e encoder
		for range 2 { // the second has nothing of the first
			want := make([]byte, 0, rowBytes*Height)
			body := e.encode(append(blend("#8f2c14", "#ffffff"), blend(paper, "#000000")...), func(y int, row []byte) bool {
				for i := range row {
					row[i] = seed[(i+y/4*int(step))%len(seed)]
					if y%64 == 63 { // what is seldom
						row[i] = byte(i * y)
					}
				}
				want = append(want, row...)
				return !slices.ContainsFunc(row, func(b byte) bool { return b != row[0] })
			})
			m, err := png.Decode(bytes.NewReader(body))
			require.NoError(t, err)
			got := m.(*image.Paletted)
			require.Equal(t, image.Rect(0, 0, Width, Height), got.Rect)
			for i, two := range want {
				if got.Pix[2*i] != two>>4 || got.Pix[2*i+1] != two&15 {
					t.Fatalf("points %d and %d: %x %x became %x %x", 2*i, 2*i+1, two>>4, two&15, got.Pix[2*i], got.Pix[2*i+1])
				}
			}
			seed = append(seed, step)
		}
	})
}

func TestCodesAreWholeAndShortEnough(t *testing.T) {
	t.Parallel()
	for name, count := range map[string]func(symbol int) int{
		"two":                                   func(s int) int { return max(0, 2-s) },
		"all the same":                          func(int) int { return 7 },
		"one in all":                            func(s int) int { return 1 + max(0, 1-s)*1_000_000 },
		"each twice as often as the one before": func(s int) int { return 1 << min(s/8, 25) },
	} {
		var counts [symbols]int
		for s := range counts {
			counts[s] = count(s)
		}
		sum := 0
		for s, c := range newCodes(&counts) {
			assert.Equal(t, counts[s] > 0, c.length > 0, name)
			assert.LessOrEqual(t, c.length, uint8(15), name)
			if c.length > 0 {
				sum += 1 << (15 - c.length)
			}
		}
		assert.Equal(t, 1<<15, sum, name)
	}
}
