package evidence

import (
	"fmt"
	"strconv"

	"countersign/assessments"
)

// ticked is what the page knows of the question that a tick is on.
type ticked struct {
	item       string // its title with its id
	title      string // its title
	assessment string // the name of the assessment
	maxAge     int    // months after which evidence no longer counts for it; 0 is no limit
}

// on says what a tick is on, by the names people use.
func (m *model) on(t assessments.Tick) ticked {
	out := ticked{item: t.ItemID, title: t.ItemID, assessment: t.AssessmentID}
	a, ok := m.assessments[t.AssessmentID]
	if !ok {
		return out
	}
	if a.Name != "" {
		out.assessment = a.Name
	}
	d := assessments.Dossier{Template: m.templates[a.TemplateID]}
	out.item = d.ItemCalled(t.ItemID)
	it, ok := d.Template.Item(t.ItemID)
	if ok && it.Title != "" {
		out.title = it.Title
	}
	for _, e := range it.Evidence {
		if e.ID == t.ExpectedID {
			out.maxAge = e.MaxAge
		}
	}
	return out
}

// where is the id of the question, for looking it up, and the assessment that asks it.
func (on ticked) where(t assessments.Tick) string {
	if on.title == t.ItemID {
		return on.assessment
	}
	return t.ItemID + " · " + on.assessment
}

// age is the first day on which a revision is too old for a question, and why; "" where it does not age.
func age(r assessments.Revision, maxAge int) (from assessments.Date, why string) {
	if maxAge <= 0 {
		return "", ""
	}
	day, what := r.PeriodTo, "it covers the time up to "
	if day == "" {
		day, what = r.Issued, "it was issued on "
	}
	if day == "" {
		day, what = r.ObtainedOn, "it names no date and was obtained on "
	}
	if day == "" {
		return assessments.Date("0001-01-01"), "it names no date, so its age is unknown"
	}
	return day.AddMonths(maxAge).AddDays(1), what + string(day) + ", and " + strconv.Itoa(maxAge) +
		" months are allowed"
}

// ageOf says of the ticks of a revision on how many it is too old today, why, and the next day on
// which it becomes so.
func (m *model) ageOf(r assessments.Revision) (old, all int, why string, next assessments.Date) {
	for _, t := range m.ticks {
		if t.RevisionID != r.ID {
			continue
		}
		all++
		on := m.on(t)
		from, reason := age(r, on.maxAge)
		switch {
		case from == "":
		case from <= m.today:
			old++
			why = on.item + ": " + reason
		case next == "" || from < next:
			next = from
		}
	}
	return old, all, why, next
}

// tooOld says that a revision no longer counts, and for how many of its ticks if others are left.
func tooOld(old, all int) string {
	if old == all {
		return "too old"
	}
	return fmt.Sprintf("too old for %d/%d", old, all)
}
