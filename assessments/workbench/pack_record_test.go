package workbench_test

import (
	"context"
	"io"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/workbench"
)

// noPages writes nothing, and sealing runs something once the pack is there.
type noPages struct{}

func (noPages) Write(context.Context, io.Writer, pack.Document) error { return nil }

type sealing func()

func (s sealing) Write(_ context.Context, out string, _ []pack.Part, _ assessments.Progress) (pack.Sealed,
	error,
) {
	s()
	return pack.Sealed{Place: out, SealID: strings.Repeat("a", 64)}, nil
}

func (sealing) Verify(context.Context, string, assessments.Progress) (pack.Verification, error) {
	return pack.Verification{}, nil
}

// A pack that is there is not told of as one that is not.
func TestAPackThatIsThereIsOnRecordOrItIsSaidThatItIsNot(t *testing.T) {
	order := workbench.PackOrder{Assessment: "a", Out: "p.zip", Audience: pack.Auditor}
	t.Run("given up meanwhile", func(t *testing.T) {
		l := newLab(t)
		l.furnish()
		order.AsOf = l.Today()
		waiting, giveUp := context.WithCancel(ctx)
		l.Packs(workbench.PackWriters{Report: noPages{}, Workbook: noPages{}, Sealer: sealing(giveUp)})
		_, err := l.WritePack(waiting, order, assessments.NoProgress{})
		if err != nil {
			t.Error(err)
		}
		if rows, err := l.List(ctx, assessments.Noun("pack")); err != nil || len(rows) != 1 {
			t.Errorf("%d packs on record, %v", len(rows), err)
		}
	})
	t.Run("closed meanwhile", func(t *testing.T) {
		l := newLab(t)
		l.furnish()
		order.AsOf = l.Today()
		l.Packs(workbench.PackWriters{Report: noPages{}, Workbook: noPages{}, Sealer: sealing(func() {
			_ = l.Close()
		})})
		sealed, err := l.WritePack(ctx, order, assessments.NoProgress{})
		l.refused(err, assessments.Machine,
			"The pack p.zip was written and verified, but it is not on record in the workspace. The workspace is closed.")
		if sealed.Place != "p.zip" {
			t.Errorf("sealed: %+v", sealed)
		}
	})
}

// pagesOf hears which document is written.
type pagesOf func(pack.Document)

func (f pagesOf) Write(_ context.Context, _ io.Writer, doc pack.Document) error {
	f(doc)
	return nil
}

func TestAPackKnowsUpToWhenItWasRecorded(t *testing.T) {
	l := inReview(t)
	today := l.Today() // 2026-11-21
	for name, c := range map[string]struct {
		asOf, by, upTo assessments.Date
		toCome         bool
	}{
		"today":                  {asOf: today},
		"a day before":           {asOf: "2026-11-20"},
		"a day to come":          {asOf: "2027-03-01", upTo: today, toCome: true},
		"rebuilt, the same day":  {asOf: today, by: today},
		"rebuilt, a day to come": {asOf: "2027-03-01", by: today, upTo: today, toCome: true},
	} {
		var got pack.Document
		l.Packs(workbench.PackWriters{
			Report: pagesOf(func(d pack.Document) { got = d }), Workbook: noPages{},
			Sealer: sealing(func() {}),
		})
		order := workbench.PackOrder{
			Assessment: "a", Out: "p.zip", Audience: pack.Board, AsOf: c.asOf,
			RecordedBy: c.by,
		}
		if _, err := l.WritePack(ctx, order, assessments.NoProgress{}); err != nil {
			t.Fatal(name, err)
		}
		if got.Facts.RecordedUpTo != c.upTo || got.Facts.ToCome != c.toCome {
			t.Errorf("%s: recorded up to %q, to come %v", name, got.Facts.RecordedUpTo, got.Facts.ToCome)
		}
	}
}

func TestNoPackHoldsMoreThanTheListThatWasSeen(t *testing.T) {
	l := newLab(t)
	l.furnish()
	wrote := 0
	l.Packs(workbench.PackWriters{Report: noPages{}, Workbook: noPages{}, Sealer: sealing(func() {
		wrote++
	})})
	order := workbench.PackOrder{Assessment: "a", Out: "p.zip", Audience: pack.Auditor, AsOf: l.Today()}
	seen, err := l.Leaves(ctx, order)
	if err != nil {
		t.Fatal(err)
	}
	order.Seen = &seen
	l.must(l.Save(ctx, &assessments.Note{
		ID: "n", On: "assessment", OnID: "a", AssessmentID: "a",
		Body: "More.", Distribution: assessments.Internal,
	}))
	_, err = l.WritePack(ctx, order, assessments.NoProgress{})
	if l.refused(err, assessments.Conflict,
		"More would leave than was on the list you saw, for example"); wrote > 0 {
		t.Error("it was written all the same")
	}
	l.must(l.Save(ctx, &assessments.Note{
		ID: "n", On: "assessment", OnID: "a", AssessmentID: "a",
		Body: "More.", Distribution: assessments.Privileged,
	}))
	if _, err := l.WritePack(ctx, order, assessments.NoProgress{}); err != nil || wrote != 1 {
		t.Errorf("with no more than the list it was written %d times, %v", wrote, err)
	}
	// of what it holds, a purge names it
	plan := func(noun assessments.Noun, id string) []string {
		p, err := l.PlanPurge(ctx, workbench.PurgeOrder{
			Things: []workbench.Thing{{Noun: noun, ID: id}},
			Reason: "erasure",
		})
		if err != nil {
			t.Fatal(err)
		}
		return p.Packs
	}
	l.must(l.Save(ctx, &assessments.Note{
		ID: "elsewhere", On: "vendor", OnID: "lumen", Body: "Words.",
		Distribution: assessments.Internal,
	}))
	if with, without := plan("version", "msa/1"),
		plan("note", "elsewhere"); !slices.Equal(with, []string{"p.zip"}) || len(without) > 0 {
		t.Errorf("packs with the document: %q, with a note of elsewhere: %q", with, without)
	}
}

// A file that is not as it was added goes into no pack; one that was purged since is left out.
func TestNoPackRestsOnAFileThatIsNotAsItWas(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.Packs(workbench.PackWriters{Report: noPages{}, Workbook: noPages{}, Sealer: sealing(func() {})})
	order := workbench.PackOrder{
		Assessment: "a", Out: "p.zip", Audience: pack.Auditor, AsOf: l.Today(),
		RecordedBy: l.Today(),
	}
	write := func() error {
		_, err := l.WritePack(ctx, order, assessments.NoProgress{})
		return err
	}
	if err := write(); err != nil {
		t.Fatal(err)
	}
	l.tamper(`UPDATE chunk SET bytes = cast('x' || substr(bytes, 2) AS BLOB)`)
	l.refused(write(), assessments.Damaged,
		"The file of the version “1” is missing from the workspace or not as it was added")
	l.tamper(`UPDATE chunk SET bytes = cast('#' || substr(bytes, 2) AS BLOB)`)
	l.onDay("2026-11-25")
	if _, err := l.PurgeAll(ctx, workbench.PurgeOrder{
		Things: []workbench.Thing{{Noun: "version", ID: "msa/1"}}, Reason: "erasure",
	}); err != nil {
		t.Fatal(err)
	}
	if err := write(); err != nil {
		t.Errorf("of the day before the purge: %v", err)
	}
}
