package assessments

// TrackedKind says what a tracked change did.
type TrackedKind string

// Kinds of tracked change.
const (
	TrackedInserted  TrackedKind = "inserted"
	TrackedDeleted   TrackedKind = "deleted"
	TrackedMovedHere TrackedKind = "moved_here"
	TrackedMovedAway TrackedKind = "moved_away"
	TrackedWithdrawn TrackedKind = "withdrawn" // inserted and deleted again: in neither text
)

// Known reports whether the kind is one of these.
func (k TrackedKind) Known() bool {
	return k.Adds() || k == TrackedDeleted || k == TrackedMovedAway || k == TrackedWithdrawn
}

// Adds reports whether the words are in the text with its changes accepted.
func (k TrackedKind) Adds() bool { return k == TrackedInserted || k == TrackedMovedHere }

// TrackedChange is a tracked change of a redline. Author and date are what the file says of it.
type TrackedChange struct {
	Kind TrackedKind `json:"kind"`
	// Start and End count code points of Text.Plain: the words added, or the place of those taken out.
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text,omitempty"` // what was taken out; "" if it adds words
	// Apart says that what was taken out was a paragraph, or a row of a table, before the one at Start.
	Apart  bool   `json:"apart,omitempty"`
	Author string `json:"author,omitempty"`
	Date   string `json:"date,omitempty"`
}

// Comment is what a reviewer wrote in the margin of a file. It is no part of the text and cannot be cited.
type Comment struct {
	ID     string `json:"id"`               // in the file
	Parent string `json:"parent,omitempty"` // the comment it answers
	Author string `json:"author,omitempty"`
	Date   string `json:"date,omitempty"`
	Done   bool   `json:"done,omitempty"` // someone closed it
	Text   string `json:"text"`
	// Anchored says that Start and End are the words it is about, in code points of Text.Plain. They
	// are the same if those words were taken out.
	Anchored bool `json:"anchored"`
	Start    int  `json:"start"`
	End      int  `json:"end"`
}

// Words are the comment with its author: “Counsel: Too high?”.
func (c Comment) Words() string {
	if c.Author == "" {
		return c.Text
	}
	return c.Author + ": " + c.Text
}

// Aside lists what a text's file holds beside Plain: the text before its changes, what was deleted,
// comments, and what notices quote. None of it can be cited; a purge has to reach all of it.
func (t Text) Aside() []string {
	out := []string{t.Original}
	for _, c := range t.Changes {
		out = append(out, c.Text)
	}
	for _, c := range t.Comments {
		out = append(out, c.Words())
	}
	for _, n := range t.Notices {
		out = append(out, n.Text)
	}
	return out
}
