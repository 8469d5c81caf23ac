package workbench_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/cached"
	"countersign/assessments/port"
	"countersign/assessments/workbench"
)

// moody reads files, unless it is told to fail.
type moody struct {
	inProcess
	fail error
}

func (m *moody) Extract(ctx context.Context, name string, r io.Reader,
	p assessments.Progress,
) (assessments.Text, error) {
	if m.fail != nil {
		return assessments.Text{}, m.fail
	}
	return m.inProcess.Extract(ctx, name, r, p)
}

// checked is what a check finds, or a rebuild makes again.
func (l *lab) checked(rebuild bool) assessments.CheckReport {
	l.t.Helper()
	report, err := l.Check(ctx, rebuild, assessments.NoProgress{})
	if err != nil {
		l.t.Fatal(err)
	}
	return report
}

func says(damage []assessments.Damage, place, words string) bool {
	return len(damage) == 1 && damage[0].Derived && strings.HasPrefix(damage[0].Place, place) &&
		strings.Contains(damage[0].Message, words)
}

// TestATextOfAnotherHandIsComparedWithItsFile stores texts as another program could.
func TestATextOfAnotherHandIsComparedWithItsFile(t *testing.T) {
	m := &moody{}
	l := newLabWith(t, m)
	l.furnish()
	right, err := l.Text(ctx, "msa/1", assessments.NoProgress{})
	if err != nil {
		t.Fatal(err)
	}
	wrong := right
	wrong.Plain = strings.Replace(right.Plain, "not use", "now use", 1)
	v := assessments.Version{ID: "msa/1"}
	l.get(&v)
	forge := func(text assessments.Text, form int) {
		t.Helper()
		if err := l.KeepsText(ctx, text); err != nil {
			t.Fatal(err)
		}
		was, is := `"form":`+strconv.Itoa(assessments.TextForm), `"form":`+strconv.Itoa(form)
		l.tamper(`UPDATE text SET mac = ?, body = replace(body, ?, ?)`, hexOf("forged"), was, is)
		var body string
		l.read(`SELECT body FROM text`, &body)
		l.tamper(`UPDATE text SET digest = ?`, hexOf(body))
	}
	forge(right, assessments.TextForm)
	if got := l.checked(false); len(got.Damage) > 0 {
		t.Errorf("what its file says: %+v", got.Damage)
	}
	forge(wrong, assessments.TextForm-1) // read again before anything uses it
	if got := l.checked(false); len(got.Damage) > 0 {
		t.Errorf("of a former form: %+v", got.Damage)
	}
	forge(wrong, assessments.TextForm)
	if got := l.checked(false); !says(got.Damage, "text of "+v.SHA256, "is not what its file says") ||
		len(got.Rebuilt) > 0 {
		t.Errorf("other words: %+v", got)
	}
	m.fail = errors.New("the child ended")
	if got := l.checked(false); !says(got.Damage, "text of "+
		v.SHA256, "cannot be compared with its file: the child ended") {
		t.Errorf("a file that cannot be read: %+v", got.Damage)
	}
	m.fail = nil
	if got := l.checked(true); len(got.Damage) > 0 ||
		!slices.Contains(got.Rebuilt, "text of "+v.SHA256+" (read from its file again)") {
		t.Errorf("rebuilt: %+v", got)
	}
	if text, err := l.Text(ctx, "msa/1", assessments.NoProgress{}); err != nil || text.Plain != right.Plain {
		t.Errorf("after the rebuild it says %q, %v", text.Plain, err)
	}
	forge(right, assessments.TextForm)
	if got := l.checked(true); len(got.Damage) > 0 ||
		slices.ContainsFunc(got.Rebuilt, func(what string) bool {
			return strings.HasPrefix(what, "text of")
		}) {
		t.Errorf("rebuilt though it is right: %+v", got)
	}
	m.fail = errors.New("it is believed again, and not read")
	if text, err := l.Text(ctx, "msa/1", assessments.NoProgress{}); err != nil || text.Plain != right.Plain {
		t.Errorf("after that it says %q, %v", text.Plain, err)
	}
	stopped, stop := context.WithCancel(ctx)
	stop()
	if _, err := l.Check(stopped, false, assessments.NoProgress{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// forged is a store in which another program kept figures.
type forged struct {
	port.Store
	kept map[string]cached.Kept
}

func (f forged) Summaries(context.Context) (map[string]cached.Kept, error) { return f.kept, nil }

// TestFiguresThatClaimToBeOfTodayAreComputedAgain has figures in the workspace that another program stored.
func TestFiguresThatClaimToBeOfTodayAreComputedAgain(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.give(assessments.Answer{
		AssessmentID: "a", ItemID: l.item("training_use").ID,
		Verdict: assessments.Met,
	}))
	if _, err := l.Overview(ctx, l.Today()); err != nil {
		t.Fatal(err)
	}
	all, err := l.store.Summaries(ctx)
	if err != nil || !all["a"].Believed {
		t.Fatal(all, err)
	}
	c, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	with := func(change func(*cached.Kept)) *workbench.Workbench {
		k := all["a"]
		k.Believed = false
		change(&k)
		return workbench.New(workbench.Params{
			Store: forged{l.store, map[string]cached.Kept{"a": k}}, Catalogue: c, Clock: l.clock,
		})
	}
	cash := func(k *cached.Kept) { k.Summary.Service = "Lumen Cash" }
	const other = "are not those that the records give"
	for _, c := range []struct {
		name   string
		change func(*cached.Kept)
		words  string
	}{
		{"right ones", func(*cached.Kept) {}, ""},
		{"of no day", func(k *cached.Kept) { k.From = "2026-13-40" }, "cannot be read"},
		{"of an empty day", func(k *cached.Kept) { k.From = "" }, "cannot be read"},
		{"other ones", cash, other},
		{"other ones of a discipline", func(k *cached.Kept) {
			k.Summary.Disciplines = maps.Clone(k.Summary.Disciplines)
			f := k.Summary.Disciplines[assessments.Legal]
			f.Points++
			k.Summary.Disciplines[assessments.Legal] = f
		}, other},
		{"other ones of an earlier state", func(k *cached.Kept) { k.Key += "x"; cash(k) }, ""},
	} {
		got, err := with(c.change).Check(ctx, false, assessments.NoProgress{})
		if err != nil || c.words == "" && len(got.Damage) > 0 || c.words != "" &&
			!says(got.Damage, "figures of a", c.words) {
			t.Errorf("%s: %+v, %v", c.name, got.Damage, err)
		}
	}
	if o, err := with(cash).Overview(ctx, l.Today()); err != nil || o.Assessments[0].Service != "Lumen Chat" {
		t.Errorf("shown are %+v, %v", o.Assessments, err)
	}
	if err := with(cash).Prove(ctx, assessments.NoProgress{}); err != nil {
		t.Errorf("figures that nothing shows keep a pack from being written: %v", err)
	}
}

func hexOf(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}
