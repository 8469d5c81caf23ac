package store

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"testing"

	"countersign/assessments"
	"countersign/store/storetest"
)

// together runs all of them at once, each some times.
func together(times int, all ...func(round int)) {
	var running sync.WaitGroup
	for _, do := range all {
		running.Go(func() {
			for round := range times {
				do(round)
			}
		})
	}
	running.Wait()
}

// saving saves a vendor of its own.
func saving(w *Workspace, who string, round int) error {
	vendor := &assessments.Vendor{ID: "v-" + who, Name: fmt.Sprint("after ", round)}
	return w.Write(context.Background(), storetest.Save(fmt.Sprint(who, round), vendor))
}

// Where a lock is missing the race detector sees it.
func TestWhatGoroutinesShareIsLocked(t *testing.T) {
	ctx, w := context.Background(), opened(t)
	ok := func(err error) {
		if err != nil {
			t.Error(err)
		}
	}
	madeMu.Lock()
	clear(made)
	madeMu.Unlock()
	read := func(int) {
		ok(w.read(ctx, func(v *view) error { _, _, err := v.Head(); return err }))
	}
	define := func(round int) {
		_, err := definitionsOf(round%latest() + 1)
		ok(err)
	}
	come := func(id int64) func(int) {
		return func(int) {
			w.coming.add(id)
			if !w.coming.has(id) {
				t.Errorf("%d is not noted as coming in", id)
			}
			w.coming.remove(id)
		}
	}
	together(6, read, read, come(7001), come(7002), define, define,
		func(round int) { ok(saving(w, "a", round)) },
		func(round int) { ok(saving(w, "b", round)) },
		func(int) { ok(eraser{w}.erase(ctx)) },
		func(int) { ok(eraser{w}.erase(ctx)) },
		func(int) { w.unfinished.Store(1); eraser{w}.finishErasure(ctx) },
		func(int) { w.keeper.checkpoint() },
		func(int) { w.keeper.moveAnyway() },
		func(int) { ok(lookout{w}.look(ctx)) },
		func(int) { lookout{w}.seen() },
	)
	closing := func(int) { ok(w.Close()) }
	together(1, closing, func(int) { w.keeper.checkpoint() }, func(int) {
		for w.read(ctx, func(*view) error { return nil }) == nil {
			continue // until it is closed
		}
	}, func(int) {
		for round := 0; saving(w, "c", round) == nil; round++ {
			continue
		}
	})
}

func TestSavingInANetworkFolderIsNoChangeOfAnothers(t *testing.T) {
	ctx := context.Background()
	s, err := Create(ctx, filepath.Join(t.TempDir(), "w.ctsg"), Options{}.OnNetwork(true))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	w := s.(*handle).at()
	together(6, func(round int) {
		if err := saving(w, "a", round); err != nil {
			t.Error(err)
		}
	}, func(int) {
		if err := (lookout{w}).look(ctx); err != nil {
			t.Error(err)
		}
	})
}

func TestALostFileIsCopiedOnceHoweverManyNotice(t *testing.T) {
	ctx, w := context.Background(), opened(t)
	lost := make(chan *assessments.Lost, 4)
	notice := func(int) { lost <- rescuer{w}.lose(ctx, assessments.Overwritten) }
	together(1, notice, notice, notice, notice, func(int) {
		for w.guard.gone() == nil {
			continue
		}
	})
	first := <-lost
	for range 3 {
		if next := <-lost; next != first {
			t.Errorf("one was told of %+v, another of %+v", first, next)
		}
	}
	together(1, func(int) {
		if err := (rescuer{w}).giveUp(); err != nil {
			t.Error(err)
		}
	}, func(int) {
		for w.read(ctx, func(*view) error { return nil }) == nil {
			continue
		}
	})
}
