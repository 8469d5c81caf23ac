package checklist

import (
	"context"
	"path/filepath"
	"strings"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// printer prints the checklist of the page.
type printer struct{ *Page }

// rests says that there is nothing to print; "" if there are responsibilities.
func (p printer) rests() string {
	if len(p.m.list.Lines) == 0 {
		return "Only a use in scope 3, 4 or 5 has responsibilities to print."
	}
	return ""
}

// print asks in what form the checklist is wanted and for whom, then where.
func (p printer) print() {
	if why := p.rests(); why != "" {
		p.host.Note(why)
		return
	}
	p.Flush()
	report := widgets.NewCheckBox("A PDF to read", true, nil)
	book := widgets.NewCheckBox("A workbook to filter", true, nil)
	board := widgets.NewCheckBox("For a board: without notes, and without who recorded an answer", false, nil)
	var hide func()
	do := widgets.NewPrimary("Choose the folder…", func() {
		order := workbench.ChecklistPrint{Use: p.id, AsOf: p.host.Today()}
		if board.On() {
			order.Audience = "board"
		}
		var forms []string
		if report.On() {
			forms = append(forms, ".pdf")
		}
		if book.On() {
			forms = append(forms, ".xlsx")
		}
		if len(forms) == 0 {
			p.host.Note("Tick the PDF, the workbook, or both.")
			return
		}
		hide()
		p.host.PickFolder("Print the checklist into", func(dir string) { p.printInto(dir, order, forms) })
	})
	cancel := widgets.NewButton("Cancel", func() { hide() })
	hide = p.host.Show("Print the responsibilities", widgets.NewColumn(3,
		text.NewProse(text.Run{Text: p.m.list.Use.Purpose + ", " + p.m.list.Words()}), report, book, board,
		text.NewCaption("With what the law asks of the use. For an auditor or a board. A vendor is not given it: it says what we take care of ourselves. "+
			"It is in no audit pack."), widgets.NewWrap(do, cancel)))
}

// printInto writes the files, each of which must not be there yet.
func (p printer) printInto(dir string, order workbench.ChecklistPrint, forms []string) {
	name := "responsibilities-" + p.id + "-" + string(order.AsOf)
	p.host.Run(ui.Job{
		Title: "Printing the responsibilities",
		Work: func(ctx context.Context, pr assessments.Progress) (string, error) {
			var names []string
			for i, ext := range forms {
				pr.Step(int64(i), int64(len(forms)), "Writing "+name+ext)
				if err := p.bench.PrintChecklist(ctx, filepath.Join(dir, name+ext), order); err != nil {
					if len(names) > 0 {
						return "", assessments.Wrap(err, assessments.KindOf(err), "%s was written; then: %s",
							strings.Join(names, " and "), err)
					}
					return "", err
				}
				names = append(names, name+ext)
			}
			return strings.Join(names, " and ") + " in " + dir, nil
		},
	})
}
