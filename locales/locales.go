// Package locales holds the built-in message catalogs, in the format of
// go-i18n, as an embedded file system.
//
// A program joins them with the mechanism, and with words of its own, which
// win, in one line:
//
//	catalog, err := i18n.Load(languages, locales.FS, os.DirFS("messages"))
//
// en.yaml is American English, es.yaml the Spanish of the Americas in neutral
// words, es-ES.yaml what people in Spain say differently. Each message has a
// description for translators. To add a language, translate en.yaml under the
// name of its tag and hand it to [i18n.Load] in a file system of your own; no
// code changes. Spanish and English have the names of languages from package
// i18n; what yours lacks, you give as language.<tag>.
package locales

import "embed"

// FS holds en.yaml, es.yaml and es-ES.yaml at its root.
//
//go:embed *.yaml
var FS embed.FS
