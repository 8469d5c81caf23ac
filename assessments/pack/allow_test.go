package pack_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"countersign/assessments/pack"
)

// TestAudiencesPageListsTheAllowList keeps docs/audiences.md true; -update writes its table.
func TestAudiencesPageListsTheAllowList(t *testing.T) {
	const page, begin, end = "../../docs/audiences.md", "<!-- allowed -->\n", "<!-- end of allowed -->"
	var b strings.Builder
	b.WriteString("| | every audience | auditor and board | auditor and vendor | auditor | no one |\n|---|---|---|---|---|---|\n")
	lists := pack.AllowLists()
	kinds := make([]string, 0, len(lists))
	for kind := range lists {
		kinds = append(kinds, kind)
	}
	slices.Sort(kinds)
	for _, kind := range kinds {
		fmt.Fprintf(&b, "| **%s** |", kind)
		for _, list := range pack.AllowList(kind) {
			fields := strings.Fields(list)
			for i, f := range fields {
				fields[i] = "`" + f + "`"
			}
			fmt.Fprintf(&b, " %s |", strings.Join(fields, " "))
		}
		b.WriteString("\n")
	}
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok := strings.Cut(string(data), begin)
	_, tail, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatalf("%s has no part from %q to %q", page, begin, end)
	}
	now := head + begin + b.String() + end + tail
	if *update {
		if err := os.WriteFile(page, []byte(now), 0o600); err != nil {
			t.Fatal(err)
		}
	} else if now != string(data) {
		t.Errorf("%s is out of date: go test ./assessments/pack -update", page)
	}
}
