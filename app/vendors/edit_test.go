package vendors_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/vendors"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

func events(t *testing.T, b *workbench.Workbench) int {
	t.Helper()
	all, err := b.Events(t.Context(), assessments.EventQuery{})
	if err != nil {
		t.Fatal(err)
	}
	return len(all)
}

func at(p *vendors.Page, item string) { p.Visit(ui.Route{Page: "vendors", Item: item}) }

func TestEveryTextOfAVendorIsSavedWhenItsFieldIsLeft(t *testing.T) {
	h, b, p := open(t, ui.Route{Page: "vendors", ID: "lumen"})
	for label, text := range map[string]string{
		"Name": "Lumen", "Legal name": "Lumen AI Limited", "Seat": "Ireland", "Website": "lumen.example",
		"Contact": "Nia", "Tags": "chat; models ;", "About": "Two lines\nof text",
	} {
		h.Fill(label, text)
	}
	v := record[assessments.Vendor](t, b, "lumen")
	if v.Name != "Lumen" || v.LegalName != "Lumen AI Limited" || v.Country != "Ireland" ||
		v.Website != "lumen.example" || v.Contact != "Nia" || strings.Join(v.Tags, "|") != "chat|models" ||
		v.Description != "Two lines\nof text" {
		t.Errorf("saved %+v", v)
	}
	if !h.Sees("Lumen AI Limited") || p.Title() != "Lumen" {
		t.Errorf("the page says %s", h.Words())
	}
}

func TestTextsCommittedTogetherDoNotTakeEachOtherBack(t *testing.T) {
	h, b, p := open(t, ui.Route{Page: "vendors", Item: "use:support"})
	for label, words := range map[string]string{"Owner": "Bruno", "Users": "Everybody"} {
		field := uitest.Within[*text.Field](h.Row(label))[0]
		field.SetText(words) // typed, and not yet committed
	}
	p.Flush()
	if u := record[assessments.Use](t, b, "support"); u.Owner != "Bruno" || u.Users != "Everybody" {
		t.Errorf("saved owner %q, users %q", u.Owner, u.Users)
	}
}

func TestWhatIsTypedIsSavedIntoItsOwnThingWhenAnotherOneIsTaken(t *testing.T) {
	h, b, p := open(t, ui.Route{Page: "vendors", Item: "contract:ea"})
	uitest.Within[*text.Field](h.Row("Signed by"))[0].SetText("Acme AG")
	at(p, "service:chat")
	if c := record[assessments.Contract](t, b, "ea"); c.SigningEntity != "Acme AG" {
		t.Errorf("the contract is signed by %q", c.SigningEntity)
	}
	if s := record[assessments.Service](t, b, "chat"); s.Name != "Lumen Chat" {
		t.Errorf("the service is called %q", s.Name)
	}
}

func TestWhatCannotBeReadIsSaidUnderItsFieldAndChangesNothing(t *testing.T) {
	h, b, _ := open(t, ui.Route{Page: "vendors", Item: "contract:ea"})
	before := events(t, b)
	for label, words := range map[string]string{
		"Term ends on": "31 August", "Notice period": "ninety", "Value of the term": "a lot", "Name": "",
		"Starts on": "2028-01-01", "Renewed for": "-3",
	} {
		h.Fill(label, words)
		row := h.Row(label)
		if row.Error() == "" {
			t.Errorf("%s: %q was accepted", label, words)
		}
		if got := uitest.Within[*text.Field](row)[0].Text; got != words {
			t.Errorf("%s: what was typed was taken away: %q", label, got)
		}
	}
	if events(t, b) != before {
		t.Error("something was saved")
	}
	h.Fill("Term ends on", "2027-12-31")
	if h.Row("Term ends on").Error() != "" || record[assessments.Contract](t, b, "ea").End != "2027-12-31" {
		t.Error("the corrected day is not saved")
	}
	if !h.Sees("Last day to give notice: 2027-10-02") {
		t.Errorf("the page says %s", h.Words())
	}
}

