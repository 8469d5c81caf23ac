package pdf_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"countersign/assessments/office/pdf"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
	"countersign/assessments/scoring"
)

func TestTheContentsNameThePageOnWhichEachHeadingStands(t *testing.T) {
	doc := build(t, packtest.Large(60, 40), pack.Auditor)
	pages, err := pdf.PageTexts(report(t, doc))
	if err != nil {
		t.Fatal(err)
	}
	toc := pages[1]
	for _, s := range doc.Sections {
		at := -1
		for i, text := range toc {
			if text == s.Title && at < 0 {
				at = i
			}
		}
		if at < 0 {
			t.Errorf("%s is not in the contents", s.Title)
			continue
		}
		var page int
		if _, err := fmt.Sscan(toc[at+1], &page); err != nil {
			if _, err = fmt.Sscan(toc[at-1], &page); err != nil {
				t.Errorf("%s has no page number", s.Title)
				continue
			}
		}
		if page < 1 || page > len(pages) || !contains(pages[page-1], s.Title) {
			t.Errorf("%s is said to stand on page %d and does not", s.Title, page)
		}
	}
}

func contains(list []string, s string) bool {
	for _, one := range list {
		if one == s {
			return true
		}
	}
	return false
}

func TestATableRepeatsItsHeadOnEveryPageItRunsOnTo(t *testing.T) {
	tab := pack.Table{Columns: []pack.Column{{Title: "Heading", Width: 1}, {Title: "Other", Width: 2}}}
	for n := range 200 {
		tab.Rows = append(tab.Rows, []pack.Cell{
			{Kind: pack.TextCell, Text: fmt.Sprintf("row%03d", n)},
			{Kind: pack.TextCell, Text: strings.Repeat("text ", n%60)},
		})
	}
	pages := set(t, pack.Section{
		ID: "s", Title: "Chapter", Chapter: true,
		Blocks: []pack.Block{{Kind: pack.Grid, Table: &tab}},
	})
	seen := 0
	for i, p := range pages[2:] {
		rows := 0
		for _, text := range p {
			if strings.HasPrefix(text, "row") {
				rows++
			}
		}
		seen += rows
		if rows > 0 && !contains(p, "Heading") {
			t.Errorf("page %d goes on with rows under no heading", i+3)
		}
		if rows == 0 && contains(p, "Heading") {
			t.Errorf("page %d has the heading of a table and no row", i+3)
		}
	}
	if seen != 200 {
		t.Errorf("%d of 200 rows were set", seen)
	}
}

func TestAHeadingNeverStandsAloneAtTheFootOfAPage(t *testing.T) {
	for fill := 24; fill < 42; fill++ { // a page holds some 34 of these lines
		s := pack.Section{ID: "s", Title: "Chapter", Chapter: true}
		for range fill {
			s.Blocks = append(s.Blocks, pack.Block{Kind: pack.Paragraph, Text: "filler"})
		}
		s.Sections = []pack.Section{{
			ID: "sub", Title: "Kept",
			Blocks: []pack.Block{
				{Kind: pack.Paragraph, Text: "follows the heading"},
				{Kind: pack.Grid, Table: &pack.Table{
					Columns: []pack.Column{{Title: "Head", Width: 1}},
					Rows:    [][]pack.Cell{{{Kind: pack.TextCell, Text: "first row"}}},
				}},
			},
		}}
		for i, p := range set(t, s)[2:] {
			if contains(p, "Kept") && !contains(p, "follows the heading") {
				t.Fatalf("after %d lines the heading stands alone on page %d", fill, i+3)
			}
			if contains(p, "Head") && !contains(p, "first row") {
				t.Fatalf("after %d lines a table's head stands alone on page %d", fill, i+3)
			}
		}
	}
}

func TestAHeadingStaysWithATableOfTallRows(t *testing.T) {
	for _, lines := range []int{12, 24} { // less than a third of a page, and more
		row := []pack.Cell{{Kind: pack.TextCell, Text: "first row" + strings.Repeat("\nmore", lines-1)}}
		for fill := 12; fill < 40; fill++ {
			s := pack.Section{ID: "s", Title: "Chapter", Chapter: true}
			for range fill {
				s.Blocks = append(s.Blocks, pack.Block{Kind: pack.Paragraph, Text: "filler"})
			}
			s.Sections = []pack.Section{{
				ID: "sub", Title: "Kept",
				Blocks: []pack.Block{{Kind: pack.Grid, Table: &pack.Table{
					Columns: []pack.Column{{Title: "Head", Width: 1}}, Rows: [][]pack.Cell{row},
				}}},
			}}
			for i, p := range set(t, s)[2:] {
				if (contains(p, "Kept") || contains(p, "Head")) && !contains(p, "first row") {
					t.Fatalf("after %d lines, before a row of %d, a heading stands alone on page %d",
						fill, lines, i+3)
				}
			}
		}
	}
}

