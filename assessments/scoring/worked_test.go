package scoring_test

import (
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

const book = "../../docs/scoring.md"

// table reads the Markdown table whose first header cell is first, as rows of cells.
func table(t *testing.T, first string) [][]string {
	t.Helper()
	text, err := os.ReadFile(book)
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	in := false
	for _, line := range strings.Split(string(text), "\n") {
		if !strings.HasPrefix(line, "|") {
			in = false
			continue
		}
		cells := strings.Split(strings.Trim(line, "|"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		switch {
		case cells[0] == first:
			in = true
		case in && !strings.HasPrefix(cells[0], "---"):
			rows = append(rows, cells)
		}
	}
	if len(rows) == 0 {
		t.Fatalf("%s has no table that begins with %q", book, first)
	}
	return rows
}

// called finds the constant that people call by a title.
func called[T interface{ Title() string }](t *testing.T, title string, all ...T) T {
	t.Helper()
	i := slices.IndexFunc(all, func(one T) bool { return one.Title() == title })
	if i < 0 {
		t.Fatalf("%q is the title of nothing", title)
	}
	return all[i]
}

func number(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// thousandths reads "0.5" as 500.
func thousandths(t *testing.T, s string) int {
	t.Helper()
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return int(f*1000 + 0.5)
}

// written is the scoring model as the book states it.
func written(t *testing.T) assessments.ScoringModel {
	m := shipped()
	m.Verdict = map[assessments.Verdict]int{}
	for _, row := range table(t, "Verdict") {
		m.Verdict[called(t, row[0], assessments.Verdicts()...)] = thousandths(t, row[1])
	}
	term, control := map[assessments.Strength]int{}, map[assessments.Strength]int{}
	for _, row := range table(t, "Strength") {
		s := called(t, row[0], append(assessments.Strengths(), assessments.StrengthNone)...)
		term[s], control[s] = thousandths(t, row[1]), thousandths(t, row[2])
	}
	m.Strength = map[assessments.ItemKind]map[assessments.Strength]int{
		assessments.TermItem:    term,
		assessments.ControlItem: control,
	}
	return m
}

func example(t *testing.T) []scoring.Judged {
	var out []scoring.Judged
	for _, row := range table(t, "Item") {
		j := scoring.Judged{
			Item: row[0], Discipline: called(t, row[1], assessments.Disciplines()...),
			Kind:       assessments.ItemKind(row[2]),
			ItemWeight: number(t, row[3]), Percent: number(t, row[4]),
			Verdict:  called(t, row[5], append(assessments.Verdicts(), assessments.NotAssessed)...),
			Strength: called(t, row[6], append(assessments.Strengths(), assessments.StrengthNone)...),
		}
		j.Weight = j.ItemWeight * j.Percent
		remark := row[7]
		j.Favoured = remark == "silence favours us"
		j.StaleReason, j.Stale = strings.CutPrefix(remark, "stale: ")
		if !j.Stale {
			j.StaleReason = ""
		}
		if least, ok := strings.CutPrefix(remark, "deal-breaker, takes a"); ok {
			j.DealBreaker = true
			j.MinStrength = called(t, strings.TrimSpace(strings.TrimPrefix(least, "n ")),
				assessments.Strengths()...)
		}
		out = append(out, j)
	}
	return out
}

func percent(permille int) string { return fmt.Sprintf("%d.%d %%", permille/10, permille%10) }

func units(billionths int64) string {
	return strconv.FormatFloat(float64(billionths)/1e9, 'f', -1, 64)
}

func TestTheWorkedExampleRecalculates(t *testing.T) {
	r := scoring.Score(example(t), written(t))
	for i, row := range table(t, "Item") {
		if got := r.Items[i].Arithmetic; got != row[8] {
			t.Errorf("%s\n the book says %q\nrecalculated %q", row[0], row[8], got)
		}
	}
	for _, row := range table(t, "Cell") {
		f := r.Total
		if row[0] != "The whole" {
			f = r.Disciplines[called(t, row[0], assessments.Disciplines()...)]
		}
		score := "–"
		if f.Scored {
			score = percent(f.Score)
		}
		want := []string{
			row[0], units(f.Points), units(f.Assessed), units(f.Applicable), score, percent(f.Coverage),
			percent(f.BandLow) + " to " + percent(f.BandHigh), string(f.Word), strconv.Itoa(f.GatesOpen),
		}
		if !slices.Equal(row, want) {
			t.Errorf("\n the book says %q\nrecalculated %q", row, want)
		}
	}
	asks := table(t, "Ask next")
	if len(asks) != len(r.AskNext) {
		t.Fatalf("the book asks %d items next, recalculated %v", len(asks), r.AskNext)
	}
	for i, row := range asks {
		if n := r.AskNext[i]; row[0] != n.Item || row[1] != percent(n.Narrow) {
			t.Errorf("the book asks next %q, recalculated %s, %s", row, n.Item, percent(n.Narrow))
		}
	}
}

// TestTheBookStatesTheModelThatShips reads the embedded model's file by pattern, so that the domain
// needs no YAML.
func TestTheBookStatesTheModelThatShips(t *testing.T) {
	file, err := os.ReadFile("../../templates/scoring.yaml")
	if err != nil {
		t.Fatal(err)
	}
	pairs := regexp.MustCompile(`([a-z_]+): (\d+)`)
	figures := func(part string) map[string]int {
		out := map[string]int{}
		for _, p := range pairs.FindAllStringSubmatch(part, -1) {
			out[p[1]] = number(t, p[2])
		}
		return out
	}
	m := written(t)
	stated := map[string]int{"strong": m.Strong, "mixed": m.Mixed}
	for v, n := range m.Verdict {
		stated[string(v)] = n
	}
	rest := string(file)
	for _, kind := range []assessments.ItemKind{assessments.TermItem, assessments.ControlItem} {
		line := regexp.MustCompile(`(?m)^  ` + string(kind) + `: \{.*\}$`).FindString(rest)
		rest = strings.Replace(rest, line, "", 1)
		want := map[string]int{}
		for _, s := range assessments.Strengths() {
			want[string(s)] = m.Strength[kind][s]
		}
		if got := figures(line); !maps.Equal(got, want) {
			t.Errorf("strengths of a %s: the file has %v, the book %v", kind, got, want)
		}
	}
	if got := figures(rest); !maps.Equal(got, stated) {
		t.Errorf("the file has %v, the book %v", got, stated)
	}
}
