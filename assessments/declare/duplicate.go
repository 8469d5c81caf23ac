package declare

import (
	"strings"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// place is a record as it stands in one place of the file.
type place struct {
	workbench.Declared
	filled bool // records are nested in it
}

// list is the path of the list in which the record stands.
func (p place) list() string {
	cut := strings.LastIndexByte(p.Path, '[')
	if cut < 0 {
		return p.Path
	}
	return p.Path[:cut]
}

// duplicates notes each record that the file declares a second time, wherever that is. A record may
// stand in two places, such as a line inside its use and its answers in a section of their own, but
// never twice in one list, with each of its fields in one place only, and not for nothing. Else the
// last place would win, and applying the file again would change things again.
func (p *parser) duplicates() {
	byID, bySense := map[string][]place{}, map[string]place{}
	for i, d := range p.out {
		one := place{d, p.filled[i]}
		noun, id := string(d.Record.Noun()), d.Record.Key()
		if id == "" {
			continue // which is a problem of its own
		}
		key := noun + "\x00" + id
		for _, first := range byID[key] {
			if why := clash(first, one); why != "" {
				p.problem(one.Path, one.Line, "the %s “%s” is declared twice: here and on line %d (%s)%s. Give one of them another id, or declare it once",
					noun, assessments.Clip(id, 80), first.Line, first.Path, why)
				break
			}
		}
		if byID[key] = append(byID[key], one); len(byID[key]) > 1 {
			continue
		}
		if sense := sameSense(d.Record); sense != "" {
			if first, twice := bySense[noun+"\x00"+sense]; twice {
				p.problem(one.Path, one.Line, "this %s says the same as the one on line %d (%s), under another id. Declare it once", noun, first.Line, first.Path)
			}
			bySense[noun+"\x00"+sense] = one
		}
	}
}

// clash reports why a record may not stand in both places; it is empty where it may.
func clash(first, second place) string {
	if first.list() == second.list() {
		return ", in the same list"
	}
	adds := second.filled
	for _, f := range second.Record.Fields() {
		if !second.Set[f.Name] {
			continue
		}
		before, _ := assessments.FieldOf(first.Record, f.Name)
		switch {
		case !first.Set[f.Name]:
			adds = true
		case refers(f) && before.Value.String() == f.Value.String(): // the place it is nested in says so too
		default:
			return ", with a field “" + f.Name + "” in both"
		}
	}
	if first.File != "" && second.File != "" {
		return ", with a file in both"
	}
	if first.Confirmed && second.Confirmed {
		return ", confirmed in both"
	}
	if !adds && second.File == "" && !second.Confirmed {
		return ", the second time without anything new"
	}
	return ""
}

// refers reports a field that leads to another record, which nesting answers.
func refers(f assessments.Field) bool {
	return f.Ref != "" || f.Name == "item" || f.Name == "on_noun" || f.Name == "on_id"
}

// sameSense identifies records that mean the same whatever their ids; it is empty for those that may.
func sameSense(r assessments.Record) string {
	switch r := r.(type) {
	case *assessments.Tick:
		return strings.Join([]string{r.AssessmentID, r.ItemID, r.ExpectedID, r.RevisionID}, "\x00")
	case *assessments.Citation:
		return strings.Join([]string{r.AssessmentID, r.ItemID, r.VersionID, r.Quote}, "\x00")
	case *assessments.Precedence:
		return r.ContractID + "\x00" + string(r.Subject)
	}
	return ""
}
