package assessments

import "strings"

// Words says when a condition holds: "data classes is one of: personal, special category".
func (c Condition) Words() string {
	list := func(ids []string) string {
		out := make([]string, len(ids))
		for i, id := range ids {
			out[i] = FactValueTitle(c.Fact, id)
		}
		return strings.Join(out, ", ")
	}
	fact := FactTitle(c.Fact)
	if item, ok := strings.CutPrefix(c.Fact, "answer:"); ok {
		fact = "the answer to " + item
	}
	var parts []string
	if len(c.Any) > 0 {
		parts = append(parts, "one of: "+list(c.Any))
	}
	if len(c.None) > 0 {
		parts = append(parts, "none of: "+list(c.None))
	}
	return fact + " is " + strings.Join(parts, ", and ")
}

// TriggerTitle says what happened, as the end of "asked again when".
func TriggerTitle(trigger string) string {
	switch trigger {
	case TriggerNewFeature:
		return "a product in use gains generative features"
	case TriggerNewTerms:
		return "the vendor publishes other terms"
	case TriggerNewModel:
		return "another model or model provider stands behind it"
	}
	return strings.ReplaceAll(trigger, "_", " ")
}
