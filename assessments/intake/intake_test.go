package intake_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/intake"
	"countersign/assessments/intake/intaketest"
)

func TestAFileIsToldByItsBytesAndNotByItsName(t *testing.T) {
	for _, c := range []struct {
		head, name string
		want       intake.Format
	}{
		{"%PDF-1.7\n", "terms.txt", intake.FormatPDF},
		{"\r\n\x00junk%PDF-1.4\n", "terms", intake.FormatPDF},
		{"X-Ticket: 1\r\n\r\n%PDF-1.3\n%\x93\x8c\n1 0 obj\n<<", "terms", intake.FormatPDF},
		{strings.Repeat("Printed by a gateway. ", 45) + "\n%PDF-2.0\n12 0 obj\n<<", "terms.txt", intake.FormatPDF},
		{"PK\x03\x04", "terms.pdf", intake.FormatZip},
		{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "terms.docx", intake.FormatOLE},
		{"{\\rtf1", "terms.doc", intake.FormatRTF},
		{"<!DOCTYPE html><p>x", "terms.pdf", intake.FormatHTML},
		{"<!-- saved --><html lang=en><p>x", "terms.txt", intake.FormatHTML},
		{"# Terms\n\nSee [here](x) and **this**.\n", "terms.txt", intake.FormatMarkdown},
		{"# Terms\n", "terms.md", intake.FormatMarkdown},
		{"Terms of service of a PDF: %PDF-1.7 is how one begins.", "a.pdf", intake.FormatText},
		{"1. FEES\n\n1.1 You pay <b> no more.\n", "terms.html", intake.FormatText},
		// pieces of a page, without its frame
		{"<span>4.2 Content.</span> It is yours.", "terms.txt", intake.FormatHTML},
		{"<b>4.2</b> Content", "terms", intake.FormatHTML},
		{"<br>4.2 Content<br>4.3 Fees", "terms.txt", intake.FormatHTML},
		{
			"\xef\xbb\xbf <!-- x --> <a name=\"x\"></a><FONT size=2>4.2 Content</FONT>", "terms",
			intake.FormatHTML,
		},
		{"<style>p{color:red}</style><p>4.2 Content", "terms.pdf", intake.FormatHTML},
		{"<dl><dt>Content<dd>What you give.</dl>", "a", intake.FormatHTML},
		{"<tr><td>Fees</td><td>None</td></tr>", "a.txt", intake.FormatHTML},
		{"<center><strong>Terms</strong></center>", "a", intake.FormatHTML},
		{"<header><h1>Terms</h1></header>", "a", intake.FormatHTML},
		{"Last updated in May.<br/><br/>These terms <i>apply</i>.", "a.txt", intake.FormatHTML},
		{"Terms\n<p class=x>One</p>\n<p>Two</p>", "a", intake.FormatHTML},
		{"These terms <i>apply</i>.", "a.html", intake.FormatHTML},
		// words that speak of elements, or have one among them
		{"These terms <i>apply</i>.", "a.txt", intake.FormatText},
		{"Customer: <Customer Name>, <p@example.com>, <https://example.com>", "a.txt", intake.FormatText},
		{"<Customer Name> agrees.", "a.txt", intake.FormatText},
		{"<b> is bold.", "a.txt", intake.FormatText},
		{"a < b and c > d", "a.html", intake.FormatText},
		{"<terms><clause>One</clause></terms>", "a.xml", intake.FormatText},
		{
			"<a href=\"#x\"><img src=y></a>\n\n# Terms\n\n**4.2** Content<br>and more<br>", "a",
			intake.FormatMarkdown,
		},
		{"<span>x</span>", "a.md", intake.FormatMarkdown},
		{"# Terms\n\n```\n<html><body>\n```\n", "a.md", intake.FormatMarkdown},
		{"HTTP/1.1 200 OK\n\n<html><body>x", "a", intake.FormatHTML},
		{"# Terms\n\nOne<br>two<br>[three](x)</br>", "a.txt", intake.FormatMarkdown},
		{"\xff\xfet\x00e\x00x\x00t\x00", "a", intake.FormatText},
		{"", "a.pdf", intake.FormatEmpty},
		{" \n\t ", "a.txt", intake.FormatEmpty},
		{"\xff\xd8\xff\xe0JFIF", "a.pdf", intake.FormatImage},
		{"RIFF1234WEBPVP8 ", "a.txt", intake.FormatImage},
		{"\x7fELF\x02\x01\x01\x00\x00", "a.txt", intake.FormatUnknown},
	} {
		if got := intake.Detect([]byte(c.head), c.name); got != c.want {
			t.Errorf("%q named %s is %s, want %s", c.head, c.name, got, c.want)
		}
	}
}

