package contracts

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// itemPick is a list of items that words narrow, to choose one of.
type itemPick struct {
	m      *model
	near   []target // the likely ones, first
	all    []target
	list   *widgets.List
	search *widgets.SearchField
	hide   func()
	chosen func(target)
}

// pickItem asks for an item of the assessments: the likely ones are first, each can be found by its words.
func (ci *citing) pickItem(title string, near, all []target, chosen func(target)) {
	k := &itemPick{m: ci.m, near: near, all: all, chosen: chosen}
	k.list = widgets.NewList(widgets.ListStyle{Ruled: true, Choosing: true}, k.take)
	k.search = widgets.NewSearchField("Filter items by word, id or topic", k.fill)
	k.search.OnSubmitted = func(string) { k.take(k.list.Picked()) }
	k.search.OnKey = k.key
	k.fill("")
	body := widgets.NewFrame(widgets.NewInset(0, 1.5, k.search), nil, nil, nil, k.list)
	k.hide = ci.host.Show(title, ui.Sized(ci.host, body, 640, 460))
	ci.host.Window().Canvas().Focus(k.search)
}

// likelyOnes is the heading of the items on the topic.
const likelyOnes = "Likely"

// fill lists the items whose words are asked for.
func (k *itemPick) fill(words string) {
	var out []widgets.Item
	listed := map[target]bool{}
	add := func(heading string, of []target) {
		first := true
		for _, t := range of {
			it, b := k.item(t)
			if listed[t] || !mentions(it, words) {
				continue
			}
			if first {
				out = append(out, widgets.Item{Heading: true, Title: heading})
				first = false
			}
			listed[t] = true
			one := row(b, it)
			if heading == likelyOnes && len(k.m.reading.Bearing) > 1 {
				one.Sub = b.Assessment.Name
			}
			out = append(out, one)
		}
	}
	add(likelyOnes, k.near)
	for _, b := range k.m.reading.Bearing {
		var of []target
		for _, t := range k.all {
			if t.assessment == b.Assessment.ID {
				of = append(of, t)
			}
		}
		add(b.Assessment.Name, of)
	}
	if len(out) == 0 {
		out = append(out, widgets.Item{Heading: true, Title: "No item has these words"})
	}
	k.list.SetItems(out)
	k.list.Pick("")
	k.move(+1)
}

// key moves in the list while the words are typed.
func (k *itemPick) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyDown:
		k.move(+1)
	case fyne.KeyUp:
		k.move(-1)
	default:
		return false
	}
	return true
}

// move picks the next item, or the one before; Enter chooses it.
func (k *itemPick) move(by int) {
	items, picked := k.list.Items(), k.list.Picked()
	at := slices.IndexFunc(items, func(it widgets.Item) bool { return !it.Heading && it.ID == picked })
	for i := at + by; i >= 0 && i < len(items); i += by {
		if !items[i].Heading {
			k.list.Pick(items[i].ID)
			return
		}
	}
}

func (k *itemPick) item(t target) (assessments.Item, workbench.Bearing) {
	for _, b := range k.m.reading.Bearing {
		if b.Assessment.ID == t.assessment {
			it, _ := b.Item(t.item)
			return it, b
		}
	}
	return assessments.Item{}, workbench.Bearing{}
}

// row is an item in a list, with the state of its answer.
func row(b workbench.Bearing, it assessments.Item) widgets.Item {
	j := judgedIn(b, it.ID)
	return widgets.Item{
		ID: b.Assessment.ID + "/" + it.ID, Title: it.Title, Right: it.ID,
		Mark: ui.ItemMark(j.State()), Tone: ui.ItemTone(j), Boxed: true,
		Tip: it.ID + ": " + j.State().Words(j.Verdict) + ". " + it.Question,
	}
}

// mentions reports whether all words are in what an item is called or asks.
func mentions(it assessments.Item, words string) bool {
	in := strings.ToLower(it.ID + " " + it.Title + " " + it.Question + " " + it.Topic.Title())
	for _, w := range strings.Fields(strings.ToLower(words)) {
		if !strings.Contains(in, w) {
			return false
		}
	}
	return true
}

// take chooses an item and closes the list.
func (k *itemPick) take(id string) {
	for _, t := range k.all {
		if t.assessment+"/"+t.item == id {
			k.hide()
			k.chosen(t)
			return
		}
	}
}

// choose asks which item the text is read for.
func (s *strip) choose() {
	if s.reader.opening.rests() {
		return
	}
	var near, all []target
	for _, b := range s.in.reading.Bearing {
		for _, it := range b.Items {
			one := target{b.Assessment.ID, it.ID, b.Assessment.Name, it.Title}
			all = append(all, one)
			if s.in.topic() != "" && it.Topic == s.in.topic() {
				near = append(near, one)
			}
		}
	}
	if len(all) == 0 {
		s.host.Note("No assessment rests on this document yet. Begin one, then give verdicts here.")
		return
	}
	s.reader.citing.pickItem("Which item is it read for?", near, all, func(t target) {
		s.goTo(t.assessment, t.item)
	})
}

// itemList is the column beside the text in a wide window: every item of the assessments that the document bears
// on, with the state of its answer; those it does not speak to are muted.
type itemList struct {
	m    *model
	in   reads
	list *widgets.List
}

func newItemList(s *strip) *itemList {
	l := &itemList{m: s.in.model, in: s.in}
	l.list = widgets.NewList(widgets.ListStyle{Lines: 2, Ruled: true}, func(id string) {
		if a, item, ok := cutLast(id); ok {
			s.goTo(a, item)
		}
	})
	return l
}

// show lists the items; the one shown is picked.
func (l *itemList) show() {
	var out []widgets.Item
	for _, b := range l.m.reading.Bearing {
		out = append(out, widgets.Item{Heading: true, Title: b.Assessment.Name})
		for _, it := range b.Items {
			one := row(b, it)
			one.Right, one.Sub = "", it.ID
			if l.m.looked(l.m.reading.Version.ID) && !l.in.speaksTo(b.Assessment.ID, it) {
				one.Muted, one.Sub = true, it.ID+" · nothing found here"
			}
			if j := judgedIn(b, it.ID); it.DealBreaker && j.Open() {
				one.Mark, one.Tone = theme.MarkFlag, theme.Bad
			}
			out = append(out, one)
		}
	}
	if len(out) == 0 {
		out = append(out, widgets.Item{Heading: true, Title: "No assessment rests on this document yet"})
	}
	l.list.SetItems(out)
	l.list.Pick(l.m.assessment + "/" + l.m.item)
}
