// Package qrcode draws an address as a QR code (ISO/IEC 18004), for paper.
package qrcode

import (
	"strconv"

	"github.com/piglig/go-qr"

	"github.com/tertulia-go/tertulia/internal/escape"
)

// Most is how many bytes an address may have for its code to be printed: what is
// longer needs dots too fine for a phone to read from a sheet of paper.
const Most = 300

// quiet is how many modules around a code are light.
const quiet = 4

// SVG draws a code that is still read with 15 % of it damaged. A text over some 2,300
// bytes is an error.
func SVG(text string) ([]byte, error) {
	code, err := go_qr.EncodeText(text, go_qr.Medium)
	if err != nil {
		return nil, err
	}
	size := code.Size()
	edge := strconv.Itoa(size + 2*quiet)
	var m escape.Markup
	m.Lit("<svg xmlns=\"http://www.w3.org/2000/svg\"")
	m.Attr("viewBox", "0 0 "+edge+" "+edge)
	m.Lit(" shape-rendering=\"crispEdges\"><path fill=\"#fff\"")
	m.Attr("d", "M0 0h"+edge+"v"+edge+"H0z")
	m.Lit("/><path d=\"")
	for y := range size {
		for x := 0; x < size; x++ {
			if !code.Module(x, y) {
				continue
			}
			from := x
			for x+1 < size && code.Module(x+1, y) {
				x++
			}
			m.B = append(m.B, 'M')
			m.B = strconv.AppendInt(m.B, int64(from+quiet), 10)
			m.B = append(m.B, ' ')
			m.B = strconv.AppendInt(m.B, int64(y+quiet), 10)
			m.B = append(m.B, 'h')
			m.B = strconv.AppendInt(m.B, int64(x+1-from), 10)
			m.B = append(m.B, "v1h-"...)
			m.B = strconv.AppendInt(m.B, int64(x+1-from), 10)
			m.B = append(m.B, 'z')
		}
	}
	m.Lit("\"/></svg>\n")
	return m.B, nil
}
