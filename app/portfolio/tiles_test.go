package portfolio

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// TestTilesOpenTheirRowsByKeyAndMouse and the chip that shows the narrowing ends it.
func TestTilesOpenTheirRowsByKeyAndMouse(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	uitest.Furnish(t, b)
	use := assessments.Use{
		ID: "free", ServiceID: "chat", Purpose: "Translation", Owner: "Rita",
		Status: "current", Scope: 2,
	}
	uitest.Must(t)(b.Add(t.Context(), &use))
	page := New(b, h)
	h.Open(page)
	shown := func() int { return len(page.list.Table.Shown()) }
	if shown() != 2 {
		t.Fatalf("%d rows", shown())
	}
	tiles := uitest.Find[*widgets.StatTile](h)
	for i, want := range []int{2, 1, 2, 2, 0} {
		if i == 3 {
			continue // opens a list of its own
		}
		tiles[i].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if shown() != want {
			t.Errorf("tile %d: %d rows, want %d", i, shown(), want)
		}
		if h.Window().Canvas().Focused() != fyne.Focusable(page.list.Table) {
			t.Errorf("tile %d: the keyboard is at %T", i, h.Window().Canvas().Focused())
		}
	}
	if !h.Sees("Stale answers only") {
		t.Errorf("the narrowing is not shown: %s", h.Words())
	}
	page.only.Tapped(nil)
	if shown() != 2 || h.Sees("Stale answers only") {
		t.Errorf("its chip leaves %d rows", shown())
	}
	page.m.owner = "someone else"
	tiles[1].Tapped(nil)
	if shown() != 1 {
		t.Errorf("another filter hides what the tile counts: %d rows", shown())
	}
}

func TestTileOfWhatIsDueListsAndOpensIt(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	uitest.Furnish(t, b)
	page := New(b, h)
	h.Open(page)
	due := uitest.Find[*widgets.StatTile](h)[3]
	due.Tapped(nil)
	if len(h.Dialogs) != 0 || !strings.Contains(strings.Join(h.Notes, " "), "Nothing is overdue") {
		t.Errorf("with nothing due: %d dialogs, %q", len(h.Dialogs), h.Notes)
	}
	finding := assessments.Finding{
		ID: "f", AssessmentID: "a", ItemID: "S2-LP-TRAINING-USE", Text: "The ban is missing", Owner: "Rita",
		Status: "open", Due: h.Day.AddDays(-3),
	}
	uitest.Must(t)(b.Add(t.Context(), &finding))
	h.CatchUp()
	due.Tapped(nil)
	if len(h.Dialogs) != 1 || !h.Sees("Finding", "The ban is missing", "Lumen Chat", string(finding.Due)) {
		t.Fatalf("%d dialogs: %s", len(h.Dialogs), h.Words())
	}
	table := uitest.Within[*table.View](h.Dialogs[0].Content)[0]
	table.Select(table.Shown()[0])
	table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	want := ui.Route{Page: "desk", ID: "a", Item: finding.ItemID}
	if h.Dialogs[0].Open || len(h.Routes) != 1 || h.Routes[0] != want {
		t.Errorf("open %v, led to %v", h.Dialogs[0].Open, h.Routes)
	}
	due.Tapped(nil)
	h.Tap("Close")
	if h.Dialogs[1].Open {
		t.Error("Close leaves it open")
	}
}

// TestEveryDueNounHasWordsAndAPlace so that every row of the list leads on.
func TestEveryDueNounHasWordsAndAPlace(t *testing.T) {
	for _, noun := range []assessments.Noun{
		"assessment", "decision", "condition", "exception", "finding",
		"contract",
	} {
		d := workbench.Due{Noun: noun, ID: "id", AssessmentID: "a", ItemID: "I"}
		to := dueRoute(d)
		if to.ID == "" || to.Page == "" || dueWhat(d) == "" || dueWhat(d) == string(noun) {
			t.Errorf("%s: %q, %+v", noun, dueWhat(d), to)
		}
	}
}

