package desk

import (
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/scoring"
	"countersign/assessments/workbench"
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
		m := model{judged: map[string]scoring.Judged{
			"i": {Item: "i", Verdict: c.verdict, Stale: !c.fresh, Supports: c.supports},
		}}
		got := m.wayOut("i")
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
	m := model{judged: map[string]scoring.Judged{
		"i": {Verdict: assessments.Silent, Supports: []scoring.Support{read, quote}},
	}}
	if m.readAgain("i") || m.waitsOnlyForAnotherLook("i") {
		t.Error("what is not stale waits for something")
	}
	if why := m.agedQuote("i", "citation"); why != "an earlier version" || m.agedQuote("i", "other") != "" ||
		m.agedQuote("i", "version") != "" {
		t.Errorf("of an aged quote it says %q", why)
	}
}

func TestTheSelectionMovesAmongWhatIsShown(t *testing.T) {
	items := []assessments.Item{
		{ID: "1", Title: "Training", Discipline: "legal", Owner: "counsel"},
		{ID: "2", Title: "Backups", Discipline: "risk", Owner: "security"},
		{ID: "3", Title: "Training data", Discipline: "legal", Owner: "security"},
	}
	var a workbench.Assessed
	a.Dossier.Template.Items = items
	m := model{}
	if m.set(a); m.item != "1" {
		t.Errorf("at first %q is selected", m.item)
	}
	walk := func(by int, moved bool, to string) {
		t.Helper()
		if got := m.step(by); got != moved || m.item != to {
			t.Errorf("a step of %d: moved %v, to %q", by, got, m.item)
		}
	}
	walk(-1, false, "1")
	walk(1, true, "2")
	walk(1, true, "3")
	walk(1, false, "3")
	m.discipline = "risk" // in which the selected one is not
	walk(1, true, "2")
	walk(1, false, "2")
	m.words = "nothing says this"
	walk(1, false, "2")
	m.discipline, m.words = "", ""
	for words, want := range map[string]int{
		"TRAIN": 2, "train data": 1, "security": 2, "backups counsel": 0,
		"": 3,
	} {
		m.words = words
		if got := len(m.rows()); got != want {
			t.Errorf("%q leaves %d items", words, got)
		}
	}
	// an item that a route asked for is shown whatever the filter; one that is shown is not asked for again
	asked := model{item: "2", discipline: "legal", filter: Gates}
	if asked.set(a); asked.item != "2" || asked.discipline != "" || asked.filter != All {
		t.Errorf("asked for 2, it shows %q of %q by %s", asked.item, asked.discipline, asked.filter)
	}
	asked.discipline = "legal"
	if asked.set(a); asked.discipline != "legal" || asked.item != "2" {
		t.Errorf("read again it shows %q of %q", asked.item, asked.discipline)
	}
	gone := model{item: "9"}
	if gone.set(a); gone.item != "1" {
		t.Errorf("of an item that is not asked any more it goes to %q", gone.item)
	}
}

func TestPointsAreWrittenToOneDigit(t *testing.T) {
	const unit = 1_000_000_000
	for want, p := range map[string]scoring.Points{
		"":      {Max: unit},
		"–/3":   {Applicable: true, Max: 3 * unit},
		"4/8":   {Applicable: true, Assessed: true, Points: 4 * unit, Max: 8 * unit},
		"4.5/8": {Applicable: true, Assessed: true, Points: 4*unit + unit/2, Max: 8 * unit},
		"0.1/1": {Applicable: true, Assessed: true, Points: 50_000_000, Max: unit},
		"0/1":   {Applicable: true, Assessed: true, Points: 49_999_999, Max: unit},
	} {
		if got := pointsOf(p); got != want {
			t.Errorf("%+v is written %q, want %q", p, got, want)
		}
	}
}
