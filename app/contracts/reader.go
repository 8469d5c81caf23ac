package contracts

import (
	"context"
	"errors"
	"io"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/assessments"
	"countersign/assessments/precedence"
	"countersign/assessments/workbench"
)

// readerBench is what the reader needs of the workbench.
type readerBench interface {
	orderBench
	Assess(ctx context.Context, id string, asOf assessments.Date) (workbench.Assessed, error)
	Reading(ctx context.Context, id, assessment string) (workbench.Reading, error)
	Text(ctx context.Context, versionID string, p assessments.Progress) (assessments.Text, error)
	RecheckVersion(ctx context.Context, version string) (assessments.Event, error)
	Cite(ctx context.Context, c assessments.Citation) (assessments.Event, error)
	RemoveCitation(ctx context.Context, id string) (assessments.Event, error)
	Contradict(ctx context.Context, assessment, item, because string) (assessments.Event, error)
	OpenFile(ctx context.Context, sha256 string) (io.ReadCloser, int64, error)
	Actor() assessments.Actor
	// Draws tells whether pages of PDFs can be drawn; RenderPage gives a PNG of a page, counted from 1.
	Draws() bool
	RenderPage(ctx context.Context, name string, r io.Reader, page, dpi int) ([]byte, error)
}

// Reader shows a document version: topics, passages, text.
type Reader struct {
	host  host
	bench readerBench
	page  string // the route's page it was made for

	// want is what the route asks for. The model takes it over together with the document it asks for:
	// until that is shown, everything a person does is done to the document and for the item on
	// screen.
	want    aim
	onWay   bool // what is wanted is not shown yet
	m       model
	loader  ui.Loader[loaded]
	awaited *early // the text being read; nil where none is
	turn    int    // of the finder: answers for another document are dropped
	closed  bool

	header   *widgets.PageHeader
	notice   *fyne.Container // what has taken the place of the version read
	topics   *widgets.List
	passages *passageColumn
	view     *textColumn
	body     *fyne.Container
}

var (
	_ ui.Page      = (*Reader)(nil)
	_ ui.KeyTaker  = (*Reader)(nil)
	_ ui.Refocuser = (*Reader)(nil)
	_ ui.Commander = (*Reader)(nil)
	_ ui.Searcher  = (*Reader)(nil)
)

// aim is what a route to the reader asks for.
type aim struct {
	// of the version, or of a document whose current version is meant; "" until chosen
	id               string
	assessment, item string // it is read for, or ""
	goTo             *place // where the text is to be opened
	seek             bool   // open whichever paper speaks to the item's topic
}

// loaded is what a load brought.
type loaded struct {
	reading workbench.Reading
	text    assessments.Text
	laid    *laid
	refused string
	looks   map[string]looked
	stale   bool
	none    bool // there is no document to read
}

// NewReader makes the reader. A route to "reader" names a version (or a document) as ID, the item it
// is cited for as "assessment/item", and may name a place. A route to "contracts" with an assessment
// as ID and its item opens the papers that bear on it with the item's topic chosen. pages may be nil:
// then there are no page pictures.
func NewReader(b readerBench, host host, route ui.Route) *Reader {
	p := &Reader{host: host, bench: b, page: route.Page}
	p.loader = ui.Loader[loaded]{Host: host, Show: p.show, Failed: p.stay}
	p.header, p.notice = widgets.NewPageHeader("", ""), widgets.NewColumn(0)
	p.topics = widgets.NewList(widgets.ListStyle{Lines: 2}, p.choose)
	p.passages = newPassageColumn(p)
	p.view = newTextColumn(p)
	p.m.choice = string(assessments.Topics()[0])
	p.want = aimOf(route, aim{})
	p.m.all = p.want.seek
	p.reach()
	var widths []float32
	host.Recall("reader.columns", &widths)
	split := widgets.NewSplitColumns([]widgets.SplitPart{
		{Content: widgets.NewInset(1, 2, p.topics), Width: 240, Min: 140},
		{Content: p.passages.body, Width: 384, Min: 260},
		{Content: p.view.body, Min: 300},
	}, widths, func(w []float32) { host.Remember("reader.columns", w) })
	p.body = widgets.NewFrame(widgets.NewColumn(0, p.header, p.notice), nil, nil, nil, split)
	return p
}

