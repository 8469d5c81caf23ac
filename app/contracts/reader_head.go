package contracts

import (
	"slices"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// heading names what is read, and says what has become of it.
type heading struct {
	reader *Reader
	host   host
	m      *model
	header *widgets.PageHeader
	notice *fyne.Container // what has taken the place of the version read
}

func newHeading(p *Reader) *heading {
	return &heading{
		reader: p, host: p.host, m: p.m, header: widgets.NewPageHeader("", ""), notice: widgets.NewColumn(0),
	}
}

// show names what is read; the columns below make room for it.
func (h *heading) show() {
	h.header.Set(h.m.title(), h.m.subtitle())
	h.showOvertaken()
	if strip := h.reader.notices.strip(); strip != nil {
		h.notice.Add(strip)
		h.notice.Refresh()
	}
	h.reader.body.Refresh()
}

// side are the page's buttons.
func (h *heading) side() []fyne.CanvasObject {
	v := h.m.reading
	var out []fyne.CanvasObject
	if h.m.text.Redline {
		out = append(out, figure.NewPill("redline", "mixed", theme.MarkAlert))
	}
	if len(v.Versions) > 1 {
		out = append(out, widgets.NewMenuChip("Version "+v.Version.Label, h.versionMenu))
	}
	add := widgets.NewButton("Add version…", func() {
		h.host.Go(ui.Route{Page: "contracts", ID: "add", Item: v.Document.ID})
	})
	if h.m.assessment == "" {
		return append(out, add)
	}
	back := widgets.NewButton("Back to the desk", func() {
		h.host.Go(ui.Route{Page: "desk", ID: h.m.assessment, Item: h.m.item})
	})
	return append(out, add, back)
}

func (h *heading) versionMenu() *fyne.Menu {
	var items []*fyne.MenuItem
	for _, v := range h.m.reading.Versions {
		words := versionWords(v)
		if over := h.overtaken(v.ID); over != "" {
			words += ", " + over
		}
		item := fyne.NewMenuItem(words, func() { h.host.Go(h.reader.route(v.ID, nil)) })
		item.Checked = v.ID == h.m.reading.Version.ID
		items = append(items, item)
	}
	return fyne.NewMenu("", items...)
}

func versionWords(v assessments.Version) string {
	out := "Version " + v.Label + ", " + string(v.Status)
	if v.Effective != "" {
		out += ", effective " + v.EffectiveDay()
	}
	return out
}

// showOvertaken says over the text that another version has taken its place, and opens that.
func (h *heading) showOvertaken() {
	h.notice.Objects = nil
	v := h.m.reading.Version
	if assessments.InBin(&v) || assessments.InBin(&h.m.reading.Document) {
		h.notice.Add(ui.BinNotice(h.host, "This document"))
	}
	if over, next := ui.Overtaken(v, h.m.reading.Versions, h.host.Today()); over != "" && v.ID != "" {
		words := "This version was " + over + ": " + ui.OldQuote + "."
		mark := figure.NewStateMark(theme.MarkAlert, "", theme.Mixed)
		said := widgets.NewInset(1.5, 1, text.NewProse(text.Run{Text: words, Tone: theme.Mixed}))
		line := widgets.NewFrame(nil, nil, mark, nil, said)
		if next.ID != "" {
			open := widgets.NewLink("Open version "+next.Label, func() {
				h.host.Go(h.reader.route(next.ID, nil))
			})
			line = widgets.NewFrame(nil, nil, mark, open, said)
		}
		h.notice.Add(widgets.NewInset(4, 1, line))
	}
	h.notice.Refresh()
}

// overtaken says what has taken the place of a version that is read here, "" while nothing has.
func (h *heading) overtaken(version string) string {
	all := slices.Concat(h.m.reading.Versions, h.m.reading.Papers.Versions)
	i := slices.IndexFunc(all, func(v assessments.Version) bool { return v.ID == version })
	if i < 0 {
		return ""
	}
	over, _ := ui.Overtaken(all[i], all, h.host.Today())
	return over
}

// citedTone is the colour of a citation: words that are there, but in a text that no longer holds, are
// not good.
func (h *heading) citedTone(s assessments.CitationState, version string) theme.Tone {
	if tone := stateTone(s); tone != theme.Good || h.overtaken(version) == "" {
		return tone
	}
	return theme.Mixed
}
