package catalogue

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/app/theme"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/table"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// maxSetFile is the largest file that is read as a question set, in bytes.
const maxSetFile = 8 << 20

// add asks for a file, lints it, and keeps the set in the workspace where nothing is wrong with it.
func (ac *acts) add() {
	ac.host.PickFile("Add a question set", []string{".yaml", ".yml"}, func(path string) {
		ac.host.Background(func(ctx context.Context) func() {
			data, err := readSet(path)
			if err != nil {
				return func() { ac.host.Fail(err) }
			}
			t, problems := ac.bench.ParseTemplate(filepath.Base(path), data)
			if len(problems) > 0 {
				return func() { ac.report(filepath.Base(path), problems) }
			}
			ev, err := ac.bench.AddTemplate(ctx, t)
			return func() {
				switch {
				case err != nil:
					ac.host.Fail(err)
				case ev.Seq == 0:
					ac.host.Note(t.Title + " " + t.Version + " is in this workspace already")
					ac.want(t)
				default:
					ac.host.Note(fmt.Sprintf("%s %s is kept in this workspace, with %s; Ctrl+Z takes it out again", t.Title, t.Version,
						assessments.Count(len(t.Items), "item", "items")))
					ac.want(t)
				}
			}
		})
	})
}

// want shows a set as soon as it has been read from the workspace.
func (ac *acts) want(t assessments.Template) {
	ac.m.want = t.ID
	ac.page.Load()
}

// readSet reads a file that may be a question set, up to its limit.
func readSet(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, assessments.Wrap(err, assessments.NotFound,
			"“%s” cannot be read. See whether it is still there and whether you may read it.", path)
	}
	defer func() { _ = f.Close() }() // only read
	data, err := io.ReadAll(io.LimitReader(f, maxSetFile+1))
	switch {
	case err != nil:
		return nil, assessments.Wrap(err, assessments.Machine, "“%s” cannot be read to its end.", path)
	case len(data) > maxSetFile:
		return nil, assessments.Errorf(assessments.Refused,
			"“%s” is larger than %d MiB: that is no question set. Nothing was added.", path, maxSetFile>>20)
	}
	return data, nil
}

// report lists everything that is wrong with a file, with path and line, to be fixed in an editor.
func (ac *acts) report(name string, problems []assessments.Problem) {
	var rows table.RowList
	var lines []string
	for i, one := range problems {
		line := ""
		if one.Line > 0 {
			line = fmt.Sprint(one.Line)
		}
		rows = append(rows, table.Row{ID: fmt.Sprint(i), Cells: []table.Cell{
			{Text: line, Order: float64(one.Line)}, {Text: one.Path}, {Text: one.Message, Tip: one.Message},
		}})
		lines = append(lines, name+": "+one.String())
	}
	table := table.New(table.Config{Multi: true, Columns: []table.Column{
		{ID: "line", Title: "Line", Width: 56, Numeric: true, Align: fyne.TextAlignTrailing},
		{ID: "path", Title: "Where", Width: 240},
		{ID: "what", Title: "What is wrong", Width: 420, Grow: 1},
	}})
	table.SetRows(rows)
	var hide func()
	again := widgets.NewPrimary("Choose a file again…", func() {
		hide()
		ac.add()
	})
	copied := widgets.NewButton("Copy the report", func() {
		ac.host.Clipboard().SetContent(strings.Join(lines, "\n"))
		ac.host.Note("The report is on the clipboard")
	})
	body := widgets.NewFrame(
		widgets.NewInset(0, 2, widgets.NewColumn(2,
			figure.NewStateMark(theme.MarkAlert, assessments.Count(len(problems), "problem", "problems")+
				" found; nothing was added",
				theme.Bad),
			text.NewCaption("Fix them in the file, save it, and choose it again. The tooltip shows a problem in full."))),
		widgets.NewInset(0, 2, widgets.NewWrap(again, copied, widgets.NewButton("Close", func() { hide() }))),
		nil, nil, table)
	hide = ac.host.Show(name+" is not a question set that can be used", container.New(reportSize{}, body))
}

// reportSize gives the report room to be read.
type reportSize struct{}

func (reportSize) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(theme.Scaled(720), theme.Scaled(380))
}

func (reportSize) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }
