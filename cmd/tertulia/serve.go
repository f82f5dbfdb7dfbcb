package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"time"

	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/site"
	"github.com/tertulia-go/tertulia/site/preview"
)

// farewell is how long answers that have begun may take when the preview ends.
const farewell = 5 * time.Second

// serve shows a site in the browser while somebody writes in its folder.
func (p *program) serve(args []string) (err error) {
	flags := p.flags()
	addr := flags.String("addr", "127.0.0.1:8080", "")
	dirs, err := p.parse(flags, args, 1, 1)
	if err != nil {
		return err
	}
	if err := isFolder(dirs[0]); err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	listener, err := net.Listen("tcp", *addr)
	if err != nil {
		return err
	}
	url := urlOf(listener.Addr())
	shown, err := preview.Open(dirs[0], preview.Options{Language: p.words.Tag(), Site: site.Options{BaseURL: url}})
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	defer func() { err = errors.Join(err, shown.Close()) }()
	// Answers that tell of changes have no end but that of ctx.
	server := &http.Server{Handler: shown, ReadHeaderTimeout: farewell, BaseContext: func(net.Listener) context.Context { return ctx }}
	ended := make(chan error, 1)
	go func() {
		shown.Follow(ctx)
		wait, stop := context.WithTimeout(context.Background(), farewell)
		defer stop()
		ended <- server.Shutdown(wait)
	}()
	fmt.Fprintln(p.stdout, p.say("serve.ready", i18n.Args{"URL": url + "/", "Folder": dirs[0]}))
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	if err := <-ended; err != nil {
		return err
	}
	fmt.Fprintln(p.stdout, p.say("serve.done", nil))
	return nil
}

// urlOf is the address at which a browser on this machine finds a server.
func urlOf(addr net.Addr) string {
	if tcp, ok := addr.(*net.TCPAddr); ok && tcp.IP.IsUnspecified() {
		return "http://localhost:" + strconv.Itoa(tcp.Port)
	}
	return "http://" + addr.String()
}
