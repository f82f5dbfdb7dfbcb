package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/draw"
)

// orientation says how a camera was held (Exif 2.32, tag 274, 1 to 8): which side of
// the stored picture is up. Any other value is 1, as it is stored.
type orientation uint16

// isTurned reports whether width and height of the stored picture are those of its
// height and width as it is seen.
func (o orientation) isTurned() bool { return o >= 5 && o <= 8 }

// apply returns a picture as it is seen.
func (o orientation) apply(stored image.Image) image.Image {
	if o < 2 || o > 8 {
		return stored
	}
	b := stored.Bounds()
	w, h := b.Dx(), b.Dy()
	size := image.Rect(0, 0, w, h)
	if o.isTurned() {
		size = image.Rect(0, 0, h, w)
	}
	seen := image.NewRGBA(size)
	row := image.NewRGBA(image.Rect(0, 0, w, 1))
	for y := range h {
		draw.Draw(row, row.Rect, stored, image.Pt(b.Min.X, b.Min.Y+y), draw.Src)
		for x := range w {
			to := o.place(x, y, w, h)
			copy(seen.Pix[seen.PixOffset(to.X, to.Y):], row.Pix[4*x:4*x+4])
		}
	}
	return seen
}

// place returns where a point of the stored picture, which is w wide and h high, is
// in the picture as it is seen.
func (o orientation) place(x, y, w, h int) image.Point {
	switch o {
	case 2:
		return image.Pt(w-1-x, y)
	case 3:
		return image.Pt(w-1-x, h-1-y)
	case 4:
		return image.Pt(x, h-1-y)
	case 5:
		return image.Pt(y, x)
	case 6:
		return image.Pt(h-1-y, x)
	case 7:
		return image.Pt(h-1-y, w-1-x)
	case 8:
		return image.Pt(y, w-1-x)
	}
	return image.Pt(x, y)
}

// orientationOf returns the orientation that a JPEG file says, 1 if it says none and
// for other files, which cameras do not write.
func orientationOf(jpeg []byte) orientation {
	for marker, segment := range segments(jpeg) {
		const exif, app1 = "Exif\x00\x00", 0xe1
		if tiff, ok := bytes.CutPrefix(segment, []byte(exif)); ok && marker == app1 {
			return orientationIn(tiff)
		}
	}
	return 1
}

// segments yields marker and body of what stands before the picture in a JPEG file.
func segments(jpeg []byte) func(yield func(byte, []byte) bool) {
	return func(yield func(byte, []byte) bool) {
		const scan = 0xda
		rest, ok := bytes.CutPrefix(jpeg, []byte{0xff, 0xd8})
		for ok && len(rest) >= 4 && rest[0] == 0xff && rest[1] != scan {
			if rest[1] == 0xff { // a marker may be filled up
				rest = rest[1:]
				continue
			}
			length := int(binary.BigEndian.Uint16(rest[2:])) // with its own two bytes
			if length < 2 || 2+length > len(rest) || !yield(rest[1], rest[4:2+length]) {
				return
			}
			rest = rest[2+length:]
		}
	}
}

// orientationIn returns the orientation in the first directory of a TIFF header.
func orientationIn(tiff []byte) orientation {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(tiff, []byte("II*\x00")):
		order = binary.LittleEndian
	case bytes.HasPrefix(tiff, []byte("MM\x00*")):
		order = binary.BigEndian
	default:
		return 1
	}
	const header, entrySize = 8, 12
	if len(tiff) < header {
		return 1
	}
	start := uint64(order.Uint32(tiff[4:]))
	if start+2 > uint64(len(tiff)) {
		return 1
	}
	entries := tiff[start+2:]
	for range order.Uint16(tiff[start:]) {
		if len(entries) < entrySize {
			return 1
		}
		const tag, short = 0x0112, 3
		if order.Uint16(entries) == tag && order.Uint16(entries[2:]) == short {
			return orientation(order.Uint16(entries[8:]))
		}
		entries = entries[entrySize:]
	}
	return 1
}
