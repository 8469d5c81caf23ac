//go:build !ci

package window

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// realDriver tells whether the tests are built with the toolkit's real windows.
const realDriver = true

// TestMain is a window, where COUNTERSIGN_PAINT asks for one: windows belong to the main thread.
func TestMain(m *testing.M) {
	start := time.Now()
	kind := os.Getenv("COUNTERSIGN_PAINT")
	if kind == "" {
		os.Exit(m.Run())
	}
	l, path := &lab{t: outside{}}, os.Getenv("COUNTERSIGN_PAINT_FILE")
	var p Params
	if path != "" {
		p = l.params()
		p.Open = openAhead(p, path)
	}
	a := app.NewWithID("org.countersign.paint")
	win := a.NewWindow(kind)
	if kind == "bare" {
		win.SetContent(container.NewStack(widget.NewLabel("Countersign"), witness(start)))
		win.Resize(fyne.NewSize(1270, 750))
		win.ShowAndRun()
		return
	}
	watching := &busy{desktopSchedule: desktopSchedule{&watchdog{}}}
	watching.idle = func(s *Window) {
		if s.session != nil {
			win.SetContent(container.NewStack(win.Content(), witness(start)))
		}
	}
	p.Schedule = watching
	watching.s = New(a, win, p)
	watching.s.doors.open(path, nil)
	win.ShowAndRun()
}

// witness is a picture that is notified when it is painted: it reports the time taken and ends the program.
func witness(start time.Time) fyne.CanvasObject {
	return canvas.NewRaster(func(w, h int) image.Image {
		took := time.Since(start)
		var kb float64
		status, _ := os.ReadFile("/proc/self/status")
		for _, line := range strings.Split(string(status), "\n") {
			_, _ = fmt.Sscanf(line, "VmRSS: %f kB", &kb)
		}
		fmt.Println(float64(took.Microseconds())/1000, kb/1024)
		os.Exit(0)
		return image.NewUniform(color.Transparent)
	})
}

// busy is the desktop's schedule, and says when nothing is under way any more.
type busy struct {
	desktopSchedule
	s       *Window
	working atomic.Int64
	idle    func(*Window)
	said    bool
}

func (b *busy) Background(ctx context.Context, work func(context.Context) func()) {
	b.working.Add(1)
	b.desktopSchedule.Background(ctx, func(ctx context.Context) func() {
		apply := work(ctx)
		return func() {
			if apply != nil {
				apply()
			}
			if b.working.Add(-1) == 0 && !b.said && b.s.session != nil {
				b.said = true
				b.idle(b.s)
			}
		}
	})
}

// outside stands for a test where there is none.
type outside struct{ testing.TB }

func (outside) Helper()           {}
func (outside) Fatal(args ...any) { panic(fmt.Sprint(args...)) }
