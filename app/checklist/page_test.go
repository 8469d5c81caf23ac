package checklist_test

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/checklist"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/workbench"
)

// writer writes what it was asked to print, so that tests can read it.
type writer string

func (w writer) Write(_ context.Context, out io.Writer, doc pack.Document) error {
	_, err := io.WriteString(out, string(w)+" "+doc.Title+" "+doc.Foot)
	return err
}

// open shows the responsibilities of a use of the seeded workspace in a scope.
func open(t *testing.T, scope int) (*uitest.Host, *workbench.Workbench, *checklist.Page) {
	t.Helper()
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h, func(p *workbench.Params) {
		p.Packs = workbench.PackWriters{Report: writer("report"), Workbook: writer("book")}
	})
	uitest.Furnish(t, b)
	uitest.Must(t)(b.Add(t.Context(), &assessments.Use{
		ID: "own", ServiceID: "chat", Purpose: "Own assistant", Scope: scope,
	}))
	p := checklist.New(b, h, ui.Route{Page: "checklist", ID: "own", Item: "R-LOGS"})
	h.Open(p)
	return h, b, p
}

func answer(t *testing.T, b *workbench.Workbench, id string) assessments.ResponsibilityAnswer {
	t.Helper()
	a := assessments.ResponsibilityAnswer{ID: "own/" + id}
	if err := b.Get(t.Context(), &a); err != nil && assessments.KindOf(err) != assessments.NotFound {
		t.Fatal(err)
	}
	return a
}

// A person marks one as taken care of, says who does it, marks others, and takes it back.
func TestResponsibilitiesAreAnswered(t *testing.T) {
	h, b, p := open(t, 3)
	if !h.Sees("Own assistant", "0 are taken care of", "Log and watch as for any critical system",
		"Nothing is said yet: it counts as open.") {
		t.Fatalf("the page shows %s", h.Words())
	}
	p.TakeRune('1')
	h.Tap("Mark as taken care of")
	if !h.Sees("No one is named;") || answer(t, b, "R-LOGS").Care != "" {
		t.Fatalf("no one is named, and it says %s", h.Words())
	}
	h.Fill("Taken care of by", "Platform team")
	h.Tap("Mark as taken care of")
	a := answer(t, b, "R-LOGS")
	if a.Care != assessments.CareTaken || a.TakenBy != "Platform team" || a.On != h.Today() ||
		a.RecordedBy == "" || !h.Sees("1 is taken care of", "Recorded by") {
		t.Fatalf("stored %+v; shown %s", a, h.Words())
	}
	list := uitest.Find[*table.View](h)[0]
	list.Select("R-LAW")
	p.TakeRune('2')
	if got := answer(t, b, "R-LAW"); got.Care != assessments.CareOpen {
		t.Errorf("marked as open, it is %q", got.Care)
	}
	list.Select("R-LOGS")
	p.TakeRune('0')
	if got := answer(t, b, "R-LOGS"); got.Care != "" || got.On != "" || got.TakenBy != "Platform team" {
		t.Errorf("taken back, it is %+v", got)
	}
	p.TakeRune('1') // who does it is known
	if got := answer(t, b, "R-LOGS"); got.Care != assessments.CareTaken {
		t.Errorf("marked again, it is %q", got.Care)
	}
}

// TestAChecklistIsPrintedIntoAFolder: a PDF and a workbook, for a board without the notes.
func TestAChecklistIsPrintedIntoAFolder(t *testing.T) {
	h, b, p := open(t, 3)
	uitest.Must(t)(b.Add(t.Context(), &assessments.ResponsibilityAnswer{
		ID: "own/R-LOGS", UseID: "own", Responsibility: "R-LOGS", Care: assessments.CareTaken, TakenBy: "Kim",
	}))
	p.Load()
	dir := t.TempDir()
	h.Choose = func(string) string { return dir }
	h.Tap("Print…")
	h.Tap("Choose the folder…")
	name := "responsibilities-own-" + string(h.Today())
	for ext, begins := range map[string]string{".pdf": "report Own assistant", ".xlsx": "book Own assistant"} {
		if got, err := os.ReadFile(filepath.Join(dir, name+ext)); err != nil || !strings.HasPrefix(string(got), begins) {
			t.Errorf("%s holds %q, %v", ext, got, err)
		}
	}
}

func TestSeveralResponsibilitiesAreOneChange(t *testing.T) {
	h, b, p := open(t, 3)
	list := uitest.Find[*table.View](h)[0]
	list.Select("R-LOGS", "R-KEEP")
	p.TakeRune('1')
	h.Fill("Taken care of by", "Kim")
	h.Tap("Mark as taken care of")
	if _, err := b.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"R-LOGS", "R-KEEP"} {
		if got := answer(t, b, id); got.Care != "" {
			t.Errorf("%s is %q after one undo", id, got.Care)
		}
	}
}

func TestAUseThatBuysHasNoResponsibilities(t *testing.T) {
	h, _, _ := open(t, 2)
	h.Tap("Place the use in a scope")
	if got := h.Routes[len(h.Routes)-1]; got != (ui.Route{Page: "scoping", ID: "own"}) {
		t.Errorf("it leads to %v", got)
	}
}

func TestChecklistNarrowsToWhatIsOpen(t *testing.T) {
	h, b, p := open(t, 5)
	uitest.Must(t)(b.Add(t.Context(), &assessments.ResponsibilityAnswer{
		ID: "own/R-LOGS", UseID: "own", Responsibility: "R-LOGS", Care: assessments.CareTaken, TakenBy: "Kim",
	}))
	p.Load()
	list := uitest.Find[*table.View](h)[0]
	if !slices.Contains(list.Shown(), "R-CHECKPOINTS") {
		t.Error("scope 5 has no checkpoints")
	}
	chips := uitest.Find[*widgets.Chip](h)
	at := slices.IndexFunc(chips, func(c *widgets.Chip) bool { return strings.HasPrefix(c.Text(), "Open") })
	chips[at].Tapped(&fyne.PointEvent{})
	if slices.Contains(list.Shown(), "R-LOGS") {
		t.Error("what is taken care of is among the open ones")
	}
	p.Visit(ui.Route{ID: "own", Item: "R-LOGS"})
	if !slices.Contains(list.Shown(), "R-LOGS") {
		t.Error("a route to it does not show it")
	}
}

// TestTheChecklistLeadsToTheLaw: what the law asks of a use that builds stands on its page, with the way there.
func TestTheChecklistLeadsToTheLaw(t *testing.T) {
	h, b, p := open(t, 3)
	uitest.Change(t, b, assessments.NounUse, "own", func(r assessments.Record) {
		r.(*assessments.Use).UsersIn = []string{"DE"}
	})
	p.Load()
	book, err := b.Duties(t.Context(), "own", h.Today())
	if err != nil {
		t.Fatal(err)
	}
	count := book.Uses[0].Duties.Count(h.Today())
	if count.Binds == 0 || count.Untold == 0 {
		t.Fatalf("got %+v", count)
	}
	h.Tap("What the law asks of it: " + count.Words())
	if at := h.Routes[len(h.Routes)-1]; at.Page != "obligations" || at.ID != "own" {
		t.Errorf("it leads to %+v", at)
	}
}
