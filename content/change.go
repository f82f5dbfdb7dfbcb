package content

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
)

// Change is one change of content, for [Folder.Apply]: a [Set], [Add], [Move],
// [Remove], [Create], [Copy] or [Rename].
type Change interface{ apply(*edit) }

// Set gives a cell another value: one language of a text, or a field that is no
// text in several languages. The cells of site.yaml are those of [field.Site]: site#name@es.
type Set struct {
	Cell field.Place
	// Value is the words, for a text and for a field that is a string; "" and
	// blank words take it away. Any other field takes what the manual writes after its
	// key: "2027-03-09 18:00", "[es, en]", "none".
	Value string
	// Base is the [Base] of the value that the new one was made from. "": whatever
	// stands there is overwritten.
	Base string
	// Was is the language of a text that does not say its own, to which another is
	// added. Und: such a text is left alone, and the change refused.
	Was language.Tag
	// Revision is the [Base] of the bytes of the file. It is required where an item
	// is named by its position, which names another once items move.
	Revision string
	// Made says how a translation was made, for the lock. The zero value: people have
	// made it from the source that stands there.
	Made Made
}

// Made is how a translation was made. Whoever says so gives it with a language of the
// site, and a site that keeps no lock gets the lock of the thing.
type Made struct {
	Machine bool   // a machine made it, and nobody has read it yet
	From    string // the [field.Fingerprint] of the source text from which it was made; "": of the one that stands there
}

// Add puts an item into a list: a participant, a panel, a date, a host.
type Add struct {
	List     field.Place
	Value    string // as the manual writes an item: "{speaker: ana-diaz, role: moderator}"
	At       int    // its place, counted from 1; 0: the last
	Revision string // as in [Set]
}

// Move puts an item at another place of its list.
type Move struct {
	Item     field.Place
	To       int    // counted from 1
	Revision string // as in [Set]
}

// Remove takes away an item, a field with all that is in it, or one language of a
// text; of a place without a path, the thing and its files. A thing that others
// refer to ([Folder.Referrers]) is not removed.
type Remove struct {
	Place    field.Place
	Base     string // as in [Set]
	Revision string // as in [Set]
}

// Create makes a new thing.
type Create struct {
	Thing any // a pointer to an event, speaker, program, venue or series, as [Encode] takes it, or to a page, with its ID
}

// Copy makes a new event like another, as a draft: its dates are moved, its slug is
// made of its id, and what belongs to the history of the other is left out
// (status, previous, publish, updated, sequence, aliases).
type Copy struct {
	From field.Ref
	ID   string
	// Start is the day of the new start (2028-03-09), or its month (2028-03) where
	// the other knows no more. All dates move by as many days, or months; hours stay
	// on the clock. "": no date moves.
	Start string
}

// Rename gives a thing another id, in its files, in its lock and wherever the id
// is used.
type Rename struct {
	From field.Ref
	ID   string
}

// Base returns what stands for a value where it is said from which one a change was
// made: the SHA-256 of its exact bytes, in hexadecimal digits. That of "" is
// the base of a cell that was not there.
func Base(value string) string {
	sum := sha256.Sum256([]byte(value))
	return hex.EncodeToString(sum[:])
}

// ConflictError says that a cell is no longer what a change was made from. With
// the value from which the change was made, which its author has, these are the
// three texts of the conflict.
type ConflictError struct {
	Cell field.Place
	Base string // of the value that the change was made from
	Now  string // the value of the cell; "": it is not there any more
	Want string // the value that was to be written
}

// Error returns the name of the cell and what is wrong.
func (e *ConflictError) Error() string {
	return fmt.Sprintf("%s: changed by somebody else meanwhile", e.Cell)
}

// Why a change is refused, besides [field.ErrNotFound], [field.ErrAmbiguous],
// [field.ErrLanguage] and what [Load] finds.
var (
	// ErrPosition says that an item is named by its position in a change that does
	// not carry the revision of the file, or carries an old one.
	ErrPosition = errors.New("named by a position that may have moved")
	// ErrSameCell says that two changes in one call are of one cell.
	ErrSameCell = errors.New("changed twice in one call")
	// ErrUnstated says that nobody has said in which language a text is.
	ErrUnstated = errors.New("the language is not stated")
	// ErrByHand says that a change cannot be made without changing something
	// else, and is left to people.
	ErrByHand = errors.New("cannot be changed alone")
	// ErrReferred says that other things refer to what was to be removed.
	ErrReferred = errors.New("other things refer to it")
)
