package store

import (
	"crypto/rand"
	"io"
	"time"

	"countersign/assessments/port"
)

// Options say how a workspace is opened. The zero value is a writable workspace without rotating backups.
type Options struct {
	Clock    port.Clock // nil is the machine's
	Random   io.Reader  // salts of the journal; nil is crypto/rand
	ReadOnly bool       // reads beside an instance that writes; changes are refused
	NoRoom   bool       // says that it is ReadOnly because the disk is full

	// Secret returns what derived data is bound to: bytes that the user's profile keeps on this
	// computer, made if there are none and create is set; none where nothing can be kept. Nil is a
	// secret of this process.
	Secret func(create bool) []byte

	// Statement is told of every SQL statement of a read or a save; nil counts none. It is called from
	// many goroutines.
	Statement func(query string)

	// WatchEvery is how often Watch asks the file whether another process committed something; 0 is a
	// second, less is never: then only what this process commits is passed on.
	WatchEvery time.Duration

	// BackupDir is where rotating backups and the one before a migration go. Without it there are no
	// rotating ones, and the one before a migration is written beside the workspace.
	BackupDir   string
	Keep        int           // rotating backups to keep; 0 is 10
	BackupEvery time.Duration // least time between rotating backups; 0 is a day

	// What restoring turns: an older format may be read, and brought up to date without a backup.
	anyFormat, noBackup bool

	locked bool // the caller has the workspace's lock already

	turned
}

// turned is what tests turn.
type turned struct {
	step        func(string) // is told how far a file has come that is about to appear
	synchronous string       // "" is FULL
	vfs         string       // "" is the system's
	network     *bool        // nil is detected
	patience    int          // milliseconds to wait for a lock; 0 is the default
}

func (o Options) withDefaults() Options {
	if o.Clock == nil {
		o.Clock = machineClock{}
	}
	if o.Random == nil {
		o.Random = rand.Reader
	}
	if o.Keep <= 0 {
		o.Keep = 10
	}
	if o.BackupEvery <= 0 {
		o.BackupEvery = 24 * time.Hour
	}
	if o.WatchEvery == 0 {
		o.WatchEvery = watchEvery
	}
	if o.synchronous == "" {
		o.synchronous = "FULL"
	}
	return o
}

func (o Options) at(step string) {
	if o.step != nil {
		o.step(step)
	}
}

type machineClock struct{}

func (machineClock) Now() time.Time { return time.Now() }
