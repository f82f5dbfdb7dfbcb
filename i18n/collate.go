package i18n

import "golang.org/x/text/collate"

// Compare orders a and b as the reader's language sorts: negative if a comes
// first, 0 if they are the same letters. It goes by letters first, then accents,
// then case (Unicode Collation Algorithm with CLDR's tailoring): in Spanish
// Nuñez before Núñez, and ñ between n and o. It is safe for concurrent use.
func (l *Localizer) Compare(a, b string) int {
	f := l.printing()
	c, ok := f.collators.Get().(*collate.Collator)
	if !ok {
		c = collate.New(l.tag)
	}
	defer f.collators.Put(c)
	return c.CompareString(a, b)
}
