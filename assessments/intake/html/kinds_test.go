package html_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"countersign/assessments"
	"countersign/assessments/intake/html"
)

func count(text assessments.Text, kind assessments.NoticeKind) (n int) {
	for _, notice := range text.Notices {
		if notice.Kind == kind {
			n += notice.Count
		}
	}
	return n
}

// page is a page of which the words are a clause or two and so are no shell.
func page(body string) string {
	return "<!doctype html><html><head><style>/* x */ .gone, p.old{color:red;text-decoration: line-through} a:hover{}</style></head><body><p>" +
		clause + "</p>" + body + "</body></html>"
}

func TestStruckWordsAreNoCurrentText(t *testing.T) {
	for _, mark := range []string{
		"<del>%s</del>", "<s>%s</s>", "<strike>%s</strike>", `<span style="text-decoration:line-through">%s</span>`,
		`<span style="color:red; text-decoration: line-through red">%s</span>`, `<span style="text-decoration-line:line-through">%s</span>`,
		`<span class="x gone">%s</span>`, "<b><del>%s</del></b>", "<del><ins>%s</ins></del>",
	} {
		struck := func(words string) string { return fmt.Sprintf(mark, words) }
		text := read(t, page("<p>We keep prompts for "+struck("30")+"<ins>90</ins> days. We "+struck("do not")+" train. The cap is"+
			struck(" two years ")+"one year.</p><ul><li>"+struck("Gone.")+"</li><li>Stays.</li></ul><table><tr><td>Fee</td><td>"+
			struck("10")+"20</td></tr></table>"))
		want := []string{
			"body [] " + clause, "body [] We keep prompts for 90 days. We train. The cap is one year.", "list_item [] Stays.",
			"table_row [] Fee | 20",
		}
		if diff := cmp.Diff(want, shown(text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", mark, diff)
		}
		if n := count(text, assessments.NoticeStruck); n != 5 {
			t.Errorf("%s: %d notices", mark, n)
		}
	}
	whole := read(t, page(`<p class="old">Gone.</p><del><p>Gone too.</p></del><table><tr class="gone"><td>a</td><td>b</td></tr></table><ol><li class=gone>x</li></ol>`))
	if diff := cmp.Diff([]string{"body [] " + clause}, shown(whole)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestFoldedPartsThatAButtonNamesAreText(t *testing.T) {
	const inner = "<p>Prompts are deleted after thirty days, and so is output.</p>"
	for _, hide := range []string{`hidden`, `hidden=""`, `style="display: none"`, `hidden="until-found"`, `style="visibility:hidden"`} {
		for _, fold := range []string{
			`<h2><button aria-expanded="false" aria-controls="s1">2. Retention</button></h2><div id="s1" role="region" %s>%s</div>`,
			`<button aria-controls="s1">2. Retention</button><div id="s1" %s>%s</div>`,
			`<button data-bs-toggle="collapse" data-bs-target="#s1">2. Retention</button><div id="s1" class="collapse" %s>%s</div>`,
			`<h3><a href="#s1" data-toggle="collapse">2. Retention</a></h3><div id="s1" %s>%s</div>`,
			`<div><span role="button" aria-expanded="false">2. Retention</span></div><div %s>%s</div>`,
			`<h2><button id="b1" aria-expanded="false">2. Retention</button></h2><section aria-labelledby="b1" %s>%s</section>`,
			`<div role="tablist"><button role="tab" aria-controls="s1">2. Retention</button></div><div id="s1" role="tabpanel" %s>%s</div>`,
		} {
			text := read(t, page(fmt.Sprintf(fold, hide, inner)))
			got := strings.Join(shown(text), "\n")
			if !strings.Contains(got, "2. Retention\nbody [2] Prompts are deleted after thirty days") {
				t.Errorf("%s, %s:\n%s", fold, hide, got)
			}
			if n := count(text, assessments.NoticeHidden); n != 0 {
				t.Errorf("%s: %d notices", fold, n)
			}
		}
	}
}

func TestWhatAPageHidesForGoodIsNamed(t *testing.T) {
	const old = "<p>The superseded wording of the clause, which was in force until last year.</p>"
	for _, hidden := range []string{
		`<div style="display:none">%s</div>`, `<div id="v1" hidden>%s</div>`,
		`<button aria-controls="v1">Previous version</button><div id="v1" hidden>%s</div>`,
		`<button aria-controls="v1">Archived terms</button><div id="v1" hidden>%s</div>`,
	} {
		text := read(t, page(fmt.Sprintf(hidden, old)+fmt.Sprintf(hidden, "")))
		if strings.Contains(text.Plain, "superseded") || count(text, assessments.NoticeHidden) != 1 ||
			!strings.Contains(text.Notices[0].Text, "superseded wording") {
			t.Errorf("%s: %q, %v", hidden, text.Plain, text.Notices)
		}
	}
	for body, kind := range map[string]assessments.NoticeKind{
		`<iframe src="https://example.com/terms" width=600></iframe>`:                               assessments.NoticeFrame,
		`<object data="terms.pdf" type="application/pdf"></object>`:                                 assessments.NoticeObject,
		`<noscript>Turn JavaScript on to read the schedules.</noscript><p>` + clause + " " + clause: assessments.NoticeScript,
	} {
		if text := read(t, page(body)); count(text, kind) != 1 {
			t.Errorf("%s: %v", body, text.Notices)
		}
	}
	if text := read(t, page(`<iframe src="https://example.com/pixel" width=0 height=0></iframe><div hidden>›</div>`)); len(text.Notices) > 0 {
		t.Errorf("notices of nothing: %v", text.Notices)
	}
}

func TestMarksOfNotesTicksAndFormulas(t *testing.T) {
	for body, want := range map[string]string{
		`kept for 10<sup>2</sup> days`:                                                    "kept for 10[2] days",
		`kept<sup><a href="#n1">1</a></sup> for 30<sup>2,3</sup> days`:                    "kept[1] for 30[2,3] days",
		`the 2<sup>nd</sup> region`:                                                       "the 2nd region",
		`<sup>[4]</sup> a note`:                                                           "[4] a note",
		`<label><input type=checkbox checked> may be used</label>`:                        "☒ may be used",
		`<label><input type=radio> may not be used</label>`:                               "☐ may not be used",
		`Term: <select><option>12 months<option selected>36 months</select>`:              "Term: 36 months",
		`Customer: <input value="Example GmbH">, <input type=hidden value=x>`:             "Customer: Example GmbH,",
		`capped at <math><mn>2</mn><mo>×</mo><mfrac><mi>F</mi><mn>12</mn></mfrac></math>`: "capped at 2×F/12",
	} {
		text := read(t, page("<p>"+body+"</p>"))
		if got := text.Slice(text.Paragraphs[1].Start, text.Paragraphs[1].End); got != want {
			t.Errorf("%s: %q, want %q", body, got, want)
		}
	}
}

func TestShellsAndWallsAreRefused(t *testing.T) {
	for name, source := range map[string]string{
		"loading":          `<html><head><title>Terms</title></head><body><nav><a>Home</a></nav><div id=app>Loading...</div></body></html>`,
		"an empty mount":   `<html><body><div id="root"></div><script src=a.js></script></body></html>`,
		"next":             `<html><body><div id="__next"><p>Terms of Service</p></div><script></script></body></html>`,
		"scripts wanted":   `<html><body><noscript>You need to enable JavaScript to run this app.</noscript><div>Example</div></body></html>`,
		"said in the text": `<html><body><p>Please enable JavaScript to view this page.</p></body></html>`,
		"a wall":           `<html><head><title>Just a moment...</title></head><body><h1>www.example.com</h1><p>Verifying you are human. This may take a few seconds.</p></body></html>`,
		"a check":          `<html><body><h2>Checking your browser before accessing example.com</h2><p>This process is automatic.</p></body></html>`,
		"denied":           `<html><head><title>Access Denied</title></head><body><p>You don't have permission to access this page.</p></body></html>`,
		"robot":            `<html><body><p>Are you a robot? Complete the CAPTCHA below to go on.</p></body></html>`,
	} {
		_, err := html.Read(context.Background(), []byte(source), "", assessments.NoProgress{})
		if assessments.KindOf(err) != assessments.Refused {
			t.Errorf("%s is not refused: %v", name, err)
		}
	}
	for name, source := range map[string]string{
		"short":           `<p>The output is yours.</p>`,
		"about robots":    page(strings.Repeat("<p>Access may be denied, and a captcha be shown, where the supplier must verify you are human.</p>", 20)),
		"in a mount":      `<div id="app"><p>` + strings.Repeat(clause+" ", 6) + `</p></div><script></script>`,
		"says JavaScript": `<p>` + strings.Repeat(clause+" ", 3) + `The service needs JavaScript.</p>`,
	} {
		if _, err := html.Read(context.Background(), []byte(source), "", assessments.NoProgress{}); err != nil {
			t.Errorf("%s is refused: %v", name, err)
		}
	}
}

func TestTheBytesOfAPageAreBelievedBeforeItsLabel(t *testing.T) {
	for source, want := range map[string]string{
		"<meta charset=iso-8859-1><p>M\u00fcller \u201cOutput\u201d": "Müller “Output”",
		"<meta charset=utf-8><p>M\xfcller & S\xf6hne":                "Müller & Söhne",
		"<p>M\xfcller & S\xf6hne":                                    "Müller & Söhne",
		"<meta http-equiv=content-type content='text/html; charset=koi8-r'><p>\xe4\xc1\xce\xce\xd9\xc5 \xd5\xc4\xc1\xcc\xd1\xc0\xd4\xd3\xd1": "Данные удаляются",
		"<meta charset=shift_jis><p>\x83\x66\x81\x5b\x83\x5e\x82\xcd\x8d\xed\x8f\x9c\x82\xb3\x82\xea\x82\xdc\x82\xb7":                        "データは削除されます",
	} {
		if got := read(t, source).Plain; got != want {
			t.Errorf("%q: %q", source, got)
		}
	}
}
