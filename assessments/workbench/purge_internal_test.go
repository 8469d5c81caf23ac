package workbench

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"countersign/assessments"
	"countersign/assessments/port"
)

// shelf is a workspace of a few records and a journal of a few changes.
type shelf struct {
	port.Reader
	records []assessments.Record
	past    []port.Past
}

func (s shelf) Get(into assessments.Record) (bool, error) {
	for _, r := range s.records {
		if r.Noun() == into.Noun() && r.Key() == into.Key() {
			from, to := r.Fields(), into.Fields()
			for i := range from {
				_ = to[i].Value.Set(from[i].Value.String())
			}
			return true, nil
		}
	}
	return false, nil
}

func (s shelf) List(n assessments.Noun, where ...assessments.Where) (out []assessments.Record, _ error) {
	for _, r := range s.records {
		if r.Noun() == n && !slices.ContainsFunc(where, func(w assessments.Where) bool {
			return !holds(r, w)
		}) {
			out = append(out, r)
		}
	}
	return out, nil
}

func (s shelf) Past(_ assessments.Noun, _ string, fn func(port.Past) error) error {
	for _, c := range s.past {
		if err := fn(c); err != nil {
			return err
		}
	}
	return nil
}

const saying = "Vendor will not use Customer Content to train"

func TestMentionsAreOfFreeWordsOutsideThePurge(t *testing.T) {
	change := func(event int64, n assessments.Noun, id, field, after string) port.Past {
		return port.Past{
			Event:  event,
			Change: assessments.Change{Noun: n, ID: id, Field: field, After: after},
		}
	}
	purged := change(9, "finding", "purged", "gap", saying)
	purged.Purged = true
	r := shelf{
		records: []assessments.Record{
			&assessments.Finding{ID: "says", Text: "They say: " + saying + "."},
			&assessments.Finding{ID: "wiped", Text: saying},
			&assessments.Finding{ID: "silent", Text: "Nothing of the kind."},
			&assessments.Citation{ID: "elsewhere", Quote: saying, State: assessments.CitationFound},
			&assessments.Citation{ID: "moved", Quote: saying, State: assessments.CitationMoved},
			&assessments.Citation{ID: "lost", Quote: saying, State: assessments.CitationNotFound},
			&assessments.Frozen{ID: "set", Body: saying},
		},
		past: []port.Past{
			change(1, "finding", "says", "gap", "They say: "+saying+"."), // what it says now
			change(2, "finding", "once", "gap", saying),
			change(3, "finding", "once", "gap", saying+" them"),
			change(4, "finding", "erased", "gap", saying),
			change(5, "finding", "silent", "gap", "Nothing."),
			change(6, "set of another program", "x", "y", saying),
			change(6, "frozen", "set", "body", saying),
			change(7, "finding", "says", "of another program", saying),
			change(8, "citation", "elsewhere", "quote", saying+" it"),
			change(8, "answer", "a/T", "verdict", saying),
			purged,
		},
	}
	said := newSayings()
	said.add(saying)
	p := &purge{
		wiped: map[field]int{{Thing{"finding", "wiped"}, "gap"}: 0},
		past:  []port.Past{change(4, "finding", "erased", "gap", saying)},
	}
	got, single, err := mentions(r, p, said)
	if err != nil {
		t.Fatal(err)
	}
	if len(single) > 0 {
		t.Errorf("single words are listed beside their run: %v", single)
	}
	var list []string
	for _, m := range got {
		when := ""
		if m.Earlier {
			when = " earlier"
		}
		list = append(list, string(m.Noun)+" "+m.ID+" "+m.Field+when)
		if m.Words != saying {
			t.Errorf("%s: %q", m.ID, m.Words)
		}
	}
	if diff := cmp.Diff([]string{"citation lost quote", "finding says gap", "finding once gap earlier"},
		list); diff != "" {
		t.Error(diff)
	}
}

func TestPeopleWriteFreelyInTextsAndListsAlone(t *testing.T) {
	for name, want := range map[string]bool{
		"finding.gap": true, "vendor.tags": true, "finding.due": false, "finding.item": true,
		"finding.assessment": false, "finding.status": false,
		"use.scope": false,
	} {
		noun, fieldName, _ := strings.Cut(name, ".")
		f, ok := assessments.FieldOf(assessments.New(assessments.Noun(noun)), fieldName)
		if !ok || freely(f) != want {
			t.Errorf("%s: %v, %v", name, ok, !want)
		}
	}
}

