package pack

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

const day = assessments.Date("2026-11-21")

// small is an assessment of two items with a document, evidence and notes of each kind.
func small() *assessments.Dossier {
	return &assessments.Dossier{
		Vendor:     assessments.Vendor{ID: "lumen", Name: "Lumen"},
		Assessment: assessments.Assessment{ID: "a"},
		Template: assessments.Template{Items: []assessments.Item{
			{ID: "T", Title: "A term", Kind: assessments.TermItem},
			{ID: "C", Title: "A control", Kind: assessments.ControlItem},
		}},
		Documents: []assessments.Document{
			{
				ID: "open", Name: "Agreement",
				Distribution: assessments.Shareable,
			},
			{ID: "shut", Name: "Opinion", Distribution: assessments.Privileged},
		},
		Versions: []assessments.Version{
			{ID: "open/1", DocumentID: "open"},
			{ID: "shut/1", DocumentID: "shut", FileName: "opinion.docx"},
		},
		Evidence: []assessments.Evidence{
			{ID: "theirs", VendorID: "lumen", Name: "Report", Distribution: assessments.Shareable},
			{ID: "others", VendorID: "harbor", Name: "Export", Distribution: assessments.Shareable},
			{ID: "ours", Name: "Policy", Distribution: assessments.Shareable},
			{ID: "nda", VendorID: "lumen", Name: "Report 2024", Distribution: assessments.UnderNDA},
		},
		Revisions: []assessments.Revision{
			{
				ID: "theirs/1", EvidenceID: "theirs",
			}, {ID: "others/1", EvidenceID: "others"}, {
				ID:         "ours/1",
				EvidenceID: "ours",
			}, {
				ID: "nda/1", EvidenceID: "nda",
			},
		},
	}
}

func ledgerOf(d *assessments.Dossier, opt Options, judged ...scoring.Judged) *ledger {
	opt.AsOf = day
	return newLedger(d, judged, opt)
}

func TestOfAnEarlierDayTheTighterDistributionCounts(t *testing.T) {
	const share, inside, closed, nda = assessments.Shareable, assessments.Internal, assessments.Privileged,
		assessments.UnderNDA
	for _, tc := range []struct{ then, now, want assessments.Distribution }{
		{share, closed, closed},
		{share, inside, inside},
		{inside, share, inside},
		{closed, share, closed},
		{"", share, ""},
		{share, "", ""},
		{inside, nda, nda},
		{closed, nda, closed}, // as tight, and the reason of then
		{nda, closed, nda},
	} {
		l := &ledger{opt: Options{Present: Present{"note": {"n": tc.now}}}}
		if got, gone := l.today(ref{"note", "n"}, tc.then); got != tc.want || gone {
			t.Errorf("%q then and %q now count as %q, gone %v", tc.then, tc.now, got, gone)
		}
	}
	l := &ledger{opt: Options{Present: Present{}}}
	if _, gone := l.today(ref{"note", "n"}, share); !gone {
		t.Error("what is no longer on record is there")
	}
	if got, gone := (&ledger{}).today(ref{"note", "n"}, share); got != share || gone {
		t.Errorf("of today: %q, gone %v", got, gone)
	}
}

func TestAVersionOrRevisionThatIsGoneDoesNotLeave(t *testing.T) {
	open := assessments.Shareable
	d := small()
	l := ledgerOf(d, Options{Audience: Auditor, Present: Present{
		"document": {"open": open, "shut": open}, "version": {},
		"evidence": {
			"theirs": open, "others": open, "ours": open, "nda": open,
		}, "revision": {
			"others/1": open, "ours/1": open,
			"nda/1": open,
		},
	}})
	for one, why := range map[ref]string{
		{"document", "open"}:     "",
		{"version", "open/1"}:    whyGone,
		{"version", "shut/1"}:    "privileged",
		{"evidence", "theirs"}:   "",
		{"revision", "theirs/1"}: whyGone,
		{"revision", "ours/1"}:   "",
	} {
		if l.whole[one] != why {
			t.Errorf("%v is withheld because %q, want %q", one, l.whole[one], why)
		}
	}
	for id, want := range map[string]string{"open/1": whyGone, "shut/1": "privileged"} {
		if told := l.closed[ref{"version", id}]; told != want {
			t.Errorf("%s closes its quotes with %q, want %q", id, told, want)
		}
	}
}

