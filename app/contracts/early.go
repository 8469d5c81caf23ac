package contracts

import (
	"fmt"
	"sync"

	"countersign/assessments"
	"countersign/assessments/terms"
	"countersign/assessments/workbench"
)

// early takes the pages of a text while it is read, off the UI thread, and keeps them for the reader
// to look at.
type early struct {
	mu      sync.Mutex
	reading workbench.Reading
	laid    laid
	of      int // pages of the whole document
	done    int // pages read, shown or not
	ended   bool
}

// earlyText is what there is of a text so far. Nothing in it changes any more.
type earlyText struct {
	reading workbench.Reading
	laid    *laid
	of      int
	words   string // how far reading has come
}

var _ assessments.Early = (*early)(nil)

// begin says what is going to be read.
func (e *early) begin(r workbench.Reading) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.reading = r
}

// end says that no more is coming.
func (e *early) end() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.ended = true
}

// Step implements assessments.Progress.
func (e *early) Step(done, _ int64, _ string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.done = int(done)
}

// Page implements assessments.Early.
func (e *early) Page(number, of int, text assessments.Text) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.laid.add(text)
	e.of, e.done = of, max(e.done, number)
}

// mostAtOnce is how many chunks more are shown at a time: wrapping them takes the window's thread some
// milliseconds.
const mostAtOnce = 150

// look is what came so far, not much more than is shown; more is false once nothing is to come.
func (e *early) look(shown int) (so earlyText, more bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	so = earlyText{reading: e.reading, laid: e.laid.upTo(shown + mostAtOnce), of: e.of}
	so.words = fmt.Sprintf("Reading page %d of %d…", min(e.done+1, e.of), e.of)
	return so, !e.ended
}

// upTo is the beginning of a text, n chunks of it at most. What grows behind it does not touch what it shows.
func (l *laid) upTo(n int) *laid {
	out := *l
	if n < len(l.chunks) {
		end := l.chunks[n-1].end
		out.chunks, out.index = l.chunks[:n], l.index.UpTo(end)
	}
	return &out
}

// follow finds the place of an earlier laying out in this one: by its first and last words, on its
// page or near it. false says that its words are not there; the place is then where they would stand.
func (l *laid) follow(before *laid, at place) (place, bool) {
	const known = 40 // code points that tell a place from others
	start, ok := l.nearest(before, at.start, min(at.start+known, at.end))
	end, too := l.nearest(before, max(at.end-known, at.start), at.end)
	end += min(known, at.end-at.start)
	if !ok || !too || end <= start {
		return place{start, min(start+at.end-at.start, l.index.Len())}, false
	}
	return place{start, end}, true
}

// nearest is where a stretch of an earlier laying out stands in this one.
func (l *laid) nearest(before *laid, from, to int) (int, bool) {
	if from < 0 || from >= to || to > before.index.Len() {
		return 0, false
	}
	page := before.page(max(before.at(from), 0))
	expected := min(l.begins(page)+max(from-before.begins(page), 0), l.index.Len())
	return l.index.Follow(&before.index, terms.Span{Start: from, End: to}, expected)
}

// begins is where a page begins.
func (l *laid) begins(page int) int {
	for _, k := range l.chunks {
		if k.page >= page && k.page > 0 {
			return k.start
		}
	}
	return 0
}
