package ui

import (
	"context"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// getter reads a record by its key.
type getter interface {
	Get(ctx context.Context, r assessments.Record) error
}

// Binned reports whether a record with an id is in the bin; one that cannot be read is not.
func Binned(ctx context.Context, b getter, n assessments.Noun, id string) bool {
	r := assessments.New(n)
	if r == nil || id == "" {
		return false
	}
	r.SetKey(id)
	return b.Get(ctx, r) == nil && assessments.InBin(r)
}

// BinNotice says over a page that what it shows is in the bin, with the way there.
func BinNotice(host Navigator, what string) fyne.CanvasObject {
	mark := figure.NewStateMark(theme.MarkAlert, "", theme.Mixed)
	words := what + " is in the bin: no list shows it and nothing counts it. Restore it there to work with it."
	said := widgets.NewInset(1.5, 1, text.NewProse(text.Run{Text: words, Tone: theme.Mixed}))
	link := widgets.NewLink("Open the bin", func() { host.Go(Route{Page: "bin"}) })
	return widgets.NewInset(4, 1, widgets.NewFrame(nil, nil, mark, link, said))
}
