package intaketest

import (
	"fmt"
	"os"
	"path/filepath"
)

// CacheDir is where the tests keep the compiled PDF reader, between runs too: compiling it takes a
// processor several seconds, and more under the race detector.
func CacheDir() string {
	return filepath.Join(os.TempDir(), fmt.Sprintf("countersign-test-wasm-%d", os.Getuid()))
}
