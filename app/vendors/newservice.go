package vendors

import (
	"context"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// newService asks in one go for vendor, service, plan, contract and use, registers them in one event
// and leads to the scoping wizard.
type newService struct {
	p        *Page
	d        draft
	rows     map[string]*widgets.FormRow
	vendor   *text.Entry
	matches  *fyne.Container
	contract *fyne.Container
	pill     *figure.Pill
	rating   *text.Prose
	ends     *text.Prose
	said     bool // the problems were shown once; from then on they are kept up to date
	working  bool
	focused  bool // the cursor was put into the first field
	left     *fyne.Container
	right    *fyne.Container
	content  fyne.CanvasObject
}

func newNewService(p *Page) *newService {
	n := &newService{
		p: p, rows: map[string]*widgets.FormRow{}, left: widgets.NewColumn(2),
		right: widgets.NewColumn(2),
	}
	n.matches, n.contract = widgets.NewWrap(), widgets.NewColumn(2)
	n.pill, n.rating, n.ends = figure.NewPill("", theme.Unknown, theme.MarkRing), text.NewProse(),
		text.NewProse()
	send := widgets.NewPrimary("Register and place in a scope", n.register)
	n.askVendor()
	n.askContract()
	n.askUse()
	header := widgets.NewPageHeader("New service",
		"Vendor, service, contract and use in one go; everything can be changed later",
		widgets.NewButton("Cancel", func() { p.host.Go(ui.Route{Page: "vendors"}) }), send)
	split := widgets.NewSplitColumns([]widgets.SplitPart{
		{Content: widgets.NewScroller(widgets.NewInset(4.5, 3, n.left)), Width: 520, Min: 220},
		{Content: widgets.NewScroller(widgets.NewInset(4.5, 3, n.right)), Min: 220},
	}, nil, nil)
	n.content = widgets.NewFrame(header, nil, nil, nil, split)
	n.refill()
	n.show()
	return n
}

// refill fills in what was typed before and not registered, and has kept what is typed from now on.
func (n *newService) refill() {
	n.p.filled = ui.Fill(n.p.host, ui.Form{
		Name: "new service", Content: &fyne.Container{Objects: []fyne.CanvasObject{n.left, n.right}},
	})
	if n.p.filled.Again() {
		again := ui.NewStillHere(n.p.restartFlow)
		n.left.Objects = append([]fyne.CanvasObject{again}, n.left.Objects...)
	}
}

// entry is a field of the draft in a row of its own.
func (n *newService) entry(id, label, hint string, into *string) *widgets.FormRow {
	e := text.NewEntry()
	e.OnChanged = func(s string) {
		*into = s
		n.show()
	}
	e.OnSubmitted = func(string) { n.register() }
	switch id {
	case "vendor":
		n.vendor = e
	case "providers":
		e.Limit = assessments.MaxText // it is the entries that are limited
	}
	e.PlaceHolder = hint
	row := labelled(label, e)
	n.rows[id] = row
	return row
}

func (n *newService) askVendor() {
	d := &n.d
	paid := widgets.NewCheckBox("paid", false, func(on bool) { d.Paid = on })
	for _, o := range []fyne.CanvasObject{
		section("Vendor and service"),
		n.entry("vendor", "Vendor", "The company that sells or gives it", &d.Vendor), n.matches,
		n.entry("service", "Service", "As the vendor calls it", &d.Service),
		n.entry("providers", "Model providers", "Whose models it runs on; separate with ;", &d.Providers),
		n.entry("plan", "Plan", "The tier: Free, Team, Enterprise; may stay empty", &d.Plan),
		labelled(" ", paid),
	} {
		n.left.Add(o)
	}
}

func (n *newService) askContract() {
	d := &n.d
	automatic := widgets.NewCheckBox("It renews by itself unless someone gives notice", false, func(on bool) {
		d.Contract.Automatic = on
		n.show()
	})
	for _, o := range []fyne.CanvasObject{
		n.entry("contract", "Contract", "As you call it: “Enterprise agreement”", &d.Contract.Name),
		n.entry("start", "Starts on", "YYYY-MM-DD", &d.Contract.Start),
		n.entry("end", "Term ends on", "YYYY-MM-DD; empty is open-ended", &d.Contract.End),
		labelled(" ", automatic),
		n.entry("renewal", "Renewed for", "Months, each time", &d.Contract.Months),
		n.entry("notice", "Notice period", "Days before the end of the term", &d.Contract.Notice),
		n.ends,
	} {
		n.contract.Add(o)
	}
	n.contract.Hide()
	n.left.Add(section("Contract"))
	n.left.Add(widgets.NewCheckBox("There is a contract, an order or accepted business terms", false,
		func(on bool) {
			d.Contract.There = on
			if on {
				n.contract.Show()
			} else {
				n.contract.Hide()
			}
			n.show()
		}))
	n.left.Add(n.contract)
}

func (n *newService) askUse() {
	d := &n.d
	planned := widgets.NewCheckBox("Only planned so far", false, func(on bool) { d.Planned = on })
	for _, o := range []fyne.CanvasObject{
		section("Use"),
		n.entry("purpose", "Purpose", "What for: “Drafting answers to customers”", &d.Purpose),
		n.entry("owner", "Owner", "Who answers for it", &d.Owner),
		n.entry("users", "Users", "Who uses it", &d.Users),
		labelled(" ", planned),
		section("Inherent risk: what it would risk if nothing protected it"),
	} {
		n.right.Add(o)
	}
	into := map[string]*string{"criticality": &d.Criticality, "reach": &d.Reach, "autonomy": &d.Autonomy}
	for _, f := range n.p.m.rubric.Factors {
		if f.Many {
			n.right.Add(n.classes(f))
		} else if at, ok := into[f.ID]; ok {
			n.right.Add(n.level(f, at))
		}
	}
	n.right.Add(widgets.NewWrap(n.pill))
	n.right.Add(n.rating)
}

// classes asks for the data that goes in.
func (n *newService) classes(f assessments.RiskFactor) fyne.CanvasObject {
	boxes := widgets.NewWrap()
	for _, l := range f.Levels {
		boxes.Add(widgets.NewCheckBox(l.Title, false, func(on bool) {
			n.d.DataClasses = n.p.m.inOrder(with(n.d.DataClasses, l.ID, on))
			n.show()
		}))
	}
	return hinted(f.Title, boxes, f.Question)
}

// level asks for one factor of the rubric.
func (n *newService) level(f assessments.RiskFactor, into *string) fyne.CanvasObject {
	options := levels(f)
	var row *widgets.FormRow
	row = hinted(f.Title, menu.NewSelect(wordsOf(options), func(at int) {
		*into = options[at].id
		row.SetHint(f.Question)
		if l, ok := f.Level(*into); ok {
			row.SetHint(l.Says)
		}
		n.show()
	}), f.Question)
	return row
}

// show keeps hints, rating and what is wrong in step with what was typed.
func (n *newService) show() {
	k := n.d.known(n.p.m)
	for id, says := range map[string]string{
		"vendor":  there(k.vendor != nil, "In the register already: the service is added to it"),
		"service": there(k.service != nil, "In the register already: the use is added to it"),
		"plan":    there(k.plan != nil, "In the register already"),
		"contract": there(k.contract != nil,
			"In the register already: the use stands on it, its dates stay as they are"),
	} {
		n.rows[id].SetHint(says)
	}
	n.showMatches()
	if n.said {
		n.sayWrong()
	}
	u := n.d.use()
	rating := n.p.m.rating(u)
	n.pill.Set(riskPill(n.p.m.rubric, rating))
	n.rating.Set(text.Run{Text: ratingLine(n.p.m.rubric, rating), Muted: true})
	n.ends.SetText("")
	if wrong := n.d.wrong(); n.d.Contract.End != "" && wrong["end"] == "" && wrong["notice"] == "" &&
		wrong["renewal"] == "" {
		n.ends.SetText(renewalLine(*n.d.Contract.record("", "", ""), n.p.host.Today()))
	}
	n.left.Refresh()
	n.right.Refresh()
}

func there(is bool, says string) string {
	if is {
		return says
	}
	return ""
}

// begin puts the cursor into the first field, once the flow is on screen.
func (n *newService) begin() {
	n.show()
	if !n.focused {
		n.focused = true
		n.p.host.Window().Canvas().Focus(n.vendor)
	}
}

// showMatches offers the vendors whose name contains what was typed.
func (n *newService) showMatches() {
	names := n.p.m.suggestions(n.d.Vendor)
	n.matches.Objects = nil
	for _, name := range names {
		n.matches.Add(widgets.NewChip(name, func() { n.vendor.SetText(name) }))
	}
	if len(names) == 0 {
		n.matches.Hide()
	} else {
		n.matches.Show()
	}
	n.matches.Refresh()
}

// refused is called when nothing was saved: it can be tried again.
func (n *newService) refused() { n.working = false }

// sayWrong says under each field what is missing or cannot be read; false when nothing is.
func (n *newService) sayWrong() bool {
	wrong := n.d.wrong()
	for id, row := range n.rows {
		row.SetError(wrong[id])
	}
	return len(wrong) > 0
}

// register saves everything in one event and continues to the scope; the wizard's page takes over from there.
func (n *newService) register() {
	if n.working {
		return
	}
	n.said = true
	if n.sayWrong() {
		n.left.Refresh()
		n.right.Refresh()
		n.p.host.Note("Something is missing or cannot be read: it is said under its field")
		return
	}
	n.working = true
	filled := n.p.filled
	records := n.d.records(n.p.m, n.p.bench.NewID)
	use := records[len(records)-1].Key()
	n.p.acts.act(func(ctx context.Context) (assessments.Event, error) {
		return n.p.bench.Add(ctx, records...)
	},
		func() {
			filled.Drop()
			n.p.host.Go(ui.Route{Page: "scoping", ID: use})
		})
}