func read(name string, file []byte) (assessments.Text, error) {
	return intake.Read(context.Background(), name, bytes.NewReader(file), int64(len(file)), nil)
}

func TestEveryFormatGivesTheSameClauseTheSamePlace(t *testing.T) {
	const clause = "The supplier uses the content of the customer only to provide the service."
	for _, c := range []struct {
		name, media string
		file        []byte
	}{
		{"a.md", "text/markdown", []byte("# Terms\n\n**4. Content**\n\n4.2 " + clause + "\n")},
		{"a.txt", "text/plain", []byte("Terms\n\n4. CONTENT\n\n4.2 " + clause + "\n")},
		{"a.html", "text/html", []byte("<html><body><h1>Terms</h1><h2>4. Content</h2><p>4.2 " + clause +
			"</p>")},
		{
			"a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
			intaketest.Word(intaketest.P("", "4. CONTENT")+intaketest.P("", "4.2 "+clause), nil),
		},
		{"a.pdf", "application/pdf", intaketest.PDF(
			[]intaketest.Line{
				{X: 60, Y: 700, Bold: true, Text: "4. Content"},
				{X: 60, Y: 680, Text: "4.2 " + clause},
			})},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, err := read(c.name, c.file)
			if err != nil {
				t.Fatal(err)
			}
			last := text.Paragraphs[len(text.Paragraphs)-1]
			if got := text.Slice(last.Start, last.End); got != "4.2 "+clause {
				t.Errorf("the clause is %q", got)
			}
			if last.Section != "4.2" || len(last.Heading) == 0 ||
				!strings.EqualFold(last.Heading[len(last.Heading)-1], "content") {
				t.Errorf("it stands at %q under %v", last.Section, last.Heading)
			}
			if text.MediaType != c.media || len(text.SHA256) != 64 {
				t.Errorf("media type %q, digest %q", text.MediaType, text.SHA256)
			}
		})
	}
}

func TestAPieceOfAPageIsReadAsOne(t *testing.T) {
	for file, want := range map[string]string{
		"<b>4.2</b> The content is <i>yours</i> &amp; stays so.<br>4.3 Fees &euro; 10": "4.2 The content is yours & stays so.\n4.3 Fees € 10",
		"<tr><td>Fees</td><td>None</td></tr><tr><td>Term</td><td>A year</td></tr>":     "Fees | None|Term | A year",
		"<li>One<li>Two": "One|Two",
		"Words first.<p>Then a paragraph.</p><p>And one more.</p>":          "Words first.|Then a paragraph.|And one more.",
		"<script>var x = '<p>not this</p>'</script><span>Only this.</span>": "Only this.",
	} {
		text, err := read("terms.txt", []byte(file))
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		var got []string
		for _, p := range text.Paragraphs {
			got = append(got, text.Slice(p.Start, p.End))
		}
		if s := strings.Join(got, "|"); s != want || text.MediaType != "text/html" {
			t.Errorf("%s is read as %q (%s), want %q", file, s, text.MediaType, want)
		}
	}
}

