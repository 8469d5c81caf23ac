package window

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// question is a dialog that asks for something, with the way to it.
type question struct {
	by   string // the function that asks, as package.name
	at   ui.Route
	open func(l *lab)
	says string // what is answered to a dialog without fields; "" if it has some
}

// nothingToFill are the dialogs that ask whether to do a thing, and for nothing else.
var nothingToFill = []string{"contracts.discard", "worklist.showPlan", "verdict.asksToReopen", "desk.reassess"}

// keepNothing are the dialogs of which nothing that was typed is kept, with why.
var keepNothing = map[string]string{
	"window.pickSave":     "a name of a file, with a proposal",
	"window.makeFolder":   "a name of a folder",
	"session.ask":         "half a name is kept for the settings and the next time",
	"verdict.askRead":     "a tick is a person's word at that moment",
	"desk.confirmSeveral": "a tick is a person's word at that moment",
}

func questions() []question {
	desk := ui.Route{Page: "desk", ID: "tessaforth-applicants-2026"}
	item := ui.Route{Page: "desk", ID: desk.ID, Item: "S2-LP-INDEMNITY"}
	decision := ui.Route{Page: "decision", ID: "kestrelight-assist-2026"}
	contracts, evidence := ui.Route{Page: "contracts"}, ui.Route{Page: "evidence"}
	packs, bin := ui.Route{Page: "packs"}, ui.Route{Page: "bin"}
	command := func(id string) func(*lab) { return func(l *lab) { l.command(id) } }
	return []question{
		{by: "window.pickSave", at: desk, open: func(l *lab) { l.unanswered(l.askCreate) }},
		{by: "window.makeFolder", at: desk, open: func(l *lab) {
			l.unanswered(func() { l.files.PickFolder("Where to", func(string) {}) })
			l.tap("New folder…")
		}},
		{by: "decision.askDecision", at: decision, open: command("decision.decide")},
		{by: "decision.askSignOff", at: decision, open: command("decision.sign")},
		{by: "decision.request", at: decision, open: command("decision.except")},
		{
			by: "decision.askCondition", at: ui.Route{Page: "decision", ID: "pagecairn-translate-2026"},
			open: command("decision.condition"),
		},
		{by: "decision.askRevoke", at: decision, open: onSomeRow("decision.revoke")},
		{by: "decision.askClose", at: decision, open: onSomeRow("decision.met")}, // the sample has open ones
		{by: "decision.askApproval", at: decision, open: func(l *lab) {
			l.requestException(decision.ID)
			onSomeRow("decision.approve")(l)
		}},
		{by: "verdict.askReason", at: item, open: command("desk.verdict.not_applicable")},
		{by: "verdict.askRead", at: item, open: command("desk.verdict.silent"), says: "Tick what you read"},
		{by: "desk.citeByHand", at: desk, open: command("desk.cite")},
		{by: "desk.askOne", at: desk, open: func(l *lab) { l.withFile("desk.evidence") }},
		{by: "desk.open", at: desk, open: func(l *lab) {
			n := assessments.Note{
				ID: "of-all", On: "assessment", OnID: desk.ID, AssessmentID: desk.ID,
				Author: "Ada", Body: "On all of it",
			}
			uitest.Must(l.t)(l.bench().Add(l.t.Context(), &n))
			l.session.Pages.Reload()
			l.settle()
			for _, b := range uitest.Within[*widgets.Button](l.top()) {
				if strings.HasSuffix(b.Text(), "on this assessment…") {
					l.act("notes", func() { test.Tap(b) })
				}
			}
			l.tap("Edit")
		}},
		{
			by: "desk.confirmSeveral", at: desk, says: "Tick the verdicts that are still so",
			open: func(l *lab) {
				uitest.Must(l.t)(l.bench().Reassess(l.t.Context(), desk.ID, assessments.TriggerNewTerms))
				l.session.Pages.Reload()
				l.settle()
				l.command("desk.confirmseveral")
			},
		},
		{by: "checklist.take", at: ui.Route{Page: "checklist", ID: "delvemoor-portal"}, open: func(l *lab) {
			for _, id := range l.table().Shown() {
				l.table().Select(id)
				l.settle()
				l.typeRunes("1")
				l.settle()
				if len(l.overlays.list) > 0 {
					return
				}
			}
		}},
		{by: "contracts.askFacts", at: contracts, open: onSomeRow("contracts.facts")},
		{by: "evidence.askAbout", at: evidence, open: func(l *lab) { l.withFile("evidence.add") }},
		{by: "packs.revoke", at: packs, open: func(l *lab) { l.onePack(); onSomeRow("packs.revoke")(l) }},
		{by: "bin.confirm", at: bin, open: func(l *lab) {
			l.binFirst("document")
			onSomeRow("bin.purge")(l)
		}},
	}
}

