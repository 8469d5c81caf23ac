package contracts

import (
	"context"
	"io"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/verdict"
	"countersign/app/widgets"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// readerBench is what the reader needs of the workbench.
type readerBench interface {
	orderBench
	linkedBench
	verdict.Bench
	verdict.Getter
	Catalogue() *assessments.Catalogue
	Assess(ctx context.Context, id string, asOf assessments.Date) (workbench.Assessed, error)
	Reading(ctx context.Context, id, assessment string) (workbench.Reading, error)
	Text(ctx context.Context, versionID string, p assessments.Progress) (assessments.Text, error)
	RecheckVersion(ctx context.Context, version string) (assessments.Event, error)
	Cite(ctx context.Context, c assessments.Citation) (assessments.Event, error)
	RemoveCitation(ctx context.Context, id string) (assessments.Event, error)
	Contradict(ctx context.Context, assessment, item, because string) (assessments.Event, error)
	OpenFile(ctx context.Context, sha256 string) (io.ReadCloser, int64, error)
	// Draws tells whether pages of PDFs can be drawn; RenderPage gives a PNG of a page, counted from 1.
	Draws() bool
	RenderPage(ctx context.Context, name string, r io.Reader, page, dpi int) ([]byte, error)
}

// Reader shows a document version: topics, passages, text.
type Reader struct {
	host  host
	bench readerBench
	page  string // the route's page it was made for

	m      *model
	closed bool

	opening  *opening
	finding  *finding
	citing   *citing
	head     *heading
	strip    *strip
	topics   *topics
	notices  *notices
	passages *passageColumn
	view     *textColumn
	body     *fyne.Container
}

var (
	_ ui.Page      = (*Reader)(nil)
	_ ui.KeyTaker  = (*Reader)(nil)
	_ ui.Refocuser = (*Reader)(nil)
	_ ui.Placed    = (*Reader)(nil)
	_ ui.Returner  = (*Reader)(nil)
	_ ui.Commander = (*Reader)(nil)
	_ ui.Searcher  = (*Reader)(nil)
)

// NewReader makes the reader. A route to "reader" names a version (or a document) as ID, the item it
// is cited for as "assessment/item", and may name a place. A route to "contracts" with an assessment
// as ID and its item opens the papers that bear on it with the item's topic chosen. pages may be nil:
// then there are no page pictures.
func NewReader(b readerBench, host host, route ui.Route) *Reader {
	p := &Reader{host: host, bench: b, page: route.Page, m: &model{}}
	p.opening = newOpening(p, route)
	p.finding = &finding{reader: p, host: host, bench: b, m: p.m}
	p.citing = &citing{reader: p, host: host, bench: b, m: p.m}
	p.head = newHeading(p)
	p.strip = newStrip(p)
	p.topics = newTopics(p)
	p.notices = newNotices(p)
	p.passages = newPassageColumn(p)
	p.view = newTextColumn(p)
	p.m.choice = string(assessments.Topics()[0])
	p.m.all = p.opening.want.seek
	p.opening.reach()
	p.body = layOutReader(p)
	return p
}

// wide is the width of the page, at 100 %, from which the items are listed beside the text: that of a window of
// 1600 pixels.
const wide = 1430

// layOutReader puts the strip over passages and text. In a wide window the items of the assessment are beside them.
func layOutReader(p *Reader) *fyne.Container {
	var widths, outer []float32
	p.host.Recall("reader.passages", &widths)
	p.host.Recall("reader.items", &outer)
	split := widgets.NewSplitColumns([]widgets.SplitPart{
		{Content: p.passages.body, Width: 360, Min: 240},
		{Content: p.view.body, Min: 300},
	}, widths, func(w []float32) { p.host.Remember("reader.passages", w) })
	beside := widgets.NewSplitColumns([]widgets.SplitPart{
		{Content: p.strip.items.list, Width: 290, Min: 200, Below: wide},
		{Content: p.strip.over(split), Min: 500},
	}, outer, func(w []float32) { p.host.Remember("reader.items", w) })
	return widgets.NewFrame(widgets.NewColumn(0, p.head.header, p.head.notice), nil, nil, nil, beside)
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
	p.opening.load()
}

// Flush commits what is typed and not yet saved.
func (p *Reader) Flush() { p.strip.Flush() }

// Place is what is read, and for which item.
func (p *Reader) Place() ui.Route {
	switch {
	case p.page == "contracts" && p.opening.want.assessment == "":
		return ui.Route{Page: p.page, Item: p.opening.want.id}
	case p.page == "contracts":
		return ui.Route{Page: p.page, ID: p.opening.want.assessment, Item: p.opening.want.item}
	}
	return p.opening.place()
}

// Close commits what is typed and ends the page.
func (p *Reader) Close() {
	p.Flush()
	p.closed = true
	p.finding.turn++
	p.opening.loader.Stop()
	p.view.stop()
}

// Visit goes to another place or document.
func (p *Reader) Visit(r ui.Route) bool {
	if r.Page != p.page || r.Page == "contracts" {
		return false
	}
	p.opening.goTo(r)
	return true
}

// Focus is the text, or the topics while there is none to read.
func (p *Reader) Focus() fyne.Focusable {
	if p.m.laid == nil || p.m.refused != "" {
		return p.topics.field
	}
	return p.view.doc
}

// FocusSearch goes to the search within the document.
func (p *Reader) FocusSearch() { p.passages.search.Focus() }

func (p *Reader) show(l loaded) {
	if l.none {
		p.head.header.Set("No document to read", "")
		p.passages.empty("No document bears on this assessment yet",
			"Add the vendor's terms under Documents; the passages on this item's topic then stand here.",
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
	p.m.partial = false
	p.Flush() // of the item shown until now
	p.opening.arrived(l.reading.Version.ID)
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
	p.strip.shown.Binned = l.binned
	p.strip.show()
	p.strip.giver.SayStillOpen()
	p.head.header.SetSide(p.head.side()...)
	p.head.show()
	p.showColumns()
	if at := p.opening.takePlace(); at != nil {
		p.view.reveal(*at)
	} else if fresh && before == nil {
		p.showHand()
	}
	p.finding.find()
	if l.stale && p.bench.Actor().Valid() == nil {
		p.act("", func(ctx context.Context) (assessments.Event, error) {
			return p.bench.RecheckVersion(ctx, l.reading.Version.ID)
		})
	}
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
	m := p.m
	if m.laid == nil || m.refused != "" || m.partial || m.reading.Version.SHA256 == "" {
		return
	}
	if t := m.topic(); t != "" && m.meant {
		ui.NoteReading(p.host, p.bench.Actor(), ui.ReadingOf(m.reading.Version.SHA256, assessments.Item{Topic: t}))
	}
	if m.item != "" && m.itemTopic() == "" {
		ui.NoteReading(p.host, p.bench.Actor(), ui.ReadingOf(m.reading.Version.SHA256, assessments.Item{ID: m.item}))
	}
}

// showColumns brings topics and passages in step with the model.
func (p *Reader) showColumns() {
	p.topics.show()
	p.strip.items.show()
	p.strip.asked.showPlace()
	p.passages.show()
	p.view.mark()
}

// take selects a passage and shows it in the text.
func (p *Reader) take(i int) {
	if n := len(p.m.offers()); n == 0 || i < 0 || i >= n {
		return
	}
	p.m.hand = i
	p.view.sel.end()
	p.passages.showHand()
	p.showHand()
}

// showHand scrolls the text to the selected passage, if it is of this document.
func (p *Reader) showHand() {
	if o, ok := p.m.selected(); ok && o.own {
		p.view.reveal(place{o.passage.Start, o.passage.End})
		return
	}
	p.view.hand = nil
	p.view.mark()
}

// openOffer shows a passage in its text, also that of another document.
func (p *Reader) openOffer(i int) {
	all := p.m.offers()
	if i >= len(all) {
		return
	}
	if o := all[i]; !o.own {
		at := place{o.passage.Start, o.passage.End}
		p.host.Go(p.route(o.version.ID, &at))
		return
	}
	p.take(i)
}
