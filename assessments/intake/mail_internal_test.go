package intake

import (
	"slices"
	"testing"

	"countersign/assessments"
)

// TestPlacesOfJoinedTextsAreInTheWhole: a notice of the second text says where it is in both.
func TestPlacesOfJoinedTextsAreInTheWhole(t *testing.T) {
	one := func(words string) assessments.Text {
		return assessments.Text{
			Plain: words, Paragraphs: []assessments.Paragraph{{Start: 0, End: 3}},
			Notices: []assessments.Notice{{Kind: assessments.NoticeHidden, Count: 1, Start: 1}},
		}
	}
	nothing := assessments.Text{Notices: []assessments.Notice{{Kind: assessments.NoticeFrame, Count: 1}}}
	all := joined([]assessments.Text{one("für"), nothing, one("and")})
	var places []int
	for _, n := range all.Notices {
		places = append(places, n.Start)
	}
	if all.Plain != "für\n\nand" || len(all.Paragraphs) != 2 || all.Paragraphs[1].Start != 5 ||
		!slices.Equal(places, []int{1, 0, 6}) {
		t.Errorf("%q, paragraphs %+v, notices at %v", all.Plain, all.Paragraphs, places)
	}
}
