package assessments

// Where holds when the field has one of the values (canonical texts). Field "id" is the key.
type Where struct {
	Field string
	In    []string
	Of    *Selection // in place of In, the values are those of another record's field
}

// Selection is the values of a field of the records for which every Where holds; where it is a
// reference that leads nowhere, it is no value. Its conditions hold at most a few hundred values.
type Selection struct {
	Noun  Noun
	Field string
	Where []Where
}

// EventQuery narrows the journal. Zero values do not narrow.
type EventQuery struct {
	ID         string // one event
	Noun       Noun   // touching this record …
	RecordID   string
	Assessment string // belonging to this assessment
	// Assessments are several, of which it belongs to one; none does not narrow.
	Assessments []string
	Before      int64 // Seq below this
	After       int64 // Seq above this
	Limit       int   // 0: no limit
}

// Hit is one place where the words stand.
type Hit struct {
	Noun     Noun   `json:"noun"` // version, citation, note, answer, evidence, vendor, service …
	ID       string `json:"id"`
	Title    string `json:"title"`
	Snippet  string `json:"snippet"` // with the words between U+2068 and U+2069
	Start    int    `json:"start"`   // of a version: code points into its text
	End      int    `json:"end"`
	InnerRef string `json:"ref,omitempty"` // assessment/item it belongs to

	State CitationState `json:"state,omitempty"`      // of a citation: whether its document has the quote
	Some  bool          `json:"some_words,omitempty"` // no place has all the words; this one has some
}
