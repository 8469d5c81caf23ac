package pack

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/obligations"
	"countersign/assessments/scoring"
)

// DutyRecord is what a duty of law is for the use as of the pack's day.
type DutyRecord struct {
	ID      string            `json:"id"`
	State   obligations.State `json:"state"`
	Day     assessments.Date  `json:"day,omitempty"` // since or from which it binds
	Why     []string          `json:"why"`
	Missing []string          `json:"missing"` // facts that are not said, or “date”
	Items   []DutyItemRecord  `json:"items"`   // of the question set, that show it
}

// DutyItemRecord is an item that shows a duty, and what it counts as.
type DutyItemRecord struct {
	ID    string        `json:"id"`
	State scoring.State `json:"state"`
}

// Limits of the duties of law in a file that is read back, far above what any pack holds.
const (
	mostDuties = 1_000
	mostFacts  = 200
	mostValues = 500
)

// governing computes the duties of law, and names the items that show them.
type governing struct{ *view }

// govern computes the duties of law from the facts that the audience is given. The entries go into
// assessment.json with them, so that they can be computed again by a program whose catalogue has
// others.
func (v governing) govern(law *assessments.Obligations) {
	if v.vendor() || law == nil || len(law.Entries) == 0 {
		return
	}
	v.law, v.duties = law, obligations.Prepare(law).Compute(v.d.Facts(), v.opt.AsOf)
}

// lawOf are the duties of law of a catalogue; nil if there is none.
func lawOf(c *assessments.Catalogue) *assessments.Obligations {
	if c == nil {
		return nil
	}
	return &c.Obligations
}

// dutyRecords are the duties for programs.
func (v governing) dutyRecords() []DutyRecord {
	out := make([]DutyRecord, 0, len(v.duties))
	for _, d := range v.duties {
		one := DutyRecord{
			ID: d.ID, State: d.State, Day: d.Day, Why: append([]string{}, d.Why...),
			Missing: append([]string{}, d.Missing...),
			Items:   []DutyItemRecord{},
		}
		for _, id := range v.itemsOfDuty(d) {
			one.Items = append(one.Items, DutyItemRecord{id, v.state(id)})
		}
		out = append(out, one)
	}
	return out
}

// itemsOfDuty are the items of the question set that show a duty.
func (v governing) itemsOfDuty(d obligations.Duty) []string {
	return slices.DeleteFunc(slices.Clone(d.Items), func(id string) bool {
		_, known := v.d.Template.Item(id)
		return !known
	})
}

// misruled reports duties of law that are not those which the entries and facts in the file give.
func (r *Record) misruled() ([]string, error) {
	if r.Law == nil || r.Audience == Vendor {
		return nil, nil
	}
	if len(r.Law.Entries) > mostDuties || len(r.Law.Facts) > mostFacts ||
		slices.ContainsFunc(r.Law.Facts, func(f assessments.ObligationFact) bool {
			return len(f.Values) > mostValues
		}) {
		return nil, errSwells
	}
	if v, err := r.view(nil); err == nil { // if not, Rebuild and States say why
		is, errIs := json.Marshal(r.Obligations)
		should, errShould := json.Marshal(governing{v}.dutyRecords())
		if errIs != nil || errShould != nil || string(is) != string(should) {
			return []string{"its obligations are not those that its facts and its duties of law give"}, nil
		}
	}
	return nil, nil
}

// lawless reports duties of law that are not those of the catalogue, if it has the same version of them.
func (r *Record) lawless(c *assessments.Catalogue) []string {
	ours := lawOf(c)
	if r.Audience == Vendor || ours == nil || len(ours.Entries) == 0 {
		return nil
	}
	if r.Law == nil {
		return []string{"it has no duties of law, and a pack of this format has them"}
	}
	if r.Law.Version != ours.Version {
		return nil
	}
	is, errIs := json.Marshal(r.Law)
	should, errShould := json.Marshal(ours)
	if errIs != nil || errShould != nil || string(is) != string(should) {
		return []string{"its duties of law are not those of version " + ours.Version}
	}
	return nil
}

// lawChapter writes what the law asks of the use.
type lawChapter struct{ *view }

// obligations is the chapter of the duties of law: those that bind, those to come, and what cannot be told.
func (v lawChapter) obligations() Section {
	t := v.duties.Count(v.opt.AsOf)
	blocks := []Block{
		paragraph("What the law asks of this use as of " + string(v.opt.AsOf) + ": " + t.Words() + "."),
		muted("Duties of law " + v.law.Version + ", " + v.law.Sources() +
			". The workbook has the day of each. Not legal advice. " + v.proves()),
	}
	if v.law.Old(v.opt.AsOf) {
		blocks = append(blocks, callout(
			"The duties of law were read more than six months before the day of this print. What changed since is not in"+
				" them.", Warn))
	}
	if known := obligations.Prepare(v.law).Known(v.d.Facts()); len(known) > 0 {
		blocks = append(blocks, paragraph("Computed from: "+strings.Join(known, "; ")+"."))
	}
	out := Section{ID: "obligations", Title: "Obligations", Blocks: blocks}
	add := func(state obligations.State, title string, blocks ...Block) {
		out.Sections = append(out.Sections,
			Section{ID: "obligations-" + string(state), Title: title, Blocks: blocks})
	}
	if rows := v.rows(obligations.Binds); len(rows) > 0 {
		add(obligations.Binds, "Binding", grid(Table{Columns: v.dutyColumns("What must be there"), Rows: rows}))
	}
	if rows := v.rows(obligations.BindsFrom); len(rows) > 0 {
		add(obligations.BindsFrom, "Binding from a later day",
			grid(Table{Columns: v.dutyColumns("What must be there"), Rows: rows}))
	}
	if rows := v.byReason(obligations.CannotBeTold); len(rows) > 0 {
		add(obligations.CannotBeTold, "Cannot be told",
			grid(Table{Columns: reasonColumns("What is missing"), Rows: rows}))
	}
	if rows := v.rows(obligations.Watch); len(rows) > 0 {
		add(obligations.Watch, "To watch", grid(Table{Columns: v.dutyColumns("Why"), Rows: rows}))
	}
	if rows := v.byReason(obligations.DoesNotBind); len(rows) > 0 {
		add(obligations.DoesNotBind, "Does not bind", grid(Table{Columns: reasonColumns("Why"), Rows: rows}))
	}
	if len(v.law.LeftOut) > 0 {
		out.Sections = append(out.Sections,
			Section{ID: "obligations-left-out", Title: "Not in these duties", Blocks: []Block{
				muted("Law that was not read, so that nothing follows from its absence here."),
				listing(v.law.LeftOut),
			}})
	}
	return out
}

