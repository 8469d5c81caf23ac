package pack

import (
	"strings"
	"testing"
)

// TestWhatCannotBeReadIsSaidWithoutTheInsideOfTheProgram holds the words for JSON that is no assessment.json.
func TestWhatCannotBeReadIsSaidWithoutTheInsideOfTheProgram(t *testing.T) {
	for text, want := range map[string]string{
		`{"figures": {"total": {"score": 1e999}}}`:   "in “figures.total.score” it holds the number 1e999 where a whole number belongs",
		`{"figures": {"total": {"score": "all"}}}`:   "in “figures.total.score” it holds a text where a whole number belongs",
		`{"figures": {"total": {"scored": 1}}}`:      "in “figures.total.scored” it holds a number where true or false belongs",
		`{"as_of": {}}`:                              "in “as_of” it holds an object where a text belongs",
		`{"answers": {}}`:                            "in “answers” it holds an object where a list belongs",
		`{"items": true}`:                            "in “items” it holds true or false where a list belongs",
		`{"figures": ["a"]}`:                         "in “figures” it holds a list where an object belongs",
		`[1]`:                                        "as a whole it holds a list where an object belongs",
		`{"format": 2`:                               "",
		`{"format": x}`:                              "it breaks off or is damaged at byte 12",
		`{"format": 2} {}`:                           "at byte 15",
		`{"vendor": {"name": 1.5}}`:                  "1.5 is neither a text, a whole number, true or false, nor a list of texts",
		`{"vendor": {"name": 99999999999999999999}}`: "99999999999999999999 is neither a text",
		`{"vendor": {"name": null}}`:                 "null is neither a text",
		`{"vendor": {"tags": ["a", 1]}}`:             "it is a list of something else than texts",
		`{"vendor": 1}`:                              "a record is not an object of fields",
		`{"figures": {"total": {"score": 1` + strings.Repeat("0", 999) + `}}}`: "…",
	} {
		_, err := ReadRecord([]byte(text))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60s: %v, want %q", text, err, want)
			continue
		}
		for _, inside := range []string{"json", "Go ", "struct", "strconv", "unmarshal", "pack.", "int64"} {
			if strings.Contains(err.Error(), inside) {
				t.Errorf("%.60s shows the inside of the program: %v", text, err)
			}
		}
		if len(err.Error()) > 300 {
			t.Errorf("%.60s: %d bytes are said", text, len(err.Error()))
		}
	}
}
