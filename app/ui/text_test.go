package ui_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

func TestLimitsOfFieldsAreThoseOfTheRecords(t *testing.T) {
	line, several := text.NewEntry().Takes(), text.NewTextArea(2).Takes()
	if line != assessments.MaxLine || several != assessments.MaxText {
		t.Errorf("a field takes %d and %d characters, a record %d and %d",
			line, several, assessments.MaxLine, assessments.MaxText)
	}
}

// onePage is a page with one text, which it stores as form has it.
type onePage struct {
	host   *uitest.Host
	text   *ui.Text
	stored string
	form   func(string) (string, error)
}

func newOnePage(t *testing.T, lines int, form func(string) (string, error)) *onePage {
	p := &onePage{host: uitest.NewHost(t), form: form}
	p.text = ui.NewText(p.host, ui.TextSpec{
		Label: "Why", Lines: lines,
		Place: func() (ui.Place, bool) { return ui.Place{Key: "why", Title: "Why"}, true },
		Intent: func(text string) (ui.Intent, error) {
			with, err := p.form(text)
			if err != nil {
				return nil, err
			}
			return func(context.Context) (assessments.Event, error) {
				p.change(with)
				return assessments.Event{}, nil
			}, nil
		},
	})
	p.host.Open(p)
	p.host.Window().Canvas().Focus(p.text.Field)
	return p
}

func (p *onePage) Title() string              { return "one" }
func (p *onePage) Content() fyne.CanvasObject { return widgets.NewColumn(1, p.text.Row) }
func (p *onePage) Load()                      { p.text.Show(p.stored) }
func (p *onePage) Close()                     {}

// change stores a text; one that is stored already is no event.
func (p *onePage) change(text string) {
	if p.stored != text {
		p.stored = text
		p.host.Changed(assessments.Event{})
	}
}

func trimmed(s string) (string, error) { return strings.TrimSpace(s), nil }

// entries keeps what stands between semicolons, as lists do.
func entries(s string) (string, error) {
	var out []string
	for _, one := range strings.Split(s, ";") {
		if one = strings.TrimSpace(one); one != "" {
			out = append(out, one)
		}
	}
	return strings.Join(out, "; "), nil
}

func day(s string) (string, error) {
	d, err := assessments.ParseDate(strings.TrimSpace(s))
	return string(d), err
}

// TestAPauseWhileTypingLosesNothing types with a pause after every so many
// characters, in which the text is saved: in the stored form, which must not
// be put under the fingers.
func TestAPauseWhileTypingLosesNothing(t *testing.T) {
	for name, one := range map[string]struct {
		form         func(string) (string, error)
		typed, after string
	}{
		"trimmed": {
			trimmed, "The terms  may change \n at any time. ",
			"The terms  may change \n at any time.",
		},
		"list":  {entries, "Acme; Beta Cloud ; ;Gamma;", "Acme; Beta Cloud; Gamma"},
		"as is": {func(s string) (string, error) { return s, nil }, " a  b ", " a  b "},
	} {
		for every := 1; every < 8; every++ {
			t.Run(fmt.Sprintf("%s every %d", name, every), func(t *testing.T) {
				p := newOnePage(t, 2, one.form)
				for i, r := range one.typed {
					p.text.Field.TypedRune(r)
					if i%every == 0 || i == len(one.typed)-1 {
						p.text.Field.Flush()
					}
					if want := one.typed[:i+1]; p.text.Field.Text != want {
						t.Fatalf("after a pause the field has %q, want %q", p.text.Field.Text, want)
					}
				}
				if p.stored != one.after {
					t.Errorf("stored is %q, want %q", p.stored, one.after)
				}
				p.host.Window().Canvas().Unfocus()
				p.Load() // after whatever comes next
				if p.text.Field.Text != one.after {
					t.Errorf("once it is left it shows %q, want what is stored, %q", p.text.Field.Text,
						one.after)
				}
			})
		}
	}
}

func TestAChangeFromOutsideIsShownInAFieldNobodyTypesIn(t *testing.T) {
	p := newOnePage(t, 1, trimmed)
	test.Type(p.text.Field, "mine ")
	p.text.Field.Flush()
	p.change("theirs")
	p.host.CatchUp()
	if p.text.Field.Text != "theirs" {
		t.Errorf("the field shows %q", p.text.Field.Text)
	}
	test.Type(p.text.Field, "!")
	p.change("theirs again")
	p.host.CatchUp()
	if !strings.Contains(p.text.Field.Text, "!") || strings.Contains(p.text.Field.Text, "again") {
		t.Errorf("what is being typed was replaced by %q", p.text.Field.Text)
	}
	p.host.Drafts().Clear()
}

