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
		if err := answers(e).supportGone(before.AssessmentID, before.ItemID); err != nil {
			return err
		}
	}
	return answers(e).supportChanged(c.AssessmentID, c.ItemID)
}

// supportGone is supportChanged where a quote or a tick was taken away. If it was the last one, a verdict
// that rested on it waits to be confirmed: nothing stands behind it that its person had seen.
func (e answers) supportGone(assessment, item string) error {
	if err := e.supportChanged(assessment, item); err != nil {
		return err
	}
	a, ok, err := get[assessments.Answer](e, assessment+"/"+item)
	if err != nil || !ok || !restsOnSupport(a.Verdict) {
		return err
	}
	of := []assessments.Where{is("assessment", assessment), is("item", item)}
	quotes, err := live[assessments.Citation](e, of...)
	if err != nil || len(quotes) > 0 {
		return err
	}
	ticks, err := live[assessments.Tick](e, of...)
	if err != nil || len(ticks) > 0 {
		return err
	}
	return e.reopen(assessment, item)
}

// restsOnSupport reports a verdict that says something of what was quoted or ticked. That a text is silent
// rests on having read it, and what does not apply on its reason.
func restsOnSupport(v assessments.Verdict) bool {
	return v == assessments.Met || v == assessments.Partly || v == assessments.NotMet ||
		v == assessments.Contradicted
}
