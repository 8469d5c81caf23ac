package workbench

import (
	"fmt"
	"testing"

	"countersign/assessments"
)

// pastOf is a reader of a few records.
func pastOf(records ...assessments.Record) *past {
	p := &past{records: map[assessments.Noun]map[string]assessments.Record{}}
	for _, r := range records {
		if p.records[r.Noun()] == nil {
			p.records[r.Noun()] = map[string]assessments.Record{}
		}
		p.records[r.Noun()][r.Key()] = r
	}
	return p
}

// dossierOf collects a dossier of one assessment from a few records.
func dossierOf(t *testing.T, records ...assessments.Record) assessments.Dossier {
	t.Helper()
	var g gathered
	if err := g.read(pastOf(append(records,
		&assessments.Vendor{ID: "lumen"}, &assessments.Service{ID: "chat", VendorID: "lumen"},
		&assessments.Plan{ID: "pro"}, &assessments.Contract{ID: "ea"},
		&assessments.Use{ID: "use", ServiceID: "chat", ContractID: "ea", PlanID: "pro"},
		&assessments.Assessment{ID: "a", UseID: "use"},
	)...), []string{"a"}); err != nil {
		t.Fatal(err)
	}
	d, err := g.dossier("a")
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func ids[T any, P record[T]](list []T) string {
	var out []string
	for i := range list {
		out = append(out, P(&list[i]).Key())
	}
	return fmt.Sprint(out)
}

func TestDossierHoldsTheDocumentsOfItsUse(t *testing.T) {
	doc := func(id, contract, service string) *assessments.Document {
		return &assessments.Document{ID: id, VendorID: "lumen", ContractID: contract, ServiceID: service}
	}
	of := func(id, document string) *assessments.Version {
		return &assessments.Version{ID: id, DocumentID: document}
	}
	binned := of("v9", "1")
	binned.Binned = 1
	other := doc("8", "", "")
	other.VendorID = "harbor"
	d := dossierOf(t,
		doc("1", "ea", ""), doc("2", "", ""), doc("3", "ea", "chat"), doc("4", "another", ""),
		doc("5", "", "mail"), doc("6", "another", "chat"),
		other, of("v2", "2"), of("v1", "1"), of("v4", "4"), of("v5", "5"), of("v8", "8"), binned,
		&assessments.Precedence{ID: "p1", ContractID: "ea"},
		&assessments.Precedence{ID: "p2", ContractID: "another"},
	)
	if got := ids(d.Documents); got != "[1 2 3]" {
		t.Errorf("documents %s", got)
	}
	if got := ids(d.Versions); got != "[v1 v2]" {
		t.Errorf("versions %s", got)
	}
	if got := ids(d.Precedences); got != "[p1]" || d.Contract.ID != "ea" || d.Plan.ID != "pro" {
		t.Errorf("precedences %s, contract %+v, plan %+v", got, d.Contract, d.Plan)
	}
}

func TestDossierHoldsWhatIsCitedAndTicked(t *testing.T) {
	gone := &assessments.Document{
		ID: "gone", VendorID: "lumen", ContractID: "another",
		Bin: assessments.Bin{Binned: 1},
	}
	cite := func(id, version string) *assessments.Citation {
		return &assessments.Citation{ID: id, AssessmentID: "a", VersionID: version}
	}
	tick := func(id, revision string) *assessments.Tick {
		return &assessments.Tick{ID: id, AssessmentID: "a", RevisionID: revision}
	}
	revision := func(id, evidence string, binned assessments.Moment) *assessments.Revision {
		return &assessments.Revision{ID: id, EvidenceID: evidence, Bin: assessments.Bin{Binned: binned}}
	}
	d := dossierOf(t,
		&assessments.Document{ID: "9", VendorID: "lumen", ContractID: "ea"},
		&assessments.Version{ID: "v9", DocumentID: "9"},
		&assessments.Document{ID: "4", VendorID: "lumen", ContractID: "another"},
		&assessments.Version{ID: "v4", DocumentID: "4"}, &assessments.Version{ID: "v3", DocumentID: "4"},
		&assessments.Version{ID: "v5", DocumentID: "4", Bin: assessments.Bin{Binned: 1}},
		gone, &assessments.Version{ID: "v6", DocumentID: "gone"},
		cite("c1", "v9"), cite("c2", "v4"), cite("c3", "v3"), cite("c4", "v6"),
		&assessments.Citation{ID: "c5", AssessmentID: "b", VersionID: "v4"},
		&assessments.Citation{ID: "c6", AssessmentID: "a", VersionID: "v4", Bin: assessments.Bin{Binned: 1}},
		&assessments.Evidence{ID: "soc"}, revision("r2", "soc", 0), revision("r1", "soc", 0),
		revision("r3", "soc", 1),
		&assessments.Evidence{ID: "letter"}, revision("r4", "letter", 0),
		&assessments.Evidence{ID: "old", Bin: assessments.Bin{Binned: 1}}, revision("r5", "old", 0),
		&assessments.Evidence{ID: "iso"}, revision("r0", "iso", 0),
		tick("t1", "r2"), tick("t2", "r1"), tick("t3", "r5"), tick("t4", "r0"), tick("t5", "nowhere"),
	)
	if got := ids(d.Documents); got != "[4 9]" {
		t.Errorf("documents %s", got)
	}
	// of a cited document all versions, to see what superseded it
	if got := ids(d.Versions); got != "[v3 v4 v9]" {
		t.Errorf("versions %s", got)
	}
	if got := ids(d.Evidence); got != "[iso soc]" {
		t.Errorf("evidence %s", got)
	}
	if got := ids(d.Revisions); got != "[r0 r1 r2]" {
		t.Errorf("revisions %s", got)
	}
	if got := ids(d.Citations); got != "[c1 c2 c3 c4]" {
		t.Errorf("citations %s", got)
	}
	alone := dossierOf(t, cite("c", "v5"),
		&assessments.Document{ID: "4", VendorID: "lumen", ContractID: "another"},
		&assessments.Version{ID: "v5", DocumentID: "4", Bin: assessments.Bin{Binned: 1}})
	if len(alone.Documents) != 0 {
		t.Errorf("a version in the bin brings its document %s", ids(alone.Documents))
	}
}

func TestDossierHoldsItsOwnRecordsAlone(t *testing.T) {
	var records []assessments.Record
	for _, of := range []string{"a", "b"} {
		records = append(records,
			&assessments.Answer{ID: of + "/1", AssessmentID: of},
			&assessments.Finding{ID: of + "/2", AssessmentID: of},
			&assessments.Note{ID: of + "/3", AssessmentID: of},
			&assessments.Exception{ID: of + "/4", AssessmentID: of},
			&assessments.ApprovalCondition{ID: of + "/5", AssessmentID: of},
			&assessments.Decision{ID: of + "/6", AssessmentID: of},
			&assessments.SignOff{ID: of + "/7", AssessmentID: of},
			&assessments.Pack{ID: of + "/8", AssessmentID: of},
			&assessments.Finding{ID: of + "/9", AssessmentID: of, Bin: assessments.Bin{Binned: 1}},
			&assessments.Note{ID: of + "/0", AssessmentID: of, Bin: assessments.Bin{Binned: 1}},
		)
	}
	d := dossierOf(t, records...)
	got := ids(d.Answers) + ids(d.Findings) + ids(d.Notes) + ids(d.Exceptions) + ids(d.Conditions) +
		ids(d.Decisions) + ids(d.SignOffs) + ids(d.Packs)
	if want := "[a/1][a/2][a/3][a/4][a/5][a/6][a/7][a/8]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestDossierHoldsTheTombstonesOfWhatItHolds(t *testing.T) {
	stone := func(id string, of assessments.Noun, what string) *assessments.Tombstone {
		return &assessments.Tombstone{ID: id, Of: string(of), OfID: what}
	}
	d := dossierOf(t,
		&assessments.Document{ID: "1", VendorID: "lumen"}, &assessments.Version{ID: "x", DocumentID: "1"},
		&assessments.Evidence{ID: "soc"}, &assessments.Revision{ID: "r", EvidenceID: "soc"},
		&assessments.Tick{ID: "t", AssessmentID: "a", RevisionID: "r"},
		&assessments.Note{ID: "n", AssessmentID: "a"},
		stone("1", "version", "x"), stone("2", "revision", "r"), stone("3", "note", "n"),
		stone("4", "version", "other"),
		stone("5", "note", "x"), stone("6", "revision", "x"), stone("7", "version", "n"),
	)
	if got := ids(d.Tombstones); got != "[1 2 3]" {
		t.Errorf("tombstones %s", got)
	}
}

func TestPurgedOfNamesEachKindThatTheDossierHolds(t *testing.T) {
	d := assessments.Dossier{
		Versions: []assessments.Version{{ID: "1"}}, Revisions: []assessments.Revision{{ID: "1"}},
		Notes:     []assessments.Note{{ID: "1"}},
		Citations: []assessments.Citation{{ID: "1"}}, Precedences: []assessments.Precedence{{ID: "1"}},
		Evidence: []assessments.Evidence{{ID: "1"}},
	}
	kinds := []assessments.Noun{
		assessments.NounVersion, assessments.NounRevision, assessments.NounNote, assessments.NounCitation,
		assessments.NounPrecedence, assessments.NounEvidence,
	}
	for _, n := range kinds {
		mine, others := assessments.Mention{Noun: n, ID: "1"},
			[]assessments.Mention{{Noun: n, ID: "2"}, {Noun: assessments.NounVendor, ID: "1"}}
		p := &past{purged: append(others, mine)}
		if got := p.purgedOf(&d); len(got) != 1 || got[0] != mine {
			t.Errorf("of a purged %s it names %+v", n, got)
		}
	}
}
