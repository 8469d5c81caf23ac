package assessments

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"testing"
)

// TestAStateHashIsOfItsJSON computes state hashes as they are described: of the JSON of all rows, in their order,
// whatever letters are in them. Decisions rest on these hashes for years.
func TestAStateHashIsOfItsJSON(t *testing.T) {
	odd := "“Ä” <b>&amp;</b> \"\\\n\t\x01\x7f\u2028\xff 漢"
	for name, d := range map[string]*Dossier{
		"empty": {},
		"filled": {
			Vendor: Vendor{ID: "v", Name: odd, Country: "IE"}, Plan: &Plan{ID: "p<q", Name: "Team"},
			Answers: []Answer{{ID: "b", Response: odd}, {ID: "a\"", Verdict: Met, Reason: odd}, {ID: ""}},
			Ticks:   []Tick{{ID: "c"}}, Exceptions: []Exception{{ID: "x", RequestedBy: odd}},
		},
	} {
		for form := range StateForm + 1 {
			if got, want := d.StateHashIn(form), describedHash(t, d, max(form, 1)); got != want {
				t.Errorf("%s, form %d: %s, want %s", name, form, got, want)
			}
		}
	}
}

func describedHash(t *testing.T, d *Dossier, form int) string {
	t.Helper()
	type row struct {
		N, I string
		F    [][2]string
	}
	var rows []row
	for _, r := range d.hashed() {
		one := row{N: string(r.Noun()), I: r.Key()}
		for _, f := range r.Fields() {
			if v := f.Value.String(); v != "" && Hashed(r.Noun(), f.Name, form) {
				one.F = append(one.F, [2]string{f.Name, v})
			}
		}
		rows = append(rows, one)
	}
	slices.SortFunc(rows, func(a, b row) int { return cmp.Or(cmp.Compare(a.N, b.N), cmp.Compare(a.I, b.I)) })
	b, err := json.Marshal([]any{"assessment state", form, rows})
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// TestPlainLettersOfNamesAreKeptAsTheyAreFound holds the letters that are kept to those that are looked for.
func TestPlainLettersOfNamesAreKeptAsTheyAreFound(t *testing.T) {
	for r := range rune(0x100) {
		if got, want := plainLetter(r), plainOf(r); got != want {
			t.Errorf("%q: %q, want %q", r, got, want)
		}
	}
	if plainLetter('Q') != 'q' || plainLetter(-1) != plainOf(-1) {
		t.Error("a letter is not read")
	}
}
