package workbench_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"countersign/assessments"
	"countersign/assessments/intake"
	"countersign/assessments/port"
	"countersign/assessments/workbench"
	"countersign/store"
	"countersign/store/storetest"
	"countersign/templates"
)

// counter makes ids in order, so that tests can be read.
type counter struct{ n int }

func (c *counter) New(n assessments.Noun) string {
	c.n++
	return fmt.Sprintf("%s-%04d", n, c.n)
}

// mark has the ids that are made until it is called again counted once.
func (c *counter) mark() func() {
	was := c.n
	return func() { c.n = was }
}

// hands is a clock that tests move.
type hands struct{ now time.Time }

func (h *hands) Now() time.Time { return h.now }

// inProcess reads files without a child.
type inProcess struct{}

func (inProcess) Extract(ctx context.Context, name string, r io.Reader,
	p assessments.Progress,
) (assessments.Text, error) {
	b, err := io.ReadAll(r)
	if err != nil {
		return assessments.Text{}, err
	}
	return intake.Read(ctx, name, strings.NewReader(string(b)), int64(len(b)), p)
}

// lab is a workbench over a real file, with what tests turn.
type lab struct {
	*workbench.Workbench
	t      *testing.T
	path   string
	store  port.Store
	clock  *hands
	events []assessments.Event
}

var (
	ada   = assessments.Actor{Name: "Ada", Role: "legal"}
	bruno = assessments.Actor{Name: "Bruno", Role: "security"}
	ctx   = context.Background()
	// asking is Rita, who asks for approvals herself
	asking = workbench.As(ctx, assessments.Actor{Name: "Rita", Role: "business_owner"})
)

var firstDay = time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)

// What each lab begins with is made once: the catalogue, which no test changes, and an empty workspace, of which
// each lab has a copy. To make them was two fifths of the time of these tests.
var (
	shipped = sync.OnceValues(templates.Load)
	empty   = sync.OnceValues(func() ([]byte, error) {
		dir, err := os.MkdirTemp("", "countersign")
		if err != nil {
			return nil, err
		}
		defer os.RemoveAll(dir)
		path := filepath.Join(dir, "w.countersign")
		s, err := store.Create(ctx, path, store.Options{Clock: &hands{firstDay}, WatchEvery: -1})
		if err != nil {
			return nil, err
		}
		if err := s.Close(); err != nil {
			return nil, err
		}
		return os.ReadFile(path)
	})
)

// Collecting garbage less often saves a good part of the time that these tests take under the race detector.
func init() { debug.SetGCPercent(400) }

func newLab(t *testing.T) *lab {
	t.Helper()
	return newLabWith(t, inProcess{})
}

// newLabWith is a lab that reads files in a way of its own. Its store runs every closure of a use case
// twice, the first time rolled back, and fails the test where the second run writes something else.
func newLabWith(t *testing.T, x port.Extractor) *lab {
	t.Helper()
	l := &lab{
		t: t, path: filepath.Join(t.TempDir(), "w.countersign"),
		clock: &hands{firstDay},
	}
	file, err := empty()
	if err == nil {
		err = os.WriteFile(l.path, file, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(ctx, l.path, store.Options{Clock: l.clock, WatchEvery: -1})
	if err != nil {
		t.Fatal(err)
	}
	c, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	own := *c // rules_test.go binds a set of its own; the other tests approve without sign-offs
	own.Templates = slices.Clone(c.Templates)
	for i := range own.Templates {
		own.Templates[i].Tiers = nil
	}
	made := &counter{}
	again := storetest.Twice(s, func(what string) { t.Error(what) }, made.mark)
	l.store = again
	l.Workbench = workbench.New(workbench.Params{
		Store: again, Catalogue: &own, Extractor: x, Clock: l.clock, IDs: made, Actor: ada,
	})
	if _, err := l.Watch(ctx, 0, func(e assessments.Event) { l.events = append(l.events, e) }); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = l.Close()
		if ids := l.Changed(); len(ids) > 0 {
			t.Errorf("templates or models that are shared were changed: %v", ids)
		}
	})
	return l
}

// must fails the test on an error.
func (l *lab) must(_ assessments.Event, err error) {
	l.t.Helper()
	if err != nil {
		l.t.Fatal(err)
	}
}

