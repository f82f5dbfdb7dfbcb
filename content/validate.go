package content

import (
	"errors"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
)

// validated reports what the model's own validation found, at the places where
// the file has it. Left out is what another file is to blame for, and what
// follows from a fault that is reported already.
func (d *decoder) validated(root *yaml.Node, faults field.Faults) {
	if len(faults) == 0 {
		return
	}
	follows := following(d.errs)
	for _, f := range faults {
		if d.full() {
			break
		}
		path := asWritten(root, f.Path)
		n, foreign := locate(root, path)
		if foreign || follows(path) {
			continue
		}
		d.path = path
		e := d.fault(n, "")
		d.explain(e, f, n)
		if f.Reason == field.EndBeforeStart {
			above, _ := locate(root, path[:len(path)-1])
			if want := nextDay(valueOf(above, "start"), n); want != "" {
				e.ID, e.Args["Want"] = "error.order.midnight", want
			}
		}
		e.Err = f
	}
	d.path = nil
}

// asWritten leaves out of a path what the file does not have: where a speaker or
// a program is written in the map of a participant or a host, the name of
// hosts[0].program is hosts[0].name; and where a map is written as a scalar,
// repeat.except[0].day is repeat.except[0].
func asWritten(root *yaml.Node, path field.Path) field.Path {
	if last := len(path) - 1; last > 0 && slices.Contains(slices.Collect(maps.Values(scalars)), path[last].Field) {
		if above, foreign := locate(root, path[:last]); !foreign && isScalar(above) {
			return path[:last]
		}
	}
	for i, s := range path[:max(0, len(path)-1)] {
		if s.Field != "speaker" && s.Field != "program" {
			continue
		}
		if above, foreign := locate(root, path[:i]); !foreign && above.Kind == yaml.MappingNode && valueOf(above, s.Field) == nil {
			return slices.Delete(slices.Clone(path), i, i+1)
		}
	}
	return path
}

