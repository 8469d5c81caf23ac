package child

import (
	"context"
	"encoding/json"
	"strings"

	"countersign/assessments"
)

// Confinement is what a child has given up before it parses a file, as it reports it.
type Confinement struct {
	Filter bool   `json:"filter"`        // of system calls: no files, no network, no programs
	Memory bool   `json:"memory"`        // a limit of the kernel's
	Time   bool   `json:"time"`          // a limit of processor time, the kernel's too
	Why    string `json:"why,omitempty"` // there is no filter
}

// String describes the confinement for people, as in “confined: filter, memory, time”.
func (c Confinement) String() string {
	var held []string
	for _, one := range []struct {
		is   bool
		name string
	}{{c.Filter, "filter"}, {c.Memory, "memory"}, {c.Time, "time"}} {
		if one.is {
			held = append(held, one.name)
		}
	}
	if len(held) == 0 {
		held = []string{"by the program's own limits alone"}
	}
	said := "confined: " + strings.Join(held, ", ")
	if !c.Filter {
		said += "; not confined by a filter here: " + c.Why
	}
	return said
}

// Confinement starts a child that confines itself as one that reads a file does, and returns what it reports.
func (x *Extractor) Confinement(ctx context.Context) (Confinement, error) {
	p, err := x.start(setup{CacheDir: x.params.CacheDir, Report: true, Seconds: x.hardSeconds()})
	if err != nil {
		return Confinement{}, err
	}
	w := startWatch(x.allowance(0), p)
	stop := context.AfterFunc(ctx, p.kill)
	var got receiver
	kind, payload, err := readFrame(w.from(p.out))
	switch {
	case err == nil && kind == frameReady:
		err = got.confine(payload)
	case err == nil && kind == frameError:
		_, err = got.take(kind, payload)
	case err == nil:
		err = errNonsense
	}
	w.stop()
	stop()
	_ = p.end() // it held nothing
	switch {
	case ctx.Err() != nil:
		err = ctx.Err()
	case err != nil:
		err = assessments.Wrap(err, assessments.Machine,
			"The reader of files did not report how it is confined. Restart the program and try again.")
	}
	return got.confinement, err
}

// confine takes what a child reports of itself.
func (r *receiver) confine(payload []byte) error {
	if err := json.Unmarshal(payload, &r.confinement); err != nil {
		return err
	}
	if c := r.confinement; c.Filter == (c.Why != "") {
		return errNonsense // it must be the one or the other
	}
	r.confined = true
	return nil
}
