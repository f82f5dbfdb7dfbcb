package i18n

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/internal/memo"
)

// Catalog holds the messages of a site in every language in which they have
// been written, and the languages that the site publishes. It is immutable and
// safe for concurrent use.
type Catalog struct {
	languages []language.Tag
	matcher   language.Matcher
	messages  map[language.Tag]map[string]*message
	listed    map[language.Tag]*Localizer // of the languages that the site publishes
	unlisted  recentLocalizers
	doubts    []Doubt
}

// maxCatalogFile bounds one message file, in bytes. Catalogs are trusted; the
// bound catches a wrong file, not an attack.
const maxCatalogFile = 4 << 20

// LoadError is one fault in a message file. The place comes first, so that an
// editor can jump to it; Unwrap gives the cause.
type LoadError struct {
	File         string // name inside its file system
	Line, Column int    // from 1; 0: the file as a whole
	ID           string // of the message; "" outside of one
	Err          error
}

func (e *LoadError) Error() string {
	var b strings.Builder
	b.WriteString(e.File)
	if e.Line > 0 {
		fmt.Fprintf(&b, ":%d:%d", e.Line, e.Column)
	}
	if e.ID != "" {
		fmt.Fprintf(&b, ": %s", e.ID)
	}
	fmt.Fprintf(&b, ": %v", e.Err)
	return b.String()
}

func (e *LoadError) Unwrap() error { return e.Err }

// ArgumentError says that a message uses an argument that the one it replaces
// does not have.
type ArgumentError struct{ Name string }

func (e *ArgumentError) Error() string { return fmt.Sprintf("unknown argument %q", e.Name) }

// Load reads the messages of a site.
//
// The languages are those that the site publishes, in fallback order; the
// first is its main language. There must be at least one, none of them Und,
// none twice.
//
// Each file system holds go-i18n message files at its root, named for their
// language (es.yaml, es-ES.yaml); other files are left alone. Where two file
// systems have a message in the same language, the later wins, message by
// message; a more specific language (es-ES) wins over its parent (es) wherever
// they stand. Files in languages that the site does not publish are kept: they
// serve as the last fallback.
//
// A message is refused if it does not parse, does not execute, does what could
// take without end ([*ActionError]), or uses an argument that the message it
// replaces does not have. All faults are
// returned, joined, each a [*LoadError] with file, line and column.
func Load(languages []language.Tag, fsys ...fs.FS) (*Catalog, error) {
	c := &Catalog{messages: make(map[language.Tag]map[string]*message)}
	var errs []error
	for _, tag := range languages {
		tag = Canonical(tag)
		switch {
		case tag == language.Und:
			errs = append(errs, errors.New("languages: und is not a language to publish in"))
		case slices.Contains(c.languages, tag):
			errs = append(errs, fmt.Errorf("languages: %s is listed twice", tag))
		default:
			c.languages = append(c.languages, tag)
		}
	}
	if len(languages) == 0 {
		errs = append(errs, errors.New("languages: a site publishes in at least one language"))
	}
	arguments := make(knownArguments)
	for i, f := range fsys {
		if err := c.load(f, i == 0, arguments); err != nil {
			errs = append(errs, err)
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	c.matcher = language.NewMatcher(c.languages)
	c.listed = make(map[language.Tag]*Localizer, len(c.languages))
	for _, tag := range c.languages {
		c.listed[tag] = newLocalizer(c, tag)
	}
	return c, nil
}

// load adds the messages of one file system.
func (c *Catalog) load(fsys fs.FS, first bool, arguments knownArguments) error {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return fmt.Errorf("reading message files: %w", err)
	}
	var errs []error
	var added []*message
	for _, entry := range entries {
		name, isMessages := messageFile(entry)
		if !isMessages {
			continue
		}
		messages, err := readMessages(fsys, entry.Name(), name)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		added = append(added, messages...)
	}
	for _, m := range added {
		if unknown := arguments.unknown(m); unknown != "" {
			errs = append(errs, m.fault(&ArgumentError{unknown}))
		}
	}
	if !first {
		c.lookAt(added, arguments)
	}
	for _, m := range added {
		arguments.add(m)
		if c.messages[m.lang] == nil {
			c.messages[m.lang] = make(map[string]*message)
		}
		c.messages[m.lang][m.id] = m
	}
	for id := range arguments {
		arguments[id].closed = true
	}
	return errors.Join(errs...)
}

func messageFile(entry fs.DirEntry) (name string, ok bool) {
	if entry.IsDir() {
		return "", false
	}
	for _, ext := range []string{".yaml", ".yml"} {
		if name, ok = strings.CutSuffix(entry.Name(), ext); ok {
			return name, true
		}
	}
	return "", false
}

// messageFiles remembers the files of messages that were read last, by their bytes: a
// program reads the built-in ones with each catalog that it makes, as a site does that
// takes over changed content.
var messageFiles memo.Memo[messageFileBytes, parsedMessages]

type messageFileBytes struct {
	name string
	lang language.Tag
	data string
}

type parsedMessages struct {
	messages []*message
	err      error
}

func readMessages(fsys fs.FS, file, name string) ([]*message, error) {
	tag, err := language.Parse(name)
	if err != nil {
		return nil, &LoadError{File: file, Err: fmt.Errorf("a message file is named for its language: %w", err)}
	}
	if tag = Canonical(tag); tag == language.Und {
		return nil, &LoadError{File: file, Err: errors.New("a message file is named for its language: und is none")}
	}
	info, err := fs.Stat(fsys, file)
	if err != nil {
		return nil, &LoadError{File: file, Err: err}
	}
	if info.Size() > maxCatalogFile {
		return nil, &LoadError{File: file, Err: fmt.Errorf("message file is over %d bytes", maxCatalogFile)}
	}
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, &LoadError{File: file, Err: err}
	}
	parsed := messageFiles.Get(messageFileBytes{file, tag, string(data)}, func() (parsedMessages, int) {
		messages, err := parseMessages(file, tag, data)
		return parsedMessages{messages, err}, 8 * len(data) // about what the messages take with their texts
	})
	return parsed.messages, parsed.err
}

