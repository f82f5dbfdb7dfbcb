//go:build unix

package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/tertulia-go/tertulia/content/store"
	"github.com/tertulia-go/tertulia/content/store/postgres"
	"github.com/tertulia-go/tertulia/content/store/storetest"
)

func TestMain(m *testing.M) {
	storetest.Child(openPlace)
	code := m.Run()
	if err := server.stop(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

func openPlace(url string) (store.Store, error) {
	return postgres.Open(context.Background(), url, postgres.Options{Wait: 2 * time.Second})
}

// server is the one of all tests, started by the first that needs it.
var server testServer

type testServer struct {
	once    sync.Once
	err     error // why there is none
	folder  string
	process *exec.Cmd
	schemas atomic.Int64
}

var errNoServer = errors.New("no PostgreSQL server was found (PATH, /usr/lib/postgresql/*/bin)")

// newURL returns that of a schema of its own. Without a server on the machine the test
// is skipped, unless TERTULIA_TEST_POSTGRES is "required".
func newURL(t testing.TB) string {
	t.Helper()
	server.once.Do(func() { server.err = server.start() })
	if errors.Is(server.err, errNoServer) && os.Getenv("TERTULIA_TEST_POSTGRES") != "required" {
		t.Skip(server.err)
	}
	require.NoError(t, server.err)
	return server.url(fmt.Sprintf(`site %d "ñ"`, server.schemas.Add(1)))
}

// url leads through the server's socket, which only this machine sees.
func (s *testServer) url(schema string) string {
	query := url.Values{"host": {s.folder}, "schema": {schema}}
	return "postgres:///postgres?user=tertulia&" + query.Encode()
}

// connect opens a connection of the tests' own.
func connect(t *testing.T) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), "postgres:///postgres?user=tertulia&host="+url.QueryEscape(server.folder))
	require.NoError(t, err)
	t.Cleanup(func() { conn.Close(context.Background()) })
	return conn
}

// start makes a server in a temporary folder. It survives no loss of power, as it need
// not; that a process of the store is killed is nothing to a server.
func (s *testServer) start() (err error) {
	programs, err := findPrograms()
	if err != nil {
		return err
	}
	if s.folder, err = os.MkdirTemp("", "tertulia-pg"); err != nil {
		return err
	}
	attributes, err := s.unprivileged()
	if err != nil {
		return err
	}
	run := func(name string, args ...string) *exec.Cmd {
		cmd := exec.Command(filepath.Join(programs, name), args...)
		cmd.Dir, cmd.SysProcAttr = s.folder, attributes
		cmd.Env = append(os.Environ(), "LC_ALL=C", "TZ=UTC")
		return cmd
	}
	data := filepath.Join(s.folder, "data")
	if out, err := run("initdb", "-D", data, "-U", "tertulia", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync").CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w: %s", err, out)
	}
	s.process = run("postgres", "-D", data, "-k", s.folder, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "shared_buffers=16MB", "-c", "max_connections=60", "-c", "log_min_messages=fatal")
	var log strings.Builder
	s.process.Stderr = &log
	if err := s.process.Start(); err != nil {
		return err
	}
	for end := time.Now().Add(30 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		conn, err := pgx.Connect(context.Background(), s.url("public")+"&connect_timeout=2")
		if err == nil {
			return conn.Close(context.Background())
		}
		if strings.Contains(err.Error(), "unrecognized configuration parameter") {
			return nil // it answers, and does not know what the store takes out of the URL
		}
		if time.Now().After(end) {
			return fmt.Errorf("the server does not answer: %w: %s", err, log.String())
		}
	}
}

// unprivileged makes the folder that of a user as whom a server runs: it refuses the
// superuser.
func (s *testServer) unprivileged() (*syscall.SysProcAttr, error) {
	attributes := &syscall.SysProcAttr{Setpgid: true} // Ctrl-C is for the tests, which end it
	if os.Getuid() != 0 {
		return attributes, nil
	}
	nobody, err := user.Lookup("nobody")
	if err != nil {
		return nil, err
	}
	uid, err := strconv.ParseUint(nobody.Uid, 10, 32)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.ParseUint(nobody.Gid, 10, 32)
	if err != nil {
		return nil, err
	}
	attributes.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	return attributes, os.Chown(s.folder, int(uid), int(gid))
}

func findPrograms() (string, error) {
	folders, err := filepath.Glob("/usr/lib/postgresql/*/bin")
	if err != nil {
		return "", err
	}
	slices.Reverse(folders) // the newest first
	for _, folder := range append(filepath.SplitList(os.Getenv("PATH")), folders...) {
		_, noServer := os.Stat(filepath.Join(folder, "postgres"))
		_, noInit := os.Stat(filepath.Join(folder, "initdb"))
		if noServer == nil && noInit == nil {
			return folder, nil
		}
	}
	return "", errNoServer
}

func (s *testServer) stop() error {
	if s.folder == "" {
		return nil
	}
	var err error
	if s.process != nil && s.process.Process != nil {
		err = errors.Join(s.process.Process.Signal(syscall.SIGQUIT), ignoreExit(s.process.Wait()))
	}
	return errors.Join(err, os.RemoveAll(s.folder))
}

// ignoreExit takes from an error that a process said it was told to end.
func ignoreExit(err error) error {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return nil
	}
	return err
}
