package ui_test

import (
	"context"
	"slices"
	"testing"

	"countersign/app/ui"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// desk is a workspace that takes or refuses texts when it is told to.
type desk struct {
	*ui.Drafts
	waiting []func()
	refuse  error
	saved   []string
	by      []assessments.Actor
}

func newDesk() *desk {
	d := &desk{}
	d.Drafts = ui.NewDrafts(func(intent ui.Intent, done func(error)) {
		d.waiting = append(d.waiting, func() {
			_, err := intent(context.Background())
			done(err)
		})
	}, func() {})
	return d
}

func (d *desk) intent(text string) ui.Intent {
	return func(ctx context.Context) (assessments.Event, error) {
		if d.refuse == nil {
			by, _ := workbench.ActorIn(ctx)
			d.saved, d.by = append(d.saved, text), append(d.by, by)
		}
		return assessments.Event{}, d.refuse
	}
}

func (d *desk) commit(key, text string) { d.Commit(ui.Place{Key: key}, text, d.intent(text), nil) }

// arrive lets everything sent arrive, also what is sent in the meantime.
func (d *desk) arrive() {
	for len(d.waiting) > 0 {
		next := d.waiting[0]
		d.waiting = d.waiting[1:]
		next()
	}
}

func (d *desk) refused() []string {
	var out []string
	for _, one := range d.Refused() {
		out = append(out, one.Key+"="+one.Text)
	}
	return out
}

var full = assessments.Errorf(assessments.Machine, "The disk is full.")

func TestATextIsBusyUntilItIsSaved(t *testing.T) {
	d := newDesk()
	d.Type(ui.Place{Key: "a"})
	if !d.Busy() {
		t.Error("typing is not busy")
	}
	d.commit("a", "one")
	if got, ok := d.Of("a"); !ok || got.Text != "one" || !d.Busy() {
		t.Errorf("on its way it is %+v", got)
	}
	d.arrive()
	if _, ok := d.Of("a"); ok || d.Busy() || !slices.Equal(d.saved, []string{"one"}) {
		t.Errorf("saved %v, still there: %v", d.saved, ok)
	}
}

func TestWhatWasTypedAndTakenBackIsNoDraft(t *testing.T) {
	d := newDesk()
	d.Type(ui.Place{Key: "a"})
	d.Calm("a")
	if _, ok := d.Of("a"); ok || d.Busy() {
		t.Error("nothing differs, and yet it is busy")
	}
	d.commit("a", "one")
	d.Type(ui.Place{Key: "a"})
	d.Calm("a") // back to what is on its way
	if !d.Busy() {
		t.Error("a text on its way was forgotten")
	}
}

func TestARefusedTextStaysUntilItIsSavedOrThrownAway(t *testing.T) {
	d := newDesk()
	d.refuse = full
	d.commit("a", "one")
	d.commit("b", "two")
	d.arrive()
	if got := d.refused(); !slices.Equal(got, []string{"a=one", "b=two"}) || d.Busy() {
		t.Fatalf("refused %v, busy %v", got, d.Busy())
	}
	d.Retry()
	d.arrive()
	if len(d.Refused()) != 2 {
		t.Error("a text refused again is gone")
	}
	d.Drop("b")
	d.refuse = nil
	d.Retry()
	d.arrive()
	if len(d.Refused()) != 0 || !slices.Equal(d.saved, []string{"one"}) {
		t.Errorf("saved %v, refused %v", d.saved, d.refused())
	}
}

func TestOnceTheDiskHasRoomAgainAllTextsFollowTheFirstThatIsSaved(t *testing.T) {
	d := newDesk()
	d.refuse = full
	d.commit("a", "one")
	d.commit("b", "two")
	d.arrive()
	wrong := assessments.Errorf(assessments.Refused, "Not a day.")
	d.Refuse(ui.Place{Key: "due"}, "tomorrow", wrong)
	d.refuse = nil
	d.commit("c", "three")
	d.arrive()
	if got := d.refused(); !slices.Equal(got, []string{"due=tomorrow"}) ||
		!slices.Equal(d.saved, []string{"three", "one", "two"}) {
		t.Errorf("saved %v, refused %v", d.saved, got)
	}
}

func TestALaterTextOvertakesWhatAnEarlierOneHears(t *testing.T) {
	d := newDesk()
	d.refuse = full
	d.commit("a", "one")
	d.commit("a", "two")
	first := d.waiting[0]
	first()
	if len(d.Refused()) != 0 || !d.Busy() {
		t.Errorf("the first one's refusal is taken for the second's: %v", d.refused())
	}
	d.refuse = nil
	d.waiting = d.waiting[1:]
	d.arrive()
	if len(d.Refused()) != 0 || d.Busy() {
		t.Errorf("refused %v, busy %v", d.refused(), d.Busy())
	}
}

func TestTypingOnARefusedTextIsKeptWhenTheEarlierAttemptIsAnswered(t *testing.T) {
	d := newDesk()
	d.commit("a", "one")
	d.Type(ui.Place{Key: "a"})
	d.arrive()
	if _, ok := d.Of("a"); !ok || !d.Busy() {
		t.Error("what is being typed was forgotten when the text before it was saved")
	}
}

// TestTextsOfPurgedRecordsAreForgotten: of the record purged, and of no other whose id begins the same.
func TestTextsOfPurgedRecordsAreForgotten(t *testing.T) {
	d := newDesk()
	kept := keptBy(d.Drafts)
	answered := false
	d.Commit(ui.Place{Key: "note/n1/body"}, "on its way", d.intent("on its way"), func(error) {
		answered = true
	})
	for key, of := range map[string]string{
		"note/n10/body": "", "note/on1/body": "", "new note": "n1",
		"other": "n10",
	} {
		d.Type(ui.Place{Key: key, Of: of})
		d.Hold(ui.Place{Key: key, Of: of}, "typed")
	}
	d.refuse = full
	d.Purged([]string{"n1"})
	d.arrive()
	if slices.Sort(*kept); answered ||
		!slices.Equal(*kept, []string{"note/n10/body=typed", "note/on1/body=typed", "other=typed"}) {
		t.Errorf("kept %q; what was on its way was answered: %v", *kept, answered)
	}
}
