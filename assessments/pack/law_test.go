package pack_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"countersign/assessments"
	"countersign/assessments/obligations"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
	"countersign/assessments/scoring"
	"countersign/templates"
)

var catalogue = sync.OnceValue(func() *assessments.Catalogue {
	c, err := templates.Load()
	if err != nil {
		panic(err)
	}
	return c
})

// governed is a pack of a use in Germany that helps to decide on claims.
func governed(t *testing.T, audience string) pack.Document {
	t.Helper()
	d := packtest.Lumen()
	d.Use.UsersIn, d.Use.PeopleIn, d.Use.TouchesRights = []string{"DE"}, []string{"DE"}, []string{"insurance"}
	d.Use.DataClasses, d.Use.VendorRole, d.Use.Generates = []string{"personal"}, []string{"processor"},
		[]string{"text"}
	d.Use.OnMarketSince = "from_2026_12_10"
	judged := scoring.Judge(d, packtest.AsOf)
	doc, err := pack.Build(d, judged, scoring.Score(judged, d.Model), pack.Options{
		AsOf: packtest.AsOf, Audience: audience, ProgramVersion: "test", Catalogue: catalogue(),
	})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func recordBytes(t *testing.T, doc pack.Document) []byte {
	t.Helper()
	b, err := doc.Record.JSON()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func read(t *testing.T, b []byte) *pack.Reading {
	t.Helper()
	r, err := pack.ReadRecord(b)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestAPackHasTheDutiesOfItsDay(t *testing.T) {
	for _, audience := range []string{pack.Auditor, pack.Board} {
		doc := governed(t, audience)
		states := map[string]string{}
		for _, one := range doc.Record.Obligations {
			states[one.ID] = string(one.State) + " " + string(one.Day)
		}
		for id, want := range map[string]string{
			"GDPR-28-3": "binds 2018-05-25", "PLD-2024-2853": "binds_from 2026-12-10",
			"CO-1704-1":   "does_not_bind ",
			"EUAIA-26-11": "cannot_be_told ", "EU-OMNIBUS-DATA": "watch ",
		} {
			if states[id] != want {
				t.Errorf("%s for the %s: got %q, want %q", id, audience, states[id], want)
			}
		}
		words := everything(t, doc)
		if !strings.Contains(words, "Not legal advice") ||
			!strings.Contains(words, "GDPR, Art. 28(1), 28(3), 28(9)") {
			t.Errorf("the report for the %s has no chapter of obligations", audience)
		}
		for _, said := range []string{ // every day of a duty, who owes it, and what the duties say nothing of
			"2026-12-02: every system, one that was on the market before 2026-08-02 too", "The vendor owes it. For us: ",
			catalogue().Obligations.LeftOut[0],
		} {
			if !strings.Contains(words, said) {
				t.Errorf("the report for the %s does not say “%s”", audience, said)
			}
		}
		if !slices.ContainsFunc(doc.Sheets, func(s pack.Sheet) bool {
			return s.Name == "Obligations" && len(s.Rows) == 96
		}) {
			t.Errorf("the workbook for the %s has no sheet of 94 duties", audience)
		}
	}
	doc := governed(t, pack.Vendor)
	if doc.Record.Law != nil || doc.Record.Obligations != nil ||
		strings.Contains(everything(t, doc), "28(1), 28(3)") {
		t.Error("a vendor is given our duties")
	}
}

func TestDutiesOfAPackAreRebuiltFromIt(t *testing.T) {
	doc := governed(t, pack.Auditor)
	b := recordBytes(t, doc)
	// A later catalogue with other duties of another version: those of the pack count.
	later := *catalogue()
	later.Obligations.Version, later.Obligations.Entries = "2099.01", later.Obligations.Entries[:3]
	for name, c := range map[string]*assessments.Catalogue{"its own": catalogue(), "later duties": &later} {
		r := read(t, b)
		again, wrong, err := r.Rebuild(c)
		if err != nil || len(wrong) > 0 || len(r.Wrong) > 0 {
			t.Fatalf("%s: %v %v %v", name, wrong, r.Wrong, err)
		}
		if diff := cmp.Diff(doc.Sections, again.Sections); diff != "" {
			t.Errorf("%s: the report differs: %.400s", name, diff)
		}
		if diff := cmp.Diff(doc.Sheets, again.Sheets); diff != "" {
			t.Errorf("%s: the workbook differs: %.400s", name, diff)
		}
	}
}

func TestChangedDutiesOfAPackAreFound(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*pack.Record)
		says   string
	}{
		"a state": {func(r *pack.Record) {
			for i := range r.Obligations {
				if r.Obligations[i].State == obligations.Binds {
					r.Obligations[i].State = obligations.DoesNotBind
					return
				}
			}
		}, "its obligations are not those"},
		"a day of the law": {func(r *pack.Record) {
			law := *r.Law
			law.Entries = slices.Clone(law.Entries)
			for i := range law.Entries {
				if law.Entries[i].ID == "GDPR-28-3" {
					law.Entries[i].From = []assessments.ObligationStage{{Date: "2030-01-01", What: "applies"}}
				}
			}
			r.Law = &law
		}, "its obligations are not those"},
		"words of the law": {func(r *pack.Record) {
			law := *r.Law
			law.NewestSource = "2026-11-01"
			r.Law = &law
		}, "not those of version"},
		"no duties at all": {func(r *pack.Record) {
			r.Law, r.Obligations = nil, nil
		}, "has no duties of law"},
		"too many to count": {func(r *pack.Record) {
			law := *r.Law
			law.Entries = make([]assessments.Obligation, 5000)
			r.Law = &law
		}, "more than any"},
	} {
		t.Run(name, func(t *testing.T) {
			doc := governed(t, pack.Auditor)
			c.change(&doc.Record)
			b := recordBytes(t, doc)
			r, err := pack.ReadRecord(b)
			if err != nil {
				if !strings.Contains(err.Error(), c.says) {
					t.Errorf("got %v, want %q", err, c.says)
				}
				return
			}
			_, wrong, err := r.Rebuild(catalogue())
			if said := fmt.Sprint(r.Wrong, wrong, err); !strings.Contains(said, c.says) {
				t.Errorf("got %.600s, want %q", said, c.says)
			}
		})
	}
}

func TestOldDutiesAreSaidToBeOldInThePack(t *testing.T) {
	old := *catalogue()
	old.Obligations.AsOf = "2026-01-01"
	d := packtest.Lumen()
	judged := scoring.Judge(d, packtest.AsOf)
	doc, err := pack.Build(d, judged, scoring.Score(judged, d.Model),
		pack.Options{AsOf: packtest.AsOf, Audience: pack.Board, Catalogue: &old})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(everything(t, doc), "more than six months before") {
		t.Error("nothing is said of duties read long before")
	}
	if !bytes.Contains(recordBytes(t, doc), []byte(`"cannot_be_told"`)) {
		t.Error("a use of which nothing is said has no duty that cannot be told")
	}
}
