package uitest

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"countersign/assessments"
	"countersign/assessments/intake"
	"countersign/assessments/intake/mail"
	"countersign/assessments/terms"
	"countersign/assessments/workbench"
	"countersign/store"
	"countersign/templates"
	"countersign/templates/lexicon"
)

// Ada acts in a new workspace.
var Ada = assessments.Actor{Name: "Ada", Role: "legal"}

// catalogue is read once for all tests of a package: it takes a while and never changes.
var catalogue = sync.OnceValues(templates.Load)

// words are read once for all tests too.
var words = sync.OnceValues(func() (*terms.Lexicon, error) { return lexicon.Load() })

// NewBench creates a workspace in a folder of the test's own, with a workbench over it whose events reach the
// host. Ids count up ("vendor-0001"); the clock stands at ten o'clock of the host's day; files are
// read without a child. It is closed with the test. with changes what the workbench is made of.
func NewBench(t testing.TB, h *Host, with ...func(*workbench.Params)) *workbench.Workbench {
	t.Helper()
	at, err := time.Parse(time.DateOnly, string(h.Day))
	if err != nil {
		t.Fatal(err)
	}
	clock := standing{at.Add(10 * time.Hour)}
	s, err := NewStore(t.Context(), filepath.Join(t.TempDir(), "test.countersign"),
		store.Options{Clock: clock, Random: Salts(), WatchEvery: -1})
	if err != nil {
		t.Fatal(err)
	}
	c, err := catalogue()
	if err != nil {
		t.Fatal(err)
	}
	p := workbench.Params{
		Store: s, Catalogue: c, Extractor: inProcess{}, Clock: clock, IDs: &counter{}, Actor: Ada,
		Sockets: workbench.Sockets{
			Lexicon: words, Attached: mail.Attached,
			ParseTemplate: func(name string, data []byte) (assessments.Template, []assessments.Problem) {
				return templates.ParseTemplate(name, data)
			},
		},
	}
	for _, change := range with {
		change(&p)
	}
	b := workbench.New(p)
	if _, err := b.Watch(t.Context(), 0, h.Changed); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	return b
}

// WithoutTiers gives a workbench the shipped question sets without what they take for an approval by
// tier, for a test that needs an approval and is about something else.
func WithoutTiers(p *workbench.Params) {
	own := *p.Catalogue // the catalogue is shared
	own.Templates = slices.Clone(own.Templates)
	for i := range own.Templates {
		own.Templates[i].Tiers = nil
	}
	p.Catalogue = &own
}

// Furnish fills a workspace with what most pages can show: vendor "lumen" (Lumen AI), service "chat" (Lumen
// Chat) with plan "team", contract "ea" with document "msa" whose version "msa/1" is executed, use
// "support" in Scope 2 and its assessment "a".
func Furnish(t testing.TB, b *workbench.Workbench) {
	t.Helper()
	ctx := t.Context()
	Must(t)(b.Add(ctx, &assessments.Vendor{
		ID: "lumen", Name: "Lumen AI", LegalName: "Lumen AI Ltd",
		Country: "IE",
	},
		&assessments.Service{
			ID: "chat", VendorID: "lumen", Name: "Lumen Chat",
			ModelProviders: []string{"Orchard Models"},
		},
		&assessments.Plan{
			ID: "team", ServiceID: "chat", Name: "Team", Paid: true,
			Price: "30 € per person and month",
		},
		&assessments.Contract{
			ID: "ea", VendorID: "lumen", Name: "Enterprise Agreement", Services: []string{"chat"},
			SigningEntity: "Acme GmbH",
			Start:         "2026-09-01", End: "2027-08-31", AutomaticRenewal: true, RenewalMonths: 12,
			NoticeDays: 90,
			ValueMinor: 4_800_000, Currency: "EUR",
		},
		&assessments.Document{
			ID: "msa", VendorID: "lumen", ContractID: "ea", Name: "Master agreement",
			Type: "msa",
		}))
	Must(t)(b.AddVersion(ctx, assessments.Version{
		ID: "msa/1", DocumentID: "msa", Label: "1",
		Status: assessments.VersionExecuted,
	},
		Text("msa.md", "# 4 Content\n\n4.1 Training. Vendor will not use Customer Content to train any generally available model.\n\n4.2 Other. Nothing else.\n"),
		assessments.NoProgress{}))
	Must(t)(b.Add(ctx, &assessments.Use{
		ID: "support", ServiceID: "chat", PlanID: "team", ContractID: "ea", Purpose: "Support drafting",
		Owner: "Rita", Users: "Support team",
		DataClasses: []string{"personal"}, Status: "current", Scope: 2,
	}))
	rita := workbench.As(ctx, assessments.Actor{Name: "Rita", Role: "business_owner"})
	Must(t)(b.Begin(rita, assessments.Assessment{ // who asks does so herself
		ID: "a", UseID: "support", Name: "Lumen Chat",
		Requester: "Rita",
	}))
}

