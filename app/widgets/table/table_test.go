package table

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"countersign/app/theme"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/internal/looktest"
)

// plainTable has names and numbers: Anna 3, bert 10, Cleo 2, Dora 10.
func plainTable(cfg Config) *View {
	cfg.Columns = []Column{
		{ID: "name", Title: "Name", Width: 100},
		{ID: "n", Title: "Count", Width: 60, Numeric: true, Align: fyne.TextAlignTrailing},
		{ID: "link", Title: "Open", Width: 60, NoSort: true},
	}
	t := New(cfg)
	var rows RowList
	for _, r := range []struct {
		name string
		n    float64
	}{{"Anna", 3}, {"bert", 10}, {"Cleo", 2}, {"Dora", 10}} {
		rows = append(rows, Row{ID: strings.ToLower(r.name[:1]), Cells: []Cell{
			{Text: r.name}, {Text: fmt.Sprint(r.n), Order: r.n}, {Kind: LinkCell, Text: "open"},
		}})
	}
	t.SetRows(rows)
	return t
}

// tapRow clicks the middle of a row's cell in the right pane's column k.
func tapRow(t *View, row, k int) {
	c := t.right.cols[k]
	t.right.Tapped(&fyne.PointEvent{Position: fyne.NewPos(c.x+2, (float32(row)+0.5)*t.rowHeight())})
}

func press(t *View, keys ...fyne.KeyName) {
	for _, k := range keys {
		t.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// TestTheRowUnderThePointerIsShownAtItsPlaceInLargerText would show a ground between two rows otherwise.
func TestTheRowUnderThePointerIsShownAtItsPlaceInLargerText(t *testing.T) {
	tab := plainTable(Config{})
	win := looktest.Light(t, tab, 400, 300)
	tab.right.MouseMoved(&desktop.MouseEvent{
		PointEvent: fyne.PointEvent{Position: fyne.NewPos(5, 2.5*tab.rowHeight())},
	})
	before := tab.rowHeight()
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light, 150))
	win.SetContent(tab)
	tab.Refresh()
	if h := tab.rowHeight(); h <= before || tab.right.hover.Position().Y != 2*h ||
		tab.left.hover.Size().Height != h-1 || tab.right.hover.Hidden {
		t.Errorf("rows of %v: the ground is at %v, %v high", h, tab.right.hover.Position().Y,
			tab.left.hover.Size().Height)
	}
	tab.right.MouseOut()
	tab.Refresh()
	if !tab.right.hover.Hidden {
		t.Error("the ground is shown without a pointer")
	}
}

// TestTableKeepsTheCursorInViewWhenResized also when the row was selected before the table had a size,
// and not once a person scrolled away from it.
func TestTableKeepsTheCursorInViewWhenResized(t *testing.T) {
	tab := New(Config{Columns: []Column{{ID: "x", Title: "X", Width: 80}}})
	var rows RowList
	for i := range 60 {
		rows = append(rows, Row{ID: fmt.Sprint(i), Cells: []Cell{{Text: fmt.Sprint(i)}}})
	}
	tab.SetRows(rows)
	tab.Select("40")
	win := looktest.Light(t, tab, 200, 300)
	for _, height := range []float32{300, 120, 500, 140} {
		win.Resize(fyne.NewSize(200, height))
		top, h, off := 40*tab.rowHeight(), tab.rowHeight(), tab.scroll.Offset.Y
		if top < off || top+h > off+tab.scroll.Size().Height {
			t.Errorf("at a height of %v the row selected is out of view", height)
		}
	}
	win.Resize(fyne.NewSize(200, 42*tab.rowHeight()+100))
	if off := tab.scroll.Offset.Y; off != 0 {
		t.Errorf("where there is room for it the table is scrolled by %v", off)
	}
	win.Resize(fyne.NewSize(200, 300))
	tab.scroll.ScrollToOffset(fyne.NewPos(0, 0))
	win.Resize(fyne.NewSize(200, 200))
	if off := tab.scroll.Offset.Y; off != 0 {
		t.Errorf("who scrolled away is taken back: %v", off)
	}
}

