package workbench

import (
	"context"
	"errors"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/assessments/terms"
)

// citing is what people do in the text of a contract: they read it, quote it, and record which document
// prevails.
type citing struct {
	*journal
	texts    *texts
	changing *changing
}

// Cite records a quote from a document version on an item, and looks for it in the text.
func (w *citing) Cite(ctx context.Context, c assessments.Citation) (assessments.Event, error) {
	if c.ID == "" {
		c.ID = w.ids.New(assessments.NounCitation)
	}
	if err := w.texts.prepareText(ctx, c.VersionID); err != nil {
		return assessments.Event{}, err
	}
	in := intent{
		verb: assessments.VerbCite, subject: assessments.NounCitation, subjectID: c.ID,
		assessment: c.AssessmentID,
	}
	return w.do(ctx, in, func(e *edit) error {
		c := c
		if again, err := (quotes{e}).citedAlready(c); err != nil || again {
			return err
		}
		was, _, err := get[assessments.Citation](e, c.ID)
		if err != nil {
			return err
		}
		return quotes{e}.putCitation("", &c, changedFrom(&was, assessments.Clone(&c)))
	})
}

// quotes changes citations and what was recorded of precedence.
type quotes struct{ *edit }

// citedAlready reports whether an item cites these words of this version already: citing them again is
// no change.
func (e quotes) citedAlready(c assessments.Citation) (bool, error) {
	rows, err := e.List(assessments.NounCitation, assessments.Where{
		Field: "assessment",
		In:    []string{c.AssessmentID},
	}, assessments.Where{Field: "item", In: []string{c.ItemID}})
	for _, r := range rows {
		one := r.(*assessments.Citation)
		if one.ID != c.ID && one.Binned == 0 && one.VersionID == c.VersionID && one.Quote == c.Quote {
			return true, err
		}
	}
	return false, err
}

// prepareText reads the text of a version once, before a transaction needs it.
func (w *texts) prepareText(ctx context.Context, version string) error {
	v, err := w.withText(ctx, version)
	if err != nil || v.SHA256 == "" {
		return err
	}
	_, err = w.text(ctx, v, assessments.NoProgress{})
	return unlessRefused(err)
}

// withText returns a version whose file can be read; one without an id where there is none.
func (w *texts) withText(ctx context.Context, version string) (v assessments.Version, err error) {
	err = w.store.Read(ctx, func(r port.Reader) (err error) {
		v, _, err = get[assessments.Version](r, version)
		return err
	})
	if v.PurgedOn != "" {
		return assessments.Version{}, err
	}
	return v, err
}

// unlessRefused drops the error of a file that holds no text to look in: a citation stands as not checked.
func unlessRefused(err error) error {
	var refused *assessments.Error
	if errors.As(err, &refused) && refused.Kind == assessments.Refused {
		return nil
	}
	return err
}

// putCitation looks for a quote and writes its citation. stated reports whether the caller states a
// field, rather than only carrying it along.
func (e quotes) putCitation(path string, c *assessments.Citation, stated func(field string) bool) error {
	if problems := e.w.validate(c); len(problems) > 0 {
		return e.put(path, c)
	}
	if _, ok, err := answers(e).item(path, c.AssessmentID, c.ItemID); err != nil || !ok {
		return err
	}
	v, ok, err := get[assessments.Version](e, c.VersionID)
	if err != nil {
		return err
	}
	before, had, err := get[assessments.Citation](e, c.ID)
	if err != nil {
		return err
	}
	if ok {
		if had && samePlace(before, *c) {
			c.State, c.CheckedOn = before.State, before.CheckedOn
			return e.putQuote(path, before, c)
		}
		if v.PurgedOn != "" && before.Quote != c.Quote {
			e.problem(join(path, "quote"), noQuote, v.Label, v.PurgedOn)
			return nil
		}
		if before.Quote != c.Quote || before.VersionID != c.VersionID {
			if enough, err := e.quoteSuffices(path, v, c.Quote); err != nil || !enough {
				return err
			}
		}
		if err := e.relocate(v, before, c, stated); err != nil {
			return err
		}
		again := *c
		again.CheckedOn = before.CheckedOn
		if had && assessments.Equal(&again, &before) {
			return nil // the day of the check alone is no change
		}
	}
	return e.putQuote(path, before, c)
}

// putQuote writes a citation, and drops the reviews that were made of another quote.
func (e quotes) putQuote(path string, before assessments.Citation, c *assessments.Citation) error {
	if err := e.put(path, c); err != nil {
		return err
	}
	return e.quoteChanged(before, c)
}

// quoteSuffices notes a problem where a quote is too short to be found again without doubt.
func (e quotes) quoteSuffices(path string, v assessments.Version, quote string) (bool, error) {
	if assessments.QuoteSuffices(quote, "") {
		return true, nil
	}
	text, _, err := e.loadText(v.SHA256)
	if err != nil || assessments.QuoteSuffices(quote, text.Plain) {
		return err == nil, err
	}
	e.problem(join(path, "quote"),
		"“%s” is too short to be found again without doubt: quote at least %d letters, with the words around it", assessments.Clip(quote, 80), assessments.MinQuote)
	return false, nil
}

