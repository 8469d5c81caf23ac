package contracts

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

const germanClause = "Der Anbieter verwendet die Daten des Kunden nicht, um Modelle zu trainieren, und er verpflichtet die " +
	"Anbieter, die er einsetzt, dazu, es ebenso zu halten, solange der Vertrag gilt und auch danach.\n\n"

// openWithNotices opens a document with a German clause, and with a fold that was left out.
func openWithNotices(t *testing.T) (*uitest.Host, *Reader) {
	h, b := desk(t)
	ctx := t.Context()
	uitest.Must(t)(b.AddVersion(ctx,
		assessments.Version{ID: "msa/6", DocumentID: "msa", Label: "6", Status: assessments.VersionExecuted},
		uitest.Text("a.md", strings.Replace(agreementText, "## 8 ", germanClause+"## 8 ", 1)), assessments.NoProgress{}))
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/6"})
	if len(p.m.text.Notices) != 1 || p.m.text.Notices[0].Kind != assessments.NoticeLanguage {
		t.Fatalf("its notices are %+v", p.m.text.Notices)
	}
	fold := assessments.Notice{
		Kind: assessments.NoticeHidden, Count: 2, Start: len([]rune(p.m.text.Plain)),
		Text: "Folded clause.\n\n" + strings.Repeat("Its words. ", 200),
	}
	p.m.text.Notices = append(p.m.text.Notices, fold)
	p.head.show()
	p.showColumns()
	return h, p
}

func TestReaderShowsWhatIsNotInItsText(t *testing.T) {
	h, p := openWithNotices(t)
	german := p.m.laid.at(p.m.text.Notices[0].Start)
	if !h.Sees("Not all of the file is in this text", "2 hidden blocks left out") {
		t.Errorf("the strip is missing: %s", h.Words())
	}
	h.Tap("1 passage in another language: passages are found in English only")
	if first, last := p.view.doc.InView(); german < first || german > last {
		t.Errorf("the passage is paragraph %d, in view are %d to %d", german, first, last)
	}
	h.Tap("2 hidden blocks left out")
	if p.view.hand == nil || p.view.hand.end != len([]rune(p.m.text.Plain)) {
		t.Errorf("it went to %+v", p.view.hand)
	}
	for _, c := range p.Commands() {
		if c.ID == "reader.notice" {
			c.Run()
		}
	}
	if at := p.view.hand; at == nil || at.start > p.m.text.Notices[0].Start || at.end <= p.m.text.Notices[0].Start {
		t.Errorf("by its command it went to %+v", at)
	}
	p.topics.choose(chooseNotices)
	if !h.Sees("Folded clause.", "cannot be cited") {
		t.Errorf("what was left out is not shown: %s", h.Words())
	}
	h.Tap("Read all of it")
	if p.view.shown != textLeftOut || !h.Sees("Back to the text") {
		t.Error("it cannot be read")
	}
	p.view.sel.take(selection(0, 0, 0, 6))
	if p.view.sel.chosen != nil || !strings.Contains(p.view.sel.why, "cannot be cited") {
		t.Errorf("it can be cited: %q", p.view.sel.why)
	}
	h.Tap("Back to the text")
	if p.view.shown != textAccepted || len(p.view.chunks()) != len(p.m.laid.chunks) {
		t.Error("there is no way back")
	}
}

func TestNoTopicIsNoneFoundBesideNotices(t *testing.T) {
	h, p := openWithNotices(t)
	none := 0
	for _, it := range p.topics.items() {
		if it.Right == "none found" {
			t.Errorf("%s is none found", it.Title)
		}
		if it.Right == "unsure" && strings.Contains(it.Tip, "2 hidden blocks left out") {
			none++
			p.topics.choose(it.ID)
			if !h.Sees("A clause can be in what was not read here", "1 passage in another language") {
				t.Errorf("%s does not say what could hide a clause", it.Title)
			}
		}
	}
	if none == 0 {
		t.Error("every topic has passages")
	}
	p.m.all = true
	if words := p.m.hidingWords(); !strings.Contains(words, "of these papers: 1 passage in another language") {
		t.Errorf("of all papers it says %q", words)
	}
}

