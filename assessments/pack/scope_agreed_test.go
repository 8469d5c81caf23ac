package pack_test

import (
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
)

// TestAContractThatNoOneSignedIsSaidToBeNone has the documents of the contract in every status: a
// reason that someone wrote may speak of an agreement that is only being negotiated.
func TestAContractThatNoOneSignedIsSaidToBeNone(t *testing.T) {
	for status, agreed := range map[assessments.VersionStatus]bool{
		assessments.VersionDraft: false, assessments.VersionRedline: false,
		assessments.VersionPublished: false,
		assessments.VersionAccepted:  true, assessments.VersionExecuted: true,
		assessments.VersionSuperseded: true,
	} {
		d := packtest.Lumen()
		for i := range d.Versions {
			d.Versions[i].Status = status
		}
		for i := range d.Documents {
			d.Documents[i].Distribution = assessments.Shareable
		}
		text := everything(t, build(t, d, pack.Auditor))
		if said := strings.Contains(text, "is on record as signed or accepted"); said == agreed {
			t.Errorf("%s: says that no document of the contract is signed: %v", status, said)
		}
		d.Contract, d.Precedences = nil, nil
		if strings.Contains(everything(t, build(t, d, pack.Auditor)), "is on record as signed or accepted") {
			t.Errorf("%s: says something of a contract where there is none", status)
		}
	}
}

// TestOfAContractThatMayBeWithheldNothingIsSaid withholds the signed text: that none is signed would
// not be so.
func TestOfAContractThatMayBeWithheldNothingIsSaid(t *testing.T) {
	d := packtest.Lumen()
	for i := range d.Documents {
		d.Documents[i].Distribution = assessments.Privileged
	}
	if strings.Contains(everything(t, build(t, d, pack.Auditor)), "is on record as signed or accepted") {
		t.Error("a pack that withholds the contract says that no one signed it")
	}
}
