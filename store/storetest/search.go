package storetest

import (
	"fmt"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/port"
)

// textOf makes a text of paragraphs.
func textOf(digest string, paragraphs ...string) assessments.Text {
	text := assessments.Text{
		SHA256: digest, MediaType: "text/plain", Language: "en",
		Form: assessments.TextForm, Plain: strings.Join(paragraphs, "\n\n"),
	}
	at := 0
	for i, p := range paragraphs {
		n := len([]rune(p))
		text.Paragraphs = append(text.Paragraphs,
			assessments.Paragraph{
				Start: at, End: at + n, Kind: assessments.ParagraphBody,
				Section: fmt.Sprint(i + 1), Heading: []string{"H"},
			})
		at += n + 2
	}
	return text
}

func saveText(t *testing.T, s port.Store, digest string, paragraphs ...string) {
	t.Helper()
	if err := s.SaveText(ctx, textOf(digest, paragraphs...)); err != nil {
		t.Fatalf("save text: %v", err)
	}
}

// oneVersion is a document's version that names a file, with all it rests on.
func oneVersion(digest string) []assessments.Record {
	return []assessments.Record{
		&assessments.Vendor{ID: "ven", Name: "Northwind"},
		&assessments.Document{ID: "doc", VendorID: "ven", Name: "Terms of service", Type: "terms"},
		&assessments.Version{ID: "ver", DocumentID: "doc", Label: "2026-09", SHA256: digest},
	}
}

func find(t *testing.T, s port.Store, words string) []assessments.Hit {
	t.Helper()
	hits, err := s.Search(ctx, words, 20)
	if err != nil {
		t.Fatalf("search %q: %v", words, err)
	}
	return hits
}

func textsComeBack(t *testing.T, o Opener) {
	s := o.fresh(t)
	digest := ingest(t, s, "x")
	want := textOf(digest, "First paragraph é 語 😀", "Second")
	want.Redline, want.Original, want.Form = true, "before", assessments.TextForm
	want.Changes = []assessments.TrackedChange{
		{Kind: assessments.TrackedInserted, Start: 0, End: 5, Author: "Ann", Date: "2026-09-01T08:00:00Z"},
		{Kind: assessments.TrackedDeleted, Start: 6, End: 6, Text: "語", Apart: true},
	}
	want.Comments = []assessments.Comment{
		{ID: "1", Parent: "0", Author: "Ann", Date: "2026-09-01", Done: true, Text: "c", Anchored: true, End: 5},
	}
	want.Notices = []assessments.Notice{
		{Kind: assessments.NoticePicturePage, Count: 2, Page: 3, Start: 7, Text: "😀"},
	}
	for range 2 { // saving again changes nothing
		if err := s.SaveText(ctx, want); err != nil {
			t.Fatal(err)
		}
	}
	got, ok, err := s.LoadText(ctx, digest)
	if err != nil || !ok || fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
		t.Errorf("got %+v, %v, %v", got, ok, err)
	}
	if _, ok, err := s.LoadText(ctx, "d2"); ok || err != nil {
		t.Errorf("a text is there that nobody saved: %v", err)
	}
	clean(t, s)
}

// putFindable saves records of several kinds with words in them.
func putFindable(t *testing.T, s port.Store) {
	t.Helper()
	put(t, s, full(assessments.NounFrozen, "k1", 1), &assessments.Service{
		ID: "s", VendorID: "ven",
		Name: "Scribe",
	}, &assessments.Use{ID: "u", ServiceID: "s", Purpose: "Drafting letters"},
		&assessments.Assessment{ID: "a", UseID: "u", Name: "n"},
		&assessments.Answer{
			ID: "a/item.1", AssessmentID: "a", ItemID: "item.1",
			Response: "They promise never to train.", Reason: "Zirkelschluss",
		},
		&assessments.Citation{
			ID: "c", AssessmentID: "a", ItemID: "item.2", VersionID: "ver",
			Quote: "nicht zurückerstattet",
		},
		&assessments.Note{ID: "n", On: "vendor", OnID: "ven", Body: "Called their counsel about indemnity."},
		&assessments.Evidence{ID: "e", VendorID: "ven", Name: "Pentest summary"})
}