func TestAContractKeepsItsTermValueAndServices(t *testing.T) {
	h, b, _ := open(t, ui.Route{Page: "vendors", Item: "contract:ea"})
	h.Fill("Value of the term", "52.500,50")
	h.Fill("Notice period", "30")
	h.Fill("Contacts", "Nia; Rita")
	h.Check("Lumen Chat")
	h.Check("It renews by itself unless someone gives notice")
	c := record[assessments.Contract](t, b, "ea")
	if c.ValueMinor != 5_250_050 || c.NoticeDays != 30 || len(c.Contacts) != 2 || len(c.Services) != 0 ||
		c.AutomaticRenewal {
		t.Errorf("saved %+v", c)
	}
	if !h.Sees("1 document.") {
		t.Errorf("the page says %s", h.Words())
	}
}

func TestAPlanIsAddedEditedAndBinnedInItsService(t *testing.T) {
	h, b, _ := open(t, ui.Route{Page: "vendors", Item: "service:notes"})
	h.Tap("Add plan")
	h.Fill("Plan", "Business")
	h.Fill("Price", "9 € a month")
	h.Check("paid")
	rows, err := b.List(t.Context(), "plan", assessments.Where{Field: "service", In: []string{"notes"}})
	if err != nil || len(rows) != 1 {
		t.Fatalf("%d plans, %v", len(rows), err)
	}
	if p := rows[0].(*assessments.Plan); p.Name != "Business" || p.Price != "9 € a month" || !p.Paid {
		t.Errorf("saved %+v", p)
	}
	h.Tap("Move this plan to the bin")
	if rows, _ = b.List(t.Context(), "plan", assessments.Where{Field: "service", In: []string{"notes"}}); len(
		rows) != 0 {
		t.Error("the plan is still there")
	}
}

func TestTheRatingFollowsEveryFactorAtOnce(t *testing.T) {
	h, b, _ := open(t, ui.Route{Page: "vendors", Item: "use:support"})
	if !h.Sees("Unrated until someone answers") {
		t.Fatalf("an unanswered use is not unrated: %s", h.Words())
	}
	h.Pick("What hangs on it", "A process stops")
	h.Pick("Whom it reaches", "The organisation")
	h.Pick("How far it acts by itself", "It acts when told")
	h.Check("Passwords and keys")
	if !h.Sees("High inherent risk · Tier 1", "Passwords and keys 40", "= 68 points", "tier 1") {
		t.Errorf("the page says %s", h.Words())
	}
	if u := record[assessments.Use](t, b, "support"); u.Criticality != "high" || u.Reach != "organisation" ||
		u.Autonomy != "approved_action" || strings.Join(u.DataClasses, " ") != "personal credentials" {
		t.Errorf("saved %+v", u)
	}
	uitest.Must(t)(b.Undo(t.Context()))
	h.CatchUp()
	if !h.Sees("Personal data 25", "= 53 points") {
		t.Errorf("after undo the page says %s", h.Words())
	}
}

func TestAUseIsTiedToPlanContractAndStatus(t *testing.T) {
	h, b, _ := open(t, ui.Route{Page: "vendors", Item: "use:support"})
	h.Pick("Plan", "no plan named")
	h.Pick("Contract", "no contract")
	h.Pick("Status", "retired")
	if u := record[assessments.Use](t, b, "support"); u.PlanID != "" || u.ContractID != "" ||
		u.Status != "retired" {
		t.Errorf("saved %+v", u)
	}
}

