package vendors

import (
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// vendor is the form of a legal entity.
func (f *form) vendor() {
	type v = assessments.Vendor
	k := f.key
	for _, row := range []*widgets.FormRow{
		words(f, k, "name", "Name", "As it is known", 1, func(r *v) *string { return &r.Name }),
		words(f, k, "legal_name", "Legal name", "As it signs", 1, func(r *v) *string { return &r.LegalName }),
		words(f, k, "country", "Seat", "Country, as a code or a name", 1, func(r *v) *string {
			return &r.Country
		}),
		words(f, k, "website", "Website", "Noted only: this program never opens it", 1, func(r *v) *string {
			return &r.Website
		}),
		words(f, k, "contact", "Contact", "Whom to ask", 2, func(r *v) *string { return &r.Contact }),
		list(f, k, "tags", "Tags", "Separate with ;", func(r *v) *[]string { return &r.Tags }),
		words(f, k, "description", "About", "", 3, func(r *v) *string { return &r.Description }),
	} {
		f.rows.Add(row)
	}
}

// service is the form of a product, with its plans.
func (f *form) service(s *assessments.Service) {
	type v = assessments.Service
	k := f.key
	law := f.fact(assessments.FactQuestions(assessments.NounService)[0])
	f.spot(law.Field(), law.Focusable)
	for _, row := range []fyne.CanvasObject{
		words(f, k, "name", "Name", "As the vendor calls it", 1, func(r *v) *string { return &r.Name }),
		list(f, k, "model_providers", "Model providers", "Whose models it runs on; separate with ;",
			func(r *v) *[]string { return &r.ModelProviders }),
		list(f, k, "tags", "Tags", "Separate with ;", func(r *v) *[]string { return &r.Tags }),
		words(f, k, "description", "About", "", 3, func(r *v) *string { return &r.Description }),
		law.Row,
		section("Plans: the tiers that are bought"),
	} {
		f.rows.Add(row)
	}
	for _, p := range f.p.m.livePlans(s.ID, "") {
		f.plan(key{assessments.NounPlan, p.ID})
	}
	f.rows.Add(widgets.NewWrap(widgets.NewButton("Add plan", func() { f.p.acts.addPlan(s.ID) }).Small()))
}

// plan adds the rows of one plan.
func (f *form) plan(k key) {
	type v = assessments.Plan
	paid := tick(f, k, "paid", func(r *v) bool { return r.Paid }, func(r *v, on bool) { r.Paid = on })
	f.rows.Add(words(f, k, "name", "Plan", "", 1, func(r *v) *string { return &r.Name }))
	f.rows.Add(words(f, k, "price", "Price", "As quoted, in words", 1, func(r *v) *string {
		return &r.Price
	}))
	f.rows.Add(labelled(" ", widgets.NewWrap(paid, widgets.NewLink("Move this plan to the bin", func() {
		f.p.acts.toBin(k)
	}).Small())))
}

// contract is the form of what binds us and the vendor.
func (f *form) contract(c *assessments.Contract) {
	type v = assessments.Contract
	k := f.key
	covered := widgets.NewWrap()
	for _, s := range f.p.m.servicesOf[c.VendorID] {
		if s.Binned == 0 {
			covered.Add(tick(f, k, s.Name, func(r *v) bool {
				return has(r.Services, s.ID)
			}, func(r *v, on bool) { r.Services = with(r.Services, s.ID, on) }))
		}
	}
	if len(covered.Objects) == 0 {
		covered.Add(text.NewCaption("no service registered yet"))
	}
	value := line(f, k, "value_minor", "Value of the term", "", 1, func(r *v) string {
		return money(r.ValueMinor, r.Currency)
	}, func(r *v, s string) (err error) {
		r.ValueMinor, err = minor(s, r.Currency)
		return err
	})
	automatic := tick(f, k, "It renews by itself unless someone gives notice", func(r *v) bool {
		return r.AutomaticRenewal
	}, func(r *v, on bool) { r.AutomaticRenewal = on })
	for _, row := range []fyne.CanvasObject{
		words(f, k, "name", "Name", "", 1, func(r *v) *string { return &r.Name }),
		words(f, k, "signing_entity", "Signed by", "Which of our companies signs", 1, func(r *v) *string {
			return &r.SigningEntity
		}),
		list(f, k, "parties", "Parties", "Separate with ;", func(r *v) *[]string { return &r.Parties }),
		labelled("Covers", covered),
		section("Term and renewal"),
		date(f, k, "starts_on", "Starts on", "YYYY-MM-DD", func(r *v) *assessments.Date { return &r.Start }),
		date(f, k, "ends_on", "Term ends on", "YYYY-MM-DD; empty is open-ended",
			func(r *v) *assessments.Date { return &r.End }),
		labelled(" ", automatic),
		count(f, k, "renewal_months", "Renewed for", "Months, each time", "12 for a year", func(r *v) *int {
			return &r.RenewalMonths
		}),
		count(f, k, "notice_days", "Notice period", "Days before the end of the term", "90 for three months",
			func(r *v) *int { return &r.NoticeDays }),
		f.statement(f.renewal),
		section("Value and people"),
		value,
		words(f, k, "currency", "Currency", "Three letters: EUR, USD, CHF", 1, func(r *v) *string {
			return &r.Currency
		}),
		list(f, k, "contacts", "Contacts", "Separate with ;", func(r *v) *[]string { return &r.Contacts }),
		section("Documents"),
		f.statement(f.documents),
		widgets.NewWrap(widgets.NewLink("Open its documents", func() {
			f.p.Flush()
			f.p.host.Go(ui.Route{Page: "contracts", ID: k.id})
		}).Small()),
	} {
		f.rows.Add(row)
	}
}

// renewal says in a sentence what happens at the end of the term, loud when it is near.
func (f *form) renewal() []text.Run {
	c, ok := f.p.m.record(f.key).(*assessments.Contract)
	if !ok {
		return nil
	}
	run := text.Run{Text: renewalLine(*c, f.p.m.today)}
	if n, ok := daysBetween(f.p.m.today, c.LastNoticeDay()); ok && n <= soon {
		run.Bold = true
	}
	return []text.Run{run}
}

func (f *form) documents() []text.Run {
	n := f.p.m.texts[f.key.id]
	if n == 0 {
		return []text.Run{{Text: "No document yet. What is assessed as a clause stands in one.", Muted: true}}
	}
	return []text.Run{{Text: assessments.Count(n, "document", "documents") + "."}}
}

func has(list []string, id string) bool {
	for _, one := range list {
		if one == id {
			return true
		}
	}
	return false
}

// with is a list with an id in it, or without.
func with(list []string, id string, in bool) []string {
	var out []string
	for _, one := range list {
		if one != id {
			out = append(out, one)
		}
	}
	if in {
		out = append(out, id)
	}
	return out
}

// kindOf says what a thing is and where it belongs: "Use of Lumen Chat, by Lumen AI".
func (m *model) kindOf(r assessments.Record) string {
	var out string
	switch r := r.(type) {
	case *assessments.Vendor:
		out = "Vendor"
		if r.Country != "" {
			out += " · " + r.Country
		}
	case *assessments.Service:
		out = "Service of " + m.titleOf(key{assessments.NounVendor, r.VendorID})
	case *assessments.Contract:
		out = "Contract with " + m.titleOf(key{assessments.NounVendor, r.VendorID})
	case *assessments.Use:
		out = "Use of " + m.titleOf(key{assessments.NounService, r.ServiceID})
	}
	if assessments.InBin(r) {
		out += " · in the bin"
	}
	return strings.TrimSpace(out)
}

func (m *model) titleOf(k key) string {
	if r := m.record(k); r != nil {
		return assessments.TitleOf(r)
	}
	return "—"
}
