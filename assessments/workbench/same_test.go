package workbench_test

import (
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// msaText is the text of the version that furnish files.
const msaText = "# 4 Content\n\n4.1 Training. " + clause + "\n\n4.2 Other. Nothing else.\n"

func TestTheSameFileIsNoNewVersion(t *testing.T) {
	l := newLab(t)
	l.furnish()
	before, events := l.state(), len(l.events)
	v := assessments.Version{
		DocumentID: "msa", Label: "2", Status: assessments.VersionExecuted,
		Effective: "2026-10-01",
	}
	_, err := l.AddVersion(ctx, v, text("again.md", msaText), assessments.NoProgress{})
	l.refused(err, assessments.Refused, "same as version “1” of Master agreement: nothing to add")
	var same *workbench.SameFile
	if !errors.As(err, &same) || same.ID != "msa/1" {
		t.Errorf("it does not say which: %v", err)
	}
	if !maps.Equal(l.state(), before) || len(l.events) != events {
		t.Error("it leaves a trace")
	}
	if got, err := l.SameVersion(ctx, "msa", text("again.md", msaText)); err != nil || got == nil ||
		got.Label != "1" {
		t.Errorf("asked before: %+v, %v", got, err)
	}
	if got, err := l.SameVersion(ctx, "msa", text("other.md", msaText+" ")); err != nil || got != nil {
		t.Errorf("another file: %+v, %v", got, err)
	}
	l.must(l.AddVersion(ctx, v, text("other.md", msaText+"One word more.\n"), assessments.NoProgress{}))
	l.must(l.Save(ctx, &assessments.Document{ID: "copy", VendorID: "lumen", Name: "Copy", Type: "msa"}))
	l.must(l.AddVersion(ctx, assessments.Version{
		DocumentID: "copy", Label: "1",
		Status: assessments.VersionDraft,
	}, text("copy.md", msaText), assessments.NoProgress{}))
}

func TestTheSameFileIsNoNewRevision(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.Save(ctx, &assessments.Evidence{ID: "report", VendorID: "lumen", Name: "Report"}))
	add := func(body string) error {
		f := text("report.md", body)
		_, err := l.AddRevision(ctx, assessments.Revision{
			EvidenceID: "report", Label: "1",
			Strength: assessments.StrengthReport,
		}, &f, assessments.NoProgress{})
		return err
	}
	if err := add("Tested."); err != nil {
		t.Fatal(err)
	}
	events := len(l.events)
	l.refused(add("Tested."), assessments.Refused, "same as revision “1” of Report: nothing to add")
	if len(l.events) != events {
		t.Error("it leaves a trace")
	}
	if err := add("Tested again."); err != nil {
		t.Error(err)
	}
}

// declared is a declared version with the fields that are given.
func declared(path string, v assessments.Version, fields ...string) workbench.Declared {
	set := map[string]bool{"document": true, "label": true}
	for _, f := range fields {
		set[f] = true
	}
	return workbench.Declared{Record: &v, Path: path, File: "msa.md", Set: set}
}

// TestAFileThatIsDeclaredAgainAddsNothingAndItsCitationsAreCarried applies a version under another id
// with the bytes of one on record, and a citation, an answer and an order of precedence that name it.
func TestAFileThatIsDeclaredAgainAddsNothingAndItsCitationsAreCarried(t *testing.T) {
	l := newLab(t)
	l.furnish()
	it := l.item("training_use")
	list := []workbench.Declared{
		declared("versions[0]", assessments.Version{
			ID: "msa/9", DocumentID: "msa", Label: "9",
			Status: assessments.VersionExecuted,
		}, "status"),
		{
			Record: &assessments.Citation{
				ID: "c", AssessmentID: "a", ItemID: it.ID, VersionID: "msa/9",
				Quote: clause,
			}, Path: "citations[0]",
			Set: map[string]bool{"assessment": true, "item": true, "version": true, "quote": true},
		},
		{
			Record: &assessments.Answer{
				ID: "a/" + it.ID, AssessmentID: "a", ItemID: it.ID,
				Verdict: assessments.Silent, ReadVersions: []string{"msa/9"},
			}, Path: "answers[0]",
			Set: map[string]bool{"assessment": true, "item": true, "verdict": true, "read_versions": true},
		},
	}
	apply := func(dry bool) workbench.Applied {
		t.Helper()
		out, err := l.Apply(ctx, list, func(name string) (workbench.File, error) {
			return text(name, msaText), nil
		}, dry, assessments.NoProgress{})
		if err != nil {
			t.Fatal(err)
		}
		if len(out.Notes) != 1 || out.Notes[0] != "versions[0]: same as version “1” of Master agreement: nothing to add" {
			t.Errorf("it says %q", out.Notes)
		}
		return out
	}
	apply(true)
	apply(false)
	if err := l.Get(ctx, &assessments.Version{ID: "msa/9"}); assessments.KindOf(err) != assessments.NotFound {
		t.Errorf("the version was added: %v", err)
	}
	c, a := assessments.Citation{ID: "c"}, l.answer(it.ID)
	if err := l.Get(ctx, &c); err != nil || c.VersionID != "msa/1" || c.State != assessments.CitationFound {
		t.Errorf("cited %+v, %v", c, err)
	}
	if len(a.ReadVersions) != 1 || a.ReadVersions[0] != "msa/1" {
		t.Errorf("read %v", a.ReadVersions)
	}
	if again := apply(false); len(again.Changes) != 0 {
		t.Errorf("applying it twice changes %v", again.Changes)
	}
}

