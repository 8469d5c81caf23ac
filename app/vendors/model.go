package vendors

import (
	"fmt"
	"slices"
	"strings"

	"countersign/app/widgets/table"
	"countersign/assessments"
	"countersign/assessments/scoping"
	"countersign/assessments/workbench"
)

// key names one thing of the register.
type key struct {
	noun assessments.Noun
	id   string
}

func (k key) String() string { return string(k.noun) + ":" + k.id }

// keyOf reads what String wrote; the zero key where it is none.
func keyOf(s string) key {
	noun, id, ok := strings.Cut(s, ":")
	if !ok {
		return key{}
	}
	return key{assessments.Noun(noun), id}
}

// register is what the page reads: everything of these nouns, in the bin and outside it.
type register struct {
	vendors     []assessments.Vendor
	services    []assessments.Service
	plans       []assessments.Plan
	contracts   []assessments.Contract
	uses        []assessments.Use
	documents   []assessments.Document
	assessments []assessments.Assessment
	summaries   map[string]workbench.Summary // by assessment: what its decision is worth today
}

// model is what the page shows; it knows no Fyne.
type model struct {
	register
	rubric assessments.Rubric
	today  assessments.Date
	vendor string // selected
	hand   key    // the thing of that vendor whose form is open
	binned bool   // the list shows the bin instead

	servicesOf  map[string][]assessments.Service // by vendor; each group by name
	contractsOf map[string][]assessments.Contract
	plansOf     map[string][]assessments.Plan // by service
	usesOf      map[string][]assessments.Use
	texts       map[string]int                    // documents by contract, outside the bin
	assessed    map[string]assessments.Assessment // the newest, by use
}

// set takes over what was read. The selection stays while it exists.
func (m *model) set(r register, today assessments.Date) {
	m.register, m.today = r, today
	m.servicesOf, m.plansOf = group(r.services, func(s assessments.Service) string {
		return s.VendorID
	}, nameOf), group(r.plans, func(p assessments.Plan) string { return p.ServiceID }, nameOf)
	m.contractsOf, m.usesOf = group(r.contracts, func(c assessments.Contract) string {
		return c.VendorID
	}, nameOf), group(r.uses, func(u assessments.Use) string { return u.ServiceID }, nameOf)
	m.texts, m.assessed = map[string]int{}, map[string]assessments.Assessment{}
	for _, d := range r.documents {
		if d.Binned == 0 && d.ContractID != "" {
			m.texts[d.ContractID]++
		}
	}
	for _, a := range r.assessments {
		if a.Binned == 0 {
			m.assessed[a.UseID] = a // the newest: ids sort by time
		}
	}
	m.keepHand()
}

// nameOf is what people call a record.
func nameOf[T any, P interface {
	*T
	Title() string
}](v *T) string {
	return P(v).Title()
}

// group puts records under their parents, by name.
func group[T any](list []T, parent func(T) string, name func(*T) string) map[string][]T {
	out := map[string][]T{}
	for _, one := range list {
		out[parent(one)] = append(out[parent(one)], one)
	}
	for _, g := range out {
		slices.SortStableFunc(g, func(a, b T) int { return table.Compare(name(&a), name(&b)) })
	}
	return out
}

// keepHand makes sure that the selection exists, is in the list and belongs to the selected vendor; otherwise
// the first vendor is selected.
func (m *model) keepHand() {
	if v, ok := m.record(key{
		assessments.NounVendor,
		m.vendor,
	}).(*assessments.Vendor); !ok || (v.Binned != 0) != m.binned {
		m.vendor, m.hand = "", key{}
		if rows := m.rows(); len(rows) > 0 {
			m.vendor = rows[0].ID
		}
	}
	if m.vendor != "" && m.vendorOf(m.hand) != m.vendor {
		m.hand = key{assessments.NounVendor, m.vendor}
	}
}

// take selects an entry, and with it its vendor.
func (m *model) take(k key) bool {
	v := m.vendorOf(k)
	if v == "" {
		return false
	}
	m.vendor, m.hand = v, k
	return true
}

// find completes a key without a noun, vendors first; a plan is found in its service. The zero key
// where there is no such thing.
func (m *model) find(k key) key {
	nouns := []assessments.Noun{k.noun}
	if k.noun == "" {
		nouns = []assessments.Noun{
			assessments.NounVendor, assessments.NounService, assessments.NounUse,
			assessments.NounContract, assessments.NounPlan,
		}
	}
	for _, n := range nouns {
		switch r := m.record(key{n, k.id}).(type) {
		case nil:
		case *assessments.Plan:
			return key{assessments.NounService, r.ServiceID}
		default:
			return key{n, k.id}
		}
	}
	return key{}
}

// record is a copy of a thing of the register, nil where there is none.
func (m *model) record(k key) assessments.Record {
	switch k.noun {
	case assessments.NounVendor:
		return pick[assessments.Vendor](m.vendors, k.id)
	case assessments.NounService:
		return pick[assessments.Service](m.services, k.id)
	case assessments.NounPlan:
		return pick[assessments.Plan](m.plans, k.id)
	case assessments.NounContract:
		return pick[assessments.Contract](m.contracts, k.id)
	case assessments.NounUse:
		return pick[assessments.Use](m.uses, k.id)
	}
	return nil
}

