package search_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/content/search"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
)

func TestATextInAnotherLanguageIsFoundWhereReadersSeeIt(t *testing.T) {
	for _, tc := range []struct {
		name    string
		policy  i18n.Policy
		draftIn []language.Tag
		want    []string
	}{
		{"it is shown", i18n.Show, nil, []string{"event/a"}},
		{"it is left out", i18n.Hide, nil, []string{}},
		{"it is a draft in its own language", i18n.Show, []language.Tag{language.English}, []string{}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			x := search.New(&content.Folder{
				Settings: content.Settings{Languages: []language.Tag{language.Spanish, language.English}, Fallback: tc.policy},
				Events:   []*event.Event{{ID: "a", DraftIn: tc.draftIn, Title: i18n.Text{language.English: "Songs"}}},
			}, language.Spanish, now)
			assert.Equal(t, tc.want, find(x, "song"))
		})
	}
}
