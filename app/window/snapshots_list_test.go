package window

import (
	"fmt"
	"path/filepath"
	"strings"

	"countersign/app/ui"
	"countersign/assessments"
)

// listed are the lists of the window and what their rows are; each is kept filled, empty, filtered
// away, and with the menu of its rows.
var listed = []struct {
	page, rows string
	empties    bool // a new workspace has none of its rows
}{
	{"portfolio", "services", true},
	{"vendors", "vendors", true},
	{"assessments", "assessments", true},
	{"contracts", "documents", true},
	{"evidence", "evidence", true},
	{"packs", "packs", true},
	{"journal", "changes", true},
	{"bin", "things in the bin", true},
	{"catalogue", "items", false},
	{"matrix", "mitigations", false},
}

func snapshots() []snapshot {
	var out []snapshot
	for _, one := range listed {
		r := ui.Route{Page: one.page}
		home := strings.TrimSuffix(filepath.Base(filepath.Dir(filepath.Dir(snapshot{route: r}.file()))), "/")
		out = append(out,
			snapshot{name: home, route: r, proves: "What the list of " + one.rows +
				" shows on the sample: its columns, rows, chips and counts.", act: onList(one.page)},
			snapshot{name: home + "-no-hits", route: r, proves: "A filter that hides all " + one.rows +
				" says so and offers to be cleared; it is no empty list.", act: func(l *lab) {
				onList(one.page)(l)
				l.filterAway()
			}},
			snapshot{name: home + "-menu", route: r, proves: "What can be done with one of the " + one.rows +
				", with its keys.", act: func(l *lab) { onList(one.page)(l); l.rowMenu() }})
		if one.empties {
			out = append(out, snapshot{name: home + "-empty", route: r, empty: true, proves: "Without any " +
				one.rows + " the page says what it is for and offers one next step."})
		}
	}
	return append(append(out, parts1()...), parts2()...)
}

// onList makes a list that the sample leaves empty, or that stands behind a chip, one to look at.
func onList(page string) func(l *lab) {
	return func(l *lab) {
		switch page {
		case "packs":
			l.onePack()
		case "bin":
			for _, one := range [][2]string{{"document", ""}, {"vendor", ""}, {"evidence", ""}} {
				l.binFirst(assessments.Noun(one[0]))
			}
		case "matrix":
			l.command("matrix.view2")
		}
	}
}

// parts1 are the states of pages that are no lists.
func parts1() []snapshot {
	desk := ui.Route{Page: "desk", ID: "tessaforth-applicants-2026"}
	scoping := ui.Route{Page: "scoping", ID: "*"}
	decision := ui.Route{Page: "decision", ID: "kestrelight-assist-2026"}
	return []snapshot{
		{name: "desk", route: desk, proves: "The desk is one screen: disciplines, items, and the selected item with everything it is answered by."},
		{
			name: "desk-no-hits", route: desk,
			proves: "Words that no item has leave the list of items empty, and the selected item where it is.", act: func(l *lab) { l.filterAway() },
		},
		{
			name: "desk-approved", route: ui.Route{Page: "desk", ID: "kestrelight-assist-2026"},
			proves: "Above an approved assessment stands what its approval is worth.",
		},
		{
			name: "obligations", route: ui.Route{Page: "obligations", ID: "kestrelight-assist-2026"},
			proves: "What the law asks of a use: each duty with state, day and what must be there, the reason and the items of the selected one, and how many there are in each state.",
		},
		{
			name: "checklist", route: ui.Route{Page: "checklist", ID: "delvemoor-portal"},
			proves: "What falls to the organisation that builds: each responsibility with its state, who takes care of it, and what is said of the selected one.",
		},
		{
			name: "checklist-none", route: ui.Route{Page: "checklist", ID: "kestrelight-assist-enquiries"},
			proves: "A use that buys has no responsibilities to answer, and is told why and where to go.",
		},
		{
			name: "decision", route: decision,
			proves: "What a decision is worth and why, its history, conditions, exceptions and sign-offs, with who declared and who recorded each.",
		},
		{
			name: "decision-lost", route: ui.Route{Page: "decision", ID: "tessaforth-draft-2026"},
			proves: "An approval that is no longer carried names every reason.",
		},
		{
			name: "decision-decide", route: decision,
			proves: "A decision asks for its outcome, who decides and a reason, and says who records it.",
			act:    func(l *lab) { l.command("decision.decide") },
		},
		{
			name: "decision-sign", route: decision,
			proves: "A sign-off says that it is declared, and no signature.", act: func(l *lab) {
				l.command("decision.sign")
			},
		},
		{
			name: "decision-except", route: decision,
			proves: "An exception is requested with its control, owner and last day.", act: func(l *lab) {
				l.command("decision.except")
			},
		},
		{
			name: "desk-terms", route: desk, proves: "New terms re-open the items they touch, and say how many.",
			act: func(l *lab) { l.command("desk.terms") },
		},
		{
			name: "scoping", route: scoping,
			proves: "The wizard shows one question, what was said so far and why.", act: nil,
		},
		{
			name: "vendors-use", route: ui.Route{Page: "vendors", ID: "*use"},
			proves: "A selected use: scope, risk and facts, beside what else the vendor has.",
		},
		{
			name: "vendors-contract", route: ui.Route{Page: "vendors", ID: "*contract"},
			proves: "A selected contract: its term, its notice day and its facts.",
		},
		{
			name: "vendors-new", route: ui.Route{Page: "vendors", Item: "new"},
			proves: "A new service is registered in one go.",
		},
		{
			name: "vendors-new-wrong", route: ui.Route{Page: "vendors", Item: "new"},
			proves: "What is missing in a new service is said at once, all of it.", act: func(l *lab) {
				l.tap("Register and place in a scope")
			},
		},
		{
			name: "reader", route: ui.Route{Page: "reader", ID: "*"},
			proves: "A document is read with the passages of a topic beside its text.",
		},
		{
			name: "intake", route: ui.Route{Page: "add"}, act: func(l *lab) { l.handOver(quorvaneTerms) },
			proves: "A file handed over is one form: values with the words that carry them and how sure they are.",
		},
		{
			name: "intake-files", route: ui.Route{Page: "add"},
			act:    func(l *lab) { l.handOver(quorvaneTerms, "empty.md", "order.md") },
			proves: "Several files are one table; what cannot be added is named with its reason.",
		},
		{
			name: "contracts-facts", route: ui.Route{Page: "contracts"},
			proves: "The facts of a document, with what may stand in them.", act: func(l *lab) {
				l.firstRow()
				l.command("contracts.facts")
			},
		},
		{
			name: "contracts-order", route: ui.Route{Page: "contracts"},
			proves: "The order of precedence of a contract's documents, and the clause it is cited from.",
			act:    func(l *lab) { l.firstRow(); l.command("contracts.order") },
		},
		{
			name: "contracts-columns", route: ui.Route{Page: "contracts"},
			proves: "The column chooser names every column but the first, and ticks what is shown.",
			act:    func(l *lab) { l.command("contracts.columns") },
		},
	}
}

