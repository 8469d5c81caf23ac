package figure

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/shape"
)

// Band is where a score is and where the open questions could still take it,
// all as fractions of the full track.
type Band = shape.Band

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
	r := &scoreBandRenderer{band: shape.NewBandShapes(), s: s}
	r.Drawn = draw.New(r.draw)
	return r
}

type scoreBandRenderer struct {
	*draw.Drawn
	s     *ScoreBand
	band  shape.BandShapes
	texts []*canvas.Text
}

func (r *scoreBandRenderer) draw(fyne.Size) fyne.Size {
	r.sync()
	track := theme.Scaled(r.s.trackWidth)
	y := r.band.Draw(r.s.band, 0, 0, track) + theme.Space(0.5)
	f := draw.FaceOf(theme.SizeCaption, false)
	var x float32
	for i, c := range r.s.captions {
		role := theme.Muted
		if c.Tone != theme.Plain {
			role = c.Tone.Ink()
		}
		dot, words := r.texts[2*i], r.texts[2*i+1]
		dot.Hidden = i == 0
		if i > 0 {
			draw.Write(dot, " · ", f, theme.Muted, fyne.TextAlignLeading)
			draw.Place(dot, x, y, f.Exact(" · "))
			x += f.Exact(" · ")
		}
		draw.Write(words, c.Text, f, role, fyne.TextAlignLeading)
		w := f.Exact(c.Text)
		draw.Place(words, x, y, w)
		x += w
	}
	if len(r.s.captions) == 0 {
		return fyne.NewSize(track, y)
	}
	return fyne.NewSize(max(track, x), y+f.LineHeight())
}

// sync makes one pair of texts for every caption.
func (r *scoreBandRenderer) sync() {
	n := 2 * len(r.s.captions)
	if len(r.texts) == n && len(r.Parts) == n+3 {
		return
	}
	for len(r.texts) < n {
		r.texts = append(r.texts, &canvas.Text{})
	}
	r.texts = r.texts[:n]
	r.Parts = []fyne.CanvasObject{r.band.Track, r.band.Band, r.band.Tick}
	for _, t := range r.texts {
		r.Parts = append(r.Parts, t)
	}
}
