package ui

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// TextSpec describes a field whose text saves itself.
type TextSpec struct {
	Label string
	Hint  string  // under the field
	Lines int     // more than 1 for prose
	Most  int     // prose that begins with one line and grows to these; 0 is a field of Lines
	Width float32 // of the labels' column at 100 %; 0 is a row's own
	// Place says which text the field holds now; ok is false while nothing is selected.
	Place func() (p Place, ok bool)
	// Intent turns what was typed into the change that saves it. Called on the UI thread, so that it
	// may take from the page what belongs to the text; an error says what is wrong with the text as it
	// stands.
	Intent func(text string) (Intent, error)
	// Save is Intent for a field of a record that others may change in the meantime: seen is what the person
	// saw there before typing. Where the record no longer holds it, the intent fails with a
	// *assessments.Moved. One of the two is set.
	Save func(seen, text string) (Intent, error)
}

// textHost is what a text asks of the window.
type textHost interface {
	Drafts() *Drafts
	Fail(error)
}

// Text is a field with its label whose text saves itself into the workspace: one second after the last key,
// on leaving it and on closing. A text that is refused stays in the field, says why under it, and is found
// there again when its place is shown again.
type Text struct {
	Field *text.Field
	Row   *widgets.FormRow

	host textHost
	spec TextSpec
	at   Place // of the text being typed
	// sights are what the person saw in each place, and what this field sent there since: a field goes
	// from item to item.
	sights map[string]*sight
	own    ownText
}

// sight is what was stored in a place when it was shown last without a draft, and what was sent there since.
type sight struct {
	seen string
	sent []string
}

// ownText is a text that the field itself saved while it has the focus. What is stored may be written
// otherwise: a space at the end is cut off, a date has another form. That is shown once the field is
// left, and not under the fingers of the person who is typing.
type ownText struct {
	key, typed string
	stored     string
	known      bool // stored has been set
}

// NewText makes the field.
func NewText(host textHost, spec TextSpec) *Text {
	t := &Text{host: host, spec: spec, sights: map[string]*sight{}}
	if spec.Lines > 1 || spec.Most > 0 {
		t.Field = text.NewTextField(max(spec.Lines, 1), "", t.edited, t.commit)
		t.Field.Most = spec.Most
	} else {
		t.Field = text.NewField("", t.edited, t.commit)
	}
	t.Field.OnFocus = func(in bool) {
		if !in {
			t.Field.Flush()
			t.left()
		}
	}
	if h, ok := host.(interface{ Unnamed() bool }); ok {
		// who acts is asked when the field is left: a dialog would take the keys of what is typed
		t.Field.Hold = h.Unnamed
	}
	t.Field.OnSubmitted = func(string) { t.Submit() }
	t.Field.OnHold = func(text string) {
		if t.at.Key != "" {
			t.host.Drafts().Hold(t.at, text)
		}
	}
	t.Row = widgets.NewFormRow(spec.Label, t.Field, spec.Hint)
	if spec.Width > 0 {
		t.Row.LabelWidth(spec.Width)
	}
	return t
}

// Show brings the field in step with what is stored. A text on its way, refused or being typed there is shown
// instead of it.
func (t *Text) Show(stored string) {
	place, _ := t.spec.Place()
	t.sought(place)
	d, ok := t.host.Drafts().Of(place.Key)
	switch {
	case !ok && t.keeps(place, stored):
		t.own.stored, t.own.known = stored, true
		t.shown(place, stored)
	case !ok:
		t.own = ownText{}
		t.Field.Replace(stored)
		t.shown(place, stored)
	case d.typing && t.at.Key == place.Key: // under the user's fingers
	default:
		// a draft that was typed on another page
		if t.sights[place.Key] == nil || errors.Is(d.Why, errUnfinished) {
			t.sights[place.Key] = &sight{seen: stored}
		}
		t.Field.Replace(d.Text)
		t.say(d.Why)
	}
}

// sought gives the field the keyboard, once what runs now is done, if it is the one that a person went to.
func (t *Text) sought(place Place) {
	h, ok := t.host.(interface {
		Window() fyne.Window
		After(d Delay, fn func()) (cancel func())
	})
	if d := t.host.Drafts(); ok && d.sought != "" && d.sought == place.Key {
		d.sought = ""
		h.After(0, func() {
			h.Window().Canvas().Focus(t.Field)
			widgets.Reveal(t.Row) // with what can be done with the text, under it
		})
	}
}

// Submit commits what was typed, as its key does. A text that was being typed when the program stopped is
// saved as “Save it” does.
func (t *Text) Submit() {
	place, _ := t.spec.Place()
	if d, ok := t.host.Drafts().Of(place.Key); ok && !t.Field.Dirty() && errors.Is(d.Why, errUnfinished) {
		t.keepMine(place, t.sight(place).seen)
		return
	}
	t.Field.Flush()
}

// shown notes what the person sees now: nothing of this place is on its way.
func (t *Text) shown(place Place, stored string) {
	t.sights[place.Key] = &sight{seen: stored}
	t.say(nil)
}

// sight is what was seen in a place.
func (t *Text) sight(place Place) *sight {
	if t.sights[place.Key] == nil {
		t.sights[place.Key] = &sight{}
	}
	return t.sights[place.Key]
}

// keeps reports whether the field stays as it was typed, though what is stored may be written otherwise.
func (t *Text) keeps(place Place, stored string) bool {
	return t.Field.Focused() && t.own.key != "" && t.own.key == place.Key && t.Field.Text == t.own.typed &&
		(!t.own.known || t.own.stored == stored)
}

