package workbench_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

func TestApplyingAFileAgainDoesNotBringBackWhatWasPurged(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.Save(ctx, &assessments.Evidence{ID: "report", VendorID: "lumen", Name: "Report"}))
	const body = "4.1 Training. " + clause
	list := []workbench.Declared{
		{
			Record: &assessments.Version{
				ID: "msa/2", DocumentID: "msa", Label: "2",
				Status: assessments.VersionExecuted,
			}, Path: "versions[0]", File: "msa.md",
			Set: map[string]bool{"document": true, "label": true, "status": true},
		},
		{
			Record: &assessments.Revision{
				ID: "report/1", EvidenceID: "report", Label: "1",
				Strength: assessments.StrengthReport,
			}, Path: "revisions[0]", File: "report.md",
			Set: map[string]bool{"evidence": true, "label": true, "strength": true},
		},
	}
	apply := func() error {
		_, err := l.Apply(ctx, list, func(name string) (workbench.File, error) {
			return text(name, name+" "+body), nil
		}, false, assessments.NoProgress{})
		return err
	}
	if err := apply(); err != nil {
		t.Fatal(err)
	}
	digests := []string{}
	for _, r := range []assessments.Record{
		&assessments.Version{ID: "msa/2"},
		&assessments.Revision{ID: "report/1"},
	} {
		if err := l.Get(ctx, r); err != nil {
			t.Fatal(err)
		}
		f, _ := assessments.FieldOf(r, "sha256")
		digests = append(digests, f.Value.String())
		l.must(l.purge(r.Noun(), r.Key(), "returned under NDA", nil))
	}
	// so that there is something to change
	list[0].Record.(*assessments.Version).Label, list[1].Record.(*assessments.Revision).Label = "two", "one"
	err := apply()
	l.refused(err, assessments.Refused, "versions[0].file")
	l.refused(err, assessments.Refused, "revisions[0].file")
	for _, sum := range digests {
		if r, _, err := l.OpenFile(ctx, sum); err == nil {
			_ = r.Close()
			t.Error("the bytes are back")
		}
		if state, err := l.TextState(ctx, sum); err != nil || state.Read {
			t.Errorf("the text is back: %+v, %v", state, err)
		}
	}
	v := assessments.Version{ID: "msa/2", DocumentID: "msa", Label: "2", Status: assessments.VersionExecuted}
	_, err = l.AddVersion(ctx, v, text("msa.md", "msa.md "+body), assessments.NoProgress{})
	l.refused(err, assessments.Refused, "was purged on 2026-11-21")
}

func TestWordsOfAPurgedVersionAreNotQuotedAgain(t *testing.T) {
	l := newLab(t)
	l.papers()
	c := assessments.Citation{
		ID: "c", AssessmentID: "a", ItemID: l.item("training_use").ID,
		VersionID: "msa/2", Quote: clause,
	}
	p := assessments.Precedence{
		ID: "ea/general", ContractID: "ea", Subject: "general",
		Order: []string{"dpa", "msa"}, VersionID: "msa/2", Quote: orderClause,
	}
	declare := func() []error {
		return []error{
			l.declares(&c, "assessment", "item", "version", "quote"),
			l.declares(&p, "contract", "subject", "order_of", "version", "quote"),
		}
	}
	for _, err := range declare() {
		if err != nil {
			t.Fatal(err)
		}
	}
	l.must(l.purge("version", "msa/2", "returned under NDA", nil))
	before := l.state()
	for _, err := range declare() {
		l.refused(err, assessments.Refused, "was purged on 2026-11-21")
	}
	if !maps.Equal(before, l.state()) {
		t.Error("the words are back")
	}
}

