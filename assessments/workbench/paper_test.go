package workbench_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// onDisk is a file with a content, as it is handed over.
func onDisk(t *testing.T, name, content string) workbench.File {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := workbench.FileAt(path)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// twoPapers are a vendor and a contract that are not there yet, with two documents of it.
func twoPapers(t *testing.T) ([]assessments.Record, []workbench.Paper) {
	return []assessments.Record{
		&assessments.Vendor{ID: "acme", Name: "Acme"},
		&assessments.Contract{ID: "deal", VendorID: "acme", Name: "Acme deal"},
	}, []workbench.Paper{
		{
			Document: assessments.Document{
				VendorID: "acme", ContractID: "deal", Name: "Terms",
				Type: "online_terms",
			},
			Version: assessments.Version{Label: "1", Status: assessments.VersionPublished},
			File:    onDisk(t, "terms.md", "# Terms\n\nThe first words.\n"),
		},
		{
			Document: assessments.Document{
				VendorID: "acme", ContractID: "deal", Name: "DPA",
				Type: "dpa",
			},
			Version: assessments.Version{Label: "2", Status: assessments.VersionDraft},
			File:    onDisk(t, "dpa.md", "# DPA\n\nOther words.\n"),
		},
	}
}

func TestPapersAreAddedWithWhatTheyBelongToInOneEvent(t *testing.T) {
	l := newLab(t)
	records, papers := twoPapers(t)
	before := len(l.events)
	ev, err := l.AddPapers(ctx, records, papers, assessments.NoProgress{})
	if err != nil {
		t.Fatal(err)
	}
	if got := len(l.events) - before; got != 1 || ev.Verb != assessments.VerbAddDocument {
		t.Errorf("%d events, %s", got, ev.Verb)
	}
	k, err := l.Records(ctx)
	if err != nil || len(k.Papers) != 2 || len(k.Vendors) != 1 || len(k.Contracts) != 1 {
		t.Fatalf("on record are %+v, %v", k, err)
	}
	for _, p := range k.Papers {
		text, err := l.Text(ctx, p.Current.ID, assessments.NoProgress{})
		if err != nil || !strings.Contains(text.Plain, "words.") {
			t.Errorf("the text of %s: %q, %v", p.Name, text.Plain, err)
		}
	}
	l.must(l.Undo(ctx))
	if k, err := l.Records(ctx); err != nil || len(k.Papers)+len(k.Vendors)+len(k.Contracts) > 0 {
		t.Errorf("after one undo there are %+v, %v", k, err)
	}
}

func TestNothingIsAddedIfOneOfThePapersCannotBe(t *testing.T) {
	for name, spoil := range map[string]func(records []assessments.Record, papers []workbench.Paper){
		"a file that is gone by now": func(_ []assessments.Record, papers []workbench.Paper) {
			papers[1].File = onDisk(t, "x.md", "words")
			papers[1].File.Size = 4
		},
		"a document without a name": func(_ []assessments.Record, p []workbench.Paper) {
			p[1].Document.Name = ""
		},
		"a version without a label": func(_ []assessments.Record, p []workbench.Paper) {
			p[0].Version.Label = ""
		},
		"a contract of another vendor": func(r []assessments.Record, _ []workbench.Paper) {
			r[1].(*assessments.Contract).VendorID = "gone"
		},
		"a vendor that is there": func(r []assessments.Record, _ []workbench.Paper) {
			r[0].SetKey("lumen")
		},
	} {
		l := newLab(t)
		l.must(l.Add(ctx, &assessments.Vendor{ID: "lumen", Name: "Lumen"}))
		records, papers := twoPapers(t)
		spoil(records, papers)
		if _, err := l.AddPapers(ctx, records, papers, assessments.NoProgress{}); err == nil {
			t.Errorf("%s: added", name)
		}
		if k, err := l.Records(ctx); err != nil || len(k.Papers)+len(k.Contracts) > 0 || len(k.Vendors) != 1 {
			t.Errorf("%s: there are %+v, %v", name, k, err)
		}
	}
}

func TestATextReadBeforeItsFileIsFiledIsNotReadAgain(t *testing.T) {
	l := newLab(t)
	_, papers := twoPapers(t)
	f := papers[0].File
	text, err := l.ReadFile(ctx, f, assessments.NoProgress{})
	if err != nil || !strings.Contains(text.Plain, "first words") {
		t.Fatalf("%q, %v", text.Plain, err)
	}
	l.must(l.Add(ctx, &assessments.Vendor{ID: "acme", Name: "Acme"}))
	papers[0].Document.ContractID = ""
	l.must(l.AddPapers(ctx, nil, papers[:1], assessments.NoProgress{}))
	k, err := l.Records(ctx)
	if err != nil {
		t.Fatal(err)
	}
	state, err := l.TextState(ctx, k.Papers[0].Current.SHA256)
	if err != nil || !state.Read || state.Paragraphs != 2 {
		t.Errorf("after filing the text is %+v, %v", state, err)
	}
}

func TestAFileThatChangedSinceItWasReadIsNotFiled(t *testing.T) {
	l := newLab(t)
	l.must(l.Add(ctx, &assessments.Vendor{ID: "acme", Name: "Acme"}))
	path := filepath.Join(t.TempDir(), "terms.md")
	write := func(content string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("# Terms\n\nOld words.\n")
	f, err := workbench.FileAt(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.ReadFile(ctx, f, assessments.NoProgress{}); err != nil {
		t.Fatal(err)
	}
	write("# Terms\n\nNew words.\n")
	paper := workbench.Paper{
		Document: assessments.Document{VendorID: "acme", Name: "Terms", Type: "online_terms"},
		Version:  assessments.Version{Label: "1", Status: assessments.VersionPublished}, File: f,
	}
	_, err = l.AddPapers(ctx, nil, []workbench.Paper{paper}, assessments.NoProgress{})
	var known *assessments.Error
	if !errors.As(err, &known) || known.Kind != assessments.Conflict {
		t.Errorf("%v", err)
	}
	l.must(l.AddPapers(ctx, nil, []workbench.Paper{paper}, assessments.NoProgress{}))
	k, err := l.Records(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if text, err := l.Text(ctx, k.Papers[0].Current.ID, assessments.NoProgress{}); err != nil ||
		!strings.Contains(text.Plain, "New words") {
		t.Errorf("the text is %q, %v", text.Plain, err)
	}
}

func TestTheRecordsAPaperIsComparedWithAreOutsideTheBin(t *testing.T) {
	l := newLab(t)
	l.papers()
	k, err := l.Records(ctx)
	if err != nil || len(k.Papers) == 0 || k.Today != l.Today() {
		t.Fatalf("%+v, %v", k, err)
	}
	n := len(k.Papers)
	l.must(l.Bin(ctx, assessments.NounDocument, k.Papers[0].ID))
	if k, err := l.Records(ctx); err != nil || len(k.Papers) != n-1 {
		t.Errorf("%d papers after one of %d went into the bin, %v", len(k.Papers), n, err)
	}
	for _, p := range k.Papers {
		if p.Current.ID != "" && p.Current.DocumentID != p.ID {
			t.Errorf("%s has the version %+v", p.ID, p.Current)
		}
	}
}
