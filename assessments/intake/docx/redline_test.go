package docx_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"countersign/assessments"
	"countersign/assessments/intake/intaketest"
)

// by is a tracked element with its author.
func by(element, author, inner string) string {
	return `<w:` + element + ` w:id="1" w:author="` + author + `" w:date="2026-09-01T08:00:00Z">` + inner + `</w:` + element + `>`
}

// gone is a run of deleted words.
func gone(words string) string {
	return `<w:r><w:delText xml:space="preserve">` + words + `</w:delText></w:r>`
}

// said writes a text with its changes: deleted words in [], inserted ones in {}, each with its author.
func said(text assessments.Text) string {
	runes, at := []rune(text.Plain), 0
	var b strings.Builder
	for _, c := range text.Changes {
		b.WriteString(string(runes[at:c.Start]))
		if at = c.End; c.Kind.Adds() {
			b.WriteString("{" + c.Author + ": " + string(runes[c.Start:c.End]) + "}")
			continue
		}
		b.WriteString("[" + c.Author + ": " + c.Text + "]")
		if c.Apart {
			b.WriteString("¶")
		}
	}
	return b.String() + string(runes[at:])
}

func TestChangesHaveTheirAuthorsAndPlaces(t *testing.T) {
	for name, c := range map[string]struct{ body, want string }{
		"words in place of others": {
			`<w:p>` + intaketest.R("The cap is ") + by("del", "Ann", gone("100")) + by("ins", "Ann", intaketest.R("500")) +
				intaketest.R(" euros.") + `</w:p>`,
			"The cap is [Ann: 100]{Ann: 500} euros.",
		},
		"runs of one change are one change": {
			`<w:p>` + by("ins", "Ann", intaketest.R("All ")+intaketest.R("fees ")) + by("ins", "Ann", intaketest.R("are due")) +
				by("ins", "Bob", intaketest.R(" now.")) + `</w:p>`,
			"{Ann: All fees are due}{Bob:  now.}",
		},
		"a paragraph that was taken out": {
			intaketest.P("", "One.") + `<w:p><w:pPr><w:rPr>` + by("del", "Ann", "") + `</w:rPr></w:pPr>` + by("del", "Ann", gone("Two.")) +
				`</w:p>` + intaketest.P("", "Three."),
			"One.\n\n[Ann: Two.]¶Three.",
		},
		"the last paragraph taken out": {
			intaketest.P("", "One.") + `<w:p>` + by("del", "Ann", gone("Two.")) + `</w:p>`, "One.[Ann: Two.]¶",
		},
		"inserted and deleted again": {
			`<w:p>` + intaketest.R("We ") + by("ins", "Ann", by("del", "Bob", gone("never "))) + intaketest.R("train.") + `</w:p>`,
			"We [Bob: never ]train.",
		},
		"a row of a table": {
			`<w:tbl><w:tr><w:trPr>` + by("del", "Ann", "") + `</w:trPr><w:tc>` + intaketest.P("", "old") + `</w:tc><w:tc>` +
				intaketest.P("", "row") + `</w:tc></w:tr><w:tr><w:tc>` + intaketest.P("", "new") + `</w:tc><w:tc><w:p>` +
				by("ins", "Ann", intaketest.R("cell")) + `</w:p></w:tc></w:tr></w:tbl>`,
			"[Ann: old | row]¶new | {Ann: cell}",
		},
		"moved words": {
			`<w:p>` + by("moveFrom", "Ann", intaketest.R("Moved.")) + `</w:p>` + intaketest.P("", "Between.") + `<w:p>` +
				by("moveTo", "Ann", intaketest.R("Moved.")) + `</w:p>`,
			"[Ann: Moved.]¶Between.\n\n{Ann: Moved.}",
		},
		"spaces alone": {`<w:p>` + intaketest.R("One") + by("ins", "Ann", intaketest.R(" ")) + `</w:p>`, "One"},
	} {
		text := read(t, intaketest.Word(c.body, nil))
		if got := said(text); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
		for _, one := range text.Changes {
			if one.Date != "2026-09-01T08:00:00Z" {
				t.Errorf("%s: dated %q", name, one.Date)
			}
		}
	}
}

