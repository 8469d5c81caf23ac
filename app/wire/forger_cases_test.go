package wire

import (
	"fmt"
	"strings"

	"countersign/assessments"
)

// forgedRecords puts a record beside those of each noun, and takes one of each out.
func forgedRecords() []forgery {
	var out []forgery
	for _, n := range assessments.Nouns() {
		var columns []string
		for _, f := range assessments.New(n).Fields() {
			columns = append(columns, `"`+f.Name+`"`)
		}
		all := strings.Join(columns, ", ")
		out = append(out,
			forgery{
				name: fmt.Sprintf("a %s that no event made", n), kind: assessments.InRecords,
				place: string(n) + " forged",
				do: statements(fmt.Sprintf(
					`INSERT INTO "%s" ("id", %s) SELECT 'forged', %s FROM "%s" ORDER BY "id" LIMIT 1`, n, all,
					all, n)),
			},
			forgery{
				name: fmt.Sprintf("a %s taken out", n), kind: assessments.InRecords, place: string(n) + " ",
				do: statements(fmt.Sprintf(`DELETE FROM "%s" WHERE "id" = (SELECT "id" FROM "%s" ORDER BY "id" LIMIT 1)`, n, n)),
			})
	}
	return append(out,
		forgery{
			name: "an approval and a sign-off put in, and the status changed to match",
			kind: assessments.InRecords, place: "signoff forged",
			do: statements(
				`INSERT INTO decision (id, assessment, outcome, decided_by, decided_on, state_hash) SELECT 'forged', assessment, 'approved', 'Helga', '2026-11-24', state_hash FROM decision LIMIT 1`,
				`INSERT INTO signoff (id, assessment, role, name, signed_on) SELECT 'forged', assessment, 'dpo', 'Helga', '2026-11-24' FROM decision LIMIT 1`,
				`UPDATE assessment SET status = 'approved'`),
		},
		forgery{
			name: "answers that no event made raise the coverage", kind: assessments.InRecords,
			place: "answer forged-S2",
			do: statements(`INSERT INTO answer (id, assessment, item, verdict) SELECT 'forged-' || value, '` +
				forgedAssessment + `', value, 'met' FROM json_each('["S2-LP-DPA","S2-CT-ENCRYPTION","S2-LP-OUTPUT"]')`),
		},
		forgery{
			name: "two decisions with their ids swapped", kind: assessments.InRecords, place: "decision " +
				forgedAssessment + "/decision-1, field outcome",
			do: statements(`UPDATE decision SET id = 'x' WHERE id LIKE '%decision-1'`,
				`UPDATE decision SET id = '`+forgedAssessment+`/decision-1' WHERE id LIKE '%decision-2'`,
				`UPDATE decision SET id = '`+forgedAssessment+`/decision-2' WHERE id = 'x'`),
		},
		forgery{
			name: "an id in another case", kind: assessments.InRecords, place: "vendor LUMEN",
			do: statements(`UPDATE vendor SET id = 'LUMEN' WHERE id = 'lumen'`),
		},
		forgery{
			name: "a record under an empty id", kind: assessments.InRecords, place: "vendor ",
			do: statements(`INSERT INTO vendor (id, name) VALUES ('', 'Helga')`),
		},
		forgery{
			name: "a record that was undone put back", kind: assessments.InRecords, place: "vendor undone",
			do: statements(`INSERT INTO vendor (id, name) VALUES ('undone', 'Undone')`),
		})
}

// field changes one field of a record.
func field(noun, id, name, value string) forgery {
	return forgery{
		name: fmt.Sprintf("%s of %s %s", name, noun, id), kind: assessments.InRecords, place: noun + " " +
			id + ", field " + name,
		do: statements(fmt.Sprintf(`UPDATE "%s" SET "%s" = %s WHERE "id" = '%s'`, noun, name, value, id)),
	}
}