func TestARefusedTextStaysUnderTheFingers(t *testing.T) {
	p := newOnePage(t, 1, day)
	for i, r := range "2026-09-01" {
		p.text.Field.TypedRune(r)
		p.text.Field.Flush()
		if want := "2026-09-01"[:i+1]; p.text.Field.Text != want {
			t.Fatalf("after a pause the field has %q, want %q", p.text.Field.Text, want)
		}
	}
	if p.stored != "2026-09-01" || p.text.Row.Error() != "" {
		t.Errorf("stored %q, said %q", p.stored, p.text.Row.Error())
	}
}

func TestARefusedPasteIsSaidInTheQuestion(t *testing.T) {
	h := uitest.NewHost(t)
	h.Open(newOnePage(t, 1, trimmed))
	why := text.NewTextArea(3)
	ui.Ask(h, ui.Question{
		Title: "Why?", Verb: "Do it", Width: 400, Height: 200, Fields: []*text.Entry{why},
		Form: why, Intent: func() (ui.Intent, error) { return nil, nil },
	})
	board := test.NewClipboard()
	board.SetContent(strings.Repeat("x", assessments.MaxText+1))
	why.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
	if why.Text != "" || !h.Sees("Not pasted") {
		t.Errorf("the field has %d characters; the question says %s", len(why.Text), h.Words())
	}
	why.TypedRune('x')
	if h.Sees("Not pasted") {
		t.Error("it is still said after the next key")
	}
}

func TestCancellingAQuestionEndsItsChange(t *testing.T) {
	for name, tc := range map[string]struct {
		wait  string
		saved error // although it was cancelled
		want  string
	}{
		"in time":        {ui.Compared, context.Canceled, "Cancelled: nothing was recorded"},
		"too late":       {ui.Compared, nil, "“Why?” was recorded before it could be cancelled"},
		"after a mishap": {ui.Compared, assessments.Errorf(assessments.Machine, "The disk is full."), ""},
		"a purge":        {"", nil, "done"},
		"a purge failed": {"", assessments.Errorf(assessments.Machine, "The disk is full."), ""},
	} {
		h := uitest.NewHost(t)
		h.Open(newOnePage(t, 1, trimmed))
		var hide func()
		hide = ui.Ask(h, ui.Question{
			Title: "Why?", Verb: "Do it", Wait: tc.wait, Width: 400, Height: 200, Form: text.NewProse(),
			Intent: func() (ui.Intent, error) {
				return func(ctx context.Context) (assessments.Event, error) {
					if ctx.Err() != nil {
						t.Errorf("%s: it ends before it is cancelled", name)
					}
					hide()
					if tc.wait != "" {
						<-ctx.Done()
					} else if ctx.Err() != nil {
						t.Errorf("%s: it ends because its question was closed", name)
					}
					return assessments.Event{}, tc.saved
				}, nil
			},
			Done: func() { h.Note("done") },
		})
		h.Tap("Do it")
		if said := strings.Join(h.Notes, "\n"); said != tc.want {
			t.Errorf("%s: it says %q", name, said)
		}
		if failed := len(h.Errors) > 0; failed != (tc.want == "") {
			t.Errorf("%s: failures %v", name, h.Errors)
		}
		h.Errors = nil // looked at
	}
}

func TestAQuestionSaysWhatItWaitsFor(t *testing.T) {
	const compared = "are being compared with the journal"
	h := uitest.NewHost(t)
	h.Open(newOnePage(t, 1, trimmed))
	late, soon := false, false
	ui.Ask(h, ui.Question{
		Title: "Why?", Verb: "Do it", Wait: ui.Compared, Width: 400, Height: 200, Form: text.NewProse(),
		Intent: func() (ui.Intent, error) {
			return func(context.Context) (assessments.Event, error) {
				soon = h.Sees(compared)
				h.Advance(1000) // it takes long
				late = h.Sees(compared)
				return assessments.Event{}, assessments.Errorf(assessments.Damaged,
					"The workspace is damaged.")
			}, nil
		},
	})
	h.Tap("Do it")
	if soon || !late {
		t.Errorf("said at first: %v, after a while: %v", soon, late)
	}
	h.Advance(1000)
	if h.Sees(compared) || !h.Sees("The workspace is damaged.") {
		t.Errorf("afterwards it says %s", h.Words())
	}
}
