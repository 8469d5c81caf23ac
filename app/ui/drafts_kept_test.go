package ui_test

import (
	"slices"
	"strings"
	"testing"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/assessments"
)

// keptBy hears what would outlive the program.
func keptBy(d *ui.Drafts) *[]string {
	kept := &[]string{}
	d.Keeping(func(list []ui.KeptDraft) {
		*kept = nil
		for _, k := range list {
			*kept = append(*kept, k.Key+"="+k.Text)
		}
	})
	return kept
}

func TestWhatWaitsIsKeptUntilItIsSavedOrThrownAway(t *testing.T) {
	d := newDesk()
	kept := keptBy(d.Drafts)
	d.Type(ui.Place{Key: "note"})
	d.Hold(ui.Place{Key: "note"}, "A note that no one")
	d.Hold(ui.Place{Key: "note"}, "A note that no one filed")
	if !slices.Equal(*kept, []string{"note=A note that no one filed"}) {
		t.Errorf("held: %q", *kept)
	}
	d.commit("note", "A note that no one filed.")
	d.arrive()
	if len(*kept) != 0 || len(d.saved) != 1 {
		t.Errorf("saved: %q is kept, %q saved", *kept, d.saved)
	}
	d.refuse = full
	d.commit("why", "because")
	d.arrive()
	if !slices.Equal(*kept, []string{"why=because"}) {
		t.Errorf("refused: %q", *kept)
	}
	d.Drop("why")
	if len(*kept) != 0 {
		t.Errorf("thrown away: %q", *kept)
	}
	d.Type(ui.Place{Key: "note"})
	d.Hold(ui.Place{Key: "note"}, "x")
	d.Calm("note")
	if len(*kept) != 0 {
		t.Errorf("undone: %q", *kept)
	}
}

func TestWhatWasTypedWhenTheProgramStoppedIsOfferedAndNotSent(t *testing.T) {
	d := newDesk()
	kept := keptBy(d.Drafts)
	d.Restore([]ui.KeptDraft{{Key: "note", Title: "Note, Training", Text: "Our walk-away is 5 %."}})
	if got := d.refused(); !slices.Equal(got, []string{"note=Our walk-away is 5 %."}) {
		t.Errorf("offered: %q", got)
	}
	d.Retry()
	if d.arrive(); len(d.saved) != 0 || len(d.Refused()) != 1 {
		t.Errorf("sent unasked: %q", d.saved)
	}
	d.Restore([]ui.KeptDraft{{Key: "note", Text: "older"}, {Key: "why"}, {Text: "of no place"}})
	if got := d.refused(); !slices.Equal(got, []string{"note=Our walk-away is 5 %."}) {
		t.Errorf("offered again: %q", got)
	}
	d.Drop("note")
	if len(*kept) != 0 {
		t.Errorf("thrown away: %q", *kept)
	}
}

func TestATextTypedWhenTheProgramStoppedIsSavedOnlyWhereItIsSaid(t *testing.T) {
	for _, tap := range []string{"Save it", "Throw it away", "Ctrl+Enter"} {
		p := newOnePage(t, 3, trimmed)
		p.stored = "before"
		p.host.Window().Canvas().Unfocus()
		p.host.Drafts().Restore([]ui.KeptDraft{{Key: "why", Title: "Why", Text: "typed and lost"}})
		p.Load()
		if p.text.Field.Text != "typed and lost" || p.stored != "before" {
			t.Errorf("shown %q, stored %q", p.text.Field.Text, p.stored)
		}
		for _, b := range uitest.Find[*widgets.Button](p.host) {
			if b.Text() == tap {
				b.Tapped(nil)
			}
		}
		if tap == "Ctrl+Enter" {
			p.text.Field.OnSubmitted("")
		}
		want := "typed and lost"
		if tap == "Throw it away" {
			want = "before"
		}
		if p.stored != want || p.text.Field.Text != want || len(p.host.Drafts().Refused()) != 0 {
			t.Errorf("%s: stored %q, shown %q", tap, p.stored, p.text.Field.Text)
		}
	}
}