// refused asserts that an error of the kind mentions the words.
func (l *lab) refused(err error, kind assessments.ErrorKind, words string) {
	l.t.Helper()
	if err == nil || assessments.KindOf(err) != kind || !strings.Contains(err.Error(), words) {
		l.t.Errorf("got %v (%s), want %s mentioning %q", err, assessments.KindOf(err), kind, words)
	}
}

// give puts an answer in the place of the one on record, as the window changes answers.
func (l *lab) give(a assessments.Answer) (assessments.Event, error) {
	return l.ChangeAnswer(ctx, a.AssessmentID, a.ItemID, func(on *assessments.Answer) { *on = a })
}

// purge permanently erases one record. copies are those known to the caller.
func (l *lab) purge(n assessments.Noun, id, reason string, copies []string) (assessments.Event, error) {
	done, err := l.PurgeAll(ctx, workbench.PurgeOrder{
		Things: []workbench.Thing{{Noun: n, ID: id}}, Reason: reason, Copies: copies,
	})
	return done.Event, err
}

// purgeByID finds out what an id names and purges it, as the command does.
func (l *lab) purgeByID(id, reason string, copies []string) (assessments.Event, error) {
	found, err := l.Purgeable(ctx, id)
	if err != nil {
		return assessments.Event{}, err
	}
	return l.purge(found.Noun, id, reason, copies)
}

// text is a file with a content.
func text(name, content string) workbench.File {
	return workbench.File{Name: name, Size: int64(len(content)), Open: func() (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(content)), nil
	}}
}

const clause = "Vendor will not use Customer Content to train any generally available model."

// furnish fills the workspace with a vendor, a service, a contract with a document, a use and its assessment.
func (l *lab) furnish() {
	l.t.Helper()
	l.must(l.Save(ctx, &assessments.Vendor{ID: "lumen", Name: "Lumen AI"}))
	l.must(l.Save(ctx, &assessments.Service{ID: "chat", VendorID: "lumen", Name: "Lumen Chat"}))
	l.must(l.Save(ctx, &assessments.Contract{ID: "ea", VendorID: "lumen", Name: "Enterprise Agreement"}))
	l.must(l.Save(ctx, &assessments.Document{
		ID: "msa", VendorID: "lumen", ContractID: "ea",
		Name: "Master agreement", Type: "msa",
	}))
	l.must(l.AddVersion(ctx, assessments.Version{
		ID: "msa/1", DocumentID: "msa", Label: "1",
		Status: assessments.VersionExecuted,
	},
		text("msa.md", "# 4 Content\n\n4.1 Training. "+clause+"\n\n4.2 Other. Nothing else.\n"),
		assessments.NoProgress{}))
	l.must(l.Save(ctx, &assessments.Use{
		ID: "support", ServiceID: "chat", ContractID: "ea",
		Purpose: "Support drafting", Scope: 2,
	}))
	l.must(l.Begin(asking, assessments.Assessment{
		ID: "a", UseID: "support", Name: "Lumen Chat",
		Requester: "Rita",
	}))
}

// state is every record of the workspace, to compare.
func (l *lab) state() map[string]string {
	l.t.Helper()
	out := map[string]string{}
	for _, n := range assessments.Nouns() {
		for _, binned := range []bool{false, true} {
			list := func() ([]assessments.Record, error) { return l.List(ctx, n) }
			if binned {
				list = func() ([]assessments.Record, error) { return l.Binned(ctx, n) }
			}
			rows, err := list()
			if err != nil {
				l.t.Fatal(err)
			}
			for _, r := range rows {
				var b strings.Builder
				for _, f := range r.Fields() {
					fmt.Fprintf(&b, "%s=%s\n", f.Name, f.Value.String())
				}
				out[string(n)+" "+r.Key()] = b.String()
			}
		}
	}
	return out
}

// termItem is an item of the frozen set that the contract answers.
func (l *lab) item(topic assessments.Topic) assessments.Item {
	l.t.Helper()
	a, err := l.Assess(ctx, "a", l.Today())
	if err != nil {
		l.t.Fatal(err)
	}
	for _, it := range a.Dossier.Template.Items {
		if it.Topic == topic && len(it.When) == 0 {
			return it
		}
	}
	l.t.Fatalf("no item on %s", topic)
	return assessments.Item{}
}

var _ port.IDs = (*counter)(nil)