func TestWithWhomAnNDAIsIsToldToOurPeopleAlone(t *testing.T) {
	for _, tc := range []struct {
		until assessments.Date
		want  string
	}{
		{"", "under NDA with Lumen"},
		{"2026-11-21", "under NDA with Lumen until 2026-11-21"},
		{"2026-11-20", "under NDA with Lumen, which ended on 2026-11-20; mark it as shareable to include it"},
	} {
		d := small()
		d.Evidence[3].NDAWith, d.Evidence[3].NDAUntil = "Lumen", tc.until
		l := ledgerOf(d, Options{Audience: Auditor})
		if got := l.whole[ref{"evidence", "nda"}]; got != tc.want {
			t.Errorf("until %q: %q", tc.until, got)
		}
		for _, w := range l.withheld() {
			if w.ID == "nda" && w.Why != "under NDA" {
				t.Errorf("the audience is told %q", w.Why)
			}
		}
	}
}

func TestWhatAGrantGivesAnAudience(t *testing.T) {
	for _, tc := range []struct {
		g                      grant
		auditor, board, vendor bool
	}{
		{grant{all: "x"}, true, true, true},
		{grant{ours: "x"}, true, true, false},
		{grant{shown: "x"}, true, false, true},
		{grant{detail: "x"}, true, false, false},
		{grant{never: "x"}, false, false, false},
	} {
		for audience, want := range map[string]bool{Auditor: tc.auditor, Board: tc.board, Vendor: tc.vendor} {
			if tc.g.any(audience) != want || tc.g.to(audience, "x") != want || tc.g.to(audience, "y") {
				t.Errorf("%+v for the %s: any %v, x %v, y %v", tc.g, audience, tc.g.any(audience),
					tc.g.to(audience, "x"), tc.g.to(audience, "y"))
			}
		}
	}
}

func TestAPartIsEmptiedInsideToo(t *testing.T) {
	type inner struct {
		Kept string `json:"kept"`
		Gone string `json:"gone"`
	}
	type outer struct {
		One  inner   `json:"one"`
		List []inner `json:"list"`
		None []inner `json:"none"`
		Gone string  `json:"gone"`
	}
	for part, g := range map[string]grant{
		"x": {all: "one list none"}, "x.one": {all: "kept"},
		"x.list": {all: "kept"},
	} {
		allowedParts[part] = g
		t.Cleanup(func() { delete(allowedParts, part) })
	}
	both := inner{"k", "g"}
	before := outer{One: both, List: []inner{both, both}, Gone: "g"}
	got := before
	withhold("x", &got, Board)
	half := inner{Kept: "k"}
	if diff := cmp.Diff(outer{One: half, List: []inner{half, half}}, got); diff != "" {
		t.Error(diff)
	}
	if before.List[0] != both {
		t.Error("the original was emptied")
	}
	d := small()
	d.Model.ID = "ours"
	if strip(d, Vendor); d.Model.ID != "" {
		t.Error("a vendor is given the scoring model")
	}
}

