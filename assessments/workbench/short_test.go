package workbench_test

import (
	"path/filepath"
	"testing"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/assessments/workbench"
	"countersign/store"
)

func TestAQuoteThatStandsEverywhereIsRefused(t *testing.T) {
	l := newLab(t)
	l.papers()
	item := l.item("training_use").ID
	state := l.state()
	for _, quote := range []string{".", "the", "Lumen", "§ 4.1", "— — — — — — —"} {
		c := assessments.Citation{AssessmentID: "a", ItemID: item, VersionID: "msa/1", Quote: quote}
		_, err := l.Cite(ctx, c)
		l.refused(err, assessments.Refused, "too short to be found again")
		c.ID = "declared"
		l.refused(l.declares(&c, "assessment", "item", "version", "quote"), assessments.Refused,
			"too short to be found again")
		_, err = l.SavePrecedence(ctx, assessments.Precedence{},
			assessments.Precedence{
				ContractID: "ea", Subject: "general", Order: []string{"msa", "dpa"},
				VersionID: "msa/2", Quote: quote,
			})
		l.refused(err, assessments.Refused, "too short to be found again")
	}
	if now := l.state(); len(now) != len(state) {
		t.Errorf("%d records, before %d", len(now), len(state))
	}
	// of a text that is as short the whole may be quoted
	l.must(l.AddVersion(ctx, assessments.Version{
		ID: "msa/9", DocumentID: "msa", Label: "9",
		Status: assessments.VersionDraft,
	}, text("a.txt", "Agreed."), assessments.NoProgress{}))
	l.must(l.Cite(ctx, assessments.Citation{
		ID: "c", AssessmentID: "a", ItemID: item, VersionID: "msa/9",
		Quote: "Agreed.",
	}))
}

func TestWhatAnEarlierVersionLetThroughKeepsNobodyFromTheRest(t *testing.T) {
	l := newLab(t)
	s, err := store.Create(ctx, filepath.Join(t.TempDir(), "old.countersign"), store.Options{Clock: l.clock})
	if err != nil {
		t.Fatal(err)
	}
	old := []assessments.Record{
		&assessments.Vendor{ID: "v", Name: "Ac\u200bme"},
		&assessments.Contract{ID: "c", VendorID: "v", Name: "C", RenewalMonths: -5},
	}
	if err := s.Write(ctx, func(tx port.Tx) error {
		for _, r := range old {
			if err := tx.Put(r); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	l.Workbench = workbench.New(workbench.Params{
		Store: s, Extractor: inProcess{}, Clock: l.clock,
		IDs: &counter{}, Actor: ada, Catalogue: l.Catalogue(),
	})
	t.Cleanup(func() { _ = l.Close() })
	l.must(l.Save(ctx, &assessments.Vendor{ID: "v", Name: "Ac\u200bme", Website: "https://acme.example"}))
	l.must(l.Save(ctx, &assessments.Contract{ID: "c", VendorID: "v", Name: "C, amended", RenewalMonths: -5}))
	for _, r := range []assessments.Record{
		&assessments.Vendor{ID: "v", Name: "Acme\u200b", Website: "https://acme.example"},
		&assessments.Contract{ID: "c", VendorID: "v", Name: "C, amended", RenewalMonths: -6},
		&assessments.Contract{ID: "c", VendorID: "v", Name: "C, amended", RenewalMonths: -5, NoticeDays: -1},
		&assessments.Vendor{ID: "w", Name: "Ac\u200bme"},
	} {
		if _, err := l.Save(ctx, r); err == nil {
			t.Errorf("%+v is saved", r)
		}
	}
	l.must(l.Save(ctx, &assessments.Vendor{ID: "v", Name: "Acme"}))
}
