package session

import (
	"errors"
	"slices"
	"testing"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/assessments"
)

// TestWhatACommandRecordsIsSaidOnce covers both orders in which a change and its words arrive, and who
// speaks of it.
func TestWhatACommandRecordsIsSaidOnce(t *testing.T) {
	words := Said{Text: "Exception requested: Training · Lumen", Place: ui.Route{Page: "decision", ID: "a"}}
	for name, tc := range map[string]struct {
		event   string
		err     error
		wordsOf string // the change whose words are read
		first   bool   // they are read before the change is reported
		own     bool   // the page says it itself, or it is a text saved while it is typed
		said    []string
	}{
		"read after":      {event: "e1", wordsOf: "e1", said: []string{"Recorded: " + words.Text}},
		"read before":     {event: "e1", wordsOf: "e1", first: true, said: []string{"Recorded: " + words.Text}},
		"of another":      {event: "e1", wordsOf: "e0"},
		"said already":    {event: "e1", wordsOf: "e1", own: true},
		"said and read":   {event: "e1", wordsOf: "e1", own: true, first: true},
		"nothing changed": {wordsOf: "e1"},
		"refused":         {event: "e1", err: errors.New("refused"), wordsOf: "e1"},
	} {
		var notes []string
		st := &Steps{
			host: uitest.NewHost(t), made: map[string][]ui.Route{},
			note: func(text string, leads func()) {
				if leads == nil {
					t.Errorf("%s: the note leads nowhere", name)
				}
				notes = append(notes, text)
			},
		}
		s := &Saving{
			work: &Work{schedule: &lateTimers{}, window: t.Context()},
			here: func() ui.Route { return ui.Route{} }, made: st.madeAt, recorded: st.recorded,
			status: func() {}, failed: func(error) {}, slow: map[*underWay]bool{},
		}
		read := func() {
			st.said = map[string]Said{tc.wordsOf: words}
			st.tell()
		}
		if tc.first {
			read()
		}
		s.hearing(ui.Route{}, func(error) {
			if tc.own {
				st.hush()
			}
		})(assessments.Event{ID: tc.event}, tc.err)
		read()
		read()
		if !slices.Equal(notes, tc.said) {
			t.Errorf("%s: said %q, want %q", name, notes, tc.said)
		}
	}
}
