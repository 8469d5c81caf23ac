package window

import (
	"os"
	"runtime"

	"countersign/assessments"
	"countersign/assets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
)

// ID names the program to the desktop.
const ID = "org.countersign.workbench"

// HasDisplay reports whether a window can be opened: without one the toolkit would panic.
func HasDisplay() bool {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return true
	}
	return os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}

// Run opens the window: on the workspace named, else on the last one, else on the sample the first time. It
// returns when the window was closed.
func Run(p Params, workspace string) error {
	keepBusLocal()
	if !HasDisplay() {
		return assessments.Errorf(assessments.Machine,
			"There is no display here, so no window can be opened. “countersign -h” lists what the program does without one.")
	}
	path := firstOf(p, workspace)
	if path != "" {
		p.Open = openAhead(p, path)
	}
	a := app.NewWithID(ID)
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.IconPNG()))
	win := a.NewWindow("Countersign")
	win.SetMaster()
	w := New(a, win, p)
	switch {
	case path != "":
		w.doors.open(path, nil)
	case len(p.Profile.Get().Recent) == 0:
		w.openSample()
	}
	defer p.Profile.WriteBehind(logged)()
	win.ShowAndRun()
	return nil
}

// firstOf is the workspace to begin with: the one named, or the last one where it is still there.
func firstOf(p Params, named string) string {
	if named != "" {
		return named
	}
	if recent := p.Profile.Get().Recent; len(recent) > 0 && exists(recent[0]) {
		return recent[0]
	}
	return ""
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
