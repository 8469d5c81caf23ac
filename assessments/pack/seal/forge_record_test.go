package seal_test

import (
	"bytes"
	"strings"
	"testing"

	"countersign/assessments/pack"
)

// recorded changes assessment.json and gives it the content id of what it then says: nothing in the
// file itself tells of it.
func recorded(old, now string) func(testing.TB, files) {
	return func(t testing.TB, f files) {
		t.Helper()
		f.change(t, pack.RecordName, old, now)
		f.reseal(t)
	}
}

func TestForgedRecordsOfAPackAreFoundByName(t *testing.T) {
	json := pack.RecordName
	runForgeries(t, false, []forgery{
		{
			name: "a verdict, old content id", file: json, words: "its content id is",
			forge: func(t testing.TB, f files) {
				f.change(t, json, `"verdict": "not_met"`, `"verdict": "met"`)
			},
		},
		{
			name: "a verdict", file: json, words: "it counts",
			forge: recorded(`"verdict": "not_met"`, `"verdict": "met"`),
		},
		{
			name: "an answer's verdict", file: json, words: "its answer says",
			forge: func(t testing.TB, f files) {
				b := f[json]
				at := bytes.Index(b, []byte(`"answers": [`))
				f[json] = append(bytes.Clone(b[:at]),
					bytes.Replace(b[at:], []byte(`"verdict": "not_met"`), []byte(`"verdict": "met"`), 1)...)
				f.reseal(t)
			},
		},
		{
			name: "a score", file: json, words: "its items score",
			forge: recorded(`"score": 559`, `"score": 959`),
		},
		{
			name: "the figures of a discipline", file: json, words: "are not those its items give",
			forge: func(t testing.TB, f files) {
				b := f[json]
				at := bytes.Index(b, []byte(`"disciplines": {`))
				f[json] = append(bytes.Clone(b[:at]),
					bytes.Replace(b[at:], []byte(`"gates_open": `), []byte(`"gates_open": 1`), 1)...)
				f.reseal(t)
			},
		},
		{name: "what to ask next", file: json, words: "line", forge: recorded(`"narrows": `, `"narrows": 9`)},
		{
			name: "an open deal-breaker", file: json, words: "line",
			forge: recorded(`"gate_open": true`, `"gate_open": false`),
		},
		{
			name: "an item that breaks no deal", file: pack.ReportName, words: "shows",
			forge: recorded(`"deal_breaker_reason": "Claims from third parties are uninsured."`,
				`"deal_breaker_reason": "None."`),
		},
		{
			name: "the reason of a verdict", file: pack.ReportName, words: "shows",
			forge: recorded("leaves our support macros uncovered", "leaves nothing uncovered for us here"),
		},
		{
			name: "a question", file: pack.ReportName, words: "shows",
			forge: recorded("May the provider use our input or output",
				"May the provider look at our input or ou"),
		},
		{
			name: "a quote", file: pack.ReportName, words: "shows",
			forge: recorded("Provider will not use Customer Data to train",
				"Provider may well use Customer Data to trai"),
		},
		{
			name: "who decided", file: pack.ReportName, words: "shows",
			forge: recorded("Rafael Ortiz (procurement)", "Rafaela Orti (procurement)"),
		},
		{
			name: "until when it is approved", file: pack.ReportName, words: "shows",
			forge: recorded(`"valid_until": "2027-05-01"`, `"valid_until": "2029-05-01"`),
		},
		{
			name: "a sign-off", file: pack.ReportName, words: "shows",
			forge: recorded("Legal terms reviewed.", "All terms reviewed..."),
		},
		{
			name: "a compensating control", file: pack.ReportName, words: "shows",
			forge: recorded("Listed in the weekly security report.",
				"Listed in the yearly security report."),
		},
		{
			name: "a date of a condition", file: pack.ReportName, words: "shows",
			forge: recorded(`"due": "2026-11-01"`, `"due": "2027-11-01"`),
		},
		{
			name: "a finding closed", file: pack.ReportName, words: "shows",
			forge: recorded(`"status": "open"`, `"status": "done"`),
		},
		{
			name: "the organisation", file: pack.ReadmeName, words: "its text was changed",
			forge: recorded("Harbour Mutual", "Harbor Mutuals"),
		},
		{
			name: "the service", file: pack.ReadmeName, words: "its text was changed",
			forge: recorded(`"name": "Lumen Chat Enterprise"`, `"name": "Lumen Chat Business"`),
		},
		{
			name: "the day", file: pack.ReadmeName, words: "its text was changed",
			forge: recorded(`"as_of": "2026-11-20"`, `"as_of": "2026-11-21"`),
		},
		{
			name: "the audience", file: pack.ReadmeName, words: "its text was changed",
			forge: recorded(`"audience": "auditor"`, `"audience": "board"`),
		},
		{
			name: "an audience that is none", file: json, words: "is none",
			forge: recorded(`"audience": "auditor"`, `"audience": "friends"`),
		},
		{
			name: "the program", file: pack.ReportName, words: "shows",
			forge: recorded(`"program": "0.1.0-test"`, `"program": "9.1.0-test"`),
		},
		{
			name: "the state hash", file: pack.ReadmeName, words: "its text was changed",
			forge: func(t testing.TB, f files) {
				at := bytes.Index(f[json], []byte(`"state_hash": "`)) + len(`"state_hash": "`)
				recorded(string(f[json][at:at+64]), strings.Repeat("0", 64))(t, f)
			},
		},
		{
			name: "something withheld left out", file: json, words: "line",
			forge: recorded(`"why": "privileged"`, `"why": "privileged", "count": 0`),
		},
		{
			name: "a reason for withholding", file: pack.ReportName, words: "shows",
			forge: recorded(`"why": "privileged"`, `"why": "shown else"`),
		},
		{
			name: "a tombstone's reason", file: pack.ReportName, words: "shows",
			forge: recorded("Returned under the NDA.", "Never was under an NDA."),
		},
		{
			name: "a field twice", file: json, words: "twice in one place",
			forge: recorded(`"as_of": "2026-11-20",`, `"as_of": "2026-11-21", "as_of": "2026-11-20",`),
		},
		{
			name: "a field twice in a record", file: json, words: "twice in one place",
			forge: recorded(`"quote": `, `"quote": "Other words.", "quote": `),
		},
		{
			name: "a field in other letters", file: json, words: "which no assessment has",
			forge: recorded(`"as_of": "2026-11-20",`, `"As_Of": "2026-11-21", "as_of": "2026-11-20",`),
		},
		{
			name: "a field that no record has", file: json, words: "cannot be read",
			forge: recorded(`"quote": `, `"approved": true, "quote": `),
		},
		{
			name: "a field that no pack has", file: json, words: "line",
			forge: recorded(`"audience": "auditor",`, `"audience": "auditor", "approved": true,`),
		},
		{name: "letters written otherwise", file: json, words: "line", forge: recorded("Kim", `\u004bim`)},
		{name: "another indent", file: json, words: "line", forge: func(t testing.TB, f files) {
			f.change(t, json, "\n  \"answers\"", "\n   \"answers\"")
			f.reseal(t)
		}},
		{name: "something behind its end", file: json, words: "JSON", forge: func(t testing.TB, f files) {
			f[json] = append(bytes.Clone(f[json]), "{}"...)
			f.reseal(t)
		}},
		{
			name: "a mark of byte order before it", file: json, words: "JSON",
			forge: func(t testing.TB, f files) {
				f[json] = append([]byte("\xEF\xBB\xBF"), f[json]...)
				f.reseal(t)
			},
		},
		{
			name: "a later format", file: json, words: "later version",
			forge: recorded(`"format": 3`, `"format": 4`),
		},
		{
			name: "an earlier format", file: json, words: "its content id is missing",
			forge: recorded(`"format": 3`, `"format": 1`),
		},
		{
			name: "the format before", file: pack.SchemaName, words: "its text was changed",
			forge: recorded(`"format": 3`, `"format": 2`),
		},
		{name: "no format", file: json, words: "format", forge: recorded(`"format": 3`, `"format": 0`)},
		{
			name: "evidence that points outside", file: "../secret", words: "not where evidence is",
			forge: recorded(`"path": "`+evidence+`"`, `"path": "../secret"`),
		},
		{
			name: "evidence that is the report", file: pack.ReportName, words: "not where evidence is",
			forge: recorded(`"path": "`+evidence+`"`, `"path": "report.pdf"`),
		},
		{
			name: "evidence swapped for other evidence", file: json, words: "line",
			forge: func(t testing.TB, f files) {
				other := []byte("Other evidence altogether.\n")
				was := f[evidence]
				f[evidence] = other
				f.change(t, json, sumOf(was), sumOf(other))
				f.reseal(t)
			},
		},
		{name: "an item twice", file: json, words: "twice", forge: func(t testing.TB, f files) {
			b := f[json]
			from := bytes.Index(b, []byte("\n    {\n      \"item\": {\n        \"id\": \"GC-POLICY\""))
			end := from + bytes.Index(b[from:], []byte("\n    },")) + len("\n    },")
			f[json] = append(append(bytes.Clone(b[:end]), b[from:end]...), b[end:]...)
			f.reseal(t)
		}},
	})
}
