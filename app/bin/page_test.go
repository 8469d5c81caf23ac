package bin_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/bin"
	"countersign/app/uitest"
	"countersign/app/widgets/table"
	"countersign/assessments"
)

func TestWhatWasBinnedIsRestoredOrPurgedWithAReason(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	uitest.Furnish(t, b)
	p := bin.New(b, h)
	h.Open(p)
	if !h.Sees("The bin is empty") {
		t.Fatalf("an empty bin says %s", h.Words())
	}
	uitest.Must(t)(b.Bin(t.Context(), "version", "msa/1"))
	h.CatchUp()
	table := uitest.Find[*table.View](h)[0]
	table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	h.Tap("Restore")
	if left, _ := b.Binned(t.Context(), "version"); len(left) != 0 {
		t.Fatalf("after Restore the bin holds %v", left)
	}
	uitest.Must(t)(b.Bin(t.Context(), "version", "msa/1"))
	h.CatchUp()
	table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	h.Tap("Purge…")
	h.Tap("Purge for good")
	if stones, _ := b.List(t.Context(), "tombstone"); len(stones) != 0 || !h.Dialogs[len(h.Dialogs)-1].Open ||
		!h.Sees("reason") {
		t.Fatalf("a purge without a reason left %v and says %s", stones, h.Words())
	}
	h.Fill("Reason", "returned under NDA")
	h.Tap("Purge for good")
	stones, _ := b.List(t.Context(), "tombstone")
	if len(stones) != 1 || stones[0].(*assessments.Tombstone).Reason != "returned under NDA" {
		t.Errorf("tombstones %v", stones)
	}
}

func TestPurgeShowsWhatItDoesNotReachBeforeAndAfter(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	uitest.Furnish(t, b)
	must := uitest.Must(t)
	const body = "Counsel says that this clause will not hold."
	must(b.Add(t.Context(), &assessments.Note{
		ID: "n", On: "vendor", OnID: "lumen", Body: body,
		Distribution: assessments.Privileged,
	}))
	must(b.Add(t.Context(), &assessments.Note{
		ID: "m", On: "vendor", OnID: "lumen", Body: "Another note.",
		Distribution: assessments.Internal,
	}))
	must(b.Add(t.Context(), &assessments.Note{
		ID: "repeats", On: "vendor", OnID: "lumen",
		Body: "As said: this clause will not hold, I think.", Distribution: assessments.Internal,
	}))
	must(b.Bin(t.Context(), "note", "n", "m"))
	p := bin.New(b, h)
	h.Open(p)
	table := uitest.Find[*table.View](h)[0]
	table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	table.TypedShortcut(&fyne.ShortcutSelectAll{})
	h.Tap("Purge…")
	for _, words := range []string{
		body, "Another note.", "A text of your own repeats its words",
		"note repeats, body", "No copy of the workspace is known",
	} {
		if !h.Sees(words) {
			t.Errorf("before, the dialog does not say %q: %s", words, h.Words())
		}
	}
	h.Fill("Reason", "this clause will not hold, as it says")
	h.Tap("Purge for good")
	if stones, _ := b.List(t.Context(), "tombstone"); len(stones) != 0 ||
		!h.Sees("repeats words of what is purged") {
		t.Fatalf("a reason that quotes left %v and says %s", stones, h.Words())
	}
	h.Fill("Reason", "an erasure request")
	h.Tap("Purge for good")
	if stones, _ := b.List(t.Context(), "tombstone"); len(stones) != 2 {
		t.Errorf("tombstones %v", stones)
	}
	if !h.Sees("It does not reach", "note repeats, body") {
		t.Errorf("afterwards the window says %s", h.Words())
	}
	h.Tap("Close")
	if h.Sees("It does not reach") {
		t.Error("Close leaves it open")
	}
}
