//go:build linux && (amd64 || arm64)

package child_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/intake/child"
)

// cwd is the folder a process is in, as an argument.
const cwd = ^uintptr(99) // AT_FDCWD

const heldThreads = 8

func TestAConfinedChildIsRefusedEveryCallItDoesNotNeed(t *testing.T) {
	said := runProbe(t, "calls")
	if strings.Contains(said, "passed:") ||
		!strings.Contains(said, fmt.Sprintf("tried %d\n", len(outward)+len(outwardHere))) {
		t.Errorf("it said:\n%s", said)
	}
	if tried := len(outward) + len(outwardHere); tried < 60 {
		t.Errorf("only %d calls were tried", tried)
	}
}

func TestTheFilterIsOnEveryThread(t *testing.T) {
	if said := runProbe(t, "every thread"); said != "all tried\n" {
		t.Errorf("it said %s", said)
	}
}

func TestAConfinedChildHasNoWayOut(t *testing.T) {
	for _, what := range []string{"open", "create", "run"} {
		t.Run(what, func(t *testing.T) {
			if said := runProbe(t, what); !strings.HasPrefix(said, "held:") {
				t.Errorf("a confined child could %s: %s", what, said)
			}
		})
	}
}

func TestAConfinedChildStillRunsItsThreads(t *testing.T) {
	if said := runProbe(t, "threads"); !strings.HasPrefix(said, "alive") {
		t.Errorf("it said %.300q", said)
	}
}

func TestAConfinedChildCannotTakeAllMemory(t *testing.T) {
	if child.Racing {
		t.Skip("the limit is not set under the race detector, which takes more than any limit leaves")
	}
	if said := runProbe(t, "memory"); strings.Contains(said, "escaped") {
		t.Error("it took 3.2 GB")
	}
}

func TestAConfinedChildReportsWhatHolds(t *testing.T) {
	memory := ", memory"
	if child.Racing {
		memory = ""
	}
	if said, want := runProbe(t, "state"), "confined: filter"+memory+", time\n"; said != want {
		t.Errorf("it said %q, want %q", said, want)
	}
	for part, want := range map[string]string{"": "confined: filter" + memory +
		", time", "no filter": "not confined by a filter here: the system refuses"} {
		x := newExtractor(t, child.Params{CacheDir: acted + part})
		got, err := x.Confinement(context.Background())
		if err != nil || !strings.Contains(got.String(), want) || got.Filter != (part == "") {
			t.Errorf("%q: %+v, %v", part, got, err)
		}
		// with a filter or without, files are read
		if text, err := x.Extract(context.Background(), "a.txt", strings.NewReader("Some words."),
			nil); err != nil || text.Plain != "Some words." {
			t.Errorf("%q: read %q, %v", part, text.Plain, err)
		}
	}
}

func TestAConfinedChildHasItsLimits(t *testing.T) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), misbehave+"=wait")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = in.Close(); _ = cmd.Wait() }()
	if _, err := out.Read(make([]byte, 100)); err != nil { // it is confined now
		t.Fatal(err)
	}
	limits, err := os.ReadFile(fmt.Sprintf("/proc/%d/limits", cmd.Process.Pid))
	if err != nil {
		t.Skipf("limits are seen in /proc: %v", err)
	}
	want := map[string]string{
		"Max core file size": "0", "Max file size": "0",
		"Max data size": fmt.Sprint(600 << 20),
	}
	if child.Racing {
		delete(want, "Max data size")
	}
	for line := range strings.Lines(string(limits)) {
		for name, most := range want {
			if rest, is := strings.CutPrefix(line, name); is {
				if got := strings.Fields(rest); got[0] != most || got[1] != most {
					t.Errorf("%s is %s and %s, want %s", name, got[0], got[1], most)
				}
				delete(want, name)
			}
		}
		// ten seconds for the file, counted from what loading took
		if rest, is := strings.CutPrefix(line, "Max cpu time"); is {
			if got, err := strconv.Atoi(strings.Fields(rest)[0]); err != nil || got < 11 || got > 600 {
				t.Errorf("it may use %s", rest)
			}
			delete(want, "Max cpu time")
		}
	}
	if len(want) > 0 || !strings.Contains(string(limits), "Max cpu time") {
		t.Errorf("no limits of %v in\n%s", want, limits)
	}
}

func TestAConfinementThatIsNotAwaitedIsGivenUp(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	x := newObserved(t, child.Params{CacheDir: acted + "spin at start", Startup: 1 << 60}, func(int) {
		cancel()
	}, nil, nil)
	if _, err := x.Confinement(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	for _, part := range []string{"die", "lie"} {
		x = newExtractor(t, child.Params{CacheDir: acted +
			part, Executable: map[string]string{"lie": "/nowhere/program"}[part]})
		if got, err := x.Confinement(context.Background()); assessments.KindOf(err) != assessments.Machine ||
			got != (child.Confinement{}) {
			t.Errorf("%s: %+v, %v", part, got, err)
		}
	}
}

func TestAReaderThatCannotReportItsConfinementSaysSo(t *testing.T) {
	x := newExtractor(t, child.Params{CacheDir: acted + "die"})
	if got, err := x.Confinement(context.Background()); err == nil || got != (child.Confinement{}) {
		t.Errorf("got %+v, %v", got, err)
	}
}

func runProbe(t *testing.T, what string) string {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), misbehave+"="+what, "GOTRACEBACK=none", "GORACE=atexit_sleep_ms=0")
	said, _ := cmd.CombinedOutput() // it may die of what it tries: that is the point
	return string(said)
}