func TestOnlySoManyNoticesAreDrawn(t *testing.T) {
	h, p := openWithNotices(t)
	p.m.text.Notices = nil
	for i := range mostNotices + 7 {
		p.m.text.Notices = append(p.m.text.Notices,
			assessments.Notice{Kind: assessments.NoticeEquation, Count: 1, Start: i, Text: fmt.Sprint("formula ", i)})
	}
	p.topics.choose(chooseNotices)
	if n := len(p.passages.list.Objects); n != mostNotices+2 || !h.Sees("And 7 more") {
		t.Errorf("%d are drawn", n)
	}
}

func TestMarkedTextHasBothSidesOfEveryChange(t *testing.T) {
	const plain = "The cap is 500 euros.\n\nFees are due."
	body := []assessments.Paragraph{{End: 21, Page: 1}, {Start: 23, End: 36, Page: 2}}
	deleted, inserted := assessments.TrackedDeleted, assessments.TrackedInserted
	for name, c := range map[string]struct {
		changes []assessments.TrackedChange
		want    []string // deleted words in [], inserted ones in {}
	}{
		"none": {nil, []string{"The cap is 500 euros.", "Fees are due."}},
		"words in place of others": {
			[]assessments.TrackedChange{
				{Kind: deleted, Start: 11, End: 11, Text: "100"},
				{Kind: inserted, Start: 11, End: 14},
			},
			[]string{"The cap is [100]{500} euros.", "Fees are due."},
		},
		"at both ends": {
			[]assessments.TrackedChange{
				{Kind: deleted, Text: "Now: "},
				{Kind: deleted, Start: 21, End: 21, Text: " Or not."},
				{Kind: inserted, Start: 23, End: 36},
			},
			[]string{"[Now: ]The cap is 500 euros.[ Or not.]", "{Fees are due.}"},
		},
		"a paragraph of its own": {
			[]assessments.TrackedChange{
				{Kind: deleted, Start: 23, End: 23, Text: "No fees.", Apart: true},
				{Kind: deleted, Start: 36, End: 36, Text: "The end.", Apart: true},
			},
			[]string{"The cap is 500 euros.", "[No fees.]", "Fees are due.", "[The end.]"},
		},
		"beyond the text": {
			[]assessments.TrackedChange{{Kind: inserted, Start: 30, End: 999}, {Kind: deleted, Start: 999, Text: "x"}},
			[]string{"The cap is 500 euros.", "Fees ar{e due.}", "[x]"},
		},
	} {
		chunks, marks := markedChunks(assessments.Text{Plain: plain, Paragraphs: body, Changes: c.changes})
		if diff := cmp.Diff(c.want, drawn(chunks, marks)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// drawn writes marked paragraphs with brackets for their lines.
func drawn(chunks []chunk, marks []text.Mark) (out []string) {
	for i, k := range chunks {
		words, at := []rune(k.text), 0
		var b strings.Builder
		for _, m := range marks {
			if m.Paragraph != i {
				continue
			}
			open, end := "{", "}"
			if m.Through {
				open, end = "[", "]"
			}
			b.WriteString(string(words[at:m.Start]) + open + string(words[m.Start:m.End]) + end)
			at = m.End
		}
		out = append(out, b.String()+string(words[at:]))
	}
	return out
}

func TestListSaysThatPartOfAFileWasNotRead(t *testing.T) {
	for want, s := range map[string]workbench.TextState{
		"4 pages, part not read": {Read: true, Pages: 4, Unread: []string{"1 frame left out"}},
		"4 pages":                {Read: true, Pages: 4},
	} {
		l := &filedList{texts: map[string]workbench.TextState{"sum": s}}
		if got, _ := l.textWords(workbench.Filed{Current: assessments.Version{ID: "v", SHA256: "sum"}}); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
