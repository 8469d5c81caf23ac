package workbench_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// past lists what the journal holds of a field, oldest first: "before→after", or "purged".
func (l *lab) past(n assessments.Noun, id, field string) (out []string) {
	l.t.Helper()
	events, err := l.Events(ctx, assessments.EventQuery{Noun: n, RecordID: id})
	if err != nil {
		l.t.Fatal(err)
	}
	slices.Reverse(events)
	for _, e := range events {
		for i, c := range e.Changes {
			if c.Noun != n || c.ID != id || c.Field != field {
				continue
			}
			if e.Seals[i].Purged {
				out = append(out, "purged")
			} else {
				out = append(out, c.Before+"→"+c.After)
			}
		}
	}
	return out
}

func (l *lab) wantPast(n assessments.Noun, id, field string, want ...string) {
	l.t.Helper()
	if got := l.past(n, id, field); !slices.Equal(got, want) {
		l.t.Errorf("the journal holds of %s of the %s %s\n%q\nwant\n%q", field, n, id, got, want)
	}
}

func (l *lab) get(r assessments.Record) {
	l.t.Helper()
	if err := l.Get(ctx, r); err != nil {
		l.t.Fatal(err)
	}
}

const harmless = "Harmless words about nothing."

// quoting cites a clause of msa/1 and points the citation to msa/2, which has the clause too if both do.
func (l *lab) quoting(both bool) assessments.Citation {
	l.t.Helper()
	l.furnish()
	body := "# 4 Content\n\n" + harmless + "\n\nOther words that stand here.\n"
	if both {
		body += "\n" + clause + "\n"
	}
	l.must(l.AddVersion(ctx, assessments.Version{
		ID: "msa/2", DocumentID: "msa", Label: "2",
		Status: assessments.VersionDraft,
	}, text("msa2.md", body), assessments.NoProgress{}))
	if _, err := l.Text(ctx, "msa/2", assessments.NoProgress{}); err != nil {
		l.t.Fatal(err)
	}
	c := assessments.Citation{
		ID: "c", AssessmentID: "a", ItemID: l.item("training_use").ID,
		VersionID: "msa/1", Quote: clause,
	}
	l.must(l.Cite(ctx, c))
	l.get(&c)
	if c.Section == "" {
		l.t.Fatal("the citation has no section")
	}
	c.VersionID, c.Start, c.End = "msa/2", 0, 0
	l.must(l.Save(ctx, &c))
	l.get(&c)
	return c
}

func TestPurgeLeavesAQuoteThatTheNextVersionHasToo(t *testing.T) {
	l := newLab(t)
	before := l.quoting(true)
	l.must(l.purge("version", "msa/1", "returned under NDA", nil))
	after := before
	l.get(&after)
	if !assessments.Equal(&before, &after) {
		t.Errorf("it was %+v and is %+v", before, after)
	}
	l.wantPast("citation", "c", "quote", "→"+clause)
	l.must(l.purge("version", "msa/2", "returned under NDA", nil))
	l.get(&after)
	if after.Quote != "[purged on 2026-11-21]" || after.Section != "" ||
		after.State != assessments.CitationNotChecked {
		t.Errorf("with the next version purged as well it is %+v", after)
	}
	l.wantPast("citation", "c", "quote", "purged", "[purged]→[purged on 2026-11-21]")
}

func TestPurgeTakesAQuoteThatTheNextVersionHasNot(t *testing.T) {
	for name, both := range map[string]bool{
		"the next version has other words": false,
		"the next version goes too":        true,
	} {
		l := newLab(t)
		l.quoting(both)
		order := workbench.PurgeOrder{
			Things: []workbench.Thing{{Noun: "version", ID: "msa/1"}},
			Reason: "returned under NDA",
		}
		if both {
			order.Things = append(order.Things, workbench.Thing{Noun: "version", ID: "msa/2"})
		}
		if _, err := l.PurgeAll(ctx, order); err != nil {
			t.Fatal(err)
		}
		c := assessments.Citation{ID: "c"}
		l.get(&c)
		if c.Quote != "[purged on 2026-11-21]" || c.State != assessments.CitationNotChecked ||
			c.VersionID != "msa/2" {
			t.Errorf("%s: the citation is %+v", name, c)
		}
		l.wantPast("citation", "c", "quote", "purged", "[purged]→[purged on 2026-11-21]")
	}
}

