package workbench

import (
	"context"

	"countersign/assessments"
)

// Attachment is a file handed over for one expected piece of evidence of an item.
type Attachment struct {
	AssessmentID string
	ItemID       string
	ExpectedID   string
	File         File
	// EvidenceID is the evidence it is a new revision of; "" makes a new piece of evidence.
	EvidenceID string
	Name       string // of a new piece; "" takes the file's name
	// as a person says of this very file; what the item expects is not what it is
	Strength assessments.Strength
	// Distribution says who may see a new piece of evidence; "" takes the usual one.
	Distribution assessments.Distribution
	Expires      assessments.Date
}

// Attach keeps a file as evidence and ticks it against what the item expects: evidence, revision and tick in
// one event.
func (w *filing) Attach(ctx context.Context, a Attachment, p assessments.Progress) (assessments.Event,
	error,
) {
	k, err := w.ingest(ctx, a.File, p)
	if err != nil {
		return assessments.Event{}, err
	}
	tick := assessments.Tick{AssessmentID: a.AssessmentID, ItemID: a.ItemID, ExpectedID: a.ExpectedID}
	tick.ID = a.AssessmentID + "/" + a.ItemID + "/" + a.ExpectedID
	in := intent{
		verb: assessments.VerbAttach, subject: assessments.NounTick, subjectID: tick.ID,
		assessment: a.AssessmentID,
	}
	return w.do(ctx, in, func(e *edit) error {
		tick := tick
		_, ok, err := answers{e}.item("", a.AssessmentID, a.ItemID)
		if err != nil || !ok {
			return err
		}
		if tick.RevisionID, err = (files{e}).attach(a, &k); err != nil {
			return err
		}
		return answers{e}.putTick("", tick)
	})
}

// attach makes the evidence, where it is new, and its revision; it returns the revision's id.
func (e files) attach(a Attachment, k *kept) (string, error) {
	label := string(e.today)
	if a.EvidenceID == "" {
		a.EvidenceID = e.w.ids.New(assessments.NounEvidence)
		if a.Name == "" {
			a.Name = k.name
		}
		vendor, err := e.vendorOf(a.AssessmentID)
		if err != nil {
			return "", err
		}
		ev := assessments.Evidence{
			ID: a.EvidenceID, Name: a.Name, VendorID: vendor, Owner: e.actor.Name,
			Distribution: a.Distribution,
		}
		if a.Strength == assessments.StrengthVerified {
			ev.VendorID = "" // what we verified ourselves is ours
		}
		e.distribute(&ev)
		if err := e.put("", &ev); err != nil {
			return "", err
		}
	}
	rev := assessments.Revision{
		ID: e.w.ids.New(assessments.NounRevision), EvidenceID: a.EvidenceID, Label: label,
		Strength:   a.Strength,
		Expires:    a.Expires,
		ObtainedOn: e.today, ObtainedBy: e.actor.Name,
	}
	return rev.ID, e.newRevision("", &rev, k)
}

func (e files) vendorOf(assessment string) (string, error) {
	a, err := must[assessments.Assessment](e, assessment)
	if err != nil {
		return "", err
	}
	u, err := must[assessments.Use](e, a.UseID)
	if err != nil {
		return "", err
	}
	s, err := must[assessments.Service](e, u.ServiceID)
	return s.VendorID, err
}
