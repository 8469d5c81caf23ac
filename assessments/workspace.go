package assessments

import (
	"encoding/json"
	"slices"
)

// StoreInfo describes an open workspace.
type StoreInfo struct {
	Path     string
	Network  bool // a network or synced folder: rollback journal, exclusive lock
	ReadOnly bool
	NoRoom   bool  // it is ReadOnly because the disk is full
	Schema   int   // user_version
	Size     int64 // bytes
}

// CheckReport is what a check found.
type CheckReport struct {
	Records map[Noun]int `json:"records"`
	Blobs   int          `json:"blobs"`
	Bytes   int64        `json:"bytes"`
	Events  int64        `json:"events"`
	Head    string       `json:"journal_head"` // digest of the newest event
	Damage  []Damage     `json:"damage"`
	// purges recorded whose bytes are not yet overwritten on the disk
	Pending []string `json:"pending"`
	// parts that were not read, or not to their end: they are not counted
	NotRead   []string `json:"not_read"`
	NotProved []string `json:"not_proved"` // what no check of this file alone can show
	Rebuilt   []string `json:"rebuilt,omitempty"`
	// Notes name what is no damage and that no record accounts for: files that were added and never
	// kept, derived data whose code is not this computer's.
	Notes []string `json:"notes,omitempty"`
	// Left are files and folders beside the workspace that killed runs left; they may hold texts out of it.
	Left []string `json:"left_behind,omitempty"`
}

// Parts of a check whose counts a report holds.
const (
	CheckedJournal = "the journal"
	CheckedRecords = "records"
	CheckedFiles   = "files"
)

// Read reports whether a part was read to its end. Of one that was not, no count is known.
func (r *CheckReport) Read(part string) bool { return !slices.Contains(r.NotRead, part) }

// MarshalJSON writes null for the counts of what was not read: 0 would say that nothing is there.
func (r CheckReport) MarshalJSON() ([]byte, error) {
	type plain CheckReport
	out := struct {
		plain
		Records map[Noun]int `json:"records"`
		Blobs   *int         `json:"blobs"`
		Bytes   *int64       `json:"bytes"`
		Events  *int64       `json:"events"`
		Head    *string      `json:"journal_head"`
	}{plain: plain(r)}
	if r.Read(CheckedRecords) {
		out.Records = r.Records
	}
	if r.Read(CheckedFiles) {
		out.Blobs, out.Bytes = &r.Blobs, &r.Bytes
	}
	if r.Read(CheckedJournal) {
		out.Events, out.Head = &r.Events, &r.Head
	}
	return json.Marshal(out)
}

// Damage is one thing that is not as it was written, and where.
type Damage struct {
	Kind    DamageKind `json:"kind"`
	Place   string     `json:"place"` // "journal event 12, change 3", "answer a/b, field vendor"
	Message string     `json:"message"`
	Derived bool       `json:"derived,omitempty"` // a rebuild makes it again
}

// DamageKind says what part of a workspace is damaged.
type DamageKind string

// Kinds of damage, in the order in which a check looks for them.
const (
	InFile        DamageKind = "file"       // bytes and pages of the workspace file
	InDefinitions DamageKind = "definition" // tables, indexes, views, triggers
	InReferences  DamageKind = "reference"  // a record refers to one that is not there
	InJournal     DamageKind = "journal"    // an event, its changes, or the chain
	InPurges      DamageKind = "purge"      // a change marked as purged that no purge covers
	InRecords     DamageKind = "record"     // a record or field that is not what the journal says
	InContent     DamageKind = "content"    // bytes of documents and evidence
	InTexts       DamageKind = "text"       // what was read out of them (derived)
	InSearch      DamageKind = "search"     // what the search knows (derived)
	InFigures     DamageKind = "figures"    // stored figures of assessments (derived)
)
