package store_test

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/store"
	"countersign/store/storetest"
)

// computer is a secret of a user's profile.
func computer(secret string) store.Options {
	return store.Options{Secret: func(bool) []byte { return []byte(secret) }}
}

// filed puts a file with its text into a workspace, and returns its digest.
func filed(t *testing.T, s port.Store) (string, assessments.Text) {
	t.Helper()
	digest, size, err := s.Ingest(ctx, strings.NewReader("file"), 4, nil)
	must(t, err)
	must(t, s.Write(ctx, func(tx port.Tx) error {
		return errors.Join(storetest.Save("", &assessments.Vendor{ID: "v"},
			&assessments.Document{ID: "d", VendorID: "v"},
			&assessments.Version{ID: "ver", DocumentID: "d", SHA256: digest, Size: size})(tx),
			tx.LinkBlob(digest))
	}))
	text := assessments.Text{
		SHA256: digest, Plain: "What it says.",
		Paragraphs: []assessments.Paragraph{{Start: 0, End: 13}},
	}
	must(t, s.SaveText(ctx, text))
	return digest, text
}

func TestDerivedDataOfAnotherComputerIsNotBelieved(t *testing.T) {
	path := filepath.Join(t.TempDir(), "w.ctsg")
	s, err := store.Create(ctx, path, computer("one"))
	must(t, err)
	digest, _ := filed(t, s)
	must(t, s.SaveSummaries(ctx, map[string]port.Kept{"a": {Key: "k", Figures: []byte("7")}}))
	must(t, s.Close())
	for _, c := range []struct {
		name string
		o    store.Options
		want bool
	}{
		{"this one", computer("one"), true},
		{"another", computer("two"), false},
		{"one without a secret", computer(""), false},
	} {
		s, err := store.Open(ctx, path, c.o)
		must(t, err)
		all, err := s.Summaries(ctx)
		must(t, err)
		_, ok, err := s.LoadText(ctx, digest)
		must(t, err)
		if all["a"].Believed != c.want || ok != c.want || !bytes.Equal(all["a"].Figures, []byte("7")) {
			t.Errorf("%s: figures %+v, text %v", c.name, all["a"], ok)
		}
		var unbelieved []string
		must(t, s.UnbelievedTexts(ctx, func(x assessments.Text) error {
			unbelieved = append(unbelieved, x.SHA256)
			return nil
		}))
		if (len(unbelieved) == 0) != c.want {
			t.Errorf("%s: not believed are %v", c.name, unbelieved)
		}
		must(t, s.Close())
	}
}

func TestTextStoredAgainIsBelievedAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "w.ctsg")
	s, err := store.Create(ctx, path, computer("one"))
	must(t, err)
	digest, text := filed(t, s)
	must(t, s.Close())
	s, err = store.Open(ctx, path, computer("two"))
	must(t, err)
	defer s.Close()
	must(t, s.SaveText(ctx, text))
	if _, ok, err := s.LoadText(ctx, digest); !ok || err != nil {
		t.Errorf("stored again, and %v, %v", ok, err)
	}
	if hits, err := s.Search(ctx, "says", 5); err != nil || len(hits) != 1 {
		t.Errorf("found %d times, %v", len(hits), err)
	}
}

func TestCodeCoversEveryPart(t *testing.T) {
	workspace := stocked(t, 1000)
	for _, change := range []string{
		`UPDATE "summary" SET "key" = 'x'`, `UPDATE "summary" SET "assessment" = 'x'`,
		`UPDATE "summary" SET "figures" = cast('{"score":8}' AS BLOB)`, `UPDATE "summary" SET "mac" = ''`,
		`UPDATE "summary" SET "mac" = upper("mac")`,
	} {
		path := unpack(t, workspace)
		must(t, statement(change)(path))
		s, err := store.Open(ctx, path, store.Options{ReadOnly: true})
		must(t, err)
		all, err := s.Summaries(ctx)
		for id, k := range all {
			if k.Believed {
				t.Errorf("%s: figures of %s are believed", change, id)
			}
		}
		must(t, err)
		must(t, s.Close())
	}
}
