package vendors

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/quick"

	"countersign/app/theme"
	"countersign/assessments"
	"countersign/templates"
)

const today = assessments.Date("2026-11-21")

// catalogue is read once: it takes a while and never changes.
var catalogue = sync.OnceValues(templates.Load)

func sample(t testing.TB) *model {
	t.Helper()
	c, err := catalogue()
	if err != nil {
		t.Fatal(err)
	}
	m := &model{rubric: c.Rubric}
	m.set(register{
		vendors: []assessments.Vendor{
			{ID: "v1", Name: "zeta"},
			{ID: "v2", Name: "Alpha", LegalName: "Alpha Ltd"},
			{ID: "v3", Name: "Gone", Bin: assessments.Bin{Binned: 7}},
		},
		services: []assessments.Service{
			{ID: "s1", VendorID: "v1", Name: "Chat"},
			{ID: "s2", VendorID: "v1", Name: "Assist"},
			{ID: "s3", VendorID: "v3", Name: "Old", Bin: assessments.Bin{Binned: 7}},
		},
		plans: []assessments.Plan{
			{ID: "p1", ServiceID: "s1", Name: "Team"},
			{ID: "p2", ServiceID: "s1", Name: "Free", Bin: assessments.Bin{Binned: 3}},
		},
		contracts: []assessments.Contract{
			{ID: "c1", VendorID: "v1", Name: "MSA", End: "2027-08-31", NoticeDays: 90},
			{ID: "c2", VendorID: "v1", Name: "Old", End: "2026-01-31"},
			{ID: "c3", VendorID: "v1", Name: "Order", End: "2027-01-31", NoticeDays: 30},
		},
		uses: []assessments.Use{
			{ID: "u1", ServiceID: "s1", Purpose: "Support", Scope: 2},
			{ID: "u2", ServiceID: "s1", Purpose: "Code", Scope: 4},
			{ID: "u3", ServiceID: "s2", Purpose: "Mail"},
			{ID: "u4", ServiceID: "s2", Purpose: "Away", Scope: 1, Bin: assessments.Bin{Binned: 5}},
		},
		documents: []assessments.Document{
			{ID: "d1", VendorID: "v1", ContractID: "c1"},
			{ID: "d2", VendorID: "v1", ContractID: "c1", Bin: assessments.Bin{Binned: 2}},
		},
		assessments: []assessments.Assessment{
			{ID: "a1", UseID: "u1", Status: assessments.Draft},
			{ID: "a2", UseID: "u1", Status: assessments.Approved},
		},
	}, today)
	return m
}

func TestVendorsStandByNameWithWhatTheyHave(t *testing.T) {
	m := sample(t)
	rows := m.rows()
	if len(rows) != 2 || rows[0].Name != "Alpha" || m.vendor != "v2" {
		t.Fatalf("got %+v, selected %q", rows, m.vendor)
	}
	z := rows[1]
	if z.Services != 2 || z.Uses != 3 || z.Unplaced != 1 || z.Unseen != 0 ||
		!slices.Equal(z.Scopes, []int{2, 4}) || z.Notice != "2027-01-01" {
		t.Errorf("got %+v", z)
	}
	m.binned = true
	if rows := m.rows(); len(rows) != 1 || rows[0].ID != "v3" || rows[0].Services != 1 {
		t.Errorf("the bin shows %+v", rows)
	}
}

