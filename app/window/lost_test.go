package window

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/assessments"

	"fyne.io/fyne/v2/widget"
)

// replaceFile puts another workspace in the place of the open one, as a sync client does.
func (l *lab) replaceFile() (there []byte) {
	l.t.Helper()
	if runtime.GOOS == "windows" {
		l.t.Skip("there an open workspace cannot be replaced")
	}
	other := newLab(l.t, true)
	other.doors.leave(func(bool) {})
	other.settle()
	b, err := os.ReadFile(other.path)
	if err == nil {
		err = os.Rename(other.path, l.path)
	}
	if err != nil {
		l.t.Fatal(err)
	}
	return b
}

// saves commits a vendor's name, as a field does.
func (l *lab) saves(name string) {
	b := l.bench()
	l.drafts().Commit(ui.Place{Key: "v", Title: "Name, Vendor"}, name,
		func(ctx context.Context) (assessments.Event, error) {
			v := &assessments.Vendor{ID: "v"}
			if assessments.KindOf(b.Get(ctx, v)) == assessments.NotFound {
				return b.Add(ctx, &assessments.Vendor{ID: "v", Name: name})
			}
			return b.ChangeSeen(ctx, func(r assessments.Record) { r.(*assessments.Vendor).Name = name }, v)
		}, nil)
	l.settle()
}

// dialogSays is the text of the topmost dialog.
func (l *lab) dialogSays() string {
	top := l.win.Canvas().Overlays().Top()
	if top == nil {
		return ""
	}
	var out []string
	for _, label := range uitest.Within[*widget.Label](top) {
		out = append(out, label.Text)
	}
	return strings.Join(out, "\n")
}

// answer presses a button of the topmost dialog.
func (l *lab) answer(verb string) {
	l.t.Helper()
	for _, b := range uitest.Within[*widgets.Button](l.win.Canvas().Overlays().Top()) {
		if b.Text() == verb {
			b.Tapped(nil)
			l.settle()
			return
		}
	}
	l.t.Fatalf("there is no button %q", verb)
}

// vendorIn is the vendor's name in a workspace file.
func vendorIn(t *testing.T, l *lab, path string) string {
	t.Helper()
	b, err := l.p.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = b.Close() }()
	v := &assessments.Vendor{ID: "v"}
	if err := b.Get(t.Context(), v); err != nil {
		t.Fatal(err)
	}
	return v.Name
}

func TestAReplacedFileIsNoticedAndTheCopyIsGoneOnIn(t *testing.T) {
	for name, notice := range map[string]func(*lab){
		"when the window gets the focus": func(l *lab) { l.focused() },
		"when a text is saved":           func(l *lab) { l.saves("typed since") },
		"when the window is closed":      func(l *lab) { l.doors.confirmClose(); l.settle() },
		"when the workspace is closed":   func(l *lab) { l.doors.closeWorkspace(); l.settle() },
		"when a backup is made": func(l *lab) {
			l.session.BackUp(filepath.Join(filepath.Dir(l.path), "b.countersign"))
			l.settle()
		},
		"when the workspace is checked": func(l *lab) { l.session.Check(); l.settle() },
	} {
		t.Run(name, func(t *testing.T) {
			l := newLab(t, false)
			l.saves("saved")
			if !l.statusSays("Saved") || l.lost() {
				t.Fatalf("before: %v", l.frame.status.bar.Texts())
			}
			there := l.replaceFile()
			notice(l)
			if says := l.dialogSays(); !strings.Contains(says, "in the place of") ||
				!strings.Contains(says, "(recovered ") {
				t.Fatalf("the dialog says %q", says)
			}
			if !l.statusSays("Not saved: the file was replaced") || l.statusSays("Saved ") {
				t.Errorf("the status bar says %v", l.frame.status.bar.Texts())
			}
			if l.bench() == nil {
				t.Fatal("the workspace was left")
			}
			l.answer("Go on in the copy")
			copied := l.bench().Info().Path
			if copied == l.path || l.lost() || l.statusSays("Not saved") ||
				!l.statusSays(filepath.Base(copied)) {
				t.Fatalf("going on in %s: %v", copied, l.frame.status.bar.Texts())
			}
			if l.p.Profile.Get().Recent[0] != copied {
				t.Errorf("remembered: %v", l.p.Profile.Get().Recent)
			}
			if n := len(l.drafts().Refused()); n != 0 {
				t.Errorf("%d texts are still not saved", n)
			}
			l.doors.leave(func(bool) {})
			l.settle()
			want := "saved"
			if name == "when a text is saved" {
				want = "typed since"
			}
			if got := vendorIn(t, l, copied); got != want {
				t.Errorf("the copy says %q, want %q", got, want)
			}
			if now, _ := os.ReadFile(l.path); string(now) != string(there) {
				t.Error("the other file was changed")
			}
		})
	}
}

func TestALostWorkspaceCanBeLeft(t *testing.T) {
	l := newLab(t, false)
	l.saves("saved")
	l.replaceFile()
	l.doors.closeWorkspace()
	l.settle()
	l.answer("Leave the workspace")
	if l.bench() != nil || l.lost() || len(l.overlays.list) != 0 {
		t.Errorf("it is still open, or still told of: %d dialogs", len(l.overlays.list))
	}
}

func TestTheStatusBarLeadsBackToWhatHappenedToTheFile(t *testing.T) {
	l := newLab(t, false)
	l.saves("saved")
	l.replaceFile()
	l.focused()
	l.overlays.closeTop()
	if len(l.overlays.list) != 0 || !l.statusSays("Not saved: the file was replaced") {
		t.Fatalf("after Escape: %d dialogs, %v", len(l.overlays.list), l.frame.status.bar.Texts())
	}
	l.saves("typed since")
	if len(l.overlays.list) != 1 || len(l.drafts().Refused()) != 1 {
		t.Errorf("%d dialogs, %d texts kept", len(l.overlays.list), len(l.drafts().Refused()))
	}
	l.answer("Copy the texts")
	if got := l.Clipboard().Content(); !strings.Contains(got, "typed since") {
		t.Errorf("copied %q", got)
	}
}
