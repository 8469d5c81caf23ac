package desk_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"countersign/app/contracts"
	"countersign/app/desk"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"

	"fyne.io/fyne/v2"
)

// letter writes a file to drop.
func letter(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestAFileDroppedBesideTheLinesIsAskedAbout drops a contract where no line of evidence is.
func TestAFileDroppedBesideTheLinesIsAskedAbout(t *testing.T) {
	l := open(t, "S2-GC-POLICY")
	path := letter(t, "lumen-msa.md", "# Agreement")
	l.page.Dropped(fyne.NewPos(400, 300), []string{path})
	d := l.Dialogs[len(l.Dialogs)-1]
	if d.Title != "“lumen-msa.md”: a contract document or evidence?" {
		t.Fatalf("it asks “%s”: %s", d.Title, l.Words())
	}
	l.Tap("Cancel")
	if n := len(l.Dossier().Ticks); n != 0 || len(l.Reports) != 0 {
		t.Errorf("%d ticks, %v", n, l.Reports)
	}
	l.page.Dropped(fyne.NewPos(400, 300), []string{path})
	l.Tap("Contract document…")
	if r := l.Routes[len(l.Routes)-1]; r != ui.AddRoute(ui.VendorOf("lumen"), path) {
		t.Errorf("went to %+v", r)
	}
	l.page.Dropped(fyne.NewPos(400, 300), []string{path, letter(t, "two.md", "Two.")})
	if d := l.Dialogs[len(l.Dialogs)-1]; d.Title != "2 files: contract document or evidence?" {
		t.Errorf("of two it asks “%s”", d.Title)
	}
	l.Tap("Evidence…")
	l.Pick("Strength", "Independent report")
	l.Tap("Attach and tick")
	if !l.Sees("Choose which evidence this is") {
		t.Fatalf("a line was taken that nobody chose: %s", l.Words())
	}
	it, _ := l.Dossier().Template.Item("S2-GC-POLICY")
	l.Pick("Evidence", ui.Sentence(it.Evidence[0].Title))
	l.Tap("Attach and tick")
	l.Pick("Evidence", ui.Sentence(it.Evidence[1].Title))
	l.Pick("Strength", "Marketing claim")
	l.Pick("Who may see it", "Privileged")
	l.Tap("Attach and tick")
	var who []assessments.Distribution
	for _, e := range l.Dossier().Evidence {
		who = append(who, e.Distribution)
	}
	if len(who) != 2 || !slices.Contains(who, assessments.Internal) ||
		!slices.Contains(who, assessments.Privileged) {
		t.Errorf("filed as %q, want one as it was shown and one as it was chosen", who)
	}
	got := map[string]assessments.Strength{}
	doc := l.Dossier()
	for _, tick := range doc.TicksOn(it.ID) {
		rev, _, _ := doc.Revision(tick.RevisionID)
		got[tick.ExpectedID] = rev.Strength
	}
	if len(got) != 2 || got[it.Evidence[0].ID] != assessments.StrengthReport ||
		got[it.Evidence[1].ID] != assessments.StrengthMarketing {
		t.Errorf("ticked %v", got)
	}
}

func TestWhereNoEvidenceIsExpectedNoneIsOffered(t *testing.T) {
	l := open(t, "")
	doc := l.Dossier()
	at := slices.IndexFunc(doc.Template.Items, func(it assessments.Item) bool {
		return len(it.Evidence) == 0
	})
	if at < 0 {
		t.Skip("every item of the set expects evidence")
	}
	l.page.Visit(ui.Route{Page: "desk", ID: "a", Item: doc.Template.Items[at].ID})
	l.page.Dropped(fyne.NewPos(400, 300), []string{letter(t, "x.md", "X.")})
	for _, b := range uitest.Find[*widgets.Button](l.Host) {
		if b.Text() == "Evidence…" && !b.Disabled() {
			t.Error("evidence is offered")
		}
	}
}

// TestOnlyWhatWasReadForTheTopicIsTickedAsRead asks for “silent” before and after documents were
// opened in the reader.
func TestOnlyWhatWasReadForTheTopicIsTickedAsRead(t *testing.T) {
	l := open(t, training)
	add := func(id, name string) {
		uitest.Must(t)(l.b.AddDocument(t.Context(),
			assessments.Document{ID: id, VendorID: "lumen", ContractID: "ea", Name: name, Type: "sla"},
			assessments.Version{ID: id + "/1", Label: "1", Status: assessments.VersionExecuted},
			uitest.Text(id+".md", "# "+name+"\n\n1.1 Words.\n"), assessments.NoProgress{}))
	}
	add("one", "First annex")
	add("two", "Second annex")
	l.page.Load()
	ticked := func() (on []string) {
		t.Helper()
		l.page.TakeRune('4')
		d := l.Dialogs[len(l.Dialogs)-1]
		for _, c := range uitest.Within[*widgets.CheckBox](d.Content) {
			if c.On() {
				on = append(on, strings.Fields(uitest.Within[*text.Prose](c)[0].String())[0])
			}
		}
		links := 0
		for _, b := range uitest.Within[*widgets.Button](d.Content) {
			if b.Text() == "Read now" {
				links++
			}
		}
		if links+len(on) != 3 {
			t.Errorf("%d ticked and %d to be read now", len(on), links)
		}
		return on
	}
	read := func(r ui.Route, choose func(p *contracts.Reader)) {
		p := contracts.NewReader(l.b, l.Host, r)
		l.Open(p)
		choose(p)
		l.page = desk.New(l.b, l.Host, ui.Route{Page: "desk", ID: "a", Item: training})
		l.Open(l.page)
	}
	if on := ticked(); len(on) != 0 {
		t.Fatalf("ticked before anything was opened: %v", on)
	}
	l.Tap("They say nothing")
	if !l.Sees("Tick what you read") || l.answer(training).Verdict != "" {
		t.Errorf("silent without a reader: %s", l.Words())
	}
	l.Tap("Read now")
	went := l.Routes[len(l.Routes)-1]
	if went.Page != "reader" || went.Item != "a/"+training {
		t.Fatalf("went to %+v", went)
	}
	nothing := func(*contracts.Reader) {}
	read(ui.Route{Page: "reader", ID: "one/1", Item: "a/S2-LP-SHARING"}, nothing) // for another topic
	read(ui.Route{Page: "reader", ID: "two/1"}, nothing)                          // for none
	if on := ticked(); len(on) != 0 {
		t.Fatalf("ticked although opened for something else: %v", on)
	}
	l.Tap("Cancel")
	read(went, nothing)
	read(ui.Route{Page: "reader", ID: "two/1"}, func(p *contracts.Reader) {
		p.TakeRune('t')
		p.TakeRune('T')
	})
	on := ticked()
	if len(on) != 2 || !slices.Contains(on, "Second") {
		t.Fatalf("ticked %v after two were read for the topic", on)
	}
	l.Tap("They say nothing")
	if got := l.answer(training); got.Verdict != assessments.Silent || len(got.ReadVersions) != 2 {
		t.Errorf("recorded %+v", got)
	}
}
