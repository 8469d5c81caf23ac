package table

import (
	"testing"

	"countersign/app/widgets/internal/draw"
)

func TestASnippetSplitsAtItsMarks(t *testing.T) {
	got := markedRuns("…to \u2068train\u2069 any \u2068model")
	want := []draw.Run{
		{Text: "…to "},
		{Text: "train", Marked: true},
		{Text: " any "},
		{Text: "model", Marked: true},
	}
	if len(got) != len(want) {
		t.Fatalf("got %v", got)
	}
	for i := range want {
		if got[i].Text != want[i].Text || got[i].Marked != want[i].Marked {
			t.Errorf("got %v", got)
		}
	}
	if s := (Cell{Kind: SnippetKind, Text: "to \u2068train\u2069 it"}).plain(); s != "to train it" {
		t.Errorf("copied as %q", s)
	}
}
