package exchange

import (
	"regexp"
	"slices"
	"strings"
)

// A piece is a part of a text of Markdown: words, or marks that tools show as a tag. All
// pieces together are the text, byte for byte.
type piece struct {
	kind pieceKind
	text string
	id   int    // of a tag, from 1; the two of a pair have the same
	is   string // what a tag is
}

// What tags are.
const (
	pieceBold       = "bold"
	pieceItalic     = "italic"
	pieceBoldItalic = "bold-italic"
	pieceLink       = "link"
	pieceImage      = "image"
	pieceCode       = "code"
	pieceLine       = "line" // the marks at the beginning of a line
)

type pieceKind int

const (
	words     pieceKind = iota
	tagBegins           // of words, as **
	tagEnds             // of words: the other **
	tagAlone            // a heading's #, a bullet, code
)

// How deep links stand in links, and emphasis in emphasis, and how many tags a text has, so
// that who reads them takes them ([maxDepth], [maxParts]). What is more stays words.
const (
	maxInLinks    = 2
	maxInEmphasis = 4
	maxTags       = maxParts / 4
)

// piecesOf takes a text of Markdown apart: headings, bullets and quotes by their first marks,
// code as a whole, links and pictures around their words, and what is in bold or italics.
// What is no pair stays words. The cost is in proportion to the text.
func piecesOf(text string) []piece {
	c := &cutter{text: text, brackets: bracketsIn(text), ticks: ticksIn(text), parens: parensIn(text)}
	c.cut(0, len(text), 0)
	if pieces := c.numbered(); len(pieces) < maxTags {
		return pieces
	}
	return []piece{{text: text}}
}

// A cutter is a text that is being taken apart.
type cutter struct {
	text     string
	brackets map[int]int   // where that which opens at a place is closed
	ticks    map[int][]int // where runs of backticks begin, by their length
	parens   []int         // where each ")" is
	pieces   []piece
	pairs    int
}

var (
	lineForm     = regexp.MustCompile(`^[ \t]*(?:(?:[-*_][ \t]*){3,}(?:\n|$)|(?:(?:#{1,6}|[-*+]|\d{1,9}[.)]|>)[ \t]+)+)`)
	fenceForm    = regexp.MustCompile("^ {0,3}(```+|~~~+)")
	autolinkForm = regexp.MustCompile(`^<(?:https?://|mailto:)[^<>\s]*>`) // no "<", so that none is looked through for each of several
)

// A delimiter is a run of * or _ that may begin or end emphasis.
type delimiter struct {
	piece  int // its place among the pieces
	opens  bool
	closes bool
}

