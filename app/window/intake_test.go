package window

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"

	"fyne.io/fyne/v2"
)

// quorvaneTerms is the name of a file with terms of a vendor in the sample.
const quorvaneTerms = "quorvane-terms.md"

// handed are files that people hand over, by their names.
var handed = map[string]string{
	quorvaneTerms: "# Quorvane Acceptable Use Policy\n\nLast updated: October 24, 2025\n\n" +
		"These terms are an agreement between you and Quorvane GmbH (“Quorvane”, “we”).\n\n" +
		"# 4 Content\n\n4.1 Training. " + training + "\n\n" +
		"The Data Processing Agreement and the Support Policy form part of this agreement.\n",
	"order.md": "# Order Form 7\n\nEffective 1 January 2027\n\n" +
		"This Order Form is between Draftline Ltd (“Provider”) and Brackwater AG (“Customer”).\n\n" +
		"4.1 Training. " + training + "\n\nSignature: ____________\n",
	"empty.md": "",
}

// handOver drops files onto the window.
func (l *lab) handOver(names ...string) {
	l.t.Helper()
	var paths []string
	for _, name := range names {
		paths = append(paths, l.file(name, handed[name]))
	}
	l.act("drop", func() { (&keys{l.Window}).dropped(fyne.NewPos(300, 300), paths) })
	l.calm("reading " + strings.Join(names, ", "))
}

// TestFilesDroppedOnAnyPageAreRead: only the desk and the page of evidence have a use of their own for files.
func TestFilesDroppedOnAnyPageAreRead(t *testing.T) {
	l := newLab(t, false)
	for _, p := range append(slices.Clone(places), place{page: "help"}) {
		if p.page == "evidence" {
			continue
		}
		l.act("go", func() { l.Go(ui.Route{Page: p.page}) })
		l.handOver("order.md")
		if l.route().Page != "add" || !l.statusSays("Not added yet") || !strings.Contains(l.words(), "Order Form 7") {
			t.Fatalf("dropped on %s: at %+v, %s", p.page, l.route(), l.words())
		}
		l.key(fyne.KeyEscape) // leaves the field
		l.key(fyne.KeyEscape)
		if l.route().Page != p.page || l.statusSays("Not added yet") || l.events() != 0 {
			t.Fatalf("after Escape at %+v: %s", l.route(), l.words())
		}
	}
}

func TestFilesAreNotReadWithoutAWorkspaceOrUnderADialog(t *testing.T) {
	l := newLab(t, false)
	l.act("ask", func() { l.overlays.Show("A question", text.NewProse()) })
	l.act("drop", func() { (&keys{l.Window}).dropped(fyne.NewPos(1, 1), []string{"/a.md"}) })
	if l.route().Page == "add" {
		t.Errorf("a file dropped under a dialog is read: %s", l.words())
	}
	l.key(fyne.KeyEscape)
	l.act("close", l.doors.closeWorkspace)
	l.act("drop", func() { (&keys{l.Window}).dropped(fyne.NewPos(1, 1), []string{"/a.md"}) })
	if !strings.Contains(l.frame.status.text, "Open or create a workspace") {
		t.Errorf("without a workspace it says %q", l.frame.status.text)
	}
}

// hands counts what a person does: a drop, a key, a click. A text is counted apart.
type hands struct {
	*lab
	acts, texts int
}

func (h *hands) drop(names ...string) { h.acts++; h.handOver(names...) }

func (h *hands) type1(r string) { h.acts++; h.keys(r) }

func (h *hands) submit() {
	h.acts++
	h.act("Ctrl+Enter", func() { (&keys{h.Window}).submit() })
}

// write types a text where the keyboard is.
func (h *hands) write(words string) { h.texts++; h.keys(words) }

// TestFromAnEmptyWorkspaceToTheFirstCitedVerdict counts clicks and keys: at most eight, and one short text.
func TestFromAnEmptyWorkspaceToTheFirstCitedVerdict(t *testing.T) {
	h := &hands{lab: newLiveLab(t, false)}
	h.drop("order.md")
	h.write("Drafting answers") // what it is used for: the form begins there
	h.submit()                  // vendor, service, contract, document and use
	if widgets.Typing() {
		t.Error("the text was ended by Ctrl+Enter, and its letters are still taken for it")
	}
	if h.route().Page != "scoping" || h.events() != 1 {
		t.Fatalf("at %+v after %d events: %s", h.route(), h.events(), h.words())
	}
	h.type1("1") // it generates content
	h.type1("1") // it is an application somebody else makes
	h.type1("3") // under an agreement that was negotiated
	h.submit()   // Scope 2, and the assessment begun
	if h.route().Page != "contracts" || onlyOf[assessments.Use](h.lab).Scope != 2 {
		t.Fatalf("at %+v: %s", h.route(), h.words())
	}
	h.type1("c") // cite the passage found
	h.type1("1") // met
	c := onlyOf[assessments.Citation](h.lab)
	a := onlyOf[assessments.Answer](h.lab)
	if c.State != assessments.CitationFound || a.ItemID != c.ItemID || a.Verdict != assessments.Met {
		t.Errorf("cited %+v, answered %+v: %s", c, a, h.words())
	}
	if h.acts > 8 || h.texts > 1 {
		t.Errorf("it took %d clicks and keys and %d texts; at most 8 and 1", h.acts, h.texts)
	}
	t.Logf("%d clicks and keys, %d text", h.acts, h.texts)
}

// TestSeveralFilesAreChosenAtOnce: Enter takes all that are selected, and not the active one alone.
func TestSeveralFilesAreChosenAtOnce(t *testing.T) {
	l, dir := folderOf(t)
	var got []string
	l.act("ask", func() {
		l.files.PickFiles("Add documents", []string{".pdf"}, func(paths []string) { got = paths })
	})
	l.table().Select("msa.pdf", "Terms.PDF")
	l.key(fyne.KeyReturn)
	if want := []string{filepath.Join(dir, "msa.pdf"), filepath.Join(dir, "Terms.PDF")}; !slices.Equal(got, want) {
		t.Errorf("chosen %v, want %v", got, want)
	}
	l.calm("choosing")
}