func TestTheTileOfTheLawCountsDutiesAndOpensTheDaysToCome(t *testing.T) {
	h := uitest.NewHost(t)
	h.Day = "2026-11-30"
	b := uitest.NewBench(t, h)
	uitest.Furnish(t, b)
	uitest.Change(t, b, assessments.NounUse, "support", func(r assessments.Record) {
		u := r.(*assessments.Use)
		u.UsersIn, u.PeopleIn, u.Generates = []string{"DE"}, []string{"DE"}, []string{"image"}
	})
	page := New(b, h)
	h.Open(page)
	if !h.Sees("duties of law bind", "cannot be told") {
		t.Errorf("got: %s", h.Words())
	}
	if c := lawCell(page.m.all[0].Law); !strings.Contains(c.Text, "?") || c.Order < 1 {
		t.Errorf("the cell of a use with open facts: %+v", c)
	}
	uitest.Find[*widgets.StatTile](h)[5].Tapped(nil)
	page.listsWhatItsTileCounts(t, h)
	h.Tap("Days to come…")
	if !h.Sees("2026-12-02", "2026-12-10", "Support drafting") {
		t.Errorf("the days to come: %s", h.Words())
	}
	soon, starts := 0, 0
	for _, one := range page.m.law.Uses {
		soon += one.Soon
	}
	for _, n := range page.m.law.Notices {
		if noticeCell(n).Text == "starts" {
			starts++
		}
	}
	if said := fmt.Sprintf("%d start, ", soon); starts != soon || !h.Sees(said) {
		t.Errorf("%d rows start, the tile counts %d more: %s", starts, soon, h.Words())
	}
	lists := uitest.Find[*table.View](h)
	list := lists[len(lists)-1]
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if at := h.Routes[len(h.Routes)-1]; at.Page != "obligations" || at.ID != "support" || at.Item == "" {
		t.Errorf("Enter leads to %v", at)
	}
}

// The next days of law stand on the first screen, each with its use, and lead to the duty.
func TestTheNextDaysOfLawLeadToTheDutyOfTheUse(t *testing.T) {
	h := uitest.NewHost(t)
	h.Day = "2026-11-30"
	b := uitest.NewBench(t, h)
	uitest.Furnish(t, b)
	uitest.Change(t, b, assessments.NounUse, "support", func(r assessments.Record) {
		u := r.(*assessments.Use)
		u.UsersIn, u.PeopleIn, u.Generates = []string{"DE"}, []string{"DE"}, []string{"image"}
	})
	page := New(b, h)
	h.Open(page)
	h.Tap("2026-12-02 EU AI Act: Support drafting")
	if at := h.Routes[len(h.Routes)-1]; at.Page != "obligations" || at.ID != "support" || at.Item != "EUAIA-5-1-ba-bb" {
		t.Errorf("the link leads to %v", at)
	}
	day := func(maybe bool, on assessments.Date, uses ...string) {
		for _, id := range uses {
			page.m.law.Notices = append(page.m.law.Notices, workbench.DutyNotice{
				Day: on, Maybe: maybe, LawTitle: "A law", Use: assessments.Use{ID: id, Purpose: id},
			})
		}
	}
	page.m.law.Notices = nil
	day(true, "2026-12-01", "open")
	day(false, "2026-12-05", "one", "two", "two", "three of a name that is too long to stand on the first screen")
	day(false, "2026-12-03", "a name that is too long to stand on the first screen")
	var got []string
	for _, n := range page.m.next() {
		words, _ := n.words()
		got = append(got, words)
	}
	want := []string{
		"2026-12-03 A law: a name that is too long to stan…", "2026-12-05 A law: one and 2 more",
		"2026-12-01 A law, cannot be told: open",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestThePortfolioFitsAWindowOf1280AtEveryTextSize: what never folds leaves room, at 200 % too.
func TestThePortfolioFitsAWindowOf1280AtEveryTextSize(t *testing.T) {
	var least float32
	for _, c := range columns() {
		if c.Fold == 0 && !c.Hidden {
			least += c.Width
		}
	}
	if page := float32(960); least*2 > page {
		t.Errorf("the columns that never fold take %.0f of %.0f", least*2, page)
	}
}

// listsWhatItsTileCounts: the duties of the uses listed sum up to the figures of the tile of law.
func (p *Page) listsWhatItsTileCounts(t *testing.T, h *uitest.Host) {
	t.Helper()
	var binds, soon, untold int
	for _, r := range p.m.lawUses() {
		binds, soon, untold = binds+r.Law.Binds, soon+r.Law.Soon, untold+r.Law.Untold
	}
	tile := p.m.lawTile()
	text := fmt.Sprintf("%s of law %s, %d\u00a0more within 90 days; %d\u00a0cannot be told",
		pick(binds, "duty", "duties"), pick(binds, "binds", "bind"), soon, untold)
	if fmt.Sprint(binds) != tile.Figure || text != tile.Text {
		t.Errorf("the uses have %d %s; the tile says %s %s", binds, text, tile.Figure, tile.Text)
	}
	list := uitest.Within[*table.View](h.Dialogs[len(h.Dialogs)-1].Content)[0]
	if got, want := len(list.Shown()), len(p.m.lawUses()); got != want || got == 0 {
		t.Fatalf("%d rows for %d uses", got, want)
	}
	list.Select(list.Shown()[0])
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	to := ui.Route{Page: "obligations", ID: p.m.lawUses()[0].UseID}
	if n := len(h.Routes); n == 0 || h.Routes[n-1] != to || h.Dialogs[len(h.Dialogs)-1].Open {
		t.Errorf("led to %v", h.Routes)
	}
	uitest.Find[*widgets.StatTile](h)[5].Tapped(nil)
}