// TestTypingWithoutAPauseIsKept types a long text, of which nothing is committed as long as no key is
// missing.
func TestTypingWithoutAPauseIsKept(t *testing.T) {
	p := newOnePage(t, 3, trimmed)
	p.text.Field.Hold = func() bool { return true }
	kept := keptBy(p.host.Drafts())
	const words = "The vendor may change these terms at any time and need not tell anyone. "
	for _, r := range strings.Repeat(words, 4) {
		p.text.Field.TypedRune(r)
	}
	if len(*kept) != 1 || len((*kept)[0]) < 3*len(words) || p.stored != "" {
		t.Errorf("kept %q, stored %q", *kept, p.stored)
	}
}

// TestTextStaysWithTheOneWhoTypedIt has one person's text refused, and another one act.
func TestTextStaysWithTheOneWhoTypedIt(t *testing.T) {
	d := newDesk()
	var kept []ui.KeptDraft
	d.Keeping(func(list []ui.KeptDraft) { kept = list })
	d.ActAs(carla)
	d.refuse = full
	d.commit("why", "because")
	d.arrive()
	d.ActAs(piet)
	if got, ok := d.Of("why"); ok || len(d.Refused()) != 0 {
		t.Errorf("another one finds %q", got.Text)
	}
	d.commit("why", "although")
	d.arrive()
	if len(kept) != 2 || kept[0].By != carla || kept[1].By != piet {
		t.Errorf("kept: %+v", kept)
	}
	d.Clear()
	if len(kept) != 1 || kept[0].Text != "because" {
		t.Errorf("one person threw theirs away, and %+v is kept", kept)
	}
	d.refuse = nil
	d.Retry()
	if d.arrive(); len(d.saved) != 1 || d.by[0] != carla {
		t.Errorf("saved %q by %v", d.saved, d.by)
	}
}

func TestTextKeptForAnotherIsOfferedOnceThatOneActs(t *testing.T) {
	d := newDesk()
	d.ActAs(piet)
	kept := keptBy(d.Drafts)
	d.Restore([]ui.KeptDraft{{Key: "why", Text: "because", By: carla}, {Key: "note", Text: "before persons"}})
	if got := d.refused(); !slices.Equal(got, []string{"note=before persons"}) {
		t.Errorf("Piet is offered %q", got)
	}
	d.Drop("note")
	if !slices.Equal(*kept, []string{"why=because"}) {
		t.Errorf("kept: %q", *kept)
	}
	d.ActAs(carla)
	if got := d.refused(); !slices.Equal(got, []string{"why=because"}) {
		t.Errorf("Carla is offered %q", got)
	}
}

func TestTextTypedBeforeAnyoneIsNamedIsTheirsWhoIsNamed(t *testing.T) {
	d := newDesk()
	d.refuse = full
	d.commit("why", "because")
	d.arrive()
	d.ActAs(carla)
	if got := d.refused(); !slices.Equal(got, []string{"why=because"}) {
		t.Errorf("Carla is offered %q", got)
	}
	if d.ActAs(piet); len(d.refused()) != 0 {
		t.Errorf("Piet is offered %q", d.refused())
	}
}

// TestATextThatCannotBeReadIsNoFaultOfTheProgram: what is listed as not saved says what is wrong with it.
func TestATextThatCannotBeReadIsNoFaultOfTheProgram(t *testing.T) {
	p := newOnePage(t, 1, func(s string) (string, error) {
		_, err := assessments.ParseDate(s)
		return s, err
	})
	for _, r := range "31.12.2026" {
		p.text.Field.TypedRune(r)
	}
	p.text.Field.Flush()
	refused := p.host.Drafts().Refused()
	if len(refused) != 1 || assessments.KindOf(refused[0].Why) != assessments.Refused ||
		!strings.Contains(refused[0].Why.Error(), "is not a date") {
		t.Errorf("refused: %+v", refused)
	}
}
