package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// runProgram starts this test binary as the program itself, under another command where one is given.
func runProgram(t *testing.T, before []string, args ...string) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	line := append(append(before, self), args...)
	cmd := exec.Command(line[0], line[1:]...)
	cmd.Env = []string{asProgram + "=1", "LANG=C", "PATH=" + os.Getenv("PATH"), "COUNTERSIGN_ACTOR=Ada;legal", "XDG_CONFIG_HOME=" + t.TempDir(), "XDG_CACHE_HOME=" + t.TempDir()}
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
	if out, err := exec.Command(strace, "-f", "-o", trace, "-e", "trace=socket,connect", "true").CombinedOutput(); err != nil {
		t.Skipf("strace may not trace here: %v %s", err, out)
	}
	w := filepath.Join(dir, "s.countersign")
	doc := write(t, dir, "terms.md", "# Terms\n\n1. Training. We will not use your content to train our models.\n")
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
		runProgram(t, []string{strace, "-f", "-qq", "-o", file, "-e", "trace=socket,connect"}, args...)
		seen, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if hit := network.Find(seen); hit != nil {
			t.Errorf("%s opens a network socket:\n%s", args[0], seen)
		}
	}
}