// noQuote refuses words of a text that was taken out by law.
const noQuote = "the version “%s” was purged on %s, and nothing is quoted from it any more; leave the citation out"

// samePlace reports whether nothing changed that decides where a quote is looked for.
func samePlace(a, b assessments.Citation) bool {
	return a.Quote == b.Quote && a.VersionID == b.VersionID && a.Start == b.Start && a.End == b.End &&
		a.State != ""
}

// relocate looks for the quote in the version's text. What was recorded of the place of other words, or
// of another version, does not stay unless it is stated: section and page follow the new place, or are
// cleared where the quote is in no text.
func (e quotes) relocate(v assessments.Version, before assessments.Citation, c *assessments.Citation,
	stated func(field string) bool,
) error {
	section, page := c.Section, c.Page
	other := before.ID != "" && (before.Quote != c.Quote || before.VersionID != c.VersionID)
	placed := !other || stated("start_at") || stated("end_at")
	if before.ID != "" && !stated("section") {
		c.Section = ""
	}
	if before.ID != "" && !stated("page") {
		c.Page = 0
	}
	// at another place it is looked for as a new one, whatever it was before
	c.State = assessments.CitationNotChecked
	if err := e.locate(v, c); err != nil {
		return err
	}
	switch {
	case !other && (!c.State.InText() || c.Start == before.Start && c.End == before.End):
		c.Section, c.Page = section, page // the same words at the same place, or at none
	case !placed && c.State.InText():
		c.State = assessments.CitationFound // no one gave it another place
	case !placed:
		c.Start, c.End = 0, 0
	}
	return nil
}

// locate looks for the quote in the version's text, where there is one.
func (e quotes) locate(v assessments.Version, c *assessments.Citation) error {
	if v.SHA256 != "" && v.PurgedOn == "" {
		text, ok, err := e.loadText(v.SHA256)
		if err != nil {
			return err
		}
		if ok {
			place(text, c, e.today)
			return nil
		}
	}
	c.State, c.CheckedOn = assessments.CitationNotChecked, ""
	return nil
}

// place fills state and place of a citation from the text.
func place(text assessments.Text, c *assessments.Citation, today assessments.Date) {
	var at terms.Place
	c.State, at = terms.Look(text, *c)
	c.CheckedOn = today
	if c.State == assessments.CitationNotFound {
		return
	}
	c.Start, c.End = at.Start, at.End
	for _, p := range text.Paragraphs {
		if p.Start <= at.Start && at.Start < p.End {
			if c.Page == 0 {
				c.Page = p.Page
			}
			if c.Section == "" {
				c.Section = p.SectionTitle()
			}
		}
	}
}

// found reports whether words are anywhere in a text.
func found(text assessments.Text, words string) bool {
	state, _ := terms.Look(text, assessments.Citation{Quote: words})
	return state.InText()
}

// RemoveCitation moves a citation to the bin.
func (w *citing) RemoveCitation(ctx context.Context, id string) (assessments.Event, error) {
	return w.changing.Bin(ctx, assessments.NounCitation, id)
}

// Recheck looks for every quote of an assessment again. Progress counts citations. It returns the event of
// what changed; Seq 0 when all stands as it was.
func (w *citing) Recheck(ctx context.Context, assessment string,
	p assessments.Progress,
) (assessments.Event, error) {
	var cites []assessments.Citation
	err := w.store.Read(ctx, func(r port.Reader) (err error) {
		if _, err = must[assessments.Assessment](r, assessment); err == nil {
			cites, err = live[assessments.Citation](r, is("assessment", assessment))
		}
		return err
	})
	if err != nil {
		return assessments.Event{}, err
	}
	done := map[string]bool{}
	for i, c := range cites {
		p.Step(int64(i), int64(len(cites)), "Looking for quotes")
		if !done[c.VersionID] {
			if err := w.texts.prepareText(ctx, c.VersionID); err != nil {
				return assessments.Event{}, err
			}
			done[c.VersionID] = true
		}
	}
	in := intent{
		verb: assessments.VerbRecheck, subject: assessments.NounAssessment, subjectID: assessment,
		assessment: assessment, lasting: true,
	}
	return w.do(ctx, in, func(e *edit) error { return quotes{e}.recheck(cites) })
}

// recheck looks for quotes listed a while ago: reading their texts takes time, in which they may have
// been changed or gone to the bin.
func (e quotes) recheck(listed []assessments.Citation) error {
	for _, one := range listed {
		c, ok, err := get[assessments.Citation](e, one.ID)
		if err != nil {
			return err
		}
		if !ok || assessments.InBin(&c) {
			continue
		}
		v, err := must[assessments.Version](e, c.VersionID)
		if err != nil {
			return err
		}
		was := c
		if err := e.locate(v, &c); err != nil {
			return err
		}
		if c.State == was.State && samePlace(c, was) {
			continue // the day of the check alone is no change
		}
		if err := e.put("", &c); err != nil {
			return err
		}
	}
	return nil
}
