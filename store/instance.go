package store

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"countersign/assessments"
	"countersign/assessments/staging"
)

// instance is the right to write a workspace: a lock file beside it that the system frees when the process
// ends, so that a crash never locks anyone out.
type instance struct{ file *os.File }

// claim takes the workspace for this process, or says who has it.
func claim(path string, now time.Time, network bool) (*instance, error) {
	lock := lockPath(path)
	host, _ := os.Hostname()
	if there := readHolder(lock); network && there.host != "" && there.host != host {
		// Another computer's lock says nothing to this one's system; only the file itself tells.
		return nil, assessments.Errorf(assessments.Locked,
			"“%s” is open on the computer “%s” since %s. Two computers must not write it at once: close it there. If that computer is off for sure, remove the file “%s” and open the workspace again.", path, there.host, there.since, lock)
	}
	mode := staging.FileMode
	if st, err := os.Stat(path); err == nil {
		mode = st.Mode().Perm() // anyone who may write the workspace must be able to lock it
	}
	f, held, err := staging.TryLock(lock, mode)
	if err != nil {
		return nil, err
	}
	if held {
		return nil, assessments.Errorf(assessments.Locked,
			"“%s” is already open%s. Two programs must not write it at once. If it is a window, use that one or close it first; if it is a command, it is soon done. Then try again.", path, readHolder(lock).words(host))
	}
	if err := f.Truncate(0); err == nil {
		// If someone else's file cannot be written, the lock on it holds all the same.
		// package staging knows this form: it removes the locks that killed runs left
		content := fmt.Sprintf("%d\n%s\n%s\n%s\n", os.Getpid(), host, now.UTC().Format(time.RFC3339),
			staging.FileID(path))
		_, _ = f.WriteAt([]byte(content), 0)
	}
	return &instance{file: f}, nil
}

func (i *instance) release() error {
	if i == nil || i.file == nil {
		return nil
	}
	f := i.file
	i.file = nil
	return staging.Unlock(f)
}

// held reports whether another process may write the workspace now. It makes no lock file.
func held(path string) bool {
	lock := lockPath(path)
	if _, err := os.Lstat(lock); err != nil {
		return false
	}
	f, held, err := staging.TryLock(lock, staging.FileMode)
	if f != nil {
		_ = f.Close() // the file stays: another one may be waiting for this one's lock
	}
	return held && err == nil
}

// sameAsHeld refuses a file that was put in the place of the one which another process has open: the
// log that lies beside it is the other file's.
func (w opener) sameAsHeld() error {
	there := readHolder(lockPath(w.path))
	if now := staging.FileID(w.path); there.file == "" || now == "" || there.file == now {
		return nil
	}
	host, _ := os.Hostname()
	return assessments.Errorf(assessments.Locked,
		"“%s” was replaced while it is open%s, and that program still writes beside it. Nothing was opened or changed. Close it there first: it keeps its own state in a copy.", w.path, there.words(host))
}

// lockPath is the lock file's name: hidden beside the workspace.
func lockPath(path string) string {
	return filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".lock")
}

// holder is who wrote a lock file; empty where there is none, or none that can be read.
type holder struct {
	process, host, since string
	file                 string // which file it has open, by staging.FileID; "" where that is not known
}

func readHolder(lock string) holder {
	b, err := os.ReadFile(lock)
	lines := strings.Split(string(b), "\n")
	if err != nil || len(lines) < 3 {
		return holder{}
	}
	h := holder{process: lines[0], host: lines[1], since: lines[2]}
	if len(lines) > 3 {
		h.file = lines[3]
	}
	return h
}

// words says who it is, to someone on a host.
func (h holder) words(host string) string {
	switch {
	case h.process == "":
		return ""
	case h.host != "" && h.host != host:
		return fmt.Sprintf(" in another window or command (process %s on %s, since %s)", h.process, h.host,
			h.since)
	}
	return fmt.Sprintf(" in another window or command (process %s, since %s)", h.process, h.since)
}
