package cli

import (
	"encoding/json"
	"strconv"

	"countersign/assessments"
)

func itoa(n int) string { return strconv.Itoa(n) }

// fieldJSON is a field's value in JSON; keep is false for what only the program needs.
func fieldJSON(f assessments.Field) (v any, keep bool) {
	s := f.Value.String()
	switch f.Value.Kind() {
	case assessments.NumberValue:
		n, _ := strconv.ParseInt(s, 10, 64) // its own String()
		return n, true
	case assessments.FlagValue:
		return s == "1", true
	case assessments.MomentValue:
		n, _ := strconv.ParseInt(s, 10, 64)
		return assessments.Moment(n).String(), n != 0
	case assessments.ListValue:
		out := []string{}
		if s != "" {
			_ = json.Unmarshal([]byte(s), &out)
		}
		return out, true
	}
	return s, true
}