func TestKindsOfChanges(t *testing.T) {
	body := `<w:p>` + by("ins", "A", by("del", "B", gone("w"))) + by("moveFrom", "A", intaketest.R("f")) +
		by("moveTo", "A", intaketest.R("t")) + by("ins", "A", intaketest.R("i")) + by("del", "A", gone("d")) + `</w:p>`
	var got []assessments.TrackedKind
	for _, c := range read(t, intaketest.Word(body, nil)).Changes {
		got = append(got, c.Kind)
	}
	want := []assessments.TrackedKind{
		assessments.TrackedWithdrawn, assessments.TrackedMovedAway, assessments.TrackedMovedHere,
		assessments.TrackedInserted, assessments.TrackedDeleted,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A row is a row or a layout by the text that a view has of it: what was deleted does not count.
func TestDeletedWordsDoNotTurnARowIntoParagraphs(t *testing.T) {
	long := strings.Repeat("Words of the agreement. ", 40)
	cell := func(inner string) string { return `<w:tc>` + strings.Repeat(`<w:p>`+inner+`</w:p>`, 3) + `</w:tc>` }
	row := func(inner string) string {
		return `<w:tbl><w:tr>` + cell(intaketest.R("Role")) + cell(inner) + `</w:tr></w:tbl>`
	}
	kept := row(by("del", "Ann", gone(long)) + intaketest.R("Controller"))
	if text := read(t, intaketest.Word(kept, nil)); len(text.Paragraphs) != 1 ||
		text.Paragraphs[0].Kind != assessments.ParagraphTableRow || strings.Contains(text.Original, " | ") {
		t.Errorf("deleted words count: %q, before %q", text.Plain, text.Original)
	}
	added := row(by("ins", "Ann", intaketest.R(long)) + intaketest.R("Controller"))
	if text := read(t, intaketest.Word(added, nil)); len(text.Paragraphs) != 6 ||
		!strings.HasPrefix(text.Original, "Role Role Role | Controller") {
		t.Errorf("inserted words count before they were there: %q, before %q", text.Plain, text.Original)
	}
}

func TestCommentsHaveThreadsAndAnchors(t *testing.T) {
	mark := func(kind, id string) string { return `<w:commentRange` + kind + ` w:id="` + id + `"/>` }
	body := mark("Start", "9") + `<w:p>` + intaketest.R("The ") + mark("Start", "1") + intaketest.R("cap is high") + mark("End", "1") +
		`<w:r><w:commentReference w:id="1"/></w:r>` + intaketest.R(".") + `</w:p>` +
		`<w:p>` + mark("Start", "3") + by("del", "Ann", gone("Struck.")) + mark("End", "3") + intaketest.R("Kept") +
		`<w:r><w:commentReference w:id="4"/></w:r>` + intaketest.R(" words.") + `</w:p>` + mark("End", "9") + intaketest.P("", "After.")
	comment := func(id, para, words string) string {
		return `<w:comment w:id="` + id + `" w:author="Counsel" w:date="2026-09-02T00:00:00Z"><w:p w14:paraId="` + para + `">` +
			intaketest.R(words) + `</w:p></w:comment>`
	}
	text := read(t, intaketest.Word(body, map[string]string{
		"comments": comment("1", "AA", "Too high?") + comment("2", "BB", "Yes.") + comment("3", "CC", "Why?") +
			comment("4", "DD", "Here.") + comment("9", "EE", "All."),
		"commentsExtended": `<w15:commentEx w15:paraId="AA" w15:done="1"/><w15:commentEx w15:paraId="BB" w15:paraIdParent="AA" w15:done="0"/>`,
	}))
	if text.Plain != "The cap is high.\n\nKept words.\n\nAfter." {
		t.Fatalf("the text is %q", text.Plain)
	}
	got := map[string]string{}
	for _, c := range text.Comments {
		got[c.ID] = c.Text + "/" + text.Slice(c.Start, c.End)
		if c.Author != "Counsel" || c.Date != "2026-09-02T00:00:00Z" || c.Done != (c.ID == "1") ||
			c.Anchored != (c.ID != "2") || (c.Parent == "1") != (c.ID == "2") {
			t.Errorf("got %+v", c)
		}
	}
	want := map[string]string{
		"1": "Too high?/cap is high", "2": "Yes./", "3": "Why?/", "4": "Here./",
		"9": "All./The cap is high.\n\nKept words.\n\n",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if c := text.Comments[2]; c.Start != 18 || text.Comments[3].Start != 22 {
		t.Errorf("places: %+v, %+v", c, text.Comments[3])
	}
}

// letters are a text without its spaces and lines.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '|' {
			return -1
		}
		return r
	}, s)
}

