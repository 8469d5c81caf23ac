package pack_test

import (
	"bytes"
	"testing"

	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
)

// FuzzReadRecord reads any bytes as the assessment.json of a pack that somebody sent: an answer or an error, no
// panic, and nothing that differs from the sealed record is taken for it.
func FuzzReadRecord(f *testing.F) {
	whole := record(f, packtest.Empty(), pack.Board)
	honest, _, _, err := pack.ReadRecord(whole)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add([]byte(`{"format":1,"pack_id":"cs-00000000000000000000","as_of":"2026-01-01","items":[{}],"verdicts":{"met":1},"files":[{"path":"a"}]}`))
	f.Add([]byte(`{"format":1,"scoring_model":{"scale":[]},"figures":{"total":{}},"items":[{"verdict":"met"},null]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		facts, _, wrong, err := pack.ReadRecord(b)
		if err == nil && len(wrong) == 0 && facts.PackID == honest.PackID && !bytes.Equal(b, whole) {
			t.Error("a record that was changed is taken for the sealed one")
		}
	})
}
