package card

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image/color"
)

// pngWriter writes cards as PNG (ISO/IEC 15948) of four bits a point. It is given rows
// that are packed already: image/png would pack each point by itself, which takes three
// times as long as compressing it.
type pngWriter struct {
	row        [rowBytes]byte
	compressed bytes.Buffer
	zlib       *zlib.Writer
}

// rowBytes is how many bytes a row of the picture has: two points in each, and before
// them one that says that no filter was used.
const rowBytes = 1 + Width/2

// write returns the picture. Fill sets the points of a row.
func (p *pngWriter) write(palette color.Palette, fill func(y int, points []byte)) ([]byte, error) {
	p.compressed.Reset()
	if p.zlib == nil {
		w, err := zlib.NewWriterLevel(&p.compressed, zlib.BestSpeed)
		if err != nil {
			return nil, err
		}
		p.zlib = w
	}
	p.zlib.Reset(&p.compressed)
	for y := range Height {
		fill(y, p.row[1:])
		if _, err := p.zlib.Write(p.row[:]); err != nil {
			return nil, err
		}
	}
	if err := p.zlib.Close(); err != nil {
		return nil, err
	}
	header := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, Width), Height)
	const bits, isPaletted = 4, 3
	out := appendChunk([]byte("\x89PNG\r\n\x1a\n"), "IHDR", append(header, bits, isPaletted, 0, 0, 0))
	var colors []byte
	for _, c := range palette {
		c := color.RGBAModel.Convert(c).(color.RGBA)
		colors = append(colors, c.R, c.G, c.B)
	}
	out = appendChunk(out, "PLTE", colors)
	out = appendChunk(out, "IDAT", p.compressed.Bytes())
	return appendChunk(out, "IEND", nil), nil
}

// appendChunk appends a part of a PNG: its length, name, body, and their checksum.
func appendChunk(out []byte, name string, body []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(body)))
	start := len(out)
	out = append(append(out, name...), body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[start:]))
}
