package contracts

import (
	"context"
	"errors"

	"countersign/app/ui"
	"countersign/app/verdict"
	"countersign/assessments"
	"countersign/assessments/precedence"
	"countersign/assessments/workbench"
)

// opening reads the document that a route asks for, off the UI thread, and shows it page by page while
// it does.
type opening struct {
	reader *Reader
	host   host
	bench  readerBench
	m      *model
	// want is what the route asks for. The model takes it over together with the document it asks for:
	// until that is shown, everything a person does is done to the document and for the item on
	// screen.
	want    aim
	onWay   bool // what is wanted is not shown yet
	loader  ui.Loader[loaded]
	awaited *early // the text being read; nil where none is
}

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
	binned  map[string]verdict.Cited
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

func newOpening(p *Reader, route ui.Route) *opening {
	op := &opening{reader: p, host: p.host, bench: p.bench, m: p.m, want: aimOf(route, aim{})}
	op.loader = ui.Loader[loaded]{Host: op.host, Show: p.show, Failed: op.stay}
	return op
}

// goTo reads what a route asks for.
func (op *opening) goTo(r ui.Route) {
	op.want, op.onWay = aimOf(r, op.want), true
	op.load()
}

// arrived is called with the version that was read.
func (op *opening) arrived(version string) {
	op.awaited, op.want.id = nil, version
	op.reach()
}

// turnTo reads the same text for another item.
func (op *opening) turnTo(item string) { op.want.item, op.m.item = item, item }

// place is a route that leads to what is read, or was gone to, again.
func (op *opening) place() ui.Route {
	r := ui.Route{Page: "reader", ID: op.want.id}
	if op.want.assessment != "" {
		r.Item = op.want.assessment + "/" + op.want.item
	}
	if at := op.reader.view.hand; at != nil && !op.onWay {
		r.Start, r.End = at.start, at.end
	}
	return r
}

// takePlace is where the text is to be opened, once; nil where nothing was asked for.
func (op *opening) takePlace() *place {
	at := op.want.goTo
	op.want.goTo = nil
	return at
}

// takeSeek reports, once, whether whichever paper speaks to the topic is to be opened.
func (op *opening) takeSeek() bool {
	seek := op.want.seek
	op.want.seek = false
	return seek
}

// openAt reads another version of what is asked for, and opens it at a place.
func (op *opening) openAt(version string, at place) {
	op.want.id, op.want.goTo = version, &at
	op.load()
}

// reach lets the model be about what was asked for, now that its document is shown.
func (op *opening) reach() {
	if op.m.assessment != op.want.assessment {
		op.m.found = nil
	}
	op.m.assessment, op.m.item, op.onWay = op.want.assessment, op.want.item, false
}

// stay continues with the document shown, if the one wanted could not be read.
func (op *opening) stay() {
	if op.onWay && op.m.reading.Version.ID != "" {
		op.want = aim{id: op.m.reading.Version.ID, assessment: op.m.assessment, item: op.m.item}
		op.onWay = false
	}
}

// rests reports whether keys and commands wait because another document was gone to and is not shown
// yet: they would act on the one before.
func (op *opening) rests() bool {
	if op.onWay {
		op.host.Note("The document is still being read. Nothing was changed; try again when it is shown.")
	}
	return op.onWay
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

// request is what a load needs to know, copied on the UI thread.
type request struct {
	id, assessment, item string
	version              string // the one whose text is loaded
	text                 assessments.Text
	laid                 *laid // nil if none is loaded
	early                *early
}

func (op *opening) load() {
	want := request{id: op.want.id, assessment: op.want.assessment, item: op.want.item, early: &early{}}
	if op.m.refused == "" && !op.m.partial {
		want.version, want.text, want.laid = op.m.reading.Version.ID, op.m.text, op.m.laid
	}
	op.loader.Fetch = func(ctx context.Context) (loaded, error) { return op.fetch(ctx, want) }
	op.await(want.early)
	op.loader.Load()
}

// fetch runs off the UI thread and touches nothing of the page that changes.
func (op *opening) fetch(ctx context.Context, want request) (out loaded, err error) {
	defer want.early.end()
	id := want.id
	if id == "" {
		if id, err = op.firstPaper(ctx, want); err != nil {
			return out, err
		}
		if id == "" {
			return loaded{none: true}, nil
		}
	}
	if out.reading, err = op.bench.Reading(ctx, id, want.assessment); err != nil {
		return out, err
	}
	for _, one := range out.reading.Bearing {
		if one.Assessment.ID == want.assessment {
			out.binned = verdict.BinnedCited(ctx, op.bench, &one.Assessed.Dossier)
			op.reader.strip.positions.numbers.read.Read(&op.bench.Catalogue().Limits, &one.Assessed.Dossier)
		}
	}
	if want.laid != nil && want.version == out.reading.Version.ID {
		out.text, out.laid = want.text, want.laid
	} else {
		want.early.begin(out.reading)
		out.text, err = op.bench.Text(ctx, out.reading.Version.ID, want.early)
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
func (op *opening) firstPaper(ctx context.Context, want request) (string, error) {
	a, err := op.bench.Assess(ctx, want.assessment, op.host.Today())
	if err != nil {
		return "", err
	}
	it, _ := a.Dossier.Template.Item(want.item)
	for _, r := range precedence.Of(&a.Dossier, op.host.Today()).Order(it.Topic.Subject()).Ranked {
		if r.Version.SHA256 != "" && r.Version.PurgedOn == "" {
			return r.Version.ID, nil
		}
	}
	return "", nil
}

// lookEvery is how often the reader looks for more pages of a text that is being read.
const lookEvery ui.Delay = 50

// await shows the pages of a text as they come, until it is there.
func (op *opening) await(e *early) {
	op.awaited = e
	op.host.After(lookEvery, func() {
		if op.awaited != e || op.reader.closed {
			return
		}
		shown := 0
		if op.m.partial {
			shown = len(op.m.laid.chunks)
		}
		so, more := e.look(shown)
		if len(so.laid.chunks) > 0 {
			op.reader.showEarly(so)
		}
		if more {
			op.await(e)
		}
	})
}
