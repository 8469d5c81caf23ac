package store_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf16"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/assessments/workbench"
	"countersign/store"
	"countersign/templates"
)

// planted are rare words, by the place they were planted in. The last letters of each occur nowhere else: the
// search's lists leave out what a word begins with if the word before it begins so too.
type planted struct {
	words map[string]string
	first int // so that two do not plant the same
}

// word plants a new one.
func (p *planted) word(place string) string {
	if p.words == nil {
		p.words = map[string]string{}
	}
	k := p.first + len(p.words) + 1
	tail := ""
	for i, n := 0, k*7919; i < 10; i, n = i+1, n/26 {
		tail += string(rune('a' + (n+i*5)%26))
	}
	w := string(rune('b'+k*11%23)) + string(rune('a'+k*7%24)) + "qx" + tail
	p.words[w] = place
	return w
}

// left lists the places whose words are anywhere in the files of a folder, in small or capital
// letters, as UTF-8 or UTF-16.
func (p *planted) left(t *testing.T, dir string) (places []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	must(t, err)
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		b, err := os.ReadFile(filepath.Join(dir, e.Name()))
		must(t, err)
		b = bytes.ToLower(b)
		for w, place := range p.words {
			tail := w[4:]
			wide := utf16.Encode([]rune(tail))
			little, big := make([]byte, 0, 2*len(wide)), make([]byte, 0, 2*len(wide))
			for _, u := range wide {
				little, big = append(little, byte(u), byte(u>>8)), append(big, byte(u>>8), byte(u))
			}
			if bytes.Contains(b, []byte(tail)) || bytes.Contains(b, little) || bytes.Contains(b, big) {
				places = append(places, place+" in "+e.Name())
			}
		}
	}
	return places
}

// lines reads a file as one paragraph a line.
type lines struct{}

func (lines) Extract(_ context.Context, _ string, r io.Reader, _ assessments.Progress) (assessments.Text,
	error,
) {
	b, err := io.ReadAll(r)
	text := assessments.Text{Plain: string(b), MediaType: "text/plain"}
	at := 0
	for _, line := range strings.SplitAfter(string(b), "\n") {
		end := at + len([]rune(strings.TrimSuffix(line, "\n")))
		if end > at {
			text.Paragraphs = append(text.Paragraphs,
				assessments.Paragraph{Start: at, End: end, Kind: assessments.ParagraphBody})
		}
		at += len([]rune(line))
	}
	return text, err
}

type numbers struct{ n int }

func (c *numbers) New(n assessments.Noun) string {
	c.n++
	return fmt.Sprintf("%s-%04d", n, c.n)
}

type still struct{}

func (still) Now() time.Time { return time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC) }

// desk is a workbench whose every call must succeed.
type desk struct {
	*workbench.Workbench
	t   *testing.T
	ids *numbers
}

// loaded is the catalogue, read once for all tests.
var loaded = sync.OnceValues(templates.Load)

func newDesk(t *testing.T, s port.Store, ids *numbers) *desk {
	t.Helper()
	c, err := loaded()
	must(t, err)
	return &desk{t: t, ids: ids, Workbench: workbench.New(workbench.Params{
		Store: s, Catalogue: c, Extractor: lines{}, Clock: still{}, IDs: ids,
		Actor: assessments.Actor{Name: "Ada", Role: "legal"},
	})}
}

func (d *desk) do(_ assessments.Event, err error) {
	d.t.Helper()
	must(d.t, err)
}

func received(name, content string) workbench.File {
	return workbench.File{Name: name, Size: int64(len(content)), Open: func() (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(content)), nil
	}}
}

// furnish makes a vendor with a use, its assessment and a contract, and returns an item that expects
// evidence.
func (d *desk) furnish() (item assessments.Item) {
	d.do(d.Add(ctx, &assessments.Vendor{ID: "v", Name: "Vendor"}))
	d.do(d.Add(ctx, &assessments.Service{ID: "s", VendorID: "v", Name: "Service"}))
	d.do(d.Add(ctx, &assessments.Contract{
		ID: "c", VendorID: "v", Name: "Contract",
		Services: []string{"s"},
	}))
	d.do(d.Add(ctx, &assessments.Use{
		ID: "u", ServiceID: "s", ContractID: "c", Purpose: "Drafting",
		Scope: 2,
	}))
	d.do(d.Begin(ctx, assessments.Assessment{ID: "a", UseID: "u", Name: "First", Requester: "Rita"}))
	a, err := d.Assess(ctx, "a", d.Today())
	must(d.t, err)
	for _, it := range a.Dossier.Template.Items {
		if len(it.Evidence) > 0 && it.Topic != "" {
			return it
		}
	}
	d.t.Fatal("no item expects evidence")
	return item
}

// plant fills every field that can hold words of a document, evidence or a note, edits, undoes,
// redoes, re-points, bins and restores. names are planted apart: a purge leaves them unless it is
// asked not to.
func (d *desk) plant(it assessments.Item, p, names *planted) {
	d.plantDocument(it, p, names)
	d.plantEvidence(it, p, names)
	d.plantNotes(it, p)
}

