package content_test

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content"
	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
)

func idsOf(events []*event.Event) (ids []string) {
	for _, e := range events {
		ids = append(ids, e.ID)
	}
	return ids
}

func TestOneBrokenEventDoesNotKeepOthersFromBeingShown(t *testing.T) {
	t.Parallel()
	f, wrong := content.LoadSound(folder(
		"events/broken.yaml", "titel: A",
		"events/unparsed.yaml", "title: {",
		"events/beside/event.yaml", "title: B", "events/beside/description.xx-yyyyyyyyyyy.md", "x",
		"events/of-nobody.yaml", "title: C\nparticipants: [{speaker: nameless}]",
		"events/of-a-part.yaml", "title: D\nhosts: [part]",
		"events/sound.yaml", "title: E\nsummary: F\nhosts: [whole]\nvenue: hall",
		"events/folder/event.yaml", "title: G",
		"speakers/nameless.yaml", "name: A\ngender: [x]",
		"programs/part.yaml", "name: P\nparent: parent", "programs/parent.yaml", "nombre: Q", "programs/whole.yaml", "name: R",
		"venues/hall.yaml", "name: Hall",
		"messages/es.yaml", "a: '{{.B'",
	))
	assert.Equal(t, []string{"folder", "sound"}, idsOf(f.Events))
	assert.Empty(t, f.Speakers)
	require.Len(t, f.Programs, 1)
	assert.Same(t, f.Programs[0], f.Events[1].Hosts[0].Program)
	assert.Len(t, f.Venues, 1)
	assert.Equal(t, "events/broken.yaml", f.File(field.Ref{Kind: field.Event, ID: "broken"}), "what is left out is known")
	names, err := fs.Glob(f.Messages, "*")
	require.NoError(t, err)
	assert.Empty(t, names)
	assert.Len(t, f.Warnings, 1)
	_, err = content.Load(folder("events/broken.yaml", "titel: A"))
	assert.Error(t, err)
	assert.Equal(t, 8, wrong.Faults(), wrong)
	assert.Len(t, wrong, 9, "with the warning")
}

func TestAFolderWithoutFaultsIsSound(t *testing.T) {
	t.Parallel()
	f, wrong := content.LoadSound(folder("events/e.yaml", "title: E"))
	assert.Empty(t, wrong)
	assert.Equal(t, []string{"e"}, idsOf(f.Events))
}

func TestNothingIsSoundWithoutTheSettings(t *testing.T) {
	t.Parallel()
	for _, files := range []fstest.MapFS{{}, {"site.yaml": {Data: []byte("name: A")}}, {"site.yaml": {Data: []byte("{")}}} {
		f, wrong := content.LoadSound(files)
		assert.Nil(t, f)
		assert.Positive(t, wrong.Faults())
	}
}
