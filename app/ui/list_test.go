package ui_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
)

// listPage has a list of three towns, of which a chip can hide two.
type listPage struct {
	list *ui.List
	only bool
	done []string
}

func (p *listPage) Title() string              { return "Towns" }
func (p *listPage) Content() fyne.CanvasObject { return p.list.Framed(1, 1) }
func (p *listPage) Close()                     {}
func (p *listPage) Load() {
	rows := table.RowList{}
	for _, town := range []string{"Basel", "Arles", "Cork"} {
		if !p.only || town == "Cork" {
			rows = append(rows, table.Row{ID: town, Cells: []table.Cell{{Text: town}, {Text: town[:1]}}})
		}
	}
	p.list.Show(rows, 3)
}

func towns(h *uitest.Host) *listPage {
	p := &listPage{}
	do := func(what string) func([]string) {
		return func(ids []string) { p.done = append(p.done, what+" "+strings.Join(ids, "+")) }
	}
	p.list = ui.NewList(h, ui.ListConfig{
		Name: "towns", Rows: "towns", Columns: []table.Column{
			{ID: "town", Title: "Town", Width: 200},
			{ID: "letter", Title: "Letter", Width: 90},
		},
		Empty: widgets.NewEmptyState("No town yet", "Found one.", "Found a town…", func() {
			p.done = append(p.done, "found")
		}),
		Unfilter: func() { p.only = false; p.Load() },
		Actions: []ui.Action{
			{ID: "open", Title: "Visit the town", Key: fyne.KeyReturn, Run: do("visit")},
			{
				ID: "raze", Title: "Raze towns", Key: fyne.KeyDelete, Many: true, Apart: true, Run: do("raze"),
				Can: func(ids []string) bool { return !slices.Contains(ids, "Cork") },
			},
		},
	})
	h.Open(p)
	return p
}

