package picture

import (
	"image"
	"image/draw"
	"math"

	xdraw "golang.org/x/image/draw"
)

// scale returns a picture in another size. It gives what [xdraw.CatmullRom] gives,
// row by row: that scaler keeps 32 bytes for each pixel of the new width and the old
// height, 200 MB for the photograph of a telephone.
func scale(from image.Image, width, height int) image.Image {
	b := from.Bounds()
	if b.Dx() == width && b.Dy() == height {
		return from
	}
	across, down := taps(b.Dx(), width), taps(b.Dy(), height)
	to := image.NewRGBA(image.Rect(0, 0, width, height))
	row := image.NewRGBA(image.Rect(0, 0, b.Dx(), 1))
	// The rows of the old height in the new width that the present row needs.
	rows := make([][]float32, rowsAtOnce(down))
	for i := range rows {
		rows[i] = make([]float32, 4*width)
	}
	sum := make([]float32, 4*width)
	next := 0
	for y, t := range down {
		for ; next < t.first+len(t.weights); next++ {
			draw.Draw(row, row.Rect, from, image.Pt(b.Min.X, b.Min.Y+next), draw.Src)
			scaleRow(rows[next%len(rows)], row.Pix, across)
		}
		clear(sum)
		for i, weight := range t.weights {
			for j, v := range rows[(t.first+i)%len(rows)] {
				sum[j] += weight * v
			}
		}
		round(to.Pix[y*to.Stride:][:4*width], sum)
	}
	return to
}

// tap says of which points, from the first on, a point of the new size is made.
type tap struct {
	first   int
	weights []float32 // which together are 1
}

func taps(from, to int) []tap {
	kernel := xdraw.CatmullRom
	ratio := float64(from) / float64(to)
	stretch := max(1, ratio) // of the kernel
	all := make([]tap, to)
	for i := range all {
		center := (float64(i)+0.5)*ratio - 0.5
		first := max(0, int(math.Ceil(center-kernel.Support*stretch)))
		last := min(from-1, int(math.Floor(center+kernel.Support*stretch)))
		weights := make([]float32, 0, last-first+1)
		var total float32
		for j := first; j <= last; j++ {
			w := float32(0)
			if t := math.Abs(float64(j)-center) / stretch; t < kernel.Support {
				w = float32(kernel.At(t))
			}
			weights = append(weights, w)
			total += w
		}
		for j := range weights {
			weights[j] /= total
		}
		all[i] = tap{first, weights}
	}
	return all
}

func rowsAtOnce(down []tap) int {
	most := 0
	for _, t := range down {
		most = max(most, len(t.weights))
	}
	return most
}

func scaleRow(to []float32, from []uint8, across []tap) {
	for x, t := range across {
		var r, g, b, a float32
		pixels := from[4*t.first:]
		for i, weight := range t.weights {
			p := pixels[4*i : 4*i+4 : 4*i+4]
			r += weight * float32(p[0])
			g += weight * float32(p[1])
			b += weight * float32(p[2])
			a += weight * float32(p[3])
		}
		p := to[4*x : 4*x+4 : 4*x+4]
		p[0], p[1], p[2], p[3] = r, g, b, a
	}
}

// round writes sums as colors: the kernel goes below nothing and above all, and no
// color is more than its own alpha.
func round(to []uint8, sum []float32) {
	for i := 0; i < len(to); i += 4 {
		alpha := min(max(sum[i+3], 0), 255)
		for c := range 3 {
			to[i+c] = uint8(min(max(sum[i+c], 0), alpha) + 0.5)
		}
		to[i+3] = uint8(alpha + 0.5)
	}
}