func TestAHeaderSortsAscendingThenDescendingThenAsItCame(t *testing.T) {
	tab := plainTable(Config{})
	looktest.Light(t, tab, 400, 300)
	tapHeader := func() {
		tab.header[0].Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, 5)})
	}
	for _, want := range []string{"abcd", "dcba", "abcd"} {
		tapHeader()
		if got := strings.Join(tab.Shown(), ""); got != want {
			t.Errorf("shown %s, want %s", got, want)
		}
	}
	if tab.State().SortBy != "" {
		t.Error("the third tap does not restore the source's order")
	}
}

func TestNumbersSortByValueAndEqualRowsStayAsTheyWere(t *testing.T) {
	tab := plainTable(Config{})
	tab.SortBy("n", false)
	if got := strings.Join(tab.Shown(), ""); got != "cabd" {
		t.Errorf("ascending %s", got)
	}
	tab.SortBy("n", true)
	if got := strings.Join(tab.Shown(), ""); got != "bdac" {
		t.Errorf("descending %s: equal rows must keep their order", got)
	}
	tab.SortBy("link", false)
	if tab.State().SortBy != "n" {
		t.Error("a column that does not sort was sorted by")
	}
}

type lengthRows struct{ RowList }

func (r lengthRows) Less(_, a, b int) bool { return len(r.RowList[a].ID) < len(r.RowList[b].ID) }

func TestRowsThatKnowHowToSortAreAsked(t *testing.T) {
	tab := New(Config{Columns: []Column{{ID: "x", Title: "X"}}})
	tab.SetRows(lengthRows{RowList{{ID: "ccc"}, {ID: "a"}, {ID: "bb"}}})
	tab.SortBy("x", true)
	if got := strings.Join(tab.Shown(), " "); got != "ccc bb a" {
		t.Errorf("shown %s", got)
	}
}

func TestTheFilterWantsEveryWordInAnyColumnAndReportsCounts(t *testing.T) {
	var shown, total int
	tab := plainTable(Config{OnFiltered: func(s, n int) { shown, total = s, n }})
	for filter, want := range map[string]string{
		"": "abcd", "AN": "a", "10": "bd", "10 dora": "d",
		"nothing": "",
	} {
		tab.SetFilter(filter)
		if got := strings.Join(tab.Shown(), ""); got != want || shown != len(want) || total != 4 {
			t.Errorf("%q: shown %q (%d of %d), want %q", filter, got, shown, total, want)
		}
	}
}

func TestNewRowsAreSearchedAfterAReload(t *testing.T) {
	tab := plainTable(Config{})
	tab.SetFilter("zoe")
	tab.SetRows(RowList{{ID: "z", Cells: []Cell{{Text: "Zoe"}}}})
	if got := tab.Shown(); len(got) != 1 {
		t.Errorf("shown %v", got)
	}
}

