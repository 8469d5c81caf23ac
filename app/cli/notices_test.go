package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/terms"
)

// oneText is an extractor that gives the same text for every file.
type oneText assessments.Text

func (x oneText) Extract(context.Context, string, io.Reader, assessments.Progress) (assessments.Text, error) {
	return assessments.Text(x), nil
}

// runOn runs a command on a file with this text.
func runOn(t *testing.T, text assessments.Text, args ...string) (out, errs string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(file, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	var o, e bytes.Buffer
	d := Deps{
		Output: Output{Stdout: &o, Stderr: &e}, Extractor: oneText(text),
	}
	d.Lexicon = func() (*terms.Lexicon, error) { return nil, nil }
	if code := Main(append([]string{args[0], file}, args[1:]...), d); code != 0 {
		t.Fatalf("%q ends with %d: %s", args, code, e.String())
	}
	return o.String(), e.String()
}

// scanned is a text with a picture page and a struck passage.
var scanned = assessments.Text{
	Plain: "Fees are due.", Pages: 3, Language: "en",
	Paragraphs: []assessments.Paragraph{{End: 13, Kind: assessments.ParagraphBody, Page: 1}},
	Notices: []assessments.Notice{
		{Kind: assessments.NoticeStruck, Count: 1, Start: 0, Text: "No fees."},
		{Kind: assessments.NoticePicturePage, Count: 2, Page: 2, Start: 13},
	},
}

func TestTextAndClausesSayWhatWasNotRead(t *testing.T) {
	const pages, struck = "2 pages that are pictures, not read", "1 struck-out passage left out"
	for _, args := range [][]string{{"text"}, {"text", "--json"}, {"clauses"}, {"clauses", "--json"}} {
		out, errs := runOn(t, scanned, args...)
		if !strings.Contains(errs, "Notice: "+pages+" (pages 2–3).") || !strings.Contains(errs, struck) {
			t.Errorf("%q says %q", args, errs)
		}
		if args[0] == "clauses" && len(args) == 1 {
			if n := strings.Count(out, "none found (read before you answer silent; "+pages+" (pages 2–3))"); n != 16 {
				t.Errorf("%d of 16 topics say what could hide a clause: %s", n, out)
			}
		}
		if len(args) == 1 {
			continue
		}
		var got struct {
			Text    string
			Pages   int
			Notices []map[string]any
		}
		if err := json.Unmarshal([]byte(out), &got); err != nil || got.Pages != 3 || len(got.Notices) != 2 {
			t.Fatalf("%q gives %s, %v", args, out, err)
		}
		if n := got.Notices[1]; n["kind"] != "picture_page" || n["count"] != 2.0 || n["page"] != 2.0 ||
			n["start"] != 13.0 || n["text"] != pages+" (pages 2–3)" || n["says"] != n["text"] {
			t.Errorf("%q gives %v", args, n)
		}
		if n := got.Notices[0]; n["text"] != "No fees." || n["says"] != struck {
			t.Errorf("%q gives %v", args, n)
		}
		if args[0] == "text" && got.Text != scanned.Plain {
			t.Errorf("text is %q", got.Text)
		}
	}
}

func TestATextWithoutNoticesHasAnEmptyList(t *testing.T) {
	text := scanned
	text.Notices = nil
	for _, command := range []string{"text", "clauses"} {
		out, errs := runOn(t, text, command, "--json")
		if !strings.Contains(out, `"notices": []`) || errs != "" {
			t.Errorf("%s gives %s, %s", command, out, errs)
		}
	}
}

func TestManyNoticesAreSummedUp(t *testing.T) {
	text := scanned
	text.Notices = nil
	for i := range 3 * mostNoted {
		text.Notices = append(text.Notices, assessments.Notice{Kind: assessments.NoticeHidden, Count: 1, Start: i})
	}
	if _, errs := runOn(t, text, "text"); errs != "Notice: 60 hidden blocks left out.\n" {
		t.Errorf("it says %q", errs)
	}
}
