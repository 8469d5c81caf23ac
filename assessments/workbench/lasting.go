package workbench

import "countersign/assessments"

// keepTaken writes a decision, sign-off or approved exception that is on record already. It is
// what someone stated on a day about a state, so it is never rewritten; the only change left is to revoke it.
func (e *edit) keepTaken(path string, r assessments.Record) error {
	before := assessments.New(r.Noun())
	before.SetKey(r.Key())
	if _, err := e.Get(before); err != nil {
		return err
	}
	for _, c := range assessments.Diff(before, r) {
		if c.Field == "revoked_reason" && c.Before == "" {
			approvals{e}.markRevoked(r)
			continue
		}
		e.problem(join(path, c.Field),
			"the %s “%s” is on record and is not rewritten; revoke it with its reason, or give a new one an id of its own", r.Noun().Title(), r.Key())
	}
	if d, ok := r.(*assessments.Decision); ok && d.RevokedReason != "" &&
		before.(*assessments.Decision).RevokedReason == "" {
		if err := (approvals{e}).withdraw(d); err != nil {
			return err
		}
	}
	return e.put(path, r)
}
