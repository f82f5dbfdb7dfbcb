package content

import (
	"errors"
	"iter"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
)

// validated reports what the model's own validation found, at the places where
// the file has it. Left out is what another file is to blame for, and what
// follows from a fault that is reported already.
func (d *decoder) validated(root *yaml.Node, err error) {
	faults := fieldErrors(err)
	if len(faults) == 0 {
		return
	}
	follows := following(d.errs)
	for _, f := range faults {
		if d.full() {
			break
		}
		path := asWritten(root, parsePath(f.Path))
		n, foreign := locate(root, path)
		if foreign || follows(fieldOf(path)) {
			continue
		}
		var why *event.Fault
		if !errors.As(f.Err, &why) {
			continue // event gives no other
		}
		d.path = path
		e := d.fault(n, "")
		e.ID, e.Args = explain(why, path, n)
		if why.Reason == event.EndBeforeStart {
			above, _ := locate(root, path[:len(path)-1])
			if want := nextDay(valueOf(above, "start"), n); want != "" {
				e.ID, e.Args["Want"] = "error.order.midnight", want
			}
		}
		e.Err = f.Err
	}
	d.path = nil
}

// fieldErrors takes apart what Validate has joined.
func fieldErrors(err error) []*event.FieldError {
	var joined interface{ Unwrap() []error }
	var field *event.FieldError
	switch {
	case err == nil:
	case errors.As(err, &field) && error(field) == err:
		return []*event.FieldError{field}
	case errors.As(err, &joined):
		var all []*event.FieldError
		for _, e := range joined.Unwrap() {
			all = append(all, fieldErrors(e)...)
		}
		return all
	}
	return nil
}

var pathSteps = regexp.MustCompile(`[^.\[\]]+`)

// parsePath is the inverse of fieldOf.
func parsePath(path string) []step {
	var steps []step
	for _, at := range pathSteps.FindAllStringIndex(path, -1) {
		word := path[at[0]:at[1]]
		if at[0] > 0 && path[at[0]-1] == '[' {
			place, _ := strconv.Atoi(word) // written by event
			steps = append(steps, step{place: place})
			continue
		}
		steps = append(steps, step{key: word})
	}
	return steps
}

// asWritten leaves out of a path what the file does not have where a speaker or
// a program is written in the map of a participant or a host: the name of
// hosts[0].program is hosts[0].name there.
func asWritten(root *yaml.Node, path []step) []step {
	for i, s := range path[:max(0, len(path)-1)] {
		if s.key != "speaker" && s.key != "program" {
			continue
		}
		if above, foreign := locate(root, path[:i]); !foreign && above.Kind == yaml.MappingNode && valueOf(above, s.key) == nil {
			return slices.Delete(slices.Clone(path), i, i+1)
		}
	}
	return path
}

// locate returns the node at path, or the nearest one above it. A path that
// leads on through an id leads into another file.
func locate(n *yaml.Node, path []step) (at *yaml.Node, foreign bool) {
	for i, s := range path {
		switch {
		case isScalar(n):
			return n, s.key != ""
		case s.key == "" && n.Kind == yaml.SequenceNode && s.place < len(n.Content):
			n = n.Content[s.place]
		case s.key != "" && n.Kind == yaml.MappingNode:
			value := valueOf(n, s.key)
			if value == nil && i+1 < len(path) {
				continue // written in place: a speaker's keys in those of a participant
			}
			if value != nil {
				n = value
			}
		}
	}
	return n, false
}

func valueOf(n *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// following reports whether something at a path, above it or below it, is
// wrong already.
func following(reported Errors) func(path string) bool {
	wrong, above := make(map[string]bool), make(map[string]bool)
	for _, e := range reported {
		if !e.Warning {
			wrong[e.Field] = true
			for path := range ancestors(e.Field) {
				above[path] = true
			}
		}
	}
	return func(path string) bool {
		if wrong[path] || above[path] {
			return true
		}
		for ancestor := range ancestors(path) {
			if wrong[ancestor] {
				return true
			}
		}
		return false
	}
}

// ancestors are the paths above path, without the root.
func ancestors(path string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for {
			i := strings.LastIndexAny(path, ".[")
			if i <= 0 || !yield(path[:i]) {
				return
			}
			path = path[:i]
		}
	}
}