// cut takes a part of the text apart.
func (c *cutter) cut(from, to, depth int) {
	var delimiters []delimiter
	begun := from // of words
	add := func(at, end int, kind pieceKind, is string) {
		if at > begun {
			c.pieces = append(c.pieces, piece{kind: words, text: c.text[begun:at]})
		}
		c.pieces = append(c.pieces, piece{kind: kind, text: c.text[at:end], is: is})
		begun = end
	}
	for i := from; i < to; {
		rest := c.text[i:to]
		if i == 0 || c.text[i-1] == '\n' {
			if end := fenceIn(rest); end > 0 {
				add(i, i+end, tagAlone, pieceCode)
				i += end
				continue
			}
			if mark := lineForm.FindString(rest); mark != "" {
				add(i, i+len(mark), tagAlone, pieceLine)
				i += len(mark)
				continue
			}
		}
		switch b := rest[0]; b {
		case '\\':
			i += min(2, len(rest))
		case '`':
			run := len(rest) - len(strings.TrimLeft(rest, "`"))
			end := c.closingTicks(i, run)
			if end < 0 || end > to {
				i += run
				continue
			}
			add(i, end, tagAlone, pieceCode)
			i = end
		case '<':
			if link := autolinkForm.FindString(rest); link != "" {
				add(i, i+len(link), tagAlone, pieceLink)
				i += len(link)
				continue
			}
			i++
		case '[':
			close, known := c.brackets[i]
			end := -1
			if known && close < to && depth < maxInLinks {
				end = c.destination(close, to)
			}
			if end < 0 {
				i++
				continue
			}
			open, is := i, pieceLink
			if i > begun && c.text[i-1] == '!' {
				open, is = i-1, pieceImage
			}
			add(open, i+1, tagBegins, is)
			c.pairs++
			pair := c.pairs
			c.pieces[len(c.pieces)-1].id = pair
			c.cut(i+1, close, depth+1)
			begun = close
			add(close, end, tagEnds, is)
			c.pieces[len(c.pieces)-1].id = pair
			i = end
		case '*', '_':
			run := len(rest) - len(strings.TrimLeft(rest, string(b)))
			before, after := beside(c.text[from:i], true), beside(c.text[i+run:to], false)
			if run > 3 || b == '_' && before == 'x' && after == 'x' || before == ' ' && after == ' ' {
				i += run
				continue
			}
			add(i, i+run, words, "")
			delimiters = append(delimiters, delimiter{len(c.pieces) - 1, after != ' ', before != ' '})
			i += run
		default:
			i++
		}
	}
	if to > begun {
		c.pieces = append(c.pieces, piece{kind: words, text: c.text[begun:to]})
	}
	c.pair(delimiters)
}

// beside is ' ' where white space or nothing stands beside a mark, and 'x' for anything else.
func beside(text string, last bool) byte {
	if text == "" {
		return ' '
	}
	b := text[0]
	if last {
		b = text[len(text)-1]
	}
	if b == ' ' || b == '\n' || b == '\t' {
		return ' '
	}
	if b < 0x80 && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", b) >= 0 {
		return '.'
	}
	return 'x'
}

// pair makes tags of the delimiters that begin and end the same.
func (c *cutter) pair(delimiters []delimiter) {
	var open []delimiter
	last := make(map[string]int) // how many open ones have the same marks
	for _, d := range delimiters {
		marks := c.pieces[d.piece].text
		if d.closes && last[marks] > 0 {
			for { // what is open within is no pair
				begins := open[len(open)-1]
				open = open[:len(open)-1]
				last[c.pieces[begins.piece].text]--
				if c.pieces[begins.piece].text == marks {
					c.pairs++
					is := map[int]string{1: pieceItalic, 2: pieceBold, 3: pieceBoldItalic}[len(marks)]
					c.pieces[begins.piece] = piece{tagBegins, marks, c.pairs, is}
					c.pieces[d.piece] = piece{tagEnds, marks, c.pairs, is}
					break
				}
			}
			continue
		}
		if d.opens && len(open) < maxInEmphasis {
			open = append(open, d)
			last[marks]++
		}
	}
}

// numbered returns the pieces with the ids of tags in their order, and words that follow one
// another as one.
func (c *cutter) numbered() []piece {
	var all []piece
	ids, next := make(map[int]int), 0
	begun, at := 0, 0 // where the last piece begins in the text, and the next
	for _, p := range c.pieces {
		last := len(all) - 1
		at += len(p.text)
		if p.kind == words && last >= 0 && all[last].kind == words {
			all[last].text = c.text[begun:at]
			continue
		}
		begun = at - len(p.text)
		switch {
		case p.kind == words:
		case p.kind == tagEnds:
			p.id = ids[p.id]
		default:
			next++
			if p.kind == tagBegins {
				ids[p.id] = next
			}
			p.id = next
		}
		all = append(all, p)
	}
	return all
}

// fenceIn returns where a block of code ends that a text begins with, 0 if it begins with none.
func fenceIn(text string) int {
	m := fenceForm.FindStringSubmatch(text)
	if m == nil {
		return 0
	}
	for at := strings.IndexByte(text, '\n') + 1; at > 0; {
		line, _, _ := strings.Cut(text[at:], "\n")
		if strings.HasPrefix(strings.TrimLeft(line, " "), m[1]) {
			return at + len(line)
		}
		next := strings.IndexByte(text[at:], '\n')
		if next < 0 {
			break
		}
		at += next + 1
	}
	return len(text)
}

