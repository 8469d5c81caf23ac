package store

import (
	"context"
	"database/sql"
	"strings"
	"testing"

	"countersign/assessments"
)

// TestAChangeFiledUnderAnotherEventIsNamed reads changes whose event is another when it is read again,
// as in a damaged file, where a search lands on a row that is out of order.
func TestAChangeFiledUnderAnotherEventIsNamed(t *testing.T) {
	ctx := context.Background()
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	s, err := newSession(ctx, db)
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	if _, err := s.exec(ctx, `CREATE VIEW "journal_change" AS WITH RECURSIVE "n" ("i") AS (SELECT 1 UNION ALL SELECT "i" + 1 FROM "n" WHERE "i" < 200)
		SELECT (random() & 1) + 1 AS "event", "i" AS "position", 'vendor' AS "noun", 'v' AS "record", 'name' AS "field", '' AS "before",
		'' AS "after", '' AS "salt", '' AS "digest", 0 AS "purged" FROM "n"`); err != nil {
		t.Fatal(err)
	}
	err = (&view{ctx: ctx, s: s}).changesOf([]assessments.Event{{Seq: 1}})
	if err == nil || !strings.Contains(err.Error(), "under another") {
		t.Errorf("got %v, want that a change is filed under another event", err)
	}
}
