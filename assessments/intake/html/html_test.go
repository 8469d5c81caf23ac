package html_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"countersign/assessments"
	"countersign/assessments/intake/html"
)

func read(t testing.TB, source string) assessments.Text {
	t.Helper()
	text, err := html.Read(context.Background(), []byte(source), "", assessments.NoProgress{})
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func shown(text assessments.Text) []string {
	var all []string
	for _, p := range text.Paragraphs {
		all = append(all, string(p.Kind)+" ["+p.Section+"] "+text.Slice(p.Start, p.End))
	}
	return all
}

const clause = "The supplier uses the content of the customer only to provide the service and for nothing else."

func TestAWebPageIsReadAsItsMainText(t *testing.T) {
	for _, c := range []struct {
		name, source string
		want         []string
	}{
		{"navigation, scripts and hidden parts are not text", `<nav><a>Home</a></nav><script>x()</script><style>p{}</style><div hidden>no</div><div style="display: none">no</div>
			<header>Site</header><p>` + clause + `</p><footer>© Site</footer>`, []string{"body [] " + clause}},
		{
			"a list of links is navigation",
			`<ul><li><a>One</a><li><a>Two</a><li><a>Three</a><li><a>Four</a></ul><p>` +
				clause,
			[]string{"body [] " + clause},
		},
		{"the main part is taken alone", `<div><p>Read our blog.</p></div><main><h1>Terms</h1><p>` + clause +
			`</p></main>`, []string{"heading [] Terms", "body [] " + clause}},
		{
			"ordered lists are numbered", `<ol start="3"><li>Fees are due<li>Costs are not<ol type="a"><li>nor taxes</ol></ol>`,
			[]string{
				"list_item [3] 3. Fees are due", "list_item [4] 4. Costs are not",
				"list_item [4(a)] a. nor taxes",
			},
		},
		{
			"numbers that are there are not doubled", `<ol><li>1.1 Fees are due</ol>`,
			[]string{"list_item [1.1] 1.1 Fees are due"},
		},
		{
			"tables are rows", `<table><tr><th>Name<th>Place<tr><td>A<td>B &amp; C</table>`,
			[]string{"table_row [] Name | Place", "table_row [] A | B & C"},
		},
		{"a table for the look is read through", `<table><tr><td><h2>Terms</h2><p>` + clause +
			`</td></tr></table>`, []string{"heading [] Terms", "body [] " + clause}},
		{
			"line breaks part old pages", `First part.<br><br>Second part<br>goes on.`,
			[]string{"body [] First part.", "body [] Second part\ngoes on."},
		},
		{"bold lines are headings", `<p><b>4. Fees</b></p><p>` +
			clause, []string{"heading [4] 4. Fees", "body [4] " + clause}},
		{"words are not torn apart", `<p>Cus<b>tom</b>er</p>`, []string{"body [] Customer"}},
		{"the encoding it declares", "<meta charset=windows-1252><p>caf\xe9</p>", []string{"body [] café"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, shown(read(t, "<!doctype html><body>"+c.source))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestARunInBoldTitleNamesItsParagraph(t *testing.T) {
	text := read(t, "<body><p><b>4.2 Use of content.</b> "+clause+"</p>")
	if got := text.Paragraphs[0].SectionTitle(); got != "4.2 Use of content" {
		t.Errorf("cited as %q", got)
	}
}

func TestAPageThatNestsBeyondMeasureIsRefused(t *testing.T) {
	_, err := html.Read(context.Background(), []byte(strings.Repeat("<div>", 100_000)+"x"), "", assessments.NoProgress{})
	if assessments.KindOf(err) != assessments.Refused {
		t.Errorf("got %v", err)
	}
}

// fuzzed is how long an input may be, in bytes: looking at every paragraph takes the square of it.
const fuzzed = 16 << 10

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"<ol><li>a<table><tr><td>b</table></ol>", "<p><b>1. A</b><br><br>x", "<main><article><nav>x</nav>y",
		"<pre>a\nb</pre><li value=9>c", "<table><tr><td><table><tr><td>x",
		"<meta charset=utf-16><p>a", "<b><p><i></b>x<dl><dt>y<dd>z",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		if len(source) > fuzzed {
			t.Skip()
		}
		text, err := html.Read(context.Background(), source, "", assessments.NoProgress{})
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
