package content

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/tertulia-go/tertulia/field"
)

// Theme is how a site differs from the built-in theme. The zero value is that theme
// as it is.
type Theme struct {
	// Accent is the color of links and buttons, and AccentDark the same where the
	// reader has asked for dark pages: #8f2c14. "": the theme's own.
	Accent, AccentDark string
	// Font is "": headings in the library's own face, or [NoFont].
	Font Font
	Logo *field.Image // in the head of each page; nil: the site's name stands there
}

// Font says whether a site serves the face of its headings.
type Font string

// NoFont leaves headings to the faces that the reader's system has.
const NoFont Font = "none"

var themeFields = field.NewTable("theme", field.About[Theme]{},
	field.String("accent", func(t *Theme) *string { return &t.Accent }),
	field.String("accent_dark", func(t *Theme) *string { return &t.AccentDark }),
	field.Word("font", func(t *Theme) *Font { return &t.Font }, NoFont),
	field.Optional("logo", func(t *Theme) **field.Image { return &t.Logo }, field.ImageFields()),
)

// behindAccent are the colors of the theme on which the accent stands: paper, raised
// and warn of render's style sheet, by the key of the accent.
var behindAccent = map[string][]string{
	"accent":      {"#fffdf9", "#f5f0e7", "#fdf0d2"},
	"accent_dark": {"#171614", "#23211e", "#3a2f12"},
}

// minContrast is that of words (WCAG 2.2, criterion 1.4.3).
const minContrast = 4.5

var isColor = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

// checkTheme reports what is no color, and a color that does not stand out.
func checkTheme(d *decoder, root *yaml.Node, t *Theme) {
	for key, color := range map[string]string{"accent": t.Accent, "accent_dark": t.AccentDark} {
		if color == "" {
			continue
		}
		n, _ := locate(root, field.Fields("theme", key))
		d.enter("theme")
		d.enter(key)
		if !isColor.MatchString(color) {
			d.fault(n, "error.color", "Value", color).Err = field.ErrFormat
		} else if least := leastContrast(color, behindAccent[key]); least < minContrast {
			d.warn(n, "warning.contrast", "Value", color, "Contrast", fmt.Sprintf("%.1f", math.Floor(least*10)/10), "Want", strconv.FormatFloat(minContrast, 'f', -1, 64))
		}
		d.leave()
		d.leave()
	}
}

// IsColor reports whether s is a color as a [Theme] has them: # and six digits.
func IsColor(s string) bool { return isColor.MatchString(s) }

// WordsOn returns the color of words on a color: white or nearly black, whichever
// stands out more.
func WordsOn(color string) string {
	const light, dark = "#ffffff", "#1d0f0b"
	if contrast(color, light) >= contrast(color, dark) {
		return light
	}
	return dark
}

// leastContrast is that between a color and the one behind it from which it stands
// out least, from 1 to 21.
func leastContrast(color string, behind []string) float64 {
	least := 21.0
	for _, other := range behind {
		least = min(least, contrast(color, other))
	}
	return least
}

// contrast is the contrast ratio of two colors (WCAG 2.2, "contrast ratio").
func contrast(a, b string) float64 {
	light, dark := luminance(a), luminance(b)
	if light < dark {
		light, dark = dark, light
	}
	return (light + 0.05) / (dark + 0.05)
}

// luminance is the relative luminance of a color (WCAG 2.2).
func luminance(color string) float64 {
	sum := 0.0
	digits := strings.TrimPrefix(color, "#")
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(digits[2*i:2*i+2], 16, 8)
		if err != nil {
			return 0 // it is checked before
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
