package seal_test

import (
	"archive/zip"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"countersign/assessments"
)

// TestAPackIsSaidToHoldWhatItHolds counts the files and bytes of a folder and of a zip file.
func TestAPackIsSaidToHoldWhatItHolds(t *testing.T) {
	_, list := parts(t)
	for _, name := range []string{"pack", "pack.zip"} {
		out := filepath.Join(t.TempDir(), name)
		said, err := sealer.Write(t.Context(), out, list, assessments.NoProgress{})
		if err != nil {
			t.Fatal(err)
		}
		tree := os.DirFS(out)
		if filepath.Ext(out) == ".zip" {
			z, err := zip.OpenReader(out)
			if err != nil {
				t.Fatal(err)
			}
			tree = z
			t.Cleanup(func() { _ = z.Close() })
		}
		files, size := 0, int64(0)
		err = fs.WalkDir(tree, ".", func(_ string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			info, err := e.Info()
			if err == nil {
				files, size = files+1, size+info.Size()
			}
			return err
		})
		if err != nil || said.Files != files || said.Bytes != size {
			t.Errorf("%s: said to hold %d files, %d bytes; it holds %d and %d (%v)", name, said.Files, said.Bytes,
				files, size, err)
		}
	}
}
