package duties_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/duties"
	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
	"countersign/app/widgets/timeline"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// open shows the obligations of the use of the seeded workspace, with facts said of it by fill.
func open(t *testing.T, fill func(*assessments.Use)) (*uitest.Host, *workbench.Workbench, *duties.Page) {
	t.Helper()
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	uitest.Furnish(t, b)
	if fill != nil {
		uitest.Change(t, b, assessments.NounUse, "support", func(r assessments.Record) {
			fill(r.(*assessments.Use))
		})
	}
	p := duties.New(b, h, ui.Route{Page: "obligations", ID: "a"})
	h.Open(p)
	return h, b, p
}

// hiring says what the law depends on of a use that helps to hire in Germany.
func hiring(u *assessments.Use) {
	u.UsersIn, u.PeopleIn, u.TouchesRights = []string{"DE"}, []string{"DE"}, []string{"hire"}
	u.DataClasses, u.ProtectedRecords = []string{"personal"}, []string{assessments.None}
	u.HighRiskArea, u.HighRiskException, u.Profiling = []string{"employment"}, assessments.No, assessments.Yes
	u.VendorRole, u.Generates, u.OnMarketSince = []string{"processor"}, []string{"text"}, "from_2026_12_10"
}

func TestDutiesSayStateDayReasonAndItems(t *testing.T) {
	h, _, p := open(t, hiring)
	if !h.Sees("binds since", "GDPR, Art. 28(1), 28(3), 28(9)", "2018-05-25", "Bind from 7",
		"Not legal advice") {
		t.Errorf("got: %s", h.Words())
	}
	if !h.Sees("Why it binds this use", "Jurisdictions: European Union.",
		"Computed from: Jurisdictions: Germany, European Union") {
		t.Errorf("no reason: %s", h.Words())
	}
	p.Visit(ui.Route{ID: "a", Item: "GDPR-28-3"})
	h.Tap("Processor role and data processing agreement")
	if at := h.Routes[len(h.Routes)-1]; at.Page != "desk" || at.ID != "a" || at.Item != "S2-LP-DPA" {
		t.Errorf("the item leads to %v", at)
	}
	p.Visit(ui.Route{ID: "a", Item: "EUAIA-26-11"})
	if !h.Sees("EUAIA-111-2") && !h.Sees("Art. 111(2)") {
		t.Errorf("what changes the duty is not beside it: %s", h.Words())
	}
}

func TestAMissingFactLeadsToItsForm(t *testing.T) {
	h, _, p := open(t, hiring)
	for duty, want := range map[string]ui.Route{
		"EUAIA-26-4":       {Page: "vendors", ID: "support", Item: "use:support", Field: "controls_input_data"},
		"DATAACT-23":       {Page: "vendors", ID: "chat", Item: "service:chat", Field: "data_processing_service"},
		"DE-BETRVG-87-1-6": {Page: "settings", Field: "works_council"},
	} {
		p.Visit(ui.Route{ID: "a", Item: duty})
		links := uitest.Find[*widgets.Button](h)
		i := slices.IndexFunc(links, func(b *widgets.Button) bool {
			return len(b.Text()) > 8 && b.Text()[:8] == "Answer: "
		})
		if i < 0 {
			t.Errorf("%s: nothing to answer: %s", duty, h.Words())
			continue
		}
		links[i].Tapped(&fyne.PointEvent{})
		if got := h.Routes[len(h.Routes)-1]; got != want {
			t.Errorf("%s leads to %v, want %v", duty, got, want)
		}
	}
}

func TestDutiesThatDoNotBindAreCountedAndHaveTheirReason(t *testing.T) {
	h, _, p := open(t, hiring)
	list := uitest.Find[*table.View](h)[0]
	if slices.Contains(list.Shown(), "CO-1704-1") {
		t.Error("a duty that does not bind is among those that concern the use")
	}
	chips := uitest.Find[*widgets.Chip](h)
	at := slices.IndexFunc(chips, func(c *widgets.Chip) bool {
		return strings.HasPrefix(c.Text(), "Do not bind")
	})
	chips[at].Tapped(&fyne.PointEvent{})
	p.Visit(ui.Route{ID: "a", Item: "CO-1704-1"})
	if !slices.Contains(list.Shown(), "CO-1704-1") ||
		!h.Sees("Jurisdictions: Germany, European Union; not Colorado.") {
		t.Errorf("got: %s", h.Words())
	}
}

