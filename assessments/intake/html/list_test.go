package html_test

import "testing"

func TestListsAreNumberedAsTheirPageShowsThem(t *testing.T) {
	for list, want := range map[string]string{
		`<ol><li>x</ol>`: "1. x", `<ol type=I start=4><li>x</ol>`: "IV. x", `<ol type=disc><li>x</ol>`: "x",
		`<ol style="list-style-type: lower-alpha" start=3><li>x</ol>`: "c. x",
		`<ol style="LIST-STYLE: UPPER-ROMAN inside none"><li>x</ol>`:  "I. x",
		`<ol style="list-style-type:decimal-leading-zero"><li>x</ol>`: "01. x",
		`<ol type="1" style="list-style-type:upper-latin"><li>x</ol>`: "A. x",
		`<ol style="list-style-type:none"><li>x</ol>`:                 "x",
		`<ol style="list-style:square"><li>x</ol>`:                    "x",
		`<ol type=a><li style="list-style-type: decimal">x</ol>`:      "1. x",
		`<ol type=a><li type=i>x</ol>`:                                "i. x",
		`<ol style="list-style-position: inside"><li>x</ol>`:          "1. x",
		`<ol style="list-style-type: georgian"><li>x</ol>`:            "1. x",
		`<ul style="list-style-type: decimal"><li>x</ul>`:             "1. x",
		`<ul style="list-style: none"><li>x</ul>`:                     "x",
		`<ul><li>x</ul>`: "x",
	} {
		if got := read(t, "<body>"+list).Plain; got != want {
			t.Errorf("%s: %q, want %q", list, got, want)
		}
	}
}
