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
	uitest.Change(t, other, assessments.NounAnswer, "a/"+training, func(r assessments.Record) {
		a := r.(*assessments.Answer)
		a.Response, a.ResponseFrom = "theirs", "Bo"
	})
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

func TestAVerdictGivenMeanwhileIsNotReplacedUnseen(t *testing.T) {
	l := open(t, training)
	other := l.b.WithClock(evening{})
	give := func(v assessments.Verdict) func(assessments.Record) {
		return func(r assessments.Record) { r.(*assessments.Answer).Verdict = v }
	}
	seen := l.answer(training)
	seen.ID, seen.AssessmentID, seen.ItemID = "a/"+training, "a", training
	uitest.Must(t)(other.ChangeSeen(t.Context(), give(assessments.NotMet), &seen))
	l.page.TakeRune('1')
	if errs := l.TakeErrors(); len(errs) != 1 || assessments.KindOf(errs[0]) != assessments.Conflict ||
		l.answer(training).Verdict != assessments.NotMet {
		t.Fatalf("%v; stored %q", errs, l.answer(training).Verdict)
	}
	l.page.TakeRune('1') // the page shows it now
	if got := l.answer(training).Verdict; got != assessments.Verdicts()[0] {
		t.Errorf("given once it was seen: %q", got)
	}
}

func TestANoteChangedMeanwhileIsShownBesideMine(t *testing.T) {
	l := open(t, training)
	l.as("Kim", "security")
	l.Type(l.field("New note"), "five percent")
	note := l.note()
	change := func(body string) {
		now := l.note()
		uitest.Must(t)(l.b.WithClock(evening{}).ChangeSeen(t.Context(), func(r assessments.Record) {
			r.(*assessments.Note).Body = body
		}, &now))
	}
	l.Tap("Edit")
	change("theirs")
	l.Type(l.field("Note"), "six percent")
	if got := l.note(); got.Body != "theirs" || !l.Sees("“theirs”", "Save mine") {
		t.Fatalf("stored %+v of %+v; %s", got, note, l.Words())
	}
	l.Tap("Save mine")
	if got := l.note(); got.Body != "six percent" {
		t.Errorf("stored %+v", got)
	}
}

// TestANoteChangedMeanwhileIsNotBinnedUnseen empties a note that says something else by now.
func TestANoteChangedMeanwhileIsNotBinnedUnseen(t *testing.T) {
	l := open(t, training)
	l.as("Kim", "security")
	l.Type(l.field("New note"), "five percent")
	note := l.note()
	l.Tap("Edit")
	uitest.Must(t)(l.b.WithClock(evening{}).ChangeSeen(t.Context(), func(r assessments.Record) {
		r.(*assessments.Note).Body = "theirs"
	}, &note))
	l.Type(l.field("Note"), "")
	if got := l.note(); got.Body != "theirs" || got.Binned != 0 || !l.Sees("“theirs”") {
		t.Errorf("stored %+v; %s", got, l.Words())
	}
}
