package child

import (
	"io"
	"os"

	"countersign/assessments"
)

// ConfineForTest lets a test confine a process of its own as a child confines itself.
var ConfineForTest = confine

// Racing says that the race detector is built in.
const Racing = racing

// NewObserved is notified of each child that is started, is put on standby, and was collected.
func NewObserved(p Params, started, waits func(pid int), ended func(*os.ProcessState)) (*Extractor, error) {
	return newObserved(p, observer{started, waits, ended})
}

// SayText sends a text.
func SayText(out io.Writer, text assessments.Text) error { return writeText(out, text) }

// SayReady reports a confinement that no one saw.
func SayReady(out io.Writer) error {
	return writeJSON(out, frameReady, Confinement{Filter: true, Memory: true, Time: true})
}
