package catalogue

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// print asks in what form the selected set is wanted, then where.
func (ac *acts) print() {
	s := ac.m.current()
	report := widgets.NewCheckBox("A PDF to read", true, nil)
	book := widgets.NewCheckBox("A workbook to filter", true, nil)
	positions := widgets.NewCheckBox("With our positions: every page then says that it is internal", false,
		nil)
	var hide func()
	do := widgets.NewPrimary("Choose the folder…", func() {
		var forms []string
		if report.On() {
			forms = append(forms, ".pdf")
		}
		if book.On() {
			forms = append(forms, ".xlsx")
		}
		if len(forms) == 0 {
			ac.host.Note("Tick the PDF, the workbook, or both.")
			return
		}
		hide()
		ac.host.PickFolder("Print the question set into", func(dir string) {
			ac.printInto(dir, s, forms, positions.On())
		})
	})
	cancel := widgets.NewButton("Cancel", func() { hide() })
	hide = ac.host.Show("Print "+s.T.Title, widgets.NewColumn(3,
		text.NewProse(text.Run{Text: ac.m.summary()}), report, book, positions,
		text.NewCaption("Positions are our negotiating line: what we require, fall back to and walk away from. They stay out unless you ask for them."),
		widgets.NewWrap(do, cancel)))
}

// printInto writes the files, each of which must not be there yet.
func (ac *acts) printInto(dir string, s set, forms []string, positions bool) {
	opt := workbench.SetPrint{AsOf: ac.host.Today(), Positions: positions}
	ac.host.Run(ui.Job{Title: "Printing " +
		s.T.Title, Work: func(ctx context.Context, pr assessments.Progress) (string, error) {
		var names []string
		for i, ext := range forms {
			name := s.fileName(ext)
			pr.Step(int64(i), int64(len(forms)), "Writing "+name)
			if err := ac.bench.PrintTemplate(ctx, filepath.Join(dir, name), s.T, opt); err != nil {
				if len(names) > 0 {
					return "", assessments.Wrap(err, assessments.KindOf(err), "%s was written; then: %s",
						strings.Join(names, " and "), err)
				}
				return "", err
			}
			names = append(names, name)
		}
		return fmt.Sprintf("%s in %s", strings.Join(names, " and "), dir), nil
	}})
}
