package window

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// pair is two objects of the same kind, of two vendors: what is done on the second page must not touch
// the first.
type pair struct {
	what   string
	was    ui.Route // shown first
	is     ui.Route // shown when the command runs
	enough int      // commands of the page itself that are tried at least
}

const (
	vendorWas, vendorIs = "kestrelight", "quorvane"
	deskWas, deskIs     = "kestrelight-assist-2026", "quorvane-minutes-2026"
	itemOfBoth          = "S2-LP-TRAINING-USE"
)

func pairs() []pair {
	two := func(what, page, was, is string, enough int) pair {
		return pair{what, ui.Route{Page: page, ID: was}, ui.Route{Page: page, ID: is}, enough}
	}
	return []pair{
		two("desk", "desk", deskWas, deskIs, 18),
		two("decision", "decision", deskWas, deskIs, 10),
		{
			"reader",
			ui.Route{Page: "reader", ID: "kestrelight-msa/2026-05-01", Item: deskWas + "/" + itemOfBoth},
			ui.Route{Page: "reader", ID: "quorvane-dpa/2026-03-19", Item: deskIs + "/" + itemOfBoth},
			7,
		},
		{
			"papers",
			ui.Route{Page: "contracts", ID: deskWas, Item: itemOfBoth},
			ui.Route{Page: "contracts", ID: deskIs, Item: itemOfBoth},
			7,
		},
		two("vendors", "vendors", vendorWas, vendorIs, 12),
		two("contracts", "contracts", "kestrelight-msa", "quorvane-dpa", 10),
		two("evidence", "evidence", "kestrelight-report", "quorvane-trial", 6),
		two("scoping", "scoping", "kestrelight-assist-enquiries", "quorvane-minutes-product", 3),
		two("packs", "packs", deskWas, deskIs, 6),
	}
}

// targets tries what a page offers on the second of two objects.
type targets struct {
	*lab
	pair
	names map[string][]string // words that name the first and the second object: "was", "is"
	// listed are the pages whose rows are of the kind of the pair.
	listed map[string]bool
}

// TestEveryCommandActsOnThePageShown goes from one object to another of its kind and runs every
// command of the page: through the items of the menu, the palette, its key and the context menus. What
// each does is written down; nothing of the first object changes, no dialog and no title names it, and
// all ways do the same.
func TestEveryCommandActsOnThePageShown(t *testing.T) {
	for _, pr := range pairs() {
		t.Run(pr.what, func(t *testing.T) {
			c := &targets{lab: newLab(t, true), pair: pr}
			c.provide()
			out := ""
			ids := c.commands()
			if len(ids) < pr.enough {
				t.Errorf("%d commands, want at least %d", len(ids), pr.enough)
			}
			for _, id := range ids {
				out += id + ": " + c.everyWay(id) + "\n"
			}
			out += c.contextMenus()
			uitest.Golden(t, filepath.Join("testdata", "targets-"+pr.what+".txt"),
				"What every command does after going from one object to another of its kind: “is” is the second, shown one.", out)
		})
	}
}

// provide answers file dialogs, and learns what the two objects are called.
func (c *targets) provide() {
	dir := c.t.TempDir()
	c.choose = func(title string) string {
		if strings.HasPrefix(title, "Write") {
			return dir
		}
		return c.file("letter.txt", "We confirm.")
	}
	c.names, c.listed = map[string][]string{},
		map[string]bool{"vendors": true, "contracts": true, "evidence": true}
	for role, ids := range map[string][2]string{"was": {vendorWas, deskWas}, "is": {vendorIs, deskIs}} {
		v, a := assessments.Vendor{ID: ids[0]}, assessments.Assessment{ID: ids[1]}
		for _, r := range []assessments.Record{&v, &a} {
			if err := c.bench().Get(c.t.Context(), r); err != nil {
				c.t.Fatal(err)
			}
		}
		c.names[role] = []string{a.Name, v.Name, ids[1], ids[0]}
	}
}

// meet goes to the first object and straight on to the second.
func (c *targets) meet() {
	c.t.Helper()
	sweep()
	// nothing is open then; on a page Escape would go back, and load the page before
	for left := 6; left > 0 && (len(c.overlays.list) > 0 || c.win.Canvas().Overlays().Top() != nil); left-- {
		c.typeKey(fyne.KeyEscape)
	}
	c.drafts().Clear() // what was filled in on another way would be there again
	c.win.Canvas().Unfocus()
	c.act("go", func() { c.Go(ui.Route{Page: "settings"}) })
	c.act("go", func() { c.Go(c.was) })
	c.chrome().Remember("desk.views", nil) // the way before has moved on in it
	c.act("go", func() { c.Go(c.is) })
	if title := c.win.Title(); title != c.page().Title()+" · Countersign" || c.tells("was", title) {
		c.t.Errorf("%s: the window is called %q on “%s”", c.what, title, c.page().Title())
	}
}

// commands are the ids of what the page itself offers.
func (c *targets) commands() []string {
	c.meet()
	var out []string
	for _, one := range c.page().(ui.Commander).Commands() {
		out = append(out, one.ID)
	}
	return out
}

// find is a command as the window has it now.
func (c *targets) find(id string) ui.Command {
	c.t.Helper()
	for _, one := range c.menu.all() {
		if one.ID == id {
			return one
		}
	}
	c.t.Fatalf("%s has no command %s", c.what, id)
	return ui.Command{}
}

