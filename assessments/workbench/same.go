package workbench

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"countersign/assessments"
	"countersign/assessments/port"
)

// A file that a document has as a version already is no new version of it: its text says the same, and
// what is cited from the one on record stays cited. The same holds for the revisions of evidence.

// SameFile is the cause of the refusal of a file that is on record already. It names what holds it.
type SameFile struct {
	Noun  assessments.Noun // "version" or "revision"
	ID    string
	Label string
	Of    string // the document or the evidence
}

// Error says what is the same.
func (s *SameFile) Error() string {
	return fmt.Sprintf("same as %s “%s” of %s: nothing to add", s.Noun, s.Label, s.Of)
}

// refusal tells the person who hands the file over.
func (s *SameFile) refusal(file string) error {
	stays := "What is cited from it stays cited. If its status or its dates changed, change the document's facts."
	if s.Noun == assessments.NounRevision {
		stays = "What is ticked with it stays ticked. If its dates changed, change them on the evidence page."
	}
	return assessments.Wrap(s, assessments.Refused, "“%s” is the same as %s “%s” of %s: nothing to add. %s",
		file, s.Noun, s.Label, s.Of, stays)
}

// SameVersion reports which version of a document holds exactly this file, or, with no document named,
// which version of any; nil if none does. It adds nothing.
func (w *filing) SameVersion(ctx context.Context, document string, f File) (*SameFile, error) {
	alike := false // what has another size is another file
	err := w.store.Read(ctx, func(r port.Reader) error {
		all, err := live[assessments.Version](r, is("size", strconv.FormatInt(f.Size, 10)))
		alike = len(all) > 0
		return err
	})
	if err != nil {
		return nil, err
	}
	if f.known == nil {
		f.known = newLooked()
	}
	_, sum, err := f.look(ctx, alike)
	if err != nil || !alike {
		return nil, err
	}
	var same *SameFile
	err = w.store.Read(ctx, func(r port.Reader) (err error) {
		same, _, err = sameVersion(r, assessments.Version{DocumentID: document}, kept{sha256: sum})
		return err
	})
	return same, err
}

// sameVersion finds the version of the document that holds the bytes of another one that is to be
// added; the newest where there are several.
func sameVersion(r port.Reader, v assessments.Version, k kept) (*SameFile, *assessments.Version, error) {
	where := []assessments.Where{is("sha256", k.sha256)}
	if v.DocumentID != "" {
		where = append(where, is("document", v.DocumentID))
	}
	all, err := live[assessments.Version](r, where...)
	if err != nil {
		return nil, nil, err
	}
	for _, one := range slices.Backward(all) {
		if one.ID == v.ID || one.PurgedOn != "" {
			continue
		}
		doc, _, err := get[assessments.Document](r, one.DocumentID)
		if err == nil && doc.Binned != 0 {
			continue
		}
		return &SameFile{assessments.NounVersion, one.ID, one.Label, doc.Name}, &one, err
	}
	return nil, nil, nil
}

// sameRevision is sameVersion for evidence.
func sameRevision(in port.Reader, r assessments.Revision, k kept) (*SameFile, *assessments.Revision, error) {
	all, err := live[assessments.Revision](in, is("evidence", r.EvidenceID), is("sha256", k.sha256))
	if err != nil {
		return nil, nil, err
	}
	for _, one := range slices.Backward(all) {
		if one.ID == r.ID || one.PurgedOn != "" {
			continue
		}
		ev, _, err := get[assessments.Evidence](in, r.EvidenceID)
		return &SameFile{assessments.NounRevision, one.ID, one.Label, ev.Name}, &one, err
	}
	return nil, nil, nil
}

// declaredTwice reports that a declared version or revision is on record under another id, and states
// nothing new of it. References to its id mean that record from then on.
func (e applying) declaredTwice(d Declared, r assessments.Record, file *kept, found bool) (bool, error) {
	if found || file == nil {
		return false, nil
	}
	var same *SameFile
	var held assessments.Record
	switch r := r.(type) {
	case *assessments.Version:
		s, v, err := sameVersion(e, *r, *file)
		if err != nil || s == nil {
			return false, err
		}
		same, held = s, v
	case *assessments.Revision:
		s, v, err := sameRevision(e, *r, *file)
		if err != nil || s == nil {
			return false, err
		}
		same, held = s, v
	}
	if same == nil || statesMore(d, r, held) {
		return false, nil
	}
	if e.same == nil {
		e.same = map[string]string{}
	}
	e.same[string(r.Noun())+" "+r.Key()] = same.ID
	e.notes = append(e.notes, d.Path+": "+same.Error())
	return true, nil
}

// handedOver are the fields that say what a file is called and how it came here, not what holds of it.
var handedOver = []string{"label", "source", "obtained_on", "obtained_by", "file_name", "reference"}

// statesMore reports whether a declaration states of a file something else than the record that holds it.
func statesMore(d Declared, r, held assessments.Record) bool {
	for _, f := range r.Fields() {
		if !d.Set[f.Name] || f.Computed || slices.Contains(handedOver, f.Name) {
			continue
		}
		if has, _ := assessments.FieldOf(held, f.Name); has.Value.String() != f.Value.String() {
			return true
		}
	}
	return false
}

// redirect lets a record refer to the version or revision that holds the file, where the one it names
// was not added.
func (e applying) redirect(r assessments.Record) error {
	for _, f := range r.Fields() {
		if id, ok := e.same[string(f.Ref)+" "+f.Value.String()]; ok {
			if err := f.Value.Set(id); err != nil {
				return err
			}
		}
	}
	if a, ok := r.(*assessments.Answer); ok && len(e.same) > 0 {
		a.ReadVersions = e.redirected(a.ReadVersions)
	}
	return nil
}

// redirected lists the versions read, with those that hold the file in place of those that were not
// added, each once.
func (e applying) redirected(versions []string) []string {
	var read []string
	for _, v := range versions {
		id, elsewhere := e.same["version "+v]
		switch {
		case !elsewhere:
			read = append(read, v)
		case !slices.Contains(versions, id) && !slices.Contains(read, id):
			read = append(read, id)
		}
	}
	return read
}