func (d *desk) plantDocument(it assessments.Item, p, names *planted) {
	none := assessments.NoProgress{}
	doc := &assessments.Document{
		ID: "d", VendorID: "v", ContractID: "c",
		Name: names.word("a document's earlier name"), Type: "msa",
	}
	d.do(d.Add(ctx, doc))
	name, party := names.word("a document's name"), names.word("an NDA's party")
	d.do(d.ChangeSeen(ctx, func(r assessments.Record) {
		doc := r.(*assessments.Document)
		doc.Name, doc.NDAWith = name, party
	}, doc))
	d.do(d.Add(ctx, &assessments.Document{
		ID: "d2", VendorID: "v", ContractID: "c", Name: "Other",
		Type: "dpa",
	}))
	first, moved, undone := p.word("a quote"), p.word("a quote that was pointed elsewhere"),
		p.word("a quote that was undone")
	order, redone, edited := p.word("an order's quote"), p.word("a quote that was redone"),
		p.word("a quote that was edited")
	body := fmt.Sprintf("The text says %s here.\nThen it says %s there.\nAnd %s twice.\nAlso %s, then %s, and %s.\nWith %s alone.\n", first, moved, undone, order, redone, edited, p.word("a text"))
	d.do(d.AddVersion(ctx, assessments.Version{
		ID: "d/1", DocumentID: "d",
		Label: names.word("a version's label"), Status: assessments.VersionExecuted,
		Source: p.word("a source"),
	},
		received(p.word("a file name")+".txt", body), none))
	gone := received(p.word("the file name of a version that was undone")+".txt", "Bytes say "+
		p.word("bytes of a version that was undone")+" only.\n")
	d.do(d.AddVersion(ctx, assessments.Version{
		ID: "d/2", DocumentID: "d", Label: "2",
		Status: assessments.VersionDraft, Source: p.word("the source of a version that was undone"),
	}, gone,
		none))
	d.do(d.Undo(ctx))
	const harmless = "Harmless words about nothing of interest."
	d.do(d.AddVersion(ctx, assessments.Version{
		ID: "d2/1", DocumentID: "d2", Label: "1",
		Status: assessments.VersionExecuted,
	}, received("other.txt", harmless+"\n"), none))
	cite := func(id, quote, section string) assessments.Citation {
		c := assessments.Citation{
			ID: id, AssessmentID: "a", ItemID: it.ID, VersionID: "d/1", Quote: quote,
			Section: section,
		}
		d.do(d.Cite(ctx, c))
		must(d.t, d.Get(ctx, &c))
		return c
	}
	cite("c1", "The text says "+first+" here.", p.word("a section"))
	c2 := cite("c2", "Then it says "+moved+
		" there.", p.word("the section of a quote that was pointed elsewhere"))
	seen := c2
	c2.VersionID, c2.Quote, c2.Section, c2.Start, c2.End = "d2/1", harmless, "", 0, 0
	d.do(d.SaveChanges(ctx, &seen, &c2))
	cite("c3", "And "+undone+" twice.", p.word("the section of a quote that was undone"))
	d.do(d.Undo(ctx))
	cite("c4", redone, "")
	d.do(d.Undo(ctx))
	d.do(d.Redo(ctx))
	d.do(d.RemoveCitation(ctx, "c4"))
	d.do(d.Unbin(ctx, "citation", "c4"))
	c5 := cite("c5", edited, "")
	seen = c5
	c5.Quote, c5.Start, c5.End = first, 0, 0
	d.do(d.SaveChanges(ctx, &seen, &c5))
	d.do(d.RemoveCitation(ctx, "c5"))
	d.do(d.SavePrecedence(ctx, assessments.Precedence{}, assessments.Precedence{
		ContractID: "c", Subject: "general",
		Order: []string{"d", "d2"}, VersionID: "d/1", Quote: order, Section: p.word("an order's section"),
	}))
	d.do(d.SavePrecedence(ctx, assessments.Precedence{}, assessments.Precedence{
		ContractID: "c", Subject: "general",
		Order: []string{"d2", "d"}, VersionID: "d2/1", Quote: harmless,
	}))
	d.do(d.Undo(ctx))
}

func (d *desk) plantEvidence(it assessments.Item, p, names *planted) {
	none := assessments.NoProgress{}
	e := &assessments.Evidence{
		ID: "e", VendorID: "v", Name: names.word("evidence's name"),
		NDAWith: names.word("the party of evidence"), Description: p.word("a description"),
	}
	d.do(d.Add(ctx, e))
	for _, word := range []string{p.word("a later description"), p.word("a description that was undone")} {
		d.do(d.ChangeSeen(ctx, func(r assessments.Record) { r.(*assessments.Evidence).Description = word }, e))
	}
	d.do(d.Undo(ctx))
	f := received(p.word("evidence's file name")+
		".txt", strings.Repeat("Evidence says "+p.word("bytes of evidence")+" over and over.\n", 3_000))
	d.do(d.AddRevision(ctx, assessments.Revision{
		ID: "e/1", EvidenceID: "e",
		Label: names.word("a revision's label"), Strength: assessments.StrengthReport,
	}, &f, none))
	d.do(d.AddRevision(ctx, assessments.Revision{
		ID: "e/2", EvidenceID: "e", Label: "2",
		Strength: assessments.StrengthReport, Reference: p.word("a reference"),
	}, nil, none))
	tick := assessments.Tick{
		ID: "a/" + it.ID + "/" + it.Evidence[0].ID, AssessmentID: "a", ItemID: it.ID,
		ExpectedID: it.Evidence[0].ID, RevisionID: "e/1", Remark: p.word("a remark"),
	}
	d.do(d.Tick(ctx, tick))
	tick.RevisionID, tick.Remark = "e/2", p.word("a remark on another revision")
	d.do(d.Tick(ctx, tick))
	d.do(d.Untick(ctx, tick.ID))
	d.do(d.Undo(ctx))
}

