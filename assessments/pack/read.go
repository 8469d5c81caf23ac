package pack

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

// told is what verifying needs of assessment.json.
type told struct {
	Format    int                       `json:"format"`
	PackID    string                    `json:"pack_id"`
	StateHash string                    `json:"state_hash"`
	AsOf      assessments.Date          `json:"as_of"`
	Audience  string                    `json:"audience"`
	Model     *assessments.ScoringModel `json:"scoring_model"`
	Figures   *FiguresRecord            `json:"figures"`
	Verdicts  map[string]int            `json:"verdicts"`
	Items     []ItemRecord              `json:"items"`
	Files     []File                    `json:"files"`
}

var packIDPattern = regexp.MustCompile(`(?m)^  "pack_id": "(cs-[0-9a-f]{20})",$`)

// ReadRecord reads assessment.json back: its facts, the files it names, and everything about it that does
// not hold together: a pack id that is not of its contents, counts and figures that its own items do not
// give. The error is for a file that is no assessment at all.
func ReadRecord(b []byte) (Facts, []File, []string, error) {
	var t told
	if err := json.Unmarshal(b, &t); err != nil {
		return Facts{}, nil, nil, fmt.Errorf("it is not the JSON of an assessment: %w", err)
	}
	if t.Format != Format {
		return Facts{}, nil, nil, fmt.Errorf("it has format %d; this program reads format %d", t.Format, Format)
	}
	f := Facts{PackID: t.PackID, StateHash: t.StateHash, AsOf: t.AsOf, Audience: t.Audience, Verdicts: t.Verdicts}
	var wrong []string
	if id := packID(withoutID(b)); id != t.PackID {
		wrong = append(wrong, fmt.Sprintf("its pack id is %s, but its contents give %s: it was changed, or is not whole", orNothing(t.PackID), id))
	}
	wrong = append(wrong, t.miscounted()...)
	if t.Figures != nil {
		f.Figures, f.Scored = true, t.Figures.Total.Scored
		f.Score, f.Coverage = t.Figures.Total.Score, t.Figures.Total.Coverage
		f.BandLow, f.BandHigh, f.GatesOpen = t.Figures.Total.BandLow, t.Figures.Total.BandHigh, t.Figures.Total.GatesOpen
		wrong = append(wrong, t.misscored()...)
	}
	return f, t.Files, wrong, nil
}

// withoutID is the file with an empty pack id, as it was when the id was made of it.
func withoutID(b []byte) []byte {
	m := packIDPattern.FindSubmatchIndex(b)
	if m == nil {
		return b
	}
	return bytes.Join([][]byte{b[:m[2]], b[m[3]:]}, nil)
}

// miscounted compares the counts of verdicts with the items.
func (t told) miscounted() []string {
	counts := map[string]int{}
	for _, it := range t.Items {
		if !it.Judged.Hidden {
			counts[VerdictKey(it.Judged.Verdict)]++
		}
	}
	var out []string
	for _, k := range verdictKeys() {
		if counts[k] != t.Verdicts[k] {
			out = append(out, fmt.Sprintf("it counts %d items %s, but lists %d", t.Verdicts[k], words(k), counts[k]))
		}
	}
	return out
}

// misscored scores the items anew.
func (t told) misscored() []string {
	if t.Model == nil {
		return []string{"it has figures without the scoring model they came from"}
	}
	judged := make([]scoring.Judged, len(t.Items))
	for i, it := range t.Items {
		judged[i] = it.Judged
	}
	anew := scoring.Score(judged, *t.Model)
	var out []string
	if anew.Total != t.Figures.Total {
		out = append(out, fmt.Sprintf("its items score %s of 100, band %s to %s; it says %s, band %s to %s",
			permille(anew.Total.Score), permille(anew.Total.BandLow), permille(anew.Total.BandHigh),
			permille(t.Figures.Total.Score), permille(t.Figures.Total.BandLow), permille(t.Figures.Total.BandHigh)))
	}
	for _, d := range assessments.Disciplines() {
		if anew.Disciplines[d] != t.Figures.Disciplines[d] {
			out = append(out, "its figures for "+d.Title()+" are not those its items give")
		}
	}
	return out
}
