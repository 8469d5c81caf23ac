package text

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// What tests from outside may look at, which put fields into forms and into panes that scroll.

// The most characters of one line and of several.
const (
	LineLimit = lineLimit
	TextLimit = textLimit
)

// MostLines is how many lines a field grows to.
const MostLines = mostLines

// IsSeparator reports whether a character ends a word.
func IsSeparator(r rune) bool { return isSeparator(r) }

// SetAfter says how the field waits.
func (f *Field) SetAfter(after func(time.Duration, func())) { f.after = after }

// Down is how far the field is scrolled, and how far it can be.
func (e *Entry) Down() (at, most float32) { return e.top, e.most() }

// Self is the outermost widget of the field.
func (e *Entry) Self() fyne.CanvasObject { return e.self }

// Refused is what the field says of a paste.
func (e *Entry) Refused() string { return e.refused }

// Drawn is what shows a field: the cursor, its lines, and the pane they are on.
func Drawn(t *testing.T, w fyne.Widget) (caret *canvas.Rectangle, lines []*canvas.Text,
	pane fyne.CanvasObject,
) {
	p := paneOf(t, w)
	return p.caret, p.texts, p
}

// paneOf is what draws the lines of a field.
func paneOf(t *testing.T, w fyne.Widget) *entryPane {
	t.Helper()
	for _, o := range test.WidgetRenderer(w).Objects() {
		if p, ok := o.(*entryPane); ok {
			return p
		}
	}
	t.Fatal("there is no pane")
	return nil
}

// Paste gives a text to the field by the clipboard.
func Paste(f fyne.Shortcutable, s string) {
	board := test.NewClipboard()
	board.SetContent(s)
	f.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
}

// pieces are what texts are made of.
var pieces = []string{
	"the", "terms", "at", "any", "time", "a", "I", "provider", "subprocessor", "training-data", "§ 4.2(b),",
	"“quoted”", "e.g.", "don't",
	"Datenschutzgrundverordnung", "antidisestablishmentarianismantidisestablishmentarianismantidisestablishmentarianism", "naïve", "Ωmega",
	"привет", "個人情報の取扱い", "条款", "개인정보", "🙂", "👩‍👩‍👧", "e\u0301", "1.000,00 €",
	"https://example.org/a/very/long/path?with=query&and=more",
	"\u00a0", "—", "…", "\u200b", "مرحبا",
}

// SomeWords are words of all kinds, and the white space and breaks between them.
func SomeWords(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(pieces[r.IntN(len(pieces))])
		switch k := r.IntN(20); {
		case k < 15:
			b.WriteByte(' ')
		case k < 17:
			b.WriteString(strings.Repeat(" ", 1+r.IntN(12)))
		case k == 17:
			b.WriteString("\n")
		case k == 18:
			b.WriteString("\t")
		}
	}
	return b.String()
}
