package workbench

import (
	"context"
	"slices"

	"countersign/assessments"
	"countersign/assessments/port"
)

// Checklist is the responsibilities of one use in scope 3, 4 or 5, each with what is said of it.
type Checklist struct {
	Use     assessments.Use
	Service assessments.Service
	Lines   []assessments.ResponsibilityLine
}

// Taken counts the responsibilities that are taken care of.
func (c *Checklist) Taken() int {
	n := 0
	for _, l := range c.Lines {
		if !l.Open() {
			n++
		}
	}
	return n
}

// Words counts what is taken care of and what is open; it is no score.
func (c *Checklist) Words() string {
	taken := c.Taken()
	return assessments.Count(len(c.Lines), "responsibility", "responsibilities") + ": " +
		assessments.Count(taken, "is taken care of", "are taken care of") + ", " +
		assessments.Count(len(c.Lines)-taken, "is open", "are open")
}

// Checklist reads the responsibilities of a use. A use in scope 1 or 2 has none.
func (w *workspace) Checklist(ctx context.Context, use string) (out Checklist, err error) {
	err = w.store.Read(ctx, func(r port.Reader) error {
		u, err := must[assessments.Use](r, use)
		if err != nil {
			return err
		}
		s, _, err := get[assessments.Service](r, u.ServiceID)
		if err != nil {
			return err
		}
		said, err := live[assessments.ResponsibilityAnswer](r, is("use", use))
		out = Checklist{Use: u, Service: s, Lines: w.catalogue.Matrix.ResponsibilitiesOf(u.Scope, said)}
		return err
	})
	return out, err
}

// saidBy leaves out what was said only after the day.
func saidBy(said []assessments.ResponsibilityAnswer, asOf assessments.Date) []assessments.ResponsibilityAnswer {
	return slices.DeleteFunc(said, func(a assessments.ResponsibilityAnswer) bool { return a.On > asOf })
}

// Checklists are the responsibilities of the uses in scope 3, 4 or 5, as of the day of the overview.
func (o *Overview) Checklists(m *assessments.Matrix) []Checklist {
	services := map[string]assessments.Service{}
	for _, s := range o.Services {
		services[s.ID] = s
	}
	var out []Checklist
	for _, u := range o.Uses {
		var said []assessments.ResponsibilityAnswer
		for _, a := range o.said {
			if a.UseID == u.ID {
				said = append(said, a)
			}
		}
		if lines := m.ResponsibilitiesOf(u.Scope, said); len(lines) > 0 {
			out = append(out, Checklist{Use: u, Service: services[u.ServiceID], Lines: lines})
		}
	}
	return out
}

// responsibilities records what is said of the responsibilities of a use that builds.
type responsibilities struct{ *edit }

// put saves what is said of a responsibility, with who recorded it, once it is one of the use's scope.
func (e responsibilities) put(path string, before, r *assessments.ResponsibilityAnswer) error {
	keepComputed(before, r)
	if len(assessments.Diff(before, r)) == 0 {
		return e.edit.put(path, r)
	}
	r.Recording = approvals(e).recording()
	if r.Care != before.Care && r.On == before.On {
		r.On = e.today
	}
	if r.Care == "" {
		r.On = ""
	}
	if r.On > e.today {
		e.problem(join(path, "day"), "%s is still to come", r.On)
	}
	if r.ID != r.UseID+"/"+r.Responsibility {
		e.problem(join(path, "id"), "is made of use and responsibility: “%s/%s”", r.UseID, r.Responsibility)
	}
	if err := e.fits(path, before, r); err != nil {
		return err
	}
	return e.edit.put(path, r)
}

// fits notes a responsibility that the matrix does not have, or not in the scope of the use. What was
// said before the use moved to another scope can still be changed.
func (e responsibilities) fits(path string, before, r *assessments.ResponsibilityAnswer) error {
	u, ok, err := get[assessments.Use](e, r.UseID)
	if err != nil || !ok { // put says so
		return err
	}
	asked, known := e.w.catalogue.Matrix.Responsibility(r.Responsibility)
	switch {
	case !known:
		e.problem(join(path, "responsibility"), "the matrix has no responsibility “%s”", r.Responsibility)
	case r.Responsibility == before.Responsibility || asked.In(u.Scope):
	case u.Scope < 3:
		e.problem(join(path, "responsibility"), "the use “%s” is not in scope 3, 4 or 5, which have responsibilities",
			u.Purpose)
	default:
		e.problem(join(path, "responsibility"), "“%s” is not a responsibility of scope %d", r.Responsibility,
			u.Scope)
	}
	return nil
}