func TestSayingsAreFoundByTheirRuns(t *testing.T) {
	s := newSayings()
	for _, text := range []string{
		"One two three four five six", "short words", "short words", "ab cd",
		"ab cdef", "ab cdefg", "confidential", "[purged on 2026-11-21]", "", "one two three Four",
	} {
		s.add(text)
	}
	if len(s.runs) != 2 || len(s.short) != 3 {
		t.Fatalf("%v, %v", s.runs, s.short)
	}
	for text, want := range map[string]string{
		"So: “one, TWO three four five” it says": "one, TWO three four five",
		"one two three four five six seven":      "one two three four five six",
		"one two three":                          "",
		"Short-words.":                           "Short-words",
		"short":                                  "",
		"end with short words":                   "short words",
		"ab cd":                                  "",
		"ab cdef":                                "",
		"ab cdefg":                               "ab cdefg",
		"confidential":                           "",
		"one two three four":                     "one two three four",
		"":                                       "",
	} {
		if got := s.in(text); got != want {
			t.Errorf("%q repeats %q, want %q", text, got, want)
		}
	}
	five := newSayings()
	if five.add("one two three four five"); five.in(
		"say one two three four five.") != "one two three four five" {
		t.Error("five words are a run")
	}
	if newSayings().in("anything") != "" {
		t.Error("nothing is repeated where nothing was said")
	}
	words, at := wordsOf("É́t 2x, y")
	if !slices.Equal(words, []string{"é́t", "2x", "y"}) ||
		at[2] != [2]int{len("É́t 2x, "), len("É́t 2x, y")} {
		t.Errorf("%q %v", words, at)
	}
}

func TestAThingBelongsToTheDossierThatHasIt(t *testing.T) {
	d := &assessments.Dossier{
		Versions: []assessments.Version{{ID: "v"}}, Revisions: []assessments.Revision{{ID: "r"}},
		Notes: []assessments.Note{{ID: "n"}},
	}
	for thing, want := range map[Thing]bool{
		{"version", "v"}: true, {"revision", "r"}: true, {"note", "n"}: true, {"version", "n"}: false,
		{"note", "v"}: false, {"revision", "v"}: false,
	} {
		if p := (&purge{all: map[Thing]bool{thing: true}}); p.in(d) != want {
			t.Errorf("%v is in it: %v", thing, !want)
		}
	}
}

func TestWordsThatWerePurgedDoNotComeBack(t *testing.T) {
	at := func(day string) assessments.Moment {
		return map[string]assessments.Moment{"2026-11-25": 1_795_600_000_000_000}[day]
	}
	r := shelf{records: []assessments.Record{
		&assessments.Version{ID: "v", PurgedOn: "2026-11-20"},
		&assessments.Version{ID: "whole"},
		&assessments.Note{ID: "n", PurgedOn: "2026-11-20"},
		&assessments.Tombstone{ID: "t", Of: "version", OfID: "removed", At: at("2026-11-25")},
		&assessments.Tombstone{ID: "u", Of: "note", OfID: "whole", At: at("2026-11-25")},
	}}
	for thing, want := range map[Thing]assessments.Date{
		{"version", "v"}: "2026-11-20", {"version", "whole"}: "", {"version", "removed"}: "2026-11-25",
		{"note", "removed"}: "", {"version", "none"}: "",
	} {
		if got, err := purgedOn(r, thing); got != want || err != nil {
			t.Errorf("%v was purged on %q, want %q, %v", thing, got, want, err)
		}
	}
	change := func(field, after string) []assessments.Change {
		return []assessments.Change{{Field: field, After: after}}
	}
	citation := func(version string) assessments.Record {
		return &assessments.Citation{ID: "c", VersionID: version}
	}
	for name, tc := range map[string]struct {
		r       assessments.Record
		changes []assessments.Change
		want    string
	}{
		"a quote of what was purged": {
			citation("v"), change("quote", "words"), "the document version “v” was purged on 2026-11-20",
		},
		"a quote of what was removed": {
			citation("removed"), change("quote", "words"),
			"the document version “removed” was purged on 2026-11-25",
		},
		"a quote of what is there": {citation("whole"), change("quote", "words"), ""},
		"a quote of nothing":       {citation(""), change("quote", "words"), ""},
		"no words":                 {citation("v"), change("quote", ""), ""},
		"what a purge left": {
			citation("v"), change("quote", assessments.PurgedOn("2026-11-21")),
			"",
		},
		"a field that holds no words": {citation("v"), change("item", "T"), ""},
		"a field of another program":  {citation("v"), change("colour", "red"), ""},
		"a note that was purged": {
			&assessments.Note{ID: "n"}, change("body", "words"), "the note “n” was purged on 2026-11-20",
		},
		"a finding of the same id":      {&assessments.Finding{ID: "n"}, change("gap", "words"), ""},
		"the distribution of that note": {&assessments.Note{ID: "n"}, change("distribution", "internal"), ""},
	} {
		e := &edit{Tx: shelfTx{of: r}}
		if err := e.comesBack("p", tc.r, tc.changes); err != nil {
			t.Fatal(err)
		}
		if got := e.problems.Err(); (got == nil) != (tc.want == "") || got != nil &&
			!strings.Contains(got.Error(), tc.want) {
			t.Errorf("%s: %v, want %q", name, got, tc.want)
		}
	}
}

// shelfTx is a transaction that only reads.
type shelfTx struct {
	port.Tx
	of shelf
}

func (s shelfTx) Get(into assessments.Record) (bool, error) { return s.of.Get(into) }

func (s shelfTx) List(n assessments.Noun, where ...assessments.Where) ([]assessments.Record, error) {
	return s.of.List(n, where...)
}

