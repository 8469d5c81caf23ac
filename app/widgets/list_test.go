package widgets

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/looktest"
	"countersign/app/widgets/text"
)

func walkable(picked *[]string) *List {
	l := NewList(ListStyle{}, func(id string) { *picked = append(*picked, id) })
	l.SetItems([]Item{
		{Heading: true, Title: "WORK"},
		{ID: "a", Title: "A"},
		{ID: "b", Title: "B", Tip: "about b"},
		{Heading: true, Title: "RECORD"},
		{ID: "c", Title: "C"},
	})
	return l
}

func TestAListWalksOverItsHeadingsAndStopsAtItsEnds(t *testing.T) {
	var picked []string
	l := walkable(&picked)
	looktest.Light(t, l, 200, 200)
	for range 5 {
		l.TypedKey(looktest.Key(fyne.KeyDown))
	}
	if got := strings.Join(picked, ""); got != "abc" {
		t.Errorf("walked %s", got)
	}
	picked = nil
	l.TypedKey(looktest.Key(fyne.KeyUp))
	l.TypedKey(looktest.Key(fyne.KeyHome))
	l.TypedKey(looktest.Key(fyne.KeyEnd))
	l.TypedKey(looktest.Key(fyne.KeyReturn))
	l.Walk(-1)
	if got := strings.Join(picked, ""); got != "baccb" {
		t.Errorf("walked %s", got)
	}
}

func TestATapPicksAnItemAndAHeadingCannotBePicked(t *testing.T) {
	var picked []string
	l := walkable(&picked)
	looktest.Light(t, l, 200, 200)
	for i := range l.items {
		l.pane.Tapped(&fyne.PointEvent{Position: fyne.NewPos(30, l.pane.tops[i]+5)})
	}
	if got := strings.Join(picked, ""); got != "abc" || l.Picked() != "c" {
		t.Errorf("picked %s, selected %s", got, l.Picked())
	}
}

func TestWhatIsPickedStaysPickedWhenItemsChange(t *testing.T) {
	var picked []string
	l := walkable(&picked)
	looktest.Light(t, l, 200, 200)
	l.Pick("b")
	l.SetItems([]Item{{ID: "x", Title: "X"}, {ID: "b", Title: "B2"}, {ID: "y", Title: "Y"}})
	l.TypedKey(looktest.Key(fyne.KeyDown))
	if len(picked) != 1 || picked[0] != "y" {
		t.Errorf("from b the arrow went to %v", picked)
	}
}

func TestALongListScrollsToWhatIsPicked(t *testing.T) {
	l := NewList(ListStyle{Ruled: true}, func(string) {})
	var items []Item
	for i := range 200 {
		items = append(items, Item{ID: fmt.Sprint(i), Title: fmt.Sprintf("Item %d", i), Sub: "below"})
	}
	l.SetItems(items)
	looktest.Light(t, l, 200, 200)
	l.Pick("150")
	top := l.pane.tops[150]
	if off := l.scroll.scroll.Offset.Y; top < off || top > off+200 {
		t.Errorf("item at %v, page from %v", top, off)
	}
}

// TestListKeepsThePickedItemInViewWhenResized also when it was picked before the list had a size, and
// not once a person scrolled away from it.
func TestListKeepsThePickedItemInViewWhenResized(t *testing.T) {
	l := NewList(ListStyle{}, nil)
	var items []Item
	for i := range 60 {
		items = append(items, Item{ID: fmt.Sprint(i), Title: fmt.Sprint("Item ", i)})
	}
	l.SetItems(items)
	l.Pick("40")
	win := looktest.Light(t, l, 200, 300)
	inView := func() bool {
		off, height := l.scroll.scroll.Offset.Y, l.scroll.Size().Height
		return l.pane.tops[40] >= off && l.pane.tops[41] <= off+height
	}
	for _, height := range []float32{300, 120, 500, 90} {
		win.Resize(fyne.NewSize(200, height))
		if !inView() {
			t.Errorf("at a height of %v the item picked is out of view", height)
		}
	}
	win.Resize(fyne.NewSize(200, l.pane.tops[41]+10))
	if off := l.scroll.scroll.Offset.Y; off != 0 {
		t.Errorf("where there is room for it the list is scrolled by %v", off)
	}
	win.Resize(fyne.NewSize(200, 300))
	l.scroll.ToTop()
	win.Resize(fyne.NewSize(200, 200))
	if off := l.scroll.scroll.Offset.Y; off != 0 {
		t.Errorf("who scrolled away is taken back: %v", off)
	}
}

