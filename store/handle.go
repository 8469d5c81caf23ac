package store

import (
	"context"
	"errors"
	"io"
	"sync/atomic"

	"countersign/assessments"
	"countersign/assessments/cached"
	"countersign/assessments/port"
)

// handle is an open workspace that can continue in another file: the copy that was saved when its own was
// replaced. The caller that holds it need not know.
type handle struct{ now atomic.Pointer[Workspace] }

var (
	_ port.Store   = (*handle)(nil)
	_ port.Guarded = (*handle)(nil)
)

func handleOf(w *Workspace) *handle {
	h := &handle{}
	h.now.Store(w)
	return h
}

func (h *handle) at() *Workspace { return h.now.Load() }

func (h *handle) Look(ctx context.Context) error { return (lookout{h.at()}).Look(ctx) }

func (h *handle) GoOn(ctx context.Context) error {
	before := h.at()
	next, err := rescuer{before}.goOn(ctx)
	if err != nil {
		return err
	}
	followed := before.feed.follow(ctx, next)
	if !h.now.CompareAndSwap(before, next) {
		return errors.Join(assessments.Errorf(assessments.Conflict, "The copy is open already."),
			next.Close())
	}
	return errors.Join(followed, rescuer{before}.giveUp())
}

func (h *handle) Watch(ctx context.Context, after int64, hear func(assessments.Event)) (stop func(),
	err error,
) {
	return h.at().Watch(ctx, after, hear)
}

func (h *handle) Read(ctx context.Context, fn func(port.Reader) error) error {
	return h.at().Read(ctx, fn)
}

func (h *handle) Write(ctx context.Context, fn func(port.Tx) error) error {
	return h.at().Write(ctx, fn)
}
func (h *handle) Info() assessments.StoreInfo { return h.at().Info() }
func (h *handle) Close() error                { return h.at().Close() }

func (h *handle) Leave(ctx context.Context, p assessments.Progress) error {
	return h.at().Leave(ctx, p)
}

func (h *handle) Ingest(ctx context.Context, r io.Reader, size int64, p assessments.Progress) (string, int64,
	error,
) {
	return h.at().Ingest(ctx, r, size, p)
}

func (h *handle) OpenBlob(ctx context.Context, sha256 string) (io.ReadCloser, int64, error) {
	return h.at().OpenBlob(ctx, sha256)
}

func (h *handle) SaveText(ctx context.Context, t assessments.Text) error {
	return h.at().SaveText(ctx, t)
}

func (h *handle) LoadText(ctx context.Context, sha256 string) (assessments.Text, bool, error) {
	return h.at().LoadText(ctx, sha256)
}

func (h *handle) UnbelievedTexts(ctx context.Context, fn func(assessments.Text) error) error {
	return h.at().UnbelievedTexts(ctx, fn)
}

func (h *handle) Search(ctx context.Context, words string, limit int) ([]assessments.Hit, error) {
	return h.at().Search(ctx, words, limit)
}

func (h *handle) Summaries(ctx context.Context) (map[string]cached.Kept, error) {
	return h.at().Summaries(ctx)
}

func (h *handle) SaveSummaries(ctx context.Context, by map[string]cached.Kept) error {
	return h.at().SaveSummaries(ctx, by)
}

func (h *handle) Backup(ctx context.Context, dest string, p assessments.Progress) error {
	return h.at().Backup(ctx, dest, p)
}

func (h *handle) Check(ctx context.Context, rebuild bool, p assessments.Progress) (assessments.CheckReport,
	error,
) {
	return h.at().Check(ctx, rebuild, p)
}

func (h *handle) Prove(ctx context.Context, p assessments.Progress) (assessments.CheckReport, error) {
	return h.at().Prove(ctx, p)
}