// done runs something, completes what it asks, and tells what came of it.
func (c *targets) done(what string, run func() bool) (string, bool) {
	c.t.Helper()
	before, place := c.events(), c.placeNow()
	c.frame.status.text = ""
	if !run() {
		return "", false
	}
	var out []string
	for range 3 { // a menu may lead to a dialog
		words := c.words()
		if over := c.win.Canvas().Overlays().Top(); over == nil {
			break
		} else if _, menu := over.(interface{ Items() []*fyne.MenuItem }); menu {
			if said := "offers a menu"; !slices.Contains(out, said) {
				out = append(out, said)
			}
			c.typeKey(fyne.KeyDown)
			c.typeKey(fyne.KeyReturn)
			continue
		}
		if c.tells("was", words) {
			c.t.Errorf("%s, %s: the dialog is about the page before: %s", c.what, what, words)
		}
		out = append(out, "asks “"+c.named(c.dialogTitle())+"”")
		c.answer()
	}
	if page, ok := c.page().(interface{ Submit() }); ok && c.route().Page == "add" {
		if c.tells("was", c.words()) {
			c.t.Errorf("%s, %s: the form is about the page before: %s", c.what, what, c.words())
		}
		out = append(out, "reads a file for “"+c.named(c.route().ID)+"”")
		c.act("add", page.Submit)
	}
	c.closeAll(6)
	out = append(out, c.changed(what, before)...)
	if now := c.placeNow(); now != place {
		if c.tells("was", now) {
			c.t.Errorf("%s, %s leads to the object before: %s", c.what, what, now)
		}
		out = append(out, "leads to "+c.named(made.ReplaceAllString(now, "what was made")))
	}
	if said := c.frame.status.text; said != "" && len(out) == 0 {
		out = append(out, "says “"+c.named(said)+"”")
	}
	c.takeBack(before)
	return strings.Join(out, ", "), true
}

// takeBack undoes what was done since, so that the next way to the same command finds what this one
// did. Decisions, sign-offs and packs stay.
func (c *targets) takeBack(before int) {
	c.drafts().Forms().Keeping(nil, func([]ui.KeptForm) {}) // what was filled in is not there again
	for range c.events() - before {
		if _, err := c.bench().Undo(c.t.Context()); err != nil {
			return
		}
	}
}

// answer fills the dialog on top and presses its verb.
func (c *targets) answer() {
	for _, e := range uitest.Within[*text.Entry](c.top()) {
		if e.MultiLine {
			c.win.Canvas().Focus(e)
			test.Type(e, "Said in the test")
		}
	}
	for _, choice := range uitest.Within[*menu.Select](c.top()) {
		if choice.SelectedIndex() < 0 {
			choice.Pick(0)
		}
	}
	c.win.Canvas().Unfocus()
	for _, b := range uitest.Within[*widgets.Button](c.top()) {
		if b.Text() == "Move to the bin" { // it is not what Enter does
			test.Tap(b)
			return
		}
	}
	if !c.overlays.pressVerb() {
		c.overlays.closeTop()
	}
}

func (c *targets) dialogTitle() string {
	words := []rune(c.words())
	return string(words[:min(len(words), 48)])
}

// changed lists what the journal says happened since, by whose it is.
func (c *targets) changed(what string, before int) []string {
	c.t.Helper()
	var out []string
	c.settle()
	n := c.events() - before
	if n == 0 {
		return nil
	}
	events, err := c.bench().Events(c.t.Context(), assessments.EventQuery{Limit: n})
	if err != nil {
		c.t.Fatal(err)
	}
	for _, ev := range slices.Backward(events) {
		whose := map[string]bool{}
		for _, ch := range ev.Changes {
			whose[c.owner(ch.Noun, ch.ID, 0)] = true
		}
		if whose["was"] {
			c.t.Errorf("%s, %s: %s changes the object before: %+v", c.what, what, ev.Verb, ev.Changes)
		}
		switch {
		case whose["is"]:
			out = append(out, "changes is by "+string(ev.Verb))
		default:
			out = append(out, "changes what belongs to neither by "+string(ev.Verb))
		}
	}
	return out
}

// owner follows a record's references to the vendor: "was", "is", or "" where it belongs to neither.
func (c *targets) owner(n assessments.Noun, id string, depth int) string {
	if n == "vendor" {
		return map[string]string{vendorWas: "was", vendorIs: "is"}[id]
	}
	r := assessments.New(n)
	r.SetKey(id)
	if depth > 6 || c.bench().Get(c.t.Context(), r) != nil {
		return ""
	}
	for _, f := range r.Fields() {
		if f.Ref != "" && f.Ref != "frozen" && f.Value.String() != "" {
			if whose := c.owner(f.Ref, f.Value.String(), depth+1); whose != "" {
				return whose
			}
		}
	}
	return ""
}

func (c *targets) placeNow() string {
	r := c.route()
	if p, ok := c.page().(ui.Placed); ok {
		r = p.Place()
	}
	return strings.TrimSpace(r.Page + " " + r.ID + " " + r.Item)
}

// made is the id of a record made in the test.
var made = regexp.MustCompile(`\w+-1\d{5}`)

// tells reports whether words name one of the two objects.
func (c *targets) tells(which, words string) bool {
	return slices.ContainsFunc(c.names[which], func(name string) bool {
		return strings.Contains(words, name)
	})
}

// named writes “is” for what names the second object.
func (c *targets) named(words string) string {
	for _, name := range c.names["is"] {
		words = strings.ReplaceAll(words, name, "is")
	}
	return words
}
