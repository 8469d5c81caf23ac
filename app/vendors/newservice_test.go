package vendors_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/vendors"
	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

func TestAServiceIsRegisteredInOneGoAndLeadsToItsScope(t *testing.T) {
	h, b, _ := open(t, ui.Route{Page: "vendors", Item: "new"})
	if f, ok := h.Window().Canvas().Focused().(*text.Entry); !ok ||
		f.PlaceHolder != "The company that sells or gives it" {
		t.Errorf("the cursor is not in the first field but in %T", h.Window().Canvas().Focused())
	}
	before := events(t, b)
	h.Check("There is a contract, an order or accepted business terms")
	for label, text := range map[string]string{
		"Vendor": "Draftline", "Service": "Draftline Mail", "Model providers": "Orchard; Bramble",
		"Plan": "Team", "Contract": "Order 7",
		"Starts on": "2026-12-01", "Term ends on": "2027-11-30", "Notice period": "60",
		"Purpose": "Mail drafting", "Owner": "Rita", "Users": "Sales",
	} {
		h.Fill(label, text)
	}
	h.Check("paid")
	h.Check("Personal data")
	h.Check("Internal")
	h.Pick("What hangs on it", "It slows down")
	h.Pick("Whom it reaches", "A team")
	h.Pick("How far it acts by itself", "It suggests")
	if !h.Sees("Medium inherent risk",
		"It ends on 2027-11-30 unless someone renews it. Last day to give notice: 2027-10-01") {
		t.Errorf("the flow says %s", h.Words())
	}
	h.Tap("Register and place in a scope")
	if events(t, b) != before+1 {
		t.Fatalf("registering made %d events: %s", events(t, b)-before, h.Words())
	}
	if len(h.Routes) != 1 || h.Routes[0].Page != "scoping" {
		t.Fatalf("led to %v", h.Routes)
	}
	u := record[assessments.Use](t, b, h.Routes[0].ID)
	s := record[assessments.Service](t, b, u.ServiceID)
	c := record[assessments.Contract](t, b, u.ContractID)
	p := record[assessments.Plan](t, b, u.PlanID)
	if u.Purpose != "Mail drafting" || u.Status != "current" || len(u.DataClasses) != 2 ||
		u.DataClasses[0] != "internal" || u.Scope != 0 {
		t.Errorf("use %+v", u)
	}
	if s.Name != "Draftline Mail" || len(s.ModelProviders) != 2 || !p.Paid || c.NoticeDays != 60 ||
		c.End != "2027-11-30" || c.Services[0] != s.ID {
		t.Errorf("service %+v, plan %+v, contract %+v", s, p, c)
	}
	if v := record[assessments.Vendor](t, b, s.VendorID); v.Name != "Draftline" || c.VendorID != v.ID {
		t.Errorf("vendor %+v", v)
	}
	uitest.Must(t)(b.Undo(t.Context()))
	if all, _ := b.List(t.Context(), "vendor"); len(all) != 2 {
		t.Errorf("after undo there are %d vendors", len(all))
	}
}

func TestAVendorThatIsThereIsOfferedAndTaken(t *testing.T) {
	h, b, _ := open(t, ui.Route{Page: "vendors", Item: "new"})
	h.Fill("Vendor", "lum")
	chips := uitest.Find[*widgets.Chip](h)
	if len(chips) != 1 {
		t.Fatalf("%d vendors are offered: %s", len(chips), h.Words())
	}
	chips[0].Tapped(&fyne.PointEvent{})
	if !h.Sees("In the register already: the service is added to it") {
		t.Errorf("the flow says %s", h.Words())
	}
	h.Fill("Service", "Lumen Code")
	h.Fill("Purpose", "Reviewing code")
	h.Tap("Register and place in a scope")
	u := record[assessments.Use](t, b, h.Routes[0].ID)
	if s := record[assessments.Service](t, b, u.ServiceID); s.VendorID != "lumen" || u.ContractID != "" ||
		u.PlanID != "" {
		t.Errorf("service of %s, contract %q, plan %q", s.VendorID, u.ContractID, u.PlanID)
	}
}