func TestNamesOfWhatIsWithheldAreReplacedWholeAndOthersStay(t *testing.T) {
	d := small()
	d.Documents = append([]assessments.Document{
		{
			ID: "b", Name: "Opi", Distribution: assessments.Privileged,
		}, {
			ID: "c", Name: "xy",
			Distribution: assessments.Privileged,
		},
	}, d.Documents...)
	d.Citations = []assessments.Citation{{ID: "c0", VersionID: "shut/1"}, {ID: "c1", VersionID: "open/1"}}
	d.Ticks = []assessments.Tick{{ID: "t0", RevisionID: "nda/1"}, {ID: "t1", RevisionID: "ours/1"}}
	l := ledgerOf(d, Options{Audience: Auditor})
	judged := []scoring.Judged{{
		Item: "T", HiddenWhy: "See Opinion.",
		StaleReason: "The clause is gone, and Agreement, Opinion, Report 2024, Opi and xy.",
		Supports: []scoring.Support{
			{Noun: "citation", ID: "c0", Why: "The clause is gone"},
			{Noun: "citation", ID: "c1", Why: "Agreement, Opinion"},
			{Noun: "citation", ID: "none", Why: "somewhere"},
			{Noun: "citation", ID: "c0"},
			{Noun: "tick", ID: "t0", Why: "old"},
			{Noun: "tick", ID: "t1", Why: "old"},
			{Noun: "tick", ID: "none", Why: "old"},
			{Noun: "version", ID: "shut/1", Why: "read"},
			{Noun: "version", ID: "open/1", Why: "read"},
			{Noun: "answer", ID: "shut/1", Why: "said"},
		},
	}}
	got := l.masked(judged)[0]
	var why []string
	for _, s := range got.Supports {
		why = append(why, s.Why)
	}
	want := []string{
		"withheld (privileged)", "Agreement, (withheld)", "withheld (not here)", "", "withheld (under NDA)",
		"old", "withheld (not here)",
		"withheld (privileged)", "read", "said",
	}
	if diff := cmp.Diff(want, why); diff != "" {
		t.Error(diff)
	}
	if got.HiddenWhy != "See (withheld)." ||
		got.StaleReason != "withheld (privileged), and Agreement, (withheld), (withheld), (withheld) and xy." {
		t.Errorf("%q, %q", got.HiddenWhy, got.StaleReason)
	}
	if judged[0].Supports[0].Why != "The clause is gone" {
		t.Error("what was judged has changed")
	}
}

func TestWhatIsWithheldInPartIsNotClosed(t *testing.T) {
	v := &view{closed: map[string]string{}, withheld: []Withheld{
		{
			Noun: "document", ID: "whole", Why: "privileged",
		}, {
			Noun: "citation", ID: "part", Why: "x",
			Fields: []string{"quote"},
		}, {
			Noun: "position", Why: "x", Count: 3,
		},
	}}
	if v.close(); len(v.closed) != 1 || v.closed["whole"] != "privileged" {
		t.Errorf("closed: %v", v.closed)
	}
	list := counted(counted([]Withheld{{Noun: "item", ID: "one"}}, "item", "why"), "item", "why")
	if diff := cmp.Diff([]Withheld{{Noun: "item", ID: "one"}, {Noun: "item", Why: "why", Count: 2}},
		list); diff != "" {
		t.Error(diff)
	}
}

func TestWhatIsOursIsToldApart(t *testing.T) {
	d := small()
	d.Documents[0].Type = ownPolicy
	l := &ledger{d: d}
	for r, want := range map[assessments.Record]bool{
		&assessments.Version{ID: "open/1"}:    true,
		&assessments.Version{ID: "shut/1"}:    false,
		&assessments.Revision{ID: "ours/1"}:   true,
		&assessments.Revision{ID: "theirs/1"}: false,
		&assessments.Revision{ID: "unknown"}:  false,
		&assessments.Note{ID: "n"}:            false,
	} {
		if l.ours(r) != want {
			t.Errorf("%s %s is ours: %v", r.Noun(), r.Key(), !want)
		}
	}
}

func TestTheItemThatANoteIsOn(t *testing.T) {
	l := &ledger{d: small()}
	for _, tc := range []struct {
		on   assessments.Note
		want string
	}{
		{assessments.Note{On: "answer", OnID: "a/T"}, "T"},
		{assessments.Note{On: "answer", OnID: "a/T", ItemID: "C"}, "T"},
		{assessments.Note{On: "answer", OnID: "b/T", ItemID: "C"}, ""},
		{assessments.Note{On: "tick", OnID: "a/T/e1", ItemID: "T"}, "T"},
		{assessments.Note{On: "document", OnID: "open"}, ""},
	} {
		if got := l.itemOf(&tc.on); got != tc.want {
			t.Errorf("%+v is on %q, want %q", tc.on, got, tc.want)
		}
	}
	l.closed = map[ref]string{{"", ""}: "never", {"version", "shut/1"}: "privileged"}
	if l.speaksOfClosed(&assessments.Vendor{}) ||
		!l.speaksOfClosed(&assessments.Citation{VersionID: "shut/1"}) {
		t.Error("what speaks of something closed is that which refers to it")
	}
}

