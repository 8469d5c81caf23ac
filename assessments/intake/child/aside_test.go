package child

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/intake/pdf"
)

// noted is an honest text with notices, changes and comments, more than one frame holds.
func noted(t testing.TB) assessments.Text {
	text := honest(t)
	text.Redline, text.Original = true, "1. Fees"
	for i := range blocksPerFrame + 5 {
		text.Notices = append(text.Notices,
			assessments.Notice{Kind: assessments.NoticeHidden, Count: 1, Page: 1, Start: i % 22, Text: "x"})
		text.Changes = append(text.Changes,
			assessments.TrackedChange{Kind: assessments.TrackedDeleted, Start: 9, End: 9, Text: "x", Author: "Ann"})
		text.Comments = append(text.Comments,
			assessments.Comment{ID: "1", Author: "Ann", Text: "x", Anchored: true, Start: 9, End: 22})
	}
	return text
}

func TestNoticesChangesAndCommentsCross(t *testing.T) {
	want := noted(t)
	var frames bytes.Buffer
	if err := writeText(&frames, want); err != nil {
		t.Fatal(err)
	}
	if got, err := hear(frames.Bytes()); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestWhatIsBesideATextIsNotBelieved(t *testing.T) {
	for name, spoil := range map[string]func(*assessments.Text){
		"a notice of an unknown kind":   func(t *assessments.Text) { t.Notices[0].Kind = "script" },
		"a notice of nothing":           func(t *assessments.Text) { t.Notices[0].Count = 0 },
		"a notice of very much":         func(t *assessments.Text) { t.Notices[0].Count = 1 << 40 },
		"a notice before the text":      func(t *assessments.Text) { t.Notices[0].Start = -1 },
		"a notice beyond the text":      func(t *assessments.Text) { t.Notices[0].Start = 23 },
		"a notice beyond the pages":     func(t *assessments.Text) { t.Notices[0].Page = pdf.MaxPages + 1 },
		"too many notices":              func(t *assessments.Text) { t.Notices = slices.Repeat(t.Notices, 100) },
		"notices longer than any text":  func(t *assessments.Text) { t.Notices[0].Text = strings.Repeat("x", 25<<20) },
		"a change of an unknown kind":   func(t *assessments.Text) { t.Changes[0].Kind = "script" },
		"a change beyond the text":      func(t *assessments.Text) { t.Changes[0].Start, t.Changes[0].End = 23, 23 },
		"changes in disorder":           func(t *assessments.Text) { t.Changes[1].Start, t.Changes[1].End = 3, 3 },
		"a deletion that adds":          func(t *assessments.Text) { t.Changes[0].End = 12 },
		"an insertion of nothing":       func(t *assessments.Text) { t.Changes[0].Kind = assessments.TrackedInserted },
		"changes of no redline":         func(t *assessments.Text) { t.Redline = false },
		"a comment beyond the text":     func(t *assessments.Text) { t.Comments[0].End = 23 },
		"a comment that ends before":    func(t *assessments.Text) { t.Comments[0].End = 3 },
		"a place that is no anchor":     func(t *assessments.Text) { t.Comments[0].Anchored = false },
		"notices that are in the words": func(t *assessments.Text) { t.Plain = "" },
	} {
		text := noted(t)
		spoil(&text)
		var frames bytes.Buffer
		if err := writeText(&frames, text); err != nil {
			t.Fatal(err)
		}
		if _, err := hear(frames.Bytes()); err == nil {
			t.Errorf("%s: it was believed", name)
		}
	}
	for name, head := range map[string]assessments.Text{
		"notices":  {Notices: noted(t).Notices[:1]},
		"changes":  {Changes: noted(t).Changes[:1]},
		"comments": {Comments: noted(t).Comments[:1]},
	} {
		if _, err := hear(frames(t, frameHead, head)); err == nil || !strings.Contains(err.Error(), "no text") {
			t.Errorf("a head with %s: %v", name, err)
		}
	}
	for _, kind := range []rune{frameNotices, frameChanges, frameComments} {
		if _, err := hear(frames(t, frameHead, assessments.Text{}, kind, []byte("[]"))); err == nil ||
			!strings.Contains(err.Error(), "no text") {
			t.Errorf("%c before the words: %v", kind, err)
		}
	}
}
