package ui

import (
	"context"
	"fmt"
	"strings"

	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// binBench is what moving to the bin needs of the workbench.
type binBench interface {
	BinPreview(ctx context.Context, n assessments.Noun, ids ...string) (workbench.BinPreview, error)
}

// countedWords are what depends on a record, in the order in which it is listed.
var countedWords = []struct {
	noun      assessments.Noun
	one, many string
}{
	{assessments.NounService, "service", "services"},
	{assessments.NounContract, "contract", "contracts"},
	{assessments.NounDocument, "document", "documents"},
	{assessments.NounUse, "use", "uses"},
	{assessments.NounAssessment, "assessment", "assessments"},
	{assessments.NounDecision, "decision", "decisions"},
	{assessments.NounSignOff, "sign-off", "sign-offs"},
	{assessments.NounException, "exception", "exceptions"},
	{assessments.NounCondition, "condition", "conditions"},
	{assessments.NounAnswer, "answer", "answers"},
	{assessments.NounResponsibility, "answer on a responsibility", "answers on responsibilities"},
	{assessments.NounFinding, "finding", "findings"},
	{assessments.NounCitation, "citation", "citations"},
	{assessments.NounTick, "tick", "ticks"},
	{assessments.NounNote, "note", "notes"},
}

// binner is what moving records to the bin asks of the window.
type binner interface {
	asker
	Background(work func(context.Context) func())
}

// ToBin moves records to the bin. Where nothing else goes out of sight with them it is done at once,
// and how to undo it is shown; otherwise it asks first, by name and with what goes.
func ToBin(host binner, b binBench, n assessments.Noun, ids []string, intent Intent) {
	if len(ids) == 0 {
		return
	}
	host.Background(func(ctx context.Context) func() {
		p, err := b.BinPreview(ctx, n, ids...)
		return func() {
			if err != nil {
				host.Fail(err)
				return
			}
			told := func() { host.Note(binTitle(p.Titles, n) + " moved to the bin; Ctrl+Z undoes it") }
			if p.Harmless() {
				host.Write(intent, func(err error) {
					if err != nil {
						host.Fail(err)
						return
					}
					told()
				})
				return
			}
			Ask(host, Question{
				Title: "Move " + binTitle(p.Titles, n) + " to the bin?", Verb: "Move to the bin",
				Danger: true, Width: 540, Height: 130,
				Form:   text.NewProse(text.Run{Text: binWords(p)}),
				Intent: func() (Intent, error) { return intent, nil },
				Done:   told,
			})
		}
	})
}

// binTitle names one record, or counts several.
func binTitle(titles []string, n assessments.Noun) string {
	if len(titles) == 1 {
		return "“" + titles[0] + "”"
	}
	for _, w := range countedWords {
		if w.noun == n {
			return fmt.Sprintf("%d %s", len(titles), w.many)
		}
	}
	return fmt.Sprintf("%d records", len(titles))
}

// binWords say what goes with the records.
func binWords(p workbench.BinPreview) string {
	var parts []string
	for _, w := range countedWords {
		if n := p.With[w.noun]; n > 0 {
			parts = append(parts, count(n, w.one, w.many))
		}
	}
	out := ""
	if len(p.Titles) > 1 {
		out = "“" + strings.Join(p.Titles, "”, “") + "”. "
	}
	if len(parts) > 0 {
		out += "No longer shown with it: " + strings.Join(parts, ", ") + ". "
	}
	if len(p.Decided) > 0 {
		out += "Decided or signed off: " + strings.Join(p.Decided, ", ") + ". "
	}
	return out + "Nothing is erased: the bin restores it, and Ctrl+Z undoes it."
}
