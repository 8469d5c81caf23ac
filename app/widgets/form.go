package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/internal/shape"
	"countersign/app/widgets/text"
)

// FormRow is a field with its label, a hint, and its error under it.
type FormRow struct {
	widget.BaseWidget
	label string
	text  *text.Prose // a label too long for its column continues on a second line
	field fyne.CanvasObject
	hint  *text.Prose
	err   *text.Prose
	mark  *shape.Mark
	// choices stand under the error, where a person has to choose; empty otherwise.
	choices *fyne.Container
	wrong   string // with the field
	// refused is why the field did not take what was pasted. It is shown first, until the next key.
	refused string
	// labelWidth is the width of the label column at 100 %.
	labelWidth float32
}

// NewFormRow returns a row; the hint may be empty.
func NewFormRow(label string, field fyne.CanvasObject, hint string) *FormRow {
	r := &FormRow{
		label: label, text: text.NewProse(text.Run{Text: label, Muted: true}), field: field,
		mark: shape.NewMark(), choices: container.NewHBox(), labelWidth: 130,
	}
	r.hint = text.NewCaption(hint)
	r.err = text.NewCaptionRuns(text.Run{Tone: theme.Bad})
	r.ExtendBaseWidget(r)
	if f, ok := field.(interface{ TellRefusal(func(string)) }); ok {
		f.TellRefusal(r.refuse)
	}
	return r
}

// LabelWidth sets the width of the label column, at 100 %; rows of a form share one.
func (r *FormRow) LabelWidth(width float32) *FormRow {
	r.labelWidth = width
	return r
}

// Label is what the row is called.
func (r *FormRow) Label() string { return r.label }

// SetLabel calls the row something else, as when its field holds something else.
func (r *FormRow) SetLabel(label string) {
	if r.label == label {
		return
	}
	r.label = label
	r.text.Set(text.Run{Text: label, Muted: true})
	r.Refresh()
}

// Field is the control of the row.
func (r *FormRow) Field() fyne.CanvasObject { return r.field }

// SetError shows what is wrong with the field, or nothing.
func (r *FormRow) SetError(text string) {
	r.wrong = text
	r.showError()
}

// Choose offers buttons under the error, by which a person says what is to be done; none takes them away.
func (r *FormRow) Choose(buttons ...*Button) {
	if len(buttons) == 0 && len(r.choices.Objects) == 0 {
		return
	}
	r.choices.RemoveAll()
	for _, b := range buttons {
		r.choices.Add(b)
	}
	r.Refresh()
	focus.LayAgain(r)
}

func (r *FormRow) refuse(why string) {
	r.refused = why
	r.showError()
}

func (r *FormRow) showError() {
	said := r.wrong
	if r.refused != "" {
		said = r.refused
	}
	if r.err.String() == said {
		return
	}
	r.err.Set(text.Run{Text: said, Tone: theme.Bad})
	r.Refresh()
	focus.LayAgain(r)
}

// Error is the error shown, or "".
func (r *FormRow) Error() string { return r.err.String() }

// SetHint changes the hint.
func (r *FormRow) SetHint(text string) {
	r.hint.SetText(text)
	r.Refresh()
}

// rowPlan is where the parts of a row go for a width.
type rowPlan struct {
	fieldX, fieldY, width   float32
	label, field, hint, err float32 // heights
	choices                 float32
	height                  float32
}

// plan puts the label beside the field, or above it where it is narrow.
func (r *FormRow) plan(width float32) rowPlan {
	p := rowPlan{fieldX: theme.Scaled(r.labelWidth) + theme.Space(2)}
	switch {
	case r.label == "":
		p.fieldX = 0
	case width < 2.4*p.fieldX:
		p.label = r.text.HeightFor(width)
		p.fieldX, p.fieldY = 0, p.label+theme.Space(0.5)
	default:
		p.label = r.text.HeightFor(theme.Scaled(r.labelWidth))
	}
	p.width = max(width-p.fieldX, theme.Scaled(60))
	p.field = draw.HeightFor(r.field, p.width)
	p.height = max(p.fieldY+p.field, p.label)
	if r.err.String() != "" {
		p.err = r.err.HeightFor(p.width - theme.Scaled(14))
		p.height += p.err + theme.Space(0.5)
		if len(r.choices.Objects) > 0 {
			p.choices = r.choices.MinSize().Height
			p.height += p.choices
		}
	} else if r.hint.String() != "" {
		p.hint = r.hint.HeightFor(p.width)
		p.height += p.hint + theme.Space(0.5)
	}
	return p
}

// HeightFor is the height the row needs in a width.
func (r *FormRow) HeightFor(width float32) float32 { return r.plan(width).height }

func (r *FormRow) Holds() []fyne.CanvasObject { return []fyne.CanvasObject{r.field} }

// CreateRenderer implements fyne.Widget.
func (r *FormRow) CreateRenderer() fyne.WidgetRenderer {
	return draw.New(func(size fyne.Size) fyne.Size {
		least := theme.Scaled(180)
		p := r.plan(max(size.Width, least))
		y := float32(0)
		if _, text := r.field.(*text.Prose); p.fieldY == 0 && !text {
			y = max((min(p.field, theme.Scaled(34))-p.label)/2, 0)
		}
		draw.Show(r.text, p.label > 0)
		r.text.Move(fyne.NewPos(0, y))
		labelled := size.Width
		if p.fieldX > 0 {
			labelled = theme.Scaled(r.labelWidth)
		}
		r.text.Resize(fyne.NewSize(labelled, p.label))
		r.field.Move(fyne.NewPos(p.fieldX, p.fieldY))
		r.field.Resize(fyne.NewSize(p.width, p.field))
		y = p.fieldY + p.field + theme.Space(0.5)
		draw.Show(r.hint, p.hint > 0)
		draw.Show(r.err, p.err > 0)
		r.mark.Box.Hidden = p.err == 0
		r.hint.Move(fyne.NewPos(p.fieldX, y))
		r.hint.Resize(fyne.NewSize(p.width, p.hint))
		side := theme.Scaled(9)
		r.mark.Draw(theme.MarkAlert, side, theme.Color(theme.Bad.Ink()))
		r.mark.Box.Move(fyne.NewPos(p.fieldX, y+theme.Scaled(4)))
		r.err.Move(fyne.NewPos(p.fieldX+theme.Scaled(14), y))
		r.err.Resize(fyne.NewSize(p.width-theme.Scaled(14), p.err))
		draw.Show(r.choices, p.choices > 0)
		r.choices.Move(fyne.NewPos(p.fieldX, y+p.err))
		r.choices.Resize(fyne.NewSize(p.width, p.choices))
		return fyne.NewSize(max(least, r.field.MinSize().Width), p.height)
	}, r.text, r.field, r.hint, r.mark.Box, r.err, r.choices)
}
