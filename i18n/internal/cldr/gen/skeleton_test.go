package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestBestPattern(t *testing.T) {
	t.Parallel()
	available := map[string]string{
		"E": "ccc", "MMM": "LLL", "MMMd": "d MMM", "MMMEd": "E, d MMM", "MMMMEd": "E, d 'de' MMMM",
		"yMd": "dd/MM/y", "yMMMEd": "EEE, d MMM y", "hm": "h:mm a", "Hm": "HH:mm",
	}
	for name, c := range map[string]struct{ asked, want string }{
		"takes the one that is asked for":                     {"MMMd", "d MMM"},
		"widens fields":                                       {"MMMMEEEEd", "EEEE, d 'de' MMMM"},
		"keeps stand-alone letters":                           {"EEEE", "cccc"},
		"widens stand-alone months":                           {"MMMM", "LLLL"},
		"leaves the widths that the skeleton did not ask for": {"yMd", "dd/MM/y"},
		"keeps the width of a weekday that is as asked for":   {"yMMMEd", "EEE, d MMM y"},
		"gives the hour the width that was asked for":         {"hhmm", "hh:mm a"},
		"but keeps a wider one of its own":                    {"Hmm", "HH:mm"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := bestPattern(parseSkeleton(c.asked), available)
			require.NoError(t, err)
			assert.Equal(t, c.want, got)
		})
	}
	_, err := bestPattern(parseSkeleton("yQQQ"), available)
	assert.ErrorContains(t, err, "no pattern")
}

func TestIntervalPattern(t *testing.T) {
	t.Parallel()
	between := intervals(node{
		"intervalFormatFallback": "{0} – {1}",
		"MMM":                    map[string]any{"M": "MMM–MMM"},
		"MMMd":                   map[string]any{"d": "d–d 'de' MMM", "M": "d MMM – d MMM"},
		"yMMMd":                  map[string]any{"d": "d–d MMM y", "M": "d MMM – d MMM y", "y": "d MMM y – d MMM y"},
		"yMd":                    map[string]any{"d": "dd/MM/y – dd/MM/y", "M": "dd/MM/y – dd/MM/y", "y": "dd/MM/y – dd/MM/y"},
		"Hm":                     map[string]any{"H": "H:mm–H:mm", "m": "H:mm–H:mm"},
	})
	for name, c := range map[string]struct{ asked, fields, want string }{
		"cuts before the first field that comes again": {"yMMMd", "d", "d–|d MMM y"},
		"widens the month": {"yMMMMd", "M", "d MMMM – |d MMMM y"},
		"leaves the widths of day and month as they are": {"yyMMdd", "d", "dd/MM/yy – |dd/MM/yy"},
		"adds the year where the ends are in two":        {"MMMMd", "y", "d MMMM y – |d MMMM y"},
		"has no pattern for what the fields do not show": {"MMM", "d", ""},
		"has no pattern for fields that CLDR has not":    {"Hms", "H", ""},
		"has all fields in one value":                    {"MMMd", "Md", "d MMM – |d MMM|d–|d 'de' MMM"},
		"skips the half of the day in 24 hours":          {"Hmm", "aHm", "||H:mm–|H:mm|H:mm–|H:mm"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := between.patterns(parseSkeleton(c.asked), c.fields)
			require.NoError(t, err)
			assert.Equal(t, c.want, got)
		})
	}
	_, _, err := halves("d MMM")
	assert.ErrorContains(t, err, "only one end")
}

func TestMetazones(t *testing.T) {
	t.Parallel()
	uses := func(metazone, from, to string) any {
		m := map[string]any{"_mzone": metazone}
		if from != "" {
			m["_from"] = from
		}
		if to != "" {
			m["_to"] = to
		}
		return map[string]any{"usesMetazone": m}
	}
	tree := node{"Area": map[string]any{
		"Always":  []any{uses("A", "", "")},
		"Changed": []any{uses("A", "", "1980-01-01 00:00"), uses("B", "1980-01-01 00:00", "")},
		"Gap":     []any{uses("A", "", "1980-01-01 00:00"), uses("B", "1990-01-01 00:00", "2000-01-01 00:00")},
		"Late":    []any{uses("A", "1980-01-01 00:00", "")},
	}}
	for id, want := range map[string]string{
		"Area/Always":  "A",
		"Area/Changed": "A<1980-01-01 00:00<B",
		"Area/Gap":     "A<1980-01-01 00:00<<1990-01-01 00:00<B<2000-01-01 00:00<",
		"Area/Late":    "<1980-01-01 00:00<A",
		"Area/None":    "",
	} {
		got, err := metazones(tree, id)
		require.NoError(t, err)
		assert.Equal(t, want, got, id)
	}
}
