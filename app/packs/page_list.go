package packs

import (
	"context"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// records is the list of packs that were written, and what can be done with each.
type records struct {
	page  *Page
	host  host
	bench bench
	s     *shown
	list  *ui.List
	empty *widgets.EmptyState
}

func newRecords(p *Page) *records {
	rs := &records{page: p, host: p.host, bench: p.bench, s: p.s}
	rs.empty = widgets.NewEmptyState("", "", "Choose an assessment", func() {
		rs.host.Window().Canvas().Focus(p.chooser.which)
	})
	rs.list = ui.NewList(rs.host, rs.config())
	return rs
}

// show lists what was read.
func (rs *records) show() {
	rs.sayEmpty()
	rs.list.Show(rs.rows(), len(rs.s.packs))
}

func (rs *records) rows() table.RowList {
	names := rs.s.names()
	var out table.RowList
	for i := len(rs.s.packs) - 1; i >= 0; i-- {
		k := rs.s.packs[i]
		state := table.Cell{
			Kind: table.MarkCell, Text: "verified when written", Mark: theme.MarkTick,
			Tone: theme.Good,
		}
		if k.RevokedReason != "" {
			state = table.Cell{
				Kind: table.MarkCell, Text: "revoked: " + k.RevokedReason,
				Mark: theme.MarkCross, Tone: theme.Bad,
			}
		}
		out = append(out, table.Row{ID: k.ID, Cells: []table.Cell{
			{Text: names[k.AssessmentID], Sub: k.Place, Bold: true},
			{Text: ui.Sentence(k.Audience)},
			{Text: string(k.AsOf), Order: ui.DayOrder(k.AsOf)},
			{Text: k.WrittenAt.String(), Sub: k.WrittenBy, Order: float64(k.WrittenAt)},
			sealCell(k),
			state,
		}})
	}
	return out
}

func short(hash string) string {
	if len(hash) < 12 {
		return hash
	}
	return hash[:8] + "…" + hash[len(hash)-4:]
}

func (rs *records) config() ui.ListConfig {
	return ui.ListConfig{
		Name: "packs", Rows: "packs", TwoLine: true,
		Columns: []table.Column{
			{ID: "assessment", Title: "Assessment", Width: 260, Grow: 1},
			{ID: "audience", Title: "Audience", Width: 80},
			{ID: "as_of", Title: "As of", Width: 90, Numeric: true},
			{ID: "written", Title: "Written", Width: 170, Numeric: true},
			{ID: "seal_id", Title: "Seal id", Width: 150},
			{ID: "seal", Title: "Seal", Width: 180},
		},
		Empty: rs.empty,
		Actions: []ui.Action{
			{ID: "open", Title: "Open the pack's folder", Key: fyne.KeyReturn, Run: func(ids []string) {
				rs.openPlace(ids[0])
			}},
			{ID: "copy_seal", Title: "Copy the seal id", Run: func(ids []string) { rs.copySealOf(ids[0]) }},
			{
				ID: "revoke", Title: "Revoke the pack…", Key: fyne.KeyDelete, Apart: true, Can: rs.standing,
				Run: func(ids []string) { rs.revoke(ids[0]) },
			},
		},
	}
}

// standing says whether none of the packs is revoked yet.
func (rs *records) standing(ids []string) bool {
	for _, k := range rs.s.packs {
		if slices.Contains(ids, k.ID) && k.RevokedReason != "" {
			return false
		}
	}
	return true
}

func (rs *records) openPlace(id string) {
	for _, k := range rs.s.packs {
		if k.ID == id {
			rs.host.OpenOutside(filepath.Dir(k.Place))
		}
	}
}

// sayEmpty says what to do first while no pack is written: there may be nothing yet to write one of.
func (rs *records) sayEmpty() {
	if len(rs.s.assessments) == 0 {
		rs.empty.Set("Nothing to pack yet",
			"A pack is written of an assessment: register a service and place its use in a scope first.")
		rs.empty.SetNext("New service…", func() { rs.host.Go(ui.Route{Page: "vendors", Item: "new"}) })
		return
	}
	rs.empty.Set("No pack recorded",
		"Choose an assessment above and write its audit pack. It is re-opened and verified before it is called done. "+
			"A pack that was written on the command line while nobody was named as acting is not listed here.")
	rs.empty.SetNext("Choose an assessment", func() {
		rs.host.Window().Canvas().Focus(rs.page.chooser.which)
	})
}

// revoke withdraws a pack on record; the files already given away cannot be called back.
func (rs *records) revoke(id string) {
	why := text.NewTextArea(3)
	ui.Ask(rs.host, ui.Question{
		About: ui.About(id), Title: "Why is this pack revoked?", Verb: "Revoke", Danger: true,
		Wait: ui.Compared, Width: 520,
		Height: 200, Fields: []*text.Entry{why},
		Form: widgets.NewColumn(2, text.NewCaption(
			"Files already given away stay where they are; the workspace says that the pack no longer holds."), widgets.NewFormRow("Reason", why, "")),
		Rows: map[string]string{"revoked_reason": "Reason"},
		Intent: func() (ui.Intent, error) {
			reason := why.Text
			if err := ui.Need("Reason", reason, ui.RevokeReason); err != nil {
				return nil, err
			}
			return func(ctx context.Context) (assessments.Event, error) {
				return rs.bench.Revoke(ctx, assessments.NounPack, id, reason)
			}, nil
		},
	})
}

// copySealOf copies the seal id of a row.
func (rs *records) copySealOf(id string) {
	for _, k := range rs.s.packs {
		if k.ID == id {
			rs.page.sealing.copySeal(sealOf(k))
		}
	}
}
