package outline_test

import (
	"reflect"
	"testing"

	"countersign/assessments"
	"countersign/assessments/intake/outline"
)

func TestBuilderPlacesNotices(t *testing.T) {
	var b outline.Builder
	b.Note(assessments.Notice{Kind: assessments.NoticeLanguage})
	b.Add(outline.Block{Kind: assessments.ParagraphBody, Text: "Größe one.", Page: 1})
	b.Note(assessments.Notice{Kind: assessments.NoticeHidden, Text: " folded \u200b away "})
	b.Add(outline.Block{Kind: assessments.ParagraphBody, Text: " "}) // dropped: the notice is before the next
	b.Add(outline.Block{Kind: assessments.ParagraphBody, Text: "Two.", Page: 3})
	b.Note(assessments.Notice{Kind: assessments.NoticePicturePage, Page: 2})
	b.Note(assessments.Notice{Kind: assessments.NoticePicturePage, Page: 4})
	b.Note(assessments.Notice{Kind: assessments.NoticePicturePage, Page: 5})
	b.Note(assessments.Notice{Kind: assessments.NoticeFormField, Count: 2})
	text, err := b.Text()
	if err != nil {
		t.Fatal(err)
	}
	want := []assessments.Notice{
		{Kind: assessments.NoticeLanguage, Count: 1},
		{Kind: assessments.NoticeHidden, Count: 1, Start: 12, Text: "folded away"},
		{Kind: assessments.NoticePicturePage, Count: 1, Page: 2, Start: 12},
		{Kind: assessments.NoticePicturePage, Count: 2, Page: 4, Start: 16},
		{Kind: assessments.NoticeFormField, Count: 2, Start: 16},
	}
	if !reflect.DeepEqual(text.Notices, want) {
		t.Errorf("got %+v", text.Notices)
	}
}

func TestBuilderBoundsNotices(t *testing.T) {
	var b outline.Builder
	const many = 10 * assessments.MostNotices
	for range many {
		b.Add(outline.Block{Kind: assessments.ParagraphBody, Text: "x"})
		b.Note(assessments.Notice{Kind: assessments.NoticeEquation})
	}
	text, err := b.Text()
	if err != nil || len(text.Notices) != assessments.MostNotices {
		t.Fatalf("%d notices, %v", len(text.Notices), err)
	}
	count := 0
	for _, n := range text.Notices {
		count += n.Count
	}
	if count != many {
		t.Errorf("%d of %d are counted", count, many)
	}
}