func TestWhatIsMissingIsSaidAndNothingIsRegistered(t *testing.T) {
	h, b, _ := open(t, ui.Route{Page: "vendors", Item: "new"})
	before := events(t, b)
	h.Fill("Vendor", "Draftline")
	h.Tap("Register and place in a scope")
	if events(t, b) != before || len(h.Routes) != 0 || h.Row("Service").Error() == "" ||
		h.Row("Purpose").Error() == "" || h.Row("Vendor").Error() != "" {
		t.Errorf("led to %v: %s", h.Routes, h.Words())
	}
	h.Fill("Service", "Mail")
	if h.Row("Service").Error() != "" {
		t.Error("what was corrected is still said to be missing")
	}
}

func TestEscapeLeavesTheFlowAndTheRegisterIsBack(t *testing.T) {
	h, _, p := open(t, ui.Route{Page: "vendors", Item: "new"})
	if p.Title() != "New service" || !p.TakeKey(&fyne.KeyEvent{Name: fyne.KeyEscape}) || len(h.Routes) != 1 {
		t.Fatalf("%q led to %v", p.Title(), h.Routes)
	}
	p.Visit(h.Routes[0])
	if !h.Sees("Add vendor", "Lumen AI") {
		t.Errorf("the page says %s", h.Words())
	}
}

func TestTheFlowDraws(t *testing.T) {
	h, b, _ := open(t, ui.Route{Page: "vendors", Item: "new"})
	h.Fill("Vendor", "qui")
	h.Check("There is a contract, an order or accepted business terms")
	h.Picture("vendors-new-1104")
	h.Open(vendors.New(b, h, ui.Route{Page: "vendors", Item: "use:minutes"}))
	h.Window().Resize(fyne.NewSize(1744, 1050))
	h.Picture("vendors-use-1920")
}

// TestNewServiceIsThereAgain leaves the flow half filled, in every way, and comes back.
func TestNewServiceIsThereAgain(t *testing.T) {
	carla := assessments.Actor{Name: "Carla", Role: "legal"}
	h, b, p := open(t, ui.Route{Page: "vendors", Item: "new"})
	h.Drafts().ActAs(carla)
	holds := func() string {
		t.Helper()
		var out []string
		for _, e := range uitest.Find[*text.Entry](h) {
			if e.Text != "" {
				out = append(out, e.Text)
			}
		}
		for _, c := range uitest.Find[*widgets.CheckBox](h) {
			if c.On() {
				out = append(out, c.Text())
			}
		}
		for _, s := range uitest.Find[*menu.Select](h) {
			if s.SelectedIndex() > 0 {
				out = append(out, s.Selected)
			}
		}
		slices.Sort(out)
		return strings.Join(out, "|")
	}
	if h.Sees(ui.StillHere) {
		t.Error("a flow that is new says that something is here again")
	}
	h.Fill("Vendor", "Draftline")
	h.Fill("Purpose", "Mail drafting")
	h.Check("There is a contract, an order or accepted business terms")
	h.Fill("Contract", "Order 7")
	h.Check("Personal data")
	h.Pick("Whom it reaches", "A team")
	typed, list := holds(), ui.Route{Page: "vendors"}
	fresh := ui.Route{Page: "vendors", Item: "new"}
	for name, leave := range map[string]func(){
		"Cancel, Escape or the list": func() { p.Visit(list); p.Visit(fresh) },
		"another page": func() {
			p.Close() // as the window does, before it makes the next page
			p = vendors.New(b, h, fresh)
			h.Open(p)
		},
	} {
		leave()
		if got := holds(); got != typed || !h.Sees(ui.StillHere, "Whom it reaches: A team 0") {
			t.Errorf("%s: it holds %q, not %q: %s", name, got, typed, h.Words())
		}
	}
	h.Drafts().ActAs(assessments.Actor{Name: "Piet", Role: "procurement"})
	p.Visit(list)
	if p.Visit(fresh); holds() != "" || h.Sees(ui.StillHere) {
		t.Errorf("another person finds %q", holds())
	}
	p.Visit(list)
	h.Drafts().ActAs(carla)
	p.Visit(fresh)
	h.Tap("Throw it away")
	p.Visit(list)
	if p.Visit(fresh); holds() != "" {
		t.Errorf("thrown away, it holds %q", holds())
	}
	for _, label := range []string{"Vendor", "Service", "Purpose"} {
		h.Fill(label, "Draftline")
	}
	h.Tap("Register and place in a scope")
	p.Visit(list)
	if p.Visit(fresh); holds() != "" {
		t.Errorf("registered, it holds %q", holds())
	}
}