// before is the text before its changes, put together from the text and its changes.
func before(text assessments.Text) string {
	runes, at := []rune(text.Plain), 0
	var b strings.Builder
	for _, c := range text.Changes {
		if c.Start > at {
			b.WriteString(string(runes[at:c.Start]))
		}
		if at = max(at, c.End); !c.Kind.Adds() && c.Kind != assessments.TrackedWithdrawn {
			b.WriteString(c.Text)
		}
	}
	return b.String() + string(runes[at:])
}

func TestOriginalIsTheTextWithItsChangesUndone(t *testing.T) {
	word := rapid.StringMatching(`[a-zé😀]{1,4}[ ,.]?`)
	run := rapid.Custom(func(t *rapid.T) string {
		words, who := word.Draw(t, "words"), rapid.SampledFrom([]string{"Ann", "Bob"}).Draw(t, "who")
		switch rapid.IntRange(0, 6).Draw(t, "kind") {
		case 0:
			return by("ins", who, intaketest.R(words))
		case 1:
			return by("del", who, gone(words))
		case 2:
			return by("ins", who, by("del", "Bob", gone(words)))
		case 3:
			return by("moveTo", who, intaketest.R(words))
		case 4:
			return by("moveFrom", who, intaketest.R(words))
		}
		return intaketest.R(words)
	})
	paragraph := rapid.Custom(func(t *rapid.T) string {
		mark := rapid.SampledFrom([]string{"", "", "ins", "del"}).Draw(t, "mark")
		if mark != "" {
			mark = `<w:pPr><w:rPr>` + by(mark, "Ann", "") + `</w:rPr></w:pPr>`
		}
		return `<w:p>` + mark + strings.Join(rapid.SliceOfN(run, 0, 5).Draw(t, "runs"), "") + `</w:p>`
	})
	rapid.Check(t, func(rt *rapid.T) {
		body := "<w:p>" + intaketest.R("First.") + "</w:p>" + strings.Join(rapid.SliceOfN(paragraph, 1, 5).Draw(rt, "body"), "")
		if rapid.Bool().Draw(rt, "table") {
			body += `<w:tbl><w:tr><w:tc>` + paragraph.Draw(rt, "cell") + `</w:tc><w:tc>` + paragraph.Draw(rt, "cell") + `</w:tc></w:tr></w:tbl>`
		}
		text := read(t, intaketest.Word(body+intaketest.P("", "Last."), nil))
		if text.Redline && letters(before(text)) != letters(text.Original) {
			rt.Fatalf("undone it is %q, before %q: %+v", before(text), text.Original, text.Changes)
		}
		wantSoundChanges(rt, text)
	})
}

// wantSoundChanges holds changes and comments to what the parent of a child takes.
func wantSoundChanges(t rapid.TB, text assessments.Text) {
	runes, last := len([]rune(text.Plain)), 0
	for _, c := range text.Changes {
		if c.Start < last || c.End < c.Start || c.End > runes || c.Kind.Adds() != (c.End > c.Start) || !c.Kind.Known() {
			t.Fatalf("a change after %d of %d: %+v", last, runes, c)
		}
		last = c.Start
	}
	for _, c := range text.Comments {
		if c.Start < 0 || c.End < c.Start || c.End > runes {
			t.Fatalf("a comment in %d: %+v", runes, c)
		}
	}
}
