package mail

import "iter"

// Attached lists the files that come with a mail, by name, each decoded when it is asked for; none come with
// anything else.
func Attached(raw []byte) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		if !Looks(raw[:min(len(raw), maxHeader)]) {
			return
		}
		m, err := Parse(raw)
		if err != nil || m.Saved() {
			return
		}
		for _, p := range m.Parts() {
			if p.Attached && len(p.sent) > 0 && !yield(p.Name, p.Body()) {
				return
			}
		}
	}
}
