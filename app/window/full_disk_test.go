package window

import (
	"context"
	"strings"
	"testing"

	"countersign/assessments/workbench"
	"countersign/store"
)

func TestAWorkspaceOnAFullDiskIsOpenedForReadingAndSaysSo(t *testing.T) {
	l := newLab(t, true)
	l.doors.leave(func(bool) {})
	l.settle()
	open := l.p.Open
	l.p.Open = func(ctx context.Context, path string) (*workbench.Workbench, error) {
		s, err := store.Open(ctx, path, store.Options{ReadOnly: true, NoRoom: true})
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
	if l.bench() == nil || !l.statusSays("Reading only: the disk is full") {
		t.Fatalf("the status bar says %v", l.frame.status.bar.Texts())
	}
	if says := l.dialogSays(); !strings.Contains(says, "disk is full") ||
		!strings.Contains(says, "open it again") {
		t.Errorf("the dialog says %q", says)
	}
	l.overlays.closeTop()
	l.saves("typed")
	if n := len(l.drafts().Refused()); n != 1 ||
		!strings.Contains(l.drafts().Refused()[0].Why.Error(), "disk is full") {
		t.Errorf("%d texts are kept: %v", n, l.drafts().Refused())
	}
	l.drafts().Clear()
	l.p.Open = open
	l.doors.closeWorkspace()
	l.settle()
	l.doors.open(l.path, nil) // there is room again
	l.settle()
	if l.bench() == nil || l.statusSays("Reading only") {
		t.Errorf("after there is room again the status bar says %v", l.frame.status.bar.Texts())
	}
}
