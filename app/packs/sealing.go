package packs

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/workbench"
)

// sealing shows what leaves in a pack, writes packs and verifies them. The outcome of the last is shown.
type sealing struct {
	page    *Page
	host    host
	bench   bench
	s       *shown
	outcome *outcome // of the pack last written or verified
	form    fyne.CanvasObject
	// need what is chosen; greyed while nothing is
	need [2]*widgets.Button
}

func newSealing(p *Page) *sealing {
	se := &sealing{page: p, host: p.host, bench: p.bench, s: p.s}
	se.outcome = newOutcome(se.copySeal)
	se.need = [2]*widgets.Button{
		widgets.NewPrimary("Write the audit pack…", se.write), widgets.NewButton("What leaves…", se.leaves),
	}
	p.chooser.changed = se.show
	se.show()
	se.form = widgets.NewColumn(2,
		widgets.NewFormRow("Assessment", p.chooser.which, ""),
		widgets.NewFormRow("Audience", p.chooser.audience,
			"An auditor sees everything that may leave; the board a summary; the vendor only what may be shared. Privileged and NDA material leaves for no one, and neither do negotiating positions."),
		widgets.NewFormRow("", p.chooser.zip, ""),
		widgets.NewWrap(se.need[0], se.need[1], widgets.NewButton("Verify a pack…", se.verify)),
		se.outcome.body)
	return se
}

// show greys what needs an assessment while none is chosen.
func (se *sealing) show() {
	for _, b := range se.need {
		if se.page.chooser.unchosen() == "" {
			b.Enable()
		} else {
			b.Disable()
		}
	}
}

// leaves shows what a pack would hold, and writes none.
func (se *sealing) leaves() { se.showLeaves("", nil) }

// write shows what leaves, then asks for a folder and writes the pack into it under a name of its own.
func (se *sealing) write() {
	se.showLeaves("Choose a folder and write…", func(o workbench.PackOrder) {
		se.host.PickFolder("Write the pack into", func(dir string) { se.writeInto(dir, o) })
	})
}

func (se *sealing) writeInto(dir string, o workbench.PackOrder) {
	i := slices.IndexFunc(se.s.assessments, func(a workbench.Summary) bool { return a.ID == o.Assessment })
	if i < 0 {
		se.host.Note("The assessment is no longer there.")
		return
	}
	ending := ""
	if se.page.chooser.zip.On() {
		ending = ".zip"
	}
	place := filepath.Join(dir, fmt.Sprintf("%s-%s-%s", plain(se.s.assessments[i]), o.Audience, o.AsOf))
	var sealed pack.Sealed
	var remark string
	se.hideOutcome()
	se.host.Run(ui.Job{
		Title: "Writing the audit pack", Changes: true,
		Work: func(ctx context.Context, pr assessments.Progress) (string, error) {
			var err error
			o.Out = free(place, ending)
			if sealed, err = se.bench.WritePack(ctx, o, pr); err != nil {
				return "", err
			}
			remark = se.elsewhere(ctx, pr)
			return fmt.Sprintf("%s: %d files, re-opened and verified", sealed.Place, sealed.Files), nil
		}, Done: func(err error) {
			if err == nil {
				se.sayOutcome("is written", sealed.Report, remark)
			}
		},
	})
}

// plain is an assessment's name as a file may be called: "Murf Studio" → "murf-studio".
func plain(a workbench.Summary) string {
	words := strings.FieldsFunc(strings.ToLower(a.Name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	name := strings.Join(words, "-")
	if r := []rune(name); len(r) > 60 {
		name = strings.TrimRight(string(r[:60]), "-")
	}
	if name == "" {
		return strings.ReplaceAll(a.ID, "/", "-")
	}
	return name
}

// free is a path that is not taken yet: a pack is never written over another.
func free(path, ending string) string {
	out := path + ending
	for n := 2; ; n++ {
		if _, err := os.Lstat(out); err != nil {
			return out
		}
		out = fmt.Sprintf("%s-%d%s", path, n, ending)
	}
}

// verify checks a pack that the user received.
func (se *sealing) verify() {
	se.host.PickFile("Verify a pack", []string{".zip"}, func(path string) {
		var rep pack.Verification
		se.hideOutcome()
		se.host.Run(ui.Job{
			Title: "Verifying the pack",
			Work: func(ctx context.Context, pr assessments.Progress) (string, error) {
				var err error
				rep, err = se.bench.VerifyPack(ctx, path, pr)
				if err != nil || !rep.OK() {
					return "", err
				}
				return fmt.Sprintf("%d files are as they were sealed; report, workbook and assessment.json agree",
					rep.Files), nil
			}, Done: func(err error) {
				if err != nil {
					return
				}
				if rep.OK() {
					se.sayOutcome("is as it was sealed", rep, "")
					return
				}
				var list assessments.Problems
				for _, one := range rep.Problems {
					list = append(list, assessments.Problem{Path: one.File, Message: one.Message})
				}
				se.host.Fail(list)
			},
		})
	})
}

// showLeaves lists what a pack would give to its audience and what it would withhold. If verb is not "", a
// button with it continues, with the list that was seen.
func (se *sealing) showLeaves(verb string, goOn func(workbench.PackOrder)) {
	o, name, ok := se.page.chooser.order()
	if !ok {
		return
	}
	se.host.Background(func(ctx context.Context) func() {
		l, err := se.bench.Leaves(ctx, o)
		var repeats []workbench.Repeat
		if err == nil {
			repeats, err = se.bench.Repeats(ctx, l)
		}
		return func() {
			if err != nil {
				se.host.Fail(err)
				return
			}
			o.Seen = &l
			se.openLeaves(name, leaving{l, repeats}, verb, func() { goOn(o) })
		}
	})
}

// elsewhere says what is not as it was written in the workspace beside the pack that was just made of
// it; "" if all is.
func (se *sealing) elsewhere(ctx context.Context, pr assessments.Progress) string {
	found, notes, err := se.bench.Elsewhere(ctx, pr)
	out := strings.Join(notes, " ")
	switch {
	case err != nil:
		return "The rest of the workspace could not be checked: " + err.Error()
	case len(found) > 0:
		out = strings.TrimSpace("Its own records and files are as they were recorded. Elsewhere in the workspace something is not: " +
			workbench.Places(found) + ". “Check the workspace” in the menu File lists all of it. " + out)
	}
	return out
}

func (se *sealing) copySeal(id string) {
	se.host.Clipboard().SetContent(id)
	se.host.Note("Copied the seal id " + short(id) + ".")
}
