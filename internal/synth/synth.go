// Package synth makes up folders of content of any size for benchmarks: events
// in Spanish and English of the length and shape of real ones.
package synth

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing/fstest"
	"time"
)

// Folder returns a folder of n events, with the people, programs and places
// that they name, all of it in both languages. The same n gives the same folder.
func Folder(n int) fstest.MapFS {
	return shape{people: max(1, n/5), programs: max(1, n/100), venues: max(1, n/100), participants: 6, panelists: 1, paragraphs: 4}.folder(n)
}

// Site returns a folder of n events of one house: with 500 people in 20 programs,
// however many events there are. Of ten events one is written in Spanish only.
func Site(n int) fstest.MapFS {
	return shape{people: 500, programs: 20, venues: 20, participants: 2, panelists: 4, paragraphs: 5, untranslated: true}.folder(n)
}

// Circle returns a folder of n events of a few people, programs and places, so that
// each of these stands in several events and all of it is few files.
func Circle(n int) fstest.MapFS {
	return shape{people: 12, programs: 3, venues: 3, participants: 2, panelists: 2, paragraphs: 2, untranslated: true}.folder(n)
}

// A shape is what folders differ in.
type shape struct {
	people, programs, venues int
	participants, panelists  int // of an event, and of each of its two sessions
	paragraphs               int // of some 240 characters
	untranslated             bool
}

func (s shape) folder(n int) fstest.MapFS {
	f := fstest.MapFS{}
	add := func(name, text string) { f[name] = &fstest.MapFile{Data: []byte(text)} }
	r := rand.New(rand.NewPCG(2027, uint64(n)))
	add("site.yaml", "name: {es: Archivo, en: Archive}\nbase_url: https://example.org\nlanguages: [es, en]\nzone: America/Bogota\n")
	for i := range s.people {
		add(fmt.Sprintf("speakers/person-%d.yaml", i), fmt.Sprintf(
			"name: {given: %s, family: %s}\ngender: feminine\npositions:\n  - title: {es: Directora, en: Director}\n    organization: {es: \"Instituto %d\", en: \"Institute %d\"}\nbio:\n  es: |\n%s  en: |\n%s",
			given[i%len(given)], familyOf(i), i, i, paragraphs(r, spanish, 1), paragraphs(r, english, 1)))
	}
	for i := range s.programs {
		add(fmt.Sprintf("programs/program-%d.yaml", i), fmt.Sprintf(
			"name: {es: \"Programa %d\", en: \"Program %d\"}\nurl: https://example.org/%d\ndescription:\n  es: |\n%s  en: |\n%s",
			i, i, i, paragraphs(r, spanish, 2), paragraphs(r, english, 2)))
	}
	for i := range s.venues {
		add(fmt.Sprintf("venues/venue-%d.yaml", i), fmt.Sprintf(
			"name: {es: \"Biblioteca %d\", en: \"Library %d\"}\naddress: \"Calle %d\"\ncity: Bogotá\ncountry: CO\n", i, i, i))
	}
	day := time.Date(2027, 1, 4, 0, 0, 0, 0, time.UTC)
	for i := range n {
		add(fmt.Sprintf("events/event-%d.yaml", i), s.event(r, i, day.AddDate(0, 0, i%1000)))
	}
	return f
}

// familyOf is the family name of a person: no two people have one name.
func familyOf(i int) string {
	name, round := family[i/len(given)%len(family)], i/(len(given)*len(family))
	if round == 0 {
		return name
	}
	return fmt.Sprintf("%s %d", name, round+1)
}

func (s shape) event(r *rand.Rand, i int, day time.Time) string {
	var b strings.Builder
	translated := !s.untranslated || i%10 != 9
	date := day.Format("2006-01-02")
	if translated {
		fmt.Fprintf(&b, "title: {es: \"%s (%d)\", en: \"%s (%d)\"}\n", sentence(r, spanish), i, sentence(r, english), i)
	} else {
		fmt.Fprintf(&b, "title: {es: \"%s (%d)\"}\n", sentence(r, spanish), i)
	}
	fmt.Fprintf(&b, "kind: panel\nattendance: hybrid\nonline: [{url: https://example.org/live}]\nstart: %s 09:00\nend: %s 12:00\n", date, date)
	b.WriteString("languages: {spoken: [es], interpretation: [{into: [en], mode: simultaneous}], questions: [es, en]}\n")
	if translated {
		fmt.Fprintf(&b, "summary:\n  es: \"%s.\"\n  en: \"%s.\"\n", sentence(r, spanish), sentence(r, english))
		fmt.Fprintf(&b, "description:\n  es: |\n%s  en: |\n%s", paragraphs(r, spanish, s.paragraphs), paragraphs(r, english, s.paragraphs))
	} else {
		fmt.Fprintf(&b, "description:\n  es: |\n%s", paragraphs(r, spanish, s.paragraphs))
	}
	fmt.Fprintf(&b, "hosts: [program-%d, {program: program-%d, relation: sponsored-by}]\n", r.IntN(s.programs), r.IntN(s.programs))
	b.WriteString("participants:\n")
	for range s.participants {
		fmt.Fprintf(&b, "  - {speaker: person-%d, role: panelist}\n", r.IntN(s.people))
	}
	b.WriteString("  - positions: [{title: {es: Columnista, en: Columnist}, organization: El Diario}]\npanels:\n")
	for j, hour := range []int{9, 11} {
		fmt.Fprintf(&b, "  - id: panel-%d\n    title: {es: \"%s\", en: \"%s\"}\n    start: %s %02d:00\n    end: %s %02d:00\n    room: Auditorio\n    participants: [{speaker: person-%d, role: moderator}",
			j, sentence(r, spanish), sentence(r, english), date, hour, date, hour+1, r.IntN(s.people))
		for range s.panelists - 1 {
			fmt.Fprintf(&b, ", {speaker: person-%d, role: panelist}", r.IntN(s.people))
		}
		b.WriteString("]\n")
	}
	fmt.Fprintf(&b, "venue: venue-%d\nregistration: {required: true, closes: %s, fee: free, url: https://example.org/%d}\n", r.IntN(s.venues), date, i)
	b.WriteString("topics: [{es: Seguridad ciudadana, en: Public safety}]\ncontact: {email: archive@example.org}\nupdated: 2027-01-15\n")
	return b.String()
}

// paragraphs is Markdown of n paragraphs, indented to stand in YAML.
func paragraphs(r *rand.Rand, words []string, n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "    %s. **%s**, *%s*; [%s](https://example.org/%d).\n",
			sentence(r, words), sentence(r, words), sentence(r, words), words[r.IntN(len(words))], i)
	}
	return b.String()
}

func sentence(r *rand.Rand, words []string) string {
	picked := make([]string, 9)
	for i := range picked {
		picked[i] = words[r.IntN(len(words))]
	}
	s := strings.Join(picked, " ")
	return strings.ToUpper(s[:1]) + s[1:]
}

var (
	given   = []string{"Ana", "Luis", "María José", "Íñigo", "Sofía", "Álvaro", "Beatriz", "Óscar"}
	family  = []string{"Sanjuán", "de la Cruz", "Núñez", "Pérez Díaz", "Basombrío", "Londoño"}
	spanish = strings.Fields("archivo ciudad memoria registro local barrio escuela lectura debate justicia datos salud mujeres territorio migración educación violencia derechos historia voz libro público trabajo río puente comunidad")
	english = strings.Fields("archive city memory record local street school reading debate justice data health women territory migration education violence rights history voice book public work river bridge community")
)
