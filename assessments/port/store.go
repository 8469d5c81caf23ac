package port

import (
	"context"
	"errors"
	"io"

	"countersign/assessments"
	"countersign/assessments/cached"
)

// Reader reads one consistent state of the workspace.
type Reader interface {
	// Get loads the record with r's key into r; false when there is none.
	Get(r assessments.Record) (bool, error)
	// List returns the records of a noun for which every Where holds, ordered by id. Records in the bin are
	// among them: callers decide.
	List(noun assessments.Noun, where ...assessments.Where) ([]assessments.Record, error)
	// ListMany returns for each ask what List would, in as few statements as possible.
	ListMany(asks ...Ask) ([][]assessments.Record, error)
	// Count counts what List would return.
	Count(noun assessments.Noun, where ...assessments.Where) (int, error)
	// Events returns journal events, newest first.
	Events(q assessments.EventQuery) ([]assessments.Event, error)
	// ChangesAfter returns, oldest first, the changes of events after seq that belong to one of the
	// assessments or to none.
	ChangesAfter(seq int64, of ...string) ([]EventChange, error)
	// Born returns, by id, the Seq of the newest event in which the record was created; those the
	// journal names none of are left out.
	Born(noun assessments.Noun, ids ...string) (map[string]int64, error)
	// Head is the newest event of all, by its place and digest; 0 and "" while there is none.
	Head() (seq int64, digest string, err error)
	// Newest tells, for every assessment at once, the digest of the newest event that can have changed
	// what is computed of it: its own, or one that belongs to no assessment. "" while there is none.
	Newest() (func(assessment string) string, error)
	// Past calls fn for every change to a record that the journal holds, oldest first; for the changes
	// to all records if noun is empty. fn must not change the workspace.
	Past(noun assessments.Noun, id string, fn func(Past) error) error
	// Ever returns the ids of the records of a noun whose field has the value, or had it by the
	// journal, removed records included.
	Ever(noun assessments.Noun, field, value string) ([]string, error)
}

// Ask is a question of several: the records of a noun for which every Where holds.
type Ask struct {
	Noun  assessments.Noun
	Where []assessments.Where
}

// Past is one change in the journal with its place there.
type Past struct {
	Event    int64 // Seq of its event
	Position int   // among the event's changes
	assessments.Change
	Digest string
	Purged bool
}

// EventChange is a change and the assessment that its event belongs to, "" for none.
type EventChange struct {
	assessments.Change
	Event      int64 // its Seq
	Assessment string
}

// Tx is one transaction: data and journal together.
type Tx interface {
	Reader
	// Put inserts or replaces a record. A reference that leads nowhere fails at commit.
	Put(r assessments.Record) error
	// Remove permanently deletes a record.
	Remove(noun assessments.Noun, id string) error
	// Append seals the event onto the chain, setting Seq, Seals, Previous and Digest.
	Append(e *assessments.Event) error
	// LinkBlob says that a record of this transaction keeps the blob; unlinked blobs are swept on opening.
	LinkBlob(sha256 string) error
	// DropBlob erases the bytes and the derived text of a blob no record keeps any longer.
	DropBlob(sha256 string) error
	// Erase removes salts and values of changes in the journal. Their digests stay, so that the chain
	// still verifies. The values are overwritten on the disk before Write returns, or by the next
	// opening.
	Erase(changes ...Past) error
}

