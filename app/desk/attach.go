package desk

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

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

// attachFirst attaches to the first expected evidence that has nothing yet.
func (c *card) attachFirst() {
	it, ok := c.p.m.current()
	if !ok || len(it.Evidence) == 0 {
		return
	}
	ticked := map[string]bool{}
	for _, t := range c.p.m.a.Dossier.TicksOn(it.ID) {
		ticked[t.ExpectedID] = true
	}
	for _, x := range it.Evidence {
		if !ticked[x.ID] {
			c.attach(x.ID)
			return
		}
	}
	c.attach(it.Evidence[0].ID)
}

func (c *card) attach(expected string) {
	item := c.item
	c.p.host.PickFile("Attach evidence", nil, func(path string) {
		c.p.askAttach(item, expected, []string{path})
	})
}

// Dropped asks what to do with files: those dropped on expected evidence are attached to it, of others
// a person says whether they are contract documents or evidence.
func (p *Page) Dropped(at fyne.Position, paths []string) {
	if len(paths) == 0 || !p.ready() {
		return
	}
	it, ok := p.m.current()
	for _, t := range p.card.ticks {
		if ok && t.row.Contains(at) {
			p.askAttach(it.ID, t.expected, paths)
			return
		}
	}
	p.askWhat(it, paths)
}

// askWhat asks whether files that were not dropped on a line of evidence are contract documents or evidence.
func (p *Page) askWhat(it assessments.Item, paths []string) {
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
		p.Flush()
		p.host.Go(ui.Route{
			Page: "contracts", ID: "file:" + p.m.a.Dossier.Vendor.ID,
			Item: strings.Join(paths, "\x00"),
		})
	})
	evidence := widgets.NewButton("Evidence…", func() {
		hide()
		p.askAttach(it.ID, "", paths)
	})
	if len(it.Evidence) == 0 {
		evidence.Disable()
	}
	cancel := widgets.NewButton("Cancel", func() { hide() })
	body := container.NewBorder(nil, container.NewHBox(layout.NewSpacer(), cancel, contract, evidence), nil,
		nil, text.NewProse(text.Run{Text: says}))
	hide = p.host.Show(what+": "+one+"contract document or evidence?", ui.Sized(p.host, body, 520, 110))
}

// askAttach asks for what a file is evidence, how strong it is and who may see it: nothing is ticked at a
// strength that no one chose. The other files are asked about in turn.
func (p *Page) askAttach(item, expected string, paths []string) {
	file, err := workbench.FileAt(paths[0])
	if err != nil {
		p.host.Fail(err)
		return
	}
	it, ok := p.m.a.Dossier.Template.Item(item)
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
	ui.Ask(p.host, ui.Question{
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
			p.attachFile(file, workbench.Attachment{
				AssessmentID: p.id, ItemID: item, ExpectedID: lines[of.SelectedIndex()].ID, File: file,
				Strength: strengths[strength.SelectedIndex()], Distribution: who.Chosen(),
			})
			if len(paths) > 1 {
				p.askAttach(item, "", paths[1:])
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
func (p *Page) attachFile(file workbench.File, a workbench.Attachment) {
	p.host.Run(ui.Job{
		Title: "Attaching evidence", Changes: true,
		Work: func(ctx context.Context, pr assessments.Progress) (string, error) {
			_, err := p.bench.Attach(ctx, a, pr)
			return fmt.Sprintf("%s added as evidence", file.Name), err
		},
	})
}
