package picture_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/site/internal/picture"
)

var (
	red   = color.RGBA{220, 20, 20, 255}
	green = color.RGBA{20, 180, 20, 255}
	blue  = color.RGBA{20, 20, 220, 255}
	white = color.RGBA{255, 255, 255, 255}
)

// quarters is a picture of four colors: red and green above, blue and white below.
func quarters(width, height int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			m.SetRGBA(x, y, [2][2]color.RGBA{{red, green}, {blue, white}}[2*y/height][2*x/width])
		}
	}
	return m
}

func jpegOf(t testing.TB, m image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, jpeg.Encode(&out, m, nil))
	return out.Bytes()
}

func pngOf(t testing.TB, m image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, png.Encode(&out, m))
	return out.Bytes()
}

func gifOf(t testing.TB, screen image.Config, frames ...*image.Paletted) []byte {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, gif.EncodeAll(&out, &gif.GIF{Image: frames, Delay: make([]int, len(frames)), Config: screen}))
	return out.Bytes()
}

func fileOf(t testing.TB, name string) []byte {
	t.Helper()
	body, err := os.ReadFile(filepath.Join("testdata", name))
	require.NoError(t, err)
	return body
}

// exif is a segment of a JPEG file that says how the camera was held, and where.
func exif(order binary.AppendByteOrder, orientation uint16) []byte {
	tiff := []byte("II*\x00")
	if order == binary.AppendByteOrder(binary.BigEndian) {
		tiff = []byte("MM\x00*")
	}
	tiff = order.AppendUint32(tiff, 8)
	tiff = order.AppendUint16(tiff, 2)
	entry := func(tag, kind uint16, count uint32, value uint16) {
		tiff = order.AppendUint16(order.AppendUint16(tiff, tag), kind)
		tiff = order.AppendUint16(order.AppendUint16(order.AppendUint32(tiff, count), value), 0)
	}
	entry(0x010f, 2, 4, 0) // the maker
	entry(0x0112, 3, 1, orientation)
	body := append([]byte("Exif\x00\x00"), tiff...)
	body = append(body, "GPS 4.6097 N 74.0817 W"...)
	return append(binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(body)+2)), body...)
}

// withSegment puts a segment behind the start of a JPEG file.
func withSegment(file, segment []byte) []byte {
	return append(append(append([]byte{}, file[:2]...), segment...), file[2:]...)
}

func storeOf(body []byte) *picture.Store {
	return picture.New(fstest.MapFS{"a": {Data: body}}, picture.Options{})
}

// storeOfAsked is a store that knows the picture.
func storeOfAsked(t testing.TB, body []byte) *picture.Store {
	t.Helper()
	s := storeOf(body)
	_, err := s.Source("a")
	require.NoError(t, err)
	return s
}

func made(t testing.TB, s *picture.Store, name string) image.Image {
	t.Helper()
	body, mediaType, err := s.Picture(t.Context(), name)
	require.NoError(t, err)
	m, kind, err := image.Decode(bytes.NewReader(body))
	require.NoError(t, err)
	assert.Equal(t, mediaType, "image/"+kind)
	return m
}

// assertColor compares colors as eyes do.
func assertColor(t testing.TB, want, got color.Color, at ...any) {
	t.Helper()
	r, g, b, a := want.RGBA()
	r2, g2, b2, a2 := got.RGBA()
	for _, pair := range [][2]uint32{{r, r2}, {g, g2}, {b, b2}, {a, a2}} {
		assert.InDelta(t, pair[0]>>8, pair[1]>>8, 12, at...)
	}
}

