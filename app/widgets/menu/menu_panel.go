package menu

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/shape"
)

// menuPanel is one box of an open menu.
type menuPanel struct {
	menu   *fyne.Menu
	want   fyne.Position // where it was asked for
	beside *menuPanel    // or the panel whose submenu it is
	at     fyne.Position
	size   fyne.Size
	active int
	least  float32 // its width at least
	first  int     // the first item shown, where not all of them fit
	last   int     // the last item shown
}

func newMenuPanel(menu *fyne.Menu, at fyne.Position) *menuPanel {
	return &menuPanel{menu: menu, want: at, active: -1}
}

// usable tells whether an item can be active.
func (p *menuPanel) usable(i int) bool {
	return !p.menu.Items[i].IsSeparator && !p.menu.Items[i].Disabled
}

// present is the one item with a check mark; -1 if there is none, or several.
func (p *menuPanel) present() int {
	at := -1
	for i, it := range p.menu.Items {
		if !it.Checked {
			continue
		}
		if at >= 0 {
			return -1
		}
		at = i
	}
	if at < 0 || !p.usable(at) {
		return -1
	}
	return at
}

// next is the next usable item in a direction, going round; -1 without any. From no item it is the
// first one down, and the last one up.
func (p *menuPanel) next(from, by int) int {
	n := len(p.menu.Items)
	if from < 0 && by < 0 {
		from = n
	}
	for k := 1; k <= n; k++ {
		i := ((from+by*k)%n + n) % n
		if from < 0 && by > 0 {
			i = k - 1
		}
		if p.usable(i) {
			return i
		}
	}
	return -1
}

func (p *menuPanel) itemHeight(i int) float32 {
	if p.menu.Items[i].IsSeparator {
		return theme.Space(2) + 1
	}
	return draw.FaceOf(theme.SizeBody, false).LineHeight() + theme.Space(2)
}

// itemAt finds the usable item at a height, or -1.
func (p *menuPanel) itemAt(y float32) int {
	top := theme.Space(1)
	for i := p.first; i <= p.last; i++ {
		h := p.itemHeight(i)
		if y >= top && y < top+h {
			if p.usable(i) {
				return i
			}
			return -1
		}
		top += h
	}
	return -1
}

// columns are the widths of labels and of what stands right of them.
func (p *menuPanel) columns() (check, label, right float32) {
	f, g := draw.FaceOf(theme.SizeBody, false), draw.FaceOf(theme.SizeCaption, false)
	check = theme.Space(3)
	for _, it := range p.menu.Items {
		label = max(label, f.Exact(it.Label))
		if it.Checked {
			check = theme.Space(3) + theme.Scaled(14)
		}
		if it.Shortcut != nil {
			right = max(right, g.Exact(ShortcutText(it.Shortcut)))
		}
		if it.ChildMenu != nil {
			right = max(right, theme.Scaled(10))
		}
	}
	return check, label, right
}

// place sizes the panel and keeps it inside the window.
func (p *menuPanel) place(area fyne.Size) {
	check, label, right := p.columns()
	p.size = fyne.NewSize(max(check+label+right+theme.Space(9), theme.Scaled(120), p.least), 2*theme.Space(1))
	p.fit(area.Height - 4)
	at := p.want
	if b := p.beside; b != nil {
		at = b.at.AddXY(b.size.Width-2, 0)
		for i := b.first; i < b.active; i++ {
			at.Y += b.itemHeight(i)
		}
		if at.X+p.size.Width > area.Width {
			at.X = b.at.X - p.size.Width + 2
		}
	}
	p.at = fyne.NewPos(
		max(min(at.X, area.Width-p.size.Width-2), 2),
		max(min(at.Y, area.Height-p.size.Height-2), 2))
}

// fit says which items are shown in a height: all of them, or those from the first on that there is room for.
func (p *menuPanel) fit(height float32) {
	n := len(p.menu.Items)
	p.first = max(min(p.first, n-1), 0)
	room, used := height-p.size.Height, float32(0)
	p.last = p.first - 1
	for p.last+1 < n && used+p.itemHeight(p.last+1) <= room {
		p.last++
		used += p.itemHeight(p.last)
	}
	// no room is left empty at the end
	for p.first > 0 && p.last == n-1 && used+p.itemHeight(p.first-1) <= room {
		p.first--
		used += p.itemHeight(p.first)
	}
	p.size.Height += used
}

// scroll shows other items, by so many further down.
func (p *menuPanel) scroll(by int) {
	if by > 0 && p.last >= len(p.menu.Items)-1 {
		return
	}
	p.first = max(min(p.first+by, len(p.menu.Items)-1), 0)
}

// reveal makes sure that an item is among those shown in a window of this height.
func (p *menuPanel) reveal(item int, height float32) {
	if item < 0 {
		return
	}
	p.first = min(p.first, item)
	for p.first < item {
		p.size.Height = 2 * theme.Space(1)
		if p.fit(height - 4); item <= p.last {
			return
		}
		p.first++
	}
}

