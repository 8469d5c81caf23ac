package store

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"countersign/assessments"
)

// instance is the right to write a workspace: a lock file beside it that the system frees when the process
// ends, so that a crash never locks anybody out.
type instance struct{ file *os.File }

// claim takes the workspace for this process, or says who has it.
func claim(path string, now time.Time) (*instance, error) {
	lock := lockPath(path)
	f, held, err := lockFile(lock)
	if err != nil {
		return nil, err
	}
	if held {
		return nil, assessments.Errorf(assessments.Conflict, "“%s” is already open%s. Two programs must not write it at once: use that window, or close it and open the workspace again.", path, holder(lock))
	}
	host, _ := os.Hostname()
	if err = f.Truncate(0); err == nil {
		_, err = f.WriteAt([]byte(fmt.Sprintf("%d\n%s\n%s\n", os.Getpid(), host, now.UTC().Format(time.RFC3339))), 0)
	}
	if err != nil {
		_ = unlockFile(f)
		return nil, err
	}
	return &instance{file: f}, nil
}

func (i *instance) release() error {
	if i == nil || i.file == nil {
		return nil
	}
	f := i.file
	i.file = nil
	return unlockFile(f)
}

// lockPath is the lock file's name: hidden beside the workspace.
func lockPath(path string) string {
	return filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".lock")
}

// holder reads who wrote the lock file; "" where it cannot be read.
func holder(lock string) string {
	b, err := os.ReadFile(lock)
	lines := strings.Split(string(b), "\n")
	if err != nil || len(lines) < 3 {
		return ""
	}
	who := " in another window (process " + lines[0]
	if host, _ := os.Hostname(); lines[1] != "" && lines[1] != host {
		who += " on " + lines[1]
	}
	return who + ", since " + lines[2] + ")"
}