func TestApplyingAFileAgainDoesNotBringBackPurgedWords(t *testing.T) {
	l := newLab(t)
	l.papers()
	note := &assessments.Note{ID: "n", On: "vendor", OnID: "lumen", Body: "Between us and counsel."}
	undone := &assessments.Note{ID: "n2", On: "vendor", OnID: "lumen", Body: "Taken back at once."}
	evidence := &assessments.Evidence{
		ID: "ev", VendorID: "lumen", Name: "Report",
		Description: "What the report shows.",
	}
	revision := &assessments.Revision{
		ID: "ev/1", EvidenceID: "ev", Label: "1",
		Strength: assessments.StrengthReport, Reference: "in the data room",
	}
	version := &assessments.Version{
		ID: "msa/3", DocumentID: "msa", Label: "3",
		Status: assessments.VersionDraft, Source: "sent by mail",
	}
	it := l.itemWithEvidence()
	tick := &assessments.Tick{
		ID: "a/" + it.ID + "/" + it.Evidence[0].ID, AssessmentID: "a", ItemID: it.ID,
		ExpectedID: it.Evidence[0].ID, RevisionID: "ev/1", Remark: "on page 3",
	}
	declare := func(r assessments.Record) error {
		var fields []string
		for _, f := range r.Fields() {
			if !f.Computed && f.Value.String() != "" && f.Value.String() != "0" {
				fields = append(fields, f.Name)
			}
		}
		return l.declares(r, fields...)
	}
	all := []assessments.Record{note, evidence, revision, version, tick}
	for _, r := range all {
		if err := declare(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := declare(undone); err != nil {
		t.Fatal(err)
	}
	l.must(l.Undo(ctx))
	for _, r := range []assessments.Record{note, undone, evidence, version} {
		l.must(l.purge(r.Noun(), r.Key(), "erasure request", nil))
	}
	before := l.state()
	for _, r := range append(all, undone) {
		l.refused(declare(r), assessments.Refused, "was purged on 2026-11-21, and its words do not come back")
	}
	if !maps.Equal(before, l.state()) {
		t.Error("words are back")
	}
	note.Body, note.Distribution = "", assessments.Privileged
	if err := declare(note); err != nil {
		t.Errorf("without the words: %v", err)
	}
}

func TestPurgeIsRefusedWhileItsReasonRepeatsTheWords(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.Save(ctx, &assessments.Note{ID: "n", On: "vendor", OnID: "lumen", Body: "Anna Muster was ill."}))
	before := l.state()
	for id, reason := range map[string]string{
		"n":     "it says that ANNA Muster, was ill",
		"msa/1": "“will not use Customer content to train” was quoted",
	} {
		_, err := l.purgeByID(id, reason, nil)
		l.refused(err, assessments.Refused, "The reason repeats words")
	}
	_, err := l.purgeByID("n", " ", nil)
	l.refused(err, assessments.Refused, "Say why")
	if !maps.Equal(before, l.state()) {
		t.Error("something was purged")
	}
	for id, reason := range map[string]string{
		"n":     "Anna asked for erasure",
		"msa/1": "Customer Content was returned",
	} {
		if ev, err := l.purgeByID(id, reason, nil); err != nil || ev.Reason != reason {
			t.Errorf("%s: %+v, %v", reason, ev, err)
		}
	}
}

func TestPurgeNamesWhereItsWordsAreRepeated(t *testing.T) {
	l := newLab(t)
	l.papers()
	item := l.item("training_use").ID
	repeats := "As they say: vendor will not use customer-content to train any model at all."
	f := &assessments.Finding{ID: "f", AssessmentID: "a", ItemID: item, Text: repeats, Status: "open"}
	l.must(l.Save(ctx, f))
	f.Text = "They do not say it any more."
	l.must(l.Save(ctx, f))
	// four words in a row
	l.must(l.Save(ctx, &assessments.Note{
		ID: "n", On: "vendor", OnID: "lumen",
		Body: "Vendor will not use our content.",
	}))
	l.must(l.give(assessments.Answer{
		ID: "a/" + item, AssessmentID: "a", ItemID: item,
		Verdict: assessments.Partly, Reason: repeats,
	}))
	l.must(l.Cite(ctx, assessments.Citation{
		ID: "c", AssessmentID: "a", ItemID: item, VersionID: "msa/2",
		Quote: clause,
	}))
	order := workbench.PurgeOrder{
		Things: []workbench.Thing{{Noun: "version", ID: "msa/2"}},
		Reason: "returned under NDA",
	}
	before := l.state()
	plan, err := l.PlanPurge(ctx, order)
	if err != nil {
		t.Fatal(err)
	}
	if !maps.Equal(before, l.state()) {
		t.Error("planning changed something")
	}
	if len(plan.Files) != 1 || plan.Changes == 0 || len(plan.Stones) != 1 || plan.Event.Seq != 0 {
		t.Errorf("the plan is %+v", plan)
	}
	done, err := l.PurgeAll(ctx, order)
	if err != nil {
		t.Fatal(err)
	}
	for name, p := range map[string]workbench.Purging{"planned": plan, "done": done} {
		got := map[string]string{}
		for _, m := range p.Mentions {
			got[string(m.Noun)+" "+m.ID+" "+m.Field+" "+map[bool]string{true: "earlier"}[m.Earlier]] = m.Words
		}
		const words = "vendor will not use customer-content to train any"
		want := map[string]string{"finding f gap earlier": words, "answer a/" + item + " reason ": words}
		if !maps.Equal(got, want) {
			t.Errorf("%s: repeated in %v, want %v", name, got, want)
		}
	}
	if s := l.state()["answer a/"+item]; !strings.Contains(s, repeats) {
		t.Errorf("the user's own words are %s", s)
	}
}

// itemWithEvidence is an item of the assessment that expects evidence.
func (l *lab) itemWithEvidence() assessments.Item {
	l.t.Helper()
	a, err := l.Assess(ctx, "a", l.Today())
	if err != nil {
		l.t.Fatal(err)
	}
	for _, it := range a.Dossier.Template.Items {
		if len(it.Evidence) > 0 {
			return it
		}
	}
	l.t.Fatal("no item expects evidence")
	return assessments.Item{}
}

// A word that is in nothing else gives a text away as five words in a row do.
func TestPurgeNamesSingleWordsThatAreInNothingElse(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.Save(ctx, &assessments.Document{
		ID: "secret", VendorID: "lumen", ContractID: "ea",
		Name: "Side letter", Type: "msa",
	}))
	l.must(l.AddVersion(ctx, assessments.Version{
		ID: "secret/1", DocumentID: "secret", Label: "1",
		Status: assessments.VersionExecuted,
	},
		text("s.md", "# Side letter\n\nThe Zebrafinch kickback of Lumen is ref. K4711, deletion of content within 30 days, marmot otters.\n"), assessments.NoProgress{}))
	item := l.item("training_use").ID
	reason := "They grant the ZEBRAFINCH kickback; deletion and Lumen's content are other things."
	f := &assessments.Finding{
		ID: "f", AssessmentID: "a", ItemID: item, Text: "Compare k4711.",
		Status: "open",
	}
	l.must(l.Save(ctx, f))
	f.Text = "Compare nothing."
	l.must(l.Save(ctx, f))
	l.must(l.give(assessments.Answer{
		ID: "a/" + item, AssessmentID: "a", ItemID: item,
		Verdict: assessments.Partly, Reason: reason,
	}))
	for i := range 12 {
		l.must(l.Save(ctx, &assessments.Note{
			ID: fmt.Sprintf("n%02d", i), On: "vendor", OnID: "lumen",
			Body: "Otters and a marmot.",
		}))
	}
	order := workbench.PurgeOrder{
		Things: []workbench.Thing{{Noun: "version", ID: "secret/1"}},
		Reason: "the zebrafinch letter was returned",
	}
	plan, err := l.PlanPurge(ctx, order)
	if err != nil {
		t.Fatal(err)
	}
	done, err := l.PurgeAll(ctx, order)
	if err != nil {
		t.Fatal(err)
	}
	for name, p := range map[string]workbench.Purging{"planned": plan, "done": done} {
		got, notes := map[string]string{}, 0
		for _, m := range p.Mentions {
			if m.Noun == "note" {
				notes++
				continue
			}
			got[fmt.Sprint(m.Noun, " ", m.ID, " ", m.Field, " ", m.Earlier, " ", m.Single)] = m.Words
		}
		want := map[string]string{
			"answer a/" + item + " reason false true": "ZEBRAFINCH, kickback",
			"finding f gap true true":                 "k4711",
			"tombstone  reason false true":            "zebrafinch",
		}
		if !maps.Equal(got, want) || notes != 10 || p.MoreMentions != 2 {
			t.Errorf("%s: %v, %d notes and %d more, want %v, 10 and 2", name, got, notes, p.MoreMentions,
				want)
		}
		said := strings.Join(p.Remains(), "\n")
		for _, words := range []string{
			"reason: “ZEBRAFINCH, kickback”",
			"the reason of this purge, which stays: “zebrafinch”", "and 2 more",
		} {
			if !strings.Contains(said, words) {
				t.Errorf("%s: it does not say %q:\n%s", name, words, said)
			}
		}
	}
}
