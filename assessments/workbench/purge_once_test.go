package workbench_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/assessments/workbench"
)

func TestAFileThatTwoRecordsKeepIsPurgedWithBoth(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.Save(ctx, &assessments.Evidence{ID: "report", VendorID: "lumen", Name: "Report"}))
	file := text("r.md", "Words that both of them keep.")
	l.must(l.AddRevision(ctx, assessments.Revision{
		ID: "r/1", EvidenceID: "report", Label: "1",
		Strength: assessments.StrengthReport,
	}, &file, assessments.NoProgress{}))
	l.must(l.AddVersion(ctx, assessments.Version{
		ID: "msa/2", DocumentID: "msa", Label: "2",
		Status: assessments.VersionDraft,
	}, text("m.md", "Words that both of them keep."),
		assessments.NoProgress{}))
	r := assessments.Revision{ID: "r/1"}
	l.get(&r)
	before := l.state()
	_, err := l.purgeByID("r/1", "returned under NDA", nil)
	l.refused(err, assessments.Refused, "The same file is kept by the version “2” (msa/2) as well")
	if len(l.state()) != len(before) {
		t.Error("something was purged")
	}
	both := workbench.PurgeOrder{Things: []workbench.Thing{
		{Noun: "revision", ID: "r/1"},
		{Noun: "version", ID: "msa/2"},
	}, Reason: "returned under NDA"}
	plan, err := l.PlanPurge(ctx, workbench.PurgeOrder{Things: both.Things}) // no reason yet
	if err != nil || !slices.Equal(plan.Files, []string{r.SHA256}) {
		t.Fatalf("%+v, %v", plan, err)
	}
	done, err := l.PurgeAll(ctx, both)
	if err != nil || done.Event.Verb != "revision.purge" || done.Event.SubjectID != "r/1" ||
		len(done.Stones) != 2 || !slices.Equal(done.Files, plan.Files) {
		t.Errorf("%+v, %v", done, err)
	}
	if in, _, err := l.OpenFile(ctx, r.SHA256); err == nil {
		_ = in.Close()
		t.Error("the bytes are there")
	}
	n := len(l.events)
	if again, err := l.PurgeAll(ctx, both); err != nil || again.Event.Seq != 0 || len(again.Stones) != 0 ||
		len(l.events) != n {
		t.Errorf("again: %+v, %v", again, err)
	}
	l.onDay("2026-11-25")
	ev, err := l.purgeByID("r/1", "again", nil)
	if l.get(&r); err != nil || ev.Seq != 0 || r.PurgedOn != "2026-11-21" {
		t.Errorf("on another day: %+v, %s, %v", ev, r.PurgedOn, err)
	}
}

// copies are those that a computer remembers.
type copies struct{ holding, missing []string }

func (copies) Made(string, string) error { return nil }

func (c copies) Holding(_ context.Context, _ string, files []string, changes []port.Past) (holding,
	missing []string, err error,
) {
	if len(files)+len(changes) == 0 {
		return nil, nil, nil
	}
	return c.holding, c.missing, nil
}

func TestAPurgeNamesCopiesOnceAndFilesWithoutText(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.AddVersion(ctx, assessments.Version{
		ID: "msa/2", DocumentID: "msa", Label: "second",
		Status: assessments.VersionDraft,
	}, text("m.pdf", "%PDF-1.7 broken"), assessments.NoProgress{}))
	l.Remembers(copies{holding: []string{"/one", "/two"}, missing: []string{"/three"}})
	order := workbench.PurgeOrder{
		Things: []workbench.Thing{{Noun: "version", ID: "msa/2"}},
		Reason: "returned", Copies: []string{"/two"},
	}
	done, err := l.PurgeAll(ctx, order)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(done.Copies, []string{"/two", "/one"}) ||
		!slices.Equal(done.Missing, []string{"/three"}) || !slices.Equal(done.Unread, []string{"second"}) {
		t.Errorf("copies %q, missing %q, unread %q", done.Copies, done.Missing, done.Unread)
	}
	if got := done.Stones[0].Backups; !slices.Equal(got, done.Copies) {
		t.Errorf("on the tombstone: %q", got)
	}
	again, err := l.PurgeAll(ctx, order)
	if err != nil || len(again.Missing) > 0 || !slices.Equal(again.Copies, []string{"/two"}) {
		t.Errorf("nothing was left to purge, and copies are named: %+v, %v", again, err)
	}
}

