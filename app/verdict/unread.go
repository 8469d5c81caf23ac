package verdict

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// unread says of a version what of its file was not read, so that no one calls it silent without having seen
// that elsewhere. It is looked up in the background; there is nothing to see until then, or if all was read.
func (g *Giver) unread(v assessments.Version) fyne.CanvasObject {
	said := text.NewProse()
	line := widgets.NewInset(6, 0, said)
	line.Hide()
	if v.SHA256 == "" || v.PurgedOn != "" {
		return line
	}
	g.host.Background(func(ctx context.Context) func() {
		s, err := g.bench.TextState(ctx, v.SHA256)
		return func() {
			words := strings.Join(s.Unread, "; ")
			switch {
			case err != nil:
				g.host.Fail(err)
				return
			case !s.Read:
				words = "Its text was not read yet, so no passage was looked for."
			case words == "":
				return
			default:
				words = "Look in the file as well: " + words + "."
			}
			said.Set(text.Run{Text: words, Tone: theme.Mixed})
			line.Show()
			line.Refresh()
		}
	})
	return line
}
