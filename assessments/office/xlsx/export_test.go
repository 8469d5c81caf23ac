package xlsx

import "countersign/assessments/pack"

// ReadFacts reads the facts a workbook carries: identity from the sheet About, figures from the total of the
// sheet Score, verdicts counted again from the sheet Items. It reads workbooks of the form of ours alone.
func ReadFacts(book []byte) (pack.Facts, error) {
	b, err := readStrict(book)
	if err != nil {
		return pack.Facts{}, err
	}
	return b.facts()
}
