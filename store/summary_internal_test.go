package store

import (
	"testing"

	"countersign/assessments"
	"countersign/assessments/cached"
	"countersign/assessments/scoring"
)

// TestADisciplineThatIsNotOursChangesTheDigest: figures to which a row was added are not those kept.
func TestADisciplineThatIsNotOursChangesTheDigest(t *testing.T) {
	kept := func(names ...assessments.Discipline) *cached.Kept {
		k := &cached.Kept{}
		k.Summary.Disciplines = map[assessments.Discipline]scoring.Figures{}
		for _, name := range names {
			k.Summary.Disciplines[name] = scoring.Figures{Score: 700}
		}
		return k
	}
	d, seen := newFigureDigester(), map[string]bool{}
	for _, k := range []*cached.Kept{
		kept(), kept(assessments.Legal), kept(assessments.Legal, "another"), kept("another", "and", "one more"),
	} {
		seen[d.digest(k)] = true
	}
	again := d.digest(kept(assessments.Legal))
	if len(seen) != 4 || !seen[again] {
		t.Errorf("%d digests of four; the second again is one of them: %v", len(seen), seen[again])
	}
}
