package uitest

import (
	"context"
	"os"
	"path/filepath"
	"sync"

	"countersign/assessments/port"
	"countersign/store"
)

// blank are the bytes of an empty workspace, made once: neither a clock nor chance is in them, so that every
// one is the same. Making it takes ten times as long as opening it.
var blank = sync.OnceValues(func() (data []byte, err error) {
	dir, err := os.MkdirTemp("", "countersign")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "blank.countersign")
	if err := store.Build(context.Background(), path, store.Options{}, nil); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// NewStore is store.Create by way of a copy. A name that is taken is refused by store.Create itself.
func NewStore(ctx context.Context, path string, o store.Options) (port.Store, error) {
	if _, err := os.Lstat(path); err == nil {
		return store.Create(ctx, path, o)
	}
	data, err := blank()
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		return nil, err
	}
	return store.Open(ctx, path, o)
}
