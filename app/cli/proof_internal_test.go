package cli

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"countersign/assessments"
)

func TestDamageIsToldBeforeWhatItLedTo(t *testing.T) {
	damaged := assessments.Damage{Place: "vendor v", Message: "is not as it was written"}
	derived := assessments.Damage{
		Place: "figures of a", Message: "are not as they were stored",
		Derived: true,
	}
	missing := assessments.Errorf(assessments.NotFound, "There is no vendor v.")
	broken := assessments.Errorf(assessments.Damaged, "A part cannot be read.")
	failed := errors.New("the comparison failed")
	for name, c := range map[string]struct {
		damage []assessments.Damage
		failed error
		read   error
		said   string // the error that ends the command; "" is none
		noted  string // on standard error
	}{
		"all is well":           {},
		"the comparison failed": {failed: failed, said: "the comparison failed"},
		"reading failed":        {read: missing, said: "There is no vendor v."},
		"both failed": {
			failed: failed, read: missing,
			said: "There is no vendor v.",
		},
		"damage, and it was read": {damage: []assessments.Damage{damaged}},
		"damage, and it was not found": {
			damage: []assessments.Damage{damaged}, read: missing,
			said: "The workspace is not as Countersign wrote it: vendor v", noted: "There is no vendor v.",
		},
		"damage, and that is what it says": {
			damage: []assessments.Damage{damaged}, read: broken,
			said: "A part cannot be read.",
		},
		"figures, and it was not found": {
			damage: []assessments.Damage{derived}, read: missing,
			said:  "The records are as they were written. Stored figures are not",
			noted: "There is no vendor v.",
		},
		"both kinds, the figures first": {
			damage: []assessments.Damage{derived, damaged},
			read:   missing, said: "The workspace is not as Countersign wrote it", noted: "There is no",
		},
		"damage, and the comparison broke off": {
			damage: []assessments.Damage{damaged}, failed: failed,
			read: missing, said: "There is no vendor v.",
		},
		"damage, read, the comparison ended so": {
			damage: []assessments.Damage{damaged}, failed: failed,
			said: "the comparison failed",
		},
	} {
		var stderr bytes.Buffer
		p := &proving{done: make(chan struct{}), damage: c.damage, err: c.failed}
		close(p.done)
		err := p.wait(&run{Deps: Deps{Output: Output{Stderr: &stderr}}}, c.read)
		if c.said == "" && err != nil || c.said != "" &&
			(err == nil || !strings.Contains(err.Error(), c.said)) {
			t.Errorf("%s: it ends with %v", name, err)
		}
		if noted := stderr.String(); (c.noted == "") != (noted == "") || !strings.Contains(noted, c.noted) {
			t.Errorf("%s: noted is %q", name, noted)
		}
		if found := p.found(); (found == nil) != (len(c.damage) == 0) || found != nil &&
			assessments.KindOf(found) != assessments.Damaged {
			t.Errorf("%s: found %v", name, found)
		}
	}
}
