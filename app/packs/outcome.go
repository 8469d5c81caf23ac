package packs

import (
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/pack"
)

// outcome shows the ids of a pack that was just written or verified, until the next one is: the seal
// id is what people compare, and it is in no file of the pack.
type outcome struct {
	body          fyne.CanvasObject
	said          *text.Prose
	seal, content *text.Prose
	id            string
}

func newOutcome(copySeal func(id string)) *outcome {
	o := &outcome{said: text.NewProse(), seal: text.NewProse(), content: text.NewProse()}
	o.body = widgets.NewColumn(1,
		o.said,
		widgets.NewFormRow("Seal id", o.seal,
			"Covers every byte of the pack, and is in no file of it. Tell or compare it by another way than the pack."),
		widgets.NewFormRow("Content id", o.content,
			"At the foot of every page; covers assessment.json alone."),
		widgets.NewWrap(widgets.NewButton("Copy the seal id", func() { copySeal(o.id) })))
	o.body.Hide()
	return o
}

// sayOutcome says what was done with a pack, how its parts were compared, and what else has to be known.
func (se *sealing) sayOutcome(did string, r pack.Verification, remark string) {
	how := text.Run{Text: fmt.Sprintf(
		"Checked: the report, the workbook and the README say exactly what the record in the pack says (pack format %d).", r.Format)}
	switch {
	case r.Format < 2:
		how = text.Run{Text: fmt.Sprintf(
			"Format %d, of an older version: its id covers assessment.json alone; report and workbook were read back.", r.Format), Tone: theme.Mixed}
	case r.Format < pack.Format:
		how = text.Run{
			Text: fmt.Sprintf(
				"Format %d, of an older version: report and workbook were read back.", r.Format),
			Tone: theme.Mixed,
		}
	case r.Compared == pack.ReadBack:
		how = text.Run{
			Text: "Written with another catalogue: report and workbook were read back.",
			Tone: theme.Mixed,
		}
	}
	o := se.outcome
	runs := []text.Run{{Text: filepath.Base(r.Path) + " " + did + ". ", Bold: true}, how}
	if remark != "" {
		runs = append(runs, text.Run{Text: " " + remark, Tone: theme.Bad})
	}
	o.said.Set(runs...)
	o.seal.Set(text.Run{Text: r.SealID, Mono: true})
	o.content.Set(text.Run{Text: r.ContentID, Mono: true})
	o.id = r.SealID
	o.body.Show()
	se.form.Refresh()
}

// hideOutcome removes the report on another pack.
func (se *sealing) hideOutcome() {
	se.outcome.body.Hide()
	se.form.Refresh()
}

// sealOf is the seal id of a pack on record. Earlier records have it under another name.
func sealOf(k *assessments.Pack) string {
	if k.SealID != "" {
		return k.SealID
	}
	return k.SHA256
}

// sealCell shows the beginning and the end of the seal id, all of it in its tooltip, and the state below.
func sealCell(k *assessments.Pack) table.Cell {
	return table.Cell{
		Text: short(sealOf(k)), Sub: "state " + short(k.StateHash),
		Tip: "Seal id " + sealOf(k) + "\nState " + k.StateHash,
	}
}
