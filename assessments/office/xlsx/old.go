package xlsx

import (
	"fmt"

	"countersign/assessments/pack"
)

// Read says where a workbook of an earlier format does not agree with its assessment.json.
func Read(book []byte, r *pack.Reading) []string {
	facts, err := ReadFacts(book)
	if err != nil {
		return []string{err.Error()}
	}
	var out []string
	for _, d := range r.Facts.Differences(facts) {
		out = append(out, fmt.Sprintf("does not agree with %s: %s", pack.RecordName, d))
	}
	return out
}
