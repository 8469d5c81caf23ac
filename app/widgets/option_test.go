package widgets

import (
	"testing"

	"countersign/app/widgets/internal/looktest"
)

func TestAnOptionIsGivenByTapAndByKey(t *testing.T) {
	given := 0
	o := NewOptionCard("An answer", "what it means", "1", true, func() { given++ })
	win := looktest.Light(t, o, 300, 80)
	o.Tapped(nil)
	win.Canvas().Focus(o)
	o.TypedRune('1') // the page's own key
	if given != 1 || !o.Chosen() || o.text.String() != "An answer" {
		t.Errorf("given %d times, chosen %v, %q", given, o.Chosen(), o.text.String())
	}
	if narrow, wide := o.HeightFor(220), o.HeightFor(600); narrow < wide {
		t.Errorf("narrow it is %v high, wide %v", narrow, wide)
	}
}
