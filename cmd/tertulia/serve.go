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

// serve shows a site in the browser while somebody writes in its folder or store.
func (p *program) serve(args []string) (err error) {
	flags := p.flags()
	addr := flags.String("addr", "127.0.0.1:8080", "")
	name := flags.String("store", "", "")
	args, err = p.parse(flags, args, 0, 1)
	if err != nil {
		return err
	}
	if len(args) == 0 && *name == "" {
		return &usageError{"usage.argument.missing", nil}
	}
	if len(args) > 0 && *name != "" {
		return &usageError{"usage.argument.extra", i18n.Args{"Argument": args[0]}}
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	show, shown := p.showFolder, first(args, "")
	if *name != "" {
		show, shown = p.showStore, *name
	} else if err := isFolder(shown); err != nil {
		return err
	}
	listener, err := net.Listen("tcp", *addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return &usageError{"serve.taken", i18n.Args{"Address": *addr}}
	case err != nil:
		return &usageError{"serve.address", i18n.Args{"Address": *addr, "Detail": err.Error()}}
	}
	url := urlOf(listener.Addr())
	site, follow, release, err := show(ctx, shown, preview.Options{Language: p.words.Tag(), Site: site.Options{BaseURL: url}})
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	defer func() { err = errors.Join(err, release()) }()
	// Answers that tell of changes have no end but that of ctx.
	server := &http.Server{Handler: site, ReadHeaderTimeout: farewell, BaseContext: func(net.Listener) context.Context { return ctx }}
	ended := make(chan error, 1)
	go func() {
		follow(ctx)
		wait, stop := context.WithTimeout(context.Background(), farewell)
		defer stop()
		ended <- server.Shutdown(wait)
	}()
	fmt.Fprintln(p.stdout, p.say("serve.ready", i18n.Args{"URL": url + "/", "Folder": withoutPassword(shown)}))
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	if err := <-ended; err != nil {
		return err
	}
	fmt.Fprintln(p.stdout, p.say("serve.done", nil))
	return nil
}

// showFolder returns what shows a folder, what follows its changes until the context is
// done, and what releases it.
func (p *program) showFolder(_ context.Context, dir string, o preview.Options) (http.Handler, func(context.Context), func() error, error) {
	shown, err := preview.Open(dir, o)
	if err != nil {
		return nil, nil, nil, err
	}
	return shown, shown.Follow, shown.Close, nil
}

// showStore is showFolder for a store.
func (p *program) showStore(ctx context.Context, name string, o preview.Options) (http.Handler, func(context.Context), func() error, error) {
	kept, err := openStore(ctx, name, false)
	if err != nil {
		return nil, nil, nil, err
	}
	now, err := kept.Snapshot(ctx)
	if err != nil {
		return nil, nil, nil, errors.Join(err, kept.Close())
	}
	shown, err := preview.New(now, o)
	if err != nil {
		return nil, nil, nil, errors.Join(err, kept.Close())
	}
	follow := func(ctx context.Context) {
		for _, err := range kept.Watch(ctx, now.Version()) {
			if err == nil {
				if now, err = kept.Snapshot(ctx); err == nil {
					shown.Show(now)
					continue
				}
			}
			fmt.Fprintln(p.stderr, "tertulia:", p.explain(err)) // the site stays as it was
		}
	}
	return shown, follow, kept.Close, nil
}

// urlOf is the address at which a browser on this machine finds a server.
func urlOf(addr net.Addr) string {
	if tcp, ok := addr.(*net.TCPAddr); ok && tcp.IP.IsUnspecified() {
		return "http://localhost:" + strconv.Itoa(tcp.Port)
	}
	return "http://" + addr.String()
}
