package bin_test

import (
	"testing"

	"countersign/app/bin"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/assessments"

	"fyne.io/fyne/v2"
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
	table := uitest.Find[*widgets.DataTable](h)[0]
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
	if stones, _ := b.List(t.Context(), "tombstone"); len(stones) != 0 || !h.Dialogs[len(h.Dialogs)-1].Open || !h.Sees("reason") {
		t.Fatalf("a purge without a reason left %v and says %s", stones, h.Words())
	}
	h.Fill("Reason", "returned under NDA")
	h.Tap("Purge for good")
	stones, _ := b.List(t.Context(), "tombstone")
	if len(stones) != 1 || stones[0].(*assessments.Tombstone).Reason != "returned under NDA" {
		t.Errorf("tombstones %v", stones)
	}
}
