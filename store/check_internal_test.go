package store

import (
	"context"
	"strings"
	"testing"

	"countersign/assessments"
)

// bare is a check of no workspace, for what compares events and records with each other.
func bare() *check { return newCheck(context.Background(), &Workspace{}, nil) }

func sealed(e assessments.Event) *assessments.Event {
	e.Seals = make([]assessments.ChangeSeal, len(e.Changes))
	for i, c := range e.Changes {
		e.Seals[i] = assessments.ChangeSeal{Salt: "salt", Digest: assessments.SealChange("salt", c)}
	}
	e.Digest = assessments.SealEvent(e)
	return &e
}

func change(n assessments.Noun, id, field, before, after string) assessments.Change {
	return assessments.Change{Noun: n, ID: id, Field: field, Before: before, After: after}
}

// found fails the test unless the damage is what was expected, each once.
func found(t *testing.T, name string, c *check, want ...string) {
	t.Helper()
	ok := len(c.report.Damage) == len(want)
	for i := range min(len(want), len(c.report.Damage)) {
		ok = ok && strings.Contains(c.report.Damage[i].Place+" "+c.report.Damage[i].Message, want[i])
	}
	if !ok {
		t.Errorf("%s: %+v, want %q", name, c.report.Damage, want)
	}
}

func TestAnEventIsHeldToItsChainAndItsChanges(t *testing.T) {
	made := change("vendor", "v", assessments.Existence, "", "1")
	whole := assessments.Event{
		Seq: 3, Previous: "before",
		Changes: []assessments.Change{made, change("vendor", "v", "name", "", "Lumen")},
	}
	for name, tc := range map[string]struct {
		change func(e *assessments.Event)
		after  func(e *assessments.Event) // once it was sealed
		want   []string
	}{
		"whole": {},
		"one is missing": {
			change: func(e *assessments.Event) { e.Seq = 4 }, want: []string{"event 3 should come here"},
		},
		"one is there twice": {
			change: func(e *assessments.Event) { e.Seq = 2 }, want: []string{"event 3 should come here"},
		},
		"linked to another": {
			change: func(e *assessments.Event) { e.Previous = "another" }, want: []string{"is not linked"},
		},
		"without changes": {
			change: func(e *assessments.Event) { e.Changes = nil }, want: []string{"changes nothing"},
		},
		"another verb": {
			after: func(e *assessments.Event) { e.Verb = "x" },
			want:  []string{"journal event 3 is not as it was written"},
		},
		"another word": {
			after: func(e *assessments.Event) { e.Changes[1].After = "Harbor" },
			want:  []string{"change 2 (vendor v, field name) is not as it was written"},
		},
		"no kind of record": {
			change: func(e *assessments.Event) { e.Changes[1].Noun = "spaceship" },
			want:   []string{"change 2 (spaceship v, field name) is of a kind of record that there is not"},
		},
		"no field of it": {
			change: func(e *assessments.Event) { e.Changes[1].Field = "colour" },
			want:   []string{"is of a field that a vendor has not"},
		},
		"purged with a text": {after: func(e *assessments.Event) {
			e.Seals[1].Purged, e.Seals[1].Salt = true, ""
			e.Digest = assessments.SealEvent(*e)
		}, want: []string{"was purged, and yet has a text"}},
		"purged with an end": {
			after: purgedWith("", "x", ""),
			want:  []string{"was purged, and yet has a text"},
		},
		"purged with a start": {
			after: purgedWith("x", "", ""),
			want:  []string{"was purged, and yet has a text"},
		},
		"purged with a salt": {
			after: purgedWith("", "", "salt"), want: []string{"was purged, and yet has a text"},
		},
		"purged": {after: purgedWith("", "", "")},
	} {
		e := whole
		e.Changes = append([]assessments.Change{}, whole.Changes...)
		if tc.change != nil {
			tc.change(&e)
		}
		s := sealed(e)
		if tc.after != nil {
			tc.after(s)
		}
		c := bare()
		c.event(s, 2, "before")
		found(t, name, c, tc.want...)
		if purged := strings.HasPrefix(name, "purged"); purged != (len(c.purged) == 1) {
			t.Errorf("%s: noted as purged %v", name, c.purged)
		}
	}
}

func purgedWith(before, after, salt string) func(e *assessments.Event) {
	return func(e *assessments.Event) {
		e.Changes[1].Before, e.Changes[1].After, e.Seals[1].Purged, e.Seals[1].Salt = before, after, true,
			salt
		e.Digest = assessments.SealEvent(*e)
	}
}

