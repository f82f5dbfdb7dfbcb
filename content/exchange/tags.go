package exchange

import (
	"cmp"
	"strings"
)

// tags are those among the words of a unit of XLIFF that is being read.
type tags struct {
	data           map[string]string // marks by their ids (XLIFF 2, originalData)
	source, target []tag             // in their order
	marks          map[string]string // of the tags of the source
}

// A tag is one of a pair, or one alone.
type tag struct {
	key    string // by what tags of source and target are the same
	begins string // the key of the tag that has to stand before; "": none has
}

func newTags(unit *element) *tags {
	t := &tags{data: make(map[string]string), marks: make(map[string]string)}
	for _, child := range unit.children {
		if child.name == "originalData" {
			for _, data := range child.children {
				t.data[data.attributes["id"]] = data.text
			}
		}
	}
	return t
}

// read writes the words of an element with the marks of its tags, which it adds to those
// before. It returns the name of an element that stands for what nobody knows, "" where
// there is none.
func (t *tags) read(e *element, to *[]tag, words *strings.Builder) (unknown string) {
	isSource := to == &t.source
	add := func(child *element, one tag, ref string) {
		marks, has := t.data[child.attributes[ref]]
		if !has && len(child.children) == 0 && child.name != "pc" {
			marks = child.text
		}
		if isSource {
			t.marks[one.key] = marks
		} else if marks == "" {
			marks = t.marks[one.key]
		}
		if marks == "" && unknown == "" {
			unknown = child.name
		}
		*to = append(*to, one)
		words.WriteString(marks)
	}
	for _, child := range e.content {
		id := child.attributes["id"]
		switch child.name {
		case "":
			words.WriteString(child.text)
		case "mrk": // marks words, and stands for nothing
			unknown = cmp.Or(unknown, t.read(child, to, words))
		case "ph":
			add(child, tag{key: "ph " + id}, "dataRef")
		case "bpt":
			add(child, tag{key: "begin " + id}, "")
		case "ept":
			add(child, tag{"end " + id, "begin " + id}, "")
		case "sc":
			add(child, tag{key: "begin " + id}, "dataRef")
		case "ec":
			start := child.attributes["startRef"]
			add(child, tag{"end " + start, "begin " + start}, "dataRef")
		case "pc":
			add(child, tag{key: "begin " + id}, "dataRefStart")
			unknown = cmp.Or(unknown, t.read(child, to, words))
			add(child, tag{"end " + id, "begin " + id}, "dataRefEnd")
		default:
			unknown = cmp.Or(unknown, child.name)
			words.WriteString(child.text)
		}
	}
	return unknown
}

// broken returns the marks of a tag of the source that is not in the target, stands in it
// twice, or ends before it begins; "" where there is none.
func (t *tags) broken() string {
	count, met := make(map[string]int), make(map[string]bool)
	for _, one := range t.target {
		count[one.key]++
		if one.begins != "" && !met[one.begins] && t.marks[one.key] != "" {
			return t.marks[one.key]
		}
		met[one.key] = true
	}
	for _, one := range t.source {
		if count[one.key] != 1 {
			return t.marks[one.key]
		}
	}
	return ""
}
