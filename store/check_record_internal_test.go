package store

import (
	"testing"

	"countersign/assessments"
)

func TestARecordIsWhatTheJournalSaysLast(t *testing.T) {
	tab := tables()["note"]
	whole := func() (*check, *assessments.Note, []string) {
		c := bare()
		c.follow(sealed(assessments.Event{Seq: 1, Changes: []assessments.Change{
			change("note", "n", assessments.Existence, "", "1"), change("note", "n", "body", "", "words"),
		}}))
		n := &assessments.Note{ID: "n", Body: "words"}
		return c, n, rawOf(n)
	}
	at := tab.place["body"]
	for name, tc := range map[string]struct {
		change func(c *check, n *assessments.Note, raw []string) []string
		want   []string
	}{
		"as it says":        {func(_ *check, _ *assessments.Note, raw []string) []string { return raw }, nil},
		"that was not read": {func(*check, *assessments.Note, []string) []string { return nil }, nil},
		"that nothing made": {
			func(_ *check, n *assessments.Note, raw []string) []string { n.ID = "m"; return raw },
			[]string{"note m is there, and no event of the journal made it"},
		},
		"that was removed": {func(c *check, _ *assessments.Note, raw []string) []string {
			c.lives["note"]["n"].there = false
			return raw
		}, []string{"is there, and the journal says that it was removed"}},
		"with other words": {
			func(_ *check, n *assessments.Note, _ []string) []string { n.Body = "other"; return rawOf(n) },
			[]string{"note n, field body is not what the journal says"},
		},
		"stored in a new way": {
			func(_ *check, _ *assessments.Note, raw []string) []string { raw[at] = "words "; return raw },
			[]string{"field body is not stored in the form"},
		},
		"purged, with words": {func(c *check, _ *assessments.Note, raw []string) []string {
			c.lives["note"]["n"].fields[at].purged = true
			return raw
		}, []string{"field body has a text, and the journal says that it was purged"}},
		"purged": {func(c *check, n *assessments.Note, _ []string) []string {
			c.lives["note"]["n"].fields[at].purged = true
			n.Body = assessments.PurgedOn("2026-11-21")
			return rawOf(n)
		}, nil},
	} {
		c, n, raw := whole()
		raw = tc.change(c, n, raw)
		c.compare(tab, n, raw)
		found(t, name, c, tc.want...)
		if name != "that nothing made" && !c.lives["note"]["n"].seen {
			t.Errorf("%s: it was not seen", name)
		}
	}
}

func rawOf(r assessments.Record) (out []string) {
	for _, f := range r.Fields() {
		out = append(out, f.Value.String())
	}
	return out
}

func TestWhatCannotBeReadIsNotBelieved(t *testing.T) {
	c := bare()
	if err := c.records(); err != nil {
		t.Fatal(err)
	}
	found(t, "the journal was not walked", c, "were not compared with the journal")
	if !c.partly[assessments.CheckedRecords] {
		t.Error("records that were not compared pass for read")
	}
	c = bare()
	c.unread = true
	ran, read := "", map[string]bool{}
	part := func(kind assessments.DamageKind, what string) step {
		return step{kind, what, func() error { ran += what; return nil }}
	}
	if err := c.run([]step{part(assessments.InRecords, "records "), part(assessments.InFile, "file ")},
		read); err != nil || ran != "file " || read["records "] || !read["file "] {
		t.Errorf("of tables that are not ours %q was read, %v, %v", ran, read, err)
	}
	c.unread, ran = false, ""
	if err := c.run([]step{part(assessments.InRecords, "records "), part(assessments.InFile, "file ")},
		read); err != nil || ran != "records file " || !read["records "] {
		t.Errorf("of tables of ours %q was read, %v, %v", ran, read, err)
	}
}
