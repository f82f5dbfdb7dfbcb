package rendertest

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

// An ICSProperty is a content line taken apart (RFC 5545 section 3.1).
type ICSProperty struct {
	Name   string
	Params map[string]string
	Value  string // unescaped, if it is words
}

func (p ICSProperty) String() string {
	var params []string
	for k, v := range p.Params {
		params = append(params, ";"+k+"="+v)
	}
	slices.Sort(params)
	return p.Name + strings.Join(params, "") + ":" + p.Value
}

// An ICSComponent is what stands between BEGIN and END.
type ICSComponent struct {
	Name       string
	Properties []ICSProperty
	Components []*ICSComponent
}

func (c *ICSComponent) Get(name string) string {
	for _, p := range c.Properties {
		if p.Name == name {
			return p.Value
		}
	}
	return ""
}

func (c *ICSComponent) All(name string) []*ICSComponent {
	var found []*ICSComponent
	for _, sub := range c.Components {
		if sub.Name == name {
			found = append(found, sub)
		}
	}
	return found
}

var ICSWords = []string{"SUMMARY", "DESCRIPTION", "COMMENT", "LOCATION", "CATEGORIES", "CONTACT", "NAME", "X-WR-CALNAME", "UID", "RELATED-TO", "TZNAME"}

// ParseICS reads an iCalendar object, strictly.
func ParseICS(t testing.TB, s string) *ICSComponent {
	t.Helper()
	require.True(t, strings.HasSuffix(s, "\r\n"))
	physical := strings.Split(strings.TrimSuffix(s, "\r\n"), "\r\n")
	var lines []string
	for _, line := range physical {
		require.LessOrEqual(t, len(line), 75, line)
		require.True(t, utf8.ValidString(line), "folded within a rune: %q", line)
		require.NotContains(t, line, "\r")
		require.NotContains(t, line, "\n")
		require.NotEmpty(t, line)
		if line[0] == ' ' {
			lines[len(lines)-1] += line[1:]
		} else {
			lines = append(lines, line)
		}
	}
	root := &ICSComponent{}
	open := []*ICSComponent{root}
	for _, line := range lines {
		p := parseLine(t, line)
		inner := open[len(open)-1]
		switch p.Name {
		case "BEGIN":
			c := &ICSComponent{Name: p.Value}
			inner.Components = append(inner.Components, c)
			open = append(open, c)
		case "END":
			require.Equal(t, inner.Name, p.Value)
			open = open[:len(open)-1]
		default:
			inner.Properties = append(inner.Properties, p)
		}
	}
	require.Len(t, open, 1)
	require.Len(t, root.Components, 1)
	require.Equal(t, "VCALENDAR", root.Components[0].Name)
	return root.Components[0]
}

var icsName = regexp.MustCompile(`^[A-Z0-9-]+`)

func parseLine(t testing.TB, line string) ICSProperty {
	t.Helper()
	p := ICSProperty{Name: icsName.FindString(line), Params: map[string]string{}}
	require.NotEmpty(t, p.Name, line)
	rest := line[len(p.Name):]
	for strings.HasPrefix(rest, ";") {
		name := icsName.FindString(rest[1:])
		require.NotEmpty(t, name, line)
		rest = strings.TrimPrefix(rest[1+len(name):], "=")
		var value string
		if strings.HasPrefix(rest, `"`) {
			end := strings.IndexByte(rest[1:], '"')
			require.GreaterOrEqual(t, end, 0, line)
			value, rest = rest[1:end+1], rest[end+2:]
			value = strings.NewReplacer("^n", "\n", "^'", `"`, "^^", "^").Replace(value)
		} else {
			end := strings.IndexAny(rest, ";:,")
			require.GreaterOrEqual(t, end, 0, line)
			value, rest = rest[:end], rest[end:]
		}
		p.Params[name] = value
	}
	require.True(t, strings.HasPrefix(rest, ":"), line)
	p.Value = rest[1:]
	if slices.Contains(ICSWords, p.Name) {
		p.Value = UnescapeICS(t, p.Value)
	}
	return p
}

func UnescapeICS(t testing.TB, s string) string {
	t.Helper()
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' {
			if s[i] == ';' {
				t.Fatalf("bare ; in %q", s)
			}
			b.WriteByte(s[i])
			continue
		}
		i++
		switch s[i] {
		case 'n', 'N':
			b.WriteByte('\n')
		case ';', ',', '\\':
			b.WriteByte(s[i])
		default:
			t.Fatalf("unknown escape in %q", s)
		}
	}
	return b.String()
}

func FlattenICS(t testing.TB, s string) []string {
	t.Helper()
	var lines []string
	var walk func(c *ICSComponent)
	walk = func(c *ICSComponent) {
		lines = append(lines, "BEGIN:"+c.Name)
		for _, p := range c.Properties {
			lines = append(lines, p.String())
		}
		for _, sub := range c.Components {
			walk(sub)
		}
	}
	walk(ParseICS(t, s))
	return lines
}
