package packs

import (
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets/table"
)

func (p *Page) rows() table.RowList {
	names := p.s.names()
	var out table.RowList
	for i := len(p.s.packs) - 1; i >= 0; i-- {
		k := p.s.packs[i]
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

func (p *Page) config() ui.ListConfig {
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
		Empty: p.empty,
		Actions: []ui.Action{
			{ID: "open", Title: "Open the pack's folder", Key: fyne.KeyReturn, Run: func(ids []string) {
				p.openPlace(ids[0])
			}},
			{ID: "copy_seal", Title: "Copy the seal id", Run: func(ids []string) { p.copySealOf(ids[0]) }},
			{
				ID: "revoke", Title: "Revoke the pack…", Key: fyne.KeyDelete, Apart: true, Can: p.standing,
				Run: func(ids []string) { p.revoke(ids[0]) },
			},
		},
	}
}

// standing says whether none of the packs is revoked yet.
func (p *Page) standing(ids []string) bool {
	for _, k := range p.s.packs {
		if slices.Contains(ids, k.ID) && k.RevokedReason != "" {
			return false
		}
	}
	return true
}

func (p *Page) openPlace(id string) {
	for _, k := range p.s.packs {
		if k.ID == id {
			p.host.OpenOutside(filepath.Dir(k.Place))
		}
	}
}
