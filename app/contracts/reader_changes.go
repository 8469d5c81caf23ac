package contracts

import (
	"fmt"
	"strings"

	"countersign/app/theme"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// mostChanges is how many changes or comments are drawn at a time.
const mostChanges = 100

// trackedWords are what became of words.
var trackedWords = map[assessments.TrackedKind]string{
	assessments.TrackedInserted:  "Inserted",
	assessments.TrackedDeleted:   "Deleted",
	assessments.TrackedMovedHere: "Moved here",
	assessments.TrackedMovedAway: "Moved away",
	assessments.TrackedWithdrawn: "Inserted and deleted again",
}

// showChanges lists the tracked changes of a redline.
func (c *passageColumn) showChanges() {
	t := c.p.m.text
	c.say(theme.Plain, "Who changed what, as the file says. “Marked” shows the changes in the text.")
	for i, one := range t.Changes {
		if i == mostChanges {
			c.say(theme.Plain, fmt.Sprintf("And %d more: “Marked” shows them all.", len(t.Changes)-i))
			return
		}
		words := one.Text
		if one.Kind.Adds() {
			words = t.Slice(one.Start, one.End)
		}
		words, _ = beginning(words, mostOfNotice)
		show := func() { c.p.view.revealNear(one.Start, one.End) }
		c.list.Add(widgets.NewPassageCard(widgets.Passage{
			Head:    whose(trackedWords[one.Kind], one.Author, one.Date),
			Runs:    []text.Run{{Text: "“" + strings.TrimSpace(words) + "”"}},
			Buttons: []*widgets.Button{widgets.NewButton("Show in text", show)},
		}, show))
	}
}

// whose says who did something and on which day.
func whose(what, author, date string) string {
	if author != "" {
		what += " by " + author
	}
	if day, _, _ := strings.Cut(date, "T"); day != "" {
		what += ", " + day
	}
	return what
}

// showComments lists what reviewers wrote in the margin, answers behind what they answer.
func (c *passageColumn) showComments() {
	c.say(theme.Plain, "Reviewers' comments of the file. They are no part of the text and cannot be cited.")
	all := threaded(c.p.m.text.Comments)
	for i, one := range all {
		if i == mostChanges {
			c.say(theme.Plain, fmt.Sprintf("And %d more: open the file to read them.", len(all)-i))
			return
		}
		what := "Comment"
		if one.Parent != "" {
			what = "Answer"
		}
		p := widgets.Passage{Head: whose(what, one.Author, one.Date), Runs: []text.Run{{Text: one.Words()}}}
		if one.Done {
			p.Head += ", done"
		}
		show := func() {}
		if one.Anchored {
			show = func() { c.p.view.revealNear(one.Start, one.End) }
			p.Buttons = []*widgets.Button{widgets.NewButton("Show in text", show)}
		}
		c.list.Add(widgets.NewPassageCard(p, show))
	}
}

// threaded puts answers behind the comments that they answer.
func threaded(all []assessments.Comment) []assessments.Comment {
	out := make([]assessments.Comment, 0, len(all))
	answers, known := map[string][]assessments.Comment{}, map[string]bool{}
	for _, c := range all {
		known[c.ID] = true
	}
	for _, c := range all {
		if known[c.Parent] && c.Parent != c.ID {
			answers[c.Parent] = append(answers[c.Parent], c)
		}
	}
	for _, c := range all {
		if known[c.Parent] && c.Parent != c.ID {
			continue
		}
		out = append(append(out, c), answers[c.ID]...)
	}
	if len(out) < len(all) {
		return all // they answer each other
	}
	return out
}

// revealNear scrolls to a place of the text, or to the paragraph at it if it has no words.
func (c *textColumn) revealNear(start, end int) {
	at, ok := place{start, end}, end > start
	if !ok {
		at, ok = c.p.m.laid.around(start)
	}
	if ok {
		c.reveal(at)
	}
}
