package workbench_test

import (
	"maps"
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

func TestSaveRefusesWhatHasAWayOfItsOwn(t *testing.T) {
	l := newLab(t)
	l.furnish()
	before := l.state()
	for _, r := range []assessments.Record{
		&assessments.Decision{ID: "d", AssessmentID: "a", Outcome: assessments.Approved},
		&assessments.SignOff{ID: "s", AssessmentID: "a", Role: "legal", Name: "Ada"},
		&assessments.Exception{ID: "x", AssessmentID: "a"}, &assessments.Tick{ID: "t", AssessmentID: "a"},
		&assessments.Pack{ID: "p", AssessmentID: "a"},
		&assessments.Tombstone{ID: "t"}, &assessments.Frozen{ID: "f"},
	} {
		_, err := l.Save(ctx, r)
		l.refused(err, assessments.Refused, "not possible to edit")
	}
	for _, r := range []assessments.Record{
		&assessments.Version{ID: "new", DocumentID: "msa", Label: "2", Status: assessments.VersionDraft},
		&assessments.Revision{ID: "new", EvidenceID: "e", Label: "2"},
		&assessments.Assessment{ID: "new", UseID: "support"},
	} {
		_, err := l.Save(ctx, r)
		l.refused(err, assessments.NotFound, "new")
	}
	if ev, err := l.Save(ctx); err != nil || ev.Seq != 0 {
		t.Errorf("saving nothing: %+v, %v", ev, err)
	}
	if !maps.Equal(before, l.state()) {
		t.Error("something was saved")
	}
}

func TestSaveKeepsWhatTheProgramComputes(t *testing.T) {
	l := newLab(t)
	l.furnish()
	a, v := assessments.Assessment{ID: "a"}, assessments.Version{ID: "msa/1"}
	l.get(&a)
	l.get(&v)
	was, file := a, v
	a.Status, a.TemplateID, a.Name = assessments.Approved, "another", "Renamed"
	v.SHA256, v.Size, v.PurgedOn, v.Label = "another", 1, "2026-01-01", "first"
	ev, err := l.Save(ctx, &a, &v)
	l.must(ev, err)
	if ev.Verb != "assessment.save" || ev.Subject != "assessment" || ev.SubjectID != "a" ||
		ev.Assessment != "a" || ev.Actor != ada || ev.At == 0 {
		t.Errorf("the event is %+v", ev)
	}
	if a.Status != assessments.Approved || v.SHA256 != "another" {
		t.Error("saving changed the records it was given")
	}
	l.get(&a)
	l.get(&v)
	was.Name, file.Label = "Renamed", "first"
	if !assessments.Equal(&a, &was) || !assessments.Equal(&v, &file) {
		t.Errorf("they are %+v\nand %+v", a, v)
	}
	f := &assessments.Finding{ID: "f", AssessmentID: "a", ItemID: l.item("training_use").ID, Text: "Open"}
	if ev, err := l.Save(ctx, f); err != nil || ev.Assessment != "a" || ev.SubjectID != "f" {
		t.Errorf("a finding belongs to its assessment: %+v, %v", ev, err)
	}
	if ev, err := l.Save(ctx, &assessments.Vendor{ID: "lumen", Name: "Lumen"}); err != nil ||
		ev.Assessment != "" {
		t.Errorf("a vendor belongs to none: %+v, %v", ev, err)
	}
}

func TestSaveIsAllOrNothing(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.Save(ctx, &assessments.Vendor{ID: "harbor", Name: "Harbor"}))
	l.must(l.Bin(ctx, "vendor", "harbor"))
	before, events := l.state(), len(l.events)
	for words, second := range map[string]assessments.Record{
		"there is no vendor with the id “nobody”": &assessments.Service{
			ID: "s", VendorID: "nobody",
			Name: "S",
		},
		"the vendor “Harbor” is in the bin": &assessments.Service{
			ID: "s", VendorID: "harbor",
			Name: "S",
		},
		"name": &assessments.Vendor{ID: "other"},
	} {
		_, err := l.Save(ctx, &assessments.Vendor{ID: "lumen", Name: "Changed"}, second)
		l.refused(err, assessments.Refused, words)
	}
	if !maps.Equal(before, l.state()) || len(l.events) != events {
		t.Error("a part was saved")
	}
}

