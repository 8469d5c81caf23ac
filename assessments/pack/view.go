package pack

import (
	"cmp"

	"countersign/assessments"
	"countersign/assessments/obligations"
	"countersign/assessments/scoring"
	"countersign/assessments/standing"
)

// view is what an audience may see: a dossier from which everything else was taken out, with its figures.
// Whatever is laid out starts from a view, never from the dossier itself.
type view struct {
	d         *assessments.Dossier
	opt       Options
	stateHash string // of the whole dossier
	judged    map[string]scoring.Judged
	points    map[string]scoring.Points
	result    scoring.Result
	withheld  []Withheld
	closed    map[string]string // ids of withheld records → why
	facts1    Facts
	hashes    map[string]string // the present state hash by form
	standing  standing.Standing // not for a vendor
	law       *assessments.Obligations
	duties    obligations.Duties // of law; not for a vendor
}

// Withheld is a record that exists and is not in the pack, or not all of it, with the reason.
type Withheld struct {
	Noun   assessments.Noun `json:"noun"`
	ID     string           `json:"id,omitempty"` // "" where even the id stays inside
	Why    string           `json:"why"`
	SHA256 string           `json:"sha256,omitempty"` // to recognise it by, when it is shown another way
	Count  int              `json:"count,omitempty"`  // of a kind, where they are not listed one by one
	Ours   bool             `json:"ours,omitempty"`   // a version or revision that is not the vendor's
	Fields []string         `json:"fields,omitempty"` // of a record that is in the pack without them
}

// vendor reports whether the pack goes to the other side of the table.
func (v *view) vendor() bool { return v.opt.Audience == Vendor }

// full reports whether the pack carries every detail and the evidence files.
func (v *view) full() bool { return v.opt.Audience != Board }

// itemTitle is an item's title, its id where the template does not know it.
func (v *view) itemTitle(id string) string {
	if it, ok := v.d.Template.Item(id); ok {
		return it.Title
	}
	return id
}

// shown lists the items of a discipline whose conditions hold; all disciplines where d is "".
func (v *view) shown(d assessments.Discipline) []assessments.Item {
	return v.items(d, false)
}

// hidden lists those whose conditions do not hold.
func (v *view) hidden(d assessments.Discipline) []assessments.Item {
	return v.items(d, true)
}

func (v *view) items(d assessments.Discipline, hidden bool) []assessments.Item {
	var out []assessments.Item
	for _, it := range v.d.Template.Items {
		if (d == "" || it.Discipline == d) && v.judged[it.ID].Hidden == hidden {
			out = append(out, it)
		}
	}
	return out
}

// facts are the pack's facts but for its id, which needs them.
func (v *view) facts() Facts {
	f := Facts{
		StateHash: v.stateHash, AsOf: v.opt.AsOf, Audience: v.opt.Audience, Verdicts: map[string]int{},
		RecordedUpTo: v.opt.RecordedUpTo, ToCome: v.opt.ToCome,
	}
	for _, k := range verdictKeys() {
		f.Verdicts[k] = 0
	}
	if v.vendor() {
		return f
	}
	for _, it := range v.shown("") {
		f.Verdicts[countedAs(v.state(it.ID))]++
	}
	t := v.result.Total
	f.Figures, f.Scored, f.Score, f.Coverage = true, t.Scored, t.Score, t.Coverage
	f.BandLow, f.BandHigh, f.GatesOpen = t.BandLow, t.BandHigh, t.GatesOpen
	f.Standing = string(v.standing.State)
	return f
}

func (v *view) subtitle() string {
	s := "Scope " + digit(v.d.Template.Scope) + " · " + cmp.Or(v.d.Vendor.LegalName, v.d.Vendor.Name)
	if v.d.Organisation.Name != "" {
		s += " · assessed by " + v.d.Organisation.Name
	}
	return s
}

func digit(n int) string { return string(rune('0' + n%10)) }
