package render

import (
	"html/template"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// Markdown is a long text as one reader sees it: CommonMark with tables,
// strikethrough and bare links, without raw HTML.
type Markdown struct {
	Part
	converted
}

// HTML returns the text as markup, to stand in an element that carries
// [Markdown.Attr]. Its headings are below that of the section they stand in.
// A nil Markdown has none.
func (md *Markdown) HTML() template.HTML {
	if md == nil {
		return ""
	}
	return md.html
}

// String returns the text without its markup, in lines that are not wrapped.
// One in another language begins with a mark that names it. A nil Markdown
// is "".
func (md *Markdown) String() string {
	if md == nil {
		return ""
	}
	if !md.fellBack() {
		return md.words
	}
	return md.mark() + "\n" + md.words
}

// A placeOf is where a Markdown text stands: the ids of its headings begin with
// it. The zero value is a text that may stand in several places, whose headings
// get no ids.
type placeOf struct{ lang, thing, field string }

func (p placeOf) String() string { return p.lang + "-" + p.thing + "-" + p.field }

// markdown resolves a long text whose section has a heading of the level
// given, and converts it if that has not been done before.
func (d *document) markdown(t i18n.Text, level int, place placeOf) *Markdown {
	l := d.part(d.shown(t)) // space means something in Markdown
	if len(l) == 0 {
		return nil
	}
	key := newMemoKey(l[0].Value, place, level)
	text, ok := d.r.memo.get(key)
	if !ok {
		text = convert(key)
		d.r.memo.put(key, text)
	}
	d.prose = append(d.prose, Markdown{l[0], text})
	return &d.prose[len(d.prose)-1]
}

// maxMarkdownDepth bounds how deeply quotes and lists may nest. What is deeper
// is printed as it was written: time grows with the square of the depth.
const maxMarkdownDepth = 100

// parseMarkdown returns nil for a text that is too large or nests too deeply
// to be parsed in time; such a text is printed as it was written.
func parseMarkdown(source []byte) ast.Node {
	if len(source) > i18n.MaxText || tooDeep(source) {
		return nil
	}
	return markdownParser.Parse(text.NewReader(source))
}

// tooDeep reports whether any line opens more blocks, or the text more
// brackets, than anybody writes by hand.
func tooDeep(source []byte) bool {
	markers, brackets := 0, 0
	for _, c := range source {
		switch c {
		case '>', '-', '+', '*', '_', '~', '`':
			markers++
		case '[':
			markers++
			brackets++
		case ']':
			brackets--
		case ' ', '\t':
		default:
			markers = 0
		}
		if c == '\n' {
			brackets = 0
		}
		if markers > maxMarkdownRun || brackets > maxMarkdownDepth {
			return true
		}
	}
	return false
}

// maxMarkdownRun is the length of a run of markers that still may be a rule.
const maxMarkdownRun = 400

var (
	markdownParser = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Linkify)).Parser()

	markdownRenderer = renderer.NewRenderer(renderer.WithNodeRenderers(
		util.Prioritized(safeNodes{}, 100),
		util.Prioritized(html.NewRenderer(), 1000),
		util.Prioritized(extension.NewTableHTMLRenderer(), 500),
		util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500),
	))
)

func convert(key memoKey) converted {
	source := []byte(printable(key.source()))
	node := parseMarkdown(source)
	p := plainText{width: -1, bare: true}
	p.markdownBlocks(node, source)
	words := strings.TrimSpace(string(p.b))
	if node == nil {
		m := markup{}
		m.lit("<pre>")
		m.text(key.source())
		m.lit("</pre>\n")
		return converted{template.HTML(m.b), words}
	}
	setHeadings(node, source, key)
	var b strings.Builder
	if err := markdownRenderer.Render(&b, source, node); err != nil {
		return converted{template.HTML(template.HTMLEscapeString(key.source())), words} // a Builder does not fail
	}
	// A numeric reference can stand for what no text may hold.
	return converted{template.HTML(printable(b.String())), words}
}

// lineFeeds ends lines in one way.
var lineFeeds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// printable returns s without what cannot be printed, as UTF-8 in lines that
// end in line feeds.
func printable(s string) string {
	if i18n.CheckString(s) == nil {
		return s
	}
	return strings.Map(func(r rune) rune {
		if i18n.Unprintable(r) {
			return -1
		}
		return r
	}, lineFeeds.Replace(strings.ToValidUTF8(s, "\uFFFD")))
}