func TestALongTitleIsCutAfterItsLines(t *testing.T) {
	test.NewTempApp(t)
	l := NewList(ListStyle{Lines: 2}, nil)
	p := l.pane
	long := Item{ID: "x", Title: strings.Repeat("many words and more ", 12)}
	if s := p.shape(long, 200); len(s.lines) != 2 || s.lines[1].End != len(long.Title) {
		t.Errorf("lines %v", s.lines)
	}
	if a, b := p.shape(Item{ID: "x", Title: "one"}, 200).height, p.shape(long, 200).height; b <= a {
		t.Error("two lines are no taller than one")
	}
}

func TestTheSideBarHasOneSelectedPlace(t *testing.T) {
	var went []string
	s := NewSideBar(func(id string) { went = append(went, id) })
	s.SetItems([]Item{{ID: "portfolio", Title: "Portfolio"}}, []Item{{ID: "settings", Title: "Settings"}})
	looktest.Light(t, s, 180, 400)
	s.Pick("portfolio")
	s.bottom.pane.Tapped(&fyne.PointEvent{Position: fyne.NewPos(30, 12)})
	if !slices.Equal(went, []string{"settings"}) || s.top.Picked() != "" || s.bottom.Picked() != "settings" {
		t.Errorf("went %v, top %q, bottom %q", went, s.top.Picked(), s.bottom.Picked())
	}
}

func TestTheStatusBarHidesRatherThanOverlaps(t *testing.T) {
	s := NewStatusBar()
	s.Set([]StatusItem{{Text: "Saved 14:02"}, {Text: "a rather long name of a workspace.countersign"}},
		[]StatusItem{{Text: "Legal reviewer", OnTap: func() {}}, {Text: "Offline"}})
	win := looktest.Light(t, s, 900, 30)
	if !s.right[0].Visible() {
		t.Error("a fact is hidden though there is room")
	}
	win.Resize(fyne.NewSize(300, 30))
	if s.right[0].Visible() || !s.left[0].Visible() {
		t.Error("facts overlap in a narrow window")
	}
	kept := s.left[0]
	s.Set([]StatusItem{{Text: "Editing"}}, nil)
	if s.left[0] != kept {
		t.Error("a changing fact loses its widget, and with it the focus")
	}
}

func TestAPageHeaderPutsItsButtonsBelowWhereItIsNarrow(t *testing.T) {
	b := NewPrimary("Audit pack…", nil)
	h := NewPageHeader("Lumen Chat Enterprise", "Lumen AI", NewButton("Sign off…", nil), b)
	looktest.Light(t, NewFrame(h, nil, nil, nil, nil), 900, 300)
	wide := b.Position()
	looktest.Light(t, NewFrame(h, nil, nil, nil, nil), 300, 300)
	if narrow := b.Position(); wide.Y >= 40 || narrow.Y <= wide.Y || narrow.X+b.Size().Width > 300 {
		t.Errorf("button at %v in a wide and at %v in a narrow page", wide, narrow)
	}
}

