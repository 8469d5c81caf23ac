package store

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assessments"

	"pgregory.net/rapid"
)

// stored puts a text into the table as it would be stored, whatever it says.
func stored(t *testing.T, w *Workspace, row string, text assessments.Text, indexed int) {
	t.Helper()
	body, err := json.Marshal(text)
	if err != nil {
		t.Fatal(err)
	}
	what, parts := textOf(row, string(body))
	if err := w.write(context.Background(), func(tx *tx) error {
		_, err := tx.s.exec(tx.ctx, `INSERT INTO "text" ("sha256", "digest", "mac", "body", "indexed") VALUES (?, ?, ?, ?, ?)
			ON CONFLICT DO UPDATE SET "digest" = excluded."digest", "mac" = excluded."mac", "body" = excluded."body", "indexed" = excluded."indexed"`,
			row, digestOf(body), w.o.mac(true, what, parts...), string(body), indexed)
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

func TestOnlyATextOfItsFileAndFormIsUsed(t *testing.T) {
	ctx, w := context.Background(), opened(t)
	for name, c := range map[string]struct {
		text  assessments.Text
		after string // changes it as stored
		used  bool
		told  bool // as one that this program did not store
	}{
		"as it is":         {assessments.Text{SHA256: "d", Form: assessments.TextForm}, ``, true, false},
		"of another file":  {assessments.Text{SHA256: "e", Form: assessments.TextForm}, ``, false, false},
		"of a former form": {assessments.Text{SHA256: "d", Form: assessments.TextForm - 1}, ``, false, false},
		"of another hand": {
			assessments.Text{SHA256: "d", Form: assessments.TextForm},
			`UPDATE "text" SET "mac" = 'x'`, false, true,
		},
		"changed": {
			assessments.Text{SHA256: "d", Form: assessments.TextForm},
			`UPDATE "text" SET "body" = "body" || ' '`, false, false,
		},
		"changed, unread": {
			assessments.Text{SHA256: "d", Form: assessments.TextForm},
			`UPDATE "text" SET "body" = 'x', "mac" = 'x'`, false, false,
		},
	} {
		stored(t, w, "d", c.text, 1)
		if c.after != "" {
			if _, err := w.writer.exec(ctx, c.after); err != nil {
				t.Fatal(err)
			}
		}
		if text, ok, err := w.LoadText(ctx, "d"); ok != c.used || err != nil || !ok && text.SHA256 != "" {
			t.Errorf("%s: used %v (%+v), %v", name, ok, text, err)
		}
		told := false
		if err := w.UnbelievedTexts(ctx, func(assessments.Text) error {
			told = true
			return nil
		}); err != nil || told != c.told {
			t.Errorf("%s: passed on as not believed %v, %v", name, told, err)
		}
	}
	stored(t, w, "d", assessments.Text{SHA256: "d"}, 1)
	if _, err := w.writer.exec(ctx, `UPDATE "text" SET "mac" = 'x'`); err != nil {
		t.Fatal(err)
	}
	if err := w.UnbelievedTexts(ctx, func(assessments.Text) error {
		return io.ErrUnexpectedEOF
	}); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("an error of the caller: %v", err)
	}
}

// TestATextIsFoundOnceItsIndexingIsFinished interrupts the indexing: stored again, or after the next
// opening, the text is found by its words and by no former ones.
func TestATextIsFoundOnceItsIndexingIsFinished(t *testing.T) {
	for _, how := range []string{"stored again", "opened again"} {
		ctx, cancel := context.WithCancel(context.Background())
		interrupt := false
		path := filepath.Join(t.TempDir(), "w.ctsg")
		o := Options{Secret: func(bool) []byte { return []byte("secret") }, Statement: func(query string) {
			if interrupt && strings.Contains(query, `FROM "passage"`) {
				cancel()
			}
		}}
		s, err := Create(context.Background(), path, o)
		if err != nil {
			t.Fatal(err)
		}
		digest, _, err := s.Ingest(ctx, strings.NewReader("file"), -1, nil)
		if err != nil {
			t.Fatal(err)
		}
		w := s.(*handle).at()
		text := func(words string) assessments.Text {
			return assessments.Text{
				SHA256: digest, Plain: words,
				Paragraphs: []assessments.Paragraph{{Start: 0, End: len(words)}},
			}
		}
		saveDocument(t, w, digest)
		if err := s.SaveText(ctx, text("former words")); err != nil {
			t.Fatal(err)
		}
		interrupt = true
		if err := s.SaveText(ctx, text("present words")); !errors.Is(err, context.Canceled) {
			t.Fatalf("%s: the interruption came to nothing: %v", how, err)
		}
		interrupt = false
		again := context.Background()
		if how == "stored again" {
			err = s.SaveText(again, text("present words"))
		} else if err = s.Close(); err == nil {
			s, err = Open(again, path, o)
		}
		if err != nil {
			t.Fatal(err)
		}
		for words, want := range map[string]int{"present": 1, "former": 0} {
			if hits, err := s.Search(again, words, 5); err != nil || len(hits) != want {
				t.Errorf("%s: %q is found %d times, %v", how, words, len(hits), err)
			}
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// saveDocument records a version with a file.
func saveDocument(t *testing.T, w *Workspace, digest string) {
	t.Helper()
	if err := w.write(context.Background(), func(t *tx) error {
		return errors.Join(t.Put(&assessments.Vendor{ID: "v"}),
			t.Put(&assessments.Document{ID: "d", VendorID: "v", Name: "d"}),
			t.Put(&assessments.Version{ID: "v", DocumentID: "d", SHA256: digest, Size: 4}),
			t.LinkBlob(digest))
	}); err != nil {
		t.Fatal(err)
	}
}

// TestTheWordsOfATextAreReadAsTheWholeOfIt holds what a search reads of a text to what LoadText reads of it.
func TestTheWordsOfATextAreReadAsTheWholeOfIt(t *testing.T) {
	for name, body := range map[string]string{
		"as stored":          `{"sha256":"s","media_type":"text/plain","original":"o","plain":"a \u003c \u00e4 \ud83d\ude00\n\nb","paragraphs":[]}`,
		"with its own marks": `{"sha256":"s","original":"\",\"plain\":\"x\\","plain":"a\\\" b\\","paragraphs":[]}`,
		"in another order":   `{"paragraphs":[{"start":0}],"plain":"a","form":2,"sha256":"s"}`,
		"of another file":    `{"sha256":"z","plain":"a","paragraphs":null}`,
		"without its words":  `{"sha256":"s","paragraphs":[]}`,
		"without its file":   `{"plain":"a"}`,
		"words of no text":   `{"sha256":"s","plain":7}`,
		"no object":          `"sha256"`,
		"cut in a word":      `{"sha256":"s","plain":"a`,
		"nothing":            ``,
	} {
		for _, digest := range []string{digestOf([]byte(body)), digestOf([]byte("another"))} {
			s := storedText{sha256: "s", digest: digest, body: body}
			text, whole := s.decode()
			written, ok := s.escaped()
			if name == "without its words" {
				whole = false // a text that says nothing has no passages
			}
			words, _ := newWrittenText(written).slice(0, len([]rune(text.Plain)))
			if ok != whole || ok && words != text.Plain {
				t.Errorf("%s: %q, %v; the whole says %q, %v", name, words, ok, text.Plain, whole)
			}
		}
	}
}

// TestPassagesOfAWrittenTextAreThoseOfItsValue cuts random texts, as JSON writes them, at every kind of place.
func TestPassagesOfAWrittenTextAreThoseOfItsValue(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		part := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
			"\n\n", `\`, `"`, "<a href=\"x\">", "\u2028", "ä", "😀", "漢字", strings.Repeat("words of a line ", 200),
		}))
		value := []rune(strings.ToValidUTF8(strings.Join(rapid.SliceOfN(part, 1, 12).Draw(rt, "parts"), ""), ""))
		written, err := json.Marshal(string(value))
		if err != nil {
			rt.Fatal(err)
		}
		text := newWrittenText(string(written[1 : len(written)-1]))
		first := rapid.IntRange(-1, len(value)+1).Draw(rt, "first")
		last := rapid.IntRange(-1, len(value)+1).Draw(rt, "last")
		inside := 0 <= first && first < last && last <= len(value)
		got, ok := text.slice(first, last)
		if ok != inside || inside && got != string(value[first:last]) {
			rt.Fatalf("%d to %d of %d: %q, %v; want %v", first, last, len(value), got, ok, inside)
		}
	})
}

// A code point written as two halves is one all the same: another program may have written the text.
func TestHalvesOfACodePointAreOne(t *testing.T) {
	text := newWrittenText(`a\ud83d\ude00b\uD83D\uDE00\ud83dc`)
	for _, tc := range []struct {
		first, last int
		want        string
	}{{0, 1, "a"}, {1, 2, "😀"}, {2, 4, "b😀"}, {5, 6, "c"}} {
		if got, ok := text.slice(tc.first, tc.last); !ok || got != tc.want {
			t.Errorf("%d to %d: %q, %v", tc.first, tc.last, got, ok)
		}
	}
}
