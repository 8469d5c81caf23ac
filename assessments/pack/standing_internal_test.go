package pack

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"countersign/assessments"
	"countersign/assessments/scoring"
	"countersign/assessments/standing"
)

func TestEveryFormThatIsComparedHasItsHash(t *testing.T) {
	d := small()
	d.Decisions = []assessments.Decision{{StateForm: 0}, {StateForm: 1}}
	d.SignOffs = []assessments.SignOff{{StateForm: 2}, {StateForm: assessments.StateForm}}
	v := &view{hashes: forms(d)}
	want := map[string]string{
		"1": d.StateHashIn(1), "2": d.StateHashIn(2),
		strconv.Itoa(assessments.StateForm): d.StateHash(),
	}
	if diff := cmp.Diff(want, v.hashes); diff != "" {
		t.Error(diff)
	}
	if (worth{v}).hashIn(0) != want["1"] || (worth{v}).hashIn(assessments.StateForm) != d.StateHash() {
		t.Error("a form has the hash of another")
	}
}

func TestChangesOfWhatIsWithheldAreCountedAndNotNamed(t *testing.T) {
	d := small()
	v := &view{d: d, closed: map[string]string{"shut": "privileged", "a/T": ""}}
	got := worth{v}.visible([]standing.Touched{
		{Noun: "document", ID: "open", Fields: []string{"name", "binned"}},
		{Noun: "document", ID: "shut", Fields: []string{"name"}},
		{Noun: "document", ID: "elsewhere", Fields: []string{"name"}},
	})
	want := []standing.Touched{
		{Noun: "document", ID: "open", Fields: []string{"name"}},
		{Noun: "document"},
		{Noun: "document"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if one, other := (worth{v}).changedName(got[0]), (worth{v}).changedName(got[1]); one != "document “Agreement”" ||
		other != "a document that is not in this pack" {
		t.Errorf("named %q and %q", one, other)
	}
}

func TestAVendorIsToldNothingOfTheDecisionAndItsDays(t *testing.T) {
	v := &view{
		d: small(), opt: Options{Audience: Vendor},
		standing: standing.Standing{State: standing.Stands},
	}
	if (worth{v}).stand(nil); v.standing.State != standing.Stands || (worth{v}).standingRecord() != nil ||
		(worth{v}).timingRecord() != nil || (worth{v}).timingLines() != nil {
		t.Error("a vendor is told of the standing or of what was left out")
	}
}

func TestWhatADayLeavesOutIsSaidWithoutWhatIsWithheld(t *testing.T) {
	list := func(ids ...string) (out []assessments.Mention) {
		for _, id := range ids {
			out = append(out, assessments.Mention{Noun: "finding", ID: id})
		}
		return append(out, assessments.Mention{Noun: "pack", ID: "p"},
			assessments.Mention{Noun: "finding", ID: "shut"})
	}
	// not said of one that may be withheld, unless it was purged
	note := assessments.Mention{Noun: "note", ID: "n"}
	v := &view{closed: map[string]string{"shut": "privileged"}, opt: Options{
		Audience: Auditor, AsOf: day, RecordedBy: "2026-11-20", PurgedSince: append(list(), note),
		Timing: assessments.Timing{
			LeftOut:       append(list("a", "b"), note),
			RecordedLater: append(list("c", "d", "e"), note),
		},
	}}
	want := []string{
		"Rebuilt from the journal: what had been recorded by 2026-11-20.",
		"Left out: 2 records of a day after 2026-11-21; the chapter “Withheld and left out” lists them.",
		"Recorded only after 2026-11-21, and shown: 3 records; the chapter “Withheld and left out” lists them.",
		"Purged since, and no longer to be shown: 1 record; the chapter “Withheld and left out” lists it.",
	}
	if diff := cmp.Diff(want, worth{v}.timingLines()); diff != "" {
		t.Error(diff)
	}
	if r := (worth{v}).timingRecord(); r.RecordedBy != "2026-11-20" || len(r.LeftOut) != 2 ||
		len(r.RecordedLater) != 3 || len(r.PurgedSince) != 1 {
		t.Errorf("%+v", r)
	}
	v.d = small()
	if list := (traceChapter{v}).recordedLater(); len(list.Rows) != 3 {
		t.Errorf("named as recorded later: %+v", list.Rows)
	}
	v.opt = Options{Audience: Auditor, AsOf: day}
	if list := (traceChapter{v}).recordedLater(); len(list.Rows) > 0 {
		t.Errorf("of today: %+v", list.Rows)
	}
	if got := (worth{v}).timingLines(); len(got) > 0 {
		t.Errorf("of today: %q", got)
	}
}

func TestWhatSpeaksAgainstADecisionIsCalledOut(t *testing.T) {
	v := &view{
		d: small(), opt: Options{Audience: Auditor, AsOf: day, RecordedBy: day},
		closed: map[string]string{},
	}
	if got := (worth{v}).standingCallouts(); len(got) != 1 || got[0].Tone != Muted {
		t.Errorf("nothing speaks against it: %+v", got)
	}
	for state, tone := range map[standing.State]Tone{standing.Changed: Warn, standing.NotCarried: Bad} {
		v.standing = standing.Standing{
			State: state, Outcome: assessments.Approved,
			Reasons: []standing.Reason{{State: state, Text: "it is so"}},
			Changes: []standing.Touched{{Noun: "document", ID: "open"}}, Remarks: []string{"Dated back"},
		}
		got := worth{v}.standingCallouts()
		if len(got) != 3 || got[0].Tone != tone || got[1].Text != "Dated back." || got[1].Tone != Warn ||
			got[2].Tone != Muted {
			t.Fatalf("%s: %+v", state, got)
		}
		if !strings.HasSuffix(got[0].Text, ":\nIt is so.\nChanged since: document “Agreement”.") {
			t.Errorf("%s: %q", state, got[0].Text)
		}
	}
}

// TestEveryReasonOfAStandingIsListed holds that where a pack counts reasons (“and 2 more reasons”), report and
// workbook list each of them and every change, and say where.
func TestEveryReasonOfAStandingIsListed(t *testing.T) {
	v := &view{d: small(), opt: Options{Audience: Auditor, AsOf: day}, closed: map[string]string{}}
	v.standing = standing.Standing{
		State: standing.NotCarried, Outcome: assessments.Approved,
		Reasons: []standing.Reason{{Text: "first"}, {Text: "second"}, {Text: "third"}},
		Changes: []standing.Touched{{Noun: "document", ID: "open"}}, Remarks: []string{"Dated back"},
	}
	all := []string{"First.", "Second.", "Third.", "Changed since: document “Agreement”.", "Dated back."}
	rows, callouts := "", ""
	for _, r := range (worth{v}).standingRows() {
		for _, c := range r.Cells {
			rows += c.Text + "\n"
		}
	}
	for _, b := range (worth{v}).standingCallouts() {
		callouts += b.Text + "\n"
	}
	for _, one := range all {
		if !strings.Contains(rows, "\n"+one+"\n") || !strings.Contains(callouts, "\n"+one+"\n") {
			t.Errorf("%q is not listed in the workbook:\n%s\nor the report:\n%s", one, rows, callouts)
		}
	}
	const want = "Approved, no longer carried: first, and 2 more reasons. The sheet “Summary” lists every reason."
	if got := (worth{v}).sentence(reasonsInWorkbook); got != want {
		t.Errorf("the sentence is %q", got)
	}
	v.standing.Reasons, v.standing.Changes, v.standing.Remarks = v.standing.Reasons[:1], nil, nil
	if got := (worth{v}).sentence(reasonsInWorkbook); got != "Approved, no longer carried: first." {
		t.Errorf("of one reason it is %q", got)
	}
	if rows := (worth{v}).standingRows(); len(rows) > 0 {
		t.Errorf("one reason is listed again: %v", rows)
	}
}

func TestWordsOfRecordsInAReport(t *testing.T) {
	for got, want := range map[string]string{
		revokedWords(assessments.Revocation{RevokedBy: "Ada"}, ""):         "",
		revokedWords(assessments.Revocation{}, "a breach"):                 "Revoked: a breach",
		revokedWords(assessments.Revocation{RevokedBy: "Ada"}, "a breach"): "Revoked by Ada: a breach",
		recordedWords(assessments.Recording{}):                             "not recorded by this version",
		stateName(scoring.StateStale):                                      "stale",
		stateName(scoring.StateNotAsked):                                   "not asked",
		carriedCount(1):                                                    "1 carried by an exception",
		carriedCount(2):                                                    "2 carried by exceptions",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	v := &view{
		d: small(), opt: Options{Audience: Vendor},
		judged: map[string]scoring.Judged{"T": {Item: "T", Stale: true}},
	}
	if v.markOf("T") != MarkNone {
		t.Error("a vendor is shown the mark of our verdict")
	}
	v.opt.Audience = Board
	if v.markOf("T") != MarkStale || v.state("T") != scoring.StateStale {
		t.Error("what is stale is not marked so")
	}
}

func TestARecordThatIsNotAsWrittenIsNotRebuilt(t *testing.T) {
	entry := func(name string, value any) Entry {
		return Entry{{Name: "id", Value: "x"}, {Name: name, Value: value}}
	}
	judged := func(of string, ids ...string) (out []ItemRecord) {
		for _, id := range ids {
			one := ItemRecord{Item: assessments.Item{ID: id}, Judged: scoring.Judged{Item: id}}
			if of != "" {
				one.Judged.Item = of
			}
			out = append(out, one)
		}
		return out
	}
	for name, tc := range map[string]struct {
		r    Record
		want string
	}{
		"whole":      {Record{RecordHead: RecordHead{Audience: Auditor}, Items: judged("", "T", "C")}, ""},
		"for no one": {Record{RecordHead: RecordHead{Audience: "everyone"}}, `its audience "everyone" is none`},
		"an item twice": {
			Record{RecordHead: RecordHead{Audience: Auditor}, Items: judged("", "T", "T")}, `its item "T" is there twice`,
		},
		"the judgement of another": {
			Record{RecordHead: RecordHead{Audience: Auditor}, Items: judged("T", "C")},
			`its item "C" is there twice, or with the judgement of another`,
		},
		"a field that none has": {
			Record{
				RecordHead:    RecordHead{Audience: Auditor},
				RecordSubject: RecordSubject{Vendor: entry("colour", "red")},
			}, `its vendor have a field "colour"`,
		},
		"a field that is no number": {
			Record{
				RecordHead:    RecordHead{Audience: Auditor},
				RecordSubject: RecordSubject{Use: entry("scope", "two")},
			}, `its use have a field "scope"`,
		},
		"two wrong fields": {
			Record{
				RecordHead:    RecordHead{Audience: Auditor},
				RecordSubject: RecordSubject{Vendor: entry("colour", "red"), Use: entry("scope", "two")},
			},
			"its vendor have",
		},
	} {
		_, err := tc.r.view(nil)
		if (err == nil) != (tc.want == "") || err != nil && !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: %v, want %q", name, err, tc.want)
		}
	}
	r := Record{RecordEntries: RecordEntries{Answers: []Entry{{
		{Name: "id", Value: "a/T"},
		{Name: "item", Value: "T"},
		{Name: "verdict", Value: "met"},
	}}}}
	if got := r.Answered()["T"]; got.ID != "a/T" || got.Verdict != assessments.Met {
		t.Errorf("answered %+v", got)
	}
	v := &view{d: small(), judged: map[string]scoring.Judged{"T": {Verdict: assessments.Met}, "C": {}}}
	if wrong := misjudgedIn(v); len(wrong) != 1 || !strings.HasPrefix(wrong[0], "item T is judged as met") {
		t.Errorf("misjudged: %q", wrong)
	}
	if got := stored("2026-11-21T10:00:00Z", assessments.TextValue); got != "2026-11-21T10:00:00Z" {
		t.Errorf("a text that looks like a moment is stored as %q", got)
	}
	long := strings.Repeat("x", 120)
	if cutLine(long) != `"`+long+`"` || cutLine(long+"y") != `"`+long+`"…` {
		t.Error("a long line is quoted by its first 120 bytes")
	}
}

func TestOnlyAPackOfThisFormatAndCatalogueIsRebuilt(t *testing.T) {
	version := func(v string) *assessments.Catalogue { return &assessments.Catalogue{Version: v} }
	for _, tc := range []struct {
		format    int
		catalogue string
		with      *assessments.Catalogue
		want      bool
	}{
		{Format, "", nil, true},
		{Format, "1.2", version("1.2"), true},
		{Format, "1.2", version("1.3"), false},
		{Format, "1.2", nil, false},
		{Format, "", version("1.2"), false},
		{Format - 1, "1.2", version("1.2"), false},
	} {
		r := &Reading{record: Record{RecordHead: RecordHead{Format: tc.format, Catalogue: tc.catalogue}}}
		if r.Rebuilds(tc.with) != tc.want {
			t.Errorf("format %d, catalogue %q: rebuilt %v", tc.format, tc.catalogue, !tc.want)
		}
	}
}