// TestPageHeaderBreaksItsSideIntoLines where one line would go beyond the edge.
func TestPageHeaderBreaksItsSideIntoLines(t *testing.T) {
	side := []fyne.CanvasObject{
		NewButton("Decide on this assessment…", nil), NewButton("Sign off…", nil),
		NewPrimary("Write the audit pack…", nil),
	}
	h := NewPageHeader("Title", "Subtitle", side...)
	win := looktest.Light(t, h, 1200, 300)
	for _, width := range []float32{1200, 500, 400, 260, 220} {
		win.Resize(fyne.NewSize(width, 300))
		h.Resize(fyne.NewSize(width, h.HeightFor(width)))
		for i, o := range side {
			at, size := o.Position(), o.Size()
			if at.X < 0 || at.X+size.Width > width || at.Y+size.Height > h.Size().Height {
				t.Errorf("at %v the button %d is at %v of %v, beyond %v", width, i, at, size, h.Size())
			}
			if i > 0 && at.Y < side[i-1].Position().Y {
				t.Errorf("at %v the button %d is above the one before", width, i)
			}
		}
	}
}

func TestAColumnGivesWrappedTextItsHeightAtOnce(t *testing.T) {
	text := text.NewProse(text.Run{Text: strings.Repeat("words that wrap ", 30)})
	below := NewButton("below", nil)
	looktest.Light(t, NewScroller(NewColumn(2, text, below)), 220, 300)
	if top, end := below.Position().Y, text.Position().Y+text.HeightFor(220); top < end {
		t.Errorf("the button at %v covers the text, which ends at %v", top, end)
	}
	if text.Size().Height < 5*text.LineHeight() {
		t.Errorf("text is %v tall", text.Size().Height)
	}
}

func TestWrappedObjectsGoToTheNextLineAndNeverBeyondTheEdge(t *testing.T) {
	box := NewWrap()
	for i := range 9 {
		box.Add(NewChip(fmt.Sprintf("chip number %d", i), nil))
	}
	box.Add(text.NewProse(text.Run{Text: strings.Repeat("wider than the page ", 9)}).OneLine())
	looktest.Light(t, NewColumn(1, box), 260, 400)
	lines := map[float32]bool{}
	for i, o := range box.Objects {
		lines[o.Position().Y] = true
		if o.Position().X+o.Size().Width > 260 {
			t.Errorf("object %d reaches beyond the edge", i)
		}
	}
	if len(lines) < 4 {
		t.Errorf("%d lines", len(lines))
	}
}

func TestASplitRemembersWidthsAndKeepsEveryPartUsable(t *testing.T) {
	var state []float32
	part := func() fyne.CanvasObject { return container.NewStack() }
	s := NewSplitColumns([]SplitPart{
		{Content: part(), Width: 200, Min: 100},
		{Content: part(), Width: 300, Min: 100},
		{Content: part(), Min: 150},
	}, nil, func(w []float32) {
		state = w
	})
	looktest.Light(t, s, 900, 200)
	s.handles[0].Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(40, 0)})
	s.handles[0].DragEnd()
	if !slices.Equal(state, []float32{240, 300}) {
		t.Errorf("remembered %v", state)
	}
	s.handles[1].Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(5000, 0)})
	s.handles[0].Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(-5000, 0)})
	if w := s.shown(900); w[0] < 100 || w[2] < 150 {
		t.Errorf("widths %v", w)
	}
	s.handles[0].TypedKey(looktest.Key(fyne.KeyRight))
	if s.State()[0] != 110 {
		t.Errorf("an arrow key made it %v", s.State()[0])
	}
	narrow := NewSplitColumns(s.parts, []float32{600, 600}, nil)
	looktest.Light(t, narrow, 500, 200)
	for i, w := range narrow.shown(500) {
		if w < narrow.parts[i].least() {
			t.Errorf("part %d is %v wide in a narrow window", i, w)
		}
	}
}

func TestChipsHaveExactlyOneOn(t *testing.T) {
	chosen := -1
	b := NewChipBar([]string{"All 3", "Open 1", "Stale 0"}, func(i int) { chosen = i })
	looktest.Light(t, b, 300, 40)
	test.Tap(b.chips[1])
	b.SetWords([]string{"All 4", "Open 2", "Stale 1"})
	on := 0
	for _, c := range b.chips {
		if c.On() {
			on++
		}
	}
	if chosen != 1 || on != 1 || !b.chips[1].On() || b.chips[1].text != "Open 2" {
		t.Errorf("chosen %d, %d on, second says %q", chosen, on, b.chips[1].text)
	}
}

