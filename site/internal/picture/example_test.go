package picture_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"testing/fstest"

	"github.com/tertulia-go/tertulia/site/internal/picture"
)

func Example() {
	var cover bytes.Buffer
	if err := png.Encode(&cover, image.NewGray(image.Rect(0, 0, 1200, 800))); err != nil {
		fmt.Println(err)
		return
	}
	store := picture.New(fstest.MapFS{"events/agua/cover.png": {Data: cover.Bytes()}}, picture.Options{})

	// A page is printed.
	source, err := store.Source("events/agua/cover.png")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, width := range source.Widths() {
		fmt.Println(source.Name(width)[16:], width, source.HeightAt(width))
	}

	// A reader asks for what it names.
	body, mediaType, err := store.Picture(context.Background(), source.Name(480))
	if err != nil {
		fmt.Println(err)
		return
	}
	config, err := png.DecodeConfig(bytes.NewReader(body))
	fmt.Println(mediaType, config.Width, config.Height, err)
	// Output:
	// -480.png 480 320
	// -960.png 960 640
	// .png 1200 800
	// image/png 480 320 <nil>
}
