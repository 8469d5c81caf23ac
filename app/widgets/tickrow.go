package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/internal/hands"
	"countersign/app/widgets/internal/shape"
	"countersign/app/widgets/text"
)

// Tick is one piece of evidence expected, and what there is.
type Tick struct {
	Text string
	Done bool
	// Pill names how strong the evidence is.
	Pill     string
	PillTone theme.Tone
	// Link names the file, or the invitation to attach one.
	Link  string
	Muted bool       // the link is an invitation
	Note  string     // second line: period, expiry, revision
	Tone  theme.Tone // of the note
}

// TickRow is a check box with what is expected, how strong the evidence is, and
// the file. The whole row can be the target of a dropped file.
type TickRow struct {
	widget.BaseWidget
	tick  Tick
	check *checkBox
	text  *text.Prose
	note  *text.Prose
	pill  *figure.Pill
	link  *Button
	drop  *canvas.Rectangle
	over  bool
}

// NewTickRow returns a row. onTick asks for the box to change, onLink is the
// file or the invitation; either may be nil.
func NewTickRow(t Tick, onTick func(bool), onLink func()) *TickRow {
	r := &TickRow{drop: &canvas.Rectangle{}, text: text.NewProse(), note: text.NewCaptionRuns()}
	r.pill = figure.NewPill("", theme.Neutral, theme.NoMark)
	r.link = NewLink("", onLink).Small()
	r.check = &checkBox{}
	r.check.Start(r.check, func() {
		if onTick != nil {
			onTick(!r.tick.Done)
		}
	})
	r.ExtendBaseWidget(r)
	r.Set(t)
	return r
}

// Set shows another state.
func (r *TickRow) Set(t Tick) {
	r.tick = t
	r.check.on = t.Done
	r.text.SetText(t.Text)
	r.note.Set(text.Run{Text: t.Note, Muted: t.Tone == theme.Plain, Tone: t.Tone})
	r.pill.Set(t.Pill, t.PillTone, theme.NoMark)
	r.link.SetText(t.Link)
	draw.Show(r.pill, t.Pill != "")
	draw.Show(r.link, t.Link != "")
	draw.Show(r.note, t.Note != "")
	r.check.Refresh()
	r.Refresh()
}

// SetDropTarget shows that a file dropped now would land here.
func (r *TickRow) SetDropTarget(over bool) {
	if r.over != over {
		r.over = over
		r.Refresh()
	}
}

// Contains tells whether an absolute position is on the row.
func (r *TickRow) Contains(absolute fyne.Position) bool {
	at := absolute.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(r))
	return at.X >= 0 && at.Y >= 0 && at.X < r.Size().Width && at.Y < r.Size().Height
}

// tickPlan is where the parts of a row go for a width.
type tickPlan struct {
	textX, textWidth, textHeight float32
	side                         fyne.Size // pill and link together
	below                        bool      // the side goes under the text
	height                       float32
}

func (r *TickRow) plan(width float32) tickPlan {
	p := tickPlan{textX: r.check.MinSize().Width + theme.Space(1.5)}
	for _, o := range []fyne.CanvasObject{r.pill, r.link} {
		if o.Visible() {
			s := o.MinSize()
			p.side.Width += s.Width + theme.Space(2)
			p.side.Height = max(p.side.Height, s.Height)
		}
	}
	room := width - p.textX
	p.below = p.side.Width > room*0.6
	p.textWidth = room
	if !p.below {
		p.textWidth = room - p.side.Width
	}
	p.textHeight = r.text.HeightFor(p.textWidth)
	p.height = p.textHeight
	if r.note.Visible() {
		p.height += r.note.HeightFor(p.textWidth)
	}
	if p.below {
		p.height += p.side.Height
	}
	p.height = max(p.height, p.side.Height, r.check.MinSize().Height) + theme.Space(1.5)
	return p
}

// HeightFor is the height the row needs in a width.
func (r *TickRow) HeightFor(width float32) float32 { return r.plan(width).height }

func (r *TickRow) Holds() []fyne.CanvasObject { return []fyne.CanvasObject{r.check, r.link} }

// CreateRenderer implements fyne.Widget.
func (r *TickRow) CreateRenderer() fyne.WidgetRenderer {
	return draw.New(func(size fyne.Size) fyne.Size {
		p, top := r.plan(max(size.Width, theme.Scaled(200))), theme.Space(0.75)
		r.drop.Hidden = !r.over
		r.drop.FillColor, r.drop.StrokeColor = theme.Color(theme.Selected), theme.Color(theme.Accent)
		r.drop.StrokeWidth, r.drop.CornerRadius = 2, 4
		r.drop.Resize(size)
		r.check.Resize(r.check.MinSize())
		r.check.Move(fyne.NewPos(0, top))
		r.text.Move(fyne.NewPos(p.textX, top))
		r.text.Resize(fyne.NewSize(p.textWidth, p.textHeight))
		y := top + p.textHeight
		if r.note.Visible() {
			h := r.note.HeightFor(p.textWidth)
			r.note.Move(fyne.NewPos(p.textX, y))
			r.note.Resize(fyne.NewSize(p.textWidth, h))
			y += h
		}
		x, sideY := size.Width, top
		if p.below {
			x, sideY = p.textX+p.side.Width, y
		}
		for _, o := range []fyne.CanvasObject{r.link, r.pill} {
			if !o.Visible() {
				continue
			}
			s := o.MinSize()
			x -= s.Width
			o.Resize(s)
			o.Move(fyne.NewPos(x, sideY+(max(p.side.Height, 0)-s.Height)/2))
			x -= theme.Space(2)
		}
		return fyne.NewSize(theme.Scaled(200), p.height)
	}, r.drop, r.check, r.text, r.note, r.pill, r.link)
}

