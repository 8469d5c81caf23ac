package window

import (
	"context"
	"testing"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets/table"
)

// TestTheSideBarCountsWhatItsPagesList: a number beside a place is the number of rows that the place
// lists. A contract without a document, and a document without a contract, tell the two apart.
func TestTheSideBarCountsWhatItsPagesList(t *testing.T) {
	l := newLab(t, true)
	for _, p := range places {
		if p.counts == "" {
			continue
		}
		l.goTo(ui.Route{Page: p.page})
		counts, err := l.bench().Counts(context.Background(), p.counts)
		if err != nil {
			t.Fatal(err)
		}
		lists := uitest.Within[*table.View](l.top())
		if len(lists) == 0 {
			t.Errorf("%s: there is no list: %s", p.page, l.words())
			continue
		}
		if _, rows := lists[0].Counts(); rows != counts[p.counts] {
			t.Errorf("%s: the side bar counts %d, the page lists %d", p.page, counts[p.counts], rows)
		}
	}
}
