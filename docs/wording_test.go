package docs_test

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// rejected are words that have to be read twice, each with what to write. A word joins the list once
// it is used nowhere; comments, messages, screens, tests, identifiers and documents are all held to
// it.
var rejected = []rejection{
	{"anew", `anew`, "again, or a verb with re-"},
	{"aright", `aright`, "correctly"},
	{"in hand", `in hand`, "selected, current"},
	{"mend", `mend(s|ed|ing)?`, "fix, correct, repair"},
	{"obliged", `obliged`, "required, must"},
	{"once", `once more`, "again"},
}

type rejection struct {
	hint  string // part of every form, for which a file is searched first: that is far quicker
	forms string // a regular expression of the whole word, in lower case, words apart by one space
	write string
}

var wording = func() *regexp.Regexp {
	var all []string
	for _, r := range rejected {
		all = append(all, r.forms)
	}
	return regexp.MustCompile(`\b(` + strings.Join(all, "|") + `)\b`)
}()

var (
	// inside and initial separate the words of an identifier; wrapped is where a line ends within a
	// sentence, in a comment too.
	inside  = regexp.MustCompile(`([a-z0-9])([A-Z])`)
	initial = regexp.MustCompile(`([A-Z])([A-Z][a-z])`)
	wrapped = regexp.MustCompile(`[ \t]*\n[ \t]*(//|#|>|--)?[ \t]*`)
)

// wordingOf lists the rejected words of a text, with their lines.
func wordingOf(data []byte) (words []string, lines []int) {
	low := bytes.ToLower(data)
	if !slices.ContainsFunc(rejected, func(r rejection) bool { return bytes.Contains(low, []byte(r.hint)) }) {
		return nil, nil
	}
	low = bytes.ToLower(initial.ReplaceAll(inside.ReplaceAll(data, []byte("$1 $2")), []byte("$1 $2")))
	// a paragraph at a time, so that a sentence is found whole and its line is known
	for at := 0; at < len(low); {
		end := bytes.Index(low[at:], []byte("\n\n"))
		if end < 0 {
			end = len(low) - at
		} else {
			end += 2
		}
		paragraph := low[at : at+end]
		for _, word := range wording.FindAll(wrapped.ReplaceAll(paragraph, []byte(" ")), -1) {
			words = append(words, string(word))
			lines = append(lines, 1+bytes.Count(low[:at], []byte("\n")))
		}
		at += end
	}
	return words, lines
}

// othersWords reports whether a file holds the words of contracts and laws, or a record that is not
// rewritten.
func othersWords(name string) bool {
	for _, folder := range []string{"templates/", "assets/", "assessments/terms/"} {
		if strings.HasPrefix(name, folder) && !strings.HasSuffix(name, ".md") &&
			(path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go")) {
			return true
		}
	}
	return strings.Contains(name, "testdata/") || slices.Contains([]string{
		"docs/catalogue.md",    // generated from templates
		"docs/wording_test.go", // this file
		"CHANGELOG.md",         // what is released is not rewritten
	}, name)
}

func TestRejectedWordsAreUsedNowhere(t *testing.T) {
	read := 0
	tree(t, func(name string, data []byte) {
		if bytes.IndexByte(data, 0) >= 0 || othersWords(name) {
			return
		}
		read++
		words, lines := wordingOf(data)
		for i, word := range words {
			t.Errorf("%s, paragraph at line %d: “%s”; write %s", name, lines[i], word, instead(word))
		}
	})
	if read < 500 {
		t.Errorf("only %d files were read", read)
	}
}

// instead is what to write in place of a rejected word.
func instead(word string) string {
	for _, r := range rejected {
		if regexp.MustCompile(`^(` + r.forms + `)$`).MatchString(word) {
			return r.write
		}
	}
	return ""
}

func TestRejectedWordsAreFoundInEveryForm(t *testing.T) {
	for _, bad := range []string{
		"please mend this", "Mended.", "it was read Aright", "// it is read once\n// more", "# once\n# more",
		"read once\n\t// more",
		"func TestItIsReadOnceMore(", "obliged for all", "ONCE MORE",
	} {
		if words, _ := wordingOf([]byte(bad)); len(words) != 1 || instead(words[0]) == "" {
			t.Errorf("in %q are found %q", bad, words)
		}
	}
	for _, good := range []string{
		"amend, recommend, commended", "an obligation", "once. More of it",
		"once\n\nmore", "oncemore", "func TestARightClick(",
	} {
		if words, _ := wordingOf([]byte(good)); len(words) > 0 {
			t.Errorf("in %q are found %q", good, words)
		}
	}
	if words, lines := wordingOf([]byte("one\ntwo\n\nthree\nmend\n\nmended")); !slices.Equal(words,
		[]string{"mend", "mended"}) || !slices.Equal(lines, []int{4, 7}) {
		t.Errorf("%q at %v", words, lines)
	}
	for name, want := range map[string]bool{
		"templates/scope2-enterprise-app.yaml": true, "assessments/terms/documents_test.go": true,
		"assets/sample/sample-2-legal.yaml": true,
		"templates/lint.go":                 false, "docs/scoring.md": false, "app/overlay.go": false,
		"store/storetest/journal.go": false,
	} {
		if othersWords(name) != want {
			t.Errorf("%s: others' words %v", name, !want)
		}
	}
}
