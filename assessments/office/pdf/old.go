package pdf

import (
	"fmt"

	"countersign/assessments/pack"
)

// Read says where a report of an earlier format does not agree with its assessment.json.
func (w *Writer) Read(report []byte, r *pack.Reading) []string {
	facts, err := ReadFacts(report)
	if err != nil {
		return append(suspicious(report), err.Error())
	}
	var out []string
	for _, d := range r.Facts.Differences(facts) {
		out = append(out, fmt.Sprintf("does not agree with %s: %s", pack.RecordName, d))
	}
	return out
}
