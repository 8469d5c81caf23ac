package cli

import (
	"testing"

	"countersign/assessments"
)

// TestACheckCountsOnlyWhatItRead prints no count of what was not read: 0 would say that nothing is there.
func TestACheckCountsOnlyWhatItRead(t *testing.T) {
	journal, records, files := assessments.CheckedJournal, assessments.CheckedRecords,
		assessments.CheckedFiles
	for _, tc := range []struct {
		rep        assessments.CheckReport
		read, head string
	}{
		{
			assessments.CheckReport{},
			"0 records, 0 files (0 bytes) and 0 journal events",
			"none, the journal is empty",
		},
		{
			assessments.CheckReport{Events: 2, Head: "ab"},
			"0 records, 0 files (0 bytes) and 2 journal events",
			"ab",
		},
		{
			assessments.CheckReport{NotRead: []string{journal}, Head: "ab"},
			"0 records and 0 files (0 bytes)",
			"not read",
		},
		{assessments.CheckReport{NotRead: []string{records, files}, Head: "ab"}, "0 journal events", "ab"},
		{assessments.CheckReport{NotRead: []string{journal, records, files}}, "", "not read"},
	} {
		if read, top := readParts(&tc.rep), head(&tc.rep); read != tc.read || top != tc.head {
			t.Errorf("not read %q: %q and %q, want %q and %q", tc.rep.NotRead, read, top, tc.read, tc.head)
		}
	}
}