// TestAFileDeclaredWithAnotherStatusIsAVersionThatMakesNothingStale: its status and day are new, its
// words are not.
func TestAFileDeclaredWithAnotherStatusIsAVersionThatMakesNothingStale(t *testing.T) {
	for body, stale := range map[string]bool{msaText: false, msaText + "Other words.": true} {
		l := newLab(t)
		l.furnish()
		it := l.item("training_use")
		l.must(l.Cite(ctx, assessments.Citation{
			ID: "c", AssessmentID: "a", ItemID: it.ID, VersionID: "msa/1",
			Quote: clause,
		}))
		l.must(l.give(assessments.Answer{
			AssessmentID: "a", ItemID: it.ID,
			Verdict: assessments.Met,
		}))
		v := assessments.Version{
			ID: "msa/2", DocumentID: "msa", Label: "2",
			Status: assessments.VersionExecuted, Effective: l.Today(),
		}
		list := []workbench.Declared{declared("versions[0]", v, "status", "effective")}
		if _, err := l.Apply(ctx, list, func(name string) (workbench.File, error) {
			return text(name, body), nil
		}, false, assessments.NoProgress{}); err != nil {
			t.Fatal(err)
		}
		if err := l.Get(ctx, &assessments.Version{ID: "msa/2"}); err != nil {
			t.Fatal(err)
		}
		for _, j := range l.assessedNow().Judged {
			if j.Item == it.ID && j.Stale != stale {
				t.Errorf("with the same words %v: stale %v, %s", !stale, j.Stale, j.StaleReason)
			}
		}
	}
}

func TestASavedFactThatIsTheSameLeavesNoEvent(t *testing.T) {
	l := newLab(t)
	l.furnish()
	events := len(l.events)
	for _, n := range assessments.Nouns() {
		all, err := l.List(ctx, n)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range all {
			if ev, err := l.Save(ctx, r); err == nil && ev.Seq != 0 {
				t.Errorf("saving %s %s as it is leaves %s", n, r.Key(), ev.Verb)
			} else if err != nil && !strings.Contains(err.Error(), "not possible to edit") {
				t.Errorf("%s %s: %v", n, r.Key(), err)
			}
		}
	}
	if len(l.events) != events {
		t.Errorf("%d events", len(l.events)-events)
	}
}

func TestARevisionThatIsDeclaredAgainAddsNothing(t *testing.T) {
	l := newLab(t)
	l.furnish()
	it := l.itemWithEvidence()
	l.must(l.Save(ctx, &assessments.Evidence{ID: "report", VendorID: "lumen", Name: "Report"}))
	f := text("r.md", "Tested.")
	l.must(l.AddRevision(ctx, assessments.Revision{
		ID: "report/1", EvidenceID: "report", Label: "1",
		Strength: assessments.StrengthReport,
	}, &f, assessments.NoProgress{}))
	revision := func(id string) workbench.Declared {
		r := &assessments.Revision{
			ID: id, EvidenceID: "report", Label: id,
			Strength: assessments.StrengthReport,
		}
		d := given("revisions of "+id, 1, r, "evidence", "label", "strength")
		d.File = "r.md"
		return d
	}
	tick := &assessments.Tick{
		AssessmentID: "a", ItemID: it.ID, ExpectedID: it.Evidence[0].ID,
		RevisionID: "report/9",
	}
	tick.ID = "a/" + it.ID + "/" + tick.ExpectedID
	list := []workbench.Declared{
		revision("report/9"), revision("report/8"),
		given("ticks[0]", 2, tick, "assessment", "item", "expected", "revision"),
	}
	files := func(name string) (workbench.File, error) { return text(name, "Tested."), nil }
	out, err := l.Apply(ctx, list, files, false, assessments.NoProgress{})
	if err != nil {
		t.Fatal(err)
	}
	if len(out.Notes) != 2 || out.Notes[0] != "revisions of report/9: same as revision “1” of Report: nothing to add" {
		t.Errorf("it says %q", out.Notes)
	}
	if l.get(tick); tick.RevisionID != "report/1" || l.live("revision") != 1 {
		t.Errorf("ticked with %s, %d revisions", tick.RevisionID, l.live("revision"))
	}
	other := revision("report/7")
	other.Record.(*assessments.Revision).Strength = assessments.StrengthVendor
	if _, err := l.Apply(ctx, []workbench.Declared{other}, files, false,
		assessments.NoProgress{}); err != nil || l.live("revision") != 2 {
		t.Errorf("the same file of another strength: %v, %d revisions", err, l.live("revision"))
	}
}

