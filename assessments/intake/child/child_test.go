package child_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"countersign/assessments"
	"countersign/assessments/intake/child"
	"countersign/assessments/intake/intaketest"
)

// misbehave makes this test binary a child that does something a hostile file might bring it to do.
const misbehave = "COUNTERSIGN_TEST_MISBEHAVE"

// acted is where children of the tests take their part from: an Extractor hands the folder of its
// cache on to them.
const acted = "act:"

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == child.Command {
		os.Exit(asChild(os.Args[2:]))
	}
	if what := os.Getenv(misbehave); what != "" {
		os.Exit(probe(what))
	}
	os.Exit(m.Run())
}

// asChild is a child as it should be, or one that plays a part.
func asChild(args []string) int {
	var begin struct {
		Cache string `json:"cache_dir"`
	}
	_ = json.Unmarshal([]byte(args[0]), &begin)
	switch part, _ := strings.CutPrefix(begin.Cache, acted); part {
	case "spin at start":
		spin()
	case "spin on the file":
		_ = child.SayReady(os.Stdout)
		spin()
	case "die":
		return 3
	case "tell":
		return tell()
	case "lie":
		lie()
		return 0
	case "load nonsense":
		_ = child.SayReady(os.Stdout) // which is not that it has loaded
		spin()
	case "no filter":
		refuseFilters()
	}
	return child.Main(args, os.Stdin, os.Stdout)
}

// spin uses a processor for as long as there is a parent that could end it.
func spin() {
	parent := os.Getppid()
	for x := uint64(1); ; x++ {
		if x%(1<<24) == 0 && os.Getppid() != parent {
			os.Exit(1)
		}
	}
}

// probe confines itself as a child does and tries one way out; it prints "escaped" or the error.
func probe(what string) int {
	if prepare := preparations[what]; prepare != nil {
		prepare()
	}
	if state, err := child.ConfineForTest(10); err != nil {
		fmt.Println("not confined:", err)
		return 1
	} else if what == "state" {
		fmt.Println(state)
		return 0
	}
	return attempt(what)
}

// preparations are what a probe does before it confines itself.
var preparations = map[string]func(){"no filter": refuseFilters, "every thread": holdThreads}

func attempt(what string) int {
	var err error
	switch what {
	case "open":
		_, err = os.Open("/etc/hostname")
	case "create":
		err = os.WriteFile(filepath.Join(os.TempDir(), "countersign-escape"), []byte("x"), 0o600)
	case "run":
		err = exec.Command("/bin/true").Run()
	case "calls":
		return tryCalls()
	case "every thread":
		return callFromThreads()
	case "threads": // what a Go program needs still works
		return useThreads()
	case "wait":
		fmt.Println("confined")
		_, _ = os.Stdin.Read(make([]byte, 1))
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
		_ = kept
	}
	if err == nil {
		fmt.Println("escaped")
		return 0
	}
	fmt.Println("held:", err)
	return 0
}

// useThreads has twenty threads at once, the collector at work, signals that preempt, and timers.
func useThreads() int {
	const threads = 20
	var all, met sync.WaitGroup
	met.Add(threads)
	for range threads {
		all.Go(func() {
			runtime.LockOSThread()
			met.Done()
			met.Wait() // so that each is on a thread of its own
			for range 20 {
				runtime.GC()
				time.Sleep(time.Millisecond)
			}
		})
	}
	all.Wait()
	fmt.Println("alive")
	return 0
}

func newExtractor(t testing.TB, p child.Params) *child.Extractor {
	t.Helper()
	return newObserved(t, p, nil, nil, nil)
}

func newObserved(t testing.TB, p child.Params, started, waits func(pid int),
	ended func(*os.ProcessState),
) *child.Extractor {
	t.Helper()
	x, err := child.NewObserved(p, started, waits, ended)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(x.Close)
	return x
}

// warmed loads the PDF reader once for this test binary, and compiles it where it is in no cache yet.
var warmed = sync.OnceValue(func() error {
	x, err := child.New(child.Params{CacheDir: intaketest.CacheDir()})
	if err != nil {
		return err
	}
	defer x.Close()
	return x.Warm(context.Background())
})

// warmCache is the folder of the compiled PDF reader: the first test that needs it compiles it, for all.
func warmCache(t testing.TB) string {
	t.Helper()
	if err := warmed(); err != nil {
		t.Fatal(err)
	}
	return intaketest.CacheDir()
}

func TestAChildReadsATextAndReportsItsParagraphs(t *testing.T) {
	x := newExtractor(t, child.Params{})
	text, err := x.Extract(context.Background(), "terms.txt",
		strings.NewReader("1. Fees\n\n1.1 You pay what the order says, within thirty days of the invoice.\n"),
		nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(text.Paragraphs) != 2 || text.Paragraphs[1].Section != "1.1" || text.MediaType != "text/plain" {
		t.Errorf("read %+v", text)
	}
	if got := text.Slice(text.Paragraphs[1].Start, text.Paragraphs[1].End); !strings.HasPrefix(got,
		"1.1 You pay") {
		t.Errorf("the second paragraph is %q", got)
	}
	if len(text.SHA256) != 64 {
		t.Errorf("the digest is %q", text.SHA256)
	}
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

func TestAChildThatUsesUpItsTimeIsGivenUpWithASentence(t *testing.T) {
	for part, c := range map[string]struct {
		params child.Params
		kind   assessments.ErrorKind
		want   string
	}{
		"spin at start": {child.Params{Startup: time.Millisecond}, assessments.Machine, "was not ready"},
		"spin on the file": {
			child.Params{Allowance: time.Millisecond},
			assessments.Refused,
			"needed more than",
		},
		"die": {child.Params{}, assessments.Refused, "broke off"},
	} {
		t.Run(part, func(t *testing.T) {
			c.params.CacheDir = acted + part
			_, err := newExtractor(t, c.params).Extract(context.Background(), "terms.txt",
				strings.NewReader("Some text."), nil)
			if assessments.KindOf(err) != c.kind || !strings.Contains(fmt.Sprint(err), c.want) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestAReaderThatDoesNotLoadIsGivenUpWithASentence(t *testing.T) {
	for part, startup := range map[string]time.Duration{
		"spin at start": time.Millisecond, "die": 0,
		"load nonsense": 0,
	} {
		t.Run(part, func(t *testing.T) {
			x := newExtractor(t, child.Params{
				CacheDir: acted + part, Standby: true, Startup: startup,
				Allowance: time.Millisecond,
			})
			if err := x.Warm(context.Background()); assessments.KindOf(err) != assessments.Machine {
				t.Errorf("got %v", err)
			}
			// and where none waits each file has its own
			_, err := x.Extract(context.Background(), "a.pdf", bytes.NewReader(intaketest.Agreement(1)), nil)
			if err == nil || assessments.KindOf(err) == assessments.Damaged {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestWarmingStopsWhenNobodyWaits(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	x := newObserved(t, child.Params{CacheDir: acted + "spin at start"}, func(int) { cancel() }, nil, nil)
	if err := x.Warm(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
