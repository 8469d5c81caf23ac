package table

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/internal/hands"
	"countersign/app/widgets/menu"
)

// at finds the cell under a position of the pane; row or col is -1 outside.
func (p *tablePane) at(pos fyne.Position) cellAt {
	hit := cellAt{int(pos.Y / p.t.rowHeight()), -1}
	if pos.Y < 0 || hit.row >= len(p.t.order.view) {
		hit.row = -1
	}
	for k, c := range p.cols {
		if pos.X >= c.x && pos.X < c.x+c.w {
			hit.col = k
		}
	}
	return hit
}

// Tapped selects a row; twice in a short time opens it. Below the rows it takes the keyboard away.
func (p *tablePane) Tapped(ev *fyne.PointEvent) {
	hands.Acted()
	t, hit := p.t, p.at(ev.Position)
	if hit.row < 0 {
		focus.Blank(p)
		return
	}
	t.requestFocus()
	mod := t.modifier()
	id, now := t.id(hit.row), t.now()
	again := t.lastTap.id == id && now.Sub(t.lastTap.at) < draw.DoubleClick && mod == 0
	t.lastTap = tap{id, now}
	if again {
		t.lastTap = tap{}
		t.open(id)
		return
	}
	t.choose(hit.row, mod&fyne.KeyModifierShift != 0, mod&fyne.KeyModifierShortcutDefault != 0)
	if hit.col >= 0 && mod == 0 {
		c := p.cols[hit.col].index
		if t.rows.Cell(t.order.view[hit.row], c).Kind == LinkCell && t.cfg.OnCell != nil {
			t.cfg.OnCell(id, t.columns[c].ID)
		}
	}
}

// TappedSecondary selects the row, if it is not, and shows the context menu.
func (p *tablePane) TappedSecondary(ev *fyne.PointEvent) {
	hands.Acted()
	t, hit := p.t, p.at(ev.Position)
	t.requestFocus()
	if hit.row >= 0 && !t.sel.chosen[t.id(hit.row)] {
		t.choose(hit.row, false, false)
	}
	t.showMenu(ev.AbsolutePosition)
}

// MouseIn implements desktop.Hoverable.
func (p *tablePane) MouseIn(ev *desktop.MouseEvent) { p.MouseMoved(ev) }

// MouseMoved shows the row under the pointer, and a tooltip where text is cut.
func (p *tablePane) MouseMoved(ev *desktop.MouseEvent) {
	hit := p.at(ev.Position)
	if hit == p.over {
		return
	}
	p.over = hit
	p.t.hoverRow(hit.row)
	if text := p.tip(hit); text != "" {
		focus.ShowTip(p, text, ev.AbsolutePosition)
	} else {
		focus.HideTip(p)
	}
}

// MouseOut implements desktop.Hoverable.
func (p *tablePane) MouseOut() {
	p.over = cellAt{-1, -1}
	p.t.hoverRow(-1)
	focus.HideTip(p)
}

// tip is the cell's own tooltip, after all of a text that was cut unless it says that too.
func (p *tablePane) tip(hit cellAt) string {
	v := p.rows[hit.row]
	if v == nil || hit.col < 0 || hit.col >= len(v.cells) {
		return ""
	}
	s := v.cells[hit.col]
	switch {
	case !s.cut:
		return s.cell.Tip
	case s.cell.Tip == "" || strings.HasPrefix(s.cell.plain(), s.cell.Tip):
		return s.cell.plain()
	case s.cell.toldBy(s.cell.Tip):
		return s.cell.Tip
	}
	return s.cell.plain() + " · " + s.cell.Tip
}

// Cursor implements desktop.Cursorable: links look like links.
func (p *tablePane) Cursor() desktop.Cursor {
	if v := p.rows[p.over.row]; v != nil && p.over.col >= 0 && p.over.col < len(v.cells) &&
		v.cells[p.over.col].kind == LinkCell {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

func (t *View) open(id string) {
	if f := t.cfg.OnOpen; f != nil {
		f(id)
	}
}

func (t *View) requestFocus() {
	if c := focus.CanvasOf(t); c != nil && c.Focused() != fyne.Focusable(t) {
		c.Focus(t)
	}
}

// showMenu offers what can be done with the selected rows, and with the table.
func (t *View) showMenu(at fyne.Position) {
	c := focus.CanvasOf(t)
	if c == nil {
		return
	}
	focus.HideTip(t)
	menu.Show(t.menu(), c, at)
}
