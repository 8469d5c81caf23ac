package pack

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

// Reading is assessment.json as it was read back.
type Reading struct {
	Facts  Facts
	Wrong  []string // what in it does not hold together
	raw    []byte
	record Record
}

// Record is what the file says.
func (r *Reading) Record() *Record { return &r.record }

// Format is the form of the pack it belongs to.
func (r *Reading) Format() int { return r.record.Format }

// Files are the files that it says go along.
func (r *Reading) Files() []File { return r.record.Files }

var contentIDPattern = regexp.MustCompile(`(?m)^  "(?:content_id|pack_id)": "(cs-[0-9a-f]{20})",$`)

// mostSteps bounds the decisions, sign-offs, conditions and exceptions of one assessment, each: people
// take them.
const mostSteps = 20_000

// ReadRecord reads assessment.json back: its facts, the files it names, and everything about it that does
// not hold together: a content id that is not of its contents, counts and figures that its own items do not
// give. The error is for a file that is no assessment at all, of a later program, or too much to read.
func ReadRecord(b []byte) (*Reading, error) {
	if err := scan(b); err != nil {
		return nil, err
	}
	r := &Reading{raw: b}
	if err := json.Unmarshal(b, &r.record); err != nil {
		return nil, fmt.Errorf("it is not the JSON of an assessment: %w", inWords(err))
	}
	t := &r.record
	if t.Format < 1 || t.Format > Format {
		return nil, fmt.Errorf("it has format %d, and this program reads formats up to %d: a later version of Countersign wrote it, and can verify it", t.Format, Format)
	}
	if len(t.Items) > mostItems ||
		max(len(t.Decisions), len(t.SignOffs), len(t.Conditions), len(t.Exceptions)) > mostSteps {
		return nil, errSwells
	}
	if t.Format == 1 {
		t.ContentID, t.PackID = t.PackID, ""
	}
	r.Facts = Facts{
		ContentID: t.ContentID, StateHash: t.StateHash, AsOf: t.AsOf, Audience: t.Audience,
		Verdicts: t.Verdicts, RecordedUpTo: t.RecordedUpTo, ToCome: t.ToCome,
	}
	if t.Standing != nil {
		r.Facts.Standing = string(t.Standing.State)
	}
	if id := contentID(withoutID(b)); id != t.ContentID {
		r.Wrong = append(r.Wrong, fmt.Sprintf(
			"its content id is %s, but its contents give %s: it was changed, or is not whole",
			orNothing(assessments.Clip(t.ContentID, 120)), id))
	}
	r.Wrong = append(r.Wrong, t.miscounted()...)
	misruled, err := t.misruled()
	if err != nil {
		return nil, err
	}
	r.Wrong = append(r.Wrong, misruled...)
	if f := t.Figures; f != nil {
		r.Facts.Figures, r.Facts.Scored = true, f.Total.Scored
		r.Facts.Score, r.Facts.Coverage = f.Total.Score, f.Total.Coverage
		r.Facts.BandLow, r.Facts.BandHigh, r.Facts.GatesOpen = f.Total.BandLow, f.Total.BandHigh,
			f.Total.GatesOpen
		r.Wrong = append(r.Wrong, t.misscored()...)
	}
	return r, nil
}

// withoutID is the file with an empty content id, as it was when the id was made of it.
func withoutID(b []byte) []byte {
	m := contentIDPattern.FindSubmatchIndex(b)
	if m == nil {
		return b
	}
	return bytes.Join([][]byte{b[:m[2]], b[m[3]:]}, nil)
}

// miscounted compares the counts of verdicts with the items.
func (r *Record) miscounted() []string {
	counts := map[string]int{}
	for _, it := range r.Items {
		if !it.Judged.Hidden && r.countsVerdicts() {
			counts[r.counted(it.Judged)]++
		}
	}
	var out []string
	for _, k := range verdictKeys() {
		if counts[k] != r.Verdicts[k] {
			out = append(out, fmt.Sprintf("it counts %d items %s, but lists %d", r.Verdicts[k], words(k),
				counts[k]))
		}
	}
	return out
}

// countsVerdicts reports whether the audience is given verdicts at all; format 1 gave them to a vendor too.
func (r *Record) countsVerdicts() bool { return r.Audience != Vendor || r.Format == 1 }

// counted is the key under which an item is counted; format 1 counted stale ones by what they were.
func (r *Record) counted(j scoring.Judged) string {
	if r.Format == 1 {
		return VerdictKey(j.Verdict)
	}
	return countedAs(j.State())
}

// misscored scores the items again.
func (r *Record) misscored() []string {
	if r.Model == nil {
		return []string{"it has figures without the scoring model they came from"}
	}
	judged := make([]scoring.Judged, len(r.Items))
	for i, it := range r.Items {
		judged[i] = it.Judged
	}
	again := scoring.Score(judged, *r.Model)
	again.Total = r.inFormat(again.Total)
	for d, f := range again.Disciplines {
		again.Disciplines[d] = r.inFormat(f)
	}
	var out []string
	if again.Total != r.Figures.Total {
		out = append(out, fmt.Sprintf("its items score %s of 100, band %s to %s; it says %s, band %s to %s",
			permille(again.Total.Score), permille(again.Total.BandLow), permille(again.Total.BandHigh),
			permille(r.Figures.Total.Score), permille(r.Figures.Total.BandLow),
			permille(r.Figures.Total.BandHigh)))
	}
	for _, d := range assessments.Disciplines() {
		if again.Disciplines[d] != r.Figures.Disciplines[d] {
			out = append(out, "its figures for "+d.Title()+" are not those its items give")
		}
	}
	return out
}

// States are the words in which packs of the record's format show what each item counts as, by its id.
func (r *Reading) States() (map[string]string, error) {
	v, err := r.record.view(nil)
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, it := range r.record.Items {
		if out[it.Item.ID] = it.Judged.Verdict.Title(); r.Format() > 1 {
			out[it.Item.ID] = v.itemWords(it.Item.ID)
		}
	}
	return out, nil
}

// inFormat is a figure as packs of the record's format have it.
func (r *Record) inFormat(f scoring.Figures) scoring.Figures {
	if r.Format == 1 {
		f.GatesPassed, f.Stale = 0, 0 // not counted yet
	}
	return f
}

// Readme is the README.txt that belongs to the file.
func (r *Reading) Readme() ([]byte, error) {
	v, err := r.record.view(nil)
	if err != nil {
		return nil, err
	}
	d := Document{Title: v.d.Service.Name, Subtitle: v.subtitle(), Facts: r.Facts, Files: r.record.Files}
	if r.Format() == 1 {
		return d.readme1(), nil
	}
	return d.Readme(), nil
}
