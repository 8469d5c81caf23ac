package app

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
	if !HasDisplay() {
		return assessments.Errorf(assessments.Machine, "There is no display here, so no window can be opened. “countersign -h” lists what the program does without one.")
	}
	a := app.NewWithID(ID)
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.IconPNG()))
	win := a.NewWindow("Countersign")
	win.SetMaster()
	s := New(a, win, p)
	switch recent := p.Profile.Get().Recent; {
	case workspace != "":
		s.open(workspace, nil)
	case len(recent) > 0 && exists(recent[0]):
		s.open(recent[0], nil)
	case len(recent) == 0:
		s.openSample()
	}
	win.ShowAndRun()
	return nil
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
