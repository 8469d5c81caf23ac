package markdown_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"countersign/assessments"
	"countersign/assessments/intake/markdown"
)

func read(t testing.TB, source string) assessments.Text {
	t.Helper()
	text, err := markdown.Read(context.Background(), []byte(source), assessments.NoProgress{})
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// shown is each paragraph as kind, section and words.
func shown(text assessments.Text) []string {
	var all []string
	for _, p := range text.Paragraphs {
		all = append(all, string(p.Kind)+" ["+p.Section+"] "+text.Slice(p.Start, p.End))
	}
	return all
}

func TestMarkdownIsReadAsAPersonSeesIt(t *testing.T) {
	for _, c := range []struct {
		name, source string
		want         []string
	}{
		{
			"marks go, words stay", "Some **bold** and _soft_ [words](https://x.example) with `code`, 1\\. too.",
			[]string{"body [] Some bold and soft words with code, 1. too."},
		},
		{
			"entities and invisible signs", "Fees &amp; costs\u200b &#8212; all",
			[]string{"body [] Fees & costs — all"},
		},
		{
			"tables are rows", "| Country | Phone |\n|---|---|\n| Austria | **1** |\n",
			[]string{"table_row [] Country | Phone", "table_row [] Austria | 1"},
		},
		{
			"lists carry their numbers", "3. Three things here\n4. Four things here\n\n* a point\n",
			[]string{
				"list_item [3] 3. Three things here", "list_item [4] 4. Four things here",
				"list_item [] a point",
			},
		},
		{"nested numbers join", "1. <span id=\"1\">Service</span>\n    1. **Use.** Do it.\n    2. **Care.** Mind it.\n", []string{"heading [1] 1. Service", "list_item [1.1] 1. Use. Do it.", "list_item [1.2] 2. Care. Mind it."}},
		{
			"bold lines are headings", "**4\\. Fees**\n\nYou pay what the order form says within thirty days.\n",
			[]string{"heading [4] 4. Fees", "body [4] You pay what the order form says within thirty days."},
		},
		{"quotes and callouts", "> [!NOTE]\n> These are old.\n", []string{"body [] These are old."}},
		{"a head for a site generator", "---\ntitle: x\n---\n# Terms\n", []string{"heading [] Terms"}},
		{
			"raw HTML loses its tags", "<div>\n<b>Words</b><!-- hidden -->\n</div>\n",
			[]string{"body [] Words"},
		},
		{"hard breaks stay", "Street 1  \nTown", []string{"body [] Street 1\nTown"}},
		{"links into the page are its contents", "[1\\. Fees](#fees)\n", []string{"margin [] 1. Fees"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, shown(read(t, c.source))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestWhatTakesSquareTimeIsNotParsedAsMarkdown(t *testing.T) {
	for _, source := range []string{strings.Repeat(">", 500) + " x", strings.Repeat("- ", 500) +
		"x", strings.Repeat("[", 9000), strings.Repeat("*a **b ", 9000)} {
		if markdown.Sane([]byte(source)) {
			t.Errorf("%.20q… counts as sane", source)
		}
	}
	honest := "# Terms\n\n" + strings.Repeat("1. [link](x) **bold** text\n   * more\n\n", 5000)
	if !markdown.Sane([]byte(honest)) {
		t.Error("an honest document does not count as sane")
	}
}

func TestACancelledReadingStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := markdown.Read(ctx, []byte("# A\n\nb\n"), assessments.NoProgress{}); err != context.Canceled {
		t.Errorf("got %v", err)
	}
}

// fuzzed is how long an input may be, in bytes: looking at every paragraph takes the square of it.
const fuzzed = 16 << 10

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"# A\n\n1. b\n   1. c\n\n| a | b |\n|---|---|\n| c | d |\n",
		"---\na: b\n---\n> - x\n> > y", "<div>\n<!-- x\n</div>", "[a](#b)\n\n![c](d)\\\n`e`",
		"**1\\. A**\n===\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		if len(source) > fuzzed {
			t.Skip()
		}
		if !markdown.Sane(source) {
			t.Skip()
		}
		text, err := markdown.Read(context.Background(), bytes.ToValidUTF8(source, []byte("?")),
			assessments.NoProgress{})
		if err != nil {
			return
		}
		for _, p := range text.Paragraphs {
			if text.Slice(p.Start, p.End) == "" {
				t.Errorf("paragraph %d to %d is empty", p.Start, p.End)
			}
		}
	})
}
