package contracts

import (
	"fmt"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/proposal"
)

// intakeFiles is the table of several files: what each is, whose, where it goes, and what cannot be added.
type intakeFiles struct {
	p    *Intake
	list *ui.List
	bad  *fyne.Container // what cannot be added, each with its reason
	body fyne.CanvasObject
}

// mostReasons is how many reasons stand over the table; its rows name every file.
const mostReasons = 6

func newIntakeFiles(p *Intake) *intakeFiles {
	fs := &intakeFiles{p: p, bad: widgets.NewColumn(0.5)}
	fs.list = ui.NewList(p.host, ui.ListConfig{
		Name: "intake", Rows: "files", TwoLine: true,
		Columns: []table.Column{
			{ID: "file", Title: "File", Width: 220, Grow: 1},
			{ID: "kind", Title: "What it is", Width: 180, Grow: 1},
			{ID: "vendor", Title: "Vendor", Width: 120},
			{ID: "into", Title: "Into", Width: 200, Grow: 1},
			{ID: "effective", Title: "Effective", Width: 90, Numeric: true},
			{ID: "status", Title: "Status", Width: 90},
			{ID: "unsure", Title: "To look at", Width: 110, Numeric: true},
		},
		Empty: widgets.NewEmptyState("No file is left", "Discard leads back.", "", nil),
		Actions: []ui.Action{
			{ID: "open", Title: "Look at its form", Key: fyne.KeyReturn, Run: func(ids []string) {
				if at, err := strconv.Atoi(ids[0]); err == nil {
					p.open(at)
				}
			}},
			{ID: "leave", Title: "Leave it out", Key: fyne.KeyDelete, Many: true, Run: fs.leaveOut},
		},
	})
	fs.body = widgets.NewFrame(widgets.NewInset(4, 1.5, fs.bad), nil, nil, nil,
		widgets.NewInset(4, 0, fs.list.Framed(0, 2)))
	return fs
}

func (fs *intakeFiles) refill() {
	rows := table.RowList{}
	fs.bad.Objects = nil
	for i, h := range fs.p.m.all {
		rows = append(rows, table.Row{ID: strconv.Itoa(i), Cells: fs.cells(h)})
		if h.refused != "" && len(fs.bad.Objects) < mostReasons {
			fs.bad.Add(text.NewProse(text.Run{
				Text: "“" + h.name + "” cannot be added. ", Tone: theme.Bad, Bold: true,
			}, text.Run{Text: h.refused}))
		}
	}
	fs.list.Show(rows, len(rows))
}

func (fs *intakeFiles) cells(h *handed) []table.Cell {
	if h.refused != "" {
		return []table.Cell{
			{Kind: table.MarkCell, Text: h.name, Tone: theme.Bad, Mark: theme.MarkCross},
			{Text: "cannot be added", Sub: h.refused, Tip: h.refused, Muted: true},
			{},
			{},
			{},
			{},
			{},
		}
	}
	v := h.form.Values
	unsure := slices.DeleteFunc(slices.Clone(h.out.Facts), func(f proposal.Fact) bool {
		return f.Sure != proposal.Unsure || h.typed[f.Field]
	})
	look := table.Cell{Text: "–", Muted: true}
	if n := len(unsure); n > 0 {
		look = table.Cell{
			Kind: table.MarkCell, Text: fmt.Sprintf("%d unsure", n), Order: float64(n), Mark: theme.MarkAlert, Tone: theme.Mixed,
		}
	}
	return []table.Cell{
		{Text: h.name, Sub: h.about()},
		{Text: v["title"], Sub: assessments.DocumentKind(v["kind"]).Title()},
		{Text: v["vendor"]},
		{Text: fs.p.m.into(h)},
		{Text: v["effective"], Order: ui.DayOrder(assessments.Date(v["effective"]))},
		{Text: ui.Sentence(v["status"])},
		look,
	}
}

// leaveOut takes files out of those that are added.
func (fs *intakeFiles) leaveOut(ids []string) {
	var left []*handed
	for i, h := range fs.p.m.all {
		if !slices.Contains(ids, strconv.Itoa(i)) {
			left = append(left, h)
		}
	}
	fs.p.m.all = left
	fs.p.m.propose()
	fs.list.Table.Select()
	fs.refill()
	fs.p.showHeader()
}
