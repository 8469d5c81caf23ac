package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/text"
)

// Quote is what a quote block shows.
type Quote struct {
	Runs   []text.Run // the words, highlights marked
	Source []text.Run // document, section, page, whether found again
	// Link is the verb at the end of the source line, such as "Open in
	// contract"; OnLink is raised by it.
	Link   string
	OnLink func()
	// Tone colours the rule at the left: the state of the citation.
	Tone theme.Tone
}

// QuoteBlock shows the words that carry an answer, and where they stand.
type QuoteBlock struct {
	widget.BaseWidget
	rule, ground *canvas.Rectangle
	words        *text.Prose
	source       *text.Prose
	link         *Button
	body         *fyne.Container
	tone         theme.Tone
}

// NewQuoteBlock returns a block for a quote.
func NewQuoteBlock(q Quote) *QuoteBlock {
	b := &QuoteBlock{rule: &canvas.Rectangle{}, ground: &canvas.Rectangle{}}
	b.words, b.source = text.NewProse(), text.NewCaptionRuns()
	b.link = NewLink("", nil).Small()
	b.body = NewColumn(1, b.words, container.New(tailLayout{}, b.source, b.link))
	b.ExtendBaseWidget(b)
	b.Set(q)
	return b
}

// Set shows another quote.
func (b *QuoteBlock) Set(q Quote) {
	b.words.Set(q.Runs...)
	source := make([]text.Run, len(q.Source))
	for i, r := range q.Source {
		if r.Tone == theme.Plain {
			r.Muted = true
		}
		source[i] = r
	}
	b.source.Set(source...)
	b.link.SetText(q.Link)
	b.link.SetOnTap(q.OnLink)
	draw.Show(b.link, q.Link != "")
	b.tone = q.Tone
	b.Refresh()
}

func (b *QuoteBlock) padding() (x, y float32) { return theme.Space(3), theme.Space(2) }

// HeightFor is the height the block needs in a width.
func (b *QuoteBlock) HeightFor(width float32) float32 {
	x, y := b.padding()
	return draw.HeightFor(b.body, width-2*x-3) + 2*y
}

func (b *QuoteBlock) Holds() []fyne.CanvasObject { return []fyne.CanvasObject{b.body} }

// CreateRenderer implements fyne.Widget.
func (b *QuoteBlock) CreateRenderer() fyne.WidgetRenderer {
	return draw.New(func(size fyne.Size) fyne.Size {
		x, y := b.padding()
		role := theme.Accent
		if b.tone != theme.Plain {
			role = b.tone.Ink()
		}
		b.ground.FillColor, b.ground.StrokeColor = theme.Color(theme.Raised), theme.Color(theme.Line)
		b.ground.StrokeWidth, b.ground.CornerRadius = 1, 4
		b.ground.Resize(size)
		b.rule.FillColor = theme.Color(role)
		b.rule.TopLeftCornerRadius, b.rule.BottomLeftCornerRadius = 3, 3
		b.rule.Resize(fyne.NewSize(3, size.Height))
		b.body.Move(fyne.NewPos(x+3, y))
		b.body.Resize(fyne.NewSize(max(size.Width-2*x-3, 0), max(size.Height-2*y, 0)))
		return fyne.NewSize(theme.Scaled(160), b.HeightFor(max(size.Width, theme.Scaled(160))))
	}, b.ground, b.rule, b.body)
}

// tailLayout puts a second object after a wrapped text: beside it where there
// is room, else under it.
type tailLayout struct{}

func (tailLayout) beside(o []fyne.CanvasObject, width float32) bool {
	return o[1].Visible() && width-o[1].MinSize().Width-theme.Space(2) >= width*0.6
}

func (l tailLayout) HeightFor(o []fyne.CanvasObject, width float32) float32 {
	tail := o[1].MinSize()
	switch {
	case !o[1].Visible():
		return draw.HeightFor(o[0], width)
	case l.beside(o, width):
		return max(draw.HeightFor(o[0], width-tail.Width-theme.Space(2)), tail.Height)
	}
	return draw.HeightFor(o[0], width) + tail.Height
}

func (l tailLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	tail := o[1].MinSize()
	o[1].Resize(tail)
	if !l.beside(o, size.Width) {
		h := draw.HeightFor(o[0], size.Width)
		o[0].Move(fyne.Position{})
		o[0].Resize(fyne.NewSize(size.Width, h))
		o[1].Move(fyne.NewPos(0, h))
		return
	}
	w := size.Width - tail.Width - theme.Space(2)
	h := draw.HeightFor(o[0], w)
	o[0].Resize(fyne.NewSize(w, h))
	o[0].Move(fyne.NewPos(0, max((tail.Height-h)/2, 0)))
	o[1].Move(fyne.NewPos(size.Width-tail.Width, 0))
}

func (l tailLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(theme.Scaled(100), o[0].MinSize().Height)
}
