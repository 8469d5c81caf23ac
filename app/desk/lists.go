package desk

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"countersign/app/widgets"
	"countersign/assessments"
)

// lists are the three ways to an item: the disciplines, the items that are worth asking next, and the items
// themselves, which chips and words narrow. They change what the model lists and which item it selects.
type lists struct {
	page        *Page
	host        host
	id          string
	m           *model
	disciplines *widgets.List
	next        *widgets.List
	chips       *widgets.ChipBar
	where       *widgets.Chip // stands for the disciplines where there is no room for them
	search      *widgets.SearchField
	items       *widgets.List
}

func newLists(p *Page) *lists {
	l := &lists{page: p, host: p.host, id: p.id, m: p.m}
	l.recall()
	l.disciplines = widgets.NewList(widgets.ListStyle{Lines: 2}, l.chooseDiscipline)
	l.next = widgets.NewList(widgets.ListStyle{Lines: 2}, l.take)
	l.chips = widgets.NewChipBar(nil, l.chooseFilter)
	l.where = widgets.NewMenuChip("", l.whereMenu)
	l.where.Hide()
	l.search = widgets.NewSearchField("Filter items", l.chooseWords)
	l.items = widgets.NewList(widgets.ListStyle{Lines: 2, Ruled: true}, l.take)
	// the keys of the desk are in force again
	l.search.OnSubmitted = func(string) { l.host.Window().Canvas().Focus(l.items) }
	l.items.SetMenu(l.itemMenu)
	return l
}

func itoa(n int) string { return strconv.Itoa(n) }

// itemMenu offers the verdicts on an item without selecting it first.
func (l *lists) itemMenu(id string) []*fyne.MenuItem {
	return append(l.page.verdicts.MenuItems(id, func() { l.take(id) }),
		fyne.NewMenuItem("Copy the item's id", func() { l.host.Clipboard().SetContent(id) }))
}

// whereMenu offers what the left column does: the disciplines with their scores, and what to ask next.
func (l *lists) whereMenu() *fyne.Menu {
	menu := fyne.NewMenu("")
	for _, it := range disciplineItems(l.m) {
		one := fyne.NewMenuItem(inWords(it), func() { l.chooseDiscipline(it.ID) })
		one.Checked = it.ID == string(l.m.discipline) || it.ID == allDisciplines && l.m.discipline == ""
		menu.Items = append(menu.Items, one)
	}
	next := fyne.NewMenuItem("Ask these next", nil)
	next.ChildMenu = fyne.NewMenu("")
	for _, it := range nextItems(l.m) {
		if !it.Heading {
			next.ChildMenu.Items = append(next.ChildMenu.Items, fyne.NewMenuItem(inWords(it), func() {
				l.take(it.ID)
			}))
		}
	}
	if next.ChildMenu.Items != nil {
		menu.Items = append(menu.Items, fyne.NewMenuItemSeparator(), next)
	}
	return menu
}

// show brings disciplines, chips and items in step with the model.
func (l *lists) show() {
	l.disciplines.SetItems(disciplineItems(l.m))
	l.disciplines.Pick(string(l.m.discipline))
	l.next.SetItems(nextItems(l.m))
	l.where.Set(whereTitle(l.m), l.m.discipline != "")
	words := make([]string, 0, len(Filters()))
	for _, f := range Filters() {
		words = append(words, f.Title()+" "+itoa(l.m.count(f)))
	}
	l.chips.SetWords(words)
	l.chips.Mark(slices.Index(Filters(), l.m.filter))
	l.items.SetItems(itemsShown(l.m))
	l.items.Pick(l.m.item)
}

func (l *lists) chooseDiscipline(id string) {
	d := assessments.Discipline(id)
	if id == allDisciplines {
		d = ""
	}
	if l.m.discipline == d {
		return
	}
	l.page.Flush()
	l.m.discipline = d
	l.keepSelected()
}

func (l *lists) chooseFilter(i int) {
	l.m.filter = Filters()[i]
	l.keepSelected()
}

func (l *lists) chooseWords(words string) {
	l.m.words = words
	l.keepSelected()
}

// keepSelected keeps the selected item if it is still shown, else selects the first one.
func (l *lists) keepSelected() {
	rows := l.m.rows()
	for _, r := range rows {
		if r.Item.ID == l.m.item {
			l.show()
			return
		}
	}
	if len(rows) > 0 {
		l.page.Flush()
		l.m.item = rows[0].Item.ID
	}
	l.show()
	l.page.card.show()
}

// take selects an item.
func (l *lists) take(id string) {
	if id == l.m.item {
		return
	}
	l.page.Flush()
	l.m.item = id
	l.show()
	l.page.card.show()
	l.page.card.top()
}

// above shows one list over another, at this share of the height.
type above float32

func (a above) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(max(o[0].MinSize().Width, o[1].MinSize().Width), o[0].MinSize().Height+
		o[1].MinSize().Height)
}

func (a above) Layout(o []fyne.CanvasObject, size fyne.Size) {
	h := size.Height * float32(a)
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(size.Width, h))
	o[1].Move(fyne.NewPos(0, h))
	o[1].Resize(fyne.NewSize(size.Width, size.Height-h))
}

func (l *lists) walk(by int) {
	was := l.m.item
	l.page.Flush()
	if l.m.step(by) && l.m.item != was {
		l.show()
		l.page.card.show()
		l.page.card.top()
	}
}
