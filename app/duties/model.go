package duties

import (
	"fmt"
	"slices"
	"strings"

	"countersign/app/ui"
	"countersign/assessments"
	"countersign/assessments/obligations"
	"countersign/assessments/scoring"
	"countersign/assessments/workbench"
)

// model is what the page shows; it knows no toolkit.
type model struct {
	law  *assessments.Obligations
	book workbench.DutyBook
	view int // of views
	duty string
	// point is the day selected on the line of time, which has the duty; "" for none
	point string
}

// view is a choice of states.
type view struct {
	title  string
	states []obligations.State
}

// views are the chips, in order.
var views = []view{
	{"Concern it", []obligations.State{
		obligations.Binds, obligations.BindsFrom, obligations.CannotBeTold,
		obligations.Watch,
	}},
	{"Bind", []obligations.State{obligations.Binds}},
	{"Bind from", []obligations.State{obligations.BindsFrom}},
	{"Cannot be told", []obligations.State{obligations.CannotBeTold}},
	{"Watch", []obligations.State{obligations.Watch}},
	{"Do not bind", []obligations.State{obligations.DoesNotBind}},
}

// use is the one use of the page; false while it is not read.
func (m *model) use() (*workbench.UseDuties, bool) {
	if len(m.book.Uses) != 1 {
		return nil, false
	}
	return &m.book.Uses[0], true
}

// count is how many duties a view has.
func (m *model) count(v view) int {
	n := 0
	if u, ok := m.use(); ok {
		for _, d := range u.Duties {
			if slices.Contains(v.states, d.State) {
				n++
			}
		}
	}
	return n
}

// rows are the duties of the chosen view, by state and then in the order of the file.
func (m *model) rows() []*obligations.Duty {
	u, ok := m.use()
	if !ok {
		return nil
	}
	var out []*obligations.Duty
	for _, state := range views[m.view].states {
		for i := range u.Duties {
			if u.Duties[i].State == state {
				out = append(out, &u.Duties[i])
			}
		}
	}
	return out
}

// reveal chooses a view that has the selected duty, unless the chosen one has it.
func (m *model) reveal() {
	d, ok := m.find(m.duty)
	if !ok || slices.Contains(views[m.view].states, d.State) {
		return
	}
	m.view = slices.IndexFunc(views, func(v view) bool { return slices.Contains(v.states, d.State) })
}

// find is a duty of the use.
func (m *model) find(id string) (*obligations.Duty, bool) {
	if u, ok := m.use(); ok {
		for i := range u.Duties {
			if u.Duties[i].ID == id {
				return &u.Duties[i], true
			}
		}
	}
	return nil, false
}

// shown is how far the items of the assessment show a duty.
type shown struct {
	items, met int
	open       bool // an item is not met, silent, contradicted, stale or not assessed
}

func (m *model) shown(d *obligations.Duty) shown {
	var out shown
	u, ok := m.use()
	if !ok {
		return out
	}
	for _, id := range d.Items {
		it, ok := u.Items[id]
		if !ok || it.State == scoring.StateNotAsked || it.State == scoring.State(assessments.NotApplicable) {
			continue
		}
		out.items++
		if it.State == scoring.State(assessments.Met) && !it.Unsupported {
			out.met++
		} else {
			out.open = true
		}
	}
	return out
}

// words says what is shown: never that a use complies.
func (s shown) words() string {
	switch {
	case s.items == 0:
		return "no item"
	case !s.open:
		return fmt.Sprintf("shown by %d", s.items)
	case s.met > 0:
		return fmt.Sprintf("%d of %d met", s.met, s.items)
	}
	return "open"
}

// missing leads to where a missing fact is said.
type missing struct {
	question string
	to       ui.Route
}

func (m *model) missing(d *obligations.Duty) []missing {
	u, ok := m.use()
	if !ok {
		return nil
	}
	var out []missing
	for _, key := range d.Answers {
		if q, known := assessments.FactQuestionOf(key); known {
			out = append(out, missing{q.Question, routeOfField(u, key)})
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, id := range d.Missing {
		f, known := m.law.Fact(id)
		if !known {
			continue
		}
		out = append(out, missing{f.Ask, routeOf(u, id)})
	}
	return out
}

// nextMissing leads to a fact that is not said: of the selected duty, otherwise of the first duty that
// cannot be told. Where nothing is missing it leads to the facts of the use.
func (m *model) nextMissing() ui.Route {
	u, ok := m.use()
	if !ok {
		return ui.Route{}
	}
	if d, found := m.find(m.duty); found {
		if list := m.missing(d); len(list) > 0 {
			return list[0].to
		}
	}
	for i := range u.Duties {
		if list := m.missing(&u.Duties[i]); len(list) > 0 {
			return list[0].to
		}
	}
	return ui.Route{Page: "vendors", ID: u.Use.ID, Item: "use:" + u.Use.ID, Field: "users_in"}
}

// routeOfField is the form in which a field is filled in.
func routeOfField(u *workbench.UseDuties, key string) ui.Route {
	noun, field, _ := strings.Cut(key, ".")
	switch assessments.Noun(noun) {
	case assessments.NounOrganisation:
		return ui.Route{Page: "settings", Field: field}
	case assessments.NounService:
		return ui.Route{Page: "vendors", ID: u.Service.ID, Item: "service:" + u.Service.ID, Field: field}
	}
	return ui.Route{Page: "vendors", ID: u.Use.ID, Item: "use:" + u.Use.ID, Field: field}
}

// routeOf is the form in which a fact is said, of the use, its service or the organisation, with the field
// that the keyboard goes to: the first in which nothing is said yet.
func routeOf(u *workbench.UseDuties, fact string) ui.Route {
	var first ui.Route
	for _, key := range assessments.FactFields(fact) {
		noun, field, _ := strings.Cut(key, ".")
		to, said := routeOfField(u, key), assessments.Record(&u.Use)
		switch assessments.Noun(noun) {
		case assessments.NounOrganisation:
			return to
		case assessments.NounService:
			said = &u.Service
		}
		if first.Page == "" {
			first = to
		}
		if f, ok := assessments.FieldOf(said, field); ok && f.Value.String() == "" {
			return to
		}
	}
	return first
}

// known is what is known of the use, a line for each fact.
func (m *model) known() []string {
	u, ok := m.use()
	if !ok {
		return nil
	}
	return obligations.Prepare(m.law).Known(u.Facts)
}

// basis says what the duties are computed from.
func (m *model) basis() string {
	if _, ok := m.use(); !ok {
		return ""
	}
	known := m.known()
	if len(known) == 0 {
		return "Computed from: nothing is said of this use yet."
	}
	return "Computed from: " + strings.Join(known, " · ")
}

// counts is the line under the title.
func (m *model) counts() string {
	u, ok := m.use()
	if !ok {
		return ""
	}
	return u.Service.Name + " · " + u.Duties.Count(m.book.AsOf).Words()
}
