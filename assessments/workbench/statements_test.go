package workbench_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/assessments/workbench"
	"countersign/store"
)

// tally counts the statements that read or write records, journal and figures.
type tally struct {
	mu  sync.Mutex
	all []string
}

func (c *tally) statement(query string) {
	for _, kind := range []string{"SELECT", "INSERT", "UPDATE", "DELETE"} {
		if strings.HasPrefix(strings.TrimSpace(query), kind) {
			c.mu.Lock()
			defer c.mu.Unlock()
			c.all = append(c.all, query)
		}
	}
}

// during is how many statements fn took.
func (c *tally) during(t *testing.T, fn func() error) int {
	t.Helper()
	c.mu.Lock()
	c.all = nil
	c.mu.Unlock()
	if err := fn(); err != nil {
		t.Fatal(err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.all)
}

// newPortfolio is a workspace with many uses, each with an assessment whose decision no longer stands,
// of one vendor in ten that have contracts with documents.
func newPortfolio(t testing.TB, uses int) (*workbench.Workbench, *tally) {
	t.Helper()
	made, count, clock := &counter{}, &tally{}, &hands{time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)}
	path := filepath.Join(t.TempDir(), "w.countersign")
	open := func(s port.Store, err error) *workbench.Workbench {
		if err != nil {
			t.Fatal(err)
		}
		c, err := shipped()
		if err != nil {
			t.Fatal(err)
		}
		b := workbench.New(workbench.Params{
			Store: s, Catalogue: c, Extractor: inProcess{}, Clock: clock,
			IDs: made, Actor: ada,
		})
		t.Cleanup(func() { _ = b.Close() })
		return b
	}
	s, err := store.Create(ctx, path, store.Options{Clock: clock})
	first := open(s, err)
	for _, r := range []assessments.Record{
		&assessments.Vendor{ID: "v", Name: "V"}, &assessments.Service{ID: "s", VendorID: "v", Name: "S"},
		&assessments.Use{ID: "u", ServiceID: "s", Purpose: "P", Scope: 2},
	} {
		if _, err := first.Save(ctx, r); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := first.Begin(ctx, assessments.Assessment{ID: "a", UseID: "u", Name: "A"}); err != nil {
		t.Fatal(err)
	}
	began := assessments.Assessment{ID: "a"}
	if err := first.Get(ctx, &began); err != nil {
		t.Fatal(err)
	}
	if err := s.Write(ctx, func(tx port.Tx) error { return fillPortfolio(tx, began, uses) }); err != nil {
		t.Fatal(err)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	return open(store.Open(ctx, path, store.Options{Clock: clock, Statement: count.statement})), count
}

func fillPortfolio(tx port.Tx, began assessments.Assessment, uses int) error {
	taken := assessments.Event{ID: "taken", Actor: ada, Verb: "decision.on_hold", At: 1}
	for n := range uses {
		id, vendor := fmt.Sprintf("%04d", n), fmt.Sprintf("v%d", n%10)
		a := began
		a.ID, a.UseID, a.Status = "a"+id, "u"+id, assessments.OnHold
		records := []assessments.Record{
			&assessments.Vendor{ID: vendor, Name: vendor},
			&assessments.Service{ID: "s" + vendor, VendorID: vendor, Name: "S"},
			&assessments.Contract{ID: "c" + vendor, VendorID: vendor, Name: "C"},
			&assessments.Document{
				ID: "d" + vendor, VendorID: vendor, ContractID: "c" + vendor, Name: "D",
				Type: "msa",
			},
			&assessments.Version{
				ID: "d" + vendor + "/1", DocumentID: "d" + vendor, Label: "1",
				Status: assessments.VersionExecuted,
			},
			&assessments.Use{ID: "u" + id, ServiceID: "s" + vendor, ContractID: "c" + vendor, Purpose: "P" +
				id, Scope: 2},
			&a, &assessments.Answer{ID: a.ID + "/x", AssessmentID: a.ID, ItemID: "x", Response: "R"},
			&assessments.Decision{
				ID: "d" + id, AssessmentID: a.ID, Outcome: assessments.OnHold,
				By: "Ada (legal)", On: "2026-11-01", StateHash: "of another state",
				StateForm: assessments.StateForm,
			},
		}
		for _, r := range records {
			if err := tx.Put(r); err != nil {
				return err
			}
		}
		taken.Changes = append(taken.Changes,
			assessments.Change{Noun: assessments.NounDecision, ID: "d" + id, After: "1"})
	}
	return tx.Append(&taken)
}

func TestAPortfolioIsReadInFewStatements(t *testing.T) {
	b, count := newPortfolio(t, 1000)
	var o workbench.Overview
	cold := count.during(t, func() (err error) {
		o, err = b.Overview(ctx, b.Today())
		return err
	})
	if len(o.Assessments) != 1001 || o.Assessments[1].Standing == "" {
		t.Fatalf("%d assessments", len(o.Assessments))
	}
	t.Logf("%d statements", cold)
	if cold > 40 {
		t.Errorf("a portfolio of 1,000 uses that is read for the first time takes %d statements, the last of them %.200s", cold, count.all[len(count.all)-1])
	}
	again := count.during(t, func() error {
		// everything is read again
		if _, err := b.Save(ctx, &assessments.Vendor{ID: "new", Name: "New"}); err != nil {
			return err
		}
		_, err := b.Overview(ctx, b.Today())
		return err
	})
	if again > 60 {
		t.Errorf("once a vendor was added it takes %d statements", again)
	}
}

func TestADossierIsReadInThreeStatements(t *testing.T) {
	b, count := newPortfolio(t, 20)
	look := func(as string, most int, fn func() error) {
		n := count.during(t, fn)
		t.Logf("%s takes %d statements", as, n)
		if n > most {
			t.Errorf("%s takes %d statements instead of %d", as, n, most)
		}
	}
	look("a dossier whose template is not known yet", 3, func() error {
		_, err := b.Dossier(ctx, "a0001")
		return err
	})
	look("a dossier", 2, func() error {
		_, err := b.Dossier(ctx, "a0002")
		return err
	})
	look("the assessments of twenty uses", 6, func() error {
		var ids []string
		for n := range 20 {
			ids = append(ids, fmt.Sprintf("a%04d", n))
		}
		all, err := b.AssessAll(ctx, b.Today(), ids...)
		if len(all) != 20 {
			t.Errorf("%d of 20", len(all))
		}
		return err
	})
	look("what the reader shows beside a document", 20, func() error {
		got, err := b.Reading(ctx, "dv1/1", "a0001")
		if len(got.Bearing) != 2 || got.Papers.Contract == nil {
			t.Errorf("%d assessments, contract %v", len(got.Bearing), got.Papers.Contract)
		}
		return err
	})
}
