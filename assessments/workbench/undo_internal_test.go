package workbench

import (
	"errors"
	"testing"

	"countersign/assessments"
)

var errNoBytes = errors.New("the bytes are not there")

// noFiles is a transaction on a workspace that has no files any more.
type noFiles struct{ shelfTx }

func (noFiles) LinkBlob(string) error { return errNoBytes }

// TestNoRecordComesBackWithoutItsBytes: they may have been purged with another record of the same file.
func TestNoRecordComesBackWithoutItsBytes(t *testing.T) {
	for _, n := range []assessments.Noun{assessments.NounVersion, assessments.NounRevision} {
		e := reversal{&edit{Tx: noFiles{}}}
		err := e.reverseRecord(n, "r",
			[]assessments.Change{{Noun: n, ID: "r", Field: "sha256", After: "abc"}})
		if !errors.Is(err, errNoBytes) {
			t.Errorf("a %s comes back: %v", n, err)
		}
	}
}