func TestTheOutlineNamesEverythingOfAVendorAndWhatIsInTheBin(t *testing.T) {
	m := sample(t)
	if !m.take(key{"use", "u1"}) || m.vendor != "v1" {
		t.Fatalf("the use's vendor was not selected: %q", m.vendor)
	}
	var got []string
	for _, e := range m.outline() {
		got = append(got, e.Title+"|"+e.Sub+"|"+e.State)
	}
	want := []string{
		"zeta|the company|", "Contracts||", "MSA|notice by 2027-06-02 (193 days)|",
		"Old|ended on 2026-01-31|", "Order|notice by 2027-01-01 (41 days)|",
		"Assist||", "Service and plans|no plan yet|", "Mail|not placed yet · unrated|unplaced",
		"Chat||", "Service and plans|Team|", "Code|Scope 4, building · unrated|building",
		"Support|Scope 2 · unrated · approved|assessed",
		"In the bin||", "Away|use of Assist|binned",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestWhatIsSelectedGivesWayWhenItIsGone(t *testing.T) {
	m := sample(t)
	m.take(key{"use", "u3"})
	r := m.register
	r.uses = r.uses[:2]
	m.set(r, today)
	if m.hand != (key{"vendor", "v1"}) {
		t.Errorf("without the use, %v is selected", m.hand)
	}
	r.vendors = slices.Clone(r.vendors[1:])
	m.set(r, today)
	if m.vendor != "v2" || m.hand != (key{"vendor", "v2"}) {
		t.Errorf("without the vendor, %v is selected", m.hand)
	}
	m.set(register{}, today)
	if m.vendor != "" || m.record(m.hand) != nil || len(m.outline()) != 0 {
		t.Errorf("in an empty register %v is selected", m.hand)
	}
	if m.take(key{"use", "nobody"}) || m.take(key{}) {
		t.Error("took what is not there")
	}
}

func TestAThingIsFoundByItsIDWhateverItIs(t *testing.T) {
	m := sample(t)
	for id, want := range map[string]key{
		"v1": {"vendor", "v1"}, "s2": {"service", "s2"},
		"p1": {"service", "s1"}, "c3": {"contract", "c3"}, "u2": {"use", "u2"}, "x": {}, "": {},
	} {
		if got := m.find(key{id: id}); got != want {
			t.Errorf("%q finds %v, want %v", id, got, want)
		}
	}
}

func TestEveryAmountReadsBackAsItIsWritten(t *testing.T) {
	for _, currency := range []string{"EUR", "JPY", "KWD", ""} {
		if err := quick.Check(func(n uint32) bool {
			back, err := minor(money(int64(n), currency), currency)
			return err == nil && back == int64(n)
		}, nil); err != nil {
			t.Errorf("%s: %v", currency, err)
		}
		for n := int64(1); n < 1e12; n = n*3 + 7 { // small amounts too: they have no thousands set off
			if back, err := minor(money(n, currency), currency); err != nil || back != n {
				t.Errorf("%s: %q reads back as %d, %v; want %d", currency, money(n, currency), back, err, n)
			}
		}
	}
}

func TestAmountsAreReadAsPeopleWriteThem(t *testing.T) {
	for in, want := range map[string]int64{
		"48000": 4_800_000, "48,000.00": 4_800_000, "48.000,00": 4_800_000, "48 000": 4_800_000,
		"48'000.5": 4_800_050, "48.000": 4_800_000,
		"0.99": 99, "": 0, " 12 ": 1200, "1,5": 150, "1.234.567,8": 123_456_780,
	} {
		if got, err := minor(in, "EUR"); err != nil || got != want {
			t.Errorf("%q: got %d, %v; want %d", in, got, err, want)
		}
	}
	for _, in := range []string{"about 5", "-5", "5 €", "99999999999999999999", "+3"} {
		if got, err := minor(in, "EUR"); err == nil {
			t.Errorf("%q was read as %d", in, got)
		}
	}
	for in, want := range map[string]int64{
		"937.170": 937_170, "48,000": 48_000_000, "1.234,567": 1_234_567,
		"1,234.567": 1_234_567, "1.234.567": 1_234_567_000, "5.5": 5_500,
	} {
		if got, err := minor(in, "KWD"); err != nil || got != want {
			t.Errorf("%q dinars: got %d, %v; want %d", in, got, err, want)
		}
	}
	if got, err := minor("1,234", "JPY"); err != nil || got != 1234 {
		t.Errorf("yen: %d, %v", got, err)
	}
}

func TestTheEndOfATermIsSaidInASentence(t *testing.T) {
	for _, c := range []struct {
		c    assessments.Contract
		want string
	}{
		{assessments.Contract{}, "Open-ended: nothing renews. It ends when someone ends it."},
		{assessments.Contract{End: "2026-12-31"}, "It ends on 2026-12-31 unless someone renews it."},
		{
			assessments.Contract{
				End: "2026-12-31", AutomaticRenewal: true, RenewalMonths: 12,
				NoticeDays: 30,
			},
			"It renews by itself after 2026-12-31 for 12 months. Last day to give notice: 2026-12-01, in 10 days.",
		},
		{
			assessments.Contract{End: "2026-12-01", AutomaticRenewal: true, NoticeDays: 90},
			"It renews by itself after 2026-12-01. Last day to give notice: 2026-09-02, which has passed.",
		},
		{
			assessments.Contract{End: "2026-11-22", NoticeDays: 0, AutomaticRenewal: true},
			"It renews by itself after 2026-11-22. Last day to give notice: 2026-11-22, in 1 day.",
		},
	} {
		if got := renewalLine(c.c, today); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func TestARatingUnfoldsToItsArithmeticAndIsNeverLowUnasked(t *testing.T) {
	m := sample(t)
	u := assessments.Use{
		DataClasses: []string{"internal", "personal"}, Criticality: "moderate",
		Reach: "partners",
	}
	if got := ratingLine(m.rubric, m.rating(u)); !strings.Contains(got, "Personal data 25") ||
		!strings.Contains(got, "Unrated until someone answers “How far it acts by itself”") {
		t.Errorf("got %s", got)
	}
	if text, _, _ := riskPill(m.rubric, m.rating(u)); text != "Unrated" {
		t.Errorf("the pill says %q", text)
	}
	u.Autonomy = "suggests"
	got := ratingLine(m.rubric, m.rating(u))
	if !strings.Contains(got, "= 45 points.") || !strings.Contains(got, "every 12 months") {
		t.Errorf("got %s", got)
	}
	if text, _, _ := riskPill(m.rubric, m.rating(u)); text != "Medium inherent risk · Tier 2 · full" {
		t.Errorf("the pill says %q", text)
	}
}

// BenchmarkTenThousandUses lays out a large register.
func BenchmarkTenThousandUses(b *testing.B) {
	m := sample(b)
	var r register
	for v := range 1000 {
		vendor := fmt.Sprintf("v%04d", v)
		r.vendors = append(r.vendors, assessments.Vendor{ID: vendor, Name: "Vendor " + vendor})
		for s := range 2 {
			service := fmt.Sprintf("%s-s%d", vendor, s)
			r.services = append(r.services, assessments.Service{ID: service, VendorID: vendor, Name: service})
			for u := range 5 {
				r.uses = append(r.uses, assessments.Use{
					ID:        fmt.Sprintf("%s-u%d", service, u),
					ServiceID: service, Purpose: "Use", Scope: 1 + u%2,
				})
			}
		}
	}
	for b.Loop() {
		m.set(r, today)
		if rows, outline := m.rows(), m.outline(); len(rows) != 1000 || len(outline) != 15 {
			b.Fatalf("%d rows, %d entries", len(rows), len(outline))
		}
	}
}

// TestAMissedNoticeDayIsShownWithItsDay: it is no empty cell, whatever other contracts the vendor has.
func TestAMissedNoticeDayIsShownWithItsDay(t *testing.T) {
	for name, tc := range map[string]struct {
		contracts []assessments.Contract
		day       assessments.Date
		missed    []assessments.Date
		cell      string
		line      string // of the first contract
	}{
		"missed": {
			[]assessments.Contract{{End: "2026-12-01", NoticeDays: 30}},
			"",
			[]assessments.Date{"2026-11-01"},
			"2026-11-01 missed",
			"notice missed: it was due by 2026-11-01",
		},
		"missed, beside one to come": {
			[]assessments.Contract{{End: "2026-12-01", NoticeDays: 30}, {End: "2027-12-31", NoticeDays: 30}},
			"2027-12-01",
			[]assessments.Date{"2026-11-01"},
			"2027-12-01 1 missed",
			"notice missed: it was due by 2026-11-01",
		},
		"two missed": {
			[]assessments.Contract{{End: "2026-12-01", NoticeDays: 30}, {End: "2026-11-30", NoticeDays: 40}},
			"",
			[]assessments.Date{"2026-10-21", "2026-11-01"},
			"2026-10-21 2 missed",
			"notice missed: it was due by 2026-11-01",
		},
		"renewed by itself": {
			[]assessments.Contract{{End: "2026-06-30", NoticeDays: 30, AutomaticRenewal: true}},
			"",
			[]assessments.Date{"2026-05-31"},
			"2026-05-31 missed",
			"notice missed: it was due by 2026-05-31",
		},
		"renewed by itself for a year": {
			[]assessments.Contract{
				{End: "2024-06-30", NoticeDays: 30, AutomaticRenewal: true, RenewalMonths: 12},
			},
			"2027-05-31",
			[]assessments.Date{"2024-05-31"},
			"2027-05-31 1 missed",
			"notice by 2027-05-31 (191 days); notice missed: it was due by 2024-05-31",
		},
		"ended": {
			[]assessments.Contract{{End: "2026-06-30", NoticeDays: 30}},
			"", nil, "— ",
			"ended on 2026-06-30",
		},
		"to come": {
			[]assessments.Contract{{End: "2027-12-31", NoticeDays: 30}},
			"2027-12-01", nil, "2027-12-01 ",
			"notice by 2027-12-01 (375 days)",
		},
		"open-ended": {[]assessments.Contract{{NoticeDays: 30}}, "", nil, "— ", "open-ended"},
		"without renewal or notice": {
			[]assessments.Contract{{End: "2026-12-11"}}, "", nil, "— ", "ends on 2026-12-11 (20 days)",
		},
		"its last day": {[]assessments.Contract{{End: "2026-11-21"}}, "", nil, "— ", "ends today"},
	} {
		var m model
		m.set(register{vendors: []assessments.Vendor{{ID: "v", Name: "V"}}, contracts: of(tc.contracts, "v")},
			"2026-11-21")
		r := m.rows()[0]
		cell := tableRows{m.rows(), "2026-11-21"}.Cell(0, 3)
		if r.Notice != tc.day || !slices.Equal(r.Missed, tc.missed) || cell.Text+" "+cell.Sub != tc.cell ||
			(cell.Tone == theme.Bad && cell.Mark == theme.MarkAlert) != (len(tc.missed) > 0) ||
			strings.Count(cell.Tip, "notice missed") != len(tc.missed) {
			t.Errorf("%s: %+v, shown as %+v", name, r, cell)
		}
		if got := m.contractLine(tc.contracts[0]); got != tc.line {
			t.Errorf("%s: its line is %q", name, got)
		}
	}
}

func of(list []assessments.Contract, vendor string) []assessments.Contract {
	for i := range list {
		list[i].ID, list[i].VendorID = vendor+string(rune('a'+i)), vendor
	}
	return list
}
