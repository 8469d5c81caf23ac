package decision

import (
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/standing"
	"countersign/assessments/workbench"
)

// TestChangesAreNamedWithoutIds names a record of every noun that a state covers, there and no longer there.
func TestChangesAreNamedWithoutIds(t *testing.T) {
	const id = "0b7f-made-by-the-program"
	d := assessments.Dossier{
		Vendor:      assessments.Vendor{ID: id, Name: "Lumen"},
		Service:     assessments.Service{ID: id, Name: "Writer"},
		Use:         assessments.Use{ID: id, Purpose: "Drafts"},
		Assessment:  assessments.Assessment{ID: "a", Name: "Drafts 2026"},
		Plan:        &assessments.Plan{ID: id, Name: "Team"},
		Contract:    &assessments.Contract{ID: id, Name: "Frame"},
		Documents:   []assessments.Document{{ID: id, Name: "Terms"}},
		Versions:    []assessments.Version{{ID: id, DocumentID: id, Label: "2"}},
		Precedences: []assessments.Precedence{{ID: id, Subject: "personal_data"}},
		Citations:   []assessments.Citation{{ID: id, ItemID: "I"}},
		Evidence:    []assessments.Evidence{{ID: id, Name: "Report"}},
		Revisions:   []assessments.Revision{{ID: id, EvidenceID: id, Label: "May"}},
		Findings:    []assessments.Finding{{ID: id, ItemID: "I"}},
		Exceptions:  []assessments.Exception{{ID: id, ItemID: "I"}},
		Template:    assessments.Template{Items: []assessments.Item{{ID: "I", Title: "Training"}}},
	}
	for noun, want := range map[assessments.Noun]string{
		"vendor": "Lumen", "service": "Writer", "use": "Drafts", "plan": "Team", "contract": "Frame",
		"document": "Terms",
		"version":  "Terms, version 2", "precedence": "personal data", "citation": "Training",
		"evidence": "Report",
		"revision": "Report, May", "finding": "Training", "exception": "Training",
	} {
		for name, m := range map[string]*model{
			"there":           {a: workbench.Assessed{Dossier: d}},
			"no longer there": {},
		} {
			got := m.changed(standing.Touched{Noun: noun, ID: id})
			if strings.Contains(got, id) || name == "there" && !strings.Contains(got, want) {
				t.Errorf("%s, %s: %s", noun, name, got)
			}
		}
	}
	for _, noun := range []assessments.Noun{"answer", "tick"} {
		m := model{a: workbench.Assessed{Dossier: d}}
		if got := m.changed(standing.Touched{Noun: noun, ID: "a/I/e"}); !strings.Contains(got, "“Training”") {
			t.Errorf("%s: %s", noun, got)
		}
	}
}

// TestSignOffsAreComparedWithTheStateShown goes from one state to another: no hash of the one before is used.
func TestSignOffsAreComparedWithTheStateShown(t *testing.T) {
	m := &model{}
	for _, name := range []string{"First", "Second"} {
		d := assessments.Dossier{Assessment: assessments.Assessment{ID: "a", Name: name, Status: assessments.DecisionState(name)}}
		m.a = workbench.Assessed{Dossier: d, StateHash: d.StateHash()}
		for range 2 {
			for form := range assessments.StateForm + 1 {
				if got, want := m.hashIn(form), d.StateHashIn(form); got != want {
					t.Errorf("%s: form %d is %s, want %s", name, form, got, want)
				}
			}
		}
	}
}