func TestWhatAHistoryHolds(t *testing.T) {
	change := func(event int64, field, before, after string) port.Past {
		return port.Past{
			Event:  event,
			Change: assessments.Change{Noun: "citation", ID: "c", Field: field, Before: before, After: after},
		}
	}
	h := &history{thing: Thing{"citation", "c"}, past: []port.Past{
		change(1, "version", "", "one"),
		change(1, "quote", "", "first"),
		change(2, "quote", "first", "second"),
		change(3, "version", "one", "two"),
		change(3, "quote", "second", "third"),
		change(4, "quote", "third", ""),
		change(5, "quote", "", "[purged]"),
	}}
	h.past[6].Purged = true
	words := h.valuesWhile("version", "one", []string{"quote", "section"})
	if diff := cmp.Diff(map[string]map[string]bool{"quote": {"first": true, "second": true}, "section": {}},
		words); diff != "" {
		t.Error(diff)
	}
	var with []int64
	for _, c := range h.with(words) {
		with = append(with, c.Event)
	}
	if !slices.Equal(with, []int64{1, 2, 3}) { // what brings one of them, and what takes one away
		t.Errorf("with them: %v", with)
	}
	if got := h.ever("version"); !slices.Equal(got, []string{"one", "two"}) || h.last("version") != "two" ||
		h.last("section") != "" {
		t.Errorf("%q, last %q", got, h.last("version"))
	}
	h.record = &assessments.Citation{ID: "c", VersionID: "three", Quote: "fourth"}
	if got := h.ever("version"); !slices.Equal(got, []string{"one", "two", "three"}) ||
		h.last("version") != "three" || h.last("section") != "" {
		t.Errorf("%q, last %q", got, h.last("version"))
	}
	if got := h.valuesWhile("version", "three", []string{"quote"}); !got["quote"]["fourth"] ||
		len(got["quote"]) != 1 {
		t.Errorf("now: %v", got)
	}
	twice := &history{
		thing: h.thing,
		past: []port.Past{
			change(1, "version", "", "one"), change(2, "version", "one", "two"),
			change(3, "version", "two", "one"),
		},
	}
	if got := twice.ever("version"); !slices.Equal(got, []string{"one", "two"}) {
		t.Errorf("to and fro: %q", got)
	}
	if first := (&history{thing: h.thing, past: twice.past[:1]}); first.last("version") != "one" {
		t.Errorf("the first of all: %q", first.last("version"))
	}
	if !(&history{record: h.record}).known() || !h.known() || (&history{}).known() ||
		!(&history{past: h.past}).known() {
		t.Error("what is known is on record, or was")
	}
	if long := strings.Repeat("ä", assessments.MaxLine); clipLine(long) != long ||
		clipLine(long+"x") != long[:len(long)-2]+"…" {
		t.Error("a line is cut where it is too long")
	}
}

func TestAPurgeIsNamedByItsFirstThing(t *testing.T) {
	in := PurgeOrder{Things: []Thing{{"version", "v"}, {"note", "n"}}, Reason: "why"}.intent()
	if in.verb != "version.purge" || in.subject != "version" || in.subjectID != "v" || in.reason != "why" ||
		!in.lasting {
		t.Errorf("%+v", in)
	}
	if in := (PurgeOrder{}).intent(); in.verb != "purge" || in.subject != "" {
		t.Errorf("of nothing: %+v", in)
	}
	for p, want := range map[*purgePlan]bool{
		{}:                             true,
		{purge: &purge{edit: &edit{}}}: true,
		{purge: &purge{edit: &edit{changes: make([]assessments.Change, 1)}}}: false,
	} {
		if p.nothing() != want {
			t.Errorf("%+v purges nothing: %v", p, !want)
		}
	}
}

func TestWhatRemainsIsSaidLineByLine(t *testing.T) {
	all := Purging{
		Mentions: []Mention{
			{Noun: "finding", ID: "f", Field: "gap", Words: "words"},
			{Noun: "note", ID: "n", Field: "body", Words: "words", Earlier: true},
		},
		Unread: []string{"2"}, Copies: []string{"/one", "/two"}, Missing: []string{"/three"},
		Packs: []string{"/pack"},
	}
	want := []string{
		"Texts of your own repeat its words and are not erased:",
		"  finding f, gap: “words”",
		"  note n, body (an earlier wording, in the journal): “words”",
		"No text could be read from this file, so nothing that repeats it was looked for:",
		"  2",
		"Copies of the workspace still hold it. They are named on the tombstone; delete them if they must not:",
		"  /one",
		"  /two",
		"A copy made earlier is no longer where it was written, and may hold it elsewhere:",
		"  /three",
		"An audit pack written earlier may hold it:",
		"  /pack",
	}
	if diff := cmp.Diff(want, all.Remains()); diff != "" {
		t.Error(diff)
	}
	const none = "No copy of the workspace is known that holds it. Copies that Countersign did not make are not known."
	if got := (&Purging{}).Remains(); !slices.Equal(got, []string{none}) {
		t.Errorf("nothing remains: %q", got)
	}
	if got := (&Purging{Missing: []string{"/three"}}).Remains(); slices.Contains(got, none) {
		t.Errorf("a copy is missing: %q", got)
	}
}
