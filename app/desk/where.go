package desk

import (
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/widgets"
)

// whereTitle is the discipline that is listed, for the chip that stands for the list of them.
func (p *Page) whereTitle() string {
	for _, it := range p.disciplineItems() {
		if it.ID == string(p.m.discipline) {
			return it.Title
		}
	}
	return "All disciplines"
}

// whereMenu offers what the left column does: the disciplines with their scores, and what to ask next.
func (p *Page) whereMenu() *fyne.Menu {
	menu := fyne.NewMenu("")
	for _, it := range p.disciplineItems() {
		one := fyne.NewMenuItem(inWords(it), func() { p.chooseDiscipline(it.ID) })
		one.Checked = it.ID == string(p.m.discipline) || it.ID == allDisciplines && p.m.discipline == ""
		menu.Items = append(menu.Items, one)
	}
	next := fyne.NewMenuItem("Ask these next", nil)
	next.ChildMenu = fyne.NewMenu("")
	for _, it := range p.nextItems() {
		if !it.Heading {
			next.ChildMenu.Items = append(next.ChildMenu.Items, fyne.NewMenuItem(inWords(it), func() {
				p.take(it.ID)
			}))
		}
	}
	if next.ChildMenu.Items != nil {
		menu.Items = append(menu.Items, fyne.NewMenuItemSeparator(), next)
	}
	return menu
}

// inWords says an entry of the left column in one line.
func inWords(it widgets.Item) string {
	parts := []string{it.Title, it.Right}
	if it.Sub != "" {
		parts = append(parts, it.Sub)
	}
	if it.Mark == theme.MarkFlag {
		parts = append(parts, it.Tip)
	}
	return strings.Join(parts, " · ")
}
