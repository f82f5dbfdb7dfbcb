package card

import (
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