func TestAVerdictIsAskedForByTapAndKeyAndShownWhenAccepted(t *testing.T) {
	var asked []int
	b := NewVerdictBar(sampleVerdicts(), func(i int) { asked = append(asked, i) })
	win := looktest.Light(t, b, 700, 60)
	test.Tap(b.buttons[2])
	b.Press(3)
	b.Press(17)
	if !slices.Equal(asked, []int{2, 3}) || b.chosen != -1 {
		t.Errorf("asked %v, chosen %d before it was accepted", asked, b.chosen)
	}
	width := b.buttons[2].MinSize().Width
	b.Set(2)
	if b.buttons[2].MinSize().Width != width {
		t.Error("the bar moves when an answer is given")
	}
	win.Canvas().Focus(b.buttons[0])
	b.buttons[0].TypedKey(looktest.Key(fyne.KeyRight))
	if win.Canvas().Focused() != fyne.Focusable(b.buttons[1]) {
		t.Error("the arrow does not walk along the bar")
	}
	b.SetDisabled(true)
	test.Tap(b.buttons[0])
	if len(asked) != 2 {
		t.Error("a closed bar was answered")
	}
}

func TestATickAsksAndWaitsForItsOwner(t *testing.T) {
	var asked []bool
	links := 0
	r := NewTickRow(Tick{Text: "Certificate", Link: "Attach or drop a file"}, func(on bool) {
		asked = append(asked, on)
	}, func() { links++ })
	looktest.Light(t, NewColumn(1, r), 400, 100)
	test.Tap(r.check)
	test.Tap(r.link)
	if !slices.Equal(asked, []bool{true}) || r.check.on || links != 1 {
		t.Errorf("asked %v, shows %v, %d links", asked, r.check.on, links)
	}
	r.Set(Tick{Text: "Certificate", Done: true, Pill: "policy", Link: "file.pdf"})
	r.check.Press()
	if !slices.Equal(asked, []bool{true, false}) {
		t.Errorf("asked %v", asked)
	}
	if !r.Contains(fyne.NewPos(20, 5)) || r.Contains(fyne.NewPos(20, 90)) {
		t.Error("a dropped file does not find its row")
	}
}

func TestAFormRowShowsItsErrorInPlaceOfItsHint(t *testing.T) {
	r := NewFormRow("Days", text.NewEntry(), "As the contract says")
	looktest.Light(t, NewColumn(1, r), 500, 120)
	if !r.hint.Visible() || r.err.Visible() {
		t.Error("the hint is not shown")
	}
	r.SetError("Not a number.")
	if r.hint.Visible() || !r.err.Visible() || r.Error() != "Not a number." {
		t.Error("the error is not shown")
	}
	r.SetError("")
	if !r.hint.Visible() || r.err.Visible() {
		t.Error("the hint does not come back")
	}
}

func TestALongLabelGoesOnInASecondLine(t *testing.T) {
	r := NewFormRow("Governance & compliance", text.NewEntry(), "")
	looktest.Light(t, NewColumn(1, r), 500, 120)
	if r.text.Size().Width > 130 || r.text.Size().Height < 2*draw.FaceOf(theme.SizeBody, false).LineHeight() {
		t.Errorf("the label takes %v of a column of 130", r.text.Size())
	}
}

func TestAnEmptyStateHasOneNextStep(t *testing.T) {
	done := 0
	e := NewEmptyState("No evidence yet", "Drop files here.", "Add evidence…", func() { done++ })
	looktest.Light(t, e, 400, 300)
	test.Tap(e.button)
	if done != 1 {
		t.Error("its button does nothing")
	}
	if NewEmptyState("Nothing due", "Good.", "", nil).button.Visible() {
		t.Error("a button without a verb is shown")
	}
}
