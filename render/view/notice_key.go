package view

import (
	"encoding/binary"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/notice"
)

// A noticeKey is all that notices depend on, under which they are remembered: a
// scope, who reads and how, and plans.
type noticeKey struct {
	b []byte
	// unique says that a plan has an editor's words, or terms of its own. No
	// other is likely to say the same, and whether a deadline has passed depends
	// on the moment.
	unique bool
}

// reading adds how somebody reads, whose language is in the key, but for the
// moment: on that only deadlines depend, with which a plan is unique.
func (k *noticeKey) reading(r *notice.Reading) {
	k.count(int(r.Tense))
	k.flags(r.Undated)
}

func (k *noticeKey) plan(p *notice.Plan) {
	k.text(p.Note)
	k.tags(p.Spoken)
	k.flags(p.SpeakersChoice, p.NoInterpretation, p.NoSign, p.NoCaptions, p.NoRecording, p.Recording != nil)
	k.count(len(p.Interpretation))
	for i := range p.Interpretation {
		in := &p.Interpretation[i]
		k.tags(in.Into)
		k.tags(in.From)
		k.string(string(in.Mode))
		k.string(string(in.Delivery))
		k.terms(in.Provision, in.Deadline, in.Contact, in.Note)
	}
	k.count(len(p.Sign))
	for i := range p.Sign {
		sign := &p.Sign[i]
		k.string(sign.Language.String())
		k.terms(sign.Provision, sign.Deadline, sign.Contact, sign.Note)
	}
	k.count(len(p.Captions))
	for _, c := range p.Captions {
		k.string(c.Language.String())
		k.string(string(c.Kind))
	}
	k.tags(p.Materials)
	k.tags(p.Questions)
	if p.Recording != nil {
		k.tags(p.Recording.Languages)
		k.tags(p.Recording.Captions)
		k.string(p.Recording.URL)
		k.flags(p.Recording.Stream)
	}
}

func (k *noticeKey) terms(provision notice.Provision, deadline field.Moment, contact field.Contact, note i18n.Text) {
	k.string(string(provision))
	k.text(note)
	k.unique = k.unique || !deadline.IsZero() || !contact.IsZero()
}

func (k *noticeKey) text(t i18n.Text) { k.unique = k.unique || len(t) > 0 }

func (k *noticeKey) tags(tags []language.Tag) {
	k.count(len(tags))
	for _, tag := range tags {
		k.string(tag.String())
	}
}

func (k *noticeKey) string(s string) {
	k.count(len(s))
	k.b = append(k.b, s...)
}

func (k *noticeKey) count(n int) { k.b = binary.AppendUvarint(k.b, uint64(n)) }

func (k *noticeKey) flags(flags ...bool) {
	for _, set := range flags {
		if set {
			k.b = append(k.b, 1)
		} else {
			k.b = append(k.b, 0)
		}
	}
}
