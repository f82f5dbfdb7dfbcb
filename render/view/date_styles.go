package view

import "github.com/tertulia-go/tertulia/i18n"

// dateStyles are how a site prints its dates.
type dateStyles struct {
	alone      i18n.DateStyle // martes, 9 de marzo de 2027
	inSentence i18n.DateStyle // (el) martes 9 de marzo de 2027
	inYear     i18n.DateStyle // martes, 9 de marzo: where the year has been said
}

func dateStylesOf(o *Options) dateStyles {
	if o.NoWeekdays {
		return dateStyles{i18n.DateLong, i18n.DateLong, i18n.DateMMMMD}
	}
	return dateStyles{i18n.DateFull, i18n.DateInSentence, i18n.DateMMMMEEEED}
}
