package pack_test

import (
	"bytes"
	"testing"

	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
)

// FuzzReadRecord reads any bytes as the assessment.json of a pack that someone sent: an answer or an error,
// no panic, and nothing that differs from the sealed record is taken for it.
func FuzzReadRecord(f *testing.F) {
	whole := record(f, packtest.Empty(), pack.Board)
	honest, err := pack.ReadRecord(whole)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add([]byte(`{"format":2,"content_id":"cs-00000000000000000000","as_of":"2026-01-01","items":[{}],"verdicts":{"met":1},"files":[{"path":"a"}]}`))
	f.Add([]byte(`{"format":2,"scoring_model":{"scale":[]},"figures":{"total":{}},"items":[{"verdict":"met"},null]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := pack.ReadRecord(b)
		if err != nil {
			return
		}
		if len(r.Wrong) == 0 && r.Facts.ContentID == honest.Facts.ContentID && !bytes.Equal(b, whole) {
			t.Error("a record that was changed is taken for the sealed one")
		}
		_, _ = r.Readme()
		if _, wrong, err := r.Rebuild(nil); err == nil && len(r.Wrong) == 0 && len(wrong) == 0 &&
			r.Rebuilds(nil) {
			again, err := pack.ReadRecord(b)
			if err != nil || again.Facts.ContentID != r.Facts.ContentID {
				t.Error("a record reads differently the second time")
			}
		}
	})
}
