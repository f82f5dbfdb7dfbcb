package render

import (
	"slices"

	"github.com/tertulia-go/tertulia/event"
)

// MessageIDs returns the ids of the messages that this package prints, sorted.
// A catalog has each of them in at least one language; variants of them
// (role.moderator.feminine) are optional.
func MessageIDs() []string {
	ids := slices.Clone(messageIDs)
	for family, words := range map[string][]string{
		"role.": event.Roles(), "kind.": event.Kinds(), "relation.": event.Relations(),
	} {
		for _, word := range words {
			ids = append(ids, family+word)
		}
	}
	slices.Sort(ids)
	return ids
}

var messageIDs = []string{
	"accessibility.heading",
	"attendance.heading", "attendance.hybrid", "attendance.in-person", "attendance.online",
	"audience.heading",
	"contact.heading",
	"fallback.mark", "fallback.note",
	"fee.amount", "fee.heading", "fee.in-stock", "fee.pre-sale", "fee.sold-out",
	"image.credit",
	"media.audio", "media.document", "media.heading", "media.in", "media.in-subtitled", "media.link", "media.photos",
	"media.slides", "media.subtitled", "media.video",
	"page.languages", "page.read-in", "page.read-more",
	"panels.heading",
	"participant.cancelled", "participant.hybrid", "participant.in-person", "participant.invited",
	"participant.online", "participant.to-be-confirmed",
	"participants.heading",
	"registration.capacity", "registration.closed", "registration.closes", "registration.free",
	"registration.heading", "registration.link", "registration.opens", "registration.required",
	"series.heading",
	"status.cancelled", "status.moved-online", "status.postponed", "status.rescheduled",
	"topics.heading",
	"when.dates", "when.doors", "when.heading", "when.previous", "when.to-be-confirmed", "when.zoned",
	"where.heading", "where.join", "where.join-in", "where.link-later", "where.map", "where.online",
	"works.heading",
}
