package workbench

import (
	"slices"
	"strings"

	"countersign/assessments"
)

// refusals is what a declarative file could not have recorded so far. A record that is refused stands in the
// transaction all the same, which is rolled back: so the entries that name it are checked as if it had been
// right, and each line that is listed is a mistake of its own.
type refusals struct {
	absent map[Thing]bool // refused, and there is nothing that could stand in for them
	badIDs []string       // ids that cannot be one; those made from them cannot either
	// doubtful are those of which more than a wording was refused: what depends on them, and what an approval
	// needs, cannot be judged in this file any more.
	doubtful map[Thing]bool
	// follow are problems that were taken for the consequence of another one. They are said if no other is.
	follow assessments.Problems
	stands bool // something refused stands in the transaction
}

// standIn has a refused record of a declarative file stand in for the one that was meant.
func (e *edit) standIn(r assessments.Record, problems assessments.Problems) error {
	if e.refused == nil {
		return nil
	}
	for _, p := range problems {
		f, ok := assessments.FieldOf(r, p.Path)
		if !ok || f.Ref != "" || len(f.OneOf) > 0 || f.Value.Kind() != assessments.TextValue {
			e.refused.doubtful[Thing{r.Noun(), r.Key()}] = true
		}
		if p.Path == "id" {
			e.refused.badIDs = append(e.refused.badIDs, r.Key())
		}
	}
	e.refused.stands = true
	return e.Put(r)
}

// applying carries out a declarative file.
type applying struct{ *edit }

// applyAll applies the records in their order; got holds their files, and noFile the paths of those whose
// files were refused. Every problem is noted, but for those that only follow from another one.
func (e applying) applyAll(list []Declared, got map[string]kept, noFile map[string]bool) error {
	e.refused = &refusals{absent: map[Thing]bool{}, doubtful: map[Thing]bool{}}
	for _, d := range list {
		e.line = d.Line
		from := len(e.problems)
		if err := e.tryOne(d, got, noFile[d.Path]); err != nil {
			return err
		}
		for i := from; i < len(e.problems); i++ {
			if e.problems[i].Path == "" {
				e.problems[i].Path = d.Path
			}
		}
	}
	if len(e.problems) == 0 {
		e.problems = e.refused.follow
	}
	e.sayUnnamed()
	return nil
}

// tryOne applies a declared record, and keeps of its problems those that are its own.
func (e applying) tryOne(d Declared, got map[string]kept, noFile bool) error {
	from, unsound := len(e.problems), len(e.refused.doubtful) > 0
	merged, follows, err := e.names(d)
	if err != nil {
		return err
	}
	if follows || noFile {
		for _, p := range e.w.validate(merged) {
			if p.Path = join(d.Path, p.Path); d.Set[strings.TrimPrefix(p.Path, d.Path+".")] &&
				!e.followsRefusal(d, p, unsound) {
				e.problem(p.Path, "%s", p.Message)
			}
		}
		return e.refuse(merged)
	}
	if err := e.applyOne(d, got); err != nil {
		if !unsound || assessments.KindOf(err) == assessments.Machine {
			return err
		}
		return e.refuse(merged) // it met what stands in for something refused
	}
	if len(e.problems) == from {
		return nil
	}
	own := slices.DeleteFunc(slices.Clone(e.problems[from:]), func(p assessments.Problem) bool {
		if !e.followsRefusal(d, p, unsound) {
			return false
		}
		e.refused.follow = append(e.refused.follow, p)
		return true
	})
	e.problems = append(e.problems[:from], own...)
	return e.refuse(merged)
}

// names returns the record that is declared, with what is on record of it, and whether it is about one that
// was refused and has no stand-in: itself, named a second time, or one that it refers to.
func (e applying) names(d Declared) (assessments.Record, bool, error) {
	merged := assessments.New(d.Record.Noun())
	merged.SetKey(d.Record.Key())
	if _, err := e.Get(merged); err != nil {
		return nil, false, err
	}
	follows := e.refused.absent[Thing{merged.Noun(), merged.Key()}]
	for _, f := range d.Record.Fields() {
		if !d.Set[f.Name] {
			continue
		}
		into, _ := assessments.FieldOf(merged, f.Name)
		if err := into.Value.Set(f.Value.String()); err != nil {
			return nil, false, err
		}
		follows = follows || f.Ref != "" && e.refused.absent[Thing{f.Ref, f.Value.String()}]
	}
	return merged, follows, nil
}

// refuse notes that a record was refused, and has it stand in if nothing does yet. An assessment that did not
// begin has no question set, and a decision that was not taken leads to no state.
func (e applying) refuse(merged assessments.Record) error {
	is := assessments.New(merged.Noun())
	is.SetKey(merged.Key())
	found, err := e.Get(is)
	if err != nil || merged.Noun() == assessments.NounNote {
		return err
	}
	what := Thing{merged.Noun(), merged.Key()}
	begun := merged.Noun() == assessments.NounAssessment || merged.Noun() == assessments.NounDecision
	if !found || merged.Noun() == assessments.NounDecision {
		e.refused.doubtful[what] = true
	}
	if !found && !begun {
		e.refused.stands = true
		return e.Put(merged)
	}
	if !found || assessments.InBin(is) {
		e.refused.absent[what] = true
	}
	return nil
}

// followsRefusal reports whether a problem only says again that something before it was refused: it stands
// around this entry, which has its id or a value from there; or it is what this field refers to; or an
// approval lacks what could not be recorded.
func (e applying) followsRefusal(d Declared, p assessments.Problem, unsound bool) bool {
	field := strings.TrimPrefix(p.Path, d.Path+".")
	if field == "id" && slices.ContainsFunc(e.refused.badIDs, func(id string) bool {
		return strings.HasPrefix(d.Record.Key(), id+"/")
	}) {
		return true
	}
	around := func(o assessments.Problem) bool {
		outer, ok := strings.CutSuffix(o.Path, "."+field)
		return ok && o.Message == p.Message && strings.HasPrefix(d.Path, outer+".")
	}
	if slices.ContainsFunc(e.problems, around) {
		return true
	}
	if f, ok := assessments.FieldOf(d.Record, field); ok && f.Ref != "" &&
		(f.Ref != d.Record.Noun() || f.Value.String() != d.Record.Key()) {
		return e.refused.doubtful[Thing{f.Ref, f.Value.String()}]
	}
	return unsound && d.Record.Noun() == assessments.NounDecision && (field == "outcome" || field == "reason")
}
