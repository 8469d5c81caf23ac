package pdf

import (
	"encoding/json"
	"strings"
	"testing"

	"countersign/assessments"
)

// sheetsOf makes pages of any words: each line of them is a printed line, a form feed begins the next
// page, and five bytes say where a line stands and how it is printed.
func sheetsOf(words string, places []byte) []sheet {
	var sheets []sheet
	for i, page := range strings.Split(words, "\f") {
		s := sheet{number: i + 1, height: 842}
		for _, text := range strings.Split(page, "\n") {
			if text = strings.Trim(text, " \r\t\u00a0"); text == "" {
				continue
			}
			at := [5]byte{}
			places = places[copy(at[:], places):]
			l := line{
				text: text, page: s.number, x0: float64(at[0]) * 3, y: float64(at[2]) * 4,
				bold: at[3]&1 != 0, broken: at[3]&2 != 0 && strings.HasSuffix(text, "-"),
			}
			if l.x1 = l.x0 + float64(at[1])*3; at[3]&4 != 0 && !l.bold {
				l.lead = int(at[4]) % (len(text) + 1)
			}
			s.lines = append(s.lines, l)
		}
		sheets = append(sheets, s)
	}
	return sheets
}

// FuzzCompose makes a text of any lines at any places: running headers, divided words, paragraphs
// across pages.
func FuzzCompose(f *testing.F) {
	f.Add("Header\n1. Fees\nThey are due in accor-\ndance with it,\nPage 1\fHeader\nand so on.\n2. Term\nPage 2\fHeader\n• a point\n- 3 -",
		[]byte{
			20, 60, 205, 0, 0, 20, 20, 180, 1, 0, 20, 100, 176, 0, 0, 20, 100, 173, 0, 0, 90, 5, 8, 0, 0,
			20, 60, 205,
		})
	f.Add("Fees. They are due\n(i) now\n(ii) later\nSCHEDULE 1\n....... 7\nTitle ........ 12",
		[]byte{20, 100, 180, 4, 5, 30, 50, 176, 2, 0})
	f.Add("é-\nx\n-\n\xff-\nX\f\f\n-\nco-\noperate co-operate",
		[]byte{1, 2, 3, 7, 200, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255})
	f.Fuzz(func(t *testing.T, words string, places []byte) {
		if len(words) > 8<<10 {
			t.Skip()
		}
		words = strings.ToValidUTF8(words, "?") // as what PDFium gives is decoded
		text, err := compose(sheetsOf(words, places))
		if err != nil {
			t.Fatal(err)
		}
		last := 0
		for _, p := range text.Paragraphs {
			if p.Start < last || p.End <= p.Start || p.Page < 1 || p.Page > text.Pages ||
				text.Slice(p.Start, p.End) == "" {
				t.Fatalf("paragraph %d to %d on page %d after %d", p.Start, p.End, p.Page, last)
			}
			last = p.End
		}
		again, err := compose(sheetsOf(words, places))
		if err != nil || !same(t, text, again) {
			t.Error("the same lines make another text")
		}
	})
}

func same(t *testing.T, a, b assessments.Text) bool {
	t.Helper()
	x, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	y, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	return string(x) == string(y)
}