// aimOf is what a route asks for; one that names no item is read for the item before.
func aimOf(r ui.Route, before aim) aim {
	switch {
	case r.Page == "contracts" && r.ID == "":
		return aim{id: r.Item} // a document
	case r.Page == "contracts":
		return aim{assessment: r.ID, item: r.Item, seek: true}
	}
	out := aim{id: r.ID, assessment: before.assessment, item: before.item}
	if a, item, ok := cutLast(r.Item); ok {
		out.assessment, out.item = a, item
	}
	if r.End > r.Start {
		out.goTo = &place{r.Start, r.End}
	}
	return out
}

// reach lets the model be about what was asked for, now that its document is shown.
func (p *Reader) reach() {
	if p.m.assessment != p.want.assessment {
		p.m.found = nil
	}
	p.m.assessment, p.m.item, p.onWay = p.want.assessment, p.want.item, false
}

// stay continues with the document shown, if the one wanted could not be read.
func (p *Reader) stay() {
	if p.onWay && p.m.reading.Version.ID != "" {
		p.want = aim{id: p.m.reading.Version.ID, assessment: p.m.assessment, item: p.m.item}
		p.onWay = false
	}
}

// rests reports whether keys and commands wait because another document was gone to and is not shown
// yet: they would act on the one before.
func (p *Reader) rests() bool {
	if p.onWay {
		p.host.Note("The document is still being read. Nothing was changed; try again when it is shown.")
	}
	return p.onWay
}

// cutLast splits "assessment/item" at its last slash.
func cutLast(s string) (before, after string, ok bool) {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == '/' {
			return s[:i], s[i+1:], true
		}
	}
	return s, "", false
}

// Title is the document's name and version.
func (p *Reader) Title() string {
	if p.m.reading.Version.ID == "" {
		return "Reader"
	}
	return p.m.title()
}

// Content is the page.
func (p *Reader) Content() fyne.CanvasObject { return p.body }

// Load rereads the document; its text is kept while the version stays.
func (p *Reader) Load() {
	if p.m.laid == nil {
		p.view.say("Reading the text…", "")
	}
	p.load()
}

// request is what a load needs to know, copied on the UI thread.
type request struct {
	id, assessment, item string
	version              string // the one whose text is loaded
	text                 assessments.Text
	laid                 *laid // nil if none is loaded
	early                *early
}

func (p *Reader) load() {
	want := request{id: p.want.id, assessment: p.want.assessment, item: p.want.item, early: &early{}}
	if p.m.refused == "" && !p.m.partial {
		want.version, want.text, want.laid = p.m.reading.Version.ID, p.m.text, p.m.laid
	}
	p.loader.Fetch = func(ctx context.Context) (loaded, error) { return p.fetch(ctx, want) }
	p.await(want.early)
	p.loader.Load()
}

// Close ends the page.
func (p *Reader) Close() {
	p.closed = true
	p.turn++
	p.loader.Stop()
	p.view.stop()
}

// Visit goes to another place or document.
func (p *Reader) Visit(r ui.Route) bool {
	if r.Page != p.page || r.Page == "contracts" {
		return false
	}
	p.want, p.onWay = aimOf(r, p.want), true
	p.load()
	return true
}

// FocusSearch goes to the search within the document.
func (p *Reader) FocusSearch() { p.passages.search.Focus() }

// fetch runs off the UI thread and touches nothing of the page that changes.
func (p *Reader) fetch(ctx context.Context, want request) (out loaded, err error) {
	defer want.early.end()
	id := want.id
	if id == "" {
		if id, err = p.firstPaper(ctx, want); err != nil {
			return out, err
		}
		if id == "" {
			return loaded{none: true}, nil
		}
	}
	if out.reading, err = p.bench.Reading(ctx, id, want.assessment); err != nil {
		return out, err
	}
	if want.laid != nil && want.version == out.reading.Version.ID {
		out.text, out.laid = want.text, want.laid
	} else {
		want.early.begin(out.reading)
		out.text, err = p.bench.Text(ctx, out.reading.Version.ID, want.early)
		var known *assessments.Error
		switch {
		case errors.As(err, &known):
			out.refused = known.Message
		case err != nil:
			return out, err
		}
		out.laid = layOut(out.text)
	}
	if out.refused == "" {
		out.looks, out.stale = recheck(out.text, out.reading.Citations)
	}
	return out, nil
}

