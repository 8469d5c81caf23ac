package window

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/assessments"
	"countersign/assessments/workbench"
	"countersign/store"
)

// otherEnv names the workspace into which this very program, started again, saves one vendor for each
// line it reads.
const otherEnv = "COUNTERSIGN_TEST_OTHER_PROCESS"

func TestOtherProcessThatSaves(t *testing.T) {
	path := os.Getenv(otherEnv)
	if path == "" {
		t.Skip("is started by TestTheWindowShowsWhatAnotherProcessSaves")
	}
	s, err := store.Open(t.Context(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	b := workbench.New(workbench.Params{
		Store: s, Clock: &clockAt{time.Now()}, IDs: counted{new(int)},
		Actor: someone,
	})
	for told := bufio.NewScanner(os.Stdin); told.Scan(); {
		uitest.Save(t, b, &assessments.Vendor{ID: "other", Name: told.Text()})
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestTheWindowShowsWhatAnotherProcessSaves(t *testing.T) {
	l := newLiveLab(t, false)
	l.doors.closeWorkspace()
	l.settle()
	child := exec.Command(os.Args[0], "-test.run", "^TestOtherProcessThatSaves$")
	child.Env = append(os.Environ(), otherEnv+"="+l.path)
	child.Stderr = os.Stderr
	tell, err := child.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	l.p.Open = func(ctx context.Context, path string) (*workbench.Workbench, error) {
		s, err := store.Open(ctx, path, store.Options{ReadOnly: true, WatchEvery: time.Millisecond})
		if err != nil {
			return nil, err
		}
		catalogue, err := loaded()
		return workbench.New(workbench.Params{
			Store: s, Catalogue: catalogue, Extractor: inProcess{},
			Sockets: l.sockets, Clock: l.clock, IDs: l.ids, Actor: someone,
		}), err
	}
	l.doors.open(l.path, nil)
	l.settle()
	l.goTo(ui.Route{Page: "vendors"})
	l.settle()
	if l.session == nil || strings.Contains(l.words(), "Harbor") {
		t.Fatalf("before it was saved: %s", l.words())
	}
	if _, err := fmt.Fprintln(tell, "Harbor Labs"); err != nil {
		t.Fatal(err)
	}
	late := time.AfterFunc(time.Minute, func() {
		l.turns.do(func() { t.Error("it is not shown after a minute") })
	})
	defer late.Stop()
	for !strings.Contains(l.words(), "Harbor Labs") && !t.Failed() {
		l.turns.one()
		l.settle()
	}
	if err := tell.Close(); err != nil {
		t.Fatal(err)
	}
	if err := child.Wait(); err != nil {
		t.Error(err)
	}
}