// onSomeRow selects one row after the other until the command opens a dialog.
func onSomeRow(command string) func(l *lab) {
	return func(l *lab) {
		for _, id := range l.table().Shown() {
			l.table().Select(id)
			l.settle()
			l.command(command)
			l.settle()
			if len(l.overlays.list) > 0 {
				return
			}
		}
	}
}

// unanswered does something without anyone who answers file dialogs in the user's place.
func (l *lab) unanswered(fn func()) {
	pick := l.p.Pick
	l.p.Pick = nil
	fn()
	l.p.Pick = pick
}

// withFile gives a command a file that is not there yet.
func (l *lab) withFile(command string) {
	path := l.file(strings.ReplaceAll(command, ".", "-")+".md", "# Something else\n\nNothing is said here.\n")
	l.choose = func(string) string { return path }
	l.command(command)
	l.settle()
}

// requestException asks for an exception on the first deal-breaker.
func (l *lab) requestException(id string) {
	for _, it := range l.deskItems(id) {
		if it.DealBreaker {
			uitest.Must(l.t)(l.bench().Except(l.t.Context(), assessments.Exception{
				AssessmentID: id, ItemID: it.ID, Reason: "a pilot", Compensating: "no personal data",
				Owner:       "Olga",
				RequestedBy: "Paul", Expires: "2027-01-31",
			}))
			break
		}
	}
	l.session.Pages.Reload()
	l.settle()
}

// TestEveryDialogNamesTheFieldThatIsNotFilled opens every dialog of the window, empties its fields and does
// what it is for: it stays, and the missing field is reported with its label, at that field.
func TestEveryDialogNamesTheFieldThatIsNotFilled(t *testing.T) {
	newUnnamedLab(t).namesWhatIsEmpty(asksWho)
	l, known := newLab(t, true), append(slices.Clone(nothingToFill), asksWho.by)
	for _, q := range questions() {
		known = append(known, q.by)
		l.goTo(q.at)
		l.namesWhatIsEmpty(q)
	}
	for _, by := range asking(t) {
		if !slices.Contains(known, by) {
			t.Errorf("%s asks with a dialog that is not tried here", by)
		}
	}
}

// asksWho is the dialog that comes before the first change, while no actor is named.
var asksWho = question{by: "session.ask", open: func(l *lab) { l.save("first", new(error)) }}

// namesWhatIsEmpty opens a dialog, empties its fields and does what it is for.
func (l *lab) namesWhatIsEmpty(q question) {
	l.t.Helper()
	q.open(l)
	l.settle()
	if len(l.overlays.list) == 0 {
		l.t.Errorf("%s opens nothing: %s", q.by, l.words())
		return
	}
	for _, e := range uitest.Within[*text.Entry](l.top()) {
		e.SetText("")
	}
	for _, e := range uitest.Within[*widgets.Suggest](l.top()) {
		e.SetText("")
	}
	open := len(l.overlays.list)
	l.act("do", l.ctrlEnter)
	if len(l.overlays.list) != open {
		l.t.Errorf("%s was carried out with nothing filled in; it shows %s", q.by, l.words())
	} else {
		l.namesAField(q)
		l.keepsWhatIsTyped(q)
	}
	for len(l.overlays.list) > 0 {
		l.overlays.closeTop()
	}
	l.settle()
}

