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

// TestBytesThatAnotherRecordKeepsStay: a version and a revision may hold the same file.
func TestBytesThatAnotherRecordKeepsStay(t *testing.T) {
	version := &assessments.Version{ID: "v", DocumentID: "d", SHA256: "abc"}
	revision := &assessments.Revision{ID: "r", EvidenceID: "e", SHA256: "abc"}
	purged := *revision
	purged.PurgedOn = "2026-11-20"
	for name, tc := range map[string]struct {
		going Thing
		other assessments.Record
		kept  bool
	}{
		"a version, and a revision stays": {Thing{assessments.NounVersion, "v"}, revision, true},
		"a revision, and a version stays": {Thing{assessments.NounRevision, "r"}, version, true},
		"both go":                         {Thing{assessments.NounRevision, "r"}, revision, false},
		"the other was purged":            {Thing{assessments.NounVersion, "v"}, &purged, false},
	} {
		p := &purge{
			edit: &edit{Tx: shelfTx{of: shelf{records: []assessments.Record{tc.other}}}},
			all:  map[Thing]bool{tc.going: true},
		}
		if err := p.keptElsewhere("abc"); (err != nil) != tc.kept {
			t.Errorf("%s: %v", name, err)
		}
	}
}
