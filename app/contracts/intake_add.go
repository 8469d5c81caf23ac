package contracts

import (
	"context"
	"fmt"
	"maps"

	"countersign/app/ui"
	"countersign/assessments"
	"countersign/assessments/proposal"
)

// Submit adds everything that is shown in one event: Ctrl+Enter.
func (p *Intake) Submit() {
	if !p.read || p.done || p.m.left() == 0 {
		return
	}
	if !p.right(p.m.known) {
		return
	}
	all := make([]*handed, len(p.m.all)) // what is typed meanwhile is not part of it
	for i, h := range p.m.all {
		one := *h
		one.form.Values = maps.Clone(h.form.Values)
		all[i] = &one
	}
	p.host.Window().Canvas().Unfocus() // by the person's own act: keys that follow are for what comes next
	p.carryOut(all)
}

// right reports whether every form can be added, and shows the first that cannot.
func (p *Intake) right(known proposal.Known) bool {
	_, wrong := fileAll(p.m.all, known, func(n assessments.Noun) string { return string(n) })
	if len(wrong) == 0 {
		return true
	}
	if p.m.at != wrong[0].at {
		p.open(wrong[0].at)
	}
	p.form.say(wrong[0].problems)
	p.host.Note("Something is missing or cannot be read: it is said under its field")
	return false
}

// carryOut adds the forms as they were. Who acts may have to be asked first, and may not say: until the work
// begins, nothing on the page says that it did.
func (p *Intake) carryOut(all []*handed) {
	var made filing
	p.host.Run(ui.Job{
		Title: "Adding " + assessments.Count(p.m.left(), "document", "documents"), Changes: true,
		Work: func(ctx context.Context, pr assessments.Progress) (string, error) {
			if !p.adding.CompareAndSwap(false, true) {
				return "", nil // Ctrl+Enter twice: the first is on its way
			}
			defer p.adding.Store(false)
			known, err := p.bench.Records(ctx)
			if err != nil {
				return "", err
			}
			var wrong []wrongFile
			if made, wrong = fileAll(all, known, p.bench.NewID); len(wrong) > 0 {
				return "", wrong[0].problems.Err()
			}
			for i := range made.papers {
				v := &made.papers[i].Version
				v.ID, v.ObtainedOn = p.bench.NewID(assessments.NounVersion), p.host.Today()
				v.ObtainedBy = p.bench.Acting(ctx).Name // who acts is asked before the job
			}
			_, err = p.bench.AddPapers(ctx, made.records, made.papers, pr)
			return addedWords(made), err
		},
		Done: func(err error) {
			if err != nil && !p.closed {
				p.giveFocus()
			}
			if err != nil || p.done || len(made.papers) == 0 {
				return
			}
			p.done = true
			p.form.drop()
			p.goOn(made)
		},
	})
}

// addedWords reports what was added.
func addedWords(f filing) string {
	what := assessments.Count(len(f.papers), "document", "documents")
	if len(f.papers) == 1 {
		what = f.papers[0].Document.Name + ", version " + f.papers[0].Version.Label + ","
	}
	if n := len(f.records); n > 0 {
		return fmt.Sprintf("%s added, with %s; Ctrl+Z takes all of it back", what, nounsOf(f.records))
	}
	return what + " added; Ctrl+Z takes it back"
}

// nounsOf names the records that were made: “vendor, service and contract”.
func nounsOf(records []assessments.Record) string {
	count := map[assessments.Noun]int{}
	var order []assessments.Noun
	for _, r := range records {
		if count[r.Noun()] == 0 {
			order = append(order, r.Noun())
		}
		count[r.Noun()]++
	}
	out := ""
	for i, n := range order {
		switch {
		case i == 0:
		case i == len(order)-1:
			out += " and "
		default:
			out += ", "
		}
		if count[n] > 1 {
			out += fmt.Sprint(count[n], " ")
		}
		out += n.Title()
	}
	return out
}

// goOn leads to what comes next: files that wait, the scope of a new use, the text that was added, the list.
func (p *Intake) goOn(made filing) {
	switch {
	case p.closed:
	case len(p.queue) > 0:
		p.leave()
	case made.use != "":
		p.host.Go(ui.Route{Page: "scoping", ID: made.use})
	case len(made.papers) == 1:
		p.host.Go(ui.Route{Page: "reader", ID: made.papers[0].Version.ID})
	default:
		p.host.Go(ui.Route{Page: "contracts"})
	}
}