// locate returns the node at path, or the nearest one above it. A path that
// leads on through an id leads into another file.
func locate(n *yaml.Node, path field.Path) (at *yaml.Node, foreign bool) {
	for i, s := range path {
		name := s.Field
		if s.Lang != "" {
			name = s.Lang
		}
		switch {
		case isScalar(n):
			return n, name != ""
		case name == "" && n.Kind == yaml.SequenceNode && s.Index >= 0 && s.Index < len(n.Content):
			n = n.Content[s.Index]
		case name != "" && n.Kind == yaml.MappingNode:
			value := valueOf(n, name)
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
func following(reported Errors) func(field.Path) bool {
	wrong, above := make(map[string]bool), make(map[string]bool)
	for _, e := range reported {
		if !e.Warning {
			wrong[e.Path.Places()] = true
			for i := 1; i < len(e.Path); i++ {
				above[e.Path[:i].Places()] = true
			}
		}
	}
	return func(path field.Path) bool {
		if places := path.Places(); wrong[places] || above[places] {
			return true
		}
		for i := 1; i < len(path); i++ {
			if wrong[path[:i].Places()] {
				return true
			}
		}
		return false
	}
}

// explanations are the messages for what validation finds, by its reason and, where
// the words depend on it, the last key of the path.
var explanations = []struct {
	reason  field.Reason
	key, id string
}{
	{field.NotGiven, "", "error.required"},
	{field.NobodyNamed, "", "error.required.person"},
	{field.WordUnknown, "", "error.word"},
	{field.WordWithoutLabel, "", "error.word.label"},
	{field.PrecisionUnknown, "", "error.precision"},
	{field.LanguageUnnamed, "", "error.language.unnamed"},
	{field.LanguageTwice, "", "error.language.twice"},
	{field.MultipleAndListed, "", "error.conflict.multiple"},
	{field.SignLanguageWritten, "", "error.conflict.written"},
	{field.SignLanguageSpoken, "", "error.conflict.signed"},
	{field.SignLanguageUnnamed, "", "error.language.signed"},
	{field.IntoItself, "", "error.conflict.into"},
	{field.SignIntoItself, "", "error.conflict.into.sign"},
	{field.CertainAndNot, "", "error.conflict.certain"},
	{field.SignCertainAndNot, "", "error.conflict.certain.sign"},
	{field.NoneAndGiven, "fee", "error.conflict.fee"},
	{field.NoneAndGiven, "", "error.conflict.none"},
	{field.ScheduledAndNot, "", "error.conflict.status"},
	{field.StatusOfPrevious, "", "error.conflict.previous"},
	{field.MovedAndInPerson, "", "error.conflict.moved"},
	{field.DatesAndStart, "", "error.conflict.dates"},
	{field.StartAndUnconfirmed, "", "error.conflict.start"},
	{field.PersonAndGroup, "", "error.conflict.group"},
	{field.EndBeforeStart, "", "error.order.end"},
	{field.DoorsAfterStart, "", "error.order.doors"},
	{field.DailyWithoutHours, "", "error.daily.hours"},
	{field.DailyOvernight, "", "error.daily.overnight"},
	{field.IntervalTooLong, "", "error.repeat.interval"},
	{field.DayTwice, "", "error.repeat.twice"},
	{field.OrdinalOfWeek, "", "error.repeat.week"},
	{field.DayWithoutOrdinal, "", "error.repeat.month"},
	{field.RepeatAndDates, "", "error.conflict.repeat.dates"},
	{field.RepeatAndDaily, "", "error.conflict.repeat.daily"},
	{field.RepeatAndSession, "", "error.conflict.repeat.session"},
	{field.RepeatWithoutDay, "", "error.repeat.day"},
	{field.UntilBeforeStart, "", "error.order.until"},
	{field.StartOffRule, "", "error.repeat.start"},
	{field.ExceptionOffRule, "", "error.repeat.except"},
	{field.InstanceSkipped, "", "error.repeat.skipped"},
	{field.TooManyInstances, "", "error.repeat.many"},
	{field.DeadlineAfterEnd, "", "error.order.deadline"},
	{field.ClosesBeforeOpening, "", "error.order.closes"},
	{field.IDMalformed, "", "error.format.id"},
	{field.IDTwice, "", "error.id.twice.list"},
	{field.SlugMalformed, "", "error.format.slug"},
	{field.ParentOfItself, "", "error.parent"},
	{field.EmailMalformed, "", "error.email"},
	{field.CountryUnknown, "", "error.format.country"},
	{field.NotOnEarth, "", "error.format.geo"},
	{field.PriceMalformed, "", "error.format.price"},
	{field.PriceTooFine, "", "error.format.price.decimals"},
	{field.CurrencyMalformed, "", "error.format.currency"},
	{field.BelowZero, "sequence", "error.format.sequence"},
	{field.SequenceOutOfRange, "", "error.format.sequence"},
	{field.BelowZero, "width", "error.format.width"},
	{field.BelowZero, "height", "error.format.width"},
	{field.BelowZero, "", "error.format.capacity"},
	{field.YearOutOfRange, "", "error.date.year"},
	{field.URLUnsafe, "", "error.url"},
	{field.URLMalformed, "", "error.url.malformed"},
	{field.URLCharacter, "", "error.url.character"},
	{field.URLHost, "", "error.url.host"},
	{field.URLPort, "", "error.url.port"},
	{field.URLUser, "", "error.url.user"},
	{field.URLMail, "", "error.url.mail"},
	{field.URLPhone, "", "error.url.phone"},
	{field.PictureUnsafe, "", "error.url.picture"},
	{field.TextTooLong, "", "error.text.long"},
	{field.TextNotUTF8, "", "error.text.encoding"},
	{field.TextUnprintable, "", "error.text.control"},
	{field.TextLanguageTwice, "", "error.text.twice"},
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

// explain puts into e the message for what validation finds at n.
func (d *decoder) explain(e *Error, f *field.Fault, n *yaml.Node) {
	e.Args = i18n.Args{
		"Value": shorten(n.Value), "Limit": strconv.Itoa(i18n.MaxText),
		"Words": strings.Join(f.Words, ", "), "Detail": firstUnprintable(n.Value),
		"Thousands": strings.ReplaceAll(n.Value, ".", "\u00a0"), "Want": strings.ReplaceAll(n.Value, ".", ""),
	}
	if len(f.Languages) > 0 {
		e.Args["Language"], e.Args["Code"] = f.Languages[0], f.Languages[0].String()
	}
	var unsafe *field.URLError
	if errors.As(f.Err, &unsafe) {
		e.Suggestion = meantURL(n.Value)
		if unsafe.Character != 0 {
			e.Args["Detail"] = codePoint(unsafe.Character)
		}
	}
	for _, x := range explanations {
		if x.reason == f.Reason && (x.key == "" || x.key == f.Path.Last()) {
			e.ID = x.id
			if f.Reason == field.EmailMalformed || f.Reason == field.CountryUnknown || f.Reason == field.CurrencyMalformed || f.Reason == field.PriceMalformed {
				e.blame(n.Value)
			}
			return // a test has all reasons
		}
	}
}

// meantURL is the address that somebody may have meant who left out how one gets
// there, "" if there is none: www.example.org, archive@example.org.
func meantURL(s string) string {
	for _, scheme := range []string{"https://", "mailto:"} {
		if meant := scheme + s; addressForm.MatchString(s) && field.CheckURL(meant) == nil {
			return meant
		}
	}
	return ""
}

// addressForm is a host with a dot and what may follow, or a mailbox.
var addressForm = regexp.MustCompile(`^[^\s/:?#]+\.[A-Za-z]{2,}(?:[/?#]\S*)?$`)
