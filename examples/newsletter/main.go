// Command newsletter writes the same event as the two parts of a mail, text
// and HTML, in each language and in both side by side: it prints the texts and
// writes the messages into ./out as .eml files that a mail program opens.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/textproto"
	"os"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/locales"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render"
	"github.com/tertulia-go/tertulia/render/view"
)

func main() {
	if err := run("out", os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "newsletter:", err)
		os.Exit(1)
	}
}

// run writes the messages into dir and their texts to w.
func run(dir string, w io.Writer) error {
	languages := []language.Tag{language.Spanish, language.English}
	catalog, err := i18n.Load(languages, locales.FS)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	e, err := seminar()
	if err != nil {
		return err
	}
	views, err := view.New(catalog, view.Options{Now: now})
	if err != nil {
		return err
	}
	// In a mail the event stands below the newsletter's own heading.
	printer := &render.Printer{HeadingLevel: 2}
	es, err := views.Event(e, language.Spanish)
	if err != nil {
		return err
	}
	en, err := views.Event(e, language.English)
	if err != nil {
		return err
	}
	for _, readers := range [][]*view.Event{{es}, {en}, {es, en}} {
		languages := languagesOf(readers, "-")
		message, text, err := mail(printer, readers)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, e.ID+"."+languages+".eml"), message, 0o644); err != nil {
			return err
		}
		if _, err := fmt.Fprintf(w, "--- %s\n%s", languages, text); err != nil {
			return err
		}
	}
	return nil
}

// languagesOf names the languages of views with a separator between.
func languagesOf(views []*view.Event, separator string) string {
	var names []string
	for _, v := range views {
		names = append(names, v.Lang.String())
	}
	return strings.Join(names, separator)
}

// now stands still, so that this example prints the same every year.
func now() time.Time { return time.Date(2027, 8, 1, 12, 0, 0, 0, time.UTC) }

// mail returns a message with both parts (RFC 2046 section 5.1.4), and its
// text: of one view, or of two in two languages.
func mail(printer *render.Printer, views []*view.Event) (message, text []byte, err error) {
	var plain, html bytes.Buffer
	subject, first := views[0].Title.String(), views[0]
	if len(views) == 1 {
		err = errors.Join(printer.Text(&plain, first), printer.HTML(&html, first))
	} else {
		subject += " / " + views[1].Title.String()
		err = errors.Join(printer.SideBySideText(&plain, first, views[1]), printer.SideBySide(&html, first, views[1], nil))
	}
	if err != nil {
		return nil, nil, err
	}
	languages := languagesOf(views, ", ") // RFC 3282 section 2
	var body bytes.Buffer
	parts := multipart.NewWriter(&body)
	if err := parts.SetBoundary("tertulia-" + first.Anchor); err != nil {
		return nil, nil, err
	}
	for _, part := range []struct {
		kind    string
		content []byte
	}{{"text/plain", plain.Bytes()}, {"text/html", html.Bytes()}} {
		if err := addPart(parts, part.kind, languages, part.content); err != nil {
			return nil, nil, err
		}
	}
	if err := parts.Close(); err != nil {
		return nil, nil, err
	}
	var head bytes.Buffer
	fmt.Fprintf(&head, "Subject: %s\r\n", mime.QEncoding.Encode("utf-8", subject))
	fmt.Fprintf(&head, "MIME-Version: 1.0\r\nContent-Language: %s\r\n", languages)
	fmt.Fprintf(&head, "Content-Type: multipart/alternative; boundary=%q\r\n\r\n", parts.Boundary())
	return append(head.Bytes(), body.Bytes()...), plain.Bytes(), nil
}

func addPart(parts *multipart.Writer, kind, lang string, content []byte) error {
	w, err := parts.CreatePart(textproto.MIMEHeader{
		"Content-Type":              {kind + "; charset=utf-8"},
		"Content-Language":          {lang},
		"Content-Transfer-Encoding": {"quoted-printable"},
	})
	if err != nil {
		return err
	}
	encoded := quotedprintable.NewWriter(w)
	if _, err := encoded.Write(content); err != nil {
		return err
	}
	return encoded.Close()
}

func seminar() (*event.Event, error) {
	zone, err := time.LoadLocation("America/Santiago")
	if err != nil {
		return nil, err
	}
	both := func(en, es string) i18n.Text {
		return i18n.Text{language.English: en, language.Spanish: es}
	}
	return &event.Event{
		ID:    "water-and-cities",
		Kind:  field.Term{ID: "seminar"},
		Title: both("Water and Cities", "El agua y las ciudades"),
		When:  event.When{Start: time.Date(2027, 9, 6, 10, 0, 0, 0, zone), End: time.Date(2027, 9, 8, 13, 0, 0, 0, zone), Precision: i18n.Day},
		Languages: notice.Plan{
			Spoken:         []language.Tag{language.Spanish, language.English},
			Interpretation: []notice.Interpretation{{Into: []language.Tag{language.Spanish, language.English}, Mode: notice.Simultaneous}},
		},
		Description: both(
			"Three mornings on what a city owes its river:\n\n- where the water comes from\n- who pays for it\n- what is left for the river",
			"Tres mañanas sobre lo que una ciudad le debe a su río:\n\n- de dónde viene el agua\n- quién la paga\n- qué le queda al río",
		),
		Registration: &event.Registration{
			Required: true,
			Closes:   field.Minute(time.Date(2027, 9, 1, 18, 0, 0, 0, zone)),
			URL:      both("https://example.org/en/register", "https://example.org/inscripcion"),
		},
	}, nil
}
