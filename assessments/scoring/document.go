package scoring

import "countersign/assessments"

// citation is what a quote carries: what its document carries, and nothing when the text does not say it.
func (ix *index) citation(c *assessments.Citation) Support {
	s := ix.version(c.VersionID)
	s.Noun, s.ID = c.Noun(), c.ID
	if c.State == assessments.CitationNotFound && s.Strength != assessments.StrengthNone {
		s.Strength, s.Why = assessments.StrengthNone,
			join("the quote was not found in the text, so it carries nothing", s.Why)
	}
	return s
}

// version is what a document version carries as of the day; Noun and ID are the caller's.
func (ix *index) version(id string) Support {
	if s, known := ix.judged[id]; known {
		return s
	}
	s := ix.weighVersion(id)
	ix.judged[id] = s
	return s
}

func (ix *index) weighVersion(id string) Support {
	v := ix.versions[id]
	if v == nil || ix.documents[v.DocumentID] == nil {
		return Support{Why: ix.absent("the document version", id)}
	}
	if v.PurgedOn != "" {
		return Support{Why: "the document version was purged on " + string(v.PurgedOn)}
	}
	strength, why := ix.carries(ix.documents[v.DocumentID], v)
	s := Support{Strength: strength, Fresh: true, Why: why}
	if aged := ix.superseded(v); aged != "" {
		s.Fresh, s.Why = false, join(aged, why)
	}
	return s
}

// notYet is the wording for evidence that has a later day than the one looked at.
const notYet = " was not there" + early + ": it is dated "

// early is part of every reason that speaks of a day still to come.
const early = " yet on that day"

// absent says that something is no longer there, or that it was not there yet on the day looked at.
func (ix *index) absent(what, id string) string {
	if day := ix.d.Later.Sources[id]; day != "" {
		return what + notYet + string(day)
	}
	return what + " is no longer there"
}

// groundless says of an answer of which quotes or ticks were left out that they were not there yet; ""
// of any other.
func (ix *index) groundless(item string) string {
	m, some := ix.d.Later.Grounds[item]
	switch {
	case !some:
		return ""
	case m.Noun == assessments.NounTick:
		return "the evidence" + notYet + string(m.Day)
	}
	return "the document version" + notYet + string(m.Day)
}

// carries is the strength of a document version, and why it is less than a clause where one might expect one.
func (ix *index) carries(doc *assessments.Document, v *assessments.Version) (assessments.Strength, string) {
	draft := v.Status == assessments.VersionDraft || v.Status == assessments.VersionRedline
	if doc.Type.Contractual() || doc.Incorporated {
		switch {
		case v.Status.Binding() && ix.elsewhere(doc):
			return assessments.StrengthPolicy, "the document belongs to another contract than this use"
		case v.Status.Binding():
			return assessments.StrengthClause, ""
		case draft:
			return assessments.StrengthVendor, "a " + string(v.Status) + " is not agreed yet"
		case doc.Type.Contractual() && v.Status == assessments.VersionPublished:
			return assessments.StrengthPolicy, "published, but not accepted or executed"
		case doc.Type.Contractual():
			return assessments.StrengthPolicy, ""
		}
	}
	switch doc.Type {
	case "marketing", "whitepaper":
		return assessments.StrengthMarketing, ""
	case "questionnaire", "other":
		return assessments.StrengthVendor, ""
	}
	if draft {
		return assessments.StrengthVendor, "a " + string(v.Status) + " does not hold yet"
	}
	return assessments.StrengthPolicy, ""
}

// elsewhere reports a document of another contract than the one this use is under.
func (ix *index) elsewhere(doc *assessments.Document) bool {
	return doc.ContractID != "" && ix.d.Contract != nil && doc.ContractID != ix.d.Contract.ID
}

// superseded says what has taken the version's place as of the day, "" when nothing has. A version
// that holds the same file does not: what is cited from the text is still what it says.
func (ix *index) superseded(v *assessments.Version) string {
	next := v.Successor(ix.states[v.DocumentID], ix.reached)
	switch {
	case next != nil:
		return "version " + v.Label + " was superseded by version " + next.Label + " on " +
			next.EffectiveDay()
	case v.Status == assessments.VersionSuperseded:
		return "version " + v.Label + " is marked superseded"
	}
	return ""
}

// join puts two reasons into one sentence; either may be empty.
func join(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	}
	return a + "; " + b
}
