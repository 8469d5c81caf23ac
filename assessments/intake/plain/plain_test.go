package plain_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"countersign/assessments"
	"countersign/assessments/intake/plain"
)

func shown(t testing.TB, source string) []string {
	t.Helper()
	text, err := plain.Read(context.Background(), source, assessments.NoProgress{})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, p := range text.Paragraphs {
		all = append(all, string(p.Kind)+" ["+p.Section+"] "+text.Slice(p.Start, p.End))
	}
	return all
}

func TestPlainTextFallsIntoParagraphs(t *testing.T) {
	for _, c := range []struct {
		name, source string
		want         []string
	}{
		{
			"hard-wrapped lines are joined",
			"The supplier processes the data of the customer only as\nthe customer has instructed it in writing, and returns or\ndeletes them at the end.\n\nThe end.",
			[]string{"body [] The supplier processes the data of the customer only as the customer has instructed it in writing, and returns or deletes them at the end.", "body [] The end."},
		},
		{
			"numbered lines begin again", "1. FEES\n1.1 The customer pays the fees that stand in the order.\n1.2 The supplier sends an invoice for them every month.\n",
			[]string{
				"heading [1] 1. FEES",
				"body [1.1] 1.1 The customer pays the fees that stand in the order.",
				"body [1.2] 1.2 The supplier sends an invoice for them every month.",
			},
		},
		{
			"bullets are items", "The parts are these:\n- one of them\n- another one\n",
			[]string{"body [] The parts are these:", "list_item [] one of them", "list_item [] another one"},
		},
		{
			"rules are not text", "Part one is here.\n-----\nPart two is here.\n=====\n",
			[]string{"body [] Part one is here.", "body [] Part two is here."},
		},
		{
			"pages part paragraphs", "end of page\f\nnext page",
			[]string{"body [] end of page", "body [] next page"},
		},
		{
			"every kind of line end", "one\r\n\r\ntwo\r\rthree\u2029four",
			[]string{"body [] one", "body [] two", "body [] three", "body [] four"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, shown(t, c.source)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// fuzzed is how long an input may be, in bytes: looking at every paragraph takes the square of it.
const fuzzed = 16 << 10

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"1. A\nb\n\n- c\n", "\xff\xfea\x00", "x\f\vy\u2028z", "-----\n* * *\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		if len(raw) > fuzzed {
			t.Skip()
		}
		text, err := plain.Read(context.Background(), strings.ToValidUTF8(string(raw), "\uFFFD"), assessments.NoProgress{})
		if err != nil {
			return
		}
		for _, p := range text.Paragraphs {
			if text.Slice(p.Start, p.End) == "" {
				t.Errorf("paragraph %d to %d is empty", p.Start, p.End)
			}
		}
	})
}
