package store

import (
	"context"
	"os"
	"testing"

	"countersign/assessments/port"
)

// What black-box tests may turn.

// OnNetwork treats the folder as a network folder, or not.
func (o Options) OnNetwork(network bool) Options {
	o.network = &network
	return o
}

// Synchronous sets how the writer flushes: FULL, NORMAL, OFF.
func (o Options) Synchronous(mode string) Options {
	o.synchronous = mode
	return o
}

// Through opens the file through a registered VFS.
func (o Options) Through(vfs string) Options {
	o.vfs = vfs
	return o
}

// SyncedFolder, Latest and ApplicationID are what they are inside.
var (
	SyncedFolder  = syncedFolder
	Latest        = latest
	ApplicationID = applicationID
)

// Impatient waits for locks for a moment only.
func (o Options) Impatient() Options {
	o.patience = 50
	return o
}

// MoveLog moves the write-ahead log into the file, as the keeper does now and then.
func MoveLog(s port.Store) { s.(*handle).at().keeper.checkpoint() }

// Resting runs fn while the keeper moves the log only when move is called.
func Resting(s port.Store, fn func(move func())) {
	k := s.(*handle).at().keeper
	k.mu.Lock()
	defer k.mu.Unlock()
	fn(func() { _, _, _ = lookout{k.w}.move(context.Background(), k.s, "PASSIVE") })
}

// Stepping calls fn whenever a file that is about to appear has come a step further.
func (o Options) Stepping(fn func(step string)) Options {
	o.step = fn
	return o
}

// RestoreWith restores with options that tests turn.
func RestoreWith(ctx context.Context, backup, dest string, o Options) error {
	return told(ctx, restore(ctx, backup, dest, o), "restore", dest)
}

// FinishErasure tries to finish a purge that waits for readers, as the keeper does now and then.
func FinishErasure(s port.Store) { (eraser{s.(*handle).at()}).finishErasure(context.Background()) }

// Afterwards calls fn whenever a file has been asked for how it is, until the test ends.
func Afterwards(tb testing.TB, fn func()) {
	before := stat
	stat = func(path string) (os.FileInfo, error) {
		st, err := before(path)
		fn()
		return st, err
	}
	tb.Cleanup(func() { stat = before })
}

// Removing lets fn remove what does not read back under its name, until the test ends.
func Removing(tb testing.TB, fn func(path string) error) {
	before := remove
	remove = fn
	tb.Cleanup(func() { remove = before })
}
