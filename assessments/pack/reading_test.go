package pack_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
	"countersign/assessments/scoring"
)

// readingsIn are the readings in assessment.json for an audience.
func readingsIn(t *testing.T, audience string, readings []pack.ReadingRecord) (string, pack.Document) {
	t.Helper()
	d := packtest.Lumen()
	judged := scoring.Judge(d, packtest.AsOf)
	doc, err := pack.Build(d, judged, scoring.Score(judged, d.Model),
		pack.Options{AsOf: packtest.AsOf, Audience: audience, Readings: readings})
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(doc.Record.Readings)
	if err != nil {
		t.Fatal(err)
	}
	return string(b), doc
}

func TestPackSaysHowDocumentsWereRead(t *testing.T) {
	const msa = `[{"version":"v-msa-3","state":"read","notices":[` +
		`{"kind":"picture_page","count":2,"page":7,"start":9000},{"kind":"form_field","count":1,"page":9,"start":9800}]}]`
	for audience, want := range map[string]string{pack.Auditor: msa, pack.Board: msa, pack.Vendor: "null"} {
		got, doc := readingsIn(t, audience, packtest.Readings())
		if got != want { // the opinion is withheld from all of them
			t.Errorf("the %s is given %s", audience, got)
		}
		whole, err := json.Marshal(map[string]any{"sections": doc.Sections, "sheets": doc.Sheets, "record": doc.Record})
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(whole), "not for a pack") {
			t.Errorf("the %s is given words of a notice", audience)
		}
		if told := strings.Contains(string(whole), "2 pages that are pictures, not read (pages 7–8)"); told !=
			(audience == pack.Auditor) {
			t.Errorf("the %s is told of the pages: %v", audience, told)
		}
	}
}

// TestReadingsAreOnTheListOfWhatLeaves holds the list, which is made without reading a file, to what the
// pack holds.
func TestReadingsAreOnTheListOfWhatLeaves(t *testing.T) {
	var readings []pack.ReadingRecord
	for _, v := range packtest.Lumen().Versions {
		if v.SHA256 != "" && v.PurgedOn == "" {
			hidden := assessments.Notice{Kind: assessments.NoticeHidden, Count: 1}
			readings = append(readings, pack.ReadingOf(v.ID, []assessments.Notice{hidden}))
		}
	}
	for _, audience := range assessments.Audiences() {
		_, doc := readingsIn(t, audience, readings)
		var given []string
		for _, r := range doc.Record.Readings {
			given = append(given, r.Version)
		}
		list := leaves(t, packtest.Lumen(), audience)
		out, held := readingsOn(list.Out), readingsOn(list.Withheld)
		if !slices.Equal(out, given) || len(out)+len(held) != len(readings) {
			t.Errorf("the %s is given readings of %v; the list says %v, withheld %v", audience, given, out, held)
		}
	}
}

// readingsOn are the versions of which a list names the reading.
func readingsOn(list []pack.Leaving) (versions []string) {
	for _, one := range list {
		if one.Noun == "reading" && slices.Equal(one.Fields, []string{"version", "state", "notices"}) {
			versions = append(versions, one.ID)
		}
	}
	return versions
}

func TestDocumentListWordsReadings(t *testing.T) {
	many := make([]assessments.Notice, 9)
	for i := range many {
		many[i] = assessments.Notice{Kind: assessments.NoticeHidden, Count: 1, Start: i}
	}
	for want, readings := range map[string][]pack.ReadingRecord{
		"not recorded when this was read":      nil,
		"nothing left out":                     {pack.ReadingOf("v-msa-3", nil)},
		"9 hidden blocks left out":             {pack.ReadingOf("v-msa-3", many)},
		"no text could be read from this file": {{Version: "v-msa-3", State: pack.Unreadable}},
	} {
		_, doc := readingsIn(t, pack.Auditor, readings)
		found := 0
		for _, s := range doc.Sheets {
			for _, row := range s.Rows {
				if n := len(row.Cells); s.Name == "Documents" && n > 3 && row.Cells[3].Text == "3" &&
					row.Cells[n-1].Text == want {
					found++
				}
			}
		}
		if found != 1 {
			t.Errorf("%q is in %d rows", want, found)
		}
	}
}
