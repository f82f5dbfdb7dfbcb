package render_test

import (
	"bytes"
	"fmt"
	"html"
	"html/template"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/internal/rendertest"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render/view"
	"github.com/tertulia-go/tertulia/speaker"
)

// benchEvent makes a page of about 12 kB: 8 participants, 3 panels.
func benchEvent(t testing.TB) *event.Event {
	at := func(hour, minute int) time.Time {
		return time.Date(2027, 3, 9, hour, minute, 0, 0, rendertest.NewYork(t))
	}
	paragraphs := func(en, es string, n int) i18n.Text {
		var a, b bytes.Buffer
		for i := range n {
			fmt.Fprintf(&a, "%s This is paragraph %d, & it has an ampersand.\n\n", en, i)
			fmt.Fprintf(&b, "%s Este es el párrafo %d, y tiene «comillas» & signos.\n\n", es, i)
		}
		return rendertest.Both(a.String(), b.String())
	}
	person := func(i int) event.Participant {
		return event.Participant{
			Role: field.Term{ID: "panelist"},
			Speaker: &speaker.Speaker{
				ID:     fmt.Sprintf("person-%d", i),
				Name:   speaker.Name{Given: "Ana María", Family: fmt.Sprintf("Sanjuán %d", i), Prefix: rendertest.Both("Dr.", "Dra.")},
				Gender: speaker.Feminine,
				Positions: []speaker.Position{{
					Title:        rendertest.Both("Director of Policy & Strategic Initiatives", "Directora de Políticas e Iniciativas Estratégicas"),
					Organization: rendertest.Both("Archive of the City", "Archivo de la Ciudad"),
					Place:        rendertest.Both("Mexico City", "Ciudad de México"),
				}},
			},
		}
	}
	e := &event.Event{
		ID:    "open-archives",
		Kind:  field.Term{ID: "conference"},
		Title: rendertest.Both("Open Archives, Open Cities: What Local Records Can Teach", "Archivos abiertos, ciudades abiertas: lo que enseñan los registros locales"),
		Subtitle: rendertest.Both(
			"A conversation among those who keep the papers of the continent's cities",
			"Una conversación entre quienes guardan los papeles de las ciudades del continente"),
		Summary: rendertest.Both("Archivists of five cities.", "Archivistas de cinco ciudades."),
		Description: paragraphs(
			"Local records are the memory of a city, and most of them lie in boxes that nobody has opened for a century. Five archivists tell how they opened theirs, who came to read, and what the reading changed.",
			"Los registros locales son la memoria de una ciudad, y la mayoría está en cajas que nadie ha abierto en un siglo. Cinco archivistas cuentan cómo abrieron las suyas, quién vino a leer y qué cambió con la lectura.", 14),
		Attendance: event.Hybrid,
		When:       event.When{Start: at(9, 0), End: at(11, 0)},
		Languages:  notice.Plan{Spoken: []language.Tag{language.Spanish}, NoInterpretation: true},
		Venue:      &event.Venue{Name: rendertest.Both("Archive of the City", "Archivo de la Ciudad"), Address: i18n.Same("Av. 5 de Mayo 40"), City: rendertest.Both("Mexico City", "Ciudad de México"), Country: "MX"},
		Topics:     []field.Term{{Label: rendertest.Both("Archives", "Archivos")}, {Label: rendertest.Both("Cities", "Ciudades")}},
		Hosts: []event.Hosting{{Program: &event.Program{
			ID: "americas-program", Name: rendertest.Both("Program on the Americas", "Programa de las Américas"),
			Description: paragraphs("The program brings together those who decide and those who study.", "El programa reúne a quienes deciden y a quienes estudian.", 4),
			URL:         i18n.Same("https://example.org/americas"),
		}}},
		Registration: &event.Registration{Required: true, URL: i18n.Same("https://example.org/register")},
	}
	for i := range 8 {
		e.Participants = append(e.Participants, person(i))
	}
	for i := range 3 {
		e.Panels = append(e.Panels, &event.Panel{
			ID:       fmt.Sprintf("panel-%d", i),
			Title:    rendertest.Both("Opening the boxes", "Abrir las cajas"),
			Kind:     field.Term{ID: "panel"},
			When:     event.When{Start: at(9+i, 0), End: at(9+i, 45)},
			Abstract: paragraphs("What lies in the boxes, and who put it there.", "Qué hay en las cajas y quién lo puso ahí.", 3),
			Rooms:    []i18n.Text{rendertest.Both("Auditorium", "Auditorio")},
		})
	}
	return e
}

