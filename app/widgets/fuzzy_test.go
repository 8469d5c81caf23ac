package widgets

import (
	"strings"
	"testing"
)

func titles(items []PaletteItem) string {
	var out []string
	for _, it := range items {
		out = append(out, it.Title)
	}
	return strings.Join(out, ", ")
}

func TestThePaletteRanksBeginningsBeforeInsidesBeforeLetters(t *testing.T) {
	items := []PaletteItem{
		{ID: "1", Title: "Lumen Chat Enterprise", Detail: "Lumen AI"},
		{ID: "2", Title: "Chat settings"},
		{ID: "3", Title: "Open the chart", Words: "diagram"},
		{ID: "4", Title: "Harbor CRM Copilot", Detail: "Harbor Software"},
		{ID: "5", Title: "Journal"},
	}
	for query, want := range map[string]string{
		"chat":     "Chat settings, Lumen Chat Enterprise",
		"lumcha":   "Lumen Chat Enterprise",
		"lce":      "Lumen Chat Enterprise",
		"harbor s": "Harbor CRM Copilot",
		"diagram":  "Open the chart",
		"chat lum": "Lumen Chat Enterprise",
		"zzz":      "",
	} {
		if got := titles(rankPalette(items, query, 10)); got != want {
			t.Errorf("%q: %s; want %s", query, got, want)
		}
	}
	if got := rankPalette(items, "  ", 3); len(got) != 3 || got[0].ID != "1" {
		t.Errorf("an empty query gives %v", titles(got))
	}
}

func TestLettersScatteredOverATextAreNotAnAnswer(t *testing.T) {
	if s := fuzzy("pqx", "a paragraph about quite a number of things, explained"); s != 0 {
		t.Errorf("score %d", s)
	}
}
