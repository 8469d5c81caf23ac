package store_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/store"
	"countersign/store/storetest"
)

// otherEnv names the workspace into which this very program, started again, saves a vendor for each
// line it reads.
const otherEnv = "COUNTERSIGN_TEST_SAVE_WHEN_TOLD"

func saveWhenTold(path string) error {
	s, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		return err
	}
	for told := bufio.NewScanner(os.Stdin); told.Scan(); {
		id := told.Text()
		if err := s.Write(ctx, storetest.Save("event-"+
			id, &assessments.Vendor{ID: id, Name: id})); err != nil {
			return err
		}
		fmt.Println(id)
	}
	return s.Close()
}

// other is another process that has the workspace open for writing.
type other struct {
	tell io.WriteCloser
	said *bufio.Scanner
}

func startOther(t *testing.T, path string) *other {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	child := exec.Command(self)
	child.Env = append(os.Environ(), otherEnv+"="+path)
	child.Stderr = os.Stderr
	o := &other{}
	o.tell, err = child.StdinPipe()
	must(t, err)
	out, err := child.StdoutPipe()
	must(t, err)
	must(t, child.Start())
	o.said = bufio.NewScanner(out)
	t.Cleanup(func() {
		_ = o.tell.Close()
		_ = child.Wait()
	})
	return o
}

// saves returns once the other process has committed.
func (o *other) saves(t *testing.T, id string) {
	t.Helper()
	if _, err := fmt.Fprintln(o.tell, id); err != nil || !o.said.Scan() || o.said.Text() != id {
		t.Fatalf("the other process did not save: %v, %v", err, o.said.Err())
	}
}

func TestWhatAnotherProcessCommitsIsHeard(t *testing.T) {
	path := filepath.Join(t.TempDir(), "w.countersign")
	s, err := store.Create(ctx, path, store.Options{})
	must(t, err)
	must(t, s.Close())
	there := startOther(t, path)
	there.saves(t, "first")
	s, err = store.Open(ctx, path, store.Options{ReadOnly: true, WatchEvery: time.Millisecond})
	must(t, err)
	heard := make(chan string, 10)
	stop, err := s.Watch(ctx, 1, func(e assessments.Event) { heard <- e.ID })
	must(t, err)
	for _, id := range []string{"second", "third"} {
		there.saves(t, id)
		select {
		case got := <-heard:
			if got != "event-"+id {
				t.Errorf("heard %s instead of %s", got, id)
			}
		case <-time.After(time.Minute):
			t.Fatalf("%s was not heard", id)
		}
	}
	stop()
	there.saves(t, "fourth")
	must(t, s.Close()) // ends the polling, which would have found it
	if len(heard) > 0 {
		t.Errorf("heard %s after it was stopped", <-heard)
	}
}

func TestWatchingGoesOnInTheCopyOfAWorkspaceThatWasReplaced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "acme.countersign")
	s, err := store.Create(ctx, path, store.Options{WatchEvery: time.Millisecond})
	must(t, err)
	must(t, s.Write(ctx, vendorNamed("before")))
	var heard atomic.Int32 // the file's moves may be seen first by who looks at it
	stop, err := s.Watch(ctx, 0, func(assessments.Event) { heard.Add(1) })
	must(t, err)
	defer stop()
	must(t, os.Rename(path, path+".moved"))
	if err := s.Write(ctx, vendorNamed("lost")); err == nil {
		t.Fatal("saved into a file without its name")
	}
	must(t, s.(port.Guarded).GoOn(ctx))
	must(t, s.Write(ctx, vendorNamed("gone on")))
	must(t, s.Close()) // no one looks any more
	if n := heard.Load(); n != 2 {
		t.Errorf("heard %d events instead of 2", n)
	}
}

func TestWatchingAClosedWorkspaceIsRefused(t *testing.T) {
	s, err := store.Create(ctx, filepath.Join(t.TempDir(), "w.countersign"), store.Options{})
	must(t, err)
	must(t, s.Close())
	if _, err := s.Watch(context.Background(), 0, func(assessments.Event) {}); err == nil {
		t.Error("a closed workspace is watched")
	}
}
