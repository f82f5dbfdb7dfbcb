package render

import (
	"slices"

	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render/view"
)

// notices writes in full what a reader should not miss, then the rest in brief.
func (m *markup) notices(notices view.Notices) {
	m.toldInFull(notices)
	m.brief(notices, nil)
}

func (m *markup) toldInFull(notices view.Notices) {
	for i := range notices {
		if notices[i].InFull() {
			m.notice(&notices[i])
		}
	}
}

// spokenInBrief reports whether what is spoken is told by a label only.
func spokenInBrief(notices view.Notices) bool {
	return slices.ContainsFunc(notices, func(n view.Notice) bool { return n.Topic == notice.AboutSpoken && !n.InFull() })
}

// brief writes what need not be told in full as one line of labels that opens to
// its sentences, without script; nothing where there is no such thing. The heading says
// what the line is about, where that does not stand above.
func (m *markup) brief(notices view.Notices, heading view.Text) {
	if !slices.ContainsFunc(notices, func(n view.Notice) bool { return !n.InFull() }) {
		return
	}
	m.Lit("<details class=\"tt-told\">\n<summary>\n")
	m.element("<span class=\"tt-label\"", heading, "</span>\n")
	m.labels(notices)
	m.Lit("</summary>\n")
	for i := range notices {
		if n := &notices[i]; !n.InFull() {
			m.element("<p", n.Sentence, "</p>\n")
		}
	}
	m.Lit("</details>\n")
}

// labels writes the labels of what is not told in full, the first of which says more
// than the others: it is nearly always what is spoken.
func (m *markup) labels(notices view.Notices) {
	first := true
	for i := range notices {
		switch n := &notices[i]; {
		case n.InFull():
		case first:
			m.element("<b", n.Brief(), "</b>")
			first = false
		default:
			m.Lit(" · ")
			m.spans(n.Brief())
		}
	}
}

// notice writes a note (WAI-ARIA 1.2, role note) with an icon whose text
// alternative is the level, since color alone says nothing to some readers
// (WCAG 2.2, 1.1.1 and 1.4.1). Where the sentence leads somewhere it is the
// link, whole: read by itself in a list of links it still says what is there
// (2.4.4 and 2.4.9).
func (m *markup) notice(n *view.Notice) {
	if n.Important() {
		m.Lit("<p class=\"tt-notice tt-important\" role=\"note\">")
	} else {
		m.Lit("<p class=\"tt-notice\" role=\"note\">")
	}
	m.noticeIcon(n)
	m.Lit("<span")
	m.langAttr(n.Sentence)
	m.Lit(">")
	if n.URL != "" {
		m.Lit("<a")
		m.url("href", n.URL)
		m.Lit(">")
		m.words(n.Sentence)
		m.Lit("</a>")
	} else {
		m.words(n.Sentence)
	}
	m.Lit("</span></p>\n")
}

func (m *markup) noticeIcon(n *view.Notice) {
	m.Lit("<svg class=\"tt-icon\" role=\"img\"")
	m.langAttr(n.LevelName)
	m.Attr("aria-label", n.LevelName.String())
	m.Lit(" viewBox=\"0 0 24 24\" width=\"20\" height=\"20\">")
	if n.Important() {
		m.Lit("<path d=\"M12 3 1.5 21h21zm-1 7h2v5h-2zm0 6.5h2v2h-2z\"")
	} else {
		m.Lit("<path d=\"M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20zm-1 5h2v2h-2zm0 4h2v6h-2z\"")
	}
	m.Lit(" fill=\"currentColor\" fill-rule=\"evenodd\"/></svg> ")
}
