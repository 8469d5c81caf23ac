package storetest

import (
	"fmt"
	"testing"

	"countersign/assessments"
	"countersign/assessments/port"
)

// threeVendors saves vendors with services and uses.
func threeVendors(t *testing.T, s port.Store) {
	t.Helper()
	write(t, s, func(tx port.Tx) error {
		for _, v := range []string{"a", "b", "c"} {
			records := []assessments.Record{
				&assessments.Vendor{ID: v, Name: "Vendor " + v, Tags: []string{"x", v}},
				&assessments.Service{ID: "s" + v, VendorID: v},
				&assessments.Use{ID: "u2" + v, ServiceID: "s" + v, Scope: 2},
				&assessments.Use{ID: "u1" + v, ServiceID: "s" + v}, &assessments.Service{ID: "t" + v},
			}
			if err := save("", records...)(tx); err != nil {
				return err
			}
		}
		return nil
	})
}

func listingMany(t *testing.T, o Opener) {
	s := o.fresh(t)
	threeVendors(t, s)
	many := make([]string, 9000) // more values than a statement holds
	for i := range many {
		many[i] = fmt.Sprintf("none-%d", i)
	}
	mine := assessments.Where{Field: "vendor", In: []string{"a", "c"}}
	services := &assessments.Selection{
		Noun: assessments.NounService, Field: "id",
		Where: []assessments.Where{mine},
	}
	vendors := &assessments.Selection{Noun: assessments.NounService, Field: "vendor", Where: nil}
	asks := []port.Ask{
		{Noun: assessments.NounVendor},
		{Noun: assessments.NounUse, Where: []assessments.Where{{Field: "service", Of: services}}},
		{Noun: assessments.NounNote},
		{Noun: assessments.NounService, Where: []assessments.Where{mine}},
		{Noun: assessments.NounVendor, Where: []assessments.Where{{Field: "id", In: append(many, "b", "a")}}},
		{Noun: assessments.NounUse, Where: []assessments.Where{
			{Field: "scope", In: []string{"2"}},
			{Field: "service", Of: services},
		}},
		{Noun: assessments.NounVendor, Where: []assessments.Where{{Field: "id", Of: vendors}}},
	}
	read(t, s, func(v port.Reader) error {
		lists, err := v.ListMany(asks...)
		if err != nil {
			return err
		}
		for i, want := range []string{
			"[a b c]", "[u1a u1c u2a u2c]", "[]", "[sa sc]", "[a b]", "[u2a u2c]",
			"[a b c]",
		} {
			if got := fmt.Sprint(keys(lists[i])); got != want {
				t.Errorf("ask %d: %s, not %s", i, got, want)
			}
			alone, err := v.List(asks[i].Noun, asks[i].Where...)
			if err != nil || fmt.Sprint(keys(alone)) != want {
				t.Errorf("ask %d alone: %v, %v", i, keys(alone), err)
			}
			for n := range alone {
				if !assessments.Equal(alone[n], lists[i][n]) {
					t.Errorf("ask %d: %+v, not %+v", i, lists[i][n], alone[n])
				}
			}
		}
		if none, err := v.ListMany(); err != nil || len(none) != 0 {
			t.Errorf("nothing asked: %v, %v", none, err)
		}
		return nil
	})
}

func keys(list []assessments.Record) (out []string) {
	for _, r := range list {
		out = append(out, r.Key())
	}
	return out
}