func TestEachFormatIsMadeInEachSize(t *testing.T) {
	palette := func(m image.Image) *image.Paletted {
		p := image.NewPaletted(m.Bounds(), color.Palette{red, green, blue, white})
		for y := range m.Bounds().Dy() {
			for x := range m.Bounds().Dx() {
				p.Set(x, y, m.At(x, y))
			}
		}
		return p
	}
	for _, tc := range []struct {
		name  string
		body  []byte
		names []string // without the hash
	}{
		{"JPEG", jpegOf(t, quarters(2000, 400)), []string{"-480.jpg", "-960.jpg", "-1600.jpg"}},
		{"PNG", pngOf(t, quarters(1600, 300)), []string{"-480.png", "-960.png", ".png"}},
		{"GIF is made a PNG", gifOf(t, image.Config{}, palette(quarters(1000, 500))), []string{"-480.png", "-960.png", ".png"}},
		{"WebP without transparency is made a JPEG", fileOf(t, "lossy.webp"), []string{"-480.jpg", ".jpg"}},
		{"WebP with transparency is made a PNG", fileOf(t, "transparent.webp"), []string{"-480.png", ".png"}},
		{"WebP without loss is made a PNG", losslessWebP(700, 350), []string{"-480.png", ".png"}},
		{"none is larger than the original", jpegOf(t, quarters(100, 50)), []string{".jpg"}},
		{"one of the width of a size", jpegOf(t, quarters(480, 240)), []string{".jpg"}},
		{"one row of points", pngOf(t, quarters(3000, 1)), []string{"-480.png", "-960.png", "-1600.png"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := storeOf(tc.body)
			source, err := s.Source("a")
			require.NoError(t, err)
			var names []string
			for _, width := range source.Widths() {
				name := source.Name(width)
				names = append(names, strings.TrimPrefix(name, source.Hash))
				assert.Equal(t, image.Rect(0, 0, width, source.HeightAt(width)), made(t, s, name).Bounds(), name)
			}
			assert.Equal(t, tc.names, names)
			assert.Equal(t, image.Rect(0, 0, source.Width, source.Height), made(t, s, source.Name(source.Width)).Bounds())
		})
	}
}

func TestAPictureIsSeenAsTheCameraWasHeld(t *testing.T) {
	// Of each orientation: the colors as they are seen, above then below.
	seen := map[uint16][4]color.RGBA{
		0: {red, green, blue, white}, 1: {red, green, blue, white}, 2: {green, red, white, blue}, 3: {white, blue, green, red},
		4: {blue, white, red, green}, 5: {red, blue, green, white}, 6: {blue, red, white, green}, 7: {white, green, blue, red},
		8: {green, white, red, blue}, 9: {red, green, blue, white},
	}
	for value, want := range seen {
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			s := storeOf(withSegment(jpegOf(t, quarters(600, 500)), exif(order, value)))
			source, err := s.Source("a")
			require.NoError(t, err)
			size := image.Pt(600, 500)
			if value >= 5 && value <= 8 {
				size = image.Pt(500, 600)
			}
			assert.Equal(t, size, image.Pt(source.Width, source.Height))
			for _, width := range []int{480, source.Width} {
				m := made(t, s, source.Name(width))
				right, down := width*3/4, source.HeightAt(width)*3/4
				for i, at := range []image.Point{{width / 4, down / 3}, {right, down / 3}, {width / 4, down}, {right, down}} {
					assertColor(t, want[i], m.At(at.X, at.Y), "orientation %d, %v, %d wide, %v", value, order, width, at)
				}
			}
		}
	}
}

func TestExifThatIsBrokenSaysNothing(t *testing.T) {
	plain := jpegOf(t, quarters(800, 600))
	whole := exif(binary.BigEndian, 6)
	widthWith := func(body []byte) int {
		segment := append(binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(body)+2)), body...)
		source, err := storeOf(withSegment(plain, segment)).Source("a")
		require.NoError(t, err)
		return source.Width
	}
	body := whole[4:]
	require.Equal(t, 600, widthWith(body))
	const end = 6 + 8 + 2 + 2*12 // of the entry that says it
	for length := range end {
		assert.Equal(t, 800, widthWith(body[:length]), "cut to %d bytes", length)
	}
	for _, tc := range []struct {
		name string
		at   int
		with string
	}{
		{"it begins nowhere", 6 + 4, "\xff\xff\xff\xff"},
		{"it is neither of the two orders", 6, "XX"},
		{"the value is no short number", 6 + 8 + 2 + 12 + 2, "\x00\x02"},
	} {
		broken := bytes.Clone(body)
		copy(broken[tc.at:], tc.with)
		assert.Equal(t, 800, widthWith(broken), tc.name)
	}
	// The size of a file that says it is JFIF is known before its other segments are read.
	short := withSegment(plain, []byte("\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"))
	short = bytes.Replace(short, []byte{0xff, 0xda}, []byte{0xff, 0xe1, 0, 1, 0xff, 0xda}, 1)
	source, err := storeOf(short).Source("a")
	require.NoError(t, err, "a segment shorter than its own length")
	assert.Equal(t, 800, source.Width)
}