// forgedFields are changed facts, in a form that the program might have written.
func forgedFields() []forgery {
	const a = forgedAssessment
	out := []forgery{
		field("assessment", a, "status", `'approved'`),
		field("assessment", a, "requester", `'Helga'`),
		field("assessment", a, "tier", `'3'`),
		field("assessment", a, "next_review", `'2099-01-01'`),
		field("answer", a+"/S2-LP-LOCATION-REST", "verdict", `'met'`),
		field("answer", a+"/S2-LP-RETENTION", "at_fall_back", `0`),
		field("answer", a+"/S2-LP-TRAINING-USE", "response", `'We always train on your data.'`),
		field("answer", a+"/S2-LP-TRAINING-USE", "assessed_by", `'Helga'`),
		field("answer", a+"/S2-LP-TRAINING-USE", "assessed_on", `'2026-01-01'`),
		field("answer", a+"/S2-LP-TRAINING-USE", "tested_by", `'Helga'`),
		field("answer", a+"/S2-LP-INDEMNITY", "read_versions", `''`),
		field("decision", a+"/decision-2", "outcome", `'approved'`),
		field("decision", a+"/decision-2", "decided_by", `'Helga'`),
		field("decision", a+"/decision-2", "decided_on", `'1999-01-01'`),
		field("decision", a+"/decision-2", "valid_until", `'2099-01-01'`),
		field("decision", a+"/decision-2", "state_hash", `lower(hex(zeroblob(32)))`),
		field("decision", a+"/decision-2", "recorded_by", `'Helga'`),
		field("decision", a+"/decision-2", "recorded_at", `1`),
		field("signoff", a+"/legal", "name", `'Helga'`),
		field("exception", a+"/S2-LP-DPA/exception-3", "expires", `'2099-01-01'`),
		field("exception", a+"/S2-LP-DPA/exception-3", "approver", `'Helga'`),
		field("exception", a+"/S2-LP-DPA/exception-3", "item", `'S2-LP-RETENTION'`),
		field("condition", a+"/condition-1", "status", `'met'`),
		field("condition", a+"/condition-1", "due", `'2099-01-01'`),
		field("finding", a+"/S2-LP-RETENTION/1", "status", `'closed'`),
		field("finding", a+"/S2-LP-RETENTION/1", "binned", `5`),
		field("citation", a+"/S2-LP-RETENTION/78986d264b1f", "quote", `'Nothing is stored'`),
		field("citation", a+"/S2-LP-RETENTION/78986d264b1f", "item", `'S2-LP-SHARING'`),
		field("tick", a+"/S2-GC-POLICY/policy", "item", `'S2-LP-SHARING'`),
		field("revision", "ai-policy/2", "strength", `'independent_report'`),
		field("revision", "lumen-report/2026", "expires", `'2099-01-01'`),
		field("revision", "lumen-old/1", "purged_on", `''`),
		field("version", "lumen-terms/2026-09", "status", `'executed'`),
		field("version", "lumen-terms/2026-09", "sha256",
			`(SELECT sha256 FROM revision WHERE id = 'ai-policy/2')`),
		field("document", "lumen-terms", "distribution", `'may_be_shared'`),
		field("evidence", "lumen-report", "nda_until", `''`),
		field("use", "lumen-chat-drafting", "scope", `1`),
		field("use", "lumen-chat-drafting", "criticality", `'low'`),
		field("contract", "lumen-contract", "ends_on", `'2099-01-01'`),
		field("organisation", "organisation", "least_coverage", `1`),
		field("responsibility", "own-assistant/R-LOGS", "state", `'open'`),
		field("responsibility", "own-assistant/R-LOGS", "taken_care_of_by", `'Helga'`),
		field("responsibility", "own-assistant/R-LOGS", "recorded_by", `'Helga'`),
		field("vendor", "lumen", "tags", `'["trusted"]'`),
	}
	note := `(SELECT "id" FROM "note" LIMIT 1)`
	return append(out,
		forgery{
			name: "the distribution of a note", kind: assessments.InRecords, place: "field distribution",
			do: statements(`UPDATE note SET distribution = 'may_be_shared' WHERE id = ` + note),
		},
		forgery{
			name: "the record of a pack", kind: assessments.InRecords, place: "field sha256",
			do: statements(`UPDATE pack SET sha256 = lower(hex(zeroblob(32))) WHERE id = (SELECT id FROM pack LIMIT 1)`),
		},
		forgery{
			name: "the reason on a tombstone", kind: assessments.InRecords, place: "field reason",
			do: statements(`UPDATE tombstone SET reason = 'x'`),
		},
		forgery{
			name: "a frozen template of nothing", kind: assessments.InRecords, place: "field body",
			do: statements(`UPDATE frozen SET body = 'null' WHERE kind = 'template'`),
		},
		forgery{
			name: "a frozen template without its deal-breakers", kind: assessments.InRecords,
			place: "field body", do: statements(
				`UPDATE frozen SET body = replace(body, '"gate":true', '"gate":false') || ' ' WHERE kind = 'template'`),
		},
		forgery{
			name: "a frozen model with other weights", kind: assessments.InRecords, place: "field body",
			do: statements(`UPDATE frozen SET body = replace(body, '1', '9') WHERE kind = 'model'`),
		},
		forgery{
			name: "template and model swapped", kind: assessments.InRecords, place: "field template",
			do: statements(`UPDATE assessment SET template = model, model = template`),
		},
		forgery{
			name: "a list with a space in it", kind: assessments.InRecords, place: "field read_versions",
			do: statements(`UPDATE answer SET read_versions = replace(read_versions, '[', '[ ') WHERE read_versions <> ''`),
		},
		forgery{
			name: "a reference to nothing", kind: assessments.InReferences, place: "field vendor",
			do: statements(`UPDATE service SET vendor = 'nobody'`),
		},
		forgery{
			name: "an empty reference that is not null", kind: assessments.InReferences, place: "use ",
			do: statements(`UPDATE "use" SET plan = ''`),
		},
	)
}