func TestARouteToADutyShowsItWhateverItsState(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	uitest.Furnish(t, b)
	uitest.Change(t, b, assessments.NounUse, "support", func(r assessments.Record) {
		hiring(r.(*assessments.Use))
	})
	h.Open(duties.New(b, h, ui.Route{Page: "obligations", ID: "support", Item: "NYC-LL144"}))
	if !h.Sees("Why it does not bind this use", "not New York City") {
		t.Errorf("got: %s", h.Words())
	}
}

func TestAUseOfWhichNothingIsSaidHasNoDutyExcluded(t *testing.T) {
	h, b, _ := open(t, nil)
	book, err := b.Duties(t.Context(), "support", h.Today())
	if err != nil {
		t.Fatal(err)
	}
	if !h.Sees("0 duties bind", "Do not bind 0") {
		t.Errorf("got: %s", h.Words())
	}
	if len(book.Ask["chat"]) != 0 {
		t.Errorf("the vendor is asked %d questions", len(book.Ask["chat"]))
	}
}

func TestOldDutiesSayThatTheyAreOld(t *testing.T) {
	h := uitest.NewHost(t)
	h.Day = "2027-06-01"
	b := uitest.NewBench(t, h)
	uitest.Furnish(t, b)
	h.Open(duties.New(b, h, ui.Route{Page: "obligations", ID: "support"}))
	if !h.Sees("more than six months ago") {
		t.Errorf("got: %s", h.Words())
	}
}

func TestDutiesAreDrawnInEveryLook(t *testing.T) {
	h, _, _ := open(t, hiring)
	for _, m := range []theme.Mode{theme.Light, theme.Dark} {
		h.Look(m, 100)
		h.Picture("duties-" + string(m))
	}
	h.Look(theme.Light, 200)
	h.Picture("duties-200")
}

func TestChangingTheFactsBeginsAtWhatIsMissing(t *testing.T) {
	for name, c := range map[string]struct {
		duty string
		fill func(*assessments.Use)
		want string
	}{
		"of the selected duty":   {"EUAIA-26-4", hiring, "controls_input_data"},
		"of a duty that binds":   {"GDPR-28-3", hiring, ""},
		"nothing is said at all": {"", nil, "users_in"},
	} {
		t.Run(name, func(t *testing.T) {
			h, _, p := open(t, c.fill)
			if c.duty != "" {
				p.Visit(ui.Route{ID: "a", Item: c.duty})
			}
			h.Tap("Change the facts")
			got := h.Routes[len(h.Routes)-1]
			if got.Field == "" || c.want != "" && got.Field != c.want {
				t.Errorf("it leads to %+v, want the field %q", got, c.want)
			}
		})
	}
}

// The line of time and the list share one selection, and what the picture shows of a day is said in words.
func TestTheLineOfTimeAndTheListFollowEachOther(t *testing.T) {
	h, _, p := open(t, hiring)
	line, list := uitest.Find[*timeline.Picture](h)[0], uitest.Find[*table.View](h)[0]
	p.Visit(ui.Route{ID: "a", Item: "EUAIA-26-11"})
	if !h.Sees("2027-12-02, to come: EU AI Act", "26(11)") {
		t.Errorf("the day of the selected duty is not said: %s", h.Words())
	}
	line.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	if got := list.Selected(); len(got) != 1 || got[0] != "GDPR-5-6" {
		t.Errorf("the first day selects %v", got)
	}
	if !h.Sees("2018-05-25, reached: GDPR, Art. 5, 6, Art. 13, 14") {
		t.Errorf("the day is not said: %s", h.Words())
	}
	line.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if h.Window().Canvas().Focused() != fyne.Focusable(list) {
		t.Error("Enter does not go to the list")
	}
	tall := line.MinSize().Height
	p.TakeRune('t')
	if line.MinSize().Height >= tall || p.TakeRune('x') {
		t.Error("T does not fold it, or another key is taken")
	}
}

func TestTheDaysOfLawAreListedInWords(t *testing.T) {
	h, _, p := open(t, hiring)
	for _, c := range p.Commands() {
		if c.ID == "duties.days" {
			c.Run()
		}
	}
	if !h.Sees("Days of law for this use", "disputed", "to come", "reached", "2026-12-10") {
		t.Fatalf("the days: %s", h.Words())
	}
	lists := uitest.Find[*table.View](h)
	days := lists[len(lists)-1]
	days.Select("EU-AI-ACT 2027-12-02")
	days.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if h.Dialogs[0].Open || p.Place().Item != "EUAIA-26-1" {
		t.Errorf("Enter selects %v", p.Place())
	}
}
