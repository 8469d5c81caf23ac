package store_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"testing"
	"time"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/store"
)

// crashEnv names the workspace that this very program, started again, saves into until it is killed.
const crashEnv = "COUNTERSIGN_TEST_SAVE_INTO"

func TestMain(m *testing.M) {
	if order := os.Getenv(appearEnv); order != "" {
		fmt.Fprintln(os.Stderr, appearAndDie(order))
		os.Exit(1)
	}
	if path := os.Getenv(crashEnv); path != "" {
		fmt.Fprintln(os.Stderr, saveForEver(path))
		os.Exit(1)
	}
	if path := os.Getenv(otherEnv); path != "" {
		if err := saveWhenTold(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	debug.SetGCPercent(400) // of the tests alone: collecting garbage takes a good part of their time with -race
	os.Exit(m.Run())
}

// saveForEver saves answers and evidence, and says each one's number once it is acknowledged.
func saveForEver(path string) error {
	s, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		return err
	}
	var last []assessments.Event
	err = s.Read(ctx, func(v port.Reader) (err error) {
		last, err = v.Events(assessments.EventQuery{Limit: 1})
		return err
	})
	if err != nil {
		return err
	}
	n := 1
	if len(last) > 0 {
		n = int(last[0].Seq) // the first event is the planting
	}
	for ; ; n++ {
		if err := saveNumbered(s, n); err != nil {
			return err
		}
		if _, err := os.Stdout.WriteString(strconv.Itoa(n) + "\n"); err != nil {
			return err
		}
	}
}

// killWhileSaving starts the program on a workspace, kills it at a random moment, and gives the last number
// that was acknowledged.
func killWhileSaving(t *testing.T, path string, after time.Duration) (acknowledged int) {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	child := exec.Command(self)
	child.Env = append(os.Environ(), crashEnv+"="+path)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	must(t, err)
	must(t, child.Start())
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if n, err := strconv.Atoi(lines.Text()); err == nil {
			if acknowledged == 0 {
				time.AfterFunc(after, func() { _ = child.Process.Kill() })
			}
			acknowledged = n
		}
	}
	if child.Wait() == nil || acknowledged == 0 {
		t.Fatal("the program ended by itself instead of being killed")
	}
	return acknowledged
}

func TestKillingTheProgramLosesNothingThatWasAcknowledged(t *testing.T) {
	r, rounds := seeding(t), soak(200)
	path := ""
	for round := range rounds {
		if round%10 == 0 { // a new one now and then, so that it stays small
			path = filepath.Join(t.TempDir(), "w.ctsg")
			plant(t, path)
		}
		acknowledged := killWhileSaving(t, path, time.Duration(r.IntN(250_000))*time.Microsecond)
		if err := intact(path, acknowledged); err != nil {
			t.Errorf("round %d, killed after saving %d: %v", round+1, acknowledged, err)
		}
	}
	t.Logf("killed %d times", rounds)
}
