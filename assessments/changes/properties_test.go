package changes_test

import (
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/changes"

	"pgregory.net/rapid"
)

// sentencesOf are what random texts are made of.
var sentencesOf = []string{
	"The provider keeps customer data for 30 days.", "You may not resell the service.", "See section 4.2.",
	"We (a) host, (b) store and (c) delete content.", "Short version: be fair.", "1.2.3 Fees are due.",
	"IV. Term.",
	"“Output” means what the model returns; it may be wrong!",
	"Visit https://x.example/y?utm_source=z today.",
	"5.2Coordination. Processor helps.", "A | B | C", "thirteen (13) years", "naïve ﬁle – fin",
	"\u200bhidden\u00ad", ".", "( )",
}

func draw(t *rapid.T, name string) assessments.Text {
	part := rapid.OneOf(rapid.SampledFrom(sentencesOf), rapid.StringN(0, 30, -1))
	var paragraphs []string
	for _, p := range rapid.SliceOfN(rapid.SliceOfN(part, 1, 4), 0, 8).Draw(t, name) {
		paragraphs = append(paragraphs, strings.ReplaceAll(strings.Join(p, " "), "\n\n", "\n"))
	}
	return textOf(paragraphs...)
}

func TestATextAgainstItselfIsEmpty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := draw(t, "text")
		if c := changes.Compare(text, text, nil).Changes; len(c) > 0 {
			t.Fatalf("changes: %+v", c)
		}
		if s := changes.Script(text, text); len(s) > 0 {
			t.Fatalf("script: %+v", s)
		}
	})
}

func TestTheDifferencesAppliedToTheOldGiveTheNew(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old, latest := draw(t, "old"), draw(t, "new")
		check(t, old, latest)
	})
}

type fatal interface {
	Fatalf(format string, args ...any)
}

// check applies the script, and looks whether every change quotes its texts.
func check(t fatal, old, latest assessments.Text) {
	a, b := []rune(old.Plain), []rune(latest.Plain)
	var got []rune
	at := 0
	for _, e := range changes.Script(old, latest) {
		if e.OldStart < at || e.OldEnd < e.OldStart || e.NewEnd < e.NewStart {
			t.Fatalf("edits overlap: %+v", e)
		}
		got = append(append(got, a[at:e.OldStart]...), b[e.NewStart:e.NewEnd]...)
		at = e.OldEnd
	}
	if got = append(got, a[at:]...); string(got) != string(b) {
		t.Fatalf("applied:\n%q\nwant:\n%q", string(got), string(b))
	}
	for _, c := range changes.Compare(old, latest, nil).Changes {
		if c.Old.Quote != old.Slice(c.Old.Start, c.Old.End) ||
			c.New.Quote != latest.Slice(c.New.Start, c.New.End) {
			t.Fatalf("a change quotes what is not there: %+v", c)
		}
		marked := c.Marked()
		if c.Old.Quote+c.New.Quote == "" || marked == "" {
			t.Fatalf("a change of nothing: %+v", c)
		}
	}
}

func FuzzCompare(f *testing.F) {
	f.Add("The provider keeps data for 30 days.\n\n2. Term",
		"1. Term\n\nThe provider keeps data for 60 days.")
	f.Add("(a) x; (b) y", "(b) x;\n\n(a) y")
	f.Fuzz(func(t *testing.T, old, latest string) {
		check(t, textOf(strings.Split(old, "\n\n")...), textOf(strings.Split(latest, "\n\n")...))
	})
}
