package cli

import "countersign/assessments"

// unread is a notice of reading as it is printed in JSON.
type unread struct {
	assessments.Notice
	// Text is what was left out. If none of it could be read it is Says.
	Text string `json:"text"`
	Says string `json:"says"` // the notice in words: “3 hidden blocks left out”
}

// noticesOf lists the notices of a text, an empty list if there are none.
func noticesOf(t assessments.Text) []unread {
	out := make([]unread, len(t.Notices))
	for i, n := range t.Notices {
		out[i] = unread{Notice: n, Text: n.Text, Says: n.Words()}
		if n.Text == "" {
			out[i].Text = out[i].Says
		}
	}
	return out
}

// mostNoted is how many notices are printed one by one. More are summed up.
const mostNoted = 20

// noteNotices tells what of the file is not, or not surely, in the text.
func (r *run) noteNotices(t assessments.Text) {
	if len(t.Notices) > mostNoted {
		for _, words := range assessments.SumUpNotices(t.Notices) {
			r.note("Notice: %s.", words)
		}
		return
	}
	for _, n := range t.Notices {
		r.note("Notice: %s.", n.Words())
	}
}