func parts2() []snapshot {
	search := func(words string) ui.Route { return ui.Route{Page: "search", ID: words} }
	matrix := func(view int) func(l *lab) {
		return func(l *lab) { l.command(fmt.Sprintf("matrix.view%d", view)) }
	}
	return []snapshot{
		{
			name: "evidence-card", route: ui.Route{Page: "evidence", ID: "*"},
			proves: "Selected evidence: its facts, its revisions, and what rests on it.",
		},
		{
			name: "search", route: search("training"),
			proves: "Every place the words stand, by kind, the best selected.",
		},
		{
			name: "search-start", route: search(""),
			proves: "Before anything is looked for the page says where it looks.",
		},
		{
			name: "search-no-hits", route: search("zyzzyva"),
			proves: "Words that stand nowhere say so, and what to try.",
		},
		{
			name: "bin-purge", route: ui.Route{Page: "bin"},
			proves: "A purge says what is erased for good and asks for the reason.", act: func(l *lab) {
				onList("bin")(l)
				l.lastRow()
				l.command("bin.purge")
			},
		},
		{
			name: "packs-revoke", route: ui.Route{Page: "packs"},
			proves: "A pack is revoked with a reason; what was given away stays away.", act: func(l *lab) {
				l.onePack()
				l.firstRow()
				l.command("packs.revoke")
			},
		},
		{
			name: "packs-none", route: ui.Route{Page: "packs"},
			proves: "With assessments and no pack yet the next step is to choose one.",
		},
		{
			name: "journal-detail", route: ui.Route{Page: "journal"},
			proves: "A selected change shows every field before and after.", act: func(l *lab) {
				l.rename()
				l.firstRow()
			},
		},
		{
			name: "matrix-grid", route: ui.Route{Page: "matrix", ID: "2"},
			proves: "Five scopes by five disciplines, and the selected cell with what serves it.",
			act:    matrix(0),
		},
		{
			name: "matrix-scope", route: ui.Route{Page: "matrix", ID: "3"}, proves: "A scope in full.",
			act: matrix(1),
		},
		{
			name: "matrix-laws", route: ui.Route{Page: "matrix"}, proves: "The laws and their dates.",
			act: matrix(4),
		},
		{
			name: "catalogue-requirements", route: ui.Route{Page: "catalogue"},
			proves: "Each requirement with what serves it.", act: func(l *lab) {
				l.command("catalogue.view1")
			},
		},
		{
			name: "catalogue-frameworks", route: ui.Route{Page: "catalogue"},
			proves: "The places of other frameworks that items bear on.", act: func(l *lab) {
				l.command("catalogue.view2")
			},
		},
		{
			name: "settings", route: ui.Route{Page: "settings"},
			proves: "What is yours, and what is the organisation's.",
		},
		{
			name: "help", route: ui.Route{Page: "help", ID: "lists"},
			proves: "The help pages, and the one on lists and keys.",
		},
		{name: "help-tour", route: ui.Route{Page: "help", ID: "tour"}, proves: "The first step of the tour."},
	}
}