func TestAThingIsAddedAndItsNameTypedAtOnce(t *testing.T) {
	for _, c := range []struct {
		verb, noun, name string
	}{
		{"Add vendor", "vendor", "Draftline"},
		{"Add service", "service", "Draftline Mail"},
		{"Add contract", "contract", "Order 7"},
		{"Add use", "use", "Mail drafting"},
	} {
		t.Run(c.noun, func(t *testing.T) {
			h, b, p := open(t, ui.Route{Page: "vendors", ID: "quill"})
			before := events(t, b)
			h.Tap(c.verb)
			if events(t, b) != before+1 {
				t.Fatalf("adding made %d events", events(t, b)-before)
			}
			focused, ok := h.Window().Canvas().Focused().(*text.Field)
			if !ok {
				t.Fatalf("the focus is on %T", h.Window().Canvas().Focused())
			}
			for _, r := range c.name {
				focused.TypedRune(r)
			}
			p.Flush()
			rows, err := b.List(t.Context(), assessments.Noun(c.noun))
			if err != nil {
				t.Fatal(err)
			}
			found := false
			for _, r := range rows {
				found = found || assessments.TitleOf(r) == c.name
			}
			if !found || !h.Sees(c.name) {
				t.Errorf("there is no %s called %q: %s", c.noun, c.name, h.Words())
			}
		})
	}
}

func TestWhatIsAddedIsTakenBackByUndo(t *testing.T) {
	h, b, _ := open(t, ui.Route{Page: "vendors", Item: "use:minutes"})
	h.Tap("Add use")
	uitest.Must(t)(b.Undo(t.Context()))
	h.CatchUp()
	if h.Sees("New use") || !h.Sees("Quillworks") {
		t.Errorf("the page says %s", h.Words())
	}
}

// toList gives the keyboard to the list of what a vendor has.
func toList(h *uitest.Host) {
	h.Window().Canvas().Focus(uitest.Find[*widgets.List](h)[0])
}

func TestAVendorGoesToTheBinAndComesBack(t *testing.T) {
	h, b, p := open(t, ui.Route{Page: "vendors", ID: "quill"})
	if p.TakeKey(&fyne.KeyEvent{Name: fyne.KeyDelete}) {
		t.Fatal("Delete acts on a vendor while its list does not have the keyboard")
	}
	toList(h)
	if !p.TakeKey(&fyne.KeyEvent{Name: fyne.KeyDelete}) {
		t.Fatal("Delete does nothing")
	}
	d := h.Dialogs[len(h.Dialogs)-1]
	if d.Title != "Move “Quillworks” to the bin?" || !h.Sees("1 service", "1 use", "Nothing is erased") {
		t.Fatalf("it asks “%s”: %s", d.Title, h.Words())
	}
	h.Tap("Cancel")
	if record[assessments.Vendor](t, b, "quill").Binned != 0 {
		t.Fatal("Delete and Cancel move it to the bin")
	}
	p.TakeKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	h.Tap("Move to the bin")
	if h.Sees("Quillworks") || len(h.Notes) != 1 || !strings.Contains(h.Notes[0], "Ctrl+Z") {
		t.Errorf("the page says %s, noted %q", h.Words(), h.Notes)
	}
	if uses, _ := b.List(t.Context(), "use"); len(uses) != 1 {
		t.Errorf("%d uses are left outside the bin", len(uses))
	}
	for _, c := range uitest.Find[*widgets.Chip](h)[:1] {
		c.Tapped(&fyne.PointEvent{})
	}
	if !h.Sees("Quillworks", "in the bin", "Restore") {
		t.Fatalf("the bin shows %s", h.Words())
	}
	h.Tap("Restore")
	if !h.Sees("Quillworks", "Lumen AI") || h.Sees("Restore") {
		t.Errorf("after restoring: %s", h.Words())
	}
	if uses, _ := b.List(t.Context(), "use"); len(uses) != 2 {
		t.Errorf("%d uses are back", len(uses))
	}
}

func TestAContractThatAUseStandsOnStaysAndSaysWhy(t *testing.T) {
	h, b, _ := open(t, ui.Route{Page: "vendors", Item: "contract:ea"})
	h.Tap("Move to the bin")
	h.Tap("Move to the bin") // in the question
	if !h.Sees("“Support drafting”") || !h.Dialogs[len(h.Dialogs)-1].Open {
		t.Errorf("it says %s", h.Words())
	}
	if c := record[assessments.Contract](t, b, "ea"); c.Binned != 0 {
		t.Error("it went to the bin")
	}
}

