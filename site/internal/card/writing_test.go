package card

import (
	"image/color"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/image/font/sfnt"
)

func TestBothFontsHaveTheLettersOfOurLanguages(t *testing.T) {
	p, err := New()
	require.NoError(t, err)
	var buffer sfnt.Buffer
	for language, letters := range map[string]string{
		"Spanish": "aábcdeéfghiíjklmnñoópqrstuúüvwxyz¿?¡!«»“”—–…ªº€$%&@", "Portuguese": "áâãàçéêíóôõúü", "Catalan": "àçèéíïòóúüŀ·", "French": "àâæçèéêëîïôœùûüÿ’",
		"Galician and Basque": "áéíñóúüç", "Guarani": "ãẽĩõũỹñg̃’ʼ", "Quechua and Nahuatl": "ñāēīōʼ", "English": "‘’“”—–", "German": "äöüß", "Polish and Czech": "ąćęłńśźżčďěřšťůž",
		"Turkish": "ğıİş", "Vietnamese": "ễợủ", "Greek": "αβγάέ", "Russian": "абвгдёй",
	} {
		for _, r := range letters {
			for name, font := range map[string]*sfnt.Font{"regular": p.regular, "bold": p.bold} {
				glyph, err := font.GlyphIndex(&buffer, r)
				require.NoError(t, err)
				assert.NotZero(t, glyph, "%s: the %s font lacks %q", language, name, r)
			}
		}
	}
	for r := rune(0); r < 0x3000; r++ {
		regular, err := p.regular.GlyphIndex(&buffer, r)
		require.NoError(t, err)
		bold, err := p.bold.GlyphIndex(&buffer, r)
		require.NoError(t, err)
		assert.Equal(t, regular == 0, bold == 0, "one font has %q", r)
	}
}

func TestTheTitleCanBeReadOnEachAccent(t *testing.T) {
	for _, tc := range []struct {
		ground, want color.RGBA
	}{{black, white}, {white, black}, {color.RGBA{255, 220, 60, 255}, black}, {color.RGBA{0x8f, 0x2c, 0x14, 255}, white}} {
		assert.Equal(t, tc.want, inkOn(tc.ground))
	}
	assert.InDelta(t, 21, contrast(white, black), 1e-9)
	for r := 0; r < 256; r += 15 {
		for g := 0; g < 256; g += 15 {
			for b := 0; b < 256; b += 15 {
				ground := color.RGBA{uint8(r), uint8(g), uint8(b), 255}
				assert.GreaterOrEqual(t, contrast(ground, inkOn(ground)), 4.5, "on %v", ground) // WCAG 2.2 criterion 1.4.3
			}
		}
	}
}