// firstPaper is the paper that prevails for the topic of the selected item; "" where there is none to read.
func (p *Reader) firstPaper(ctx context.Context, want request) (string, error) {
	a, err := p.bench.Assess(ctx, want.assessment, p.host.Today())
	if err != nil {
		return "", err
	}
	it, _ := a.Dossier.Template.Item(want.item)
	for _, r := range precedence.Of(&a.Dossier, p.host.Today()).Order(it.Topic.Subject()).Ranked {
		if r.Version.SHA256 != "" && r.Version.PurgedOn == "" {
			return r.Version.ID, nil
		}
	}
	return "", nil
}

func (p *Reader) show(l loaded) {
	if l.none {
		p.header.Set("No document to read", "")
		p.passages.empty("No document bears on this assessment yet",
			"Add the vendor's terms under Contracts; the passages on this item's topic then stand here.",
			"Go to contracts", func() { p.host.Go(ui.Route{Page: "contracts"}) })
		p.view.say("", "")
		return
	}
	fresh := p.m.reading.Version.ID != l.reading.Version.ID || p.m.laid == nil || p.m.partial
	first := p.m.reading.Version.ID == ""
	var before *laid // what of this text is on screen
	if p.m.partial && p.m.reading.Version.ID == l.reading.Version.ID {
		before = p.m.laid
	}
	p.awaited, p.m.partial = nil, false
	p.want.id = l.reading.Version.ID
	p.reach()
	p.m.reading, p.m.text, p.m.laid, p.m.refused, p.m.looks = l.reading, l.text, l.laid, l.refused, l.looks
	if first {
		p.firstChoice()
	}
	switch {
	case before != nil:
		p.view.complete(before)
	case fresh:
		p.m.hand = 0
		p.view.showText()
	}
	p.noteReading()
	p.header.SetSide(p.side()...)
	p.head()
	p.showColumns()
	if p.want.goTo != nil {
		p.view.reveal(*p.want.goTo)
		p.want.goTo = nil
	} else if fresh && before == nil {
		p.showHand()
	}
	p.find()
	if l.stale && p.bench.Actor().Valid() == nil {
		p.act("", func(ctx context.Context) (assessments.Event, error) {
			return p.bench.RecheckVersion(ctx, l.reading.Version.ID)
		})
	}
}

// head names what is read; the columns below make room for it.
func (p *Reader) head() {
	p.header.Set(p.m.title(), p.m.subtitle())
	p.showOvertaken()
	p.body.Refresh()
}

// firstChoice chooses the topic of the item it is read for, or of the citation that led here.
func (p *Reader) firstChoice() {
	switch t := p.m.itemTopic(); {
	case t != "":
		p.m.choice, p.m.meant = string(t), true
	case p.m.item != "":
		p.m.choice = chooseNothing // no other topic is supposed in its place
	}
}

// noteReading remembers what the text on screen was opened for.
func (p *Reader) noteReading() {
	m := &p.m
	if m.laid == nil || m.refused != "" || m.partial || m.reading.Version.SHA256 == "" {
		return
	}
	if t := m.topic(); t != "" && m.meant {
		ui.NoteReading(p.host, ui.ReadingOf(m.reading.Version.SHA256, assessments.Item{Topic: t}))
	}
	if m.item != "" && m.itemTopic() == "" {
		ui.NoteReading(p.host, ui.ReadingOf(m.reading.Version.SHA256, assessments.Item{ID: m.item}))
	}
}

// side are the page's buttons.
func (p *Reader) side() []fyne.CanvasObject {
	v := p.m.reading
	var out []fyne.CanvasObject
	if p.m.text.Redline {
		out = append(out, figure.NewPill("redline", "mixed", theme.MarkAlert))
	}
	if len(v.Versions) > 1 {
		out = append(out, widgets.NewMenuChip("Version "+v.Version.Label, p.versionMenu))
	}
	add := widgets.NewButton("Add version…", func() {
		p.host.Go(ui.Route{Page: "contracts", ID: "add", Item: v.Document.ID})
	})
	if p.m.assessment == "" {
		return append(out, add)
	}
	back := widgets.NewButton("Back to the desk", func() {
		p.host.Go(ui.Route{Page: "desk", ID: p.m.assessment, Item: p.m.item})
	})
	return append(out, add, back)
}

func (p *Reader) versionMenu() *fyne.Menu {
	var items []*fyne.MenuItem
	for _, v := range p.m.reading.Versions {
		words := versionWords(v)
		if over := p.overtaken(v.ID); over != "" {
			words += ", " + over
		}
		item := fyne.NewMenuItem(words, func() { p.host.Go(p.route(v.ID, nil)) })
		item.Checked = v.ID == p.m.reading.Version.ID
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
