package pdf

import (
	"strings"
	"testing"

	"countersign/assets"
)

func TestAFontThatCannotBeEmbeddedIsRefusedByName(t *testing.T) {
	good := assets.Font(assets.Regular)
	for name, font := range map[string][]byte{
		"empty": nil, "a collection": append([]byte("ttcf"), good[4:]...),
		"PostScript outlines": append([]byte("OTTO"), good[4:]...),
		"broken off":          good[:1000], "no tables": good[:12],
	} {
		if _, err := New(Params{Regular: good, Bold: font, Italic: good, Mono: good}); err == nil ||
			!strings.Contains(err.Error(), "the bold font of reports") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAFaceCoversWhatItHasAGlyphFor(t *testing.T) {
	w, err := New(Params{
		Regular: assets.Font(assets.Regular), Bold: assets.Font(assets.Bold),
		Italic: assets.Font(assets.Italic), Mono: assets.Font(assets.Mono),
	})
	if err != nil {
		t.Fatal(err)
	}
	f := &fonts{faces: w.faces}
	for r, want := range map[rune]bool{
		'A': true, 'ß': true, 'Ж': true, '語': false, 0x1F600: false, -1: false,
		0xFFFF: false,
	} {
		if got := f.covers(regular, r); got != want {
			t.Errorf("%U: %v", r, got)
		}
	}
	if f.covers(regular, '√') || !f.covers(mono, '√') {
		t.Error("the sign for a root is in the wrong face")
	}
}
