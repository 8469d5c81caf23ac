package workbench_test

import (
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// TestAnAttachmentIsWhatWasSaidOfIt attaches files, each said to be something else.
func TestAnAttachmentIsWhatWasSaidOfIt(t *testing.T) {
	l := newLab(t)
	l.furnish()
	it := l.itemWithEvidence()
	attach := func(a workbench.Attachment, content string) (assessments.Evidence, assessments.Revision,
		assessments.Tick,
	) {
		t.Helper()
		a.AssessmentID, a.ItemID, a.ExpectedID = "a", it.ID, it.Evidence[0].ID
		a.File = text("report.md", content)
		l.must(l.Attach(ctx, a, assessments.NoProgress{}))
		tick := assessments.Tick{ID: "a/" + it.ID + "/" + a.ExpectedID}
		l.get(&tick)
		rev := assessments.Revision{ID: tick.RevisionID}
		l.get(&rev)
		ev := assessments.Evidence{ID: rev.EvidenceID}
		l.get(&ev)
		return ev, rev, tick
	}
	ev, rev, tick := attach(workbench.Attachment{
		Strength: assessments.StrengthVerified,
		Expires:  "2027-01-01",
	}, "one")
	if ev.Name != "report.md" || ev.VendorID != "" || ev.Owner != "Ada" ||
		ev.Distribution != assessments.Internal {
		t.Errorf("what we verified ourselves is %+v", ev)
	}
	if rev.Strength != assessments.StrengthVerified || rev.Expires != "2027-01-01" ||
		rev.ObtainedBy != "Ada" || rev.ObtainedOn != l.Today() ||
		rev.Label != string(l.Today()) || rev.Size != 3 || rev.FileName != "report.md" {
		t.Errorf("its revision is %+v", rev)
	}
	if tick.TickedBy != "Ada (legal)" || tick.TickedOn != l.Today() || tick.ItemID != it.ID ||
		tick.AssessmentID != "a" {
		t.Errorf("its tick is %+v", tick)
	}
	first := ev.ID
	ev, _, _ = attach(workbench.Attachment{
		Strength: assessments.StrengthReport, Name: "SOC 2", Distribution: assessments.Privileged,
	}, "two")
	if ev.ID == first || ev.Name != "SOC 2" || ev.VendorID != "lumen" ||
		ev.Distribution != assessments.Privileged {
		t.Errorf("what the vendor handed over is %+v", ev)
	}
	again, rev, _ := attach(workbench.Attachment{
		EvidenceID: first, Name: "not used",
		Strength: assessments.StrengthReport,
	}, "three")
	if again.ID != first || again.Name != "report.md" || rev.Expires != "" {
		t.Errorf("another revision of the first is %+v of %+v", rev, again)
	}
	if all, err := l.List(ctx, assessments.NounEvidence); err != nil || len(all) != 2 {
		t.Errorf("%d pieces of evidence, %v", len(all), err)
	}
	_, err := l.Attach(ctx, workbench.Attachment{
		AssessmentID: "a", ItemID: "NONE", ExpectedID: "x",
		File: text("f", "four"),
	}, assessments.NoProgress{})
	l.refused(err, assessments.Refused, "has no item “NONE”")
	l.must(l.Untick(ctx, tick.ID))
	if ticks, err := l.List(ctx, assessments.NounTick); err != nil || len(ticks) != 0 ||
		l.events[len(l.events)-1].Verb != assessments.VerbUntick {
		t.Errorf("%d ticks are left, %v", len(ticks), err)
	}
	_, err = l.Untick(ctx, tick.ID)
	l.refused(err, assessments.NotFound, tick.ID)
}
