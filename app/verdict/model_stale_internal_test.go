package verdict

import (
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

func TestTheWayOutOfStaleNamesWhatHelps(t *testing.T) {
	support := func(n assessments.Noun, fresh bool) scoring.Support {
		return scoring.Support{
			Noun: n, ID: string(n), Fresh: fresh, Strength: assessments.StrengthReport,
			Why: "an earlier version",
		}
	}
	quote, tick := support(assessments.NounCitation, false), support(assessments.NounTick, false)
	read, answer := support(assessments.NounVersion, false), support(assessments.NounAnswer, false)
	worthless := support(assessments.NounTick, true)
	worthless.Strength = assessments.StrengthNone
	nowhere := support(assessments.NounCitation, true)
	nowhere.Strength = assessments.StrengthNone
	const look, cite, attach, again = "confirms the verdict", "cite the version", "attach newer",
		"read the text"
	const words = "cite the words as the document has them"
	for name, c := range map[string]struct {
		verdict  assessments.Verdict
		fresh    bool // the item is not stale
		supports []scoring.Support
		want     []string
	}{
		"nothing behind it has aged": {
			assessments.Met, false,
			[]scoring.Support{answer},
			[]string{look},
		},
		"a quote has": {
			assessments.Met, false,
			[]scoring.Support{answer, quote},
			[]string{cite},
		},
		"a quote is not in its document": {
			assessments.Met, false,
			[]scoring.Support{answer, nowhere},
			[]string{words},
		},
		"evidence has": {
			assessments.Met, false,
			[]scoring.Support{tick},
			[]string{attach},
		},
		"both have": {
			assessments.Met, false,
			[]scoring.Support{quote, tick},
			[]string{cite, attach},
		},
		"there is something fresh": {
			assessments.Met, false,
			[]scoring.Support{quote, support(assessments.NounTick, true)},
			[]string{look},
		},
		"what is fresh supports nothing": {
			assessments.Met, false,
			[]scoring.Support{quote, worthless},
			[]string{cite},
		},
		"silent, and read again": {
			assessments.Silent, false,
			[]scoring.Support{support(assessments.NounVersion, true)},
			[]string{look},
		},
		"silent, of an earlier text": {
			assessments.Silent, false,
			[]scoring.Support{read},
			[]string{again},
		},
		"silent, and a quote": {
			assessments.Silent, false,
			[]scoring.Support{read, quote},
			[]string{cite, again},
		},
		"met, and an earlier text was read": {
			assessments.Met, false,
			[]scoring.Support{read},
			[]string{look},
		},
	} {
		m := Shown{Judged: map[string]scoring.Judged{
			"i": {Item: "i", Verdict: c.verdict, Stale: !c.fresh, Supports: c.supports},
		}}
		got := m.WayOut("i")
		for _, word := range []string{look, cite, attach, again, words} {
			want := false
			for _, w := range c.want {
				want = want || w == word
			}
			if strings.Contains(got, word) != want {
				t.Errorf("%s: %q", name, got)
			}
		}
		if m.waitsOnlyForAnotherLook("i") != (c.want[0] == look) {
			t.Errorf("%s: waits only for another look %v", name, m.waitsOnlyForAnotherLook("i"))
		}
	}
	m := Shown{Judged: map[string]scoring.Judged{
		"i": {Verdict: assessments.Silent, Supports: []scoring.Support{read, quote}},
	}}
	if m.readAgain("i") || m.waitsOnlyForAnotherLook("i") {
		t.Error("what is not stale waits for something")
	}
	if why := m.AgedQuote("i", "citation"); why != "an earlier version" || m.AgedQuote("i", "other") != "" ||
		m.AgedQuote("i", "version") != "" {
		t.Errorf("of an aged quote it says %q", why)
	}
}