func TestAPlacedUseLeadsToItsAssessmentAndAnUnplacedOneToTheWizard(t *testing.T) {
	h, b, p := open(t, ui.Route{Page: "vendors", Item: "use:minutes"})
	h.Tap("Place in a scope…")
	if len(h.Routes) != 1 || h.Routes[0] != (ui.Route{Page: "scoping", ID: "minutes"}) {
		t.Fatalf("led to %v", h.Routes)
	}
	u := record[assessments.Use](t, b, "minutes")
	u.Scope, u.Owner, u.DataClasses, u.Criticality, u.Reach, u.Autonomy = 1, "Rita", []string{"public"},
		"low", "team", "suggests"
	uitest.Save(t, b, &u)
	h.CatchUp()
	h.Tap("Begin the assessment")
	if len(h.Routes) != 2 || h.Routes[1].Page != "desk" {
		t.Fatalf("led to %v", h.Routes)
	}
	a := record[assessments.Assessment](t, b, h.Routes[1].ID)
	if a.UseID != "minutes" || a.Scope != 1 || a.Tier != "3" || a.NextReview != "2028-11-21" ||
		a.Requester != "Rita" || a.Name != "Scribe Notes" {
		t.Errorf("begun %+v", a)
	}
	h.Tap("Open the assessment")
	if h.Routes[2] != (ui.Route{Page: "desk", ID: a.ID}) {
		t.Errorf("led to %v", h.Routes[2])
	}
	at(p, "use:support")
	if !h.Sees("Scope 2") {
		t.Errorf("the page says %s", h.Words())
	}
}

func TestJAndKWalkThroughWhatAVendorHas(t *testing.T) {
	h, _, p := open(t, ui.Route{Page: "vendors", ID: "lumen"})
	for range 3 {
		if !p.TakeRune('j') {
			t.Fatal("J does nothing")
		}
	}
	if !h.Sees("Use of Lumen Chat") {
		t.Errorf("three steps down: %s", h.Words())
	}
	p.TakeRune('k')
	if !h.Sees("Service of Lumen AI") || p.TakeRune('x') {
		t.Errorf("one step up: %s", h.Words())
	}
}

func TestAnEmptyRegisterOffersTheOneNextStep(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	h.Open(vendors.New(b, h, ui.Route{Page: "vendors"}))
	h.Tap("New service…")
	if len(h.Routes) != 1 || h.Routes[0].Item != "new" {
		t.Errorf("led to %v", h.Routes)
	}
}

// TestWhatTakesNothingWithItGoesToTheBinAtOnce, and several vendors are asked about once.
func TestWhatTakesNothingWithItGoesToTheBinAtOnce(t *testing.T) {
	h, b, p := open(t, ui.Route{Page: "vendors"})
	uitest.Must(t)(b.Add(t.Context(), &assessments.Vendor{ID: "blank", Name: "Blank"}))
	h.CatchUp()
	p.Visit(ui.Route{Page: "vendors", ID: "blank"})
	toList(h)
	p.TakeKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if len(h.Dialogs) != 0 || record[assessments.Vendor](t, b, "blank").Binned == 0 {
		t.Errorf("%d questions about a vendor that has nothing", len(h.Dialogs))
	}
	if n := len(h.Notes); n != 1 || h.Notes[0] != "“Blank” moved to the bin; Ctrl+Z undoes it" {
		t.Errorf("it says %v", h.Notes)
	}
	table := uitest.Find[*table.View](h)[0]
	table.TypedShortcut(&fyne.ShortcutSelectAll{})
	table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if len(h.Dialogs) != 1 || !h.Sees("“Lumen AI”, “Quillworks”") {
		t.Fatalf("%d questions about all vendors: %s", len(h.Dialogs), h.Words())
	}
	h.Tap("Move to the bin")
	if left, _ := b.List(t.Context(), "vendor"); len(left) != 0 {
		t.Errorf("%d vendors are left", len(left))
	}
}