// proves says how far what is met goes.
func (v lawChapter) proves() string {
	if v.built() {
		return "A responsibility that is taken care of does not make the use compliant."
	}
	return "An item that is met shows a duty; it does not make the use compliant."
}

// built reports a use that builds: it has no question set, whose items would show a duty.
func (v lawChapter) built() bool { return len(v.d.Template.Items) == 0 }

func (v lawChapter) dutyColumns(third string) []Column {
	out := []Column{
		{Title: "Law and duty", Width: 30},
		{Title: "Day", Width: 12},
		{Title: third, Width: 36},
		{Title: "Items that show it", Width: 22},
	}
	if v.built() {
		out[2].Width += out[3].Width
		return out[:3]
	}
	return out
}

func reasonColumns(first string) []Column {
	return []Column{{Title: first, Width: 40}, {Title: "Duties", Width: 60}}
}

func (v lawChapter) rows(state obligations.State) [][]Cell {
	var out [][]Cell
	for _, d := range v.duties {
		if d.State != state {
			continue
		}
		text := strings.Join(d.Must, "; ")
		if d.FallsOn == assessments.FallsOnVendor {
			text = "The vendor owes it. For us: " + text
		}
		if state == obligations.Watch {
			text = strings.Join(d.Why, " ")
		}
		if days := d.Days(); days != "" {
			text += "\n" + days
		}
		for _, b := range d.Beside {
			text += "\n" + besideWords(b)
		}
		day := textCell(cmp.Or(string(d.Day), "–"))
		if d.Day != "" {
			day = dateCell(d.Day)
		}
		cells := []Cell{textCell(d.Place + ": " + d.Title), day, textCell(text)}
		if !v.built() {
			cells = append(cells, textCell(governing(v).shownBy(d)))
		}
		out = append(out, cells)
	}
	return out
}

func besideWords(b obligations.Beside) string {
	if b.Kind == obligations.BesideCheck {
		return "Check exemption: " + b.Text
	}
	return "Beside the day: " + b.Text
}

// shownBy names the items that show a duty with what they count as.
func (v governing) shownBy(d obligations.Duty) string {
	var out []string
	for _, id := range v.itemsOfDuty(d) {
		out = append(out, v.itemTitle(id)+": "+v.itemWords(id))
	}
	if lawChapter(v).built() {
		return ""
	}
	return cmp.Or(strings.Join(out, "; "), "no item of this question set")
}

// byReason lists the duties of a state by their reason: many share one.
func (v lawChapter) byReason(state obligations.State) [][]Cell {
	var order []string
	duties := map[string][]string{}
	for _, d := range v.duties {
		if d.State == state {
			why := strings.Join(d.Why, " ")
			if duties[why] == nil {
				order = append(order, why)
			}
			duties[why] = append(duties[why], d.Place+": "+d.Title)
		}
	}
	var out [][]Cell
	for _, why := range order {
		out = append(out, []Cell{textCell(why), textCell(strings.Join(duties[why], "; "))})
	}
	return out
}

// obligationsSheet lists every duty, one row each.
func (v workbook) obligationsSheet() Sheet {
	var rows [][]Cell
	for _, d := range v.duties {
		var beside []string
		for _, b := range d.Beside {
			beside = append(beside, besideWords(b))
		}
		rows = append(rows, []Cell{
			textCell(d.ID), textCell(d.LawTitle), textCell(d.Article), textCell(d.Title),
			textCell(d.State.Title()), dateCell(d.Day),
			textCell(strings.Join(d.Why, " ")), textCell(strings.Join(d.Must, "; ")), textCell(governing(v).shownBy(d)),
			textCell(strings.Join(beside, "\n")), textCell(d.Certainty.Title()), textCell(d.SourceDay()),
		})
	}
	return list("Obligations", "What the law asks of the use, computed as of its day; not legal advice", columns(
		[]string{
			"Id", "Law", "Article", "Duty", "State", "Since, from", "Why", "What must be there",
			"Items that show it", "Beside the day", "Certainty", "Day of the source",
		},
		[]int{22, 26, 20, 28, 16, 12, 50, 50, 50, 50, 22, 24}), rows)
}
