package contracts

import (
	"strings"
	"testing"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/assessments"
	"countersign/assessments/intake/intaketest"
)

func TestReaderShowsWhoChangedWhat(t *testing.T) {
	h, b := desk(t)
	body := `<w:p>` + intaketest.R("The cap is ") +
		`<w:del w:author="Noor" w:date="2026-09-01T08:00:00Z"><w:r><w:delText>100</w:delText></w:r></w:del>` +
		`<w:ins w:author="Ann" w:date="2026-09-02T08:00:00Z">` + intaketest.R("500") + `</w:ins>` + intaketest.R(" euros.") + `</w:p>`
	uitest.Must(t)(b.AddVersion(t.Context(), assessments.Version{
		ID: "msa/7", DocumentID: "msa", Label: "7", Status: assessments.VersionRedline,
	}, uitest.Text("redline.docx", string(intaketest.Word(body, nil))), assessments.NoProgress{}))
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/7"})
	p.topics.choose(chooseChanges)
	if !h.Sees("Deleted by Noor, 2026-09-01", "“100”", "Inserted by Ann, 2026-09-02", "“500”") {
		t.Errorf("changes: %s", h.Words())
	}
	p.view.shows.Choose(2)
	if got := strings.Join(drawn(markedChunks(p.m.text)), "\n"); got != "The cap is [100]{500} euros." {
		t.Errorf("marked: %s", got)
	}
	p.view.sel.take(selection(0, 0, 0, 5))
	if !h.Sees("The cap is 100500 euros.") || p.view.sel.chosen != nil {
		t.Errorf("marked: %s", h.Words())
	}
	h.Tap("Show in text")
	if p.view.shown != textAccepted || p.view.shows.Chosen() != 0 || p.view.hand == nil {
		t.Error("it did not go to the text with its changes accepted")
	}
}

func TestAnswersStandBehindWhatTheyAnswer(t *testing.T) {
	for given, want := range map[string]string{
		"1 2 3":     "1 2 3",
		"1 2<1 3":   "1 2<1 3",
		"1 3 2<1":   "1 2<1 3",
		"2<1 1":     "1 2<1",
		"1<1 2<9":   "1<1 2<9",
		"1<2 2<1 3": "1<2 2<1 3",
	} {
		var all []assessments.Comment
		for f := range strings.FieldsSeq(given) {
			id, parent, _ := strings.Cut(f, "<")
			all = append(all, assessments.Comment{ID: id, Parent: parent})
		}
		var got []string
		for _, c := range threaded(all) {
			one := c.ID
			if c.Parent != "" {
				one += "<" + c.Parent
			}
			got = append(got, one)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s gives %s, want %s", given, got, want)
		}
	}
}
