package xlsx_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"countersign/assessments"
	"countersign/assessments/office/xlsx"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
	"countersign/assessments/scoring"
)

// profile makes LibreOffice recalculate on load; without it, it believes the values in the file.
const profile = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`

func TestLibreOfficeRecalculatesTheFiguresThatScoringCounted(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed: nothing here can recalculate a workbook")
	}
	dir := t.TempDir()
	docs := map[string]pack.Document{}
	add := func(name string, d *assessments.Dossier) {
		doc, err := packtest.Build(d, pack.Auditor)
		if err != nil {
			t.Fatal(err)
		}
		docs[name] = doc
		spoiled := spoil(t, workbook(t, doc))
		if err := os.WriteFile(filepath.Join(dir, name+".xlsx"), spoiled, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	add("lumen", packtest.Lumen())
	add("empty", packtest.Empty())
	add("large", packtest.Large(60, 80))
	for seed := range uint64(6) {
		add(fmt.Sprintf("random%d", seed), random(seed))
	}
	add("strong", shown(""))
	add("capped", shown(assessments.Resilience))
	if s, c := docs["strong"].Record.Figures, docs["capped"].Record.Figures; s.Total.Word != scoring.Strong ||
		c.Total.Word != scoring.Mixed || c.Total.BandLow < 750 || len(c.CappedBy) != 1 {
		t.Fatalf("the fixtures are not capped as meant: %+v and %+v", s.Total, c.Total)
	}
	recalculate(t, soffice, dir)
	for name, doc := range docs {
		compare(t, name, doc, filepath.Join(dir, "out", name+".xlsx"))
	}
}

// shown is an assessment in which everything is met and verified by us, but for one discipline that
// weighs little.
func shown(weak assessments.Discipline) *assessments.Dossier {
	d := packtest.Large(60, 60)
	d.Model.WholeCapped, d.Model.DisciplinePercent = true, map[assessments.Discipline]int{weak: 10}
	for i := range d.Revisions {
		d.Revisions[i].Strength, d.Revisions[i].Expires = assessments.StrengthVerified, ""
	}
	for i := range d.Template.Items {
		it, a := &d.Template.Items[i], &d.Answers[i]
		it.DealBreaker, it.When = false, nil
		for k := range it.Evidence {
			it.Evidence[k].Strength, it.Evidence[k].MaxAge = assessments.StrengthVerified, 0
		}
		a.Verdict, a.AtFallBack, a.Reconfirm = assessments.Met, false, false
		if it.Discipline == weak {
			a.Verdict = assessments.NotMet
		}
	}
	return d
}

// random is an assessment with random verdicts, strengths, weights and gates.
func random(seed uint64) *assessments.Dossier {
	r := rand.New(rand.NewPCG(seed, 7))
	d := packtest.Large(1+r.IntN(40), 60)
	d.Model.DisciplinePercent = map[assessments.Discipline]int{
		assessments.Legal: 50 + r.IntN(120),
		assessments.Risk:  33,
	}
	d.Model.WholeCapped = seed%2 == 0
	verdicts := append(assessments.Verdicts(), assessments.NotAssessed)
	for i := range d.Template.Items {
		it := &d.Template.Items[i]
		it.Weight, it.DealBreaker = 1+r.IntN(10), r.IntN(3) == 0
		it.MinStrength = append(assessments.Strengths(), "")[r.IntN(7)]
		if seed%2 == 1 && r.IntN(3) == 0 {
			it.WalkAwayReason = "The law forbids it."
		}
		if r.IntN(4) == 0 {
			it.Silence = "favours"
		}
		if r.IntN(8) == 0 {
			it.When = []assessments.Condition{
				{Fact: "autonomy", Any: []string{"acts"}, Reason: "It only suggests."},
			}
		}
		a := &d.Answers[i]
		a.Verdict = verdicts[r.IntN(len(verdicts))]
		a.AtFallBack = a.Verdict == assessments.Partly && r.IntN(2) == 0
		a.Reconfirm = r.IntN(9) == 0
		a.WalkAway = seed%2 == 0 && it.MayWalkAway(a.Verdict) && r.IntN(2) == 0
		if r.IntN(2) == 0 {
			a.SecondPerson = "Kim"
		}
		if r.IntN(6) == 0 {
			d.Exceptions = append(d.Exceptions, assessments.Exception{
				ID: fmt.Sprint("x", i), ItemID: it.ID,
				Reason: "r", Compensating: "c", Owner: "o", Approver: "p", ApprovedOn: "2026-01-01",
				Expires: "2027-01-01",
			})
		}
	}
	for i := range d.Revisions {
		d.Revisions[i].Strength = assessments.Strengths()[r.IntN(6)]
		if r.IntN(5) == 0 {
			d.Revisions[i].Expires = "2026-02-01"
		}
	}
	return d
}

func workbook(t testing.TB, doc pack.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := (xlsx.Writer{}).Write(context.Background(), &b, doc); err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("COUNTERSIGN_KEEP"); dir != "" {
		_ = os.WriteFile(filepath.Join(dir, filepath.Base(t.Name())+".xlsx"), b.Bytes(), 0o600)
	}
	return b.Bytes()
}

var cached = regexp.MustCompile(
	`(<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?)(?: t="str")?>(<f>[^<]*</f>)<v>[^<]*</v>`)

// spoil replaces every cached value of a formula by nonsense.
func spoil(t testing.TB, book []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	spoiled := 0
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(f.Name, "xl/worksheets/") {
			spoiled += len(cached.FindAll(b, -1))
			b = cached.ReplaceAll(b, []byte(`$1>$2<v>-12345</v>`))
		}
		part, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(b); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if spoiled < 60 {
		t.Fatalf("only %d cached values were found to spoil", spoiled)
	}
	return out.Bytes()
}

func recalculate(t *testing.T, soffice, dir string) {
	t.Helper()
	user := filepath.Join(dir, "profile", "user")
	if err := os.MkdirAll(user, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(user, "registrymodifications.xcu"), []byte(profile),
		0o600); err != nil {
		t.Fatal(err)
	}
	books, err := filepath.Glob(filepath.Join(dir, "*.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	args := append([]string{
		"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless",
		"--convert-to", "xlsx", "--outdir", filepath.Join(dir, "out"),
	}, books...)
	if msg, err := exec.CommandContext(t.Context(), soffice, args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, msg)
	}
}

// compare holds every formula cell of the document against what was recalculated.
func compare(t *testing.T, name string, doc pack.Document, path string) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	checked := 0
	for _, s := range doc.Sheets {
		for n, row := range s.Rows {
			for col, c := range row.Cells {
				if c.Formula == "" {
					continue
				}
				at, _ := excelize.CoordinatesToCellName(col+1, n+1)
				got, err := f.GetCellValue(s.Name, at, excelize.Options{RawCellValue: true})
				if err != nil {
					t.Fatal(err)
				}
				checked++
				if !same(c, got) {
					t.Errorf("%s, %s!%s: recalculated to %q, counted as %q (formula %s)", name, s.Name, at,
						got, c.String(), c.Formula)
				}
			}
		}
	}
	if checked < 60 {
		t.Errorf("%s: only %d formulas were compared", name, checked)
	}
}

func same(c pack.Cell, got string) bool {
	if c.Text != "" {
		return got == c.Text
	}
	unit := map[pack.CellKind]float64{
		pack.CountCell: 1, pack.ScoreCell: 10, pack.ShareCell: 1000,
		pack.FactorCell: 1000, pack.PointsCell: 1e9,
	}[c.Kind]
	v, err := strconv.ParseFloat(got, 64)
	return err == nil && math.Abs(v*unit-float64(c.Number)) < max(unit*1e-10, 1e-6)
}
