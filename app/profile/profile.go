// Package profile keeps what belongs to the user on this machine and never to a workspace: who acts, how the
// window looks, which workspaces were open. It is a small JSON file in the user's configuration folder;
// without such a folder everything works and nothing is remembered. It knows no Fyne: the command line reads
// the actor from it too.
package profile

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"countersign/assessments"
	"countersign/assessments/staging"
)

// MaxRecent is how many workspaces are remembered.
const MaxRecent = 12

// Data is what is remembered.
type Data struct {
	Actor       assessments.Actor `json:"actor"`
	Theme       string            `json:"theme,omitempty"`
	TextPercent int               `json:"text_percent,omitempty"`
	Width       float32           `json:"width,omitempty"`
	Height      float32           `json:"height,omitempty"`
	Recent      []string          `json:"recent,omitempty"` // newest first
	TourDone    bool              `json:"tour_done,omitempty"`
	// per workspace: copies made, newest first
	Backups map[string][]string        `json:"backups,omitempty"`
	Kept    map[string]json.RawMessage `json:"kept,omitempty"` // what pages remember
}

// Profile is the file. It is safe for use by several goroutines.
type Profile struct {
	mu     sync.Mutex
	path   string // "" where there is no configuration folder
	data   Data
	secret []byte // once it was read
	behind *behind
}

// Open reads the profile. A missing file is an empty profile; an unreadable one too, and is kept aside.
func Open() *Profile {
	dir, err := os.UserConfigDir()
	if err != nil {
		return &Profile{}
	}
	return At(filepath.Join(dir, "countersign", "profile.json"))
}

// At reads the profile at a path; "" keeps everything in memory.
func At(path string) *Profile {
	p := &Profile{path: path}
	b, err := os.ReadFile(path)
	if err == nil && json.Unmarshal(b, &p.data) != nil {
		_ = os.Rename(path, path+".unreadable")
		p.data = Data{}
	}
	return p
}

// Get is a copy of what is remembered.
func (p *Profile) Get() Data {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.data
}

// Update changes what is remembered and writes it.
func (p *Profile) Update(fn func(*Data)) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	fn(&p.data)
	if p.behind != nil {
		p.behind.ask()
		return nil
	}
	return p.save(p.data)
}

// Opened puts a workspace on top of the recent ones.
func (p *Profile) Opened(path string) error {
	return p.Update(func(d *Data) {
		out := []string{path}
		for _, r := range d.Recent {
			if r != path && len(out) < MaxRecent {
				out = append(out, r)
			}
		}
		d.Recent = out
	})
}

// maxBackups is how many copies of one workspace are remembered.
const maxBackups = 100

// BackedUp remembers a copy of a workspace, so that a purge can name it.
func (p *Profile) BackedUp(workspace, dest string) error {
	return p.Update(func(d *Data) {
		all := map[string][]string{}
		for k, v := range d.Backups {
			all[k] = v
		}
		of := []string{dest}
		for _, known := range all[workspace] {
			if known != dest && len(of) < maxBackups {
				of = append(of, known)
			}
		}
		all[workspace] = of
		d.Backups = all
	})
}

// Copies are the copies of workspaces that are remembered, with those that another run of the program, such as a
// command while the window is open, has added to the file since it was read.
func (p *Profile) Copies() map[string][]string {
	return withCopies(p.Get(), p.path).Backups
}

// withCopies adds to what is remembered the copies that only the file at a path names.
func withCopies(d Data, path string) Data {
	var there Data
	b, err := os.ReadFile(path)
	if err != nil || json.Unmarshal(b, &there) != nil || len(there.Backups) == 0 {
		return d
	}
	all := map[string][]string{}
	for _, from := range []map[string][]string{d.Backups, there.Backups} {
		for of, made := range from {
			for _, one := range made {
				if !slices.Contains(all[of], one) && len(all[of]) < maxBackups {
					all[of] = append(all[of], one)
				}
			}
		}
	}
	d.Backups = all
	return d
}

// Keep remembers a small value under a key; Kept reads it back.
func (p *Profile) Keep(key string, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return p.Update(func(d *Data) {
		kept := map[string]json.RawMessage{key: b}
		for k, old := range d.Kept {
			if k != key {
				kept[k] = old
			}
		}
		d.Kept = kept
	})
}

// Kept reads a remembered value into v; false when there is none.
func (p *Profile) Kept(key string, v any) bool {
	b, ok := p.Get().Kept[key]
	return ok && json.Unmarshal(b, v) == nil
}

// save writes beside and renames, so that a crash leaves the old or the new profile. No copy of a workspace is
// forgotten that another run of the program remembered.
func (p *Profile) save(data Data) error {
	if p.path == "" {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(p.path), 0o700); err != nil {
		return err
	}
	b, err := json.MarshalIndent(withCopies(data, p.path), "", "  ")
	if err != nil {
		return err
	}
	tmp := p.path + ".new"
	if err := os.WriteFile(tmp, b, 0o600); err != nil {
		if errors.Is(err, fs.ErrPermission) {
			return nil // a read-only home remembers nothing
		}
		return err
	}
	return staging.Replace(tmp, p.path)
}
