package i18n

import (
	"errors"
	"fmt"
	"unicode/utf8"
)

// MaxText is the length, in bytes, from which on a text is refused.
const MaxText = 1 << 20

var (
	// ErrTooLong says that a text is over [MaxText] bytes.
	ErrTooLong = errors.New("text is too long")
	// ErrEncoding says that a text is not UTF-8.
	ErrEncoding = errors.New("text is not UTF-8")
	// ErrControl says that a text holds a character that no page can print: a
	// control other than tab and line feed, a noncharacter, or one that turns
	// the direction of whatever follows (Unicode TR9 section 2, as used in
	// "Trojan source" attacks). The marks LRM, RLM and ALM are allowed.
	ErrControl = errors.New("control character")
)

// Validate returns what is wrong with t, joined, each fault with its language;
// nil is valid.
func (t Text) Validate() error {
	var errs []error
	if _, err := t.Canonical(); err != nil {
		errs = append(errs, err)
	}
	for _, tag := range t.Languages() {
		if err := CheckString(t[tag]); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", tag, err))
		}
	}
	return errors.Join(errs...)
}

// CheckString returns what is wrong with one string of content, an error that
// wraps [ErrTooLong], [ErrEncoding] or [ErrControl].
func CheckString(s string) error {
	if len(s) > MaxText {
		return fmt.Errorf("%w: %d bytes, at most %d", ErrTooLong, len(s), MaxText)
	}
	if !utf8.ValidString(s) {
		return ErrEncoding
	}
	for i, r := range s {
		if Unprintable(r) {
			return fmt.Errorf("%w: U+%04X at byte %d", ErrControl, r, i)
		}
	}
	return nil
}

// Unprintable reports whether r is a character that [CheckString] refuses and
// that printers leave out.
func Unprintable(r rune) bool {
	switch {
	case r == '\t' || r == '\n':
		return false
	case r < 0x20, 0x7F <= r && r < 0xA0: // C0, DEL, C1
		return true
	case 0x202A <= r && r <= 0x202E, 0x2066 <= r && r <= 0x2069: // embeddings, overrides, isolates
		return true
	case 0xFDD0 <= r && r <= 0xFDEF, r&0xFFFE == 0xFFFE: // noncharacters
		return true
	}
	return false
}