// Answer puts an answer in the place of the one on record.
func Answer(t testing.TB, b *workbench.Workbench, a assessments.Answer) {
	t.Helper()
	a.ID = a.AssessmentID + "/" + a.ItemID
	Save(t, b, &a)
}

// Save puts a record in the place of the one that is stored now, or adds it.
func Save(t testing.TB, b *workbench.Workbench, r assessments.Record) {
	t.Helper()
	stored, err := stored(t, b, r.Noun(), r.Key())
	switch {
	case assessments.KindOf(err) == assessments.NotFound:
		Must(t)(b.Add(t.Context(), r))
	case err != nil:
		t.Fatal(err)
	default:
		Must(t)(b.SaveChanges(t.Context(), stored, r))
	}
}

// Change changes a record as it is stored now, whatever a page shows of it.
func Change(t testing.TB, b *workbench.Workbench, n assessments.Noun, id string,
	fn func(assessments.Record),
) {
	t.Helper()
	r, err := stored(t, b, n, id)
	if err != nil {
		t.Fatal(err)
	}
	Must(t)(b.ChangeSeen(t.Context(), fn, r))
}

func stored(t testing.TB, b *workbench.Workbench, n assessments.Noun, id string) (assessments.Record, error) {
	r := assessments.New(n)
	r.SetKey(id)
	return r, b.Get(t.Context(), r)
}

// Must fails the test when a change was refused.
func Must(t testing.TB) func(assessments.Event, error) {
	return func(_ assessments.Event, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
}

// Text is a file with a content.
func Text(name, content string) workbench.File {
	return workbench.File{Name: name, Size: int64(len(content)), Open: func() (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader([]byte(content))), nil
	}}
}

// counter makes ids in order, so that tests can be read.
type counter struct {
	mu sync.Mutex
	n  int
}

func (c *counter) New(n assessments.Noun) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n++
	return fmt.Sprintf("%s-%04d", n, c.n)
}

// standing is a clock that stands.
type standing struct{ at time.Time }

func (s standing) Now() time.Time { return s.at }

// Another is a second window on the same workspace: what it saves is not what the first one saved.
func Another(t testing.TB, h *Host, b *workbench.Workbench) *workbench.Workbench {
	t.Helper()
	at, err := time.Parse(time.DateOnly, string(h.Day))
	if err != nil {
		t.Fatal(err)
	}
	return b.WithClock(standing{at})
}

// inProcess reads files without a child.
type inProcess struct{}

func (inProcess) Extract(ctx context.Context, name string, r io.Reader,
	p assessments.Progress,
) (assessments.Text, error) {
	b, err := io.ReadAll(r)
	if err != nil {
		return assessments.Text{}, err
	}
	return intake.Read(ctx, name, bytes.NewReader(b), int64(len(b)), p)
}
