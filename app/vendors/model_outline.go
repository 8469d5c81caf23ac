package vendors

import (
	"cmp"
	"fmt"
	"strings"

	"countersign/assessments"
	"countersign/assessments/scoping"
	"countersign/assessments/standing"
	"countersign/assessments/workbench"
)

// entry is one line of the outline of the selected vendor. Without a key it is a heading.
type entry struct {
	Key        key
	Title, Sub string
	State      string // "", "placed", "unplaced", "assessed", "building", "binned"
	Right      string
}

// outline lists what the selected vendor has: itself, its contracts, its services each with its uses, and
// what of it is in the bin.
func (m *model) outline() []entry {
	v, ok := m.record(key{assessments.NounVendor, m.vendor}).(*assessments.Vendor)
	if !ok {
		return nil
	}
	out := []entry{{
		Key: key{assessments.NounVendor, v.ID}, Title: v.Name,
		Sub: cmp.Or(v.LegalName, "the company"),
	}}
	var gone []entry
	head := len(out)
	for _, c := range m.contractsOf[v.ID] {
		if c.Binned != 0 {
			gone = append(gone, entry{
				Key: key{assessments.NounContract, c.ID}, Title: c.Name, Sub: "contract",
				State: "binned",
			})
			continue
		}
		if len(out) == head {
			out = append(out, entry{Title: "Contracts"})
		}
		out = append(out, entry{
			Key: key{assessments.NounContract, c.ID}, Title: c.Name,
			Sub: m.contractLine(c),
		})
	}
	for _, s := range m.servicesOf[v.ID] {
		if s.Binned != 0 {
			gone = append(gone, entry{
				Key: key{assessments.NounService, s.ID}, Title: s.Name, Sub: "service",
				State: "binned",
			})
			continue
		}
		out = append(out, entry{Title: s.Name}, entry{
			Key:   key{assessments.NounService, s.ID},
			Title: "Service and plans", Sub: m.plansLine(s.ID),
		})
		for _, u := range m.usesOf[s.ID] {
			if u.Binned != 0 {
				gone = append(gone, entry{
					Key: key{assessments.NounUse, u.ID}, Title: u.Purpose, Sub: "use of " + s.Name,
					State: "binned",
				})
				continue
			}
			out = append(out, m.useEntry(u))
		}
	}
	if len(gone) > 0 {
		out = append(append(out, entry{Title: "In the bin"}), gone...)
	}
	return out
}

func (m *model) useEntry(u assessments.Use) entry {
	e := entry{Key: key{assessments.NounUse, u.ID}, Title: u.Purpose, State: "unplaced"}
	parts := []string{"not placed yet"}
	if u.Scope == 0 && scoping.Outside(u.ScopeAnswers) {
		parts[0], e.State = "outside of the matrix", "building"
	}
	if u.Scope > 0 {
		parts[0], e.State = fmt.Sprintf("Scope %d", u.Scope), "placed"
		if u.Scope > 2 {
			parts[0], e.State = parts[0]+", building", "building"
		}
	}
	parts = append(parts, m.tierLine(u))
	if a, ok := m.assessed[u.ID]; ok {
		e.State = "assessed"
		parts = append(parts, m.standing(a).StandingWords)
	} else if u.Scope == 1 || u.Scope == 2 {
		parts = append(parts, "not assessed")
	}
	if u.Status != "" && u.Status != "current" {
		parts = append(parts, u.Status)
	}
	e.Sub = strings.Join(parts, " · ")
	return e
}

// tierLine is the inherent risk in words: "tier 2, medium risk", or "unrated".
func (m *model) tierLine(u assessments.Use) string {
	r := m.rating(u)
	if r.Tier == "" {
		return "unrated"
	}
	return "tier " + r.Tier
}

func (m *model) contractLine(c assessments.Contract) string {
	day := c.LastNoticeDay()
	if day.Over(m.today) && !c.MissedNotice(m.today) {
		return "ended on " + string(c.End)
	}
	if day != "" && !c.TakesNotice() {
		return endLine(c.End, m.today)
	}
	if next := c.NextNotice(m.today); next != "" && next != day {
		return noticeLine(next, m.today) + "; " + noticeLine(day, m.today)
	}
	if day != "" {
		return noticeLine(day, m.today)
	}
	return "open-ended"
}

func (m *model) plansLine(service string) string {
	var names []string
	for _, p := range m.plansOf[service] {
		if p.Binned == 0 {
			names = append(names, p.Name)
		}
	}
	return cmp.Or(strings.Join(names, ", "), "no plan yet")
}

// livePlans are the plans of a service outside the bin, and the one named, wherever it is.
func (m *model) livePlans(service, named string) []assessments.Plan {
	var out []assessments.Plan
	for _, p := range m.plansOf[service] {
		if p.Binned == 0 || p.ID == named {
			out = append(out, p)
		}
	}
	return out
}

// liveContracts are the contracts with a vendor outside the bin, and the one named, wherever it is.
func (m *model) liveContracts(vendor, named string) []assessments.Contract {
	var out []assessments.Contract
	for _, c := range m.contractsOf[vendor] {
		if c.Binned == 0 || c.ID == named {
			out = append(out, c)
		}
	}
	return out
}

// standing is what the decision on an assessment is worth; of one made since the figures were read,
// its state.
func (m *model) standing(a assessments.Assessment) *workbench.Summary {
	if s, ok := m.summaries[a.ID]; ok {
		return &s
	}
	return &workbench.Summary{
		ID: a.ID, Status: a.Status, SummaryStanding: workbench.SummaryStanding{
			Standing: standing.Undecided, StandingWords: a.Status.Title(),
		},
	}
}

// assessmentsOf lists the assessments of a use outside the bin, oldest first.
func (m *model) assessmentsOf(use string) []assessments.Assessment {
	var out []assessments.Assessment
	for _, a := range m.assessments {
		if a.UseID == use && a.Binned == 0 {
			out = append(out, a)
		}
	}
	return out
}