func press(p *listPage, keys ...fyne.KeyName) {
	for _, k := range keys {
		p.list.Table.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func TestAFilterThatHidesEverythingIsNoEmptyList(t *testing.T) {
	h := uitest.NewHost(t)
	p := towns(h)
	p.list.Bar.Search().SetText("zz")
	if !h.Sees("Nothing passes this filter", "All 3 towns are there", "Clear filter", "0 of 3") ||
		h.Sees("No town yet") {
		t.Errorf("a filter without hits says %s", h.Words())
	}
	p.only = true
	p.Load()
	h.Tap("Clear filter")
	if !h.Sees("Basel", "Arles", "Cork") || p.only || p.list.Bar.Search().Text != "" {
		t.Errorf("Clear filter leaves %s", h.Words())
	}
	p.list.Show(nil, 0)
	if !h.Sees("No town yet") {
		t.Errorf("an empty list says %s", h.Words())
	}
	h.Tap("Found a town…")
	if !slices.Equal(p.done, []string{"found"}) {
		t.Errorf("its next step did %v", p.done)
	}
}

func TestRowsThatAChipHidesCountAsHidden(t *testing.T) {
	h := uitest.NewHost(t)
	p := towns(h)
	p.only = true
	p.Load()
	if !h.Sees("1 of 3", "Clear filter") {
		t.Errorf("with a chip on: %s", h.Words())
	}
	p.list.Bar.Search().SetText("basel")
	if !h.Sees("Nothing passes this filter") || h.Sees("No town yet") {
		t.Errorf("chip and words together: %s", h.Words())
	}
}

func TestActionsAreDoneByKeyMenuAndCommandAlike(t *testing.T) {
	h := uitest.NewHost(t)
	p := towns(h)
	press(p, fyne.KeyHome, fyne.KeyReturn, fyne.KeyDelete)
	commands := map[string]ui.Command{}
	for _, c := range p.list.Commands() {
		commands[c.Title] = c
	}
	commands["Visit the town"].Run()
	commands["Raze towns"].Run()
	if want := []string{"visit Basel", "raze Basel", "visit Basel", "raze Basel"}; !slices.Equal(p.done,
		want) {
		t.Errorf("done %v", p.done)
	}
	if commands["Raze towns"].Keys != "Del" || commands["Visit the town"].Keys != "Enter" {
		t.Errorf("the palette says %q and %q", commands["Raze towns"].Keys, commands["Visit the town"].Keys)
	}
	commands["What can be done with the rows…"].Run()
	var words []string
	for _, o := range uitest.Find[*canvas.Text](h) {
		words = append(words, o.Text)
	}
	for _, want := range []string{
		"Visit the town", "Raze towns", "Select all", "Copy rows", "Sort by",
		"Columns", "Arrange a column",
	} {
		if !slices.Contains(words, want) {
			t.Errorf("the menu lacks “%s”: %v", want, words)
		}
	}
}

func TestWhatDoesNotGoWithTheRowsChosenSaysWhy(t *testing.T) {
	h := uitest.NewHost(t)
	p := towns(h)
	press(p, fyne.KeyEnd, fyne.KeyDelete) // Cork cannot be razed
	p.list.Table.TypedShortcut(&fyne.ShortcutSelectAll{})
	for _, c := range p.list.Commands() {
		if c.Title == "Visit the town" {
			c.Run() // one at a time
		}
	}
	if len(p.done) != 0 || len(h.Notes) != 2 || !strings.Contains(h.Notes[1], "choose only one") {
		t.Errorf("done %v, said %v", p.done, h.Notes)
	}
}

func TestColumnsWidthsAndSortingAreRemembered(t *testing.T) {
	h := uitest.NewHost(t)
	p := towns(h)
	p.list.Table.SortBy("town", true)
	p.list.Table.ShowColumn("letter", false)
	again := towns(h)
	if s := again.list.Table.State(); s.SortBy != "town" || !s.Descending || !s.Columns[1].Hidden {
		t.Errorf("remembered %+v", s)
	}
	if got := strings.Join(again.list.Table.Shown(), " "); got != "Cork Basel Arles" {
		t.Errorf("shown as %s", got)
	}
}

func TestEnterAndDownLeadFromTheFilterToTheRows(t *testing.T) {
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyDown} {
		h := uitest.NewHost(t)
		p := towns(h)
		p.list.FocusFilter()
		p.list.Bar.Search().SetText("c")
		p.list.Bar.Search().TypedKey(&fyne.KeyEvent{Name: key})
		if h.Window().Canvas().Focused() != fyne.Focusable(p.list.Table) ||
			len(p.list.Table.Selected()) != 1 {
			t.Errorf("%s leads to %T with %v", key, h.Window().Canvas().Focused(), p.list.Table.Selected())
		}
	}
}

func TestRowsAreCopiedForASpreadsheet(t *testing.T) {
	h := uitest.NewHost(t)
	p := towns(h)
	press(p, fyne.KeyHome)
	for _, c := range p.list.Commands() {
		if c.ID == "towns.copy" {
			c.Run()
		}
	}
	if got := h.Clipboard().Content(); got != "Town\tLetter\nBasel\tB" {
		t.Errorf("copied %q", got)
	}
	if len(h.Notes) != 1 || !strings.Contains(h.Notes[0], "Copied 1 row") {
		t.Errorf("said %v", h.Notes)
	}
}

func TestCommandOfMenuNeedsRowThatWasChosen(t *testing.T) {
	h := uitest.NewHost(t)
	p := towns(h)
	p.list.Table.FocusGained() // the keyboard begins on a row that no one chose
	for _, c := range p.list.ActionCommands() {
		c.Run()
	}
	if len(p.done) > 0 {
		t.Errorf("without a choice it did %v", p.done)
	}
	if !strings.Contains(strings.Join(h.Notes, "\n"), "Choose among the towns first.") {
		t.Errorf("it says %v", h.Notes)
	}
	press(p, fyne.KeyDown)
	p.list.ActionCommands()[0].Run()
	if len(p.done) != 1 || !strings.HasPrefix(p.done[0], "visit ") {
		t.Errorf("of the chosen row it did %v", p.done)
	}
}

// TestTheWholeRowIsShown also in columns that have no room, and of one row alone.
func TestTheWholeRowIsShown(t *testing.T) {
	h := uitest.NewHost(t)
	p := towns(h)
	p.list.Table.ShowColumn("letter", false)
	var whole ui.Command
	for _, c := range p.list.Commands() {
		if c.ID == "towns.row" {
			whole = c
		}
	}
	if whole.Enabled() || !strings.Contains(whole.Why(), "Choose among") {
		t.Errorf("without a row it says %q", whole.Why())
	}
	press(p, fyne.KeyHome)
	whole.Run()
	if !h.Sees("The whole row", "Town:", "Basel", "Letter:", "B") {
		t.Errorf("it shows %s", h.Words())
	}
	p.list.Table.TypedShortcut(&fyne.ShortcutSelectAll{})
	if whole.Enabled() || !strings.Contains(whole.Why(), "choose only one") {
		t.Errorf("of several rows it says %q", whole.Why())
	}
}