// pick finds a record by id; nil, not a typed nil, where there is none.
func pick[T any, P interface {
	*T
	assessments.Record
}](list []T, id string) assessments.Record {
	for i := range list {
		if P(&list[i]).Key() == id {
			one := list[i]
			return P(&one)
		}
	}
	return nil
}

// vendorOf is the vendor a thing belongs to, "" where it leads nowhere.
func (m *model) vendorOf(k key) string {
	switch r := m.record(k).(type) {
	case *assessments.Vendor:
		return r.ID
	case *assessments.Service:
		return r.VendorID
	case *assessments.Contract:
		return r.VendorID
	case *assessments.Plan:
		return m.vendorOf(key{assessments.NounService, r.ServiceID})
	case *assessments.Use:
		return m.vendorOf(key{assessments.NounService, r.ServiceID})
	}
	return ""
}

// row is one vendor in the list.
type row struct {
	ID, Name, Legal  string
	Services, Uses   int
	Unplaced, Unseen int                // uses without a scope; uses in scope 1 or 2 without an assessment
	Notice           assessments.Date   // the next last day to give notice
	Missed           []assessments.Date // those that were missed, the earliest first
	Scopes           []int
}

// rows lists the vendors outside the bin, or those in it, by name.
func (m *model) rows() []row {
	var out []row
	for _, v := range m.vendors {
		if (v.Binned != 0) != m.binned {
			continue
		}
		r := row{ID: v.ID, Name: v.Name, Legal: v.LegalName}
		for _, s := range alive(m.servicesOf[v.ID], m.binned, v.Binned) {
			r.Services++
			for _, u := range alive(m.usesOf[s.ID], m.binned, v.Binned) {
				r.count(m, u)
			}
		}
		for _, c := range alive(m.contractsOf[v.ID], m.binned, v.Binned) {
			if next := c.NextNotice(m.today); next != "" && (r.Notice == "" || next < r.Notice) {
				r.Notice = next
			}
			if c.MissedNotice(m.today) {
				r.Missed = append(r.Missed, c.LastNoticeDay())
			}
		}
		slices.Sort(r.Missed)
		out = append(out, r)
	}
	slices.SortStableFunc(out, func(a, b row) int { return table.Compare(a.Name, b.Name) })
	return out
}

func (r *row) count(m *model, u assessments.Use) {
	r.Uses++
	_, seen := m.assessed[u.ID]
	switch {
	case u.Scope == 0 && scoping.Outside(u.ScopeAnswers):
	case u.Scope == 0:
		r.Unplaced++
	case u.Scope <= 2 && !seen && u.Status != "retired":
		r.Unseen++
	}
	if u.Scope > 0 && !slices.Contains(r.Scopes, u.Scope) {
		r.Scopes = append(r.Scopes, u.Scope)
		slices.Sort(r.Scopes)
	}
}

// alive are the records outside the bin; in the view of the bin those that went there with their vendor.
func alive[T any, P interface {
	*T
	assessments.Binnable
}](list []T, binned bool, at assessments.Moment) []T {
	return slices.DeleteFunc(slices.Clone(list), func(one T) bool {
		b := *P(&one).BinnedAt()
		return b != 0 && (!binned || b != at)
	})
}

// inBin counts the vendors in the bin.
func (m *model) inBin() int {
	n := 0
	for _, v := range m.vendors {
		if v.Binned != 0 {
			n++
		}
	}
	return n
}

// rating is the inherent risk of a use as the rubric has it.
func (m *model) rating(u assessments.Use) assessments.RiskRating {
	return m.rubric.Rate(workbench.RiskFacts(u))
}

// shapeOf is what a form is built for besides texts; a form whose shape changed is rebuilt.
func (m *model) shapeOf(k key) string {
	r := m.record(k)
	if r == nil {
		return ""
	}
	shape := fmt.Sprint(assessments.InBin(r))
	switch r := r.(type) {
	case *assessments.Service:
		for _, p := range m.livePlans(r.ID, "") {
			shape += " " + p.ID
		}
	case *assessments.Contract:
		for _, s := range m.servicesOf[r.VendorID] {
			shape += fmt.Sprint(" ", s.ID, s.Name, s.Binned != 0)
		}
	case *assessments.Use:
		for _, p := range m.livePlans(r.ServiceID, r.PlanID) {
			shape += " " + p.ID + p.Name
		}
		for _, c := range m.liveContracts(m.vendorOf(k), r.ContractID) {
			shape += " " + c.ID + c.Name
		}
	}
	return shape
}

// selectedService is the service a new use would belong to: the selected one, that of the selected
// use, or the first.
func (m *model) selectedService() string {
	switch r := m.record(m.hand).(type) {
	case *assessments.Service:
		if r.Binned == 0 {
			return r.ID
		}
	case *assessments.Use:
		if s, ok := m.record(key{
			assessments.NounService,
			r.ServiceID,
		}).(*assessments.Service); ok && s.Binned == 0 {
			return s.ID
		}
	}
	for _, s := range m.servicesOf[m.vendor] {
		if s.Binned == 0 {
			return s.ID
		}
	}
	return ""
}