func searching(t *testing.T, o Opener) {
	s := o.fresh(t)
	digest := ingest(t, s, "x")
	paragraphs := []string{
		"Heading", "é😀 We will not use Customer Content to train our models.",
		"Fees are due monthly. Fees are not refunded.", "Fees.",
	}
	saveText(t, s, digest, paragraphs...)
	put(t, s, oneVersion(digest)...)
	putFindable(t, s)
	for _, c := range []struct {
		words string
		noun  assessments.Noun
		id    string
		ref   string
	}{
		{"customer content", assessments.NounVersion, "ver", ""},
		{"CUSTOMER Content train", assessments.NounVersion, "ver", ""},
		{`"use customer content"`, assessments.NounVersion, "ver", ""},
		{"zirkelschluss", assessments.NounAnswer, "a/item.1", "a/item.1"},
		{"zuruckerstattet", assessments.NounCitation, "c", "a/item.2"},
		{"indemn", assessments.NounNote, "n", ""},
		{"pentest", assessments.NounEvidence, "e", ""},
		{"northwind", assessments.NounVendor, "ven", ""},
		{"scribe", assessments.NounService, "s", ""},
	} {
		hits := find(t, s, c.words)
		if len(hits) == 0 || hits[0].Noun != c.noun || hits[0].ID != c.id || hits[0].InnerRef != c.ref {
			t.Errorf("%q: got %+v", c.words, hits)
		} else if !strings.Contains(hits[0].Snippet, "\u2068") ||
			!strings.Contains(hits[0].Snippet, "\u2069") {
			t.Errorf("%q: no words are marked in %q", c.words, hits[0].Snippet)
		}
	}
	h := find(t, s, "customer content")[0]
	if got := textOf("", paragraphs...).Slice(h.Start, h.End); got != paragraphs[1] {
		t.Errorf("the place holds %q", got)
	}
	if !strings.Contains(h.Title, "Terms of service") || !strings.Contains(h.Title, "2026-09") {
		t.Errorf("the title is %q", h.Title)
	}
	searchSays(t, s)
	if hits, err := s.Search(ctx, "fees", 1); err != nil || len(hits) != 1 {
		t.Errorf("%d hits, %v", len(hits), err)
	}
	if hits := find(t, s, "nowhere"); len(hits) != 0 {
		t.Errorf("found %+v", hits)
	}
}

// searchSays holds that hits say what they are not: places with all the words, quotes of their document.
func searchSays(t *testing.T, s port.Store) {
	t.Helper()
	hits := find(t, s, "train fees")
	if len(hits) < 3 {
		t.Errorf("no paragraph has both words, so either should do: %+v", hits)
	}
	for _, one := range hits {
		if !one.Some {
			t.Errorf("not said to have only some of the words: %+v", one)
		}
	}
	put(t, s, &assessments.Citation{
		ID: "d", AssessmentID: "a", ItemID: "item.2", VersionID: "ver",
		Quote: "Danish law applies", Section: "Law", State: assessments.CitationNotFound,
	})
	law := find(t, s, "danish law")
	if len(law) != 1 || law[0].Some || law[0].State != assessments.CitationNotFound ||
		unmarked(law[0].Snippet) != "Danish law applies · section Law" {
		t.Errorf("a quote that its document has not: %+v", law)
	}
}

func unmarked(s string) string { return strings.NewReplacer("\u2068", "", "\u2069", "").Replace(s) }

func searchFollows(t *testing.T, o Opener) {
	s := o.fresh(t)
	v := &assessments.Vendor{ID: "v", Name: "Alpha"}
	put(t, s, v)
	v.Name = "Bravo"
	put(t, s, v)
	if a, b := find(t, s, "alpha"), find(t, s, "bravo"); len(a) != 0 || len(b) != 1 {
		t.Errorf("after a change: %v %v", a, b)
	}
	v.Binned = 5
	put(t, s, v)
	if hits := find(t, s, "bravo"); len(hits) != 0 {
		t.Errorf("found in the bin: %v", hits)
	}
	v.Binned = 0
	put(t, s, v)
	if hits := find(t, s, "bravo"); len(hits) != 1 {
		t.Errorf("not found after it came back: %v", hits)
	}
	_ = s.Write(ctx, func(tx port.Tx) error {
		_ = tx.Put(&assessments.Vendor{ID: "v", Name: "Charlie"})
		return errOnPurpose
	})
	if hits := find(t, s, "charlie"); len(hits) != 0 {
		t.Errorf("found what was never saved: %v", hits)
	}
	write(t, s, Remove(assessments.NounVendor, "v"))
	if hits := find(t, s, "bravo"); len(hits) != 0 {
		t.Errorf("found after it was removed: %v", hits)
	}
	digest := ingest(t, s, "x")
	saveText(t, s, digest, "first words")
	saveText(t, s, digest, "other words", "and more")
	clean(t, s)
}

