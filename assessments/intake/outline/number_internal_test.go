package outline

import "testing"

func TestLetterFormCountsOnAfterZ(t *testing.T) {
	for letters, want := range map[string]int{
		"a": 1, "b": 2, "z": 26, "A": 1, "Z": 26, "aa": 27, "bb": 28,
		"cc": 29, "zz": 52,
	} {
		n, ok := letterForm(letters, len(letters), true)
		if !ok || n.ordinal != want || n.token != "("+letters+")" {
			t.Errorf("(%s) is number %d, %v; want %d", letters, n.ordinal, ok, want)
		}
	}
	for _, letters := range []string{"ab", "abc", "aaa"} {
		if n, ok := letterForm(letters, len(letters), true); ok {
			t.Errorf("(%s) counts as number %d", letters, n.ordinal)
		}
	}
	for letters, want := range map[string]int{"ii": 2, "iv": 4, "xii": 12} {
		if n, ok := letterForm(letters, len(letters), true); !ok || n.ordinal != want ||
			n.style != styleLowerRoman {
			t.Errorf("(%s) is number %d of style %s, %v; want the Roman %d", letters, n.ordinal, n.style, ok,
				want)
		}
	}
}