func TestNothingIsLeftOfWhatTheCameraWrote(t *testing.T) {
	s := storeOf(append(withSegment(jpegOf(t, quarters(800, 600)), exif(binary.BigEndian, 1)), "GPS behind the end"...))
	source, err := s.Source("a")
	require.NoError(t, err)
	for _, width := range []int{480, 800} {
		body, _, err := s.Picture(t.Context(), source.Name(width))
		require.NoError(t, err)
		for _, word := range []string{"Exif", "GPS"} {
			assert.NotContains(t, string(body), word)
		}
	}
}

func TestOfAnAnimationTheFirstPictureStandsOnTheWhole(t *testing.T) {
	part := image.NewPaletted(image.Rect(10, 10, 20, 20), color.Palette{red})
	second := image.NewPaletted(image.Rect(0, 0, 30, 30), color.Palette{blue})
	s := storeOf(gifOf(t, image.Config{Width: 30, Height: 30, ColorModel: color.Palette{red}}, part, second))
	source, err := s.Source("a")
	require.NoError(t, err)
	m := made(t, s, source.Name(30))
	assert.Equal(t, image.Rect(0, 0, 30, 30), m.Bounds())
	assertColor(t, red, m.At(15, 15))
	assertColor(t, color.Transparent, m.At(5, 5))
}

func TestTransparentPointsDoNotDarkenWhatIsBesideThem(t *testing.T) {
	m := image.NewNRGBA(image.Rect(0, 0, 1000, 10))
	for x := 500; x < 1000; x++ {
		for y := range 10 {
			m.Set(x, y, white)
		}
	}
	s := storeOf(pngOf(t, m))
	source, err := s.Source("a")
	require.NoError(t, err)
	small := made(t, s, source.Name(480))
	for x := range 480 {
		if c := color.NRGBAModel.Convert(small.At(x, 2)).(color.NRGBA); c.A > 20 {
			assert.Greater(t, c.R, uint8(240), "at %d", x)
		}
	}
}

