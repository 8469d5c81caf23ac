package workbench_test

import (
	"context"
	"io"
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

func (s sealing) Write(_ context.Context, out string, _ []pack.Part, _ assessments.Progress) (pack.Sealed, error) {
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
		l.Packs(workbench.PackWriters{Report: noPages{}, Workbook: noPages{}, Sealer: sealing(func() { _ = l.Close() })})
		sealed, err := l.WritePack(ctx, order, assessments.NoProgress{})
		l.refused(err, assessments.Machine, "The pack p.zip was written and verified, but it is not on record in the workspace. The workspace is closed.")
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
		l.Packs(workbench.PackWriters{Report: pagesOf(func(d pack.Document) { got = d }), Workbook: noPages{}, Sealer: sealing(func() {})})
		order := workbench.PackOrder{Assessment: "a", Out: "p.zip", Audience: pack.Board, AsOf: c.asOf, RecordedBy: c.by}
		if _, err := l.WritePack(ctx, order, assessments.NoProgress{}); err != nil {
			t.Fatal(name, err)
		}
		if got.Facts.RecordedUpTo != c.upTo || got.Facts.ToCome != c.toCome {
			t.Errorf("%s: recorded up to %q, to come %v", name, got.Facts.RecordedUpTo, got.Facts.ToCome)
		}
	}
}
