package vendors_test

import (
	"testing"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/vendors"
	"countersign/app/widgets"
	"countersign/assessments"
	"countersign/assessments/workbench"

	"fyne.io/fyne/v2"
)

func open(t *testing.T, r ui.Route) (*uitest.Host, *workbench.Workbench, *vendors.Page) {
	t.Helper()
	h := uitest.NewHost(t)
	h.Window().Resize(fyne.NewSize(1104, 770)) // what the shell leaves of the smallest window
	b := uitest.NewBench(t, h)
	uitest.Furnish(t, b)
	uitest.Must(t)(b.Add(t.Context(), &assessments.Vendor{ID: "quill", Name: "Quillworks"},
		&assessments.Service{ID: "notes", VendorID: "quill", Name: "Scribe Notes"},
		&assessments.Use{
			ID: "minutes", ServiceID: "notes", Purpose: "Minutes of meetings",
			Status: "planned",
		}))
	h.CatchUp()
	p := vendors.New(b, h, r)
	h.Open(p)
	return h, b, p
}

func record[T any, P interface {
	*T
	assessments.Record
}](t *testing.T, b *workbench.Workbench, id string) T {
	t.Helper()
	var out T
	P(&out).SetKey(id)
	if err := b.Get(t.Context(), P(&out)); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestTheRegisterIsDrawnInEveryLook(t *testing.T) {
	h, _, p := open(t, ui.Route{Page: "vendors", ID: "lumen"})
	h.Picture("vendors-vendor")
	for item, name := range map[string]string{
		"service:chat": "service", "contract:ea": "contract",
		"use:support": "use",
	} {
		p.Visit(ui.Route{Page: "vendors", ID: "lumen", Item: item})
		h.Picture("vendors-" + name)
	}
	p.Visit(ui.Route{Page: "vendors", Item: "use:support"})
	for _, m := range []theme.Mode{theme.Dark, theme.HighContrast} {
		h.Look(m, 100)
		h.Picture("vendors-use-" + string(m))
	}
	h.Look(theme.Light, 200)
	h.Picture("vendors-use-200")
	h.Look(theme.Light, 100)
	p.Visit(ui.Route{Page: "vendors", Item: "new"})
	h.Picture("vendors-new")
	for _, c := range uitest.Find[*widgets.CheckBox](h)[1:2] {
		c.Tapped(&fyne.PointEvent{})
	}
	h.Tap("Register and place in a scope")
	h.Picture("vendors-new-wrong")
}

func TestALongUseIsDrawnToItsEnd(t *testing.T) {
	h, b, p := open(t, ui.Route{Page: "vendors", Item: "use:support"})
	u := record[assessments.Use](t, b, "support")
	u.Criticality, u.Reach, u.Autonomy = "high", "partners", "approved_action"
	u.ScopeReasons = []string{
		"The application is somebody else's, so the use is buying: Scope 1 or 2.",
		"The organisation has an agreement with the vendor: Scope 2.",
	}
	uitest.Save(t, b, &u)
	h.CatchUp()
	h.Window().Resize(fyne.NewSize(1104, 1120))
	p.Load()
	h.Picture("vendors-use-long")
	if !h.Sees("Scope 2. The application is somebody else's", "= 59 points") {
		t.Errorf("the page says %s", h.Words())
	}
}