func benchView(b *testing.B) (*rendertest.Site, *view.Event) {
	r := rendertest.New(b, rendertest.NewCatalog(b), view.Options{Now: func() time.Time { return time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC) }})
	v, err := r.Event(benchEvent(b), language.Spanish)
	require.NoError(b, err)
	return r, v
}

// BenchmarkHTML prints one page's fragment from its view.
func BenchmarkHTML(b *testing.B) {
	r, v := benchView(b)
	var page bytes.Buffer
	require.NoError(b, r.HTML(&page, v))
	b.SetBytes(int64(page.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if err := r.HTML(io.Discard, v); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkHTMLFloor appends the same bytes by hand: markup and converted
// Markdown as they are, words with the escaping of HTML. It knows nothing of
// languages, parts or what may be missing.
func BenchmarkHTMLFloor(b *testing.B) {
	r, v := benchView(b)
	var page bytes.Buffer
	require.NoError(b, r.HTML(&page, v))
	pieces := cut(b, r, page.String(), v)
	var out []byte
	write := func() {
		out = out[:0]
		for _, p := range pieces {
			if p.words {
				out = appendEscapedByHand(out, p.s)
			} else {
				out = append(out, p.s...)
			}
		}
	}
	write()
	require.Equal(b, page.String(), string(out))
	b.SetBytes(int64(len(out)))
	b.ReportAllocs()
	for b.Loop() {
		write()
		if _, err := io.Discard.Write(out); err != nil {
			b.Fatal(err)
		}
	}
}

type piece struct {
	words bool
	s     string
}

// cut takes a page apart into markup and words.
func cut(b *testing.B, r *rendertest.Site, page string, v *view.Event) []piece {
	prose := []string{r.Part(b, v.Description), r.Part(b, v.Hosts[0].Programs[0].Description)}
	for _, p := range v.Panels {
		prose = append(prose, r.Part(b, p.Abstract))
	}
	var pieces []piece
	for page != "" {
		next := strings.IndexByte(page, '<')
		if next < 0 {
			next = len(page)
		}
		if next > 0 {
			pieces = append(pieces, piece{true, html.UnescapeString(page[:next])})
			page = page[next:]
		}
		for _, p := range prose {
			if p != "" && strings.HasPrefix(page, p) {
				pieces = append(pieces, piece{false, p})
				page = page[len(p):]
			}
		}
		if end := strings.IndexByte(page, '>'); strings.HasPrefix(page, "<") {
			pieces = append(pieces, piece{false, page[:end+1]})
			page = page[end+1:]
		}
	}
	return pieces
}

func appendEscapedByHand(b []byte, s string) []byte {
	done := 0
	for i := 0; i < len(s); i++ {
		var escaped string
		switch s[i] {
		case '<':
			escaped = "&lt;"
		case '>':
			escaped = "&gt;"
		case '&':
			escaped = "&amp;"
		case '"':
			escaped = "&#34;"
		case '\'':
			escaped = "&#39;"
		default:
			continue
		}
		b = append(b, s[done:i]...)
		b = append(b, escaped...)
		done = i + 1
	}
	return append(b, s[done:]...)
}

// BenchmarkHTMLTemplate prints the same elements by html/template over the
// same view.
func BenchmarkHTMLTemplate(b *testing.B) {
	r, v := benchView(b)
	page := template.Must(template.New("page").Funcs(r.Printer.Funcs()).Parse(benchTemplate))
	var ours, theirs bytes.Buffer
	require.NoError(b, r.HTML(&ours, v))
	require.NoError(b, page.Execute(&theirs, v))
	require.InEpsilon(b, ours.Len(), theirs.Len(), 0.1, "the template does not print the same page")
	b.SetBytes(int64(theirs.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if err := page.Execute(io.Discard, v); err != nil {
			b.Fatal(err)
		}
	}
}

const benchTemplate = `<article class="tt tt-event" id="{{.Anchor}}" lang="{{.Lang}}" dir="{{.Dir}}">
<header class="tt-header">
{{with .Kind}}<p class="tt-kind"{{.Attr}}>{{.}}</p>
{{end}}<h1{{.Title.Attr}}>{{.Title}}</h1>
{{with .Subtitle}}<p class="tt-subtitle"{{.Attr}}>{{.}}</p>
{{end}}</header>
{{range .Notices}}<p class="tt-notice{{if .Important}} tt-important{{end}}" role="note"><svg class="tt-icon" role="img"{{.LevelName.Attr}} aria-label="{{.LevelName}}" viewBox="0 0 24 24" width="20" height="20"><path d="M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20zm-1 5h2v2h-2zm0 4h2v6h-2z" fill="currentColor" fill-rule="evenodd"/></svg> <span{{.Sentence.Attr}}>{{.Sentence}}</span></p>
{{end}}<dl class="tt-facts">
{{with .When}}<dt>Fecha y hora</dt>
<dd><time datetime="{{.Start}}">{{.Text}}</time></dd>
{{end}}{{with .Venue}}<dt>Lugar</dt>
<dd>{{with .Name}}<span{{.Attr}}>{{.}}</span>{{end}}{{with .Address}}, <span{{.Attr}}>{{.}}</span>{{end}}{{with .City}}, <span{{.Attr}}>{{.}}</span>{{end}}{{with .Country}}, <span{{.Attr}}>{{.}}</span>{{end}}</dd>
{{end}}{{with .Attendance}}<dt>Modalidad</dt>
<dd{{.Attr}}>{{.}}</dd>
{{end}}{{with .Registration}}<dt>Inscripción</dt>
<dd>{{range .Sentences}}<span{{.Attr}}>{{.}}</span> {{end}}<a class="tt-register" href="{{.URL}}">Inscribirse</a></dd>
{{end}}{{with .Topics}}<dt>Temas</dt>
<dd>{{range .}}<span{{.Attr}}>{{.}}</span> {{end}}</dd>
{{end}}</dl>
{{with .Description}}<div class="tt-description"{{.Attr}}>
{{part .}}</div>
{{end}}{{with .Participants}}<section class="tt-participants">
<h2>Participantes</h2>
<ul class="tt-people">
{{range .}}<li><p class="tt-who">{{with .Prefix}}<span{{.Attr}}>{{.}}</span> {{end}}<bdi translate="no">{{.Name}}</bdi>{{with .Role}} <span class="tt-role"{{.Attr}}>{{.}}</span>{{end}}</p>
{{range .Positions}}<p class="tt-position">{{with .Title}}<span{{.Attr}}>{{.}}</span>{{end}}{{with .Organization}}, <span{{.Attr}}>{{.}}</span>{{end}}{{with .Place}}, <span{{.Attr}}>{{.}}</span>{{end}}</p>
{{end}}</li>
{{end}}</ul>
</section>
{{end}}{{with .Panels}}<section class="tt-panels">
<h2>Programa</h2>
<ol class="tt-sessions">
{{range .}}<li id="{{.Anchor}}">
{{with .When}}<p class="tt-when"><time datetime="{{.Start}}">{{.Text}}</time></p>
{{end}}<h3{{.Title.Attr}}>{{.Title}}</h3>
{{with .Kind}}<p class="tt-kind"{{.Attr}}>{{.}}</p>
{{end}}{{with .Rooms}}<p class="tt-where">{{range .}}<span{{.Attr}}>{{.}}</span>{{end}}</p>
{{end}}{{with .Abstract}}<div class="tt-abstract"{{.Attr}}>
{{part .}}</div>
{{end}}</li>
{{end}}</ol>
</section>
{{end}}{{range .Hosts}}<section class="tt-hosts">
<h2{{.Relation.Attr}}>{{.Relation}}</h2>
{{range .Programs}}<div class="tt-host">
<h3{{.Name.Attr}}>{{.Name}}</h3>
{{with .Description}}<div class="tt-description"{{.Attr}}>
{{part .}}</div>
{{end}}<p class="tt-more"><a href="{{.Website}}">Leer más<span class="tt-hidden">: {{.Name}}</span></a></p>
</div>
{{end}}</section>
{{end}}</article>
`

// BenchmarkView resolves one event for one reader.
func BenchmarkView(b *testing.B) { benchResolve(b, language.Spanish) }

// BenchmarkViewUnlisted does the same for a reader whose language the site does
// not list. BenchmarkView is its floor.
func BenchmarkViewUnlisted(b *testing.B) { benchResolve(b, language.MustParse("es-MX")) }

func benchResolve(b *testing.B, reader language.Tag) {
	e := benchEvent(b)
	r, _ := benchView(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := r.Event(e, reader); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkViewFloor fills a view of the same shape by hand, from words that
// stand ready. What views for one reader share, it shares.
func BenchmarkViewFloor(b *testing.B) {
	_, ready := benchView(b)
	require.Equal(b, ready, filled(ready))
	b.ReportAllocs()
	for b.Loop() {
		filled(ready)
	}
}

// filled returns a view with the words of one that is ready, for the event of
// the benchmarks.
func filled(ready *view.Event) *view.Event {
	parts := make([]view.Part, 0, 20)
	text := func(t view.Text) view.Text {
		if len(t) == 0 {
			return nil
		}
		from := len(parts)
		parts = append(parts, t...)
		return parts[from:len(parts):len(parts)]
	}
	lists := make([]view.Text, 0, 6)
	texts := func(list []view.Text) []view.Text {
		from := len(lists)
		for _, t := range list {
			lists = append(lists, text(t))
		}
		return lists[from:len(lists):len(lists)]
	}
	longs := make([]view.Markdown, 0, 4)
	long := func(md *view.Markdown) *view.Markdown {
		longs = append(longs, *md)
		return &longs[len(longs)-1]
	}
	whens := make([]view.When, 0, 4)
	when := func(w *view.When) *view.When {
		whens = append(whens, view.When{Label: w.Label, Text: strings.Clone(w.Text), Facts: w.Facts})
		return &whens[len(whens)-1]
	}

	v := &view.Event{
		Open: ready.Open, Kind: text(ready.Kind), Title: text(ready.Title), Subtitle: text(ready.Subtitle), Summary: text(ready.Summary),
		Description: long(ready.Description), Notices: ready.Notices, When: when(ready.When), Attendance: text(ready.Attendance),
		Venue: ready.Venue, Topics: texts(ready.Topics), Facts: ready.Facts,
	}
	v.Headline = v.Title
	v.Setting = view.Setting{Attendance: v.Attendance, Venue: v.Venue}
	v.Facts.Spoken = slices.Clone(ready.Facts.Spoken)
	v.Participants = make(view.Participants, 0, len(ready.Participants))
	for i := range ready.Participants {
		p := &ready.Participants[i]
		v.Participants = append(v.Participants, view.Participant{Profile: p.Profile, Role: p.Role, Facts: p.Facts})
	}
	v.Panels = make(view.Panels, 0, len(ready.Panels))
	for i := range ready.Panels {
		p := &ready.Panels[i]
		v.Panels = append(v.Panels, view.Panel{
			Anchor: strings.Clone(p.Anchor), Title: text(p.Title), Kind: p.Kind, When: when(p.When), Rooms: texts(p.Rooms), Abstract: long(p.Abstract),
			Headline: text(p.Headline), Setting: v.Setting, CalendarNotices: p.CalendarNotices, Facts: view.PanelFacts{Spoken: v.Facts.Spoken},
		})
	}
	registration := *ready.Registration
	registration.Sentences = texts(registration.Sentences)
	v.Registration, v.Facts.Registration = &registration, &registration
	v.Hosts = view.Hosts{{Relation: text(ready.Hosts[0].Relation), Programs: slices.Clone(ready.Hosts[0].Programs), Facts: ready.Hosts[0].Facts}}
	v.Details = slices.Clone(ready.Details)
	items := make([]view.Item, 0, len(v.Details))
	for i := range v.Details {
		items = append(items, ready.Details[i].Items...)
		v.Details[i].Items = items[i : i+1 : i+1]
	}
	v.Base = ready.Base
	v.Anchor = strings.Clone(ready.Anchor)
	v.Card = view.Card{Title: v.Headline, Summary: v.Summary, Long: v.Description}
	return v
}
