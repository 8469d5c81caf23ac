package store

import (
	"os"
	"path/filepath"
	"strings"

	"countersign/assessments"
)

// logSuffixes are the names, after that of a database, under which SQLite looks for what is not in it yet.
var logSuffixes = []string{"-wal", "-journal", "-shm"}

// noLogs refuses a place for a new file beside which SQLite would find a log: it would take it for the new file's, and
// write over the file with what belongs to another.
func noLogs(dest string) error {
	var there []string
	for _, suffix := range logSuffixes {
		if _, err := os.Lstat(dest + suffix); err == nil {
			there = append(there, "“"+filepath.Base(dest)+suffix+"”")
		}
	}
	if len(there) == 0 {
		return nil
	}
	return assessments.Errorf(assessments.Refused,
		"Beside “%s” lies %s, left by a workspace that had this name. Opening the new file together with it would damage the new file, so nothing was written. If the earlier workspace still exists, move what was left back beside it; otherwise delete it. Then do it again, or choose another name.",
		dest, strings.Join(there, " and "))
}
