package storetest_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/store"
	"countersign/store/storetest"
)

func TestAClosureThatRemembersItsFirstRunIsFound(t *testing.T) {
	file, err := store.Create(t.Context(), filepath.Join(t.TempDir(), "w.countersign"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	var found []string
	s := storetest.Twice(file, func(what string) { found = append(found, what) }, nil)
	save := func(fn func(port.Tx) error) {
		t.Helper()
		if err := s.Write(context.Background(), fn); err != nil {
			t.Fatal(err)
		}
	}
	save(storetest.Save("", &assessments.Vendor{ID: "v", Name: "Lumen"}))
	if len(found) > 0 {
		t.Fatalf("found in a closure that remembers nothing: %q", found)
	}
	name := "Lumen"
	save(func(tx port.Tx) error {
		name += " AI"
		return storetest.Save("", &assessments.Vendor{ID: "v", Name: name})(tx)
	})
	if len(found) == 0 || !strings.Contains(found[0], "Lumen AI AI") {
		t.Errorf("found %q", found)
	}
}