func TestPurgeErasesOnlyValuesThatWereTakenFromIt(t *testing.T) {
	l := newLab(t)
	c := l.quoting(false)
	quotes := []string{harmless, "Other words that stand here.", harmless}
	for _, q := range quotes {
		c.Quote, c.Start, c.End = q, 0, 0
		l.must(l.Save(ctx, &c))
		l.get(&c)
	}
	l.must(l.purge("version", "msa/1", "returned under NDA", nil))
	l.wantPast("citation", "c", "quote", "purged", "purged", harmless+"→"+quotes[1], quotes[1]+"→"+
		harmless, "[purged]→"+harmless)
	l.wantPast("citation", "c", "version", "→msa/1", "msa/1→msa/2")
	got := c
	l.get(&got)
	if !assessments.Equal(&got, &c) {
		t.Errorf("it was %+v and is %+v", c, got)
	}
	if v := (assessments.Version{ID: "msa/2"}); l.Get(ctx, &v) != nil || v.PurgedOn != "" ||
		v.FileName != "msa2.md" {
		t.Errorf("the other version is %+v", v)
	}
	if text, err := l.Text(ctx, "msa/2", assessments.NoProgress{}); err != nil ||
		!strings.Contains(text.Plain, harmless) {
		t.Errorf("the text of the other version: %v", err)
	}
	rep, err := l.Check(ctx, false, assessments.NoProgress{})
	if err != nil || len(rep.Damage) > 0 {
		t.Errorf("check: %v %v", rep.Damage, err)
	}
}

// a quote of one version, then of another, both purged in one event
func TestPurgeOfADocumentTellsNoWordsInBetween(t *testing.T) {
	l := newLab(t)
	c := l.quoting(false)
	c.Quote, c.Start, c.End = harmless, 0, 0
	l.must(l.Save(ctx, &c))
	done, err := l.PurgeAll(ctx, workbench.PurgeOrder{
		Things: []workbench.Thing{{Noun: "document", ID: "msa"}}, Reason: "returned under NDA",
	})
	if err != nil {
		t.Fatal(err)
	}
	l.wantPast("citation", "c", "quote", "purged", "purged", "[purged]→[purged on 2026-11-21]")
	for _, change := range done.Event.Changes {
		if strings.Contains(change.Before+change.After, "armless") {
			t.Errorf("the event of the purge says %+v", change)
		}
	}
	if len(done.Stones) != 2 || len(done.Files) != 2 {
		t.Errorf("%d tombstones, %d files; want two of each", len(done.Stones), len(done.Files))
	}
}

func TestATombstoneSaysWhatItWas(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.Save(ctx, &assessments.Evidence{
		ID: "report", VendorID: "lumen", Name: "Report",
		Description: "What it shows.",
	}))
	f := text("r.md", "An auditor's report.")
	l.must(l.AddRevision(ctx, assessments.Revision{
		ID: "report/1", EvidenceID: "report", Label: "2026",
		Strength: assessments.StrengthReport,
	}, &f, assessments.NoProgress{}))
	l.must(l.Save(ctx, &assessments.Note{ID: "n", On: "vendor", OnID: "lumen", Body: "twelve bytes"}))
	for _, c := range []struct {
		noun assessments.Noun
		id   string
		want string
	}{
		{"version", "msa/1", "version msa/1: Master agreement, version 1, document msa, 130"},
		{"evidence", "report", "revision report/1: Report, 2026, evidence report, 20; evidence report: Report, , 0"},
		{"note", "n", "note n: note, vendor lumen, 12"},
	} {
		done, err := l.PurgeAll(ctx, workbench.PurgeOrder{
			Things: []workbench.Thing{{Noun: c.noun, ID: c.id}},
			Reason: "an erasure request", Copies: []string{"/mnt/usb"},
		})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range done.Stones {
			got = append(got, fmt.Sprintf("%s %s: %s, %s, %d", s.Of, s.OfID, s.Name, s.Place, s.Size))
			stored := assessments.Tombstone{ID: s.ID}
			l.get(&stored)
			if !assessments.Equal(&stored, &s) || s.Reason != "an erasure request" || s.By != "Ada (legal)" ||
				s.At == 0 || !slices.Equal(s.Backups, []string{"/mnt/usb"}) {
				t.Errorf("stored is %+v, reported %+v", stored, s)
			}
			if (len(s.SHA256) == 64) != (s.Of == "version" || s.Of == "revision") {
				t.Errorf("the digest of the %s is %q", s.Of, s.SHA256)
			}
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("tombstones: %s\nwant: %s", strings.Join(got, "; "), c.want)
		}
		again, err := l.PurgeAll(ctx, workbench.PurgeOrder{
			Things: []workbench.Thing{{Noun: c.noun, ID: c.id}}, Reason: "again",
		})
		if err != nil || again.Event.Seq != 0 || len(again.Stones) > 0 {
			t.Errorf("purging %s again: %+v, %v", c.id, again, err)
		}
	}
	note := assessments.Note{ID: "n"}
	l.get(&note)
	if note.Body != "" || note.PurgedOn != "2026-11-21" {
		t.Errorf("the note is %+v", note)
	}
}

