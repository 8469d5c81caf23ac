package seal_test

import (
	"bytes"
	"context"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/pack"
)

// FuzzSums verifies a pack whose list of digests is anything: it ends, nothing outside the pack is
// read, and only the list that was sealed verifies.
func FuzzSums(f *testing.F) {
	dir := sealed(f, "pack")
	path := filepath.Join(dir, pack.SumsName)
	whole, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add([]byte(strings.Repeat("0", 64) + "  ../outside\n" + strings.Repeat("f", 64) + " */etc/passwd\r\n"))
	f.Add([]byte("\n\x00\n" + strings.Repeat("a", 64) + "  a\\b\n"))
	f.Fuzz(func(t *testing.T, sums []byte) {
		if err := os.WriteFile(path, sums, 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := sealer.Verify(context.Background(), dir, assessments.NoProgress{})
		if err == nil && r.OK() && !bytes.Equal(sums, whole) {
			t.Errorf("another list than the sealed one verifies: %q", sums)
		}
	})
}

// FuzzZip verifies anything as the zip of a pack: it ends in a report or an error, and what verifies
// holds the files that were sealed.
func FuzzZip(f *testing.F) {
	good, err := os.ReadFile(sealed(f, "pack.zip"))
	if err != nil {
		f.Fatal(err)
	}
	path := filepath.Join(f.TempDir(), "pack.zip")
	if err := os.WriteFile(path, good, 0o600); err != nil {
		f.Fatal(err)
	}
	honest, err := sealer.Verify(context.Background(), path, assessments.NoProgress{})
	if err != nil || !honest.OK() {
		f.Fatal(honest.Problems, err)
	}
	f.Add(good)
	f.Add(good[:len(good)/3])
	f.Fuzz(func(t *testing.T, b []byte) {
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := sealer.Verify(context.Background(), path, assessments.NoProgress{})
		if err == nil && r.OK() && r.SealID != honest.SealID {
			t.Errorf("a pack with the seal id %s verifies", r.SealID)
		}
	})
}

// FuzzPart verifies an honest pack with one part of ours replaced by anything, its digest made to fit:
// only the part that was written verifies.
func FuzzPart(f *testing.F) {
	honest, err := honest()
	if err != nil {
		f.Fatal(err)
	}
	names := rootParts
	for i, name := range names {
		f.Add(uint8(i), honest[name])
		f.Add(uint8(i), honest[name][:len(honest[name])/2])
	}
	path := filepath.Join(f.TempDir(), "pack.zip")
	f.Fuzz(func(t *testing.T, which uint8, b []byte) {
		name := names[int(which)%len(names)]
		forged := maps.Clone(honest)
		forged[name] = b
		forged.resum()
		if err := os.WriteFile(path, forged.zip(t), 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := whole().Verify(context.Background(), path, assessments.NoProgress{})
		if err == nil && r.OK() && !bytes.Equal(b, honest[name]) && name != pack.ReportName &&
			name != pack.WorkbookName {
			t.Errorf("another %s than the sealed one verifies", name)
		}
	})
}

var rootParts = []string{
	pack.ReportName, pack.WorkbookName, pack.RecordName, pack.SchemaName,
	pack.ReadmeName,
}