func TestWhatAVendorIsGivenOfItemsAndEvidence(t *testing.T) {
	for name, tc := range map[string]struct {
		set  func(*assessments.Dossier)
		want map[ref]string // what is withheld of it, "" is given
	}{
		"nothing ticked": {func(*assessments.Dossier) {}, map[ref]string{
			{"item", "C"}: whyOurs, {"item", "T"}: "", {"evidence", "theirs"}: "",
			{"evidence", "others"}: whyOther, {"evidence", "ours"}: whyUnused,
			{"revision", "others/1"}: whyOther, {"revision", "ours/1"}: whyUnused,
			{"revision", "theirs/1"}: "",
		}},
		"theirs ticked on a control": {
			tick("C", "theirs/1"),
			map[ref]string{{"item", "C"}: "", {"tick", "t"}: ""},
		},
		"theirs under NDA ticked": {
			tick("C", "nda/1"), map[ref]string{
				{"item", "C"}: whyOurs,
				{"tick", "t"}: "with something under NDA",
			},
		},
		"ours ticked on a control": {
			tick("C", "ours/1"),
			map[ref]string{{"item", "C"}: whyOurs, {"tick", "t"}: whyItem, {"evidence", "ours"}: whyUnused},
		},
		"ours ticked on a term": {
			tick("T", "ours/1"),
			map[ref]string{{"tick", "t"}: "", {"evidence", "ours"}: "", {"revision", "ours/1"}: ""},
		},
		"others' ticked on a term": {
			tick("T", "others/1"), map[ref]string{{"tick", "t"}: whyOther, {"evidence", "others"}: whyOther},
		},
		"what is not here ticked": {
			tick("T", "none"), map[ref]string{{"tick", "t"}: "with something that is not here"},
		},
		"what is not here, on ours": {tick("C", "none"), map[ref]string{{"item", "C"}: whyOurs}},
		"a note on another's item": {func(d *assessments.Dossier) {
			d.Notes = []assessments.Note{
				{ID: "n", On: "document", OnID: "open", ItemID: "none", Distribution: assessments.Shareable},
				{ID: "m", On: "document", OnID: "open", Distribution: assessments.Shareable},
				{ID: "o", On: "answer", OnID: "a/C", Distribution: assessments.Shareable},
				{ID: "t", On: "answer", OnID: "a/T", Distribution: assessments.Shareable},
			}
			d.Answers = []assessments.Answer{{ID: "a/none", AssessmentID: "a", ItemID: "none"}}
		}, map[ref]string{
			{"note", "n"}: whyItem, {"note", "m"}: "", {"note", "t"}: "",
			{"note", "o"}: whyItem, {"answer", "a/none"}: whyItem,
		}},
	} {
		d := small()
		tc.set(d)
		l := ledgerOf(d, Options{Audience: Vendor})
		for one, why := range tc.want {
			if l.whole[one] != why {
				t.Errorf("%s: %v is withheld because %q, want %q", name, one, l.whole[one], why)
			}
		}
	}
	d := small()
	d.Answers = []assessments.Answer{{ID: "a/T", AssessmentID: "a", ItemID: "T"}}
	if l := ledgerOf(d, Options{Audience: Vendor},
		scoring.Judged{Item: "T", Hidden: true}); l.whole[ref{"answer", "a/T"}] != whyItem {
		t.Error("an answer to what is not asked is given")
	}
}

func tick(item, revision string) func(*assessments.Dossier) {
	return func(d *assessments.Dossier) {
		d.Ticks = []assessments.Tick{{ID: "t", AssessmentID: "a", ItemID: item, RevisionID: revision}}
	}
}