// knownArguments are, by message id, the arguments that the first file system
// to define the message gives it: what the program passes.
type knownArguments map[string]*argumentSet

type argumentSet struct {
	names  []string
	closed bool // defined by an earlier file system
}

// unknown returns an argument of m that the program does not pass, or "".
func (k knownArguments) unknown(m *message) string {
	set := k[m.id]
	if base := baseID(m.id); set == nil || !set.closed {
		if set = k[base]; base == "" || set == nil || !set.closed {
			return ""
		}
	}
	for _, name := range m.arguments {
		if !slices.Contains(set.names, name) {
			return name
		}
	}
	return ""
}

func (k knownArguments) add(m *message) {
	set := k[m.id]
	if set == nil {
		set = &argumentSet{}
		k[m.id] = set
	}
	if set.closed {
		return
	}
	for _, name := range m.arguments {
		if !slices.Contains(set.names, name) {
			set.names = append(set.names, name)
		}
	}
}

// Languages returns the languages that the site publishes, in fallback order.
// The slice is the caller's own.
func (c *Catalog) Languages() []language.Tag { return slices.Clone(c.languages) }

// IDs returns the id of every message in any language, sorted.
func (c *Catalog) IDs() []string {
	seen := make(map[string]bool)
	var ids []string
	for _, messages := range c.messages {
		for id := range messages {
			if !seen[id] {
				seen[id] = true
				ids = append(ids, id)
			}
		}
	}
	slices.Sort(ids)
	return ids
}

// Localizer returns the localizer for readers of tag, in its canonical form.
// Those of the languages that the site publishes, and of the others that were
// asked for last, are shared; whatever tags readers send, no more than 128 of
// the others are kept.
func (c *Catalog) Localizer(tag language.Tag) *Localizer {
	if l := c.kept(tag); l != nil {
		return l
	}
	tag = Canonical(tag)
	if l := c.kept(tag); l != nil {
		return l
	}
	return c.unlisted.keep(newLocalizer(c, tag))
}

// kept returns the Localizer of a canonical tag, nil if there is none yet.
func (c *Catalog) kept(tag language.Tag) *Localizer {
	if l, ok := c.listed[tag]; ok {
		return l
	}
	return c.unlisted.find(tag)
}

// Gap is something that a language of the site lacks.
type Gap struct {
	Lang language.Tag
	ID   string
	Form string // the plural form that is missing; "": the whole message
}

func (g Gap) String() string {
	if g.Form == "" {
		return fmt.Sprintf("%s: message %s is missing", g.Lang, g.ID)
	}
	return fmt.Sprintf("%s: message %s has no plural form %q", g.Lang, g.ID, g.Form)
}

// Gaps returns the messages that a language the site publishes lacks, and the
// plural forms that a message lacks in its own language, sorted by language in
// the site's order, then by id. A language has a message if one of its CLDR
// parents has it.
//
// Not counted are variants (role.moderator.feminine beside role.moderator),
// which a language gives where its grammar asks for them, and the families of
// messages that have tables behind them: names of languages and regions, and
// ranges of dates.
func (c *Catalog) Gaps() []Gap {
	var gaps []Gap
	ids := c.IDs()
	for _, tag := range c.languages {
		for _, id := range ids {
			m := c.messageOf(tag, id)
			if m == nil {
				if !c.optional(id, ids) {
					gaps = append(gaps, Gap{Lang: tag, ID: id})
				}
				continue
			}
			for _, form := range m.missingForms() {
				gaps = append(gaps, Gap{Lang: tag, ID: id, Form: form})
			}
		}
	}
	return gaps
}

func (c *Catalog) messageOf(tag language.Tag, id string) *message {
	for _, t := range lineage(tag) {
		if m := c.messages[t][id]; m != nil {
			return m
		}
	}
	return nil
}

// optional reports whether a language may do without the message.
func (c *Catalog) optional(id string, ids []string) bool {
	if hasTables(id) {
		return true
	}
	_, isVariant := slices.BinarySearch(ids, baseID(id))
	return isVariant
}

// baseID is the id of the message that id would be a variant of: what stands
// before its last dot.
func baseID(id string) string {
	i := strings.LastIndexByte(id, '.')
	return id[:max(i, 0)]
}
