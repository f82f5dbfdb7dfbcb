package render

import "github.com/tertulia-go/tertulia/render/view"

func (j *jsonLD) seriesPage(v *view.Series) {
	j.context("EventSeries")
	j.name(v.Name)
	j.description(v.Description, nil)
	j.url("url", v.URL)
	j.url("sameAs", v.Website)
	l := j.list("subEvent")
	for i := range v.Events {
		j.item(&l)
		j.listedEvent(&v.Events[i])
	}
	j.endList(l)
	j.end()
}

// listPage writes a list in the order of the page.
func (j *jsonLD) listPage(v *view.List) {
	j.context("ItemList")
	j.name(v.Title)
	j.text("description", v.Summary)
	j.url("url", v.URL)
	l := j.list("itemListElement")
	for i := range v.Events {
		j.item(&l)
		j.begin("ListItem")
		j.int("position", i+1)
		j.key("item")
		j.listedEvent(&v.Events[i])
		j.end()
	}
	j.endList(l)
	j.end()
}

func (j *jsonLD) listedEvent(e *view.ListedEvent) {
	j.begin("Event")
	j.name(e.Title)
	j.url("url", e.URL)
	j.image("image", e.Image)
	j.when(e.Facts.When, e.Facts.When.Precision)
	j.status(e.Facts.Statuses)
	j.attendance(e.Facts.Attendance)
	j.location(e.Facts.Attendance, e.URL, e.Setting.Venue, nil, e.Setting.Online)
	j.tags("inLanguage", e.Facts.Spoken)
	j.end()
}