// CheckBox is a box with a word.
type CheckBox struct {
	widget.BaseWidget
	// OnTicked, when set, is raised after the intent.
	OnTicked func()
	box      *checkBox
	text     *text.Prose
}

// TypedKey turns it with Space. Enter in a dialog is for the dialog's verb.
func (c *checkBox) TypedKey(ev *fyne.KeyEvent) {
	enter := ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter
	if on := focus.CanvasOf(c); enter && on != nil && on.Overlays().Top() != nil {
		focus.ForwardKey(c, ev)
		return
	}
	c.Control.TypedKey(ev)
}

// NewCheckBox returns a box; onChange is raised after it changed.
func NewCheckBox(said string, on bool, onChange func(bool)) *CheckBox {
	c := &CheckBox{text: text.NewProse(text.Run{Text: said}), box: &checkBox{on: on}}
	c.box.Start(c.box, func() {
		c.Set(!c.box.on)
		if onChange != nil {
			onChange(c.box.on)
		}
		if c.OnTicked != nil {
			c.OnTicked()
		}
	})
	c.text.Within(c.Tapped)
	c.ExtendBaseWidget(c)
	return c
}

// Text is the word.
func (c *CheckBox) Text() string { return c.text.String() }

// Set changes the box without raising the intent.
func (c *CheckBox) Set(on bool) {
	c.box.on = on
	c.box.Refresh()
}

// Focusable is what takes the keyboard.
func (c *CheckBox) Focusable() fyne.Focusable { return c.box }

// On tells whether the box is ticked.
func (c *CheckBox) On() bool { return c.box.on }

// Tapped lets the word be clicked too.
func (c *CheckBox) Tapped(*fyne.PointEvent) {
	hands.Acted()
	c.box.Press()
}

// HeightFor is the height the box needs in a width.
func (c *CheckBox) HeightFor(width float32) float32 {
	s := c.box.MinSize()
	return max(s.Height, c.text.HeightFor(width-s.Width-theme.Space(1.5)))
}

func (c *CheckBox) Holds() []fyne.CanvasObject { return []fyne.CanvasObject{c.box} }

// CreateRenderer implements fyne.Widget.
func (c *CheckBox) CreateRenderer() fyne.WidgetRenderer {
	return draw.New(func(size fyne.Size) fyne.Size {
		s := c.box.MinSize()
		x := s.Width + theme.Space(1.5)
		c.box.Resize(s)
		width := draw.FaceOf(theme.SizeBody, false).Width(c.text.String())
		if size.Width > 0 {
			width = max(size.Width-x, 0)
		}
		h := c.text.HeightFor(width)
		c.text.Resize(fyne.NewSize(width, h))
		c.text.Move(fyne.NewPos(x, max((s.Height-h)/2, 0)))
		return fyne.NewSize(x+draw.FaceOf(theme.SizeBody, false).Width(c.text.String())+1, max(s.Height, h))
	}, c.box, c.text)
}

// checkBox is the box alone.
type checkBox struct {
	focus.Control
	on bool
}

func (c *checkBox) CreateRenderer() fyne.WidgetRenderer {
	ground, ring, mark := &canvas.Rectangle{}, draw.NewRing(), shape.NewMark()
	return draw.New(func(fyne.Size) fyne.Size {
		h := draw.FaceOf(theme.SizeBody, false).LineHeight()
		side := theme.Scaled(14)
		at := fyne.NewPos(1, (h-side)/2)
		fill, border := theme.Color(theme.Surface), theme.Color(theme.Muted)
		if c.on {
			fill, border = theme.Color(theme.Accent), theme.Color(theme.Accent)
		} else if c.Hovered() {
			border = theme.Color(theme.Accent)
		}
		ground.FillColor, ground.StrokeColor, ground.StrokeWidth, ground.CornerRadius = fill, border, 1.2, 3
		ground.Resize(fyne.NewSquareSize(side))
		ground.Move(at)
		draw.PlaceRing(ring, c.HasFocus(), at, fyne.NewSquareSize(side), 3)
		mark.Box.Hidden = !c.on
		mark.Draw(theme.MarkTick, side*0.86, theme.Color(theme.OnAccent))
		mark.Box.Move(at.AddXY(side*0.07, side*0.07))
		return fyne.NewSize(side+2, h)
	}, ground, ring, mark.Box)
}
