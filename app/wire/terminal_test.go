package wire

import (
	"archive/zip"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestNamesOfOthersDoNotMoveTheCursor runs commands over names that a terminal would carry out: of
// files, of entries of a zip, of workspaces, in messages, lists and JSON.
func TestNamesOfOthersDoNotMoveTheCursor(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no file can have such a name there")
	}
	const evil = "\x1b[2J\x1b]0;x\x07\u009b31m\r"
	dir := t.TempDir()
	pack := filepath.Join(dir, "pack"+evil+".zip")
	f, err := os.Create(pack)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	for _, name := range []string{"SHA256SUMS", evil + "\nreport.pdf: is fine", "evidence/" + evil} {
		if _, err := z.Create(name); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	workspace := filepath.Join(dir, "w"+evil+".countersign")
	yaml := write(t, dir, evil+".yaml",
		"countersign: 1\nvendors:\n  - id: \"a\\e[2J\"\n    name: \"\\e[31mred\"\n    \"\\e[1m\": x\n")
	for _, args := range [][]string{
		{"verify", pack},
		{"verify", pack, "--json"},
		{"verify", filepath.Join(dir, "none"+evil)},
		{"new", workspace},
		{"apply", workspace, yaml},
		{"show", workspace},
		{"check", workspace},
		{"show", workspace + evil},
		{"text", filepath.Join(dir, evil+".pdf")},
		{"clauses", pack, "--topic", evil},
		{"pack", workspace, evil, "--out", filepath.Join(dir, evil)},
		{evil},
		{"show", "--" + evil},
	} {
		r := command(t, args...)
		if i := strings.IndexAny(r.out+r.err, "\x1b\r\x07\u009b"); i >= 0 {
			t.Errorf("countersign %q prints %q", args,
				(r.out + r.err)[max(0, i-40):min(len(r.out+r.err), i+20)])
		}
		if strings.Contains("\n"+r.out+r.err, "\nreport.pdf: is fine") {
			t.Errorf("countersign %q prints a line that a name forged", args)
		}
	}
}
