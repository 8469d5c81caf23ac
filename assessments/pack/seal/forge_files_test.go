package seal_test

import (
	"bytes"
	"strings"
	"testing"

	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
)

const evidence = "evidence/r-policy-2--Usage-policy-final.md"

// foreign is a file of another honest pack.
func foreign(t testing.TB, audience, name string) []byte {
	t.Helper()
	d := packtest.Lumen()
	if audience == pack.Auditor {
		d.Use.Owner = "Someone else"
	}
	f, err := filesOf(d, audience)
	if err != nil {
		t.Fatal(err)
	}
	return f[name]
}

func lose(names ...string) func(testing.TB, files) {
	return func(_ testing.TB, f files) {
		for _, n := range names {
			delete(f, n)
		}
	}
}

func put(name, text string) func(testing.TB, files) {
	return func(_ testing.TB, f files) { f[name] = []byte(text) }
}

func sums(change func(string) string) func(testing.TB, files) {
	return func(_ testing.TB, f files) { f[pack.SumsName] = []byte(change(string(f[pack.SumsName]))) }
}

func TestForgedFilesOfAPackAreFoundByName(t *testing.T) {
	runForgeries(t, true, []forgery{
		{
			name: "evidence changed", file: evidence, words: "not the file that was sealed", stale: true,
			forge: func(t testing.TB, f files) { f.change(t, evidence, "Invented", "Tampered") },
		},
		{
			name: "evidence changed, fresh sums", file: evidence, words: "another digest",
			forge: func(t testing.TB, f files) { f.change(t, evidence, "Invented", "Tampered") },
		},
		{
			name: "evidence grown", file: evidence, words: "larger than it may be",
			forge: func(_ testing.TB, f files) { f[evidence] = append(bytes.Clone(f[evidence]), 'x') },
		},
		{
			name: "evidence cut", file: evidence, words: "bytes; it was sealed with",
			forge: func(_ testing.TB, f files) { f[evidence] = f[evidence][:10] },
		},
		{name: "evidence taken out", file: evidence, words: "not in the pack", forge: lose(evidence)},
		{
			name: "evidence taken out, stale sums", file: evidence, words: "missing", forge: lose(evidence),
			stale: true,
		},
		{
			name: "evidence put in", file: "evidence/more.txt", words: "not among the files",
			forge: put("evidence/more.txt", "x"),
		},
		{
			name: "evidence put in, stale sums", file: "evidence/more.txt", words: "was added",
			forge: put("evidence/more.txt", "x"), stale: true,
		},
		{
			name: "evidence in a folder of its own", file: "evidence/2026", words: "folder that no pack has",
			forge: put("evidence/2026/more.txt", "x"),
		},
		{
			name: "another folder", file: "annex/more.txt", words: "not among the files",
			forge: put("annex/more.txt", "x"),
		},
		{
			name: "a file beside the report", file: "READ-ME-FIRST.pdf", words: "file that no pack has",
			forge: put("READ-ME-FIRST.pdf", "%PDF-1.3"),
		},
		{
			name: "a file beside the report, stale sums", file: "note.txt", words: "was added",
			forge: put("note.txt", "x"), stale: true,
		},
		{
			name: "a hidden file", file: ".DS_Store", words: "file that no pack has",
			forge: put(".DS_Store", "x"),
		},
		{
			name: "a script to run", file: "autorun.inf", words: "file that no pack has",
			forge: put("autorun.inf", "x"),
		},
		{
			name: "a name in other letters", file: pack.ReportName, words: "is there twice",
			forge: func(_ testing.TB, f files) { f["REPORT.PDF"] = f[pack.ReportName] },
		},
		{
			name: "README rewritten", file: pack.ReadmeName, words: "its text was changed",
			forge: func(t testing.TB, f files) {
				f.change(t, pack.ReadmeName, "How to check it", "No need to check")
			},
		},
		{
			name: "README of another audience", file: pack.ReadmeName, words: "its text was changed",
			forge: func(t testing.TB, f files) {
				f[pack.ReadmeName] = foreign(t, pack.Board, pack.ReadmeName)
			},
		},
		{
			name: "schema widened", file: pack.SchemaName, words: "its text was changed",
			forge: func(t testing.TB, f files) {
				f.change(t, pack.SchemaName, `"additionalProperties": false`, `"additionalProperties": true`)
			},
		},
		{
			name: "schema of an earlier format", file: pack.SchemaName, words: "its text was changed",
			forge: func(_ testing.TB, f files) { f[pack.SchemaName] = pack.SchemaOf(1) },
		},
		{
			name: "report taken out", file: pack.ReportName, words: "every pack has one",
			forge: lose(pack.ReportName),
		},
		{
			name: "workbook taken out", file: pack.WorkbookName, words: "every pack has one",
			forge: lose(pack.WorkbookName),
		},
		{
			name: "README taken out", file: pack.ReadmeName, words: "every pack has one",
			forge: lose(pack.ReadmeName),
		},
		{
			name: "schema taken out", file: pack.SchemaName, words: "every pack has one",
			forge: lose(pack.SchemaName),
		},
		{
			name: "assessment.json taken out", file: pack.RecordName, words: "every pack has one",
			forge: lose(pack.RecordName),
		},
		{
			name: "list of digests taken out", words: "is not an audit pack", forge: lose(pack.SumsName),
			stale: true,
		},
		{
			name: "report and README swapped", file: pack.ReportName, words: "not a report",
			forge: func(_ testing.TB, f files) {
				f[pack.ReportName], f[pack.ReadmeName] = f[pack.ReadmeName], f[pack.ReportName]
			},
		},
		{
			name: "report of another pack", file: pack.ReportName, words: "page 1 shows",
			forge: func(t testing.TB, f files) {
				f[pack.ReportName] = foreign(t, pack.Auditor, pack.ReportName)
			},
		},
		{
			name: "workbook of another pack", file: pack.WorkbookName, words: "in cell",
			forge: func(t testing.TB, f files) {
				f[pack.WorkbookName] = foreign(t, pack.Auditor, pack.WorkbookName)
			},
		},
		{
			name: "assessment.json of another pack", file: pack.ReportName, words: "page 1 shows",
			forge: func(t testing.TB, f files) {
				f[pack.RecordName] = foreign(t, pack.Auditor, pack.RecordName)
			},
		},
		{
			name: "report for the board", file: pack.ReportName, words: "has",
			forge: func(t testing.TB, f files) {
				f[pack.ReportName] = foreign(t, pack.Board, pack.ReportName)
			},
		},
		{name: "empty report", file: pack.ReportName, words: "not a report", forge: put(pack.ReportName, "")},
		{
			name: "empty workbook", file: pack.WorkbookName, words: "not a workbook",
			forge: put(pack.WorkbookName, ""),
		},
		{
			name: "digests in another order", file: pack.SumsName, words: "order in which packs are written",
			stale: true, forge: sums(func(s string) string {
				lines := strings.SplitAfter(s, "\n")
				lines[0], lines[1] = lines[1], lines[0]
				return strings.Join(lines, "")
			}),
		},
		{
			name: "digests with line ends of Windows", file: pack.SumsName, words: "not a digest and a name",
			stale: true, forge: func(_ testing.TB, f files) {
				f[pack.SumsName] = bytes.Replace(f[pack.SumsName], []byte("  README.txt\n"),
					[]byte(" *README.txt\r\n"), 1)
			},
		},
		{
			name: "digests in capitals", file: pack.SumsName, words: "not a digest and a name", stale: true,
			forge: sums(strings.ToUpper),
		},
		{
			name: "digests with a remark", file: pack.SumsName, words: "line 1 is not a digest", stale: true,
			forge: sums(func(s string) string { return "# checked by the auditor\n" + s }),
		},
		{
			name: "digests with an empty line", file: pack.SumsName, words: "is not a digest", stale: true,
			forge: sums(func(s string) string { return s + "\n" }),
		},
		{
			name: "digests without their last line end", file: pack.SumsName,
			words: "does not end with a line break", stale: true, forge: sums(func(s string) string {
				return strings.TrimSuffix(s, "\n")
			}),
		},
		{
			name: "a digest twice", file: pack.SumsName, words: "a second time", stale: true,
			forge: sums(func(s string) string { return s + s[strings.LastIndex(s[:len(s)-1], "\n")+1:] }),
		},
		{
			name: "the list lists itself", file: pack.SumsName, words: "names the list itself", stale: true,
			forge: sums(func(s string) string { return s + strings.Repeat("0", 64) + "  SHA256SUMS\n" }),
		},
		{
			name: "a digest of a file outside", file: pack.SumsName, words: "points out of the pack",
			stale: true, forge: sums(func(s string) string {
				return strings.Repeat("0", 64) + "  ../secret\n" + s
			}),
		},
		{
			name: "a digest of a file that is not there", file: "evidence/lost.txt", words: "missing",
			stale: true, forge: sums(func(s string) string {
				return s + strings.Repeat("0", 64) + "  evidence/lost.txt\n"
			}),
		},
		{
			name: "a NUL in a name", file: pack.SumsName, words: "character U+0000", stale: true,
			forge: sums(func(s string) string {
				return s + strings.Repeat("0", 64) + "  workbook\x00.xlsx\n"
			}),
		},
		{
			name: "a name that turns around", file: pack.SumsName, words: "character U+202E", stale: true,
			forge: sums(func(s string) string { return s + strings.Repeat("0", 64) + "  x\u202Efdp.exe\n" }),
		},
		{
			name: "too many digests", words: "is not an audit pack", stale: true,
			forge: sums(func(s string) string { return s + strings.Repeat("\n", 5000) }),
		},
	})
}
