package i18n

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tertulia-go/tertulia/i18n/internal/cldr"
)

// Money returns an amount of a currency, given as a decimal number with a point
// ("1250.5") and as a code of ISO 4217 ("USD"), as readers write it: $1,250.50 in
// en, 1250,50 US$ in es, USD 1,250.50 in es-419. The symbol, its place and the
// spaces are CLDR's (numbers, currencyFormats and currencySpacing); a currency
// without a symbol there has its code.
//
// A whole amount has no digits after the point; any other has as many as the
// currency has (CLDR supplemental data, currencyData), more where more are given.
// What is no such number stands there as it is. Without tables it is the
// number with the code behind.
func (l *Localizer) Money(amount, currency string) string {
	f := l.printing()
	symbol := f.tables.Name(cldr.Currencies, currency)
	if symbol == "" {
		symbol = currency
	}
	number := l.Decimal(amountOf(amount, cldr.CurrencyDigits(currency)))
	p := f.money
	if p.behind {
		return number + p.space + symbol
	}
	space := p.space
	if last, _ := utf8.DecodeLastRuneInString(symbol); space == "" && !unicode.IsSymbol(last) {
		space = "\u00a0" // currencySpacing, beforeCurrency
	}
	return symbol + space + number
}

// amountOf writes an amount with the digits of its currency.
func amountOf(amount string, digits int) string {
	whole, fraction, _ := strings.Cut(amount, ".")
	if strings.Trim(fraction, "0") == "" {
		return whole
	}
	if missing := digits - len(fraction); missing > 0 {
		fraction += strings.Repeat("0", missing)
	}
	return whole + "." + fraction
}

// moneyPattern is where a currency stands beside its amount.
type moneyPattern struct {
	behind bool
	space  string
}

// newMoneyPattern reads a pattern of CLDR: ¤#,##0.00. Without one the currency is
// behind.
func newMoneyPattern(pattern string) moneyPattern {
	const currency = "¤"
	if rest, before := strings.CutPrefix(pattern, currency); before {
		return moneyPattern{space: rest[:strings.IndexAny(rest+"#", "#0")]}
	}
	space := "\u00a0"
	if rest, behind := strings.CutSuffix(pattern, currency); behind {
		space = rest[strings.LastIndexAny(rest, "#0")+1:]
	}
	return moneyPattern{behind: true, space: space}
}