func TestFilesThatTheJournalNamesAreThoseOfVersionsAndRevisions(t *testing.T) {
	c := bare()
	c.event(sealed(assessments.Event{Seq: 1, Changes: []assessments.Change{
		change("version", "v", assessments.Existence, "", "1"), change("version", "v", "sha256", "", "one"),
		change("version", "v", "label", "", "label"),
		change("revision", "r", assessments.Existence, "", "1"), change("revision", "r", "sha256", "", "two"),
		change("pack", "p", assessments.Existence, "", "1"), change("pack", "p", "sha256", "", "three"),
	}}), 0, "")
	if found(t, "whole", c); len(c.files) != 2 || !c.files["one"] || !c.files["two"] {
		t.Errorf("files: %v", c.files)
	}
}

func TestAPurgeCoversWhatItNames(t *testing.T) {
	event := func(verb string, changes ...assessments.Change) *assessments.Event {
		return &assessments.Event{
			Seq: 5, Verb: assessments.Verb(verb), Subject: "document", SubjectID: "d",
			Changes: changes,
		}
	}
	stone := []assessments.Change{
		change("tombstone", "t", assessments.Existence, "", "1"),
		change("tombstone", "t", "of_noun", "", "version"), change("tombstone", "t", "of_id", "", "v"),
	}
	named := change("citation", "c", "quote", assessments.Purged, "")
	for name, tc := range map[string]struct {
		e    *assessments.Event
		p    purgedChange
		want bool
	}{
		"a field that it names": {
			event("version.purge", append(stone, named)...),
			purgedChange{4, 0, fieldKey{recordKey{"citation", "c"}, "quote"}},
			true,
		},
		"in the purge itself": {
			event("version.purge", append(stone, named)...),
			purgedChange{5, 0, fieldKey{recordKey{"citation", "c"}, "quote"}},
			true,
		},
		"after the purge": {
			event("version.purge", append(stone, named)...),
			purgedChange{6, 0, fieldKey{recordKey{"citation", "c"}, "quote"}},
			false,
		},
		"another field of it": {
			event("version.purge", append(stone, named)...),
			purgedChange{4, 0, fieldKey{recordKey{"citation", "c"}, "section"}},
			false,
		},
		"of what it is about": {
			event("version.purge", stone...),
			purgedChange{4, 0, fieldKey{recordKey{"version", "v"}, "source"}},
			true,
		},
		"of its subject": {
			event("version.purge", stone...),
			purgedChange{4, 0, fieldKey{recordKey{"document", "d"}, "name"}},
			true,
		},
		"of a record that it only wrote": {
			event("version.purge", append(stone, change("citation", "c", "state", "found", ""))...),
			purgedChange{4, 0, fieldKey{recordKey{"citation", "c"}, "quote"}},
			true,
		},
		"of another record": {
			event("version.purge", stone...),
			purgedChange{4, 0, fieldKey{recordKey{"version", "w"}, "source"}},
			false,
		},
		"without a tombstone": {
			event("version.purge", named),
			purgedChange{4, 0, fieldKey{recordKey{"citation", "c"}, "quote"}},
			false,
		},
		"with one that was there before": {
			event("version.purge", append(stone[1:], named)...),
			purgedChange{4, 0, fieldKey{recordKey{"citation", "c"}, "quote"}},
			false,
		},
		"with another record made": {
			event("version.purge", change("note", "x", assessments.Existence, "", "1"), named),
			purgedChange{4, 0, fieldKey{recordKey{"citation", "c"}, "quote"}},
			false,
		},
		"by an event of another kind": {
			event("version.save", append(stone, named)...),
			purgedChange{4, 0, fieldKey{recordKey{"citation", "c"}, "quote"}},
			false,
		},
	} {
		c := bare()
		c.purgeOf(tc.e)
		if c.covered(tc.p) != tc.want {
			t.Errorf("%s is covered: %v", name, !tc.want)
		}
		c.purged = []purgedChange{tc.p}
		if err := c.purges(); err != nil {
			t.Fatal(err)
		}
		if (len(c.report.Damage) == 0) != tc.want {
			t.Errorf("%s: %+v", name, c.report.Damage)
		}
	}
	c := bare()
	c.purgeOf(event("version.purge",
		append(stone, change("citation", "c", "item", assessments.Purged, ""))...))
	c.purged = []purgedChange{{4, 0, fieldKey{recordKey{"citation", "c"}, "item"}}}
	if err := c.purges(); err != nil {
		t.Fatal(err)
	}
	found(t, "what no purge erases", c, "a purge never erases this")
}

