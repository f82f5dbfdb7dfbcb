package render

import (
	"slices"

	"github.com/tertulia-go/tertulia/internal/escape"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/render/view"
)

// notices writes in full what a reader should not miss, then the rest in brief.
func (m *markup) notices(notices view.Notices) {
	m.toldInFull(notices)
	m.brief(notices)
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
// its sentences, without script; nothing where there is no such thing.
func (m *markup) brief(notices view.Notices) {
	if !slices.ContainsFunc(notices, func(n view.Notice) bool { return !n.InFull() }) {
		return
	}
	m.Lit("<details class=\"tt-told\">\n<summary>")
	m.labels(notices)
	m.Lit("</summary>\n")
	for i := range notices {
		if !notices[i].InFull() {
			m.notice(&notices[i])
		}
	}
	m.Lit("</details>\n")
}

// labels writes the labels of what is not told in full. The mark between two of
// them is text, for when style is off; with style each label has an edge.
func (m *markup) labels(notices view.Notices) {
	var between escape.Literal
	for i := range notices {
		if n := &notices[i]; !n.InFull() {
			m.Lit(between)
			m.Lit("<span class=\"tt-chip\">")
			m.spans(n.Brief())
			m.Lit("</span>")
			between = "<span class=\"tt-hidden\"> · </span>"
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
