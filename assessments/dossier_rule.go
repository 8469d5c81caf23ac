package assessments

// Rule returns what the frozen question set asks of an approval in the assessment's tier; false if the
// set has no rules.
func (d *Dossier) Rule() (TierRule, bool) { return d.Template.Rule(d.Assessment.Tier) }

// ApprovalLimit is the last day on which an approval of a day is due for review at the latest: the
// organisation's, or an earlier one that the tier asks for.
func (d *Dossier) ApprovalLimit(from Date) Date {
	limit := d.Organisation.ApprovalLimit(from)
	if rule, ok := d.Rule(); ok {
		limit = min(limit, from.AddMonths(rule.ReviewMonths))
	}
	return limit
}

// CoverageToExplain reports whether a coverage is below the organisation's setting, so that the reason
// of an approval has to say why it is given all the same, and what is needed. Below what the tier
// takes there is no approval that a reason explains.
func (d *Dossier) CoverageToExplain(coverage int) (need int, short bool) {
	need = d.Organisation.CoverageNeeded()
	rule, ok := d.Rule()
	return need, coverage < need && (!ok || coverage >= rule.Coverage*10)
}

// RequiredSignOffs lists the roles whose sign-off an approval takes under the rule: those that it
// names, and the owners of items with an open finding if it asks for them.
func (d *Dossier) RequiredSignOffs(rule TierRule) []string {
	wanted := map[string]bool{}
	for _, role := range rule.SignOffs {
		wanted[role] = true
	}
	for i := range d.Findings {
		f := &d.Findings[i]
		if it, ok := d.Template.Item(f.ItemID); ok && rule.FindingSignOffs && f.Open() {
			wanted[roleOf(it.Owner)] = true
		}
	}
	var out []string
	for _, role := range SignOffRoles() {
		if wanted[role] {
			out = append(out, role)
		}
	}
	return out
}

// roleOf is the role of a sign-off by the owner of an item.
func roleOf(owner string) string {
	if owner == "business" {
		return "business_owner"
	}
	return owner
}
