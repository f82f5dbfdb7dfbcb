package qrcode

import (
	"encoding/xml"
	"image"
	"image/color"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/piglig/go-qr"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var run = regexp.MustCompile(`M(\d+) (\d+)h(\d+)v1h-(\d+)z`)

// read draws a code as it stands in the file, six dots for a module, and reads it.
func read(t testing.TB, svg []byte) string {
	t.Helper()
	var file struct {
		ViewBox string `xml:"viewBox,attr"`
		Paths   []struct {
			D string `xml:"d,attr"`
		} `xml:"path"`
	}
	require.NoError(t, xml.Unmarshal(svg, &file))
	require.Len(t, file.Paths, 2)
	edge, err := strconv.Atoi(file.ViewBox[strings.LastIndexByte(file.ViewBox, ' ')+1:])
	require.NoError(t, err)
	const scale = 6
	picture := image.NewGray(image.Rect(0, 0, edge*scale, edge*scale))
	for i := range picture.Pix {
		picture.Pix[i] = 0xff
	}
	dark := file.Paths[1].D
	runs := run.FindAllStringSubmatch(dark, -1)
	require.Equal(t, dark, strings.Join(run.FindAllString(dark, -1), ""), "nothing else is drawn")
	for _, m := range runs {
		var n [4]int
		for i := range n {
			n[i], err = strconv.Atoi(m[i+1])
			require.NoError(t, err)
		}
		require.Equal(t, n[2], n[3])
		require.True(t, n[0] >= 4 && n[1] >= 4 && n[0]+n[2] <= edge-4 && n[1] < edge-4, "around it four modules are light, as the standard asks")
		for y := n[1] * scale; y < (n[1]+1)*scale; y++ {
			for x := n[0] * scale; x < (n[0]+n[2])*scale; x++ {
				picture.SetGray(x, y, color.Gray{})
			}
		}
	}
	text, err := go_qr.Decode(picture)
	require.NoError(t, err)
	return text
}

func TestACodeIsReadAsTheAddress(t *testing.T) {
	t.Parallel()
	for _, address := range []string{
		"https://puente.example/es/eventos/archivos-abiertos/", "https://example.org/agenda/en/events/" + strings.Repeat("x", Most-37) + "/",
		"HTTPS://A.EXAMPLE/1", "https://example.org/ñandú/",
	} {
		svg, err := SVG(address)
		require.NoError(t, err)
		assert.Equal(t, address, read(t, svg))
		assert.Less(t, len(svg), 20_000)
	}
	_, err := SVG(strings.Repeat("x", 3000))
	assert.Error(t, err)
}

func FuzzSVG(f *testing.F) {
	f.Add("https://puente.example/es/eventos/archivos-abiertos/")
	f.Add("0123456789")
	f.Add("ñ日本語")
	f.Fuzz(func(t *testing.T, text string) {
		svg, err := SVG(text)
		if err != nil || len(text) > Most || text == "" {
			return
		}
		require.Equal(t, text, read(t, svg))
	})
}
