package contracts

import (
	"bytes"
	"context"
	"fmt"
	"image"
	_ "image/png" // pictures of pages are PNGs

	"countersign/app/widgets"
	"countersign/assessments"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// pictureDPI is fine enough to read small print and quick to draw.
const pictureDPI = 120

// picture shows a page of a PDF as it was set. Pages are drawn when they are asked for.
type picture struct {
	p     *Reader
	shown bool
	page  int
	turn  int
	image *canvas.Image
	words *widgets.Prose
	body  fyne.CanvasObject
}

func newPicture(p *Reader) *picture {
	v := &picture{p: p, image: &canvas.Image{FillMode: canvas.ImageFillContain}, words: widgets.NewCaption("")}
	bar := container.NewBorder(nil, nil, widgets.NewButton("Previous page", func() { v.turnTo(v.page - 1) }).Small(),
		widgets.NewButton("Next page", func() { v.turnTo(v.page + 1) }).Small(), container.NewCenter(v.words))
	v.body = container.NewBorder(widgets.NewInset(3, 1, bar), nil, nil, nil, v.image)
	return v
}

func (v *picture) stop() { v.turn++ }

// turnTo shows another page.
func (v *picture) turnTo(page int) {
	m := &v.p.m
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
			v.image.Image = img
			v.image.Refresh()
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
	b, err := v.p.pages.RenderPage(ctx, name, r, page, pictureDPI)
	if err != nil {
		return nil, err
	}
	img, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, assessments.Wrap(err, assessments.Machine, "Page %d of “%s” was drawn, but the picture cannot be shown. The text is unharmed.", page, name)
	}
	return img, nil
}