// explanations are the messages for what event finds, by its reason and, where
// the words depend on it, the last key of the path.
var explanations = []struct {
	reason  event.Reason
	key, id string
}{
	{event.NotGiven, "", "error.required"},
	{event.NobodyNamed, "", "error.required.person"},
	{event.WordUnknown, "", "error.word"},
	{event.WordWithoutLabel, "", "error.word.label"},
	{event.PrecisionUnknown, "", "error.precision"},
	{event.LanguageUnnamed, "", "error.language.unnamed"},
	{event.LanguageTwice, "", "error.language.twice"},
	{event.MultipleAndListed, "", "error.conflict.multiple"},
	{event.SignLanguageWritten, "", "error.conflict.written"},
	{event.SignLanguageSpoken, "", "error.conflict.signed"},
	{event.SignLanguageUnnamed, "", "error.language.signed"},
	{event.IntoItself, "", "error.conflict.into"},
	{event.SignIntoItself, "", "error.conflict.into.sign"},
	{event.CertainAndNot, "", "error.conflict.certain"},
	{event.SignCertainAndNot, "", "error.conflict.certain.sign"},
	{event.NoneAndGiven, "", "error.conflict.none"},
	{event.ScheduledAndNot, "", "error.conflict.status"},
	{event.DatesAndStart, "", "error.conflict.dates"},
	{event.StartAndUnconfirmed, "", "error.conflict.start"},
	{event.PersonAndGroup, "", "error.conflict.group"},
	{event.FreeAndFees, "", "error.conflict.fee"},
	{event.EndBeforeStart, "", "error.order.end"},
	{event.DoorsAfterStart, "", "error.order.doors"},
	{event.DeadlineAfterEnd, "", "error.order.deadline"},
	{event.ClosesBeforeOpening, "", "error.order.closes"},
	{event.IDMalformed, "", "error.format.id"},
	{event.IDTwice, "", "error.id.twice.list"},
	{event.ParentOfItself, "", "error.parent"},
	{event.EmailMalformed, "", "error.email"},
	{event.CountryUnknown, "", "error.format.country"},
	{event.NotOnEarth, "", "error.format.geo"},
	{event.PriceMalformed, "", "error.format.price"},
	{event.PriceTooFine, "", "error.format.price.decimals"},
	{event.CurrencyMalformed, "", "error.format.currency"},
	{event.BelowZero, "sequence", "error.format.sequence"},
	{event.BelowZero, "width", "error.format.width"},
	{event.BelowZero, "", "error.format.capacity"},
	{event.YearOutOfRange, "", "error.date.impossible"},
	{event.URLUnsafe, "", "error.url"},
	{event.PictureUnsafe, "", "error.url.picture"},
	{event.TextTooLong, "", "error.text.long"},
	{event.TextNotUTF8, "", "error.text.encoding"},
	{event.TextUnprintable, "", "error.text.control"},
	{event.TextLanguageTwice, "", "error.text.twice"},
}

// nextDay returns an end on the day after that of the start, "" if the two are
// not hours of one day.
func nextDay(start, end *yaml.Node) string {
	const hour = len("2006-01-02 ")
	if start == nil || len(start.Value) < hour || len(end.Value) < hour || start.Value[:hour-1] != end.Value[:hour-1] {
		return ""
	}
	day, err := time.Parse("2006-01-02", end.Value[:hour-1])
	if err != nil {
		return ""
	}
	return day.AddDate(0, 0, 1).Format("2006-01-02") + " " + end.Value[hour:]
}

// explain returns the message for what event finds at n, and its arguments.
func explain(f *event.Fault, path []step, n *yaml.Node) (id string, args i18n.Args) {
	key := ""
	for _, s := range path {
		if s.key != "" {
			key = s.key
		}
	}
	args = i18n.Args{
		"Value": shorten(n.Value), "Limit": strconv.Itoa(i18n.MaxText),
		"Words": strings.Join(f.Words, ", "), "Detail": firstUnprintable(n.Value),
		"Thousands": strings.ReplaceAll(n.Value, ".", "\u00a0"), "Want": strings.ReplaceAll(n.Value, ".", ""),
	}
	if len(f.Languages) > 0 {
		args["Language"], args["Code"] = f.Languages[0], f.Languages[0].String()
	}
	for _, e := range explanations {
		if e.reason == f.Reason && (e.key == "" || e.key == key) {
			return e.id, args
		}
	}
	return "", args // a test has all reasons
}
