package packtest

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"countersign/assessments"
)

// AwkwardTexts are texts that break careless writers.
func AwkwardTexts() map[string]string {
	return map[string]string{
		"emoji": "Works 👍🏽 mostly 🚀 — see 1️⃣ and ❤️ here",
		"cjk":   "数据仅存储在新加坡和法兰克福的数据中心，未经书面同意不得转移。モデルの学習には使用しません。",
		"rtl":   "The clause reads: לא ישמש לאימון מודלים and then goes on; العربية أيضا here.",
		"long": strings.Repeat("The quick brown fox jumps over the lazy dog and pays 3.50 € for it. ",
			74)[:5000],
		"formula":  "=HYPERLINK(\"http://example.invalid\",\"click\")",
		"plus":     "+1+1",
		"minus":    "-2+3+cmd|' /C calc'!A0",
		"at":       "@SUM(A1:A9)",
		"newlines": "First line\r\nSecond line\rThird line\n\n\nAfter two empty lines\ttabbed",
		"word":     strings.Repeat("Donaudampfschifffahrtsgesellschaft", 20),
		"markup":   "<b>bold</b> & \"quoted\" 'single' \\ backslash ) bracket ( {brace} %percent $dollar",
		"bidi":     "safe \u202Eexe.fdp\u202C and \u200Bzero\uFEFF width",
		"other":    "Ελληνικά, кириллица, Việt Nam, Łódź, ﬁne ligature, x² ≤ √2, ½, …, “quotes”, ‘single’, – dash, — long, ¶ § † ‡ ∞ ≠",
		"spaces":   "  two  spaces   kept    inside  ",
		"tag":      "U+0000 is written [U+0000] by hand",
	}
}

// Awkward is an assessment whose texts are awkward wherever people can write.
func Awkward() *assessments.Dossier {
	d := Lumen()
	d.Service.Name = "Lumen 👋 数据 שלום =1+1 (Chat) \\ " + strings.Repeat("long name ", 20)
	names := slices.Sorted(maps.Keys(AwkwardTexts()))
	for i := range d.Answers {
		d.Answers[i].Response = AwkwardTexts()[names[i%len(names)]]
		d.Answers[i].Reason = AwkwardTexts()[names[(i+9)%len(names)]]
	}
	for i, name := range names {
		d.Findings = append(d.Findings, assessments.Finding{
			ID:           fmt.Sprintf("fa%02d", i),
			AssessmentID: "as-lumen", ItemID: "LP-TRAINING", Text: AwkwardTexts()[name], Owner: "👤 " + name,
		})
	}
	d.Revisions[1].FileName, d.Revisions[3].FileName = "CON.txt", "../../../etc/passwd 👍 数据.pdf"
	d.Versions[0].FileName, d.Versions[2].FileName = strings.Repeat("x", 300)+".pdf", "a:b\\c|d?.html"
	return d
}

// Large is an assessment of many items, all answered, with many pieces of evidence ticked.
func Large(items, evidence int) *assessments.Dossier {
	d := base()
	all := assessments.Disciplines()
	verdicts := append(assessments.Verdicts(), assessments.NotAssessed)
	text := "The provider commits to this in writing, with a notice period of thirty days and a named contact. "
	for n := range items {
		it := Item(all[n%len(all)], n)
		it.DealBreaker = n%11 == 0
		d.Template.Items = append(d.Template.Items, it)
		d.Answers = append(d.Answers, assessments.Answer{
			ID: "as-lumen/" + it.ID, AssessmentID: "as-lumen", ItemID: it.ID,
			Verdict:  verdicts[n%len(verdicts)],
			Response: strings.Repeat(text, 1+n%4), Reason: "Reason " + fmt.Sprint(n) +
				".", AssessedBy: "Noor Haddad", AssessedOn: "2026-11-02",
		})
		d.Findings = append(d.Findings, assessments.Finding{
			ID:           fmt.Sprintf("f%03d", n),
			AssessmentID: "as-lumen", ItemID: it.ID, Text: text, Remedy: text, Owner: "Kim",
			Due: "2027-01-01",
		})
	}
	for n := range evidence {
		id := fmt.Sprintf("r-%03d", n)
		d.Evidence = append(d.Evidence,
			assessments.Evidence{ID: fmt.Sprintf("e-%03d", n), Name: fmt.Sprintf("Evidence number %d", n)})
		d.Revisions = append(d.Revisions, assessments.Revision{
			ID: id, EvidenceID: fmt.Sprintf("e-%03d", n), Label: "1", Strength: assessments.Strengths()[n%6],
			FileName: fmt.Sprintf("file %d.pdf", n),
			SHA256:   SumOf(id), Size: SizeOf(id), Issued: "2026-01-01", Expires: "2027-01-01",
		})
		if n < items {
			item := d.Template.Items[n].ID
			d.Ticks = append(d.Ticks, assessments.Tick{ID: "as-lumen/" + item +
				"/doc", AssessmentID: "as-lumen", ItemID: item, ExpectedID: "doc", RevisionID: id})
		}
	}
	return d
}
