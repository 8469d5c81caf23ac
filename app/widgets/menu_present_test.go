package widgets

import (
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/widgets/internal/looktest"
)

func TestMenuOpensOnPresentChoiceAndWalksFromThere(t *testing.T) {
	const one, two, three, four = "Public", "Internal", "Privileged", "NDA"
	for name, tc := range map[string]struct {
		checked []string
		key     fyne.KeyName
		want    string
	}{
		"up from the present one":   {[]string{two}, fyne.KeyUp, one},
		"down from the present one": {[]string{two}, fyne.KeyDown, three},
		"up from the first":         {[]string{one}, fyne.KeyUp, four},
		"the present one itself":    {[]string{three}, "", three},
		"up from none":              {nil, fyne.KeyUp, four},
		"down from none":            {nil, fyne.KeyDown, one},
		"up where several are on":   {[]string{one, two}, fyne.KeyUp, four},
	} {
		var did string
		chip := NewMenuChip("Who may see it", func() *fyne.Menu {
			var items []*fyne.MenuItem
			for _, label := range []string{one, two, three, four} {
				item := fyne.NewMenuItem(label, func() { did = label })
				for _, on := range tc.checked {
					item.Checked = item.Checked || on == label
				}
				items = append(items, item)
			}
			return fyne.NewMenu("", items...)
		})
		win := looktest.Light(t, NewColumn(1, chip), 300, 300)
		win.Canvas().Focus(chip)
		looktest.Keys(win, fyne.KeySpace)
		if tc.key != "" {
			looktest.Keys(win, tc.key)
		}
		looktest.Keys(win, fyne.KeyReturn)
		if did != tc.want {
			t.Errorf("%s: it picks %q, want %q", name, did, tc.want)
		}
	}
}