func TestWidthsOrderAndColumnsAreRemembered(t *testing.T) {
	var state State
	tab := New(Config{Columns: sampleColumns(), OnState: func(s State) { state = s }})
	tab.SetRows(sampleRows(3))
	looktest.Light(t, tab, 1000, 300)
	h := tab.header[1]
	edge := h.pane.cols[0].x + h.pane.cols[0].w
	h.MouseDown(&desktop.MouseEvent{
		PointEvent: fyne.PointEvent{Position: fyne.NewPos(edge, 5)},
		Button:     desktop.MouseButtonPrimary,
	})
	h.Dragged(&fyne.DragEvent{
		PointEvent: fyne.PointEvent{Position: fyne.NewPos(edge+30, 5)},
		Dragged:    fyne.NewDelta(30, 0),
	})
	h.DragEnd()
	if state.Columns[1].Width != 106 {
		t.Errorf("width %v, want 76+30", state.Columns[1].Width)
	}
	tab.ShowColumn("risk", false)
	tab.ShowColumn("owner", true)
	tab.MoveColumn("Legal", -1)
	tab.SortBy("score", true)
	again := New(Config{Columns: sampleColumns(), State: state})
	again.SetRows(sampleRows(3))
	looktest.Light(t, again, 1000, 300)
	var titles []string
	for _, i := range again.shown {
		titles = append(titles, again.columns[i].Title)
	}
	want := "Service,Scope,Legal,Governance,Risk mgmt,Controls,Resilience,Score and band,Decision,Review,Owner"
	if got := strings.Join(titles, ","); got != want {
		t.Errorf("columns %s\nwant    %s", got, want)
	}
	if again.State().SortBy != "score" || !again.State().Descending {
		t.Error("sorting is forgotten")
	}
}

func TestADamagedStateCostsTheMemoryNotTheTable(t *testing.T) {
	cols := sampleColumns()
	for _, s := range []State{
		{},
		{SortBy: "gone", Columns: []columnState{{ID: "gone", Width: 5}, {ID: "service", Hidden: true}}},
		{Columns: []columnState{
			{ID: "risk", Width: -3},
			{ID: "risk", Width: 1e9},
			{ID: "scope", Width: 1e9},
		}},
	} {
		got := s.completed(cols)
		if len(got.Columns) != len(cols) || got.Columns[0].ID != "service" || got.Columns[0].Hidden ||
			got.SortBy != "" {
			t.Errorf("%+v became %+v", s, got)
		}
		for _, c := range got.Columns {
			if c.Width < smallestColumn || c.Width > largestColumn {
				t.Errorf("%+v: width %v of %s", s, c.Width, c.ID)
			}
		}
	}
}

func TestOnlyVisibleRowsHaveViewsAndScrollingReusesThem(t *testing.T) {
	tab := sampleTable(10000)
	looktest.Light(t, tab, 1000, 500)
	made := len(tab.right.drawn)
	if made > 20 {
		t.Fatalf("%d views for a page of 11 rows", made)
	}
	for y := float32(0); y < 40000; y += 333 {
		tab.scroll.ScrollToOffset(fyne.NewPos(0, y))
		tab.scrolled()
		first, last := tab.visible()
		for i := first; i <= last; i++ {
			v := tab.right.rows[i]
			if v == nil || v.box.Position().Y != float32(i)*tab.rowHeight() || !v.box.Visible() {
				t.Fatalf("row %d has no view in its place at offset %v", i, y)
			}
			if got, want := v.cells[1].cell.Text, sampleRow(i).Cells[2].Text; got != want {
				t.Fatalf("row %d shows %q, want %q", i, got, want)
			}
		}
	}
	if now := len(tab.right.drawn); now > made+2 {
		t.Errorf("views grew from %d to %d while scrolling", made, now)
	}
}

func TestTheFirstColumnStaysWhileTheOthersScroll(t *testing.T) {
	tab := sampleTable(50)
	looktest.Light(t, tab, 500, 300)
	tab.scroll.ScrollToOffset(fyne.NewPos(200, 120))
	tab.scrolled()
	if tab.left.Position() != fyne.NewPos(0, -120) {
		t.Errorf("first column at %v", tab.left.Position())
	}
	if tab.header[1].Position().X != -200 {
		t.Errorf("headers at %v", tab.header[1].Position())
	}
	if tab.frame.stickyLine.Hidden {
		t.Error("nothing shows that columns are scrolled away")
	}
}

func TestTheWheelOverTheFirstColumnScrollsTheTable(t *testing.T) {
	tab := sampleTable(50)
	win := looktest.Light(t, tab, 700, 300)
	test.Scroll(win.Canvas(), fyne.NewPos(20, 100), 0, -90)
	if tab.scroll.Offset.Y != 90 || tab.left.Position().Y != -90 {
		t.Errorf("offset %v, first column at %v", tab.scroll.Offset, tab.left.Position())
	}
}

