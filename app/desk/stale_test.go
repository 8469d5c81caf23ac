package desk_test

import (
	"strings"
	"testing"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// overtaken files a version that takes the place of the agreement that is in force.
func (l *lab) overtaken() {
	l.t.Helper()
	v := assessments.Version{ID: "msa/1"}
	if err := l.b.Get(l.t.Context(), &v); err != nil {
		l.t.Fatal(err)
	}
	v.Effective = "2026-01-01"
	uitest.Save(l.t, l.b, &v)
	next := assessments.Version{
		ID: "msa/2", DocumentID: "msa", Label: "2",
		Status: assessments.VersionExecuted, Effective: "2026-11-01",
	}
	text := uitest.Text("msa2.md", "# 4 Content\n\n4.1 Training. Vendor may use Customer Content.\n")
	uitest.Must(l.t)(l.b.AddVersion(l.t.Context(), next, text, assessments.NoProgress{}))
	l.CatchUp()
}

const trainingQuote = "Vendor will not use Customer Content to train any generally available model."

func TestVerdictOnStaleItemSaysWhatIsMissing(t *testing.T) {
	l := open(t, training)
	uitest.Must(t)(l.b.Cite(t.Context(),
		assessments.Citation{AssessmentID: "a", ItemID: training, VersionID: "msa/1", Quote: trainingQuote}))
	l.CatchUp()
	l.Notes = nil
	l.page.TakeRune('1')
	if len(l.Notes) != 0 {
		t.Errorf("a verdict on fresh words says %q", l.Notes)
	}
	l.overtaken()
	if !l.Sees("It stays open, whatever the verdict", "cite the version in force (F, then C)") {
		t.Errorf("at the item stands %s", l.Words())
	}
	if !l.Sees(assessments.CitationFound.Title() + " · version 1 was superseded by version 2") {
		t.Errorf("the quote is shown as %s", l.Words())
	}
	for _, key := range []rune{'1', '3'} { // the same again, and another one
		l.Notes = nil
		l.page.TakeRune(key)
		said := strings.Join(l.Notes, " ")
		if !strings.Contains(said, "is still stale") ||
			!strings.Contains(said, "cite the version in force (F, then C)") {
			t.Errorf("%c: %q", key, said)
		}
	}
	l.Notes = nil
	quote := "Vendor may use Customer Content."
	uitest.Must(t)(l.b.Cite(t.Context(),
		assessments.Citation{AssessmentID: "a", ItemID: training, VersionID: "msa/2", Quote: quote}))
	l.CatchUp()
	l.page.TakeRune('3')
	if len(l.Notes) != 0 || l.Sees("It stays open") {
		t.Errorf("with a fresh quote: %q; %s", l.Notes, l.Words())
	}
}

func TestSilentOnStaleTextAsksWhatWasRead(t *testing.T) {
	l := open(t, training)
	answer := assessments.Answer{
		AssessmentID: "a", ItemID: training, Verdict: assessments.Silent,
		ReadVersions: []string{"msa/1"},
	}
	uitest.Answer(t, l.b, answer)
	first := assessments.Version{ID: "msa/1"}
	if err := l.b.Get(t.Context(), &first); err != nil {
		t.Fatal(err)
	}
	it, _ := l.now().Dossier.Template.Item(training)
	ui.NoteReading(l, l.b.Actor(), ui.ReadingOf(first.SHA256, it))
	l.overtaken()
	if !l.Sees("read the text in force (F) and give “silent” again (4)") {
		t.Errorf("at the item stands %s", l.Words())
	}
	l.page.TakeRune('4')
	if len(l.Dialogs) != 1 || !l.Sees("Which documents did you read?",
		"superseded by version 2 on 2026-11-01") {
		t.Fatalf("the key asks %s", l.Words())
	}
	for _, box := range uitest.Within[*widgets.CheckBox](l.Dialogs[0].Content) {
		if box.On() {
			t.Error("the text that holds no longer is proposed, as it was opened before")
		}
		if words := uitest.Within[*text.Prose](box)[0].String(); strings.Contains(words, "version 2 (") {
			box.Tapped(nil)
		}
	}
	l.Notes = nil
	l.Tap("They say nothing")
	if got := l.answer(training).ReadVersions; len(got) != 1 || got[0] != "msa/2" || len(l.Notes) != 0 {
		t.Errorf("read %v; said %q", got, l.Notes)
	}
}

func TestConfirmingAVerdictOfAgedEvidenceSaysItStaysOpen(t *testing.T) {
	l := open(t, training)
	uitest.Must(t)(l.b.Cite(t.Context(),
		assessments.Citation{AssessmentID: "a", ItemID: training, VersionID: "msa/1", Quote: trainingQuote}))
	answer := assessments.Answer{AssessmentID: "a", ItemID: training, Verdict: assessments.Met}
	uitest.Answer(t, l.b, answer)
	uitest.Must(t)(l.b.Reassess(t.Context(), "a", assessments.TriggerNewTerms))
	l.CatchUp()
	if !l.Sees("until someone looks at it again and confirms the verdict") {
		t.Errorf("at the item stands %s", l.Words())
	}
	l.overtaken()
	l.Notes = nil
	l.Tap("Still so: confirm the verdict")
	if !strings.Contains(strings.Join(l.Notes, " "), "is still stale") {
		t.Errorf("said %q", l.Notes)
	}
	l.Notes = nil
	if l.page.Load(); len(l.Notes) > 0 {
		t.Errorf("read again, it is said again: %q", l.Notes)
	}
}

func TestCitingByHandOffersTheVersionInForceFirst(t *testing.T) {
	l := open(t, training)
	l.overtaken()
	draft := assessments.Version{
		ID: "msa/0", DocumentID: "msa", Label: "0",
		Status: assessments.VersionSuperseded,
	}
	uitest.Must(t)(l.b.AddVersion(t.Context(), draft, uitest.Text("msa0.md", "# 4 Content\n\n4.1 Nothing.\n"),
		assessments.NoProgress{}))
	l.CatchUp()
	l.page.TakeRune('c')
	which := uitest.Within[*menu.Select](l.Dialogs[0].Content)[0]
	if !strings.Contains(which.Selected, "version 2 (executed)") {
		t.Errorf("offered first is %s of %v", which.Selected, which.Options)
	}
	which.Pick(0)
	uitest.Within[*text.Entry](l.Dialogs[0].Content)[0].SetText(trainingQuote)
	l.Notes = nil
	l.Tap("Cite")
	if !strings.Contains(strings.Join(l.Notes, " "), "superseded by version 2 on 2026-11-01") {
		t.Errorf("from %s; said %q, %v", which.Selected, l.Notes, l.TakeErrors())
	}
}
