package workbench

import (
	"fmt"

	"countersign/assessments"
)

// Remains says in lines of text what a purge does not reach: words repeated elsewhere, copies, packs.
// What belongs to the line above is indented.
func (p *Purging) Remains() []string {
	var out []string
	add := func(heading, one string, under []string) {
		switch len(under) {
		case 0:
			return
		case 1:
			heading = one
		}
		out = append(out, heading)
		for _, line := range under {
			out = append(out, "  "+line)
		}
	}
	var mentions, single []string
	for _, m := range p.Mentions {
		where := fmt.Sprintf("%s %s, %s", m.Noun.Title(), m.ID, assessments.FieldTitle(m.Field))
		if m.Earlier {
			where += " (an earlier wording, in the journal)"
		}
		line := fmt.Sprintf("%s: “%s”", where, assessments.Clip(m.Words, 80))
		switch {
		case m.Single && m.Noun == assessments.NounTombstone:
			single = append(single, fmt.Sprintf("the reason of this purge, which stays: “%s”", assessments.Clip(m.Words, 80)))
		case m.Single:
			single = append(single, line)
		default:
			mentions = append(mentions, line)
		}
	}
	if p.MoreMentions > 0 {
		single = append(single, fmt.Sprintf("and %d more", p.MoreMentions))
	}
	add("Texts of your own repeat its words and are not erased:",
		"A text of your own repeats its words and is not erased:", mentions)
	add("Single words of it that are in no other document and no name remain in texts of your own:",
		"A text of your own has single words of it that are in no other document and no name:", single)
	add("No text could be read from these files, so nothing that repeats them was looked for:",
		"No text could be read from this file, so nothing that repeats it was looked for:", p.Unread)
	add("Copies of the workspace still hold it. They are named on the tombstone; delete them if they must not:",
		"A copy of the workspace still holds it. It is named on the tombstone; delete it if it must not:",
		p.Copies)
	add("Copies made earlier are no longer where they were written, and may hold it elsewhere:",
		"A copy made earlier is no longer where it was written, and may hold it elsewhere:", p.Missing)
	add("Audit packs written earlier may hold it:", "An audit pack written earlier may hold it:", p.Packs)
	if len(p.Copies)+len(p.Missing) == 0 {
		out = append(out, "No copy of the workspace is known that holds it. Copies that Countersign did not make are not known.")
	}
	return out
}
