package workbench

import (
	"slices"

	"countersign/assessments"
)

// restatedReview remembers that the file being applied states a review of an answer, and where.
func (e answers) restatedReview(answer, path string) {
	if e.reviews == nil {
		e.reviews = map[string]string{}
	}
	e.reviews[answer] = path
}

// supportChanged drops the review of an answer when a quote or the evidence under it was changed: it was
// made of others. One that is recorded in the same step is made of these; one that a file states again
// is recorded again.
func (e answers) supportChanged(assessment, item string) error {
	a, ok, err := get[assessments.Answer](e, assessment+"/"+item)
	if err != nil || !ok || a.ReviewedBy == "" || e.reviewsNow(a.ID) {
		return err
	}
	if path, stated := e.reviews[a.ID]; stated {
		e.recordReview(path, &a)
	} else {
		a.ReviewedBy, a.ReviewedOn, a.ReviewRecordedBy = "", "", ""
	}
	return e.put("", &a)
}

// reviewsNow reports whether this step records a review of an answer.
func (e answers) reviewsNow(answer string) bool {
	return slices.ContainsFunc(e.changes, func(c assessments.Change) bool {
		return c.Noun == assessments.NounAnswer && c.ID == answer && c.After != "" &&
			(c.Field == "reviewed_by" || c.Field == "reviewed_on" || c.Field == "review_recorded_by")
	})
}

// besideAnswer reports whether a field is no part of what an answer says: the stage of the work to come,
// and what was said about the answer.
func besideAnswer(field string) bool {
	switch field {
	case "stage", "reconfirm", "reviewed_by", "reviewed_on":
		return true
	}
	return false
}

// quoteChanged drops the reviews of the answers that a citation was and is under, if it quotes something
// else than before.
func (e quotes) quoteChanged(before assessments.Citation, c *assessments.Citation) error {
	other := before.ID == "" || before.Binned != c.Binned || before.Quote != c.Quote ||
		before.VersionID != c.VersionID || before.ItemID != c.ItemID || before.AssessmentID != c.AssessmentID
	if !other {
		return nil
	}
	if before.ItemID != "" && before.ItemID != c.ItemID {
		if err := answers(e).supportChanged(before.AssessmentID, before.ItemID); err != nil {
			return err
		}
	}
	return answers(e).supportChanged(c.AssessmentID, c.ItemID)
}
