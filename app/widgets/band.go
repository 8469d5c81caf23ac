package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
)

// Band is where a score is and where the open questions could still take it,
// all as fractions of the full track.
type Band struct {
	Low, Score, High float32
	// Scored is false while nothing is known: only the band is drawn.
	Scored bool
}

// bandShapes are the track, the band on it and the tick of the score.
type bandShapes struct{ track, band, tick *canvas.Rectangle }

func newBandShapes() bandShapes {
	return bandShapes{&canvas.Rectangle{}, &canvas.Rectangle{}, &canvas.Rectangle{}}
}

func (s bandShapes) draw(b Band, x, y, w float32) (height float32) {
	h, over := theme.Scaled(6), theme.Scaled(2)
	low, high := clamp01(b.Low), clamp01(max(b.High, b.Low))
	bar(s.track, x, y+over, w, h, theme.Track)
	bandWidth := max(w*(high-low), 0)
	bar(s.band, x+w*low, y+over, bandWidth, h, theme.BandFill)
	s.band.CornerRadius = min(h/2, bandWidth/2)
	s.tick.Hidden = !b.Scored
	t := max(theme.Scaled(2), 2)
	bar(s.tick, x+min(max(w*clamp01(b.Score)-t/2, 0), w-t), y, t, h+2*over, theme.Accent)
	s.tick.CornerRadius = t / 2
	return h + 2*over
}

// bandView is a band with its figures under it.
type bandView struct {
	box  *fyne.Container
	band bandShapes
	text *canvas.Text
}

func newBandView() *bandView {
	v := &bandView{band: newBandShapes(), text: &canvas.Text{}}
	v.box = container.NewWithoutLayout(v.band.track, v.band.band, v.band.tick, v.text)
	return v
}

func (v *bandView) content() *fyne.Container { return v.box }

func (v *bandView) draw(c Cell, _ fyne.TextAlign, size fyne.Size) bool {
	f := faceOf(theme.SizeCaption, false)
	barHeight := theme.Scaled(10)
	total := barHeight
	if c.Text != "" {
		total += f.lineHeight()
	}
	y := max((size.Height-total)/2, 0)
	v.band.draw(c.Band, 0, y, size.Width)
	s, cut := f.fit(c.Text, size.Width+1)
	role := theme.Muted
	if c.Tone != theme.Plain {
		role = c.Tone.Ink()
	}
	write(v.text, s, f, role, fyne.TextAlignLeading)
	place(v.text, 0, y+barHeight, size.Width)
	return cut
}

// Caption is one run of words with a tone.
type Caption struct {
	Text string
	Tone theme.Tone // Plain is secondary text
}

// ScoreBand shows a score with its band on a track and says it in words below.
// A number never stands alone.
type ScoreBand struct {
	widget.BaseWidget
	band     Band
	captions []Caption
	// trackWidth is the width of the track at 100 %.
	trackWidth float32
}

// NewScoreBand returns a band with captions, which are joined by a dot.
func NewScoreBand(band Band, captions ...Caption) *ScoreBand {
	s := &ScoreBand{band: band, captions: captions, trackWidth: 160}
	s.ExtendBaseWidget(s)
	return s
}

// Set changes band and captions.
func (s *ScoreBand) Set(band Band, captions ...Caption) {
	s.band, s.captions = band, captions
	s.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (s *ScoreBand) CreateRenderer() fyne.WidgetRenderer {
	r := &scoreBandRenderer{band: newBandShapes(), s: s}
	r.drawn = newDrawn(r.draw)
	return r
}

type scoreBandRenderer struct {
	*drawn
	s     *ScoreBand
	band  bandShapes
	texts []*canvas.Text
}

func (r *scoreBandRenderer) draw(fyne.Size) fyne.Size {
	r.sync()
	track := theme.Scaled(r.s.trackWidth)
	y := r.band.draw(r.s.band, 0, 0, track) + theme.Space(0.5)
	f := faceOf(theme.SizeCaption, false)
	var x float32
	for i, c := range r.s.captions {
		role := theme.Muted
		if c.Tone != theme.Plain {
			role = c.Tone.Ink()
		}
		dot, words := r.texts[2*i], r.texts[2*i+1]
		dot.Hidden = i == 0
		if i > 0 {
			write(dot, " · ", f, theme.Muted, fyne.TextAlignLeading)
			place(dot, x, y, f.exact(" · "))
			x += f.exact(" · ")
		}
		write(words, c.Text, f, role, fyne.TextAlignLeading)
		w := f.exact(c.Text)
		place(words, x, y, w)
		x += w
	}
	if len(r.s.captions) == 0 {
		return fyne.NewSize(track, y)
	}
	return fyne.NewSize(max(track, x), y+f.lineHeight())
}

// sync makes one pair of texts for every caption.
func (r *scoreBandRenderer) sync() {
	n := 2 * len(r.s.captions)
	if len(r.texts) == n && len(r.objects) == n+3 {
		return
	}
	for len(r.texts) < n {
		r.texts = append(r.texts, &canvas.Text{})
	}
	r.texts = r.texts[:n]
	r.objects = []fyne.CanvasObject{r.band.track, r.band.band, r.band.tick}
	for _, t := range r.texts {
		r.objects = append(r.objects, t)
	}
}
