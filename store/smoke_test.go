package store

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"testing"
	"time"

	"countersign/assessments"
	"countersign/assessments/port"
)

func TestSmoke(t *testing.T) {
	ctx := context.Background()
	p := filepath.Join(t.TempDir(), "w ?#%ü.ctsg")
	s, err := Create(ctx, p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	err = s.Write(ctx, func(tx port.Tx) error {
		if err := tx.Put(&assessments.Service{ID: "s1", VendorID: "v1", Name: "Chatty"}); err != nil {
			return err
		}
		return tx.Put(&assessments.Vendor{ID: "v1", Name: "Vendor One", Tags: []string{"a"}})
	})
	if err != nil {
		t.Fatal(err)
	}
	err = s.Write(ctx, func(tx port.Tx) error { return tx.Put(&assessments.Service{ID: "s2", VendorID: "vX", Name: "No"}) })
	t.Log(err)
	data := bytes.Repeat([]byte("0123456789abcdef"), 100000)
	d, n, err := s.Ingest(ctx, bytes.NewReader(data), int64(len(data)), nil)
	t.Log(d, n, err)
	r, _, err := s.OpenBlob(ctx, d)
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(r)
	if err != nil || !bytes.Equal(got, data) {
		t.Fatal(err)
	}
	hits, err := s.Search(ctx, "vendor", 10)
	t.Log(hits, err)
	var worst time.Duration
	t0 := time.Now()
	for i := range 500 {
		t1 := time.Now()
		err := s.Write(ctx, func(tx port.Tx) error {
			v := &assessments.Vendor{ID: "v1"}
			if _, err := tx.Get(v); err != nil {
				return err
			}
			was := assessments.Clone(v)
			v.Description = fmt.Sprintf("Answer number %d about the training of models on our content.", i)
			if err := tx.Put(v); err != nil {
				return err
			}
			e := &assessments.Event{ID: fmt.Sprintf("e%d", i), Verb: "x", Changes: assessments.Diff(was, v)}
			return tx.Append(e)
		})
		if err != nil {
			t.Fatal(err)
		}
		worst = max(worst, time.Since(t1))
	}
	t.Log(time.Since(t0)/500, worst)
	rep, err := s.Check(ctx, true, nil)
	t.Logf("%+v %v", rep, err)
	t.Log(s.Backup(ctx, p+".bak", nil))
	t.Log(s.Info())
	t.Log(s.Close())
	_, err = Open(ctx, p, Options{ReadOnly: true})
	t.Log(err)
	t.Log(Restore(ctx, p+".bak", p+".res"))
}
