package draw

import (
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"countersign/app/theme"
)

// someText draws texts with words, long words, other scripts and blank runs.
func someText() *rapid.Generator[string] {
	word := rapid.StringMatching(`[a-zA-ZäöüßéЖ語,.;-]{1,14}`)
	gap := rapid.SampledFrom([]string{" ", " ", " ", "  ", "\n", " ", "\t"})
	return rapid.Custom(func(t *rapid.T) string {
		var b strings.Builder
		for range rapid.IntRange(0, 40).Draw(t, "words") {
			b.WriteString(word.Draw(t, "word"))
			b.WriteString(gap.Draw(t, "gap"))
		}
		return b.String()
	})
}

func TestWrappingLosesNothingButTheSpacesAtTheBreaks(t *testing.T) {
	test.NewTempApp(t)
	f := FaceOf(theme.SizeBody, false)
	rapid.Check(t, func(t *rapid.T) {
		s := someText().Draw(t, "text")
		width := float32(rapid.IntRange(20, 400).Draw(t, "width"))
		at := 0
		for _, l := range f.Wrap(s, width) {
			if strings.TrimSpace(s[at:l.Start]) != "" || l.End < l.Start ||
				!utf8.ValidString(s[l.Start:l.End]) {
				t.Fatalf("line %v loses %q", l, s[at:l.Start])
			}
			line := strings.TrimSpace(s[l.Start:l.End])
			if w := f.Width(line); w > width && utf8.RuneCountInString(line) > 1 {
				t.Fatalf("line %q is %v wide, more than %v", line, w, width)
			}
			at = l.End
		}
		if strings.TrimSpace(s[at:]) != "" {
			t.Fatalf("the end %q is lost", s[at:])
		}
	})
}

func TestACutTextIsNeverWiderThanItsRoomAndBeginsTheSame(t *testing.T) {
	test.NewTempApp(t)
	f := FaceOf(theme.SizeBody, true)
	rapid.Check(t, func(t *rapid.T) {
		s := strings.ReplaceAll(someText().Draw(t, "text"), "\n", " ")
		width := float32(rapid.IntRange(0, 300).Draw(t, "width"))
		got, cut := f.Fit(s, width)
		switch {
		case f.Width(got) > width && got != "":
			t.Fatalf("%q is %v wide, room is %v", got, f.Width(got), width)
		case !cut && got != s:
			t.Fatalf("%q became %q without being cut", s, got)
		case cut && !strings.HasPrefix(s, strings.TrimSuffix(got, "…")):
			t.Fatalf("%q does not begin like %q", got, s)
		case cut && f.Width(s) <= width:
			t.Fatalf("%q fits but was cut", s)
		}
	})
}

func TestRunsFlowTogetherWithoutLosingAWord(t *testing.T) {
	test.NewTempApp(t)
	rapid.Check(t, func(t *rapid.T) {
		var runs []Run
		var all strings.Builder
		for i := range rapid.IntRange(1, 5).Draw(t, "runs") {
			text := someText().Draw(t, "text")
			runs = append(runs, Run{Text: text, Bold: i%2 == 1})
			all.WriteString(text)
		}
		width := float32(rapid.IntRange(60, 500).Draw(t, "width"))
		pieces, lines := Flow(runs, theme.SizeBody, width)
		var got strings.Builder
		for _, p := range pieces {
			got.WriteString(p.Text)
			if p.Line >= lines {
				t.Fatalf("piece on line %d of %d", p.Line, lines)
			}
			if bare := strings.TrimSpace(p.Text); p.X > 0 && p.X+
				runs[p.Run].Face(theme.SizeBody).Width(bare) > width+0.5 {
				t.Fatalf("%q reaches %v, beyond %v", bare, p.X+p.W, width)
			}
		}
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if squeeze(got.String()) != squeeze(all.String()) {
			t.Fatalf("%q became %q", all.String(), got.String())
		}
	})
}

func TestAHighlightDoesNotBreakAWordFromItsComma(t *testing.T) {
	test.NewTempApp(t)
	pieces, lines := Flow([]Run{{Text: "one "}, {Text: "two", Marked: true}, {Text: ", three"}},
		theme.SizeBody, 1000)
	if lines != 1 || len(pieces) != 3 || pieces[1].Text != "two" || pieces[2].Text != ", three" {
		t.Errorf("%d lines: %+v", lines, pieces)
	}
}

func TestWhatIsRememberedOfFacesIsBounded(t *testing.T) {
	test.NewTempApp(t)
	for i := range 2 * mostFaces {
		Face{Size: 10 + float32(i)/100}.LineHeight()
	}
	if n := len(*measured.Load()); n != mostFaces {
		t.Errorf("%d faces are remembered", n)
	}
	m := FaceOf(theme.SizeBody, false).Metrics()
	for i := range 2*mostRunes + 10 {
		m.many.Add(1)
		if i%1000 == 0 {
			m.Advance(rune(0x4e00 + i))
		}
	}
	m.Advance('Ж')
	known := 0
	m.rest.Range(func(any, any) bool { known++; return true })
	if int(m.many.Load()) > mostRunes || known > 8 {
		t.Errorf("%d characters are remembered, counted %d", known, m.many.Load())
	}
}
