package workbench_test

import (
	"maps"
	"testing"

	"countersign/assessments"
)

func (l *lab) live(n assessments.Noun) int {
	l.t.Helper()
	rows, err := l.List(ctx, n)
	if err != nil {
		l.t.Fatal(err)
	}
	return len(rows)
}

func TestAVendorGoesToTheBinWithAllThatBelongsToItAndComesBackWithIt(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.Save(ctx, &assessments.Vendor{ID: "other", Name: "Other"},
		&assessments.Service{ID: "mail", VendorID: "other", Name: "Mail"},
		&assessments.Plan{ID: "team", ServiceID: "chat", Name: "Team"}))
	before := l.state()
	l.must(l.BinWith(ctx, "vendor", "lumen"))
	for n, want := range map[assessments.Noun]int{
		"vendor": 1, "service": 1, "plan": 0, "contract": 0,
		"document": 0, "use": 0, "assessment": 0,
	} {
		if got := l.live(n); got != want {
			t.Errorf("%d %s left outside the bin, want %d", got, n, want)
		}
	}
	l.must(l.UnbinWith(ctx, "vendor", "lumen"))
	if !maps.Equal(l.state(), before) {
		t.Error("restoring does not bring back what went")
	}
	l.must(l.BinWith(ctx, "vendor", "lumen"))
	l.must(l.Undo(ctx))
	if !maps.Equal(l.state(), before) {
		t.Error("undo does not bring back what went")
	}
	l.must(l.Redo(ctx))
	if l.live("use") != 0 {
		t.Error("redo does not take it away again")
	}
}

func TestWhatWasInTheBinBeforeStaysThereWhenItsParentIsRestored(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.BinWith(ctx, "use", "support"))
	l.clock.now = l.clock.now.Add(1000000000)
	l.must(l.BinWith(ctx, "vendor", "lumen"))
	l.must(l.UnbinWith(ctx, "vendor", "lumen"))
	if l.live("service") != 1 || l.live("use") != 0 || l.live("assessment") != 0 {
		t.Errorf("restored %d services, %d uses, %d assessments", l.live("service"), l.live("use"),
			l.live("assessment"))
	}
}

func TestAContractThatAUseStandsOnDoesNotGoToTheBin(t *testing.T) {
	l := newLab(t)
	l.furnish()
	before := l.state()
	_, err := l.BinWith(ctx, "contract", "ea")
	l.refused(err, assessments.Refused, "“Support drafting”")
	if !maps.Equal(l.state(), before) {
		t.Error("a refusal changed something")
	}
	l.must(l.Save(ctx, &assessments.Use{
		ID: "support", ServiceID: "chat", Purpose: "Support drafting",
		Scope: 2,
	}))
	l.must(l.BinWith(ctx, "contract", "ea"))
	if l.live("document") != 0 {
		t.Error("the contract went without its documents")
	}
}

func TestAChildIsNotRestoredIntoABinnedParent(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.BinWith(ctx, "vendor", "lumen"))
	_, err := l.UnbinWith(ctx, "service", "chat")
	l.refused(err, assessments.Refused, "in the bin; restore it first")
	_, err = l.BinWith(ctx, "answer", "x")
	l.refused(err, assessments.Refused, "does not go to the bin")
	_, err = l.BinWith(ctx, "vendor", "nobody")
	l.refused(err, assessments.NotFound, "nobody")
}

func TestBinningAgainChangesNothing(t *testing.T) {
	l := newLab(t)
	l.furnish()
	if ev, err := l.UnbinWith(ctx, "vendor", "lumen"); err != nil || ev.Seq != 0 {
		t.Errorf("restoring what is not in the bin: %+v, %v", ev, err)
	}
	before := l.state()
	ev, err := l.BinWith(ctx, "vendor", "lumen")
	if l.must(ev, err); ev.Verb != "vendor.bin" || ev.Subject != "vendor" || ev.SubjectID != "lumen" {
		t.Errorf("the event is %s of %s %s", ev.Verb, ev.Subject, ev.SubjectID)
	}
	l.clock.now = l.clock.now.Add(1000000000)
	if ev, err := l.BinWith(ctx, "vendor", "lumen"); err != nil || ev.Seq != 0 {
		t.Errorf("binning it again: %+v, %v", ev, err)
	}
	ev, err = l.UnbinWith(ctx, "vendor", "lumen")
	if l.must(ev, err); ev.Verb != "vendor.unbin" || ev.Subject != "vendor" || ev.SubjectID != "lumen" {
		t.Errorf("the event is %s of %s %s", ev.Verb, ev.Subject, ev.SubjectID)
	}
	if !maps.Equal(l.state(), before) {
		t.Error("restoring does not bring back what went")
	}
}

func TestOnlyWhatBelongsToItGoesToTheBin(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.Save(ctx, &assessments.Vendor{ID: "harbor", Name: "Harbor"}))
	l.must(l.Save(ctx, &assessments.Service{
		ID: "lumen", VendorID: "harbor",
		Name: "A service with the id of a vendor",
	}))
	l.must(l.Save(ctx, &assessments.Use{ID: "second", ServiceID: "lumen", Purpose: "Another", Scope: 2}))
	l.must(l.Save(ctx, &assessments.Plan{ID: "pro", ServiceID: "chat", Name: "Pro"},
		&assessments.Plan{ID: "free", ServiceID: "chat", Name: "Free"}))
	l.must(l.Save(ctx, &assessments.Use{
		ID: "support", ServiceID: "chat", ContractID: "ea", PlanID: "pro",
		Purpose: "Support drafting", Scope: 2,
	}))
	l.must(l.Save(ctx, &assessments.Document{
		ID: "guide", VendorID: "lumen", ServiceID: "chat", Name: "Guide",
		Type: "other",
	}))
	_, err := l.BinWith(ctx, "plan", "pro")
	l.refused(err, assessments.Refused, "“Support drafting”")
	l.must(l.BinWith(ctx, "plan", "free"))
	if p, err := l.BinPreview(ctx, "contract", "ea"); err != nil || p.With["use"] != 0 ||
		p.With["document"] != 1 {
		t.Errorf("a contract: %+v, %v", p, err)
	}
	if p, err := l.BinPreview(ctx, "vendor", "lumen"); err != nil || p.With["use"] != 1 ||
		p.With["service"] != 1 {
		t.Errorf("a vendor: %+v, %v", p, err)
	}
	l.must(l.BinWith(ctx, "service", "chat"))
	if l.live("document") != 1 || l.live("use") != 1 || l.live("service") != 1 {
		t.Errorf("%d documents, %d uses, %d services are left", l.live("document"), l.live("use"),
			l.live("service"))
	}
	l.must(l.BinWith(ctx, "vendor", "lumen"))
	if l.live("use") != 1 || l.live("vendor") != 1 {
		t.Errorf("%d uses and %d vendors are left", l.live("use"), l.live("vendor"))
	}
}
