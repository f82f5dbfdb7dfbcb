// Package exchange sends the texts of a folder of content to translators and takes
// back what they made of the texts: as XLIFF, PO, or a table for spreadsheets.
//
// [Export] chooses texts and returns a [Job], which is written in a format
// ([Job.WriteXLIFF] and its like) and read again when it comes back ([ReadXLIFF]).
// [Import] makes changes of it. Nothing is lost on the way, and nothing is guessed:
//
//  1. A unit is one text, named as everywhere ("event/open-archives#title"). It
//     carries the fingerprint of its source and the base of its target as they
//     were when it left; tools keep both, in a note. Its other note says what the
//     text is and whose.
//  2. A target that is empty, or as it was, changes nothing.
//  3. A source that has changed since is refused, with both texts; on request the
//     translation is taken, and stays out of date.
//  4. A target that somebody has changed here since is a conflict, and is never
//     written over.
//  5. What would break the page is refused: links, code, emphasis or headings that
//     the source does not have, tags that are not as in it ([Job.Inline]), and all that
//     content.Load would refuse. What else is odd ([translation.Facts]) gets a warning.
//  6. All the rest is one change ([content.Folder.Apply]), with the locks.
//
// Files from outside are read within limits ([MaxFile]); entities and DTDs are refused.
package exchange
