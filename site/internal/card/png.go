package card

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"hash/adler32"
	"hash/crc32"
	"image/color"
	"math/bits"
	"slices"
)

// encoder encodes cards as PNG (ISO/IEC 15948), two points to a byte, in a third of the
// time of image/png: letters repeat what stands one point to their left or one row
// above, so that nothing else is looked for.
type encoder struct {
	rows   []byte // as they are compressed: each with a zero, for no filter, before it
	tokens []token
	out    []byte
}

const (
	rowBytes = Width / 2
	stride   = 1 + rowBytes
)

// encode returns the picture. Fill sets the points of a row, and reports whether all of
// them are the same.
func (p *encoder) encode(palette color.Palette, fill func(y int, row []byte) (blank bool)) []byte {
	if p.rows == nil {
		p.rows = make([]byte, stride*Height+8) // eight are looked at at a time
	}
	p.tokens = p.tokens[:0]
	before := -1 // the byte of which all of the row above is; -1: several
	for y := range Height {
		at := y * stride
		blank := fill(y, p.rows[at+1:at+stride])
		first := int(p.rows[at+1])
		switch {
		case blank && before == first:
			p.repeat(above, stride)
		case blank:
			p.tokens = append(p.tokens, 0, token(first))
			p.repeat(beside, rowBytes-1)
		default:
			p.compress(at)
		}
		if before = -1; blank {
			before = first
		}
	}
	var out bytes.Buffer
	out.WriteString("\x89PNG\r\n\x1a\n")
	header := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, Width), Height)
	chunk(&out, "IHDR", append(header, 4, 3, 0, 0, 0)) // four bits are a color of the palette
	var colors []byte
	for _, c := range palette {
		c := color.RGBAModel.Convert(c).(color.RGBA)
		colors = append(colors, c.R, c.G, c.B)
	}
	chunk(&out, "PLTE", colors)
	chunk(&out, "IDAT", p.zlib())
	chunk(&out, "IEND", nil)
	return out.Bytes()
}

func chunk(out *bytes.Buffer, name string, body []byte) {
	out.Write(binary.BigEndian.AppendUint32(nil, uint32(len(body))))
	sum := crc32.NewIEEE()
	sum.Write([]byte(name))
	sum.Write(body)
	out.WriteString(name)
	out.Write(body)
	out.Write(sum.Sum(nil))
}

// A token is a byte as it is, or that something is repeated: beside and the length of
// what follows the byte before, above and the length of what stands in the row above.
type token uint16

const (
	minRepeat = 3
	maxRepeat = 258

	beside token = 256
	above  token = beside + maxRepeat + 1
	tokens       = int(above) + maxRepeat + 1
)

// repeat appends that something is repeated so often.
func (p *encoder) repeat(what token, times int) {
	for times > 0 {
		n := min(times, maxRepeat)
		if rest := times - n; rest > 0 && rest < minRepeat {
			n -= minRepeat
		}
		p.tokens = append(p.tokens, what+token(n))
		times -= n
	}
}

// compress appends the tokens of the row that begins at a byte.
func (p *encoder) compress(at int) {
	const first = 1<<(8*minRepeat) - 1 // bytes of eight
	end := at + stride
	for at < end {
		here := binary.LittleEndian.Uint64(p.rows[at:])
		isAbove := at >= stride && (here^binary.LittleEndian.Uint64(p.rows[at-stride:]))&first == 0
		isBeside := at > 0 && (here^binary.LittleEndian.Uint64(p.rows[at-1:]))&first == 0
		what, length := above, 0
		if isAbove {
			length = common(p.rows[at:end], p.rows[at-stride:])
		}
		if isBeside {
			if run := common(p.rows[at:end], p.rows[at-1:]); run >= length {
				what, length = beside, run
			}
		}
		if length < minRepeat {
			p.tokens = append(p.tokens, token(p.rows[at]))
			at++
			continue
		}
		p.repeat(what, length)
		at += length
	}
}

// common returns how many bytes two slices have in common at their beginnings.
func common(a, b []byte) int {
	n := min(len(a), len(b))
	i := 0
	for ; i+8 <= n; i += 8 {
		if other := binary.LittleEndian.Uint64(a[i:]) ^ binary.LittleEndian.Uint64(b[i:]); other != 0 {
			return i + bits.TrailingZeros64(other)/8
		}
	}
	for ; i < n && a[i] == b[i]; i++ {
	}
	return i
}

