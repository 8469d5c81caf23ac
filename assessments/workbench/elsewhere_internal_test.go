package workbench

import (
	"context"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/cached"
	"countersign/assessments/port"
)

// foreignTexts is a store with one damaged text of a file, and many texts that another computer stored.
type foreignTexts struct {
	port.Store
	texts int
}

func (foreignTexts) Check(context.Context, bool, assessments.Progress) (assessments.CheckReport, error) {
	return assessments.CheckReport{
		Damage:  []assessments.Damage{{Kind: assessments.InContent, Place: "file f", Message: "was changed"}},
		Pending: []string{"purge p"},
	}, nil
}
func (foreignTexts) Summaries(context.Context) (map[string]cached.Kept, error) { return nil, nil }
func (foreignTexts) Read(context.Context, func(port.Reader) error) error       { return nil }
func (f foreignTexts) UnbelievedTexts(_ context.Context, fn func(assessments.Text) error) error {
	for range f.texts {
		if err := fn(assessments.Text{Form: assessments.TextForm}); err != nil {
			return err
		}
	}
	return nil
}

func TestElsewhereNamesWhatACheckNames(t *testing.T) {
	for texts, said := range map[int]string{0: "", mostCompared: "", mostCompared +
		3: "3 texts that another computer stored"} {
		w := &checking{workspace: &workspace{store: foreignTexts{texts: texts}}}
		found, notes, err := w.Elsewhere(t.Context(), assessments.NoProgress{})
		if err != nil || len(found) != 2 || found[0].Place != "file f" || found[1].Place != "purge p" {
			t.Errorf("%d texts: found %+v, %v", texts, found, err)
		}
		if got := strings.Join(notes, " "); (said == "") != (got == "") || !strings.HasPrefix(got, said) {
			t.Errorf("%d texts: noted %q, want %q", texts, got, said)
		}
	}
}

// A wrong code cannot be told from one of another computer. What it is on is right, which is said.
func TestACheckNotesTextsWithAnotherCode(t *testing.T) {
	for texts, said := range map[int]int{0: 0, 3: 1} {
		w := &checking{workspace: &workspace{store: foreignTexts{texts: texts}}}
		rep, err := w.Check(t.Context(), false, assessments.NoProgress{})
		if err != nil || len(rep.Damage) != 1 || len(rep.Notes) != said {
			t.Errorf("%d texts: noted %q, damage %+v, %v", texts, rep.Notes, rep.Damage, err)
		}
		if said > 0 && !strings.Contains(rep.Notes[0], "Texts whose code is not this computer's: 3.") {
			t.Errorf("noted %q", rep.Notes)
		}
	}
}