// Store is an open workspace.
type Store interface {
	// Read runs fn on one consistent state.
	Read(ctx context.Context, fn func(Reader) error) error
	// Write runs fn in one transaction; it commits when fn returns nil, and is as durable as the file when
	// Write returns nil. fn may be run again in a new transaction: whatever it changes outside of it,
	// it sets, so that only the last run counts.
	Write(ctx context.Context, fn func(Tx) error) error
	Blobs
	Texts
	SummaryCache
	Feed
	// Search finds words in documents, quotes, notes, answers and evidence: hits best first, at most limit.
	// Where no place has all the words, each hit says that it has only some.
	Search(ctx context.Context, words string, limit int) ([]assessments.Hit, error)
	// Backup writes a consistent copy to dest, which must not exist, and verifies it.
	Backup(ctx context.Context, dest string, p assessments.Progress) error
	// Check reads everything: the file, its definitions, every blob against its digest, every text, the
	// journal's chain, every record against the journal, every reference. rebuild makes derived data again.
	Check(ctx context.Context, rebuild bool, p assessments.Progress) (assessments.CheckReport, error)
	// Prove is the part of Check that says whether the records are those of the journal: the definitions,
	// the chain, and every record and field. Stored figures are derived damage. It reads no file.
	Prove(ctx context.Context, p assessments.Progress) (assessments.CheckReport, error)
	// Info says what is open.
	Info() assessments.StoreInfo
	// Close checkpoints and closes the file.
	Close() error
	// Leave is Close for a person who waits: p receives how far it is, and cancelling leaves out what can be
	// done another day. What was saved is safe either way.
	Leave(ctx context.Context, p assessments.Progress) error
}

// Feed tells of what is committed.
type Feed interface {
	// Watch calls hear with every event after the one with that Seq, in their order and each once, whichever
	// process committed it, until ctx ends or stop is called. What this process commits is passed on before
	// Write returns, on its goroutine; what another one commits within two seconds. hear is quick and
	// does not write.
	Watch(ctx context.Context, after int64, hear func(assessments.Event)) (stop func(), err error)
}

// Guarded is what a store in a file can say of that file.
type Guarded interface {
	// Look compares the file that has the workspace's name with the one that is open. If another
	// program replaced, removed or overwrote it, a copy of what is open is saved, and the error is a
	// *Lost. Nothing can be saved from then on until GoOn.
	Look(ctx context.Context) error
	// GoOn continues in that copy: from then on the store reads and saves there.
	GoOn(ctx context.Context) error
}

// ErrOlder is the cause of the refusal to read a workspace of an older format: only opening it for
// writing, or a copy of it, can bring it up to date.
var ErrOlder = errors.New("the workspace has an older format")

// Blobs keeps bytes by their SHA-256 inside the workspace.
type Blobs interface {
	// Ingest streams r in, in chunks of short transactions, and returns its digest and size. It holds
	// constant memory and never keeps a save waiting for long. The blob stays unlinked until LinkBlob.
	Ingest(ctx context.Context, r io.Reader, size int64, p assessments.Progress) (sha256 string, n int64,
		err error)
	// OpenBlob streams a blob out; it verifies the digest and fails at the end of a damaged one.
	OpenBlob(ctx context.Context, sha256 string) (io.ReadCloser, int64, error)
}

// Texts keeps what was read out of a blob: derived data that can always be made again.
type Texts interface {
	// SaveText keeps a text that was read in the present form.
	SaveText(ctx context.Context, t assessments.Text) error
	// LoadText returns the text read from the blob; false when none was kept by this program on this
	// computer.
	LoadText(ctx context.Context, sha256 string) (assessments.Text, bool, error)
	// UnbelievedTexts passes on the texts that are kept and that LoadText does not return, for a check.
	UnbelievedTexts(ctx context.Context, fn func(assessments.Text) error) error
}

// SummaryCache keeps computed figures of assessments, outside journal and hash.
type SummaryCache interface {
	// Summaries returns what is kept in the present form, by assessment; what is damaged counts as not kept.
	// Figures that are not believed serve a check only.
	Summaries(ctx context.Context) (map[string]cached.Kept, error)
	// SaveSummaries keeps figures in place of those kept before, by assessment.
	SaveSummaries(ctx context.Context, by map[string]cached.Kept) error
}

// Copies knows the copies of workspaces that the program made: backups.
type Copies interface {
	// Made remembers a copy.
	Made(workspace, dest string) error
	// Holding returns the copies of a workspace that still have one of the files, by SHA-256, or of
	// the journal's changes, those that cannot be read included; and those made earlier that are not
	// where they were written.
	Holding(ctx context.Context, workspace string, files []string, changes []Past) (holding, missing []string,
		err error)
}
