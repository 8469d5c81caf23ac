package vendors

import (
	"slices"
	"strings"

	"countersign/assessments"
)

// draftContract is what a draft says of the contract behind the use, if there is one.
type draftContract struct {
	There                            bool
	Name, Start, End, Months, Notice string // months of a renewal, days of notice
	Automatic                        bool
}

// draft is what the flow for a new service has asked so far, as typed.
type draft struct {
	Vendor, Service, Providers, Plan                    string
	Paid                                                bool
	Contract                                            draftContract
	Purpose, Owner, Users, Criticality, Reach, Autonomy string
	Planned                                             bool
	DataClasses                                         []string
}

// known is what the register has already of what a draft names.
type known struct {
	vendor   *assessments.Vendor
	service  *assessments.Service
	plan     *assessments.Plan
	contract *assessments.Contract
}

// named finds a record outside the bin by its name, without regard to case and space around it.
func named[T any, P interface {
	*T
	assessments.Binnable
	Title() string
}](list []T, name string) *T {
	name = strings.TrimSpace(name)
	for i := range list {
		r := P(&list[i])
		if name != "" && *r.BinnedAt() == 0 && strings.EqualFold(r.Title(), name) {
			one := list[i]
			return &one
		}
	}
	return nil
}

// known looks up what a draft names: a vendor that is there gets the service, a service that is there
// the use.
func (d draft) known(m *model) known {
	var k known
	if k.vendor = named(m.vendors, d.Vendor); k.vendor == nil {
		return k
	}
	k.contract = named(m.contractsOf[k.vendor.ID], d.Contract.Name)
	if k.service = named(m.servicesOf[k.vendor.ID], d.Service); k.service != nil {
		k.plan = named(m.plansOf[k.service.ID], d.Plan)
	}
	return k
}

// suggestions are vendors outside the bin whose name contains what was typed, at most five, by name;
// none when nothing was typed or the name is one of them.
func (m *model) suggestions(typed string) []string {
	typed = strings.ToLower(strings.TrimSpace(typed))
	if typed == "" || named(m.vendors, typed) != nil {
		return nil
	}
	var out []string
	for _, v := range m.vendors {
		if v.Binned == 0 && strings.Contains(strings.ToLower(v.Name), typed) {
			out = append(out, v.Name)
		}
	}
	slices.Sort(out)
	return out[:min(len(out), 5)]
}

// use is the use a draft describes, without ids.
func (d draft) use() assessments.Use {
	u := assessments.Use{
		Purpose: strings.TrimSpace(d.Purpose), Owner: strings.TrimSpace(d.Owner),
		Users: strings.TrimSpace(d.Users), Status: "current",
		DataClasses: d.DataClasses, Criticality: d.Criticality, Reach: d.Reach, Autonomy: d.Autonomy,
	}
	if d.Planned {
		u.Status = "planned"
	}
	return u
}

// wrong says what is missing or cannot be read, by the draft's field.
func (d draft) wrong() map[string]string {
	out := map[string]string{}
	for field, text := range map[string]string{
		"vendor": d.Vendor, "service": d.Service,
		"purpose": d.Purpose,
	} {
		if strings.TrimSpace(text) == "" {
			out[field] = "Nothing can be registered without it."
		}
	}
	if d.Paid && strings.TrimSpace(d.Plan) == "" {
		out["plan"] = "It is the plan that is paid: name it, or take “paid” away."
	}
	if !d.Contract.There {
		return out
	}
	if strings.TrimSpace(d.Contract.Name) == "" {
		out["contract"] = "Give the contract a name, or say that there is none."
	}
	start, err := day(d.Contract.Start)
	if err != nil {
		out["start"] = err.Error()
	}
	end, err := day(d.Contract.End)
	if err != nil {
		out["end"] = err.Error()
	} else if end != "" && start != "" && end < start {
		out["end"] = "The term ends before it starts."
	}
	if _, err := number(d.Contract.Months, "12 for a year"); err != nil {
		out["renewal"] = err.Error()
	}
	if n, err := number(d.Contract.Notice, "90 for three months"); err != nil {
		out["notice"] = err.Error()
	} else if n > 3660 {
		out["notice"] = "A notice period is at most 3660 days."
	}
	return out
}

// records are what the draft registers, parents first, the use last. Nothing that the register already has is
// made again. The draft has nothing wrong.
func (d draft) records(m *model, newID func(assessments.Noun) string) []assessments.Record {
	var out []assessments.Record
	k := d.known(m)
	if k.vendor == nil {
		k.vendor = &assessments.Vendor{ID: newID(assessments.NounVendor), Name: strings.TrimSpace(d.Vendor)}
		out = append(out, k.vendor)
	}
	if k.service == nil {
		k.service = &assessments.Service{
			ID: newID(assessments.NounService), VendorID: k.vendor.ID,
			Name: strings.TrimSpace(d.Service), ModelProviders: lines(d.Providers),
		}
		out = append(out, k.service)
	}
	u := d.use()
	u.ServiceID = k.service.ID
	if name := strings.TrimSpace(d.Plan); name != "" {
		if k.plan == nil {
			k.plan = &assessments.Plan{
				ID: newID(assessments.NounPlan), ServiceID: k.service.ID, Name: name,
				Paid: d.Paid,
			}
			out = append(out, k.plan)
		}
		u.PlanID = k.plan.ID
	}
	if d.Contract.There {
		if k.contract == nil {
			k.contract = d.Contract.record(newID(assessments.NounContract), k.vendor.ID, k.service.ID)
			out = append(out, k.contract)
		}
		u.ContractID = k.contract.ID
	}
	u.ID = newID(assessments.NounUse)
	return append(out, &u)
}

func (d draftContract) record(id, vendor, service string) *assessments.Contract {
	c := &assessments.Contract{
		ID: id, VendorID: vendor, Name: strings.TrimSpace(d.Name),
		Services: []string{service}, AutomaticRenewal: d.Automatic,
	}
	c.Start, _ = day(d.Start) // nothing is wrong with them any more
	c.End, _ = day(d.End)
	c.RenewalMonths, _ = number(d.Months, "")
	c.NoticeDays, _ = number(d.Notice, "")
	return c
}
