package workbench

import "countersign/assessments"

// putFinding writes a finding. One that was emptied goes to the bin; one in the bin, emptied or not,
// comes back from there once something is written in it again. An empty one that is not on record is
// not added.
func (e *edit) putFinding(path string, before *assessments.Finding, found bool,
	f *assessments.Finding,
) error {
	switch empty := f.Empty(); {
	case empty && !found:
		if path != "" {
			e.notes = append(e.notes, path+": it has no gap, remedy, owner or due day, and was not added.")
		}
		return nil
	case empty && f.Binned == 0:
		f.Binned = e.at
	case !empty && found && before.Binned != 0 && len(assessments.Diff(before, f)) > 0:
		f.Binned = 0
	}
	return e.put(path, f)
}

// emptied reports whether a record is a finding in which nothing is written.
func emptied(r assessments.Record) bool {
	f, ok := r.(*assessments.Finding)
	return ok && f.Empty()
}
