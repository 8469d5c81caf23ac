package widgets

import (
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/looktest"
	"countersign/app/widgets/text"
)

func TestABarGivesWayWhereThePageWouldBeTooNarrow(t *testing.T) {
	bar, page := walkable(new([]string)), text.NewCaption("page")
	c := NewBeside(bar, page, 300)
	win := looktest.Light(t, c, 500, 300)
	if !bar.Visible() || page.Position().X != bar.Size().Width {
		t.Fatalf("in 500 px the bar is at %v, %v, the page at %v", bar.Visible(), bar.Size(), page.Position())
	}
	win.Canvas().Focus(bar)
	win.Resize(fyne.NewSize(380, 300))
	if bar.Visible() || page.Position().X != 0 || page.Size().Width != 380 {
		t.Errorf("in 380 px the bar is shown: %v; the page has %v", bar.Visible(), page.Size())
	}
	if win.Canvas().Focused() != nil {
		t.Error("the keyboard stays where nobody sees it")
	}
	win.Resize(fyne.NewSize(500, 300))
	if !bar.Visible() {
		t.Error("the bar does not come back")
	}
}

func TestANoteGivesWayToWhatItIsAbout(t *testing.T) {
	list, note := walkable(new([]string)), text.NewCaption("note")
	win := looktest.Light(t, NewNoted(100, list, note), 300, 200)
	if !note.Visible() || note.Position().Y+note.Size().Height != 200 {
		t.Errorf("the note stands at %v, %v", note.Position(), note.Size())
	}
	win.Resize(fyne.NewSize(300, 110))
	if note.Visible() || list.Size().Height != 110 {
		t.Errorf("the list has %v, and the note is shown: %v", list.Size(), note.Visible())
	}
}

func TestANoteAsksForNoWidth(t *testing.T) {
	note := NewLink("a link that is far wider than what it stands under", nil)
	list := text.NewCaption("list")
	noted := NewNoted(0, list, note)
	win := looktest.Light(t, noted, 600, 200)
	if !note.Visible() || noted.MinSize().Width >= note.MinSize().Width {
		t.Errorf("shown %v, and the whole needs %v for a note of %v", note.Visible(), noted.MinSize(), note.MinSize())
	}
	win.Resize(fyne.NewSize(120, 200))
	if note.Visible() {
		t.Error("the note is cut")
	}
}

func TestANoteThatGivesWayLosesTheKeyboard(t *testing.T) {
	note := walkable(new([]string))
	win := looktest.Light(t, NewNoted(100, text.NewCaption("list"), note), 300, 200)
	win.Canvas().Focus(note)
	win.Resize(fyne.NewSize(300, 110))
	if win.Canvas().Focused() != nil {
		t.Error("the keyboard stays where nobody sees it")
	}
}

func TestWhatIsRoomyStandsInATallWindowOnly(t *testing.T) {
	words, below := text.NewCaption("what stands elsewhere too"), text.NewCaption("below")
	win := looktest.Light(t, NewColumn(0, NewRoomy(400, words), below), 300, 500)
	if !words.Visible() || below.Position().Y == 0 {
		t.Errorf("in 500 px it is shown: %v, and what is below stands at %v", words.Visible(), below.Position())
	}
	win.Resize(fyne.NewSize(300, 300))
	if words.Visible() || below.Position().Y != 0 {
		t.Errorf("in 300 px it is shown: %v, and what is below stands at %v", words.Visible(), below.Position())
	}
	win.Resize(fyne.NewSize(300, 500))
	if !words.Visible() {
		t.Error("it does not come back")
	}
}

func TestAColumnGivesWayAndComesBackAsWideAsItWas(t *testing.T) {
	var told []bool
	first, second, third := text.NewCaption("a"), text.NewCaption("b"), text.NewCaption("c")
	s := NewSplitColumns([]SplitPart{
		{Content: first, Width: 100, Min: 90, Below: 400, OnGone: func(gone bool) {
			told = append(told, gone)
		}},
		{Content: second, Width: 120, Min: 90},
		{Content: third, Min: 100},
	}, nil, nil)
	win := looktest.Light(t, s, 500, 200)
	if !first.Visible() || second.Position().X != 100 {
		t.Fatalf("in 500 px the second column begins at %v", second.Position())
	}
	told = nil
	win.Resize(fyne.NewSize(380, 200))
	if first.Visible() || s.handles[0].Visible() || second.Position().X != 0 || third.Position().X != 120 {
		t.Errorf("in 380 px the columns begin at %v and %v", second.Position(), third.Position())
	}
	s.move(1, 400)
	if w := third.Size().Width; w < 99 {
		t.Errorf("dragging leaves the last column %v px", w)
	}
	win.Resize(fyne.NewSize(500, 200))
	if !first.Visible() || first.Size().Width < 89 || len(told) != 2 || !told[0] || told[1] {
		t.Errorf("it comes back with %v; told %v", first.Size(), told)
	}
}

func TestTheLastColumnGivesWayToTheOnesBefore(t *testing.T) {
	first, second, last := text.NewCaption("a"), text.NewCaption("b"), text.NewCaption("c")
	s := NewSplitColumns([]SplitPart{
		{Content: first, Width: 100, Min: 90},
		{Content: second, Width: 120, Min: 90},
		{Content: last, Min: 100, Below: 400},
	}, nil, nil)
	win := looktest.Light(t, s, 500, 200)
	if !last.Visible() || last.Position().X != 220 {
		t.Fatalf("in 500 px the last column begins at %v", last.Position())
	}
	win.Resize(fyne.NewSize(380, 200))
	if last.Visible() || s.handles[1].Visible() || !s.handles[0].Visible() || second.Size().Width < 270 {
		t.Errorf("in 380 px the second column is %v wide", second.Size())
	}
	s.move(0, 400)
	if w := second.Size().Width; w < 89 {
		t.Errorf("dragging leaves the second column %v px", w)
	}
	win.Resize(fyne.NewSize(500, 200))
	if !last.Visible() || !s.handles[1].Visible() || last.Size().Width < 99 {
		t.Errorf("it comes back with %v", last.Size())
	}
}

// TestWhatStandsRightOfATitleLeavesItRoom: in a narrow list it goes under the title rather than cut it
// to a syllable.
func TestWhatStandsRightOfATitleLeavesItRoom(t *testing.T) {
	l := NewList(ListStyle{Lines: 2}, nil)
	l.SetItems([]Item{
		{ID: "a", Title: "Third-party sharing", Right: "none found"},
		{ID: "b", Title: "Training", Right: "2"},
	})
	looktest.Light(t, l, 160, 200)
	f := draw.FaceOf(theme.SizeBody, true)
	narrow, short := l.pane.shape(l.items[0], 160), l.pane.shape(l.items[1], 160)
	if !narrow.below || narrow.titleWidth < f.Width("Third-party") {
		t.Errorf("beside “none found” the title has %v px", narrow.titleWidth)
	}
	if short.below || l.pane.shape(l.items[0], 400).below {
		t.Error("a figure that fits beside its title stands under it")
	}
}
