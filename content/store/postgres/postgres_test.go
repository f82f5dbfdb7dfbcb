//go:build unix

package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/content/store/postgres"
	"github.com/tertulia-go/tertulia/content/store/storetest"
)

func open(t *testing.T, url string, options postgres.Options) *postgres.Store {
	t.Helper()
	s, err := postgres.Open(t.Context(), url, options)
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, s.Close()) })
	return s
}

func apply(t *testing.T, s store.Store, path, body string) store.Version {
	t.Helper()
	version, err := store.Edit(t.Context(), s, store.Meta{Author: "Ana"}, func(now *store.Snapshot) ([]store.Change, error) {
		return []store.Change{now.Write(path, []byte(body))}, nil
	})
	require.NoError(t, err)
	return version
}

func read(t *testing.T, s store.Store, path string) string {
	t.Helper()
	now, err := s.Snapshot(t.Context())
	require.NoError(t, err)
	body, err := now.ReadFile(path)
	require.NoError(t, err)
	return string(body)
}

func TestSchemaKeepsTheContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store { return open(t, newURL(t), postgres.Options{Wait: time.Minute}) }, storetest.Caps{History: true})
}

func TestAKilledProcessLeavesTheOldOrTheNewState(t *testing.T) {
	storetest.RunKilled(t, openPlace, newURL(t))
}

// watching watches a store until the test ends, and returns what waits for a version:
// for as long as readers are promised at most.
func watching(t *testing.T, s store.Store) (waitFor func(store.Version)) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	seen := make(chan store.Version, 1000)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for version, err := range s.Watch(ctx, "") {
			if err == nil {
				seen <- version
			}
		}
	}()
	t.Cleanup(func() { cancel(); <-done })
	return func(want store.Version) {
		t.Helper()
		late := time.After(20 * time.Second)
		for {
			select {
			case version := <-seen:
				if version == want {
					return
				}
			case <-late:
				t.Fatal("the newest version was not seen")
			}
		}
	}
}

func TestOneProcessSeesAtOnceWhatAnotherWrites(t *testing.T) {
	url := newURL(t)
	one, other := open(t, url, postgres.Options{Poll: time.Hour}), open(t, url, postgres.Options{Poll: time.Hour})
	oneSees, otherSees := watching(t, one), watching(t, other)
	for _, body := range []string{"1", "2", "3"} {
		version := apply(t, one, "a", body)
		oneSees(version)
		otherSees(version)
		oneSees(apply(t, other, "a", body+" again"))
	}
}

func TestSchemasOfOneDatabaseAreSitesOfTheirOwn(t *testing.T) {
	one, other := open(t, newURL(t), postgres.Options{}), open(t, newURL(t), postgres.Options{})
	apply(t, one, "a", "1")
	now, err := other.Snapshot(t.Context())
	require.NoError(t, err)
	assert.Empty(t, now.Paths())
}

func TestNothingIsMissedWhenTheListeningConnectionIsCut(t *testing.T) {
	url := newURL(t)
	one, other := open(t, url, postgres.Options{}), open(t, url, postgres.Options{Poll: time.Hour})
	otherSees := watching(t, other)
	otherSees(apply(t, one, "a", "1"))
	admin := connect(t)
	const isListening = "application_name = 'tertulia' AND query LIKE 'LISTEN%'"
	for round := range 3 {
		require.Eventually(t, func() bool {
			var n int
			return admin.QueryRow(t.Context(), "SELECT count(*) FROM pg_stat_activity WHERE "+isListening).Scan(&n) == nil && n > 0
		}, 20*time.Second, 5*time.Millisecond)
		_, err := admin.Exec(t.Context(), "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE "+isListening)
		require.NoError(t, err)
		// Told while nobody listens, or hardly anybody.
		otherSees(apply(t, one, "a", "again "+strconv.Itoa(round)))
	}
}

func TestALostConnectionIsMadeAnew(t *testing.T) {
	s := open(t, newURL(t), postgres.Options{})
	apply(t, s, "a", "1")
	_, err := connect(t).Exec(t.Context(), "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tertulia'")
	require.NoError(t, err)
	assert.Equal(t, "1", read(t, s, "a"))
	apply(t, s, "a", "2")
}

