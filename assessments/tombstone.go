package assessments

// Tombstone stays where something was purged: what, how large, which hash, when, by whom, why.
type Tombstone struct {
	ID      string
	Of      string
	OfID    string
	Name    string
	SHA256  string
	Size    int64
	Place   string // what it belonged to
	Reason  string
	By      string
	At      Moment
	Backups []string // backups known to hold it still
}

// Noun is "tombstone".
func (*Tombstone) Noun() Noun { return NounTombstone }

// Key is the record's id.
func (t *Tombstone) Key() string { return t.ID }

// SetKey sets the record's id.
func (t *Tombstone) SetKey(id string) { t.ID = id }

// Title is what people call it.
func (t *Tombstone) Title() string { return t.Name }

// Fields lists its stored facts.
func (t *Tombstone) Fields() []Field {
	return []Field{
		{Name: "of_noun", Value: text(&t.Of), Required: true, Line: true},
		{Name: "of_id", Value: text(&t.OfID), Required: true, Line: true},
		{Name: "name", Value: text(&t.Name), Line: true, Naming: true},
		{Name: "sha256", Value: text(&t.SHA256), Line: true},
		{Name: "size", Value: number(&t.Size), Most: MaxFile},
		{Name: "place", Value: text(&t.Place), Line: true},
		{Name: "reason", Value: text(&t.Reason), Required: true},
		{Name: "purged_by", Value: text(&t.By), Line: true},
		{Name: "purged_at", Value: moment(&t.At)},
		{Name: "backups", Value: list(&t.Backups)},
	}
}
