package verdict

import (
	"fyne.io/fyne/v2/container"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// askReason asks for the reason of a "not applicable".
func (g *Giver) askReason(it assessments.Item, intent func(reason string) ui.Intent, done func()) {
	why := text.NewTextArea(3)
	ui.Ask(g.host, ui.Question{
		About: ui.About(g.m.ID() + "/" + it.ID), Title: "Why does this not apply here?",
		Verb:  "Not applicable",
		Width: 460, Height: 190, Fields: []*text.Entry{why},
		Form: widgets.NewColumn(2, text.NewCaption(
			"It neither rewards nor punishes, and stands in the pack with its reason."),
			widgets.NewFormRow("Reason", why, "")),
		Intent: func() (ui.Intent, error) {
			if err := ui.Need("Reason", why.Text, "write it first; the auditors read it"); err != nil {
				return nil, err
			}
			return intent(why.Text), nil
		},
		Done: done,
	})
}

// askRead asks which document versions a person read before saying that they are silent. Those opened
// in the reader for this topic are ticked; the others can be read now.
func (g *Giver) askRead(it assessments.Item, intent func(read []string) ui.Intent, done func()) {
	d, id := &g.m.A.Dossier, g.m.ID()
	if len(d.Versions) == 0 {
		g.host.Fail(assessments.Errorf(assessments.Refused,
			"“Silent” says that a person read the documents and they say nothing. There is no document of this vendor yet: add one under Documents first."))
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
	versions, names := d.Versions, ui.VersionNames(d, g.host.Today())
	for i, v := range versions {
		chosen[v.ID] = v.SHA256 != "" && ui.WasRead(g.host, g.bench.Actor(), ui.ReadingOf(v.SHA256, it))
		if over, _ := ui.Overtaken(v, versions, g.host.Today()); over != "" {
			chosen[v.ID] = false // what it says holds no longer
		}
		row := container.NewHBox(widgets.NewCheckBox(names[i], chosen[v.ID], func(is bool) {
			chosen[v.ID] = is
		}))
		if !chosen[v.ID] && v.SHA256 != "" && v.PurgedOn == "" {
			row.Add(widgets.NewLink("Read now", func() {
				hide()
				g.host.Go(ui.Route{Page: "reader", ID: v.ID, Item: id + "/" + it.ID})
			}).Small())
		}
		column.Add(row)
		column.Add(g.unread(v))
	}
	hide = ui.Ask(g.host, ui.Question{
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
