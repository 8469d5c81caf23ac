package declare_test

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"countersign/assessments"
	"countersign/assessments/declare"
	"countersign/assessments/intake"
	"countersign/assessments/scoping"
	"countersign/assessments/workbench"
	"countersign/assets"
	"countersign/store"
	"countersign/templates"
)

type sampleClock struct{}

func (sampleClock) Now() time.Time {
	t, _ := time.Parse(time.DateOnly, assets.SampleDay) // a constant
	return t.Add(9 * time.Hour)
}

type counting struct{ n int }

func (c *counting) New(n assessments.Noun) string {
	c.n++
	return fmt.Sprintf("%s-%06d", n, c.n)
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
	return intake.Read(ctx, name, strings.NewReader(string(b)), int64(len(b)), p)
}

func newBench(t *testing.T) *workbench.Workbench {
	t.Helper()
	s, err := store.Create(t.Context(), filepath.Join(t.TempDir(), "w.countersign"),
		store.Options{Clock: sampleClock{}})
	if err != nil {
		t.Fatal(err)
	}
	c, err := templates.Load()
	if err != nil {
		t.Fatal(err)
	}
	w := workbench.New(workbench.Params{
		Store: s, Catalogue: c, Extractor: inProcess{}, Clock: sampleClock{}, IDs: &counting{},
		Actor: assessments.Actor{Name: "Ada Lindgren", Role: "legal"},
	})
	t.Cleanup(func() { _ = w.Close() })
	return w
}

// filesOf finds the files a declaration names in a folder.
func filesOf(folder fs.FS) func(string) (workbench.File, error) {
	return func(name string) (workbench.File, error) {
		st, err := fs.Stat(folder, name)
		if err != nil {
			return workbench.File{}, assessments.Wrap(err, assessments.Refused, "There is no file “%s”.",
				name)
		}
		return workbench.File{Name: path.Base(name), Size: st.Size(), Open: func() (io.ReadCloser, error) {
			return folder.Open(name)
		}}, nil
	}
}

func applyFile(t *testing.T, w *workbench.Workbench, folder fs.FS, name string) workbench.Applied {
	t.Helper()
	data, err := fs.ReadFile(folder, name)
	if err != nil {
		t.Fatal(err)
	}
	list, problems := declare.Parse(data)
	if len(problems) > 0 {
		t.Fatalf("%s:\n%v", name, problems)
	}
	out, err := w.Apply(t.Context(), list, filesOf(folder), false, assessments.NoProgress{})
	if err != nil {
		t.Fatalf("%s:\n%v", name, err)
	}
	return out
}

// applySample applies the parts of the sample; before is asked ahead of the last one, which holds the
// decisions.
func applySample(t *testing.T, w *workbench.Workbench,
	before ...func(*testing.T, *workbench.Workbench, string),
) (changes int) {
	t.Helper()
	parts := assets.SampleParts()
	for i, part := range parts {
		if err := w.ActAs(assessments.Actor{Name: part.Name, Role: part.Role}); err != nil {
			t.Fatal(err)
		}
		for _, try := range before {
			if i == len(parts)-1 {
				try(t, w, part.File)
			}
		}
		changes += len(applyFile(t, w, assets.Sample(), part.File).Changes)
	}
	return changes
}

func TestTheSampleAppliesAndApplyingItTwiceChangesNothing(t *testing.T) {
	w := newBench(t)
	if n := applySample(t, w, heldToTheirTier); n < 1000 {
		t.Errorf("the sample made only %d changes", n)
	}
	if n := applySample(t, w); n != 0 {
		t.Errorf("applying the sample a second time made %d changes", n)
	}
	report, err := w.Check(t.Context(), false, assessments.NoProgress{})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range report.Damage {
		t.Errorf("%s: %s", d.Place, d.Message)
	}
}