func set(t *testing.T, sections ...pack.Section) [][]string {
	t.Helper()
	doc := pack.Document{Facts: pack.Facts{
		ContentID: "cs-0", StateHash: "0", AsOf: packtest.AsOf,
		Audience: pack.Auditor,
	}, Title: "T", Sections: sections}
	pages, err := pdf.PageTexts(report(t, doc))
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

func TestAReportStopsWhenItIsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var b bytes.Buffer
	if err := writer(t).Write(ctx, &b, build(t, packtest.Lumen(), pack.Auditor)); err == nil || b.Len() > 0 {
		t.Errorf("a cancelled report gave %v and %d bytes", err, b.Len())
	}
}

func TestFontsThatCannotBeEmbeddedAreRefused(t *testing.T) {
	for name, font := range map[string][]byte{
		"nothing": nil, "text": []byte("not a font at all, really"),
		"otf": []byte("OTTO\x00\x01"), "cut": {0, 1, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0},
	} {
		if _, err := pdf.New(pdf.Params{Regular: font, Bold: font, Italic: font, Mono: font}); err == nil {
			t.Errorf("%s was taken for a font", name)
		}
	}
}

func TestTheContentsTakeThePagesTheyNeedAndNoEmptyOne(t *testing.T) {
	for n := 1; n < 120; n += 7 {
		var chapters []pack.Section
		for i := range n {
			chapters = append(chapters, pack.Section{
				ID: "s", Title: fmt.Sprintf("Chapter %03d", i),
				Blocks: []pack.Block{{Kind: pack.Paragraph, Text: "x"}},
			})
		}
		pages := set(t, chapters...)
		named := 0
		for _, p := range pages[1:] {
			if !contains(p, "Contents") {
				break
			}
			here := 0
			for _, text := range p {
				if strings.HasPrefix(text, "Chapter ") {
					here++
				}
			}
			if here == 0 {
				t.Errorf("with %d chapters a page of contents names none", n)
			}
			named += here
		}
		if named != n {
			t.Errorf("%d of %d chapters are in the contents", named, n)
		}
	}
}

func TestATableDoesNotRepeatItsHeadAfterItsEnd(t *testing.T) {
	tab := pack.Table{
		Columns: []pack.Column{{Title: "Heading", Width: 1}},
		Rows:    [][]pack.Cell{{{Kind: pack.TextCell, Text: "row"}}},
	}
	long := pack.Block{
		Kind: pack.Paragraph,
		Text: strings.Repeat("Words that run on to the pages after the table. ", 400),
	}
	pages := set(t, pack.Section{
		ID: "s", Title: "Chapter", Chapter: true,
		Blocks: []pack.Block{{Kind: pack.Grid, Table: &tab}, long},
	})
	heads, after := 0, 0
	for _, p := range pages[2:] {
		if contains(p, "Heading") {
			heads++
		} else {
			after++
		}
	}
	if heads != 1 || after == 0 {
		t.Errorf("%d pages have the head of the table, %d that follow have not; want 1 and some", heads,
			after)
	}
}

func TestVerdictOfCardIsSetWhole(t *testing.T) {
	all := []string{"quoted from your documents", "answered by you"}
	for _, state := range scoring.States() {
		all = append(all, string(state))
	}
	for _, words := range all {
		card := &pack.Card{
			Title: strings.Repeat("A title that is long ", 4), Verdict: words,
			Question: "Why?",
		}
		pages := set(t, pack.Section{
			ID: "s", Title: "Chapter", Chapter: true,
			Blocks: []pack.Block{{Kind: pack.ItemCard, Item: card}},
		})
		if !contains(pages[2], words) {
			t.Errorf("%q is cut: %q", words, pages[2])
		}
	}
}

func TestShortenedTextFitsItsPlace(t *testing.T) {
	w := writer(t)
	for width := 8.0; width < 60; width++ {
		text, drawn, counted := w.Shorten("quoted from your documents and from others", width)
		if drawn > width || drawn > counted+1e-9 {
			t.Errorf("%q takes %.2f mm of %.2f, and %.2f are counted", text, drawn, width, counted)
		}
	}
}
