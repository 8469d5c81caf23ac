package markdown_test

import (
	"context"
	"fmt"
	"testing"

	"countersign/assessments"
	"countersign/assessments/intake/markdown"
)

func TestStruckWordsAreNoCurrentText(t *testing.T) {
	for _, mark := range []string{"~~%s~~", "<del>%s</del>", "<s>%s</s>", "<strike>%s</strike>", "<del class=\"x\">%s</del>", "**~~%s~~**"} {
		source := "We keep prompts for " + fmt.Sprintf(mark, "30") + " 90 days, and " + fmt.Sprintf(mark, "do not") + " train.\n\n- " +
			fmt.Sprintf(mark, "Gone.") + " Stays.\n\n| Fee | A |\n|---|---|\n| " + fmt.Sprintf(mark, "10") + " 20 | b |\n"
		text, err := markdown.Read(context.Background(), []byte(source), assessments.NoProgress{})
		if err != nil {
			t.Fatal(err)
		}
		if want := "We keep prompts for 90 days, and train.\n\nStays.\n\nFee | A\n\n20 | b"; text.Plain != want {
			t.Errorf("%s: %q", mark, text.Plain)
		}
		if len(text.Notices) == 0 || text.Notices[0].Kind != assessments.NoticeStruck {
			t.Errorf("%s: %v", mark, text.Notices)
		}
	}
	for source, want := range map[string]string{
		"<del>Gone.</del>\n\n<div><s>a</s> b</div>\n\nStays.": "b\n\nStays.",
		"From ~30 to ~40 days.":                               "From ~30 to ~40 days.",
		"Open <del>to the end.":                               "Open to the end.",
		"kept for 10<sup>2</sup> days, in the 2<sup>nd</sup>": "kept for 10[2] days, in the 2nd",
	} {
		text, err := markdown.Read(context.Background(), []byte(source), assessments.NoProgress{})
		if err != nil || text.Plain != want {
			t.Errorf("%q: %q, %v", source, text.Plain, err)
		}
	}
}
