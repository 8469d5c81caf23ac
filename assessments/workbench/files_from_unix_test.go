//go:build unix

package workbench_test

import (
	"path/filepath"
	"syscall"
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

func TestAPipeInTheFolderIsRefusedWithoutWaiting(t *testing.T) {
	folder, _ := declaredFolder(t)
	if err := syscall.Mkfifo(filepath.Join(folder, "pipe"), 0o600); err != nil {
		t.Skipf("cannot make a pipe here: %v", err)
	}
	if _, err := workbench.FilesFrom(folder, "")("pipe"); assessments.KindOf(err) != assessments.Refused {
		t.Errorf("%v", err)
	}
}
