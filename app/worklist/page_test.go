package worklist_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/uitest"
	"countersign/app/widgets/table"
	"countersign/app/worklist"
	"countersign/assessments"
)

func TestAssessmentsAreListedOpenedAndBinned(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	p := worklist.New(b, h)
	h.Open(p)
	if !h.Sees("No assessment yet") {
		t.Fatalf("an empty list says %s", h.Words())
	}
	uitest.Furnish(t, b)
	h.CatchUp()
	table := uitest.Find[*table.View](h)[0]
	table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if n := len(h.Routes); n != 1 || h.Routes[0].Page != "desk" || h.Routes[0].ID != "a" {
		t.Errorf("went to %v", h.Routes)
	}
	table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if left, _ := b.List(t.Context(), "assessment"); len(left) != 0 {
		t.Errorf("left %v", left)
	}
}

// TestAnAssessmentSomebodyWorkedOnIsNotBinnedUnasked: one with answers or a decision is asked about by name.
func TestAnAssessmentSomebodyWorkedOnIsNotBinnedUnasked(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	uitest.Furnish(t, b)
	uitest.Must(t)(b.Begin(t.Context(),
		assessments.Assessment{ID: "empty", UseID: "support", Name: "Untouched", Requester: "Rita"}))
	p := worklist.New(b, h)
	h.Open(p)
	table := uitest.Find[*table.View](h)[0]
	del := func(id string) {
		table.Select(id)
		table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	}
	binned := func(id string) bool {
		a := assessments.Assessment{ID: id}
		if err := b.Get(t.Context(), &a); err != nil {
			t.Fatal(err)
		}
		return a.Binned != 0
	}
	del("empty")
	if len(h.Dialogs) != 0 || !binned("empty") || len(h.Notes) != 1 {
		t.Errorf("an untouched one: %d questions, noted %v", len(h.Dialogs), h.Notes)
	}
	uitest.Answer(t, b, assessments.Answer{
		AssessmentID: "a", ItemID: "S2-GC-POLICY",
		Verdict: assessments.Met,
	})
	uitest.Must(t)(b.SignOff(t.Context(),
		assessments.SignOff{AssessmentID: "a", Role: "legal", Name: "Ada", Statement: "Read."}, nil))
	h.CatchUp()
	del("a")
	if len(h.Dialogs) != 1 || h.Dialogs[0].Title != "Move “Lumen Chat” to the bin?" ||
		!h.Sees("1 answer", "Decided or signed off: Lumen Chat (draft)") || binned("a") {
		t.Fatalf("one with an answer and a sign-off: %d questions, %s", len(h.Dialogs), h.Words())
	}
	h.Tap("Move to the bin")
	if !binned("a") {
		t.Error("it stays although the question was answered")
	}
}
