package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/store"
)

const answerText = "The provider does not use customer content to train its models unless the customer has agreed to it in writing (section 4.2), as its enterprise terms say; round %d."

func seeded(tb testing.TB, o store.Options) port.Store {
	tb.Helper()
	s, err := store.Create(context.Background(), filepath.Join(tb.TempDir(), "w.ctsg"), o)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = s.Close() })
	err = s.Write(context.Background(), func(tx port.Tx) error {
		for _, r := range []assessments.Record{
			&assessments.Vendor{ID: "v", Name: "Vendor"},
			&assessments.Service{ID: "s", VendorID: "v", Name: "Service"},
			&assessments.Use{ID: "u", ServiceID: "s", Purpose: "Drafting"},
			&assessments.Assessment{ID: "a", UseID: "u", Name: "First"},
		} {
			if err := tx.Put(r); err != nil {
				return err
			}
		}
		for i := range 60 {
			item := fmt.Sprintf("item-%02d", i)
			if err := tx.Put(&assessments.Answer{
				ID: "a/" + item, AssessmentID: "a", ItemID: item,
				Response: fmt.Sprintf(answerText, 0),
			}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// saveAnswer is what saving one answer costs: read it, put it, journal what changed.
func saveAnswer(s port.Store, round int) error {
	return s.Write(context.Background(), func(tx port.Tx) error {
		a := &assessments.Answer{ID: fmt.Sprintf("a/item-%02d", round%60)}
		if ok, err := tx.Get(a); err != nil || !ok {
			return fmt.Errorf("no answer %s: %w", a.ID, err)
		}
		was := assessments.Clone(a)
		a.Response, a.Verdict = fmt.Sprintf(answerText, round), assessments.Verdicts()[round%2]
		if err := tx.Put(a); err != nil {
			return err
		}
		return tx.Append(&assessments.Event{
			ID: fmt.Sprintf("event-%08d", round), At: assessments.MomentOf(time.Now()),
			Actor: assessments.Actor{Name: "A", Role: "legal"},
			Verb:  "answer.save", Subject: "answer", SubjectID: a.ID, Assessment: "a",
			Changes: assessments.Diff(was, a),
		})
	})
}

// bare opens a plain SQLite file with the workspace's own durability and page size.
func bare(tb testing.TB) *sql.DB {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "bare.db")
	db, err := sql.Open("sqlite", "file:"+path+
		"?_txlock=immediate&_pragma=page_size(16384)&_synchronous=FULL&_foreign_keys=1&_journal_mode=WAL")
	if err != nil {
		tb.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	tb.Cleanup(func() { _ = db.Close() })
	for _, q := range []string{
		"CREATE TABLE answer (id TEXT PRIMARY KEY NOT NULL, response TEXT NOT NULL, verdict TEXT NOT NULL) STRICT",
	} {
		if _, err := db.Exec(q); err != nil {
			tb.Fatal(err)
		}
	}
	for i := range 60 {
		if _, err := db.Exec("INSERT INTO answer VALUES (?, ?, '')", fmt.Sprintf("a/item-%02d", i),
			fmt.Sprintf(answerText, 0)); err != nil {
			tb.Fatal(err)
		}
	}
	return db
}

func saveBare(db *sql.DB, round int) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	var response, verdict string
	id := fmt.Sprintf("a/item-%02d", round%60)
	if err := tx.QueryRow("SELECT response, verdict FROM answer WHERE id = ?", id).Scan(&response,
		&verdict); err != nil {
		return err
	}
	if _, err := tx.Exec("UPDATE answer SET response = ?, verdict = ? WHERE id = ?",
		fmt.Sprintf(answerText, round), "met", id); err != nil {
		return err
	}
	return tx.Commit()
}

// BenchmarkSavingAnAnswerBesideABareTransaction alternates between the two, so that a noisy machine
// slows both.
func BenchmarkSavingAnAnswerBesideABareTransaction(b *testing.B) {
	s, db := seeded(b, store.Options{}), bare(b)
	var ours, theirs []time.Duration
	for round := 1; b.Loop(); round++ {
		t0 := time.Now()
		if err := saveAnswer(s, round); err != nil {
			b.Fatal(err)
		}
		t1 := time.Now()
		if err := saveBare(db, round); err != nil {
			b.Fatal(err)
		}
		ours, theirs = append(ours, t1.Sub(t0)), append(theirs, time.Since(t1))
	}
	us, them := median(ours), median(theirs)
	b.ReportMetric(float64(us.Microseconds()), "µs/save")
	b.ReportMetric(float64(them.Microseconds()), "µs/bare")
	b.ReportMetric(float64(us)/float64(them), "ratio")
}

func median(d []time.Duration) time.Duration { return quantile(d, 0.5) }

func quantile(d []time.Duration, q float64) time.Duration {
	if len(d) == 0 {
		return 0
	}
	sorted := append([]time.Duration(nil), d...)
	slices.Sort(sorted)
	return sorted[min(len(sorted)-1, int(q*float64(len(sorted))))]
}

// BenchmarkOpeningAndClosing is what every command pays before and after its work.
func BenchmarkOpeningAndClosing(b *testing.B) {
	path := made(b)
	for b.Loop() {
		s, err := store.Open(ctx, path, store.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