func TestAColumnThatGrowsTakesTheRoomLeftOver(t *testing.T) {
	tab := sampleTable(3)
	looktest.Light(t, tab, 1600, 300)
	if w := tab.left.width + tab.right.width; w != 1600 {
		t.Errorf("columns fill %v of 1600", w)
	}
}

func TestAnEmptyTableShowsItsNextStep(t *testing.T) {
	empty, none := figure.NewStateMark(theme.MarkRing, "nothing yet", theme.Unknown),
		figure.NewStateMark(theme.MarkRing, "no match", theme.Unknown)
	tab := New(Config{Columns: []Column{{ID: "a", Title: "A"}}, Empty: empty, NoMatch: none})
	looktest.Light(t, container.NewStack(tab), 400, 300)
	if !empty.Visible() || none.Visible() {
		t.Error("an empty table does not say so")
	}
	tab.SetRows(RowList{{ID: "1", Cells: []Cell{{Text: "one"}}}})
	tab.SetFilter("two")
	if empty.Visible() || !none.Visible() {
		t.Error("a filter that hides everything does not say so")
	}
	tab.SetFilter("")
	if empty.Visible() || none.Visible() {
		t.Error("the stand-ins cover the rows")
	}
}

func TestRowAtFindsWhereAFileWasDropped(t *testing.T) {
	tab := sampleTable(100)
	looktest.Light(t, tab, 900, 400)
	tab.scroll.ScrollToOffset(fyne.NewPos(0, 10*tab.rowHeight()))
	tab.scrolled()
	id, ok := tab.RowAt(fyne.NewPos(300, tab.headerHeight()+2.5*tab.rowHeight()))
	if !ok || id != "svc-12" {
		t.Errorf("row %q, %v", id, ok)
	}
	if _, ok := tab.RowAt(fyne.NewPos(300, 5)); ok {
		t.Error("the header counts as a row")
	}
}

func TestWhatTheMouseDoesAtAHeaderTheMenuOfRowsDoesToo(t *testing.T) {
	tab := plainTable(Config{})
	looktest.Light(t, tab, 400, 300)
	var done []string
	for _, item := range tab.menu().Items {
		if item.Label != "Arrange a column" {
			continue
		}
		for _, column := range item.ChildMenu.Items {
			for _, one := range column.ChildMenu.Items {
				done = append(done, column.Label+": "+one.Label)
			}
		}
		item.ChildMenu.Items[1].ChildMenu.Items[3].Action() // Count: Wider
	}
	if tab.width("n") != 60+widthStep {
		t.Errorf("the column is %v wide", tab.width("n"))
	}
	for _, want := range []string{
		"Name: Fit width to content", "Count: Narrower", "Count: Move left",
		"Count: Hide", "Open: Move right",
	} {
		if !slices.Contains(done, want) {
			t.Errorf("%q is not among %v", want, done)
		}
	}
}

func TestNamesSortWithTheirNumbersByValue(t *testing.T) {
	want := []string{
		"", "1", "01", "2", "10", "100", "a", "A 2", "a 10", "Service 1.9", "service 1.10",
		"Service 99999999999999999998", "Service 99999999999999999999", "ß2", "ß10",
	}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, Compare)
	if want[1], want[2] = "01", "1"; !slices.Equal(got, want) {
		t.Errorf("sorted %q", got)
	}
	for _, a := range want {
		for _, b := range want {
			if Compare(a, b) != -Compare(b, a) {
				t.Errorf("%q and %q have no order", a, b)
			}
		}
	}
}

func TestATableShowsItsFocusAndHandsOnKeysItDoesNotUse(t *testing.T) {
	looktest.ShowsFocus(t, map[string]fyne.Focusable{"table": sampleTable(3)})
}
