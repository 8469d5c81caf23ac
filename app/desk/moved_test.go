package desk_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"countersign/app/uitest"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

type evening struct{}

func (evening) Now() time.Time { return time.Date(2026, 11, 21, 20, 0, 0, 0, time.UTC) }

// writtenMeanwhile is the desk after a response was typed that someone else changed too before it was saved.
func writtenMeanwhile(t *testing.T) (l *lab, field *text.Field) {
	t.Helper()
	l = open(t, training)
	field = uitest.Within[*text.Field](l.Row("Response"))[0]
	l.Type(field, "as it was")
	if got := l.answer(training).Response; got != "as it was" {
		t.Fatalf("stored %q", got)
	}
	l.Window().Canvas().Focus(field)
	test.Type(field, "Mine: ")
	other := l.b.WithClock(evening{}) // another desk on the same workspace
	uitest.Must(t)(other.ChangeAnswer(t.Context(), "a", training, func(a *assessments.Answer) {
		a.Response, a.ResponseFrom = "theirs", "Bo"
	}))
	l.Window().Canvas().Unfocus()
	l.Advance(0)
	if got := l.answer(training); got.Response != "theirs" || field.Text == "theirs" ||
		!l.Sees("“theirs”", "Save mine", "Take the other") {
		t.Fatalf("stored %q, in the field %q; on screen: %s", got.Response, field.Text, l.Words())
	}
	return l, field
}

func TestATextThatWasChangedMeanwhileIsShownBesideMineAndMineIsSaved(t *testing.T) {
	l, field := writtenMeanwhile(t)
	mine := field.Text
	l.Tap("Save mine")
	if got := l.answer(training); got.Response != mine || got.ResponseFrom != "Bo" ||
		l.Sees("Take the other") || len(l.Drafts().Refused()) > 0 {
		t.Errorf("stored %q of %q instead of %q; %s", got.Response, got.ResponseFrom, mine, l.Words())
	}
}

func TestATextThatWasChangedMeanwhileIsShownBesideMineAndTheOtherIsTaken(t *testing.T) {
	l, field := writtenMeanwhile(t)
	l.Tap("Take the other")
	if got := l.answer(training).Response; got != "theirs" || field.Text != "theirs" ||
		l.Sees("Take the other") || len(l.Drafts().Refused()) > 0 {
		t.Errorf("stored %q, in the field %q; %s", got, field.Text, l.Words())
	}
	l.Type(field, "and on")
	if got := l.answer(training).Response; got != "and on" {
		t.Errorf("afterwards %q is stored", got)
	}
}
