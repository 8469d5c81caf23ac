package pack_test

import (
	"slices"
	"strings"
	"testing"

	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
)

// Evidence that begins after the day of a pack carries nothing in it: the register says so, and the
// workbook's cell on which its formulas rest is stale.
func TestEvidenceOfALaterDayIsSaidInRegisterAndWorkbook(t *testing.T) {
	for issued, early := range map[string]bool{
		string(packtest.AsOf): false, string(packtest.AsOf.AddDays(1)): true,
	} {
		d := packtest.Lumen()
		for i := range d.Revisions {
			if r := &d.Revisions[i]; r.ID == "r-policy-2" {
				r.Issued, r.Expires = packtest.AsOf, packtest.AsOf.AddDays(400)
				if early {
					r.Issued = packtest.AsOf.AddDays(1)
				}
			}
		}
		doc := build(t, d, pack.Auditor)
		if said := strings.Contains(everything(t, doc), ": carries nothing before "+issued); said != early {
			t.Errorf("issued %s: the register says that it carries nothing: %v", issued, said)
		}
		for _, it := range doc.Record.Items {
			if it.Item.ID == "GC-POLICY" && it.Judged.Stale != early {
				t.Errorf("issued %s: stale %v, %s", issued, it.Judged.Stale, it.Judged.StaleReason)
			}
		}
		rows := tables(doc)["sheet "+pack.ItemsSheet]
		head := slices.IndexFunc(rows, func(r []pack.Cell) bool { return len(r) > 0 && r[0].Text == "Item" })
		row := slices.IndexFunc(rows, func(r []pack.Cell) bool { return len(r) > 0 && r[0].Text == "GC-POLICY" })
		col := slices.IndexFunc(rows[head], func(c pack.Cell) bool { return c.Text == "Stale" })
		if got := rows[row][col].Text; (got == "yes") != early {
			t.Errorf("issued %s: in the workbook stale is %q", issued, got)
		}
	}
}
