package child

import (
	"crypto/rand"
	"os"
	"path/filepath"

	"golang.org/x/sys/windows"
)

// passing makes a file that Windows removes once the process that has it open closes it, or ends,
// however it ends. An open file cannot lose its name here before that.
func passing() (*os.File, error) {
	name := filepath.Join(os.TempDir(), "countersign-"+rand.Text())
	return os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL|windows.FILE_FLAG_DELETE_ON_CLOSE, 0o600)
}