func TestBinTakesSeveralInOneEvent(t *testing.T) {
	l := newLab(t)
	l.furnish()
	for _, id := range []string{"v1", "v2", "v3"} {
		l.must(l.Save(ctx, &assessments.Vendor{ID: id, Name: id}))
	}
	if ev, err := l.Bin(ctx, "vendor"); err != nil || ev.Seq != 0 {
		t.Errorf("binning nothing: %+v, %v", ev, err)
	}
	l.must(l.Bin(ctx, "vendor", "v2"))
	at := assessments.Vendor{ID: "v2"}
	l.get(&at)
	l.clock.now = l.clock.now.Add(1000000000)
	ev, err := l.Bin(ctx, "vendor", "v1", "v2", "v3")
	if l.must(ev, err); len(ev.Changes) != 2 || ev.Verb != "vendor.bin" || ev.SubjectID != "v1" {
		t.Errorf("the event is %+v", ev)
	}
	again := assessments.Vendor{ID: "v2"}
	if l.get(&again); again.Binned != at.Binned || l.live("vendor") != 1 {
		t.Errorf("binned at %d instead of %d, %d vendors are left", again.Binned, at.Binned, l.live("vendor"))
	}
	ev, err = l.Unbin(ctx, "vendor", "v3", "v1", "lumen")
	if l.must(ev, err); len(ev.Changes) != 2 || ev.Verb != "vendor.unbin" || l.live("vendor") != 3 {
		t.Errorf("the event is %+v, %d vendors", ev, l.live("vendor"))
	}
	before := l.state()
	_, err = l.Bin(ctx, "vendor", "v1", "nobody")
	l.refused(err, assessments.NotFound, "nobody")
	if !maps.Equal(before, l.state()) {
		t.Error("a part went to the bin")
	}
}

func TestAnswersNameWhatWasReadAndWhoGaveThem(t *testing.T) {
	l := newLab(t)
	l.furnish()
	item := l.item("training_use").ID
	a := assessments.Answer{AssessmentID: "a", ItemID: item, Verdict: assessments.Silent}
	_, err := l.give(a)
	l.refused(err, assessments.Refused, "name the versions read")
	a.ReadVersions = []string{"msa/1", "msa/9"}
	_, err = l.give(a)
	l.refused(err, assessments.Refused, "entry 2: there is no version with the id “msa/9”")
	a.ReadVersions = []string{"msa/1"}
	l.must(l.give(a))
	if err := l.ActAs(bruno); err != nil {
		t.Fatal(err)
	}
	l.onDay("2026-11-22")
	a = l.answer(item)
	a.Response = "We do not."
	l.must(l.give(a))
	if got := l.answer(item); got.AssessedBy != bruno.String() || got.AssessedOn != "2026-11-22" ||
		got.TestedBy != ada.String() || got.TestedOn != "2026-11-21" {
		t.Errorf("the response is not recorded by who typed it, beside her test: %+v", got)
	}
	a.Verdict = assessments.Partly
	l.must(l.give(a))
	if got := l.answer(item); got.AssessedBy != bruno.String() || got.AssessedOn != "2026-11-22" {
		t.Errorf("the verdict is his: %+v", got)
	}
	l.onDay("2026-11-23")
	a = l.answer(item)
	a.AtFallBack = true
	l.must(l.give(a))
	if got := l.answer(item); got.AssessedOn != "2026-11-23" {
		t.Errorf("at the fall-back is a verdict too: %+v", got)
	}
	a.Verdict, a.AtFallBack = assessments.NotAssessed, false
	l.must(l.give(a))
	if got := l.answer(item); got.AssessedBy != "" || got.AssessedOn != "" {
		t.Errorf("a verdict taken back is nobody's: %+v", got)
	}
	tick := assessments.Tick{
		AssessmentID: "a", ItemID: item, ExpectedID: "nothing of the kind",
		RevisionID: "r",
	}
	_, err = l.Tick(ctx, tick)
	l.refused(err, assessments.Refused, "expects no evidence")
	tick.ItemID = "nowhere"
	_, err = l.Tick(ctx, tick)
	l.refused(err, assessments.Refused, "has no item “nowhere”")
}