func searchFiles(t *testing.T, o Opener) {
	s := o.fresh(t)
	digest := ingest(t, s, "x")
	text := textOf(digest, "Training is excluded.", "Page of the vendor", "The last words")
	text.Paragraphs[1].Kind = assessments.ParagraphMargin
	if err := s.SaveText(ctx, text); err != nil {
		t.Fatal(err)
	}
	for words, want := range map[string]int{"excluded": 0, "page": 0} { // no record has the file
		if hits := find(t, s, words); len(hits) != want {
			t.Errorf("%q of a file without a record finds %+v", words, hits)
		}
	}
	records := oneVersion(digest)
	document, version := records[1].(*assessments.Document), records[2].(*assessments.Version)
	evidence := &assessments.Evidence{ID: "e", Name: "Report"}
	revision := &assessments.Revision{ID: "r", EvidenceID: "e", Label: "1", SHA256: digest}
	put(t, s, append(records, evidence, revision)...)
	for words, want := range map[string]int{
		"excluded": 1, "page": 0, "last words": 1, "train": 1, `"train"`: 0, `"training is"`: 1,
		`"is training"`: 0,
	} {
		if hits := find(t, s, words); len(hits) != want || want == 1 && hits[0].ID != "ver" {
			t.Errorf("%q finds %+v", words, hits)
		}
	}
	for _, c := range []struct {
		name   string
		binned *assessments.Moment
		want   string
	}{
		{"the version is in the bin", &version.Binned, "r"},
		{"the document is in the bin", &document.Binned, "r"},
		{"the revision is in the bin as well", &revision.Binned, ""},
		{"and the evidence", &evidence.Binned, ""},
	} {
		*c.binned = 5
		put(t, s, append(records, evidence, revision)...)
		hits := find(t, s, "excluded")
		if c.want == "" && len(hits) != 0 || c.want != "" &&
			(len(hits) != 1 || hits[0].ID != c.want || hits[0].Noun != assessments.NounRevision) {
			t.Errorf("%s: found %+v", c.name, hits)
		}
		switch c.binned {
		case &version.Binned, &revision.Binned:
			*c.binned = 0 // what they belong to hides them too
		}
	}
}

func searchAny(t *testing.T, o Opener) {
	s := o.fresh(t)
	put(t, s, oneVersion("d")...)
	saveText(t, s, "d", "The vendor keeps a copy of the input", "Nothing is stored for ever")
	put(t, s, &assessments.Vendor{ID: "v", Name: "A vendor of the old days"})
	for words, want := range map[string]int{
		"create a copy":       1, // nothing is created anywhere; a copy is kept
		"the elephant":        0, // “the” alone says nothing
		"a of the":            2, // where nothing else is asked, it counts
		"copy stored nowhere": 2,
	} {
		if hits := find(t, s, words); len(hits) != want {
			t.Errorf("%q finds %d: %v", words, len(hits), hits)
		}
	}
}

func searchInput(t *testing.T, o Opener) {
	s := o.fresh(t)
	put(t, s, &assessments.Vendor{ID: "v", Name: "AND or \"NEAR\" 語 naïve café"})
	for _, words := range []string{
		"", "   ", `"`, `""`, `"open`, "AND", "OR NOT NEAR", "a*b", "(", ")", "^x",
		"-x", "x:y", "{a}", "+", "'", ";DROP TABLE", "\x00", "\xff", "語", "naive",
		strings.Repeat("word ", 3000), strings.Repeat("x", 100_000),
	} {
		if _, err := s.Search(ctx, words, 5); err != nil {
			t.Errorf("%.40q: %v", words, err)
		}
	}
	put(t, s, &assessments.Vendor{ID: "w", Name: "東京データ株式会社"})
	if hits := find(t, s, "データ"); len(hits) != 1 || hits[0].ID != "w" ||
		!strings.Contains(hits[0].Snippet, "\u2068データ\u2069") {
		t.Errorf("a word without blanks around it: %+v", hits)
	}
	if hits := find(t, s, "cafe"); len(hits) != 1 {
		t.Errorf("accents matter: %v", hits)
	}
}
