package window

import (
	"fmt"
	"regexp"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/uitest"
	"countersign/app/widgets/table"
)

// refusals are what a command answers that was offered and cannot be carried out.
var refusals = regexp.MustCompile(`^Choose |^No verdict waits|does not go with|is about one row|` +
	`Nothing was changed|decided no further|rests on the conditions|does not wait|There is no note to file`)

// TestACommandIsOfferedByAllOrByNone goes through all rows of all pages: menu, context menu and palette
// offer the same, and what rests says why and changes nothing.
func TestACommandIsOfferedByAllOrByNone(t *testing.T) {
	l := newLab(t, true)
	l.onePack()
	l.binFirst("vendor")
	compared, rested := 0, 0
	for _, r := range stops() {
		l.goTo(r)
		for row := range max(l.rowsOfPage(), 1) {
			l.rowOfPage(row)
			inMenu := map[string]bool{}
			for _, m := range l.menu.mainMenu().Items {
				for _, it := range m.Items {
					inMenu[it.Label] = it.Disabled
				}
			}
			inContext := map[string]bool{}
			for _, it := range l.contextItems() {
				inContext[it.Label] = it.Disabled
			}
			p := &palette{w: l.Window, to: map[string]target{}}
			p.addCommands()
			inPalette := map[string]bool{}
			for _, it := range p.items {
				inPalette[it.ID] = it.Rests
			}
			ids := map[string]bool{}
			for _, c := range l.menu.all() {
				if ids[c.ID] {
					t.Errorf("%v: two commands are called %s: the palette would run one for the other", r, c.ID)
				}
				ids[c.ID] = true
				what := fmt.Sprint(r, " row ", row, ": ", c.ID)
				greyed, is := inMenu[c.Title]
				if is && greyed != rests(c) {
					t.Errorf("%s: greyed in the menu: %v", what, greyed)
				}
				if greyed, is = inContext[c.Title]; is && greyed != rests(c) {
					t.Errorf("%s: greyed in the context menu: %v, in the menu: %v", what, greyed, !greyed)
				}
				if greyed, is = inPalette["command "+c.ID]; is && greyed != rests(c) {
					t.Errorf("%s: rests in the palette: %v", what, greyed)
				}
				compared++
				if c.Why == nil || !rests(c) {
					continue
				}
				rested++
				before := l.events()
				l.frame.Note("")
				l.menu.run(c)
				if l.events() != before || len(l.overlays.list) > 0 || l.frame.status.text != c.Why() {
					t.Errorf("%s: rests, and does something, or does not say why: %q", what, l.frame.status.text)
				}
			}
		}
	}
	if compared < 2000 || rested < 100 {
		t.Errorf("compared %d, of which %d rest", compared, rested)
	}
}

// tables are the lists of the page shown.
func (l *lab) tables() []*table.View { return uitest.Within[*table.View](l.top()) }

// rowsOfPage is how many of the rows of its first list are tried: enough for each kind there is.
func (l *lab) rowsOfPage() int {
	if all := l.tables(); len(all) > 0 {
		return min(len(all[0].Shown()), 12)
	}
	return 0
}

// rowOfPage selects a row of the list of the page shown.
func (l *lab) rowOfPage(i int) {
	if all := l.tables(); len(all) > 0 && i < len(all[0].Shown()) {
		all[0].Select(all[0].Shown()[i])
	}
}

// contextItems are those of the rows selected.
func (l *lab) contextItems() []*fyne.MenuItem {
	all := l.tables()
	if len(all) == 0 || len(all[0].Selected()) == 0 {
		return nil
	}
	all[0].Focus()
	all[0].ShowMenu()
	defer l.typeKey(fyne.KeyEscape)
	if open, ok := l.win.Canvas().Overlays().Top().(interface{ Items() []*fyne.MenuItem }); ok {
		return open.Items()
	}
	return nil
}
