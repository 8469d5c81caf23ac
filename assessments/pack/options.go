package pack

import (
	"countersign/assessments"
	"countersign/assessments/scoring"
	"countersign/assessments/standing"
)

// Audiences of a pack.
const (
	Auditor = "auditor" // everything that may leave
	Board   = "board"   // the summary, the verdicts, the decisions
	Vendor  = "vendor"  // only what may be shared
)

// Options say as of when, for whom and by which program a pack is made.
type Options struct {
	AsOf           assessments.Date
	Audience       string // auditor where empty
	ProgramVersion string
	// Catalogue gives requirement texts, the matrix, the framing questions and the words of the risk rubric.
	// Without it the pack shows their ids and asks the four questions in its own words.
	Catalogue *assessments.Catalogue
	// Present says how notes, documents, evidence and their parts are marked today, if the dossier is
	// an earlier state rebuilt: what was closed since, or put in the bin, does not leave with the
	// past. nil if the dossier is of today.
	Present Present
	// Changes are the differences to the state that the decision was taken on; Timing and PurgedSince
	// what looking at the day leaves out; RecordedBy the day by which everything shown had been
	// recorded, "" for everything there is.
	Changes     []standing.Touched
	Timing      assessments.Timing
	PurgedSince []assessments.Mention
	RecordedBy  assessments.Date
	// RecordedUpTo is the last day of which records can be in the pack, if its day is later; ToCome
	// that its day had not come when it was written.
	RecordedUpTo assessments.Date
	ToCome       bool
	// Readings say how the files of versions were read.
	Readings []ReadingRecord
}

// Present are the distributions of today by noun and id. A record that is not in it is no longer on record.
type Present map[assessments.Noun]map[string]assessments.Distribution

// Build makes the document model of an assessment's audit pack. judged and result are what scoring made of
// the same dossier as of the same day. Refused with a sentence: no day, an unknown audience, figures that
// belong to another assessment.
func Build(d *assessments.Dossier, judged []scoring.Judged, result scoring.Result, opt Options) (Document,
	error,
) {
	opt, err := opt.checked()
	if err != nil {
		return Document{}, err
	}
	if err := check(d, judged, result); err != nil {
		return Document{}, err
	}
	v := narrow(d, judged, result, opt)
	return documentOf(v), nil
}

// documentOf lays out everything the view shows.
func documentOf(v *view) Document {
	doc := Document{Title: v.d.Service.Name, Subtitle: v.subtitle(), Files: v.files()}
	doc.Facts = v.facts()
	doc.Record = recordOf(v, doc.Files)
	doc.Facts.ContentID = doc.Record.identify()
	v.facts1 = doc.Facts
	doc.Cover = cover{v}.cover(reasonsInReport)
	doc.Sections = sectionsOf(v)
	doc.Sheets = workbook{v}.sheets()
	return doc
}

// checked refuses a day that is none, and an audience there is not; without an audience a pack is for
// an auditor.
func (opt Options) checked() (Options, error) {
	if opt.Audience == "" {
		opt.Audience = Auditor
	}
	if day, err := assessments.ParseDate(string(opt.AsOf)); err != nil || day == "" {
		return opt, assessments.Errorf(assessments.Usage,
			"An audit pack shows a state as of a day. Give the day as --as-of YYYY-MM-DD.")
	}
	if opt.Audience != Auditor && opt.Audience != Board && opt.Audience != Vendor {
		return opt, assessments.Errorf(assessments.Usage,
			"%q is not an audience of a pack. Choose auditor, board or vendor.", opt.Audience)
	}
	return opt, nil
}

func check(d *assessments.Dossier, judged []scoring.Judged, result scoring.Result) error {
	if len(judged) != len(d.Template.Items) || len(result.Items) != len(d.Template.Items) {
		return assessments.Errorf(assessments.Machine,
			"The score has %d items and the question set %d: they belong to different assessments. Nothing was packed.",
			len(result.Items), len(d.Template.Items))
	}
	for i, it := range d.Template.Items {
		if judged[i].Item != it.ID || result.Items[i].Item != it.ID {
			return assessments.Errorf(assessments.Machine,
				"The score of item %s is missing or out of order. Nothing was packed.", it.ID)
		}
	}
	return nil
}
