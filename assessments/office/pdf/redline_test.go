package pdf_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"countersign/assessments/changes"
	"countersign/assessments/intake"
	"countersign/assessments/pack"
)

func TestARedlineHoldsTheWordsOfBothVersions(t *testing.T) {
	w := writer(t)
	long := strings.Repeat("the provider keeps all data for as long as the order says, and ", 12)
	lines := []changes.Line{
		{Kind: "heading", Level: 1, Pieces: []changes.Piece{{Text: "Terms"}}},
		{Kind: "body", Pieces: []changes.Piece{
			{Text: "We keep data for "},
			{Text: "thirty", Mark: changes.Removed},
			{Text: "sixty", Mark: changes.Inserted},
			{Text: " days,\n\nand " + long},
			{Text: "🚀 " + long, Mark: changes.Removed},
			{Text: "漢字 שלום", Mark: changes.Inserted},
		}, End: changes.Inserted},
		{Kind: "list_item", Level: 2, Pieces: []changes.Piece{{Text: "an item\twith a tab", Mark: changes.Inserted}}},
		{},
	}
	cover := pack.Document{Kind: "Redline", Foot: "made for a test", Title: "new.md", Facts: pack.Facts{AsOf: "2026-12-01"}}
	var first, second bytes.Buffer
	for _, out := range []*bytes.Buffer{&first, &second} {
		if err := w.Redline(context.Background(), out, lines, cover); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("the same versions give another file")
	}
	text, err := intake.Read(context.Background(), "redline.pdf", bytes.NewReader(first.Bytes()), int64(first.Len()), nil)
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(strings.Fields(text.Plain), " ")
	if strings.Contains(got, "thirty") || len(text.Notices) != 1 {
		t.Errorf("what is struck through is read as if it stood: %q", got)
	}
	for _, n := range text.Notices { // the reader tells what is struck through beside the text
		got += " " + strings.Join(strings.Fields(n.Text), " ")
	}
	for _, want := range []string{"thirty", "sixty", "an item", "[U+1F680]", "漢字", "¶"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in the redline", want)
		}
	}
	if n := strings.Count(got, "as long as the order says"); n != 24 {
		t.Errorf("a sentence that is there 24 times was set %d times", n)
	}
}
