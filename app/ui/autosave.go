package ui

// SaveDelay is how long after the last key a text is committed.
const SaveDelay Delay = 1000

// Autosave commits a text one second after the last key, on leaving the field and on closing. Until then the
// status bar says "Editing".
type Autosave struct {
	Host   Host
	Commit func(text string) error

	text    string
	pending bool
	cancel  func()
}

// Changed notes what the field holds now.
func (a *Autosave) Changed(text string) {
	a.text, a.pending = text, true
	a.Host.Editing()
	if a.cancel != nil {
		a.cancel()
	}
	a.cancel = a.Host.After(SaveDelay, a.Flush)
}

// Pending reports whether a text waits to be committed.
func (a *Autosave) Pending() bool { return a.pending }

// Drop forgets a pending text: the field was set from the workspace.
func (a *Autosave) Drop() {
	a.pending = false
	if a.cancel != nil {
		a.cancel()
		a.cancel = nil
	}
}

// Flush commits now what waits. A text that cannot be committed stays pending and is said.
func (a *Autosave) Flush() {
	if a.cancel != nil {
		a.cancel()
		a.cancel = nil
	}
	if !a.pending {
		return
	}
	if err := a.Commit(a.text); err != nil {
		a.Host.Fail(err)
		return
	}
	a.pending = false
	a.Host.Saved()
}
