package table

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"countersign/app/theme"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/shape"
)

// Kind is how a cell is drawn.
type Kind uint8

const (
	textCell    Kind = iota // Text, Sub under it
	LinkCell                // Text as a link; tapping it raises OnCell
	PillCell                // Text on the tone's ground, rounded; Mark before it
	HeatKind                // Mark, Text and Note on the tone's ground
	BandKind                // a ScoreBand: Band with Text under it
	BarKind                 // a bar filled to Part, Text beside it
	MarkCell                // Mark and Text without a ground
	SnippetKind             // Text over two lines, marked between U+2068 and U+2069
)

// Cell is one display-ready value of a table. It holds no pointers, so that
// two cells can be compared and an unchanged one is not drawn again.
type Cell struct {
	Kind Kind
	Text string // the value, as it is read
	Sub  string // second line, or empty
	Note string // heat cells: the share assessed, when it is not all
	Tone theme.Tone
	Mark theme.Mark
	Bold bool
	// Muted writes Text in the colour of secondary text.
	Muted bool
	Band  figure.Band
	Part  float32 // 0 to 1
	Tip   string  // tooltip; without one a cut text shows itself in full
	// Order is what the cell sorts by in a Numeric column.
	Order float64
}

// plain is the cell as a reader would say it, for copying and filtering.
func (c Cell) plain() string {
	parts := make([]string, 0, 3)
	for _, s := range []string{c.words(), c.Note, c.Sub} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " ")
}

// toldBy reports whether a text has everything that the cell shows.
func (c Cell) toldBy(text string) bool {
	return strings.Contains(text, c.words()) && strings.Contains(text, c.Note) &&
		strings.Contains(text, c.Sub)
}

// words is the text without what only marks it.
func (c Cell) words() string {
	if c.Kind == SnippetKind {
		return unmarked(c.Text)
	}
	return c.Text
}

// cellView draws cells of one kind into a box, again and again.
type cellView interface {
	// draw shows a cell in an area of the given size and says whether a text
	// had to be cut.
	draw(c Cell, align fyne.TextAlign, size fyne.Size) (cut bool)
	// content is the drawn object; its origin is the cell's corner.
	content() *fyne.Container
}

func newCellView(k Kind) cellView {
	switch k {
	case PillCell:
		return pillCell{shape.NewPill()}
	case HeatKind:
		return newHeatView()
	case BandKind:
		return newBandView()
	case BarKind:
		return newBarView()
	case MarkCell:
		return newMarkView()
	case SnippetKind:
		return newSnippetView()
	}
	return newTextView()
}

// pillCell is a pill in a cell.
type pillCell struct{ *shape.Pill }

func (v pillCell) content() *fyne.Container { return v.Box }

func (v pillCell) draw(c Cell, _ fyne.TextAlign, size fyne.Size) bool {
	return v.Pill.Draw(c.Text, c.Mark, c.Tone, c.Bold, size)
}

// textView is one or two lines of text.
type textView struct {
	box       *fyne.Container
	text, sub *canvas.Text
}

func newTextView() *textView {
	v := &textView{text: &canvas.Text{}, sub: &canvas.Text{}}
	v.box = container.NewWithoutLayout(v.text, v.sub)
	return v
}

func (v *textView) content() *fyne.Container { return v.box }

func (v *textView) draw(c Cell, align fyne.TextAlign, size fyne.Size) bool {
	f := draw.FaceOf(theme.SizeBody, c.Bold)
	role := c.Tone.Ink()
	switch {
	case c.Kind == LinkCell:
		role = theme.Accent
	case c.Muted:
		role = theme.Muted
	}
	s, cut := f.Fit(c.Text, size.Width)
	draw.Write(v.text, s, f, role, align)
	h := f.LineHeight()
	if c.Sub == "" {
		v.sub.Hidden = true
		draw.Place(v.text, 0, (size.Height-h)/2, size.Width)
		return cut
	}
	v.sub.Hidden = false
	g := draw.FaceOf(theme.SizeCaption, false)
	s, subCut := g.Fit(c.Sub, size.Width)
	draw.Write(v.sub, s, g, theme.Muted, align)
	top := (size.Height - h - g.LineHeight()) / 2
	draw.Place(v.text, 0, top, size.Width)
	draw.Place(v.sub, 0, top+h, size.Width)
	return cut || subCut
}

// barView is a progress bar with its words.
type barView struct {
	box         *fyne.Container
	track, fill *canvas.Rectangle
	text        *canvas.Text
}

func newBarView() *barView {
	v := &barView{track: &canvas.Rectangle{}, fill: &canvas.Rectangle{}, text: &canvas.Text{}}
	v.box = container.NewWithoutLayout(v.track, v.fill, v.text)
	return v
}

func (v *barView) content() *fyne.Container { return v.box }

func (v *barView) draw(c Cell, _ fyne.TextAlign, size fyne.Size) bool {
	f := draw.FaceOf(theme.SizeCaption, false)
	s, cut := f.Fit(c.Text, size.Width*0.6)
	textWidth := float32(0)
	if s != "" {
		textWidth = f.Width(s) + theme.Space(2)
	}
	barWidth, h := max(size.Width-textWidth, 8), theme.Scaled(4)
	shape.Bar(v.track, 0, (size.Height-h)/2, barWidth, h, theme.Track)
	shape.Bar(v.fill, 0, (size.Height-h)/2, barWidth*shape.Clamp01(c.Part), h, fillRole(c.Tone))
	draw.Write(v.text, s, f, theme.Muted, fyne.TextAlignLeading)
	draw.Place(v.text, barWidth+theme.Space(2), (size.Height-f.LineHeight())/2, textWidth)
	return cut
}

// fillRole is the colour of a bar: the accent, unless a tone is asked for.
func fillRole(t theme.Tone) theme.Role {
	if t == theme.Plain {
		return theme.Accent
	}
	return t.Ink()
}

// markView is a mark with its word, no ground, and a second line under the word.
type markView struct {
	box       *fyne.Container
	mark      *shape.Mark
	text, sub *canvas.Text
}

func newMarkView() *markView {
	v := &markView{mark: shape.NewMark(), text: &canvas.Text{}, sub: &canvas.Text{}}
	v.box = container.NewWithoutLayout(v.mark.Box, v.text, v.sub)
	return v
}

func (v *markView) content() *fyne.Container { return v.box }

func (v *markView) draw(c Cell, _ fyne.TextAlign, size fyne.Size) bool {
	f := draw.FaceOf(theme.SizeBody, c.Bold)
	side, x := theme.Scaled(11), float32(0)
	v.mark.Draw(c.Mark, side, theme.Color(c.Tone.Ink()))
	v.mark.Box.Move(fyne.NewPos(0, (size.Height-side)/2))
	if c.Mark != theme.NoMark {
		x = side + theme.Space(1.5)
	}
	s, cut := f.Fit(c.Text, size.Width-x)
	draw.Write(v.text, s, f, c.Tone.Ink(), fyne.TextAlignLeading)
	g := draw.FaceOf(theme.SizeCaption, false)
	top, subCut := (size.Height-f.LineHeight())/2, false
	if v.sub.Hidden = c.Sub == ""; !v.sub.Hidden {
		top -= g.LineHeight() / 2
		s, subCut = g.Fit(c.Sub, size.Width-x)
		draw.Write(v.sub, s, g, c.Tone.Ink(), fyne.TextAlignLeading)
		draw.Place(v.sub, x, top+f.LineHeight(), size.Width-x)
	}
	draw.Place(v.text, x, top, size.Width-x)
	return cut || subCut
}