func TestWhatCannotBeReadIsRefusedWithWhatToDo(t *testing.T) {
	todo := map[string]string{
		"an empty file": "Check that", "a Word document of before 2007": "save it as DOCX or PDF",
		"an encrypted Word document": "remove the protection", "a picture": "OCR",
		"a workbook": "as PDF", "an OpenDocument text": "save it as DOCX or PDF",
		"rich text": "save it as DOCX or PDF", "a program": "Save the text as",
		"an encrypted document":           "without a password",
		"a scanned document without text": "OCR", "archives inside archives": "Unpack it",
		"a part behind a password": "remove the protection",
	}
	for _, c := range intaketest.Hostile() {
		want, ok := todo[c.Name]
		if !ok {
			continue
		}
		delete(todo, c.Name)
		_, err := read(c.File, c.Make())
		if assessments.KindOf(err) != assessments.Refused || !strings.Contains(err.Error(), want) ||
			!strings.Contains(err.Error(), c.File) {
			t.Errorf("%s: %v", c.Name, err)
		}
	}
	if len(todo) > 0 {
		t.Errorf("the corpus lacks %v", todo)
	}
}

// vast is a file of any size that holds nothing.
type vast struct{}

func (vast) ReadAt(p []byte, _ int64) (int, error) { return len(p), nil }

func TestAFileBeyondTheLimitIsRefusedWithoutReadingIt(t *testing.T) {
	_, err := intake.Read(context.Background(), "big.pdf", vast{}, 101<<20, nil)
	if assessments.KindOf(err) != assessments.Refused || !strings.Contains(err.Error(), "100 MiB") {
		t.Errorf("got %v", err)
	}
}

type broken struct{}

func (broken) ReadAt([]byte, int64) (int, error) { return 0, errors.New("bad sector") }

func TestADiskThatFailsIsNotTheFilesFault(t *testing.T) {
	_, err := intake.Read(context.Background(), "a.pdf", broken{}, 100, nil)
	if assessments.KindOf(err) != assessments.Machine {
		t.Errorf("got %v", err)
	}
}

func TestOnlyAPDFHasPagesToDraw(t *testing.T) {
	_, err := intake.Reader{}.RenderPage(context.Background(), "a.txt", strings.NewReader("some words"), 10,
		1, 72)
	if assessments.KindOf(err) != assessments.Refused {
		t.Errorf("got %v", err)
	}
}

func FuzzDetect(f *testing.F) {
	for _, seed := range []string{"%PDF-", "PK\x03\x04", "<html>", "# a\n[b](c)", "\x00"} {
		f.Add([]byte(seed), "a.md")
	}
	f.Fuzz(func(t *testing.T, head []byte, name string) {
		if got, again := intake.Detect(head, name), intake.Detect(head, name); got != again || got == "" {
			t.Errorf("%s, then %s", got, again)
		}
	})
}

// agreement is some forty pages of Markdown.
func agreement() []byte {
	var b strings.Builder
	b.WriteString("# Master Agreement\n\n")
	for i := 1; i <= 120; i++ {
		fmt.Fprintf(&b, "## %d. Use of Content\n\n", i)
		for k := 1; k <= 4; k++ {
			fmt.Fprintf(&b, "**%d.%d Processing.** The supplier processes the content of the customer only as the [agreement](#x) says, "+
				"and neither sells it nor trains any model on it, unless the customer has agreed to that in writing beforehand.\n\n", i, k)
		}
	}
	return []byte(b.String())
}

func BenchmarkFortyPages(b *testing.B) {
	markdown := agreement()
	page := "<html><body><main>" +
		strings.NewReplacer("\n\n## ", "<h2>", "\n\n**", "<p><b>", "**", "</b>").Replace(string(markdown))
	body := strings.Builder{}
	for line := range strings.SplitSeq(
		strings.NewReplacer("**", "", "## ", "", "# ", "").Replace(string(markdown)), "\n\n") {
		body.WriteString(intaketest.P("", line))
	}
	for name, file := range map[string][]byte{
		"md": markdown, "html": []byte(page),
		"docx": intaketest.Word(body.String(), nil),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := read("a."+name, file); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
