package workbench

import (
	"context"
	"testing"

	"countersign/assessments"
	"countersign/assessments/port"
)

// oneText is a store that has read one file.
type oneText struct {
	port.Store
	text assessments.Text
}

func (s oneText) LoadText(context.Context, string) (assessments.Text, bool, error) {
	return s.text, true, nil
}

// TestWordsBesideATextAreLookedForToo: a comment or a folded part of a file that is purged may be repeated
// in someone's own words as well as its text.
func TestWordsBesideATextAreLookedForToo(t *testing.T) {
	w := &purging{journal: &journal{workspace: &workspace{store: oneText{text: assessments.Text{
		Plain:    "The provider stores data within the Union.",
		Comments: []assessments.Comment{{Author: "Counsel", Text: "They will never agree to this here."}},
		Notices:  []assessments.Notice{{Text: "Unless the customer asks for another place."}},
	}}}}}
	told, err := w.saysOf(context.Background(),
		&purgePlan{Purging: Purging{Files: []string{"abc"}}, purge: &purge{}})
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{
		"provider stores data within the Union", "will never agree to this",
		"the customer asks for another place",
	} {
		if told.in("I wrote that "+words+".") == "" {
			t.Errorf("%q is not looked for", words)
		}
	}
}
