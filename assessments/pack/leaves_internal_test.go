package pack

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

func TestTheListOfWhatLeavesHasEachRecordOnce(t *testing.T) {
	d := small()
	d.Template.Items[0].Positions = &assessments.Positions{Require: "All."}
	d.Versions[0].Label, d.Versions[0].SHA256 = "3", "d1"
	d.Versions[1].SHA256, d.Versions[1].PurgedOn = "d2", "2026-11-01"
	d.Revisions[0].Label = "7"
	d.Findings = []assessments.Finding{
		{ID: "f", ItemID: "C", Text: "x"},
		{ID: "g", ItemID: "none", Text: "x"},
		{ID: "h", ItemID: "T", Text: "x"},
	}
	d.Notes = []assessments.Note{{
		ID: "n", Body: " " + strings.Repeat("word ", 20),
		Distribution: assessments.Shareable,
	}}
	d.Packs = []assessments.Pack{{ID: "p", AssessmentID: "a", SHA256: "d3"}}
	got := (leavesList{ledgerOf(d, Options{Audience: Auditor},
		scoring.Judged{Item: "T", Hidden: true})}).leaves()
	find := func(list []Leaving, n assessments.Noun, id string) Leaving {
		i := slices.IndexFunc(list, func(one Leaving) bool { return one.Noun == n && one.ID == id })
		if i < 0 {
			t.Fatalf("there is no %s %s on %+v", n, id, list)
		}
		return list[i]
	}
	if one := find(got.Out, "item", "T"); one.Title != "A term" ||
		!strings.HasSuffix(one.Why, "not asked here") || slices.Contains(one.Fields, "owner") {
		t.Errorf("%+v", one)
	}
	if one := find(got.Out, "item", "C"); one.Why != "a question of the set" {
		t.Errorf("%+v", one)
	}
	if one := find(got.Withheld, "position", "T"); !slices.Equal(one.Fields, []string{"require"}) ||
		one.Why != whyPosition {
		t.Errorf("%+v", one)
	}
	if one := find(got.Out, "version", "open/1"); one.Title != "Agreement, version 3" ||
		!slices.Contains(one.Fields, "file") {
		t.Errorf("%+v", one)
	}
	if one := find(got.Withheld, "version", "shut/1"); slices.Contains(one.Fields, "file") {
		t.Errorf("%+v", one)
	}
	if one := find(got.Withheld, "pack", "p"); slices.Contains(one.Fields, "file") {
		t.Errorf("%+v", one)
	}
	if one := find(got.Out, "revision", "theirs/1"); one.Title != "Report, revision 7" ||
		slices.Contains(one.Fields, "file") {
		t.Errorf("%+v", one)
	}
	for id, title := range map[string]string{"f": "A control", "g": "none", "h": "A term"} {
		if one := find(got.Out, "finding", id); one.Title != title {
			t.Errorf("%+v", one)
		}
	}
	if one := find(got.Withheld, "note", "n"); slices.Contains(one.Fields, "file") ||
		one.Title != "word word word word word word word word word word word word "+"…" {
		t.Errorf("%q", one.Title)
	}
	for _, one := range slices.Concat(got.Out, got.Withheld) {
		if slices.Contains(one.Fields, "positions") || one.Noun == "plan" || one.ID == "" &&
			one.Noun == "organisation" {
			t.Errorf("what holds nothing, or is listed elsewhere, is listed: %+v", one)
		}
	}
	if s := strings.Repeat("x", 60); beginning(s) != s || beginning(s+"y") != s+"…" {
		t.Error("the beginning of a text is its first sixty letters")
	}
}

func TestMoreIsWhatWasNotOnTheEarlierList(t *testing.T) {
	one := func(n assessments.Noun, id string, fields ...string) Leaving {
		return Leaving{Noun: n, ID: id, Fields: fields}
	}
	was := Leaves{Out: []Leaving{
		one("note", "n", "body"), one("document", "d", "name"),
		one("item", "T", "title"),
	}}
	is := Leaves{Out: []Leaving{
		one("note", "n", "body", "author"), one("note", "m", "body"), one("document", "d", "name"),
		one("citation", "c", "state"), one("item", "T", "title", "owner"),
	}}
	want := []Leaving{one("note", "n", "author"), one("note", "m", "body"), one("item", "T", "owner")}
	if diff := cmp.Diff(want, is.More(was)); diff != "" {
		t.Error(diff)
	}
	if len(is.Out[0].Fields) != 2 {
		t.Error("the list itself was changed")
	}
}