func TestNamesGoOnRequestAndOffEarlierTombstones(t *testing.T) {
	l := newLab(t)
	l.furnish()
	const who = "Dr. Anna Muster"
	l.must(l.Save(ctx, &assessments.Evidence{
		ID: "ev", VendorID: "lumen", Name: who + ", references",
		NDAWith: who, Distribution: assessments.UnderNDA, Description: "What she says.",
	}))
	file := text("muster.md", "Words of the reference.")
	l.must(l.AddRevision(ctx, assessments.Revision{
		ID: "ev/1", EvidenceID: "ev", Label: "Muster 1",
		Strength: assessments.StrengthReport, Reference: "on her desk",
	}, &file, assessments.NoProgress{}))
	l.must(l.Save(ctx, &assessments.Note{ID: "n", On: "vendor", OnID: "lumen", Body: "Something else."}))
	things := []workbench.Thing{{Noun: "evidence", ID: "ev"}}
	if _, err := l.PurgeAll(ctx, workbench.PurgeOrder{Things: things, Reason: "returned"}); err != nil {
		t.Fatal(err)
	}
	l.must(l.purge("note", "n", "another thing", nil))
	ev, r := assessments.Evidence{ID: "ev"}, assessments.Revision{ID: "ev/1"}
	l.get(&ev)
	l.get(&r)
	if ev.Name != who+", references" || ev.NDAWith != who || ev.Description != "[purged on 2026-11-21]" &&
		ev.Description != "" || r.Label != "Muster 1" || r.FileName != "" {
		t.Errorf("without names: %+v, %+v", ev, r)
	}
	l.onDay("2026-11-25")
	done, err := l.PurgeAll(ctx, workbench.PurgeOrder{Things: things, Reason: "erasure request", Names: true})
	if err != nil || len(done.Stones) != 2 {
		t.Fatalf("%+v, %v", done, err)
	}
	l.get(&ev)
	l.get(&r)
	const gone = "[purged on 2026-11-25]"
	if ev.Name != gone || ev.NDAWith != "" || r.Label != gone || r.FileName != "" ||
		r.PurgedOn != "2026-11-21" {
		t.Errorf("with names: %+v, %+v", ev, r)
	}
	stones, err := l.List(ctx, "tombstone")
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range stones {
		s := one.(*assessments.Tombstone)
		switch {
		case s.Of == "note" && s.Name != "note",
			s.Of != "note" && s.Reason == "erasure request" && s.Name != s.Of,
			s.Of != "note" && s.Reason == "returned" && s.Name != gone:
			t.Errorf("the tombstone of the %s (%s) names it %q", s.Of, s.Reason, s.Name)
		}
	}
	if err := l.Replayed(ctx, l.Today(), func(now, _ port.Reader) error {
		return now.Past("", "", func(c port.Past) error {
			if strings.Contains(c.Before+c.After, "uster") {
				t.Errorf("the journal still names her: %+v", c)
			}
			return nil
		})
	}); err != nil {
		t.Fatal(err)
	}
	n := len(l.events)
	if again, err := l.PurgeAll(ctx,
		workbench.PurgeOrder{Things: things, Reason: "erasure request", Names: true}); err != nil ||
		again.Event.Seq != 0 || len(l.events) != n {
		t.Errorf("again: %+v, %v", again, err)
	}
}

func TestATombstoneOfWhatWasRemovedSaysWhatItWas(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.AddVersion(ctx, assessments.Version{
		ID: "msa/2", DocumentID: "msa", Label: "second",
		Status: assessments.VersionDraft,
	}, text("m.md", "Words."), assessments.NoProgress{}))
	l.must(l.Undo(ctx))
	done, err := l.PurgeAll(ctx, workbench.PurgeOrder{
		Things: []workbench.Thing{{Noun: "version", ID: "msa/2"}}, Reason: "returned",
	})
	if err != nil || len(done.Stones) != 1 {
		t.Fatalf("%+v, %v", done, err)
	}
	s := done.Stones[0]
	if s.Name != "Master agreement, version second" || s.Place != "document msa" || s.Size != 6 ||
		len(s.SHA256) != 64 {
		t.Errorf("%+v", s)
	}
	if _, err := l.Purgeable(ctx, "never"); err == nil {
		t.Error("what never was can be purged")
	}
}

// remembering notes the copies that were made, or fails.
type remembering struct {
	copies
	made []string
	err  error
}

func (r *remembering) Made(workspace, dest string) error {
	r.made = append(r.made, workspace, dest)
	return r.err
}

func TestABackupIsRememberedForLaterPurges(t *testing.T) {
	l := newLab(t)
	dir := t.TempDir()
	if err := l.Backup(ctx, filepath.Join(dir, "0"), assessments.NoProgress{}); err != nil {
		t.Errorf("where nothing is remembered: %v", err)
	}
	r := &remembering{}
	l.Remembers(r)
	dest := filepath.Join(dir, "1")
	if err := l.Backup(ctx, dest, assessments.NoProgress{}); err != nil ||
		!slices.Equal(r.made, []string{l.path, dest}) {
		t.Errorf("remembered: %q, %v", r.made, err)
	}
	r.made = nil
	if err := l.Backup(ctx, dest, assessments.NoProgress{}); err == nil || len(r.made) > 0 {
		t.Errorf("of a backup that was refused: %q, %v", r.made, err)
	}
	r.err = errors.New("the profile is read-only")
	dest = filepath.Join(dir, "2")
	err := l.Backup(ctx, dest, assessments.NoProgress{})
	l.refused(err, assessments.Machine, "“"+dest+
		"” was written and read back, but your profile could not be saved")
}
