package declare

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"countersign/assessments"
)

// object is a piece of JSON; encoding sorts its keys, so the same description gives the same bytes.
type object = map[string]any

// Schema is the JSON Schema (2020-12) of the declarative file, for editors that complete and check while one
// writes. It is made from the nouns' own Fields, as Parse is, and a little more lenient than Parse:
// whether an id, an item or a file exists only the workspace can say.
func Schema() []byte {
	defs := object{"organisation": definition(assessments.NounOrganisation)}
	top := object{
		"countersign":  object{"description": "The format of the file.", "enum": []any{FormatVersion, 1}},
		"organisation": object{"$ref": "#/$defs/organisation"},
	}
	for _, section := range topLevel {
		top[section] = listOf(sections[section])
	}
	for _, noun := range sections {
		defs[string(noun)] = definition(noun)
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	_ = enc.Encode(object{ // texts, numbers, lists and maps always encode
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"$id":     "https://countersign.example/apply.schema.json",
		"title":   "Countersign: the file that “countersign apply” takes",
		"type":    "object", "additionalProperties": false, "required": []string{"countersign"},
		"properties": top, "$defs": defs,
	})
	return out.Bytes()
}

func listOf(n assessments.Noun) object {
	return object{"type": []string{"array", "null"}, "items": object{"$ref": "#/$defs/" + string(n)}}
}

// definition describes the record of one noun.
func definition(n assessments.Noun) object {
	properties := object{}
	if n != assessments.NounOrganisation {
		properties["id"] = object{
			"type":        "string",
			"description": "Found again by this when the file is applied again.",
		}
	}
	for _, f := range assessments.New(n).Fields() {
		if !f.Computed {
			properties[f.Name] = property(f)
		}
	}
	for _, section := range slices.Sorted(maps.Keys(nested[n])) {
		if _, isField := properties[section]; !isField {
			properties[section] = listOf(sections[section])
		}
	}
	switch n {
	case assessments.NounVersion, assessments.NounRevision:
		properties["file"] = object{
			"type":        "string",
			"description": "Path of the file, from the folder of this one.",
		}
	case assessments.NounAnswer:
		properties["confirmed"] = object{
			"type":        "boolean",
			"description": "The acting person confirms a “not applicable” as the second one.",
		}
	}
	return object{"type": "object", "additionalProperties": false, "properties": properties}
}

// property describes one field.
func property(f assessments.Field) object {
	out := object{}
	switch f.Value.Kind() {
	case assessments.NumberValue:
		out["type"], out["minimum"], out["maximum"] = "integer", 0, f.Most
	case assessments.MomentValue:
		out["type"] = "integer"
	case assessments.FlagValue:
		out["type"] = "boolean"
	case assessments.DateValue:
		out["type"], out["pattern"] = "string", `^\d{4}-\d{2}-\d{2}$`
	case assessments.ListValue:
		out["type"] = "array"
		out["items"] = object{"type": "string"}
		if len(f.OneOf) > 0 {
			out["items"] = object{"enum": f.OneOf}
		}
	default:
		out["type"] = []string{"string", "number"} // an unquoted 5.2 is a text here
		if f.Line {
			out["maxLength"] = assessments.MaxLine
		}
		if len(f.OneOf) > 0 {
			out = object{"enum": f.OneOf}
		}
	}
	switch {
	case f.Ref != "":
		out["description"] = fmt.Sprintf("Id of the %s; not needed inside it.", f.Ref)
	case f.Required:
		out["description"] = "Needed when the record is new."
	}
	return out
}