// zlib returns the rows as one block of deflate with codes of its own (RFC 1951 section
// 3.2.7), between the marks of RFC 1950.
func (p *encoder) zlib() []byte {
	var told [tokens]int
	for _, t := range p.tokens {
		told[t]++
	}
	var counts [symbols]int
	counts[endOfBlock] = 1
	for t, n := range told {
		counts[symbolOf(token(t))] += n
	}
	codes := newCodes(&counts)
	w := bitWriter{b: append(p.out[:0], 0x78, 0x01)}
	w.write(1, 1) // the last block
	w.write(2, 2)
	w.write(symbols-257, 5)
	w.write(distances-1, 5)
	// The lengths of the codes are told in codes themselves: those from 0 to 15 in four
	// bits each, in this order, and those that stand for several of them in none.
	w.write(19-4, 4)
	for _, length := range [...]int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15} {
		if length < 16 {
			w.write(4, 3)
		} else {
			w.write(0, 3)
		}
	}
	for _, c := range codes {
		w.write(reversed(uint32(c.length), 4), 4)
	}
	for distance := range distances {
		if distance == 0 || distance == distances-1 {
			w.write(reversed(1, 4), 4) // one bit for the byte before, one for the row above
		} else {
			w.write(0, 4)
		}
	}
	var written [tokens]code
	for t := range written {
		written[t] = codes.of(token(t))
	}
	// What follows is bitWriter.write, for as many tokens as a card has.
	b, pending, n := slices.Grow(w.b, 4*len(p.tokens)), w.pending, w.n
	for _, t := range p.tokens {
		c := &written[t]
		pending |= uint64(c.bits) << (n & 63)
		if n += c.length; n >= 32 {
			b = binary.LittleEndian.AppendUint32(b, uint32(pending))
			pending >>= 32
			n -= 32
		}
	}
	w = bitWriter{b, pending, n}
	w.write(codes[endOfBlock].bits, codes[endOfBlock].length)
	p.out = binary.BigEndian.AppendUint32(w.end(), adler32.Checksum(p.rows[:stride*Height]))
	return p.out
}

// symbolOf is the symbol by which a token is told.
func symbolOf(t token) int {
	switch {
	case t >= above:
		return lengthCodes[t-above].symbol
	case t >= beside:
		return lengthCodes[t-beside].symbol
	}
	return int(t)
}

// of returns how a token is written: its symbol, the rest of a length, and whether that
// is of the byte before or of the row above.
func (codes *codes) of(t token) code {
	c := codes[symbolOf(t)]
	add := func(bits uint32, length uint8) {
		c.bits |= bits << c.length
		c.length += length
	}
	switch {
	case t >= above:
		add(lengthCodes[t-above].rest, lengthCodes[t-above].restBits)
		add(1|(stride-firstOfRow)<<1, 1+8)
	case t >= beside:
		add(lengthCodes[t-beside].rest, lengthCodes[t-beside].restBits)
		add(0, 1)
	}
	return c
}

// The alphabets of deflate (RFC 1951 section 3.2.5).
const (
	endOfBlock = 256
	symbols    = 286 // bytes, the end, and lengths
	distances  = 19  // the first is one byte, the last from 513 bytes on: a row
	firstOfRow = 513
)

// A lengthCode is how a length is told: a symbol, and bits that say the rest.
type lengthCode struct {
	symbol   int
	rest     uint32
	restBits uint8
}

// lengthCodes are those of each length.
var lengthCodes = func() (all [maxRepeat + 1]lengthCode) {
	length, symbol := minRepeat, 257
	for restBits := uint8(0); length < maxRepeat; symbol++ {
		for rest := range 1 << restBits {
			all[length] = lengthCode{symbol, uint32(rest), restBits}
			length++
		}
		if symbol >= 264 && symbol%4 == 0 {
			restBits++
		}
	}
	all[maxRepeat] = lengthCode{symbol: symbols - 1}
	return all
}()

// A code is the bits of a symbol, the first to be written last.
type code struct {
	bits   uint32
	length uint8 // 0: the symbol is not used
}

// codes are those of the symbols.
type codes [symbols]code

// newCodes returns codes for symbols by how often each is used, at least two of them:
// shorter ones for what is used more, of at most 15 bits.
func newCodes(counts *[symbols]int) (codes codes) {
	total := 0
	for _, n := range counts {
		total += n
	}
	// No symbol counts as so rare that its code would be too long.
	weight := func(n int) int { return n + total>>13 }
	weights, used := 0, make([]int, 0, symbols)
	for s, n := range counts {
		if n > 0 {
			weights += weight(n)
			used = append(used, s)
		}
	}
	slices.SortStableFunc(used, func(a, b int) int { return cmp.Compare(counts[b], counts[a]) })
	// A code has as many bits as a symbol has information (Shannon), rounded up.
	const whole = 1 << 15
	free := whole
	for _, s := range used {
		length := 1
		for weight(counts[s])<<length < weights {
			length++
		}
		codes[s].length = uint8(length)
		free -= whole >> length
	}
	// What is left of all codes then shortens those that are used most.
	for free > 0 {
		for _, s := range used {
			if l := codes[s].length; l > 1 && whole>>l <= free {
				codes[s].length--
				free -= whole >> l
			}
		}
	}
	next := uint32(0)
	for length := uint8(1); length <= 15; length++ {
		next <<= 1
		for s := range codes {
			if codes[s].length == length {
				codes[s].bits = reversed(next, length)
				next++
			}
		}
	}
	return codes
}

func reversed(code uint32, length uint8) uint32 { return bits.Reverse32(code) >> (32 - length) }

// bitWriter writes bits, the lowest first.
type bitWriter struct {
	b       []byte
	pending uint64
	n       uint8 // how many are pending
}

func (w *bitWriter) write(bits uint32, length uint8) {
	w.pending |= uint64(bits) << w.n
	if w.n += length; w.n >= 32 {
		w.b = binary.LittleEndian.AppendUint32(w.b, uint32(w.pending))
		w.pending >>= 32
		w.n -= 32
	}
}

// end returns all that has been written, to the end of a byte.
func (w *bitWriter) end() []byte {
	for ; w.n > 0; w.n -= min(w.n, 8) {
		w.b = append(w.b, byte(w.pending))
		w.pending >>= 8
	}
	return w.b
}