func (d *desk) plantNotes(it assessments.Item, p *planted) {
	note := func(id string) *assessments.Note {
		n := &assessments.Note{
			ID: id, On: "assessment", OnID: "a", AssessmentID: "a", ItemID: it.ID,
			Author: "Ada", Distribution: assessments.Internal, Body: p.word("a note"),
		}
		d.do(d.Add(ctx, n))
		return n
	}
	n := note("n1")
	for _, word := range []string{p.word("a note that was edited"), p.word("a note whose edit was undone")} {
		d.do(d.ChangeSeen(ctx, func(r assessments.Record) { r.(*assessments.Note).Body = word }, n))
	}
	d.do(d.Undo(ctx))
	note("n2")
	d.do(d.Undo(ctx))
	note("n3")
	d.do(d.Bin(ctx, "note", "n3"))
}

// all is an order that purges everything planted.
func everythingPlanted(names bool) workbench.PurgeOrder {
	return workbench.PurgeOrder{Reason: "returned under NDA", Names: names, Things: []workbench.Thing{
		{Noun: "document", ID: "d"},
		{Noun: "evidence", ID: "e"},
		{Noun: "note", ID: "n1"},
		{Noun: "note", ID: "n2"},
		{Noun: "note", ID: "n3"},
	}}
}

func TestPurgeLeavesNoWordInAnyFile(t *testing.T) {
	for _, network := range []bool{false, true} {
		t.Run(fmt.Sprintf("network %v", network), func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "w.ctsg")
			s, err := store.Create(ctx, path, store.Options{}.OnNetwork(network))
			must(t, err)
			d := newDesk(t, s, &numbers{})
			defer d.Close()
			p, names := planted{}, planted{first: 500}
			d.plant(d.furnish(), &p, &names)
			if left := p.left(t, dir); len(left) < len(p.words) {
				t.Fatalf("only %d of %d words are on the disk: this test finds nothing", len(left),
					len(p.words))
			}
			for _, named := range []bool{false, true} {
				done, err := d.PurgeAll(ctx, everythingPlanted(named))
				must(t, err)
				if left := p.left(t, dir); len(left) > 0 {
					t.Errorf("names %v: on the disk is still %s", named, strings.Join(left, "; "))
				}
				if left := names.left(t, dir); named != (len(left) == 0) {
					t.Errorf("names %v: of them are still on the disk %v", named, left)
				}
				if done.Event.Seq == 0 || len(done.Stones) == 0 {
					t.Errorf("names %v: %+v", named, done)
				}
			}
			report, err := d.Check(ctx, false, nil)
			if err != nil || len(report.Damage) > 0 || len(report.Pending) > 0 {
				t.Errorf("afterwards a check says %+v %v, %v", report.Damage, report.Pending, err)
			}
			again, err := d.PurgeAll(ctx, everythingPlanted(true))
			if err != nil || again.Event.Seq != 0 {
				t.Errorf("purging it again: event %d, %v", again.Event.Seq, err)
			}
			must(t, d.Close())
			if left := append(p.left(t, dir), names.left(t, dir)...); len(left) > 0 {
				t.Errorf("after closing, on the disk is %v", left)
			}
		})
	}
}

func TestPurgingOneThingAfterTheOtherLeavesNoWord(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "w.ctsg")
	s, err := store.Create(ctx, path, store.Options{})
	must(t, err)
	p, names := planted{}, planted{first: 500}
	d := newDesk(t, s, &numbers{})
	d.plant(d.furnish(), &p, &names)
	for _, thing := range everythingPlanted(false).Things {
		must(t, d.Close()) // each in a run of its own, as on the command line
		s, err := store.Open(ctx, path, store.Options{})
		must(t, err)
		d = newDesk(t, s, d.ids)
		_, err = d.PurgeAll(ctx, workbench.PurgeOrder{
			Things: []workbench.Thing{thing},
			Reason: "returned under NDA",
		})
		must(t, err)
	}
	if left := p.left(t, dir); len(left) > 0 {
		t.Errorf("on the disk is still %s", strings.Join(left, "; "))
	}
	must(t, d.Close())
	if left := p.left(t, dir); len(left) > 0 {
		t.Errorf("after closing, on the disk is still %s", strings.Join(left, "; "))
	}
}
