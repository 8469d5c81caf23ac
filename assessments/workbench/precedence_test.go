package workbench_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/precedence"
	"countersign/assessments/terms"
	"countersign/assessments/workbench"
	"countersign/templates/lexicon"
)

const orderClause = "9.1 Conflicts. In the event of a conflict between this Agreement and the Data Processing Addendum, the Data Processing Addendum shall prevail."

// papers is a contract whose master agreement and DPA both speak of location, and a privacy policy beside it.
func (l *lab) papers() {
	l.t.Helper()
	l.furnish()
	l.must(l.AddVersion(ctx, assessments.Version{
		ID: "msa/2", DocumentID: "msa", Label: "2",
		Status: assessments.VersionExecuted, Effective: "2026-09-01",
	},
		text("msa2.md", "# 4 Content\n\n4.1 Training. "+clause+
			"\n\n4.4 Location. Customer Content is stored in data centers located in the United States.\n\n# 9 General\n\n"+orderClause+"\n"), assessments.NoProgress{}))
	l.must(l.AddDocument(ctx, assessments.Document{
		ID: "dpa", VendorID: "lumen", ContractID: "ea",
		Name: "Processing addendum", Type: "dpa",
	},
		assessments.Version{ID: "dpa/1", Label: "1", Status: assessments.VersionExecuted},
		text("dpa.md", "# 5 Hosting\n\n5.1 Location. Provider stores and processes Customer Personal Data only in data centers located in the European Union.\n"), assessments.NoProgress{}))
	l.must(l.AddDocument(ctx, assessments.Document{
		ID: "pp", VendorID: "lumen", Name: "Privacy notice",
		Type: "privacy_policy",
	},
		assessments.Version{ID: "pp/1", Label: "1", Status: assessments.VersionPublished},
		text("pp.md", "# Where we store data\n\nYour personal data is stored in data centers located in Japan.\n"), assessments.NoProgress{}))
}

func (l *lab) found(versions ...string) map[string]terms.Searched {
	l.t.Helper()
	l.Finds(func() (*terms.Lexicon, error) { return lexicon.Load() })
	out, err := l.SearchAll(ctx, versions,
		terms.Options{Topics: append(assessments.Topics(), terms.Precedence)}, assessments.NoProgress{})
	if err != nil {
		l.t.Fatal(err)
	}
	return out
}

func (l *lab) paperIDs(o precedence.Order) string {
	var ids []string
	for _, r := range o.Ranked {
		ids = append(ids, r.Version.ID)
	}
	return strings.Join(ids, " ")
}

func TestAnOrderIsAssumedUntilItsClauseIsCited(t *testing.T) {
	l := newLab(t)
	l.papers()
	p, err := l.Papers(ctx, "ea")
	if err != nil {
		t.Fatal(err)
	}
	o := p.Order("general")
	if o.Cited || o.Clause.ID != "" || l.paperIDs(o) != "dpa/1 msa/2" || o.Settles("msa", "dpa") {
		t.Fatalf("assumed: %+v", o)
	}
	clauses := p.Clauses(l.found("msa/2", "dpa/1"))
	if len(clauses) != 1 || clauses[0].Version.ID != "msa/2" ||
		strings.Join(clauses[0].Order, " ") != "dpa msa" {
		t.Fatalf("clauses: %+v", clauses)
	}
	l.must(l.SavePrecedence(ctx, assessments.Precedence{}, assessments.Precedence{
		ContractID: "ea", Subject: "general", Order: clauses[0].Order, VersionID: "msa/2",
		Quote: clauses[0].Passage.Quote, Section: clauses[0].Passage.Section,
	}))
	p, _ = l.Papers(ctx, "ea")
	if o = p.Order("personal_data"); !o.Cited || o.Clause.ID != "ea/general" || !o.Settles("msa", "dpa") {
		t.Errorf("cited for all subjects: %+v", o)
	}
	l.must(l.SavePrecedence(ctx, assessments.Precedence{}, assessments.Precedence{
		ContractID: "ea", Subject: "personal_data",
		Order: []string{"msa", "dpa"},
	}))
	p, _ = l.Papers(ctx, "ea")
	if o = p.Order("personal_data"); !o.Cited {
		t.Error("an assumption displaced a citation")
	}
	l.must(l.Undo(ctx))
	l.must(l.Undo(ctx))
	if p, _ = l.Papers(ctx, "ea"); p.Order("general").Cited {
		t.Error("an undone citation still counts")
	}
}

