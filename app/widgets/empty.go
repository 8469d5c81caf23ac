package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/text"
)

// EmptyState stands where there is nothing yet: what this place is for, and the
// one next step.
type EmptyState struct {
	widget.BaseWidget
	title  *canvas.Text
	text   string
	body   *text.Prose
	button *Button
}

// NewEmptyState returns an empty state; without a verb there is no button.
func NewEmptyState(title, sentence, verb string, onTap func()) *EmptyState {
	e := &EmptyState{
		title: &canvas.Text{}, text: title,
		body: text.NewProse(text.Run{Text: sentence, Muted: true}),
	}
	e.button = NewPrimary(verb, onTap)
	if verb == "" {
		e.button.Hide()
	}
	e.ExtendBaseWidget(e)
	return e
}

// Set changes title and sentence.
func (e *EmptyState) Set(title, sentence string) {
	e.text = title
	e.body.SetText(sentence)
	e.Refresh()
}

// SetNext changes the next step.
func (e *EmptyState) SetNext(verb string, onTap func()) {
	e.button.SetText(verb)
	e.button.SetOnTap(onTap)
	e.Refresh()
}

func (e *EmptyState) Holds() []fyne.CanvasObject { return []fyne.CanvasObject{e.button} }

// CreateRenderer implements fyne.Widget.
func (e *EmptyState) CreateRenderer() fyne.WidgetRenderer {
	return draw.New(func(size fyne.Size) fyne.Size {
		f := draw.FaceOf(theme.SizeLead, true)
		gap, least := theme.Space(2), theme.Scaled(220)
		width := min(max(size.Width-2*theme.Space(5), least), theme.Scaled(420))
		width = min(width, max(draw.FaceOf(theme.SizeBody, false).Width(e.body.String())+2, f.Exact(e.text)))
		bodyHeight := e.body.HeightFor(width)
		button := e.button.MinSize()
		total := f.LineHeight() + gap + bodyHeight
		if e.button.Visible() {
			total += gap + theme.Space(1) + button.Height
		}
		x, y := (size.Width-width)/2, max((size.Height-total)/2.4, theme.Space(2))
		draw.Write(e.title, e.text, f, theme.Text, fyne.TextAlignLeading)
		draw.Place(e.title, x, y, width)
		y += f.LineHeight() + gap
		e.body.Move(fyne.NewPos(x, y))
		e.body.Resize(fyne.NewSize(width, bodyHeight))
		e.button.Move(fyne.NewPos(x, y+bodyHeight+gap+theme.Space(1)))
		e.button.Resize(button)
		return fyne.NewSize(least+2*theme.Space(2), total+2*theme.Space(2))
	}, e.title, e.body, e.button)
}

// StatTile is one figure of a page's head with what it counts. It may be a
// door to the rows behind it.
type StatTile struct {
	focus.Control
	figure, caption string
	tone            theme.Tone
	text            *text.Prose
}

// NewStatTile returns a tile; onTap may be nil.
func NewStatTile(figure, caption string, tone theme.Tone, onTap func()) *StatTile {
	s := &StatTile{figure: figure, caption: caption, tone: tone, text: text.NewCaption("")}
	s.text.Within(s.Tapped)
	s.Start(s, onTap)
	s.SetDisabled(onTap == nil)
	return s
}

// Set changes what the tile says.
func (s *StatTile) Set(figure, caption string, tone theme.Tone) {
	s.figure, s.caption, s.tone = figure, caption, tone
	s.Refresh()
}

// plan is the width of the caption, and its height: two lines or more, so that
// tiles in a row are equally tall.
func (s *StatTile) plan(width float32) (w, h float32) {
	s.text.SetText(s.caption)
	w = max(width-2*theme.Space(3.5), theme.Scaled(90))
	return w, max(s.text.HeightFor(w), 2*s.text.LineHeight())
}

// HeightFor is the height the tile needs in a width.
func (s *StatTile) HeightFor(width float32) float32 {
	_, h := s.plan(width)
	return draw.Face{Size: theme.Size(theme.SizeTitle), Style: fyne.TextStyle{Bold: true}}.LineHeight() + h +
		2*theme.Space(2)
}

// CreateRenderer implements fyne.Widget.
func (s *StatTile) CreateRenderer() fyne.WidgetRenderer {
	ground, ring, figure := &canvas.Rectangle{}, draw.NewRing(), &canvas.Text{}
	return draw.New(func(size fyne.Size) fyne.Size {
		f := draw.Face{Size: theme.Size(theme.SizeTitle), Style: fyne.TextStyle{Bold: true}}
		padX, padY := theme.Space(3.5), theme.Space(2)
		ground.FillColor, ground.StrokeColor = theme.Color(theme.Surface), theme.Color(theme.Line)
		if s.Hovered() && !s.Disabled() {
			ground.FillColor, ground.StrokeColor = theme.Color(theme.Hover), theme.Color(theme.LineStrong)
		}
		ground.StrokeWidth, ground.CornerRadius = 1, 5
		ground.Resize(size)
		draw.PlaceRing(ring, s.HasFocus(), fyne.Position{}, size, 5)
		draw.Write(figure, s.figure, f, s.tone.Ink(), fyne.TextAlignLeading)
		draw.Place(figure, padX, padY, size.Width)
		width, h := s.plan(size.Width)
		s.text.Move(fyne.NewPos(padX, padY+f.LineHeight()))
		s.text.Resize(fyne.NewSize(width, h))
		return fyne.NewSize(theme.Scaled(90)+2*padX, f.LineHeight()+h+2*padY)
	}, ground, ring, figure, s.text)
}
