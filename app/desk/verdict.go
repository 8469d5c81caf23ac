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

// verdicts gives, confirms and clears the verdict on an item, and says what becomes of it.
type verdicts struct {
	page  *Page
	host  host
	bench bench
	id    string
	m     *model
	gave  string // item that a verdict was given on, until what became of it is read
}

// verdict gives the i-th verdict on the selected item. What a verdict needs beside it (a reason, the versions
// read) is asked for in the card, or filled with what is plain.
func (vs *verdicts) verdict(i int) {
	it, ok := vs.m.current()
	if !ok || vs.m.judged[it.ID].Hidden {
		return
	}
	vs.page.Flush()
	v := assessments.Verdicts()[i]
	if vs.page.reopening.asksToReopen(func() { vs.giveVerdict(it, v) }) {
		return
	}
	vs.giveVerdict(it, v)
}

func (vs *verdicts) giveVerdict(it assessments.Item, v assessments.Verdict) {
	a := vs.m.a.Dossier.Answer(it.ID)
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
		vs.page.card.askReason(func(reason string) ui.Intent {
			return vs.changingAnswer(it.ID, func(a *assessments.Answer) { judge(a); a.Reason = reason })
		}, vs.given(it.ID))
		return
	case v == assessments.Silent &&
		(vs.m.readAgain(it.ID) || len(a.ReadVersions) == 0 && it.Kind == assessments.TermItem):
		vs.askRead(it, func(read []string) ui.Intent {
			return vs.changingAnswer(it.ID, func(a *assessments.Answer) { judge(a); a.ReadVersions = read })
		}, vs.given(it.ID))
		return
	}
	vs.host.Write(vs.changingAnswer(it.ID, judge), vs.judged(it.ID))
}

// judged is called with the result of a verdict on an item.
func (vs *verdicts) judged(item string) func(error) {
	given := vs.given(item)
	return func(err error) {
		if err != nil {
			vs.host.Fail(err)
			vs.page.Load() // the screen shows what is saved, not what was refused
			return
		}
		given()
	}
}

// given is called once a verdict on an item was carried out. A verdict repeated on a stale item
// changes nothing, so that no event would bring the item again: it is read, to say that it is still
// stale.
func (vs *verdicts) given(item string) func() {
	quotes, evidence := vs.m.aged(item)
	late := vs.m.judged[item].Stale || quotes || evidence
	return func() {
		if late && !vs.page.closed {
			vs.gave = item
			vs.page.Load()
		}
	}
}

// toggleWalkAway marks the selected answer as at our walk-away position, or takes the mark away.
func (vs *verdicts) toggleWalkAway() {
	it, ok := vs.m.current()
	if !ok {
		return
	}
	if !vs.m.mayWalkAway(it.ID) {
		vs.host.Note("Only a “not met”, or a “silent” that is against us, can be at our walk-away position. Nothing was changed.")
		return
	}
	vs.page.Flush()
	vs.page.card.answer.setWalkAway(!vs.m.a.Dossier.Answer(it.ID).WalkAway)
}

// confirmAgain confirms the selected verdict, which was carried over or overtaken by a change.
func (vs *verdicts) confirmAgain() {
	it, ok := vs.m.current()
	if !ok {
		return
	}
	if !vs.m.a.Dossier.Answer(it.ID).Reconfirm {
		vs.host.Note("This verdict does not wait to be confirmed again. Nothing was changed.")
		return
	}
	vs.page.Flush()
	again := func(a *assessments.Answer) { a.Reconfirm = false }
	vs.host.Write(vs.changingAnswer(it.ID, again), vs.judged(it.ID))
}

// sayStillOpen says that the verdict just given leaves its item stale, and what it waits for.
func (vs *verdicts) sayStillOpen() {
	item := vs.gave
	vs.gave = ""
	if j := vs.m.judged[item]; item != "" && j.Stale && !j.Hidden {
		it, _ := vs.m.a.Dossier.Template.Item(item)
		vs.host.Note("“" + it.Title + "” is still stale. " + vs.m.wayOut(item))
	}
}

func (vs *verdicts) clearVerdict() {
	it, ok := vs.m.current()
	if !ok {
		return
	}
	if vs.m.a.Dossier.Answer(it.ID).Verdict == assessments.NotAssessed {
		return
	}
	vs.page.Flush()
	vs.page.reopening.changing(func() {
		vs.changeAnswer(it.ID, func(a *assessments.Answer) {
			a.Verdict, a.AtFallBack, a.WalkAway = assessments.NotAssessed, false, false
		})
	})
}

// changeAnswer changes the answer to an item as the page shows it.
func (vs *verdicts) changeAnswer(item string, change func(*assessments.Answer)) {
	vs.act(vs.changingAnswer(item, change))
}

// changingAnswer is the intent to change the answer to an item as the page shows it: a verdict that someone
// else gave in the meantime is not replaced unseen.
func (vs *verdicts) changingAnswer(item string, change func(*assessments.Answer)) ui.Intent {
	seen := vs.m.a.Dossier.Answer(item)
	seen.ID, seen.AssessmentID, seen.ItemID = vs.id+"/"+item, vs.id, item
	return ui.Changing(vs.bench, &seen, func(r assessments.Record) { change(r.(*assessments.Answer)) })
}

// askRead asks which document versions a person read before saying that they are silent. Those opened
// in the reader for this topic are ticked; the others can be read now.
func (vs *verdicts) askRead(it assessments.Item, intent func(read []string) ui.Intent, done func()) {
	d := &vs.m.a.Dossier
	if len(d.Versions) == 0 {
		vs.host.Fail(assessments.Errorf(assessments.Refused,
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
	versions, names := d.Versions, ui.VersionNames(d, vs.host.Today())
	for i, v := range versions {
		chosen[v.ID] = v.SHA256 != "" && ui.WasRead(vs.host, vs.bench.Actor(), ui.ReadingOf(v.SHA256, it))
		if over, _ := ui.Overtaken(v, versions, vs.host.Today()); over != "" {
			chosen[v.ID] = false // what it says holds no longer
		}
		row := container.NewHBox(widgets.NewCheckBox(names[i], chosen[v.ID], func(is bool) {
			chosen[v.ID] = is
		}))
		if !chosen[v.ID] && v.SHA256 != "" && v.PurgedOn == "" {
			row.Add(widgets.NewLink("Read now", func() {
				hide()
				vs.host.Go(ui.Route{Page: "reader", ID: v.ID, Item: vs.id + "/" + it.ID})
			}).Small())
		}
		column.Add(row)
		column.Add(vs.unread(v))
	}
	hide = ui.Ask(vs.host, ui.Question{
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

// act carries out an intent; what it changed arrives by its event.
func (vs *verdicts) act(intent ui.Intent) {
	vs.host.Write(intent, func(err error) {
		if err != nil {
			vs.host.Fail(err)
			vs.page.Load() // the screen shows what is saved, not what was refused
		}
	})
}

// findingOn is the finding on an item; an empty one where there is none.
func (vs *verdicts) findingOn(item string) assessments.Finding {
	for _, g := range vs.m.a.Dossier.FindingsOn(item) {
		return g
	}
	return assessments.Finding{
		ID: vs.id + "/" + item + "/1", AssessmentID: vs.id, ItemID: item,
		Status: "open",
	}
}

func (vs *verdicts) confirmSecond() {
	item := vs.m.item
	vs.act(func(ctx context.Context) (assessments.Event, error) {
		return vs.bench.ConfirmNotApplicable(ctx, vs.id, item)
	})
}
