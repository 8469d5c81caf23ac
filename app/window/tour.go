package window

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// tourStop is a place of the tour, and what to see there.
type tourStop struct {
	route ui.Route
	title string
	body  string
}

// toured is the assessment of the sample that the tour looks at; other workspaces have no such one.
const toured = "kestrelight-assist-2026"

// tourStops are the places in their order. Those that show an assessment lead to its list where the
// sample's is not there.
func tourStops(sample bool) []tourStop {
	desk, reader, pack := ui.Route{Page: "assessments"}, ui.Route{Page: "contracts"}, ui.Route{Page: "packs"}
	if sample {
		desk.Page, desk.ID, desk.Item = "desk", toured, "S2-LP-TRAINING-USE"
		reader.ID, reader.Item = toured, "S2-LP-TRAINING-USE"
		pack.ID = toured
	}
	return []tourStop{
		{
			ui.Route{Page: "portfolio"},
			"The portfolio",
			"Every use of a generative AI service is a row. The five cells are the matrix's disciplines: score, shape and colour, and the share assessed where it is not all. A flag blocks approval: an open deal-breaker, or a walk-away reached. Enter on a row opens its desk.",
		},
		{desk, "The desk", "One assessment: disciplines left, items in the middle, the selected item right. J and K walk, 1 to 6 give the verdict, F finds the clause, a file dropped on an expected piece of evidence ticks it. The last line is the arithmetic of the points."},
		{reader, "The contracts", "Drop a vendor's terms on the window. Topic by topic stand the passages that matter, beside the text; one click cites a passage, and the quote is found again whenever the document is opened."},
		{
			ui.Route{Page: "evidence"},
			"The evidence",
			"What was shown: reports, policies, tests, with how strong each is, who may see it, and until when it counts.",
		},
		{pack, "The audit pack", "Choose an assessment and an audience, and write the pack: a report, a workbook with live formulas, the files as received. It is re-opened and verified before it is called done."},
		{
			ui.Route{Page: "journal"},
			"The journal",
			"Every change with who, when, before and after, chained so that a change behind the program's back shows. Ctrl+Z takes back your last one.",
		},
		{
			ui.Route{Page: "settings"},
			"Your name",
			"Say who you are: every change you make is recorded with it. Then create a workspace of your own (Ctrl+N). Ctrl+K goes to anything, Ctrl+/ shows the keys.",
		},
	}
}

// tour is the walk over the window's own pages: a line at the bottom says what to see, everything else
// stays usable.
type tour struct {
	w       *Window
	stops   []tourStop
	at      int
	box     *fyne.Container   // holds the line while the tour is on
	buttons []*widgets.Button // of the line
}

// start begins the tour; it looks first whether the sample is open.
func (t *tour) start() {
	s := t.w.session
	if s == nil {
		return
	}
	s.Work.Background(func(ctx context.Context) func() {
		err := s.Bench.Get(ctx, &assessments.Assessment{ID: toured})
		return func() {
			logged(t.w.p.Profile.Update(func(d *profileData) { d.TourDone = true }))
			t.stops, t.at = tourStops(err == nil), 0
			t.show()
		}
	})
}

func (t *tour) on() bool { return len(t.stops) > 0 }

// end removes the line, and the keyboard focus from it: the toolkit would keep sending keys to a button that
// no longer exists.
func (t *tour) end() {
	c := t.w.win.Canvas()
	if b, ok := c.Focused().(*widgets.Button); ok && slices.Contains(t.buttons, b) {
		c.Unfocus()
	}
	t.stops, t.buttons = nil, nil
	t.box.Objects = nil
	t.relay()
}

func (t *tour) show() {
	stop := t.stops[t.at]
	t.w.Go(stop.route)
	head := text.NewProse(text.Run{Text: fmt.Sprintf("The tour, %d of %d: %s.  ", t.at+1, len(t.stops),
		stop.title), Bold: true}, text.Run{Text: stop.body})
	back := widgets.NewButton("Back", func() { t.move(-1) })
	if t.at == 0 {
		back.Disable()
	}
	next := widgets.NewPrimary("Next", func() { t.move(+1) })
	leave := widgets.NewButton("End the tour", t.end)
	if t.at == len(t.stops)-1 {
		next, leave = widgets.NewPrimary("Done", t.end), nil
	}
	t.buttons = []*widgets.Button{back, next}
	buttons := container.NewHBox(back, next)
	if leave != nil {
		t.buttons = append(t.buttons, leave)
		buttons.Add(leave)
	}
	t.box.Objects = []fyne.CanvasObject{widgets.NewBanner(head, buttons)}
	t.relay()
	t.w.win.Canvas().Focus(next)
}

func (t *tour) move(by int) {
	if !t.on() {
		return
	}
	t.at = min(max(t.at+by, 0), len(t.stops)-1)
	t.show()
}

// relay lays the window out: the line takes room from the page.
func (t *tour) relay() {
	t.box.Refresh()
	t.w.win.Content().Refresh()
}
