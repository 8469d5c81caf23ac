// Package menu holds what opens to choose from: the menu of the window, context menus, and fields with
// a closed list of values.
//
// It takes the toolkit's own menus as data and draws them itself (docs/adr/0011). What an item does is
// its owner's business, and so is where a menu opens. Start with Show; menu_panel.go is one open box.
package menu

import (
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// popMenu is an open menu with its submenus, over the whole window. The toolkit's own writes shortcuts at a
// fifth of the ink, which no one can read.
type popMenu struct {
	widget.BaseWidget
	canvas fyne.Canvas
	panels []*menuPanel // the menu, its open submenu, and so on
	before fyne.Focusable
	// aside is asked first about a place outside the panels, and sideways about Left and Right at the edge:
	// the menu bar proceeds to the next menu.
	aside    func(at fyne.Position) bool
	sideways func(by int) bool
	closed   func()
}

// StaysOpen is the label of a menu whose items are done one after the other; no one reads the label of a menu
// that is not in a bar. Its items keep their own check marks.
const StaysOpen = "stays open"

// menuPage is how many items a page of a menu is for the keyboard.
const menuPage = 10

// Show opens a menu at a place of the window. It can be used by mouse and
// by keyboard; Escape closes it, and the focus returns to where it was. A menu
// that shows the present choice opens on it.
func Show(menu *fyne.Menu, c fyne.Canvas, at fyne.Position) {
	m := newPopMenu(menu, c, at)
	m.panels[0].active = m.panels[0].present()
	m.show()
	m.panels[0].reveal(m.panels[0].active, c.Size().Height)
	m.Refresh()
}

func openMenu(menu *fyne.Menu, c fyne.Canvas, at fyne.Position) *popMenu {
	m := newPopMenu(menu, c, at)
	m.show()
	return m
}

func newPopMenu(menu *fyne.Menu, c fyne.Canvas, at fyne.Position) *popMenu {
	m := &popMenu{canvas: c, before: c.Focused()}
	m.ExtendBaseWidget(m)
	m.panels = []*menuPanel{newMenuPanel(menu, at)}
	return m
}

func (m *popMenu) show() {
	m.canvas.Overlays().Add(m)
	m.Resize(m.canvas.Size())
	m.canvas.Focus(m)
}

// Items are those of the panel the keyboard works in, for eyes that read what is
// offered.
func (m *popMenu) Items() []*fyne.MenuItem {
	if m.panels == nil {
		return nil
	}
	return m.deepest().menu.Items
}

// onScreen tells whether the menu is still shown: the window may take it away.
func (m *popMenu) onScreen() bool {
	return slices.Contains(m.canvas.Overlays().List(), fyne.CanvasObject(m))
}

// ClosePopUps closes every menu and palette over a window. The focus is left to
// the caller: what had it may be gone.
func ClosePopUps(c fyne.Canvas) {
	for top := c.Overlays().Top(); top != nil; top = c.Overlays().Top() {
		if m, ok := top.(*popMenu); ok {
			m.before = nil
			m.close()
		}
		c.Overlays().Remove(top)
	}
}

func (m *popMenu) close() {
	if m.panels == nil {
		return
	}
	m.panels = nil
	m.canvas.Overlays().Remove(m)
	if m.before != nil {
		m.canvas.Focus(m.before)
	}
	if m.closed != nil {
		m.closed()
	}
}

// run closes the menu and does what an item says; one that stays open shows what came of it.
func (m *popMenu) run(p *menuPanel, i int) {
	item := p.menu.Items[i]
	if item.Disabled || item.IsSeparator || item.ChildMenu != nil {
		return
	}
	stays := p.menu.Label == StaysOpen
	if !stays {
		m.close()
	}
	if item.Action != nil {
		item.Action()
	}
	if stays {
		m.Refresh()
	}
}

// deepest is the panel the keyboard works in.
func (m *popMenu) deepest() *menuPanel { return m.panels[len(m.panels)-1] }

// activate makes an item of a panel the active one and shows its submenu, if
// it was the mouse, or hides that of another item.
func (m *popMenu) activate(panel, item int, openChild bool) {
	p := m.panels[panel]
	if p.active == item && (len(m.panels) > panel+1 || !openChild) {
		return
	}
	p.active = item
	p.reveal(item, m.Size().Height)
	m.panels = m.panels[:panel+1]
	if item >= 0 && openChild {
		m.openChild()
	}
	m.Refresh()
}

// openChild opens the submenu of the active item.
func (m *popMenu) openChild() bool {
	p := m.deepest()
	if p.active < 0 || p.menu.Items[p.active].ChildMenu == nil || p.menu.Items[p.active].Disabled {
		return false
	}
	child := newMenuPanel(p.menu.Items[p.active].ChildMenu, fyne.Position{})
	child.beside = p
	m.panels = append(m.panels, child)
	m.Refresh()
	return true
}

// find says which panel and item are at a place; item -1 is none.
func (m *popMenu) find(at fyne.Position) (panel, item int) {
	for i := len(m.panels) - 1; i >= 0; i-- {
		p := m.panels[i]
		rel := at.Subtract(p.at)
		if rel.X >= 0 && rel.Y >= 0 && rel.X < p.size.Width && rel.Y < p.size.Height {
			return i, p.itemAt(rel.Y)
		}
	}
	return -1, -1
}

// Tapped runs an item, or closes the menu.
func (m *popMenu) Tapped(ev *fyne.PointEvent) {
	panel, item := m.find(ev.Position)
	switch {
	case panel < 0:
		if m.aside == nil || !m.aside(ev.AbsolutePosition) {
			m.close()
		}
	case item >= 0 && m.panels[panel].menu.Items[item].ChildMenu != nil:
		m.activate(panel, item, true)
	case item >= 0:
		m.run(m.panels[panel], item)
	}
}

// TappedSecondary closes the menu.
func (m *popMenu) TappedSecondary(ev *fyne.PointEvent) {
	if panel, _ := m.find(ev.Position); panel < 0 {
		m.close()
	}
}

// MouseIn implements desktop.Hoverable.
func (m *popMenu) MouseIn(ev *desktop.MouseEvent) { m.MouseMoved(ev) }

// MouseMoved follows the pointer.
func (m *popMenu) MouseMoved(ev *desktop.MouseEvent) {
	panel, item := m.find(ev.Position)
	switch {
	case panel < 0:
		if m.aside != nil {
			m.aside(ev.AbsolutePosition)
		}
	case item >= 0:
		m.activate(panel, item, true)
	}
}

// MouseOut implements desktop.Hoverable.
func (m *popMenu) MouseOut() {}

// Scrolled shows other items of a menu that is taller than the window.
func (m *popMenu) Scrolled(ev *fyne.ScrollEvent) {
	if panel, _ := m.find(ev.Position); panel >= 0 {
		by := 1
		if ev.Scrolled.DY > 0 {
			by = -1
		}
		m.panels = m.panels[:panel+1]
		m.panels[panel].scroll(by)
		m.Refresh()
	}
}

// FocusGained implements fyne.Focusable.
func (m *popMenu) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (m *popMenu) FocusLost() {}

// TypedShortcut does nothing: an open menu takes all keys.
func (m *popMenu) TypedShortcut(fyne.Shortcut) {}

// TypedRune goes to the next item that begins with the letter.
func (m *popMenu) TypedRune(r rune) {
	if m.panels == nil {
		return
	}
	p, n := m.deepest(), len(m.deepest().menu.Items)
	for k := 1; k <= n; k++ {
		i := (p.active + k + n) % n
		label := p.menu.Items[i].Label
		if strings.HasPrefix(strings.ToLower(label), string(unicode.ToLower(r))) && p.usable(i) {
			m.activate(len(m.panels)-1, i, false)
			return
		}
	}
}

// TypedKey walks, opens, runs and closes.
func (m *popMenu) TypedKey(ev *fyne.KeyEvent) {
	if m.panels == nil {
		return
	}
	p, last := m.deepest(), len(m.panels)-1
	switch ev.Name {
	case fyne.KeyDown:
		m.activate(last, p.next(p.active, 1), false)
	case fyne.KeyUp:
		m.activate(last, p.next(p.active, -1), false)
	case fyne.KeyPageDown, fyne.KeyPageUp:
		for range menuPage {
			by := 1
			if ev.Name == fyne.KeyPageUp {
				by = -1
			}
			if to := p.next(p.active, by); (to-p.active)*by > 0 || p.active < 0 {
				m.activate(last, to, false)
			}
		}
	case fyne.KeyHome:
		m.activate(last, p.next(-1, 1), false)
	case fyne.KeyEnd:
		m.activate(last, p.next(len(p.menu.Items), -1), false)
	case fyne.KeyRight:
		if m.openChild() {
			c := m.deepest()
			c.active = c.next(-1, 1)
		} else if m.sideways != nil {
			m.sideways(1)
		}
	case fyne.KeyLeft:
		if last > 0 {
			m.panels = m.panels[:last]
			m.Refresh()
		} else if m.sideways != nil {
			m.sideways(-1)
		}
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if p.active < 0 {
			return
		}
		if m.openChild() {
			c := m.deepest()
			c.active = c.next(-1, 1)
			return
		}
		m.run(p, p.active)
	case fyne.KeyEscape:
		if last > 0 {
			m.panels = m.panels[:last]
			m.Refresh()
			return
		}
		m.close()
	}
}

// CreateRenderer implements fyne.Widget.
func (m *popMenu) CreateRenderer() fyne.WidgetRenderer { return &popMenuRenderer{m: m} }

type popMenuRenderer struct {
	m       *popMenu
	objects []fyne.CanvasObject
}

func (r *popMenuRenderer) Destroy()                     {}
func (r *popMenuRenderer) MinSize() fyne.Size           { return fyne.NewSquareSize(1) }
func (r *popMenuRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *popMenuRenderer) Layout(size fyne.Size) {
	r.objects = nil
	for _, p := range r.m.panels {
		p.place(size)
		r.objects = append(r.objects, p.draw()...)
	}
}

func (r *popMenuRenderer) Refresh() {
	r.Layout(r.m.Size())
	canvas.Refresh(r.m)
}
