package exchange

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/tertulia-go/tertulia/content/translation"
)

// WriteXLIFF writes the job as XLIFF 1.2, which every tool of translators reads. A target that is missing is left out; one that is out of date
// needs translation, one that a machine made needs review.
func (j *Job) WriteXLIFF(w io.Writer) error {
	b := bufio.NewWriter(w)
	fmt.Fprint(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n")
	for file, units := range j.byFile() {
		fmt.Fprintf(b, "<file original=\"%s\" source-language=\"%s\" target-language=\"%s\" datatype=\"plaintext\">\n<body>\n", inXML(file), j.From, j.To)
		for _, u := range units {
			approved := ""
			if j.Approved && (u.State == translation.Present || u.State == translation.SameAsSource) {
				approved = ` approved="yes"`
			}
			source, target := j.pieces(&u)
			fmt.Fprintf(b, "<trans-unit id=\"%s\"%s xml:space=\"preserve\">\n<source>%s</source>\n", inXML(u.Name.String()), approved, inline(source))
			if u.Target != "" {
				fmt.Fprintf(b, "<target %s>%s</target>\n", xliffStates[u.State], inline(target))
			} else if j.CopySource {
				fmt.Fprintf(b, "<target state=\"%s\">%s</target>\n", stateNew, inline(source))
			}
			fmt.Fprintf(b, "<note from=\"developer\">%s</note>\n<note from=\"developer\">%s</note>\n", inXML(u.Note), u.origin())
			if u.Previous != "" {
				fmt.Fprintf(b, "<alt-trans alttranstype=\"previous-version\">\n<source>%s</source>\n<target>%s</target>\n</alt-trans>\n", inXML(u.Previous), inXML(u.Target))
			}
			fmt.Fprint(b, "</trans-unit>\n")
		}
		fmt.Fprint(b, "</body>\n</file>\n")
	}
	fmt.Fprint(b, "</xliff>\n")
	return b.Flush()
}

// stateNew is that of a target which nobody has written.
const stateNew = "new"

// xliffStates are the attributes of targets (XLIFF 1.2, sections "state" and
// "state-qualifier").
var xliffStates = map[translation.State]string{
	translation.Stale:        `state="needs-translation"`,
	translation.MachineMade:  `state="needs-review-translation" state-qualifier="mt-suggestion"`,
	translation.SameAsSource: `state="translated"`,
	translation.Present:      `state="translated"`,
}

// WriteXLIFF2 writes the job as XLIFF 2.1. States are as in [Job.WriteXLIFF].
func (j *Job) WriteXLIFF2(w io.Writer) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff version=\"2.1\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" srcLang=\"%s\" trgLang=\"%s\">\n", j.From, j.To)
	n := 0
	for file, units := range j.byFile() {
		n++
		fmt.Fprintf(b, "<file id=\"f%d\" original=\"%s\">\n", n, inXML(file))
		for i, u := range units {
			fmt.Fprintf(b, "<unit id=\"u%d\" name=\"%s\" xml:space=\"preserve\">\n", i+1, inXML(u.Name.String()))
			if u.Previous != "" {
				fmt.Fprintf(b, "<mtc:matches xmlns:mtc=\"urn:oasis:names:tc:xliff:matches:2.0\">\n<mtc:match ref=\"#s1\" origin=\"tertulia\">\n<source>%s</source>\n<target>%s</target>\n</mtc:match>\n</mtc:matches>\n",
					inXML(u.Previous), inXML(u.Target))
			}
			fmt.Fprintf(b, "<notes>\n<note category=\"context\">%s</note>\n<note category=\"tertulia\">%s</note>\n</notes>\n", inXML(u.Note), u.origin())
			var marks originalData
			source, target := j.pieces(&u)
			inSource, inTarget := marks.inline(source), marks.inline(target)
			marks.write(b)
			fmt.Fprintf(b, "<segment id=\"s1\" %s>\n<source>%s</source>\n", xliff2States[u.State], inSource)
			if u.Target != "" {
				fmt.Fprintf(b, "<target>%s</target>\n", inTarget)
			}
			fmt.Fprint(b, "</segment>\n</unit>\n")
		}
		fmt.Fprint(b, "</file>\n")
	}
	fmt.Fprint(b, "</xliff>\n")
	return b.Flush()
}

