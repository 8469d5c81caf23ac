package html_test

import (
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
)

// TestWhatStandsBesideTheTextIsNamed reads pages whose main part is said and pages where it is not: nothing of
// them is left out without a word.
func TestWhatStandsBesideTheTextIsNamed(t *testing.T) {
	const (
		links = `<a href=a>One</a> <a href=b>Two</a> <a href=c>Three</a> <a href=d>Four</a>`
		terms = "By using this page you accept our terms."
	)
	for part, want := range map[string]string{
		`<footer>` + terms + `</footer>`:                                "beside_text " + terms,
		`<header><p>` + terms + `</p></header>`:                         "beside_text " + terms,
		`<div role="contentinfo">` + terms + `</div>`:                   "beside_text " + terms,
		`<span role="banner">` + terms + `</span>`:                      "beside_text " + terms,
		`<dialog open>` + terms + `</dialog>`:                           "beside_text " + terms,
		`<nav>` + strings.Repeat(terms+" ", 2) + `</nav>`:               "beside_text " + terms + " " + terms,
		`<nav>` + links + `</nav>`:                                      "menu One Two Three Four",
		`<nav>Home / <a href=a>Legal</a> / Terms</nav>`:                 "menu Home / Legal / Terms",
		`<footer>` + links + `</footer>`:                                "menu One Two Three Four",
		`<ul hidden><li>` + links + `</ul>`:                             "menu One Two Three Four",
		`<select><option>One<option selected>Two<option>Three</select>`: "menu One Two Three",
		`<header><template>` + terms + `</template></header>`:           "hidden_block " + terms,
		`<select><option>One</select>`:                                  "",
		`<div role=search><button>Search</button></div>`:                "menu Search",
		`<ul><li>` + links + `</ul>`:                                    "menu One Two Three Four",
		`<template><p>` + terms + `</p></template>`:                     "hidden_block " + terms,
		`<noscript>` + terms + `</noscript>`:                            "hidden_block " + terms,
		`<footer hidden>` + terms + `</footer>`:                         "beside_text " + terms,
		`<noscript>Please turn JavaScript on.</noscript>`:               "",
		`<nav><script>var a</script><style>p{}</style> • </nav>`:        "",
		`<footer></footer><template><img src=x></template>`:             "",
		`<footer>©</footer><nav><button><svg></svg></button></nav>`:     "",
	} {
		for frame, page := range map[string]string{
			"beside main": `<main><p>` + strings.Repeat(clause+" ", 5) + `</p></main>` + part,
			"in no frame": `<p>` + strings.Repeat(clause+" ", 5) + `</p>` + part,
			"in a layout": `<div><div><article><p>` + strings.Repeat(clause+" ", 5) + `</p></article></div>` + part + `</div>`,
		} {
			text := read(t, page)
			if strings.Contains(text.Plain, terms) || strings.Contains(text.Plain, "Three") {
				t.Errorf("%s, %s: read as text: %q", part, frame, text.Plain)
			}
			if got := told(text); !slices.Equal(got, named(want)) {
				t.Errorf("%s, %s: %q", part, frame, got)
			}
		}
	}
}

func TestASecondPartOutsideOfTheMainOneIsNamed(t *testing.T) {
	long := `<p>` + strings.Repeat(clause+" ", 5) + `</p>`
	text := read(t, `<div>Loose. <article>`+long+`</article><section><p>Courts of Panama.<span hidden>We train.</span></section></div><aside>More.</aside>`)
	want := []string{"beside_text Courts of Panama.", "beside_text Loose.", "beside_text More.", "hidden_block We train."}
	if got := told(text); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if text.Notices[0].Start == 0 {
		t.Error("they are said to stand before the text")
	}
}

func TestLinksThatAPageSpeaksOfAreText(t *testing.T) {
	list := func(to string) string {
		return `<ul><li><a href="` + to + `">Usage policy</a><li><a href="` + to + `">Data terms</a><li><a href="` + to +
			`">Service levels</a><li><a href="` + to + `">Order form</a></ul>`
	}
	for body, want := range map[string]bool{
		`<p>These apply as well:</p>` + list("/a"):                        true,
		`<article><h2>Further terms</h2>` + list("/a") + `</article>`:     true,
		`<h2>Company</h2>` + list("/a"):                                   false,
		`<article><h2>Contents</h2>` + list("#a") + `</article>`:          false,
		`<p>On this page:</p>` + list("terms.html#a"):                     false,
		`<p><a href="/a">All of our policies</a></p>` + list("/a"):        false,
		`<p>Home</p>` + list("/a"):                                        false,
		`<article>` + list("/a") + `</article>`:                           false,
		`<p>These apply as well:</p><div>` + list("/a") + `</div>`:        false,
		`<nav><p>These pages are there:</p>` + list("/a") + `</nav>`:      false,
		`<p>These apply as well:</p><div hidden>` + list("/a") + `</div>`: false,
	} {
		text := read(t, page(body))
		if got := strings.Contains(text.Plain, "Data terms\n\nService levels"); got != want {
			t.Errorf("%s: %q, %v", body, text.Plain, text.Notices)
		}
	}
}

func TestAMenuHidesNoClause(t *testing.T) {
	text := read(t, page(`<p>`+clause+`</p><nav><a href=a>Terms</a></nav><footer>Courts of Panama.</footer>`))
	if all := assessments.Hiding(text.Notices); len(all) != 1 || all[0].Kind != assessments.NoticeBeside {
		t.Errorf("%v", all)
	}
}

// told are the notices of a text with their words on one line each, those of one place apart.
func told(text assessments.Text) (all []string) {
	for _, n := range text.Notices {
		for words := range strings.SplitSeq(n.Text, "\n\n") {
			all = append(all, string(n.Kind)+" "+strings.Join(strings.Fields(words), " "))
		}
	}
	slices.Sort(all)
	return all
}

func named(one string) []string {
	if one == "" {
		return nil
	}
	return []string{one}
}
