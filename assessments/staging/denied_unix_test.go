//go:build unix

package staging_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assessments/staging"
)

// TestALockThatMayNotBeMadeIsDenied expects a folder that may not be written not to be taken for one
// that is gone.
func TestALockThatMayNotBeMadeIsDenied(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may write everywhere")
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(dir, 0o755) //nolint:errcheck // so that it can be removed
	_, _, err := staging.TryLock(filepath.Join(dir, "lock"), 0o600)
	if !errors.Is(err, fs.ErrPermission) ||
		!strings.HasPrefix(staging.Why(err), "You do not have permission") {
		t.Errorf("%v: %s", err, staging.Why(err))
	}
}