// left shows what is stored once the field is left.
func (t *Text) left() {
	own := t.own
	t.own = ownText{}
	if own.known && t.Field.Text == own.typed && !t.Field.Dirty() {
		t.Field.Replace(own.stored)
	}
}

// Place says which text the field holds now.
func (t *Text) Place() (Place, bool) { return t.spec.Place() }

func (t *Text) edited(differs bool) {
	if !differs {
		t.host.Drafts().Calm(t.at.Key)
		t.at = Place{}
		return
	}
	if t.at.Key == "" {
		t.at, _ = t.spec.Place()
	}
	if t.at.Key != "" {
		t.host.Drafts().Type(t.at)
	}
}

func (t *Text) commit(text string) {
	place := t.at
	t.at = Place{}
	if place.Key == "" {
		return
	}
	t.own = ownText{key: place.Key, typed: text}
	before, _ := t.host.Drafts().Of(place.Key)
	intent, err := t.intent(t.sight(place), text)
	if err != nil {
		if assessments.KindOf(err) == assessments.Machine { // what was typed cannot be read: no fault of the program
			err = assessments.Wrap(err, assessments.Refused, "%s", Sentence(reason(err)))
		}
		t.host.Drafts().Refuse(place, text, err)
		t.say(err)
		return
	}
	t.sight(place).sent = append(t.sight(place).sent, text)
	t.host.Drafts().Commit(place, text, intent, func(err error) { t.settled(place, before.Why, err) })
}

// intent saves a text where what was seen is still stored, or what this field itself sent there before.
func (t *Text) intent(at *sight, text string) (Intent, error) {
	if t.spec.Save == nil {
		return t.spec.Intent(text)
	}
	first, err := t.spec.Save(at.seen, text)
	if err != nil {
		return nil, err
	}
	own := map[string]Intent{}
	for _, sent := range at.sent {
		if own[strings.TrimSpace(sent)], err = t.spec.Save(sent, text); err != nil {
			return nil, err
		}
	}
	return func(ctx context.Context) (assessments.Event, error) {
		ev, err := first(ctx)
		var moved *assessments.Moved
		if errors.As(err, &moved) && len(moved.Fields) == 1 {
			if again := own[strings.TrimSpace(moved.Fields[0].Stored)]; again != nil {
				return again(ctx)
			}
		}
		return ev, err
	}, nil
}

// keepMine saves what was typed in place of what someone else wrote in the meantime, which the person has now
// seen.
func (t *Text) keepMine(place Place, stored string) {
	d, ok := t.host.Drafts().Of(place.Key)
	if now, _ := t.spec.Place(); !ok || now.Key != place.Key {
		return
	}
	t.sight(place).seen = stored
	t.at = place
	t.commit(d.Text)
}

// takeTheirs drops what was typed.
func (t *Text) takeTheirs(place Place, stored string) {
	if now, _ := t.spec.Place(); now.Key != place.Key {
		return
	}
	t.host.Drafts().Drop(place.Key)
	t.at, t.own = Place{}, ownText{}
	t.Field.Replace(stored)
	t.shown(place, stored)
}

// settled says under the field how the saving went. No dialog breaks into what is being typed there; only if
// the field is no longer on screen, the window reports it, once.
func (t *Text) settled(place Place, before, err error) {
	now, _ := t.spec.Place()
	if now.Key == place.Key {
		t.say(err)
	}
	again := before != nil && err != nil && before.Error() == err.Error()
	if err == nil || again || now.Key == place.Key {
		return
	}
	t.host.Fail(assessments.Wrap(err, assessments.KindOf(err),
		"“%s” is not saved yet: %s\n\nYour text stays in its field and is kept while this window is open. Save now (Ctrl+S) tries again.", place.Title, reason(err)))
}

func (t *Text) say(err error) {
	text := ""
	var moved *assessments.Moved
	if errors.As(err, &moved) && len(moved.Fields) == 1 {
		place, _ := t.spec.Place()
		t.offer(place, moved.Fields[0].Stored)
		return
	}
	if errors.Is(err, errUnfinished) {
		t.offerUnfinished()
		return
	}
	t.Row.Choose()
	if err != nil {
		text = "Not saved yet, kept here: " + reason(err)
	}
	if t.Row.Error() != text {
		t.Row.SetError(text)
	}
}

// offer shows what someone else wrote in the meantime under what was typed, and has the person choose.
func (t *Text) offer(place Place, stored string) {
	said := "Changed elsewhere while you typed. It says there now: “" + stored + "”"
	if stored == "" {
		said = "Emptied elsewhere while you typed."
	}
	t.Row.SetError(said)
	t.Row.Choose(widgets.NewLink("Save mine", func() { t.keepMine(place, stored) }),
		widgets.NewLink("Take the other", func() { t.takeTheirs(place, stored) }))
}

// offerUnfinished has the person choose what becomes of a text that was being typed when the program stopped.
func (t *Text) offerUnfinished() {
	place, _ := t.spec.Place()
	seen := t.sight(place).seen
	said := "It was being typed when the program stopped, and is not in the workspace."
	if seen != "" {
		said += " In the workspace it says: “" + seen + "”"
	}
	t.Row.SetError(said)
	t.Row.Choose(widgets.NewLink("Save it", func() { t.keepMine(place, seen) }),
		widgets.NewLink("Throw it away", func() { t.takeTheirs(place, seen) }))
}

// reason is an error as a sentence of a person, paths of the records left out.
func reason(err error) string {
	said := err.Error()
	if problems, ok := err.(assessments.Problems); ok {
		var lines []string
		for _, p := range problems {
			lines = append(lines, p.Message)
		}
		said = strings.Join(lines, "; ")
	}
	if said != "" && !strings.ContainsAny(said[len(said)-1:], ".!?") {
		said += "."
	}
	return said
}
