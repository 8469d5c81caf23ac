package pack_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
	"countersign/assessments/scoring"
)

var update = flag.Bool("update", false, "write the golden documents again")

func build(t testing.TB, d *assessments.Dossier, audience string) pack.Document {
	t.Helper()
	doc, err := packtest.Build(d, audience)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// TestTheDocumentOfTheInventedAssessmentIsTheGoldenOne proves that nothing in what a pack says changes
// unnoticed. The auditor's is there in full, of the other audiences' what differs from it. Identities are
// left out: they are of the domain, and change with it.
func TestTheDocumentOfTheInventedAssessmentIsTheGoldenOne(t *testing.T) {
	full := documentJSON(t, pack.Auditor)
	golden(t, "auditor.golden.json", full)
	var from any
	if err := json.Unmarshal([]byte(full), &from); err != nil {
		t.Fatal(err)
	}
	for _, audience := range assessments.Audiences() {
		if audience == pack.Auditor {
			continue
		}
		var to any
		if err := json.Unmarshal([]byte(documentJSON(t, audience)), &to); err != nil {
			t.Fatal(err)
		}
		golden(t, audience+".differs.txt", strings.Join(differences("", from, to), "\n")+"\n")
	}
}

// documentJSON is what a pack says to an audience.
func documentJSON(t *testing.T, audience string) string {
	t.Helper()
	doc := build(t, packtest.Lumen(), audience)
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(map[string]any{
		"cover": doc.Cover, "sections": doc.Sections,
		"sheets": doc.Sheets, "files": doc.Files, "withheld": doc.Record.Withheld,
	}); err != nil {
		t.Fatal(err)
	}
	return strings.NewReplacer(doc.Facts.StateHash, "STATE", doc.Facts.ContentID, "PACK").Replace(b.String())
}

// golden compares with a file of testdata, or writes it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s (go test -update rewrites it):\n%s", path, diff)
	}
}

func TestTheSameDossierGivesTheSameDocument(t *testing.T) {
	a, b := build(t, packtest.Lumen(), pack.Auditor), build(t, packtest.Lumen(), pack.Auditor)
	if diff := cmp.Diff(a, b); diff != "" {
		t.Error(diff)
	}
}

func TestBuildingChangesNothingInTheDossier(t *testing.T) {
	for _, audience := range assessments.Audiences() {
		d := packtest.Lumen()
		build(t, d, audience)
		if diff := cmp.Diff(packtest.Lumen(), d); diff != "" {
			t.Errorf("%s: %s", audience, diff)
		}
	}
}

// everything is every text of a document.
func everything(t *testing.T, doc pack.Document) string {
	t.Helper()
	b, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestTheFiveDisciplinesAreChaptersOfEveryPackEvenWhenNothingIsAnswered(t *testing.T) {
	for _, d := range []*assessments.Dossier{packtest.Lumen(), packtest.Empty(), packtest.Large(1, 0)} {
		for _, audience := range assessments.Audiences() {
			var titles []string
			for _, s := range build(t, d, audience).Sections {
				titles = append(titles, s.Title)
			}
			for _, want := range assessments.Disciplines() {
				if !strings.Contains(strings.Join(titles, "|"), want.Title()) {
					t.Errorf("%s: no chapter %s among %v", audience, want.Title(), titles)
				}
			}
		}
	}
}

func TestWhatNobodyAssessedIsSaidToBeUnscoredAndNeverGood(t *testing.T) {
	doc := build(t, packtest.Empty(), pack.Auditor)
	for _, s := range doc.Sections {
		for _, b := range s.Blocks {
			for _, band := range b.Bands {
				if band.Scored || band.Word != "unscored" {
					t.Errorf("%s shows %+v", s.Title, band)
				}
			}
			if b.Item != nil && (b.Item.Verdict != "not assessed" || b.Item.Mark != pack.MarkNotAssessed) {
				t.Errorf("%s is shown as %q", b.Item.ID, b.Item.Verdict)
			}
		}
	}
	if doc.Facts.Scored || doc.Facts.Score != 0 || doc.Facts.Verdicts["not_assessed"] != 10 {
		t.Errorf("facts: %+v", doc.Facts)
	}
}

func TestTheFourQuestionsAreAnsweredOnlyFromWhatIsOnRecord(t *testing.T) {
	doc := build(t, packtest.Lumen(), pack.Auditor)
	text := everything(t, pack.Document{Sections: doc.Sections[:1]})
	for _, want := range []string{
		"Who owns the data?", "Who is responsible for outputs?",
		"What is guaranteed on reliability and privacy?", "How does adoption stay aligned",
		"Provider will not use Customer Data to train", "No response is on record.",
		"The vendor's response: An admin dashboard is included.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the summary does not say %q", want)
		}
	}
}

func TestAnExpiredNDAStillWithholdsUntilSomebodySaysOtherwise(t *testing.T) {
	d := packtest.Lumen()
	d.Evidence[1].NDAUntil = "2026-01-01"
	doc := build(t, d, pack.Auditor)
	text := everything(t, doc)
	if strings.Contains(text, "SOC 2") || strings.Contains(text, "under NDA with") {
		t.Error("evidence under an ended NDA is shown, or with whom it is")
	}
	if why, held := said(leaves(t, d, pack.Auditor).Withheld,
		packtest.Mark{Noun: "evidence", ID: "ev-soc2", Field: "name"}); !held ||
		why != "under NDA with Lumen AI, which ended on 2026-01-01; mark it as shareable to include it" {
		t.Errorf("who writes the pack is told %q", why)
	}
	d.Evidence[1].Distribution = assessments.Shareable
	if !strings.Contains(everything(t, build(t, d, pack.Auditor)), "SOC 2") {
		t.Error("evidence that may be shared is not shown")
	}
}

