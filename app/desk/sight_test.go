package desk_test

import (
	"testing"

	"countersign/app/desk"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/assessments"

	"fyne.io/fyne/v2"
)

// TestQuoteIsInSightWithoutScrolling gives a deal-breaker with three positions the verdict under which most is
// said, and looks for its quote in a window of 1280 by 800.
func TestQuoteIsInSightWithoutScrolling(t *testing.T) {
	l := open(t, training)
	uitest.Must(t)(l.b.Cite(t.Context(),
		assessments.Citation{AssessmentID: "a", ItemID: training, VersionID: "msa/1", Quote: trainingQuote}))
	l.CatchUp()
	l.page.TakeRune('3')
	l.page.TakeRune('x')
	d := fyne.CurrentApp().Driver()
	quote := uitest.Find[*widgets.QuoteBlock](l.Host)[0]
	l.Window().Resize(fyne.NewSize(1280-150, 800-28-26)) // without side bar, menu and status bar
	const foot = 60                                      // of the card
	if end := d.AbsolutePositionForObject(quote).Y + quote.Size().Height; end > l.Window().Canvas().Size().Height-foot {
		t.Errorf("the quote ends at %v of %v", end, l.Window().Canvas().Size())
	}
	bar := uitest.Find[*widgets.VerdictBar](l.Host)[0]
	if one := bar.HeightFor(10_000); bar.Size().Height > one {
		t.Errorf("the verdicts are %v high, in one line they are %v", bar.Size().Height, one)
	}
}

func TestGuidanceIsUnfoldedByKeyAndRemembered(t *testing.T) {
	l := open(t, training)
	it, _ := l.now().Dossier.Template.Item(training)
	if l.Sees(it.Guidance.Good) || l.Sees(it.Guidance.Trap) {
		t.Error("the guidance is unfolded at first")
	}
	if l.page.TakeRune('h'); !l.Sees(it.Guidance.Good, it.Guidance.Trap) {
		t.Errorf("H shows %s", l.Words())
	}
	l.page.Close()
	again := desk.New(l.b, l.Host, ui.Route{Page: "desk", ID: "a", Item: training})
	if l.Open(again); !l.Sees(it.Guidance.Good, it.Guidance.Trap) {
		t.Error("another visit folds it again")
	}
	if again.TakeRune('h'); l.Sees(it.Guidance.Good) {
		t.Error("H does not fold it")
	}
}
