package notice_test

import (
	"fmt"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/field"
	"github.com/tertulia-go/tertulia/notice"
)

// What to tell readers of English about a talk in Spanish. An event asks for this
// with its own plan and tense.
func ExampleOfOccasion() {
	plan := notice.Plan{
		Spoken:         []language.Tag{language.Spanish},
		Interpretation: []notice.Interpretation{{Into: []language.Tag{language.English}, Provision: notice.OnRequest, Deadline: field.Day(day(3, 0))}},
		NoRecording:    true,
	}
	for _, n := range notice.OfOccasion(plan, nil, notice.Reading{Reader: language.English, Now: day(5, 9), Tense: notice.Future}) {
		fmt.Println(n.Topic, n.Level, "served:", n.Served, "none:", n.None, "closed:", n.Closed)
	}
	// Output:
	// spoken important served: false none: false closed: false
	// interpretation info served: true none: false closed: true
	// recording info served: false none: true closed: false
}

// A session tells only what differs from its event.
func ExampleOfSession() {
	of := notice.Plan{Spoken: []language.Tag{language.Spanish}, Questions: []language.Tag{language.Spanish, language.English}}
	workshop := notice.Plan{Spoken: []language.Tag{language.English}}
	for _, n := range notice.OfSession(workshop, of, notice.Reading{Reader: language.Spanish, Now: day(1, 0)}) {
		fmt.Println(n.Topic, n.Level, n.Scope, n.Languages)
	}
	// Output:
	// spoken important panel [en]
}

// A session that says what is spoken takes nothing of what is interpreted from
// its event; the other facts it inherits one by one.
func ExamplePlan_Inherit() {
	of := notice.Plan{
		Spoken:         []language.Tag{language.Spanish},
		Interpretation: []notice.Interpretation{{Into: []language.Tag{language.English}}},
		NoRecording:    true,
	}
	whole := notice.Plan{Spoken: []language.Tag{language.Portuguese}}.Inherit(of)
	fmt.Println(whole.Spoken, len(whole.Interpretation), whole.NoRecording)
	// Output:
	// [pt] 0 true
}
