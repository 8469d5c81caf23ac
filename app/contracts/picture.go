package contracts

import (
	"bytes"
	"context"
	"fmt"
	"image"
	_ "image/png" // pictures of pages are PNGs

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// pictureDPI is fine enough to read small print and quick to draw.
const pictureDPI = 120

// picture shows a page of a PDF as it was set. Pages are drawn when they are asked for.
type picture struct {
	p     *Reader
	shown bool
	page  int
	turn  int
	sheet *sheet
	roll  *widgets.Scroller
	words *text.Prose
	body  fyne.CanvasObject
}

func newPicture(p *Reader) *picture {
	v := &picture{p: p, sheet: newSheet(), words: text.NewCaption("")}
	v.roll = widgets.NewScroller(v.sheet)
	bar := container.NewBorder(nil, nil, widgets.NewButton("Previous page", func() {
		v.turnTo(v.page - 1)
	}).Small(),
		widgets.NewButton("Next page", func() { v.turnTo(v.page + 1) }).Small(),
		widgets.NewInset(3, 1, v.words))
	v.body = container.NewBorder(widgets.NewInset(3, 1, bar), nil, nil, nil, v.roll)
	return v
}

func (v *picture) stop() { v.turn++ }

// turnTo shows another page.
func (v *picture) turnTo(page int) {
	m := v.p.m
	if page < 1 || page > m.text.Pages {
		return
	}
	v.turn++
	v.page = page
	turn, sha, name := v.turn, m.reading.Version.SHA256, m.reading.Version.FileName
	v.words.SetText(fmt.Sprintf("Drawing page %d of %d…", page, m.text.Pages))
	v.p.host.Background(func(ctx context.Context) func() {
		img, err := v.draw(ctx, sha, name, page)
		return func() {
			if turn != v.turn {
				return
			}
			if err != nil {
				v.words.SetText(fmt.Sprintf("Page %d could not be drawn", page))
				v.p.host.Fail(err)
				return
			}
			v.words.SetText(fmt.Sprintf("Page %d of %d", page, v.p.m.text.Pages))
			v.sheet.show(img)
			v.roll.ToTop()
			v.roll.Refresh()
		}
	})
}

// draw renders and decodes a page, off the UI thread.
func (v *picture) draw(ctx context.Context, sha, name string, page int) (image.Image, error) {
	r, _, err := v.p.bench.OpenFile(ctx, sha)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	b, err := v.p.bench.RenderPage(ctx, name, r, page, pictureDPI)
	if err != nil {
		return nil, err
	}
	img, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, assessments.Wrap(err, assessments.Machine,
			"Page %d of “%s” was drawn, but the picture cannot be shown. The text is unharmed.", page, name)
	}
	return img, nil
}

// sheet is a page as wide as its column, and as tall as it then has to be.
type sheet struct {
	widget.BaseWidget
	image *canvas.Image
}

func newSheet() *sheet {
	s := &sheet{image: &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleSmooth}}
	s.ExtendBaseWidget(s)
	return s
}

func (s *sheet) show(img image.Image) {
	s.image.Image = img
	s.image.Refresh()
	s.Refresh()
}

// HeightFor is the height the page has in a width.
func (s *sheet) HeightFor(width float32) float32 {
	if s.image.Image == nil || s.image.Image.Bounds().Dx() == 0 {
		return 0
	}
	b := s.image.Image.Bounds()
	return width * float32(b.Dy()) / float32(b.Dx())
}

// MinSize implements fyne.CanvasObject.
func (s *sheet) MinSize() fyne.Size {
	return fyne.NewSize(theme.Scaled(160), s.HeightFor(max(s.Size().Width, theme.Scaled(160))))
}

// CreateRenderer implements fyne.Widget.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.image) }