func TestARecordIsFollowedThroughItsChanges(t *testing.T) {
	made, removed := change("note", "n", assessments.Existence, "", "1"),
		change("note", "n", assessments.Existence, "1", "")
	body := func(before, after string) assessments.Change {
		return change("note", "n", "body", before, after)
	}
	erased := body(assessments.Purged, assessments.PurgedOn("2026-11-21"))
	for name, tc := range map[string]struct {
		changes []assessments.Change
		purge   bool
		want    []string
	}{
		"made and changed": {
			[]assessments.Change{made, body("", "one"), body("one", "two")}, false, nil,
		},
		"made twice": {
			[]assessments.Change{made, made}, false, []string{"makes or removes a record that is already so"},
		},
		"removed before it is made": {
			[]assessments.Change{removed}, false, []string{"makes or removes a record that is already so"},
		},
		"neither": {
			[]assessments.Change{change("note", "n", assessments.Existence, "", "")},
			false,
			[]string{"makes or removes"},
		},
		"made again, empty": {
			[]assessments.Change{made, body("", "one"), removed, made, body("", "two")}, false, nil,
		},
		"made again, as before": {
			[]assessments.Change{made, body("", "one"), removed, made, body("one", "two")},
			false,
			[]string{"does not begin with what the field held"},
		},
		"changed from something else": {
			[]assessments.Change{made, body("", "one"), body("two", "three")},
			false,
			[]string{"does not begin with what the field held"},
		},
		"changed before it is made, said once": {
			[]assessments.Change{body("", "one"), body("one", "two")},
			false,
			[]string{"changes a record that is not there yet"},
		},
		"changed after it is removed": {
			[]assessments.Change{made, removed, body("", "one")},
			false,
			[]string{"changes a record that is not there yet, or no more"},
		},
		"erased by a purge": {[]assessments.Change{made, body("", "one"), erased}, true, nil},
		"erased by something else": {
			[]assessments.Change{made, body("", "one"), erased},
			false,
			[]string{"does not begin with what the field held"},
		},
		"erased after it is removed": {
			[]assessments.Change{made, body("", "one"), removed, erased, made, body("", "two")}, true, nil,
		},
		"filled by a purge once removed": {
			[]assessments.Change{
				made, removed, body(assessments.Purged, "words"), made,
				body("words", "two"),
			},
			true,
			nil,
		},
		"changed otherwise in a purge": {
			[]assessments.Change{made, body("", "one"), body("two", "three")},
			true,
			[]string{"does not begin with what the field held"},
		},
		"emptied before it is made": {
			[]assessments.Change{body("", assessments.PurgedOn("2026-11-21"))},
			true,
			[]string{"changes a record that is not there yet"},
		},
		"changed from what a purge left": {
			[]assessments.Change{made, body("", "one"), erased, body(erased.After, "two")}, true, nil,
		},
		"astray, made, and astray in another": {
			[]assessments.Change{body("", "one"), made, body("one", "two"), body("three", "four")},
			false,
			[]string{"not there yet", "does not begin"},
		},
		"there from the beginning": {
			[]assessments.Change{change("note", "n", assessments.Existence, "1", "1")},
			false,
			[]string{"makes or removes"},
		},
		"there as before": {
			[]assessments.Change{made, change("note", "n", assessments.Existence, "1", "1")},
			false,
			[]string{"makes or removes"},
		},
		"made of nothing once it is there": {
			[]assessments.Change{made, change("note", "n", assessments.Existence, "", "")},
			false,
			[]string{"makes or removes"},
		},
		"of a field that there is not": {
			[]assessments.Change{made, change("note", "n", "colour", "red", "blue")}, false, nil,
		},
		"of a kind that there is not": {
			[]assessments.Change{change("spaceship", "s", "colour", "red", "blue")}, false, nil,
		},
	} {
		c := bare()
		e := sealed(assessments.Event{Seq: 1, Changes: tc.changes})
		if tc.purge {
			c.purgeEvents[1] = &purgeEvent{}
		}
		c.follow(e)
		found(t, name, c, tc.want...)
	}
}

func TestWhatAnErasedChangeHeldIsNotKnown(t *testing.T) {
	e := sealed(assessments.Event{Seq: 1, Changes: []assessments.Change{
		change("note", "n", assessments.Existence, "", "1"), change("note", "n", "body", "", ""),
		change("note", "n", "body", "words", "others"),
	}})
	e.Seals[1].Purged = true
	c := bare()
	c.follow(e)
	found(t, "what follows a purged change", c)
	e.Seals[0].Purged, e.Changes[0].After = true, ""
	c = bare()
	c.follow(e)
	found(t, "a purged birth is named with the purges", c, "changes a record that is not there yet")
}
