package cli

import (
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// proving is a comparison of the records with the journal that runs while a command reads them.
type proving struct {
	done   chan struct{}
	damage []assessments.Damage
	err    error
}

// prove starts it; with figures it looks at stored figures as well.
func (r *run) prove(w *workbench.Workbench, figures bool) *proving {
	p := &proving{done: make(chan struct{}), damage: []assessments.Damage{}}
	go func() {
		defer close(p.done)
		found, err := w.Proof(r.ctx, figures, assessments.NoProgress{})
		p.damage, p.err = append(p.damage, found...), err
	}()
	return p
}

// wait ends a command's reading, which may have failed. Where records were damaged, that is the reason
// for a failure to find something, so it is told first.
func (p *proving) wait(r *run, read error) error {
	<-p.done
	if read == nil {
		return p.err
	}
	if p.err == nil && len(p.damage) > 0 && assessments.KindOf(read) != assessments.Damaged {
		r.note("countersign: %s", message(read))
		return p.found()
	}
	return read
}

// found is the error of a command that showed what is not as it was written; nil if all of it is.
func (p *proving) found() error {
	if len(p.damage) == 0 {
		return nil
	}
	for _, d := range p.damage {
		if !d.Derived {
			return assessments.Errorf(assessments.Damaged,
				"The workspace is not as Countersign wrote it: %s. What was printed"+
					" may not be what was recorded; do not rely on it. Keep the file, run “countersign check” to see all of it, and"+
					" restore the newest backup.", workbench.Places(p.damage))
		}
	}
	return assessments.Errorf(assessments.Damaged,
		"The records are as they were written. Stored figures are not, and were"+
			" computed again for what was printed: %s.", workbench.Places(p.damage))
}

// files adds a document or evidence of an assessment that is missing or not as it was added to the damage.
func (p *proving) files(r *run, w *workbench.Workbench, assessment string) error {
	err := w.ProveFiles(r.ctx, assessment)
	if err == nil || assessments.KindOf(err) != assessments.Damaged {
		return err
	}
	p.damage = append(p.damage, assessments.Damage{Kind: assessments.InContent, Place: "assessment " +
		assessment, Message: message(err)})
	return nil
}
