package desk

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// attaching takes files as evidence of an item, or leads to where they become contract documents.
type attaching struct {
	page  *Page
	host  host
	bench bench
	id    string
	m     *model
}

// attachFirst attaches to the first expected evidence that has nothing yet.
func (w *expected) attachFirst() {
	it, ok := w.p.m.current()
	if !ok || len(it.Evidence) == 0 {
		return
	}
	ticked := map[string]bool{}
	for _, t := range w.p.m.A.Dossier.TicksOn(it.ID) {
		ticked[t.ExpectedID] = true
	}
	for _, x := range it.Evidence {
		if !ticked[x.ID] {
			w.attach(x.ID)
			return
		}
	}
	w.attach(it.Evidence[0].ID)
}

func (w *expected) attach(expected string) {
	item := w.card.item
	w.p.host.PickFile("Attach evidence", nil, func(path string) {
		w.p.attaching.askAttach(item, expected, []string{path})
	})
}

// dropped asks what to do with files: those dropped on expected evidence are attached to it, of others
// a person says whether they are contract documents or evidence.
func (fs *attaching) dropped(at fyne.Position, paths []string) {
	if len(paths) == 0 || !fs.page.ready() {
		return
	}
	it, ok := fs.m.current()
	for _, t := range fs.page.card.expected.ticks {
		if ok && t.row.Contains(at) {
			fs.askAttach(it.ID, t.expected, paths)
			return
		}
	}
	fs.askWhat(it, paths)
}

// askWhat asks whether files that were not dropped on a line of evidence are contract documents or evidence.
func (fs *attaching) askWhat(it assessments.Item, paths []string) {
	what, one := fmt.Sprintf("%d files", len(paths)), ""
	if len(paths) == 1 {
		what, one = "“"+filepath.Base(paths[0])+"”", "a "
	}
	says := "A contract document is read and cited. Evidence is ticked against what “" + it.Title +
		"” expects."
	if len(it.Evidence) == 0 {
		says = "A contract document is read and cited. No evidence is expected for what is selected here."
	}
	var hide func()
	contract := widgets.NewButton("Contract document…", func() {
		hide()
		fs.page.Flush()
		fs.host.Go(ui.AddRoute(ui.VendorOf(fs.m.A.Dossier.Vendor.ID), paths...))
	})
	evidence := widgets.NewButton("Evidence…", func() {
		hide()
		fs.askAttach(it.ID, "", paths)
	})
	if len(it.Evidence) == 0 {
		evidence.Disable()
	}
	cancel := widgets.NewButton("Cancel", func() { hide() })
	body := container.NewBorder(nil, container.NewHBox(layout.NewSpacer(), cancel, contract, evidence), nil,
		nil, text.NewProse(text.Run{Text: says}))
	hide = fs.host.Show(what+": "+one+"contract document or evidence?", ui.Sized(fs.host, body, 520, 110))
}

// askAttach asks for what a file is evidence, how strong it is and who may see it: nothing is ticked at a
// strength that no one chose. The other files are asked about in turn.
func (fs *attaching) askAttach(item, expected string, paths []string) {
	fs.host.Background(func(context.Context) func() {
		file, err := workbench.FileAt(paths[0])
		return func() {
			switch {
			case fs.page.closed:
			case err != nil:
				fs.host.Fail(err)
			default:
				fs.askOne(file, item, expected, paths)
			}
		}
	})
}

// askOne asks about the first of the files.
func (fs *attaching) askOne(file workbench.File, item, expected string, paths []string) {
	it, ok := fs.m.A.Dossier.Template.Item(item)
	if !ok {
		return
	}
	lines, strengths := it.Evidence, assessments.Strengths()
	expects := text.NewCaptionRuns()
	of := menu.NewUnchosen(titlesOf(lines, func(x assessments.ExpectedEvidence) string {
		return x.Title
	}), func(i int) {
		expects.Set(text.Run{
			Text: "Expected here: " + lines[i].Strength.Title() + ".", Muted: true,
			Tone: theme.Neutral,
		})
	})
	if i := slices.IndexFunc(lines, func(x assessments.ExpectedEvidence) bool {
		return x.ID == expected
	}); i >= 0 {
		of.Pick(i)
	}
	strength := menu.NewUnchosen(titlesOf(strengths, assessments.Strength.Title), nil)
	who := ui.NewDistribution(assessments.Internal)
	ui.Ask(fs.host, ui.Question{
		About: ui.About(ui.FileName(fs.id+"/"+it.ID, file)),
		Title: "Attach " + file.Name + " to " + it.ID, Verb: "Attach and tick", Width: 560, Height: 250,
		Form: widgets.NewColumn(2, widgets.NewFormRow("Evidence", of, ""),
			widgets.NewFormRow("Strength", strength, "Who says so, as this very file shows."), expects,
			who.Row()),
		Intent: func() (ui.Intent, error) {
			return nil, ui.Wrong(ui.NeedChoice("Evidence", of.SelectedIndex() >= 0,
				"choose which evidence this is"),
				ui.NeedChoice("Strength", strength.SelectedIndex() >= 0,
					"choose how strong this file is; no one else can say"))
		},
		Done: func() {
			recorded := ui.UntilRecorded(fs.host)
			fs.attachFile(file, recorded, workbench.Attachment{
				AssessmentID: fs.id, ItemID: item, ExpectedID: lines[of.SelectedIndex()].ID, File: file,
				Strength: strengths[strength.SelectedIndex()], Distribution: who.Chosen(),
			})
			if len(paths) > 1 {
				fs.askAttach(item, "", paths[1:])
			}
		},
	})
}

func titlesOf[T any](list []T, title func(T) string) []string {
	out := make([]string, len(list))
	for i, one := range list {
		out[i] = ui.Sentence(title(one))
	}
	return out
}

// attachFile stores a file as evidence and ticks it.
func (fs *attaching) attachFile(file workbench.File, recorded func(), a workbench.Attachment) {
	fs.host.Run(ui.Job{
		Title: "Attaching evidence", Changes: true,
		Work: func(ctx context.Context, pr assessments.Progress) (string, error) {
			_, err := fs.bench.Attach(ctx, a, pr)
			return fmt.Sprintf("%s added as evidence", file.Name), err
		}, Done: func(err error) {
			if err == nil {
				recorded()
			}
		},
	})
}