// The sample is what every screen is first seen with: something of everything must be in it.
func TestTheSampleShowsEveryStateVerdictAndMark(t *testing.T) {
	w := newBench(t)
	applySample(t, w)
	o, err := w.Overview(t.Context(), assets.SampleDay)
	if err != nil {
		t.Fatal(err)
	}
	holdsOnAnyDay(t, w)
	if len(o.Services) != 8 {
		t.Errorf("%d services, not 8", len(o.Services))
	}
	seen := map[string]int{}
	for _, s := range o.Assessments {
		seen["state "+string(s.Status)]++
		seen[fmt.Sprintf("scope %d", s.Scope)]++
		seen["stale answers"] += s.Stale
		seen["open deal-breakers"] += len(s.OpenGates)
		for _, f := range s.Disciplines {
			seen["cell "+string(f.Word)]++
		}
		a, err := w.Assess(t.Context(), s.ID, assets.SampleDay)
		if err != nil {
			t.Fatal(err)
		}
		count(t, seen, &a.Dossier)
		for _, c := range a.Dossier.Citations {
			if c.State != assessments.CitationFound {
				t.Errorf("%s cites %q in %s: %s", c.ItemID, c.Quote, c.VersionID, c.State)
			}
		}
		t.Logf("%-28s scope %d %-24s score %4d band %4d-%4d coverage %4d gates %v stale %d", s.ID, s.Scope,
			s.Status, scoreOf(s), s.Band[0], s.Band[1], s.Coverage, s.OpenGates, s.Stale)
	}
	want := []string{
		"scope 1", "scope 2", "stale answers", "open deal-breakers", "second person", "at fall-back",
		"versions read", "vendor's answer",
		"cell strong", "cell mixed", "cell weak", "cell unscored", "exception approved", "exception proposed",
		"condition open", "condition met",
		"finding open", "finding closed", "evidence by reference", "precedence cited", "precedence assumed",
		"two versions of a document",
	}
	for _, s := range assessments.DecisionStates() {
		want = append(want, "state "+string(s))
	}
	for _, v := range assessments.Verdicts() {
		want = append(want, "verdict "+string(v))
	}
	for _, d := range assessments.Distributions() {
		want = append(want, "distribution "+string(d))
	}
	for _, s := range assessments.Strengths() {
		want = append(want, "strength "+string(s))
	}
	for _, what := range want {
		if seen[what] == 0 {
			t.Errorf("nothing in the sample shows: %s", what)
		}
	}
}

func TestTheSamplesUsesStandInTheScopeThatTheirAnswersGive(t *testing.T) {
	w := newBench(t)
	applySample(t, w)
	o, err := w.Overview(t.Context(), assets.SampleDay)
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range o.Uses {
		answers, problems := scoping.Recall(u.ScopeAnswers)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		p, problems := scoping.Place(answers)
		if len(problems) > 0 || p.Scope != u.Scope || p.StandardTerms != u.StandardTerms {
			t.Errorf("%s is declared as scope %d, standard terms %v; its answers say %d, %v %v", u.ID,
				u.Scope, u.StandardTerms, p.Scope, p.StandardTerms, problems)
		}
	}
}

func scoreOf(s workbench.Summary) int {
	if s.Score == nil {
		return -1
	}
	return *s.Score
}

// count notes what a dossier has to show.
func count(t *testing.T, seen map[string]int, d *assessments.Dossier) {
	t.Helper()
	mark := func(what string, is bool) {
		if is {
			seen[what]++
		}
	}
	for _, a := range d.Answers {
		mark("verdict "+string(a.Verdict), true)
		mark("second person", a.SecondPerson != "")
		mark("at fall-back", a.AtFallBack)
		mark("versions read", len(a.ReadVersions) > 0)
		mark("vendor's answer", a.Response != "")
	}
	for _, e := range d.Exceptions {
		mark("exception approved", e.Approver != "")
		mark("exception proposed", e.Approver == "")
	}
	for _, c := range d.Conditions {
		mark("condition "+c.Status, true)
	}
	for _, f := range d.Findings {
		mark("finding "+f.Status, true)
	}
	for _, n := range d.Notes {
		mark("distribution "+string(n.Distribution), true)
	}
	for _, e := range d.Evidence {
		mark("distribution "+string(e.Distribution), true)
	}
	for _, r := range d.Revisions {
		mark("strength "+string(r.Strength), true)
		mark("evidence by reference", r.SHA256 == "")
	}
	for _, c := range d.Citations {
		v, doc, _ := d.Version(c.VersionID)
		mark("strength contract_clause", v.Status.Binding() && doc.Type.Contractual())
	}
	for _, p := range d.Precedences {
		mark("precedence cited", p.Quote != "")
		mark("precedence assumed", p.Quote == "")
	}
	states := map[string]int{}
	for _, v := range d.Versions {
		states[v.DocumentID]++
		mark("two versions of a document", states[v.DocumentID] > 1)
	}
}