func TestPurgeTakesWhatWasRemovedToo(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.Save(ctx, &assessments.Note{ID: "n", On: "vendor", OnID: "lumen", Body: "Taken back at once."}))
	l.must(l.Undo(ctx))
	gone := text("gone.md", "The text of a version that was taken back.")
	l.must(l.AddVersion(ctx, assessments.Version{
		ID: "msa/2", DocumentID: "msa", Label: "2",
		Status: assessments.VersionDraft,
	}, gone, assessments.NoProgress{}))
	l.must(l.Undo(ctx))
	l.must(l.Save(ctx, &assessments.Document{ID: "other", VendorID: "lumen", Name: "Other", Type: "dpa"}))
	l.must(l.AddVersion(ctx, assessments.Version{
		ID: "moved", DocumentID: "msa", Label: "m",
		Status: assessments.VersionDraft,
	}, text("moved.md", "It moved to another document."),
		assessments.NoProgress{}))
	moved := assessments.Version{ID: "moved"}
	l.get(&moved)
	moved.DocumentID = "other"
	l.must(l.Save(ctx, &moved))

	done, err := l.PurgeAll(ctx, workbench.PurgeOrder{Things: []workbench.Thing{
		{Noun: "document", ID: "msa"},
		{Noun: "note", ID: "n"},
	}, Reason: "an erasure request"})
	if err != nil {
		t.Fatal(err)
	}
	var of []string
	for _, s := range done.Stones {
		of = append(of, s.Of+" "+s.OfID)
	}
	slices.Sort(of)
	if want := []string{"note n", "version msa/1", "version msa/2"}; !slices.Equal(of, want) ||
		len(done.Files) != 2 {
		t.Errorf("purged %q with %d files, want %q with 2", of, len(done.Files), want)
	}
	l.wantPast("note", "n", "body", "purged", "purged", "[purged]→")
	l.wantPast("version", "msa/2", "file_name", "purged", "purged", "[purged]→")
	l.get(&moved)
	if moved.PurgedOn != "" || moved.FileName != "moved.md" {
		t.Errorf("a version that moved to another document is %+v", moved)
	}
	for range 3 {
		if _, err := l.Redo(ctx); err == nil {
			t.Error("redo brought something back")
		}
	}
	found, err := l.Purgeable(ctx, "n")
	if err != nil || found != (workbench.Thing{Noun: "note", ID: "n"}) {
		t.Errorf("the note that was removed is %+v, %v", found, err)
	}
}

