package duties

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
	"countersign/app/widgets/text"
	"countersign/app/widgets/timeline"
)

// tall is the height of a window, at 100 %, in which the line of time has a row for each law.
const tall = 700

// lineOfTime is the picture of the days of law with the words of the one that is selected. It follows the list,
// and the list follows it.
type lineOfTime struct {
	m      *model
	reach  func(duty string)
	line   *timeline.Picture
	said   *text.Prose
	folded bool
	box    *fyne.Container
}

func newLineOfTime(m *model, reach func(duty string), open func()) *lineOfTime {
	t := &lineOfTime{m: m, reach: reach, said: text.NewCaption("")}
	t.line = timeline.New(tall, t.pick, func(string) { open() })
	t.box = widgets.NewInset(4, 0.5, widgets.NewColumn(0.5, t.line, t.said))
	return t
}

// pick selects the first duty of a day.
func (t *lineOfTime) pick(id string) {
	if d, ok := t.m.dayAt(id); ok {
		t.m.point = id
		t.reach(d.first())
	}
}

// fold makes one line of it, or a row for each law again.
func (t *lineOfTime) fold(folded bool) {
	t.folded = folded
	t.line.Fold(folded)
	t.box.Refresh()
}

// show draws the days of the use.
func (t *lineOfTime) show() {
	t.line.Set(t.m.timeline())
	t.follow()
}

// follow marks a day of the selected duty, and says in words what the picture shows of it.
func (t *lineOfTime) follow() {
	d, ok := t.m.pointed()
	t.m.point = ""
	words := "No day of law is known for this duty."
	if ok {
		t.m.point, words = d.id, d.words()
	}
	t.line.Pick(t.m.point)
	if t.said.String() != words {
		t.said.SetText(words)
		t.box.Refresh()
	}
}

// noDays says so; "" if days of law are known for the use.
func (t *lineOfTime) noDays() string {
	if len(t.m.days()) == 0 {
		return "No day of law is known for this use."
	}
	return ""
}

// list shows the days of law in words; Enter selects the first duty of a day.
func (t *lineOfTime) list(host host) {
	if why := t.noDays(); why != "" {
		host.Note(why)
		return
	}
	days := t.m.days()
	var hide func()
	list := ui.NewList(host, ui.ListConfig{
		Name: "days", Rows: "days of law", TwoLine: true,
		Columns: []table.Column{
			{ID: "day", Title: "Day", Width: 92, Numeric: true},
			{ID: "kind", Title: "How it stands", Width: 150},
			{ID: "law", Title: "Law, article and what starts", Width: 400, Grow: 1},
		},
		Actions: []ui.Action{{
			ID: "open", Title: "Select its first duty", Key: fyne.KeyReturn,
			Run: func(ids []string) {
				hide()
				t.pick(ids[0])
			},
		}},
	})
	foot := container.NewHBox(layout.NewSpacer(), widgets.NewPrimary("Close", func() { hide() }))
	body := widgets.NewFrame(nil, widgets.NewInset(0, 1.5, foot), nil, nil, list.Framed(0, 1))
	hide = host.Show("Days of law for this use", ui.Sized(host, body, 900, 520))
	list.Show(dayRows(days), len(days))
	host.Window().Canvas().Focus(list.Table)
}

func dayRows(days []lawDay) table.RowList {
	rows := make(table.RowList, 0, len(days))
	for i := range days {
		d := &days[i]
		mark, tone := look(d.kind)
		what := strings.TrimPrefix(d.words(), string(d.day)+", "+d.kind.Title()+": ")
		rows = append(rows, table.Row{ID: d.id, Cells: []table.Cell{
			{Text: string(d.day), Order: ui.DayOrder(d.day)},
			{Kind: table.MarkCell, Text: d.kind.Title(), Mark: mark, Tone: tone, Tip: d.kind.Title()},
			{Text: d.law, Sub: strings.TrimPrefix(strings.TrimPrefix(what, d.law), ", "), Tip: what},
		}})
	}
	return rows
}

// foldKey folds the line of time with T.
type foldKey struct{ fold func() }

// TakeRune implements ui.KeyTaker.
func (k foldKey) TakeRune(r rune) bool {
	if r != 't' && r != 'T' {
		return false
	}
	k.fold()
	return true
}

// TakeKey uses no other key.
func (foldKey) TakeKey(*fyne.KeyEvent) bool { return false }
