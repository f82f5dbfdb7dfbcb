package cldr

import (
	_ "embed"
	"strconv"
)

// currencies is one section; its first line, a comment, sorts first.
//
//go:embed currencies.txt
var currencies string

// CurrencyDigits returns how many digits an amount in a currency has after the
// point: 2 unless CLDR says otherwise (supplemental data, currencyData).
func CurrencyDigits(code string) int {
	value, ok := section(currencies).find(code)
	if n, err := strconv.Atoi(value); ok && err == nil {
		return n
	}
	return 2
}
