package postgres_test

import (
	"crypto/rand"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/content/store/postgres"
)

func noise(size int) []byte {
	body := make([]byte, size)
	rand.Read(body)
	return body
}

func files(t *testing.T, s store.Store) map[string]string {
	t.Helper()
	now, err := s.Snapshot(t.Context())
	require.NoError(t, err)
	all := map[string]string{}
	for _, path := range now.Paths() {
		body, err := now.ReadFile(path)
		require.NoError(t, err)
		all[path] = string(body)
	}
	return all
}

// limitFiles keeps what the server starts from now on from writing larger files.
func limitFiles(t *testing.T, bytes string) {
	t.Helper()
	attributes, err := server.unprivileged() // as whom the server runs
	require.NoError(t, err)
	cmd := exec.Command("prlimit", "--pid", fmt.Sprint(server.process.Process.Pid), "--fsize="+bytes+":unlimited")
	cmd.SysProcAttr = attributes
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, string(out))
}

func TestAServerThatMayWriteNoLargeFileLeavesTheOldState(t *testing.T) {
	url := newURL(t)
	limitFiles(t, fmt.Sprint(17<<20)) // a segment of the log of the server has 16
	defer limitFiles(t, "unlimited")
	s := open(t, url, postgres.Options{})
	_, err := s.Apply(t.Context(), store.Meta{}, store.Change{Path: "a", Body: []byte("old")})
	require.NoError(t, err)
	_, err = s.Apply(t.Context(), store.Meta{}, store.Change{Path: "a", Base: store.RevOf([]byte("old")), Body: []byte("new")}, store.Change{Path: "b", Body: noise(store.MaxFile)})
	require.Error(t, err)
	_, err = s.Apply(t.Context(), store.Meta{}, store.Change{Path: "c", Body: []byte("small")})
	require.NoError(t, err)
	assert.Equal(t, map[string]string{"a": "old", "c": "small"}, files(t, s))
}

func TestAServerWithoutRoomLeavesTheOldState(t *testing.T) {
	url := newURL(t)
	folder := filepath.Join(server.folder, "small")
	require.NoError(t, os.Mkdir(folder, 0o755))
	const size = 8 << 20
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, fmt.Sprint("mode=777,size=", size)); err != nil {
		t.Logf("nothing may be mounted (%v): only TestAServerThatMayWriteNoLargeFileLeavesTheOldState tells", err)
		return
	}
	defer func() { assert.NoError(t, syscall.Unmount(folder, syscall.MNT_DETACH)) }()
	data := filepath.Join(folder, "data")
	require.NoError(t, os.Mkdir(data, 0o700))
	if stat, err := os.Stat(server.folder); assert.NoError(t, err) {
		owner := stat.Sys().(*syscall.Stat_t)
		require.NoError(t, os.Chown(data, int(owner.Uid), int(owner.Gid)))
	}
	administrator := connect(t)
	do := func(statements ...string) {
		for _, statement := range statements {
			_, err := administrator.Exec(t.Context(), statement)
			require.NoError(t, err, statement)
		}
	}
	do("CREATE TABLESPACE small LOCATION '"+data+"'", "ALTER ROLE tertulia SET default_tablespace = small")
	s, err := postgres.Open(t.Context(), url, postgres.Options{})
	do("ALTER ROLE tertulia RESET default_tablespace")
	require.NoError(t, err)
	config, err := pgx.ParseConfig(url)
	require.NoError(t, err)
	defer do("DROP SCHEMA "+pgx.Identifier{config.RuntimeParams["schema"]}.Sanitize()+" CASCADE", "DROP TABLESPACE small")
	defer func() { assert.NoError(t, s.Close()) }()

	want, failed := map[string]string{}, 0
	for n := 0; failed < 3 && n < 1000; n++ {
		number, path := fmt.Sprint(n), fmt.Sprint("c", n)
		change := store.Change{Path: "a", Body: []byte(number)}
		if was, ok := want["a"]; ok {
			change.Base = store.RevOf([]byte(was))
		}
		body := noise(400_000)
		_, err := s.Apply(t.Context(), store.Meta{}, change, store.Change{Path: path, Body: body})
		if err == nil {
			want["a"], want[path] = number, string(body)
		} else {
			require.ErrorIs(t, err, store.ErrFull)
			failed++
		}
		require.True(t, maps.Equal(want, files(t, s)), "a mix of the old and the new state")
	}
	require.Equal(t, 3, failed)
	require.NoError(t, syscall.Mount("tmpfs", folder, "tmpfs", syscall.MS_REMOUNT, fmt.Sprint("size=", 2*size)))
	_, err = s.Apply(t.Context(), store.Meta{}, store.Change{Path: "room", Body: []byte("again")})
	require.NoError(t, err)
}
