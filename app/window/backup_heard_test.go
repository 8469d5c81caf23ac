package window

import (
	"strings"
	"testing"
	"time"
)

// TestTheWindowHearsOfABackupMadeElsewhere makes a backup as a command does while the window is open: the window
// shows it when it gets the focus, when something was committed, and after a while.
func TestTheWindowHearsOfABackupMadeElsewhere(t *testing.T) {
	l := newLab(t, true)
	facts := func() (out string) {
		for _, f := range l.session.Facts() {
			out += f.Text + "\n"
		}
		return out
	}
	hour := 0
	for name, hears := range map[string]func(){
		"focus":   l.focused,
		"commit":  func() { l.save("committed", new(error)) },
		"a while": l.pass,
	} {
		hour++
		made := time.Date(2026, 11, 10+hour, 10, 0, 0, 0, time.UTC)
		l.Window.p.LastBackup = func(string) time.Time { return made }
		want := "Backup " + made.Local().Format("2 Jan")
		if strings.Contains(facts(), want) {
			t.Fatalf("%s: it is shown already", name)
		}
		hears()
		l.settle()
		if !strings.Contains(facts(), want) {
			t.Errorf("%s: the window says %q, want %q", name, facts(), want)
		}
	}
}