func TestTheNewestIsWatchedThoughNothingIsTold(t *testing.T) {
	url := newURL(t)
	one, other := open(t, url, postgres.Options{}), open(t, url, postgres.Options{Poll: 10 * time.Millisecond})
	apply(t, one, "a", "1")
	// What is written past the store tells nobody.
	_, err := connect(t).Exec(t.Context(), "DO $$ BEGIN EXECUTE (SELECT format('SET search_path = %I; UPDATE file SET path = ''b''; INSERT INTO revision (path, rev, author, email, message, time) SELECT p, CASE p WHEN ''b'' THEN rev END, '''', '''', '''', 0 FROM file, (VALUES (''a''), (''b'')) AS names (p)', nspname) FROM pg_namespace JOIN pg_class ON relnamespace = pg_namespace.oid WHERE relname = 'file' ORDER BY pg_class.oid DESC LIMIT 1); END $$")
	require.NoError(t, err)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	for _, err := range other.Watch(ctx, "") {
		require.NoError(t, err)
		now, err := other.Snapshot(ctx)
		require.NoError(t, err)
		if now.Base("b") != "" && now.Base("a") == "" {
			return
		}
	}
	t.Fatal("was not seen")
}

// stopped is how long a process is stopped: 60 s where the environment asks for it.
func stopped(t *testing.T) time.Duration {
	t.Helper()
	asked := os.Getenv("TERTULIA_TEST_STOPPED")
	if asked == "" {
		return 500 * time.Millisecond
	}
	d, err := time.ParseDuration(asked)
	require.NoError(t, err)
	return d
}

// stopWhileItHolds stops a process while it holds the right to write.
func stopWhileItHolds(t *testing.T, process *os.Process) {
	t.Helper()
	admin := connect(t)
	for range 1000 {
		require.NoError(t, process.Signal(syscall.SIGSTOP))
		time.Sleep(5 * time.Millisecond) // in which the server ends what it was told
		var holds bool
		require.NoError(t, admin.QueryRow(t.Context(), "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE mode = 'ExclusiveLock' AND granted AND relation IS NOT NULL)").Scan(&holds))
		if holds {
			return
		}
		require.NoError(t, process.Signal(syscall.SIGCONT))
		time.Sleep(time.Millisecond)
	}
	t.Fatal("it never held the right to write")
}

func TestNothingIsLostAmongTheWritersOfManyProcesses(t *testing.T) {
	url := newURL(t)
	const writers, rounds = 6, 10
	failed := make(chan error)
	for n := range writers {
		s := open(t, url, postgres.Options{Wait: time.Minute})
		go func() {
			failed <- func() error {
				for round := 0; round < rounds; {
					_, err := store.Edit(t.Context(), s, store.Meta{}, func(now *store.Snapshot) ([]store.Change, error) {
						body, _ := now.ReadFile("lines") // none at first
						return []store.Change{now.Write("lines", fmt.Appendf(body, "%d %d\n", n, round))}, nil
					})
					var conflict *store.ConflictError
					if err != nil && !errors.As(err, &conflict) {
						return err
					}
					if err == nil {
						round++
					}
				}
				return nil
			}()
		}()
	}
	for range writers {
		require.NoError(t, <-failed)
	}
	assert.Equal(t, writers*rounds, strings.Count(read(t, open(t, url, postgres.Options{}), "lines"), "\n"))
}

func TestAStoppedProcessKeepsNobodyWaitingAndGoesOnWithTheNewest(t *testing.T) {
	url := newURL(t)
	s := open(t, url, postgres.Options{Wait: time.Minute})
	cmd, lines := storetest.StartChild(t, url)
	require.True(t, lines.Scan())
	go func() { // else it would wait until somebody reads what it says
		for lines.Scan() {
		}
	}()
	stopWhileItHolds(t, cmd.Process)
	began := time.Now()
	apply(t, s, "mine", "written meanwhile")
	require.Less(t, time.Since(began), 20*time.Second, "the server gives up what the stopped process holds")
	before, err := strconv.Atoi(read(t, s, "a"))
	require.NoError(t, err)
	time.Sleep(stopped(t))
	require.NoError(t, cmd.Process.Signal(syscall.SIGCONT))
	time.Sleep(100 * time.Millisecond) // in which it says that its connection was cut, and ends
	_ = cmd.Process.Kill()             // it may have ended
	require.Error(t, cmd.Wait())
	now, err := strconv.Atoi(read(t, s, "a"))
	require.NoError(t, err)
	assert.GreaterOrEqual(t, now, before)
	assert.Equal(t, "written meanwhile", read(t, s, "mine"))
}

