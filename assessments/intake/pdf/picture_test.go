package pdf

import (
	"slices"
	"strings"
	"testing"
)

func TestPicturesAreToldApart(t *testing.T) {
	at := func(left, bottom, width, height float64) image {
		return image{box{left, bottom, left + width, bottom + height}, 10}
	}
	strips, letters := []image{}, []image{}
	for i := range 40 {
		strips = append(strips, at(100, 700-float64(i)*3, 300, 3))
		letters = append(letters, at(100+float64(i)*12, 500, 7, 10))
	}
	strips[7], strips[31] = strips[31], strips[7] // in whatever order they are drawn
	for name, c := range map[string]struct {
		images []image
		want   []picture
	}{
		"none":              {nil, nil},
		"a table of prices": {[]image{at(60, 300, 200.4, 90)}, []picture{{60, 300, 260, 390, 10}}},
		"an icon":           {[]image{at(60, 300, 24, 24)}, nil},
		"a line":            {[]image{at(60, 300, 400, 2)}, nil},
		"strips":            {strips, []picture{{100, 583, 400, 703, 400}}},
		"small letters":     {letters, nil},
		"two": {
			[]image{at(0, 0, 50, 50), at(0, 53, 50, 50)},
			[]picture{{0, 0, 50, 50, 10}, {0, 53, 50, 103, 10}},
		},
		"one within": {[]image{at(0, 0, 50, 50), at(10, 10, 20, 20)}, []picture{{0, 0, 50, 50, 20}}},
	} {
		if got := (drawn{images: c.images}).apart(); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestAPageWhoseTextHasNoCharactersIsUnreadable(t *testing.T) {
	for _, c := range []struct {
		texts, told int
		want        bool
	}{{59, 0, false}, {60, 29, true}, {60, 30, false}, {1500, 28, true}, {1500, 3000, false}} {
		lines := []line{{text: strings.Repeat("a ", c.told)}}
		if got := (drawn{texts: c.texts}).unmapped(lines); got != c.want {
			t.Errorf("%d pieces, %d characters: %v", c.texts, c.told, got)
		}
	}
}