func TestADrawingIsHandedOutAsItIs(t *testing.T) {
	drawing := []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`)
	s := picture.New(fstest.MapFS{"logo.SVG": {Data: drawing}}, picture.Options{})
	source, err := s.Source("logo.SVG")
	require.NoError(t, err)
	assert.Equal(t, [2]int{}, [2]int{source.Width, source.Height})
	assert.Empty(t, source.Widths())
	assert.Equal(t, source.Hash+".svg", source.Name(0))
	assert.Zero(t, source.HeightAt(0))
	body, mediaType, err := s.Picture(t.Context(), source.Name(0))
	require.NoError(t, err)
	assert.Equal(t, drawing, body)
	assert.Equal(t, "image/svg+xml", mediaType)
	assert.Contains(t, picture.Policy, "sandbox")
}

func TestWhatIsNoPictureIsRefused(t *testing.T) {
	truncated := jpegOf(t, quarters(800, 600))
	for _, tc := range []struct {
		name string
		body []byte
		want error // nil: any
	}{
		{"nothing", nil, picture.ErrFormat},
		{"words", []byte("hello"), picture.ErrFormat},
		{"a page", []byte("<html><script>alert(1)</script>"), picture.ErrFormat},
		{"a TIFF", []byte("II*\x00\x08\x00\x00\x00"), picture.ErrFormat},
		{"the beginning of a PNG", []byte("\x89PNG\r\n\x1a\n"), nil},
		{"a PNG of 40,000 x 40,000", pngHeader(40_000, 40_000), picture.ErrTooLarge},
		{"a PNG whose size is no number of points", pngHeader(1<<31-1, 1<<31-1), nil},
		{"a WebP of 16,384 x 16,384", losslessWebP(16_384, 16_384), picture.ErrTooLarge},
		{"a file of 33 MiB", append(truncated, make([]byte, 33<<20)...), picture.ErrTooLarge},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := storeOf(tc.body)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := s.Source("a")
			runtime.ReadMemStats(&after)
			require.Error(t, err)
			if tc.want != nil {
				assert.ErrorIs(t, err, tc.want)
			}
			assert.True(t, strings.HasPrefix(err.Error(), "a: "), err)
			assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(200<<20), "it was refused before it was decoded")
			_, again := s.Source("a")
			assert.Equal(t, err, again)
		})
	}
}

func TestAPictureThatEndsTooEarlyIsRefusedWhenItIsMade(t *testing.T) {
	whole := jpegOf(t, quarters(800, 600))
	s := storeOf(whole[:len(whole)/2])
	source, err := s.Source("a")
	require.NoError(t, err)
	body, _, err := s.Picture(t.Context(), source.Name(480))
	require.ErrorContains(t, err, "a: ")
	assert.Nil(t, body)
}

func TestOnlyWhatAPageMayNameIsMade(t *testing.T) {
	s := storeOf(jpegOf(t, quarters(1000, 500)))
	source, err := s.Source("a")
	require.NoError(t, err)
	for _, name := range []string{
		"", source.Hash, source.Hash + ".png", source.Hash + "-481.jpg", source.Hash + "-1600.jpg", source.Hash + "-1000.jpg",
		source.Hash + "-0480.jpg", source.Hash + "-480.JPG", strings.ToUpper(source.Name(480)), "0000000000000000-480.jpg", "../a", strings.Repeat("a", 1<<20),
	} {
		body, _, err := s.Picture(t.Context(), name)
		assert.ErrorIs(t, err, fs.ErrNotExist, "%.40q", name)
		assert.Nil(t, body)
		assert.Less(t, len(err.Error()), 200)
	}
}

func TestTheNameIsThatOfTheBytes(t *testing.T) {
	body := jpegOf(t, quarters(1000, 500))
	s := picture.New(fstest.MapFS{"a/b.jpg": {Data: body}, "c.png": {Data: body}, "d.jpg": {Data: jpegOf(t, quarters(1000, 501))}}, picture.Options{})
	name := func(file string) string {
		source, err := s.Source(file)
		require.NoError(t, err)
		return source.Name(480)
	}
	assert.Equal(t, name("a/b.jpg"), name("c.png"), "what a file is, its bytes say")
	assert.NotEqual(t, name("a/b.jpg"), name("d.jpg"))
	assert.Regexp(t, `^[0-9a-f]{16}-480\.jpg$`, name("d.jpg"))
}

func TestAFileIsReadAgainWhenItChanges(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.png")
	write := func(width int, ago time.Duration) {
		require.NoError(t, os.WriteFile(file, pngOf(t, quarters(width, 10)), 0o600))
		at := time.Now().Add(-ago)
		require.NoError(t, os.Chtimes(file, at, at))
	}
	width := func(s *picture.Store) int {
		source, err := s.Source("a.png")
		require.NoError(t, err)
		return source.Width
	}
	s := picture.New(os.DirFS(dir), picture.Options{})
	write(10, time.Hour)
	assert.Equal(t, 10, width(s))
	old, err := s.Source("a.png")
	require.NoError(t, err)

	write(12, time.Minute)
	assert.Equal(t, 12, width(s), "its time is another")
	_, _, err = s.Picture(t.Context(), old.Name(10))
	require.ErrorIs(t, err, fs.ErrNotExist, "what was is gone")

	body := pngOf(t, quarters(20, 10))
	at := time.Now()
	hashes := map[string]bool{}
	for last := range byte(2) {
		body[len(body)-1] = last
		require.NoError(t, os.WriteFile(file, body, 0o600))
		require.NoError(t, os.Chtimes(file, at, at))
		source, err := s.Source("a.png")
		require.NoError(t, err)
		hashes[source.Hash] = true
	}
	assert.Len(t, hashes, 2, "two changes in one moment leave the same size and time")
}

func TestALaterStateOfTheFilesSharesWhatHasBeenMade(t *testing.T) {
	body := jpegOf(t, quarters(1000, 500))
	old := storeOf(body)
	source, err := old.Source("a")
	require.NoError(t, err)
	want, _, err := old.Picture(t.Context(), source.Name(480))
	require.NoError(t, err)

	next := old.Over(fstest.MapFS{"b": {Data: body}})
	_, err = next.Source("a")
	require.ErrorIs(t, err, fs.ErrNotExist)
	_, _, err = next.Picture(t.Context(), source.Name(480))
	require.ErrorIs(t, err, fs.ErrNotExist, "no page of the later state names it")
	_, err = next.Source("b")
	require.NoError(t, err)
	got, _, err := next.Picture(t.Context(), source.Name(480))
	require.NoError(t, err)
	assert.Same(t, &want[0], &got[0])
}

func TestALaterStateReadsAgainWhatHasNoTime(t *testing.T) {
	first := pngOf(t, image.NewGray(image.Rect(0, 0, 3, 3)))
	second := bytes.Clone(first)
	s := storeOf(first)
	before, err := s.Source("a")
	require.NoError(t, err)
	second[len(second)-1] ^= 1 // of the same length
	after, err := s.Over(fstest.MapFS{"a": {Data: second}}).Source("a")
	require.NoError(t, err)
	assert.NotEqual(t, before.Hash, after.Hash)
}

func TestACacheKeepsPicturesForAnotherProcess(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "cache")
	body := jpegOf(t, quarters(1000, 500))
	ask := func(files fstest.MapFS) []byte {
		s := picture.New(files, picture.Options{Cache: dir})
		source, err := s.Source("a")
		require.NoError(t, err)
		made, _, err := s.Picture(t.Context(), source.Name(480))
		require.NoError(t, err)
		entries, err := os.ReadDir(dir)
		require.NoError(t, err)
		require.Len(t, entries, 1, "nothing half-written is left")
		assert.Equal(t, source.Name(480), entries[0].Name())
		return made
	}
	first := ask(fstest.MapFS{"a": {Data: body}})
	assert.Equal(t, first, ask(fstest.MapFS{"a": {Data: body}}))
}

func TestACacheThatCannotBeWrittenIsAnError(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	s := picture.New(fstest.MapFS{"a": {Data: jpegOf(t, quarters(1000, 500))}}, picture.Options{Cache: file})
	source, err := s.Source("a")
	require.NoError(t, err)
	body, _, err := s.Picture(t.Context(), source.Name(480))
	require.Error(t, err)
	assert.Nil(t, body)
}

func TestMemoryIsBounded(t *testing.T) {
	files := fstest.MapFS{}
	drawing := make([]byte, 10<<20)
	for i := range 8 {
		drawing[0] = byte(i)
		files[string(rune('a'+i))+".svg"] = &fstest.MapFile{Data: bytes.Clone(drawing)}
	}
	s := picture.New(files, picture.Options{})
	get := func(file string) *byte {
		source, err := s.Source(file)
		require.NoError(t, err)
		body, _, err := s.Picture(t.Context(), source.Name(0))
		require.NoError(t, err)
		return &body[0]
	}
	first, second := get("a.svg"), get("b.svg")
	for _, file := range []string{"c.svg", "d.svg", "e.svg", "f.svg"} {
		get(file)
		assert.Same(t, first, get("a.svg"), "what is asked for again stays")
	}
	get("g.svg")
	assert.Same(t, first, get("a.svg"))
	assert.NotSame(t, second, get("b.svg"), "what was asked for longest ago goes")
}

// counted are files that know how many read them, and how many of those at once.
type counted struct {
	fs.FS
	mu              sync.Mutex
	reading, most   int
	opened          map[string]int
	enough, release chan struct{}
}

func (c *counted) Open(name string) (fs.File, error) {
	f, err := c.FS.Open(name)
	c.mu.Lock()
	c.opened[name]++
	c.mu.Unlock()
	return &countedFile{File: f, in: c}, err
}

type countedFile struct {
	fs.File
	in   *counted
	once sync.Once
}

func (f *countedFile) Read(p []byte) (int, error) {
	f.once.Do(func() {
		f.in.mu.Lock()
		f.in.reading++
		f.in.most = max(f.in.most, f.in.reading)
		f.in.mu.Unlock()
		if f.in.release != nil {
			f.in.enough <- struct{}{}
			<-f.in.release
		}
		f.in.mu.Lock()
		f.in.reading--
		f.in.mu.Unlock()
	})
	return f.File.Read(p)
}

func TestTwoPicturesAreMadeAtOnceAndEachOnce(t *testing.T) {
	images := fstest.MapFS{}
	for i, file := range []string{"a", "b", "c"} {
		images[file] = &fstest.MapFile{Data: jpegOf(t, quarters(1000, 500+i))}
	}
	files := &counted{FS: images, opened: map[string]int{}}
	s := picture.New(files, picture.Options{})
	var names []string
	for file := range images {
		source, err := s.Source(file)
		require.NoError(t, err)
		names = append(names, source.Name(480))
	}
	files.opened, files.most = map[string]int{}, 0
	files.enough, files.release = make(chan struct{}, 9), make(chan struct{})

	var asking sync.WaitGroup
	for range 5 {
		for _, name := range names {
			asking.Go(func() {
				_, _, err := s.Picture(context.Background(), name)
				assert.NoError(t, err)
			})
		}
	}
	<-files.enough
	<-files.enough

	// Who waits may leave, and spoils nothing for the others.
	gone, cancel := context.WithCancel(context.Background())
	cancel()
	for _, name := range names {
		_, _, err := s.Picture(gone, name)
		assert.ErrorIs(t, err, context.Canceled)
	}
	close(files.release)
	asking.Wait()
	assert.Equal(t, 2, files.most, "two at once")
	for file := range images {
		assert.Equal(t, 1, files.opened[file], "%s is read once", file)
	}
}

// pngHeader is the beginning of a PNG of any size.
func pngHeader(width, height uint32) []byte {
	chunk := []byte("IHDR")
	chunk = binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(chunk, width), height)
	chunk = append(chunk, 8, 2, 0, 0, 0)
	file := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), chunk...)
	return binary.BigEndian.AppendUint32(file, crc32.ChecksumIEEE(chunk))
}

// losslessWebP is a WebP of one color in a few bytes, however large it is: of each
// channel there is one value, which takes no bit.
func losslessWebP(width, height int) []byte {
	var bits []byte
	used := 0
	put := func(value, count int) {
		for i := range count {
			if used%8 == 0 {
				bits = append(bits, 0)
			}
			bits[len(bits)-1] |= byte(value>>i&1) << (used % 8)
			used++
		}
	}
	put(0x2f, 8)
	put(width-1, 14)
	put(height-1, 14)
	put(0, 1+3)   // no transparency, version 0
	put(0, 1+1+1) // neither transforms, nor a cache of colors, nor groups of codes
	for _, value := range []int{180, 20, 20, 255, 0} {
		put(0b101, 3) // a simple code of one symbol, which has eight bits
		put(value, 8)
	}
	if len(bits)%2 == 1 {
		bits = append(bits, 0)
	}
	file := binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(bits)+12))
	file = binary.LittleEndian.AppendUint32(append(file, "WEBPVP8L"...), uint32(len(bits)))
	return append(file, bits...)
}

// revised are files that tell their revisions and no times, and count how often one is
// opened.
type revised struct {
	files  fstest.MapFS
	revs   map[string]string
	opened *int
}

func (r revised) Rev(path string) (string, bool) { rev, ok := r.revs[path]; return rev, ok }

func (r revised) Open(name string) (fs.File, error) {
	*r.opened++
	return r.files.Open(name)
}

func (r revised) Stat(name string) (fs.FileInfo, error) { return r.files.Stat(name) }

func TestAFileOfARevisionIsReadOnce(t *testing.T) {
	t.Parallel()
	first, second, opened := pngOf(t, image.NewGray(image.Rect(0, 0, 3, 3))), pngOf(t, image.NewGray(image.Rect(0, 0, 4, 3))), 0
	at := func(rev string, body []byte) revised {
		return revised{fstest.MapFS{"a.png": {Data: body}}, map[string]string{"a.png": rev}, &opened}
	}
	store := picture.New(at("1", first), picture.Options{})
	before, err := store.Source("a.png")
	require.NoError(t, err)
	require.Equal(t, 1, opened)
	store = store.Over(at("1", first))
	same, err := store.Source("a.png")
	require.NoError(t, err)
	assert.Equal(t, before, same)
	assert.Equal(t, 1, opened, "a later state with the same revision")
	after, err := store.Over(at("2", second)).Source("a.png")
	require.NoError(t, err)
	assert.NotEqual(t, before.Hash, after.Hash)
	assert.Equal(t, 2, opened)
}
