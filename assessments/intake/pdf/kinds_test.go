package pdf_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"countersign/assessments"
	"countersign/assessments/intake/intaketest"
)

// clauses are running text of which each column of a page holds one.
var clauses = []string{
	"The provider shall process the content of the customer only to provide the service and shall not use it to train or improve any model, unless the customer has opted in by written notice to the address of the provider.",
	"Prompts and output are kept for thirty days and are then deleted. On termination the provider returns the data of the customer within ten days, and backups are overwritten within ninety days after the end of the agreement.",
	"Liability of each party is limited to the fees that were paid in the twelve months before the event. The limit does not apply to indemnities, to breach of confidentiality or to wilful misconduct of one of the parties.",
}

// wrapped breaks words into lines of at most so many letters; justified ones get wider spaces, in points.
func wrapped(words string, letters int) (lines []string) {
	line := ""
	for _, word := range strings.Fields(words) {
		if line != "" && len(line)+1+len(word) > letters {
			lines, line = append(lines, line), ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}

// setting is how the columns of a page are printed.
type setting struct {
	columns   int
	gutter    float64
	order     string
	justified bool
	shift     float64 // of each column's lines against those of the one before
}

const (
	letterSize = 8.0
	letterWide = 0.6 * letterSize // of Courier
)

func (s setting) page() intaketest.Sheet {
	letters := int(((595-100)-s.gutter*float64(s.columns-1))/float64(s.columns)/letterWide) - 1
	wide := float64(letters) * letterWide
	type printed struct {
		column, row int
		drawn       string
	}
	var all []printed
	for c := range s.columns {
		lines := wrapped(clauses[c], letters)
		for row, line := range lines {
			spaces := 0.0
			if gaps := strings.Count(line, " "); s.justified && gaps > 0 && row+1 < len(lines) {
				spaces = (wide - float64(len(line))*letterWide) / float64(gaps)
			}
			all = append(all, printed{c, row, fmt.Sprintf("BT /F3 %g Tf %g Tw 1 0 0 1 %g %g Tm (%s) Tj ET\n", letterSize, spaces,
				50+float64(c)*(wide+s.gutter), 700-float64(row)*11-float64(c)*s.shift, line)})
		}
	}
	by := map[string]func(a, b printed) int{
		"rows":           func(a, b printed) int { return (a.row-b.row)*10 + a.column - b.column },
		"columns":        func(a, b printed) int { return (a.column-b.column)*100 + a.row - b.row },
		"upwards":        func(a, b printed) int { return (b.row-a.row)*10 + a.column - b.column },
		"from the right": func(a, b printed) int { return (b.column-a.column)*100 + a.row - b.row },
		"at random":      func(a, b printed) int { return (a.row*7+a.column*5)%11 - (b.row*7+b.column*5)%11 },
	}
	slices.SortStableFunc(all, by[s.order])
	sheet := intaketest.Sheet{Lines: []line{{X: 50, Y: 740, Size: 12, Text: "Terms of the service, in the version of this year"}}}
	for _, p := range all {
		sheet.Drawn += p.drawn
	}
	return sheet
}

func TestColumnsAreReadOneAfterTheOther(t *testing.T) {
	e := engine(t)
	for _, s := range []setting{
		{2, 10, "rows", false, 0},
		{2, 10, "rows", false, 0},
		{2, 14, "rows", true, 0},
		{2, 24, "rows", true, 3},
		{2, 60, "rows", false, 5.5},
		{3, 12, "rows", false, 0},
		{3, 18, "rows", true, 0},
		{3, 30, "rows", false, 4},
		{2, 14, "columns", true, 0},
		{2, 24, "columns", false, 5},
		{3, 18, "columns", true, 3},
		{2, 24, "upwards", false, 0},
		{3, 18, "upwards", true, 0},
		{2, 24, "from the right", true, 0},
		{2, 14, "at random", false, 0},
		{2, 24, "at random", true, 4},
		{2, 14, "at random", false, 3},
		{3, 20, "at random", false, 2.5},
		{3, 18, "at random", false, 0},
	} {
		text, err := read(t, e, intaketest.Sheets([]intaketest.Sheet{s.page()}))
		if err != nil {
			t.Fatal(err)
		}
		want := append([]string{"Terms of the service, in the version of this year"}, clauses[:s.columns]...)
		got := strings.ReplaceAll(text.Plain, "\n", " ")
		at := 0
		for _, words := range want {
			found := strings.Index(got[at:], words)
			if found < 0 {
				t.Errorf("%+v: not in its place %.50q:\n%s", s, words, text.Plain)
				break
			}
			at += found
		}
	}
}

func TestARowOfATableIsNoColumn(t *testing.T) {
	e := engine(t)
	var lines []line
	want := ""
	for i, row := range [][3]string{
		{"Severity", "Description", "Response time"},
		{"First", "The service is down", "One hour"},
		{"Second", "A main function fails", "Four hours"},
		{"Third", "A function is slow", "Two days"},
		{"Fourth", "A question", "Five days"},
		{"Fifth", "A wish", "Ten days"},
		{"Sixth", "Praise", "At once"},
	} {
		for k, cell := range row {
			lines = append(lines, line{X: 60 + float64(k)*160, Y: 700 - float64(i)*16, Text: cell})
		}
		want += strings.Join(row[:], " ") + " "
	}
	text, err := read(t, e, intaketest.PDF(lines))
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(strings.Fields(text.Plain), " "); got != strings.TrimSpace(want) {
		t.Errorf("got %q", got)
	}
}

func TestAMarkOfANoteBehindANumberStandsInBrackets(t *testing.T) {
	e := engine(t)
	show := func(parts ...string) intaketest.Sheet { // every second part is raised
		drawn := "BT 1 0 0 1 60 700 Tm "
		for i, part := range parts {
			if i%2 == 1 {
				drawn += fmt.Sprintf("/F1 6 Tf 4 Ts (%s) Tj ", part)
			} else {
				drawn += fmt.Sprintf("/F1 10 Tf 0 Ts (%s) Tj ", part)
			}
		}
		return intaketest.Sheet{Drawn: drawn + "ET", Lines: []line{{X: 60, Y: 600, Text: "Another line of text."}}}
	}
	for want, sheet := range map[string]intaketest.Sheet{
		"Output is kept for 10[2] days.":        show("Output is kept for 10", "2", " days."),
		"Output is kept for 10[12] days.":       show("Output is kept for 10", "12", " days."),
		"It is kept for 30 days[1] and no more": show("It is kept for 30 days", "1", " and no more"),
		"The 2nd region has 99.9% a month.":     show("The 2", "nd", " region has 99.9% a month."),
		"[3] In the meaning of the annex.":      show("", "3", " In the meaning of the annex."),
		"A cap of 102 or of EUR 1,000,000[4] a": show("A cap of 102 or of EUR 1,000,000", "4", " a year."),
	} {
		text, err := read(t, e, intaketest.Sheets([]intaketest.Sheet{sheet}))
		if err != nil || !strings.Contains(text.Plain, want) {
			t.Errorf("%q: %q, %v", want, text.Plain, err)
		}
	}
}

// widget is a field of a form at a place.
func widget(x, y float64, more string) string {
	return fmt.Sprintf("<< /Type /Annot /Subtype /Widget /F 4 /Rect [%g %g %g %g] %s >>", x, y-3, x+120, y+11, more)
}

func TestTheValuesOfAFormStandWhereItsFieldsAre(t *testing.T) {
	e := engine(t)
	tick := func(x, y float64, kind, state string) string {
		return fmt.Sprintf("<< /Type /Annot /Subtype /Widget /F 4 /Rect [%g %g %g %g] /FT /Btn %s /AS /%s /V /%s"+
			" /AP << /N << /Yes 5 0 R /Off 5 0 R >> >> >>", x, y-2, x+10, y+8, kind, state, state)
	}
	sheet := intaketest.Sheet{
		Lines: []line{
			{X: 60, Y: 700, Text: "Customer:"},
			{X: 60, Y: 680, Text: "The term is"},
			{X: 260, Y: 680, Text: "months, renewed yearly."},
			{X: 60, Y: 660, Text: "Fee: ____________________ a year"},
			{X: 80, Y: 640, Text: "content may be used for training"},
			{X: 80, Y: 620, Text: "content may not be used for training"},
			{X: 60, Y: 600, Text: "Region:"},
			{X: 60, Y: 580, Text: "Signed for the customer"},
		},
		Annots: []string{
			widget(160, 700, `/FT /Tx /T (a) /V (Acme Example GmbH)`), widget(130, 680, `/FT /Tx /T (b) /V (36)`),
			widget(84, 660, `/FT /Tx /T (c) /V (EUR 12,500)`), tick(60, 640, "/T (d)", "Off"), tick(60, 620, "/T (e)", "Yes"),
			widget(160, 600, `/FT /Ch /Ff 131072 /T (f) /V (Ireland) /Opt [(Ireland) (France)]`),
			widget(260, 700, `/FT /Tx /T (g) /F 2 /V (not shown)`), widget(260, 600, `/FT /Tx /T (h)`),
			`<< /Type /Annot /Subtype /FreeText /F 4 /Rect [60 480 300 520] /DA (/F1 9 Tf) /Contents (Only with our written consent.) >>`,
			`<< /Type /Annot /Subtype /Text /F 4 /Rect [400 480 420 500] /T (Counsel) /Contents (Too low?) >>`,
			widget(260, 580, `/Parent 6 0 R`),
		},
	}
	text, err := read(t, e, intaketest.Sheets([]intaketest.Sheet{sheet},
		intaketest.Stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", ""),
		`<< /FT /Tx /T (k) /V (Ada Example) /Kids [17 0 R] >>`))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Customer: Acme Example GmbH", "The term is 36 months, renewed yearly.", "Fee: EUR 12,500 a year",
		"☐ content may be used for training", "☒ content may not be used for training", "Region: Ireland",
		"Only with our written consent.", "Signed for the customer Ada Example",
	} {
		if !strings.Contains("\n"+text.Plain+"\n", "\n"+want+"\n") {
			t.Errorf("lacks the paragraph %q", want)
		}
	}
	if t.Failed() || strings.Contains(text.Plain, "not shown") || strings.Contains(text.Plain, "Too low") {
		t.Errorf("reads %q", text.Plain)
	}
	if len(text.Comments) != 1 {
		t.Errorf("comments %v", text.Comments)
	}
}

func TestWhatALineIsDrawnThroughIsNoCurrentText(t *testing.T) {
	e := engine(t)
	body := line{X: 60, Y: 700, Size: 10, Text: "We do not train on your input."}
	for name, c := range map[string]struct {
		drawn, annot, want string
		struck             int
	}{
		"stroked":   {drawn: "1 w 77 703 m 106 703 l S", want: "We train on your input.", struck: 1},
		"filled":    {drawn: "77 702.6 29 0.8 re f", want: "We train on your input.", struck: 1},
		"a mark":    {annot: "<< /Type /Annot /Subtype /StrikeOut /F 4 /Rect [77 698 106 709] /QuadPoints [77 709 106 709 77 698 106 698] >>", want: "We train on your input.", struck: 1},
		"underline": {drawn: "1 w 77 698.5 m 106 698.5 l S", want: body.Text},
		"a rule":    {drawn: "1 w 60 712 m 500 712 l S 60 690 m 500 690 l S", want: body.Text},
	} {
		sheet := intaketest.Sheet{Lines: []line{body, {X: 60, Y: 640, Text: "And more."}}, Drawn: c.drawn}
		if c.annot != "" {
			sheet.Annots = []string{c.annot}
		}
		text, err := read(t, e, intaketest.Sheets([]intaketest.Sheet{sheet}))
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.ReplaceAll(text.Plain, "  ", " "); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		if got := count(text, assessments.NoticeStruck); got != c.struck {
			t.Errorf("%s: %d struck passages", name, got)
		}
	}
}

func count(text assessments.Text, kind assessments.NoticeKind) (n int) {
	for _, notice := range text.Notices {
		if notice.Kind == kind {
			n += notice.Count
		}
	}
	return n
}

func TestPagesAreJudgedOneByOne(t *testing.T) {
	e := engine(t)
	typed := intaketest.Sheet{}
	for i, words := range wrapped(strings.Join(clauses, " "), 90) {
		typed.Lines = append(typed.Lines, line{X: 60, Y: 700 - float64(i)*12, Text: words})
	}
	scan := "q 560 0 0 800 15 15 cm /X5 Do Q "
	scanned := intaketest.Sheet{Drawn: scan}
	stamped := intaketest.Sheet{Drawn: scan, Lines: []line{{X: 60, Y: 820, Size: 7, Text: "Envelope ID: 3F2504E0-4F89-11D3-9A0C-0305E82C3301"}}}
	layered := intaketest.Sheet{Drawn: scan}
	for _, l := range typed.Lines {
		layered.Drawn += fmt.Sprintf("BT 3 Tr /F1 10 Tf 1 0 0 1 %g %g Tm (%s) Tj ET ", l.X, l.Y, l.Text)
	}
	coded := intaketest.Sheet{}
	shift := func(r rune) rune {
		if r >= 'a' && r <= 'z' {
			return 'a' + (r-'a'+29)%26
		}
		return r
	}
	for _, l := range typed.Lines {
		coded.Lines = append(coded.Lines, line{X: l.X, Y: l.Y, Text: strings.Map(shift, l.Text)})
	}
	blank := intaketest.Sheet{}
	for _, c := range []struct {
		name                        string
		pages                       []intaketest.Sheet
		picture, unreadable, unseen int
		refused                     bool
	}{
		{"typed", []intaketest.Sheet{typed, blank, typed}, 0, 0, 0, false},
		{"a scan among them", []intaketest.Sheet{typed, scanned, typed}, 1, 0, 0, false},
		{"scans with a header", []intaketest.Sheet{typed, stamped, scanned, stamped}, 3, 0, 0, false},
		{"scans alone", []intaketest.Sheet{stamped, stamped, stamped}, 0, 0, 0, true},
		{"a layer below a scan", []intaketest.Sheet{layered, typed}, 0, 0, 1, false},
		{"codes among them", []intaketest.Sheet{typed, coded}, 0, 1, 0, false},
		{"codes alone", []intaketest.Sheet{coded, coded}, 0, 0, 0, true},
	} {
		text, err := read(t, e, intaketest.Sheets(c.pages, intaketest.Scan()))
		var refusal *assessments.Error
		if c.refused {
			if !errors.As(err, &refusal) || refusal.Kind != assessments.Refused {
				t.Errorf("%s: not refused, %v", c.name, err)
			}
			continue
		}
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		got := []int{
			count(text, assessments.NoticePicturePage), count(text, assessments.NoticeUnreadablePage),
			count(text, assessments.NoticeInvisible),
		}
		if diff := cmp.Diff([]int{c.picture, c.unreadable, c.unseen}, got); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
		if strings.Contains(text.Plain, strings.Map(shift, "provider")) {
			t.Errorf("%s: codes are shown as words", c.name)
		}
	}
}

func TestASentenceGoesOnBehindTheNotesOfItsPage(t *testing.T) {
	e := engine(t)
	for _, c := range []struct{ end, begin, mark, want string }{
		{"as described in sec-", "tion 3 of the annex, and only in the Union.", "1 ", "as described in section 3 of the annex, and only in the Union."},
		{"as described in", "section 3 of the annex, and only in the Union.", "[1] ", "as described in section 3 of the annex, and only in the Union."},
		{"as described in the long-", "term plan of the parties.", "* ", "as described in the long-term plan of the parties."},
	} {
		var first []line
		for i := range 20 {
			first = append(first, line{X: 60, Y: 780 - float64(i)*14, Text: "A line of the agreement that fills its page with harmless words about nothing."})
		}
		first = append(first, line{X: 60, Y: 400, Text: "The provider may use aggregated data to improve the service, " + c.end},
			line{X: 60, Y: 120, Size: 7, Text: c.mark + "Aggregated data never holds content of"},
			line{X: 60, Y: 111, Size: 7, Text: "the customer."}, line{X: 60, Y: 102, Size: 7, Text: strings.Replace(c.mark, "1", "2", 1) + "Another note."})
		text, err := read(t, e, intaketest.PDF(first, []line{{X: 60, Y: 780, Text: c.begin}, {X: 60, Y: 740, Text: "A further paragraph."}}))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(text.Plain, "improve the service, "+c.want) {
			t.Errorf("%q is not found in %q", c.want, text.Plain)
		}
		notes := 0
		for _, p := range text.Paragraphs {
			if p.Kind == assessments.ParagraphFootnote {
				notes++
			}
		}
		if notes != 2 || !strings.Contains(text.Plain, "content of the customer.") {
			t.Errorf("%d notes in %q", notes, text.Plain)
		}
	}
}
