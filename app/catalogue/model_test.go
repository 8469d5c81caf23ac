package catalogue

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
	"countersign/templates"
)

// loaded is read once: it takes a while and never changes.
var loaded = sync.OnceValues(templates.Load)

func fresh(t *testing.T) *model {
	t.Helper()
	c, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return newModel(c)
}

// ownOf is a custom set: the first items of the catalogue's for Scope 2.
func ownOf(t *testing.T, m *model, version string, items int) workbench.OwnSet {
	t.Helper()
	s, ok := m.c.ForScope(2)
	if !ok || len(s.Items) < items {
		t.Fatal("the catalogue has no such set")
	}
	s.ID, s.Version, s.Title, s.Items = "acme-set", version, "Our own set", s.Items[:items]
	return workbench.OwnSet{Key: "key-" + version, Template: s}
}

func TestChipsNarrowTheItemsAndAnItemSoughtTakesThemAway(t *testing.T) {
	m := fresh(t)
	m.show("scope2-enterprise-app")
	all := len(m.items())
	m.discipline, m.kind, m.gates = assessments.Legal, assessments.TermItem, true
	gates := m.items()
	if len(gates) == 0 || len(gates) >= all {
		t.Fatalf("%d of %d items are deal-breaking terms of legal", len(gates), all)
	}
	for _, it := range gates {
		if it.Discipline != assessments.Legal || it.Kind != assessments.TermItem || !it.DealBreaker {
			t.Errorf("%s passes the chips", it.ID)
		}
	}
	m.reveal("S2-GC-POLICY")
	if !slices.ContainsFunc(m.items(), func(it assessments.Item) bool { return it.ID == "S2-GC-POLICY" }) {
		t.Error("an item that is sought stays hidden by the chips")
	}
}

func TestASetSoughtBeforeItIsReadIsShownOnceItIs(t *testing.T) {
	m := fresh(t)
	if m.show("acme-set") {
		t.Fatal("a set that is not there was shown")
	}
	m.want = "acme-set"
	m.take([]workbench.OwnSet{ownOf(t, m, "2", 3), ownOf(t, m, "1", 2)})
	if m.current().Key != "key-2" || m.want != "" {
		t.Errorf("selected: %q; of two versions the newest is meant", m.current().Key)
	}
	m.show("key-1")
	m.take([]workbench.OwnSet{ownOf(t, m, "2", 3), ownOf(t, m, "1", 2)})
	if m.current().Key != "key-1" {
		t.Errorf("after reading again %q is selected", m.current().Key)
	}
	m.take(nil)
	if m.current().T.ID == "" {
		t.Error("with the selected set gone, none is")
	}
}

func TestEveryRequirementOfAScopeIsServedByTheCataloguesSetAndNotByAFragment(t *testing.T) {
	m := fresh(t)
	for _, id := range []string{"scope1-consumer-app", "scope2-enterprise-app"} {
		m.show(id)
		for _, r := range m.requirements() {
			if len(r.ServedBy) == 0 {
				t.Errorf("%s: nothing serves %s", id, r.ID)
			}
		}
	}
	m.take([]workbench.OwnSet{ownOf(t, m, "1", 2)})
	m.show("acme-set")
	lost := 0
	for _, r := range m.requirements() {
		for _, s := range r.ServedBy {
			if id, ok := strings.CutPrefix(s, "item:"); ok {
				if _, here := m.current().T.Item(id); !here {
					t.Errorf("%s is said to be served by %s, which the set does not have", r.ID, s)
				}
			}
		}
		if len(r.ServedBy) == 0 {
			lost++
		}
	}
	if lost == 0 {
		t.Error("a set of two items is said to serve everything")
	}
}

func TestWhatServesARequirementHasAName(t *testing.T) {
	m := fresh(t)
	m.scopeOnly = false
	all := m.requirements()
	if len(all) < 140 {
		t.Fatalf("%d requirements in all", len(all))
	}
	for _, r := range all {
		for _, s := range r.ServedBy {
			if title, _ := m.servedTitle(s); title == "" || title == s {
				t.Errorf("%s is served by %q, which has no name", r.ID, s)
			}
		}
	}
}

func TestEveryPlaceThatAnItemPointsToIsListed(t *testing.T) {
	m := fresh(t)
	m.show("scope2-enterprise-app")
	listed := map[string]bool{}
	for _, p := range m.places() {
		listed[p.ref()] = true
	}
	for _, it := range m.current().T.Items {
		for _, ref := range it.Crosswalk {
			if !listed[ref] || m.paraphrase(ref) == "" {
				t.Errorf("%s points to %s, which is not listed or says nothing", it.ID, ref)
			}
		}
	}
}

func TestAPrintsNameIsSafeWhateverTheSetIsCalled(t *testing.T) {
	for id, want := range map[string]string{
		"our-set": "our-set-1.pdf", "../../etc/x": "-..-etc-x-1.pdf",
		"ä b": "--b-1.pdf",
	} {
		if got := (set{T: assessments.Template{ID: id, Version: "1"}}).fileName(".pdf"); got != want ||
			strings.ContainsAny(got, "/\\") {
			t.Errorf("%q is printed as %q, want %q", id, got, want)
		}
	}
}
