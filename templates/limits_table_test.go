package templates_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/limits"
)

// clause is a clause of a table with what it should be read as; testdata/limits.txt says how it is written.
type clause struct {
	line int
	item string
	text string
	want []string // "72 hours | within | aware | require"
}

func clauses(t *testing.T, file string) []clause {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	var out []clause
	for i, l := range strings.Split(string(data), "\n") {
		l = strings.TrimSpace(l)
		switch {
		case l == "" || strings.HasPrefix(l, "#"):
		case strings.HasPrefix(l, "clause:"):
			out = append(out, clause{line: i + 1, item: strings.TrimSpace(l[len("clause:"):])})
		case strings.HasPrefix(l, "="):
			out[len(out)-1].want = append(out[len(out)-1].want, l[1:])
		default:
			out[len(out)-1].text = l
		}
	}
	return out
}

// readAs is what the program makes of a clause, in the form of the tables.
func readAs(c clause, it *assessments.Item, all *assessments.Limits) []string {
	found := limits.Check(all, it, c.text)
	var out []string
	for _, q := range limits.Parse(c.text) {
		outcome := "-"
		for _, f := range found {
			if f.Quantity == q {
				outcome = string(f.Outcome)
			}
		}
		value, bound, event := q.Value(), q.Bound, q.Event
		switch q.Unit {
		case "region":
			if !strings.Contains(c.item, "LOCATION") {
				continue
			}
			value, bound = "region "+q.Of, ""
		case "percent", "amount", "months of fees", "times the fees":
			event = ""
		}
		if q.Part != "" {
			bound = q.Part
		}
		if bound == "" {
			bound = "exactly"
		}
		if event == "" {
			event = "-"
		}
		out = append(out, strings.Join([]string{plainly(value), bound, event, outcome}, " | "))
	}
	return out
}

// plainly writes a value as the tables do: without marks between thousands, and units in one form.
func plainly(s string) string {
	s = strings.NewReplacer(",", "", "%", "percent", "months’ fees", "months of fees", "month’s fees",
		"months of fees").Replace(s)
	words := strings.Fields(s)
	if last := len(words) - 1; last > 0 && !strings.HasSuffix(words[last], "s") &&
		slices.Contains([]string{"minute", "hour", "day", "week", "month", "year"}, words[last]) {
		words[last] += "s"
	}
	return strings.Join(words, " ")
}

// agrees compares, apart from an event that the table leaves open.
func agrees(want, got string) bool { return same(want, got, 0, 1, 2, 3) }

// meets compares the number and the position that it meets.
func meets(want, got string) bool { return same(want, got, 0, 3) }

func same(want, got string, parts ...int) bool {
	w, g := strings.Split(want, "|"), strings.Split(got, "|")
	if len(w) != 4 {
		return false
	}
	for _, i := range parts {
		a, b := strings.TrimSpace(w[i]), strings.TrimSpace(g[i])
		if i == 0 {
			a = plainly(a)
		}
		if a != b && !(i == 2 && a == "") {
			return false
		}
	}
	return true
}

// TestTheNumbersOfClausesMeetThePositions: right in at least 95 of 100 clauses, those of our own and those of
// a person who has not seen the parser; and no number that is not in the text. Of the latter, number and
// position are held: two readers name the bound and the event of a clause in different words.
func TestTheNumbersOfClausesMeetThePositions(t *testing.T) {
	c := load(t)
	for _, table := range []struct {
		file  string
		least int
		right func(want, got string) bool
	}{{"limits.txt", 150, agrees}, {"limits-other.txt", 50, meets}} {
		all := clauses(t, table.file)
		var wrong []string
		for _, one := range all {
			it := itemOf(t, c.Templates, one.item)
			got := readAs(one, it, &c.Limits)
			if !slices.EqualFunc(one.want, got, table.right) {
				wrong = append(wrong, fmt.Sprintf("line %d: %s\n  want %s\n  got   %s", one.line, one.text,
					strings.Join(one.want, "\n      "), strings.Join(got, "\n       ")))
			}
			for _, q := range limits.Parse(one.text) {
				if one.text[q.Start:q.End] != q.Text {
					t.Errorf("%s, line %d: %q is not in the text", table.file, one.line, q.Text)
				}
			}
		}
		t.Logf("%s: %d of %d clauses are right\n%s", table.file, len(all)-len(wrong), len(all),
			strings.Join(wrong, "\n"))
		if len(all) < table.least || len(wrong)*20 > len(all) {
			t.Errorf("%s: %d of %d clauses are wrong; one in twenty may be, and at least %d are there",
				table.file,
				len(wrong), len(all), table.least)
		}
	}
}

func itemOf(t *testing.T, sets []assessments.Template, id string) *assessments.Item {
	t.Helper()
	for _, s := range sets {
		if it, ok := s.Item(id); ok {
			return &it
		}
	}
	t.Fatalf("no item %q", id)
	return nil
}
