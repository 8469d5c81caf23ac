package desk

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/container"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// verdict gives the i-th verdict on the selected item. What a verdict needs beside it (a reason, the versions
// read) is asked for in the card, or filled with what is plain.
func (p *Page) verdict(i int) {
	it, ok := p.m.current()
	if !ok || p.m.judged[it.ID].Hidden {
		return
	}
	p.Flush()
	v := assessments.Verdicts()[i]
	if p.asksToReopen(func() { p.giveVerdict(it, v) }) {
		return
	}
	p.giveVerdict(it, v)
}

func (p *Page) giveVerdict(it assessments.Item, v assessments.Verdict) {
	a := p.m.a.Dossier.Answer(it.ID)
	judge := func(a *assessments.Answer) {
		a.Verdict, a.Reconfirm = v, false
		if v != assessments.Partly {
			a.AtFallBack = false
		}
		if !it.MayWalkAway(v) {
			a.WalkAway = false
		}
	}
	switch {
	case v == assessments.NotApplicable && strings.TrimSpace(a.Reason) == "":
		p.card.askReason(func(reason string) ui.Intent {
			return p.changingAnswer(it.ID, func(a *assessments.Answer) { judge(a); a.Reason = reason })
		}, p.given(it.ID))
		return
	case v == assessments.Silent &&
		(p.m.readAgain(it.ID) || len(a.ReadVersions) == 0 && it.Kind == assessments.TermItem):
		p.askRead(it, func(read []string) ui.Intent {
			return p.changingAnswer(it.ID, func(a *assessments.Answer) { judge(a); a.ReadVersions = read })
		}, p.given(it.ID))
		return
	}
	p.host.Write(p.changingAnswer(it.ID, judge), p.judged(it.ID))
}

// judged is called with the result of a verdict on an item.
func (p *Page) judged(item string) func(error) {
	given := p.given(item)
	return func(err error) {
		if err != nil {
			p.host.Fail(err)
			p.Load() // the screen shows what is saved, not what was refused
			return
		}
		given()
	}
}

// given is called once a verdict on an item was carried out. A verdict repeated on a stale item
// changes nothing, so that no event would bring the item again: it is read, to say that it is still
// stale.
func (p *Page) given(item string) func() {
	quotes, evidence := p.m.aged(item)
	late := p.m.judged[item].Stale || quotes || evidence
	return func() {
		if late && !p.closed {
			p.gave = item
			p.Load()
		}
	}
}

// toggleWalkAway marks the selected answer as at our walk-away position, or takes the mark away.
func (p *Page) toggleWalkAway() {
	it, ok := p.m.current()
	if !ok {
		return
	}
	if !p.m.mayWalkAway(it.ID) {
		p.host.Note("Only a “not met”, or a “silent” that is against us, can be at our walk-away position. Nothing was changed.")
		return
	}
	p.Flush()
	p.card.setWalkAway(!p.m.a.Dossier.Answer(it.ID).WalkAway)
}

// confirmAgain confirms the selected verdict, which was carried over or overtaken by a change.
func (p *Page) confirmAgain() {
	it, ok := p.m.current()
	if !ok {
		return
	}
	if !p.m.a.Dossier.Answer(it.ID).Reconfirm {
		p.host.Note("This verdict does not wait to be confirmed again. Nothing was changed.")
		return
	}
	p.Flush()
	again := func(a *assessments.Answer) { a.Reconfirm = false }
	p.host.Write(p.changingAnswer(it.ID, again), p.judged(it.ID))
}

// sayStillOpen says that the verdict just given leaves its item stale, and what it waits for.
func (p *Page) sayStillOpen() {
	item := p.gave
	p.gave = ""
	if j := p.m.judged[item]; item != "" && j.Stale && !j.Hidden {
		it, _ := p.m.a.Dossier.Template.Item(item)
		p.host.Note("“" + it.Title + "” is still stale. " + p.m.wayOut(item))
	}
}

func (p *Page) clearVerdict() {
	it, ok := p.m.current()
	if !ok {
		return
	}
	if p.m.a.Dossier.Answer(it.ID).Verdict == assessments.NotAssessed {
		return
	}
	p.Flush()
	p.changing(func() {
		p.changeAnswer(it.ID, func(a *assessments.Answer) {
			a.Verdict, a.AtFallBack, a.WalkAway = assessments.NotAssessed, false, false
		})
	})
}

// changeAnswer changes a stored answer: what is on screen may be older than what is stored.
func (p *Page) changeAnswer(item string, change func(*assessments.Answer)) {
	p.act(p.changingAnswer(item, change))
}

// changingAnswer is the intent to change a stored answer.
func (p *Page) changingAnswer(item string, change func(*assessments.Answer)) ui.Intent {
	return func(ctx context.Context) (assessments.Event, error) {
		return p.bench.ChangeAnswer(ctx, p.id, item, change)
	}
}

// askRead asks which document versions a person read before saying that they are silent. Those opened
// in the reader for this topic are ticked; the others can be read now.
func (p *Page) askRead(it assessments.Item, intent func(read []string) ui.Intent, done func()) {
	d := &p.m.a.Dossier
	if len(d.Versions) == 0 {
		p.host.Fail(assessments.Errorf(assessments.Refused,
			"“Silent” says that a person read the documents and they say nothing. There is no document of this vendor yet: add one under Contracts first."))
		return
	}
	chosen := map[string]bool{}
	about := it.Title
	if it.Topic != "" {
		about = it.Topic.Title()
	}
	column := widgets.NewColumn(1,
		text.NewCaption("“Silent” is a person's finding, and what you tick goes on record. Ticked are the documents you opened in the reader from this"+
			" item, or with “"+about+"” chosen there. One that opened on it without your choice is not ticked: tick it if you read it."))
	var hide func()
	versions, names := d.Versions, ui.VersionNames(d, p.host.Today())
	for i, v := range versions {
		chosen[v.ID] = v.SHA256 != "" && ui.WasRead(p.host, ui.ReadingOf(v.SHA256, it))
		if over, _ := ui.Overtaken(v, versions, p.host.Today()); over != "" {
			chosen[v.ID] = false // what it says holds no longer
		}
		row := container.NewHBox(widgets.NewCheckBox(names[i], chosen[v.ID], func(is bool) {
			chosen[v.ID] = is
		}))
		if !chosen[v.ID] && v.SHA256 != "" && v.PurgedOn == "" {
			row.Add(widgets.NewLink("Read now", func() {
				hide()
				p.host.Go(ui.Route{Page: "reader", ID: v.ID, Item: p.id + "/" + it.ID})
			}).Small())
		}
		column.Add(row)
	}
	hide = ui.Ask(p.host, ui.Question{
		Title: "Which documents did you read?", Form: column, Verb: "They say nothing", Width: 560,
		Height: 260,
		Intent: func() (ui.Intent, error) {
			var read []string
			for _, v := range versions {
				if chosen[v.ID] {
					read = append(read, v.ID)
				}
			}
			if len(read) == 0 {
				return nil, assessments.Errorf(assessments.Refused,
					"Tick what you read; without it no one can say that it is silent.")
			}
			return intent(read), nil
		},
		Done: done,
	})
}
