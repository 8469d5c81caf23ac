package ui_test

import (
	"slices"
	"testing"

	"countersign/app/ui"
)

func TestARouteLeadsToSeveralRecords(t *testing.T) {
	for _, ids := range [][]string{nil, {"a"}, {"a", "b"}, {"a", "b", "c"}} {
		r := ui.To("journal", ids...)
		if got := r.IDs(); r.Page != "journal" || !slices.Equal(got, ids) {
			t.Errorf("%q leads to %q", ids, got)
		}
		if again := ui.To("journal", ids...); again != r { // the history compares places
			t.Errorf("%+v is not %+v", again, r)
		}
	}
	if got := (ui.Route{Page: "desk", ID: "a"}).IDs(); !slices.Equal(got, []string{"a"}) {
		t.Errorf("a route to one record leads to %q", got)
	}
}
