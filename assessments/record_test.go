package assessments_test

import (
	"fmt"
	"testing"

	"countersign/assessments"
)

// fill sets every field to something its kind accepts.
func fill(t *testing.T, r assessments.Record, n int) {
	t.Helper()
	for i, f := range r.Fields() {
		v := fmt.Sprintf("v%d-%d", n, i)
		switch f.Value.Kind() {
		case assessments.NumberValue, assessments.MomentValue:
			v = fmt.Sprint(n*100 + i + 1)
		case assessments.FlagValue:
			v = fmt.Sprint(n % 2)
		case assessments.DateValue:
			v = fmt.Sprintf("2026-01-%02d", n+1)
		case assessments.ListValue:
			v = fmt.Sprintf(`["a%d","b"]`, n)
		}
		if err := f.Value.Set(v); err != nil {
			t.Fatalf("%s.%s: %v", r.Noun(), f.Name, err)
		}
	}
}

func TestEveryNounDiffsAppliesAndReversesEveryField(t *testing.T) {
	for _, n := range assessments.Nouns() {
		a, b := assessments.New(n), assessments.New(n)
		a.SetKey("k")
		b.SetKey("k")
		fill(t, a, 1)
		fill(t, b, 2)
		if a.Noun() != n {
			t.Errorf("New(%q) makes a %q", n, a.Noun())
		}
		work := assessments.Clone(a)
		changes := assessments.Diff(a, b)
		for _, c := range changes {
			if err := c.ApplyTo(work); err != nil {
				t.Fatalf("%s: %v", n, err)
			}
		}
		if !assessments.Equal(work, b) {
			t.Errorf("%s: applying the difference does not give the second record", n)
		}
		for i := len(changes) - 1; i >= 0; i-- {
			if err := changes[i].Reverse().ApplyTo(work); err != nil {
				t.Fatalf("%s: %v", n, err)
			}
		}
		if !assessments.Equal(work, a) {
			t.Errorf("%s: reversing does not give the first record back", n)
		}
	}
}

func TestNounsComeParentsFirst(t *testing.T) {
	seen := map[assessments.Noun]bool{}
	for _, n := range assessments.Nouns() {
		for _, f := range assessments.New(n).Fields() {
			if f.Ref != "" && f.Ref != n && !seen[f.Ref] {
				t.Errorf("%s comes before %s, which it refers to", n, f.Ref)
			}
		}
		seen[n] = true
	}
}

func TestAChangeRefusesWhenTheFieldWasChangedSince(t *testing.T) {
	v := &assessments.Vendor{ID: "v", Name: "New"}
	err := assessments.Change{
		Noun: "vendor", ID: "v", Field: "name", Before: "Old",
		After: "Older",
	}.ApplyTo(v)
	if assessments.KindOf(err) != assessments.Conflict || v.Name != "New" {
		t.Errorf("got %v and name %q", err, v.Name)
	}
}

func TestValidateListsEverythingThatIsWrong(t *testing.T) {
	long := make([]rune, 5000)
	for i := range long {
		long[i] = '語'
	}
	cases := []struct {
		r     assessments.Record
		paths []string
	}{
		{&assessments.Vendor{ID: "v", Name: "=Émile 😀 שלום"}, nil},
		{&assessments.Vendor{ID: "bad id", Name: "two\nlines"}, []string{"id", "name"}},
		{&assessments.Vendor{ID: "v", Name: string(long)}, []string{"name"}},
		{&assessments.Vendor{ID: "v", Name: "a\x00b"}, []string{"name"}},
		{&assessments.Vendor{ID: "v", Name: "\xff"}, []string{"name"}},
		{
			&assessments.Answer{ID: "a/i", AssessmentID: "a", ItemID: "i", Verdict: "maybe"},
			[]string{"verdict"},
		},
		{
			&assessments.Answer{ID: "a/i", AssessmentID: "a", ItemID: "i", Verdict: assessments.NotApplicable},
			[]string{"reason"},
		},
		{&assessments.Contract{
			ID: "c", VendorID: "v", Name: "n", Start: "2026-02-01", End: "2026-01-01",
			NoticeDays: -1,
		}, []string{"ends_on", "notice_days"}},
		{&assessments.Document{ID: "d", Type: "scroll"}, []string{"vendor", "name", "kind"}},
	}
	for _, c := range cases {
		var got []string
		for _, p := range assessments.Validate(c.r) {
			got = append(got, p.Path)
		}
		if fmt.Sprint(got) != fmt.Sprint(c.paths) {
			t.Errorf("%s: problems at %v, want %v", c.r.Noun(), got, c.paths)
		}
	}
}

func TestDatesAddMonthsOntoTheLastDay(t *testing.T) {
	for _, c := range [][2]assessments.Date{
		{"2026-01-31", "2026-02-28"},
		{"2024-01-31", "2024-02-29"},
		{"2026-05-15", "2026-06-15"},
		{"", ""},
	} {
		if got := c[0].AddMonths(1); got != c[1] {
			t.Errorf("%s + 1 month = %s, want %s", c[0], got, c[1])
		}
	}
}

func TestTextSlicesCountCodePoints(t *testing.T) {
	text := assessments.Text{Plain: "aé語😀z"}
	for _, c := range []struct {
		from, to int
		want     string
	}{{0, 1, "a"}, {1, 3, "é語"}, {3, 5, "😀z"}, {4, 9, ""}, {2, 2, ""}, {-1, 2, ""}} {
		if got := text.Slice(c.from, c.to); got != c.want {
			t.Errorf("Slice(%d,%d) = %q, want %q", c.from, c.to, got, c.want)
		}
	}
}