func TestAnOrderThatCannotBeIsRefused(t *testing.T) {
	l := newLab(t)
	l.papers()
	before := l.state()
	for words, p := range map[string]assessments.Precedence{
		"no document of this contract": {Order: []string{"msa", "pp"}},
		"twice":                        {Order: []string{"msa", "msa"}},
		"does not say": {
			Order: []string{"msa", "dpa"}, VersionID: "msa/2",
			Quote: "The order form prevails.",
		},
		"needs the words": {Order: []string{"msa", "dpa"}, VersionID: "msa/2"},
	} {
		p.ContractID, p.Subject = "ea", "general"
		_, err := l.SavePrecedence(ctx, assessments.Precedence{}, p)
		l.refused(err, assessments.Refused, words)
		p.ID = "ea/general"
		l.refused(l.declares(&p, "contract", "subject", "order_of", "version", "quote"), assessments.Refused,
			words)
	}
	for k, v := range l.state() {
		if before[k] != v {
			t.Errorf("%s changed", k)
		}
	}
}

func TestDocumentsContradictOnlyWhereNoOrderSettlesIt(t *testing.T) {
	l := newLab(t)
	l.papers()
	a, err := l.Assess(ctx, "a", l.Today())
	if err != nil {
		t.Fatal(err)
	}
	papers := precedence.Of(&a.Dossier, "")
	o := papers.Order(assessments.Topic("data_location").Subject())
	answers := precedence.Answering(o, l.found("msa/2", "dpa/1", "pp/1"), "data_location")
	if len(answers) != 3 || answers[0].Document.ID != "dpa" || !answers[2].Outside {
		t.Fatalf("in order: %+v", answers)
	}
	for _, one := range answers {
		if len(one.Passages) == 0 {
			t.Errorf("%s is silent", one.Document.ID)
		}
	}
	if x, y, open := precedence.Unsettled(o, answers); !open || x.ID != "dpa" || y.ID != "msa" {
		t.Errorf("assumed order: %v %v %v", x.ID, y.ID, open)
	}
	papers.Precedences = []assessments.Precedence{
		{ID: "p", ContractID: "ea", Subject: "general", Order: []string{"dpa", "msa"}, VersionID: "msa/2"},
	}
	o = papers.Order("personal_data")
	if _, _, open := precedence.Unsettled(o,
		precedence.Answering(o, l.found("msa/2", "dpa/1", "pp/1"), "data_location")); open {
		t.Error("a cited order settles it, and the privacy notice stands outside")
	}
	training := precedence.Answering(o, l.found("msa/2", "dpa/1"), "training_use")
	if _, _, open := precedence.Unsettled(o, training); open {
		t.Error("only one document speaks of training")
	}
	it := l.item("data_location")
	l.must(l.give(assessments.Answer{
		AssessmentID: "a", ItemID: it.ID, Response: "In Europe",
		Verdict: assessments.Partly, AtFallBack: true,
	}))
	l.must(l.Contradict(ctx, "a", it.ID, "Two places are named."))
	got := assessments.Answer{ID: "a/" + it.ID}
	if err := l.Get(ctx, &got); err != nil || got.Verdict != assessments.Contradicted ||
		got.Response != "In Europe" || got.Reason != "Two places are named." {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestADocumentIsFiledWithItsFirstVersionOrNotAtAll(t *testing.T) {
	l := newLab(t)
	l.furnish()
	before, events := l.state(), len(l.events)
	doc := assessments.Document{VendorID: "lumen", ContractID: "ea", Name: "Processing addendum", Type: "dpa"}
	_, err := l.AddDocument(ctx, doc, assessments.Version{Status: "signed"}, text("d.md", "# 1\n"),
		assessments.NoProgress{})
	l.refused(err, assessments.Refused, "label")
	doc.VendorID = "nobody"
	_, err = l.AddDocument(ctx, doc, assessments.Version{Label: "1", Status: assessments.VersionDraft},
		text("d.md", "# 1\n"), assessments.NoProgress{})
	l.refused(err, assessments.Refused, "there is no vendor")
	stopped, stop := context.WithCancel(ctx)
	stop()
	doc.VendorID = "lumen"
	if _, err = l.AddDocument(stopped, doc, assessments.Version{Label: "1", Status: assessments.VersionDraft},
		text("d.md", "# 1\n"), assessments.NoProgress{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if len(l.state()) != len(before) || len(l.events) != events {
		t.Fatal("something was left behind")
	}
	l.must(l.AddDocument(ctx, doc, assessments.Version{Label: "1", Status: assessments.VersionDraft},
		text("d.md", "# 1 Scope\n\nWords.\n"), assessments.NoProgress{}))
	if len(l.events) != events+1 {
		t.Errorf("%d events", len(l.events)-events)
	}
	filed, err := l.Filed(ctx)
	if err != nil || len(filed) != 2 {
		t.Fatalf("%+v, %v", filed, err)
	}
	for _, f := range filed {
		if _, err := l.Text(ctx, f.Current.ID, assessments.NoProgress{}); err != nil {
			t.Fatal(err)
		}
		s, err := l.TextState(ctx, f.Current.SHA256)
		if err != nil || !s.Read || s.Paragraphs == 0 || f.Vendor.Name != "Lumen AI" || f.Contract == nil {
			t.Errorf("%+v: %+v, %v", f, s, err)
		}
	}
	l.must(l.Undo(ctx))
	if filed, _ = l.Filed(ctx); len(filed) != 1 {
		t.Error("undo left the document")
	}
}

func TestAReadingBringsTheAssessmentsTheDocumentBearsOn(t *testing.T) {
	l := newLab(t)
	l.papers()
	l.must(l.Cite(ctx, assessments.Citation{
		AssessmentID: "a", ItemID: l.item("training_use").ID,
		VersionID: "msa/2", Quote: clause,
	}))
	r, err := l.Reading(ctx, "msa", "a")
	if err != nil {
		t.Fatal(err)
	}
	if r.Version.ID != "msa/2" || len(r.Versions) != 2 || len(r.Citations) != 1 || len(r.Bearing) != 1 ||
		len(r.Papers.Documents) != 3 {
		t.Errorf("%+v", r)
	}
	if _, ok := r.Bearing[0].Item(l.item("training_use").ID); !ok {
		t.Error("an item asked is not offered")
	}
	l.must(l.Save(ctx, &assessments.Document{
		ID: "empty", VendorID: "lumen", Name: "Nothing yet",
		Type: "sla",
	}))
	_, err = l.Reading(ctx, "empty", "")
	l.refused(err, assessments.Refused, "no version yet")
	_, err = l.Reading(ctx, "nowhere", "")
	l.refused(err, assessments.NotFound, "nowhere")
}

func TestQuotesOfAVersionAreLookedForAgainWhenItIsOpened(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.Cite(ctx, assessments.Citation{
		ID: "c", AssessmentID: "a", ItemID: l.item("training_use").ID,
		VersionID: "msa/1", Quote: clause,
	}))
	if ev, err := l.RecheckVersion(ctx, "msa/1"); err != nil || ev.Seq != 0 {
		t.Errorf("nothing changed, but: %+v, %v", ev, err)
	}
	if ev, err := l.RecheckVersion(ctx, "nowhere"); err != nil || ev.Seq != 0 {
		t.Errorf("no citations: %+v, %v", ev, err)
	}
}

func TestOneOrderIsOnRecordForASubject(t *testing.T) {
	l := newLab(t)
	l.papers()
	first := assessments.Precedence{ContractID: "ea", Subject: "general", Order: []string{"msa", "dpa"}}
	ev, err := l.SavePrecedence(ctx, assessments.Precedence{}, first)
	if l.must(ev, err); ev.SubjectID != "ea/general" {
		t.Errorf("its id is %q", ev.SubjectID)
	}
	second := first
	second.ID, second.Order = "another", []string{"dpa", "msa"}
	l.must(l.SavePrecedence(ctx, assessments.Precedence{}, second))
	third := second // by someone who saw nothing on record
	third.Order = []string{"msa", "dpa"}
	other := l.WithClock(l.clock)
	_, err = other.SavePrecedence(ctx, assessments.Precedence{}, third)
	l.refused(err, assessments.Conflict, "changed elsewhere")
	_, err = other.SavePrecedence(ctx, first, third)
	l.refused(err, assessments.Conflict, "changed elsewhere")
	a := l.assessedNow()
	if got := a.Dossier.Precedences; len(got) != 1 || got[0].ID != "ea/general" || got[0].Order[0] != "dpa" {
		t.Errorf("on record are %+v", got)
	}
	p := precedence.Of(&a.Dossier, l.Today())
	if p.Contract == nil || p.Contract.ID != "ea" || len(p.Precedences) != 1 ||
		len(p.Documents) != len(a.Dossier.Documents) {
		t.Errorf("the papers of the assessment are %+v", p)
	}
}

func TestWhatCannotBeReadIsSaidOfEachVersion(t *testing.T) {
	l := newLab(t)
	l.furnish()
	bare := given("versions[0]", 1,
		&assessments.Version{ID: "msa/2", DocumentID: "msa", Label: "two", Status: assessments.VersionDraft},
		"document", "label", "status")
	if _, err := l.Apply(ctx, []workbench.Declared{bare}, nil, false, assessments.NoProgress{}); err != nil {
		t.Fatal(err)
	}
	got := l.found("msa/1", "msa/2")
	if got["msa/1"].Refused != "" || got["msa/1"].Paragraphs == 0 ||
		!strings.Contains(got["msa/2"].Refused, "“two” has no file") {
		t.Errorf("got %+v", got)
	}
	_, err := l.SearchAll(ctx, []string{"msa/3"}, terms.Options{}, assessments.NoProgress{})
	l.refused(err, assessments.NotFound, "msa/3")
}
