package terms

import "countersign/assessments"

// Locate finds a quote without regard to what is on record of it.
func Locate(text assessments.Text, quote string, start, end int) Place {
	return locate(text, quote, start, end)
}
