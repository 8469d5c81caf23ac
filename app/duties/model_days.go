package duties

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"countersign/app/theme"
	"countersign/app/widgets/timeline"
	"countersign/assessments"
	"countersign/assessments/obligations/dates"
)

// mostRows is how many rows the line of time has; the laws that are left share the last one.
const mostRows = 6

// lawDay is a day of a law with the duties that have it.
type lawDay struct {
	id, law string
	day     assessments.Date
	kind    dates.Kind // the surest of its duties
	duties  []dates.Dated
}

// days are the days of the duties, each law's joined, by time.
func (m *model) days() []lawDay {
	u, ok := m.use()
	if !ok {
		return nil
	}
	var out []lawDay
	at := map[string]int{}
	for _, d := range dates.Of(u.Duties) {
		id := d.Duty.Law + " " + string(d.Day)
		i, known := at[id]
		if !known {
			i = len(out)
			at[id], out = i, append(out, lawDay{id: id, law: d.Duty.LawTitle, day: d.Day, kind: d.Kind})
		}
		kinds := dates.Kinds()
		if slices.Index(kinds, d.Kind) < slices.Index(kinds, out[i].kind) {
			out[i].kind = d.Kind
		}
		out[i].duties = append(out[i].duties, d)
	}
	return out
}

// first is the duty that the day stands for: the first of the surest.
func (d *lawDay) first() string {
	i := slices.IndexFunc(d.duties, func(one dates.Dated) bool { return one.Kind == d.kind })
	return d.duties[i].Duty.ID
}

// has reports whether a duty has the day.
func (d *lawDay) has(duty string) bool {
	return slices.ContainsFunc(d.duties, func(one dates.Dated) bool { return one.Duty.ID == duty })
}

// dayAt is the day of an id.
func (m *model) dayAt(id string) (lawDay, bool) {
	for _, d := range m.days() {
		if d.id == id {
			return d, true
		}
	}
	return lawDay{}, false
}

// pointed is the day that the line of time marks for the selected duty: the one selected on the line if the duty
// has it, otherwise the day of its state, otherwise its first.
func (m *model) pointed() (lawDay, bool) {
	if d, ok := m.dayAt(m.point); ok && d.has(m.duty) {
		return d, true
	}
	var first *lawDay
	days := m.days()
	selected, _ := m.find(m.duty)
	for i := range days {
		if !days[i].has(m.duty) {
			continue
		}
		if selected != nil && days[i].day == selected.Day {
			return days[i], true
		}
		if first == nil {
			first = &days[i]
		}
	}
	if first == nil {
		return lawDay{}, false
	}
	return *first, true
}

// words say everything that the picture shows of a day.
func (d *lawDay) words() string {
	out := string(d.day) + ", " + d.kind.Title() + ": " + d.law
	said := map[string][]string{}
	var order []string
	for _, one := range d.duties {
		what := one.What
		if one.Why != "" {
			what += " (" + one.Kind.Title() + ": " + one.Why + ")"
		} else if one.Kind != d.kind {
			what += " (" + one.Kind.Title() + ")"
		}
		if said[what] == nil {
			order = append(order, what)
		}
		article := cmp.Or(strings.TrimPrefix(strings.TrimPrefix(one.Duty.Place, d.law), ", "), one.Duty.Title)
		said[what] = append(said[what], article)
	}
	for i, what := range order {
		sep := "; "
		if i == 0 {
			sep = ", "
		}
		out += sep + strings.Join(said[what], ", ") + ": " + what
	}
	return out
}

// look is the shape and colour of a kind of day.
func look(k dates.Kind) (theme.Mark, theme.Tone) {
	switch k {
	case dates.Reached:
		return theme.MarkSquare, theme.Info
	case dates.Coming:
		return theme.MarkAhead, theme.Mixed
	case dates.Disputed:
		return theme.MarkAlert, theme.Contradicted
	}
	return theme.MarkDotted, theme.Unknown
}

// span is the time that the line shows, in days since 1970.
type span struct{ from, to float32 }

