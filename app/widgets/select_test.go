package widgets

import "testing"

func TestASelectRaisesWhatTheUserPicksAndNotWhatIsShown(t *testing.T) {
	var picked []int
	s := NewSelect([]string{"none", "low", "high"}, func(i int) { picked = append(picked, i) })
	light(t, s, 200, 40)
	s.Set(2)
	s.Set(7)
	s.Pick(7)
	if s.SelectedIndex() != 2 || len(picked) != 0 {
		t.Fatalf("shown %d, raised %v", s.SelectedIndex(), picked)
	}
	s.Pick(1)
	s.Pick(1)
	if len(picked) != 1 || picked[0] != 1 {
		t.Errorf("raised %v", picked)
	}
}

func TestAnOptionIsGivenByTapAndByKey(t *testing.T) {
	given := 0
	o := NewOptionCard("An answer", "what it means", "1", true, func() { given++ })
	win := light(t, o, 300, 80)
	o.Tapped(nil)
	win.Canvas().Focus(o)
	o.TypedRune('1') // the page's own key
	if given != 1 || !o.Chosen() || o.Text() != "An answer" {
		t.Errorf("given %d times, chosen %v, %q", given, o.Chosen(), o.Text())
	}
	if narrow, wide := o.HeightFor(220), o.HeightFor(600); narrow < wide {
		t.Errorf("narrow it is %v high, wide %v", narrow, wide)
	}
}
