package focus

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"countersign/app/widgets/internal/looktest"
)

// knob is a control that looks like nothing.
type knob struct{ Control }

func newKnob() *knob {
	k := &knob{}
	k.Start(k, nil)
	return k
}

func (k *knob) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(nil))
}

func TestATooltipWaitsAndIsTakenBackWhenThePointerLeaves(t *testing.T) {
	b := newKnob()
	b.SetTip("Explains itself")
	clock := &looktest.Clockwork{}
	layer := NewTipLayer(container.New(layout.NewCustomPaddedLayout(40, 40, 40, 40), b))
	layer.After = clock.After
	win := looktest.Light(t, layer, 300, 200)
	inside := fyne.NewPos(60, 60)
	test.MoveMouse(win.Canvas(), inside)
	if layer.Showing() != "" {
		t.Error("shown at once")
	}
	clock.Tick()
	if layer.Showing() != "Explains itself" {
		t.Errorf("shows %q", layer.Showing())
	}
	test.MoveMouse(win.Canvas(), fyne.NewPos(1, 1))
	if layer.Showing() != "" {
		t.Error("stays when the pointer leaves")
	}
	test.MoveMouse(win.Canvas(), inside)
	test.MoveMouse(win.Canvas(), fyne.NewPos(1, 1))
	clock.Tick()
	if layer.Showing() != "" {
		t.Error("shows up late, after the pointer left")
	}
	test.MoveMouse(win.Canvas(), inside)
	clock.Tick()
	if layer.Showing() == "" {
		t.Error("does not show a second time")
	}
	clock.Tick() // a long while later, the pointer having left the window unsaid
	if layer.Showing() != "" {
		t.Error("stays for ever")
	}
}

// soon does at once what is to happen soon, and never what is to happen later.
func soon(d time.Duration, f func()) {
	if d <= tipDelay {
		f()
	}
}

func TestATooltipStaysInsideTheWindow(t *testing.T) {
	layer := NewTipLayer(canvas.NewRectangle(nil))
	layer.After = soon
	looktest.Light(t, layer, 300, 120)
	ShowTip(layer.content, strings.Repeat("a long explanation ", 12), fyne.NewPos(295, 118))
	at, size := layer.ground.Position(), layer.ground.Size()
	if at.X < 0 || at.Y < 0 || at.X+size.Width > 300 {
		t.Errorf("tooltip at %v, size %v", at, size)
	}
}
