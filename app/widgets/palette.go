package widgets

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
)

// paletteMost is how many answers the palette shows.
const paletteMost = 40

// Palette goes to anything: a field, and under it what answers to it. Arrows
// walk, Enter goes, Escape closes.
type Palette struct {
	widget.BaseWidget
	field  *SearchField
	list   *List
	none   *canvas.Text
	first  []PaletteItem // shown while nothing is typed
	index  *paletteIndex
	found  []PaletteItem
	onGo   func(id string)
	sheet  *sheet
	source func(query string) []PaletteItem
}

// NewPalette returns a palette; onGo is raised with an item's id after it has
// closed.
func NewPalette(onGo func(id string)) *Palette {
	p := &Palette{onGo: onGo, none: &canvas.Text{}}
	p.field = NewSearchField("Go to an item, a document, a vendor, a page, or do something", p.search)
	p.field.OnKey = p.key
	p.field.OnEscape = func() bool { p.Close(); return true }
	p.field.OnSubmitted = func(string) { p.accept() }
	p.list = NewList(ListStyle{}, nil)
	p.list.Disable()
	p.list.onPick = func(string) { p.accept() }
	p.ExtendBaseWidget(p)
	return p
}

// SetFirst sets what is shown while nothing is typed: where one was, what can be
// done here.
func (p *Palette) SetFirst(items []PaletteItem) { p.first = items }

// SetSource adds items found for a query beyond those given to Open, such as
// the results of a search. It is called with every text and must be quick. They
// are ranked with the others.
func (p *Palette) SetSource(source func(query string) []PaletteItem) { p.source = source }

// Open shows the palette over a window with these items.
func (p *Palette) Open(c fyne.Canvas, items []PaletteItem) {
	p.index = newPaletteIndex(items)
	p.field.Text = ""
	p.field.clear.Hide()
	p.search("")
	p.sheet = openSheet(c, p, fyne.NewSize(560, 420), p.Close)
	c.Focus(p.field)
}

// Close takes the palette away.
func (p *Palette) Close() {
	if p.sheet != nil {
		p.sheet.close()
		p.sheet = nil
	}
}

// Renew asks the source again for what is typed: it has found more. What is
// picked stays picked.
func (p *Palette) Renew() {
	if p.sheet == nil {
		return
	}
	picked := p.list.Picked()
	p.search(p.field.Text)
	for _, it := range p.found {
		if it.ID == picked {
			p.list.Pick(picked)
		}
	}
}

// answers are the items for a query, best first.
func (p *Palette) answers(query string) []PaletteItem {
	if strings.TrimSpace(query) == "" {
		return slices.Concat(p.first, p.index.items[:min(len(p.index.items), max(paletteMost-len(p.first), 0))])
	}
	found := p.index.rank(query)
	if p.source != nil {
		var named []PaletteItem
		for _, it := range p.source(query) {
			if it.Found || it.Last {
				found = append(found, rankedItem{item: it})
			} else {
				named = append(named, it)
			}
		}
		found = append(found, newPaletteIndex(named).rank(query)...)
	}
	return ranking(found, paletteMost)
}

func (p *Palette) search(query string) {
	p.found = p.answers(query)
	var shown []Item
	group := ""
	for _, it := range p.found {
		if query == "" && it.Group != group {
			group = it.Group
			shown = append(shown, Item{Heading: true, Title: group})
		}
		right := it.Keys
		if right == "" && query != "" {
			right = it.Group
		}
		shown = append(shown, Item{ID: it.ID, Title: it.Title, Sub: it.Detail, Right: right, Muted: it.Rests})
	}
	p.list.SetItems(shown)
	p.list.Pick("")
	if len(p.found) > 0 {
		p.list.Pick(p.found[0].ID)
	}
	p.list.scroll.ToTop()
	p.Refresh()
}

// key walks the list while the field keeps the focus.
func (p *Palette) key(ev *fyne.KeyEvent) bool {
	by := 0
	switch ev.Name {
	case fyne.KeyDown:
		by = 1
	case fyne.KeyUp:
		by = -1
	case fyne.KeyPageDown:
		by = 8
	case fyne.KeyPageUp:
		by = -8
	default:
		return false
	}
	for i, it := range p.found {
		if it.ID == p.list.Picked() {
			p.list.Pick(p.found[min(max(i+by, 0), len(p.found)-1)].ID)
			break
		}
	}
	return true
}

func (p *Palette) accept() {
	id := p.list.Picked()
	if id == "" {
		return
	}
	p.Close()
	if p.onGo != nil {
		p.onGo(id)
	}
}

func (p *Palette) Holds() []fyne.CanvasObject { return []fyne.CanvasObject{p.field, p.list} }

// CreateRenderer implements fyne.Widget.
func (p *Palette) CreateRenderer() fyne.WidgetRenderer {
	line := &canvas.Rectangle{}
	return draw.New(func(size fyne.Size) fyne.Size {
		pad, f := theme.Space(2.5), draw.FaceOf(theme.SizeBody, false)
		h := p.field.MinSize().Height
		p.field.Move(fyne.NewPos(pad, pad))
		p.field.Resize(fyne.NewSize(size.Width-2*pad, h))
		line.FillColor = theme.Color(theme.Line)
		line.Resize(fyne.NewSize(size.Width, 1))
		line.Move(fyne.NewPos(0, h+2*pad))
		p.list.Move(fyne.NewPos(0, h+2*pad+1))
		p.list.Resize(fyne.NewSize(size.Width, max(size.Height-h-3*pad, 0)))
		p.none.Hidden = len(p.found) > 0
		draw.Write(p.none, "Nothing answers to this. Try fewer letters.", f, theme.Muted,
			fyne.TextAlignLeading)
		draw.Place(p.none, theme.Space(4.5), h+4*pad, size.Width)
		return fyne.NewSize(theme.Scaled(240), h+theme.Scaled(120))
	}, p.field, line, p.list, p.none)
}
