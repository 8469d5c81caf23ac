package window

import (
	"context"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"countersign/app/session"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/assessments/workbench"
	"countersign/store"
)

// frames are the functions of ours that are being carried out, the outermost first; those of tests do
// not count.
func frames() (out []string) {
	pcs := make([]uintptr, 200)
	all := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	for {
		f, more := all.Next()
		if name, ours := strings.CutPrefix(f.Function, "countersign/"); ours &&
			!strings.HasSuffix(f.File, "_test.go") {
			out = append([]string{name}, out...)
		}
		if !more {
			return out
		}
	}
}

// handedOver is the key of the frames that handed work over to the background.
type handedOver struct{}

// recording is a schedule that tells the work who handed it over.
type recording struct{ session.Schedule }

func (r recording) Background(ctx context.Context, work func(context.Context) func()) {
	r.Schedule.Background(context.WithValue(ctx, handedOver{}, frames()), work)
}

// walked is a store that writes down the way of each commit, and what is read and written of answers for it.
type walked struct {
	port.Store
	mu   sync.Mutex
	ways [][]string
	read int // answers
}

func (s *walked) Write(ctx context.Context, fn func(port.Tx) error) error {
	way, _ := ctx.Value(handedOver{}).([]string)
	way = append(append(way[:len(way):len(way)], "the queue"), frames()...)
	s.mu.Lock()
	s.ways = append(s.ways, way)
	s.mu.Unlock()
	return s.Store.Write(ctx, func(tx port.Tx) error { return fn(countedReads{tx, s}) })
}

// countedReads counts how often an answer is read.
type countedReads struct {
	port.Tx
	s *walked
}

func (c countedReads) Get(r assessments.Record) (bool, error) {
	if r.Noun() == "answer" {
		c.s.mu.Lock()
		c.s.read++
		c.s.mu.Unlock()
	}
	return c.Tx.Get(r)
}

// walk is the most functions between a key and the commit of the verdict it gives, the queue counted
// as one. They are written down hop by hop in docs/architecture.md.
const walk = 15

func TestAVerdictIsAShortWalkFromKeyToCommit(t *testing.T) {
	l, s := newLiveLab(t, true), &walked{}
	l.doors.closeWorkspace()
	l.settle()
	catalogue, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	l.p.Open = func(ctx context.Context, path string) (*workbench.Workbench, error) {
		inner, err := store.Open(ctx, path,
			store.Options{Clock: l.clock, Random: uitest.Salts(), WatchEvery: -1})
		s.Store = inner
		return workbench.New(workbench.Params{
			Store: s, Catalogue: catalogue, Extractor: inProcess{}, Sockets: l.sockets, Clock: l.clock,
			IDs: l.ids, Actor: someone,
		}), err
	}
	l.schedule = recording{l.schedule}
	l.startWork()
	l.doors.open(l.path, nil)
	l.settle()
	item := l.deskItems(deskIs)[0].ID
	l.act("to the desk", func() { l.Go(ui.Route{Page: "desk", ID: deskIs, Item: item}) })
	give, key := assessments.Partly, "2"
	if l.verdictsOf(deskIs)[item] == give {
		give, key = assessments.NotMet, "3"
	}
	s.ways, s.read = nil, 0
	l.act("a verdict", func() { l.typeRunes(key) })
	if got := l.verdictsOf(deskIs)[item]; got != give || len(s.ways) != 1 {
		t.Fatalf("the verdict is %q after %d commits", got, len(s.ways))
	}
	way := s.ways[0]
	way = way[max(0, slices.Index(way, "app/window.(*keys).typedRune")):]
	if len(way) < 8 || len(way) > walk {
		t.Errorf("%d hops, at most %d:\n%s", len(way), walk, strings.Join(way, "\n"))
	}
	if page := walkOnPage(t); !slices.EqualFunc(way, page, isHop) {
		t.Errorf("docs/architecture.md says\n%s\nand the way is\n%s", strings.Join(page, "\n"), strings.Join(way, "\n"))
	}
	if s.read != 1 {
		t.Errorf("the answer is read %d times for one verdict", s.read)
	}
}

// walkOnPage are the hops that docs/architecture.md names.
func walkOnPage(t *testing.T) (out []string) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "docs", "architecture.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range regexp.MustCompile(`(?m)^\| \d+ \| ([^|]+) \|`).FindAllStringSubmatch(string(b), -1) {
		out = append(out, strings.ReplaceAll(strings.TrimPrefix(row[1], "the intent of "), "`", ""))
	}
	return out
}

// isHop reports whether a function is the one that the page names; of a closure, the page names the function
// that makes it.
func isHop(frame, hop string) bool {
	name := regexp.MustCompile(`\.func\d+.*$`).ReplaceAllString(path.Base(frame), "")
	name = strings.NewReplacer("(*", "", ")", "").Replace(name)
	_, made, _ := strings.Cut(hop, ".")
	return name == hop || name != path.Base(frame) && strings.HasSuffix(name, "."+made)
}
