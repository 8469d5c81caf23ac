package theme

// Pair is text on a ground: two roles whose contrast is asserted by a test.
type Pair struct{ Ink, Ground Role }

// Pairs lists every combination of ink and ground the widgets use.
func Pairs() []Pair {
	var pairs []Pair
	pages := []Role{Surface, Panel, Raised, Hover, Selected}
	for _, ground := range pages {
		for _, ink := range []Role{Text, Muted, Accent} {
			pairs = append(pairs, Pair{ink, ground})
		}
		for _, tone := range Tones() {
			pairs = append(pairs, Pair{tone.Ink(), ground})
		}
	}
	for _, tone := range Tones() {
		pairs = append(pairs, Pair{tone.Ink(), tone.Ground()}, Pair{Text, tone.Ground()})
	}
	return append(pairs,
		Pair{OnAccent, Accent},
		Pair{Text, Marked},
		Pair{Muted, Marked},
		Pair{Text, SelectedText},
		Pair{ProviderInk, ProviderGround},
		Pair{CustomerInk, CustomerGround},
	)
}

// Mode returns the mode the theme was made with.
func (t *Theme) Mode() Mode { return t.mode }
