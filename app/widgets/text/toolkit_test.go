package text

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"countersign/app/widgets/internal/looktest"
)

// The faults of the toolkit's field for which there is one of our own. They are
// reported in docs/adr/0011. When this fails with a newer toolkit, one of the
// reasons is gone.
func TestToolkitFieldLosesTheCursorWhereLinesWrap(t *testing.T) {
	const text = "The supplier may change the terms at any time, and use goes on to bind us."
	long := strings.Index(text, "change")
	win := looktest.Light(t, canvas.NewRectangle(nil), 120, 200)
	for name, do := range map[string]func(*widget.Entry) (want string){
		"a space that ends a full line": func(e *widget.Entry) string {
			test.Type(e, text)
			return text
		},
		"Return inside a wrapped word": func(e *widget.Entry) string {
			e.SetText(text)
			walkTo(e, long+1)
			e.TypedKey(looktest.Key(fyne.KeyReturn))
			e.TypedRune('x')
			return text[:long+1] + "\nx" + text[long+1:]
		},
		"Delete that lets a word go up a line": func(e *widget.Entry) string {
			e.SetText(text)
			walkTo(e, long)
			e.TypedKey(looktest.Key(fyne.KeyDelete))
			e.TypedKey(looktest.Key(fyne.KeyDelete))
			e.TypedRune('x')
			return text[:long] + "x" + text[long+2:]
		},
	} {
		wrong := 0
		for width := float32(120); width < 420; width++ {
			e := widget.NewMultiLineEntry()
			e.Wrapping = fyne.TextWrapWord
			win.SetContent(e)
			win.Resize(fyne.NewSize(width, 200))
			if want := do(e); e.Text != want {
				wrong++
			}
		}
		t.Logf("%s: wrong at %d of 300 widths", name, wrong)
		if wrong == 0 {
			t.Errorf("%s: the toolkit is right at every width", name)
		}
	}
}

// walkTo walks right until the cursor is behind so many characters.
func walkTo(e *widget.Entry, at int) {
	for range 2 * at {
		if e.CursorTextOffset() >= at {
			return
		}
		e.TypedKey(looktest.Key(fyne.KeyRight))
	}
}
