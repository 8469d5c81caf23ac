package child_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"countersign/assessments"
	"countersign/assessments/intake/child"
)

// misbehave makes this test binary a child that does something a hostile file might bring it to do.
const misbehave = "COUNTERSIGN_TEST_MISBEHAVE"

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == child.Command {
		os.Exit(child.Main(os.Args[2:], os.Stdin, os.Stdout))
	}
	if what := os.Getenv(misbehave); what != "" {
		os.Exit(probe(what))
	}
	os.Exit(m.Run())
}

// probe confines itself as a child does and tries one way out; it prints "escaped" or the error.
func probe(what string) int {
	if err := child.ConfineForTest(10); err != nil {
		fmt.Println("not confined:", err)
		return 1
	}
	var err error
	switch what {
	case "open":
		_, err = os.Open("/etc/hostname")
	case "create":
		err = os.WriteFile(filepath.Join(os.TempDir(), "countersign-escape"), []byte("x"), 0o600)
	case "dial":
		_, err = net.DialTimeout("tcp", "127.0.0.1:9", time.Second)
	case "run":
		err = exec.Command("/bin/true").Run()
	case "threads": // what a Go program needs goes on
		done := make(chan bool)
		for range 20 {
			go func() { runtime.LockOSThread(); time.Sleep(10 * time.Millisecond); done <- true }()
		}
		for range 20 {
			<-done
		}
		fmt.Println("alive")
		return 0
	case "memory":
		var kept [][]byte
		for range 200 {
			block := make([]byte, 16<<20)
			for i := range block {
				block[i] = 1
			}
			kept = append(kept, block)
		}
		err = nil
		_ = kept
	}
	if err == nil {
		fmt.Println("escaped")
		return 0
	}
	fmt.Println("held:", err)
	return 0
}

func newExtractor(t testing.TB, p child.Params) *child.Extractor {
	t.Helper()
	x, err := child.New(p)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(x.Close)
	return x
}

func TestAChildReadsATextAndReportsItsParagraphs(t *testing.T) {
	x := newExtractor(t, child.Params{})
	text, err := x.Extract(context.Background(), "terms.txt", strings.NewReader("1. Fees\n\n1.1 You pay what the order says, within thirty days of the invoice.\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(text.Paragraphs) != 2 || text.Paragraphs[1].Section != "1.1" || text.MediaType != "text/plain" {
		t.Errorf("read %+v", text)
	}
	if got := text.Slice(text.Paragraphs[1].Start, text.Paragraphs[1].End); !strings.HasPrefix(got, "1.1 You pay") {
		t.Errorf("the second paragraph is %q", got)
	}
	if len(text.SHA256) != 64 {
		t.Errorf("the digest is %q", text.SHA256)
	}
}

func TestAConfinedChildHasNoWayOut(t *testing.T) {
	if runtime.GOOS != "linux" || runtime.GOARCH != "amd64" && runtime.GOARCH != "arm64" {
		t.Skip("the filter of system calls is for Linux on amd64 and arm64")
	}
	for _, what := range []string{"open", "create", "dial", "run"} {
		t.Run(what, func(t *testing.T) {
			out := runProbe(t, what)
			if !strings.HasPrefix(out, "held:") {
				t.Errorf("a confined child could %s: %s", what, out)
			}
		})
	}
}

func TestAConfinedChildStillRunsItsThreads(t *testing.T) {
	if out := runProbe(t, "threads"); !strings.HasPrefix(out, "alive") {
		t.Errorf("it said %.300q", out)
	}
}

func TestAConfinedChildCannotTakeAllMemory(t *testing.T) {
	if runtime.GOOS != "linux" || child.Racing {
		t.Skip("the limit is the Linux kernel's, and not set under the race detector")
	}
	if out := runProbe(t, "memory"); strings.Contains(out, "escaped") {
		t.Error("it took 3.2 GB")
	}
}

func runProbe(t *testing.T, what string) string {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), misbehave+"="+what, "GOTRACEBACK=none")
	out, _ := cmd.CombinedOutput() // it may die of what it tries: that is the point
	return string(out)
}

func TestCancellingKillsTheChildAndSaysSo(t *testing.T) {
	x := newExtractor(t, child.Params{})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := x.Extract(ctx, "terms.txt", strings.NewReader("Some text."), nil)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestALateChildIsGivenUpWithASentence(t *testing.T) {
	x := newExtractor(t, child.Params{Startup: time.Millisecond})
	_, err := x.Extract(context.Background(), "terms.txt", strings.NewReader("Some text."), nil)
	if assessments.KindOf(err) != assessments.Refused || !strings.Contains(err.Error(), "longer than") {
		t.Errorf("got %v", err)
	}
}
