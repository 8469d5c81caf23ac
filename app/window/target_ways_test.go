package window

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
)

// everyWay runs a command through menu, palette and key, and tells what it does.
func (c *targets) everyWay(id string) string {
	c.t.Helper()
	var said, by string
	for _, way := range []struct {
		name string
		run  func(ui.Command) bool
	}{{"palette", c.byPalette}, {"menu", c.byMenu}, {"key", c.byKey}} {
		c.meet()
		c.ownRow()
		what, ok := c.done(id+" by "+way.name, func() bool { return way.run(c.find(id)) })
		switch {
		case !ok:
		case by == "":
			said, by = what, way.name
		case what != said && id != "desk.decide" && id != "decision.decide" &&
			!strings.HasSuffix(id, ".copy"):
			// what can be decided next depends on the decision before; a list copies by its own key,
			// and says nothing
			c.t.Errorf("%s %s: by %s “%s”, by %s “%s”", c.what, id, by, said, way.name, what)
		}
	}
	if by == "" {
		c.t.Errorf("%s %s: there is no way to it", c.what, id)
	}
	return said
}

// ownRow gives the keyboard to the page's list, on the row of the object shown or else on the first.
func (c *targets) ownRow() {
	for _, table := range uitest.Within[*table.View](c.session.Pages.Body()) {
		table.Focus()
		if chosen := table.Selected(); len(chosen) == 0 || chosen[0] != c.is.ID {
			table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
		}
		for table.Cursor() != c.is.ID && c.listed[c.what] {
			was := table.Cursor()
			table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
			if table.Cursor() == was {
				c.t.Fatalf("%s: no row %s", c.what, c.is.ID)
			}
		}
	}
}

// byMenu walks to the command in its menu and presses Enter.
func (c *targets) byMenu(one ui.Command) bool {
	if one.Menu == "" {
		return false
	}
	at := slices.IndexFunc(c.menu.mainMenu().Items, func(m *fyne.Menu) bool { return m.Label == one.Menu })
	c.menu.bar.Open(at)
	return c.enterItem(one.Title)
}

// enterItem presses Enter on an item of the menu that is open; false where it cannot be chosen now.
func (c *targets) enterItem(title string) bool {
	c.t.Helper()
	open, ok := c.top().(interface{ Items() []*fyne.MenuItem })
	if !ok {
		c.t.Fatalf("no menu is open for “%s”", title)
	}
	for _, item := range open.Items() {
		if item.IsSeparator || item.Disabled {
			if item.Label == title {
				c.typeKey(fyne.KeyEscape)
				return false
			}
			continue
		}
		c.typeKey(fyne.KeyDown)
		if item.Label == title {
			c.typeKey(fyne.KeyReturn)
			return true
		}
	}
	c.t.Fatalf("the menu has no item “%s”", title)
	return false
}

// byPalette opens the palette, and chooses what it has under the command's name.
func (c *targets) byPalette(one ui.Command) bool {
	c.openPalette()
	lists := uitest.Within[*widgets.List](c.top())
	if len(lists) == 0 {
		c.t.Fatal("the palette did not open")
	}
	if !slices.ContainsFunc(lists[0].Items(), func(it widgets.Item) bool {
		return it.ID == "command "+one.ID
	}) {
		c.typeRunes(one.Title)
	}
	for range 60 {
		if lists[0].Picked() == "command "+one.ID {
			c.typeKey(fyne.KeyReturn)
			return true
		}
		c.typeKey(fyne.KeyDown)
	}
	c.typeKey(fyne.KeyEscape)
	return false
}

// byKey presses the key that is shown for the command, where it has one.
func (c *targets) byKey(one ui.Command) bool {
	switch keys := one.Keys; {
	case one.Shortcut != nil:
		c.shortcut(one.Shortcut)
	case keys == "Enter":
		c.typeKey(fyne.KeyReturn)
	case keys == "Del":
		c.typeKey(fyne.KeyDelete)
	case keys == "Backspace":
		c.typeKey(fyne.KeyBackspace)
	case keys == "Shift+F10":
		c.typeKey(desktop.KeyMenu)
	case keys == "Ctrl+C":
		if list, ok := c.win.Canvas().Focused().(fyne.Shortcutable); ok {
			list.TypedShortcut(&fyne.ShortcutCopy{})
		}
	case len([]rune(keys)) == 1:
		c.typeRunes(strings.ToLower(keys))
	default:
		return false
	}
	return true
}

// contextMenus opens the menu of every list of the page on the row shown, and does everything in it.
func (c *targets) contextMenus() string {
	out := ""
	for i := 0; ; i++ {
		menu, more := c.contextMenu(i)
		if !more {
			return out
		}
		for _, item := range menu {
			if item.IsSeparator || item.Disabled || item.ChildMenu != nil {
				continue
			}
			c.contextMenu(i)
			if what, ok := c.done(item.Label+" in a context menu", func() bool {
				return c.enterItem(item.Label)
			}); ok {
				out += fmt.Sprintf("context menu %d, %s: %s\n", i+1, item.Label, what)
			}
		}
	}
}

// contextMenu meets the second object and opens the menu of the i-th list of its page; false where
// there are fewer.
func (c *targets) contextMenu(i int) ([]*fyne.MenuItem, bool) {
	c.meet()
	c.ownRow()
	var lists []fyne.Focusable
	for _, table := range uitest.Within[*table.View](c.session.Pages.Body()) {
		lists = append(lists, table)
	}
	for _, list := range uitest.Within[*widgets.List](c.session.Pages.Body()) {
		lists = append(lists, list)
	}
	if i >= len(lists) {
		return nil, false
	}
	c.win.Canvas().Focus(lists[i])
	c.typeKey(desktop.KeyMenu)
	menu, ok := c.top().(interface{ Items() []*fyne.MenuItem })
	if !ok {
		return nil, true
	}
	return menu.Items(), true
}