// setHeadings puts the headings of a text below the heading of its section,
// without leaving out a level, and gives each an id.
func setHeadings(root ast.Node, source []byte, key memoKey) {
	var headings []*ast.Heading
	top := 6
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if h, ok := n.(*ast.Heading); ok && entering {
			headings = append(headings, h)
			top = min(top, h.Level)
		}
		return ast.WalkContinue, nil
	})
	last := key.level
	ids := make(map[string]int)
	for _, h := range headings {
		h.Level = min(last+1, key.level+1+h.Level-top, 6)
		last = h.Level
		if key.place == (placeOf{}) {
			continue
		}
		id := key.place.String() + "-" + readableID(plain(h, source))
		if ids[id]++; ids[id] > 1 {
			id += "-" + strconv.Itoa(ids[id])
		}
		h.SetAttributeString("id", []byte(id))
	}
}

// readableID returns words as part of an id: in lower case, accents kept, with
// hyphens for all that is neither letter nor digit.
func readableID(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r)
	})
	return strings.Join(words, "-")
}

// plain returns the words of a node without their markup.
func plain(n ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			b.Write(words(n, source))
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(n.Value)
		case *ast.AutoLink:
			b.Write(n.Label(source))
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// safeNodes renders the nodes through which content could reach beyond its
// words. It takes precedence over goldmark's own renderer.
type safeNodes struct{}

func (safeNodes) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(ast.KindLink, renderLink)
	reg.Register(ast.KindAutoLink, renderAutoLink)
	reg.Register(ast.KindImage, renderImage)
	reg.Register(ast.KindRawHTML, renderRawHTML)
	reg.Register(ast.KindHTMLBlock, renderHTMLBlock)
}

// destination returns where a link in content leads, "" if a page must not
// lead there.
func destination(raw []byte) string {
	return string(given(string(util.URLEscape(raw, true))))
}

// imageSource returns where a picture in content is found, "" if a page must
// not show it.
func imageSource(raw []byte) string {
	src := string(util.URLEscape(raw, true))
	if field.CheckSource(src) != nil {
		return ""
	}
	return src
}

func writeMarkup(w util.BufWriter, write func(*markup)) {
	var m markup
	write(&m)
	_, _ = w.Write(m.b)
}

func renderLink(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*ast.Link)
	u := destination(n.Destination)
	if u == "" {
		return ast.WalkContinue, nil // the words stay
	}
	writeMarkup(w, func(m *markup) {
		if !entering {
			m.lit("</a>")
			return
		}
		m.lit("<a")
		m.attr("href", u)
		if len(n.Title) > 0 {
			m.attr("title", string(resolved(n.Title)))
		}
		m.lit(">")
	})
	return ast.WalkContinue, nil
}

func renderAutoLink(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*ast.AutoLink)
	raw := string(n.URL(source))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(raw), "mailto:") {
		raw = "mailto:" + raw
	}
	u := destination([]byte(raw))
	writeMarkup(w, func(m *markup) {
		if u == "" {
			m.text(string(n.Label(source)))
			return
		}
		m.lit("<a")
		m.attr("href", u)
		m.lit(">")
		m.text(string(n.Label(source)))
		m.lit("</a>")
	})
	return ast.WalkContinue, nil
}

func renderImage(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*ast.Image)
	alt := plain(n, source)
	src := imageSource(n.Destination)
	writeMarkup(w, func(m *markup) {
		if src == "" {
			m.text(alt)
			return
		}
		m.lit("<img")
		m.attr("src", src)
		m.attr("alt", alt)
		m.lit(">")
	})
	return ast.WalkSkipChildren, nil
}

func renderRawHTML(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		writeMarkup(w, func(m *markup) { m.text(string(node.(*ast.RawHTML).Segments.Value(source))) })
	}
	return ast.WalkContinue, nil
}

func renderHTMLBlock(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		writeMarkup(w, func(m *markup) {
			m.lit("<p>")
			m.text(htmlBlock(node.(*ast.HTMLBlock), source))
			m.lit("</p>\n")
		})
	}
	return ast.WalkContinue, nil
}

func htmlBlock(n *ast.HTMLBlock, source []byte) string {
	raw := n.Lines().Value(source)
	if n.HasClosure() {
		raw = append(raw[:len(raw):len(raw)], n.ClosureLine.Value(source)...)
	}
	return strings.TrimSpace(string(raw))
}