func (p *menuPanel) draw() []fyne.CanvasObject {
	box := &canvas.Rectangle{
		FillColor: theme.Color(theme.Raised), StrokeColor: theme.Color(theme.LineStrong),
		StrokeWidth: 1, CornerRadius: 6,
	}
	box.Shadow = canvas.Shadow{Color: theme.Color(shadowRole), BlurRadius: 8, Offset: fyne.NewPos(0, 2)}
	box.Resize(p.size)
	box.Move(p.at)
	out := []fyne.CanvasObject{box}
	y := p.at.Y + theme.Space(1)
	for i := p.first; i <= p.last; i++ {
		it, h := p.menu.Items[i], p.itemHeight(i)
		if it.IsSeparator {
			rule := &canvas.Rectangle{FillColor: theme.Color(theme.Line)}
			rule.Resize(fyne.NewSize(p.size.Width-2, 1))
			rule.Move(fyne.NewPos(p.at.X+1, y+h/2))
			out = append(out, rule)
		} else {
			out = append(out, p.drawItem(it, i == p.active, y, h)...)
		}
		y += h
	}
	a := theme.Scaled(8)
	more := func(y float32, points ...float32) {
		tri := shape.Polygon(theme.Color(theme.Muted), a, points...)
		tri.Move(fyne.NewPos(p.at.X+p.size.Width-a-2, y))
		out = append(out, tri)
	}
	if p.first > 0 {
		more(p.at.Y+2, 0, 0.8, 1, 0.8, 0.5, 0.2)
	}
	if p.last < len(p.menu.Items)-1 {
		more(p.at.Y+p.size.Height-a-2, 0, 0.2, 1, 0.2, 0.5, 0.8)
	}
	return out
}

func (p *menuPanel) drawItem(it *fyne.MenuItem, active bool, y, h float32) []fyne.CanvasObject {
	f, g := draw.FaceOf(theme.SizeBody, false), draw.FaceOf(theme.SizeCaption, false)
	check, _, _ := p.columns()
	var out []fyne.CanvasObject
	ink, side := theme.Text, theme.Muted
	if it.Disabled {
		ink = theme.Muted
	}
	if active {
		ground := &canvas.Rectangle{FillColor: theme.Color(theme.Accent), CornerRadius: 4}
		ground.Resize(fyne.NewSize(p.size.Width-theme.Space(2), h))
		ground.Move(fyne.NewPos(p.at.X+theme.Space(1), y))
		out = append(out, ground)
		ink, side = theme.OnAccent, theme.OnAccent
	}
	if it.Checked {
		m := shape.NewMark()
		m.Draw(theme.MarkTick, theme.Scaled(10), theme.Color(ink))
		m.Box.Move(fyne.NewPos(p.at.X+theme.Space(2.5), y+(h-theme.Scaled(10))/2))
		out = append(out, m.Box)
	}
	t := draw.Label(it.Label, f, ink)
	t.TextStyle.Italic = it.Disabled
	draw.Place(t, p.at.X+check, y+(h-f.LineHeight())/2, p.size.Width)
	out = append(out, t)
	right := p.at.X + p.size.Width - theme.Space(3)
	switch {
	case it.ChildMenu != nil:
		a := theme.Scaled(8)
		tri := shape.Polygon(theme.Color(side), a, 0.2, 0, 0.9, 0.5, 0.2, 1)
		tri.Move(fyne.NewPos(right-a, y+(h-a)/2))
		out = append(out, tri)
	case it.Shortcut != nil:
		t := draw.Label(ShortcutText(it.Shortcut), g, side)
		t.Alignment = fyne.TextAlignTrailing
		draw.Place(t, p.at.X, y+(h-g.LineHeight())/2, right-p.at.X)
		out = append(out, t)
	}
	return out
}

// ShortcutText says a shortcut as people do: "Ctrl+Shift+Z".
func ShortcutText(s fyne.Shortcut) string {
	k, ok := s.(fyne.KeyboardShortcut)
	if !ok {
		return ""
	}
	var parts []string
	for _, m := range []struct {
		mod  fyne.KeyModifier
		name string
	}{
		{fyne.KeyModifierControl, "Ctrl"},
		{fyne.KeyModifierAlt, "Alt"},
		{fyne.KeyModifierShift, "Shift"},
		{fyne.KeyModifierSuper, "Cmd"},
	} {
		if k.Mod()&m.mod != 0 {
			parts = append(parts, m.name)
		}
	}
	name := string(k.Key())
	if said, ok := keyNames[k.Key()]; ok {
		name = said
	}
	return strings.Join(append(parts, name), "+")
}

var keyNames = map[fyne.KeyName]string{
	fyne.KeyPageUp: "PgUp", fyne.KeyPageDown: "PgDn", fyne.KeyReturn: "Enter", fyne.KeyEscape: "Esc",
	fyne.KeyDelete: "Del", fyne.KeyBackspace: "Backspace", fyne.KeyComma: ",", fyne.KeySlash: "/",
	fyne.KeyLeft: "Left", fyne.KeyRight: "Right", fyne.KeyUp: "Up", fyne.KeyDown: "Down",
}
