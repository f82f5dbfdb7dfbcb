package markdown

import (
	"html/template"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"github.com/tertulia-go/tertulia/internal/escape"
)

// markdownRenderer is shared: it keeps nothing of what it writes.
var markdownRenderer = renderer.NewRenderer(renderer.WithNodeRenderers(
	util.Prioritized(safeNodes{}, 100),
	util.Prioritized(html.NewRenderer(), 1000),
	util.Prioritized(extension.NewTableHTMLRenderer(), 500),
	util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500),
))

func toHTML(text string, s Section) string {
	source := []byte(printable(text))
	node := parse(source)
	if node == nil {
		var m escape.Markup
		m.Lit("<pre>")
		m.Text(text)
		m.Lit("</pre>\n")
		return string(m.B)
	}
	setHeadings(node, source, s)
	var b strings.Builder
	if err := markdownRenderer.Render(&b, source, node); err != nil {
		return template.HTMLEscapeString(text) // a Builder does not fail
	}
	// A numeric reference can stand for what no text may hold.
	return printable(b.String())
}

// setHeadings puts the headings of a text below the heading of its section,
// without leaving out a level, and gives each an id.
func setHeadings(root ast.Node, source []byte, s Section) {
	var headings []*ast.Heading
	top := 6
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if h, ok := n.(*ast.Heading); ok && entering {
			headings = append(headings, h)
			top = min(top, h.Level)
		}
		return ast.WalkContinue, nil
	})
	last := s.Level
	ids := make(map[string]int)
	for _, h := range headings {
		h.Level = min(last+1, s.Level+1+h.Level-top, 6)
		last = h.Level
		if s.Anchor == "" {
			continue
		}
		id := s.Anchor + "-" + readableID(plain(h, source))
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

func writeMarkup(w util.BufWriter, write func(*escape.Markup)) {
	var m escape.Markup
	write(&m)
	_, _ = w.Write(m.B)
}

func renderLink(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*ast.Link)
	u := destination(n.Destination)
	if u == "" {
		return ast.WalkContinue, nil // the words stay
	}
	writeMarkup(w, func(m *escape.Markup) {
		if !entering {
			m.Lit("</a>")
			return
		}
		m.Lit("<a")
		m.Attr("href", string(u))
		if len(n.Title) > 0 {
			m.Attr("title", string(resolved(n.Title)))
		}
		m.Lit(">")
	})
	return ast.WalkContinue, nil
}

func renderAutoLink(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*ast.AutoLink)
	u := autoDestination(n, source)
	writeMarkup(w, func(m *escape.Markup) {
		if u == "" {
			m.Text(string(n.Label(source)))
			return
		}
		m.Lit("<a")
		m.Attr("href", string(u))
		m.Lit(">")
		m.Text(string(n.Label(source)))
		m.Lit("</a>")
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
	writeMarkup(w, func(m *escape.Markup) {
		if src == "" {
			m.Text(alt)
			return
		}
		m.Lit("<img")
		m.Attr("src", string(src))
		m.Attr("alt", alt)
		m.Lit(">")
	})
	return ast.WalkSkipChildren, nil
}

func renderRawHTML(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		writeMarkup(w, func(m *escape.Markup) { m.Text(string(node.(*ast.RawHTML).Segments.Value(source))) })
	}
	return ast.WalkContinue, nil
}

func renderHTMLBlock(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		writeMarkup(w, func(m *escape.Markup) {
			m.Lit("<p>")
			m.Text(rawHTML(node.(*ast.HTMLBlock), source))
			m.Lit("</p>\n")
		})
	}
	return ast.WalkContinue, nil
}