func TestPurgeOfWhatIsInTheBin(t *testing.T) {
	l := newLab(t)
	l.papers()
	l.must(l.SavePrecedence(ctx, assessments.Precedence{}, assessments.Precedence{
		ContractID: "ea", Subject: "general",
		Order: []string{"dpa", "msa"}, VersionID: "msa/2", Quote: orderClause, Section: "9",
	}))
	l.must(l.Save(ctx, &assessments.Evidence{ID: "report", VendorID: "lumen", Name: "Report"}))
	f := text("r.md", "An auditor's report.")
	l.must(l.AddRevision(ctx, assessments.Revision{
		ID: "report/1", EvidenceID: "report", Label: "1",
		Strength: assessments.StrengthReport,
	}, &f, assessments.NoProgress{}))
	it := l.itemWithEvidence()
	tick := assessments.Tick{
		ID: "a/" + it.ID + "/" + it.Evidence[0].ID, AssessmentID: "a", ItemID: it.ID,
		ExpectedID: it.Evidence[0].ID, RevisionID: "report/1", Remark: "on page 3",
	}
	l.must(l.Tick(ctx, tick))
	l.must(l.BinWith(ctx, "document", "msa"))
	l.must(l.BinWith(ctx, "evidence", "report"))
	l.must(l.purge("document", "msa", "returned under NDA", nil))
	l.must(l.purge("evidence", "report", "returned under NDA", nil))
	order := assessments.Precedence{ID: "ea/general"}
	l.get(&order)
	l.get(&tick)
	if order.Quote != "[purged on 2026-11-21]" || order.Section != "" ||
		tick.Remark != "[purged on 2026-11-21]" {
		t.Errorf("the order is %+v, the tick %+v", order, tick)
	}
}

func TestOnlyWhatHasWordsIsPurged(t *testing.T) {
	l := newLab(t)
	l.furnish()
	for _, n := range assessments.Nouns() {
		if slices.Contains([]assessments.Noun{"document", "version", "evidence", "revision", "note"}, n) {
			_, err := l.purge(n, "nobody", "because", nil)
			l.refused(err, assessments.NotFound, "There is no "+string(n))
			continue
		}
		_, err := l.purge(n, "lumen", "because", nil)
		l.refused(err, assessments.Refused, "not possible to purge")
	}
	_, err := l.purgeByID("lumen", "because", nil)
	l.refused(err, assessments.NotFound, "Nothing was purged")
	l.must(l.purgeByID("msa/1", "because", nil))
}

func TestPurgeTakesASectionThatStayedWithOtherWords(t *testing.T) {
	l := newLab(t)
	c := l.quoting(false)
	c.Quote, c.Start, c.End = harmless, 0, 0
	l.must(l.Save(ctx, &c))
	l.get(&c)
	c.Section = "4.1 Training" // the title of a section of msa/1
	l.must(l.Save(ctx, &c))
	l.get(&c)
	if c.Section != "4.1 Training" {
		t.Fatalf("the section is “%s”", c.Section)
	}
	l.must(l.purge("version", "msa/1", "returned under NDA", nil))
	l.get(&c)
	if c.Section != "" || c.Quote != harmless || c.State != assessments.CitationFound {
		t.Errorf("it is %+v", c)
	}
	if got := strings.Join(l.past("citation", "c", "section"), "; "); strings.Contains(got, "Training") ||
		!strings.HasSuffix(got, "[purged]→") {
		t.Errorf("the journal holds of the section %s", got)
	}
}

func TestPurgeLeavesASectionThatTheNextVersionHasToo(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.AddVersion(ctx, assessments.Version{
		ID: "msa/2", DocumentID: "msa", Label: "2",
		Status: assessments.VersionDraft,
	},
		text("msa2.md", "# 4 Content\n\n4.1 Training. "+harmless+" "+clause+"\n"), assessments.NoProgress{}))
	if _, err := l.Text(ctx, "msa/2", assessments.NoProgress{}); err != nil {
		t.Fatal(err)
	}
	c := assessments.Citation{
		ID: "c", AssessmentID: "a", ItemID: l.item("training_use").ID,
		VersionID: "msa/1", Quote: clause,
	}
	l.must(l.Cite(ctx, c))
	l.get(&c)
	c.VersionID, c.Quote, c.Start, c.End = "msa/2", harmless, 0, 0
	l.must(l.Save(ctx, &c))
	l.get(&c)
	l.must(l.purge("version", "msa/1", "returned under NDA", nil))
	after := c
	l.get(&after)
	if !assessments.Equal(&c, &after) || c.Section != "4.1 Training" {
		t.Errorf("it was %+v and is %+v", c, after)
	}
}