func (s span) at(d assessments.Date) float32 {
	return min(max((dayNumber(d)-s.from)/(s.to-s.from), 0), 1)
}

func dayNumber(d assessments.Date) float32 {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return 0
	}
	return float32(t.Unix() / 86_400)
}

func year(d assessments.Date) int {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return 1970
	}
	return t.Year()
}

func newYear(n int) assessments.Date { return assessments.Date(fmt.Sprintf("%04d-01-01", n)) }

// years are the first and the last year of the line: from the year before the day judged, to the year of the last
// day that comes and is settled. What is before or after stands at its ends.
func (m *model) years(days []lawDay) (from, to int) {
	now := year(m.book.AsOf)
	from, to = now-1, now+2
	for _, d := range days {
		if d.kind == dates.Coming {
			to = max(to, year(d.day)+1)
		}
	}
	return from, min(to, now+6)
}

// timeline is the picture of the days.
func (m *model) timeline() timeline.Content {
	days := m.days()
	from, to := m.years(days)
	s := span{dayNumber(newYear(from)), dayNumber(newYear(to))}
	out := timeline.Content{
		Now: s.at(m.book.AsOf), NowAs: "as of " + string(m.book.AsOf),
		Folded: assessments.Count(len(days), "day of law", "days of law"),
	}
	for y := from; y <= to; y++ {
		for _, month := range []string{"01", "04", "07", "10"} {
			tick := timeline.Tick{At: s.at(assessments.Date(fmt.Sprintf("%04d-%s-01", y, month)))}
			if month == "01" && y < to {
				tick.Label = fmt.Sprint(y)
			}
			if month == "01" || y < to {
				out.Ticks = append(out.Ticks, tick)
			}
		}
	}
	rows := lawRows(days)
	for i, laws := range rows {
		out.Rows = append(out.Rows, rowOf(days, laws, s))
		if i == len(rows)-1 && len(laws) > 1 {
			out.Rows[i].Title = assessments.Count(len(laws), "law more", "laws more")
		}
	}
	for i := range days {
		d := &days[i]
		mark, tone := look(d.kind)
		out.Points = append(out.Points, timeline.Point{
			ID: d.id, Row: slices.IndexFunc(rows, func(laws []string) bool { return slices.Contains(laws, d.law) }),
			At: s.at(d.day), Label: string(d.day), Mark: mark, Tone: tone, Tip: d.words(),
		})
	}
	return out
}

// lawRows are the laws of each row: those whose next day is nearest first.
func lawRows(days []lawDay) [][]string {
	var laws []string
	rank := map[string]int{}
	for _, d := range days {
		if _, known := rank[d.law]; !known {
			rank[d.law], laws = 1, append(laws, d.law)
		}
		if d.kind == dates.Coming {
			rank[d.law] = 0
		}
	}
	slices.SortStableFunc(laws, func(a, b string) int { return cmp.Compare(rank[a], rank[b]) })
	var rows [][]string
	for i, law := range laws {
		if i >= mostRows {
			rows[mostRows-1] = append(rows[mostRows-1], law)
			continue
		}
		rows = append(rows, []string{law})
	}
	return rows
}

// rowOf is the row of laws: whole from the first day that binds, in dashes from one to come, in dots from one of
// which nothing is certain.
func rowOf(days []lawDay, laws []string, s span) timeline.Row {
	row := timeline.Row{Title: strings.Join(laws, ", "), From: -1, Dash: timeline.Dotted}
	for _, want := range []struct {
		kind dates.Kind
		dash timeline.Dash
	}{
		{dates.Reached, timeline.Whole},
		{dates.Coming, timeline.Dashed},
		{dates.Disputed, timeline.Dotted},
		{dates.Open, timeline.Dotted},
	} {
		for _, d := range days {
			if row.From < 0 && d.kind == want.kind && slices.Contains(laws, d.law) {
				row.From, row.Dash = s.at(d.day), want.dash
			}
		}
	}
	return row
}
