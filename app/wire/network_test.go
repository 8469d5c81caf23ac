package wire

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// runProgram starts this test binary as the program itself, under another command where one is given,
// with its settings and its cache in a folder of the test's.
func runProgram(t *testing.T, home string, before []string, args ...string) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	line := append(append(before, self), args...)
	cmd := exec.Command(line[0], line[1:]...)
	cmd.Env = []string{
		asProgram + "=1", "LANG=C", "PATH=" + os.Getenv("PATH"), "COUNTERSIGN_ACTOR=Ada;legal",
		"XDG_CONFIG_HOME=" + home, "XDG_CACHE_HOME=" + home,
	}
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// TestTheHeadlessJourneyOpensNoNetworkSocket watches the system calls of every command that does work,
// without a display, without a home and in LANG=C.
func TestTheHeadlessJourneyOpensNoNetworkSocket(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if runtime.GOOS != "linux" || err != nil {
		t.Skip("needs Linux and strace to watch the system calls")
	}
	dir := t.TempDir()
	trace := filepath.Join(dir, "trace")
	// stops at these calls only
	watch := []string{strace, "-f", "-qq", "-e", "trace=socket,connect", "--seccomp-bpf"}
	if exec.Command(strace, append(watch[1:], "-o", trace, "true")...).Run() != nil {
		watch = watch[:len(watch)-1] // an older strace stops at every call
	}
	if out, err := exec.Command(strace,
		append(watch[1:], "-o", trace, "true")...).CombinedOutput(); err != nil {
		t.Skipf("strace may not trace here: %v %s", err, out)
	}
	home := t.TempDir()
	w := filepath.Join(dir, "s.countersign")
	doc := write(t, dir, "terms.md",
		"# Terms\n\n1. Training. We will not use your content to train our models.\n")
	journey := [][]string{
		{"new", w, "--sample"},
		{"show", w, "--json"},
		{"assess", w, "kestrelight-assist-2026"},
		{"pack", w, "kestrelight-assist-2026", "--out", filepath.Join(dir, "p"), "--as-of", "2026-11-21"},
		{"verify", filepath.Join(dir, "p")},
		{"check", w},
		{"backup", w, filepath.Join(dir, "b.countersign")},
		{"text", doc},
		{"clauses", doc},
		{"search", w, "training"},
		{"template", "coverage"},
		{"version"},
	}
	network := regexp.MustCompile(`AF_INET6?\b`)
	for i, args := range journey {
		file := filepath.Join(dir, "trace"+string(rune('a'+i)))
		runProgram(t, home, append(slices.Clip(watch), "-o", file), args...)
		seen, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if hit := network.Find(seen); hit != nil {
			t.Errorf("%s opens a network socket:\n%s", args[0], seen)
		}
	}
}