func TestComputedSentencesDoNotNameWhatIsWithheld(t *testing.T) {
	d := packtest.Lumen()
	judged := scoring.Judge(d, packtest.AsOf)
	for i := range judged {
		judged[i].StaleReason = "the report “SOC 2 Type II report” in soc2.pdf has expired"
		judged[i].Stale = judged[i].Verdict != ""
		judged[i].Supports = append(judged[i].Supports,
			scoring.Support{Noun: "tick", ID: "x", Why: "Counsel opinion on Lumen says so"},
			scoring.Support{Noun: "answer", ID: "y", Why: "as in soc2.pdf"})
	}
	for _, audience := range assessments.Audiences() {
		doc, err := pack.Build(d, judged, scoring.Score(judged, d.Model),
			pack.Options{AsOf: packtest.AsOf, Audience: audience})
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{"SOC 2", "soc2.pdf", "Counsel opinion"} {
			if strings.Contains(everything(t, doc), word) {
				t.Errorf("%s: a computed sentence names %s", audience, word)
			}
		}
	}
}

func TestAnApprovalWhoseLastDayIsOverIsSaidToBeOver(t *testing.T) {
	d := packtest.Lumen()
	d.Assessment.Status = assessments.WithConditions
	for day, over := range map[assessments.Date]bool{"2027-05-01": false, "2027-05-02": true} {
		judged := scoring.Judge(d, day)
		doc, err := pack.Build(d, judged, scoring.Score(judged, d.Model),
			pack.Options{AsOf: day, Audience: pack.Auditor})
		if err != nil {
			t.Fatal(err)
		}
		if text := everything(t, doc); strings.Contains(text,
			"valid until 2027-05-01, which is over") != over ||
			!strings.Contains(text, "valid until 2027-05-01") {
			t.Errorf("on %s the pack does not say so, or says it too early", day)
		}
	}
}

func TestWhatWasPurgedIsListedAndItsFileIsGone(t *testing.T) {
	doc := build(t, packtest.Lumen(), pack.Auditor)
	if !strings.Contains(everything(t, doc), "purged on 2026-10-02") {
		t.Error("the purge is not told")
	}
	for _, f := range doc.Files {
		if f.ID == "r-old-1" {
			t.Error("purged evidence goes along")
		}
	}
}

func TestADecisionTakenOnAnotherStateIsSaidToBe(t *testing.T) {
	d := packtest.Lumen()
	if strings.Contains(everything(t, build(t, d, pack.Auditor)), "hanged since the decision") {
		t.Error("a decision on the state shown is doubted")
	}
	d.Use.Purpose = "Something else"
	if !strings.Contains(everything(t, build(t, d, pack.Auditor)), "hanged since the decision") {
		t.Error("a decision on another state is shown without a word")
	}
}

func TestBuildRefusesWhatDoesNotBelongTogether(t *testing.T) {
	d := packtest.Lumen()
	judged := scoring.Judge(d, packtest.AsOf)
	result := scoring.Score(judged, d.Model)
	for name, try := range map[string]func() error{
		"no day": func() error { _, err := pack.Build(d, judged, result, pack.Options{}); return err },
		"bad day": func() error {
			_, err := pack.Build(d, judged, result, pack.Options{AsOf: "2026-02-30"})
			return err
		},
		"audience": func() error {
			_, err := pack.Build(d, judged, result, pack.Options{AsOf: "2026-01-01", Audience: "all"})
			return err
		},
		"foreign": func() error {
			_, err := pack.Build(packtest.Large(3, 0), judged, result, pack.Options{AsOf: "2026-01-01"})
			return err
		},
		"order": func() error {
			mixed := append([]scoring.Judged{}, judged...)
			mixed[0], mixed[1] = mixed[1], mixed[0]
			_, err := pack.Build(d, mixed, result, pack.Options{AsOf: "2026-01-01"})
			return err
		},
	} {
		if err := try(); err == nil || !strings.HasSuffix(err.Error(), ".") &&
			!strings.HasSuffix(err.Error(), "YYYY-MM-DD.") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAVendorIsNotToldHowWeFareInOurOwnHouse(t *testing.T) {
	doc := build(t, packtest.Lumen(), pack.Vendor)
	text := everything(t, doc)
	for _, own := range []string{"RM-REGISTER", "GC-POLICY", "The risk is on the register", "Usage policy"} {
		if strings.Contains(text, own) {
			t.Errorf("the vendor is told of %s", own)
		}
	}
	for _, theirs := range []string{"LP-TRAINING", "GC-MONITOR", "An admin dashboard is included."} {
		if !strings.Contains(text, theirs) {
			t.Errorf("the vendor is not told of %s", theirs)
		}
	}
	n := 0
	for _, c := range doc.Facts.Verdicts {
		n += c
	}
	if n != 0 {
		t.Errorf("%d verdicts are counted for a vendor", n)
	}
	for _, verdict := range assessments.Verdicts() {
		if strings.Contains(text, `"verdict":"`+string(verdict)+`"`) ||
			strings.Contains(text, `"mark":"`+string(verdict)+`"`) {
			t.Errorf("the vendor is told of the verdict %s", verdict)
		}
	}
	for _, it := range doc.Record.Items {
		if it.Judged.Verdict != "" {
			t.Errorf("%s is judged %s for the vendor", it.Item.ID, it.Judged.Verdict)
		}
	}
	if !strings.Contains(text, "answered by you") || !strings.Contains(text, "no answer yet") {
		t.Error("the vendor is not told what is answered and what is not")
	}
}