// bracketsIn returns where brackets are closed, by where they open.
func bracketsIn(text string) map[int]int {
	closed := make(map[int]int)
	var open []int
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '[':
			open = append(open, i)
		case ']':
			if last := len(open) - 1; last >= 0 {
				closed[open[last]] = i
				open = open[:last]
			}
		}
	}
	return closed
}

// ticksIn returns where runs of backticks begin, by their length.
func ticksIn(text string) map[int][]int {
	runs := make(map[int][]int)
	for i := 0; i < len(text); i++ {
		if text[i] != '`' {
			continue
		}
		run := len(text[i:]) - len(strings.TrimLeft(text[i:], "`"))
		runs[run] = append(runs[run], i)
		i += run
	}
	return runs
}

// closingTicks returns where code ends that begins at a place with a run of backticks, -1
// if it does not end.
func (c *cutter) closingTicks(at, run int) int {
	runs := c.ticks[run]
	next, _ := slices.BinarySearch(runs, at+run)
	if next == len(runs) {
		return -1
	}
	return runs[next] + run
}

// destination returns where a link ends whose words a bracket closes, -1 if none does. The
// address may have one pair of parentheses in it.
func (c *cutter) destination(close, to int) int {
	at := close + 1
	if at >= to || c.text[at] != '(' {
		return -1
	}
	end := c.nextParen(at)
	if end >= 0 && end < to && strings.IndexByte(c.text[at+1:end], '(') >= 0 {
		end = c.nextParen(end + 1)
	}
	if end < 0 || end >= to {
		return -1
	}
	return end + 1
}

// nextParen returns where the next ")" is, -1 if there is none.
func (c *cutter) nextParen(at int) int {
	next, _ := slices.BinarySearch(c.parens, at)
	if next == len(c.parens) {
		return -1
	}
	return c.parens[next]
}

// parensIn returns where each ")" is.
func parensIn(text string) (all []int) {
	for i := range len(text) {
		if text[i] == ')' {
			all = append(all, i)
		}
	}
	return all
}

// tagsOf numbers the tags of a translation as those of its source: a tag with the same marks,
// or else of the same kind, has the same id, and others have ids that the source does not have.
func tagsOf(translation string, source []piece) []piece {
	pieces := piecesOf(translation)
	ids, taken, next := make(map[int]int), make(map[int]bool), 0
	for _, same := range []func(piece) string{func(tag piece) string { return tag.text }, func(tag piece) string { return tag.is }} {
		unused := make(map[string][]int) // ids of the source's tags
		for _, tag := range marksOf(source) {
			if next = max(next, tag.id); !taken[tag.id] {
				unused[same(tag)] = append(unused[same(tag)], tag.id)
			}
		}
		for _, tag := range marksOf(pieces) {
			if left := unused[same(tag)]; ids[tag.id] == 0 && len(left) > 0 {
				ids[tag.id], taken[left[0]], unused[same(tag)] = left[0], true, left[1:]
			}
		}
	}
	for i, p := range pieces {
		if p.kind != words && ids[p.id] == 0 {
			next++
			ids[p.id] = next
		}
		pieces[i].id = ids[p.id]
	}
	return pieces
}

// marksOf returns each tag once, with all of its marks.
func marksOf(pieces []piece) (all []piece) {
	at := make(map[int]int)
	for _, p := range pieces {
		switch p.kind {
		case tagAlone, tagBegins:
			at[p.id] = len(all)
			all = append(all, piece{kind: p.kind, id: p.id, is: p.is, text: p.is + "\x00" + p.text})
		case tagEnds:
			all[at[p.id]].text += "\x00" + p.text
		}
	}
	return all
}