// What people write over a record that is in the bin comes back with it, and nothing else of the
// former record.
func TestWhatIsWrittenOverTheBinComesBack(t *testing.T) {
	l := newLab(t)
	l.furnish()
	it := l.item("training_use").ID
	f := &assessments.Finding{ID: "f", AssessmentID: "a", ItemID: it, Text: "Open", Owner: "Mara"}
	l.must(l.Save(ctx, f))
	l.must(l.Bin(ctx, assessments.NounFinding, "f"))
	seen := &assessments.Finding{ID: "f", AssessmentID: "a", ItemID: it} // the window shows none
	wanted := assessments.Clone(seen).(*assessments.Finding)
	if ev, err := l.SaveChanges(ctx, seen, wanted); err != nil || ev.Seq != 0 {
		t.Errorf("nothing was written: %+v, %v", ev, err)
	}
	wanted.Text = "Still open"
	l.must(l.SaveChanges(ctx, seen, wanted))
	got := assessments.Finding{ID: "f"}
	if l.get(&got); got.Binned != 0 || got.Text != "Still open" || got.Owner != "Mara" || got.ItemID != it {
		t.Errorf("it is %+v", got)
	}
	// binned again and again it keeps its first moment; what one edits keeps its id
	l.must(l.Bin(ctx, assessments.NounFinding, "f"))
	l.get(&got)
	at := got.Binned
	l.onDay("2026-11-25")
	if ev, err := l.Bin(ctx, assessments.NounFinding, "f"); err != nil || ev.Seq != 0 {
		t.Errorf("binned again: %+v, %v", ev, err)
	}
	if l.get(&got); got.Binned != at || at == 0 {
		t.Errorf("it was binned at %d, and is binned at %d", at, got.Binned)
	}
	l.must(l.Change(ctx, "vendor", "lumen", func(r assessments.Record) {
		r.SetKey("other")
		vendorOf(r).Country = "IE"
	}))
	if err := l.Get(ctx, &assessments.Vendor{ID: "other"}); assessments.KindOf(err) != assessments.NotFound {
		t.Errorf("a change made another record: %v", err)
	}
}

func TestWhatIsAddedReplacesNothing(t *testing.T) {
	l := newLab(t)
	l.must(l.Add(ctx, &assessments.Vendor{ID: "lumen", Name: "Lumen"}))
	_, err := l.Add(ctx, &assessments.Vendor{ID: "second", Name: "Second"},
		&assessments.Vendor{ID: "lumen", Name: "Lumen AI"})
	l.refused(err, assessments.Conflict, "lumen")
	list, err := l.List(ctx, assessments.NounVendor)
	if err != nil || len(list) != 1 || assessments.TitleOf(list[0]) != "Lumen" {
		t.Errorf("%v, %v", list, err)
	}
}

func TestChangeIsRecordedForTheActorOfItsContext(t *testing.T) {
	l := newLab(t)
	carla := assessments.Actor{Name: "Carla", Role: "legal"}
	ev, err := l.Save(workbench.As(ctx, carla), &assessments.Vendor{ID: "lumen", Name: "Lumen"})
	if err != nil || ev.Actor != carla {
		t.Errorf("it is recorded for %s, %v", ev.Actor, err)
	}
	if _, err := l.Save(workbench.As(ctx, assessments.Actor{}),
		&assessments.Vendor{ID: "other", Name: "Other"}); err == nil {
		t.Error("a change for no one is recorded")
	}
}
