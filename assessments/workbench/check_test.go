package workbench_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"countersign/assessments"
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

// TestFiguresThatClaimToBeOfTodayAreComputedAgain stores figures as another program could.
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
	var figures, key string
	l.read(`SELECT figures, key FROM summary`, &figures, &key)
	forge := func(figures, key string) {
		l.tamper(`UPDATE summary SET figures = cast(? AS BLOB), digest = ?, key = ?`, figures, hexOf(figures),
			key)
	}
	if got := l.checked(false); len(got.Damage) > 0 {
		t.Errorf("as they were stored: %+v", got.Damage)
	}
	other := strings.Replace(figures, "Lumen Chat", "Lumen Cash", 1)
	for _, c := range []struct{ name, figures, key, words string }{
		{"cut short", figures[:len(figures)-1], key, "cannot be read"},
		{"of no day", strings.Replace(figures, string(l.Today()), "2026-13-40", 1), key, "cannot be read"},
		{"other ones", other, key, "are not those that the records give"},
		{"other ones of an earlier state", other, key + "x", ""},
	} {
		forge(c.figures, c.key)
		if got := l.checked(false).Damage; c.words == "" && len(got) > 0 || c.words != "" &&
			!says(got, "figures of a", c.words) {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
	forge(other, key)
	if err := l.Prove(ctx, assessments.NoProgress{}); err != nil {
		t.Errorf("figures that were stored on this computer are proved by their code: %v", err)
	}
}

func hexOf(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}
