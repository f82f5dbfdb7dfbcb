package view

import (
	"slices"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/notice"
)

// MessageIDs returns the ids of the messages that this package prints, sorted.
// A catalog has each of them in at least one language; variants of them
// (role.moderator.feminine) are optional.
func MessageIDs() []string {
	ids := append(noticeMessageIDs(), messageIDs...)
	for family, words := range map[string][]string{
		"role.": event.Roles(), "kind.": event.Kinds(), "relation.": event.Relations(),
	} {
		for _, word := range words {
			ids = append(ids, family+word)
		}
	}
	for _, plain := range plainDetails {
		ids = append(ids, plain.label)
	}
	slices.Sort(ids)
	return ids
}

var messageIDs = []string{
	"accessibility.heading",
	"attendance.heading", "attendance.hybrid", "attendance.in-person", "attendance.online",
	"contact.heading",
	"fallback.mark", "fallback.note",
	"fee.free", "fee.heading", "fee.in-stock", "fee.pre-sale", "fee.sold-out",
	"image.credit",
	"list.empty", "list.over",
	"media.audio", "media.document", "media.heading", "media.in", "media.in-subtitled", "media.link", "media.photos",
	"media.slides", "media.subtitled", "media.video",
	"page.languages", "page.read-in", "page.read-more",
	"panels.heading",
	"participant.biography", "participant.cancelled", "participant.hybrid", "participant.in-person", "participant.invited",
	"participant.online", "participant.to-be-confirmed",
	"participants.heading",
	"practical.heading",
	"registration.capacity", "registration.closed", "registration.closes", "registration.full",
	"registration.heading", "registration.link", "registration.link.waiting-list", "registration.not-yet",
	"registration.opens", "registration.required", "registration.waiting-list",
	"repeat.days", "repeat.endless", "repeat.every-day", "repeat.except", "repeat.except-day", "repeat.hours", "repeat.instead",
	"repeat.month", "repeat.month.date",
	"repeat.ordinal.first", "repeat.ordinal.fourth", "repeat.ordinal.last", "repeat.ordinal.second", "repeat.ordinal.third",
	"repeat.week", "repeat.workdays",
	"series.events", "series.heading",
	"status.cancelled", "status.moved-hybrid", "status.moved-online", "status.postponed-moved-hybrid", "status.rescheduled-moved-hybrid", "status.postponed", "status.postponed-moved-online",
	"status.rescheduled", "status.rescheduled-moved-online",
	"status.label.cancelled", "status.label.moved-hybrid", "status.label.postponed-moved-hybrid", "status.label.rescheduled-moved-hybrid", "status.label.moved-online", "status.label.postponed", "status.label.postponed-moved-online",
	"status.label.rescheduled", "status.label.rescheduled-moved-online", "status.titled",
	"status.part.cancelled", "status.part.moved-online", "status.part.postponed", "status.part.postponed-moved-online",
	"status.part.rescheduled", "status.part.rescheduled-moved-online",
	"topics.heading",
	"weekday.friday", "weekday.monday", "weekday.saturday", "weekday.sunday", "weekday.thursday", "weekday.tuesday", "weekday.wednesday",
	"when.changes", "when.daily", "when.date", "when.dates", "when.doors", "when.from-to", "when.heading", "when.next", "when.original", "when.original-dates", "when.previous", "when.to-be-confirmed", "when.zoned",
	"where.heading", "where.join", "where.join-in", "where.link-later", "where.link-later-in", "where.map", "where.online",
	"works.heading",
}

// noticeMessageIDs returns the ids of all messages about languages.
func noticeMessageIDs() []string {
	ids := slices.Clone(noticeIDs)
	for _, tense := range []notice.Tense{notice.Future, notice.Present, notice.Past} {
		for _, id := range tensedNoticeIDs {
			ids = append(ids, id+"."+tense.String())
		}
		if tense == notice.Past {
			break
		}
		for _, id := range comingNoticeIDs {
			ids = append(ids, id+"."+tense.String())
		}
	}
	return ids
}

var (
	// Sentences in every tense.
	tensedNoticeIDs = []string{
		"notice.captions", "notice.captions.none",
		"notice.choice.among.in", "notice.choice.among.none", "notice.choice.among.with",
		"notice.choice.in", "notice.choice.none", "notice.choice.with",
		"notice.interpretation.none", "notice.provided", "notice.questions", "notice.recording.none",
		"notice.session.in", "notice.session.none", "notice.session.with",
		"notice.sessions.captions", "notice.sessions.in", "notice.sessions.interpretation", "notice.sessions.several",
		"notice.sessions.languages", "notice.sessions.sign", "notice.sign.none",
		"notice.spoken.in", "notice.spoken.none", "notice.spoken.with",
		"notice.stream", "notice.stream.form",
	}
	// Sentences before and during an event.
	comingNoticeIDs = []string{
		"notice.choice.among.important.in", "notice.choice.among.important.none", "notice.choice.among.important.with",
		"notice.choice.important.none",
		"notice.request.ask", "notice.request.ask-by", "notice.request.by", "notice.request.plain",
		"notice.session.important.in", "notice.session.important.none", "notice.session.important.with",
		"notice.spoken.important.in", "notice.spoken.important.none", "notice.spoken.important.with",
	}
	// Sentences without a tense, phrases and labels.
	noticeIDs = []string{
		"from", "in", "into", "number",
		"notice.acronym",
		"notice.ask.both", "notice.ask.email", "notice.ask.name", "notice.ask.phone",
		"notice.caption.automatic", "notice.caption.live", "notice.caption.prepared", "notice.caption.unspecified",
		"notice.choice.another",
		"notice.closed",
		"notice.conditional.ask", "notice.conditional.ask-by", "notice.conditional.by", "notice.conditional.plain",
		"notice.delivery.app", "notice.delivery.headsets", "notice.delivery.video-call",
		"notice.direction.among", "notice.direction.between", "notice.direction.between-several", "notice.direction.both",
		"notice.direction.from", "notice.direction.from-into", "notice.direction.into", "notice.direction.unlisted",
		"notice.form.in", "notice.form.in-subtitled", "notice.form.subtitled",
		"notice.heading",
		"notice.label.captions.none",
		"notice.label.choice.among.in", "notice.label.choice.among.none", "notice.label.choice.among.with", "notice.label.choice.in", "notice.label.choice.none", "notice.label.choice.with",
		"notice.label.closed", "notice.label.conditional", "notice.label.interpretation.none", "notice.label.languages",
		"notice.label.materials", "notice.label.note", "notice.label.planned", "notice.label.questions", "notice.label.recording",
		"notice.label.recording-form", "notice.label.recording.none", "notice.label.request",
		"notice.label.sessions.captions", "notice.label.sessions.in", "notice.label.sessions.interpretation", "notice.label.sessions.languages",
		"notice.label.sessions.several", "notice.label.sessions.sign", "notice.label.sign.none",
		"notice.label.spoken.in", "notice.label.spoken.none", "notice.label.spoken.with",
		"notice.label.stream", "notice.label.stream-form",
		"notice.level.important", "notice.level.info",
		"notice.materials.only", "notice.materials.served",
		"notice.mode.consecutive", "notice.mode.simultaneous", "notice.mode.unspecified", "notice.mode.whispered",
		"notice.planned",
		"notice.recording.available", "notice.recording.awaited", "notice.recording.later",
		"notice.recording.form.available", "notice.recording.form.awaited", "notice.recording.form.later",
		"notice.sessions.thing.captions", "notice.sessions.thing.interpretation", "notice.sessions.thing.languages", "notice.sessions.thing.sign",
		"notice.sign.phrase",
	}
)