func TestAVersionOnRecordIsNotAddedTwice(t *testing.T) {
	l := newLab(t)
	l.furnish()
	files := func(name string) (workbench.File, error) { return text(name, msaText), nil }
	apply := func(d workbench.Declared) {
		t.Helper()
		if _, err := l.Apply(ctx, []workbench.Declared{d}, files, false,
			assessments.NoProgress{}); err != nil {
			t.Fatal(err)
		}
	}
	v := assessments.Version{ID: "msa/2", DocumentID: "msa", Label: "2", Status: assessments.VersionDraft}
	apply(declared("versions[0]", v, "status"))
	v.Label = "second"
	apply(declared("versions[0]", v))
	if l.get(&v); v.Label != "second" { // it is that version, and no other with the same file
		t.Errorf("its label is %q", v.Label)
	}
	none := given("versions[0]", 1,
		&assessments.Version{ID: "msa/3", DocumentID: "msa", Label: "3", Status: assessments.VersionDraft},
		"document", "label", "status")
	apply(none)
	if l.live("version") != 3 {
		t.Errorf("%d versions", l.live("version"))
	}
	if same, err := l.SameVersion(ctx, "", text("again.md", msaText)); err != nil || same == nil ||
		same.ID != "msa/2" {
		t.Errorf("of any document: %+v, %v", same, err)
	}
	l.must(l.Save(ctx, &assessments.Document{ID: "dpa", VendorID: "lumen", Name: "DPA", Type: "dpa"}))
	if same, err := l.SameVersion(ctx, "dpa", text("again.md", msaText)); err != nil || same != nil {
		t.Errorf("of another document: %+v, %v", same, err)
	}
}

// TestADroppedFileIsReadOnceToAskAndOnceToFile counts how often a file is opened.
func TestADroppedFileIsReadOnceToAskAndOnceToFile(t *testing.T) {
	l := newLab(t)
	l.furnish()
	path := filepath.Join(t.TempDir(), "new.md")
	if err := os.WriteFile(path, []byte("# 1 Terms\n\n1.1 Something new.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := workbench.FileAt(path)
	if err != nil {
		t.Fatal(err)
	}
	opened, open := 0, f.Open
	f.Open = func() (io.ReadCloser, error) { opened++; return open() }
	if same, err := l.SameVersion(ctx, "msa", f); err != nil || same != nil {
		t.Fatal(same, err)
	}
	l.must(l.AddVersion(ctx, assessments.Version{
		ID: "msa/new", DocumentID: "msa", Label: "new",
		Status: assessments.VersionDraft,
	}, f, assessments.NoProgress{}))
	if opened != 2 {
		t.Errorf("it was opened %d times", opened)
	}
}

// TestAFileThatChangedSinceItWasAskedAboutIsRefusedOnce changes a file between the two: what was asked
// about is not what would be filed. Added again, it is filed as it is then.
func TestAFileThatChangedSinceItWasAskedAboutIsRefusedOnce(t *testing.T) {
	l := newLab(t)
	l.furnish()
	path := filepath.Join(t.TempDir(), "new.md")
	write := func(text string) {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("# 1 Terms\n\n1.1 Something new.\n")
	f, err := workbench.FileAt(path)
	if err != nil {
		t.Fatal(err)
	}
	if same, err := l.SameVersion(ctx, "msa", f); err != nil || same != nil {
		t.Fatal(same, err)
	}
	write("# 1 Terms\n\n1.1 Something old.\n")
	v := assessments.Version{ID: "msa/new", DocumentID: "msa", Label: "new", Status: assessments.VersionDraft}
	_, err = l.AddVersion(ctx, v, f, assessments.NoProgress{})
	l.refused(err, assessments.Conflict, "changed while it was being read")
	l.must(l.AddVersion(ctx, v, f, assessments.NoProgress{}))
}
