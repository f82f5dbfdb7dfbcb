package main

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/golden"
	"github.com/tertulia-go/tertulia/locales"
)

func TestAnswersInTheReadersLanguage(t *testing.T) {
	catalog, err := i18n.Load([]language.Tag{language.Spanish, language.English}, locales.FS)
	require.NoError(t, err)
	h, err := handler(catalog, lecture())
	require.NoError(t, err)
	cases := []struct{ name, target, accept, want string }{
		{"the browser prefers English", "/", "en-GB,en;q=0.9", "en"},
		{"a reader from Argentina", "/", "es-AR", "es"},
		{"a reader who understands Spanish", "/", "gl", "es"},
		{"a reader of another language gets the main one", "/", "de", "es"},
		{"the address wins over the browser", "/?lang=en", "es-MX", "en"},
		{"nonsense is passed over", "/?lang=%00%ff", "en", "en"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			req := httptest.NewRequest(http.MethodGet, tc.target, nil)
			req.Header.Set("Accept-Language", tc.accept)
			w := httptest.NewRecorder()
			h(w, req)
			assert.Equal(t, http.StatusOK, w.Code)
			assert.Equal(t, tc.want, w.Header().Get("Content-Language"))
			assert.Equal(t, "Accept-Language", w.Header().Get("Vary"))
			golden.File(t, "testdata/rivers."+tc.want+".html", w.Body.Bytes())
		})
	}
}
