package workbench

import (
	"bytes"
	"context"
	"io"
	"testing"
)

// TestAFileIsDigestedOnlyWhereItsDigestIsAsked looks at a file as asking and filing do.
func TestAFileIsDigestedOnlyWhereItsDigestIsAsked(t *testing.T) {
	opened := 0
	f := File{Name: "a.md", Size: 3, known: newLooked(), Open: func() (io.ReadCloser, error) {
		opened++
		return io.NopCloser(bytes.NewReader([]byte("one"))), nil
	}}
	ctx := context.Background()
	sum, digest, err := f.look(ctx, false)
	if err != nil || digest != "" || opened != 1 {
		t.Fatalf("digest %q after %d readings, %v", digest, opened, err)
	}
	if again, _, err := f.look(ctx, false); err != nil || again != sum || opened != 1 {
		t.Errorf("looked at again: %x instead of %x after %d readings, %v", again, sum, opened, err)
	}
	if digest, err = f.hash(ctx); err != nil || len(digest) != 64 || opened != 2 {
		t.Errorf("digest %q after %d readings, %v", digest, opened, err)
	}
	f.known.forget()
	if _, digest, err = f.look(ctx, false); err != nil || digest != "" || opened != 3 {
		t.Errorf("after it changed: digest %q after %d readings, %v", digest, opened, err)
	}
}