// ctrlEnter presses Ctrl+Enter where the focus is: a field has it first, then the window.
func (l *lab) ctrlEnter() {
	enter := &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault}
	switch f := l.win.Canvas().Focused().(type) {
	case *text.Entry:
		if f.OnSubmitted != nil {
			f.TypedShortcut(enter)
			return
		}
	case *widgets.Suggest:
		if f.OnSubmitted != nil {
			f.TypedShortcut(enter)
			return
		}
	}
	(&keys{w: l.Window}).submit()
}

// keepsWhatIsTyped fills the dialog on top and closes it.
func (l *lab) keepsWhatIsTyped(q question) {
	l.t.Helper()
	if keepNothing[q.by] != "" {
		return
	}
	const typed = "Typed and not recorded"
	for _, e := range uitest.Within[*text.Entry](l.top()) {
		e.SetText(typed)
	}
	for _, s := range uitest.Within[*menu.Select](l.top()) {
		s.Pick(len(s.Options) - 1)
	}
	fields := len(uitest.Within[*text.Entry](l.top()))
	l.overlays.closeTop()
	var kept []ui.KeptForm
	l.chrome().Recall("forms "+l.path, &kept)
	if len(kept) == 0 || kept[len(kept)-1].By != someone ||
		!strings.Contains(fmt.Sprint(kept[len(kept)-1].Filled), typed) && fields > 0 {
		l.t.Errorf("%s keeps nothing of %d texts: %+v", q.by, fields, kept)
	}
	l.drafts().Forms().Keeping(nil, nil)
	l.chrome().Remember("forms "+l.path, nil)
	l.drafts().Forms().Keeping(nil, func(list []ui.KeptForm) { l.chrome().Remember("forms "+l.path, list) })
}

// namesAField looks at what the dialog on top says is wrong.
func (l *lab) namesAField(q question) {
	l.t.Helper()
	if q.says != "" {
		if !strings.Contains(l.words(), q.says) {
			l.t.Errorf("%s says %s", q.by, l.words())
		}
		return
	}
	at := 0
	for _, r := range uitest.Within[*widgets.FormRow](l.top()) {
		if r.Error() == "" {
			continue
		}
		at++
		named := false
		for _, p := range uitest.Within[*text.Prose](l.top()) {
			named = named || strings.Contains(p.String(), "Look at ") &&
				strings.Contains(p.String(), "“"+r.Label()+"”")
			if repeated := r.Label() + ": " +
				r.Error(); strings.Contains(strings.ToLower(p.String()), strings.ToLower(repeated)) {
				l.t.Errorf("%s says below the form again: %s", q.by, p.String())
			}
		}
		if !named {
			l.t.Errorf("%s: “%s” is marked and not named below; it shows %s", q.by, r.Label(), l.words())
		}
	}
	if at == 0 {
		l.t.Errorf("%s: no field is marked; it shows %s", q.by, l.words())
	}
}

// asking lists the functions of the window that ask with a dialog, as package.name.
func asking(t *testing.T) (out []string) {
	t.Helper()
	files, err := filepath.Glob("../*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			ast.Inspect(fn, func(n ast.Node) bool {
				if sel, ok := n.(*ast.SelectorExpr); ok && sel.Sel.Name == "Ask" {
					if pkg, ok := sel.X.(*ast.Ident); ok && pkg.Name == "ui" {
						out = append(out, f.Name.Name+"."+fn.Name.Name)
					}
				}
				return true
			})
		}
	}
	if len(out) < 20 {
		t.Errorf("only %d dialogs were found", len(out))
	}
	return out
}
