package standing

import (
	"fmt"
	"slices"

	"countersign/assessments"
)

// likeRequester says whose names beside a decision are almost the requester's, or the same but for a
// word added to each: they can be two people, so nothing was refused for it, and those who read the
// decision judge.
func likeRequester(dossier *assessments.Dossier, d assessments.Decision) []string {
	var out []string
	asked := dossier.Assessment.Requester
	add := func(did, name string) {
		differs := ""
		switch {
		case asked == "" || name == "":
		case assessments.NearlySamePerson(asked, name):
			differs = "by one letter"
		case assessments.ToldApart(asked, name):
			differs = "only by what is added"
		}
		if differs == "" {
			return
		}
		text := fmt.Sprintf("%s %s: the name differs %s from the requester's name, %s; see that they are two"+
			" people", did, name, differs, asked)
		if !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	add("Decided by", d.By)
	add("Recorded by", d.RecordedBy)
	for _, x := range dossier.Exceptions {
		if x.RevokedReason == "" && x.Approver != "" {
			add("Exception approved by", x.Approver)
			add("Exception recorded by", x.ApprovalRecordedBy)
		}
	}
	for _, one := range dossier.SignOffs {
		if one.RevokedReason == "" {
			add("Signed off by", one.Name)
			add("Sign-off recorded by", one.RecordedBy)
		}
	}
	return out
}
