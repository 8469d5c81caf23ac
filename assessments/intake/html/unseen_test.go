package html_test

import (
	"strings"
	"testing"

	"countersign/assessments"
)

// noticed are the words of a kind of notice in a page, those of one place joined.
func noticed(text assessments.Text, kind assessments.NoticeKind) (all []string) {
	for _, n := range text.Notices {
		if n.Kind == kind {
			all = append(all, n.Text)
		}
	}
	return all
}

func TestHiddenWordsAreNamedHoweverFew(t *testing.T) {
	for body, want := range map[string]string{
		`<p style="display:none">We train on your data.</p>`:                            "We train on your data.",
		`<p hidden>Courts of Panama.</p>`:                                               "Courts of Panama.",
		`<p style="visibility: hidden">We train.</p>`:                                   "We train.",
		`<p>We <span aria-hidden="true">never</span> train.</p>`:                        "never",
		`<div style="display:none">30</div>`:                                            "30",
		`<ul><li>a</li><li hidden>We train.</li></ul>`:                                  "We train.",
		`<table><tr><td>a</td><td>b</td><td hidden>10 EUR</td></tr></table>`:            "10 EUR",
		`<table><tr><td>a</td><td>b</td></tr><tbody hidden><tr><td>10</table>`:          "10",
		`<table><tr hidden><td>We train.</td></tr><tr><td>a</td></tr></table>`:          "We train.",
		`<dialog>We train.</dialog>`:                                                    "We train.",
		`<div role="dialog" hidden>We train.</div>`:                                     "We train.",
		`<div><a>One</a> <a>Two</a> <a>Three</a> <a>Four</a><p hidden>We do.</p></div>`: "We do.",
	} {
		text := read(t, page(body))
		if got := noticed(text, assessments.NoticeHidden); len(got) != 1 || got[0] != want {
			t.Errorf("%s: %q", body, got)
		}
		if n := count(text, assessments.NoticeHidden); n != 1 {
			t.Errorf("%s: %d blocks", body, n)
		}
	}
	outside := read(t, "<main><p>"+strings.Repeat(clause+" ", 5)+"</p></main><p hidden>We train.</p><nav><p hidden>Menu</p></nav>")
	if got := noticed(outside, assessments.NoticeHidden); len(got) != 1 || got[0] != "We train." {
		t.Errorf("outside of the main part: %q", got)
	}
}

func TestDecorationsAreNotNamed(t *testing.T) {
	for _, body := range []string{
		`<span aria-hidden="true">›</span><div hidden></div><div style="display:none"> • <img src=x alt=""></div>`,
		`<i class="material-icons" aria-hidden="true">expand_more</i>`,
		`<img src="x.png" alt=""><img src="p.gif" width=1 height=1><img src="i.png" width="24px" height="24"><img src="j.png" width="32" height="32px"><img src="d" role="presentation">`,
		`<svg><title>Close</title><path d="M0 0"></path></svg>`,
	} {
		if text := read(t, page(body)); len(text.Notices) > 0 {
			t.Errorf("%s: %v", body, text.Notices)
		}
	}
}

func TestPicturesAreNamedWithTheirWords(t *testing.T) {
	for body, want := range map[string]string{
		`<p>Fees: <img src="prices.png" alt="Price list"></p>`:             "Price list",
		`<img src="prices.png">`:                                           "",
		`<img src="i.png" width="33" height="32">`:                         "",
		`<table><tr><td>a</td><td><img src=x alt="Ten"></td></table>`:      "Ten",
		`<picture><source srcset=y><img src=x alt="Ten"></picture>`:        "Ten",
		`<img src="i.png" width=16 height=16 alt="not included">`:          "not included",
		`<svg><title>Fees</title><text>10 <tspan>EUR</tspan></text></svg>`: "10 EUR",
	} {
		text := read(t, page(body))
		if got := noticed(text, assessments.NoticePicture); len(got) != 1 || got[0] != want {
			t.Errorf("%s: %q", body, got)
		}
	}
}

func TestWhatAPageRepeatsIsCountedWithTheFirst(t *testing.T) {
	text := read(t, page(strings.Repeat(`<p>`+clause+`</p><span hidden>Link copied</span><img src="tick.png">`, 300)))
	if len(text.Notices) != 2 || count(text, assessments.NoticeHidden) != 300 ||
		count(text, assessments.NoticePicture) != 300 {
		t.Errorf("%d notices: %.300v", len(text.Notices), text.Notices)
	}
}