// holding keeps the right to write in a transaction, as a process of the store does.
func holding(t *testing.T, s *postgres.Store, url string) pgx.Tx {
	t.Helper()
	config, err := pgx.ParseConfig(url)
	require.NoError(t, err)
	config.RuntimeParams = map[string]string{"search_path": pgx.Identifier{config.RuntimeParams["schema"]}.Sanitize()}
	conn, err := pgx.ConnectConfig(t.Context(), config)
	require.NoError(t, err)
	t.Cleanup(func() { conn.Close(context.Background()) })
	tx, err := conn.Begin(t.Context())
	require.NoError(t, err)
	_, err = tx.Exec(t.Context(), "LOCK TABLE revision IN EXCLUSIVE MODE")
	require.NoError(t, err)
	return tx
}

func TestALockedSchemaSaysSo(t *testing.T) {
	url := newURL(t)
	s := open(t, url, postgres.Options{Wait: 20 * time.Millisecond})
	tx := holding(t, s, url)
	_, err := s.Apply(t.Context(), store.Meta{}, store.Change{Path: "a", Body: []byte("1")})
	require.ErrorIs(t, err, store.ErrLocked)
	_, err = s.Snapshot(t.Context())
	require.NoError(t, err, "reading needs no lock")
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Millisecond)
	defer cancel()
	_, err = s.Apply(ctx, store.Meta{}, store.Change{Path: "a", Body: []byte("1")})
	require.ErrorIs(t, err, context.DeadlineExceeded)
	require.NoError(t, tx.Rollback(t.Context()))
	apply(t, open(t, url, postgres.Options{}), "a", "1") // with patience: the server may still be busy ending what was cancelled
}

func TestASchemaOfANewerVersionIsRefused(t *testing.T) {
	url := newURL(t)
	s := open(t, url, postgres.Options{})
	tx := holding(t, s, url)
	_, err := tx.Exec(t.Context(), "UPDATE tertulia_store SET version = 1000")
	require.NoError(t, err)
	require.NoError(t, tx.Commit(t.Context()))
	_, err = postgres.Open(t.Context(), url, postgres.Options{})
	assert.ErrorIs(t, err, store.ErrNewer)
}

func TestASchemaOfSomethingElseIsRefusedAndStaysAsItIs(t *testing.T) {
	newURL(t) // for the server
	_, err := connect(t).Exec(t.Context(), "CREATE SCHEMA theirs; CREATE TABLE theirs.file (x integer)")
	require.NoError(t, err)
	_, err = postgres.Open(t.Context(), server.url("theirs"), postgres.Options{})
	assert.ErrorIs(t, err, store.ErrForeign)
	var tables int
	require.NoError(t, connect(t).QueryRow(t.Context(), "SELECT count(*) FROM pg_tables WHERE schemaname = 'theirs'").Scan(&tables))
	assert.Equal(t, 1, tables)
}

func TestWhoMayNotWriteIsTold(t *testing.T) {
	url := newURL(t)
	apply(t, open(t, url, postgres.Options{}), "a", "1")
	s := open(t, url+"&default_transaction_read_only=on", postgres.Options{})
	assert.Equal(t, "1", read(t, s, "a"))
	_, err := s.Apply(t.Context(), store.Meta{}, store.Change{Path: "b", Body: []byte("1")})
	assert.ErrorIs(t, err, store.ErrReadOnly)
}

func TestAWrongURLIsRefused(t *testing.T) {
	for _, url := range []string{"postgres://%", "postgres:///x?host=/nowhere&schema=", "postgres:///x?host=/nowhere&schema=" + string(make([]byte, 64))} {
		_, err := postgres.Open(t.Context(), url, postgres.Options{})
		assert.Error(t, err, url)
	}
	_, err := postgres.Open(t.Context(), "postgres://ana:secret@127.0.0.1:1/x", postgres.Options{})
	require.Error(t, err)
	assert.NotContains(t, err.Error(), "secret")
}

func TestManyProcessesMayMakeOneSchema(t *testing.T) {
	url := newURL(t)
	opened := make(chan error)
	for range 8 {
		go func() {
			s, err := postgres.Open(context.Background(), url, postgres.Options{})
			if err == nil {
				err = s.Close()
			}
			opened <- err
		}()
	}
	for range 8 {
		assert.NoError(t, <-opened)
	}
}

func BenchmarkStore(b *testing.B) {
	storetest.Benchmark(b, openPlace, func(b *testing.B) string { return newURL(b) })
}
