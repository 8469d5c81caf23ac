package window

import (
	"cmp"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
	"countersign/assessments"
)

// sortedTables leads to every table of the window, filled.
func sortedTables() []snapshot {
	var out []snapshot
	for _, one := range listed {
		out = append(out, snapshot{name: one.page, route: ui.Route{Page: one.page}, act: onList(one.page)})
	}
	at := func(page, id string) ui.Route { return ui.Route{Page: page, ID: id} }
	return append(out,
		snapshot{name: "decision", route: at("decision", "kestrelight-assist-2026")},
		snapshot{name: "obligations", route: at("obligations", "kestrelight-assist-2026")},
		snapshot{name: "days of law", route: at("obligations", "kestrelight-assist-2026"), act: func(l *lab) {
			l.command("duties.days")
		}},
		snapshot{name: "checklist", route: at("checklist", "delvemoor-portal")},
		snapshot{name: "law", route: at("portfolio", ""), act: func(l *lab) { l.command("portfolio.days") }},
		snapshot{name: "duties of uses", route: at("portfolio", ""), act: func(l *lab) {
			tiles := uitest.Within[*widgets.StatTile](l.top())
			tiles[len(tiles)-1].Tapped(nil)
			l.settle()
		}},
		snapshot{name: "search", route: at("search", "training")},
		snapshot{name: "requirements", route: at("catalogue", ""), act: func(l *lab) {
			l.command("catalogue.view1")
		}},
		snapshot{name: "frameworks", route: at("catalogue", ""), act: func(l *lab) {
			l.command("catalogue.view2")
		}},
		snapshot{name: "problems of a file", route: at("catalogue", ""), act: func(l *lab) {
			l.choose = func(string) string { return l.file("wrong.yaml", "template: 1\nid: [\n") }
			l.command("catalogue.add")
		}},
		snapshot{name: "files handed over", route: at("add", ""), act: func(l *lab) {
			l.handOver(quorvaneTerms, "order.md")
		}},
		snapshot{name: "due", route: at("portfolio", ""), act: func(l *lab) { l.command("portfolio.due") }},
		snapshot{name: "leaves", route: at("packs", "tessaforth-applicants-2026"), act: func(l *lab) {
			l.command("packs.leaves")
		}},
	)
}

// names are columns whose texts people give, though they may look like numbers, and lists of several
// numbers: they sort as texts do, with the numbers in them by value.
var names = []string{"version", "id", "place", "file", "scopes"}

// TestEveryColumnOfDatesOrNumbersSortsByItsValue: by the words of a late review “112 d late” comes
// before every day.
func TestEveryColumnOfDatesOrNumbersSortsByItsValue(t *testing.T) {
	l := newLab(t, true)
	seen := map[string]bool{}
	for _, s := range sortedTables() {
		t.Run(s.name, func(t *testing.T) {
			l.t = t
			l.goTo(s.resolved(l))
			if s.act != nil {
				s.act(l)
			}
			tables := uitest.Within[*table.View](l.top())
			if len(tables) == 0 || len(tables[0].Shown()) == 0 {
				t.Fatalf("no rows to sort: %s", l.words())
			}
			seen[signature(tables[0])] = true
			for _, c := range tables[0].Columns() {
				sortsByValue(t, tables[0], c, assessments.DateOf(l.clock.Now()))
			}
			for l.overlays.closeTop() {
			}
		})
	}
	l.t = t
	if want := columnLists(t); len(seen) != want {
		t.Errorf("%d tables were looked at, the program has %d lists of columns", len(seen), want)
	}
}

func signature(table *table.View) string {
	out := ""
	for _, c := range table.Columns() {
		out += c.ID + " "
	}
	return out
}

// columnLists is how many lists of columns the pages are written with.
func columnLists(t *testing.T) int {
	t.Helper()
	n := 0
	files, err := filepath.Glob("../*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") || strings.HasPrefix(name, "../widgets") ||
			strings.HasPrefix(name, "../window") {
			continue
		}
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		n += strings.Count(string(b), "[]table.Column{")
	}
	return n
}

var (
	dayText    = regexp.MustCompile(`^(?:expired )?(\d{4}-\d{2}-\d{2})`)
	lateText   = regexp.MustCompile(`^(\d+) d late$`)
	numberText = regexp.MustCompile(`^(\d+)(?: %| open|/\d+)?$`)
)

// sortKey is the value that a cell's words say, if they say one.
func sortKey(text string, today assessments.Date) (key float64, dated, ok bool) {
	if m := dayText.FindStringSubmatch(text); m != nil {
		return ui.DayOrder(assessments.Date(m[1])), true, true
	}
	if m := lateText.FindStringSubmatch(text); m != nil {
		n, _ := strconv.Atoi(m[1])
		return ui.DayOrder(today.AddDays(-n)), true, true
	}
	if m := numberText.FindStringSubmatch(text); m != nil {
		n, _ := strconv.Atoi(m[1])
		return float64(n), false, true
	}
	return 0, false, false
}

// sortsByValue holds a column of values to a typed key, and the rows sorted by it to the order of what
// they say.
func sortsByValue(t *testing.T, list *table.View, c table.Column, today assessments.Date) {
	t.Helper()
	if slices.Contains(names, c.ID) || c.NoSort {
		return
	}
	for _, descending := range []bool{false, true} {
		list.SortBy(c.ID, descending)
		last, first, order := 0.0, true, []float64(nil)
		for _, id := range list.Shown() {
			cell := list.Cell(id, c.ID)
			order = append(order, cell.Order)
			if cell.Kind == table.HeatKind || cell.Kind == table.BandKind || cell.Kind == table.BarKind {
				continue // sort by what they draw: the lower end of the band, the share
			}
			key, _, ok := sortKey(cell.Text, today)
			if !ok {
				continue
			}
			if !c.Numeric {
				t.Errorf("the column %q holds %q and sorts by its words", c.ID, cell.Text)
				return
			}
			if d := cmp.Compare(last, key); !first && (d > 0 && !descending || d < 0 && descending) {
				t.Errorf("sorted by %q (descending %v), %q comes after what should follow it", c.ID,
					descending, cell.Text)
			}
			last, first = key, false
		}
		if descending {
			slices.Reverse(order)
		}
		if c.Numeric && !slices.IsSorted(order) {
			t.Errorf("the rows sorted by %q are not in the order of its keys: %v", c.ID, order)
		}
	}
	list.SortBy("", false)
}
