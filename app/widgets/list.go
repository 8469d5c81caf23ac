package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/internal/hands"
	"countersign/app/widgets/menu"
)

// Item is one entry of a List. A Heading only groups: it cannot be picked.
type Item struct {
	ID      string
	Heading bool
	Title   string
	Sub     string // second line
	Right   string // count, points, key
	Mark    theme.Mark
	Tone    theme.Tone
	// Boxed draws the mark in a box of its tone, as in the list of questions.
	Boxed bool
	// Bar, when Barred, is a bar under the title filled to this share.
	Barred bool
	Bar    float32
	Muted  bool
	Tip    string
}

// ListStyle is how a list looks.
type ListStyle struct {
	// Lines of the title before it is cut; 0 is one.
	Lines int
	// Ruled draws a thin line between items; otherwise the selected item is a rounded box, as in the sidebar.
	Ruled bool
	// OnPanel is set where the list stands on the side bar's ground.
	OnPanel bool
	// Choosing is a list of which one is chosen, as in a dialog that closes then: the arrows only move, a tap or
	// Enter raises the intent.
	Choosing bool
	// BoldTitle writes titles bold when picked.
	BoldTitle bool
}

// List is a list of things to pick from: the side bar, the disciplines, the
// questions, the palette. It is one stop for Tab; arrows walk, Enter picks.
type List struct {
	focus.Control
	style  ListStyle
	items  []Item
	picked string
	cursor int
	hover  int
	pane   *listPane
	scroll *Scroller
	onPick func(id string)
	menu   func(id string) []*fyne.MenuItem
	// While it was not scrolled since the item picked was shown, the item stays in view when the list
	// is given another size: a page picks before it is laid out.
	shown focus.ShownFrom
	// walking is set while the arrow keys move from item to item.
	walking bool

	modifier func() fyne.KeyModifier
}

// NewList returns an empty list. onPick is raised when an item is tapped, or
// walked to; the list shows it as picked at once.
func NewList(style ListStyle, onPick func(id string)) *List {
	l := &List{style: style, onPick: onPick, cursor: -1, hover: -1, modifier: focus.CurrentModifiers}
	l.pane = newListPane(l)
	l.scroll = NewScroller(l.pane)
	l.scroll.within = true
	l.Start(l, nil)
	return l
}

// SetMenu gives every item a context menu.
func (l *List) SetMenu(menu func(id string) []*fyne.MenuItem) { l.menu = menu }

// SetItems replaces the items; what is picked stays picked by id.
func (l *List) SetItems(items []Item) {
	l.items = items
	l.cursor = l.index(l.picked)
	l.hover = -1
	l.pane.refit()
}

// Items returns the items as they are shown.
func (l *List) Items() []Item { return l.items }

// Pick shows an item as picked without raising the intent, and scrolls to it.
func (l *List) Pick(id string) {
	l.picked, l.cursor = id, l.index(id)
	l.reveal()
	l.pane.Refresh()
}

// Picked is the id of the selected item, or "".
func (l *List) Picked() string { return l.picked }

// Walk picks the next (+1) or the previous (-1) item and raises the intent.
// Pages call it for J and K.
func (l *List) Walk(by int) {
	for i := l.cursor + by; i >= 0 && i < len(l.items); i += by {
		if !l.items[i].Heading {
			l.take(i)
			return
		}
	}
}

// take is an intent of the user.
func (l *List) take(i int) {
	l.cursor, l.picked = i, l.items[i].ID
	l.reveal()
	l.pane.Refresh()
	if l.onPick != nil && !(l.walking && l.style.Choosing) {
		l.onPick(l.picked)
	}
}

func (l *List) index(id string) int {
	for i, it := range l.items {
		if it.ID == id && !it.Heading && id != "" {
			return i
		}
	}
	return -1
}

func (l *List) reveal() {
	l.shown.From = l.scroll.scroll.Offset
	l.scrollToCursor()
	l.shown.At = l.scroll.scroll.Offset
}

// revealAgain does the same in another size, as if the list had had that size before.
func (l *List) revealAgain() {
	l.scroll.scroll.ScrollToOffset(l.shown.From)
	l.scrollToCursor()
	l.shown.At = l.scroll.scroll.Offset
}

func (l *List) scrollToCursor() {
	if l.cursor >= 0 && l.cursor < len(l.pane.tops)-1 {
		top := l.pane.tops[l.cursor]
		l.scroll.Reveal(top, l.pane.tops[l.cursor+1]-top)
	}
}

// TypedKey walks with the arrows and raises the intent again on Enter.
func (l *List) TypedKey(ev *fyne.KeyEvent) {
	if hands.Astray(ev) {
		focus.ForwardKey(l, ev)
		return
	}
	switch ev.Name {
	case fyne.KeyDown, fyne.KeyUp, fyne.KeyHome, fyne.KeyEnd:
		l.walking = true
		l.walkBy(ev.Name)
		l.walking = false
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if l.cursor >= 0 && l.cursor < len(l.items) {
			l.take(l.cursor)
		}
	case desktop.KeyMenu:
		l.showMenu()
	case fyne.KeyF10:
		if l.modifier()&fyne.KeyModifierShift == 0 {
			l.Control.TypedKey(ev)
			return
		}
		l.showMenu()
	default:
		l.Control.TypedKey(ev)
	}
}

func (l *List) walkBy(key fyne.KeyName) {
	switch key {
	case fyne.KeyDown:
		l.Walk(1)
	case fyne.KeyUp:
		if l.cursor < 0 {
			l.cursor = len(l.items)
		}
		l.Walk(-1)
	case fyne.KeyHome:
		l.cursor = -1
		l.Walk(1)
	case fyne.KeyEnd:
		l.cursor = len(l.items)
		l.Walk(-1)
	}
}

// showMenu opens the context menu of the item the keyboard stands on.
func (l *List) showMenu() {
	if l.menu == nil || l.cursor < 0 || l.cursor >= len(l.items) {
		return
	}
	if items := l.menu(l.items[l.cursor].ID); len(items) > 0 {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(l.pane)
		menu.Show(fyne.NewMenu("", items...), focus.CanvasOf(l),
			at.AddXY(theme.Space(6), l.pane.tops[l.cursor+1]))
	}
}

// CreateRenderer implements fyne.Widget.
func (l *List) CreateRenderer() fyne.WidgetRenderer {
	ring := draw.NewRing()
	return draw.New(func(size fyne.Size) fyne.Size {
		follows, before := l.scroll.scroll.Offset == l.shown.At && l.cursor >= 0, l.scroll.Size()
		l.scroll.Resize(size)
		if follows && size != before {
			l.revealAgain()
		}
		inset := fyne.NewSize(max(size.Width-6, 0), max(size.Height-6, 0))
		draw.PlaceRing(ring, l.HasFocus(), fyne.NewPos(3, 3), inset, 3)
		return fyne.NewSize(theme.Scaled(100), theme.Scaled(48))
	}, l.scroll, ring)
}

// HeightFor is the height all items need, for a list that does not scroll.
func (l *List) HeightFor(width float32) float32 { return l.pane.HeightFor(width) }
