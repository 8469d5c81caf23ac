package pack_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// differences lists in what a document of JSON differs from another, in the order of the document: a line
// for each part that it has less (−), more (+), or otherwise (~), with the path to it. Of a part that it has
// less only the beginning is shown: the other document has it in full.
func differences(path string, from, to any) []string {
	switch from := from.(type) {
	case map[string]any:
		if to, ok := to.(map[string]any); ok {
			return differentFields(path, from, to)
		}
	case []any:
		if to, ok := to.([]any); ok {
			return differentElements(path, from, to)
		}
	}
	if encoded(from) == encoded(to) {
		return nil
	}
	return []string{fmt.Sprintf("~ %s: %s → %s", path, encoded(from), encoded(to))}
}

func differentFields(path string, from, to map[string]any) (out []string) {
	names := maps.Clone(from)
	maps.Copy(names, to)
	for _, name := range slices.Sorted(maps.Keys(names)) {
		at := path + "/" + name
		was, had := from[name]
		is, has := to[name]
		switch {
		case !has:
			out = append(out, less(at, was))
		case !had:
			out = append(out, more(at, is))
		default:
			out = append(out, differences(at, was, is)...)
		}
	}
	return out
}

// differentElements aligns two lists by their longest common part. What is between is paired where it has
// the same name.
func differentElements(path string, from, to []any) (out []string) {
	i, j := 0, 0
	flush := func(nextI, nextJ int) {
		for ; i < nextI; i++ {
			name := nameOf(from[i])
			same := slices.IndexFunc(to[j:nextJ], func(other any) bool {
				return name != "" && nameOf(other) == name
			})
			if same < 0 {
				out = append(out, less(named(path, from[i]), from[i]))
				continue
			}
			for ; same > 0; same-- {
				out = append(out, more(path, to[j]))
				j++
			}
			out = append(out, differences(named(path, from[i]), from[i], to[j])...)
			j++
		}
		for ; j < nextJ; j++ {
			out = append(out, more(path, to[j]))
		}
	}
	for _, pair := range common(from, to) {
		flush(pair[0], pair[1])
		i, j = pair[0]+1, pair[1]+1
	}
	flush(len(from), len(to))
	return out
}

// common is the longest list of pairs of equal elements that are in the same order in both lists.
func common(from, to []any) (pairs [][2]int) {
	a, b := encodedEach(from), encodedEach(to)
	best := make([][]int, len(a)+1)
	best[len(a)] = make([]int, len(b)+1)
	for i := len(a) - 1; i >= 0; i-- {
		best[i] = make([]int, len(b)+1)
		for j := len(b) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if a[i] == b[j] {
				best[i][j] = best[i+1][j+1] + 1
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			pairs = append(pairs, [2]int{i, j})
			i, j = i+1, j+1
		case best[i+1][j] >= best[i][j+1]:
			i++
		default:
			j++
		}
	}
	return pairs
}

func encodedEach(list []any) []string {
	out := make([]string, len(list))
	for i, one := range list {
		out[i] = encoded(one)
	}
	return out
}

// nameOf is what an element of a list is called in a path: by its own name, or by its first cell; "" if it
// has none.
func nameOf(element any) string {
	fields, _ := element.(map[string]any)
	for _, by := range []string{"id", "title", "label", "name"} {
		if s, ok := fields[by].(string); ok && s != "" {
			return s
		}
	}
	cells, _ := fields["cells"].([]any)
	if len(cells) == 0 {
		cells, _ = element.([]any)
	}
	if len(cells) == 0 {
		return ""
	}
	switch first := cells[0].(type) {
	case string:
		return first
	case map[string]any:
		s, _ := first["text"].(string)
		return s
	}
	return ""
}

// named is the path to an element of the list at a path.
func named(path string, element any) string {
	if name := nameOf(element); name != "" {
		return path + "[" + name + "]"
	}
	return path
}

func less(path string, part any) string {
	const shown = 60
	text := []rune(encoded(part))
	if len(text) > shown {
		text = append(text[:shown], '…')
	}
	return fmt.Sprintf("− %s: %s", path, string(text))
}

func more(path string, part any) string { return fmt.Sprintf("+ %s: %s", path, encoded(part)) }

// encoded is a part as one line of JSON.
func encoded(part any) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(part) // it was decoded from JSON
	return strings.TrimSuffix(b.String(), "\n")
}

func TestDifferencesNameEachPart(t *testing.T) {
	var from, to any
	for text, into := range map[string]*any{
		`{"a": [1, {"id": "x", "v": 1}, {"id": "y"}, "z"], "gone": "g", "same": [1]}`:    &from,
		`{"a": [{"id": "n"}, {"id": "x", "v": 2}, "z", "new"], "more": {}, "same": [1]}`: &to,
	} {
		if err := json.Unmarshal([]byte(text), into); err != nil {
			t.Fatal(err)
		}
	}
	want := []string{
		`− /a: 1`, `+ /a: {"id":"n"}`, `~ /a[x]/v: 1 → 2`, `− /a[y]: {"id":"y"}`, `+ /a: "new"`,
		`− /gone: "g"`, `+ /more: {}`,
	}
	if got := differences("", from, to); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if got := differences("", from, from); got != nil {
		t.Errorf("a document differs from itself: %q", got)
	}
}