// xliff2States are the attributes of segments (XLIFF 2.1, sections 4.3.1.27 and
// 4.3.1.30).
var xliff2States = map[translation.State]string{
	translation.Missing:      `state="initial"`,
	translation.Stale:        `state="initial" subState="tertulia:stale"`,
	translation.MachineMade:  `state="translated" subState="tertulia:` + subStateMachine + `"`,
	translation.SameAsSource: `state="translated"`,
	translation.Present:      `state="translated"`,
}

const subStateMachine = "machine-made"

// pieces are the source and the target of a unit, taken apart where marks are tags.
func (j *Job) pieces(u *Unit) (source, target []piece) {
	if !j.Inline || !u.IsMarkdown {
		return []piece{{text: u.Source}}, []piece{{text: u.Target}}
	}
	source = piecesOf(u.Source)
	return source, tagsOf(u.Target, source)
}

// inline returns pieces as XLIFF 1.2 has them, with the marks in their tags (sections bpt, ept
// and ph): g and x have no place for marks, from which a file alone could be read again.
func inline(pieces []piece) string {
	var b strings.Builder
	for _, p := range pieces {
		switch p.kind {
		case words:
			b.WriteString(inXML(p.text))
		case tagBegins:
			fmt.Fprintf(&b, `<bpt id="%d" ctype="%s">%s</bpt>`, p.id, ctype(p), inXML(p.text))
		case tagEnds:
			fmt.Fprintf(&b, `<ept id="%d">%s</ept>`, p.id, inXML(p.text))
		case tagAlone:
			fmt.Fprintf(&b, `<ph id="%d" ctype="%s">%s</ph>`, p.id, ctype(p), inXML(p.text))
		}
	}
	return b.String()
}

// ctype says what a tag is (XLIFF 1.2, section "ctype"; what it does not name begins with x-).
func ctype(tag piece) string {
	switch {
	case tag.is == pieceBold || tag.is == pieceItalic || tag.is == pieceLink && tag.kind == tagBegins:
		return tag.is
	}
	return "x-" + tag.is
}

// originalData are the marks of the tags of a unit of XLIFF 2, each once (section 4.2.2.11).
type originalData []string

// ref returns the id of marks.
func (o *originalData) ref(marks string) string {
	at := slices.Index(*o, marks)
	if at < 0 {
		at = len(*o)
		*o = append(*o, marks)
	}
	return "d" + strconv.Itoa(at+1)
}

func (o *originalData) write(b *bufio.Writer) {
	if len(*o) == 0 {
		return
	}
	fmt.Fprint(b, "<originalData>\n")
	for _, marks := range *o {
		fmt.Fprintf(b, "<data id=\"%s\">%s</data>\n", o.ref(marks), inXML(marks))
	}
	fmt.Fprint(b, "</originalData>\n")
}

// inline returns pieces as XLIFF 2 has them, and remembers their marks.
func (o *originalData) inline(pieces []piece) string {
	ends := make(map[int]string) // the marks that end what a tag begins
	for _, p := range pieces {
		if p.kind == tagEnds {
			ends[p.id] = p.text
		}
	}
	var b strings.Builder
	for _, p := range pieces {
		switch p.kind {
		case words:
			b.WriteString(inXML(p.text))
		case tagBegins:
			fmt.Fprintf(&b, `<pc id="%d" dataRefStart="%s" dataRefEnd="%s">`, p.id, o.ref(p.text), o.ref(ends[p.id]))
		case tagEnds:
			b.WriteString("</pc>")
		case tagAlone:
			fmt.Fprintf(&b, `<ph id="%d" dataRef="%s"/>`, p.id, o.ref(p.text))
		}
	}
	return b.String()
}

// byFile yields the units of each file of the content, as they follow one another.
func (j *Job) byFile() func(yield func(file string, units []Unit) bool) {
	return func(yield func(string, []Unit) bool) {
		for from, to := 0, 0; from < len(j.Units); from = to {
			for to = from; to < len(j.Units) && j.Units[to].File == j.Units[from].File; to++ {
			}
			if !yield(j.Units[from].File, j.Units[from:to]) {
				return
			}
		}
	}
}

// inXML returns a text as XML has it between tags and in an attribute. Texts of content
// hold no character that XML does not have (i18n.CheckString).
func inXML(text string) string { return xmlEscapes.Replace(text) }

var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\r", "&#"+strconv.Itoa('\r')+";")
